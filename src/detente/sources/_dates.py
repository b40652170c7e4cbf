"""Dates in furniture: publication lines, datelines, ids."""

import re
from datetime import date

__all__ = ["DATE", "TIME", "find_date", "year_of"]

_MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,3})"

# A date as news writes it, with or without year and weekday; no groups.
DATE = (
    rf"(?:{_WEEKDAY}?(?:{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:T[\d:.+Z-]{{2,25}})?|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}"
    rf"|{_DAY}(?:st|nd|rd|th)?[\s-](?:of\s)?{_MONTH}(?!\w)(?:,?[\s-]{_YEAR})?"
    rf"|{_MONTH}\s?{_DAY}(?:st|nd|rd|th)?(?![\d:])(?:,?\s{_YEAR})?))"
)
# A time of day, with or without zone; no groups.
TIME = (
    r"(?:(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[aApP]\.?[mM]\.?)?"
    r"|\d{1,2}\s?[aApP]\.?[mM]\.?|\d{4}\s?(?:hrs|hours|GMT|UTC))"
    r"(?:\s?\(?(?:[A-Z]{2,5}|local time)(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
)

_ISO = re.compile(rf"({_YEAR})[-/.](\d{{1,2}})[-/.](\d{{1,2}})")
_NUMERIC = re.compile(rf"(?<!\d)(\d{{1,2}})[/.-](\d{{1,2}})[/.-]({_YEAR})")
_DAY_FIRST = re.compile(
    rf"(?<!\d)({_DAY})(?:st|nd|rd|th)?[\s-](?:of\s)?({_MONTH})(?!\w)(?:,?[\s-]({_YEAR}))?"
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\s?({_DAY})(?:st|nd|rd|th)?(?![\d:])(?:,?\s({_YEAR}))?")
_ONLY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


def find_date(words: str, near: date | None = None) -> date | None:
    """The first date in some words; None if there is none, or none that exists.

    ``near`` gives the year to a date without one: the latest that is not more than a month after
    it. Numeric dates count as day-month-year where month-day-year is not possible, the other way
    round likewise; where both are, they stay unknown.
    """
    if match := _ISO.search(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(words):
        return _with_year(match[3], _month(match[2]), int(match[1]), near)
    if match := _MONTH_FIRST.search(words):
        return _with_year(match[3], _month(match[1]), int(match[2]), near)
    if match := _NUMERIC.search(words):
        return _numeric(int(match[1]), int(match[2]), int(match[3]))
    return None


def year_of(words: str) -> int | None:
    """The first year in some words."""
    match = _ONLY_YEAR.search(words)
    return int(match[0]) if match else None


def _month(word: str) -> int:
    return _MONTH_NUMBERS[word.rstrip(".").lower()]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_year(year: str | None, month: int, day: int, near: date | None) -> date | None:
    if year:
        return _date(int(year), month, day)
    if near is None:
        return None
    found = _date(near.year, month, day)
    if found and (found - near).days > 31:
        return _date(near.year - 1, month, day)
    return found


def _numeric(first: int, second: int, year: int) -> date | None:
    if first == second or first > 12:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None
