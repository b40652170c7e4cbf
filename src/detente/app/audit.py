"""A user's audit of coded events: a sample is judged one by one, and precision is reported by type."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.app._sampling import Precision, draw, overall, precision
from detente.app._words import count_of, plain, what_kind, when_words, who_is
from detente.app.record import event_of
from detente.app.show import QUAD_STYLES, sentence_text
from detente.errors import BadOption, EmptyInput, MissingInput, OutputError, UnreadableInput
from detente.terms import Event

__all__ = ["Answers", "AuditJob", "audit", "read_events"]

_ANSWERS = {"r": "right", "w": "wrong", "u": "unsure"}
_HELP = "r right, w wrong, u unsure, b back, q stop"
_FORM = 1
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class AuditJob:
    """What ``detente audit`` was asked to do; ``answers`` is where the answers are kept."""

    events: Path
    sample: int = 100
    seed: int = 0
    answers: Path | None = None
    report_only: bool = False


@dataclass
class Answers:
    """The answers given so far, by event id, kept in a file that is replaced after each."""

    path: Path
    source: str
    given: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path, source: str) -> "Answers":
        """The answers of an earlier run, none where there was none.

        Raises:
            UnreadableInput: The file is no file of answers.
        """
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls(path, source)
        except OSError as error:
            raise UnreadableInput(f"{error.strerror or error}.", str(path)) from error
        except ValueError as error:
            raise UnreadableInput("it is no file of answers.", str(path), "Name another one.") from error
        given = raw.get("answers") if isinstance(raw, dict) else None
        if not isinstance(given, dict) or not set(given.values()) <= set(_ANSWERS.values()):
            raise UnreadableInput("it is no file of answers.", str(path), "Name another one.")
        return cls(path, source, dict(given))

    def put(self, event: Event, answer: str | None) -> None:
        """Keep an answer, or take it back (None); it is on disk when this returns.

        Raises:
            OutputError: It cannot be written.
        """
        if answer is None:
            self.given.pop(event.id, None)
        else:
            self.given[event.id] = answer
        content = {"form": _FORM, "events": self.source, "answers": self.given}
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            with beside.open("w", encoding="utf-8") as stream:
                json.dump(content, stream, ensure_ascii=False, indent=1)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(self.path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise OutputError(
                f"the answer cannot be kept: {error.strerror or error}.",
                str(self.path),
                "Name another file with --answers.",
            ) from error


def audit(job: AuditJob) -> int:
    """Ask about a sample of the events, then report precision; the exit code, 0.

    Raises:
        InputError: The events or earlier answers cannot be read.
        OutputError: An answer cannot be kept.
    """
    events, source = read_events(job.events)
    path = job.answers or job.events.with_name(job.events.name + ".audit.json")
    answers = Answers.load(path, source)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH)
    if not job.report_only:
        sample = draw(events, job.sample, job.seed)
        _ask(sample, answers, console)
    by_type = _by_type(events, answers.given)
    console.print(_report(by_type))
    if answers.given and not job.report_only:
        console.print(Text(f"The answers are kept in {path}.", style="dim"))
    return 0


def read_events(path: Path) -> tuple[list[Event], str]:
    """The events of a file of JSON lines, and the start of the SHA-256 of the file.

    Raises:
        MissingInput: There is no such file.
        BadOption: It is no file of JSON lines.
        UnreadableInput: A line is no event; the message names it.
        EmptyInput: There is no event in it.
    """
    advice = "Write the events with 'detente code --format jsonl'."
    if path.is_dir():
        raise BadOption("it is a folder; a ledger cannot be audited yet.", str(path), advice)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise MissingInput("there is no such file.", str(path), "Check the name.") from None
    except OSError as error:
        raise UnreadableInput(f"{error.strerror or error}.", str(path)) from error
    events: dict[str, Event] = {}
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            event = event_of(_record(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableInput("the line is no event.", f"{path}:{number}", advice) from error
        events.setdefault(event.id, event)
    if not events:
        raise EmptyInput("there is no event in it.", str(path), advice)
    return list(events.values()), hashlib.sha256(content).hexdigest()[:16]


def _record(line: bytes) -> Mapping[str, Any]:
    record = json.loads(line.decode("utf-8"))
    if not isinstance(record, dict):
        raise TypeError(f"a {type(record).__name__}, no object")
    return record


def _ask(sample: Sequence[Event], answers: Answers, console: Console) -> None:
    """Show each event that has no answer yet, and keep what is answered."""
    keys = _keys(console)
    asked: list[int] = []
    at = 0
    while at < len(sample):
        event = sample[at]
        if event.id in answers.given:
            at += 1
            continue
        done = sum(one.id in answers.given for one in sample)
        console.print(_shown(event, done + 1, len(sample)))
        key = next(keys, "q")
        if key == "q":
            console.print(f"stopped: {done} of {count_of(len(sample), 'event')} answered")
            return
        if key == "b":
            if asked:
                at = asked.pop()
                answers.put(sample[at], None)
            continue
        answers.put(event, _ANSWERS[key])
        console.print(Text(_ANSWERS[key], style="dim"))
        asked.append(at)
        at += 1
    console.print(f"all {count_of(len(sample), 'event')} of the sample answered")


def _keys(console: Console) -> Iterator[str]:
    """The keys pressed, or the lines of the standard input; what means nothing is asked again."""
    read: Callable[[], str] = click.getchar if sys.stdin.isatty() else sys.stdin.readline
    while True:
        try:
            given = read()
        except EOFError:  # Ctrl-D
            return
        if not given:
            return
        key = given.strip().lower()[:1]
        if key in _ANSWERS or key in {"q", "b"}:
            yield key
        elif key:
            console.print(Text(_HELP, style="dim"))


def _shown(event: Event, number: int, total: int) -> Text:
    """The event with its sentence, and what may be answered."""
    text = Text(f"\n{number} of {total}  ", style="dim")
    text.append(plain(what_kind(event)), style=f"bold not dim {QUAD_STYLES.get(event.quad, '')}")
    text.append(f"  {when_words(event.date)}  confidence {event.confidence:.2f}\n")
    parties = [("actor", event.actors), ("recipient", event.recipients)]
    for role, entities in parties:
        names = "; ".join(dict.fromkeys(f"{who_is(one)} “{plain(one.text)}”" for one in entities))
        text.append(f"{role:>10}  ").append((names or "none") + "\n", style="not dim")
    flags = list(event.aux_modes)
    if event.attribution and event.attribution.speaker:
        flags.append(f"says {who_is(event.attribution.speaker)}")
    if flags:
        text.append(f"{'flags':>10}  ").append(", ".join(flags) + "\n", style="not dim")
    text.append("\n")
    line = sentence_text(event)
    line.stylize("not dim")
    return Text.assemble(text, line, Text(f"\n\n{_HELP}", style="dim"))


def _by_type(events: Sequence[Event], given: Mapping[str, str]) -> dict[str, Precision]:
    rows: dict[str, list[Event]] = {}
    for event in events:
        rows.setdefault(event.event_type, []).append(event)
    return {
        name: precision(len(rows[name]), [given[event.id] for event in rows[name] if event.id in given])
        for name in sorted(rows)
    }


def _report(by_type: Mapping[str, Precision]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, caption_justify="left")
    table.add_column("type")
    for name in ("events", "right", "wrong", "unsure", "precision", "95% interval"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, part in by_type.items():
        table.add_row(Text(plain(name)), *_cells(part))
    table.add_section()
    table.add_row("all, by their numbers", *_cells(overall(by_type)), style="bold")
    return table


def _cells(part: Precision) -> tuple[str, ...]:
    counts = tuple(f"{number:,}" for number in (part.events, part.right, part.wrong, part.unsure))
    if part.share is None or part.low is None or part.high is None:
        return (*counts, "-", "-")
    return (*counts, f"{part.share:.3f}", f"{part.low:.3f}-{part.high:.3f}")
