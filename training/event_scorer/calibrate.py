"""Fit the weights of an event's confidence: ``python -m training.event_scorer.calibrate``.

A logistic of the features in ``detente.coder._scoring`` with a ridge; prints the weights to be put there.
Which events are surer than others is learned from the coded events of the development reports and of the
development half of the gold standard records (there an event is wrong where no record of the sentence has
its type, which is sometimes unfair, so they weigh half); how sure in all, from the reports alone. Weights
that would make more support count against an event are left out. Cross-validated by report.
"""

import sys
from pathlib import Path

import numpy as np
from evals.articles import code_reports, load_reports
from evals.plover_gsr import read_records
from evals.scoring import coded_of, score
from evals.sets import ROOT, shared_folder
from numpy.typing import NDArray

from detente.app.pipeline import code
from detente.app.record import record_of
from detente.coder._scoring import Features

__all__ = ["main"]

# Penalty on weights of standardised features: few events are wrong, and more would be noise.
RIDGE = 3.0
RECORD_WEIGHT = 0.5
# Which way each feature may count: see Features.vector.
SIGNS = (1, 1, 1, 1, 1, -1, -1, 1)
_STEPS = 50

Array = NDArray[np.float64]


def report_events() -> tuple[Array, Array, Array]:
    """Features (events, features), right (events), number of the report (events)."""
    rows, right, groups = [], [], []
    for number, one in enumerate(code_reports(load_reports(ROOT / "reports/dev"))):
        events = [coded_of(record) for record in one.records]
        false = {id(event) for event in score(one.report.events, events).false}
        for record, event in zip(one.records, events, strict=True):
            rows.append(features_of(record).vector())
            right.append(id(event) not in false)
            groups.append(number)
    return np.array(rows), np.array(right, float), np.array(groups)


def record_events(shared: Path) -> tuple[Array, Array]:
    """Features and verdicts of the events coded from the gold standard records."""
    kinds: dict[str, set[str]] = {}
    for record in read_records(shared / "data/plover/plover_gsr_dev.jsonl"):
        kinds.setdefault(record.text, set()).add(record.event_type)
    rows, right = [], []
    for text, wanted in kinds.items():
        for event in code(text, published="2000-01-01", threads=2):
            rows.append(features_of(record_of(event)).vector())
            right.append(event.event_type in wanted)
    return np.array(rows), np.array(right, float)


def features_of(record: dict[str, object]) -> Features:
    """The features of a coded event from its record."""
    scores = record["evidence"]["scores"]  # type: ignore[index]
    actors, recipients = record["actors"], record["recipients"]
    return Features(
        rule=scores["rule"],
        match=scores["match"],
        model=scores.get("model"),
        event=scores.get("event"),
        parties=scores["parties"],
        loose=scores["loose"],
        both=float(bool(actors and recipients) or len(actors) > 1),  # type: ignore[arg-type]
        hypothetical=float("hypothetical" in record["aux_modes"]),  # type: ignore[operator]
    )


def fit(x: Array, y: Array, more: tuple[Array, Array]) -> tuple[Array, float]:
    """Weights and intercept: slopes on all events, then scale and level on the reports' (x, y)."""
    every, verdicts = np.vstack([x, more[0]]), np.concatenate([y, more[1]])
    share = np.concatenate([np.ones(len(y)), np.full(len(more[1]), RECORD_WEIGHT)])
    # The level of the records is their own.
    from_records = np.concatenate([np.zeros(len(y)), np.ones(len(more[1]))])[:, None]
    kept = list(range(x.shape[1]))
    while True:
        weights, _ = _logistic(np.hstack([every[:, kept], from_records]), verdicts, share)
        wrong = [k for k, w in zip(kept, weights, strict=False) if w * SIGNS[k] < 0]
        if not wrong:
            break
        kept = [k for k in kept if k not in wrong]
    slopes = np.zeros(x.shape[1])
    slopes[kept] = weights[: len(kept)]
    scale, level = _logistic((x @ slopes)[:, None], y, np.ones(len(y)))
    return slopes * max(0.0, float(scale[0])), level


def _logistic(x: Array, y: Array, share: Array) -> tuple[Array, float]:
    """Newton's method, on features standardised inside."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    weights = np.zeros(z.shape[1])
    penalty = np.diag([RIDGE] * x.shape[1] + [0.0])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-z @ weights))
        gradient = z.T @ (share * (y - p)) - penalty @ weights
        hessian = (z * (share * p * (1 - p))[:, None]).T @ z + penalty + 1e-9 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, gradient)
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ mean)


def main() -> None:
    """Fit, and print the weights with their cross-validated error."""
    shared = shared_folder()
    if shared is None:
        sys.exit("set DETENTE_SHARED to the folder of shared data")
    x, y, groups = report_events()
    more = record_events(shared)
    guesses = np.zeros(len(y))
    for fold in range(10):
        held = groups % 10 == fold
        weights, level = fit(x[~held], y[~held], more)
        guesses[held] = 1 / (1 + np.exp(-(x[held] @ weights + level)))
    bins = np.minimum(9, (guesses * 10).astype(int))
    ece = sum(abs(guesses[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    wins = (guesses[y == 1][:, None] > guesses[y == 0][None]).mean()
    print(f"reports: events {len(y)}, right {int(y.sum())}; cross-validated ECE {ece:.4f}, AUC {wins:.4f}")
    print(f"records: events {len(more[1])}, right {int(more[1].sum())}")
    weights, level = fit(x, y, more)
    print(f"_WEIGHTS = ({', '.join(f'{w:.4g}' for w in weights)})")
    print(f"_INTERCEPT = {level:.4g}")


if __name__ == "__main__":
    main()
