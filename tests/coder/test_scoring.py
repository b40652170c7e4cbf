"""The learned scorer's word in the coder: signals, refusals, confidence."""

from dataclasses import replace

import pytest

from detente.codebook import load_codebook
from detente.coder._scoring import Features, SignalTable, confidence, proposed_rules, refused
from detente.reader import Reader
from detente.terms import Article, Sentence, Signal, Span

GOOD = Features(rule=0.85, match=0.95, model=0.98, event=0.99, parties=1.0, loose=1.0, both=1.0)


def sentence(*signals: tuple[int, str, float]) -> Sentence:
    return Sentence(0, Span(0, 1), "x", (), signals=tuple(Signal(*one) for one in signals))


def test_signals_are_asked_by_token_and_type() -> None:
    table = SignalTable(sentence((1, "AID", 0.7), (1, "SUPPORT", 0.2), (4, "ASSAULT", 0.5)))
    assert table.at(1) == {"AID": 0.7, "SUPPORT": 0.2}
    assert table.at(2) == {}
    assert table.of_type((1, 4), "SUPPORT") == 0.2
    assert table.of_any((1, 4)) == pytest.approx(0.9)
    assert table.best() == [(1, "AID", 0.7), (4, "ASSAULT", 0.5)]


def test_without_a_scorer_nothing_is_known_or_refused() -> None:
    table = SignalTable(replace(sentence(), signals=None))
    assert not table.known
    assert not refused(replace(GOOD, model=None, event=None))


def test_what_only_looks_like_an_event_is_refused() -> None:
    weak = replace(GOOD, rule=0.6)
    assert refused(replace(weak, model=0.0, event=0.0))
    assert not refused(replace(weak, model=0.0, event=0.9))
    assert not refused(weak)
    assert not refused(replace(GOOD, model=0.0, event=0.0)), "a strong rule stands"


@pytest.mark.parametrize(
    "worse",
    [{"model": 0.02, "event": 0.05}, {"match": 0.4}, {"parties": 0.3}],
    ids=lambda change: next(iter(change)),
)
def test_confidence_falls_with_what_it_rests_on(worse: dict[str, float]) -> None:
    assert 0 < confidence(replace(GOOD, **worse)) < confidence(GOOD) < 1


def test_a_rule_for_each_type_stands_by_for_events_that_no_rule_foresaw() -> None:
    codebook = load_codebook()
    rules = proposed_rules(codebook)
    assert rules.keys() == codebook.types.keys()
    assert all(
        rule.requires == "both" for name, rule in rules.items() if codebook.types[name].needs_recipient
    )


def test_the_reader_gives_signals_where_a_word_tells_an_event() -> None:
    reading = Reader.load().read(
        Article(text="Poland expelled three Russian diplomats on Tuesday. The soup needs salt.")
    )
    first, second = (SignalTable(one) for one in reading.sentences)
    assert first.of_type((1,), "SANCTION") > 0.8
    assert all(probability < 0.5 for _, _, probability in second.best())
    for one in reading.sentences:
        assert one.signals is not None
        assert all(0 < signal.probability <= 1 for signal in one.signals)
