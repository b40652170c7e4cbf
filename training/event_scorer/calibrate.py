"""Fit the weights of an event's confidence: ``python -m training.event_scorer.calibrate``.

A logistic of the features in ``detente.coder._scoring`` with a ridge, on the coded events of the
development reports; prints the weights to be put there. Cross-validated by report.
"""

import numpy as np
from evals.articles import code_reports, load_reports
from evals.scoring import coded_of, score
from evals.sets import ROOT
from numpy.typing import NDArray

from detente.coder._scoring import Features

__all__ = ["main"]

# Penalty on weights of standardised features: few events are wrong, and more would be noise.
RIDGE = 3.0
_STEPS = 50

Array = NDArray[np.float64]


def examples() -> tuple[Array, Array, Array]:
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


def fit(x: Array, y: Array) -> tuple[Array, float]:
    """Weights and intercept by Newton's method, on features standardised inside."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    weights = np.zeros(z.shape[1])
    penalty = np.diag([RIDGE] * x.shape[1] + [0.0])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-z @ weights))
        gradient = z.T @ (y - p) - penalty @ weights
        hessian = (z * (p * (1 - p))[:, None]).T @ z + penalty + 1e-9 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, gradient)
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ mean)


def main() -> None:
    """Fit, and print the weights with their cross-validated error."""
    x, y, groups = examples()
    guesses = np.zeros(len(y))
    for fold in range(10):
        held = groups % 10 == fold
        weights, intercept = fit(x[~held], y[~held])
        guesses[held] = 1 / (1 + np.exp(-(x[held] @ weights + intercept)))
    bins = np.minimum(9, (guesses * 10).astype(int))
    ece = sum(abs(guesses[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    wins = (guesses[y == 1][:, None] > guesses[y == 0][None]).mean()
    print(f"events {len(y)}, right {int(y.sum())}; cross-validated ECE {ece:.4f}, AUC {wins:.4f}")
    weights, intercept = fit(x, y)
    print(f"_WEIGHTS = ({', '.join(f'{w:.4g}' for w in weights)})")
    print(f"_INTERCEPT = {intercept:.4g}")


if __name__ == "__main__":
    main()
