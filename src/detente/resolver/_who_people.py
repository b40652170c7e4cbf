"""People: full names, surnames, titles, and who is meant by them."""

from dataclasses import replace

from detente.gazetteer import Ref, Role, fold
from detente.resolver._who_choice import by_surname, choose, shared_country, short_names
from detente.resolver._who_context import Context
from detente.resolver._who_entity import slug
from detente.resolver._who_evidence import Evidence, evidence_of
from detente.resolver._who_phrase import REACH
from detente.resolver._who_spans import person_spans
from detente.resolver._who_tree import core_span, head_of
from detente.terms import Entity

__all__ = ["find_people"]

# Links by which a name hangs from the title before it, as one phrase.
_PART_OF_TITLE = frozenset({"flat", "compound", "nmod:desc", "nmod:unmarked", "nmod"})


def _remember(context: Context, key: str, entity: Entity) -> None:
    words = key.split()
    context.memory.people[key] = entity
    names = short_names(words)
    record = next((ref for ref in context.gazetteer.named(entity.name or "") if ref.kind == "P"), None)
    if (
        record is not None
        and len(words) > 1
        and entity.id
        and entity.country in {"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "ETH", "ERI", "SOM"}
    ):
        names.append(words[0])
    for name in names:
        if len(name) > 1:
            context.memory.people[name] = entity


def _resolve(
    context: Context, start: int, end: int, refs: tuple[Ref, ...], evidence: Evidence, *, by_model: bool
) -> tuple[Entity, float] | None:
    """The entity of a person's name, with certainty."""
    text, span = context.words(start, end)
    key = fold(text)
    words = key.split()
    if not words:
        return None
    refs = refs or context.gazetteer.named(text)
    if len(words) > 1 or any(ref.sense == "f" for ref in refs):
        chosen = choose(context, refs, "f", evidence) or by_surname(context, words, evidence)
        if chosen:
            return context.maker.person(chosen[0], text, span, evidence.home), chosen[1]
    earlier = context.memory.people.get(key)
    if earlier is not None:
        return replace(earlier, text=text, span=span), 0.9
    if len(words) == 1 or any(ref.sense == "s" for ref in refs):
        chosen = choose(context, refs, "s", evidence)
        if chosen and (by_model or evidence.role is not None or evidence.governs):
            return context.maker.person(chosen[0], text, span, evidence.home), chosen[1]
    if not by_model and ((evidence.role is None and not evidence.governs) or len(words) > 4):
        return None
    unknown = _unknown(context, text, start, end, evidence)
    if unknown.code == unknown.id and not unknown.part_of:
        country = shared_country(context, refs, evidence) or _state_at_hand(context, evidence)
        unknown = replace(unknown, country=country)
    return unknown, 0.6 if by_model else 0.5


def _state_at_hand(context: Context, evidence: Evidence) -> str | None:
    """The only state of the report so far, for a minister or president of no known country."""
    if evidence.role is None or not evidence.role.office or evidence.owners:
        return None
    if evidence.role.office in {"leader", "org_head"}:
        return None
    state = context.only_state(REACH)
    return state.country if state is not None else None


def _unknown(context: Context, text: str, start: int, end: int, evidence: Evidence) -> Entity:
    """A person that only the words of the report describe."""
    span = context.sentence.span_of(start, end)
    owner = evidence.owners[0] if evidence.owners else None
    role = evidence.role
    return Entity(
        text,
        span,
        slug(text),
        text,
        "person",
        country=evidence.country if not evidence.organisation or (owner and owner.country) else None,
        organisation=owner.organisation if owner else None,
        part_of=_above(owner),
        sectors=_sectors(role, owner),
    )


def _above(owner: Entity | None) -> tuple[str, ...]:
    """What the person belongs to: the organisation's parents, or the armed group or people itself."""
    if owner is None:
        return ()
    if owner.kind in {"group", "people"} and owner.id and owner.name:
        return (owner.id, *owner.part_of)
    return owner.part_of


def _sectors(role: Role | None, owner: Entity | None) -> tuple[str, ...]:
    """Those of the title; a title that says nothing of its own takes those of its body."""
    own = role.sectors if role else ()
    if owner is not None and owner.kind not in {"state", "person", "people"} and own in {(), ("GOV",)}:
        return owner.sectors or own
    return own


def find_people(context: Context) -> None:
    """Emits the mentions of people named in the sentence."""
    for start, end, refs in person_spans(context):
        _person(context, start, end, refs)


def _person(context: Context, start: int, end: int, refs: tuple[Ref, ...]) -> None:
    sentence = context.sentence
    head = head_of(sentence, start, end)
    if head in context.mentions:
        return
    by_model = any(name.label == "PER" and name.start < end and start < name.end for name in sentence.names)
    evidence = evidence_of(context, head, start)
    found = _resolve(context, start, end, refs, evidence, by_model=by_model)
    if found is None:
        return
    entity, certainty = found
    entity = _enriched(context, entity, evidence)
    if len(fold(entity.text).split()) > 1 or fold(entity.text) not in context.memory.people:
        _remember(context, fold(entity.text), entity)
    top, low, high = _phrase(context, head, start, end, evidence)
    text, span = context.words(low, high)
    context.taken.update(range(start, end))
    context.emit(top, low, high, (replace(entity, text=text, span=span),), form="name", certainty=certainty)
    for title in evidence.adjacent:
        # Of a title and a name that hang side by side the name is the party.
        beside = context.sentence.tokens[title].head == context.sentence.tokens[head].head
        if beside:
            context.taken.add(title)
        elif title not in context.mentions and title not in context.taken and _has_office(context, title):
            begin, stop = context.roles[title].start, context.roles[title].end
            words, place = context.words(begin, stop)
            context.emit(
                title,
                begin,
                stop,
                (replace(entity, text=words, span=place),),
                form="name",
                certainty=certainty,
            )


def _has_office(context: Context, title: int) -> bool:
    """Whether the title says more than how its bearer is addressed."""
    return context.roles[title].role.use != "title"


def _enriched(context: Context, entity: Entity, evidence: Evidence) -> Entity:
    """The entity with country and sectors from the words, where the tables did not have them."""
    owner = evidence.owners[0] if evidence.owners else None
    given = _sectors(evidence.role, owner) if evidence.role is not None else ()
    if entity.office is None and given and entity.sectors in {(), ("ELI",)}:
        entity = replace(entity, sectors=given)
    if entity.country is None and entity.organisation is None and owner is not None:
        entity = replace(
            entity, country=owner.country, organisation=owner.organisation, part_of=owner.part_of
        )
    return entity


def _phrase(context: Context, head: int, start: int, end: int, evidence: Evidence) -> tuple[int, int, int]:
    """The head token of the whole phrase, and its tokens [start, end); titles before the name belong."""
    sentence = context.sentence
    top = head
    if evidence.title_head is not None:
        title = context.roles[evidence.title_head]
        governs = title.head == sentence.tokens[head].head and sentence.tokens[head].rel in _PART_OF_TITLE
        below = sentence.tokens[title.head].head == head and sentence.tokens[title.head].rel != "appos"
        if governs:
            top = title.head
        if governs or below:
            context.taken.update(range(title.start, title.end))
    low, high = core_span(sentence, top)
    return top, min(low, start), max(high, end)
