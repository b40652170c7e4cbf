"""The floors: what each set must reach, and on which files it was measured."""

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Floors", "digests", "load_floors", "misses", "raised", "save_floors"]

Measures = Mapping[str, float | int]

# Half a point below the measured value (shares 0..1): a quantised model may round a close decision
# differently on another processor, and that must not fail the gate.
_MARGIN = 0.005
_DIGITS = 3


@dataclass(frozen=True)
class Floors:
    """The floors of one set: the least value of each measure, and the sha256 of each corpus file.

    ``lowered`` says for each time that a floor was lowered why.
    """

    floors: dict[str, float] = field(default_factory=dict)
    corpus: dict[str, str] = field(default_factory=dict)
    lowered: tuple[str, ...] = ()


def load_floors(path: Path) -> dict[str, Floors]:
    """The floors by name of set; none where the file is missing."""
    if not path.exists():
        return {}
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Floors(entry["floors"], entry["corpus"], tuple(entry.get("lowered", ())))
        for name, entry in raw.items()
    }


def save_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    """Write the floors, in the order of the names."""
    raw = {
        name: {
            "floors": floors[name].floors,
            "corpus": floors[name].corpus,
            "lowered": list(floors[name].lowered),
        }
        for name in sorted(floors)
    }
    path.write_text(json.dumps(raw, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def digests(files: Iterable[Path], root: Path) -> dict[str, str]:
    """The sha256 of each file, by its path below ``root``."""
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(files)
    }


def misses(floors: Floors, measured: Measures, corpus: Mapping[str, str]) -> list[str]:
    """What keeps the set from passing, in words; empty where it passes or has no floors yet."""
    if not floors.floors:
        return []
    out = [
        f"{name} {measured.get(name, 0.0):.4f} is below its floor {least:.3f}"
        for name, least in sorted(floors.floors.items())
        if measured.get(name, 0.0) < least
    ]
    changed = sorted(
        file for file in floors.corpus.keys() | corpus.keys() if floors.corpus.get(file) != corpus.get(file)
    )
    if changed:
        out.append(f"the corpus is not the one the floors were measured on: {', '.join(changed[:4])}")
    return out


def raised(old: Floors, measured: Measures, corpus: Mapping[str, str], reason: str | None = None) -> Floors:
    """The floors brought up to what was measured.

    Shares (floats of 0..1) get a floor, counts do not. A floor is lowered only where ``reason`` says why,
    and the reason is kept.
    """
    new: dict[str, float] = {}
    fallen: list[str] = []
    for name, value in measured.items():
        if isinstance(value, int) or not 0 <= value <= 1:
            continue
        least = max(0.0, math.floor((value - _MARGIN) * 10**_DIGITS) / 10**_DIGITS)
        before = old.floors.get(name)
        if before is not None and least < before and reason is None:
            least = before
        elif before is not None and least < before:
            fallen.append(f"{name} from {before} to {least}")
        new[name] = least
    note = (f"{reason}: {', '.join(fallen)}",) if fallen else ()
    return Floors(new, dict(corpus), old.lowered + note)
