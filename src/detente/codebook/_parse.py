"""One rule, one event type: from tables to objects, strictly."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from detente.codebook._grammar import Vocabulary, check_slot, check_value, parse_trigger
from detente.codebook._markup import parse_example
from detente.codebook._rules import EventType, Example, Rule
from detente.codebook._yaml import Table
from detente.errors import CodebookError

__all__ = ["Place", "keys_of", "parse_rule", "parse_type", "words_of"]

MIN_EXAMPLES = 2
MIN_NEAR = 1
_PARTS = ("verb", "noun", "adjective")
_REQUIRES = ("actor", "recipient", "either", "both")
_EMBEDDED = ("absorb", "keep", "hypothetical", "claim")
_RULE_KEYS = frozenset({"id", "mode", "contexts", *_PARTS, "where", "unless", "actor", "recipient"})
_RULE_KEYS |= {"reciprocal", "requires", "embedded", "weight", "examples", "near"}
_ACTOR = {"verb": ("subject",), "noun": ("prep:by", "subject"), "adjective": ("subject",)}
_RECIPIENT: dict[str, tuple[str, ...]] = {"verb": ("object",), "noun": (), "adjective": ()}

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message points: file, line, and the rule if it is known."""

    file: str
    line: int
    rule: str | None = None

    def error(self, message: str, advice: str = "See docs/codebook-format.md.") -> CodebookError:
        """An error that points here."""
        rule = f" ({self.rule})" if self.rule else ""
        return CodebookError(message, f"{self.file}:{self.line}{rule}", advice)

    def check(self, function: Callable[..., _Result], *arguments: object) -> _Result:
        """Calls a parser and turns its ValueError into an error that points here."""
        try:
            return function(*arguments)
        except ValueError as error:
            raise self.error(str(error)) from error


def keys_of(table: Table, known: Iterable[str], place: Place) -> None:
    """Refuses keys that nobody reads."""
    for key in table:
        if key not in known:
            at = Place(place.file, table.lines[key], place.rule)
            raise at.error(f"unknown key {key!r}", f"Known keys: {', '.join(sorted(known))}.")


def words_of(value: object, what: str, place: Place) -> tuple[str, ...]:
    """A string or a list of different strings, as a tuple."""
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, str) or not item:
            raise place.error(f"{what}: {item!r} is not a word", "Put it in quotes.")
    if len(set(items)) < len(items):
        twice = next(item for item in items if items.count(item) > 1)
        raise place.error(f"{what}: {twice!r} stands there twice", "Remove one of them.")
    return tuple(items)


def _one_of(value: object, known: Sequence[str], what: str, place: Place) -> str:
    if value not in known:
        raise place.error(f"{what}: {value!r} is unknown", f"Known: {', '.join(known)}.")
    return str(value)


def _truth(value: object, what: str, place: Place) -> bool:
    if not isinstance(value, bool):
        raise place.error(f"{what}: {value!r} is neither true nor false")
    return value


def _conditions(
    value: object, what: str, part: str, vocabulary: Vocabulary, place: Place
) -> dict[str, frozenset[str]]:
    """``where`` or ``unless``: slot -> values."""
    if value is None:
        return {}
    if not isinstance(value, Table):
        raise place.error(f"{what} is not a mapping of slots to values")
    conditions = {}
    for slot, values in value.items():
        place.check(check_slot, slot, part)
        words = words_of(values, f"{what}, {slot}", place)
        for word in words:
            place.check(check_value, word, vocabulary)
        conditions[slot] = frozenset(words)
    return conditions


def _slots(value: object, default: tuple[str, ...], what: str, part: str, place: Place) -> tuple[str, ...]:
    if value is None:
        return default
    if value == []:
        return ()
    slots = words_of(value, what, place)
    for slot in slots:
        place.check(check_slot, slot, part)
    return slots


def _example(markup: object, place: Place) -> Example:
    if not isinstance(markup, str) or not markup.strip():
        raise place.error(f"the example {markup!r} is not a sentence", "Put it in quotes.")
    return place.check(parse_example, markup)


def _check_parties(example: Example, requires: str, reciprocal: bool, place: Place) -> None:
    """Checks that an example marks what its rule requires."""
    beginning = f"the example {example.text[:40]!r}..."
    if not example.triggers:
        raise place.error(f"{beginning} marks no trigger", "Mark its words with [T ...].")
    if reciprocal and example.recipients:
        raise place.error(f"{beginning} of a reciprocal rule marks a recipient", "Mark all parties [A ...].")
    need_actor = reciprocal or requires in ("actor", "both")
    need_recipient = not reciprocal and requires in ("recipient", "both")
    if need_actor and not example.actors:
        raise place.error(f"{beginning} marks no actor, which the rule requires", "Mark it with [A ...].")
    if need_recipient and not example.recipients:
        raise place.error(f"{beginning} marks no recipient, which the rule requires", "Mark it with [R ...].")
    if not example.actors and not example.recipients:
        raise place.error(f"{beginning} marks no party", "Mark [A ...] or [R ...].")


def _examples(table: Table, requires: str, reciprocal: bool, place: Place) -> tuple[Example, ...]:
    examples = tuple(_example(markup, place) for markup in table.get("examples") or ())
    if len(examples) < MIN_EXAMPLES:
        raise place.error(f"{len(examples)} examples", f"Write at least {MIN_EXAMPLES}.")
    for example in examples:
        _check_parties(example, requires, reciprocal, place)
    if len({example.text for example in examples}) < len(examples):
        raise place.error("the same example twice", "Write another one.")
    return examples


def _near(table: Table, place: Place) -> tuple[Example, ...]:
    near = tuple(_example(markup, place) for markup in table.get("near") or ())
    if len(near) < MIN_NEAR:
        raise place.error("no near misses", f"Write at least {MIN_NEAR}.")
    for example in near:
        if example.triggers or example.actors or example.recipients:
            raise place.error(f"the near miss {example.text[:40]!r}... has markup", "Write it plain.")
    return near


def _weight(value: object, place: Place) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise place.error(f"weight: {value!r} is not a number in (0, 1]")
    return float(value)


def _part(table: Table, place: Place) -> str:
    parts = [part for part in _PARTS if part in table]
    if len(parts) != 1:
        raise place.error(f"{len(parts)} trigger keys", "Give exactly one of verb, noun, adjective.")
    return parts[0]


def parse_rule(
    table: object, event_type: EventType, requires: str, vocabulary: Vocabulary, place: Place
) -> Rule:
    """A rule from its table.

    Args:
        table: The table as read.
        event_type: The type whose file it stands in.
        requires: The default of that file.
        vocabulary: The names that it may use.
        place: The file and the line of the rule.

    Raises:
        CodebookError: Anything is wrong with it.
    """
    if not isinstance(table, Table):
        raise place.error(f"the rule {table!r} is not a mapping")
    name = table.get("id")
    prefix = event_type.name.lower() + "."
    if not isinstance(name, str) or not name.startswith(prefix) or len(name) == len(prefix):
        raise Place(place.file, table.line).error(f"id {name!r}", f"An id here begins with {prefix!r}.")
    place = Place(place.file, table.line, name)
    keys_of(table, _RULE_KEYS, place)
    part = _part(table, place)
    mode = table.get("mode")
    if mode is not None:
        _one_of(mode, tuple(event_type.modes), "mode", place)
    contexts = words_of(table.get("contexts") or [], "contexts", place)
    for context in contexts:
        _one_of(context, tuple(vocabulary.contexts), "contexts", place)
    required = _one_of(table.get("requires", requires), _REQUIRES, "requires", place)
    reciprocal = _truth(table.get("reciprocal", False), "reciprocal", place)
    lemmas = words_of(table[part], part, place)
    own = _examples(table, required, reciprocal, place)
    near = _near(table, place)
    return Rule(
        id=name,
        event_type=event_type.name,
        triggers=tuple(place.check(parse_trigger, lemma, part) for lemma in lemmas),
        mode=mode,
        contexts=contexts,
        where=_conditions(table.get("where"), "where", part, vocabulary, place),
        unless=_conditions(table.get("unless"), "unless", part, vocabulary, place),
        actor=_slots(table.get("actor"), _ACTOR[part], "actor", part, place),
        recipient=_slots(table.get("recipient"), _RECIPIENT[part], "recipient", part, place),
        reciprocal=reciprocal,
        requires=required,
        embedded=_one_of(table.get("embedded", "absorb"), _EMBEDDED, "embedded", place),
        weight=_weight(table.get("weight", 0.8), place),
        examples=own,
        near=near,
    )


def parse_type(table: Table, bare: EventType, place: Place) -> tuple[EventType, str]:
    """The head of a type file: the type with what the file adds, and the default of ``requires``.

    Raises:
        CodebookError: A key, a mode or a type is unknown.
    """
    keys_of(table, {"type", "definition", "requires", "modes", "mode_by_embedded", "rules"}, place)
    if table.get("type") != bare.name:
        raise place.error(f"type: {table.get('type')!r}", f"This file holds {bare.name}.")
    definition = table.get("definition")
    if not isinstance(definition, str):
        raise place.error("no definition", "Say in a sentence what the type is.")
    default = "both" if bare.needs_recipient else "actor"
    requires = _one_of(table.get("requires", default), _REQUIRES, "requires", place)
    mode_words = {}
    for mode, value in (table.get("modes") or {}).items():
        _one_of(mode, tuple(bare.modes), "modes", place)
        if not isinstance(value, Table):
            raise place.error(f"modes, {mode}: not a mapping", "Write {lemmas: [...]}.")
        keys_of(value, {"lemmas"}, place)
        mode_words[mode] = frozenset(words_of(value.get("lemmas") or [], f"modes, {mode}", place))
    event_type = EventType(
        name=bare.name,
        quad=bare.quad,
        score=bare.score,
        needs_recipient=bare.needs_recipient,
        definition=" ".join(definition.split()),
        modes=bare.modes,
        mode_words=mode_words,
        mode_by_embedded=dict(table.get("mode_by_embedded") or {}),
    )
    for mode in event_type.mode_by_embedded.values():
        _one_of(mode, tuple(bare.modes), "mode_by_embedded", place)
    return event_type, requires
