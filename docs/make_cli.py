"""Writes ``docs/cli.md`` from the command line's own help: ``python docs/make_cli.py``."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from detente.app.cli import cli

PAGE = Path(__file__).parent / "cli.md"

HEAD = """# The command line

This page is made from the program's own help by `docs/make_cli.py`; a test checks that it is current.
"""

# click keeps the lines of a paragraph that begins with this sign as they are.
KEPT = "\b\n"


def page() -> str:
    """The whole page."""
    parts = [HEAD, *_command("detente", cli)]
    parts += _below("detente", cli)
    return "\n".join(parts)


def _below(name: str, group: click.Group) -> Iterator[str]:
    """The commands of a group, each group followed by its own."""
    for inner in sorted(group.commands):
        command = group.commands[inner]
        yield from _command(f"{name} {inner}", command)
        if isinstance(command, click.Group):
            yield from _below(f"{name} {inner}", command)


def _command(name: str, command: click.Command) -> Iterator[str]:
    arguments = [
        str(p.make_metavar(click.Context(command))) for p in command.params if isinstance(p, click.Argument)
    ]
    rest = "COMMAND ..." if isinstance(command, click.Group) else " ".join(arguments)
    usage = f"{name} [OPTIONS] {rest}".rstrip()
    yield f"## {name}\n\n```\n{usage}\n```\n"
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield _paragraph(paragraph)
    yield "| option | meaning |\n|---|---|"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield _option(parameter)
    yield "| `-h`, `--help` | Show the help and leave. |\n"


def _paragraph(text: str) -> str:
    if not text.startswith(KEPT):
        return " ".join(text.split()) + "\n"
    title, *lines = text.removeprefix(KEPT).splitlines()
    return "\n".join([title, "", "```", *(line.removeprefix("  ") for line in lines), "```", ""])


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    values = ""
    if isinstance(option.type, click.Choice):
        values = f" One of {', '.join(f'`{choice}`' for choice in option.type.choices)}."
    elif not option.is_flag:
        names += f" `{option.metavar or option.type.name.upper()}`"
    if option.show_default:
        values += f" Without it: {option.default}."
    return f"| {names} | {option.help}{values} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stderr.write(f"written: {PAGE}\n")
