"""Which time expression of a sentence is an event's own, by the tree."""

from typing import Protocol, TypeVar

from detente.terms import Sentence

__all__ = ["Placed", "head_of", "own_expression"]


class Placed(Protocol):
    """Anything that covers tokens [start, end) of its sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)

# What stands before a noun as part of it dates the noun, not what is done to it: "condemned last
# year's attack".
_PART_OF_NOUN = frozenset({"compound", "amod", "nummod", "nmod:poss", "nmod:unmarked", "det"})
# A phrase that a parser hangs from a noun may as well date the verb: "signed an agreement in March".
_LOOSE = frozenset(
    {"obj", "iobj", "nsubj:pass", "obl", "obl:agent", "nmod", "conj", "appos", "flat", "compound"}
)
# ... but not from inside a phrase that dates or reasons itself: "said after the attack in March".
_CLOSED = frozenset(
    "after before since until till during following despite over about for against ahead because "
    "amid between "
    "like as than without".split()
)
_NOMINAL = frozenset({"obj", "iobj", "obl", "nmod", "nsubj", "appos", "compound", "obl:agent", "nmod:poss"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "parataxis", "acl", "conj", "csubj"})
_HAPPENING = frozenset(
    {"begin", "start", "occur", "happen", "erupt", "break", "take", "hold", "launch", "sign"}
)
_LIMIT = 8
# Words between an event and what dates it; in sentences of lists and tables only is it further.
_REACH = 100
# Words before a sentence-initial expression: "Late on Monday, ...", "And in March ...".
_INITIAL_TOKENS = 3


def head_of(sentence: Sentence, placed: Placed) -> int:
    """The token of an expression by which it hangs from the rest of the sentence."""
    for index in range(placed.start, placed.end):
        head = sentence.tokens[index].head
        if not placed.start <= head < placed.end:
            return index
    return placed.start


def _case_of(sentence: Sentence, index: int) -> set[str]:
    return {
        sentence.tokens[child].text.lower()
        for child in sentence.children[index]
        if sentence.tokens[child].rel in ("case", "mark")
    }


def _closed(sentence: Sentence, index: int) -> bool:
    return bool(_case_of(sentence, index) & _CLOSED)


def _steps(sentence: Sentence, placed: Placed, target: int) -> int | None:
    """How many tree edges lie between an expression and the token it dates; None where it dates another."""
    current = head_of(sentence, placed)
    if current == target:
        return 0
    first = sentence.tokens[current]
    part_of_noun = first.rel in _PART_OF_NOUN and current < first.head
    for steps in range(_LIMIT):
        parent = sentence.tokens[current].head
        if parent == target:
            return steps
        if parent < 0 or part_of_noun:
            return None
        token = sentence.tokens[parent]
        if token.rel not in _LOOSE or token.xpos.startswith("VB") or _closed(sentence, parent):
            return None
        current = parent
    return None


def _best(sentence: Sentence, placed: list[T], target: int) -> T | None:
    """The expression nearest to a token of those that date it."""
    ranked = []
    for one in placed:
        steps = _steps(sentence, one, target)
        if steps is not None:
            ranked.append((steps, abs(one.start - target), one.start, one))
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def own_expression(sentence: Sentence, placed: list[T], head: int) -> T | None:
    """The expression that dates the event headed by a token; None where the sentence has none.

    First what hangs from the event's own word; then from its support verb and from the clauses it is
    part of, up to a relative clause, which is dated only by its antecedent's own words; then what
    begins the sentence.
    """
    if not placed:
        return None
    first = placed[:1]
    placed = [one for one in placed if abs(one.start - head) <= _REACH]
    found = _best(sentence, placed, head) or _of_its_course(sentence, placed, head)
    if found is not None:
        return found
    current = head
    for _ in range(_LIMIT):
        token = sentence.tokens[current]
        if token.head < 0:
            break
        rel = token.rel
        if rel == "acl:relcl":
            direct = [one for one in placed if _steps(sentence, one, token.head) == 0]
            return direct[0] if direct else None
        base = rel.split(":")[0]
        if base not in _CLAUSAL and base not in _NOMINAL:
            break
        within = placed
        if base == "conj":
            # "arrived on Monday and met": the first verb's date holds on; not the other way round.
            within = [one for one in placed if one.start < current]
        found = _best(sentence, within, token.head)
        if found is not None:
            return found
        current = token.head
    return _initial(sentence, first)


def _of_its_course(sentence: Sentence, placed: list[T], head: int) -> T | None:
    """As in "The siege, which began in April": what dates the beginning or happening of an event dates it."""
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.rel in ("acl", "acl:relcl") and token.lemma in _HAPPENING:
            found = _best(sentence, placed, child)
            if found is not None:
                return found
    return None


def _initial(sentence: Sentence, placed: list[T]) -> T | None:
    first = next(iter(placed), None)
    if (
        first is None
        or first.start > _INITIAL_TOKENS
        or sentence.tokens[head_of(sentence, first)].rel in _PART_OF_NOUN
    ):
        return None
    return first
