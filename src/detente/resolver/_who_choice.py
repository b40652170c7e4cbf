"""Who of several people of one name is meant."""

from collections.abc import Collection, Iterable, Sequence

from detente.gazetteer import Person, Ref, fold
from detente.resolver._who_context import Context
from detente.resolver._who_evidence import Evidence
from detente.resolver._who_offices import UNDATED, latest_tenure

__all__ = ["by_surname", "choose", "shared_country", "short_names"]

_PARTICLES = frozenset("al el bin ibn ben abu von van der den de del della da dos du la le ter".split())
# Offices so much in the news that the surname alone is enough while they are held.
_LEADING = frozenset(
    {"head_of_state", "head_of_government", "org_head", "foreign_minister", "effective_leader"}
)
# Who leads the government that is called by the name.
_HEADS = frozenset({"head_of_state", "head_of_government", "effective_leader"})
# Offices that make the bearer of a full name known at any time.
_RENOWNED = _LEADING | {"speaker", "party_leader", "vice_president"}
# Years before a first office within which a full name is taken to be its later holder's.
_BEFORE_OFFICE_YEARS = 10
# A surname that more people of the tables bear tells too little by itself.
_COMMON = 12
_COMMON_UNDATED = 3
# Years after an office within which a bare full name is still taken to be its holder's.
_REMEMBERED_YEARS = 30


def _matches(person: Person, evidence: Evidence) -> int:
    """How well the words agree with what the tables know; negative where they contradict it."""
    countries = {tenure.country for tenure in person.tenures if tenure.country}
    bodies = {tenure.organisation for tenure in person.tenures if tenure.organisation}
    roles = {tenure.role for tenure in person.tenures}
    score = 0
    if evidence.country:
        # Whom "its" means is a guess, which must not outweigh a full name.
        score += 4 if evidence.country in countries else 0 if evidence.guessed else -4
    if evidence.organisation:
        above = {body for body in bodies if body == evidence.organisation}
        score += 4 if above else 0
    office = evidence.role.office if evidence.role else ""
    if office:
        score += 3 if office in roles or (office == "leader" and roles & _LEADING) else 0
    return score


def _in_time(context: Context, person: Person) -> int:
    """2 where the person holds a leading office on the day, 1 any office, 0 not long ago, else -1.

    Without a day: 2 for a leading office in a year that the report names, or in any year where it names
    none, 1 for another office in such a year, else 0.
    """
    day = context.maker.day
    if day == UNDATED:
        return _in_years(context.maker.years, person)
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


def _in_years(years: frozenset[str], person: Person) -> int:
    held = [
        tenure
        for tenure in person.tenures
        if not years
        or any(tenure.start[:4] <= year <= (tenure.end or tenure.last_seen or "9999")[:4] for year in years)
    ]
    if any(tenure.role in _LEADING for tenure in held):
        return 2
    return 1 if held and years else 0


def _renowned(people: Collection[Person]) -> bool:
    """Whether the only one of a name has led a state, parliament or party, so that the year matters less."""
    return len(people) == 1 and any(t.role in _RENOWNED for person in people for t in person.tenures)


def choose(
    context: Context, refs: tuple[Ref, ...], sense: str, evidence: Evidence
) -> tuple[Person, float] | None:
    """The person meant among namesakes, with certainty; None where none is safe to take."""
    people = [context.gazetteer.person(ref.id) for ref in refs if ref.kind == "P" and ref.sense == sense]
    if evidence.governs:
        return _head_of_government(context, people)
    scored = sorted(
        ((_matches(person, evidence), _in_time(context, person), person) for person in people),
        key=lambda item: (-item[0], -item[1], item[2].id),
    )
    if not scored:
        return None
    fit, time, person = scored[0]
    tied = len(scored) > 1 and scored[1][:2] == (fit, time)
    if sense == "f":
        if fit >= 0 and (time >= 0 or fit > 0):
            return person, 0.6 if tied else 0.95 if time >= 0 and context.maker.day != UNDATED else 0.8
        return (person, 0.6) if fit >= 0 and _renowned(people) else None
    titled = evidence.role is not None and bool(evidence.role.office)
    if titled and fit >= 3 and sum(1 for other in scored if other[0] >= 3) == 1:
        # The only one of that name who ever held that office, whatever the day.
        return person, 0.85 if time >= 0 else 0.6
    bare = fit == 0 and evidence.role is None
    if not (fit >= 6 or (fit >= 3 and titled and time >= 1) or (bare and time == 2)) or (tied and fit == 0):
        return None
    if bare and (len(people) > _limit(context) or not _sovereign(context, person)):
        return None
    return person, 0.5 if tied else 0.85 if fit else 0.6


def _limit(context: Context) -> int:
    """How many people of the tables may share a surname that stands alone."""
    return _COMMON if context.maker.day != UNDATED else _COMMON_UNDATED


def _head_of_government(context: Context, people: Sequence[Person]) -> tuple[Person, float] | None:
    """Who led a government that is called by the name: on the day or not long ago, else the only one ever."""
    heads = [person for person in people if any(tenure.role in _HEADS for tenure in person.tenures)]
    now = [person for person in heads if _in_time(context, person) == 2]
    recent = [person for person in heads if _in_time(context, person) >= 0]
    for chosen in (now, recent, heads):
        if len(chosen) == 1:
            return chosen[0], 0.8 if chosen is not heads else 0.6
        if chosen:
            return None
    return None


def shared_country(context: Context, refs: Iterable[Ref], evidence: Evidence) -> str | None:
    """The one country of all namesakes who have led a government, or held the office of the title."""
    office = evidence.role.office if evidence.role is not None else ""
    roles = _HEADS if evidence.governs or office == "leader" else frozenset({office} - {""})
    countries = {
        tenure.country
        for ref in refs
        if ref.kind == "P"
        for tenure in context.gazetteer.person(ref.id).tenures
        if tenure.role in roles
    }
    return countries.pop() if len(countries) == 1 else None


def _sovereign(context: Context, person: Person) -> bool:
    """Whether the person leads a state or organisation, no dependency."""
    day = context.maker.day
    for tenure in person.tenures:
        if tenure.role in _LEADING and (day == UNDATED or tenure.holds(day)):
            state = context.gazetteer.state(tenure.country)
            if state is None or state.status != "dependent":
                return True
    return False


def short_names(words: list[str]) -> list[str]:
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


def by_surname(context: Context, words: list[str], evidence: Evidence) -> tuple[Person, float] | None:
    """A full name that the tables spell otherwise: with more names, or with title and country agreeing."""
    known = {
        ref.id: context.gazetteer.person(ref.id)
        for ref in context.gazetteer.named(words[-1])
        if ref.kind == "P"
    }
    longer = [person for person in known.values() if set(words) <= set(fold(person.name).split())]
    if len(longer) == 1 and _matches(longer[0], evidence) >= 0:
        if _in_time(context, longer[0]) >= 0:
            return longer[0], 0.8
        if _renowned(longer):
            return longer[0], 0.5
    if evidence.role is None or not evidence.country:
        return None
    for name in short_names(words):
        chosen = choose(context, context.gazetteer.named(name), "s", evidence)
        if chosen and _matches(chosen[0], evidence) >= 7:
            return chosen[0], 0.7
    return None
