"""The language core at run time: words in, tags, lemmas, names and trees out."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from detente.errors import ModelError
from detente.reader._lemma_rules import apply_rule
from detente.reader._lemmas import known_lemma, likely_lemma
from detente.reader._subwords import Subwords
from detente.reader._trees import best_tree
from detente.terms import Signal

__all__ = ["LanguageCore", "Parsed"]

_INPUTS = ("ids", "case", "attention", "first", "last")
_OUTPUTS = ["upos", "xpos", "lemma", "name", "arc", "dependent", "head", "event"]
# Padded subtokens in a batch: larger batches no longer gain on one thread.
_BATCH = 1500
# A word is worth a signal where its event is at least this likely, and a type where it is.
_LEAST_EVENT = 0.05
_LEAST_TYPE = 0.02
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Parsed:
    """The analysis of one sentence, one value for each word.

    ``heads`` are 1-based, 0 for the root; ``rels`` Universal Dependencies labels with subtypes;
    ``names`` IOB2 tags of PER, ORG and LOC; ``signals`` say which word may tell an event of which type.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    names: tuple[str, ...]
    signals: tuple[Signal, ...] = ()


class LanguageCore:
    """The ONNX model with what is needed to decode its output."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the model.

        Raises:
            ModelError: a file of the model is missing or broken.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._labels: dict[str, list[str]] = json.loads(
                (folder / "labels.json").read_text(encoding="utf-8")
            )
            self._subwords = Subwords(folder / "tokenizer.json")
            listed = (folder / "lemmas.txt").read_text(encoding="utf-8").split()
            self._listed = frozenset(listed)
            # Small products by numpy's own threads cost more than they gain, and stall on a busy machine.
            self._relation_session = onnxruntime.InferenceSession(
                str(folder / "relations.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._pair_session = onnxruntime.InferenceSession(
                str(folder / "pairs.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self.digest = model_digest(folder)
        except Exception as problem:
            # onnxruntime raises plain RuntimeErrors of its own making.
            raise ModelError(
                f"the language model cannot be loaded: {problem}",
                where=folder.name,
                advice="Reinstall the package.",
            ) from problem

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """Analyse sentences given as lists of words, in batches of like length."""
        results: list[Parsed | None] = [None] * len(sentences)
        for group in self._batches(sentences):
            for index, parsed in zip(group, self._parse_batch([sentences[i] for i in group]), strict=True):
                results[index] = parsed
        return [parsed for parsed in results if parsed is not None]

    def _batches(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        lengths = [self._subwords.count(words) for words in sentences]
        current: list[int] = []
        for index in sorted(range(len(sentences)), key=lengths.__getitem__):
            if current and lengths[index] * (len(current) + 1) > _BATCH:
                yield current
                current = []
            current.append(index)
        if current:
            yield current

    def _parse_batch(self, sentences: Sequence[Sequence[str]]) -> Iterator[Parsed]:
        batch = self._subwords.batch(sentences)
        feed = dict(zip(_INPUTS, batch[:5], strict=True))
        upos, xpos, lemma, name, arc, dependent, head, event = self._session.run(_OUTPUTS, feed)
        best = [scores.argmax(-1) for scores in (upos, xpos, lemma, name)]
        for row, words in enumerate(sentences):
            count = int(batch.lengths[row])
            heads = best_tree(arc[row, :count, : count + 1]) if count else np.zeros(0, np.int64)
            rels = self._relations(dependent[row, :count], head[row][heads])
            parsed = self._decode(words, [b[row, :count] for b in best], heads, rels)
            yield replace(parsed, signals=self._signals(event[row, :count]))

    def relate(self, words: Sequence[str], source: Sequence[int], target: Sequence[int]) -> dict[str, float]:
        """What the source's words do to the target's: each event type and ``none`` with its probability.

        ``source`` and ``target`` are indexes of words; those past the encoder's end are left out.
        """
        batch = self._subwords.batch([words])
        (vectors,) = self._session.run(["vectors"], dict(zip(_INPUTS, batch[:5], strict=True)))
        count = int(batch.lengths[0])
        real = vectors[0, :count]
        means = [real[[i for i in part if i < count] or [count - 1]].mean(0) for part in (source, target)]
        feed = {"vectors": real, "source": means[0], "target": means[1]}
        (scores,) = self._pair_session.run(["event"], feed)
        shares = _softmax(scores)
        return {
            label: round(float(share), _DIGITS)
            for label, share in zip(self._labels["event"], shares, strict=True)
        }

    def _signals(self, scores: NDArray[np.float32]) -> tuple[Signal, ...]:
        """The signals of a sentence from its scores (words, events); the first label is no event."""
        shares = _softmax(scores)
        told = (shares[:, :1] < 1 - _LEAST_EVENT) & (shares >= _LEAST_TYPE)
        told[:, 0] = False
        labels = self._labels["event"]
        return tuple(
            Signal(int(word), labels[kind], round(float(shares[word, kind]), _DIGITS))
            for word, kind in np.argwhere(told)
        )

    def _relations(self, dependent: NDArray[np.float32], head: NDArray[np.float32]) -> NDArray[np.int64]:
        """The best label of each word (words,), from projections (words, 256)."""
        (scores,) = self._relation_session.run(["rel"], {"dependent": dependent, "head": head})
        best: NDArray[np.int64] = scores.argmax(-1)
        return best

    def _decode(
        self,
        words: Sequence[str],
        best: Sequence[NDArray[np.int64]],
        heads: NDArray[np.int64],
        rels: NDArray[np.int64],
    ) -> Parsed:
        labels = self._labels
        missing = len(words) - len(heads)
        upos = [labels["upos"][i] for i in best[0]] + ["X"] * missing
        rules = [labels["lemma"][i] for i in best[2]] + ["0|"] * missing
        lemmas = [
            known_lemma(word, tag)
            or likely_lemma(word, tag, apply_rule(word, rule), self._subwords.vocabulary, self._listed)
            for word, tag, rule in zip(words, upos, rules, strict=True)
        ]
        # Words past the encoder's last position hang from the first, unlabelled.
        return Parsed(
            upos=tuple(upos),
            xpos=tuple([labels["xpos"][i] for i in best[1]] + ["FW"] * missing),
            lemmas=tuple(lemmas),
            heads=tuple([int(h) for h in heads] + [1] * missing),
            rels=tuple([labels["rel"][i] for i in rels] + ["dep"] * missing),
            names=tuple([labels["name"][i] for i in best[3]] + ["O"] * missing),
        )


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities over the last dimension."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(-1, keepdims=True)
    return shares


def model_digest(folder: Path) -> str:
    """The first 16 hexadecimal digits of the model file's sha256."""
    return hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()[:16]
