"""Wire furniture of a report: where it stands, and what it says of publication."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from detente.sources._agencies import AGENCIES, publisher_name
from detente.sources._datelines import find_dateline, is_transcript
from detente.sources._dates import find_date, year_of
from detente.sources._lines import INLINE, TAIL, date_line, is_furniture, label_value, report_id
from detente.terms import Span

__all__ = ["Furniture", "find_furniture"]

# Lines at the beginning in which datelines without an agency and lone dates count.
_HEAD_LINES = 12
# Characters: a line before that is at least so long and does not end a sentence goes on in the next.
_RUNS_ON = 45
# Characters: longer lines are whole paragraphs.
_LONGEST_WRAPPED = 120
# Words of a headline.
_LONGEST_TITLE = 24

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+|\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENDED = re.compile(r"[.!?\u2026:;][\"'\u201d\u2019)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str
    after_blank: bool


@dataclass(slots=True)
class Furniture:
    """What the furniture of a text says; ``spans`` are in order and do not overlap."""

    spans: tuple[Span, ...] = ()
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    publisher_id: str | None = None
    dateline: Span | None = None


@dataclass(slots=True)
class _Findings:
    """What was seen so far, before it is weighed."""

    spans: list[Span] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    publisher: str | None = None
    publisher_id: str | None = None
    dateline: Span | None = None
    year: int | None = None


def find_furniture(text: str, published: date | None = None) -> Furniture:
    """The furniture of a text.

    ``published``, where the caller knows it, gives the year to dates without one. A date in a label
    ("Published: ...") goes before one in an id, in a dateline, alone on its line, and that of a change.
    """
    lines = list(_lines(text))
    found = _Findings()
    headline = _title_line(lines)
    colon = not is_transcript(text)
    kept: list[Line] = []
    above_is_furniture = True
    for number, line in enumerate(lines):
        alone = _stands_alone(lines, number, above_is_furniture=above_is_furniture)
        above_is_furniture = alone and _whole_line(line, number, found)
        if above_is_furniture:
            found.spans.append(Span(line.start, line.end))
            continue
        kept.append(line)
        if number != headline and (line.after_blank or alone):
            _dateline(text, line, number, found, colon=colon)
        _inside(line, found)
    title = _title_line(kept[:8])
    return Furniture(
        spans=tuple(_merged(found.spans)),
        title=kept[title].text if title is not None else None,
        published=published or _published(found),
        publisher=found.publisher,
        publisher_id=found.publisher_id,
        dateline=found.dateline,
    )


def _lines(text: str) -> Iterator[Line]:
    breaks = 2
    for match in _LINE.finditer(text):
        content = match.group()
        stripped = content.strip()
        if not stripped:
            breaks += content[0] in "\n\r\x0b\x0c\x85\u2028\u2029"
            continue
        start = match.start() + len(content) - len(content.lstrip())
        yield Line(start, start + len(stripped), stripped, breaks > 1)
        breaks = 0


def _stands_alone(lines: Sequence[Line], number: int, *, above_is_furniture: bool) -> bool:
    """Whether a line is not part of a hard-wrapped paragraph."""
    line = lines[number]
    if not line.after_blank and not above_is_furniture:
        above = lines[number - 1].text
        if _RUNS_ON <= len(above) <= _LONGEST_WRAPPED and not _ENDED.search(above, len(above) - 8):
            return False
    if number + 1 < len(lines) and not lines[number + 1].after_blank:
        return not lines[number + 1].text[0].islower()
    return True


def _whole_line(line: Line, number: int, found: _Findings) -> bool:
    """Note what a line of furniture says; returns whether it is one."""
    if number < _HEAD_LINES and date_line(line.text):
        found.dates.setdefault("line", line.text)
        return True
    if not is_furniture(line.text):
        return False
    identity = report_id(line.text)
    if identity:
        _note_id(identity, found)
    labelled = label_value(line.text)
    if labelled:
        _note_label(*labelled, found)
    if found.publisher is None and line.text.strip("-\u2013\u2014/()[]. ").upper() in AGENCIES:
        found.publisher = publisher_name(line.text.strip("-\u2013\u2014/()[]. "))
    if "\u00a9" in line.text or "(c)" in line.text.lower() or "copyright" in line.text.lower():
        found.year = found.year or year_of(line.text)
    return True


def _note_id(identity: tuple[str, str], found: _Findings) -> None:
    found.publisher_id = found.publisher_id or identity[0]
    if identity[1]:
        found.dates.setdefault("id", identity[1])
        found.publisher = found.publisher or "MENAFN"


def _note_label(label: str, value: str, found: _Findings) -> None:
    if label == "source":
        name = publisher_name(value)
        if found.publisher is None and (name.upper() in AGENCIES or len(name.split()) <= 5):
            found.publisher = name
    elif label in ("updated", "modified"):
        found.dates.setdefault("change", value)
    else:
        found.dates.setdefault("label", value)


def _dateline(text: str, line: Line, number: int, found: _Findings, *, colon: bool) -> None:
    """Note the dateline at the beginning of a line."""
    dateline = find_dateline(text, line.start, line.end, colon=colon and number < _HEAD_LINES)
    if dateline is None or (number >= _HEAD_LINES and dateline.agency is None):
        return
    found.spans.append(dateline.span)
    if dateline.place and found.dateline is None:
        found.dateline = dateline.place
    if dateline.when:
        found.dates.setdefault("dateline", dateline.when)
    found.publisher = found.publisher or dateline.agency


def _inside(line: Line, found: _Findings) -> None:
    """Note furniture within a line."""
    for match in INLINE.finditer(line.text):
        found.spans.append(Span(line.start + match.start(), line.start + match.end()))
        identity = report_id(match.group())
        if identity and identity[1]:
            _note_id(identity, found)
    tail = TAIL.search(line.text, max(0, len(line.text) - 60))
    if tail:
        skipped = len(tail.group()) - len(tail.group().lstrip())
        found.spans.append(Span(line.start + tail.start() + skipped, line.end))
        agency = tail.group().strip("-\u2013\u2014/()[]. ")
        if found.publisher is None and agency.upper() in AGENCIES:
            found.publisher = publisher_name(agency)


def _published(found: _Findings) -> date | None:
    near = None
    for kind in ("label", "id", "dateline", "line", "change"):
        words = found.dates.get(kind)
        dated = find_date(words) if words else None
        if dated:
            return dated
    if found.year:
        near = date(found.year, 12, 31)
        for words in found.dates.values():
            if dated := find_date(words, near):
                return dated
    return None


def _title_line(lines: Sequence[Line]) -> int | None:
    """The number of the headline's line, where the first line reads as one."""
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    words = first.text.split()
    if not 1 < len(words) <= _LONGEST_TITLE or first.text[-1] in ".,:;\u2026" or len(first.text) > 200:
        return None
    if not any(c.isalpha() for c in first.text) or (
        first.text[-1] in "\"'\u201d\u2019" and first.text[-2:-1] in ".,"
    ):
        return None
    if not second.after_blank and _wrapped(lines):
        return None
    return 0


def _wrapped(lines: Sequence[Line]) -> bool:
    """Whether the first lines, up to a blank one, are one hard-wrapped paragraph."""
    for line in lines[1:7]:
        if line.after_blank:
            return False
        if line.text[0].islower():
            return True
    return False


def _merged(spans: list[Span]) -> Iterator[Span]:
    """The spans in order, those that overlap joined."""
    current: Span | None = None
    for span in sorted(spans):
        if current is None:
            current = span
        elif span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current
