"""Which place name of a sentence says where an event happened, by the tree."""

from dataclasses import dataclass

from detente.terms import Sentence

__all__ = ["Located", "locate", "phrase_of"]

# Prepositions that say where; "on" and "over" only with what has a surface or an air above it.
_IN = frozenset("in at near outside inside across off around within throughout along amid close".split())
_ON = frozenset({"on", "over"})
_DIRECTIONS = frozenset("to into from toward towards onto out through".split())
# Nouns that a place name explains: "the city of Goma", "the capital, Pristina".
_PLACE_NOUNS = frozenset(
    "city town village province region capital area district port suburb island state governorate camp "
    "country territory oblast county republic peninsula neighbourhood neighborhood municipality enclave "
    "exclave stronghold border outskirts vicinity part north south east west centre center coast waters "
    "airport base temple crossing checkpoint prison plant dam bridge station mosque monastery valley forest "
    "mountain ridge".split()
)
_EXPLAINING = frozenset(
    {"appos", "compound", "flat", "nmod:unmarked", "nmod:npmod", "nmod:desc", "conj", "list"}
)
# What a phrase may hang from on its way up to the event.
_LOOSE = frozenset({"obj", "iobj", "nsubj:pass", "obl", "nmod", "appos", "compound", "flat", "obl:agent"})
_CLOSED = frozenset(
    "after before since until till during following despite over about for against ahead because amid "
    "between like as than without with by on".split()
)
# Verbs whose place is that of the verb they begin or end.
_ASPECT = frozenset("begin start continue resume stop keep cease finish help go come".split())
# Verbs whose object, if it is a town, is where they happen: "shelled Odesa". Of other verbs a town stands for
# those who rule from it: "urged Tehran".
_ON_GROUND = frozenset(
    "shell bomb bombard strike hit attack raid storm seize capture besiege occupy liberate retake recapture "
    "pound invade enter overrun evacuate blockade visit loot torch destroy".split()
)
# Acts of words: where those who speak are is not where something is done.
_SPEAKING = frozenset(
    "say tell report announce state add note accuse blame condemn denounce criticise criticize urge call "
    "demand ask appeal request deny reject refuse dismiss praise welcome applaud hail thank agree promise "
    "pledge vow warn threaten support back endorse oppose defend want believe think expect hope claim allege "
    "confirm declare insist express voice reiterate stress emphasise emphasize describe propose offer "
    "suggest consider be have".split()
)
# "In Kosovo, where", "in Mali (...) where": tokens from a name to "where".
_BEFORE_WHERE = 2
_LIMIT = 8
# Words between an event and its place; in sentences of lists and tables only is it further.
_REACH = 100


@dataclass(frozen=True, slots=True)
class Located:
    """A place name in a sentence.

    ``number`` is its place among the names given, ``head`` its head token; ``bounded`` is false of what
    lies in no one country: seas, continents.
    """

    number: int
    head: int
    precision: str
    bounded: bool = True


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A locative phrase: the name in it, the token that carries the preposition."""

    located: Located
    carrier: int


_FINENESS = {"point": 0, "city": 1, "admin1": 2, "region": 3, "country": 4, "unknown": 5}


def _case_of(sentence: Sentence, index: int) -> set[str]:
    return {
        sentence.tokens[child].text.lower()
        for child in sentence.children[index]
        if sentence.tokens[child].rel.startswith("case")
    }


def phrase_of(sentence: Sentence, located: Located, directional: bool = False) -> int | None:
    """The token whose preposition says that something is at a place; None where none does.

    It is the name itself ("in Goma") or the noun that the name explains ("in the city of Goma").
    """
    current = located.head
    for _ in range(_LIMIT):
        token = sentence.tokens[current]
        cases = _case_of(sentence, current)
        if cases & _IN or (directional and cases & _DIRECTIONS):
            return current
        if cases & _ON and _on_counts(sentence, located, current):
            return current
        if token.head < 0:
            return None
        parent = sentence.tokens[token.head]
        explains = token.rel in _EXPLAINING or token.rel.startswith("flat")
        if token.rel == "compound":  # "Goma city", not "the Ukraine conflict"
            explains = parent.upos == "PROPN" or parent.lemma.lower() in _PLACE_NOUNS
        named = token.rel == "nmod" and "of" in cases and parent.lemma.lower() in _PLACE_NOUNS
        if not (explains and not cases) and not named:
            return None
        current = token.head
    return None


def _on_counts(sentence: Sentence, located: Located, carrier: int) -> bool:
    """As in "On Snake Island", "on the border", "shot down over Syria": not "talks on Syria"."""
    token = sentence.tokens[carrier]
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if "over" in _case_of(sentence, carrier):
        return governor is not None and governor.upos == "VERB"
    surface = located.precision == "point" or (located.precision == "region" and located.bounded)
    return surface and governor is not None and governor.upos == "VERB"


def _of_phrase(sentence: Sentence, located: Located, target: int) -> bool:
    """As in "The siege of Sarajevo": a town that an event noun is done to."""
    token = sentence.tokens[located.head]
    return (
        token.head == target
        and token.rel == "nmod"
        and "of" in _case_of(sentence, located.head)
        and located.precision in ("city", "point", "admin1")
        and sentence.tokens[target].lemma.lower() not in _PLACE_NOUNS
    )


def _on_ground(sentence: Sentence, located: Located, target: int) -> bool:
    """As in "Shelled Odesa", "shelled the port city of Odesa"."""
    if sentence.tokens[target].lemma not in _ON_GROUND or located.precision in ("country", "unknown"):
        return False
    token = sentence.tokens[located.head]
    if token.rel in ("nmod", "appos", "compound", "flat") and token.head >= 0:
        noun = sentence.tokens[token.head]
        if noun.lemma.lower() not in _PLACE_NOUNS:
            return False
        token = noun
    return token.head == target and token.rel in ("obj", "nsubj:pass")


def _steps(sentence: Sentence, carrier: int, target: int) -> int | None:
    """How many edges lie between a locative phrase and the event it places; None where it places another."""
    current = carrier
    for steps in range(_LIMIT):
        parent = sentence.tokens[current].head
        if parent == target:
            return steps
        if parent < 0:
            return None
        token = sentence.tokens[parent]
        if token.rel not in _LOOSE or token.xpos.startswith("VB") or _case_of(sentence, parent) & _CLOSED:
            return None
        current = parent
    return None


def _of_doer(sentence: Sentence, phrases: list[_Phrase], target: int) -> Located | None:
    """Where those are who act: "police in Tbilisi fired"; not of those who speak."""
    verb = sentence.tokens[target]
    if verb.lemma in _SPEAKING or not verb.xpos.startswith("VB"):
        return None
    for child in sentence.children[target]:
        if sentence.tokens[child].rel == "nsubj":
            return _best(sentence, phrases, child)
    return None


def _best(sentence: Sentence, phrases: list[_Phrase], target: int) -> Located | None:
    ranked = []
    for phrase in phrases:
        steps = _steps(sentence, phrase.carrier, target)
        if steps is not None:
            fineness = _FINENESS.get(phrase.located.precision, 5)
            ranked.append((steps, fineness, phrase.located.head, phrase.located))
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def locate(sentence: Sentence, names: list[Located], head: int, directional: bool = False) -> Located | None:
    """The place name that says where the event headed by a token happened; None where none does."""
    phrases = [
        _Phrase(one, carrier)
        for one in names
        if abs(one.head - head) <= _REACH
        and (carrier := phrase_of(sentence, one, directional)) is not None
        and carrier != head
    ]
    found = _best(sentence, phrases, head)
    if found is not None:
        return found
    done_to = [one for one in names if _of_phrase(sentence, one, head) or _on_ground(sentence, one, head)]
    if done_to:
        return done_to[0]
    return _of_doer(sentence, phrases, head) or _by_clause(sentence, names, phrases, head)


def _by_clause(sentence: Sentence, names: list[Located], phrases: list[_Phrase], head: int) -> Located | None:
    """Where the clause says that the event is part of."""
    current = head
    for _ in range(_LIMIT):
        token = sentence.tokens[current]
        if token.head < 0:
            return None
        if token.rel == "acl:relcl":
            return _antecedent(sentence, names, phrases, current)
        within = _handed_down(sentence, phrases, current)
        if within is None:
            return None
        found = _best(sentence, within, token.head)
        if found is not None:
            return found
        current = token.head
    return None


def _handed_down(sentence: Sentence, phrases: list[_Phrase], current: int) -> list[_Phrase] | None:
    """The phrases of the parent that place its dependent too; None where the clause ends here."""
    token = sentence.tokens[current]
    parent = sentence.tokens[token.head]
    base = token.rel.split(":")[0]
    if base in ("obj", "nsubj", "appos", "compound", "nmod", "obl", "amod"):
        return None if _case_of(sentence, current) & _CLOSED else phrases
    if base == "conj":
        return [phrase for phrase in phrases if phrase.carrier < current]
    if base == "xcomp" and (parent.lemma in _ASPECT or parent.upos != "VERB"):
        return phrases
    marked = any(sentence.tokens[child].rel == "mark" for child in sentence.children[current])
    if base in ("advcl", "acl") and token.xpos in ("VBG", "VBN") and not marked:
        return phrases
    return None


def _antecedent(
    sentence: Sentence, names: list[Located], phrases: list[_Phrase], verb: int
) -> Located | None:
    """As in "In Kosovo, where they are stationed": Kosovo; "the attack in Kabul that killed": Kabul."""
    noun = sentence.tokens[verb].head
    where = next(
        (index for index in sentence.subtree(verb) if sentence.tokens[index].lemma.lower() == "where"), None
    )
    if where is not None:
        direct = [one for one in names if one.head == noun]
        inside = [phrase.located for phrase in phrases if phrase.carrier == noun]
        # A parser may hang the clause from a noun further up: what stands before "where" is meant.
        beside = [one for one in names if where - _BEFORE_WHERE <= one.head < where]
        return next(iter(direct + inside + beside[::-1]), None)
    own = [phrase for phrase in phrases if sentence.tokens[phrase.carrier].head == noun]
    return _best(sentence, own, noun)
