"""The small languages inside a rule: trigger lemmas, slots, and the values that fill slots."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from detente.codebook._rules import Trigger

__all__ = ["Vocabulary", "check_slot", "check_value", "parse_trigger"]

_PARTS = ("verb", "noun", "adjective")
_BASE = re.compile(r"subject|object|iobj|owner|complement|prep:[a-z]+([| ][a-z]+)*")
_SUFFIXES = ("owner", "actor", "recipient", "party")
_LEMMA = re.compile(r"[a-z0-9\u00c0-\u024f][a-z0-9\u00c0-\u024f'.\-]*")
_PARTY_CLASSES = ("party", "state", "organisation", "person", "group", "people", "institution")
_CLASSES = frozenset({*_PARTY_CLASSES, "place", "event", "any", "number"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that rules may use: event types, contexts, sectors."""

    types: Collection[str]
    contexts: Collection[str]
    sectors: Collection[str]


def parse_trigger(text: str, part: str) -> Trigger:
    """A trigger lemma as written in a rule.

    "clamp+down" is a head with words that hang from it; "air strike" has its head last; both may be
    mixed in a noun ("air strike+on" is refused: a preposition is a slot).

    Raises:
        ValueError: It is not lower case, or not words.
    """
    if part not in _PARTS:
        raise ValueError(f"unknown part of speech {part!r}")
    pieces = text.split("+") if "+" in text else text.split(" ")[::-1]
    for piece in pieces:
        if not _LEMMA.fullmatch(piece):
            raise ValueError(f"the trigger {text!r} is not made of lower-case lemmas")
    if " " in text and part == "verb":
        raise ValueError(f"the verb {text!r} has a space; join a verb and its particle with +")
    words = tuple(pieces[1:]) if "+" in text else tuple(pieces[1:][::-1])
    return Trigger(pieces[0], part, words)


def check_slot(slot: str, part: str) -> None:
    """Checks that a trigger of that part of speech has such a slot.

    Raises:
        ValueError: It has not.
    """
    base, _, suffix = slot.partition(".")
    if not _BASE.fullmatch(base) or (suffix and suffix not in _SUFFIXES) or slot.endswith("."):
        raise ValueError(f"unknown slot {slot!r}")
    if part == "noun" and base in ("object", "iobj"):
        raise ValueError(f"a noun has no slot {base!r}")
    if part != "noun" and base == "owner":
        raise ValueError(f"a {part} has no slot 'owner'; write object.owner or subject.owner")


def _check_class(name: str, vocabulary: Vocabulary) -> None:
    """Checks what stands behind an @."""
    if name in _CLASSES or name in vocabulary.sectors:
        return
    unknown = [piece for piece in name.split("|") if piece not in vocabulary.types]
    if unknown:
        raise ValueError(f"unknown class {'@' + name!r}")


def check_value(value: str, vocabulary: Vocabulary) -> None:
    """Checks one value of ``where`` or ``unless``.

    Raises:
        ValueError: It is neither a class nor lower-case lemmas.
    """
    if value.startswith("@"):
        _check_class(value[1:], vocabulary)
        return
    if not value or any(not _LEMMA.fullmatch(word) for word in _words(value)):
        raise ValueError(f"the value {value!r} is not made of lower-case lemmas")


def _words(value: str) -> Iterable[str]:
    return value.replace("+", " ").split(" ")
