"""Names and role words of a sentence, as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.gazetteer import Gazetteer, Ref, Role, fold
from detente.resolver._who_tree import base, head_of
from detente.terms import Sentence, Token

__all__ = ["THINGS", "Hit", "RoleHit", "pieces_of", "scan_names", "scan_roles"]

_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "''", "`", "“", "”"})
# Joined with a hyphen before a name, these turn it into what the bearer is for, against, or not.
_STANCE = frozenset({"anti", "pro", "non", "post", "pre"})
# A lower-case word with which a name may begin.
_LOW_START = frozenset({"al", "el", "ul", "bin", "de", "von", "van", "der", "da", "dos", "du", "the"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM"})
# Nouns that the news uses in the plural only.
_PLURAL_AS_IS = {"medium": "media"}
# Proper names with such a head are no party, whatever names they contain.
THINGS = frozenset(
    """
    agreement accord accords convention conventions treaty protocol olympics olympic games game cup
    paper resolution declaration charter peninsula sea ocean gulf river mountain mountains street
    avenue square boulevard road airport airlines airways air times post herald tribune hotel
    stadium championship championships open prix festival prize award awards world war wars process
    plan crisis spring revolution canal strait straits desert island islands coast bridge tower
    embassy-row club fc united athletic league premiership derby tournament race marathon lakes lake
    bay port harbour harbor dam pipeline stream corridor valley heights hills book song film show
    day week year century memorial museum library theatre theater opera orchestra school express
    line belt road initiative conundrum principles criteria rules standard standards code codes act
    law laws constitution amendment doctrine syndrome
    """.split()
)
_DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower greater new republic state city
    province region
    the of government strip""".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer: tokens [start, end), the token that heads it, what it may stand for.

    ``whole`` says whether the tokens are covered whole; "US" of "US-led" in one token is not.
    """

    start: int
    end: int
    head: int
    refs: tuple[Ref, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role phrase: tokens [start, end) and the token that heads it."""

    start: int
    end: int
    head: int
    role: Role


def pieces_of(tokens: tuple[Token, ...]) -> tuple[list[str], list[int]]:
    """The folded words of a sentence, and for each the index of its token."""
    words: list[str] = []
    owners: list[int] = []
    for token in tokens:
        if token.text in _POSSESSIVE or token.rel == "punct":
            continue
        text = token.text
        if text[-2:] in {"'s", "’s"} and len(text) > 2:
            text = text[:-2]
        for word in fold(text).split():
            words.append(word)
            owners.append(token.index)
    return words, owners


def _may_start(token: Token, following: str | None) -> bool:
    text = token.text
    if text[0].isupper():
        return True
    if any(char.isupper() for char in text):
        return True
    return text.lower() in _LOW_START and following is not None and following[:1].isupper()


def _is_upper(sentence: Sentence, start: int, end: int) -> bool:
    letters = "".join(char for i in range(start, end) for char in sentence.tokens[i].text if char.isalpha())
    letters = letters[:-1] if letters.endswith("s") and len(letters) > 2 else letters
    return letters.isupper()


def _stance(sentence: Sentence, start: int) -> bool:
    """Whether the name is the second part of "anti-", "pro-" and the like."""
    token = sentence.tokens[start]
    first = fold(token.text).split(" ", 1)
    if len(first) > 1 and first[0] in _STANCE:
        return True
    if start < 1:
        return False
    before = sentence.tokens[start - 1]
    if before.text in {"-", "–"} and start >= 2:
        return fold(sentence.tokens[start - 2].text) in _STANCE
    return fold(before.text.rstrip("-")) in _STANCE and before.end >= token.start - 1


def _usable(sentence: Sentence, start: int, end: int, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The refs that the form of the words allows."""
    first, last = sentence.tokens[start], sentence.tokens[end - 1]
    hyphenated = end - start > 2 and sentence.tokens[end - 2].text == "-"
    if not (any(char.isupper() for char in last.text) or last.text[0].isdigit() or hyphenated):
        # "Arab world", "Jewish state": only where the words are no person's name.
        longer = end - start > 1 and first.text[0].isupper()
        refs = tuple(ref for ref in refs if ref.kind != "P") if longer else ()
    upper = _is_upper(sentence, start, end)
    kept = tuple(ref for ref in refs if upper or not ref.exact)
    if end - start == 1 and first.upos not in _NOMINAL:
        # "WHO" may be read as a pronoun; in a line of capitals it may be one.
        kept = () if sentence.text.isupper() else tuple(ref for ref in kept if ref.exact)
    if end - start == 1 and first.upos == "ADJ":
        kept = tuple(ref for ref in kept if ref.sense in {"d", "n"} and ref.kind != "P") or kept
    return kept


def _is_thing(sentence: Sentence, head: int) -> bool:
    """Whether the name only qualifies a proper name that is no party ("Paris Agreement")."""
    token = sentence.tokens[head]
    if base(token) not in {"compound", "amod", "nmod", "flat"} or token.head <= head:
        return False
    if base(token) == "nmod" and token.rel not in {"nmod:desc", "nmod:unmarked"}:
        return False
    above = sentence.tokens[token.head]
    while base(above) in {"compound", "flat"} and above.head > above.index:
        above = sentence.tokens[above.head]
    proper = above.upos == "PROPN" or above.text[0].isupper()
    return proper and above.text.lower() in THINGS


def _inside_other_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a longer place name holds the words ("South China Sea", "New Mexico")."""
    for name in sentence.names:
        if (
            name.label == "LOC"
            and name.start <= start
            and name.end >= end
            and name.end - name.start > end - start
        ):
            rest = [i for i in range(name.start, name.end) if not start <= i < end]
            return not all(sentence.tokens[i].text.lower() in _DIRECTIONS for i in rest)
    return False


def scan_names(sentence: Sentence, gazetteer: Gazetteer, barred: set[int]) -> Iterator[Hit]:
    """The longest names of the gazetteer, left to right, none overlapping.

    Tokens of names that are no party here ("Paris Agreement") are added to ``barred``.
    """
    tokens = sentence.tokens
    words, owners = pieces_of(tokens)
    at, total = 0, len(words)
    while at < total:
        token = tokens[owners[at]]
        following = tokens[token.index + 1].text if token.index + 1 < len(tokens) else None
        after = at + 1
        if following == "-" and token.index + 2 < len(tokens):
            following = tokens[token.index + 2].text
        if _may_start(token, following):
            hit, stop = _hit_at(sentence, gazetteer, words, owners, at)
            if hit is not None:
                yield hit
            elif stop > at + 1 or owners[stop - 1] != owners[at]:
                barred.update(owners[at:stop])
            after = max(after, stop)
        at = after


def _hit_at(
    sentence: Sentence, gazetteer: Gazetteer, words: list[str], owners: list[int], at: int
) -> tuple[Hit | None, int]:
    """The longest usable name at a word, and the word after it."""
    for stop, refs in gazetteer.names_at(words, at):
        start, end = owners[at], owners[stop - 1] + 1
        kept = _usable(sentence, start, end, refs)
        if not kept:
            continue
        whole = (at == 0 or owners[at - 1] != start) and (stop >= len(words) or owners[stop] != end - 1)
        head = head_of(sentence, start, end)
        if _stance(sentence, start) or _inside_other_place(sentence, start, end):
            return None, stop
        if _is_thing(sentence, head):
            return None, stop
        return Hit(start, end, head, kept, whole), stop
    return None, at + 1


def scan_roles(
    sentence: Sentence, gazetteer: Gazetteer, within: frozenset[int] = frozenset()
) -> Iterator[RoleHit]:
    """The role phrases, longest first at each word, none overlapping, none that begins in ``within``."""
    words: list[str] = []
    owners: list[int] = []
    for token in sentence.tokens:
        if token.rel == "punct" or token.text in _POSSESSIVE:
            continue
        nominal = token.upos in {"NOUN", "PROPN"}
        lemma = token.lemma if nominal and "-" not in token.text else token.text
        for word in fold(_PLURAL_AS_IS.get(lemma, lemma)).split():
            words.append(word)
            owners.append(token.index)
    table = gazetteer.roles
    at, total = 0, len(words)
    while at < total:
        role = table.at(words, at) if owners[at] not in within else None
        stop = at + 1
        if role is not None:
            stop = at + len(role.words)
            start, end = owners[at], owners[stop - 1] + 1
            head = head_of(sentence, start, end)
            if sentence.tokens[head].upos in {"NOUN", "PROPN"} and _whole(owners, at, stop):
                yield RoleHit(start, end, head, role)
            else:
                stop = at + 1
        at = stop


def _whole(owners: list[int], at: int, stop: int) -> bool:
    """Whether words [at, stop) cover their tokens whole."""
    before = at > 0 and owners[at - 1] == owners[at]
    after = stop < len(owners) and owners[stop] == owners[stop - 1]
    return not before and not after
