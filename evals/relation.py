"""The pair question on the development half of the PLOVER gold standard records: type, given the parties.

Each record whose markup names a source and a target (or two that are both) is asked with the first of
each. ``accuracy`` is the share whose likeliest type is the record's; ``macro_f1`` the mean of the types'
F1 over the types that the records have; ``detected`` the share where a relation was seen at all.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.plover_gsr import TODAY

__all__ = ["Question", "macro_f1", "questions", "run"]

_MARK = re.compile(r"\((?P<kind>SRC/TAR|SRC|TAR|EVT|LOC|DATE): (?P<words>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence with two marked parties and the type of the relation."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    event_type: str


def run(shared: Path) -> dict[str, float | int]:
    """Shares 0..1 and counts, by name."""
    from detente.app.pipeline import Coder  # noqa: PLC0415 - costs the model

    coder = Coder(threads=2)
    pairs = []
    detected = 0
    for asked in questions(shared / "data/plover/plover_gsr_dev.jsonl"):
        found = coder.relation(asked.text, asked.source, asked.target)
        pairs.append((asked.event_type, found.likeliest_type))
        detected += found.event_type is not None
    right = sum(gold == ours for gold, ours in pairs)
    return {
        "accuracy": right / len(pairs),
        "macro_f1": macro_f1(pairs),
        "detected": detected / len(pairs),
        "questions": len(pairs),
        "right": right,
    }


def questions(path: Path) -> Iterator[Question]:
    """The records that name both parties in their markup."""
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        text, spans = _plain((raw.get("textInfo") or {}).get("markup") or "")
        both = spans.get("SRC/TAR", [])
        source = (spans.get("SRC") or both)[:1]
        target = (spans.get("TAR") or both[1:])[:1]
        if source and target:
            yield Question(text, source[0], target[0], TODAY.get(raw["event"], raw["event"]))


def _plain(markup: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and the spans by kind."""
    spans: dict[str, list[tuple[int, int]]] = {}
    pieces: list[str] = []
    length = end = 0
    for match in _MARK.finditer(markup):
        before = markup[end : match.start()]
        start = length + len(before)
        pieces += [before, match["words"]]
        length = start + len(match["words"])
        spans.setdefault(match["kind"], []).append((start, length))
        end = match.end()
    return "".join([*pieces, markup[end:]]), spans


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 over the gold types, from pairs of gold and found type."""
    gold, ours = Counter(g for g, _ in pairs), Counter(o for _, o in pairs)
    right = Counter(g for g, o in pairs if g == o)
    return sum(2 * right[kind] / (gold[kind] + ours[kind]) for kind in gold) / max(1, len(gold))
