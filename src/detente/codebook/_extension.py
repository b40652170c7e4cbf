"""A user's own codebook files: new types, modes and rules beside the shipped ones.

The form is described in docs/extending.md.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from detente.codebook._grammar import Vocabulary
from detente.codebook._parse import Place, keys_of, parse_rule, parse_type, words_of
from detente.codebook._rules import Codebook, EventType, Rule
from detente.codebook._yaml import Table, read_yaml
from detente.errors import CodebookError

__all__ = ["extend_codebook"]

_TYPE_KEYS = frozenset({"type", "definition", "requires", "modes", "mode_by_embedded", "rules"})
_NEW_KEYS = frozenset({"quad", "score", "recipient"})
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
# A rule of these keys alone, which is right whatever the type: against it each key is checked by itself.
_EXAMPLES = ["[A Chad] [T met] [R Mali].", "[A Mali] [T met] [R Chad]."]
_RECIPROCAL = ["[A Chad] [T met] [A Mali].", "[A Mali] [T met] [A Chad]."]
_NEAR = ["It rained."]
_TOGETHER = ("requires", "reciprocal", "examples")
_PARTS = ("verb", "noun", "adjective")


def extend_codebook(
    base: Codebook, sectors: Sequence[str], files: Sequence[Path]
) -> tuple[Codebook | None, tuple[CodebookError, ...]]:
    """The codebook with the files' types and rules.

    Args:
        base: The codebook to add to.
        sectors: The sectors that rules may name.
        files: Files as described in docs/extending.md; one may use the types of those before it.

    Returns:
        The codebook, or None where something is wrong; and all problems, in order.
    """
    types = dict(base.types)
    rules: list[Rule] = []
    problems: list[CodebookError] = []
    lines = {rule.id: "the shipped codebook" for rule in base.rules}
    for path in files:
        try:
            entries = _entries(read_yaml(path, path.name), path.name)
        except CodebookError as error:
            problems.append(error)
            continue
        for entry in entries:
            reader = _TypeReader(path.name, entry, types, Vocabulary((), tuple(base.contexts), sectors))
            rules += reader.read(lines)
            problems += reader.problems
    if problems:
        return None, tuple(problems)
    digest = _digest(base.digest, files)
    return replace(base, digest=digest, types=types, rules=(*base.rules, *rules)), ()


def _digest(base: str, files: Sequence[Path]) -> str:
    total = hashlib.sha256(base.encode())
    for path in files:
        total.update(b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]


def _entries(table: Table, file: str) -> list[Table]:
    """The types of a file: its top, or the list under ``types``."""
    if "types" not in table:
        return [table]
    keys_of(table, {"types"}, Place(file, table.line))
    found = table["types"]
    if not isinstance(found, list) or not all(isinstance(entry, Table) for entry in found):
        raise Place(file, table.lines["types"]).error("types: not a list of mappings")
    return found


class _TypeReader:
    """Reads one type of a user's file; collects its rules and all that is wrong."""

    def __init__(self, file: str, table: Table, types: dict[str, EventType], vocabulary: Vocabulary) -> None:
        self.problems: list[CodebookError] = []
        self._file = file
        self._table = table
        self._types = types
        self._vocabulary = vocabulary

    def read(self, seen: dict[str, str]) -> list[Rule]:
        """The rules; the type itself is put into ``types``, the rules' places into ``seen``."""
        try:
            event_type, requires = self._type()
        except CodebookError as error:
            self.problems.append(error)
            return []
        self._types[event_type.name] = event_type
        vocabulary = replace(self._vocabulary, types=tuple(self._types))
        rules = []
        entries = self._table.get("rules") or []
        if not isinstance(entries, list):
            self.problems.append(self._at("rules").error("rules: not a list"))
            return []
        for entry in entries:
            try:
                rule = parse_rule(entry, event_type, requires, vocabulary, self._at("rules"))
            except CodebookError as error:
                found = list(_each_problem(entry, event_type, requires, vocabulary, self._at("rules")))
                self.problems += found or [error]
                continue
            place = f"{self._file}:{entry.line}"
            if rule.id in seen:
                message = f"the id is used in {seen[rule.id]} too"
                self.problems.append(CodebookError(message, f"{place} ({rule.id})", "Rename the rule."))
            seen.setdefault(rule.id, place)
            rules.append(rule)
        return rules

    def _at(self, key: str) -> Place:
        return Place(self._file, self._table.lines.get(key, self._table.line))

    def _type(self) -> tuple[EventType, str]:
        table = self._table
        name = table.get("type")
        if not isinstance(name, str) or not name.replace("_", "").isalpha() or name != name.upper():
            raise self._at("type").error(f"type: {name!r}", "Name it in capitals, as in type: SANCTION.")
        keys_of(table, _TYPE_KEYS | _NEW_KEYS, self._at("type"))
        old = self._types.get(name)
        known = self._new_type(name) if old is None else self._known_type(old)
        modes, words = self._modes(known)
        bare = replace(known, modes=modes)
        rest = {key: value for key, value in table.items() if key not in (_NEW_KEYS | {"modes"})}
        rest.setdefault("definition", bare.definition)
        read, requires = parse_type(_as_table(table, rest), bare, self._at("type"))
        for target in read.mode_by_embedded:
            if target not in self._types and target != name:
                message = f"mode_by_embedded: unknown type {target!r}"
                raise self._at("mode_by_embedded").error(message, f"Known: {', '.join(self._types)}.")
        embedded = {**bare.mode_by_embedded, **read.mode_by_embedded}
        return replace(read, mode_words=words, mode_by_embedded=embedded), requires

    def _known_type(self, old: EventType) -> EventType:
        for key in sorted(_NEW_KEYS & set(self._table)):
            raise self._at(key).error(
                f"{key}: {old.name} has one already", "Only a new type says it; remove the line."
            )
        return old

    def _new_type(self, name: str) -> EventType:
        table = self._table
        if table.get("quad") not in _QUADS:
            message = f"quad: {table.get('quad')!r} of the new type {name}"
            raise self._at("quad").error(message, f"Write one of {', '.join(_QUADS)}.")
        if table.get("recipient") not in ("required", "optional"):
            message = f"recipient: {table.get('recipient')!r} of the new type {name}"
            raise self._at("recipient").error(message, "Write required or optional.")
        if not isinstance(table.get("definition"), str):
            raise self._at("type").error("no definition", "Say in a sentence what the type is.")
        score = _score(table.get("score"), "score", self._at("score"))
        return EventType(name, table["quad"], score, table["recipient"] == "required", "", {}, {}, {})

    def _modes(self, known: EventType) -> tuple[Mapping[str, float], Mapping[str, frozenset[str]]]:
        """The modes with their scores, and the words that tell them."""
        given = self._table.get("modes") or Table(self._table.line)
        if not isinstance(given, Table):
            raise self._at("modes").error("modes: not a mapping", "Write {name: {score: -2, lemmas: [...]}}.")
        scores, words = dict(known.modes), dict(known.mode_words)
        for mode, value in given.items():
            place = Place(self._file, given.lines[mode], mode)
            if not isinstance(value, Table):
                raise place.error("not a mapping", "Write {score: -2, lemmas: [...]}.")
            keys_of(value, {"score", "lemmas"}, place)
            if "score" in value and mode in known.modes:
                raise place.error("score: the mode has one already", "Only a new mode says it.")
            if mode not in known.modes:
                scores[mode] = _score(value.get("score"), "score of the new mode", place)
            lemmas = words_of(value.get("lemmas") or [], "lemmas", place)
            words[mode] = words.get(mode, frozenset()) | frozenset(lemmas)
        return scores, words


def _score(value: object, what: str, place: Place) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -10 <= value <= 10:
        raise place.error(f"{what}: {value!r} is not a number between -10 and 10", "PLOVER's scale.")
    return float(value)


def _as_table(like: Table, values: Mapping[str, object], lines: Mapping[str, int] | None = None) -> Table:
    table = Table(like.line)
    table.update(values)
    table.lines = {key: (lines or like.lines).get(key, like.line) for key in values}
    return table


def _each_problem(
    entry: object, event_type: EventType, requires: str, vocabulary: Vocabulary, place: Place
) -> Iterator[CodebookError]:
    """All problems of a rule that has some: each key is checked as if the others were right."""
    if not isinstance(entry, Table):
        return
    part = next((part for part in _PARTS if part in entry), "verb")
    fine: dict[str, object] = {"id": entry.get("id"), part: "x", "near": _NEAR}
    fine["examples"] = _RECIPROCAL if entry.get("reciprocal") is True else _EXAMPLES
    try:
        parse_rule(
            _as_table(entry, fine | {"reciprocal": entry.get("reciprocal") is True}),
            *(event_type, requires, vocabulary, place),
        )
    except CodebookError as error:
        # The id: without it no message could name the rule.
        yield error
        return
    groups: list[tuple[str, ...]] = [(key,) for key in entry if key not in (*_TOGETHER, "id")]
    groups += [_TOGETHER, ("near",)] if "near" not in entry else [_TOGETHER]
    for keys in groups:
        values = {**fine, "reciprocal": entry.get("reciprocal") is True}
        for key in keys:
            values.pop(key, None)
            if key in entry:
                values[key] = entry[key]
        try:
            parse_rule(_as_table(entry, values, entry.lines), event_type, requires, vocabulary, place)
        except CodebookError as error:
            named = next((key for key in keys if key in entry and error.message.startswith(key)), keys[-1])
            line = entry.lines.get(named, entry.line)
            yield CodebookError(error.message, f"{place.file}:{line} ({entry['id']})", error.advice)
