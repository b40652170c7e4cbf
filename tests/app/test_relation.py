"""The pair question, as a function and on the command line."""

import json

import pytest

import detente
from detente.app.cli import run
from detente.app.relation import find_words
from detente.codebook import load_codebook
from detente.errors import BadSpan, UsageError

TEXT = "On Tuesday Norway imposed sanctions on Belarus."


@pytest.fixture(scope="module")
def coder() -> detente.Coder:
    return detente.Coder()


def ask(coder: detente.Coder, text: str, source: str, target: str) -> detente.Relation:
    return coder.relation(text, find_words(text, source, "source"), find_words(text, target, "target"))


def test_a_rule_and_the_scorer_agree(coder: detente.Coder) -> None:
    found = ask(coder, TEXT, "Norway", "Belarus")
    assert found.event_type == found.likeliest_type == "SANCTION"
    assert found.rule is not None
    assert found.trigger is not None
    assert TEXT[found.trigger.span.start : found.trigger.span.end] == found.trigger.text
    assert (found.source.text, found.target.text) == ("Norway", "Belarus")
    assert found.aux_modes == ()


def test_probabilities_are_of_all_types_and_none(coder: detente.Coder) -> None:
    found = ask(coder, TEXT, "Norway", "Belarus")
    assert set(found.probabilities) == {*load_codebook().types, "none"}
    assert sum(found.probabilities.values()) == pytest.approx(1, abs=0.002)
    assert min(found.probabilities.values()) >= 0


def test_the_relation_has_a_direction(coder: detente.Coder) -> None:
    there = ask(coder, TEXT, "Norway", "Belarus")
    back = ask(coder, TEXT, "Belarus", "Norway")
    assert there.probabilities["SANCTION"] > 2 * back.probabilities["SANCTION"]


def test_parties_that_no_table_knows_are_taken_as_given(coder: detente.Coder) -> None:
    found = ask(coder, "The Zorvans bombed Quenthel on Friday.", "The Zorvans", "Quenthel")
    assert found.event_type == "ASSAULT"


def test_flags_are_those_of_the_grammar(coder: detente.Coder) -> None:
    found = ask(coder, "Norway has not imposed sanctions on Belarus.", "Norway", "Belarus")
    assert "negation" in found.aux_modes


@pytest.mark.parametrize(
    ("source", "target"),
    [((0, 0), (3, 5)), ((0, 2), (3, 99)), ((-1, 2), (3, 5)), ((11, 17), (12, 20)), ((10, 11), (11, 17))],
    ids=["empty", "past the end", "before the start", "overlapping", "no word"],
)
def test_spans_must_be_in_the_text(
    coder: detente.Coder, source: tuple[int, int], target: tuple[int, int]
) -> None:
    with pytest.raises(BadSpan):
        coder.relation(TEXT, source, target)


def test_the_function_answers_as_the_object_does(coder: detente.Coder) -> None:
    assert detente.relation(TEXT, (11, 17), (39, 46)) == ask(coder, TEXT, "Norway", "Belarus")


def test_words_are_found_at_their_bounds() -> None:
    assert find_words("Niger's rival is Nigeria; Niger waits.", "Nigeria", "target") == (17, 24)
    assert find_words("Nigeria and Niger", "Niger", "source") == (12, 17)
    with pytest.raises(UsageError, match="not in the text"):
        find_words("Nigeria and Niger", "Chad", "source")
    with pytest.raises(UsageError):
        find_words("Nigeria and Niger", "", "source")


def test_command(capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["relation", TEXT, "--source", "Norway", "--target", "Belarus"]
    assert run(arguments) == 0
    assert "SANCTION" in capfd.readouterr().out
    assert run([*arguments, "--json"]) == 0
    record = json.loads(capfd.readouterr().out)
    assert record["event_type"] == "SANCTION"
    assert record["target"] == {"text": "Belarus", "span": [39, 46]}
    assert run([*arguments[:-1], "Atlantis"]) == 2
    assert "not in the text" in capfd.readouterr().err
