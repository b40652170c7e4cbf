"""Scores coded events against a hand-coded report.

The rules are those of the project's reference scorer: a coded event matches a gold event when its type,
the start of its sentence, its actors and its recipients agree; each gold event explains at most one
coded event; what is left over is false. Details (mode, flags, date, place) are judged on matched events.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "Coded",
    "Gold",
    "Match",
    "Score",
    "coded_of",
    "details",
    "gold_of",
    "matches",
    "parties_agree",
    "score",
]

Codes = frozenset[str]

# Whom a reader means by "Western".
_WEST: Codes = frozenset({"WEST", "USA", "EU", "NATO", "GBR", "DEU", "FRA", "G7"})


@dataclass(frozen=True)
class Gold:
    """What a careful human coder records once.

    ``actors`` and ``recipients`` hold for each party the codes that are right for it. An empty list says
    nothing about who it is. ``aux_modes`` is None where the flags are not judged.
    """

    event_type: str
    sentence: str = ""
    alt_types: tuple[str, ...] = ()
    mode: str | None = None
    actors: tuple[Codes, ...] = ()
    recipients: tuple[Codes, ...] = ()
    reciprocal: bool = False
    reciprocal_ok: bool = False
    recipients_any: bool = False
    actors_superset_ok: bool = False
    aux_modes: Codes | None = None
    date: str | None = None
    place: str | None = None
    optional: bool = False

    @property
    def label(self) -> str:
        """The event in one line."""
        return f"{self.event_type:<9} {_show(self.actors)} -> {_show(self.recipients)}"


@dataclass(frozen=True)
class Coded:
    """What of a coded event is judged; for each party all codes that it answers to."""

    event_type: str
    sentence: str
    mode: str | None = None
    aux_modes: Codes = frozenset()
    actors: tuple[Codes, ...] = ()
    recipients: tuple[Codes, ...] = ()
    date: str = ""
    place: str = ""

    @property
    def label(self) -> str:
        """The event in one line."""
        return f"{self.event_type:<9} {_show(self.actors)} -> {_show(self.recipients)}"


@dataclass(frozen=True)
class Match:
    """A gold event with the coded event that it explains, and the details that are wrong."""

    gold: Gold
    coded: Coded
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """The verdict on one report or, added up, on many."""

    matched: tuple[Match, ...] = ()
    missed: tuple[Gold, ...] = ()
    false: tuple[Coded, ...] = ()
    coded: int = 0
    lines: tuple[str, ...] = field(default=(), compare=False)

    @property
    def found(self) -> int:
        """Required events that were found."""
        return sum(not match.gold.optional for match in self.matched)

    @property
    def required(self) -> int:
        """Events that had to be found."""
        return self.found + len(self.missed)

    @property
    def exact(self) -> int:
        """Required events found with every detail right."""
        return sum(not match.gold.optional and not match.wrong for match in self.matched)

    @property
    def recall(self) -> float:
        """Found of required, 0..1; 1 where nothing is required."""
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """Explained of coded, 0..1; 1 where nothing is coded."""
        return 1 - len(self.false) / self.coded if self.coded else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.matched + other.matched,
            self.missed + other.missed,
            self.false + other.false,
            self.coded + other.coded,
            self.lines + other.lines,
        )


def gold_of(record: Mapping[str, Any]) -> Gold:
    """A gold event from the JSON of a gold file."""
    aux_modes = record.get("aux_modes")
    return Gold(
        event_type=record["event_type"],
        sentence=record.get("sentence") or "",
        alt_types=tuple(record.get("alt_types", ())),
        mode=record.get("mode"),
        actors=tuple(_accepted(code) for code in record["actors"]),
        recipients=tuple(_accepted(code) for code in record["recipients"]),
        reciprocal=bool(record.get("reciprocal")),
        reciprocal_ok=bool(record.get("reciprocal_ok")),
        recipients_any=bool(record.get("recipients_any")),
        actors_superset_ok=bool(record.get("actors_superset_ok")),
        aux_modes=None if aux_modes is None else frozenset(aux_modes),
        date=record.get("date"),
        place=record.get("place"),
        optional=bool(record.get("optional")),
    )


def coded_of(record: Mapping[str, Any]) -> Coded:
    """A coded event from its record."""
    date, place = record.get("date") or {}, record.get("place") or {}
    return Coded(
        event_type=record["event_type"],
        sentence=record["sentence"]["text"],
        mode=record.get("mode"),
        aux_modes=frozenset(record.get("aux_modes") or ()),
        actors=tuple(_codes(entity) for entity in record.get("actors") or ()),
        recipients=tuple(_codes(entity) for entity in record.get("recipients") or ()),
        date=date.get("start") or "",
        place=f"{place.get('name')} {place.get('text')} {place.get('admin1')}",
    )


def parties_agree(
    coded: Sequence[Codes], gold: Sequence[Codes], *, anyone: bool = False, more_ok: bool = False
) -> bool:
    """Whether the coded parties are those of the gold.

    A party coded twice counts once. ``more_ok`` allows parties beyond the gold's; ``anyone`` allows any.
    """
    if anyone:
        return True
    left = list(coded)
    for accepted in gold:
        others = [codes for codes in left if not codes & accepted]
        if len(others) == len(left):
            return False
        left = others
    return more_ok or not left


def matches(coded: Coded, gold: Gold, *, parties: bool = True) -> bool:
    """Whether the coded event is the gold one; without ``parties`` by type and sentence alone."""
    if coded.event_type not in (gold.event_type, *gold.alt_types):
        return False
    if not coded.sentence.lstrip().startswith(gold.sentence):
        return False
    return not parties or _same_parties(coded, gold)


def details(coded: Coded, gold: Gold) -> tuple[str, ...]:
    """The details that a matched event has wrong, in words."""
    wrong = []
    if gold.mode and coded.event_type == gold.event_type and coded.mode != gold.mode:
        wrong.append(f"mode {coded.mode} not {gold.mode}")
    if gold.aux_modes is not None and coded.aux_modes != gold.aux_modes:
        wrong.append(f"aux_modes {sorted(coded.aux_modes)} not {sorted(gold.aux_modes)}")
    if gold.date and not coded.date.startswith(gold.date):
        wrong.append(f"date {coded.date or None} not {gold.date}")
    if gold.place and gold.place.casefold() not in coded.place.casefold():
        wrong.append(f"place {coded.place} not {gold.place}")
    return tuple(wrong)


def score(gold: Iterable[Gold], coded: Iterable[Coded], *, parties: bool = True) -> Score:
    """The verdict on one report.

    Args:
        gold: The gold events, in their order.
        coded: The coded events, in their order.
        parties: Whether actors and recipients must agree.
    """
    left = list(coded)
    number = len(left)
    matched: list[Match] = []
    missed: list[Gold] = []
    for event in gold:
        candidates = [place for place, other in enumerate(left) if matches(other, event, parties=parties)]
        if candidates:
            best = min(candidates, key=lambda place: len(details(left[place], event)))
            matched.append(Match(event, left[best], details(left[best], event)))
            del left[best]
        elif not event.optional:
            missed.append(event)
    lines = _lines(matched, missed, left)
    return Score(tuple(matched), tuple(missed), tuple(left), number, lines)


def _same_parties(coded: Coded, gold: Gold) -> bool:
    more_ok = gold.actors_superset_ok
    if gold.reciprocal or gold.reciprocal_ok:
        everyone = coded.actors + coded.recipients
        if parties_agree(everyone, gold.actors + gold.recipients, more_ok=more_ok):
            return True
        if gold.reciprocal:
            return False
    return parties_agree(
        coded.actors, gold.actors, anyone=not gold.actors, more_ok=more_ok
    ) and parties_agree(coded.recipients, gold.recipients, anyone=gold.recipients_any or not gold.recipients)


def _accepted(code: str) -> Codes:
    return _WEST if code == "WEST" else frozenset(code.split("|"))


def _codes(entity: Mapping[str, Any]) -> Codes:
    named = (
        entity.get("country"),
        entity.get("organisation"),
        entity.get("id"),
        *(entity.get("part_of") or ()),
    )
    return frozenset(str(code).upper() for code in named if code)


def _show(parties: Iterable[Codes]) -> str:
    return ", ".join("|".join(sorted(codes)) or "?" for codes in parties) or "-"


def _lines(matched: list[Match], missed: list[Gold], false: list[Coded]) -> tuple[str, ...]:
    found = [
        f"found  {match.gold.label}" + (f"   wrong: {'; '.join(match.wrong)}" if match.wrong else "")
        for match in matched
    ]
    lost = [f"MISSED {event.label}   {event.sentence}" for event in missed]
    extra = [f"FALSE  {event.label}   {event.sentence.strip()[:90]}" for event in false]
    return (*found, *lost, *extra)
