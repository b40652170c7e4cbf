"""Which words stand inside quotation marks, across sentences."""

import re
from collections.abc import Sequence

__all__ = ["QuoteTracker"]

# Characters: a quotation whose end is farther away counts as not closed.
_FARTHEST = 5000

_OPENING = frozenset(("“", "„", "«", "‟", "``", "<<", "‹"))
_CLOSING = frozenset(("”", "''", "»", ">>", "›"))
_STRAIGHT = frozenset(('"', "＂"))
_DOUBLE = _OPENING | _CLOSING | _STRAIGHT
_SINGLE = frozenset(("‘", "’", "'", "‚"))
# What may close a quotation opened by each sign; German and French usage differ from English.
_CLOSERS = {
    "“": '”|"|“(?!\\w)',
    "„": '“|”|"',
    "‟": '”|"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "<<": ">>",
    "``": "''|\"|”",
    '"': '"|”',
    "＂": "＂",
    "‘": "’(?!\\w)",
    "'": "(?<=\\S)'(?!\\w)",
    "‚": "‘|’(?!\\w)",
}
_ENDS = {sign: re.compile(rf"(?P<end>{closers})|\n\s*\n") for sign, closers in _CLOSERS.items()}
_CONTINUED = re.compile(r"\s*\n\s*[\"“„«`]")


class QuoteTracker:
    """Follows quotation marks through an article, sentence by sentence, in order.

    A quotation that is not closed in its paragraph goes on in the next if that begins with an opening
    mark, as news writes long quotations; else it is taken to end with its sentence.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraph = -1
        self._double: str | None = None
        self._single: str | None = None
        self._to_sentence_end = False
        # For each mark: between which places the answer to "is it closed?" is known, and the answer.
        self._known: dict[str, tuple[int, int, bool]] = {}

    def quoted(self, paragraph: int, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
        """The indexes of a sentence's tokens inside quotation marks, the marks themselves left out.

        ``spans`` are the tokens' characters; ``paragraph`` the number of the sentence's block.
        """
        continued = paragraph != self._paragraph and self._enter(paragraph, spans)
        inside: set[int] = set()
        for index, (start, end) in enumerate(spans):
            word = self._text[start:end]
            if word in _DOUBLE:
                if not (continued and index == 0):
                    self._turn_double(word, start, end)
            elif word in _SINGLE and self._turn_single(word, start, end):
                pass
            elif self._double or self._single:
                inside.add(index)
        if self._to_sentence_end:
            self._double, self._to_sentence_end = None, False
        return frozenset(inside)

    def _enter(self, paragraph: int, spans: Sequence[tuple[int, int]]) -> bool:
        """Begin a paragraph; returns whether an open quotation goes on in it."""
        self._paragraph = paragraph
        self._single = None
        first = self._text[spans[0][0] : spans[0][1]] if spans else ""
        if self._double and (first in _OPENING or first in _STRAIGHT):
            self._double = first
            return True
        self._double = None
        return False

    def _turn_double(self, word: str, start: int, end: int) -> None:
        if self._double:
            # A second opening mark of the same kind, as at a new line, changes nothing.
            if word in _STRAIGHT or re.fullmatch(_CLOSERS[self._double].replace("(?!\\w)", ""), word):
                self._double = None
            return
        if word not in _CLOSERS or (word in _STRAIGHT and self._text[max(0, start - 1) : start].isalnum()):
            return
        if not self._closes(word, end):
            if not self._text[end : end + 1].strip():
                return  # a mark at the end of something whose beginning is missing
            self._to_sentence_end = _CONTINUED.match(self._text, self._paragraph_end(end)) is None
        self._double = word

    def _turn_single(self, word: str, start: int, end: int) -> bool:
        """Open or close single marks; returns whether the word was such a mark, not an apostrophe."""
        if self._single:
            if re.fullmatch("[’'‘]", word) and not self._text[end : end + 1].isalnum():
                self._single = None
                return True
            return False
        before, after = self._text[max(0, start - 1) : start], self._text[end : end + 1]
        if word not in _CLOSERS or before.isalnum() or not after.strip():
            return False
        if not self._closes(word, end):
            return False
        self._single = word
        return True

    def _closes(self, word: str, at: int) -> bool:
        """Whether a closing mark follows before the paragraph ends."""
        since, until, answer = self._known.get(word, (1, 0, False))
        if since <= at <= until:
            return answer
        match = _ENDS[word].search(self._text, at, at + _FARTHEST)
        if match is None:
            # Asked again only half a window on, so that the whole text is searched twice at most.
            self._known[word] = (at, at + _FARTHEST // 2, False)
            return False
        answer = match.group("end") is not None
        self._known[word] = (at, match.start(), answer)
        return answer

    def _paragraph_end(self, at: int) -> int:
        end = self._text.find("\n", at, at + _FARTHEST)
        return len(self._text) if end < 0 else end
