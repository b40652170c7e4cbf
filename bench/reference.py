"""The spaCy reference in its own process, so that it may live in its own environment."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from bench.one_thread import limited

__all__ = ["Reference", "has_spacy"]

_WORKER = Path(__file__).with_name("spacy_worker.py")


def has_spacy(python: str) -> bool:
    """Whether that interpreter has spaCy."""
    command = [python, "-c", "import spacy"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


class Reference:
    """A running spaCy pipeline; use in a ``with`` statement."""

    def __init__(self, python: str, texts: Sequence[str]) -> None:
        """Start it.

        Args:
            python: The interpreter that has spaCy.
            texts: What each run reads.
        """
        self._process = subprocess.Popen(
            [python, "-W", "ignore", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=limited(),
        )
        ready = self._ask(json.dumps(list(texts)))
        self.version = str(ready["ready"])
        self.words = int(ready["words"])

    def run(self) -> float:
        """Seconds of one run over all texts."""
        return float(self._ask("run")["seconds"])

    def _ask(self, line: str) -> dict[str, float | str]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the spaCy process ended early; its message stands above")
        out: dict[str, float | str] = json.loads(answer)
        return out

    def __enter__(self) -> "Reference":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate("end\n")
