import io
from dataclasses import replace

import pytest
from rich.console import Console

from detente.app._words import plain, when_words
from detente.app.explain import explanation
from detente.app.show import sentence_text, show_report
from detente.codebook import Rule, Trigger
from detente.terms import SentencePassage, When
from tests.app import made


def shown(renderable_or_report, width=140):
    page = io.StringIO()
    console = Console(file=page, width=width, color_system=None)
    if isinstance(renderable_or_report, made.CodedReport):
        show_report(console, renderable_or_report)
    else:
        console.print(renderable_or_report)
    return page.getvalue()


@pytest.mark.parametrize("width", [40, 80, 99, 100, 140, 220])
def test_the_table_shows_each_event(width):
    page = shown(made.made_report(), width)
    for words in ("SANCTION", "expel", "NOR", "Anna", "REJECT", "negation", "0.88", "0.40", "2023-03-03"):
        assert words in page, words
    assert "2 events in 1 sentence" in " ".join(page.split())
    assert max(len(line) for line in page.splitlines()) <= width


def test_the_numbers_stay_when_events_are_hidden():
    report = replace(made.made_report(), min_confidence=0.5)
    assert [item.number for item in report.shown] == [1]
    report = replace(made.made_report(events=(made.second_event(), made.made_event())), min_confidence=0.5)
    assert [item.number for item in report.shown] == [2]
    assert "1 below the confidence asked for" in shown(report)


def test_a_report_without_events_says_so():
    assert "no events in 1 sentence" in shown(made.made_report(events=()))


def test_no_control_character_reaches_the_terminal():
    text = made.TEXT.replace("envoys", "env\x1b]0;x\x07oys").replace("It rained", "[red]It[/red]")
    event = replace(made.made_event(), aux_modes=("\x1b[31mred",), mode="[bold]")
    sentence = SentencePassage(0, made.Span(0, len(text)), text)
    report = made.made_report(events=(replace(event, sentence=sentence),), source="\x1b[2Jname\u202e.txt")
    page = shown(report) + shown(explanation(report, 1, lambda _: None))
    assert "\x1b" not in page
    assert "\x07" not in page
    assert "\u202e" not in page
    assert "[bold]" in page


def test_the_sentence_is_marked():
    line = sentence_text(made.made_event())
    assert line.plain == "Norway expelled two Atlantian envoys on Friday in Bergen."
    marked = {line.plain[span.start : span.end]: span.style for span in line.spans}
    assert "underline" in marked["expelled"]
    assert "Norway" in marked
    assert "Atlantian envoys" in marked


def test_plain():
    assert plain(" a\n\tb\x00c ") == "a b c"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(None, None, "unknown"), "unknown"),
        (When(made.date(2022, 1, 1), made.date(2022, 12, 31), "year"), "2022"),
        (When(made.date(2022, 3, 1), made.date(2022, 3, 31), "month"), "2022-03"),
        (When(made.date(1990, 1, 1), made.date(1999, 12, 31), "decade"), "1990 to 1999"),
        (When(made.date(2022, 3, 5), made.date(2022, 3, 5), "day"), "2022-03-05"),
        (When(made.date(2022, 3, 5), made.date(2022, 3, 7), "day"), "2022-03-05 to 2022-03-07"),
        (When(made.date(1999, 1, 1), made.date(2023, 11, 22), "year"), "1999-01-01 to 2023-11-22"),
        (When(made.date(1999, 6, 1), None, "month"), "since 1999-06-01"),
        (When(None, made.date(1999, 6, 1), "month"), "until 1999-06-01"),
    ],
)
def test_dates_are_as_short_as_their_precision_allows(when, words):
    assert when_words(when) == words


def test_an_explanation_says_why():
    rule = Rule(
        id="sanction.expel",
        event_type="SANCTION",
        triggers=(Trigger("expel", "verb"), Trigger("throw", "verb", ("out",))),
        where={"object": frozenset({"envoy", "diplomat"})},
        recipient=("object.owner",),
    )
    page = " ".join(shown(explanation(made.made_report(), 1, lambda name: rule)).split())
    for words in (
        "Norway expelled two Atlantian envoys",
        "expelled root VERB",
        "Norway nsubj PROPN",
        "throw+out",
        "object: diplomat, envoy",
        "sanction.expel",
        "name, certainty 0.95",
        "in office since 2021-01",
        "from “Friday”, in a report of 2023-03-04",
        "Bergen, Vestland, NOR",
        "none told as done",
    ):
        assert words in page, words


def test_an_explanation_without_a_parse_or_a_date():
    page = " ".join(shown(explanation(made.made_report(), 2, lambda _: None)).split())
    assert "the day of publication" in page
    assert "negation" in page
    assert "denied by" in page
    assert "parse" not in page
    report = replace(made.made_report(published=None))
    assert "neither the event nor the report has a date" in shown(explanation(report, 2, lambda _: None))


def test_a_branch_without_words_of_the_event_is_folded():
    report = made.made_report(events=(replace(made.made_event(), recipients=()),))
    page = shown(explanation(report, 1, lambda _: None))
    assert "two Atlantian envoys  obj" in page
