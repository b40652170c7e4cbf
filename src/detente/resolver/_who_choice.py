"""Who of several people of one name is meant."""

from detente.gazetteer import Person, Ref, fold
from detente.resolver._who_context import Context
from detente.resolver._who_evidence import Evidence
from detente.resolver._who_offices import latest_tenure

__all__ = ["by_surname", "choose", "short_names"]

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


def _matches(person: Person, evidence: Evidence) -> int:
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


def choose(
    context: Context, refs: tuple[Ref, ...], sense: str, evidence: Evidence
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
    if len(longer) == 1 and _in_time(context, longer[0]) >= 0 and _matches(longer[0], evidence) >= 0:
        return longer[0], 0.8
    if evidence.role is None or not evidence.country:
        return None
    for name in short_names(words):
        chosen = choose(context, context.gazetteer.named(name), "s", evidence)
        if chosen and _matches(chosen[0], evidence) >= 7:
            return chosen[0], 0.7
    return None
