"""The measure of factuality."""

import pytest
from evals.factuality import Judgement, scores


def test_scores_of_both_answers() -> None:
    judged = [
        Judgement("a", 0, gold=True, ours=True),
        Judgement("b", 0, gold=True, ours=True),
        Judgement("c", 0, gold=True, ours=False),
        Judgement("d", 0, gold=False, ours=False),
    ]
    found = scores(judged)
    assert found["happened_precision"] == 1.0
    assert found["happened_recall"] == pytest.approx(2 / 3)
    assert found["not_happened_f1"] == pytest.approx(2 / 3)
    assert found["accuracy"] == 0.75
    assert found["always_happened_f1"] == pytest.approx(6 / 7)
    assert (found["happened_gold"], found["not_happened_gold"]) == (3, 1)


def test_no_judgements_score_nothing() -> None:
    assert scores([])["macro_f1"] == 0.0
