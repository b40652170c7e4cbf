"""Blocks of a text: paragraphs, headlines, list items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from detente.terms import Span

__all__ = ["Block", "split_blocks"]

# Characters: a longer line is a whole paragraph, not one of a hard-wrapped text.
_LONGEST_WRAPPED = 120
# Share of line ends after which the next line begins small: nearly none in a text with one paragraph
# a line, more than half in a hard-wrapped one.
_WRAPPED_SHARE = 0.2
# Characters by which a wrapped line may fall short before its end is taken for the author's.
_SLACK = 12

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+|\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[-•●▪‣◦*·–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")


@dataclass(slots=True)
class Block:
    """A stretch of text that sentences do not cross; ``parts`` leave out what is to be skipped."""

    parts: list[tuple[int, int]] = field(default_factory=list)
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after_blank: bool


def split_blocks(text: str, skip: Sequence[Span]) -> Iterator[Block]:
    """The blocks of a text that hold more than white space and skipped stretches, in order."""
    lines = list(_lines(text))
    wrapped, width = _wrapping(text, lines)
    cuts = _Skipper(text, skip)
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not _breaks(text, lines[index - 1], lines[index], wrapped, width):
            continue
        start, end = lines[first].start, lines[index - 1].end
        block = Block(cuts.parts(start, end), _BULLET.match(text, start) is not None)
        if block.parts:
            yield block
        first = index


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank, without the white space around them."""
    breaks = 2
    for match in _LINE.finditer(text):
        start, end = match.span()
        content = match.group()
        stripped = content.strip()
        if not stripped:
            breaks += end - start <= 2 and content[0] in "\n\r\x0b\x0c\x85\u2028\u2029"
            if content[0] in "\x0c\u2029":
                breaks += 1
            continue
        start += len(content) - len(content.lstrip())
        yield _Line(start, start + len(stripped), breaks > 1)
        breaks = 0


def _wrapping(text: str, lines: Sequence[_Line]) -> tuple[bool, int]:
    """Whether the text is hard-wrapped, and at which width in characters."""
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if not below.after_blank and above.end - above.start <= _LONGEST_WRAPPED
    ]
    small = sum(text[below.start].islower() for _, below in pairs)
    if not pairs or small < _WRAPPED_SHARE * len(pairs):
        return False, 0
    lengths = sorted(above.end - above.start for above, _ in pairs)
    return True, lengths[len(lengths) * 9 // 10]


def _breaks(text: str, above: _Line, below: _Line, wrapped: bool, width: int) -> bool:
    """Whether a block ends between two lines that follow each other."""
    if below.after_blank or not wrapped or above.end - above.start > _LONGEST_WRAPPED:
        return True
    if _BULLET.match(text, below.start):
        return True
    if text[below.start].islower():
        return False
    word = text[below.start : below.start + 30].split(maxsplit=1)[0]
    # The author ended a line where the next word had fitted.
    return above.end - above.start + 1 + len(word) + _SLACK <= width


class _Skipper:
    """Takes skipped stretches out of stretches that are asked for in order."""

    def __init__(self, text: str, skip: Sequence[Span]) -> None:
        self._text = text
        self._skip = sorted(skip)
        self._next = 0

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """What is left of [start, end), trimmed of white space, without empty parts."""
        parts: list[tuple[int, int]] = []
        at = start
        while self._next < len(self._skip):
            skipped = self._skip[self._next]
            if skipped.start >= end:
                break
            self._add(parts, at, min(skipped.start, end))
            at = max(at, skipped.end)
            if skipped.end > end:
                break
            self._next += 1
        self._add(parts, at, end)
        return parts

    def _add(self, parts: list[tuple[int, int]], start: int, end: int) -> None:
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        if start < end:
            parts.append((start, end))
