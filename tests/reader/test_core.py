"""The language core: parity with the training framework, determinism, shape of the output."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from detente.errors import ModelError
from detente.reader import Reader
from detente.reader._core import LanguageCore
from detente.reader._subwords import Subwords
from detente.terms import Article

DATA = Path(__file__).resolve().parents[2] / "src/detente/reader/data"
# Share of words whose best label may differ between float32 and int8.
TIPPED = 0.05


@pytest.fixture(scope="module")
def core() -> LanguageCore:
    return LanguageCore(DATA)


@pytest.fixture(scope="module")
def parity() -> dict[str, np.ndarray]:
    with np.load(DATA / "parity.npz") as stored:
        return dict(stored)


def outputs(sentences: list[list[str]]) -> dict[str, np.ndarray]:
    batch = Subwords(DATA / "tokenizer.json").batch(sentences)
    session = onnxruntime.InferenceSession(str(DATA / "model.onnx"), providers=["CPUExecutionProvider"])
    names = ["upos", "xpos", "lemma", "name", "arc", "event"]
    feed = dict(zip(("ids", "case", "attention", "first", "last"), batch[:5], strict=True))
    return dict(zip(names, session.run(names, feed), strict=True))


def test_onnx_agrees_with_the_training_framework(parity: dict[str, np.ndarray]) -> None:
    sentences = [row.split("\n") for row in parity["words"]]
    ours = outputs(sentences)
    words = tipped = 0
    for name, scores in ours.items():
        reference = parity[name].astype(np.float32)
        assert scores.shape == reference.shape
        for row, sentence in enumerate(sentences):
            count = len(sentence)
            width = count + 1 if name == "arc" else scores.shape[-1]
            best = scores[row, :count, :width].argmax(-1)
            expected = reference[row, :count, :width].argmax(-1)
            words += count
            tipped += int((best != expected).sum())
    assert tipped / words <= TIPPED


def test_a_plain_sentence_is_parsed_as_a_grammar_book_would(core: LanguageCore) -> None:
    (parsed,) = core.parse([["Britain", "expelled", "two", "Russian", "diplomats", "."]])
    assert parsed.upos == ("PROPN", "VERB", "NUM", "ADJ", "NOUN", "PUNCT")
    assert parsed.heads == (2, 0, 5, 5, 2, 2)
    assert parsed.rels[:5] == ("nsubj", "root", "nummod", "amod", "obj")
    assert parsed.lemmas[1] == "expel"
    assert parsed.names[0] == "B-LOC"


def test_every_sentence_is_one_tree(core: LanguageCore) -> None:
    sentences = [["Stop", "!"], ["No"], ["a"] * 40, ["Paris", ",", "Berlin", ",", "Rome"]]
    for words, parsed in zip(sentences, core.parse(sentences), strict=True):
        assert len(parsed.heads) == len(words)
        assert parsed.heads.count(0) == 1


def test_more_words_than_the_encoder_takes_are_kept(core: LanguageCore) -> None:
    (parsed,) = core.parse([["word"] * 900])
    assert len(parsed.upos) == len(parsed.heads) == len(parsed.names) == 900


def test_reading_is_the_same_on_every_run() -> None:
    article = Article("Chad closed its border with Sudan on Monday. The army said it would stay shut.")
    first = Reader.load().read(article)
    assert first == Reader.load().read(article)


def test_spans_are_verbatim() -> None:
    text = "  Gen. Musa met the U.N. envoy\n(in Doha).  “We agreed,” he said.\n\nTalks go on."
    reading = Reader.load().read(Article(text))
    assert len(reading.sentences) >= 2
    for sentence in reading.sentences:
        assert sentence.span.of(text) == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


def test_missing_model_is_a_coded_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="E403"):
        LanguageCore(tmp_path)
