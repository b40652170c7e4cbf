"""The whole training in one command: ``python -m training.language_core --help``.

Fetches the base encoder, trains, teaches it events, exports into the package, measures the exported
artefact and writes the model card.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from training.language_core.base import fetch_base
from training.language_core.card import write_card

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "src/detente/reader/data"


def main() -> None:
    """Read the options and run each step in a process of its own (memory is given back between)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the data")
    parser.add_argument("--work", type=Path, default=ROOT / "out/training", help="folder for checkpoints")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    base = fetch_base(options.work)
    common = ["--base", str(base)]
    _run(
        "language_core.train",
        *common,
        *("--shared", str(options.shared), "--out", str(options.work)),
        *("--epochs", str(options.epochs), "--seed", str(options.seed)),
    )
    core = ["--core", str(options.work / "core.pt"), "--shared", str(options.shared)]
    events = options.work / "events"
    _run("event_scorer.train", *common, *core, "--out", str(events / "rules"), "--fold", "0")
    _run("event_scorer.train", *common, *core, "--out", str(events))
    _run("language_core.export", *common, "--checkpoint", str(events / "core.pt"), "--out", str(MODEL))
    summary = _read(options.work / "training.json")
    rules = _read(events / "rules/events.json")["held"]
    write_card(MODEL, options.shared, summary, _read(events / "events.json") | {"rules": rules})


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", f"training.{module}", *arguments], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
