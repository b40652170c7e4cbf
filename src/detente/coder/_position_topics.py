"""What a position is about: the head of the topic, its words, its normal form."""

from collections.abc import Iterator, Mapping, Sequence

from detente.codebook.positions import PositionBook
from detente.coder import _lexicon as lexicon
from detente.coder._slots import Slots
from detente.coder._tree import Tree
from detente.terms import Mention, Token, Topic

__all__ = ["TopicFinder", "is_time_word"]

# Dependents that say something beside the topic.
_ASIDE = frozenset({"parataxis", "appos", "discourse", "vocative", "list", "orphan"})
_LEADING = frozenset({"mark", "case", "cc", "cc:preconj", "expl"})
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december today yesterday tomorrow week month year day night "
    "morning evening afternoon weekend".split()
)
_SPELLS = frozenset({"decade", "year", "month", "week", "day", "century"})
# Phrases and clauses by these set the scene of the telling.
_SCENE = frozenset(
    "during amid after before following despite since until while when as if unless because although "
    "though".split()
) | {"because of", "due to", "ahead of"}
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_QUOTES = frozenset({'"', "”", "“", "''", "``"})
_TRIMMED = frozenset({"PUNCT", "CCONJ", "ADP", "SCONJ", "PART", "ADV"})
# A party named by one of these is known by its code alone; "troops", "refugees" keep their word.
_PLAIN_KINDS = frozenset({"state", "organisation", "person", "institution", "unknown"})
_PARTNER = frozenset({"with", "against", "between", "of", "on", "over", "toward", "towards"})
_NAMED = frozenset({"state", "organisation", "institution"})
_ENDING = frozenset({"end", "stop", "cease", "halt"})
_MAX_DESCENT = 4


class TopicFinder:
    """Topics by the lists of a position book."""

    def __init__(self, book: PositionBook) -> None:
        self._book = book
        self._stopping: dict[str, list[tuple[str, ...]]] = {}
        for trigger in book.stopping_verbs:
            self._stopping.setdefault(trigger.lemma, []).append(trigger.words)

    def descend(self, slots: Slots, head: int) -> tuple[int, bool, tuple[int, ...]]:
        """The head of what it is really about, whether its ending is meant, and the heads passed.

        "the decision to resume exercises" is about resuming them; "stop the shelling" is about the
        shelling, whose end is meant.
        """
        stopped = False
        passed: list[int] = []
        for _ in range(_MAX_DESCENT):
            inner, stops = self._inner(slots, head)
            if inner is None or inner == head:
                break
            passed.append(head)
            head, stopped = inner, stopped != stops
        return head, stopped, tuple(passed)

    def stops(self, slots: Slots, verb: int) -> bool:
        """Whether a verb puts an end to its object."""
        lemma = slots.tree[verb].lemma.lower()
        if lemma == "withdraw":
            found = slots.fill(verb, "object")
            return any(slots.tree[i].lemma.lower() in self._book.withdrawn for i in found)
        hanging = {slots.tree[c].lemma.lower() for c in slots.tree.children[verb]}
        return any(hanging.issuperset(words) for words in self._stopping.get(lemma, ()))

    def _inner(self, slots: Slots, head: int) -> tuple[int | None, bool]:
        """What a head only leads to, None where it is itself the topic; and whether it ends that."""
        token = slots.tree[head]
        lemma = token.lemma.lower()
        if token.upos == "VERB" and self.stops(slots, head):
            found = _first_act(slots, head, ("object", "complement", "prep:from|of|with"))
            return (_ended(slots, head) if found is None else found), True
        if token.upos == "NOUN" and lemma in self._book.stopping_nouns:
            return _first_act(slots, head, ("prep:to|of|on|from",)), True
        if lemma in lexicon.COUNTING or lemma in _SPELLS:
            return _first_act(slots, head, ("prep:of",)), False
        if lemma in self._book.framing:
            slot = "prep:of|for|to|in" if token.upos == "NOUN" else "object"
            return _first_act(slots, head, ("complement", slot)), False
        return None, False

    def topic(
        self, tree: Tree, head: int, parties: Mapping[int, Mention], text: str, subject: bool = True
    ) -> Topic | None:
        """The topic that a token heads; None where nothing says what it is.

        Args:
            tree: The sentence.
            head: The token.
            parties: The sentence's mentions by their heads.
            text: The article's text.
            subject: Whether the subject of a clause belongs to the topic.
        """
        start, end = _extent(tree, head, subject)
        end = _with_partner(tree, head, end)
        span = tree.sentence.span_of(start, end)
        key = self.key(tree, start, end, parties)
        return Topic(span.of(text), span, key) if key else None

    def key(self, tree: Tree, start: int, end: int, parties: Mapping[int, Mention]) -> str:
        """The normal form of tokens [start, end): folded lemmas, then the codes of parties, each sorted."""
        codes, covered = _codes(start, end, parties)
        counted = [i for i in range(start, end) if i not in covered and tree[i].upos in _CONTENT]
        folded = self._folded(tree, counted)
        words = {word for word, lemma in folded if lemma not in self._book.light}
        words = words or {word for word, _ in folded}
        return " ".join([*sorted(words), *sorted(codes)])

    def _folded(self, tree: Tree, counted: Sequence[int]) -> list[tuple[str, str]]:
        """The word that stands for each token, and the token's own lemma; pairs are folded to one."""
        synonyms = self._book.synonyms
        pairs: dict[int, str] = {}
        gone: set[int] = set()
        for i in counted:
            pair = f"{tree[i].lemma.lower()} {tree[tree[i].head].lemma.lower()}" if tree[i].head > i else ""
            if pair in synonyms:
                pairs[tree[i].head] = synonyms[pair]
                gone.add(i)
        lemmas = [(i, tree[i].lemma.lower()) for i in counted if i not in gone]
        return [(pairs.get(i) or synonyms.get(lemma, lemma), lemma) for i, lemma in lemmas]


def _codes(start: int, end: int, parties: Mapping[int, Mention]) -> tuple[set[str], set[int]]:
    """The codes of the parties named in tokens [start, end), and the tokens that they stand for."""
    codes: set[str] = set()
    covered: set[int] = set()
    for mention in parties.values():
        found = {f"@{e.code}" for e in mention.entities if e.country or e.organisation or e.kind in _NAMED}
        found.discard("@None")
        if not found or not start <= mention.head < end:
            continue
        codes |= found
        covered.update(range(mention.start, mention.end))
        if not all(entity.kind in _PLAIN_KINDS for entity in mention.entities):
            covered.discard(mention.head)
    return codes, covered


def _ended(slots: Slots, head: int) -> int | None:
    """ "The blockade must end": what ends by itself is the subject."""
    tree = slots.tree
    if tree[head].lemma not in _ENDING:
        return None
    return next((s for s in tree.by_rel(head, "nsubj") if slots.party(s) is None), None)


def _first_act(slots: Slots, head: int, names: tuple[str, ...]) -> int | None:
    """The first filler that is no party."""
    for name in names:
        for filler in slots.fill(head, name):
            token = slots.tree[filler]
            if slots.party(filler) is None and token.upos != "PRON" and not _is_time(slots.tree, filler):
                return filler
    return None


def _extent(tree: Tree, head: int, subject: bool) -> tuple[int, int]:
    """Tokens [start, end) of the topic: the words under its head that touch it, asides left out."""
    kept = set(_under(tree, head, subject))
    start = end = head
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept:
        end += 1
    while end > head and tree[end].upos in _TRIMMED and tree[end].rel != "compound:prt":
        if tree[end].upos == "ADV" and tree[end].rel == "advmod":
            break
        end -= 1
    while start < head and (
        tree[start].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ") or tree[start].lemma == "both"
    ):
        start += 1
    return start, end + 1


def _with_partner(tree: Tree, head: int, end: int) -> int:
    """ "cancelled the drill with Turkey": a phrase that the parser hung from the verb behind the topic."""
    token = tree[head]
    if token.upos not in ("NOUN", "PROPN") or token.rel not in ("obj", "nsubj:pass") or token.head > head:
        return end
    for child in tree.by_rel(token.head, "obl"):
        own = sorted(_all_under(tree, child))
        if own[0] == end and tree.preposition(child) in _PARTNER and not _is_aside(tree, child):
            inside = [i for i, number in zip(own, range(end, len(tree.tokens)), strict=False) if i == number]
            return inside[-1] + 1
    return end


def _under(tree: Tree, head: int, subject: bool) -> Iterator[int]:
    yield head
    for child in tree.children[head]:
        token = tree[child]
        rel = token.rel.partition(":")[0]
        if rel == "punct":
            if child > head and token.text not in _QUOTES:
                yield child
        elif not (_is_outside(tree, head, child, subject) or _is_aside(tree, child)):
            yield from _all_under(tree, child)


def _is_outside(tree: Tree, head: int, child: int, subject: bool) -> bool:
    """Whether a dependent of the topic's head is no part of it: what leads to it, another clause."""
    token = tree[child]
    if child < head and token.rel in _LEADING:
        return True
    if token.rel.startswith("nsubj"):
        return not subject
    return token.rel == "conj" and tree[head].upos in ("VERB", "AUX") and bool(tree.by_rel(child, "nsubj"))


def _all_under(tree: Tree, index: int) -> Iterator[int]:
    """All under a dependent of the topic but relative clauses, asides and the scene."""
    yield index
    for child in tree.children[index]:
        if not _is_aside(tree, child):
            yield from _all_under(tree, child)


def _is_aside(tree: Tree, index: int) -> bool:
    token = tree[index]
    rel = token.rel.partition(":")[0]
    if rel in _ASIDE or token.rel == "acl:relcl":
        return True
    if rel in ("advcl", "obl", "nmod", "acl") and tree.preposition(index) in _SCENE:
        return True
    if rel == "advcl" and tree[index].xpos not in ("VB", "VBG"):
        return True
    return _is_time(tree, index)


def _is_time(tree: Tree, index: int) -> bool:
    token = tree[index]
    if token.rel.partition(":")[0] not in ("obl", "nmod", "advmod") or token.rel == "nmod:poss":
        return False
    year = token.upos == "NUM" and len(token.text) == 4 and token.text.isdigit()
    return is_time_word(token) or year


def is_time_word(token: Token) -> bool:
    """Whether a token names a day, month or other time."""
    return token.lemma.lower() in _TIMES
