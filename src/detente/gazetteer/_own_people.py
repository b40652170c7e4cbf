"""People written by hand: leaders of groups, envoys, opposition figures, whom the fact tables do not have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.gazetteer._fold import fold
from detente.gazetteer._index import index_line
from detente.gazetteer._records import Person, Tenure

__all__ = ["FIRST_NUMBER", "OwnPeople", "own_people"]

# Their numbers begin here, far above those of the rows of the fact table.
FIRST_NUMBER = 1_000_000
_SOURCE = "written by hand"


@dataclass(frozen=True)
class OwnPeople:
    """The people by number, the lines by which the index finds their names, and who held which role."""

    people: dict[int, Person]
    lines: tuple[str, ...]
    holders: dict[str, tuple[int, ...]]


def own_people(rows: Iterable[Sequence[str]], kind_of: Callable[[str], str]) -> OwnPeople:
    """The people of the table ``own/people.tsv``; rows of one id are offices of one person.

    Args:
        rows: Cells id, names, body, role, title, start, end, sectors.
        kind_of: Whether an id is that of a ``state``, an ``organisation`` or a ``group``.
    """
    periods: dict[str, list[Sequence[str]]] = {}
    for row in rows:
        periods.setdefault(row[0], []).append(row)
    people: dict[int, Person] = {}
    lines: list[str] = []
    holders: dict[str, list[int]] = {}
    for number, one in enumerate(periods.values(), start=FIRST_NUMBER):
        names = one[0][1].split("|")
        tenures = tuple(_tenure(row, kind_of) for row in one)
        people[number] = Person(one[0][0], names[0], tuple(names[1:]), tenures)
        lines.extend(_lines(names, number))
        for tenure in tenures:
            if tenure.role != "other":
                holders.setdefault(f"{tenure.country or tenure.organisation}/{tenure.role}", []).append(
                    number
                )
    return OwnPeople(people, tuple(lines), {key: tuple(numbers) for key, numbers in holders.items()})


def _tenure(row: Sequence[str], kind_of: Callable[[str], str]) -> Tenure:
    _, _, body, role, title, start, end, sectors = row
    kind = kind_of(body) if body else ""
    return Tenure(
        body if kind == "state" else "",
        body if kind == "organisation" else "",
        role or "other",
        title,
        start,
        end,
        "",
        _SOURCE,
        tuple(filter(None, sectors.split("|"))),
        body if kind == "group" else "",
    )


def _lines(names: Sequence[str], number: int) -> Iterator[str]:
    for name in dict.fromkeys(names):
        sense = "f" if " " in fold(name) else "s"
        yield index_line(name, f"P:{number}:{sense}")
