"""Descriptions: "Serbian troops", "the French president", "the bloc", "both sides"."""

from dataclasses import replace

from detente.gazetteer import Role
from detente.resolver._who_bodies import body, count_of, land, pair, together
from detente.resolver._who_context import Context
from detente.resolver._who_evidence import POSSESSIVES
from detente.resolver._who_holder import holder
from detente.resolver._who_memory import Referent
from detente.resolver._who_modifiers import is_mere_modifier
from detente.resolver._who_phrase import GROUP_NOUNS, REACH, Found, Phrase
from detente.resolver._who_scan import RoleHit
from detente.resolver._who_tree import base, subject_words
from detente.terms import Entity

__all__ = ["describe"]

# Institutions of a state that exist once, so that the report's one state may be understood.
_STATE_BODIES = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_ONCE = frozenset({"police", "parliament", "congress", "customs"})
_BODIES = frozenset({"organisation", "institution", "group"})
_BESIDE = frozenset({"appos", "compound", "amod", "flat", "nmod"})
_FIGHTING = frozenset({"REB", "MIL", "GOV", "CRM"})


def describe(context: Context, hit: RoleHit) -> None:
    """Emits the mention of a role phrase, where it stands for a party."""
    if hit.head in context.mentions or hit.head in context.taken or hit.role.use == "title":
        return
    if is_mere_modifier(context, hit):
        return
    # "soldiers of the presidential guard": whose guard it is tells whose soldiers.
    for child in context.sentence.children[hit.head]:
        if child in context.roles and base(context.sentence.tokens[child]) in {"nmod", "compound"}:
            describe(context, context.roles[child])
    phrase = Phrase(context, hit)
    if _says_what(phrase):
        return
    found = _named_beside(phrase) or _resolved(phrase)
    if found is not None and found[0]:
        context.emit(hit.head, *phrase.bounds, found[0], form="description", certainty=found[1])


def _says_what(phrase: Phrase) -> bool:
    """Whether the words only say what the body named right after them is: "gas giant Gazprom".

    Where the tree makes the noun the head ("the newspaper Le Monde"), the body's mention moves there.
    """
    context, end = phrase.context, phrase.hit.end
    if phrase.role.kind not in {"group", "institution", "organisation"}:
        return False
    named = next((m for m in context.mentions.values() if m.start == end and m.form != "pronoun"), None)
    if named is None or named.entities[0].kind not in _BODIES or phrase.token.text[0].isupper():
        return False
    tokens = context.sentence.tokens
    below = tokens[phrase.hit.head].head == named.head and base(tokens[phrase.hit.head]) in _BESIDE
    above = tokens[named.head].head == phrase.hit.head and base(tokens[named.head]) in _BESIDE
    if not below and not above:
        return False
    del context.mentions[named.head]
    head = named.head if below else phrase.hit.head
    entities = tuple(_filled(phrase, entity) for entity in named.entities)
    context.emit(head, named.start, named.end, entities, form="name", certainty=named.certainty)
    return True


def _filled(phrase: Phrase, entity: Entity) -> Entity:
    """A body that is known by its name alone, with the country and sectors of what it is called."""
    if entity.country or entity.organisation or entity.part_of or entity.sectors:
        return entity
    country = next((owner.country for owner in phrase.owners if owner.country), None)
    return replace(entity, country=country, sectors=phrase.role.sectors)


def _named_beside(phrase: Phrase) -> Found:
    """The person or body whose name stands in apposition: "his defence minister, Yoav Gallant"."""
    if phrase.plural:
        return None
    kinds = _BODIES if phrase.role.kind != "person" else frozenset({"person"})
    sentence = phrase.context.sentence
    beside = [
        child for child in sentence.children[phrase.hit.head] if base(sentence.tokens[child]) == "appos"
    ]
    if base(phrase.token) == "appos":
        beside.append(phrase.token.head)
    for index in beside:
        mention = phrase.context.mentions.get(index)
        named = mention is not None and mention.form == "name" and mention.entities[0].kind in kinds
        if mention is not None and named and _may_own(phrase, mention.entities[0]):
            return (phrase.located(mention.entities[0]),), mention.certainty
    return None


def _may_own(phrase: Phrase, entity: Entity) -> bool:
    """Whether the bearer of the name may be of whom the words say: "the US President" is no Palestinian."""
    sides = {entity.country, entity.organisation, *entity.part_of} - {None}
    owners = [
        {owner.country, owner.organisation, owner.id} - {None}
        for owner in phrase.owners
        if owner.text.lower() not in POSSESSIVES
    ]
    return not sides or not owners or any(sides & owner for owner in owners)


def _resolved(phrase: Phrase) -> Found:
    """The entities of the phrase, with certainty."""
    count = count_of(phrase)
    if count:
        return together(phrase, count) or (pair(phrase) if count == 2 else None)
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
    if phrase.noun == "bomber" and owner.kind == "state":
        role = replace(role, kind="group", sectors=("MIL",))  # the aircraft
    one = role.kind == "person" and not phrase.plural
    armed = owner.kind == "group" and "REB" in owner.sectors
    if armed and not one and role.kind in {"group", "person"} and _fights(role):
        return owner
    if owner.kind == "organisation" and role.kind in {"group", "institution"} and phrase.noun in GROUP_NOUNS:
        return owner
    maker = phrase.context.maker
    entity = maker.described(role, phrase.noun, *phrase.words, owner=owner, plural=phrase.plural)
    if phrase.noun == "counterpart":
        return replace(entity, sectors=_sectors_of_other(phrase))
    speaks_for_owner = role.sectors in {(), ("GOV",)} and owner.kind not in {"state", "person"}
    if owner.sectors and (speaks_for_owner or not entity.sectors) and "CVL" not in owner.sectors:
        entity = replace(entity, sectors=owner.sectors)
    return entity


def _sectors_of_other(phrase: Phrase) -> tuple[str, ...]:
    """Those of whose counterpart it is: "his Ethiopian counterpart"."""
    context = phrase.context
    for child in context.sentence.children[phrase.hit.head]:
        if context.sentence.tokens[child].rel == "nmod:poss" and child in context.mentions:
            return context.mentions[child].entities[0].sectors
    return ()


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
    # Headlines and agencies leave out the article of bodies that a state has once: "police", "parliament".
    once = not phrase.determiner and phrase.noun in _ONCE and phrase.token.text.islower()
    one = (phrase.definite and not phrase.plural) or once
    national = bool(role.office) if role.kind == "person" else not _STATE_BODIES.isdisjoint(role.sectors)
    owner = phrase.context.only_state(REACH) if one and national and not _named_for(phrase) else None
    entity = phrase.context.maker.described(
        role, phrase.noun, *phrase.words, owner=owner, plural=phrase.plural
    )
    return (entity,), 0.6 if owner is not None else 0.5


def _named_for(phrase: Phrase) -> bool:
    """Whether a proper name that means nothing to us stands before the noun: "the Blair government"."""
    context = phrase.context
    return any(
        child < phrase.hit.head
        and child not in context.mentions
        and context.sentence.tokens[child].upos == "PROPN"
        and base(context.sentence.tokens[child]) in {"compound", "nmod", "amod"}
        for child in context.sentence.children[phrase.hit.head]
    )


def _earlier(phrase: Phrase) -> Entity | None:
    """The entity named before that the same noun, or a noun for its kind, means again."""
    noun = phrase.role.words[-1]
    context = phrase.context
    doer = subject_words(context.sentence, phrase.hit.head)

    def usable(referent: Referent) -> bool:
        if referent.sentence == context.sentence.index and referent.token in doer:
            return False  # who acts on the group is not the group
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
