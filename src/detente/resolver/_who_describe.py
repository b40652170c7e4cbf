"""Descriptions: "Serbian troops", "the French president", "the bloc", "both sides"."""

from collections.abc import Callable
from dataclasses import replace

from detente.gazetteer import ArmedGroup, Role
from detente.resolver._who_context import Context
from detente.resolver._who_memory import Referent
from detente.resolver._who_owner import owners_of
from detente.resolver._who_scan import RoleHit
from detente.resolver._who_tree import (
    base,
    core_span,
    determiner,
    governing_verb,
    has_proper_modifier,
    is_plural,
)
from detente.terms import Entity

__all__ = ["describe"]

# Sentences back that a description may reach for what it means.
REACH = 8
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our"})
_INDEFINITE = frozenset(
    {"a", "an", "any", "some", "no", "every", "each", "another", "several", "many", "all"}
)
# Nouns for a body of states, and of which kinds of organisation they are said.
_BODIES = {
    "bloc": frozenset({"EU", "NATO"}),
    "alliance": frozenset({"NATO"}),
    "union": frozenset({"EU", "AU"}),
    "world body": frozenset({"UN"}),
    "federation": frozenset[str](),
}
# Words of the titles of those who are called the leader of a state.
_LEADING_TITLES = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "emir",
    "leader",
    "chairman",
    "general secretary",
    "taoiseach",
    "sultan",
    "queen",
    "head of",
)
_FORMER = frozenset(
    {"former", "ex", "late", "ousted", "deposed", "exiled", "onetime", "retired", "then", "previous"}
)
_OTHER = frozenset(
    {"other", "another", "new", "next", "rival", "different", "foreign", "neighbouring", "neighboring"}
)
# Nouns that an earlier group or organisation may be called by.
_ARMED_NOUNS = frozenset(
    "group movement militia organisation organization faction network gang cartel".split()
)  # noqa: SIM905
_ORGANISATION_NOUNS = frozenset(
    "group organisation organization body agency union council mission force court tribunal commission "
    "committee bank fund".split()  # noqa: SIM905
)
_GROUP_NOUNS = _ARMED_NOUNS | _ORGANISATION_NOUNS
# Institutions of a state that exist once, so that the report's one state may be understood.
_STATE_BODIES = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})


def describe(context: Context, hit: RoleHit) -> None:
    """Emits the mention of a role phrase, where it stands for a party."""
    head = hit.head
    if head in context.mentions or head in context.taken or hit.role.use == "title":
        return
    start, end = core_span(context.sentence, head)
    start, end = min(start, hit.start), max(end, hit.end)
    owners = owners_of(context, head)
    found = _named_beside(context, hit, start, end) or _resolved(context, hit, owners, start, end)
    if found is None:
        return
    entities, certainty = found
    if entities:
        context.emit(head, start, end, "description", entities, certainty)


def _named_beside(
    context: Context, hit: RoleHit, start: int, end: int
) -> tuple[tuple[Entity, ...], float] | None:
    """ "his defence minister, Yoav Gallant": the person whose name stands in apposition."""
    if hit.role.kind != "person" or is_plural(context.sentence.tokens[hit.head]):
        return None
    tokens = context.sentence.tokens
    beside = [child for child in context.sentence.children[hit.head] if base(tokens[child]) == "appos"]
    if base(tokens[hit.head]) == "appos":
        beside.append(tokens[hit.head].head)
    for index in beside:
        mention = context.mentions.get(index)
        if mention is not None and mention.form == "name" and mention.entities[0].kind == "person":
            return (_located(context, mention.entities[0], start, end),), mention.certainty
    return None


def _resolved(
    context: Context, hit: RoleHit, owners: tuple[Entity, ...], start: int, end: int
) -> tuple[tuple[Entity, ...], float] | None:
    """The entities of the phrase, with certainty."""
    token = context.sentence.tokens[hit.head]
    modifiers = _modifier_words(context, hit.head)
    two = determiner(context.sentence, hit.head) == "both" or "two" in modifiers
    if two and not owners and is_plural(token):
        return _pair(context, hit, start, end)
    if hit.role.kind == "organisation":
        return _body(context, hit, owners, modifiers, start, end)
    if hit.role.kind == "state":
        return _land(context, hit, owners, modifiers, start, end)
    if hit.role.kind == "person" and not is_plural(token):
        holder = _holder(context, hit, owners, modifiers, start, end)
        if holder is not None:
            return (holder,), 0.75
    if owners:
        group = _group_of(context, hit, owners)
        if group is not None:
            return (_located(context, group, start, end),), 0.7
        return _owned(context, hit, owners, start, end)
    return _alone(context, hit, modifiers, start, end)


def _modifier_words(context: Context, head: int) -> set[str]:
    tokens = context.sentence.tokens
    return {tokens[child].lemma.lower() for child in context.sentence.children[head] if child < head} | {
        tokens[child].text.lower() for child in context.sentence.children[head] if child < head
    }


def _definite(context: Context, head: int) -> bool:
    """Whether the noun points back: "the", or capitals with no determiner."""
    word = determiner(context.sentence, head)
    if word:
        return word in _DEFINITE
    token = context.sentence.tokens[head]
    return token.text[0].isupper() and token.upos == "PROPN"


def _not_back(context: Context, head: int, modifiers: set[str]) -> bool:
    """Whether the phrase means another party than those before: "the other bloc", "the Civic Party"."""
    return bool(modifiers & _OTHER) or has_proper_modifier(context.sentence, head)


def _located(context: Context, entity: Entity, start: int, end: int) -> Entity:
    text, span = context.words(start, end)
    return replace(entity, text=text, span=span)


# One person of an office


def _holder(
    context: Context, hit: RoleHit, owners: tuple[Entity, ...], modifiers: set[str], start: int, end: int
) -> Entity | None:
    """Who held the office on the day, or the person of that office named before."""
    office = hit.role.office
    if not office or modifiers & _FORMER or determiner(context.sentence, hit.head) in _INDEFINITE:
        return None
    owner = owners[0] if owners else None
    earlier = _earlier_holder(context, hit, owner)
    if earlier is not None:
        return _located(context, earlier, start, end)
    if owner is None:
        return None
    where, role = _seat(owner, office)
    if not where or not role:
        return None
    held = context.gazetteer.in_office(where, role, context.maker.day)
    people = list(dict.fromkeys(person.id for person, _ in held))
    if len(people) != 1:
        return None
    text, span = context.words(start, end)
    return context.maker.person(held[0][0], text, span, owner.country)


def _seat(owner: Entity, office: str) -> tuple[str | None, str]:
    """Where the office is held, and by which role of the office table."""
    if owner.organisation and not owner.country:
        if office in {"org_head", "head_of_state", "leader"}:
            return (
                "EC" if owner.organisation == "EU" and office != "leader" else owner.organisation
            ), "org_head"
        return None, ""
    if office in {"leader", "org_head"} or owner.kind not in {"state", "institution", "person"}:
        return None, ""
    if owner.kind == "person" and "GOV" not in owner.sectors:
        return None, ""
    return owner.country, office


def _earlier_holder(context: Context, hit: RoleHit, owner: Entity | None) -> Entity | None:
    """The last person of the report who has that office; with an owner, of that owner."""
    if owner is None and not _definite(context, hit.head):
        return None
    word = context.sentence.tokens[hit.head].lemma.lower()

    def fits(referent: Referent) -> bool:
        entity = referent.entity
        if entity.kind != "person" or referent.plural or referent.form == "pronoun":
            return False
        if owner is not None and owner.code not in {entity.country, entity.organisation, *entity.part_of}:
            return False
        return _has_office(context, entity, hit.role, word)

    candidates = list(context.memory.recent(context.sentence.index, hit.head, REACH, fits))
    near = {entity.country for entity in context.memory.states(context.sentence.index, 0)}
    best = next((r for r in candidates if r.entity.country in near), None) or next(iter(candidates), None)
    return best.entity if best else None


def _has_office(context: Context, entity: Entity, role: Role, word: str) -> bool:
    title = entity.office.title.lower() if entity.office else ""
    if role.office == "leader":
        return "REB" in entity.sectors or any(name in title for name in _LEADING_TITLES)
    if role.office == "org_head":
        return bool(entity.organisation)
    if entity.office is None:
        return word in entity.text.lower()
    return word in title or (
        role.office in {"head_of_state", "head_of_government"}
        and word in {"premier", "chancellor"}
        and "minister" in title
    )


# Bodies of states, and states


def _body(
    context: Context, hit: RoleHit, owners: tuple[Entity, ...], modifiers: set[str], start: int, end: int
) -> tuple[tuple[Entity, ...], float] | None:
    """ "the bloc", "the alliance": the organisation named last that is called so."""
    token = context.sentence.tokens[hit.head]
    if is_plural(token) or not _definite(context, hit.head) or _not_back(context, hit.head, modifiers):
        return None
    wanted = _BODIES.get(" ".join(hit.role.words[-1:]), frozenset())

    def fits(referent: Referent) -> bool:
        entity = referent.entity
        if entity.kind != "organisation" and not (entity.kind == "person" and entity.organisation):
            return False
        return referent.form != "pronoun" and "NGO" not in entity.sectors and entity.organisation is not None

    candidates = list(context.memory.recent(context.sentence.index, hit.head, 2 * REACH, fits))
    best = next((r for r in candidates if wanted & {r.entity.organisation, *r.entity.part_of}), None)
    best = best or next(iter(candidates), None)
    if best is None:
        return None
    code = best.entity.organisation or ""
    above = next((c for c in (code, *best.entity.part_of) if c in wanted), code)
    text, span = context.words(start, end)
    return (context.maker.organisation(above, text, span),), 0.75


def _land(
    context: Context, hit: RoleHit, owners: tuple[Entity, ...], modifiers: set[str], start: int, end: int
) -> tuple[tuple[Entity, ...], float] | None:
    """ "the country", "the kingdom": the state named last; "NATO allies": those of the owner."""
    token = context.sentence.tokens[hit.head]
    text, span = context.words(start, end)
    if owners:
        organised = [owner for owner in owners if owner.organisation and not owner.country]
        if organised and is_plural(token):
            return (
                context.maker.described(hit.role, hit.role.words[-1], text, span, organised[0], True),
            ), 0.6
        blocs = [owner for owner in owners if owner.kind == "group" and not owner.country]
        if blocs and is_plural(token):
            return (replace(blocs[0], text=text, span=span),), 0.6
        return None
    if is_plural(token) or not _definite(context, hit.head) or _not_back(context, hit.head, modifiers):
        return None

    def fits(referent: Referent) -> bool:
        entity = referent.entity
        here = referent.sentence == context.sentence.index
        if len(referent.entities) > 1 or (here and referent.modifier and not referent.possessor):
            return False
        return bool(entity.country) and entity.kind in {"state", "institution", "person"}

    found = next(context.memory.recent(context.sentence.index, hit.head, REACH, fits), None)
    if found is None or not found.entity.country:
        return None
    return (context.maker.state(found.entity.country, text, span),), 0.6


# Two sides


def _pair(context: Context, hit: RoleHit, start: int, end: int) -> tuple[tuple[Entity, ...], float] | None:
    """The last two parties named, those of one sentence before those of two."""
    text, span = context.words(start, end)
    people, land = hit.role.kind == "person", hit.role.kind == "state"
    mates = _clause_mates(context, hit.head)

    def fits(referent: Referent) -> bool:
        entity = referent.entity
        if referent.form == "pronoun" or entity.kind in {"place", "people"}:
            return False
        if referent.modifier and not referent.possessor:
            return False
        if people and entity.kind != "person" and hit.role.words[-1] != "side":
            return False
        if referent.sentence == context.sentence.index and referent.token in mates:
            return False
        acts = entity.country or entity.organisation or (entity.kind == "group" and entity.name)
        return bool(entity.country) if land else bool(acts)

    seen: dict[str, Entity] = {}
    for referent in context.memory.recent(context.sentence.index, hit.head, REACH, fits):
        for entity in referent.entities:
            key = (entity.country if land else entity.code) or ""
            held = seen.get(key)
            if held is None and len(seen) < 2:
                seen[key] = entity
            elif held is not None and people and held.kind != "person" and entity.kind == "person":
                seen[key] = entity
    if len(seen) < 2:
        return None
    chosen = list(seen.values())
    if not people:
        chosen = [_plain(context, entity) for entity in chosen]
    return tuple(replace(entity, text=text, span=span) for entity in chosen), 0.6


def _clause_mates(context: Context, index: int) -> set[int]:
    """The words of the subject of the verb above: who mediates between two sides is neither."""
    out: set[int] = set()
    verb = governing_verb(context.sentence, index)
    while verb >= 0:
        for child in context.sentence.children[verb]:
            if base(context.sentence.tokens[child]) == "nsubj" and index not in context.sentence.subtree(
                child
            ):
                out.update(context.sentence.subtree(child))
        if context.sentence.tokens[verb].rel not in {"xcomp", "conj"}:
            break
        verb = governing_verb(context.sentence, verb)
    return out


def _plain(context: Context, entity: Entity) -> Entity:
    """The state or organisation behind a party."""
    if entity.kind in {"person", "institution"}:
        if entity.organisation:
            return context.maker.organisation(entity.organisation, entity.text, entity.span)
        if entity.country:
            return context.maker.state(entity.country, entity.text, entity.span)
    return entity


# Groups, institutions, unnamed people


def _group_of(context: Context, hit: RoleHit, owners: tuple[Entity, ...]) -> Entity | None:
    """ "the Yemeni group": the armed group of that country named before."""
    country = owners[0].country if len(owners) == 1 and owners[0].kind == "state" else None
    if not country or hit.role.words[-1] not in _GROUP_NOUNS or not _definite(context, hit.head):
        return None
    known = context.gazetteer.group
    return _last(
        context,
        hit,
        lambda entity: (
            entity.kind == "group"
            and bool(entity.id and known(entity.id))
            and country in (entity.country, *_homes(known(entity.id or "")))
        ),
    )


def _homes(group: ArmedGroup | None) -> tuple[str, ...]:
    return group.countries if group else ()


def _owned(
    context: Context, hit: RoleHit, owners: tuple[Entity, ...], start: int, end: int
) -> tuple[tuple[Entity, ...], float] | None:
    """ "Serbian and Croatian troops": one entity for each owner."""
    text, span = context.words(start, end)
    out: dict[str, Entity] = {}
    noun = " ".join(hit.role.words)
    for owner in owners:
        entity = _of_owner(context, hit, noun, text, owner)
        entity = replace(entity, span=span)
        out.setdefault(entity.code or entity.text, entity)
    if hit.role.use == "owned" and not any(entity.code for entity in out.values()):
        return None
    return tuple(out.values()), 0.85


def _of_owner(context: Context, hit: RoleHit, noun: str, text: str, owner: Entity) -> Entity:
    role = hit.role
    plural = is_plural(context.sentence.tokens[hit.head])
    one = role.kind == "person" and not plural
    armed = owner.kind == "group" and "REB" in owner.sectors
    if armed and not one and role.kind in {"group", "person"} and _fighting(role):
        return replace(owner, text=text)
    if owner.kind == "organisation" and role.kind in {"group", "institution"} and noun in _GROUP_NOUNS:
        return replace(owner, text=text)
    entity = context.maker.described(role, noun, text, owner.span, owner, plural)
    speaks_for_owner = role.sectors in {(), ("GOV",)} and owner.kind not in {"state", "person"}
    if owner.sectors and (speaks_for_owner or not entity.sectors) and "CVL" not in owner.sectors:
        entity = replace(entity, sectors=owner.sectors)
    return entity


def _fighting(role: Role) -> bool:
    return bool({"REB", "MIL", "GOV", "CRM"} & set(role.sectors)) or not role.sectors


def _alone(
    context: Context, hit: RoleHit, modifiers: set[str], start: int, end: int
) -> tuple[tuple[Entity, ...], float] | None:
    """A phrase that says nothing of whose: what was named before, else the party that the noun alone gives."""
    text, span = context.words(start, end)
    role, token = hit.role, context.sentence.tokens[hit.head]
    noun = " ".join(role.words)
    definite = _definite(context, hit.head)
    if definite and not _not_back(context, hit.head, modifiers):
        earlier = _earlier(context, hit)
        if earlier is not None:
            return (replace(earlier, text=text, span=span),), 0.6
    if role.use == "owned":
        return None
    owner = None
    if definite and not is_plural(token) and set(role.sectors) & _STATE_BODIES and role.kind != "person":
        owner = _only_state(context)
    elif role.kind == "person" and role.office and definite and not is_plural(token):
        owner = _only_state(context)
    certainty = 0.6 if owner is not None else 0.5
    return (context.maker.described(role, noun, text, span, owner, is_plural(token)),), certainty


def _only_state(context: Context) -> Entity | None:
    """The one state of the report's last sentences, where there is only one."""
    for back in (1, REACH):
        states = context.memory.states(context.sentence.index, back)
        if len(states) == 1 and states[0].country:
            return context.maker.state(states[0].country, states[0].text, states[0].span)
        if states:
            return None
    return None


def _earlier(context: Context, hit: RoleHit) -> Entity | None:
    """The entity named before that the same noun, or a noun for its kind, means again."""
    role, noun = hit.role, hit.role.words[-1]

    def usable(referent: Referent) -> bool:
        return referent.form != "pronoun" and len(referent.entities) == 1 and referent.entity.code is not None

    def same(referent: Referent) -> bool:
        entity = referent.entity
        again = entity.kind in {"group", "institution"} and entity.text.lower().rstrip("s").endswith(noun)
        return usable(referent) and again and bool(entity.country or entity.organisation)

    def kindred(referent: Referent) -> bool:
        return usable(referent) and _called(context, referent.entity, noun)

    for fits in (same, kindred):
        found = next(context.memory.recent(context.sentence.index, hit.head, REACH, fits), None)
        if found is not None:
            return found.entity
    if "REB" in role.sectors:
        return _last(context, hit, lambda entity: "REB" in entity.sectors and entity.kind == "group")
    return None


def _called(context: Context, entity: Entity, noun: str) -> bool:
    """Whether the noun may be said of the party: "the militia" of an armed group, "the court" of a court."""
    if entity.kind == "organisation":
        return noun in _ORGANISATION_NOUNS and (
            noun in {"organisation", "organization", "group", "body"} or noun in (entity.name or "").lower()
        )
    armed = (
        entity.kind == "group" and entity.id is not None and context.gazetteer.group(entity.id) is not None
    )
    return armed and noun in _ARMED_NOUNS


def _last(context: Context, hit: RoleHit, wanted: Callable[[Entity], bool]) -> Entity | None:
    def fits(referent: Referent) -> bool:
        return len(referent.entities) == 1 and wanted(referent.entity) and bool(referent.entity.code)

    found = next(context.memory.recent(context.sentence.index, hit.head, REACH, fits), None)
    return found.entity if found else None
