"""Lines that are furniture as a whole: bylines, credits, links, notices."""

import re

from detente.sources._dates import DATE, TIME
from detente.sources._line_patterns import AGENCY, LOOSE, PICTURE, STRICT

__all__ = ["INLINE", "TAIL", "date_line", "is_furniture", "label_value", "report_id"]

# Characters: longer lines are paragraphs, whatever they begin with.
_LONGEST = 300

_STRICT = re.compile("|".join(f"(?:{pattern})" for pattern in STRICT))
_LOOSE = re.compile("|".join(f"(?:{pattern})" for pattern in LOOSE))
_DATE_LINE = re.compile(
    rf"(?:[A-Z][\w ]{{1,30}}[,|]\s)?(?:{TIME}[,|\s]{{1,3}})?{DATE}"
    rf"(?:[,|\s\u00b7\u2022\u2013-]{{1,5}}(?:{TIME}))?[\s|]*\.?"
)
_REPORTED = re.compile(
    r"\(?(?:Additional |Further |With additional )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Ee]dited|[Ww]ritten|[Pp]roduced|[Gg]raphics?)"
    r" by (?P<names>[A-Z\u00c0-\u00de].{1,400})"
)
_NOT_NAMES = re.compile(
    r"\b(?!(?:by|and|in|the|with|from|additional|further|reporting|writing|editing"
    r"|bureau|bureaux|newsroom|for|of|al|el"
    r"|bin|de|da|di|van|von|der|la|staff|desk|team|production|graphics|compiled|translated|edited|written)\b)[a-z]{2,}"
)
_BY_TIME = re.compile(
    r"(?i:by|from)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may\s\d|june|july|august"
    r"|september|october|november|december|noon|midnight|then|now)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<label>published|updated|modified|posted|issued|released|created|date|dated|source)\b.{0,20}?[:|]?\s*(?P<value>.+)",
    re.IGNORECASE,
)
_REPORT_ID = re.compile(r"\bMENAFN(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})\d*ID(?P<id>\d{4,})\b")
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z]{1,5}){0,3}/\d{1,6}(?:[-/.][\w/()]{1,20}){0,3}\Z")

_STOPPED = re.compile(r"[a-z]{2,}[.!?][\"'\u201d\u2019]?\Z")

# Furniture inside a paragraph.
INLINE = re.compile(
    rf"""
    [\[(]\s?(?:{PICTURE})(?:\s(?:credits?|source|courtesy|by|via|from)\b|\s?[:/|])[^()\[\]\n]{{1,160}}[\])]
  | \((?:AP|AFP|Reuters|EPA|Getty|TASS|Xinhua)\s(?:Photo|Images?|File|Video)[^()\n]{{0,120}}\)
  | [\[(]\s?(?i:read\ more|also\ read|read\ also|see\ also|read|related)\s?[:|][^()\[\]\n]{{1,200}}[\])]
  | \((?:Additional\s)?(?i:reporting|writing|editing|with\ inputs?|compiled)\s(?:by|from)\s[^()\n]{{1,300}}\)
  | \(?(?:\u00a9|\([cC]\))\s?(?:19|20)\d\d\s[A-Z][^.()\n]{{1,60}}\)?
  | \bMENAFN\d{{8,}}ID\d{{4,}}\b
    """,
    re.VERBOSE,
)
# Furniture at the end of a paragraph, after its last sentence.
TAIL = re.compile(
    rf"(?<=[.!?\"'\u201d\u2019)])\s*(?:\((?:{AGENCY})(?:/[\w .]{{1,30}})?\)"
    rf"|(?:--?|\u2013|\u2014)\s?(?:{AGENCY})"
    rf"|/(?:{AGENCY})/|(?:--?|\u2013|\u2014|/)\s?(?:ENDS?|end)\b[-\u2013\u2014/\s]{{0,9}}"
    r"|(?:ENDS|\#\#\#|-30-))\s?\.?\Z"
)


def is_furniture(line: str) -> bool:
    """Whether a line, without the white space around it, is furniture as a whole."""
    if len(line) > _LONGEST and not _REPORTED.match(line):
        return False
    if _BY_TIME.match(line):
        return False
    if _STRICT.fullmatch(line):
        return True
    if _LOOSE.fullmatch(line):
        return not _is_sentence(line)
    reported = _REPORTED.fullmatch(line)
    return reported is not None and not _NOT_NAMES.search(reported["names"])


def _is_sentence(line: str) -> bool:
    """Whether a line that fits a loose pattern still reads as a sentence of the report."""
    return len(line.split()) > 3 and _STOPPED.search(line) is not None and _NOT_NAMES.search(line) is not None


def date_line(line: str) -> bool:
    """Whether a line is a date, perhaps with a time or a place, and nothing else."""
    return len(line) <= 80 and _DATE_LINE.fullmatch(line) is not None


def label_value(line: str) -> tuple[str, str] | None:
    """The label and value of a line such as "Published: 22 November 2023", the label in small letters."""
    text = line
    for prefix in ("first ", "originally ", "last "):
        if text.lower().startswith(prefix):
            text = text[len(prefix) :]
    match = _LABEL.match(text)
    return (match["label"].lower(), match["value"]) if match else None


def report_id(words: str) -> tuple[str, str] | None:
    """An agency's id of the report in some words, and its date in ISO form, if any ("" if none)."""
    match = _REPORT_ID.search(words)
    if match:
        return match["id"], f"{match['year']}-{match['month']}-{match['day']}"
    return (words, "") if _SYMBOL.match(words) else None
