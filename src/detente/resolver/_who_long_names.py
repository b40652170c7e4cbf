"""Long names that an abbreviation in brackets follows: "Movement for the Freedom of Arvonia (MFA)"."""

from dataclasses import replace

from detente.resolver._who_context import Context
from detente.resolver._who_entity import slug
from detente.resolver._who_tree import head_of
from detente.terms import Entity, Sentence

__all__ = ["long_names"]

# Words inside a long name that may stand in lower case.
_INNER = frozenset("of for the and in de to on with against du des la le del et y & -".split())
_LONGEST = 14
_SHORTEST_SHORT = 3


def long_names(context: Context) -> None:
    """Emits bodies that are named in full with their abbreviation, and leaves nothing inside them."""
    sentence = context.sentence
    for token in sentence.tokens[1:-2]:
        if token.text != "(" or sentence.tokens[token.index + 2].text != ")":
            continue
        short = sentence.tokens[token.index + 1].text
        if len(short) < _SHORTEST_SHORT or not short.replace("-", "").isalpha() or not short[:3].isupper():
            continue
        start = _start_of(sentence, token.index, short)
        if start is not None and not any(
            _covers(hit.start, hit.end, start, token.index) for hit in context.hits
        ):
            _emit(context, start, token.index)


def _covers(low: int, high: int, start: int, end: int) -> bool:
    """Whether a name of the gazetteer is the long name, or all of it but a word or two."""
    return low <= start + 1 and high >= end - 1


def _start_of(sentence: Sentence, end: int, short: str) -> int | None:
    """Where the name begins whose initials the abbreviation shows."""
    tokens = sentence.tokens
    start = end
    found = None
    while start > 0 and end - start < _LONGEST:
        word = tokens[start - 1].text
        if not (word[0].isupper() or word.lower() in _INNER):
            break
        start -= 1
        if word[0].isupper() and word[0] == short[0] and end - start > 1:
            initials = "".join(t.text[0] for t in tokens[start:end] if t.text[0].isupper())
            if _agrees(short.upper(), initials):
                found = start
    return found


def _agrees(short: str, initials: str) -> bool:
    """Whether the initials stand in the abbreviation in their order, most of them and the first one."""
    at = kept = 0
    for letter in initials:
        place = short.find(letter, at)
        if place >= 0:
            at, kept = place + 1, kept + 1
    return kept >= 2 and kept >= len(initials) - 1


def _emit(context: Context, start: int, bracket: int) -> None:
    sentence = context.sentence
    inside = range(start, bracket)
    place = next((hit for hit in context.hits if hit.start in inside and hit.refs[0].kind == "S"), None)
    abbreviated = next((hit for hit in context.hits if hit.start == bracket + 1), None)
    text, span = context.words(start, bracket)
    ref = (
        next((ref for ref in abbreviated.refs if ref.kind in {"O", "A", "M"}), None) if abbreviated else None
    )
    if ref is not None:
        entity = context.maker.of_ref(ref, text, span)
    else:
        country = place.refs[0].id if place is not None else None
        short = slug(sentence.tokens[bracket + 1].text)
        entity = Entity(text, span, short, text, "group", country=country)
    context.hits = [hit for hit in context.hits if hit.start not in inside]
    context.roles = {head: hit for head, hit in context.roles.items() if hit.start not in inside}
    context.taken.update(inside)
    head = head_of(sentence, start, bracket)
    context.emit(head, start, bracket, (entity,), form="name", certainty=0.8 if ref is not None else 0.6)
    if ref is None:
        words, place_of = context.words(bracket + 1, bracket + 2)
        again = replace(entity, text=words, span=place_of)
        context.taken.add(bracket + 1)
        context.memory.bodies[words] = entity
        context.emit(bracket + 1, bracket + 1, bracket + 2, (again,), form="name", certainty=0.6)
