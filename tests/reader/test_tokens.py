"""Tokens: the treebanks' convention, and what holds for any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reader._tokens import tokenize


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia's army can't and cannot go.", "Serbia 's army ca n't and can not go ."),
        ("They’ve said it’s Macron’s.", "They ’ve said it ’s Macron ’s ."),
        ("the allies' guns", "the allies ' guns"),
        ("Gen. al-Burhan met Mr. J. K. Doe.", "Gen. al - Burhan met Mr. J. K. Doe ."),
        ("anti-NATO, non-EU and pro-Russian men", "anti-NATO , non-EU and pro-Russian men"),
        ("a Russia-backed, 15,000-strong force", "a Russia - backed , 15,000 - strong force"),
        ("$5 million, €3.5bn, US$20 and 50%", "$ 5 million , € 3.5 bn , US$ 20 and 50 %"),
        ("on Jan. 27 at 9:30 p.m. in No. 5", "on Jan. 27 at 9:30 p.m. in No. 5"),
        ("He said No.", "He said No ."),
        ("He left etc.", "He left etc ."),
        ("the U.S.-led raid in the U.S.", "the U.S. - led raid in the U.S."),
        ("and/or EU/NATO on 9/11", "and / or EU / NATO on 9/11"),
        ("S/RES/1244 and SC/15432", "S/RES/1244 and SC/15432"),
        ('("Stop!")', '( " Stop ! " )'),
        ("“We ‘won’,” «oui» „ja“", "“ We ‘ won ’ , ” « oui » „ ja “"),
        ("no—yes -- maybe...", "no — yes -- maybe ..."),
        ("see https://a.example/b?c=d, or a.b@c.org.", "see https://a.example/b?c=d , or a.b@c.org ."),
        ("in the 1990s, the '90s, the 22nd", "in the 1990s , the '90s , the 22nd"),
        ("AT&T and O'Neill in Sana'a", "AT&T and O'Neill in Sana'a"),
        ("2023-11-22, 22/11/2023", "2023-11-22 , 22/11/2023"),
    ],
)
def test_convention(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "One two. Three four."
    assert [text[a:b] for a, b in tokenize(text, 4, 8)] == ["two", "."]


def test_stop_at_the_end_of_the_stretch_is_the_sentences() -> None:
    text = "It met Co. officials."
    assert [text[a:b] for a, b in tokenize(text, 0, 10)] == ["It", "met", "Co", "."]
    assert "Co." in words(text)


_PIECES = st.sampled_from(
    ["U.S.", "'s", "n't", '"', "“", "’", "-", "--", "anti-", "5,000", ".", "...", " ", "\n", "a", "B", "é",
     "e\u0301",
     "\u200b", "http://", "@", "#", "$", "%", "/", "_", "\x00", "\ud800", "漢", "🙂", "\u2028", "\xa0", "(",
     ")", "1"]
)  # fmt: skip
_ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=[])), st.lists(_PIECES, max_size=40).map("".join)
)


@given(_ANY_TEXT)
def test_every_sign_is_in_one_token_in_order(text: str) -> None:
    spans = tokenize(text)
    covered: list[int] = []
    for start, end in spans:
        assert start < end
        assert not any(c.isspace() for c in text[start:end])
        covered.extend(range(start, end))
    assert covered == [place for place, c in enumerate(text) if not c.isspace()]


@given(_ANY_TEXT, st.integers(0, 30), st.integers(0, 30))
def test_any_stretch_can_be_asked_for(text: str, start: int, length: int) -> None:
    for first, last in tokenize(text, start, start + length):
        assert start <= first < last <= min(start + length, len(text))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a.",
        "a-",
        "'",
        "a'",
        "a@",
        "http://)",
        "1,",
        "1",
        "...",
        "-=*",
        "A/",
        ". ",
        "www..",
        "é\u0301",
        "$",
    ],
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.perf_counter()
    spans = tokenize(text)
    # A second a megabyte is usual; something quadratic would take minutes.
    assert time.perf_counter() - began < 10
    assert max(end - start for start, end in spans) <= 2100
