"""People: full names, surnames, titles, and who is meant by them."""

from dataclasses import dataclass, replace

from detente.gazetteer import Person, Ref, Role, fold
from detente.resolver._who_context import Context
from detente.resolver._who_entity import slug
from detente.resolver._who_offices import latest_tenure
from detente.resolver._who_owner import owners_of
from detente.resolver._who_tree import base, case_of, core_span, head_of, is_plural
from detente.terms import Entity, Sentence

__all__ = ["find_people"]

_PARTICLES = frozenset("al el bin ibn ben abu von van der den de del della da dos du la le ter".split())
# Offices so much in the news that the surname alone is enough while they are held.
_LEADING = frozenset(
    {"head_of_state", "head_of_government", "org_head", "foreign_minister", "effective_leader"}
)
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
# Years before a first office within which a full name is taken to be its later holder's.
_BEFORE_OFFICE_YEARS = 10
# A surname that more people of the tables bear tells too little by itself.
_COMMON = 12
# Years after an office within which a bare full name is still taken to be its holder's.
_REMEMBERED_YEARS = 30
# Titles that one country alone uses.
_NATIONAL_TITLES = {
    "secretary of state": "USA",
    "secretary of defense": "USA",
    "defense secretary": "USA",
    "treasury secretary": "USA",
    "homeland security secretary": "USA",
    "foreign secretary": "GBR",
    "home secretary": "GBR",
    "defence secretary": "GBR",
    "chancellor of the exchequer": "GBR",
    "taoiseach": "IRL",
}
# Links by which a name hangs from the title before it, as one phrase.
_PART_OF_TITLE = frozenset({"flat", "compound", "nmod:desc", "nmod:unmarked", "nmod"})
# Links between a title and a name, either way up.
_TITLE_LINKS = frozenset({"nmod:desc", "compound", "appos", "flat", "nmod:unmarked", "nmod"})


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the words around a name say about its bearer."""

    role: Role | None
    title_head: int | None
    owners: tuple[Entity, ...]
    adjacent: tuple[int, ...] = ()

    @property
    def country(self) -> str | None:
        return next((owner.country for owner in self.owners if owner.country), None)

    @property
    def organisation(self) -> str | None:
        return next((owner.organisation for owner in self.owners if owner.organisation), None)


def _spans(context: Context) -> list[tuple[int, int, tuple[Ref, ...]]]:
    """Stretches of tokens that name people, with what the gazetteer knows of them."""
    known = [
        (hit.start, hit.end, hit.refs) for hit in context.hits if any(ref.kind == "P" for ref in hit.refs)
    ]
    out: list[tuple[int, int, tuple[Ref, ...]]] = []
    full = [(low, high) for low, high, refs in known if any(ref.sense == "f" for ref in refs)]
    for first, last in _recognised(context.sentence):
        if any(low <= first and last <= high and last - first < high - low for low, high in full):
            continue
        start, end = _without_titles(context, first, _with_flat(context.sentence, first, last))
        inside_name = start < end and end - start < len(context.taken & set(range(start - 1, end + 1)))
        if start < end and not inside_name and not _only_roles(context, start, end):
            inside = [refs for low, high, refs in known if (low, high) == (start, end)]
            out.append((start, end, inside[0] if inside else ()))
    for low, high, refs in known:
        if any(start < high and low < end for start, end, _ in out):
            continue
        whole = _with_flat(context.sentence, low, high)
        if whole > high and not any(ref.sense == "f" for ref in refs):
            continue
        if not _blocked(context, low, high, refs):
            out.append((low, high, refs))
    return sorted(out)


def _with_flat(sentence: Sentence, start: int, end: int) -> int:
    """The end of a name with the parts that the recogniser has left off."""
    head = head_of(sentence, start, end)
    while end < len(sentence.tokens):
        token = sentence.tokens[end]
        hyphen = (
            token.text in {"-", "–"}
            and end + 1 < len(sentence.tokens)
            and sentence.tokens[end + 1].head == head
        )
        if not hyphen and not (token.rel == "flat" and token.head == head and token.upos == "PROPN"):
            break
        end += 1
    return end


def _recognised(sentence: Sentence) -> list[tuple[int, int]]:
    """The recogniser's people; two that touch, both in one flat name, are one."""
    out: list[tuple[int, int]] = []
    for name in sentence.names:
        if name.label != "PER":
            continue
        token = sentence.tokens[name.start]
        if out and out[-1][1] == name.start and base(token) == "flat" and token.head >= out[-1][0]:
            out[-1] = (out[-1][0], name.end)
        else:
            out.append((name.start, name.end))
    return out


def _only_roles(context: Context, start: int, end: int) -> bool:
    """Whether the words are nothing but a title."""
    if any(hit.start <= start and end <= hit.end for hit in context.roles.values()):
        return True
    word = fold(context.sentence.tokens[start].text)
    return (
        end - start == 1 and bool(word) and " " not in word and context.gazetteer.roles.get(word) is not None
    )


def _without_titles(context: Context, start: int, end: int) -> tuple[int, int]:
    """The name without the titles and adjectives that a recogniser may have put into it."""
    inside = [hit.end for hit in context.roles.values() if start <= hit.start and hit.end < end]
    start = max([start, *inside])
    while start < end - 1 and context.sentence.tokens[start].rel in {"det", "amod", "punct"}:
        start += 1
    if context.sentence.tokens[end - 1].text in {"'s", "’s", "'", "’"}:
        end -= 1
    return start, end


def _blocked(context: Context, start: int, end: int, refs: tuple[Ref, ...]) -> bool:
    """Whether the recogniser takes the words for something else; a known name outweighs it."""
    tokens = context.sentence.tokens
    if end - start > 1 and any(ref.sense == "f" for ref in refs):
        return not (
            tokens[start].text[0].isupper() or "-" in tokens[start].text or tokens[start + 1].text == "-"
        )
    if end - start == 1 and fold(tokens[start].text) in context.memory.people:
        return case_of(context.sentence, start) in {"in", "at", "near"} or tokens[start].upos != "PROPN"
    for name in context.sentence.names:
        if name.label != "PER" and name.start < end and start < name.end:
            return True
    return False


def _evidence(context: Context, head: int, start: int) -> _Evidence:
    """The title and owners of a name."""
    sentence = context.sentence
    titles = [
        child for child in sentence.children[head] if child in context.roles and _is_title(context, child)
    ]
    above = sentence.tokens[head].head
    person_above = above in context.roles and context.roles[above].role.kind == "person"
    if person_above and sentence.tokens[head].rel in _TITLE_LINKS and _is_name_of(context, head):
        titles.append(above)
    before = [hit.head for hit in context.roles.values() if hit.end == start and hit.role.kind == "person"]
    adjacent = tuple(index for index in before if not is_plural(sentence.tokens[index]))
    if not titles:
        titles = list(adjacent)
    title = _main_title(context, titles)
    heads = [head, *titles]
    role = context.roles[title].role if title is not None else None
    owners = owners_of(context, *heads)
    nation = _NATIONAL_TITLES.get(" ".join(role.words)) if role is not None else None
    if nation and not owners:
        text, span = context.words(start, start + 1)
        owners = (context.maker.state(nation, text, span),)
    return _Evidence(role, title, owners, adjacent)


def _main_title(context: Context, titles: list[int]) -> int | None:
    """The title that tells most: one of an office before a mere form of address."""
    ranked = sorted(
        titles, key=lambda i: (not context.roles[i].role.office, not context.roles[i].role.sectors, i)
    )
    return ranked[0] if ranked else None


def _is_title(context: Context, index: int) -> bool:
    token = context.sentence.tokens[index]
    fits = context.roles[index].role.kind == "person" and token.rel in _TITLE_LINKS
    return fits and not case_of(context.sentence, index)


def _is_name_of(context: Context, head: int) -> bool:
    token = context.sentence.tokens[head]
    return base(token) != "nmod" or token.rel in {"nmod:desc", "nmod:unmarked"}


def _matches(person: Person, evidence: _Evidence) -> int:
    """How well the words agree with what the tables know; negative where they contradict it."""
    countries = {tenure.country for tenure in person.tenures if tenure.country}
    bodies = {tenure.organisation for tenure in person.tenures if tenure.organisation}
    roles = {tenure.role for tenure in person.tenures}
    score = 0
    if evidence.country:
        # Whom "its" means is a guess, which must not outweigh a full name.
        guessed = all(owner.text.lower() in _POSSESSIVES for owner in evidence.owners)
        score += 4 if evidence.country in countries else 0 if guessed else -4
    if evidence.organisation:
        above = {body for body in bodies if body == evidence.organisation}
        score += 4 if above else 0
    office = evidence.role.office if evidence.role else ""
    if office:
        score += 3 if office in roles or (office == "leader" and roles & _LEADING) else 0
    return score


def _in_time(context: Context, person: Person) -> int:
    """2 where the person holds a leading office on the day, 1 any office, 0 not long ago, else -1."""
    day = context.maker.day
    held = [tenure for tenure in person.tenures if tenure.holds(day)]
    if any(tenure.role in _LEADING for tenure in held):
        return 2
    if held:
        return 1
    last = latest_tenure(person, day)
    if last is None:
        return -1
    if last.start > day:
        return 0 if int(last.start[:4]) - int(day[:4]) <= _BEFORE_OFFICE_YEARS else -1
    ended = last.end or last.last_seen or last.start
    return 0 if int(day[:4]) - int((ended or "0")[:4]) <= _REMEMBERED_YEARS else -1


def _choose(
    context: Context, refs: tuple[Ref, ...], sense: str, evidence: _Evidence
) -> tuple[Person, float] | None:
    """The person meant among namesakes, with certainty; None where none is safe to take."""
    people = [context.gazetteer.person(ref.id) for ref in refs if ref.kind == "P" and ref.sense == sense]
    scored = sorted(
        ((_matches(person, evidence), _in_time(context, person), person) for person in people),
        key=lambda item: (-item[0], -item[1], item[2].id),
    )
    if not scored:
        return None
    fit, time, person = scored[0]
    tied = len(scored) > 1 and scored[1][:2] == (fit, time)
    if sense == "f":
        safe = fit >= 0 and (time >= 0 or fit > 0)
        return (person, 0.6 if tied else 0.95) if safe else None
    titled = evidence.role is not None and bool(evidence.role.office)
    if titled and fit >= 3 and sum(1 for other in scored if other[0] >= 3) == 1:
        # The only one of that name who ever held that office, whatever the day.
        return person, 0.85 if time >= 0 else 0.6
    if fit >= 6 or (fit >= 3 and titled and time >= 1) or (fit == 0 and evidence.role is None and time == 2):
        bare = fit == 0 and evidence.role is None
        if bare and (tied or len(people) > _COMMON or not _sovereign(context, person)):
            return None
        return (person, 0.5 if tied else 0.85 if fit else 0.6) if not (tied and fit == 0) else None
    return None


def _sovereign(context: Context, person: Person) -> bool:
    """Whether the person leads a state or organisation, no dependency."""
    for tenure in person.tenures:
        if tenure.role in _LEADING and tenure.holds(context.maker.day):
            state = context.gazetteer.state(tenure.country)
            if state is None or state.status != "dependent":
                return True
    return False


def _short_names(words: list[str]) -> list[str]:
    """What a full name may be shortened to later: the last word with its particles, the first word."""
    if len(words) < 2:
        return [" ".join(words)]
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    out = [" ".join(words[start:]), words[-1]]
    if start < len(words) - 1:
        out.append(" ".join(words[start + 1 :]))
    return list(dict.fromkeys(out))


def _remember(context: Context, key: str, entity: Entity) -> None:
    words = key.split()
    context.memory.people[key] = entity
    names = _short_names(words)
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
    context: Context, start: int, end: int, refs: tuple[Ref, ...], evidence: _Evidence, *, by_model: bool
) -> tuple[Entity, float] | None:
    """The entity of a person's name, with certainty."""
    text, span = context.words(start, end)
    key = fold(text)
    words = key.split()
    if not words:
        return None
    refs = refs or context.gazetteer.named(text)
    if len(words) > 1 or any(ref.sense == "f" for ref in refs):
        chosen = _choose(context, refs, "f", evidence) or _by_surname(context, words, evidence)
        if chosen:
            return context.maker.person(chosen[0], text, span, evidence.country), chosen[1]
    earlier = context.memory.people.get(key)
    if earlier is not None:
        return replace(earlier, text=text, span=span), 0.9
    if len(words) == 1 or any(ref.sense == "s" for ref in refs):
        chosen = _choose(context, refs, "s", evidence)
        if chosen and (by_model or evidence.role is not None):
            return context.maker.person(chosen[0], text, span, evidence.country), chosen[1]
    if not by_model and (evidence.role is None or len(words) > 4):
        return None
    return _unknown(context, text, start, end, evidence), 0.6 if by_model else 0.5


def _by_surname(context: Context, words: list[str], evidence: _Evidence) -> tuple[Person, float] | None:
    """A full name that the tables spell otherwise: with more names, or with title and country agreeing."""
    known = {
        ref.id: context.gazetteer.person(ref.id)
        for ref in context.gazetteer.named(words[-1])
        if ref.kind == "P"
    }
    longer = [person for person in known.values() if set(words) <= set(fold(person.name).split())]
    if len(longer) == 1 and _in_time(context, longer[0]) >= 0 and _matches(longer[0], evidence) >= 0:
        return longer[0], 0.8
    if evidence.role is None or not evidence.country:
        return None
    for name in _short_names(words):
        chosen = _choose(context, context.gazetteer.named(name), "s", evidence)
        if chosen and _matches(chosen[0], evidence) >= 7:
            return chosen[0], 0.7
    return None


def _unknown(context: Context, text: str, start: int, end: int, evidence: _Evidence) -> Entity:
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
    for start, end, refs in _spans(context):
        _person(context, start, end, refs)


def _person(context: Context, start: int, end: int, refs: tuple[Ref, ...]) -> None:
    sentence = context.sentence
    head = head_of(sentence, start, end)
    if head in context.mentions:
        return
    by_model = any(name.label == "PER" and name.start < end and start < name.end for name in sentence.names)
    evidence = _evidence(context, head, start)
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
        if title not in context.mentions and title not in context.taken:
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


def _enriched(context: Context, entity: Entity, evidence: _Evidence) -> Entity:
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


def _phrase(context: Context, head: int, start: int, end: int, evidence: _Evidence) -> tuple[int, int, int]:
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
