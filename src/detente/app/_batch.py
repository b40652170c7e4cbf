"""What the commands do."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from detente.app._dates import parse_day
from detente.app._examples import example_articles
from detente.app._inputs import Failure, Inputs
from detente.app._output import Writer, format_for, open_output, position_writer_for, writer_for
from detente.app._show_positions import show_positions
from detente.app._words import count_of, plain
from detente.app.explain import explanation
from detente.app.pipeline import Coder
from detente.app.report import CodedReport
from detente.app.show import show_report
from detente.errors import InputError, NoSuchEvent, OutputError

__all__ = ["CodeJob", "code_examples", "code_reports", "explain_event"]

FAILED_SOME = InputError.exit_code
FAILED_INSIDE = 1


@dataclass(frozen=True, slots=True)
class CodeJob:
    """What ``detente code`` was asked to do."""

    reports: Sequence[str]
    form: str | None = None
    output: Path | None = None
    published: str | None = None
    publisher: str | None = None
    min_confidence: float = 0.0
    threads: int = 1
    quiet: bool = False
    codebook: Sequence[Path] = ()
    gazetteer: Sequence[Path] = ()
    positions: bool = False


@dataclass
class _Totals:
    """What a run has done so far."""

    reports: int = 0
    sentences: int = 0
    types: Counter[str] = field(default_factory=Counter)
    positions: int | None = None

    def add(self, coded: CodedReport) -> None:
        self.reports += 1
        self.sentences += len(coded.reading.sentences)
        self.types.update(item.event.event_type for item in coded.shown)
        if self.positions is not None:
            self.positions += len(coded.shown_positions)

    def words(self, output: Path | None) -> str:
        events = count_of(self.types.total(), "event")
        if self.positions is not None:
            events = count_of(self.positions, "position")
        read = f"{count_of(self.sentences, 'sentence')} of {count_of(self.reports, 'report')}"
        return f"{events} in {read}" + (f", written to {output}" if output else "")


class _TerminalWriter:
    """The table on the terminal, as wide as that is, in colours."""

    def __init__(self, positions: bool = False) -> None:
        self._console = Console(highlight=False)
        self._show = show_positions if positions else show_report

    def write(self, coded: CodedReport) -> None:
        self._show(self._console, coded)

    def close(self) -> None:
        """Nothing belongs at the end."""


class _NothingCodedError(Exception):
    """No input could be read: what was begun to be written is dropped."""


def code_reports(job: CodeJob) -> int:
    """Code the reports and write the events; the exit code.

    Raises:
        UsageError: An option cannot be used as given.
        OutputError: The output cannot be written.
        DataError: The program's own data is broken.
    """
    form = format_for(job.form, job.output, positions=job.positions)
    inputs = Inputs(job.reports, _day(job.published), job.publisher)
    _refuse_to_overwrite(inputs, job.output)
    totals = _Totals(positions=0 if job.positions else None)
    if inputs.names:
        try:
            _write_all(job, form, inputs, totals)
        except _NothingCodedError:
            pass
        else:
            if not job.quiet and (job.output is not None or totals.reports > 1):
                click.echo(totals.words(job.output), err=True)
    _tell_failures(inputs.failures, len(inputs.failures) + totals.reports)
    return _exit_code(inputs.failures)


def code_examples(output: Path | None, threads: int) -> None:
    """Code the reports that come with the program; print the table, write a page where asked.

    Raises:
        OutputError: The page cannot be written.
        DataError: The program's own data is broken.
    """
    with open_output(output, sys.stdout.buffer) as page_stream:
        coded = list(Coder(threads=threads).reports(example_articles()))
        table = _writer("table", None, sys.stdout.buffer)
        for report in coded:
            table.write(report)
        if output is not None:
            with closing(writer_for("html", page_stream)) as page:
                for report in coded:
                    page.write(report)
    totals = _Totals()
    for report in coded:
        totals.add(report)
    click.echo(totals.words(output), err=True)


def explain_event(job: CodeJob, number: int) -> None:
    """Print why the report's event of that number was coded.

    Raises:
        InputError: The report cannot be read.
        NoSuchEvent: The report has fewer events.
        DataError: The program's own data is broken.
    """
    inputs = Inputs(job.reports, _day(job.published), job.publisher)
    article = inputs.single_article()
    coder = Coder(threads=job.threads, codebook=job.codebook, gazetteer=job.gazetteer)
    coded = coder.report(article)
    if number > len(coded.events):
        raise NoSuchEvent(
            f"there is no event {number}: the report has {count_of(len(coded.events), 'event')}.",
            coded.name,
            "See the numbers with 'detente code'.",
        )
    Console(highlight=False).print(explanation(coded, number, coder.rule))


def _write_all(job: CodeJob, form: str, inputs: Inputs, totals: _Totals) -> None:
    with open_output(job.output, sys.stdout.buffer) as stream:
        coder = Coder(threads=job.threads, codebook=job.codebook, gazetteer=job.gazetteer)
        coded = coder.reports(inputs.articles(), on_error=inputs.not_coded, positions=job.positions)
        with closing(_writer(form, job.output, stream, positions=job.positions)) as writer:
            for report in _followed(coded, job, len(inputs.names)):
                shown = replace(report, min_confidence=job.min_confidence)
                writer.write(shown)
                totals.add(shown)
        if not totals.reports:
            raise _NothingCodedError


def _writer(form: str, output: Path | None, stream: BinaryIO, *, positions: bool = False) -> Writer:
    if form == "table" and output is None and sys.stdout.isatty():
        return _TerminalWriter(positions)
    return position_writer_for(form, stream) if positions else writer_for(form, stream)


def _followed(coded: Iterable[CodedReport], job: CodeJob, total: int) -> Iterator[CodedReport]:
    """The reports, with a progress bar where someone can see it and it is in nobody's way."""
    table_on_terminal = job.output is None and sys.stdout.isatty()
    if job.quiet or total < 2 or not sys.stderr.isatty() or table_on_terminal:
        yield from coded
        return
    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(coded, total=total)


def _refuse_to_overwrite(inputs: Inputs, output: Path | None) -> None:
    if output is None or not output.is_file():
        return
    if any(name.resolve() == output.resolve() for name in inputs.files()):
        raise OutputError(
            "it is one of the reports to be coded.", str(output), "Choose another name with -o."
        )


def _day(published: str | None) -> date | None:
    return None if published is None else parse_day(published, "--published")


def _tell_failures(failures: Sequence[Failure], total: int) -> None:
    if len(failures) == total == 1:
        click.echo(f"Error: {failures[0].message}", err=True)
    elif failures:
        click.echo(f"{len(failures)} of {count_of(total, 'report')} could not be coded:", err=True)
        for failure in failures:
            click.echo(f"  {plain(failure.message)}", err=True)


def _exit_code(failures: Sequence[Failure]) -> int:
    if any(not failure.expected for failure in failures):
        return FAILED_INSIDE
    return FAILED_SOME if failures else 0
