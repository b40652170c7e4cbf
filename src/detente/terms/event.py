"""The event record and what it is made of. Field by field as in the record's contract."""

from dataclasses import dataclass, field
from datetime import date

from detente.terms.text import Span

__all__ = [
    "Attribution",
    "AuxMode",
    "CoderVersion",
    "Coding",
    "Entity",
    "Event",
    "Evidence",
    "Mention",
    "Office",
    "Passage",
    "Quad",
    "SentencePassage",
    "When",
    "Where",
]

Quad = str
AuxMode = str


@dataclass(frozen=True, slots=True)
class Office:
    """An office held on the event's date; ``start`` and ``end`` are ISO dates, possibly partial."""

    title: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A party: what the words are, and what they resolve to.

    ``kind`` is state, organisation, person, group, people, institution, place or unknown.
    ``country`` is ISO 3166-1 alpha-3 of the state it is or acts for; ``organisation`` the id of the
    international organisation it is or acts for; ``part_of`` the ids above it, nearest first;
    ``sectors`` PLOVER sector codes.
    """

    text: str
    span: Span
    id: str | None = None
    name: str | None = None
    kind: str = "unknown"
    country: str | None = None
    organisation: str | None = None
    part_of: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    office: Office | None = None

    @property
    def code(self) -> str | None:
        """What the entity counts as in a dyad: its organisation, else its country, else its id."""
        return self.organisation or self.country or self.id


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun, name, adjective or pronoun that stands for one or more parties.

    ``sentence`` indexes the reading's sentences, ``head`` the sentence's tokens; [start, end) are
    the tokens of the words shown. ``form`` is ``name`` ("Serbia", "Aleksandar Vucic"), ``adjective``
    ("Serbian"), ``description`` ("the bloc", "Serbian troops") or ``pronoun``. ``certainty`` is 0..1.
    """

    sentence: int
    head: int
    start: int
    end: int
    form: str
    entities: tuple[Entity, ...]
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the article with their place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class SentencePassage:
    """The sentence of an event, verbatim."""

    index: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included.

    ``precision`` is day, week, month, year, decade or unknown. ``text`` and ``span`` are None where
    the date falls back to the publication date.
    """

    start: date | None
    end: date | None
    precision: str
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place; coordinates in degrees (WGS 84). ``precision``: point, city, admin1, country, region."""

    text: str
    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says that it happened, where the article does not say it in its own voice."""

    speaker: Entity | None
    cue: str | None
    denied_by: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The codebook entry and the scores (0..1, by name) behind an event."""

    rule: str | None
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CoderVersion:
    """What coded the event, each by version or hash."""

    version: str
    codebook: str
    model: str
    gazetteer: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What the coder found in one sentence, before dates and places are resolved.

    ``trigger`` are token indexes of the sentence; ``head`` is the token from which the event's own
    time and place hang. ``aux_modes`` are those that the grammar shows (negation, future,
    hypothetical, and historical where no date is needed to see it). Parties are mentions.
    """

    sentence: int
    head: int
    trigger: tuple[int, ...]
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    aux_modes: tuple[AuxMode, ...]
    quad: Quad
    score: float
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    rule: str
    confidence: float
    scores: dict[str, float] = field(default_factory=dict)
    speaker: Mention | None = None
    cue: str | None = None
    denied_by: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One coded event."""

    id: str
    article_id: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    aux_modes: tuple[AuxMode, ...]
    quad: Quad
    score: float
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    date: When
    place: Where | None
    attribution: Attribution | None
    trigger: Passage
    sentence: SentencePassage
    confidence: float
    evidence: Evidence
    coder: CoderVersion
