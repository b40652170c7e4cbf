from dataclasses import replace

import pytest

from tests.app import made


class HandCoder:
    """Stands in for the engine: finds the hand-made events in every report that has their sentences."""

    loaded = 0

    def __init__(self, threads=1, **_files):
        type(self).loaded += 1
        self.threads = threads

    def report(self, article):
        if "CRASH" in article.text:
            raise RuntimeError("the engine has a fault")
        if "INTERRUPT" in article.text:
            raise KeyboardInterrupt
        events = ()
        if made.SENTENCE in article.text and "Atlantia denied" in article.text:
            events = (made.made_event(article.text), made.second_event(article.text))
        events = tuple(replace(event, article_id=article.id) for event in events)
        report = made.made_report(article.text, events, source=article.source)
        return replace(report, article=article)

    def reports(self, articles, on_error=None, *, positions=False):
        for article in articles:
            try:
                report = self.report(article)
                found = (made.made_position(article.text),) if positions and report.events else ()
                yield replace(report, positions=found)
            except Exception as problem:  # noqa: BLE001
                on_error(article, problem)

    def rule(self, name):
        return None


@pytest.fixture
def hand_coder(monkeypatch):
    """The command line with the hand-made coder in the engine's place."""
    monkeypatch.setattr("detente.app._batch.Coder", HandCoder)
    monkeypatch.setattr(HandCoder, "loaded", 0)
    return HandCoder


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(made.TEXT, encoding="utf-8")
    return path
