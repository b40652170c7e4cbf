"""The command line: ``detente code``, ``explain``, ``demo``, ``audit``, ``codebook``, ``gazetteer``.

Exit codes: 0 all fine; 1 an error of the program's own; 2 a wrong command or option; 3 some input could
not be read (the others are coded); 4 the output cannot be written; 5 the program's data, or a user's
addition to it, is broken; 130 stopped by Ctrl-C; 141 the reader of the output has gone.
"""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from detente.app._audit_cli import audit_command
from detente.app._extend_cli import codebook_group, codebook_option, gazetteer_group, gazetteer_option
from detente.app._output import FORMATS
from detente.app._relation_cli import relation_command
from detente.errors import DetenteError

__all__ = ["cli", "main", "run"]

STOPPED = 130
READER_GONE = 141
UNEXPECTED = 1


class _Group(click.Group):
    """Turns the project's errors into messages with their exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except DetenteError as problem:
            click.echo(f"Error: {problem}", err=True)
            return ctx.exit(problem.exit_code)
        except BrokenPipeError:
            # click would end the process with exit code 1.
            _let_go_of_output()
            return ctx.exit(READER_GONE)
        return result


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        import detente  # noqa: PLC0415 - the version costs a look at the installed package

        click.echo(f"detente {detente.__version__}")
        ctx.exit()


_published = click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day of publication, where the report does not say.",
)
_publisher = click.option("--publisher", metavar="NAME", help="The publisher, where the report does not say.")
_threads = click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Threads of the neural model.",
)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print the version."
)
def cli() -> None:
    """Read news reports and record who did, said or promised what to whom, when and where.

    Every event stands with the sentence that it was read from. Nothing is downloaded, nothing is sent.

    \b
    Begin here:
      detente demo                          code the example reports that come with the program
      detente code report.txt               code a report of your own, see a table
      detente explain report.txt 2          see why event 2 was coded
      detente code -o events.csv reports/   code a folder into a table for a spreadsheet

    \b
    Exit codes:
      0  all fine                           4  the output cannot be written
      1  an error of the program's own      5  the program's data is broken
      2  a wrong command or option          130  stopped by Ctrl-C
      3  some input could not be read       141  the reader of the output has gone
    """  # noqa: D301 - click marks text to keep with the sign itself


@cli.command("code")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    help="How to write the events. Without it, the name given to -o tells; without -o, a table.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write there, not to the standard output. The file is replaced only when all is done.",
)
@_published
@_publisher
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="0..1",
    help="Leave out events below this confidence. The others keep their numbers.",
)
@_threads
@click.option(
    "--positions",
    is_flag=True,
    help="Write who stands where on what topic, in place of the events (table or jsonl).",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar, no closing line; errors only.")
@codebook_option
@gazetteer_option
@click.pass_context
def _code(
    ctx: click.Context,
    *,
    reports: tuple[str, ...],
    form: str | None,
    output: Path | None,
    published: str | None,
    publisher: str | None,
    min_confidence: float,
    threads: int,
    positions: bool,
    quiet: bool,
    codebook: tuple[Path, ...],
    gazetteer: tuple[Path, ...],
) -> None:
    """Code news reports into events.

    A REPORT is a file of text or HTML, a folder of them, or '-' for the standard input.

    \b
    Examples:
      detente code report.txt
          a table: date, actors, event, recipients, flags, confidence, sentence
      detente code --format jsonl report.txt | jq .event_type
          one record a line, for programs
      detente code -o report.html report.txt
          a page with the report's text, what was found marked in it
      detente code -o events.parquet 2023/ 2024/
          whole folders, for pandas, R or DuckDB
      pdftotext report.pdf - | detente code --published 2023-11-22 -
          a text from another program, with its date
      detente code --positions report.txt
          who stands where on what: holder, attitude, topic, since when

    Where some reports cannot be read, the others are coded, the bad ones are listed at the end, and
    the exit code is 3.
    """  # noqa: D301 - click marks text to keep with the sign itself
    from detente.app._batch import CodeJob, code_reports  # noqa: PLC0415 - loads the whole engine

    job = CodeJob(
        reports, form, output, published, publisher, min_confidence, threads, quiet, codebook, gazetteer
    )
    ctx.exit(code_reports(replace(job, positions=positions)))


@cli.command("explain")
@click.argument("report", metavar="REPORT")
@click.argument("number", type=click.IntRange(min=1), metavar="NUMBER")
@_published
@_publisher
@_threads
@codebook_option
@gazetteer_option
def _explain(
    *,
    report: str,
    number: int,
    published: str | None,
    publisher: str | None,
    threads: int,
    codebook: tuple[Path, ...],
    gazetteer: tuple[Path, ...],
) -> None:
    """Say why an event was coded.

    NUMBER is the event's number in the table of 'detente code REPORT'. Shown are the sentence, its
    parse around the event, the rule of the codebook that matched, the scores, and how the parties,
    the date and the place were resolved.

    \b
    Example:
      detente explain report.txt 3
    """  # noqa: D301 - click marks text to keep with the sign itself
    from detente.app._batch import CodeJob, explain_event  # noqa: PLC0415 - as above

    job = CodeJob([report], published=published, publisher=publisher, threads=threads)
    explain_event(replace(job, codebook=codebook, gazetteer=gazetteer), number)


@cli.command("demo")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Also write a page (HTML) there."
)
@_threads
def _demo(output: Path | None, threads: int) -> None:
    """Code the example reports that come with the program.

    The reports are made up for this purpose, in the formats of several news agencies.

    \b
    Example:
      detente demo -o demo.html
    """  # noqa: D301 - click marks text to keep with the sign itself
    from detente.app._batch import code_examples  # noqa: PLC0415 - as above

    code_examples(output, threads)


for _command in (audit_command, codebook_group, gazetteer_group, relation_command):
    cli.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line on these arguments (the process's own without them); the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="detente", standalone_mode=False
        )
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return STOPPED
    except Exception:  # noqa: BLE001 - the last line of defence says what to do with the fault
        traceback.print_exc()
        click.echo(
            "detente: this is an error of the program. Please report it with the lines above.", err=True
        )
        return UNEXPECTED
    return int(result or 0)


def main() -> None:
    """The ``detente`` command."""
    signal.signal(signal.SIGTERM, _end)
    sys.exit(run())


def _end(number: int, _frame: object) -> None:
    """Leave in order when told to end, so that no half-written file is left behind."""
    sys.exit(128 + number)


def _let_go_of_output() -> None:
    # Python flushes the standard output once more when it ends, which would complain again.
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    os.close(sink)
