"""Where a party stands on a topic, and what the coder finds before dates are resolved."""

from dataclasses import dataclass

from detente.terms.event import Entity, Evidence, Mention, Passage, SentencePassage, When
from detente.terms.text import Span

__all__ = ["Attitude", "Position", "Stance", "Topic"]

Attitude = str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a position is about: its words, and a normal form by which the same topic is found again.

    ``key`` holds the words that count, in a fixed order: lemmas with synonyms folded, then the codes of
    the parties, each behind an @ ("exercise @NATO @RUS").
    """

    text: str
    span: Span
    key: str

    @property
    def words(self) -> frozenset[str]:
        """The parts of the key, for telling how much two topics share."""
        return frozenset(self.key.split(" "))


@dataclass(frozen=True, slots=True)
class Stance:
    """A position as read from one sentence, before its date and its holder's office are resolved.

    ``head`` and ``trigger`` are token indexes of the sentence. ``lasting`` tells a state of mind
    ("opposes"), whose beginning is known only where the words say it, from an act ("rejected").
    """

    sentence: int
    head: int
    trigger: tuple[int, ...]
    holders: tuple[Mention, ...]
    topic: Topic
    attitude: Attitude
    lasting: bool
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where one party stands on one topic.

    ``attitude`` is for, against or neutral. ``since`` is None where nothing says when the party came to
    stand there.
    """

    id: str
    article_id: str
    holder: Entity
    topic: Topic
    attitude: Attitude
    since: When | None
    sentence: SentencePassage
    trigger: Passage
    confidence: float
    evidence: Evidence
