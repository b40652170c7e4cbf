"""Arithmetic on intervals of days: both ends included, the calendar proleptic Gregorian."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Interval",
    "century_of",
    "day_of",
    "decade_of",
    "month_of",
    "narrow",
    "season_of",
    "shift",
    "unit_of",
    "week_of",
    "year_of",
]

# Years outside are not read as dates: sources of the record are modern.
FIRST_YEAR = 1000
LAST_YEAR = 2199

# Precision by the number of a unit in the lexicon, 1..5.
_PRECISIONS = ("", "day", "week", "month", "year", "decade")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days [start, end]; ``precision`` is day, week, month, year, decade or unknown."""

    start: date
    end: date
    precision: str


def day_of(day: date) -> Interval:
    """One day."""
    return Interval(day, day, "day")


def week_of(day: date) -> Interval:
    """The week, Monday to Sunday, that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def month_of(year: int, month: int) -> Interval:
    """A month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> Interval:
    """A year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def decade_of(year: int) -> Interval:
    """The ten years that a year lies in: the 1990s are 1990 to 1999."""
    first = year // 10 * 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century_of(number: int) -> Interval:
    """A century: the 19th is 1801 to 1900. The record has no such precision: it is unknown."""
    return Interval(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), "unknown")


def season_of(year: int, season: int) -> Interval:
    """Three months of the northern year, 1 spring (from March) to 4 winter (from December of that year)."""
    start = date(year, season * 3, 1)
    return Interval(start, start + relativedelta(months=3, days=-1), "month")


def unit_of(day: date, unit: int) -> Interval:
    """The day (1), week (2), month (3), year (4) or decade (5) that a day lies in."""
    if unit == 1:
        return day_of(day)
    if unit == 2:
        return week_of(day)
    if unit == 3:
        return month_of(day.year, day.month)
    return year_of(day.year) if unit == 4 else decade_of(day.year)


def shift(day: date, unit: int, count: int) -> date:
    """A day moved by ``count`` units, months and years by the calendar.

    Raises:
        ValueError: the result lies outside the calendar.
    """
    if unit <= 2:
        try:
            return day + timedelta(days=count * (1 if unit == 1 else 7))
        except OverflowError as error:
            raise ValueError(str(error)) from error
    months = count * (1, 12, 120)[unit - 3]
    if abs(months) > 12 * LAST_YEAR:
        raise ValueError(f"{count} of unit {unit} is out of range")
    return day + relativedelta(months=months)


def narrow(interval: Interval, part: int, parts: int = 3) -> Interval:
    """Part ``part`` (from 0) of ``parts`` equal parts: whole months of a year, whole years of a decade.

    The precision stays that of the whole: "early 2003" is January to April 2003, known to the year.
    """
    if interval.precision in ("year", "decade"):
        unit = 3
        length = (interval.end.year - interval.start.year + 1) * 12
    else:
        unit = 1
        length = (interval.end - interval.start).days + 1
    start = shift(interval.start, unit, length * part // parts)
    end = shift(interval.start, unit, length * (part + 1) // parts) - timedelta(days=1)
    if end < start:
        return interval
    return replace(interval, start=start, end=min(end, interval.end))
