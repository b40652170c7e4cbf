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
    "city town village province region capital area district port suburb island state governorate camp country "
    "territory oblast county republic peninsula neighbourhood neighborhood municipality enclave exclave stronghold "
    "border outskirts vicinity part north south east west centre center coast waters airport base".split()
)
_EXPLAINING = frozenset({"appos", "compound", "flat", "nmod:unmarked", "nmod:npmod", "nmod:desc", "conj", "list"})
# What a phrase may hang from on its way up to the event.
_LOOSE = frozenset({"obj", "nsubj:pass", "obl", "nmod", "appos", "compound", "flat", "obl:agent"})
_CLOSED = frozenset(
    "after before since until till during following despite over about for against ahead because amid between "
    "like as than without with by on".split()
)
# Verbs whose place is that of the verb they begin or end.
_ASPECT = frozenset("begin start continue resume stop keep cease finish help go come".split())
_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Located:
    """A place name in a sentence: its number among the names given, its head token, and its kind."""

    number: int
    head: int
    precision: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A locative phrase: the name in it, the token that carries the preposition."""

    located: Located
    carrier: int


_FINENESS = {"point": 0, "city": 1, "admin1": 2, "region": 3, "country": 4, "unknown": 5}


def _case_of(sentence: Sentence, index: int) -> set[str]:
    return {
        sentence.tokens[child].lemma.lower()
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
        named = token.rel == "nmod" and "of" in cases and parent.lemma.lower() in _PLACE_NOUNS
        if not (explains and not cases) and not named:
            return None
        current = token.head
    return None


def _on_counts(sentence: Sentence, located: Located, carrier: int) -> bool:
    """ "On Snake Island", "on the border", "shot down over Syria": not "talks on Syria"."""
    token = sentence.tokens[carrier]
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if "over" in _case_of(sentence, carrier):
        return governor is not None and governor.upos == "VERB"
    return located.precision in ("point", "region") and governor is not None and governor.upos == "VERB"


def _of_phrase(sentence: Sentence, located: Located, target: int) -> bool:
    """ "The siege of Sarajevo": a town that an event noun is done to."""
    token = sentence.tokens[located.head]
    return (
        token.head == target
        and token.rel == "nmod"
        and "of" in _case_of(sentence, located.head)
        and located.precision in ("city", "point", "admin1")
        and sentence.tokens[target].lemma.lower() not in _PLACE_NOUNS
    )


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
        if (carrier := phrase_of(sentence, one, directional)) is not None and carrier != head
    ]
    found = _best(sentence, phrases, head)
    if found is not None:
        return found
    of_place = [one for one in names if _of_phrase(sentence, one, head)]
    return of_place[0] if of_place else _by_clause(sentence, names, phrases, head)


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
    """ "In Kosovo, where they are stationed": Kosovo; "the attack in Kabul that killed": Kabul."""
    noun = sentence.tokens[verb].head
    below = [sentence.tokens[index] for index in sentence.subtree(verb)]
    if any(token.lemma == "where" for token in below):
        direct = [one for one in names if one.head == noun]
        inside = [phrase.located for phrase in phrases if phrase.carrier == noun]
        return next(iter(direct + inside), None)
    own = [phrase for phrase in phrases if sentence.tokens[phrase.carrier].head == noun]
    return _best(sentence, own, noun)
