"""The markup of examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.codebook import Example, parse_example, render_example

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="[]"), max_size=12)
MARKED = WORDS.map(str.strip).filter(bool)


@st.composite
def examples(draw):
    """Pieces of plain and marked words, put together."""
    text = ""
    spans = {"A": [], "R": [], "T": []}
    for kind in draw(st.lists(st.sampled_from("ART-"), max_size=8)):
        words = draw(WORDS if kind == "-" else MARKED)
        if kind != "-":
            spans[kind].append((len(text), len(text) + len(words)))
        text += words
    return Example(text, tuple(spans["A"]), tuple(spans["R"]), tuple(spans["T"]))


@given(examples())
def test_round_trip(example):
    assert parse_example(render_example(example)) == example


def test_spans_are_of_the_plain_text():
    example = parse_example("[A Britain] [T imposed] fresh [T sanctions] on [R Iran].")
    assert example.text == "Britain imposed fresh sanctions on Iran."
    assert [example.text[s:e] for s, e in example.triggers] == ["imposed", "sanctions"]
    assert [example.text[s:e] for s, e in example.actors] == ["Britain"]
    assert [example.text[s:e] for s, e in example.recipients] == ["Iran"]


@pytest.mark.parametrize(
    "markup",
    [
        "[A Iran",
        "Iran]",
        "[A [R Iran] said]",
        "[X Iran] said",
        "[AIran]",
        "[A ] said",
        "[A  Iran]",
        "[A Iran ]",
    ],
)
def test_bad_markup_is_refused(markup):
    with pytest.raises(ValueError, match="bracket"):
        parse_example(markup)
