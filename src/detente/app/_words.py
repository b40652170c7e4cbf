"""How the parts of an event are put into words, alike in every renderer."""

import unicodedata

from detente.terms import Entity, Event, Span, When

__all__ = [
    "AUX_MODE_MEANINGS",
    "QUAD_NAMES",
    "count_of",
    "plain",
    "what_kind",
    "when_words",
    "who_is",
    "within",
    "words_of",
]

QUAD_NAMES = {
    "verbal_cooperation": "verbal cooperation",
    "material_cooperation": "material cooperation",
    "verbal_conflict": "verbal conflict",
    "material_conflict": "material conflict",
}

AUX_MODE_MEANINGS = {
    "historical": "it happened well before the report",
    "future": "it is announced or expected, and has not happened yet",
    "hypothetical": "it may happen, or would under a condition",
    "negation": "it is said not to happen",
}

# Characters that reorder the text around them: harmless in print, a way to mislead on a screen.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal or reorder what is shown."""
    kept = (" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)
    return " ".join("".join(sign for sign in kept if sign not in _REORDERING).split())


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """``1 event``, ``2 events``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def what_kind(event: Event) -> str:
    """Event type and mode: ``SANCTION discontinue``."""
    return f"{event.event_type} {event.mode}" if event.mode else event.event_type


def words_of(entity: Entity) -> str:
    """The entity as short as it goes: the code of its organisation or country, else its words."""
    return plain(entity.organisation or entity.country or entity.name or entity.text)


def who_is(entity: Entity) -> str:
    """The entity with its code: ``Aleksandar Vučić, President (SRB)``."""
    name = plain(entity.name or entity.text)
    if entity.office and entity.office.title.casefold() not in name.casefold():
        name = f"{name}, {plain(entity.office.title)}"
    code = plain(entity.organisation or entity.country or "")
    return f"{name} ({code})" if code and code != name else name


def when_words(when: When) -> str:
    """The date as short as its precision allows: ``2022``, ``2023-11``, ``2023-11-20 to 2023-11-26``."""
    start, end = when.start, when.end
    if start is None and end is None:
        return "unknown"
    if start is None or end is None:
        return f"until {end}" if start is None else f"since {start}"
    if when.precision == "year" and start.year == end.year:
        return f"{start.year:04d}"
    if when.precision == "decade":
        return f"{start.year:04d} to {end.year:04d}"
    if when.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04d}-{start.month:02d}"
    return start.isoformat() if start == end else f"{start} to {end}"


def within(inner: Span, outer: Span) -> bool:
    """Whether the first span lies in the second."""
    return outer.start <= inner.start and inner.end <= outer.end
