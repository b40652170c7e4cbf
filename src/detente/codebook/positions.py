"""The words that tell where parties stand: loads and checks ``positions.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.codebook._grammar import parse_trigger
from detente.codebook._load import DATA
from detente.codebook._parse import Place, keys_of, words_of
from detente.codebook._rules import Trigger
from detente.codebook._yaml import Table, read_yaml
from detente.errors import CodebookError

__all__ = ["EventStance", "PositionBook", "PositionExample", "PositionRule", "load_positions"]

FILE = "positions.yaml"
_ATTITUDES = ("for", "against", "neutral")
_NEGATED = ("flip", "drop", "only")
_PARTS = ("verb", "noun", "adjective", "preposition", "modal")
_TOP = ("rules", "events", "stopping", "framing", "acts", "light", "synonyms")
_OPTIONS = ("lasting", "acts", "weight", "negated", "holder", "where", "unless")
_HOLDER = {"verb": ("subject",), "noun": ("owner", "subject"), "adjective": ("subject",)}
_MIN_EXAMPLES = 2
_DEFAULT_WEIGHT = 0.75


@dataclass(frozen=True, slots=True)
class PositionExample:
    """A sentence with the position it tells; ``holder`` is a code, ``since`` the start of an ISO date."""

    text: str
    holder: str
    topic: str
    attitude: str
    since: str | None = None


@dataclass(frozen=True, slots=True)
class PositionRule:
    """Words that tell an attitude, and the slots that hold the topic and the holder.

    ``part`` is verb, noun, adjective, preposition (of a phrase that is what the holder "is") or modal.
    ``topic`` and ``holder`` are slots, the first that is filled counts. ``where`` and ``unless`` map a
    slot to lemmas or classes. ``acts_only`` limits the topic to acts.
    ``negated`` says what negation does: flip the attitude, drop the position, or be required (only).
    """

    id: str
    part: str
    triggers: tuple[Trigger, ...]
    attitude: str
    topic: tuple[str, ...]
    holder: tuple[str, ...]
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)
    negated: str = "flip"
    lasting: bool = False
    acts_only: bool = False
    weight: float = _DEFAULT_WEIGHT
    examples: tuple[PositionExample, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventStance:
    """What an event of a type (and mode) tells of its actor's attitude."""

    attitude: str
    topic: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionBook:
    """All of it. ``synonyms`` maps a lemma to the one that stands for it in keys."""

    rules: tuple[PositionRule, ...]
    events: Mapping[str, EventStance]
    stopping_verbs: tuple[Trigger, ...]
    stopping_nouns: frozenset[str]
    withdrawn: frozenset[str]
    framing: frozenset[str]
    acts: frozenset[str]
    light: frozenset[str]
    synonyms: Mapping[str, str]


def load_positions(folder: Path | None = None) -> PositionBook:
    """Loads and checks the file.

    Args:
        folder: The folder that holds ``positions.yaml``; the package's own data without it.

    Raises:
        CodebookError: Something is wrong; the message names file, line and rule.
    """
    table = read_yaml((folder or DATA) / FILE, FILE)
    place = Place(FILE, 1)
    keys_of(table, _TOP, place)
    for name in _TOP:
        if name not in table:
            raise place.error(f"{name} is missing", "See docs/positions.md.")
    stopping = _mapping(table["stopping"], "stopping", place)
    keys_of(stopping, ("verb", "noun", "withdraw"), place)
    rules = tuple(_rule(entry, place) for entry in table["rules"])
    _refuse_doubles(rules, place)
    return PositionBook(
        rules=rules,
        events={
            name: _event(name, value, place)
            for name, value in _mapping(table["events"], "events", place).items()
        },
        stopping_verbs=_triggers(stopping.get("verb"), "verb", place),
        stopping_nouns=frozenset(words_of(stopping.get("noun"), "stopping, noun", place)),
        withdrawn=frozenset(words_of(stopping.get("withdraw"), "stopping, withdraw", place)),
        framing=frozenset(words_of(table["framing"], "framing", place)),
        acts=frozenset(words_of(table["acts"], "acts", place)),
        light=frozenset(word for row in table["light"] for word in words_of(row, "light", place)),
        synonyms=_synonyms(table["synonyms"], place),
    )


def _mapping(value: object, what: str, place: Place) -> Table:
    if not isinstance(value, Table):
        raise place.error(f"{what} is not a mapping", "See docs/positions.md.")
    return value


def _triggers(value: object, part: str, place: Place) -> tuple[Trigger, ...]:
    kind = part if part in ("verb", "noun", "adjective") else "noun"
    words = words_of(value, part, place)
    if part == "preposition":
        return tuple(Trigger(word, part) for word in words)
    return tuple(place.check(parse_trigger, word, kind) for word in words)


def _rule(entry: object, place: Place) -> PositionRule:
    table = _mapping(entry, "a rule", place)
    place = Place(FILE, table.line, str(table.get("id")))
    keys_of(table, ("id", "attitude", "topic", "examples", "near", *_PARTS, *_OPTIONS), place)
    parts = [part for part in _PARTS if part in table]
    if len(parts) != 1 or not isinstance(table.get("id"), str):
        raise place.error("a rule has an id and exactly one kind of trigger", f"One of {', '.join(_PARTS)}.")
    attitude = _one_of(table.get("attitude"), _ATTITUDES, "attitude", place)
    part = parts[0]
    topic = ("phrase",) if part == "preposition" else words_of(table.get("topic"), "topic", place)
    holder = table.get("holder")
    return PositionRule(
        id=table["id"],
        part=part,
        triggers=_triggers(table[part], part, place),
        attitude=attitude,
        topic=topic,
        holder=words_of(holder, "holder", place) if holder else _HOLDER.get(part, ("subject",)),
        where=_conditions(table.get("where"), place),
        unless=_conditions(table.get("unless"), place),
        negated=_one_of(table.get("negated", "flip"), _NEGATED, "negated", place),
        lasting=bool(table.get("lasting", False)),
        acts_only=bool(table.get("acts", False)),
        weight=_weight(table.get("weight", _DEFAULT_WEIGHT), place),
        examples=_examples(table, attitude, place),
        near=words_of(table.get("near"), "near", place),
    )


def _one_of(value: object, known: tuple[str, ...], what: str, place: Place) -> str:
    if value not in known:
        raise place.error(f"{what}: {value!r} is unknown", f"Known: {', '.join(known)}.")
    return str(value)


def _weight(value: object, place: Place) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise place.error(f"weight: {value!r} is not a number in (0, 1]", "See docs/positions.md.")
    return float(value)


def _conditions(value: object, place: Place) -> dict[str, frozenset[str]]:
    if value is None:
        return {}
    table = _mapping(value, "where or unless", place)
    return {slot: frozenset(words_of(words, slot, place)) for slot, words in table.items()}


def _examples(table: Table, attitude: str, place: Place) -> tuple[PositionExample, ...]:
    found = []
    for value in table.get("examples") or ():
        example: Any = _mapping(value, "an example", place)
        keys_of(example, ("text", "holder", "topic", "attitude", "since"), place)
        made = PositionExample(**{"attitude": attitude, **example})
        if made.topic not in made.text:
            raise place.error(f"the topic {made.topic!r} is not in its example", "Write its very words.")
        found.append(made)
    if len(found) < _MIN_EXAMPLES:
        raise place.error(f"{len(found)} examples", f"Write at least {_MIN_EXAMPLES}.")
    return tuple(found)


def _event(name: str, value: object, place: Place) -> EventStance:
    table = _mapping(value, name, place)
    keys_of(table, ("attitude", "topic"), place)
    attitude = _one_of(table.get("attitude"), _ATTITUDES, "attitude", place)
    return EventStance(attitude, words_of(table.get("topic"), "topic", place))


def _synonyms(rows: object, place: Place) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows if isinstance(rows, list) else []:
        words = words_of(row, "synonyms", place)
        for word in words:
            if word in found:
                raise place.error(f"synonyms: {word!r} stands there twice", "Remove one of them.")
            found[word] = words[0]
    return found


def _refuse_doubles(rules: tuple[PositionRule, ...], place: Place) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise CodebookError("the id is used twice", f"{FILE} ({rule.id})", "Rename one of the rules.")
        seen.add(rule.id)
