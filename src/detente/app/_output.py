"""Where coded reports go: one writer for each format, and files written whole or not at all."""

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from detente.app._csv import csv_header, csv_line
from detente.app.record import json_line, position_json_line
from detente.app.report import CodedReport
from detente.errors import BadOption, OutputError

if TYPE_CHECKING:
    import pyarrow.parquet
    from rich.console import Console

__all__ = ["FORMATS", "Writer", "format_for", "open_output", "position_writer_for", "writer_for"]

FORMATS = ("table", "jsonl", "csv", "parquet", "html")
POSITION_FORMATS = ("table", "jsonl")

_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
}

# Events gathered before a row group is written: some megabytes of memory at most.
ROW_GROUP = 10_000
# Columns of a table that goes to a file or a pipe.
FILE_WIDTH = 140


class Writer(Protocol):
    """Takes coded reports one after the other; ``close`` ends what was begun."""

    def write(self, coded: CodedReport) -> None:
        """Write the report's shown events."""

    def close(self) -> None:
        """Write what belongs at the end. The stream itself stays open."""


def format_for(chosen: str | None, output: Path | None, *, positions: bool = False) -> str:
    """The format asked for, else the one that the output's name tells, else a table.

    Raises:
        BadOption: The name tells none; or the format cannot go to a terminal or a pipe, or holds no
            positions.
    """
    if chosen is None and output is not None:
        chosen = _SUFFIXES.get(output.suffix.lower())
        if chosen is None and not _is_special(output):
            known = ", ".join(_SUFFIXES)
            raise BadOption(
                f"the name {str(output)!r} does not tell the format.",
                "--output",
                f"Add --format, or end the name in one of {known}.",
            )
    if chosen == "parquet" and output is None:
        raise BadOption("parquet is binary and needs a file.", "--format", "Add -o events.parquet.")
    if positions and chosen not in (None, *POSITION_FORMATS):
        raise BadOption(
            f"positions cannot be written as {chosen}.",
            "--positions",
            f"Choose one of {', '.join(POSITION_FORMATS)}.",
        )
    return chosen or "table"


@contextmanager
def open_output(output: Path | None, standard: BinaryIO) -> Iterator[BinaryIO]:
    """A binary stream to the output, or the standard output where there is none.

    A file is written under another name beside it and renamed at the end, so that a run that fails
    leaves the old file as it was. It is opened at once: an output that cannot be written is found
    before any work is done.

    Raises:
        OutputError: The output cannot be written.
    """
    if output is None:
        yield standard
        standard.flush()
        return
    try:
        if _is_special(output):
            with output.open("wb") as stream:
                yield stream
        else:
            with _replacing(output) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise _cannot_write(output, problem) from problem


def writer_for(name: str, stream: BinaryIO) -> Writer:
    """The writer of a format; not for ``table`` on a terminal, which needs a console."""
    makers: dict[str, Callable[[BinaryIO], Writer]] = {
        "jsonl": JsonlWriter,
        "csv": CsvWriter,
        "parquet": ParquetWriter,
        "html": HtmlWriter,
    }
    if name in makers:
        return makers[name](stream)
    return PlainTableWriter(stream)


def position_writer_for(name: str, stream: BinaryIO) -> Writer:
    """The writer of positions in a format; not for ``table`` on a terminal."""
    return PositionJsonlWriter(stream) if name == "jsonl" else PlainPositionWriter(stream)


class PositionJsonlWriter:
    """One position a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, coded: CodedReport) -> None:
        """Write the report's shown positions."""
        for position in coded.shown_positions:
            self._stream.write(position_json_line(position).encode("utf-8") + b"\n")

    def close(self) -> None:
        """Nothing belongs at the end."""


class JsonlWriter:
    """One record a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, coded: CodedReport) -> None:
        """Write the report's shown events."""
        for item in coded.shown:
            self._stream.write(json_line(item.event).encode("utf-8") + b"\n")

    def close(self) -> None:
        """Nothing belongs at the end."""


class CsvWriter:
    """The flat table, with a line of column names."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.write(csv_header().encode("utf-8"))

    def write(self, coded: CodedReport) -> None:
        """Write the report's shown events."""
        for item in coded.shown:
            self._stream.write(csv_line(item.event).encode("utf-8", "replace"))

    def close(self) -> None:
        """Nothing belongs at the end."""


class HtmlWriter:
    """One page with all reports."""

    def __init__(self, stream: BinaryIO) -> None:
        from detente.app import page  # noqa: PLC0415 - needed for this format only

        self._page = page
        self._stream = stream
        self._names: list[str] = []
        self._versions = "coded by detente"
        self._put(page.page_start())

    def write(self, coded: CodedReport) -> None:
        """Write the report's section."""
        self._names.append(coded.name)
        if coded.events:
            coder = coded.events[0].coder
            self._versions = (
                f"coded by detente {coder.version}, codebook {coder.codebook}, model {coder.model}, "
                f"gazetteer {coder.gazetteer}"
            )
        self._put(self._page.page_of_report(coded, len(self._names)))

    def close(self) -> None:
        """Write the foot of the page."""
        self._put(self._page.page_end(self._names, self._versions))

    def _put(self, text: str) -> None:
        self._stream.write(text.encode("utf-8", "replace"))


class ParquetWriter:
    """The nested table, in row groups of about ``ROW_GROUP`` events."""

    def __init__(self, stream: BinaryIO) -> None:
        from pyarrow import parquet  # noqa: PLC0415 - needed for this format only

        from detente.app import tables  # noqa: PLC0415

        self._tables = tables
        self._file: pyarrow.parquet.ParquetWriter = parquet.ParquetWriter(
            stream, tables.arrow_schema(), compression="zstd"
        )
        self._waiting: list[CodedReport] = []
        self._count = 0

    def write(self, coded: CodedReport) -> None:
        """Keep the report's shown events, and write them when there are enough."""
        self._waiting.append(coded)
        self._count += len(coded.shown)
        if self._count >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left and the file's footer."""
        if self._count:
            self._flush()
        self._file.close()

    def _flush(self) -> None:
        events = [item.event for coded in self._waiting for item in coded.shown]
        self._file.write_table(self._tables.to_arrow(events))
        self._waiting, self._count = [], 0


class PlainTableWriter:
    """The table as plain text of ``FILE_WIDTH`` columns, for files and pipes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, coded: CodedReport) -> None:
        """Write the report's table."""
        from rich.console import Console  # noqa: PLC0415 - costs 0.1 s, not needed by other formats

        page = io.StringIO()
        self._show()(
            Console(
                file=page, width=FILE_WIDTH, color_system=None, legacy_windows=False, force_jupyter=False
            ),
            coded,
        )
        lines = (line.rstrip() + "\n" for line in page.getvalue().splitlines())
        self._stream.write("".join(lines).encode("utf-8", "replace"))

    def close(self) -> None:
        """Nothing belongs at the end."""

    def _show(self) -> Callable[["Console", CodedReport], None]:
        from detente.app.show import show_report  # noqa: PLC0415 - as above

        return show_report


class PlainPositionWriter(PlainTableWriter):
    """The table of positions as plain text."""

    def _show(self) -> Callable[["Console", CodedReport], None]:
        from detente.app._show_positions import show_positions  # noqa: PLC0415 - as above

        return show_positions


@contextmanager
def _replacing(output: Path) -> Iterator[BinaryIO]:
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, name = tempfile.mkstemp(prefix=".detente-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(_mode_for(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode_for(target: Path) -> int:
    """The rights of the file that is replaced, else those that a new file gets."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _is_special(output: Path) -> bool:
    """Whether the output is a device or a pipe, which is written as it stands."""
    return output.exists() and not output.is_file() and not output.is_dir()


def _cannot_write(output: Path, problem: OSError) -> OutputError:
    advice = "Choose another place with -o."
    if isinstance(problem, FileNotFoundError):
        advice = f"Make the folder {str(output.parent)!r} first, or choose another place with -o."
    reason = problem.strerror or str(problem)
    return OutputError(f"it cannot be written: {reason}.", str(output), advice)
