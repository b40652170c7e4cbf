"""States and their unions by description: "the bloc", "the country", "both sides"."""

from dataclasses import replace

from detente.resolver._who_context import Context
from detente.resolver._who_memory import Referent
from detente.resolver._who_owner import RELATIONAL
from detente.resolver._who_phrase import REACH, Found, Phrase
from detente.resolver._who_tree import subject_words
from detente.terms import Entity

__all__ = ["body", "count_of", "land", "pair", "together"]

# Nouns for a body of states, and of which organisations they are mostly said.
_BODIES = {
    "bloc": frozenset({"EU", "NATO"}),
    "alliance": frozenset({"NATO"}),
    "union": frozenset({"EU", "AU"}),
    "body": frozenset({"UN"}),
}


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
# Sentences back that "the two sides" may reach for parties named side by side.
_TOGETHER = 2
# Nouns of what each of two parties has, or is to the other.
_SHARED = frozenset(
    """
    side party government army military force navy leader enemy foe neighbour neighbor rival ally
    opponent adversary delegation capital regime administration troop negotiator premier envoy
    """.split()
)


def count_of(phrase: Phrase) -> int:
    """How many parties at hand the words point to ("the two leaders", "both armies"); 0 where to none."""
    if not phrase.plural or phrase.owners:
        return 0
    both = phrase.determiner == "both"
    number = next((size for word, size in _NUMBERS.items() if word in phrase.modifiers), 0)
    if not both and not (number and phrase.definite):
        return 0
    role = phrase.role
    shared = role.kind == "state" or bool(role.office) or role.words[-1] in _SHARED
    return (2 if both else number) if shared else 0


def together(phrase: Phrase, count: int) -> Found:
    """That many parties that the report has named side by side: "Iran and Iraq ... the two countries"."""
    states = _kinds_of_pair(phrase)[1]

    def fits(referent: Referent) -> bool:
        if referent.form not in {"pair", "description"} or len(referent.entities) != count:
            return False
        kinds = {entity.kind for entity in referent.entities}
        persons = phrase.role.kind != "person" or phrase.role.words[-1] in RELATIONAL or kinds == {"person"}
        codes = {entity.country if states else entity.code for entity in referent.entities}
        return persons and len(codes) == count and None not in codes and "place" not in kinds

    best = next(phrase.recent(fits, _TOGETHER), None)
    if best is None:
        return None
    entities = best.entities
    if phrase.role.kind != "person" or states:
        entities = tuple(_plain(phrase.context, entity) for entity in entities)
    return tuple(phrase.located(entity) for entity in entities), 0.7


def body(phrase: Phrase) -> Found:
    """The organisation named last that is called so."""
    if phrase.plural or not phrase.points_back:
        return None
    wanted = _BODIES.get(phrase.role.words[-1], frozenset())

    def fits(referent: Referent) -> bool:
        entity = referent.entity
        if referent.form == "pronoun" or entity.organisation is None or "NGO" in entity.sectors:
            return False
        return entity.kind in {"organisation", "person"}

    candidates = list(phrase.recent(fits, 2 * REACH))
    best = next((r for r in candidates if wanted & {r.entity.organisation, *r.entity.part_of}), None)
    best = best or next(iter(candidates), None)
    if best is None:
        return None
    code = best.entity.organisation or ""
    above = next((c for c in (code, *best.entity.part_of) if c in wanted), code)
    return (phrase.context.maker.organisation(above, *phrase.words),), 0.75


def land(phrase: Phrase) -> Found:
    """The state named last; "NATO allies" are those of the owner."""
    if phrase.owners:
        return _allies(phrase) if phrase.plural or phrase.role.words[-1] in RELATIONAL else None
    if phrase.plural or not phrase.points_back:
        return None

    def fits(referent: Referent) -> bool:
        entity = referent.entity
        here = referent.sentence == phrase.context.sentence.index
        if len(referent.entities) > 1 or (here and referent.modifier and not referent.possessor):
            return False
        return bool(entity.country) and entity.kind in {"state", "institution", "person"}

    found = next(phrase.recent(fits), None)
    if found is None or not found.entity.country:
        return None
    return (phrase.context.maker.state(found.entity.country, *phrase.words),), 0.6


def _allies(phrase: Phrase) -> Found:
    """The states of an organisation or bloc, and those that words qualify: "its Turkish ally"."""
    if phrase.role.words[-1] in RELATIONAL and all(owner.kind == "state" for owner in phrase.owners):
        return tuple(phrase.located(owner) for owner in phrase.owners), 0.7
    for owner in phrase.owners:
        if owner.organisation and not owner.country:
            noun = phrase.role.words[-1]
            described = phrase.context.maker.described(
                phrase.role, noun, *phrase.words, owner=owner, plural=True
            )
            return (described,), 0.6
        if owner.kind == "group" and not owner.country:
            return (phrase.located(owner),), 0.6
    return None


def pair(phrase: Phrase) -> Found:
    """The last two parties named."""
    people, states = _kinds_of_pair(phrase)
    seen: dict[str, Entity] = {}
    for referent in phrase.recent(lambda referent: _may_be_side(phrase, referent)):
        for entity in referent.entities:
            key = (entity.country if states else entity.code) or ""
            held = seen.get(key)
            better = held is not None and people and held.kind != "person" and entity.kind == "person"
            if better or (held is None and len(seen) < 2):
                seen[key] = entity
    if len(seen) < 2:
        return None
    chosen = list(seen.values())
    if not people:
        chosen = [_plain(phrase.context, entity) for entity in chosen]
    return tuple(phrase.located(entity) for entity in chosen), 0.6


def _kinds_of_pair(phrase: Phrase) -> tuple[bool, bool]:
    """Whether the noun means people, and whether states; "the two rivals" may be states."""
    if phrase.role.words[-1] in RELATIONAL:
        return False, True
    return phrase.role.kind == "person", phrase.role.kind == "state"


def _may_be_side(phrase: Phrase, referent: Referent) -> bool:
    """Whether the referent may be one of the two."""
    entity = referent.entity
    if referent.form == "pronoun" or entity.kind in {"place", "people"}:
        return False
    if referent.modifier and not referent.possessor:
        return False
    people, states = _kinds_of_pair(phrase)
    if people and entity.kind != "person":
        return False
    here = referent.sentence == phrase.context.sentence.index
    if here and referent.token in subject_words(phrase.context.sentence, phrase.hit.head):
        return False
    if states:
        return bool(entity.country)
    return bool(entity.country or entity.organisation or (entity.kind == "group" and entity.name))


def _plain(context: Context, entity: Entity) -> Entity:
    """The state or organisation behind a party."""
    if entity.kind in {"person", "institution"} or (entity.kind == "group" and entity.name is None):
        if entity.organisation:
            return context.maker.organisation(entity.organisation, entity.text, entity.span)
        if entity.country:
            return replace(context.maker.state(entity.country, entity.text, entity.span))
    return entity
