"""The records of a text that has been read: spans, tokens, sentences, names."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

__all__ = ["Name", "Reading", "Sentence", "Signal", "Span", "Token"]


class Span(NamedTuple):
    """A stretch [start, end) in characters of the article's text as stored."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence with its place in the dependency tree.

    ``start`` and ``end`` are characters of the article's text. ``head`` is the 0-based index of the
    governing token in the same sentence, -1 for the root. ``rel`` is a Universal Dependencies label
    with its subtype (``nsubj:pass``), ``xpos`` a Penn tag.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    rel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: tokens [start, end) of its sentence, label ``PER``, ``ORG`` or ``LOC``."""

    start: int
    end: int
    label: str


class Signal(NamedTuple):
    """How likely a word tells an event of a type, 0..1, by the learned scorer."""

    token: int
    event_type: str
    probability: float


@dataclass(frozen=True)
class Sentence:
    """A sentence: its place in the article, tokens, tree, names.

    ``paragraph`` counts the blocks of the text from 0. ``heading`` marks headlines and
    cross-headings. ``quoted`` holds the token indexes that stand inside quotation marks, also where
    the quotation began in an earlier sentence. ``signals`` are the learned scorer's, where a word may
    tell an event; None where it was not asked.
    """

    index: int
    span: Span
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    paragraph: int = 0
    heading: bool = False
    quoted: frozenset[int] = frozenset()
    signals: tuple[Signal, ...] | None = None

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indexes of its dependents, in order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                out[token.head].append(token.index)
        return tuple(tuple(row) for row in out)

    def span_of(self, start: int, end: int) -> Span:
        """The characters of tokens [start, end)."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def subtree(self, index: int) -> list[int]:
        """The indexes of a token and all that hangs from it, in order."""
        seen = [index]
        for current in seen:
            seen.extend(self.children[current])
        return sorted(seen)


@dataclass(frozen=True)
class Reading:
    """An article's sentences, parsed. Sentences of furniture are left out."""

    text: str
    sentences: tuple[Sentence, ...] = field(default=())
