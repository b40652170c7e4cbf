"""A user's rows as records of the gazetteer, with an index of their names."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from detente.errors import GazetteerError
from detente.gazetteer._fold import fold
from detente.gazetteer._index import NameIndex, index_line
from detente.gazetteer._records import ArmedGroup, Metonym, Organisation, People, Person, State, Tenure
from detente.gazetteer._roles import RoleTable
from detente.gazetteer._user import Row, digest_of, read_rows

__all__ = ["Extension", "Shipped", "check_rows", "load_extension"]

_KIND_LETTERS = {"state": "S", "organisation": "O", "group": "A", "people": "N", "person": "P"}


@dataclass(frozen=True)
class Shipped:
    """What a user's table may refer to: ids of states and organisations, titles, how many seats there are."""

    states: Collection[str]
    organisations: Collection[str]
    roles: RoleTable
    metonyms: int


@dataclass(frozen=True)
class Extension:
    """The parties that a user's files add.

    Persons have the negative numbers -1, -2, ... as ids of their refs, seats and bodies the numbers that
    follow those of the shipped ones.
    """

    digest: str = ""
    states: dict[str, State] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    groups: dict[str, ArmedGroup] = field(default_factory=dict)
    peoples: dict[str, People] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    metonyms: tuple[Metonym, ...] = ()
    names: NameIndex = field(default_factory=lambda: NameIndex(()))


def check_rows(files: Sequence[Path], shipped: Shipped) -> tuple[tuple[Row, ...], tuple[GazetteerError, ...]]:
    """The rows of the files, and all that is wrong in them."""
    rows, problems = read_rows(files)
    return rows, (*problems, *_unknown_references(rows, shipped))


def _unknown_references(rows: Sequence[Row], shipped: Shipped) -> Iterator[GazetteerError]:
    states = {row.id for row in rows if row.kind == "state"}
    bodies = {row.id for row in rows if row.kind in ("organisation", "group")}
    for row in rows:
        if row.country and row.country not in states and row.country not in shipped.states:
            advice = "Write an ISO 3166-1 alpha-3 code, or add a row for the state."
            yield GazetteerError(f"unknown country {row.country!r}.", row.place, advice)
        if (
            row.organisation
            and row.organisation not in bodies
            and row.organisation not in shipped.organisations
        ):
            advice = "Add a row for the organisation."
            yield GazetteerError(f"unknown organisation {row.organisation!r}.", row.place, advice)


def load_extension(files: Sequence[Path], shipped: Shipped) -> Extension:
    """The parties of the files.

    Args:
        files: Tables as described in docs/extending.md.
        shipped: What they may refer to.

    Raises:
        GazetteerError: Something is wrong; the message names file and line of the first problem.
    """
    rows, problems = check_rows(files, shipped)
    if problems:
        first = problems[0]
        if len(problems) == 1:
            raise first
        more = f"{len(problems) - 1} more are listed by detente gazetteer check."
        raise GazetteerError(first.message, first.where, f"{first.advice or ''} {more}".strip())
    return _extension(rows, digest_of(files), shipped.roles, shipped.metonyms)


def _extension(rows: Iterable[Row], digest: str, roles: RoleTable, metonyms: int) -> Extension:
    out = Extension(digest)
    bodies: list[Metonym] = []
    lines: list[str] = []
    periods: dict[str, list[Row]] = {}
    for row in rows:
        if row.kind == "person":
            periods.setdefault(row.id, []).append(row)
        elif row.kind == "capital":
            lines += [index_line(name, f"S:{row.country}:c") for name in row.names]
        elif row.kind == "institution":
            for name in (*row.names, *row.adjectives):
                lines.append(index_line(name, f"M:{metonyms + len(bodies)}:n"))
                bodies.append(_body(row, name))
        else:
            _keep(out, row)
            lines += _lines(row, _KIND_LETTERS[row.kind], row.id)
    for number, one in enumerate(periods.values(), start=1):
        out.people[-number] = _person(one, roles)
        lines += _person_lines(one, -number)
    return Extension(
        digest,
        out.states,
        out.organisations,
        out.groups,
        out.peoples,
        out.people,
        tuple(bodies),
        NameIndex(lines),
    )


def _keep(out: Extension, row: Row) -> None:
    """Puts a state, organisation, group or people into its table."""
    if row.kind == "state":
        out.states[row.id] = State(row.id, row.name, "user", row.start, row.end, "", row.place)
    elif row.kind == "organisation":
        kind = "NGO" if "NGO" in row.sectors else "IGO"
        out.organisations[row.id] = Organisation(
            row.id, kind, row.name, row.organisation, row.start, row.end, row.place
        )
    elif row.kind == "group":
        countries = tuple(part for part in (row.country,) if part)
        out.groups[row.id] = ArmedGroup(
            row.id, row.name, countries, row.start, row.end, row.place, row.sectors
        )
    else:
        out.peoples[row.id] = People(row.id, row.name, "people", row.country)


def _body(row: Row, name: str) -> Metonym:
    if row.organisation:
        return Metonym(name, "organisation", row.organisation, row.sectors)
    return Metonym(row.name, "state", row.country, row.sectors)


def _lines(row: Row, letter: str, identifier: str) -> Iterator[str]:
    for name in row.names:
        yield index_line(name, f"{letter}:{identifier}:n")
    for name in row.adjectives:
        yield index_line(name, f"{letter}:{identifier}:d")


def _person_lines(rows: Sequence[Row], number: int) -> Iterator[str]:
    names = dict.fromkeys(name for row in rows for name in row.names)
    for name in names:
        yield index_line(name, f"P:{number}:f")
    surnames = dict.fromkeys(fold(name).split()[-1] for name in names if " " in fold(name))
    for name in surnames:
        yield f"{name}\tP:{number}:s"


def _person(rows: Sequence[Row], roles: RoleTable) -> Person:
    aliases = dict.fromkeys(name for row in rows for name in row.names[1:])
    tenures = sorted((_tenure(row, roles) for row in rows), key=lambda tenure: tenure.start)
    return Person(rows[0].id, rows[0].name, tuple(aliases), tuple(tenures))


def _tenure(row: Row, roles: RoleTable) -> Tenure:
    title = fold(row.office)
    role = roles.get(title) if title else None
    return Tenure(
        row.country,
        row.organisation,
        (role.office if role else "") or "other",
        row.office,
        row.start,
        row.end,
        "",
        row.place,
        row.sectors,
    )
