"""The command groups ``detente codebook`` and ``detente gazetteer``."""

from pathlib import Path

import click

__all__ = ["codebook_group", "codebook_option", "gazetteer_group", "gazetteer_option"]

_FILE = click.Path(path_type=Path)

codebook_option = click.option(
    "--codebook",
    "codebook",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Your own codebook file, used beside the shipped rules. May be given again.",
)
gazetteer_option = click.option(
    "--gazetteer",
    "gazetteer",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Your own table of parties, used beside the shipped ones. May be given again.",
)


@click.group("codebook")
def codebook_group() -> None:
    """See the event types and rules, and check files with your own."""


@codebook_group.command("check")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.option("--examples", is_flag=True, help="Also code the examples, and say which come out wrong.")
@gazetteer_option
@click.pass_context
def _check_codebook(
    ctx: click.Context, *, files: tuple[Path, ...], examples: bool, gazetteer: tuple[Path, ...]
) -> None:
    """Check your own codebook files, and list all problems with file and line.

    The exit code is 0 where all is fine, 5 where something is wrong.
    """
    from detente.app.extend import check_codebook_files  # noqa: PLC0415 - loads the engine

    ctx.exit(check_codebook_files(files, gazetteer, run_examples=examples))


@codebook_group.command("list")
@codebook_option
def _list(codebook: tuple[Path, ...]) -> None:
    """List the event types with their scores, modes and numbers of rules."""
    from detente.app.extend import list_types  # noqa: PLC0415 - as above

    list_types(codebook)


@codebook_group.command("show")
@click.argument("name", metavar="TYPE")
@codebook_option
def _show(name: str, codebook: tuple[Path, ...]) -> None:
    """Show an event type with its rules, or a rule with its examples.

    TYPE is a type (SANCTION) or a rule's id (sanction.impose).
    """
    from detente.app.extend import show_type  # noqa: PLC0415 - as above

    show_type(name, codebook)


@click.group("gazetteer")
def gazetteer_group() -> None:
    """Check tables of your own parties, or make one from an actor dictionary."""


@gazetteer_group.command("check")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.pass_context
def _check_gazetteer(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Check your own tables of parties, and list all problems with file and line.

    The exit code is 0 where all is fine, 5 where something is wrong.
    """
    from detente.app.extend import check_gazetteer_files  # noqa: PLC0415 - as above

    ctx.exit(check_gazetteer_files(files))


@gazetteer_group.command("import-petrarch")
@click.argument("dictionary", type=_FILE, metavar="FILE")
@click.option("--output", "-o", type=_FILE, metavar="TABLE", help="Write there, not to the standard output.")
@click.pass_context
def _import(ctx: click.Context, dictionary: Path, output: Path | None) -> None:
    """Turn an actor dictionary in PETRARCH's form into a table for --gazetteer.

    What cannot be used is listed with its line.
    """
    from detente.app.extend import import_petrarch_file  # noqa: PLC0415 - as above

    ctx.exit(import_petrarch_file(dictionary, output))
