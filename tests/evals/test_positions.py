import json

import pytest
from evals.positions import judge, topics_agree
from evals.sets import ROOT

GOLD = sorted((ROOT / "reports" / "dev").glob("*.gold.json"))


def coded(**changes):
    record = {
        "holder": {"country": "SRB", "organisation": None, "id": "SRB", "part_of": []},
        "topic": {"text": "joining the sanctions against Russia"},
        "attitude": "against",
        "since": {"start": "2023-11-22"},
        "sentence": {"text": "Serbia rejected joining the sanctions against Russia."},
    }
    return {**record, **changes}


WANTED = {
    "holder": "SRB",
    "topic": "Western sanctions against Russia",
    "attitude": "against",
    "since": "2023",
}


def test_a_position_is_found_once_and_repeats_are_no_mistakes():
    verdict = judge([WANTED], [coded(), coded()])
    assert (verdict.required, verdict.found, verdict.coded, verdict.false) == (1, 1, 2, 0)
    assert verdict.since == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"attitude": "for"},
        {"topic": {"text": "the railway"}},
        {"holder": {"country": "HRV", "organisation": None, "id": "HRV", "part_of": []}},
    ],
)
def test_a_wrong_part_is_a_miss_and_a_mistake(changes):
    verdict = judge([WANTED], [coded(**changes)])
    assert (verdict.found, verdict.false) == (0, 1)


def test_a_wrong_date_is_counted_apart():
    verdict = judge([WANTED], [coded(since=None)])
    assert (verdict.found, verdict.since) == (1, 0)


def test_optional_positions_count_neither_way():
    verdict = judge([{**WANTED, "optional": True}], [coded()])
    assert (verdict.required, verdict.found, verdict.false) == (0, 0, 0)


def test_topics_agree_by_content_words():
    assert topics_agree("its help", "the help of Estonia")
    assert not topics_agree("the railway to China", "the pipeline")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_gold_positions_stand_in_their_text(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    for position in gold.get("positions", ()):
        assert text.count(position["sentence"]) == 1
        assert position["attitude"] in ("for", "against", "neutral")
        assert topics_agree(position["topic"], text)
