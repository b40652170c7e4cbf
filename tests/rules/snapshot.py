"""Writes known_misses.txt anew, prints the rates by type: ``python -m tests.rules.snapshot [TYPE ...]``.

With types, only these are coded and printed, with each miss, and nothing is written.
"""

# ruff: noqa: T201
import sys
from collections import Counter

from detente import Coder
from detente.codebook import load_codebook
from tests.rules.outcomes import outcomes, write_known_misses


def main(types: list[str]) -> None:
    coder = Coder()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    missed = []
    for rule in load_codebook().rules:
        if types and rule.event_type not in types:
            continue
        for name, is_right, text in outcomes(coder, rule):
            key = (rule.event_type, "example" if "#" in name else "near miss")
            total[key] += 1
            right[key] += is_right
            if not is_right:
                missed.append(name)
                if types:
                    print(f"{name}: {text}")
    for key in sorted(total):
        print(f"{key[0]:10} {key[1]:10} {right[key]:4} of {total[key]:4}  {right[key] / total[key]:6.1%}")
    for kind in ("example", "near miss"):
        hits = sum(count for key, count in right.items() if key[1] == kind)
        count = sum(count for key, count in total.items() if key[1] == kind)
        print(f"{'all':10} {kind:10} {hits:4} of {count:4}  {hits / max(count, 1):6.1%}")
    if not types:
        write_known_misses(missed)


if __name__ == "__main__":
    main([name.upper() for name in sys.argv[1:]])
