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
    "other month shakymonth weekday daynumber ordinal ordinalword yearnumber integer quantity "
    "isodate dotdate "
    "decade number article few unit hourunit last next this that deictic daypart season shakyseason "
    "early late "
    "mid edge half quarter ago later earlier before after from to until by in on at of the and between since "
    "during comma dot dash weekend century era clock holiday open close recent couple counted numbered "
    "capital for now sign"
).split()

CLASSES: dict[str, TimeClass] = {name: chr(0xE000 + place) for place, name in enumerate(_NAMES)}

# Class: its words, with a value where they have one; a line that is indented goes on with the class above.
# Units count from day 1 to decade 5, weekdays from Monday 0, seasons from spring 1; "last" is -1, "next" 1.
# "counted" are nouns that a number counts ("the 2000 soldiers" names no year), "numbered" words whose number
# is a name ("Resolution 1244").
_WORDS = """
month: january=1 february=2 april=4 june=6 july=7 august=8 september=9 october=10 november=11
  december=12 jan=1 feb=2 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12
shakymonth: march=3 may=5 mar=3
weekday: monday tuesday=1 wednesday=2 thursday=3 friday=4 saturday=5 sunday=6 mon tue=1 tues=1 wed=2
  thu=3 thur=3 thurs=3 fri=4 sat=5 sun=6
number: two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
  thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
  thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 one=1
ordinalword: first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
  eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17
  eighteenth=18 nineteenth=19 twentieth=20
decade: twenties=1920 thirties=1930 forties=1940 fifties=1950 sixties=1960 seventies=1970
  eighties=1980 nineties=1990
article: a=1 an=1
few: few=3 several=3 some=3 many=3 dozens=24
couple: couple=2
unit: day=1 days=1 week=2 weeks=2 month=3 months=3 year=4 years=4 decade=5 decades=5 fortnight=2
hourunit: hour minute minutes seconds
counted: hours people persons troops soldiers men women children civilians refugees migrants
  officers fighters militants rebels police peacekeepers prisoners detainees protesters
  demonstrators workers families homes houses tonnes tons km kilometres kilometers miles metres
  meters feet dollars euros pounds points percent units cases deaths casualties votes seats jobs
  companies others tanks vehicles aircraft missiles shells rounds hectares acres barrels megawatts
  mw kg hrs gmt utc local
last: last=-1 past=-1 previous=-1 preceding=-1
next: next=1 coming=1 upcoming=1 following=1 ensuing=1 subsequent=1
this: this current
that: that same
deictic: today tonight yesterday=-1 tomorrow=1 overnight
daypart: morning afternoon evening night dawn noon midday midnight dusk lunchtime
season: spring=1 summer=2 autumn=3 winter=4 springtime=1 summertime=2 wintertime=4
shakyseason: fall=3
early: early
late: late
mid: mid
edge: beginning start middle=1 end=2 close=2
half: half
quarter: quarter
ago: ago
later: later afterwards afterward
earlier: earlier previously
before: before
after: after
from: from
to: to through
until: until till
by: by
in: in
on: on
at: at
of: of
the: the
and: and
between: between
since: since
during: during over within throughout around
for: for
now: now
weekend: weekend
century: century centuries
era: bc bce ad
recent: recent
holiday: christmas=1 easter=2
numbered: resolution resolutions unscr flight number no article section route highway room boeing
  airbus title chapter paragraph page magnitude channel type area form
comma: ,
dot: .
dash: - –
open: (
close: )
"""


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
    kind = ""
    for line in _WORDS.strip().splitlines():
        words = line.split()
        if not line.startswith(" "):
            kind = words.pop(0).removesuffix(":")
        for entry in words:
            word, _, value = entry.partition("=")
            table[word] = (kind, int(value or 0))
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
    r"(?P<word>[^\W\d_]+)"
    r"|(?P<isodate>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<dotdate>\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/)\d{4}(?!\d))"
    r"|(?P<quantity>[$€£¥]\s?\d[\d,.]*\d|[$€£¥]\s?\d|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:\d{3}|['\u2018\u2019]?\d)0['\u2019]?s\b)"
    r"|(?P<integer>\d+(?!\w|%))"
    r"|(?P<mixed>\d\w*%?)"
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
