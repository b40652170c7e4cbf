"""Where the time goes: a clock around each stage of the pipeline, its own time without what it calls."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, ParamSpec, TypeVar

import detente.reader._reader as reader
from detente.app import pipeline
from detente.reader._core import LanguageCore
from detente.reader._subwords import Subwords

__all__ = ["StageClock", "staged"]

Given = ParamSpec("Given")
Result = TypeVar("Result")


class StageClock:
    """Seconds by stage; time spent in an inner stage is not counted in the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    def timed(self, stage: str, work: Callable[Given, Result]) -> Callable[Given, Result]:
        """The function with a clock around it."""

        def run(*args: Given.args, **more: Given.kwargs) -> Result:
            self._turn(entering=stage)
            try:
                return work(*args, **more)
            finally:
                self._turn(entering=None)

        return run

    def _turn(self, entering: str | None) -> None:
        now = time.perf_counter()
        if self._open:
            stage = self._open[-1]
            self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        if entering is None:
            self._open.pop()
        else:
            self._open.append(entering)
        self._since = now


@contextmanager
def staged(coder: pipeline.Coder, clock: StageClock) -> Iterator[None]:
    """Puts the clock around the stages of a coder while the block runs."""
    places: list[tuple[Any, str, str]] = [
        (pipeline, "read_text", "sources"),
        (reader, "split_sentences", "split"),
        (reader, "tokenize", "split"),
        (Subwords, "count", "encode"),
        (Subwords, "batch", "encode"),
        (LanguageCore, "parse", "decode"),
        (reader.Reader, "read", "reading"),
        (type(coder._who), "mentions", "who"),
        (type(coder._coder), "code", "coder"),
        (type(coder._settler), "settle", "settle"),
    ]
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in places]
    session = coder._reader._core._session
    for owner, name, stage in places:
        setattr(owner, name, clock.timed(stage, getattr(owner, name)))
    coder._reader._core._session = SimpleNamespace(run=clock.timed("onnx", session.run))
    try:
        yield
    finally:
        for owner, name, work in kept:
            setattr(owner, name, work)
        coder._reader._core._session = session
