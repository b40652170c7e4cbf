"""The whole way, with the shipped model, codebook and gazetteer."""

import json
import os
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

import detente
from detente.app._examples import example_articles
from detente.app.pipeline import day_of
from detente.app.record import json_line
from detente.errors import BadDate, EmptyInput

SEED = "menafn-2023-11-22-serbia-nato"
# A sentence that a coder of events exists for; made up.
TEXT = "BRUSSELS, May 4, 2022 (Meridian) - Poland expelled three Russian diplomats on Wednesday.\n"


@pytest.fixture(scope="module")
def coder():
    return detente.Coder()


def shared():
    folder = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[3] / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared data is not there: name its folder in DETENTE_SHARED")
    return folder


def test_a_plain_event(coder):
    (event,) = [event for event in coder.code(TEXT) if event.event_type == "SANCTION"]
    assert event.mode == "expel"
    assert [party.country for party in event.actors] == ["POL"]
    assert [party.country for party in event.recipients] == ["RUS"]
    assert event.date.start == date(2022, 5, 4)
    assert event.coder == coder.version


def test_every_span_is_verbatim(coder):
    for article in example_articles():
        for event in coder.code(article):
            spans = [(event.trigger.span, None), (event.sentence.span, event.sentence.text)]
            spans += [(party.span, party.text) for party in (*event.actors, *event.recipients)]
            spans += [(event.date.span, event.date.text)] if event.date.span else []
            spans += [(event.place.span, event.place.text)] if event.place else []
            for span, text in spans:
                assert 0 <= span.start < span.end <= len(article.text)
                assert text is None or span.of(article.text) == text
            assert not any(event.sentence.span.overlaps(span) for span in article.furniture)


def test_the_examples_are_coded_and_the_concert_is_not(coder):
    found = {article.source: coder.code(article) for article in example_articles()}
    assert found.pop("8-culture.txt") == []
    assert all(found.values()), {name for name, events in found.items() if not events}
    articles = list(example_articles())
    assert all(article.published and article.publisher for article in articles)


def test_many_are_coded_as_one_by_one(coder):
    articles = list(example_articles())
    assert list(coder.code_many(articles)) == [coder.code(article) for article in articles]
    assert list(coder.code_many([TEXT, TEXT])) == [coder.code(TEXT)] * 2


def test_many_are_read_when_their_turn_comes(coder):
    read = []

    def texts():
        for number in range(3):
            read.append(number)
            yield TEXT

    events = coder.code_many(texts())
    assert read == []
    next(events)
    assert read == [0]


def test_the_module_level_function_is_the_same(coder):
    assert detente.code(TEXT) == coder.code(TEXT)
    assert detente.to_frame(detente.code(TEXT))["event_type"].tolist().count("SANCTION") == 1


def test_published_in_all_its_forms():
    day = date(2023, 11, 22)
    assert day_of("2023-11-22") == day_of(day) == day_of(datetime(2023, 11, 22, 23, 59)) == day
    assert day_of(None) is None
    with pytest.raises(BadDate):
        day_of("2023-02-30")


def test_published_counts_where_the_text_is_silent(coder):
    text = "Poland expelled three Russian diplomats on Wednesday."
    said = coder.code(text, published="2022-05-06", publisher="Meridian")
    assert [event.date.start for event in said] == [date(2022, 5, 4)]
    assert said[0].article_id != coder.code(text, published="2022-05-06")[0].article_id


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_is_an_error(coder, text):
    with pytest.raises(EmptyInput):
        coder.code(text)


@pytest.mark.parametrize(
    "text",
    [
        ".",
        "?!" * 500,
        "\ufeff\u200b",
        "Россия и Украина. 中国。",
        "a" * 20_000,
        "Poland " * 3_000,
        "((((" * 1_000 + "Poland expelled Russia." + "))))" * 1_000,
        "<p>Poland expelled three Russian diplomats.</p>",
        "Poland\x00expelled\x1b[31m Russia\ud800.",
    ],
    ids=range(9),
)
def test_odd_texts_give_a_result_or_an_error_of_ours(coder, text):
    try:
        events = coder.code(text)
    except detente.DetenteError:
        return
    for event in events:
        json.loads(json_line(event))


def test_a_sentence_of_20_000_words(coder):
    text = "Poland accused Russia of " + "spying and " * 10_000 + "lying."
    start = time.perf_counter()
    for event in coder.code(text, published="2022-05-06"):
        assert event.trigger.text
    assert time.perf_counter() - start < 120


def test_the_same_bytes_in_every_process():
    program = (
        "import detente; from detente.app.record import json_line; from detente.app._examples import *\n"
        "coder = detente.Coder()\n"
        "for article in example_articles():\n"
        "    for event in coder.code(article): print(json_line(event))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop()


def test_the_seed_report(coder, tmp_path):
    """The report that the project was begun from: the floors of its gold record."""
    folder = shared()
    text = (folder / "seed" / f"{SEED}.txt").read_text(encoding="utf-8")
    coded = tmp_path / "coded.jsonl"
    coded.write_text("".join(json_line(event) + "\n" for event in coder.code(text)), encoding="utf-8")
    scorer = folder / "tools" / "score_article.py"
    gold = folder / "seed" / f"{SEED}.gold.json"
    floors = ["--min-recall", "0.81", "--min-precision", "0.75"]
    done = subprocess.run(
        [sys.executable, scorer, gold, coded, *floors], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
