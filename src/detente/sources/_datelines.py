"""Datelines: the place, day and agency before a report's first sentence."""

import re
from dataclasses import dataclass

from detente.sources._agencies import AGENCIES, NOT_PLACES, publisher_name
from detente.sources._dates import DATE, TIME
from detente.terms import Span

__all__ = ["Dateline", "find_dateline", "is_transcript"]

_SEPARATOR = r"(?:\s*(?:--+|[-\u2013\u2014\u2212])(?=[\s\"\u201c\u2018(A-Z])\s*|\s*:\s+|\s*/\s*(?=[A-Z\"]))"
_DASH = r"\s+(?:--+|[-\u2013\u2014\u2212])\s+|\s*\u2014\s*|\s*--\s*"
_WORD = r"[^\W\d_a-z][\w'\u2019.-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /]{_WORD}){{0,4}}?)"
_UPPER = r"A-Z\u00c0-\u00de"
_CAPS = rf"(?P<place>[{_UPPER}][{_UPPER}'\u2019.-]{{2,}}(?:[ /][{_UPPER}][{_UPPER}'\u2019.-]*){{0,4}})"
_REGION = r"(?:\s\[[A-Z][\w ]{1,30}\])?(?:,\s(?:[A-Z][\w.'\u2019-]*)(?:\s[A-Z][\w.'\u2019-]*){0,3})?"
_WHEN = rf"(?:[,.]?\s(?P<when>{DATE}(?:,?\s{TIME})?))"
_AGENCY = r"(?P<agency>[A-Za-z][\w.&/'\u2019-]*(?:\s[\w.&/'\u2019-]+){0,4})"

# In this order: the first that fits is taken.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # date 2023-11-22 (MENAFN)
        rf"(?:[Dd]ate:?\s+)?(?P<when>{DATE})\s*\({_AGENCY}\)(?:{_SEPARATOR}|\s*)",
        # (MENAFN- Gulf Times) DOHA:   (Reuters) -
        rf"\((?P<agency>MENAFN)\s?-\s?[^()\n]{{1,60}}\)\s*(?:{_CAPS}{_REGION}{_WHEN}?(?:{_DASH}|:\s+))?",
        rf"\({_AGENCY}\)(?:{_SEPARATOR})",
        # BELGRADE, Serbia, Nov 22 (Reuters) -   Belgrade, 22 November 2023 (Tanjug)
        rf"{_PLACE}{_REGION}{_WHEN}?\s*\(\s?{_AGENCY}\s?\)[.:]?(?:{_SEPARATOR}|\s*)",
        # MOSCOW, November 22. /TASS/.
        rf"{_PLACE}{_REGION}{_WHEN}?[.,]?\s*/{_AGENCY}/\.?(?:{_SEPARATOR}|\s*)",
        # BEIJING, Nov. 22 --   Geneva, 22 November 2023 -
        rf"{_PLACE}{_REGION}{_WHEN}(?:{_DASH}|:\s+)",
        # PARIS -   UNITED NATIONS:   DOHA, Qatar -
        rf"{_CAPS}{_REGION}(?:{_DASH})",
        rf"{_CAPS}{_REGION}:\s+",
        # Nairobi — (with a capital after it, and no second dash)
        rf"(?P<place>{_WORD}(?:[ /]{_WORD}){{0,2}})\s*[\u2013\u2014]\s+(?=[A-Z\"\u201c])"
        r"(?![^.\n]{0,200}[\u2013\u2014])",
        # 22 November 2023 -
        rf"(?P<when>{DATE}(?:,?\s{TIME})?)(?:{_DASH})",
    )
)
_COLON = re.compile(r"^[ \t]*([A-Z][A-Z .'\u2019-]{1,40}):\s", re.MULTILINE)
_FIRST_WORD = re.compile(r"[A-Za-z\d]+")
_MONTH_OR_DAY = re.compile(
    r"(?:On|In|By|Since|Until|From|At|After|Before|During|The|And|But|For|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
    r"|January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:day)?\b\.?"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: all of it, the place, the words of the day, the agency's usual name."""

    span: Span
    place: Span | None
    when: str | None
    agency: str | None


def find_dateline(text: str, start: int, end: int, *, colon: bool = True) -> Dateline | None:
    """The dateline at the beginning of a paragraph, if there is one.

    ``colon`` tells whether "DOHA: " counts.
    """
    for number, pattern in enumerate(_PATTERNS):
        match = pattern.match(text, start, min(end, start + 300))
        if match is None:
            continue
        found = _check(text, match, end)
        if found and (colon or not match.group().rstrip().endswith(":") or found.agency or found.when):
            return found
        if number == 0 and found:
            return found
    return None


def _check(text: str, match: re.Match[str], end: int) -> Dateline | None:
    groups = match.groupdict()
    place, agency, when = groups.get("place"), groups.get("agency"), groups.get("when")
    known = agency is not None and agency.strip(" .").upper() in AGENCIES
    dash = match.group().rstrip()[-1:] in "-\u2013\u2014\u2212"
    # Other words in brackets: only between a place or day and a dash, and written as a name.
    if agency and not known and (agency[0].islower() or not (when or (place and dash))):
        return None
    if place and not _is_place(place, strict=not (known or when)):
        return None
    if not text[match.end() : end].strip() and not (known or when):
        return None
    return Dateline(
        span=Span(match.start(), match.start() + len(match.group().rstrip())),
        place=_place_span(match) if place else None,
        when=when,
        agency=publisher_name(agency) if agency else None,
    )


def _place_span(match: re.Match[str]) -> Span:
    start, end = match.span("place")
    place = match["place"]
    return Span(start, end - 1 if place.endswith(".") and place.count(".") == 1 else end)


def _is_place(place: str, *, strict: bool) -> bool:
    """Whether the words can name a place; ``strict`` where nothing else shows a dateline."""
    first = _FIRST_WORD.match(place)
    if _MONTH_OR_DAY.match(place) or first is None:
        return False
    return not strict or (first.group() not in NOT_PLACES and len(place) <= 40)


def is_transcript(text: str) -> bool:
    """Whether "NAME: " begins several paragraphs, as in interviews, so that it marks speakers."""
    speakers = [match.group(1) for _, match in zip(range(3), _COLON.finditer(text), strict=False)]
    return len(speakers) >= 2
