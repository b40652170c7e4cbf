"""The clock of the benchmark, and what it reads."""

import sys

import pytest
from bench.costs import import_time
from bench.reference import has_spacy
from bench.texts import reports


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    stages = pytest.importorskip("bench.stages")
    ticks = iter(range(100))
    monkeypatch.setattr(stages.time, "perf_counter", lambda: float(next(ticks)))
    return stages.StageClock()


def test_inner_stages_are_not_counted_in_outer_ones(clock) -> None:
    inner = clock.timed("inner", lambda: "done")
    outer = clock.timed("outer", inner)
    # Ticks: enter outer 0, enter inner 1, leave inner 2, leave outer 3.
    assert outer() == "done"
    assert clock.seconds == {"outer": 2.0, "inner": 1.0}


def test_a_stage_that_fails_is_closed(clock) -> None:
    def fail() -> None:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        clock.timed("bad", fail)()
    clock.timed("good", int)()
    assert clock.seconds == {"bad": 1.0, "good": 1.0}


def test_own_reports_are_read() -> None:
    texts = reports()
    assert len(texts) >= 40
    assert all(text.published for text in texts)


def test_costs_of_a_fresh_process() -> None:
    cost = import_time(times=1)
    assert 0 < cost.seconds < 60
    assert 1 < cost.peak_mb < 2000


def test_an_interpreter_that_is_not_there_has_no_spacy() -> None:
    assert not has_spacy(sys.executable + "-none")
