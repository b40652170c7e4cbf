"""A sample of coded events, and what judgements on it say about all of them."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.terms import Event

__all__ = ["Precision", "draw", "overall", "precision", "wilson"]

# Quantile of the normal distribution for intervals of 95%.
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Precision:
    """Judgements on events of one kind: counts, the share that is right, its interval of 95%.

    ``share``, ``low`` and ``high`` are 0..1, None where nothing is judged; the unsure do not count.
    """

    events: int
    right: int
    wrong: int
    unsure: int
    share: float | None
    low: float | None
    high: float | None

    @property
    def judged(self) -> int:
        """How many are judged right or wrong."""
        return self.right + self.wrong


def draw(events: Iterable[Event], size: int, seed: int) -> list[Event]:
    """A sample with as many events of each type as of the others, as far as there are so many.

    The same events, size and seed give the same sample in the same order, whatever the order of the
    events. The types are mixed, so that an audit that is stopped early has judged some of each.
    """
    # Not for secrets: the seed makes the sample repeatable.
    chance = random.Random(seed)  # noqa: S311
    by_type: dict[str, list[Event]] = {}
    for event in sorted({event.id: event for event in events}.values(), key=lambda event: event.id):
        by_type.setdefault(event.event_type, []).append(event)
    strata = [by_type[name] for name in sorted(by_type)]
    for stratum in strata:
        chance.shuffle(stratum)
    sample: list[Event] = []
    turn = 0
    while len(sample) < size and any(len(stratum) > turn for stratum in strata):
        row = [stratum[turn] for stratum in strata if len(stratum) > turn]
        chance.shuffle(row)
        sample += row[: size - len(sample)]
        turn += 1
    return sample


def wilson(right: int, judged: float) -> tuple[float, float]:
    """Wilson's interval of 95% for a share of ``right`` in ``judged`` (1 or more)."""
    return _wilson(right / judged, judged)


def _wilson(share: float, judged: float) -> tuple[float, float]:
    square = Z95 * Z95 / judged
    middle = share + square / 2
    reach = Z95 * math.sqrt(share * (1 - share) / judged + square / judged / 4)
    return max(0.0, (middle - reach) / (1 + square)), min(1.0, (middle + reach) / (1 + square))


def precision(events: int, answers: Sequence[str]) -> Precision:
    """What the answers (``right``, ``wrong``, ``unsure``) say of that many events."""
    right, wrong = answers.count("right"), answers.count("wrong")
    judged = right + wrong
    share = low = high = None
    if judged:
        share = right / judged
        low, high = wilson(right, judged)
    return Precision(events, right, wrong, answers.count("unsure"), share, low, high)


def overall(by_type: Mapping[str, Precision]) -> Precision:
    """All types together, each weighing as much as it has events, not as it has judgements.

    Types without a judgement are left out. The interval is Wilson's for the number of judgements that
    a simple sample of the same variance would have.
    """
    parts = [part for part in by_type.values() if part.share is not None]
    events = sum(part.events for part in parts)
    counts = [sum(getattr(part, name) for part in by_type.values()) for name in ("right", "wrong", "unsure")]
    right, wrong, unsure = counts
    if not parts:
        return Precision(0, right, wrong, unsure, None, None, None)
    weights = [part.events / events for part in parts]
    share = sum(weight * (part.share or 0.0) for weight, part in zip(weights, parts, strict=True))
    # One half more of each keeps the variance of a type that is all right from being nought.
    variance = sum(
        weight**2 * _smoothed_variance(part) / part.judged
        for weight, part in zip(weights, parts, strict=True)
    )
    inner = max(share * (1 - share), 0.25 / (right + wrong + 1))
    effective = min(inner / variance, float(right + wrong)) if variance else float(right + wrong)
    low, high = _wilson(share, max(effective, 1.0))
    return Precision(events, right, wrong, unsure, share, low, high)


def _smoothed_variance(part: Precision) -> float:
    share = (part.right + 0.5) / (part.judged + 1)
    return share * (1 - share)
