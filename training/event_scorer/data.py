"""Marked-up sentences as training items: a label for each word, and pairs of parties."""

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from detente.app.pipeline import Coder
from detente.reader._tokens import tokenize
from detente.terms import Sentence, Token
from training.event_scorer.inflect import inflect
from training.event_scorer.sentences import NONE, Written
from training.language_core.data import Sample, augment

__all__ = ["IGNORE", "Item", "Pair", "items_of", "nationalities", "varied"]

IGNORE = -100
# How often a word gives way to another of its rule's list.
SWAPPED = 0.5
_PUBLISHED = "2024-06-03"
_CONTENT = ("VERB", "NOUN", "ADJ", "AUX", "PROPN")
_YEAR = re.compile(r"(?:18|19|20)\d\d")


@dataclass(frozen=True)
class Pair:
    """A question: the words of the source, of the target, the label of what one does to the other."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    label: int


@dataclass(frozen=True)
class Item:
    """A sentence: its words, the label of each (IGNORE where unsure), pairs, names as IOB2 tags."""

    words: tuple[str, ...]
    labels: tuple[int, ...]
    pairs: tuple[Pair, ...]
    names: tuple[str, ...]
    rule: str
    event_type: str
    trigger: int
    swaps: tuple["Swap", ...] = ()


@dataclass(frozen=True)
class Swap:
    """A word for which others of its rule's list may stand: its place and their forms."""

    index: int
    forms: tuple[str, ...]


def items_of(sentences: Sequence[Written], labels: list[str]) -> list[Item]:
    """Training items; the shipped coder says which further words carry events: they are left out.

    A near miss may tell an event of another type, an example a second event: words that the rules code
    as such are IGNORE.
    """
    coder = Coder(threads=1)
    items = []
    for written in sentences:
        report = coder.report(coder._article(written.example.text, _PUBLISHED, None))
        if len(report.reading.sentences) != 1:
            continue
        sentence = report.reading.sentences[0]
        others = {i for c in report.codings for i in (c.head, *c.trigger)}
        item = _item(written, sentence, others, labels)
        if item is not None:
            items.append(item)
    return items


def _item(written: Written, sentence: Sentence, others: set[int], labels: list[str]) -> Item | None:
    example = written.example
    spans = tokenize(example.text, 0, len(example.text))
    if len(spans) != len(sentence.tokens):
        return None
    marked = {
        kind: [tuple(i for i, (a, b) in enumerate(spans) if a < end and start < b) for start, end in places]
        for kind, places in (
            ("A", example.actors),
            ("R", example.recipients),
            ("T", example.triggers),
        )
    }
    trigger = _trigger(written, sentence, [i for group in marked["T"] for i in group])
    unsure = {i for group in marked["T"] for i in group} | others
    row = [IGNORE if index in unsure else 0 for index in range(len(spans))]
    if written.event_type == NONE and written.rule:
        for token in sentence.tokens:
            if token.lemma in written.lemmas and row[token.index] == IGNORE and not others:
                row[token.index] = 0
    elif trigger is not None:
        row[trigger] = labels.index(written.event_type)
    names = ["O"] * len(spans)
    for name in sentence.names:
        names[name.start : name.end] = [f"B-{name.label}"] + [f"I-{name.label}"] * (name.end - name.start - 1)
    return Item(
        words=tuple(token.text for token in sentence.tokens),
        labels=tuple(row),
        pairs=tuple(_pairs(written, marked, sentence, labels)),
        names=tuple(names),
        rule=written.rule,
        event_type=written.event_type,
        trigger=-1 if trigger is None else trigger,
        swaps=tuple(_swaps(written, sentence, trigger)),
    )


def _swaps(written: Written, sentence: Sentence, trigger: int | None) -> Iterator[Swap]:
    """Words for which other lemmas of the rule's triggers or of its conditions can stand."""
    for token in sentence.tokens:
        if token.lemma in written.lemmas and trigger in (None, token.index):
            yield from _swap(token, written.triggers)
        elif trigger is not None:
            for values in written.fillers:
                if token.lemma in values and token.upos in ("NOUN", "VERB"):
                    yield from _swap(token, values)
                    break


def _swap(token: Token, lemmas: frozenset[str]) -> Iterator[Swap]:
    if not token.text.islower():
        return
    forms = [form for lemma in sorted(lemmas) if (form := inflect(lemma, token.xpos)) is not None]
    if len(forms) > 1:
        yield Swap(token.index, tuple(forms))


def _trigger(written: Written, sentence: Sentence, marked: list[int]) -> int | None:
    if not marked:
        return None
    tokens = sentence.tokens
    named = [i for i in marked if tokens[i].lemma in written.lemmas or tokens[i].text in written.lemmas]
    content = [i for i in marked if tokens[i].upos in _CONTENT]
    return (named or content or marked)[0]


def _pairs(
    written: Written, marked: dict[str, list[tuple[int, ...]]], sentence: Sentence, labels: list[str]
) -> list[Pair]:
    """The example's pair and, as none, the same turned round; of near misses any two names."""
    if written.event_type == NONE:
        names = [tuple(range(name.start, name.end)) for name in sentence.names]
        return [Pair(a, b, 0) for a, b in pairwise(names)]
    label = labels.index(written.event_type)
    actors, recipients = marked["A"], marked["R"]
    if written.reciprocal:
        return [Pair(a, b, label) for a in actors for b in actors if a != b]
    found = [Pair(a, r, label) for a in actors for r in recipients]
    return found + [Pair(r, a, 0) for a in actors for r in recipients]


def nationalities(shared: Path) -> list[str]:
    """Adjectives of nations, one word each."""
    with (shared / "facts/countries.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = {row["demonyms"].split("|")[0] for row in rows if row["demonyms"]}
    return sorted(word for word in found if re.fullmatch(r"[A-Z][a-z]+(?:an|ish|ese|ic|i|ch)", word))


def varied(
    item: Item, pool: dict[str, dict[int, list[tuple[str, ...]]]], nations: list[str], dice: random.Random
) -> Item:
    """The item with names, nationalities and years exchanged; the number of words stays."""
    words = item.words
    if dice.random() < 0.8:
        sample = Sample(words=words, names=item.names)
        while sample.words == words and dice.random() < 0.9:
            sample = augment(sample, pool, dice)
        words = sample.words
    known = frozenset(nations)
    out = [_exchanged(word, known, nations, dice) for word in words]
    for swap in item.swaps:
        if dice.random() < SWAPPED:
            out[swap.index] = dice.choice(swap.forms)
    return replace(item, words=tuple(out))


def _exchanged(word: str, known: frozenset[str], nations: list[str], dice: random.Random) -> str:
    if word in known and dice.random() < 0.6:
        return dice.choice(nations)
    if _YEAR.fullmatch(word) and dice.random() < 0.6:
        return str(dice.randint(1890, 2029))
    return word
