"""Sentences, headlines, quotations: examples, and what holds for any text."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reader._sentences import LONGEST_SENTENCE, QuoteTracker, split_sentences
from detente.reader._tokens import tokenize
from detente.terms import Span


def sentences(text: str) -> list[str]:
    return [one.span.of(text) for one in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He came on Jan. 27 to Belgrade.|Then he left.",
        "Gen. al-Burhan met U.S. President Joe Biden.|They spoke.",
        "He was seen in the U.S.|The army denied it.",
        "They met in Washington, D.C.|It was cold.",
        "Mr. J. K. Doe paid $5 million.|Nobody saw it.",
        "It cost 3.5 million.|It rose by 2.5%.",
        "Talks ended at 9 p.m. on Monday.|They began at 5 a.m.|Nobody slept.",
        "It meets at 9 p.m. Monday.|He goes.",
        "See No. 5 of the list.|He said No.|They left.",
        '"We will win," he said.|"It is over."|Then he left.',
        '"Why do we wait?" he asked.|Nobody knew.',
        '"Why do we wait?" Smith asked.|Nobody knew.',
        "“We are ready.|We are strong,” said Vucic.|He left.",
        "Acme Inc. and Bolt Corp. will merge.|The firms said so.",
        "He waited...|Then he left.",
        "Stop!|Who goes there?|It is I.",
        "(He was late.)|She was not.",
        "The firm eBay left.|eBay said so.",
        "Officials, e.g. the minister, agreed.|He said i.e. now.",
        "It was so.[1]|Later it was not.",
        "Prices rose, food etc. included.|Wages fell.",
    ],
)
def test_one_paragraph(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_missing_space_after_a_stop() -> None:
    assert sentences("They imposed sanctions.The army left at once.") == [
        "They imposed sanctions.",
        "The army left at once.",
    ]
    assert len(sentences("See www.example.com/About.The or Booking.Com for more.")) == 1


WRAPPED = """Troops moved north on Monday after the
government said that it would not take
any new plan. The alliance's chief said
it was ready. A spokesman for London
declined to speak.
A new paragraph begins here and goes on
to the next line.
"""


def test_hard_wrapped_text() -> None:
    assert [(one.paragraph, one.span.of(WRAPPED)[-12:]) for one in split_sentences(WRAPPED)] == [
        (0, "ny new plan."),
        (0, "t was ready."),
        (0, "ed to speak."),
        (1, "e next line."),
    ]


def test_one_paragraph_a_line() -> None:
    text = "NATO and Serbia meet\nThe two sides met in Belgrade\nThey agreed. They left.\n"
    found = split_sentences(text)
    assert [(one.paragraph, one.heading) for one in found] == [(0, True), (1, True), (2, False), (2, False)]


@pytest.mark.parametrize(
    ("first", "heading"),
    [
        ("Serbia, NATO agree to resume joint drills", True),
        ("SERBIA AND NATO TO RESUME DRILLS", True),
        ("Will Serbia join NATO?", True),
        ("Serbia joined the drills.", False),
        ("- Serbia joined the drills", False),
        ("He said:", False),
    ],
)
def test_headlines(first: str, heading: bool) -> None:
    text = f"{first}\n\nThe two sides met in Belgrade on Monday."
    assert [one.heading for one in split_sentences(text)] == [heading, False]


def test_a_text_of_one_line_is_no_headline() -> None:
    assert [one.heading for one in split_sentences("Serbia agrees to talks with NATO")] == [False]


def test_list_items_are_sentences_of_their_own() -> None:
    text = "They agreed on\n- a truce\n- a swap. And more.\n1. Talks\n"
    assert sentences(text) == ["They agreed on", "- a truce", "- a swap.", "And more.", "1. Talks"]


def test_skipped_stretches_are_left_out_and_end_sentences() -> None:
    text = "PARIS (AP) - He left (Photo: A) the room. END"
    skip = [Span(0, 12), Span(21, 31), Span(42, 45)]
    found = [one.span.of(text) for one in split_sentences(text, skip)]
    assert found == ["He left", "the room."]
    assert not any(one.span.overlaps(s) for one in split_sentences(text, skip) for s in skip)


def test_a_very_long_sentence_is_cut_at_commas() -> None:
    text = "word, " * 10_000 + "word " * 10_000 + "end."
    pieces = sentences(text)
    assert all(len(tokenize(piece)) <= LONGEST_SENTENCE for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece.endswith(",") for piece in pieces[:50])


_PIECES = st.sampled_from(
    ["U.S.", "Mr.", "Jan.", '"', "”", "He", "left", ".", "?", "!", "...", "…", " ", " ", "\n", "\n\n",
     "\r\n", "\x0c", "-",
     "5", "(", ")", "The", "[1]", "\u2028", "\x00", "\ud800", ",", ";", "No.", "p.m.", "1."]
)  # fmt: skip
_ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=[])), st.lists(_PIECES, max_size=60).map("".join)
)


@given(_ANY_TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4))
def test_nothing_is_lost_and_nothing_skipped_is_read(text: str, cuts: list[tuple[int, int]]) -> None:
    skip = [Span(start, start + length) for start, length in cuts]
    found = split_sentences(text, skip)
    covered: list[int] = []
    for one in found:
        assert not one.span.of(text)[0].isspace()
        assert not one.span.of(text)[-1].isspace()
        covered.extend(place for place in range(*one.span) if not text[place].isspace())
    skipped = {place for span in skip for place in range(*span)}
    assert covered == [place for place, c in enumerate(text) if not c.isspace() and place not in skipped]
    assert [one.paragraph for one in found] == sorted(one.paragraph for one in found)


@pytest.mark.parametrize(
    "unit",
    [". ", ". (", "a. B", '"', '."', "\n", ".\n", "A.A", "“ a\n\n", "'a “x ", "word ", "x", ") ", "A b\n"],
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "end"
    began = time.perf_counter()
    quotes = QuoteTracker(text)
    for one in split_sentences(text):
        tokens = tokenize(text, *one.span)
        assert len(tokens) <= LONGEST_SENTENCE
        quotes.quoted(one.paragraph, tokens)
    assert time.perf_counter() - began < 15


def quoted(text: str) -> str:
    quotes = QuoteTracker(text)
    out: list[str] = []
    for one in split_sentences(text):
        tokens = tokenize(text, *one.span)
        inside = quotes.quoted(one.paragraph, tokens)
        out.extend(text[a:b] for place, (a, b) in enumerate(tokens) if place in inside)
    return " ".join(out)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we won" and left.', "we won"),
        ('"It is over. We won," he said. He left.', "It is over . We won ,"),
        ("“It is over. We won,” he said.", "It is over . We won ,"),
        ("«Oui», dit-il. „Ja“, sagt er.", "Oui Ja"),
        ("'It's over,' he said.", "It 's over ,"),
        ("The allies' guns and the Serbs' wish.", ""),
        ("He called it ‘aggression’ and it’s so.", "aggression"),
        ('"One.\n\n"Two," he said.\n\nHe left.', "One . Two ,"),
        ('"One goes on.\n\nHe left.', "One goes on ."),
        ("He is 6' 2\" tall and left.", ""),
        ("Nothing is quoted here.", ""),
    ],
)
def test_quoted_words(text: str, inside: str) -> None:
    assert quoted(text) == inside


@given(_ANY_TEXT)
def test_quotations_never_fail(text: str) -> None:
    quoted(text)


def _shared() -> Path:
    named = os.environ.get("DETENTE_SHARED")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.skipif(not (_shared() / "data").is_dir(), reason="the shared data is not here (DETENTE_SHARED)")
def test_treebanks() -> None:
    from evals.splitting import run

    scores = run(_shared())
    assert scores["gum_sentences_f1"] >= 0.95
    assert scores["gum_tokens_f1"] >= 0.995
    assert scores["ewt_dev_tokens_f1"] >= 0.99
