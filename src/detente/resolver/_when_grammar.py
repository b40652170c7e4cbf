"""The grammar of time expressions: rules over word classes, each with what it makes of the words.

A rule is a line of class names with the marks of regular expressions. The first rule that matches at a
place wins, so longer ones stand first. A rule's maker gives a ``Form``, what the words say before it is
known when they were written, or None where the words are no date after all.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente.resolver._when_calendar import FIRST_YEAR, LAST_YEAR
from detente.resolver._when_words import CLASSES, Lexeme, Lexer

__all__ = ["Atom", "Form", "Grammar"]


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


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression: lexemes [start, end) and what they say."""

    start: int
    end: int
    form: Form


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


def _date(words: Words) -> Form | None:
    """A day of a month, with or without its year and its weekday."""
    month = words.value("month", "shakymonth")
    day = words.value("daynumber", "ordinal", "ordinalword")
    if not 1 <= day <= 31:
        return None
    if words.near(words.after, "counted") and not words.year():
        return None
    return Form("day", words.year(), month, day, weekday=words.last_value("weekday") if words.has("weekday") else -1)


def _days(words: Words) -> Form | None:
    """Two days of one month: "24-26 February"."""
    days = words.values("daynumber", "ordinal", "ordinalword")
    if len(days) != 2 or not 1 <= days[0] < days[1] <= 31:
        return None
    return Form("days", words.year(), words.value("month", "shakymonth"), days[0], count=days[1])


def _written(words: Words) -> Form | None:
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


def _month(words: Words) -> Form | None:
    """A month with its year, or with "last", "this", "next", "early"."""
    form = Form("month", words.year(), words.value("month", "shakymonth"), direction=words.direction())
    if words.has("last", "next", "this") and not words.year():
        form = replace(form, kind="month_by_word")
    return _parted(words, form)


def _piece(words: Words) -> Form | None:
    """ "The last week of August", "the first ten months of 1915", "the first days of May 1945"."""
    parts = {1: 10, 2: 4, 3: 12}.get(words.value("unit"), 0)
    month = words.value("month", "shakymonth")
    if not parts or (words.value("unit") == 3) == bool(month):
        return None
    counted = words.has("number", "daynumber")
    if words.has("last"):
        place = parts - 1
    else:
        place = words.value("ordinalword", "ordinal") - 1
    if counted:
        place, parts = (1, 2) if words.has("last") else (0, 2)
    if not 0 <= place < parts:
        return None
    return Form("month" if month else "year", words.year(), month, part=place, parts=parts)


def _month_of_year(words: Words) -> Form | None:
    """ "March of this year", "August of that year"."""
    if words.value("unit") != 4:
        return None
    month = words.value("month", "shakymonth")
    return Form("month_of_year", None, month, direction=words.direction(), told=words.has("that"))


def _bare_month(words: Words) -> Form | None:
    """A month alone: surely meant as one, where its name is also a word or a person's."""
    month = words.value("month", "shakymonth")
    if words.near(words.before, "capital") or words.has("shakymonth") and words.near(words.after, "dash"):
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


def _year(words: Words) -> Form | None:
    """A number that is a year, by its size and its neighbours."""
    year = words.value("yearnumber")
    before, after = words.before, words.after
    if words.near(after, "counted", "clock") or words.near(before, "numbered", "quantity"):
        return None
    if before is not None and before.text in "#/.:+" or after is not None and after.text in "/%+":
        return None
    if words.has("era"):
        return Form("none")
    placed = words.near(
        before, "in", "since", "until", "by", "from", "to", "between", "during", "before", "after", "and", "dash",
        "early", "late", "mid", "of", "open",
    )  # fmt: skip
    if placed or words.part()[0] >= 0:
        return _parted(words, Form("year", year))
    if year < (OLD_YEAR if words.near(before, "the") and words.near(after, "other", "capital") else NEW_YEAR):
        return None
    if words.near(before, "capital") and not words.near(after, "comma", "close", "capital"):
        # "Expo 2020", "Agenda 2030": a name's number, not its date; "Summit 2030," neither.
        return None
    return Form("year", year)


def _years(words: Words) -> Form | None:
    """Two years with a dash: "1914-18", "1992-1995"."""
    first = words.value("yearnumber")
    figures = words.values("yearnumber")
    last = figures[1] if len(figures) > 1 else words.last_value("daynumber", "integer")
    if last < 100:
        last += first // 100 * 100
    if not FIRST_YEAR <= first < last <= min(first + 400, LAST_YEAR):
        return None
    return Form("years", first, count=last)


def _season(words: Words) -> Form | None:
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


def _decade(words: Words) -> Form | None:
    """ "the 1990s"; of whole centuries ("the 1800s") all hundred years, but for this century's first ten."""
    value = words.value("decade")
    if not FIRST_YEAR <= value <= LAST_YEAR or value % 10:
        return None
    hundred = value % 100 == 0 and value < 2000
    return _parted(words, Form("hundred" if hundred else "decade", value))


_TOLD = frozenset({"following", "previous", "preceding", "ensuing", "subsequent"})


def _unit(words: Words) -> Form | None:
    """ "last week", "early next year", "that month", "the end of this year", "the next day"."""
    unit = words.value("unit")
    direction = words.direction()
    if direction and words.all[-1].text.lower().endswith("s"):
        return _stretch(words)
    told = words.has("that") or any(lexeme.text.lower() in _TOLD for lexeme in words.all)
    if unit == 1 and direction and not told:
        if direction < 0:
            return None  # "the last day" of something
        told = True
    form = Form("unit", unit=unit, direction=direction, told=told)
    if words.has("earlier"):
        return replace(form, part=0, parts=-1)
    return replace(form, part=1, parts=-1) if words.has("later") else _parted(words, form)


def _stretch(words: Words) -> Form | None:
    """ "the past three years", "the next few days", "recent weeks": a stretch up to or from now."""
    count = words.count() if words.has("number", "daynumber", "integer", "few", "couple") else 0
    direction = -1 if words.has("recent") else words.direction()
    return Form("stretch", unit=words.value("unit"), count=count, direction=direction)


def _ago(words: Words) -> Form | None:
    """ "two weeks ago", "decades ago", "three days from now"."""
    if words.has("hourunit"):
        return Form("ago", unit=1, count=0, direction=-1)
    counted = words.has("number", "daynumber", "integer", "few", "couple", "article")
    direction = -1 if words.has("ago", "earlier") else 1
    vague = not counted or words.has("few")
    return Form("ago_vague" if vague else "ago", unit=words.value("unit"), count=words.count(), direction=direction)


def _shift(words: Words) -> Form | None:
    """ "three days later", "a year earlier", "the day before": from the time told of."""
    direction = -1 if words.has("earlier", "before") else 1
    if words.has("before", "after") and words.after is not None and words.after.kind in _SAYS_MORE:
        return None  # "two days before the vote": from an event, whose date is not known here
    counted = words.has("number", "daynumber", "integer", "article", "couple") or words.has("the")
    if not counted:
        return Form("unknown")
    return Form("shift", unit=words.value("unit"), count=words.count(), direction=direction, told=True)


def _within(words: Words) -> Form | None:
    """ "In two weeks": when, if it is told of the future; else how long."""
    if words.has("few") and not words.has("article"):
        return None
    return Form("within", unit=words.value("unit"), count=words.count(), direction=1)


def _quarter(words: Words) -> Form | None:
    """ "Last quarter"."""
    return _parted(words, Form("quarter", direction=words.direction(), told=words.has("that")))


def _day_of_month(words: Words) -> Form | None:
    """ "On the 24th", "Tuesday the 5th": of a month that the text has named."""
    day = words.value("ordinal")
    weekday = words.value("weekday") if words.has("weekday") else -1
    return Form("day_of_month", day=day, weekday=weekday) if 1 <= day <= 31 else None


def _weekday(words: Words) -> Form | None:
    weekday = words.value("weekday")
    if words.has("unit"):
        return Form("weekday_of_week", weekday=weekday, direction=words.direction())
    if words.near(words.before, "capital") and words.near(words.after, "capital"):
        return None
    if words.has("next") and words.all[0].text.lower() == "following":
        return Form("weekday", weekday=weekday, direction=1, told=True)
    word = words.has("last", "next", "this")
    return Form("weekday_by_word" if word else "weekday", weekday=weekday, direction=words.direction())


def _deictic(words: Words) -> Form | None:
    value = words.value("deictic")
    if words.has("before", "after"):
        return Form("deictic", count=-2 if words.has("before") else 2)
    return Form("deictic", count=value)


def _daypart(words: Words) -> Form | None:
    """ "last night", "this morning", "that evening"."""
    if words.has("that"):
        return Form("unit", unit=1, told=True)
    return Form("deictic", count=-1 if words.has("last") else 0)


def _holiday(words: Words) -> Form | None:
    return Form("holiday", words.year(), count=words.value("holiday"), day=25)


def _weekend(words: Words) -> Form | None:
    if words.has("that"):
        return None
    return Form("weekend", direction=words.direction() if words.has("next") else -1)


def _century(words: Words) -> Form | None:
    number = words.value("ordinal", "ordinalword")
    return Form("century", number) if 11 <= number <= 22 else None


def _nothing(words: Words) -> Form | None:
    """Words that look like a date and are none: taken so that no other rule does."""
    return Form("none")


_SAYS_MORE = frozenset(
    CLASSES[name] for name in ("other", "capital", "the", "article", "month", "shakymonth", "weekday", "yearnumber",
                               "that", "this", "last", "next", "deictic", "daynumber")
)  # fmt: skip

# Parts that rules share, by a name in capitals.
_PARTS = {
    "DAY": "(?:daynumber|ordinal|ordinalword)",
    "MONTH": "(?:month dot?|shakymonth dot?)",
    "YEAR": "(?:(?:comma|of|in|of the)? yearnumber)",
    "COUNT": "(?:number (?:dash? number)*|daynumber|integer|few|article few|article couple of?|article)",
    "EDGE": "(?:(?:early|late|mid) (?:dash|in)?|the? edge of|the? (?:ordinal|ordinalword) (?:half|quarter) of)",
    "WEEKDAY": "(?:weekday dot?)",
}

_RULES: tuple[tuple[str, Maker], ...] = (
    ("isodate|dotdate", _written),
    ("(?:integer|daynumber|yearnumber) era", _nothing),
    ("numbered dot? (?:yearnumber|integer|daynumber)", _nothing),
    ("WEEKDAY comma? (?:the? DAY of? MONTH|MONTH the? DAY(?! integer)) YEAR?", _date),
    ("the? DAY (?:dash|to|and|until) the? DAY of? MONTH YEAR?", _days),
    ("MONTH the? DAY (?:dash|to|until) the? DAY YEAR?", _days),
    ("MONTH daynumber and daynumber (?:comma? yearnumber|(?![other capital counted month shakymonth]))", _days),
    ("the? DAY of? MONTH YEAR?", _date),
    ("MONTH the? DAY (?!dash? (?:unit|hourunit)) YEAR?", _date),
    ("the? (?:last|ordinal|ordinalword) (?:number|daynumber)? unit of (?:MONTH YEAR?|yearnumber)", _piece),
    ("EDGE? MONTH (?:comma|of|dash)? yearnumber", _month),
    ("EDGE? the? (?:last|next|this) MONTH", _month),
    ("MONTH of? (?:the? next|the? last|this|that) unit", _month_of_year),
    ("EDGE the? MONTH", _month),
    ("EDGE? the? (?:season|shakyseason) (?:of|comma)? yearnumber", _season),
    ("EDGE? the? (?:last|next|this|that) (?:season|shakyseason)", _season),
    ("(?:EDGE the?|(?<=[in during by]) the|(?<=in)) (?:season|shakyseason)", _season),
    ("the? (?:(?:early|late|mid) dash?)? decade", _decade),
    ("yearnumber dash (?:yearnumber|daynumber|integer) (?!other)", _years),
    ("EDGE? yearnumber era?", _year),
    ("the? (?:ordinal|ordinalword) dash? century", _century),
    ("EDGE? WEEKDAY of? (?:last|next|this) unit", _weekday),
    ("(?:last|next|this) unit on? WEEKDAY", _weekday),
    ("WEEKDAY comma? the? ordinal(?! other)", _day_of_month),
    ("(?<=on) the ordinal(?! other| capital| ordinal)", _day_of_month),
    ("(?:the? (?:last|next)|this)? WEEKDAY daypart?", _weekday),
    ("(?:earlier|later) (?:in the|last|next|this|that) unit", _unit),
    ("the (?:last|next) COUNT unit", _stretch),
    ("(?<=[in during for]) (?:last|next) COUNT unit", _stretch),
    ("recent unit", _stretch),
    ("EDGE? the? (?:last|next|this|that) quarter", _quarter),
    ("in COUNT unit(?! ago| later| earlier| of)", _within),
    ("EDGE? the? that? (?:last|next|this|that) unit", _unit),
    ("EDGE the unit", _unit),
    ("COUNT? (?:unit|hourunit) ago", _ago),
    ("COUNT unit from now", _ago),
    ("the unit (?:before|after) deictic", _deictic),
    ("COUNT unit (?:later|earlier|before|after)", _shift),
    ("the unit (?:before|after)", _shift),
    ("unit later", _shift),
    ("(?:early|late|earlier|later)? deictic daypart?", _deictic),
    ("(?:last|this|that) daypart", _daypart),
    ("holiday yearnumber?", _holiday),
    ("the? (?:last|next|this) weekend|(?<=[at during]) the weekend", _weekend),
    ("MONTH", _bare_month),
)

# A sentence without any of these holds no expression.
_ANCHORS = (
    "isodate dotdate yearnumber decade month shakymonth weekday unit deictic daypart season shakyseason century "
    "holiday weekend hourunit"
).split()

_NAME = re.compile(r"[A-Za-z]+")


def _compile(rule: str) -> str:
    """The rule as a regular expression over class characters."""

    def put(match: re.Match[str]) -> str:
        name = match.group()
        return _compile(_PARTS[name]) if name in _PARTS else CLASSES[name]

    return _NAME.sub(put, rule).replace(" ", "")


class Grammar:
    """Finds the time expressions of a sentence. Holds its compiled rules; has no other state."""

    def __init__(self) -> None:
        self._lexer = Lexer()
        alternatives = "|".join(f"(?P<r{place}>{_compile(rule)})" for place, (rule, _) in enumerate(_RULES))
        self._pattern = re.compile(alternatives)
        self._makers = {f"r{place}": maker for place, (_, maker) in enumerate(_RULES)}
        self._anchor = re.compile("[" + "".join(CLASSES[name] for name in _ANCHORS) + "]")

    def atoms(self, text: str) -> tuple[list[Lexeme], list[Atom]]:
        """The lexemes of a sentence's text and its expressions, in order, none overlapping."""
        lexemes = self._lexer.lexemes(text)
        classes = "".join(lexeme.kind for lexeme in lexemes)
        if self._anchor.search(classes) is None:
            return lexemes, []
        out = []
        for match in self._pattern.finditer(classes):
            start, end = match.span()
            form = self._makers[match.lastgroup or ""](Words(lexemes, start, end))
            if form is not None and form.kind != "none":
                out.append(Atom(start, end, form))
        return lexemes, out
