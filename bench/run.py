"""Measures the pipeline from raw text to rendered events on one thread, and what a fresh run costs.

Beside it, in turns on the same texts, a spaCy pipeline of the shape of its small English model with random
weights: tokens, tags, trees, names and lemmas only, no events.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bench.costs import bare_start, batch_run, cold_start, import_time
from bench.reference import Reference, has_spacy
from bench.stages import StageClock, staged
from bench.texts import Text, briefings, reports
from detente.app.pipeline import Coder, day_of
from detente.app.record import json_line
from detente.sources import read_text
from detente.terms import Article

__all__ = ["main"]


@dataclass(frozen=True)
class _Corpus:
    name: str
    texts: list[Text]
    sentences: int
    words: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit status."""
    options = _parser().parse_args(arguments)
    coder = Coder(threads=1)
    reference = has_spacy(options.spacy_python)
    if not reference:
        print("spaCy is not installed for --spacy-python: its column is left out (see bench/README.md)\n")
    sets = {"own reports": reports() * options.repeat, "press briefings": briefings(options.briefings)}
    for name, texts in sets.items():
        if not texts:
            print(f"{name}: not here, left out\n")
            continue
        corpus = _corpus(coder, name, texts)
        with _spacy(options.spacy_python if reference else None, corpus) as spacy:
            _speed(coder, corpus, spacy, options.rounds)
        _shares(coder, corpus)
    _costs(reports())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="runs of each pipeline, in turns (5)")
    parser.add_argument(
        "--repeat", type=int, default=2, help="how often the own reports are read in a run (2)"
    )
    parser.add_argument("--briefings", type=int, default=40, help="pieces of press briefings in a run (40)")
    parser.add_argument(
        "--spacy-python",
        default=sys.executable,
        metavar="PYTHON",
        help="an interpreter that has spaCy (this one)",
    )
    return parser


def _corpus(coder: Coder, name: str, texts: list[Text]) -> _Corpus:
    """The corpus with its size; reading it once also warms the pipeline."""
    readings = [coder.report(_article(text)).reading for text in texts]
    sentences = [sentence for reading in readings for sentence in reading.sentences]
    return _Corpus(name, texts, len(sentences), sum(len(sentence.tokens) for sentence in sentences))


def _article(text: Text) -> Article:
    return read_text(text.text, published=day_of(text.published))


def _run(coder: Coder, texts: Sequence[Text]) -> int:
    """Raw text to rendered records; the number of events."""
    return sum(
        len(json_line(event)) > 0
        for text in texts
        for event in coder.code(text.text, published=text.published)
    )


@contextmanager
def _spacy(python: str | None, corpus: _Corpus) -> Iterator[Reference | None]:
    if python is None:
        yield None
        return
    with Reference(python, [text.text for text in corpus.texts]) as reference:
        yield reference


def _speed(coder: Coder, corpus: _Corpus, spacy: Reference | None, rounds: int) -> None:
    ours, theirs = [], []
    events = 0
    for _ in range(rounds):
        began = time.perf_counter()
        events = _run(coder, corpus.texts)
        ours.append(time.perf_counter() - began)
        if spacy:
            theirs.append(spacy.run())
    print(
        f"{corpus.name}: {len(corpus.texts)} articles, {corpus.sentences} sentences, {corpus.words} words, "
        f"{events} events; median of {rounds} runs, one thread"
    )
    print(f"  {'':<26}{'seconds':>9}{'range':>15}{'sentences/s':>13}{'articles/s':>12}{'words/s':>10}")
    _row("detente, text to events", corpus, ours)
    if spacy and theirs:
        _row(f"spaCy {spacy.version}, no events", corpus, theirs)
        ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
        print(f"  time of detente / time of spaCy: {statistics.median(ratios):.2f} ({_range(ratios)})")


def _row(name: str, corpus: _Corpus, seconds: Sequence[float]) -> None:
    middle = statistics.median(seconds)
    print(
        f"  {name:<26}{middle:>9.2f}{_range(seconds):>15}{corpus.sentences / middle:>13.0f}"
        f"{len(corpus.texts) / middle:>12.1f}{corpus.words / middle:>10.0f}"
    )


def _range(values: Sequence[float]) -> str:
    return f"{min(values):.2f}-{max(values):.2f}"


def _shares(coder: Coder, corpus: _Corpus) -> None:
    """Share of time by stage, in one run of its own: the clock costs a little."""
    clock = StageClock()
    render = clock.timed("render", json_line)
    with staged(coder, clock):
        for text in corpus.texts:
            for event in coder.code(text.text, published=text.published):
                render(event)
    total = sum(clock.seconds.values())
    for stage, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        per_sentence = 1000 * seconds / max(1, corpus.sentences)
        print(f"  {stage:<10}{100 * seconds / total:>6.1f} %{per_sentence:>9.3f} ms a sentence")
    print()


def _costs(texts: Sequence[Text]) -> None:
    bare, imported = bare_start(), import_time()
    print(
        f"import detente: {imported.seconds - bare.seconds:.3f} s beyond a bare start ({bare.seconds:.3f} s)"
    )
    cold = cold_start(texts[0])
    print(f"detente code report.txt: {cold.seconds:.2f} s in all (median of 5), peak {cold.peak_mb:.0f} MB")
    batch = batch_run(texts)
    print(f"detente code FOLDER ({len(texts)} reports): {batch.seconds:.2f} s, peak {batch.peak_mb:.0f} MB")
