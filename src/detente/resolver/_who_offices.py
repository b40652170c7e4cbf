"""Which office a person held on a day, and what follows from it."""

from datetime import date

from detente.gazetteer import Gazetteer, Person, Tenure
from detente.terms import Office

__all__ = [
    "ROLE_SECTORS",
    "UNDATED",
    "best_tenure",
    "iso",
    "latest_tenure",
    "main_tenure",
    "office_of",
    "sectors_of",
]

# The day of a report that has none: after all that the tables know.
UNDATED = "2100-01-01"
ROLE_SECTORS = {
    "head_of_state": ("GOV",),
    "head_of_government": ("GOV",),
    "vice_president": ("GOV",),
    "deputy_head_of_government": ("GOV",),
    "governor_general": ("GOV",),
    "foreign_minister": ("GOV",),
    "defence_minister": ("GOV", "MIL"),
    "interior_minister": ("GOV",),
    "finance_minister": ("GOV",),
    "justice_minister": ("GOV", "JUD"),
    "health_minister": ("GOV", "HLH"),
    "education_minister": ("GOV", "EDU"),
    "trade_minister": ("GOV",),
    "energy_minister": ("GOV",),
    "economy_minister": ("GOV",),
    "speaker": ("LEG",),
    "central_bank_governor": ("GOV",),
    "armed_forces_chief": ("MIL",),
    "national_security_adviser": ("GOV",),
    "intelligence_chief": ("SPY",),
    "prosecutor_general": ("JUD",),
    "chief_justice": ("JUD",),
    "party_leader": ("PTY",),
    "un_ambassador": ("GOV",),
    "ambassador": ("GOV",),
    "subnational_head": ("GOV",),
    "effective_leader": ("GOV",),
    "org_head": ("IGO",),
}
# Of several offices held on one day, the first in this order is the one that is meant.
_RANK = {
    role: rank
    for rank, role in enumerate(
        (
            "org_head",
            "head_of_state",
            "head_of_government",
            "effective_leader",
            "foreign_minister",
            "defence_minister",
            "vice_president",
            "deputy_head_of_government",
            "interior_minister",
            "finance_minister",
            "national_security_adviser",
            "armed_forces_chief",
            "intelligence_chief",
            "speaker",
            "un_ambassador",
            "prosecutor_general",
            "chief_justice",
            "justice_minister",
            "central_bank_governor",
            "subnational_head",
            "governor_general",
            "economy_minister",
            "trade_minister",
            "energy_minister",
            "health_minister",
            "education_minister",
            "ambassador",
            "other",
            "party_leader",
        )
    )
}
# Words of a title that tell the sector where the role does not.
_TITLE_WORDS = (
    ("speaker", "LEG"),
    ("member of parliament", "LEG"),
    ("general staff", "MIL"),
    ("chief of army", "MIL"),
    ("chief of naval", "MIL"),
    ("chief of air", "MIL"),
    ("judge", "JUD"),
    ("police", "COP"),
)
# How long after the last day a source shows a person in office the person may still be taken to hold
# it, where the tables know no successor. The tables end unevenly, most of them in 2022.
GRACE_YEARS = 1


def _rank(tenure: Tenure) -> tuple[int, bool, str]:
    always = not (tenure.start or tenure.end or tenure.last_seen)
    return (_RANK.get(tenure.role, len(_RANK)), always, tenure.start)


def _succeeded(gazetteer: Gazetteer, tenure: Tenure, day: str) -> bool:
    """Whether the tables know a later holder of the same office by that day."""
    where = tenure.country or tenure.organisation
    return any(
        other.role == tenure.role
        and where in (other.country, other.organisation)
        and other.title == tenure.title
        and tenure.start < other.start <= day
        for person in gazetteer.holders(where, tenure.role)
        for other in person.tenures
    )


def _lingers(gazetteer: Gazetteer, tenure: Tenure, day: str) -> bool:
    """Whether an office last seen a short time before the day is still taken to be held."""
    if tenure.end or not tenure.last_seen or tenure.start > day:
        return False
    years = int(day[:4]) - int(tenure.last_seen[:4])
    return years <= GRACE_YEARS and tenure.role != "other" and not _succeeded(gazetteer, tenure, day)


def best_tenure(gazetteer: Gazetteer, person: Person, day: str) -> Tenure | None:
    """The office the person held on that ISO day, the weightiest of several; None where none is known."""
    held = [tenure for tenure in person.tenures if tenure.holds(day)]
    if not held:
        held = [tenure for tenure in person.tenures if _lingers(gazetteer, tenure, day)]
    return min(held, key=_rank) if held else None


def main_tenure(person: Person) -> Tenure | None:
    """The weightiest office of the person's life."""
    return min(person.tenures, key=_rank, default=None)


def latest_tenure(person: Person, day: str) -> Tenure | None:
    """The last office begun by that day, else the first one ever."""
    begun = [tenure for tenure in person.tenures if tenure.start <= day]
    if begun:
        return max(begun, key=lambda tenure: (tenure.end or tenure.last_seen or tenure.start, tenure.country))
    return person.tenures[0] if person.tenures else None


def sectors_of(tenure: Tenure) -> tuple[str, ...]:
    """PLOVER sectors of an office."""
    if tenure.sectors or not tenure.title:
        return tenure.sectors
    found = ROLE_SECTORS.get(tenure.role)
    if found:
        return found
    title = tenure.title.casefold()
    return (next((sector for word, sector in _TITLE_WORDS if word in title), "GOV"),)


def office_of(tenure: Tenure) -> Office | None:
    """The office as the record shows it; None where the tenure names none."""
    if not tenure.title:
        return None
    return Office(tenure.title, tenure.start or None, tenure.end or None)


def iso(day: date | None) -> str:
    """The day as ISO text; far in the future where there is none, so that the latest office counts."""
    return day.isoformat() if day else UNDATED
