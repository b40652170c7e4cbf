"""From what the user names to articles: files, folders, standard input."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from detente.app._articles import with_known
from detente.errors import BadOption, DetenteError, TooLarge, UnreadableInput
from detente.sources import MAX_BYTES, decode, find_reports, read_file, read_text
from detente.terms import Article

__all__ = ["STANDARD_INPUT", "Failure", "Inputs"]

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be coded."""

    name: str
    message: str
    expected: bool
    """False where the fault is the program's, not the input's."""


@dataclass
class Inputs:
    """The reports that the arguments name, and what went wrong with them so far."""

    arguments: Sequence[str]
    published: date | None = None
    publisher: str | None = None
    failures: list[Failure] = field(default_factory=list)
    names: list[str | Path] = field(init=False)
    """What will be read, in order."""

    def __post_init__(self) -> None:
        if self.arguments.count(STANDARD_INPUT) > 1:
            raise BadOption("standard input can be read only once.", "-", "Name '-' a single time.")
        self.names = list(self._found())

    def articles(self) -> Iterator[Article]:
        """Each input as an article, read when its turn comes; one that cannot be read is noted."""
        for name in self.names:
            try:
                yield self._article(name)
            except DetenteError as problem:
                self._failed(str(name), problem)

    def single_article(self) -> Article:
        """The one report that the arguments name.

        Raises:
            InputError: It cannot be read.
            BadOption: The arguments name several reports.
        """
        argument = self.arguments[0]
        name = argument if argument == STANDARD_INPUT else Path(argument)
        if isinstance(name, Path) and name.is_dir():
            raise BadOption("it is a folder.", argument, "Name one report.")
        return self._article(name)

    def not_coded(self, article: Article, problem: Exception) -> None:
        """Note an article that was read and could not be coded."""
        self._failed(article.source or article.id, problem)

    def files(self) -> Iterable[Path]:
        """The files among the inputs."""
        return (name for name in self.names if isinstance(name, Path))

    def _found(self) -> Iterator[str | Path]:
        for argument in self.arguments:
            if argument == STANDARD_INPUT:
                yield argument
                continue
            try:
                yield from find_reports([Path(argument)])
            except DetenteError as problem:
                self._failed(argument, problem)

    def _article(self, name: str | Path) -> Article:
        if isinstance(name, Path):
            return with_known(
                lambda day, who: read_file(name, published=day, publisher=who), self.published, self.publisher
            )
        where = "standard input"
        text = decode(_all_of(sys.stdin.buffer, where), where)
        return with_known(
            lambda day, who: read_text(text, source=where, published=day, publisher=who),
            self.published,
            self.publisher,
        )

    def _failed(self, name: str, problem: Exception) -> None:
        expected = isinstance(problem, DetenteError)
        message = str(problem) if expected else f"{name}: {type(problem).__name__}: {problem}"
        self.failures.append(Failure(name, message, expected))


def _all_of(stream: BinaryIO, where: str) -> bytes:
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as problem:
        raise UnreadableInput(f"{problem.strerror or problem}.", where) from problem
    if len(data) > MAX_BYTES:
        raise TooLarge(f"it is over {MAX_BYTES // 1024 // 1024} MB.", where, "Give one report at a time.")
    return data
