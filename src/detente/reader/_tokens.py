"""Words: character spans of tokens, split as the English treebanks split them.

The convention is that of UD English EWT and GUM: clitics stand alone (``do n't``, ``Serbia 's``,
``can not``), compounds are split at the hyphen (``Russian - backed``) but prefixes stay
(``anti-NATO``, ``co-operate``), abbreviations keep their stop (``Gen.``, ``U.S.``), currency and per
cent signs stand alone, numbers, times, dates, addresses are one token.
"""

import re
from functools import lru_cache

from detente.reader._abbreviations import CAPITALISED, FOR_NUMBERS, LOWER, TITLES

__all__ = ["tokenize"]

# Characters: a longer run of letters is no word, and pieces of it keep later steps bounded.
_LONGEST_WORD = 200
# Characters: longer stretches without a space are rare, so they are not worth remembering.
_LONGEST_REMEMBERED = 40
_REMEMBERED = 1 << 15

_CHUNK = re.compile(r"\S+")
_NEXT_SIGN = re.compile(r"\s*(\S)")
_APOSTROPHE = "'’ʼ`´＇"
# Combining marks and invisible joiners belong to the word that they stand in.
_LETTERS = r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u00ad\u200b-\u200f\u2060\ufeff])" f"{{1,{_LONGEST_WORD}}}"

_PREFIX = (
    "anti|arch|bi|co|counter|cross|cyber|de|e|eco|ex|extra|geo|hyper|infra|inter|intra|macro|mega|micro"
    "|mid|mini|mis|mono|multi|neo|non|over(?!-the)|pan|poly|post(?!-office)|pre|pro|proto|pseudo|psycho"
    "|re|semi|socio|sub|super|trans|tri|ultra|un"
)
_TOP_LEVEL = (
    "(?i:com|org|net|gov|edu|mil|int|info|biz)|co\\.uk|ac\\.uk|gov\\.uk|eu|de|fr|ru|ua|cn|io|tv|uk|us|au|ca"
)
_TAIL = r"""[^\s<>"“”«»]{0,2000}[^\s<>"“”«».,;:!?'’)\]}…]"""
_NUMBER = rf"\d{{1,{_LONGEST_WORD}}}(?:[.,:/]\d{{1,{_LONGEST_WORD}}}){{0,20}}"
_FILE = "docx?|xlsx?|pdf|html?|php|jpe?g|png|gif|txt|csv|zip|exe|url|pptx?"
_UNIT = (
    "am|pm|a\\.m|p\\.m|k|m|b|bn|mn|tn|km|cm|mm|kg|g|mg|lbs?|oz|ft|in|mi|nm|mph|kph|kmh|kt|kw|mw|gw|kwh|mwh|gwh"
    "|hz|khz|mhz|ghz|kb|mb|gb|tb|sq|yds?|hrs?|mins?|secs?|yrs?|ha|ml|l|mbps|hp|cc|px|pc|pct|million|billion"
)

_PIECE = re.compile(
    rf"""
    (?P<address>
        (?:https?|ftp)://{_TAIL}
      | www\.{_TAIL}
      | (?:mailto:)?[\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}
      | (?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}(?:{_TOP_LEVEL})(?![\w.-]*\w)(?:/{_TAIL})?
      | [\w#-]{{1,64}}\.(?i:{_FILE})\b
      | [a-z]{{2,20}}(?:\.[a-z][a-z-]{{1,20}}){{2,5}}(?![\w.])
      | [@\#][A-Za-z_]\w{{1,60}}
    )
  | (?P<number>
        \d{{4}}-\d\d-\d\d(?!\d) | \d{{1,2}}-\d{{1,2}}-\d{{2,4}}(?!\d)
      | \d{{1,2}}-[A-Za-z]{{3}}-\d{{2,4}}(?!\d)
      | (?:1[-.])?\d{{3}}[-./]\d{{3}}[-.]\d{{4}}(?!\d) | \d{{3}}-\d{{4}}(?![\d-]) | \d{{5}}-\d{{4}}(?!\d)
      | \+\d{{1,3}}(?!\d)
      | {_NUMBER}(?=(?i:{_UNIT})(?!\w))
      | ['’]\d\ds?(?!\w)
      | \d{{0,3}}0['’]s(?!\w) | [.]\d{{1,{_LONGEST_WORD}}}(?!\w)
      | {_NUMBER}(?:st|nd|rd|th|s)?(?!\w)
    )
  | (?P<symbol>
        (?:US|U|A|AU|C|CA|HK|NZ|S|NT|R)\$
      | [A-Z]{{1,3}}(?:/[A-Z]{{2,9}}){{0,3}}/(?:\d{{1,4}}/)*\d{{1,6}}(?![\w/])
      | [A-Z]/[A-Z](?![\w/]) | [wW]/(?:o|out)(?!\w) | [bB]/c(?!\w)
    )
  | (?P<acronym>
        [^\W\d_](?:\.[^\W\d_]){{1,40}}(?!\w)
      | (?:[^\W\d_]\.){{2,40}}(?=[A-Z][a-z])
      | (?:Ph\.D|M\.Sc|B\.Sc)(?!\w)
    )
  | (?P<joined>[A-Z]{{1,4}}&[A-Z]{{1,3}}(?!\w))
  | (?P<prefixed>(?i:{_PREFIX})-(?=[^\W\d_]{{2}}){_LETTERS}(?:[{_APOSTROPHE}]{_LETTERS}){{0,8}})
  | (?P<word>{_LETTERS}(?:[_{_APOSTROPHE}]{_LETTERS}){{0,8}})
  | (?P<clitic>[{_APOSTROPHE}](?i:s|m|d|ll|ve|re|em|til|cause)(?!\w))
  | (?P<mark>[.!?…]{{2,{_LONGEST_WORD}}}|''|``|‘’|’’|‘‘|<<|>>
      |(?P<run>[-=*_~+#|$/\\])(?P=run){{1,{_LONGEST_WORD}}}|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CLITIC = re.compile(rf"(?:n[{_APOSTROPHE}]t|[{_APOSTROPHE}](?:s|m|d|ll|ve|re))\Z", re.IGNORECASE)
# Two words written as one: the length of the first.
_FUSED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3,
    "alot": 1, "im": 1, "ive": 1, "youre": 3, "theyre": 4, "thats": 4, "theres": 5, "whats": 4,
    "dont": 2, "doesnt": 4, "didnt": 3, "cant": 2, "wont": 2, "isnt": 2, "arent": 3, "wasnt": 3,
    "werent": 4, "havent": 4, "hasnt": 3, "hadnt": 3, "outta": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
}  # fmt: skip
_CLOSING = re.compile(r"[\"'”’»)\]}]*\Z")
_EMOTICON = re.compile(r"[:;=]['-]?[)(DPpO/|]+\Z|\^_+\^\Z")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the tokens of ``text[start:end]``, in characters of ``text``, in order.

    Every character outside white space belongs to exactly one token; no token holds white space.
    The stretch should be one sentence: a stop at its end is taken for the sentence's.
    """
    stop = len(text) if end is None else min(end, len(text))
    spans: list[tuple[int, int]] = []
    for match in _CHUNK.finditer(text, start, stop):
        chunk = match.group()
        at, after = match.span()
        follow = _follow(text, after, stop) if "." in chunk else "x"
        split = _pieces if len(chunk) <= _LONGEST_REMEMBERED else _split
        spans.extend([(at + a, at + b) for a, b in split(chunk, follow)])
    return spans


def _follow(text: str, after: int, stop: int) -> str:
    """What comes next: ``end``, a ``digit``, or ``x`` for anything else."""
    match = _NEXT_SIGN.match(text, after, stop)
    if match is None:
        return "end"
    return "digit" if match.group(1).isdigit() else "x"


def _split(chunk: str, follow: str) -> tuple[tuple[int, int], ...]:
    """The tokens of a stretch without spaces."""
    if _EMOTICON.match(chunk):
        return ((0, len(chunk)),)
    spans: list[tuple[int, int]] = []
    position = 0
    while position < len(chunk):
        match = _PIECE.match(chunk, position)
        if match is None:  # pragma: no cover - the last alternative takes any character
            break
        position = _add(chunk, match, follow, spans)
    return tuple(spans)


_pieces = lru_cache(maxsize=_REMEMBERED)(_split)


def _add(chunk: str, match: re.Match[str], follow: str, spans: list[tuple[int, int]]) -> int:
    """Add the tokens of one match; returns where the next begins."""
    begin, end = match.span()
    kind = match.lastgroup
    if kind == "acronym":
        if chunk[end : end + 1] == "." and _keeps_stop(chunk, begin, end, follow):
            end += 1
        spans.append((begin, end))
        return end
    if kind in ("word", "prefixed"):
        return _add_word(chunk, begin, end, follow, spans)
    spans.append((begin, end))
    return end


def _keeps_stop(chunk: str, begin: int, end: int, follow: str) -> bool:
    """Whether the stop after a dotted acronym is its own; at the end only capitals keep it."""
    last = follow == "end" and _CLOSING.match(chunk, end + 1) is not None
    return not last or chunk[begin].isupper()


def _add_word(chunk: str, begin: int, end: int, follow: str, spans: list[tuple[int, int]]) -> int:
    word = chunk[begin:end]
    if chunk[end : end + 1] == "." and chunk[end + 1 : end + 2] != ".":
        last = follow == "end" and _CLOSING.match(chunk, end + 1) is not None
        if not last and _is_abbreviation(word, follow if end + 1 == len(chunk) else "x"):
            spans.append((begin, end + 1))
            return end + 1
    clitic = _CLITIC.search(word, 1) if len(word) > 2 else None
    first = clitic.start() if clitic else _FUSED.get(word.lower(), 0)
    if first:
        spans.append((begin, begin + first))
        begin += first
    spans.append((begin, end))
    return end


def _is_abbreviation(word: str, follow: str) -> bool:
    """Whether a stop after this word inside a sentence belongs to the word."""
    if len(word) == 1:
        return word.isupper()
    small = word.lower()
    if word[0].isupper():
        if small in TITLES or small in CAPITALISED:
            return True
        return small in FOR_NUMBERS and follow == "digit"
    return small in LOWER or (small in FOR_NUMBERS and follow == "digit")
