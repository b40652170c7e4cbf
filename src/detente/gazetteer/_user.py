"""A user's own gazetteer: tables of parties that stand beside the shipped ones.

The form is described in docs/extending.md.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.errors import GazetteerError

__all__ = ["COLUMNS", "KINDS", "SECTORS", "Row", "digest_of", "read_rows"]

KINDS = ("state", "capital", "organisation", "group", "people", "institution", "person")
COLUMNS = (
    "id",
    "kind",
    "name",
    "aliases",
    "adjectives",
    "country",
    "organisation",
    "sectors",
    "office",
    "start",
    "end",
)
_NEEDED = ("id", "kind", "name")
# PLOVER's sectors, as in plover.yaml, which belongs to another room.
SECTORS = frozenset(
    """
    AGR BUS COP CRM CVL EDU ELI GOV HLH IGO IMG JUD LAB LEG MED MIL MNC NGO OPP PTY REB REF REL SPY UAF
    """.split()
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ADVICE = "See docs/extending.md."


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a user's table: a party, or a person's time in an office.

    ``start`` and ``end`` are ISO dates, possibly partial or empty, both ends included. ``place`` names
    file and line.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    country: str = ""
    organisation: str = ""
    sectors: tuple[str, ...] = ()
    office: str = ""
    start: str = ""
    end: str = ""
    place: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


def digest_of(files: Sequence[Path]) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the files, in the order given."""
    total = hashlib.sha256()
    for path in files:
        # Line ends do not count: a copy may have changed them.
        total.update(_bytes(path).replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()[:16]


def read_rows(files: Iterable[Path]) -> tuple[tuple[Row, ...], tuple[GazetteerError, ...]]:
    """The rows of the files and all that is wrong in them, each in order.

    Rows with a problem are left out.
    """
    rows: list[Row] = []
    problems: list[GazetteerError] = []
    for path in files:
        try:
            lines = _lines(path)
        except GazetteerError as error:
            problems.append(error)
            continue
        for row, wrong in _table(path.name, lines):
            problems += wrong
            if row is not None and not wrong:
                rows.append(row)
    problems += _contradictions(rows)
    return tuple(rows), tuple(problems)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise GazetteerError("there is no such file.", str(path), "Check the name.") from None
    except OSError as error:
        raise GazetteerError(f"cannot be read: {error.strerror or error}.", str(path)) from error


def _lines(path: Path) -> list[str]:
    try:
        return _bytes(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise GazetteerError("not UTF-8 text.", f"{path.name}:{line}", "Save it as UTF-8.") from error


def _table(file: str, lines: Sequence[str]) -> Iterator[tuple[Row | None, list[GazetteerError]]]:
    """Each row with what is wrong in it; the header's problems come first, without a row."""
    content = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not content:
        yield None, [GazetteerError("the file holds no table.", f"{file}:1", _ADVICE)]
        return
    number, first = content[0]
    header = [cell.strip() for cell in first.split("\t")]
    wrong = list(_header_problems(header, f"{file}:{number}"))
    yield None, wrong
    if wrong:
        return
    for number, line in content[1:]:
        place = f"{file}:{number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(header):
            message = f"{len(cells)} cells where the header names {len(header)}."
            yield None, [GazetteerError(message, place, "Part cells by single tabs.")]
            continue
        table = dict(zip(header, cells, strict=False))
        yield _row(table, place), list(_row_problems(table, place))


def _header_problems(header: Sequence[str], place: str) -> Iterator[GazetteerError]:
    known = f"Known: {', '.join(COLUMNS)}, parted by tabs."
    for name in dict.fromkeys(header):
        if name not in COLUMNS:
            yield GazetteerError(f"unknown column {name!r}.", place, known)
        elif header.count(name) > 1:
            yield GazetteerError(f"the column {name!r} occurs twice.", place, "Remove one of them.")
    for name in _NEEDED:
        if name not in header:
            yield GazetteerError(f"no column {name!r}.", place, known)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _row(table: Mapping[str, str], place: str) -> Row:
    cells = {name: table.get(name, "") for name in COLUMNS}
    return Row(
        cells["id"],
        cells["kind"],
        cells["name"],
        _list(cells["aliases"]),
        _list(cells["adjectives"]),
        cells["country"],
        cells["organisation"],
        _list(cells["sectors"]),
        cells["office"],
        cells["start"],
        cells["end"],
        place,
    )


def _row_problems(table: Mapping[str, str], place: str) -> Iterator[GazetteerError]:
    row = _row(table, place)
    for name in _NEEDED:
        if not table.get(name):
            yield GazetteerError(f"no {name}.", place, f"Fill the column {name!r}.")
    if row.id and not _ID.fullmatch(row.id):
        yield GazetteerError(f"the id {row.id!r} is not one word.", place, "Use letters, digits, - _ and .")
    if row.kind and row.kind not in KINDS:
        yield GazetteerError(f"unknown kind {row.kind!r}.", place, f"Known: {', '.join(KINDS)}.")
    for sector in row.sectors:
        if sector not in SECTORS:
            known = f"Known: {', '.join(sorted(SECTORS))}; part several by |."
            yield GazetteerError(f"unknown sector {sector!r}.", place, known)
    for name, day in (("start", row.start), ("end", row.end)):
        if day and not _DATE.fullmatch(day):
            advice = "Write YYYY, YYYY-MM or YYYY-MM-DD."
            yield GazetteerError(f"{name}: {day!r} is not a date.", place, advice)
    if row.start and row.end and row.end[: len(row.start)] < row.start[: len(row.end)]:
        yield GazetteerError(f"it ends ({row.end}) before it starts ({row.start}).", place, "Swap the dates.")
    if row.office and row.kind != "person":
        yield GazetteerError(f"a {row.kind} holds no office.", place, "Leave 'office' empty.")
    if row.kind in ("capital", "institution") and not (row.country or row.organisation):
        advice = "Say in 'country' or 'organisation' for whom it stands."
        yield GazetteerError(f"the {row.kind} belongs to nobody.", place, advice)
    if row.kind == "capital" and row.organisation:
        yield GazetteerError("a capital stands for a state.", place, "Leave 'organisation' empty.")


def _contradictions(rows: Iterable[Row]) -> Iterator[GazetteerError]:
    """What only the whole shows: one id for two parties."""
    first: dict[str, Row] = {}
    for row in rows:
        other = first.setdefault(row.id, row)
        if other is row:
            continue
        if row.kind != other.kind:
            message = f"the id {row.id!r} is a {row.kind} here and a {other.kind} in {other.place}."
            yield GazetteerError(message, row.place, "Give them ids of their own.")
        elif row.kind == "person" and row.name != other.name:
            message = f"the person {row.id!r} is called {row.name!r} here, {other.name!r} in {other.place}."
            yield GazetteerError(message, row.place, "Write one name; put the other under 'aliases'.")
        elif row.kind != "person":
            message = f"the id {row.id!r} is used in {other.place} too."
            yield GazetteerError(message, row.place, "Only persons may have several rows.")
