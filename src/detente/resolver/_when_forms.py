"""What the words of a time expression say, before it is known when they were written.

One maker for each kind of expression: it is given the words that a rule of ``_when_grammar`` matched and
gives a ``Form``, or None where the words are no date after all.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente.resolver._when_calendar import FIRST_YEAR, LAST_YEAR
from detente.resolver._when_words import CLASSES, Lexeme

__all__ = [
    "Form",
    "Maker",
    "Words",
    "ago_form",
    "bare_month_form",
    "century_form",
    "date_form",
    "day_of_month_form",
    "daypart_form",
    "days_form",
    "decade_form",
    "deictic_form",
    "holiday_form",
    "month_form",
    "month_of_year_form",
    "nothing_form",
    "piece_form",
    "quarter_form",
    "season_form",
    "shift_form",
    "stretch_form",
    "unit_form",
    "weekday_form",
    "weekend_form",
    "within_form",
    "written_form",
    "year_form",
    "years_form",
]


# A number of four figures with no word of time before it is a year from here on; with "the" before it and
# a noun after it ("the 1783 treaty") from earlier on. Lower ones are counts and the numbers of documents.
NEW_YEAR = 1900
OLD_YEAR = 1750


@dataclass(frozen=True, slots=True)
class Form:
    """What an expression says. ``kind`` tells which fields count.

    ``part`` and ``parts`` narrow the interval ("early" is part 0 of 3). ``direction`` is -1 for last or
    ago, 0 for this, 1 for next. ``told`` marks forms that count from the time told of ("the next day"),
    not from the publication date.
    """

    kind: str
    year: int | None = None
    month: int = 0
    day: int = 0
    weekday: int = -1
    unit: int = 0
    count: int = 0
    direction: int = 0
    part: int = -1
    parts: int = 3
    told: bool = False


class Words:
    """The lexemes of a match, asked by class; ``before`` and ``after`` are its neighbours."""

    def __init__(self, lexemes: Sequence[Lexeme], start: int, end: int) -> None:
        self.all = lexemes[start:end]
        self.before = lexemes[start - 1] if start else None
        self.before2 = lexemes[start - 2] if start > 1 else None
        self.after = lexemes[end] if end < len(lexemes) else None

    def has(self, *names: str) -> bool:
        """Whether any of the words is of one of the classes."""
        kinds = {CLASSES[name] for name in names}
        return any(lexeme.kind in kinds for lexeme in self.all)

    def values(self, *names: str) -> list[int]:
        """The values of all words of these classes, in order."""
        kinds = {CLASSES[name] for name in names}
        return [lexeme.value for lexeme in self.all if lexeme.kind in kinds]

    def value(self, *names: str) -> int:
        """The first such value; 0 where there is none."""
        return next(iter(self.values(*names)), 0)

    def last_value(self, *names: str) -> int:
        """The last such value; 0 where there is none."""
        found = self.values(*names)
        return found[-1] if found else 0

    def year(self) -> int | None:
        """The year among the words."""
        return self.value("yearnumber") or None

    def count(self) -> int:
        """How many: "three" 3, "twenty-five" 25, "a" 1, "a couple of" 2, "several" 3, "two hundred" 200."""
        numbers = self.values("number")
        if 100 in numbers:
            place = numbers.index(100)
            return (sum(numbers[:place]) or 1) * 100 + sum(numbers[place + 1 :])
        if numbers:
            return sum(numbers)
        digits = self.values("daynumber", "integer", "yearnumber")
        return digits[0] if digits else self.value("couple") or self.value("few") or 1

    def direction(self) -> int:
        """-1, 0, 1 by "last", "this", "next"."""
        return self.value("last") or self.value("next")

    def part(self) -> tuple[int, int]:
        """(part, parts) by "early", "mid", "late", "the end of", "the second half of"; part -1 for none."""
        if self.has("half", "quarter"):
            return max(self.value("ordinalword", "ordinal"), 1) - 1, 2 if self.has("half") else 4
        for place, name in enumerate(("early", "mid", "late")):
            if self.has(name):
                return place, 3
        return (self.value("edge"), 3) if self.has("edge") else (-1, 3)

    def near(self, side: Lexeme | None, *names: str) -> bool:
        """Whether a neighbour is of one of the classes."""
        return side is not None and any(side.kind == CLASSES[name] for name in names)


Maker = Callable[[Words], Form | None]


def _parted(words: Words, form: Form) -> Form:
    part, parts = words.part()
    return replace(form, part=part, parts=parts)


def date_form(words: Words) -> Form | None:
    """A day of a month, with or without its year and its weekday."""
    month = words.value("month", "shakymonth")
    day = words.value("daynumber", "ordinal", "ordinalword")
    if not 1 <= day <= 31:
        return None
    if words.near(words.after, "counted") and not words.year():
        return None
    return Form(
        "day", words.year(), month, day, weekday=words.last_value("weekday") if words.has("weekday") else -1
    )


def days_form(words: Words) -> Form | None:
    """Two days of one month: "24-26 February"."""
    days = words.values("daynumber", "ordinal", "ordinalword")
    if len(days) != 2 or not 1 <= days[0] < days[1] <= 31:
        return None
    return Form("days", words.year(), words.value("month", "shakymonth"), days[0], count=days[1])


def written_form(words: Words) -> Form | None:
    """A date in figures: ISO; day first with dots; with slashes the month first where it can be."""
    text = words.all[0].text
    numbers = [int(part) for part in re.split(r"[-./]", text)]
    if "-" in text:
        year, month, day = numbers
    elif "." in text or numbers[0] > 12:
        day, month, year = numbers
    else:
        month, day, year = numbers
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Form("day", year, month, day)


def month_form(words: Words) -> Form | None:
    """A month with its year, or with "last", "this", "next", "early"."""
    form = Form("month", words.year(), words.value("month", "shakymonth"), direction=words.direction())
    if words.has("last", "next", "this") and not words.year():
        form = replace(form, kind="month_by_word")
    return _parted(words, form)


def piece_form(words: Words) -> Form | None:
    """As in "The last week of August", "the first ten months of 1915", "the first days of May 1945"."""
    parts = {1: 10, 2: 4, 3: 12}.get(words.value("unit"), 0)
    month = words.value("month", "shakymonth")
    if not parts or (words.value("unit") == 3) == bool(month):
        return None
    counted = words.has("number", "daynumber")
    place = parts - 1 if words.has("last") else words.value("ordinalword", "ordinal") - 1
    if counted:
        place, parts = (1, 2) if words.has("last") else (0, 2)
    if not 0 <= place < parts:
        return None
    return Form("month" if month else "year", words.year(), month, part=place, parts=parts)


def month_of_year_form(words: Words) -> Form | None:
    """As in "March of this year", "August of that year"."""
    if words.value("unit") != 4:
        return None
    month = words.value("month", "shakymonth")
    return Form("month_of_year", None, month, direction=words.direction(), told=words.has("that"))


def bare_month_form(words: Words) -> Form | None:
    """A month alone: surely meant as one, where its name is also a word or a person's."""
    month = words.value("month", "shakymonth")
    if words.near(words.before, "capital") or (words.has("shakymonth") and words.near(words.after, "dash")):
        return None
    introduced = words.near(
        words.before, "in", "since", "until", "by", "from", "to", "of", "between", "and", "during", "before",
        "after", "early", "late", "mid", "dash", "comma", "open", "at",
    )  # fmt: skip
    if words.has("shakymonth") and not introduced:
        return None
    if words.has("shakymonth") and words.near(words.before, "and", "by", "comma", "to", "of", "from"):
        if words.near(words.after, "capital") or not words.before2:
            return None
        if not words.near(words.before2, "month", "shakymonth", "yearnumber", "edge", "weekend"):
            return None
    return Form("month", None, month)


_BEFORE_YEARS = (
    "in", "since", "until", "by", "from", "to", "between", "during", "before", "after", "and", "dash",
    "early", "late", "mid", "of", "open",
)  # fmt: skip


def year_form(words: Words) -> Form | None:
    """A number that is a year, by its size and its neighbours."""
    year = words.value("yearnumber")
    before, after = words.before, words.after
    if words.near(after, "counted", "clock") or words.near(before, "numbered", "quantity"):
        return None
    if (before is not None and before.text in "#/.:+") or (after is not None and after.text in "/%+"):
        return None
    if words.has("era"):
        return Form("none")
    placed = words.near(before, *_BEFORE_YEARS)
    if placed or words.part()[0] >= 0:
        return _parted(words, Form("year", year))
    if year < (OLD_YEAR if words.near(before, "the") and words.near(after, "other", "capital") else NEW_YEAR):
        return None
    if words.near(before, "capital") and not words.near(after, "comma", "close", "capital"):
        # "Expo 2020", "Agenda 2030": a name's number, not its date; "Summit 2030," neither.
        return None
    return Form("year", year)


def years_form(words: Words) -> Form | None:
    """Two years with a dash: "1914-18", "1992-1995"."""
    first = words.value("yearnumber")
    figures = words.values("yearnumber")
    last = figures[1] if len(figures) > 1 else words.last_value("daynumber", "integer")
    if last < 100:
        last += first // 100 * 100
    if not FIRST_YEAR <= first < last <= min(first + 400, LAST_YEAR):
        return None
    return Form("years", first, count=last)


def season_form(words: Words) -> Form | None:
    """A season of a year, or "last summer"."""
    season = words.value("season", "shakyseason")
    year = words.year()
    if year is None and not words.has("last", "next", "this", "that"):
        if words.near(words.after, "of") or words.all[-1].text[0].isupper():
            return None
        if words.has("shakyseason") and not words.has("early", "late", "mid"):
            return None
    kind = "season_by_word" if words.has("last", "next", "this") and year is None else "season"
    return _parted(words, Form(kind, year, season, direction=words.direction(), told=words.has("that")))


def decade_form(words: Words) -> Form | None:
    """As in "the 1990s"; "the 1800s" are all hundred years, "the 2000s" ten."""
    value = words.value("decade")
    if not FIRST_YEAR <= value <= LAST_YEAR or value % 10:
        return None
    hundred = value % 100 == 0 and value < 2000
    return _parted(words, Form("hundred" if hundred else "decade", value))


_TOLD = frozenset({"following", "previous", "preceding", "ensuing", "subsequent"})


def unit_form(words: Words) -> Form | None:
    """As in "last week", "early next year", "that month", "the end of this year", "the next day"."""
    unit = words.value("unit")
    direction = words.direction()
    if direction and words.all[-1].text.lower().endswith("s"):
        return stretch_form(words)
    told = words.has("that") or any(lexeme.text.lower() in _TOLD for lexeme in words.all)
    if unit == 1 and direction and not told:
        if direction < 0:
            return None  # "the last day" of something
        told = True
    form = Form("unit", unit=unit, direction=direction, told=told)
    if words.has("earlier"):
        return replace(form, part=0, parts=-1)
    return replace(form, part=1, parts=-1) if words.has("later") else _parted(words, form)


def stretch_form(words: Words) -> Form | None:
    """As in "the past three years", "the next few days", "recent weeks": a stretch up to or from now."""
    count = words.count() if words.has("number", "daynumber", "integer", "few", "couple") else 0
    direction = -1 if words.has("recent") else words.direction()
    return Form("stretch", unit=words.value("unit"), count=count, direction=direction)


def ago_form(words: Words) -> Form | None:
    """As in "two weeks ago", "decades ago", "three days from now"."""
    if words.has("hourunit"):
        return Form("ago", unit=1, count=0, direction=-1)
    counted = words.has("number", "daynumber", "integer", "few", "couple", "article")
    direction = -1 if words.has("ago", "earlier") else 1
    vague = not counted or words.has("few")
    return Form(
        "ago_vague" if vague else "ago", unit=words.value("unit"), count=words.count(), direction=direction
    )


def shift_form(words: Words) -> Form | None:
    """As in "three days later", "a year earlier", "the day before": from the time told of."""
    direction = -1 if words.has("earlier", "before") else 1
    if words.has("before", "after") and words.after is not None and words.after.kind in _SAYS_MORE:
        return None  # "two days before the vote": from an event, whose date is not known here
    counted = words.has("number", "daynumber", "integer", "article", "couple") or words.has("the")
    if not counted:
        return Form("unknown")
    return Form("shift", unit=words.value("unit"), count=words.count(), direction=direction, told=True)


def within_form(words: Words) -> Form | None:
    """As in "In two weeks": when, if it is told of the future; else how long."""
    if words.has("few") and not words.has("article"):
        return None
    return Form("within", unit=words.value("unit"), count=words.count(), direction=1)


def quarter_form(words: Words) -> Form | None:
    """As in "Last quarter"."""
    return _parted(words, Form("quarter", direction=words.direction(), told=words.has("that")))


def day_of_month_form(words: Words) -> Form | None:
    """As in "On the 24th", "Tuesday the 5th": of a month that the text has named."""
    day = words.value("ordinal")
    weekday = words.value("weekday") if words.has("weekday") else -1
    return Form("day_of_month", day=day, weekday=weekday) if 1 <= day <= 31 else None


def weekday_form(words: Words) -> Form | None:
    weekday = words.value("weekday")
    if words.has("unit"):
        return Form("weekday_of_week", weekday=weekday, direction=words.direction())
    if words.near(words.before, "capital") and words.near(words.after, "capital"):
        return None
    if words.has("next") and words.all[0].text.lower() == "following":
        return Form("weekday", weekday=weekday, direction=1, told=True)
    word = words.has("last", "next", "this")
    return Form("weekday_by_word" if word else "weekday", weekday=weekday, direction=words.direction())


def deictic_form(words: Words) -> Form | None:
    value = words.value("deictic")
    if words.has("before", "after"):
        return Form("deictic", count=-2 if words.has("before") else 2)
    return Form("deictic", count=value)


def daypart_form(words: Words) -> Form | None:
    """As in "last night", "this morning", "that evening"."""
    if words.has("that"):
        return Form("unit", unit=1, told=True)
    return Form("deictic", count=-1 if words.has("last") else 0)


def holiday_form(words: Words) -> Form | None:
    return Form("holiday", words.year(), count=words.value("holiday"), day=25)


def weekend_form(words: Words) -> Form | None:
    if words.has("that"):
        return None
    return Form("weekend", direction=words.direction() if words.has("next") else -1)


def century_form(words: Words) -> Form | None:
    number = words.value("ordinal", "ordinalword")
    return Form("century", number) if 11 <= number <= 22 else None


def nothing_form(words: Words) -> Form | None:
    """Words that look like a date and are none: taken so that no other rule does."""
    return Form("none")


_SAYS_MORE = frozenset(
    CLASSES[name]
    for name in (
        "other", "capital", "the", "article", "month", "shakymonth", "weekday", "yearnumber", "that", "this",
        "last", "next", "deictic", "daynumber",
    )
)  # fmt: skip
