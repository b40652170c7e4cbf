"""The measure of the pair question."""

import json
from pathlib import Path

import pytest
from evals.relation import macro_f1, questions


def test_macro_f1_weighs_types_alike() -> None:
    pairs = [("AID", "AID"), ("AID", "AID"), ("AID", "AID"), ("PROTEST", "AID")]
    assert macro_f1(pairs) == pytest.approx((6 / 7 + 0) / 2)


def test_questions_come_from_the_markup(tmp_path: Path) -> None:
    records = [
        {"event": "DEMAND", "textInfo": {"markup": "(SRC: Peru) (EVT: urged) (TAR: Chile) to pay."}},
        {"event": "CONSULT", "textInfo": {"markup": "(SRC/TAR: Peru) and (SRC/TAR: Chile) (EVT: met)."}},
        {"event": "PROTEST", "textInfo": {"markup": "(SRC: Monks) (EVT: marched)."}},
    ]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    first, second = questions(path)
    assert first.text == "Peru urged Chile to pay."
    assert (first.source, first.target, first.event_type) == ((0, 4), (11, 16), "REQUEST")
    assert second.text[slice(*second.target)] == "Chile"
