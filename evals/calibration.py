"""Is the confidence of an event the share of such events that are right?

Each coded event of the frozen reports is right or wrong as the reports' scorer says; an event that the
gold lists as optional counts as right. Events are put in ten bins of equal width by their confidence;
the expected calibration error (ECE) is the mean distance between a bin's mean confidence and its share
of right events, each bin weighed by its events. The Brier score is the mean squared distance of the
confidence from 0 or 1; ``auc`` the chance that a right event is more confident than a wrong one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.articles import code_reports, load_reports
from evals.scoring import coded_of, score
from evals.sets import Outcome

__all__ = ["Bin", "Judged", "bins_of", "judged", "run", "table"]

BINS = 10
_REPORTS = Path(__file__).parent / "reports"


@dataclass(frozen=True, slots=True)
class Judged:
    """A coded event: its confidence, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Events whose confidence lies in [low, high)."""

    low: float
    high: float
    events: int
    confidence: float
    right: float


def run(_shared: Path, split: str = "frozen") -> Outcome:
    """Calibration on the frozen reports: ``agreement`` is 1 - ECE, ``auc`` as above; counts as int."""
    events = judged(split)
    right = [event.confidence for event in events if event.right]
    wrong = [event.confidence for event in events if not event.right]
    bins = bins_of(events)
    ece = sum(one.events * abs(one.confidence - one.right) for one in bins) / max(1, len(events))
    brier = sum((e.confidence - e.right) ** 2 for e in events) / max(1, len(events))
    return Outcome(
        {"agreement": 1 - ece, "auc": _auc(right, wrong), "events": len(events), "right_events": len(right)},
        (f"ECE {ece:.4f} ({BINS} bins), Brier {brier:.4f}", *table(events).splitlines()),
    )


def judged(split: str) -> list[Judged]:
    """The coded events of a split of the reports, with the scorer's verdict."""
    out: list[Judged] = []
    for one in code_reports(load_reports(_REPORTS / split)):
        events = [coded_of(record) for record in one.records]
        false = {id(event) for event in score(one.report.events, events).false}
        out += [
            Judged(float(record["confidence"]), id(event) not in false)
            for record, event in zip(one.records, events, strict=True)
        ]
    return out


def bins_of(events: Sequence[Judged]) -> list[Bin]:
    """The bins that hold events, from the least confident."""
    held: dict[int, list[Judged]] = {}
    for event in events:
        held.setdefault(min(BINS - 1, int(event.confidence * BINS)), []).append(event)
    return [
        Bin(
            low=index / BINS,
            high=(index + 1) / BINS,
            events=len(some),
            confidence=sum(e.confidence for e in some) / len(some),
            right=sum(e.right for e in some) / len(some),
        )
        for index, some in sorted(held.items())
    ]


def table(events: Sequence[Judged]) -> str:
    """The reliability table in Markdown."""
    lines = ["| confidence | events | mean confidence | right |", "|---|---|---|---|"]
    lines += [
        f"| {one.low:.1f}-{one.high:.1f} | {one.events} | {one.confidence:.3f} | {one.right:.3f} |"
        for one in bins_of(events)
    ]
    return "\n".join(lines)


def _auc(right: Sequence[float], wrong: Sequence[float]) -> float:
    pairs = len(right) * len(wrong)
    wins = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong)
    return wins / pairs if pairs else 1.0
