"""Readings for the tests of parties: stories of the sentences in ``who_trees.txt``."""

from functools import cache
from pathlib import Path

from detente.terms import Mention, Name, Reading, Sentence, Span, Token

__all__ = ["by_words", "story"]

_TREES = Path(__file__).with_name("who_trees.txt")
Tree = tuple[str, list[list[str]], tuple[Name, ...]]


@cache
def _trees() -> tuple[Tree, ...]:
    out: list[Tree] = []
    for block in _TREES.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("# ")]
        if lines:
            spans = [entry.split(":") for entry in lines[1].split()[1:]]
            names = tuple(Name(int(start), int(end), label) for start, end, label in spans)
            out.append((lines[0].removeprefix("text "), [line.split(" ") for line in lines[2:]], names))
    return tuple(out)


def story(*starts: str) -> Reading:
    """The sentences that begin so, as one report."""
    chosen = [next(tree for tree in _trees() if tree[0].startswith(start)) for start in starts]
    text, sentences = " ".join(tree[0] for tree in chosen), []
    start = 0
    for index, (words, rows, names) in enumerate(chosen):
        tokens, at = [], start
        for place, (word, lemma, upos, xpos, head, rel) in enumerate(rows):
            at = text.index(word, at)
            tokens.append(Token(place, word, at, at + len(word), lemma, upos, xpos, int(head) - 1, rel))
            at += len(word)
        quotes = [token.index for token in tokens if token.text in {'"', "“", "”"}]
        quoted = frozenset(range(quotes[0], quotes[1] + 1)) if len(quotes) == 2 else frozenset[int]()
        span = Span(start, start + len(words))
        sentences.append(Sentence(index, span, words, tuple(tokens), names, quoted=quoted))
        start += len(words) + 1
    return Reading(text, tuple(sentences))


def by_words(mentions: tuple[Mention, ...], words: str, sentence: int = -1) -> Mention:
    """The mention of those words, in the last sentence where none is named."""
    last = max(mention.sentence for mention in mentions) if sentence < 0 else sentence
    found = [m for m in mentions if m.sentence == last and m.entities[0].text == words]
    assert found, [(m.sentence, m.entities[0].text) for m in mentions]
    return found[0]
