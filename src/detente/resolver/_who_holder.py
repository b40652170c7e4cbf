"""One person by the office: "the French president", "the minister"."""

from detente.gazetteer import Role
from detente.resolver._who_memory import Referent
from detente.resolver._who_phrase import Phrase
from detente.terms import Entity

__all__ = ["holder"]

_INDEFINITE = frozenset({"a", "an", "any", "some", "no", "every", "each", "another"})
_FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "exiled", "onetime", "retired", "previous"})
# Words of the titles of those who are called the leader of a state.
_LEADING_TITLES = (
    *("president", "prime minister", "premier", "chancellor", "taoiseach", "head of", "chairman"),
    *("general secretary", "leader", "king", "queen", "emir", "sultan"),
)


def holder(phrase: Phrase) -> Entity | None:
    """Who held the office on the day, or the person of that office named before."""
    office = phrase.role.office
    if not office or phrase.modifiers & _FORMER or phrase.determiner in _INDEFINITE:
        return None
    owner = phrase.owners[0] if phrase.owners else None
    earlier = _earlier_holder(phrase, owner)
    if earlier is not None:
        return phrase.located(earlier)
    if owner is None:
        return None
    where, role = _seat(owner, office)
    if not where:
        return None
    maker = phrase.context.maker
    held = phrase.context.gazetteer.in_office(where, role, maker.day)
    if len({person.id for person, _ in held}) != 1:
        return None
    return maker.person(held[0][0], *phrase.words, owner.country)


def _seat(owner: Entity, office: str) -> tuple[str | None, str]:
    """Where the office is held, and by which role of the office table."""
    if owner.organisation and not owner.country:
        if office not in {"org_head", "head_of_state", "leader"}:
            return None, ""
        presided = owner.organisation == "EU" and office != "leader"
        return "EC" if presided else owner.organisation, "org_head"
    unclear = office in {"leader", "org_head"} or owner.kind not in {"state", "institution", "person"}
    if unclear or (owner.kind == "person" and "GOV" not in owner.sectors):
        return None, ""
    return owner.country, office


def _earlier_holder(phrase: Phrase, owner: Entity | None) -> Entity | None:
    """The last person of the report who has that office; with an owner, of that owner."""
    if owner is None and not phrase.definite:
        return None
    word = phrase.token.lemma.lower()

    def fits(referent: Referent) -> bool:
        entity = referent.entity
        if entity.kind != "person" or referent.plural or referent.form == "pronoun":
            return False
        if owner is not None and owner.code not in {entity.country, entity.organisation, *entity.part_of}:
            return False
        return _has_office(entity, phrase.role, word)

    candidates = list(phrase.recent(fits))
    near = {state.country for state in phrase.context.memory.states(phrase.context.sentence.index, 0)}
    best = next((r for r in candidates if r.entity.country in near), None) or next(iter(candidates), None)
    return best.entity if best else None


def _has_office(entity: Entity, role: Role, word: str) -> bool:
    title = entity.office.title.lower() if entity.office else ""
    if role.office == "leader":
        return "REB" in entity.sectors or any(name in title for name in _LEADING_TITLES)
    if role.office == "org_head":
        return bool(entity.organisation)
    if entity.office is None:
        return word in entity.text.lower()
    heads = role.office in {"head_of_state", "head_of_government"} and word in {"premier", "chancellor"}
    return word in title or (heads and "minister" in title)
