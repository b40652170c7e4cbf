"""The commands for a user's own codebook and gazetteer files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from detente.app._words import count_of
from detente.codebook import Codebook, Example, Rule, check_extensions, load_codebook
from detente.errors import (
    BadOption,
    DetenteError,
    EncodingError,
    MissingInput,
    OutputError,
    UnreadableInput,
)
from detente.gazetteer import Gazetteer, import_petrarch, table_text
from detente.terms import Entity, Event

__all__ = [
    "check_codebook_files",
    "check_gazetteer_files",
    "import_petrarch_file",
    "list_types",
    "show_type",
]

SOMETHING_WRONG = 5
# The day on which examples are coded: any will do that is after the newest facts.
_EXAMPLES_PUBLISHED = "2024-06-03"


def check_codebook_files(
    files: Sequence[Path], gazetteer: Sequence[Path] = (), *, run_examples: bool = False
) -> int:
    """Tell every problem of the files; the exit code.

    Args:
        files: A user's codebook files, in the order in which they will be used.
        gazetteer: The tables that the examples need.
        run_examples: Code the examples and near misses too, and tell which come out wrong.
    """
    codebook, problems = check_extensions(files)
    if codebook is None:
        return _tell(problems)
    own = _own_rules(codebook)
    click.echo(
        f"fine: {count_of(len(own), 'rule')} added, {count_of(len(codebook.types), 'type')} in all, "
        f"digest {codebook.digest}"
    )
    if not run_examples:
        return 0
    wrong = list(_wrong_examples(own, files, gazetteer))
    for line in wrong:
        click.echo(line, err=True)
    total = sum(len(rule.examples) + len(rule.near) for rule in own)
    click.echo(f"examples and near misses: {total - len(wrong)} of {total} come out right")
    return SOMETHING_WRONG if wrong else 0


def check_gazetteer_files(files: Sequence[Path]) -> int:
    """Tell every problem of the tables; the exit code."""
    rows, problems = Gazetteer().check(files)
    if problems:
        return _tell(problems)
    digest = Gazetteer(extensions=files).digest
    click.echo(f"fine: {count_of(len(rows), 'row')}, digest {digest}")
    return 0


def import_petrarch_file(dictionary: Path, output: Path | None) -> int:
    """Turn an actor dictionary into a table, written to ``output`` or the standard output.

    Lines that cannot be used are told; the exit code is 0 all the same, unless nothing is left.

    Raises:
        InputError: The dictionary cannot be read.
        OutputError: The table cannot be written.
    """
    rows, problems = import_petrarch(_text_of(dictionary), dictionary.name, Gazetteer().state_codes)
    for problem in problems:
        click.echo(f"{problem}", err=True)
    if not rows:
        click.echo("Error: there is no actor in it.", err=True)
        return SOMETHING_WRONG
    table = table_text(rows)
    if output is None:
        click.echo(table, nl=False)
        return 0
    try:
        output.write_text(table, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{error.strerror or error}.", str(output), "Choose another place.") from error
    left_out = f", {count_of(len(problems), 'note')} above" if problems else ""
    click.echo(f"{count_of(len(rows), 'row')} written to {output}{left_out}", err=True)
    return 0


def list_types(files: Sequence[Path]) -> None:
    """Print each event type with its quad class, score and numbers of rules.

    Raises:
        CodebookError: Something is wrong in the files.
    """
    codebook = load_codebook(extensions=files)
    click.echo(f"{'type':12} {'quad class':21} {'score':>5} {'rules':>6}  modes")
    for name, kind in codebook.types.items():
        rules = sum(rule.event_type == name for rule in codebook.rules)
        modes = ", ".join(kind.modes)
        click.echo(f"{name:12} {kind.quad:21} {kind.score:>5g} {rules:>6}  {modes}".rstrip())


def show_type(name: str, files: Sequence[Path]) -> None:
    """Print a type with its modes and rules, or one rule with its examples.

    Raises:
        BadOption: There is no such type or rule.
        CodebookError: Something is wrong in the files.
    """
    codebook = load_codebook(extensions=files)
    rule = next((rule for rule in codebook.rules if rule.id == name.lower()), None)
    if rule is not None:
        click.echo("\n".join(_rule_lines(rule)))
        return
    kind = codebook.types.get(name.upper())
    if kind is None:
        known = ", ".join(codebook.types)
        raise BadOption(f"no type or rule is called {name!r}.", "TYPE", f"The types: {known}.")
    needs = "required" if kind.needs_recipient else "optional"
    click.echo(f"{kind.name}: {kind.definition}\n")
    click.echo(f"quad class {kind.quad}, score {kind.score:g}, recipient {needs}")
    for mode, score in kind.modes.items():
        click.echo(f"  mode {mode}, score {score:g}")
    click.echo()
    for rule in codebook.rules:
        if rule.event_type == kind.name:
            click.echo(f"{rule.id}: {rule.examples[0].text}")


def _tell(problems: Sequence[DetenteError]) -> int:
    for problem in problems:
        click.echo(f"{problem}", err=True)
    click.echo(count_of(len(problems), "problem"), err=True)
    return SOMETHING_WRONG


def _own_rules(codebook: Codebook) -> list[Rule]:
    shipped = {rule.id for rule in load_codebook().rules}
    return [rule for rule in codebook.rules if rule.id not in shipped]


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise MissingInput("there is no such file.", str(path), "Check the name.") from None
    except OSError as error:
        raise UnreadableInput(f"{error.strerror or error}.", str(path), "Check its rights.") from error
    except UnicodeDecodeError as error:
        raise EncodingError("it is not UTF-8 text.", str(path), "Save it as UTF-8.") from error


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.event_type}{' ' + rule.mode if rule.mode else ''}), weight {rule.weight:g}"
    triggers = (" ".join((*trigger.words, trigger.lemma)) for trigger in rule.triggers)
    yield f"{rule.triggers[0].part}: {', '.join(triggers)}"
    for what, conditions in (("where", rule.where), ("unless", rule.unless)):
        for slot, values in conditions.items():
            yield f"{what} {slot}: {', '.join(sorted(values))}"
    yield f"actor: {', '.join(rule.actor)}"
    yield f"recipient: {', '.join(rule.recipient) or '-'}"
    yield from (f"  example: {example.text}" for example in rule.examples)
    yield from (f"  near miss: {example.text}" for example in rule.near)


def _wrong_examples(rules: Sequence[Rule], files: Sequence[Path], tables: Sequence[Path]) -> Iterator[str]:
    from detente.app.pipeline import Coder  # noqa: PLC0415 - loads the whole engine

    coder = Coder(codebook=files, gazetteer=tables)
    for rule in rules:
        for example in rule.examples:
            events = coder.code(example.text, published=_EXAMPLES_PUBLISHED)
            if not any(_as_marked(example, rule, event) for event in events):
                yield f"{rule.id}: not coded as marked: {example.text}"
        for example in rule.near:
            events = coder.code(example.text, published=_EXAMPLES_PUBLISHED)
            if any(event.event_type == rule.event_type for event in events):
                yield f"{rule.id}: coded, though a near miss: {example.text}"


def _as_marked(example: Example, rule: Rule, event: Event) -> bool:
    if event.event_type != rule.event_type:
        return False
    actors = (*event.actors, *event.recipients) if rule.reciprocal else event.actors
    return _all_there(example.actors, actors) and _all_there(example.recipients, event.recipients)


def _all_there(spans: Sequence[tuple[int, int]], entities: Sequence[Entity]) -> bool:
    return all(
        any(entity.span.start < end and start < entity.span.end for entity in entities)
        for start, end in spans
    )
