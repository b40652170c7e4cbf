"""Descriptions: "Serbian troops", "the French president", "the bloc", "both sides"."""

from dataclasses import replace

from detente.gazetteer import Role
from detente.resolver._who_bodies import body, land, pair
from detente.resolver._who_context import Context
from detente.resolver._who_holder import holder
from detente.resolver._who_memory import Referent
from detente.resolver._who_phrase import GROUP_NOUNS, REACH, Found, Phrase
from detente.resolver._who_scan import RoleHit
from detente.resolver._who_tree import base
from detente.terms import Entity

__all__ = ["describe"]

# Institutions of a state that exist once, so that the report's one state may be understood.
_STATE_BODIES = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_FIGHTING = frozenset({"REB", "MIL", "GOV", "CRM"})


def describe(context: Context, hit: RoleHit) -> None:
    """Emits the mention of a role phrase, where it stands for a party."""
    if hit.head in context.mentions or hit.head in context.taken or hit.role.use == "title":
        return
    # "soldiers of the presidential guard": whose guard it is tells whose soldiers.
    for child in context.sentence.children[hit.head]:
        if child in context.roles and base(context.sentence.tokens[child]) in {"nmod", "compound"}:
            describe(context, context.roles[child])
    phrase = Phrase(context, hit)
    found = _named_beside(phrase) or _resolved(phrase)
    if found is not None and found[0]:
        context.emit(hit.head, *phrase.bounds, found[0], form="description", certainty=found[1])


def _named_beside(phrase: Phrase) -> Found:
    """The person whose name stands in apposition: "his defence minister, Yoav Gallant"."""
    if phrase.role.kind != "person" or phrase.plural:
        return None
    sentence = phrase.context.sentence
    beside = [
        child for child in sentence.children[phrase.hit.head] if base(sentence.tokens[child]) == "appos"
    ]
    if base(phrase.token) == "appos":
        beside.append(phrase.token.head)
    for index in beside:
        mention = phrase.context.mentions.get(index)
        if mention is not None and mention.form == "name" and mention.entities[0].kind == "person":
            return (phrase.located(mention.entities[0]),), mention.certainty
    return None


def _resolved(phrase: Phrase) -> Found:
    """The entities of the phrase, with certainty."""
    two = phrase.determiner == "both" or "two" in phrase.modifiers
    if two and phrase.plural and not phrase.owners:
        return pair(phrase)
    if phrase.role.kind == "organisation":
        return body(phrase)
    if phrase.role.kind == "state":
        return land(phrase)
    if phrase.role.kind == "person" and not phrase.plural:
        person = holder(phrase)
        if person is not None:
            return (person,), 0.75
    if not phrase.owners:
        return _alone(phrase)
    group = _group_of(phrase)
    return ((phrase.located(group),), 0.7) if group is not None else _owned(phrase)


def _group_of(phrase: Phrase) -> Entity | None:
    """The armed group of a country named before: "the Yemeni group"."""
    country = (
        phrase.owners[0].country if len(phrase.owners) == 1 and phrase.owners[0].kind == "state" else None
    )
    if not country or phrase.role.words[-1] not in GROUP_NOUNS or not phrase.definite:
        return None

    def wanted(entity: Entity) -> bool:
        known = phrase.context.gazetteer.group(entity.id) if entity.kind == "group" and entity.id else None
        return known is not None and country in (entity.country, *known.countries)

    return phrase.last(wanted)


def _owned(phrase: Phrase) -> Found:
    """One entity for each owner: "Serbian and Croatian troops"."""
    out: dict[str, Entity] = {}
    for owner in phrase.owners:
        entity = phrase.located(_of_owner(phrase, owner))
        out.setdefault(entity.code or entity.text, entity)
    if phrase.role.use == "owned" and not any(entity.code for entity in out.values()):
        return None
    return tuple(out.values()), 0.85


def _of_owner(phrase: Phrase, owner: Entity) -> Entity:
    role = phrase.role
    one = role.kind == "person" and not phrase.plural
    armed = owner.kind == "group" and "REB" in owner.sectors
    if armed and not one and role.kind in {"group", "person"} and _fights(role):
        return owner
    if owner.kind == "organisation" and role.kind in {"group", "institution"} and phrase.noun in GROUP_NOUNS:
        return owner
    maker = phrase.context.maker
    entity = maker.described(role, phrase.noun, *phrase.words, owner=owner, plural=phrase.plural)
    speaks_for_owner = role.sectors in {(), ("GOV",)} and owner.kind not in {"state", "person"}
    if owner.sectors and (speaks_for_owner or not entity.sectors) and "CVL" not in owner.sectors:
        entity = replace(entity, sectors=owner.sectors)
    return entity


def _fights(role: Role) -> bool:
    return not role.sectors or not _FIGHTING.isdisjoint(role.sectors)


def _alone(phrase: Phrase) -> Found:
    """Words that do not say whose: what was named before, else the party that the noun alone gives."""
    if phrase.points_back:
        earlier = _earlier(phrase)
        if earlier is not None:
            return (phrase.located(earlier),), 0.6
    role = phrase.role
    if role.use == "owned":
        return None
    one = phrase.definite and not phrase.plural
    national = bool(role.office) if role.kind == "person" else not _STATE_BODIES.isdisjoint(role.sectors)
    owner = _only_state(phrase.context) if one and national else None
    entity = phrase.context.maker.described(
        role, phrase.noun, *phrase.words, owner=owner, plural=phrase.plural
    )
    return (entity,), 0.6 if owner is not None else 0.5


def _only_state(context: Context) -> Entity | None:
    """The one state of the report's last sentences, where there is only one."""
    for back in (0, 1, REACH):
        states = context.memory.states(context.sentence.index, back)
        if len(states) == 1 and states[0].country:
            return context.maker.state(states[0].country, states[0].text, states[0].span)
        if states:
            return None
    return None


def _earlier(phrase: Phrase) -> Entity | None:
    """The entity named before that the same noun, or a noun for its kind, means again."""
    noun = phrase.role.words[-1]

    def usable(referent: Referent) -> bool:
        return referent.form != "pronoun" and len(referent.entities) == 1 and referent.entity.code is not None

    def same(referent: Referent) -> bool:
        entity = referent.entity
        again = entity.kind in {"group", "institution"} and entity.text.lower().rstrip("s").endswith(noun)
        return usable(referent) and again and bool(entity.country or entity.organisation)

    def kindred(referent: Referent) -> bool:
        return usable(referent) and phrase.may_call(referent.entity)

    for fits in (same, kindred):
        found = next(phrase.recent(fits), None)
        if found is not None:
            return found.entity
    if "REB" in phrase.role.sectors:
        return phrase.last(lambda entity: "REB" in entity.sectors and entity.kind == "group")
    return None
