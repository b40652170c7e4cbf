"""Sentences and tokens of raw text, on the news and interviews of GUM and, for information, on EWT dev.

Documents are rebuilt from the treebank: sentences stand after each other with a space where the tree says
so; a blank line stands where the treebank marks a new paragraph, and after the last sentence of a marked
block (a headline, a caption). A sentence or token counts as right when it begins and ends where the gold
one does. Tokens are those of our own sentences, so that a wrong boundary can cost tokens too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.reader._sentences import split_sentences
from detente.reader._tokens import tokenize

__all__ = ["Document", "documents", "run"]

_SETS = {
    "gum": "data/gum_news/gum_news_interview.conllu",
    "ewt_dev": "data/ud_english_ewt/dev.conllu",
}
_BLOCK_SIZE = re.compile(r"\((\d+) s\)")


@dataclass(slots=True)
class Document:
    """A document rebuilt as raw text, with the spans of its sentences and tokens."""

    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    tokens: list[tuple[int, int]] = field(default_factory=list)


def run(shared: Path) -> dict[str, float | int]:
    """Precision, recall and F1 (0..1) with their counts; ``shared`` is the folder that holds ``data``."""
    out: dict[str, float | int] = {}
    for name, file in _SETS.items():
        sentences, tokens = [0, 0, 0], [0, 0, 0]
        for document in documents(shared / file):
            spans = [(one.span.start, one.span.end) for one in split_sentences(document.text)]
            words = [word for span in spans for word in tokenize(document.text, *span)]
            _count(sentences, document.sentences, spans)
            _count(tokens, document.tokens, words)
        out |= _scores(f"{name}_sentences", sentences) | _scores(f"{name}_tokens", tokens)
    return out


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file as raw text."""
    document = Document()
    left = -1  # sentences until the marked block ends; -1 outside one
    gap = ""
    for comments, rows in _sentences(path):
        if any(line.startswith("# newdoc") for line in comments) and document.sentences:
            yield document
            document, left = Document(), -1
        begins_block = any(line.startswith("# newpar") for line in comments)
        if document.sentences:
            document.text += "\n\n" if begins_block or left == 0 else gap
        if begins_block or left == 0:
            left = _block_size(comments)
        _append(document, comments, rows)
        left -= left > 0
        gap = "" if "SpaceAfter=No" in rows[-1][9] else " "
    if document.sentences:
        yield document


def _sentences(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The comments and word rows of each sentence; ranges and empty nodes are left out."""
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            comments.append(line)
        elif line:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif rows:
            yield comments, rows
            comments, rows = [], []


def _block_size(comments: list[str]) -> int:
    sizes = [
        int(size)
        for line in comments
        if line.startswith("# newpar_block")
        for size in _BLOCK_SIZE.findall(line)
    ]
    return max(sizes, default=-1)


def _append(document: Document, comments: list[str], rows: list[list[str]]) -> None:
    words = next(line for line in comments if line.startswith("# text = "))[len("# text = ") :]
    start = at = len(document.text)
    document.text += words
    document.sentences.append((start, len(document.text)))
    for row in rows:
        at = document.text.index(row[1], at)
        document.tokens.append((at, at + len(row[1])))
        at += len(row[1])


def _count(counts: list[int], gold: list[tuple[int, int]], ours: list[tuple[int, int]]) -> None:
    counts[0] += len(set(gold) & set(ours))
    counts[1] += len(ours)
    counts[2] += len(gold)


def _scores(name: str, counts: list[int]) -> dict[str, float | int]:
    correct, coded, gold = counts
    return {
        f"{name}_precision": correct / coded if coded else 0.0,
        f"{name}_recall": correct / gold if gold else 0.0,
        f"{name}_f1": 2 * correct / (coded + gold) if coded + gold else 0.0,
        f"{name}_correct": correct,
        f"{name}_coded": coded,
        f"{name}_gold": gold,
    }
