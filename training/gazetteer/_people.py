"""Rows of offices and of heads of organisations -> people with their tenures."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from detente.gazetteer import Tenure, fold
from training.gazetteer._tables import rows, split_list, variants

__all__ = ["Bearer", "merged_people", "office_lines", "surname"]

# Where the family name stands first.
FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "PRK", "KOR", "VNM", "VDR", "RVN", "KHM"})
# Where a person is called by the first name.
GIVEN_FIRST = frozenset({"ETH", "ERI", "SOM", "ISL", "MNG"})
PARTICLES = frozenset(
    "al el bin ibn ben abu von van der den de del della da dos du la le ter ten ould ag ap".split()
)
# A realm's or co-principality's shared head belongs to one country only.
SHARED_HEADS = {
    "elizabeth ii": "GBR",
    "queen elizabeth ii": "GBR",
    "charles iii": "GBR",
    "king charles iii": "GBR",
    "george vi": "GBR",
}
DEPENDENT_HEADS = frozenset({"head_of_state", "vice_president"})


@dataclass
class Bearer:
    """A person being put together from rows."""

    id: str
    name: str
    aliases: list[str] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)

    def add(self, names: list[str], tenure: Tenure) -> None:
        """Takes up one row."""
        for name in names:
            if name != self.name and name not in self.aliases:
                self.aliases.append(name)
        if tenure not in self.tenures:
            self.tenures.append(tenure)

    @property
    def home(self) -> str:
        """The country of most of the person's tenures."""
        counts: dict[str, int] = defaultdict(int)
        for tenure in self.tenures:
            counts[tenure.country] += 1
        return max(counts, key=lambda code: (counts[code], code))


def surname(name: str, country: str) -> str:
    """The part of the name that stands for the person later in a report, folded."""
    words = fold(name).split()
    if len(words) < 2:
        return " ".join(words)
    if country in FAMILY_FIRST or country in GIVEN_FIRST:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _dropped(row: dict[str, str], dependent: frozenset[str]) -> bool:
    home = SHARED_HEADS.get(fold(row["person"]))
    if home and home != row["iso3"]:
        return True
    if "co-prince" in row["title"].casefold():
        return True
    return row["iso3"] in dependent and row["role"] in DEPENDENT_HEADS


def _slug(name: str, where: str) -> str:
    return f"{where}-{fold(name).replace(' ', '-')}".upper()


def _office_rows(facts: Path) -> list[dict[str, str]]:
    dependent = frozenset(
        row["iso3"]
        for row in rows(facts / "countries.tsv")
        if row["status"] == "dependent" and row["iso3"] not in {"HKG", "MAC"}
    )
    return [row for row in rows(facts / "offices.tsv") if row["person"] and not _dropped(row, dependent)]


def _tenure(row: dict[str, str]) -> Tenure:
    return Tenure(
        country=row.get("iso3", ""),
        organisation=row.get("org_id", ""),
        role=row.get("role", "") or "org_head",
        title=row["title"],
        start=row["start"],
        end=row["end"],
        last_seen=row["last_seen"],
        source=row["source"],
    )


def _same_office(left: Tenure, right: Tenure) -> bool:
    """Whether two rows of one role and surname lie close enough in time to be one person."""
    return left.role == right.role and (
        left.start[:4] == right.start[:4] or left.holds(right.start or "9999")
    )


class _People:
    """The people so far, by identifier and by name."""

    def __init__(self) -> None:
        self.people: dict[str, Bearer] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._by_office: dict[tuple[str, str, str], list[str]] = defaultdict(list)

    def add(self, key: str, row: dict[str, str]) -> None:
        """Takes up one row under an identifier."""
        tenure = _tenure(row)
        names = [name for full in (row["person"], *split_list(row["aliases"])) for name in variants(full)]
        bearer = self.people.get(key)
        if bearer is None:
            bearer = self.people[key] = Bearer(key, row["person"])
        bearer.add(names, tenure)
        where = tenure.country or tenure.organisation
        for name in names:
            if " " in name:
                self._by_name.setdefault((fold(name), where), key)
        self._by_office[(where, tenure.role, surname(row["person"], where))].append(key)

    def find(self, row: dict[str, str]) -> str | None:
        """The person of a row without identifier: same name, or same office, surname and time."""
        tenure = _tenure(row)
        for name in variants(row["person"]):
            found = self._by_name.get((fold(name), tenure.country))
            if found:
                return found
        for key in self._by_office.get(
            (tenure.country, tenure.role, surname(row["person"], tenure.country)), ()
        ):
            if any(_same_office(other, tenure) for other in self.people[key].tenures):
                return key
        return None

    def namesakes(self, name: str) -> list[str]:
        """Everybody of that name in any country."""
        wanted = fold(name)
        return sorted({key for (folded, _), key in self._by_name.items() if folded == wanted})


def merged_people(facts: Path) -> list[Bearer]:
    """All people of the tables, in a fixed order."""
    people = _People()
    office_rows = _office_rows(facts)
    for row in office_rows:
        if row["wikidata"]:
            people.add(row["wikidata"], row)
    for row in office_rows:
        if not row["wikidata"]:
            people.add(people.find(row) or _slug(row["person"], row["iso3"]), row)
    for row in rows(facts / "organisation_leaders.tsv"):
        known = people.namesakes(row["person"])
        people.add(known[0] if len(known) == 1 else _slug(row["person"], row["org_id"]), row)
    out = sorted(people.people.values(), key=lambda person: person.id)
    for person in out:
        person.tenures.sort(key=lambda t: (t.start, t.country, t.role, t.title))
    return out


def office_lines(people: list[Bearer]) -> list[str]:
    """For each office of a state or organisation the numbers of its holders."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        for tenure in person.tenures:
            key = f"{tenure.country or tenure.organisation}/{tenure.role}"
            if tenure.role not in {"other", "ambassador"} and number not in holders[key]:
                holders[key].append(number)
    return [f"{key}\t{','.join(map(str, numbers))}" for key, numbers in sorted(holders.items()) if numbers]
