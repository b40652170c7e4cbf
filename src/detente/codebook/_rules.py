"""The codebook as typed, frozen objects. The format on file is described in docs/codebook-format.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Codebook", "EventType", "Example", "Rule", "Support", "Trigger"]


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence without its markup; spans are [start, end) characters of ``text``."""

    text: str
    actors: tuple[tuple[int, int], ...] = ()
    recipients: tuple[tuple[int, int], ...] = ()
    triggers: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger: head lemma, part of speech, and words that must hang from it.

    ``part`` is verb, noun or adjective. "break+off" is ("break", "verb", ("off",)); "air strike" is
    ("strike", "noun", ("air",)).
    """

    lemma: str
    part: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One codebook entry. ``where`` and ``unless`` map a slot to the values that hold there."""

    id: str
    event_type: str
    triggers: tuple[Trigger, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    requires: str = "actor"
    embedded: str = "absorb"
    weight: float = 0.8
    examples: tuple[Example, ...] = ()
    near: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types. ``modes`` maps each mode to its score on the -10..+10 scale.

    ``mode_words`` maps a mode to the lemmas that tell it; ``mode_by_embedded`` an embedded event's
    type to the mode.
    """

    name: str
    quad: str
    score: float
    needs_recipient: bool
    definition: str
    modes: Mapping[str, float]
    mode_words: Mapping[str, frozenset[str]]
    mode_by_embedded: Mapping[str, str]

    def score_of(self, mode: str | None) -> float:
        """The score of a mode, or of the type where there is none."""
        return self.modes.get(mode, self.score) if mode else self.score


@dataclass(frozen=True, slots=True)
class Support:
    """Verbs that carry an event noun, by what they do to it.

    ``support`` ("hold talks") and ``aspect`` ("resume talks") leave the event as it is; the subject
    of either is its actor. ``reporting`` verbs attribute ("said"). Lemmas, with ``+`` for particles.
    """

    support: frozenset[str]
    aspect: frozenset[str]
    reporting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole codebook. ``version`` names the edition; ``digest`` hashes the data."""

    version: str
    digest: str
    types: Mapping[str, EventType]
    rules: tuple[Rule, ...]
    contexts: Mapping[str, frozenset[str]]
    support: Support
