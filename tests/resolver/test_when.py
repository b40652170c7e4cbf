"""Time expressions against the publication date and against each other."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolver.building import parsed, plain, token

from detente.resolver import NEWS_CYCLE_DAYS, TimeExpression, WhenResolver, is_historical
from detente.terms import Span, When

RESOLVER = WhenResolver()
WEDNESDAY = date(2022, 11, 23)
MONTHS = "January February March April May June July August September October November December".split()


def found(*texts: str, published: date | None = WEDNESDAY) -> list[TimeExpression]:
    return list(RESOLVER.expressions(plain(*texts), published))


def shown(one: TimeExpression) -> tuple[str, str, str, str]:
    return one.text, str(one.first), str(one.last), one.precision


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision"),
    [
        ("He spoke on Tuesday.", "Tuesday", "2022-11-22", "2022-11-22", "day"),
        ("He spoke on Wednesday.", "Wednesday", "2022-11-23", "2022-11-23", "day"),
        ("He will speak on Tuesday.", "Tuesday", "2022-11-29", "2022-11-29", "day"),
        ("They met last Tuesday.", "last Tuesday", "2022-11-22", "2022-11-22", "day"),
        ("They met last Wednesday.", "last Wednesday", "2022-11-16", "2022-11-16", "day"),
        ("They meet next Tuesday.", "next Tuesday", "2022-11-29", "2022-11-29", "day"),
        ("They meet next Thursday.", "next Thursday", "2022-12-01", "2022-12-01", "day"),
        ("It fell on Tuesday of last week.", "Tuesday of last week", "2022-11-15", "2022-11-15", "day"),
        ("It fell yesterday.", "yesterday", "2022-11-22", "2022-11-22", "day"),
        ("It fell today.", "today", "2022-11-23", "2022-11-23", "day"),
        ("It comes tomorrow.", "tomorrow", "2022-11-24", "2022-11-24", "day"),
        ("It fell this morning.", "this morning", "2022-11-23", "2022-11-23", "day"),
        ("It fell last night.", "last night", "2022-11-22", "2022-11-22", "day"),
        ("It fell late on Monday evening at 9:45 p.m.", "Monday evening", "2022-11-21", "2022-11-21", "day"),
        ("It fell the day before yesterday.", "the day before yesterday", "2022-11-21", "2022-11-21", "day"),
        ("It fell last week.", "last week", "2022-11-14", "2022-11-20", "week"),
        ("It fell this week.", "this week", "2022-11-21", "2022-11-27", "week"),
        ("It fell earlier this week.", "earlier this week", "2022-11-21", "2022-11-23", "week"),
        ("It fell at the weekend.", "the weekend", "2022-11-19", "2022-11-20", "day"),
        ("It fell last month.", "last month", "2022-10-01", "2022-10-31", "month"),
        ("It comes next month.", "next month", "2022-12-01", "2022-12-31", "month"),
        ("It fell last year.", "last year", "2021-01-01", "2021-12-31", "year"),
        ("It comes early next year.", "early next year", "2023-01-01", "2023-04-30", "year"),
        ("It fell three days ago.", "three days ago", "2022-11-20", "2022-11-20", "day"),
        ("It fell two weeks ago.", "two weeks ago", "2022-11-07", "2022-11-13", "week"),
        ("It fell twenty-five years ago.", "twenty-five years ago", "1997-01-01", "1997-12-31", "year"),
        ("It fell forty years ago.", "forty years ago", "1982-01-01", "1982-12-31", "year"),
        ("It fell a decade ago.", "a decade ago", "2012-01-01", "2012-12-31", "year"),
        ("It fell in 2003.", "2003", "2003-01-01", "2003-12-31", "year"),
        ("It comes by 2030.", "2030", "2030-01-01", "2030-12-31", "year"),
        ("It fell in early 2003.", "early 2003", "2003-01-01", "2003-04-30", "year"),
        ("It fell in March.", "March", "2022-03-01", "2022-03-31", "month"),
        ("It fell in December.", "December", "2021-12-01", "2021-12-31", "month"),
        ("It will end in March.", "March", "2023-03-01", "2023-03-31", "month"),
        ("It fell in mid-June.", "mid-June", "2022-06-11", "2022-06-20", "month"),
        ("It fell in the spring of 2011.", "the spring of 2011", "2011-03-01", "2011-05-31", "month"),
        ("It fell last summer.", "last summer", "2022-06-01", "2022-08-31", "month"),
        ("It fell in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("It fell in the first half of 2008.", "the first half of 2008", "2008-01-01", "2008-06-30", "year"),
        (
            "It fell in the last week of August 2020.",
            "the last week of August 2020",
            "2020-08-24",
            "2020-08-31",
            "month",
        ),
        ("It fell on Feb. 24.", "Feb. 24", "2022-02-24", "2022-02-24", "day"),
        ("It fell on 24 December.", "24 December", "2021-12-24", "2021-12-24", "day"),
        ("It fell on Friday, June 11, 1999.", "Friday, June 11, 1999", "1999-06-11", "1999-06-11", "day"),
        ("It ran from 1992 to 1995.", "1992 to 1995", "1992-01-01", "1995-12-31", "year"),
        ("It ran 1980-88.", "1980-88", "1980-01-01", "1988-12-31", "year"),
        ("It ran between March and May 2011.", "March and May 2011", "2011-03-01", "2011-05-31", "month"),
        ("It ran from August to October.", "August to October", "2022-08-01", "2022-10-31", "month"),
        ("It ran on 24-26 February 2022.", "24-26 February 2022", "2022-02-24", "2022-02-26", "day"),
        ("It grew over the past three years.", "the past three years", "2019-11-23", "2022-11-23", "year"),
        ("It grew in recent weeks.", "recent weeks", "2022-11-02", "2022-11-23", "unknown"),
        ("It began decades ago.", "decades ago", "1932-11-23", "2002-11-23", "decade"),
    ],
)
def test_one_expression(text: str, words: str, first: str, last: str, precision: str) -> None:
    assert [shown(one) for one in found(text)] == [(words, first, last, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1244 binds all.",
        "The council adopted Resolution 2231 unanimously.",
        "They sent 2,000 troops and 2000 soldiers.",
        "It cost $2000 and 3.5 million euros.",
        "Article 1949 and Flight 1990 are names.",
        "It was fired at 2000 GMT.",
        "UNSCR 1701 was adopted.",
        "He may go; they march on.",
        "Theresa May resigned.",
        "The fall of the city was swift.",
        "World War II and the Gulf War ended.",
        "Agenda 2030 is a plan.",
        "In two weeks of fighting nobody won.",
        "The walls held for three days.",
    ],
)
def test_no_expression(text: str) -> None:
    assert [one.text for one in found(text)] == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("since", "since"),
        ("until", "until"),
        ("by", "until"),
        ("before", "before"),
        ("after", "after"),
        ("in", "date"),
    ],
)
def test_kind_by_the_word_before(word: str, kind: str) -> None:
    assert [one.kind for one in found(f"It stood {word} 1999.")] == [kind]


@pytest.mark.parametrize(
    ("second", "first", "precision"),
    [
        ("Three days later it fell.", "2011-03-06", "day"),
        ("The following day it fell.", "2011-03-04", "day"),
        ("A year earlier it rose.", "2010-01-01", "year"),
        ("That month it fell.", "2011-03-01", "month"),
        ("In May it fell.", "2011-05-01", "month"),
        ("On Tuesday it fell.", "2022-11-22", "day"),
        ("Last year it fell.", "2021-01-01", "year"),
    ],
)
def test_against_the_time_told_of(second: str, first: str, precision: str) -> None:
    one = found("They signed on 3 March 2011.", second)[-1]
    assert (str(one.first), one.precision) == (first, precision)


def test_a_bare_month_far_from_a_year_is_of_the_news() -> None:
    assert str(found("They signed in 1995.", "In March they met.")[-1].first) == "2022-03-01"


def test_a_history_is_told_by_its_own_clock() -> None:
    told = found("It began in 1914.", "In 1915 and 1916 it spread.", "In July it ended.")
    assert str(told[-1].first) == "1916-07-01"


def test_the_parts_of_a_range() -> None:
    (one,) = found("It ran from 1992 to 1995.")
    assert one.kind == "range"
    assert [part.text for part in one.parts] == ["1992", "1995"]


def test_a_day_that_does_not_exist_has_no_dates() -> None:
    (one,) = found("It fell on 30 February 2019.")
    assert (one.first, one.last, one.precision) == (None, None, "unknown")


def test_without_a_publication_date() -> None:
    assert [one.first for one in found("He spoke on Tuesday.", published=None)] == [None]
    assert [str(one.first) for one in found("He spoke in 2003.", published=None)] == ["2003-01-01"]


@pytest.mark.parametrize(
    "second",
    ["They met on Monday.", "They met last month.", "They met at Christmas Day.", "They met two weeks ago."],
)
def test_a_year_of_the_past_is_no_anchor_for_news_without_a_date(second: str) -> None:
    treaty, meeting = found("The treaty of 1978 still holds.", second, published=None)
    assert str(treaty.first) == "1978-01-01"
    assert (meeting.first, meeting.last, meeting.precision) == (None, None, "unknown")
    assert meeting.text in second


def test_a_history_without_a_date_goes_on_from_its_years() -> None:
    dates = found("In 1978 the army rose.", "In April it fell.", published=None)
    assert [str(one.first) for one in dates] == ["1978-01-01", "1978-04-01"]


def test_an_event_keeps_words_that_tell_no_day() -> None:
    reading = parsed("Jordan and Israel")
    when = RESOLVER.event_date(reading, 0, token(reading, "held"), None).when
    assert (when.text, when.start, when.end, when.precision) == ("Monday", None, None, "unknown")


@pytest.mark.parametrize(
    ("sentence", "word", "text", "first", "historical"),
    [
        ("Jordan and Israel", "held", "Monday", "2022-11-21", False),
        ("Jordan and Israel", "talks", "Monday", "2022-11-21", False),
        ("Russian forces", "killing", "Tuesday", "2022-11-22", False),
        ("Israel condemned", "condemned", None, "2022-11-23", False),
        ("Israel condemned", "attack", "2012", "2012-01-01", True),
        ("In Kosovo, where", "deployed", "1999", "1999-01-01", True),
        ("In Kosovo, where", "rose", "Sunday", "2022-11-20", False),
        ("KFOR has been", "stationed", "1999", "1999-01-01", True),
        ("KFOR has been", "war", "1999", "1999-01-01", True),
        ("Norway cancelled", "exercises", "2022", "2022-01-01", False),
        ("The council will", "vote", "Friday", "2022-11-25", False),
        ("The ministers agreed", "meet", "Thursday", "2022-11-24", False),
        ("The ministers agreed", "agreed", None, "2022-11-23", False),
        ("The army arrived", "met", "Monday", "2022-11-21", False),
        ("On Monday he met", "met", "Monday", "2022-11-21", False),
        ("On Monday he met", "invaded", None, "2022-11-23", False),
        ("The bombing of", "bombing", "April 1992", "1992-04-01", True),
        ("The deal collapsed", "vote", "Sunday", "2022-11-27", False),
        ("Japan lifted", "imposed", "1998", "1998-01-01", True),
        ("Japan lifted", "lifted", None, "2022-11-23", False),
    ],
)
def test_the_date_of_an_event(
    sentence: str, word: str, text: str | None, first: str, historical: bool
) -> None:
    reading = parsed(sentence)
    dated = RESOLVER.event_date(reading, 0, token(reading, word), WEDNESDAY)
    assert (dated.when.text, str(dated.when.start), dated.historical) == (text, first, historical)
    assert (dated.expression is None) == (text is None)


def test_the_past_perfect_goes_back_to_the_sentence_before() -> None:
    reading = parsed("The rebels stormed", "They had seized")
    dated = RESOLVER.event_date(reading, 1, token(reading, "seized", 1), WEDNESDAY)
    assert dated.when.text == "3 March 2011"
    assert dated.historical


def test_an_event_without_words_or_publication_date() -> None:
    reading = parsed("The envoy urged")
    dated = RESOLVER.event_date(reading, 0, token(reading, "urged"), None)
    assert dated.when == When(None, None, "unknown")


@pytest.mark.parametrize(
    ("text", "historical"),
    [
        ("It fell in 2021.", True),
        ("It fell last year.", True),
        ("It fell decades ago.", True),
        ("It fell in the 1990s.", True),
        ("It fell last month.", False),
        ("It fell in September.", True),
        ("It fell in 2022.", False),
        ("It fell last week.", False),
        ("It fell on Monday.", False),
        ("It comes by 2030.", False),
        ("It grew over the past three years.", False),
        ("It stood since 1999.", True),
    ],
)
def test_historical(text: str, historical: bool) -> None:
    (one,) = found(text)
    assert is_historical(one.when, WEDNESDAY) is historical


def test_the_edge_of_the_news_cycle() -> None:
    edge = WEDNESDAY - timedelta(days=NEWS_CYCLE_DAYS)
    before = edge - timedelta(days=1)
    assert not is_historical(When(edge, edge, "day", "words", Span(0, 5)), WEDNESDAY)
    assert is_historical(When(before, before, "day", "words", Span(0, 5)), WEDNESDAY)
    assert not is_historical(When(before, before, "day"), WEDNESDAY)
    assert not is_historical(When(before, before, "day", "words", Span(0, 5)), None)


DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMATS = st.sampled_from(
    [
        lambda day: day.isoformat(),
        lambda day: f"{day.day}.{day.month}.{day.year}",
        lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
        lambda day: f"{day.month}/{day.day}/{day.year}",
        lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
        lambda day: f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}",
        lambda day: f"the {day.day}th of {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{day:%A}, {MONTHS[day.month - 1]} {day.day}, {day.year}",
        lambda day: f"{day:%A} {day.day} {MONTHS[day.month - 1]} {day.year}",
    ]
)


@given(day=DATES, written=FORMATS, published=DATES)
def test_a_full_date_is_itself_whenever_it_is_read(day: date, written: object, published: date) -> None:
    text = written(day)  # type: ignore[operator]
    (one,) = found(f"They signed it on {text} in Oslo.", published=published)
    assert (one.first, one.last, one.precision, one.text) == (day, day, "day", text)


@given(day=st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_a_date_without_its_year_is_the_last_one(day: date) -> None:
    (one,) = found(f"They signed it on {day.day} {MONTHS[day.month - 1]}.", published=day)
    assert one.first == day


WORDS = st.lists(
    st.sampled_from(
        "on in since until from to between and the last next this 2003 1999 24 3rd March May "
        "Tuesday weeks year days ago later earlier before three a 1990s early mid - , . summer winter "
        "morning yesterday decades half of first Resolution 1244 2,000 troops he said".split()
    ),
    max_size=20,
)


@given(words=WORDS, published=st.none() | DATES)
def test_any_words(words: list[str], published: date | None) -> None:
    reading = plain(" ".join(words), "They left three days later.")
    end = 0
    for one in RESOLVER.expressions(reading, published):
        assert one.text == one.span.of(reading.text)
        assert one.span.start >= end
        end = one.span.end
        tokens = reading.sentences[one.sentence].tokens
        assert tokens[one.start].start <= one.span.start
        assert tokens[one.end - 1].end >= one.span.end
        assert (one.first is None) == (one.last is None)
        assert one.precision in {"day", "week", "month", "year", "decade", "unknown"}
        if one.first and one.last:
            assert one.first <= one.last


@given(text=st.text(max_size=80))
def test_any_text(text: str) -> None:
    reading = plain(f"{text} in 2003")
    assert all(one.text == one.span.of(reading.text) for one in RESOLVER.expressions(reading, WEDNESDAY))


def test_it_can_be_sent_to_another_process() -> None:
    reading = parsed("Jordan and Israel")
    again = pickle.loads(pickle.dumps(RESOLVER))
    assert again.expressions(reading, WEDNESDAY) == RESOLVER.expressions(reading, WEDNESDAY)


def test_the_same_text_gives_the_same_expressions() -> None:
    texts = ("It began in March 2003.", "Two months later it ended.", "He spoke on Tuesday.")
    assert found(*texts) == list(WhenResolver().expressions(plain(*texts), WEDNESDAY))
