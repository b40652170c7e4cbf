"""Runs every development set, prints its figures with counts, and compares them with the floors.

Exit status: 0 where every set that was run reaches its floors, 1 where one does not.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evals.floors import Floors, digests, load_floors, misses, raised, save_floors
from evals.sets import ROOT, Outcome, Set, all_sets, shared_folder

__all__ = ["main"]

_FLOORS = ROOT / "floors.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; the exit status."""
    options = _parser().parse_args(arguments)
    shared = Path(options.shared) if options.shared else shared_folder()
    floors = load_floors(_FLOORS)
    chosen = [one for one in all_sets() if not options.only or one.name in options.only]
    failed: list[str] = []
    for one in chosen:
        problem = _absent(one, shared)
        if problem:
            print(f"{one.name}: skipped, {problem}\n")
            continue
        base, files = one.files(shared)
        began = time.perf_counter()
        try:
            outcome = one.run(shared or ROOT)
        except ModuleNotFoundError as missing:
            # A set that is not written yet; one that has floors must run.
            if one.name in floors or not str(missing.name).startswith("evals."):
                raise
            print(f"{one.name}: skipped, no module {missing.name}\n")
            continue
        corpus = digests(files, base)
        old = floors.get(one.name, Floors())
        if options.write_floors:
            floors[one.name] = old = raised(old, outcome.measures, corpus, options.lower)
        problems = misses(old, outcome.measures, corpus)
        _print(one, outcome, old, time.perf_counter() - began)
        for line in outcome.lines if options.details else ():
            print(f"  {line}")
        for line in problems:
            print(f"  MISSED: {line}")
            failed.append(f"{one.name}: {line}")
        print()
    if options.write_floors:
        save_floors(_FLOORS, floors)
        print(f"wrote {_FLOORS.name}")
    print("\n".join(failed) if failed else "every floor is met")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=(__doc__ or "").splitlines()[0])
    names = [one.name for one in all_sets()]
    parser.add_argument("--only", action="append", choices=names, help="this set alone; may be given again")
    parser.add_argument(
        "--details", action="store_true", help="each event found, missed, false (no frozen set)"
    )
    parser.add_argument("--shared", help="the folder of shared data (else $DETENTE_SHARED, ../shared)")
    parser.add_argument("--write-floors", action="store_true", help="raise the floors to what is measured")
    parser.add_argument(
        "--lower", metavar="REASON", help="with --write-floors: lower floors too, and keep why"
    )
    return parser


def _absent(one: Set, shared: Path | None) -> str | None:
    if one.shared and shared is None:
        return "the shared data is not here (set DETENTE_SHARED to its folder)"
    if not one.files(shared)[1]:
        return "its files are missing"
    return None


def _print(one: Set, outcome: Outcome, floors: Floors, seconds: float) -> None:
    print(f"{one.name}: {one.about} ({seconds:.1f} s)")
    for name, value in outcome.measures.items():
        if isinstance(value, int):
            continue
        least = floors.floors.get(name)
        verdict = "" if least is None else f"  floor {least:.3f}  {'ok' if value >= least else 'MISSED'}"
        print(f"  {name:<28} {value:>8.4f}{verdict}")
    counts = [f"{name} {value}" for name, value in outcome.measures.items() if isinstance(value, int)]
    if counts:
        print(f"  counts: {', '.join(counts)}")


if __name__ == "__main__":
    sys.exit(main())
