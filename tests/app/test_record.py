import json
import re
from dataclasses import fields, replace
from pathlib import Path

from hypothesis import given

from detente.app.record import event_of, json_line, record_of
from detente.terms import Entity, Event, Where
from tests.app import made


@given(made.events)
def test_a_record_holds_the_whole_event(event):
    assert event_of(json.loads(json_line(event))) == event


@given(made.events)
def test_a_record_is_one_line_of_utf8(event):
    line = json_line(event)
    assert "\n" not in line
    assert "\r" not in line
    line.encode("utf-8")


def test_every_field_is_present_where_nothing_is_known():
    event = replace(made.second_event(), attribution=None)
    record = record_of(event)
    assert list(record) == [field.name for field in fields(Event)]
    assert list(record["actors"][0]) == [field.name for field in fields(Entity)]
    assert record["place"] is None
    assert record["attribution"] is None
    assert record["actors"][0]["country"] is None
    assert record["date"]["text"] is None
    assert list(record_of(made.made_event())["place"]) == [field.name for field in fields(Where)]


def test_the_reference_names_every_field():
    record = record_of(made.made_event())
    reference = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)`", reference, re.MULTILINE))
    entity, place, when = record["actors"][0], record["place"], record["date"]
    for field in (*record, *entity, *place, *when, "speaker", "cue", "denied_by", "rule", "scores"):
        assert field in named, field


def test_a_lone_surrogate_is_escaped():
    event = replace(made.made_event(), mode="\ud800")
    line = json_line(event)
    assert "\\ud800" in line
    assert json.loads(line)["mode"] == "\ud800"


def test_scores_are_in_one_order():
    event = made.made_event()
    evidence = replace(event.evidence, scores=dict(reversed(event.evidence.scores.items())))
    assert json_line(replace(event, evidence=evidence)) == json_line(event)
