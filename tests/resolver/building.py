"""Readings for tests: from trees written down, or from bare text."""

import re
from functools import cache
from pathlib import Path

from detente.terms import Name, Reading, Sentence, Span, Token

_TREES = Path(__file__).with_name("trees.txt")
_WORD = re.compile(r"\w+|[^\w\s]")


def plain(*texts: str) -> Reading:
    """Sentences without trees, one paragraph."""
    return _join(
        [(text, [(word, word, "", "", 0, "") for word in _WORD.findall(text)], ()) for text in texts]
    )


def parsed(*starts: str) -> Reading:
    """Sentences of the file of trees, by how they begin, one paragraph."""
    trees = _trees()
    return _join([next(tree for tree in trees if tree[0].startswith(start)) for start in starts])


def token(reading: Reading, word: str, sentence: int = 0) -> int:
    """The index of the first token that reads so."""
    return next(one.index for one in reading.sentences[sentence].tokens if one.text == word)


Row = tuple[str, str, str, str, int, str]
Tree = tuple[str, list[Row], tuple[Name, ...]]


@cache
def _trees() -> list[Tree]:
    out: list[Tree] = []
    for block in _TREES.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("# ")]
        if not lines:
            continue
        text = lines[0].removeprefix("text ")
        names = []
        for entry in lines[1].split()[1:]:
            start, end, label = entry.split(":")
            names.append(Name(int(start), int(end), label))
        rows = []
        for line in lines[2:]:
            word, lemma, upos, xpos, head, rel = line.split(" ")
            rows.append((word, lemma, upos, xpos, int(head), rel))
        out.append((text, rows, tuple(names)))
    return out


def _join(trees: list[Tree]) -> Reading:
    text = " ".join(tree[0] for tree in trees)
    sentences, start = [], 0
    for index, (words, rows, names) in enumerate(trees):
        tokens, at = [], start
        for place, (word, lemma, upos, xpos, head, rel) in enumerate(rows):
            at = text.index(word, at)
            tokens.append(Token(place, word, at, at + len(word), lemma, upos, xpos, head - 1, rel))
            at += len(word)
        span = Span(start, start + len(words))
        sentences.append(Sentence(index, span, words, tuple(tokens), names))
        start += len(words) + 1
    return Reading(text, tuple(sentences))
