"""Positions from the command line and through the whole pipeline."""

import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.app.cli import run
from detente.app.pipeline import Coder
from detente.app.record import position_json_line, position_of, position_record_of
from detente.codebook.positions import load_positions
from detente.terms import Position
from tests.app import made

ROOT = Path(__file__).parents[2]
PUBLISHED = "2023-06-01"
RULES = load_positions().rules


@pytest.fixture(scope="module")
def coder():
    return Coder()


@given(made.positions)
def test_a_record_holds_the_whole_position(position):
    assert position_of(json.loads(position_json_line(position))) == position


def test_the_page_names_every_field():
    record = position_record_of(replace(made.made_position(), since=None))
    assert list(record) == [field.name for field in fields(Position)]
    assert record["since"] is None
    page = (ROOT / "docs" / "positions.md").read_text(encoding="utf-8")
    for name in record:
        assert re.search(rf"^\| `{name}`", page, re.MULTILINE), name


@pytest.mark.usefixtures("hand_coder")
def test_positions_come_one_a_line_in_place_of_events(report, capfdbinary):
    assert run(["code", "--positions", "--format", "jsonl", str(report)]) == 0
    (record,) = [json.loads(line) for line in capfdbinary.readouterr().out.decode().splitlines()]
    assert record["attitude"] == "against"
    assert record["holder"]["country"] == "NOR"
    assert "event_type" not in record


@pytest.mark.usefixtures("hand_coder")
def test_positions_as_a_table(report, capfdbinary):
    assert run(["code", "--positions", str(report)]) == 0
    page = capfdbinary.readouterr().out.decode()
    assert "against" in page
    assert "1 position in 1 sentence" in page
    assert "SANCTION" not in page


@pytest.mark.usefixtures("hand_coder")
def test_a_confidence_floor_holds_for_positions(report, capfdbinary):
    options = ["--positions", "--min-confidence", "0.71", "-f", "jsonl"]
    assert run(["code", *options, str(report)]) == 0
    assert capfdbinary.readouterr().out == b""


@pytest.mark.usefixtures("hand_coder")
@pytest.mark.parametrize("form", ["csv", "parquet", "html"])
def test_other_formats_hold_no_positions(report, capfd, form, tmp_path):
    output = tmp_path / f"out.{form}"
    assert run(["code", "--positions", "-o", str(output), str(report)]) == 2
    assert "positions cannot be written" in capfd.readouterr().err
    assert not output.exists()


def told(position, rule, example):
    return (
        position.evidence.rule == f"position.{rule.id}"
        and position.attitude == example.attitude
        and example.holder in (position.holder.code, position.holder.id)
        and position.topic.text == example.topic
        and (example.since is None or str(position.since.start).startswith(example.since))
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_are_found(coder, rule):
    for example in rule.examples:
        found = coder.positions(example.text, PUBLISHED)
        assert any(told(position, rule, example) for position in found), example.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_near_misses_of_a_rule_are_left(coder, rule):
    for sentence in rule.near:
        found = coder.positions(sentence, PUBLISHED)
        assert not [p for p in found if p.evidence.rule == f"position.{rule.id}"], sentence


@pytest.mark.parametrize(
    ("sentence", "attitude"),
    [
        ("Hungary does not support the embargo on oil.", "against"),
        ("Hungary does not oppose the embargo on oil.", "for"),
        ("Hungary dropped its opposition to the oil embargo.", "for"),
        ("Hungary refused to lift the embargo on oil.", "for"),
        ("Hungary urged Spain to lift the embargo on oil.", "against"),
    ],
)
def test_negation_and_endings_turn_an_attitude_round(coder, sentence, attitude):
    (position,) = coder.positions(sentence, PUBLISHED)
    assert position.attitude == attitude
    assert {"oil", "sanction"} <= position.topic.words
    assert position.holder.country == "HUN"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hungary did not condemn the raid.",
        "Hungary may support the embargo on oil.",
        "Spain accused Hungary of opposing the embargo on oil.",
        "Hungary condemned Spain.",
    ],
)
def test_what_tells_no_position_is_left(coder, sentence):
    assert not [p for p in coder.positions(sentence, PUBLISHED) if p.holder.country == "HUN"]


def test_the_same_topic_has_the_same_key(coder):
    first, second = (
        coder.positions(sentence, PUBLISHED)[0]
        for sentence in (
            "Serbia cancelled its drills with NATO.",
            "Serbia supports joint military exercises with the alliance NATO.",
        )
    )
    assert "@NATO" in first.topic.words & second.topic.words
    assert "exercise" in first.topic.words & second.topic.words


def test_a_lasting_attitude_has_no_beginning_unless_the_words_name_it(coder):
    (known,) = coder.positions("Switzerland has opposed the tax since 2019.", PUBLISHED)
    (unknown,) = coder.positions("Switzerland opposes the tax.", PUBLISHED)
    (act,) = coder.positions("Switzerland rejected the tax.", PUBLISHED)
    assert known.since is not None
    assert str(known.since.start).startswith("2019")
    assert unknown.since is None
    assert act.since is not None
    assert str(act.since.start) == PUBLISHED


SENTENCES = [example.text for rule in RULES for example in rule.examples]


@given(texts=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_words_are_verbatim_and_runs_agree(coder, texts):
    text = " ".join(texts)
    found = coder.positions(text, PUBLISHED)
    for position in found:
        for passage in (position.topic, position.trigger, position.sentence):
            assert passage.span.of(text) == passage.text
        assert position.topic.span.start >= position.sentence.span.start
        assert position.topic.span.end <= position.sentence.span.end
        assert 0 <= position.confidence <= 1
        assert position.topic.key
    assert coder.positions(text, PUBLISHED) == found
    assert len({position.id for position in found}) == len(found)
