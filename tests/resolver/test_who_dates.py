"""Parties as they stood on the event's date."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolver.stories import by_words, story

from detente.gazetteer import Gazetteer
from detente.resolver import WhoResolver
from detente.terms import Entity, Span

RESOLVER = WhoResolver(Gazetteer())
TODAY = date(2023, 11, 22)


def person(start: str, words: str, on: date = TODAY) -> Entity:
    return by_words(RESOLVER.mentions(story(start), on), words).entities[0]


def test_an_office_of_an_earlier_day() -> None:
    vucic = person("Serbian President Aleksandar", "Serbian President Aleksandar Vucic")
    then = RESOLVER.on_date(vucic, date(2015, 6, 1))
    assert then.office is not None
    assert then.office.title == "Prime Minister"
    assert (then.country, then.text, then.span) == ("SRB", vucic.text, vucic.span)


def test_a_side_changes_with_the_office() -> None:
    stoltenberg = person("Serbian President Aleksandar", "Jens Stoltenberg")
    then = RESOLVER.on_date(stoltenberg, date(2010, 6, 1))
    assert (then.country, then.organisation) == ("NOR", None)
    back = RESOLVER.on_date(then, TODAY)
    assert (back.country, back.organisation) == (None, "NATO")


def test_no_office_before_the_first() -> None:
    vucic = person("Serbian President Aleksandar", "Serbian President Aleksandar Vucic")
    then = RESOLVER.on_date(vucic, date(1985, 1, 1))
    assert (then.office, then.country) == (None, "SRB")


@pytest.mark.parametrize(
    ("words", "day", "code"),
    [
        ("Belgrade", date(1999, 3, 24), "YUG"),
        ("Belgrade", date(2004, 3, 24), "SCG"),
        ("Belgrade", TODAY, "SRB"),
        ("Moscow", date(1985, 1, 1), "SUN"),
        ("Moscow", TODAY, "RUS"),
    ],
)
def test_a_capital_acts_for_the_state_of_the_day(words: str, day: date, code: str) -> None:
    seat = RESOLVER.mentions(story(f"{words} denied"), TODAY)[0].entities[0]
    assert RESOLVER.on_date(seat, day).country == code


def test_a_state_that_was_part_of_another() -> None:
    serbia = Entity("Serbia", Span(0, 6), "SRB", "Serbia", "state", country="SRB")
    then = RESOLVER.on_date(serbia, date(1999, 3, 24))
    assert (then.country, then.part_of) == ("SRB", ("YUG",))
    assert RESOLVER.on_date(then, date(1999, 3, 24)) == then


def test_an_unknown_person_stays_as_the_words_say() -> None:
    petrovic = person("Serbian Defence Minister Milan", "Serbian Defence Minister Milan Petrovic")
    assert RESOLVER.on_date(petrovic, date(1999, 1, 1)) == petrovic


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2026, 1, 1)))
def test_on_date_keeps_words_and_is_stable(day: date) -> None:
    vucic = person("Serbian President Aleksandar", "Serbian President Aleksandar Vucic")
    for entity in (vucic, replace(vucic, kind="state", id="SRB", name="Serbia", office=None)):
        then = RESOLVER.on_date(entity, day)
        assert (then.text, then.span, then.kind) == (entity.text, entity.span, entity.kind)
        assert RESOLVER.on_date(then, day) == then


def test_without_a_day_nothing_changes() -> None:
    vucic = person("Serbian President Aleksandar", "Serbian President Aleksandar Vucic")
    assert RESOLVER.on_date(vucic, None) == vucic
