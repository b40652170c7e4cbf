"""Loads and checks the codebook's folder."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from detente.codebook._extension import extend_codebook
from detente.codebook._grammar import Vocabulary, check_value, parse_trigger
from detente.codebook._parse import Place, keys_of, parse_rule, parse_type, words_of
from detente.codebook._rules import Codebook, EventType, Rule, Support
from detente.codebook._yaml import Table, read_yaml
from detente.errors import CodebookError

__all__ = ["DATA", "check_codebook", "check_extensions", "load_codebook"]

DATA = Path(__file__).parent / "data"
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_TYPES_ADVICE = "The types are listed in plover.yaml."
_LISTS = ("support", "aspect", "reporting")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The data files with the names that messages give them, in a fixed order."""
    for name in ("plover.yaml", "contexts.yaml", "support.yaml"):
        yield name, folder / name
    for path in sorted((folder / "types").glob("*.yaml")):
        yield f"types/{path.name}", path


def digest_of(folder: Path) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of all data files, names included."""
    total = hashlib.sha256()
    for name, path in _files(folder):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CodebookError(
                f"cannot be read: {error}", name, "Restore it, or reinstall detente."
            ) from error
        # Line ends do not count: a checkout may have changed them.
        total.update(f"{name}\0".encode() + content.replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()[:16]


def _number(value: object, what: str, place: Place) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -10 <= value <= 10:
        raise place.error(f"{what}: {value!r} is not a score between -10 and 10")
    return float(value)


def _table(value: object, what: str, place: Place) -> Table:
    if not isinstance(value, Table):
        raise place.error(f"{what} is not a mapping")
    return value


def _bare_type(name: str, value: object, place: Place) -> EventType:
    """A type as plover.yaml gives it: without definition, words and rules."""
    table = _table(value, name, place)
    place = Place(place.file, table.line, name)
    keys_of(table, {"quad", "score", "recipient", "modes"}, place)
    if table.get("quad") not in _QUADS:
        raise place.error(f"quad: {table.get('quad')!r} is unknown", f"Known: {', '.join(_QUADS)}.")
    if table.get("recipient") not in ("required", "optional"):
        raise place.error(f"recipient: {table.get('recipient')!r}", "Write required or optional.")
    modes = _table(table.get("modes"), "modes", place)
    return EventType(
        name=name,
        quad=table["quad"],
        score=_number(table.get("score"), "score", place),
        needs_recipient=table["recipient"] == "required",
        definition="",
        modes={mode: _number(score, mode, place) for mode, score in modes.items()},
        mode_words={},
        mode_by_embedded={},
    )


def _read_standard(folder: Path) -> tuple[str, dict[str, EventType], Vocabulary]:
    """plover.yaml: version, bare types, and the names that rules may use."""
    file = "plover.yaml"
    table = read_yaml(folder / file, file)
    place = Place(file, 1)
    keys_of(table, {"version", "types", "contexts", "sectors"}, place)
    version = table.get("version")
    if not isinstance(version, str):
        raise place.error(f"version: {version!r} is not a string", "Put it in quotes.")
    types = {
        name: _bare_type(name, value, place)
        for name, value in _table(table.get("types"), "types", place).items()
    }
    contexts = words_of(table.get("contexts"), "contexts", place)
    sectors = words_of(table.get("sectors"), "sectors", place)
    return version, types, Vocabulary(tuple(types), contexts, sectors)


def _read_contexts(folder: Path, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    file = "contexts.yaml"
    table = read_yaml(folder / file, file)
    contexts = {}
    for name, values in table.items():
        place = Place(file, table.lines[name], name)
        if name not in vocabulary.contexts:
            raise place.error(f"unknown context {name!r}", "The contexts are listed in plover.yaml.")
        words = words_of(values, name, place)
        for word in words:
            place.check(check_value, word, vocabulary)
        contexts[name] = frozenset(words)
    missing = [name for name in vocabulary.contexts if name not in contexts]
    if missing:
        raise Place(file, 1).error(f"no words for {', '.join(missing)}", "Give each context its words.")
    return contexts


def _read_support(folder: Path) -> Support:
    file = "support.yaml"
    table = read_yaml(folder / file, file)
    place = Place(file, 1)
    keys_of(table, _LISTS, place)
    lists = {}
    for name in _LISTS:
        at = Place(file, table.lines.get(name, 1), name)
        words = words_of(table.get(name), name, at)
        for word in words:
            at.check(parse_trigger, word, "verb")
        lists[name] = frozenset(words)
    return Support(**lists)


def _read_type(
    path: Path, file: str, types: dict[str, EventType], vocabulary: Vocabulary, problems: list[CodebookError]
) -> list[Rule]:
    """Reads a type file; puts the finished type into ``types`` and what is wrong into ``problems``."""
    table = read_yaml(path, file)
    place = Place(file, 1)
    bare = types.get(path.stem.upper())
    if bare is None:
        raise place.error(f"no event type is called {path.stem.upper()}", _TYPES_ADVICE)
    event_type, requires = parse_type(table, bare, place)
    wrong = [name for name in event_type.mode_by_embedded if name not in types]
    if wrong:
        raise place.error(f"mode_by_embedded: unknown type {wrong[0]!r}", _TYPES_ADVICE)
    types[bare.name] = event_type
    rules = []
    for entry in table.get("rules") or ():
        try:
            rules.append(parse_rule(entry, event_type, requires, vocabulary, place))
        except CodebookError as error:
            problems.append(error)
    return rules


def _doubles(rules: list[Rule], types: dict[str, EventType]) -> Iterator[CodebookError]:
    """What only the whole shows: ids used twice."""
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            file = f"types/{types[rule.event_type].name.lower()}.yaml ({rule.id})"
            yield CodebookError("the id is used twice", file, "Rename one of the rules.")
        seen.add(rule.id)


def check_codebook(folder: Path = DATA) -> tuple[Codebook | None, tuple[CodebookError, ...]]:
    """Reads the YAML of a folder and finds all that is wrong in it.

    Returns:
        The codebook with its examples, or None where something is wrong; and the problems, in order.
    """
    problems: list[CodebookError] = []
    rules: list[Rule] = []
    try:
        version, types, vocabulary = _read_standard(folder)
        contexts = _read_contexts(folder, vocabulary)
        support = _read_support(folder)
        digest = digest_of(folder)
    except CodebookError as error:
        return None, (error,)
    for file, path in _files(folder):
        if not file.startswith("types/"):
            continue
        try:
            rules += _read_type(path, file, types, vocabulary, problems)
        except CodebookError as error:
            problems.append(error)
    problems += _doubles(rules, types)
    if problems:
        return None, tuple(problems)
    return Codebook(version, digest, types, tuple(rules), contexts, support), ()


def check_extensions(
    files: Sequence[Path], folder: Path = DATA
) -> tuple[Codebook | None, tuple[CodebookError, ...]]:
    """Reads a user's files beside the codebook, and finds all that is wrong in them.

    Returns:
        The codebook with the additions, or None where something is wrong; and the problems, in order.
    """
    base, problems = check_codebook(folder)
    if base is None:
        return None, problems
    _, _, vocabulary = _read_standard(folder)
    return extend_codebook(base, tuple(vocabulary.sectors), files)


def load_codebook(folder: Path | None = None, extensions: Sequence[Path] = ()) -> Codebook:
    """Loads and checks the codebook, examples included.

    Args:
        folder: A folder of the same form as the package's own data, which is the default.
        extensions: A user's files with further types, modes and rules (see docs/extending.md).

    Raises:
        CodebookError: Something is wrong; the message names file, line and rule of the first problem.
    """
    if extensions:
        codebook, problems = check_extensions(extensions, folder or DATA)
    else:
        codebook, problems = check_codebook(folder or DATA)
    if codebook is not None:
        return codebook
    first = problems[0]
    if len(problems) == 1:
        raise first
    command = "detente codebook check" if extensions else "python -m detente.codebook.check"
    more = f"{len(problems) - 1} more are listed by {command}."
    raise CodebookError(first.message, first.where, f"{first.advice or ''} {more}".strip())
