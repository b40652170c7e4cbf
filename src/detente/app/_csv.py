"""The flat table as CSV text, safe to open in a spreadsheet."""

import csv
import io
import re

from detente.app.tables import FLAT_COLUMNS, flat_row
from detente.terms import Event

__all__ = ["csv_header", "csv_line", "guarded", "unguarded"]

# What a spreadsheet takes for the start of a formula (or strips to reach one), full-width forms included.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_header() -> str:
    """The line of column names."""
    return _line(FLAT_COLUMNS)


def csv_line(event: Event) -> str:
    """The event as one line (quoted cells may hold line ends), numbers as they are, None as nothing."""
    return _line(tuple(guarded(cell) if isinstance(cell, str) else cell for cell in flat_row(event)))


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would run it as a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text that ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _line(cells: tuple[object, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
