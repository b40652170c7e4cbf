"""What one run of the program costs: seconds from start to end, import, peak memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.one_thread import unlimited
from bench.texts import Text

__all__ = ["Cost", "bare_start", "batch_run", "cold_start", "import_time"]

# ru_maxrss is in KiB on Linux and in bytes on macOS.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """Wall seconds (median) and peak resident memory in MB (largest) of fresh processes."""

    seconds: float
    peak_mb: float


def cold_start(text: Text, times: int = 5) -> Cost:
    """``detente code report.txt`` in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text.text, encoding="utf-8")
        return _cost([_script(), "code", "--format", "jsonl", str(path)], times)


def batch_run(texts: Sequence[Text]) -> Cost:
    """``detente code FOLDER`` over all texts in one fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:05}.txt").write_text(text.text, encoding="utf-8")
        return _cost([_script(), "code", "--format", "jsonl", folder], 1)


def import_time(times: int = 5) -> Cost:
    """``import detente`` in a fresh process, the interpreter's own start included."""
    return _cost([sys.executable, "-c", "import detente"], times)


def bare_start(times: int = 5) -> Cost:
    """The interpreter alone."""
    return _cost([sys.executable, "-c", "pass"], times)


def _script() -> str:
    return str(Path(sys.executable).with_name("detente"))


def _cost(command: Sequence[str], times: int) -> Cost:
    runs = [_once(command) for _ in range(times)]
    return Cost(statistics.median(run.seconds for run in runs), max(run.peak_mb for run in runs))


def _once(command: Sequence[str]) -> Cost:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=unlimited())
    assert process.stderr is not None
    problem = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {problem.decode(errors='replace').strip()}")
    return Cost(seconds, usage.ru_maxrss * _RSS_UNIT / 1e6)
