"""The grammar of time expressions: rules over word classes, each with what it makes of the words.

A rule is a line of class names with the marks of regular expressions. The first rule that matches at a
place wins, so longer ones stand first.
"""

import re
from dataclasses import dataclass

from detente.resolver._when_forms import (
    Form,
    Maker,
    Words,
    ago_form,
    bare_month_form,
    century_form,
    date_form,
    day_of_month_form,
    daypart_form,
    days_form,
    decade_form,
    deictic_form,
    holiday_form,
    month_form,
    month_of_year_form,
    nothing_form,
    piece_form,
    quarter_form,
    season_form,
    shift_form,
    stretch_form,
    unit_form,
    weekday_form,
    weekend_form,
    within_form,
    written_form,
    year_form,
    years_form,
)
from detente.resolver._when_words import CLASSES, Lexeme, Lexer

__all__ = ["Atom", "Grammar"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression: lexemes [start, end) and what they say."""

    start: int
    end: int
    form: Form


# Parts that rules share, by a name in capitals.
_PARTS = {
    "DAY": "(?:daynumber|ordinal|ordinalword)",
    "MONTH": "(?:month dot?|shakymonth dot?)",
    "YEAR": "(?:(?:comma|of|in|of the)? yearnumber)",
    "COUNT": "(?:number (?:dash? number)*|daynumber|integer|few|article few|article couple of?|article)",
    "EDGE": "(?:(?:early|late|mid) (?:dash|in)?|the? edge of|the? ORDINAL (?:half|quarter) of)",
    "ORDINAL": "(?:ordinal|ordinalword)",
    "WEEKDAY": "(?:weekday dot?)",
}

_RULES: tuple[tuple[str, Maker], ...] = (
    ("isodate|dotdate", written_form),
    ("(?:integer|daynumber|yearnumber) era", nothing_form),
    ("numbered dot? (?:yearnumber|integer|daynumber)", nothing_form),
    ("WEEKDAY comma? (?:the? DAY of? MONTH|MONTH the? DAY(?! integer)) YEAR?", date_form),
    ("the? DAY (?:dash|to|and|until) the? DAY of? MONTH YEAR?", days_form),
    ("MONTH the? DAY (?:dash|to|until) the? DAY YEAR?", days_form),
    (
        "MONTH daynumber and daynumber (?:comma? yearnumber|(?![other capital counted month shakymonth]))",
        days_form,
    ),
    ("the? DAY of? MONTH YEAR?", date_form),
    ("MONTH the? DAY (?!dash? (?:unit|hourunit)) YEAR?", date_form),
    (
        "the? (?:last|ordinal|ordinalword) (?:number|daynumber)? unit of (?:MONTH YEAR?|yearnumber)",
        piece_form,
    ),
    ("EDGE? MONTH (?:comma|of|dash)? yearnumber", month_form),
    ("EDGE? the? (?:last|next|this) MONTH", month_form),
    ("MONTH of? (?:the? next|the? last|this|that) unit", month_of_year_form),
    ("EDGE the? MONTH", month_form),
    ("EDGE? the? (?:season|shakyseason) (?:of|comma)? yearnumber", season_form),
    ("EDGE? the? (?:last|next|this|that) (?:season|shakyseason)", season_form),
    ("(?:EDGE the?|(?<=[in during by]) the|(?<=in)) (?:season|shakyseason)", season_form),
    ("the? (?:(?:early|late|mid) dash?)? decade", decade_form),
    ("yearnumber dash (?:yearnumber|daynumber|integer) (?!other)", years_form),
    ("EDGE? yearnumber era?", year_form),
    ("the? (?:ordinal|ordinalword) dash? century", century_form),
    ("EDGE? WEEKDAY of? (?:last|next|this) unit", weekday_form),
    ("(?:last|next|this) unit on? WEEKDAY", weekday_form),
    ("WEEKDAY comma? the? ordinal(?! other)", day_of_month_form),
    ("(?<=on) the ordinal(?! other| capital| ordinal)", day_of_month_form),
    ("(?:the? (?:last|next)|this)? WEEKDAY daypart?", weekday_form),
    ("(?:earlier|later) (?:in the|last|next|this|that) unit", unit_form),
    ("the (?:last|next) COUNT unit", stretch_form),
    ("(?<=[in during for]) (?:last|next) COUNT unit", stretch_form),
    ("recent unit", stretch_form),
    ("EDGE? the? (?:last|next|this|that) quarter", quarter_form),
    ("in COUNT unit(?! ago| later| earlier| of)", within_form),
    ("EDGE? the? that? (?:last|next|this|that) unit", unit_form),
    ("EDGE the unit", unit_form),
    ("COUNT? (?:unit|hourunit) ago", ago_form),
    ("COUNT unit from now", ago_form),
    ("the unit (?:before|after) deictic", deictic_form),
    ("COUNT unit (?:later|earlier|before|after)", shift_form),
    ("the unit (?:before|after)", shift_form),
    ("unit later", shift_form),
    ("(?:early|late|earlier|later)? deictic daypart?", deictic_form),
    ("(?:last|this|that) daypart", daypart_form),
    ("holiday yearnumber?", holiday_form),
    ("the? (?:last|next|this) weekend|(?<=[at during]) the weekend", weekend_form),
    ("MONTH", bare_month_form),
)

# A sentence without any of these holds no expression.
_ANCHORS = (
    "isodate dotdate yearnumber decade month shakymonth weekday unit deictic daypart season "
    "shakyseason century "
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
