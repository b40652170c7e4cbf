"""The words of time: a lexer that gives every word of a sentence a class, and a value where it has one.

The grammar in ``_when_grammar`` is written over classes, one character each, so that a sentence is
matched as a short string. The lexer works on the sentence's text, not on its tokens: how a tokeniser
cuts ``mid-June`` or ``1990s`` makes no difference.
"""

import re
from typing import NamedTuple

__all__ = ["CLASSES", "Lexeme", "Lexer", "TimeClass"]

TimeClass = str

# One private character for each class: the order has no meaning.
_NAMES = (
    "other month shakymonth weekday daynumber ordinal ordinalword yearnumber integer quantity isodate dotdate "
    "decade number article few unit hourunit last next this that deictic daypart season shakyseason early late "
    "mid edge half quarter ago later earlier before after from to until by in on at of the and between since "
    "during comma dot dash weekend century era clock holiday open close recent couple counted numbered "
    "capital for now sign"
).split()

CLASSES: dict[str, TimeClass] = {name: chr(0xE000 + place) for place, name in enumerate(_NAMES)}

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
# Nouns that a number counts: "the 2000 soldiers" names no year.
_COUNTED = (
    "people persons troops soldiers men women children civilians refugees migrants officers fighters militants "
    "rebels police peacekeepers prisoners detainees protesters demonstrators workers families homes houses "
    "tonnes tons km kilometres kilometers miles metres meters feet dollars euros pounds points percent units "
    "cases deaths casualties votes seats jobs companies others tanks vehicles aircraft missiles shells rounds "
    "hectares acres barrels megawatts mw kg hours hrs gmt utc local"
).split()
# Words whose number is a name: "Resolution 1244", "Flight 1549".
_NUMBERED = (
    "resolution resolutions unscr flight number no article section route highway room boeing airbus title "
    "chapter paragraph page magnitude channel type area form"
).split()


class Lexeme(NamedTuple):
    """A word or sign: characters [start, end) of the sentence's text, class, value (0 where none)."""

    start: int
    end: int
    text: str
    kind: TimeClass
    value: int


def _table() -> dict[str, tuple[str, int]]:
    """Lower-case word -> class name, value."""
    table: dict[str, tuple[str, int]] = {}

    def put(kind: str, words: str | list[str], first: int = 0, step: int = 0) -> None:
        listed = words.split() if isinstance(words, str) else words
        for place, word in enumerate(listed):
            table[word] = (kind, first + step * place)

    put("month", _MONTHS, 1, 1)
    for short, month in (("jan", 1), ("feb", 2), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8)):
        table[short] = ("month", month)
    for short, month in (("sep", 9), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12)):
        table[short] = ("month", month)
    for word, month in (("may", 5), ("march", 3), ("mar", 3)):
        table[word] = ("shakymonth", month)
    put("weekday", _WEEKDAYS, 0, 1)
    for short, day in (("mon", 0), ("tue", 1), ("tues", 1), ("wed", 2), ("thu", 3), ("thur", 3), ("thurs", 3)):
        table[short] = ("weekday", day)
    for short, day in (("fri", 4), ("sat", 5), ("sun", 6)):
        table[short] = ("weekday", day)
    put("number", _NUMBERS[2:], 2, 1)
    put("number", _TENS, 30, 10)
    put("number", "hundred", 100)
    put("number", "one", 1)
    put("ordinalword", _ORDINALS, 1, 1)
    put("decade", _DECADES, 1920, 10)
    put("article", "a an", 1)
    put("few", "few several some many", 3)
    put("couple", "couple", 2)
    put("few", "dozens", 24)
    for value, unit in enumerate("day week month year decade".split(), start=1):
        table[unit] = ("unit", value)
        table[unit + "s"] = ("unit", value)
    table["fortnight"] = ("unit", 2)
    put("hourunit", "hour hours minute minutes seconds")
    put("last", "last past previous preceding", -1)
    put("next", "next coming upcoming following ensuing subsequent", 1)
    put("this", "this current")
    put("that", "that same")
    table["today"] = table["tonight"] = ("deictic", 0)
    table["yesterday"] = ("deictic", -1)
    table["tomorrow"] = ("deictic", 1)
    table["overnight"] = ("deictic", 0)
    put("daypart", "morning afternoon evening night dawn noon midday midnight dusk lunchtime")
    put("season", "spring summer autumn winter", 1, 1)
    put("season", "springtime summertime", 1, 1)
    put("season", "wintertime", 4)
    table["fall"] = ("shakyseason", 3)
    put("early", "early")
    put("late", "late")
    put("mid", "mid")
    for word, edge in (("beginning", 0), ("start", 0), ("middle", 1), ("end", 2), ("close", 2)):
        table[word] = ("edge", edge)
    table["half"] = ("half", 0)
    table["quarter"] = ("quarter", 0)
    for word in "ago later earlier before after from to until by in on at of the and between since during".split():
        table[word] = (word, 0)
    table["till"] = ("until", 0)
    table["through"] = ("to", 0)
    table["for"] = ("for", 0)
    table["now"] = ("now", 0)
    table["over"] = table["within"] = table["throughout"] = table["around"] = ("during", 0)
    table["afterwards"] = table["afterward"] = ("later", 0)
    table["previously"] = ("earlier", 0)
    table["weekend"] = ("weekend", 0)
    table["century"] = table["centuries"] = ("century", 0)
    table["bc"] = table["bce"] = table["ad"] = ("era", 0)
    table["recent"] = ("recent", 0)
    for word, number in (("christmas", 1), ("easter", 2)):
        table[word] = ("holiday", number)
    put("counted", _COUNTED)
    put("numbered", _NUMBERED)
    for sign, kind in ((",", "comma"), (".", "dot"), ("-", "dash"), ("–", "dash"), ("(", "open"), (")", "close")):
        table[sign] = (kind, 0)
    return table


_NEED_CAPITAL = frozenset(
    "may march mar jan jun sep sept dec mon tue tues wed thu thur thurs fri sat sun christmas easter".split()
)
# Shown to be abbreviations only by the sign after them: "Sun" and "Mon" are also words and names.
_NEED_DOT = frozenset({"sun", "sat", "mon"})

# After these a dot ends no sentence.
_ABBREVIATIONS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no".split()
)

_LEXEME = re.compile(
    r"(?P<isodate>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<dotdate>\d{1,2}([./])\d{1,2}\3\d{4}(?!\d))"
    r"|(?P<quantity>[$€£¥]\s?\d[\d,.]*\d|[$€£¥]\s?\d|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:\d{3}|['’‘]?\d)0['’]?s\b)"
    r"|(?P<integer>\d+(?!\w|%))"
    r"|(?P<mixed>\d\w*%?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)
_DIGITS = re.compile(r"\d+")


class Lexer:
    """Cuts a sentence into lexemes. Holds its tables; has no other state."""

    def __init__(self) -> None:
        self._table = {word: (CLASSES[kind], value) for word, (kind, value) in _table().items()}
        self._other = CLASSES["other"]
        self._capital = CLASSES["capital"]
        self._sign = CLASSES["sign"]

    def lexemes(self, text: str) -> list[Lexeme]:
        """All words and signs of a text, in order."""
        out: list[Lexeme] = []
        before = ""
        for match in _LEXEME.finditer(text):
            word = match.group()
            group = match.lastgroup or "sign"
            if group == "word":
                kind, value = self._word(word, text, match.end())
            elif group == "sign":
                kind, value = self._table.get(word, (self._sign, 0))
                if word == "." and before not in _ABBREVIATIONS:
                    kind = self._sign
            else:
                kind, value = self._figures(group, word)
            before = word.lower()
            out.append(Lexeme(match.start(), match.end(), word, kind, value))
        return out

    def _word(self, word: str, text: str, end: int) -> tuple[TimeClass, int]:
        lower = word.lower()
        found = self._table.get(lower)
        if found is None:
            return (self._capital if word[0].isupper() else self._other), 0
        if lower in _NEED_CAPITAL and not word[0].isupper():
            return self._other, 0
        if lower in _NEED_DOT and not text.startswith((".", ","), end):
            return self._other, 0
        return found

    def _figures(self, group: str, word: str) -> tuple[TimeClass, int]:
        if group in ("isodate", "dotdate", "clock", "quantity"):
            return CLASSES[group], 0
        if group == "mixed":
            return CLASSES["quantity"], 0
        value = int(_DIGITS.findall(word)[0][:9])
        if group == "decade":
            # "the '90s" are those of the twentieth century; of two digits the twenties and before
            # are too rare to tell.
            return CLASSES["decade"], value if value >= 1000 else 1900 + value
        if group == "ordinal":
            return CLASSES["ordinal"], value
        if len(word) == 4 and 1000 <= value <= 2100:
            return CLASSES["yearnumber"], value
        if len(word) <= 2 and 1 <= value <= 31:
            return CLASSES["daynumber"], value
        return CLASSES["integer"], value
