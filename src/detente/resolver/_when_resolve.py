"""From what an expression says to the days it means, given when it was written and what was told before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.easter import easter

from detente.resolver._when_calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    Interval,
    century_of,
    day_of,
    decade_of,
    month_of,
    narrow,
    season_of,
    shift,
    unit_of,
    week_of,
    year_of,
)
from detente.resolver._when_forms import Form

__all__ = ["Setting", "resolve"]

# "Years ago", "many years ago", "decades ago": how far back, in units, the interval is laid. A choice of
# ours: "several" is read as three to nine, as dictionaries describe it.
VAGUE_FROM, VAGUE_TO = 2, 9
# "In recent weeks", "over the coming months" without a number: how many units are meant.
VAGUE_STRETCH = 3
# In a narrative a month without a year is one of the months from the clock on rather than before it:
# the window of twelve begins this many months before the clock. Chosen on the WikiWars training texts.
MONTHS_BACK = 5


# "Next Thursday", said on a Wednesday, is not tomorrow: days that are too near for "next".
TOO_NEAR_FOR_NEXT = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is understood against.

    ``published`` is the day of the report, ``clock`` the last time told of before the expression,
    ``tense`` past, present or future. ``narrative`` is true where the words go on from the clock
    rather than count from the day of the report.
    """

    published: date | None
    clock: Interval | None
    tense: str
    narrative: bool


# "The 31st" comes at least once in two months, "Tuesday the 5th" once in a year or so.
_DAYS_SEARCHED = 400

# Forms that a narrative counts from its clock; others ("last year", "ago") count from the report's day.
_FROM_CLOCK = frozenset({"unit", "shift", "weekday", "weekend", "weekday_by_word", "ago"})

Reader = Callable[[Form, Setting], Interval | None]


def resolve(form: Form, setting: Setting) -> Interval | None:
    """The days that a form means; None where it cannot be told."""
    try:
        interval = _READERS[form.kind](form, setting)
        if interval is None or form.part < 0:
            return interval
        if form.parts < 0:
            return _cut(interval, form.part, setting)
        return narrow(interval, form.part, form.parts)
    except (ValueError, OverflowError):
        return None  # a day that does not exist, or out of the calendar


def _cut(interval: Interval, part: int, setting: Setting) -> Interval:
    """As in "Earlier this week": up to the day of the report; "later": from it on."""
    day = setting.published
    if day is None or not interval.start <= day <= interval.end:
        return interval
    return replace(interval, end=day) if part == 0 else replace(interval, start=day)


def _base(form: Form, setting: Setting) -> date | None:
    """The day that a relative expression counts from."""
    if form.told or (setting.narrative and form.kind in _FROM_CLOCK):
        if setting.clock is not None:
            after_days = form.direction > 0 and setting.clock.precision == "day"
            return setting.clock.end if after_days else setting.clock.start
        return None if setting.narrative else setting.published
    return setting.published


def _year_for(form: Form, setting: Setting) -> int | None:
    """The year of a day or month that is named without one."""
    if form.year is not None:
        return form.year
    if setting.narrative and setting.clock is not None:
        return _narrated_year(form, setting.clock)
    published = setting.published
    if published is None:
        return None
    years = [published.year + step for step in (-1, 0, 1)]
    firsts = [(date(year, form.month, 1), year) for year in years]
    if setting.tense == "future":
        return next(
            year for first, year in firsts if (first.year, first.month) >= (published.year, published.month)
        )
    return _last_past(form, published, years)


def _last_past(form: Form, published: date, years: list[int]) -> int:
    """The last year whose day or month had begun when the report appeared."""
    for year in reversed(years):
        try:
            if date(year, form.month, max(form.day, 1)) <= published:
                return year
        except ValueError:  # 29 February of a common year
            continue
    return years[0]


def _narrated_year(form: Form, clock: Interval) -> int:
    """The year that brings a month nearest to the time told of, rather after it than before."""
    told = clock.start
    if clock.precision in ("year", "decade", "unknown"):
        return told.year
    for year in (told.year - 1, told.year, told.year + 1):
        months = (year - told.year) * 12 + form.month - told.month
        if -MONTHS_BACK <= months < 12 - MONTHS_BACK:
            return year
    return told.year


def _day(form: Form, setting: Setting) -> Interval | None:
    year = _year_for(form, setting)
    if year is None:
        return None
    day = date(year, form.month, form.day)
    if form.weekday >= 0 and form.year is None and day.weekday() != form.weekday:
        # The weekday tells the year where none is given.
        for other in (year + 1, year - 1):
            if date(other, form.month, form.day).weekday() == form.weekday:
                return day_of(date(other, form.month, form.day))
    return day_of(day)


def _days(form: Form, setting: Setting) -> Interval | None:
    year = _year_for(form, setting)
    if year is None:
        return None
    return Interval(date(year, form.month, form.day), date(year, form.month, form.count), "day")


def _month(form: Form, setting: Setting) -> Interval | None:
    year = _year_for(form, setting)
    return None if year is None else month_of(year, form.month)


def _month_by_word(form: Form, setting: Setting) -> Interval | None:
    """As in "Last March": the last one that is over; "next March": the coming one; "this": of this year."""
    base = _base(form, setting)
    if base is None:
        return None
    year = base.year
    if form.direction < 0 and form.month >= base.month:
        year -= 1
    elif form.direction > 0 and form.month <= base.month:
        year += 1
    return month_of(year, form.month)


def _month_of_year(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    return None if base is None else month_of(base.year + form.direction, form.month)


def _year(form: Form, setting: Setting) -> Interval | None:
    year = form.year
    return year_of(year) if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _years(form: Form, setting: Setting) -> Interval | None:
    return None if form.year is None else Interval(date(form.year, 1, 1), date(form.count, 12, 31), "year")


def _season(form: Form, setting: Setting) -> Interval | None:
    first = replace(form, month=form.month * 3)
    year = _year_for(first, setting)
    if year is None:
        return None
    season = season_of(year, form.month)
    if form.year is None and form.month == 4 and not setting.narrative and setting.published:
        # A winter begun last December is this winter.
        before = season_of(year - 1, 4)
        return before if before.end >= setting.published else season
    return season


def _season_by_word(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    if base is None:
        return None
    seasons = [season_of(base.year + step, form.month) for step in (-2, -1, 0, 1)]
    if form.direction < 0:
        return next(season for season in reversed(seasons) if season.end < base)
    if form.direction > 0:
        return next(season for season in seasons if season.start > base)
    return next((season for season in seasons if season.end >= base), None)


def _decade(form: Form, setting: Setting) -> Interval | None:
    return None if form.year is None else decade_of(form.year)


def _hundred(form: Form, setting: Setting) -> Interval | None:
    return (
        None
        if form.year is None
        else Interval(date(form.year, 1, 1), date(form.year + 99, 12, 31), "unknown")
    )


def _century(form: Form, setting: Setting) -> Interval | None:
    return None if form.year is None else century_of(form.year)


def _unit(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    return None if base is None else unit_of(shift(base, form.unit, form.direction), form.unit)


_UNIT_PRECISIONS = ("unknown", "day", "week", "month", "year", "decade")


def _stretch(form: Form, setting: Setting) -> Interval | None:
    """A stretch up to, or from, the day counted from. Without a number its length is not known."""
    base = _base(form, setting)
    if base is None:
        return None
    other = shift(base, form.unit, (form.count or VAGUE_STRETCH) * form.direction)
    precision = _UNIT_PRECISIONS[form.unit] if form.count else "unknown"
    return Interval(min(base, other), max(base, other), precision)


def _ago(form: Form, setting: Setting) -> Interval | None:
    """As in "Three days ago", "forty years ago": the day, week, month or year; decades to the year."""
    base = _base(form, setting)
    if base is None:
        return None
    return unit_of(shift(base, form.unit, form.count * form.direction), min(form.unit, 4))


def _ago_vague(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    if base is None:
        return None
    near = shift(base, form.unit, VAGUE_FROM * form.direction)
    far = shift(base, form.unit, VAGUE_TO * form.direction)
    precision = _UNIT_PRECISIONS[form.unit] if form.unit == 5 else "unknown"
    return Interval(min(near, far), max(near, far), precision)


def _shift(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    if base is None:
        return None
    known = setting.clock.precision if setting.clock else "day"
    unit = form.unit
    if known in ("month", "year"):
        # "Two days later" than a month is not known to the day.
        unit = max(unit, _UNIT_PRECISIONS.index(known))
    return unit_of(shift(base, form.unit, form.count * form.direction), min(unit, 4))


def _within(form: Form, setting: Setting) -> Interval | None:
    return _ago(form, setting) if setting.tense == "future" else None


def _quarter(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    if base is None:
        return None
    first = shift(date(base.year, (base.month - 1) // 3 * 3 + 1, 1), 3, 3 * form.direction)
    return Interval(first, shift(first, 3, 3) - timedelta(days=1), "month")


def _day_of_month(form: Form, setting: Setting) -> Interval | None:
    """The day in the month told of; in news the last such day, or the next one told in the future."""
    if setting.narrative and setting.clock is not None:
        return day_of(setting.clock.start.replace(day=form.day))
    day = setting.published
    if day is None:
        return None
    step = 1 if setting.tense == "future" else -1
    for _ in range(_DAYS_SEARCHED):
        if day.day == form.day and form.weekday in (-1, day.weekday()):
            return day_of(day)
        day += timedelta(days=step)
    return None


def _weekday(form: Form, setting: Setting) -> Interval | None:
    """The last such day up to the day of the report; told in the future, the first from it on."""
    base = _base(form, setting)
    if base is None:
        return None
    if setting.tense != "past" or form.told or setting.narrative:
        # The present tense too: "the council meets on Tuesday".
        start = base + timedelta(days=1) if form.told else base
        return day_of(start + timedelta(days=(form.weekday - start.weekday()) % 7))
    return day_of(base - timedelta(days=(base.weekday() - form.weekday) % 7))


def _weekday_by_word(form: Form, setting: Setting) -> Interval | None:
    """As in "Last Tuesday", "next Tuesday": not the day of the report; "this Tuesday": by the tense."""
    base = _base(form, setting)
    if base is None:
        return None
    if form.direction < 0:
        return day_of(base - timedelta(days=(base.weekday() - form.weekday - 1) % 7 + 1))
    if form.direction > 0:
        days = (form.weekday - base.weekday()) % 7
        return day_of(base + timedelta(days=days if days > TOO_NEAR_FOR_NEXT else days + 7))
    return _weekday(form, setting)


def _weekday_of_week(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    if base is None:
        return None
    monday = week_of(base + timedelta(days=7 * form.direction)).start
    return day_of(monday + timedelta(days=form.weekday))


def _deictic(form: Form, setting: Setting) -> Interval | None:
    """Yesterday, today, tomorrow: always of the report, never of the time told of."""
    return None if setting.published is None else day_of(setting.published + timedelta(days=form.count))


def _holiday(form: Form, setting: Setting) -> Interval | None:
    """Christmas Day and Easter Sunday, by the same rule as a day without a year."""
    year = _year_for(replace(form, month=12 if form.count == 1 else 4), setting)
    if year is None:
        return None
    return day_of(date(year, 12, form.day) if form.count == 1 else easter(year))


def _weekend(form: Form, setting: Setting) -> Interval | None:
    base = _base(form, setting)
    if base is None:
        return None
    if form.direction > 0 or setting.tense == "future":
        saturday = base + timedelta(days=(5 - base.weekday()) % 7)
    else:
        saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    return Interval(saturday, saturday + timedelta(days=1), "day")


def _unknown(form: Form, setting: Setting) -> Interval | None:
    return None


_READERS: dict[str, Reader] = {
    "day": _day,
    "days": _days,
    "month": _month,
    "month_by_word": _month_by_word,
    "month_of_year": _month_of_year,
    "year": _year,
    "years": _years,
    "season": _season,
    "season_by_word": _season_by_word,
    "decade": _decade,
    "hundred": _hundred,
    "century": _century,
    "unit": _unit,
    "stretch": _stretch,
    "ago": _ago,
    "ago_vague": _ago_vague,
    "shift": _shift,
    "within": _within,
    "quarter": _quarter,
    "day_of_month": _day_of_month,
    "weekday": _weekday,
    "weekday_by_word": _weekday_by_word,
    "weekday_of_week": _weekday_of_week,
    "deictic": _deictic,
    "holiday": _holiday,
    "weekend": _weekend,
    "unknown": _unknown,
}
