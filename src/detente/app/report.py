"""A report that has been coded: what the renderers show."""

from collections import Counter
from dataclasses import dataclass

from detente.terms import Article, Coding, Event, Mention, Position, Reading

__all__ = ["CodedReport", "NumberedEvent"]


@dataclass(frozen=True, slots=True)
class NumberedEvent:
    """An event with its number in its report, from 1, which no filter changes."""

    number: int
    event: Event


@dataclass(frozen=True, slots=True)
class CodedReport:
    """An article with its events and the steps that led to them.

    ``events`` are all events in the order of the text. ``min_confidence`` (0..1) hides those below
    it from ``shown``; their numbers stay taken, so that a number means the same event everywhere.
    ``positions`` are empty where they were not asked for.
    """

    article: Article
    reading: Reading
    mentions: tuple[Mention, ...]
    codings: tuple[Coding, ...]
    events: tuple[Event, ...]
    min_confidence: float = 0.0
    positions: tuple[Position, ...] = ()

    @property
    def shown(self) -> tuple[NumberedEvent, ...]:
        """The events that the confidence floor lets through, with their numbers."""
        numbered = (NumberedEvent(number, event) for number, event in enumerate(self.events, start=1))
        return tuple(item for item in numbered if item.event.confidence >= self.min_confidence)

    @property
    def shown_positions(self) -> tuple[Position, ...]:
        """The positions that the confidence floor lets through."""
        return tuple(one for one in self.positions if one.confidence >= self.min_confidence)

    @property
    def name(self) -> str:
        """What to call the report in messages: its file, else its title, else its id."""
        return self.article.source or self.article.title or self.article.id

    @property
    def type_counts(self) -> tuple[tuple[str, int], ...]:
        """How many of each event type are shown, most first, then by name."""
        counts = Counter(item.event.event_type for item in self.shown)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
