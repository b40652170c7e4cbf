"""Did it happen? The coder's modality against people's judgements (Universal Decompositional Semantics).

Each predicate of the English Web Treebank was judged by two people: did the event happen, according to
the sentence? Measured are the predicates on which both agree. The shipped reader parses the gold words;
the coder's judgement "happened" is: no negation, future, hypothetical, attempt or general statement.
F1 is given for each of the two answers and as their mean. ``always_happened_f1`` is what always answering
"happened" would reach.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.coder._modality import modality
from detente.coder._tree import Tree
from detente.reader import Parsed, Reader
from detente.terms import Sentence, Span, Token

__all__ = ["Judgement", "judgements", "run", "scores", "sentence_of"]

# A single annotator cannot agree with anybody.
_ANNOTATORS = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """A predicate: whether people say that it happened, and whether we do."""

    sentence: str
    index: int
    gold: bool
    ours: bool


def run(shared: Path) -> dict[str, float | int]:
    """Precision, recall and F1 (0..1) of both answers on the test split, with counts."""
    return scores(list(judgements(shared, "test")))


def judgements(shared: Path, split: str) -> Iterator[Judgement]:
    """The predicates of a split that all annotators agree on, judged by the coder's grammar."""
    file = shared / "data" / "factuality" / f"uds_factuality_{split}.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    parsed = Reader.load(threads=2).parse_words([row["tokens"] for row in rows])
    for row, parse in zip(rows, parsed, strict=True):
        yield from _judged(row, sentence_of(row["tokens"], parse))


def _judged(row: dict[str, Any], sentence: Sentence) -> Iterator[Judgement]:
    tree = Tree(sentence)
    for predicate in row["predicates"]:
        answers = [annotation["factual"] for annotation in predicate["annotations"]]
        if len(answers) < _ANNOTATORS or len(set(answers)) > 1:
            continue
        said = modality(tree, predicate["index"], None)
        yield Judgement(sentence.text, predicate["index"], bool(answers[0]), said.happened)


def sentence_of(words: Sequence[str], parsed: Parsed) -> Sentence:
    """A parse of given words as a sentence; its text has one space between words."""
    tokens, start = [], 0
    for i, word in enumerate(words):
        tokens.append(
            Token(
                index=i,
                text=word,
                start=start,
                end=start + len(word),
                lemma=parsed.lemmas[i],
                upos=parsed.upos[i],
                xpos=parsed.xpos[i],
                head=parsed.heads[i] - 1,
                rel=parsed.rels[i],
            )
        )
        start += len(word) + 1
    text = " ".join(words)
    return Sentence(index=0, span=Span(0, len(text)), text=text, tokens=tuple(tokens))


def scores(judged: Sequence[Judgement]) -> dict[str, float | int]:
    """Precision, recall and F1 of "happened" and of "not happened", their mean F1, and accuracy."""
    table = Counter((one.gold, one.ours) for one in judged)
    out: dict[str, float | int] = {}
    for name, answer in (("happened", True), ("not_happened", False)):
        hits = table[answer, answer]
        coded = hits + table[not answer, answer]
        gold = hits + table[answer, not answer]
        out[f"{name}_precision"] = hits / coded if coded else 0.0
        out[f"{name}_recall"] = hits / gold if gold else 0.0
        out[f"{name}_f1"] = 2 * hits / (coded + gold) if coded + gold else 0.0
        out[f"{name}_gold"] = gold
    count = len(judged)
    positive = int(out["happened_gold"])
    return out | {
        "macro_f1": (float(out["happened_f1"]) + float(out["not_happened_f1"])) / 2,
        "accuracy": (table[True, True] + table[False, False]) / count if count else 0.0,
        "always_happened_f1": 2 * positive / (positive + count) if count else 0.0,
    }
