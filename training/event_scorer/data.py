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

__all__ = ["IGNORE", "Item", "Pair", "items_of", "joined", "nationalities", "varied"]

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
    first_is_name: bool = True


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
        first_is_name=names[0] != "O" or sentence.tokens[0].upos in ("PROPN", "ADJ"),
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


# How often a sentence is joined with another, as news sentences tell more than one thing; how often words of
# a report stand around it.
_JOINED, _FRAMED = 0.45, 0.3
_JOINTS = (
    *(", while", ", and", ", as", ";", ", but", ", after", ", hours before", ", whereas", "—"),
    ", days after",
)
_OPENINGS = (
    *("On Tuesday ,", "In a statement ,", "Last week ,", "According to the agency ,", "Meanwhile ,"),
    *("Officials said that", "Two days earlier ,", "At the same time ,", "The daily reported that"),
    "Analysts note that",
)
_CLOSINGS = (
    *(", officials said", ", according to local media", ", the ministry said on Friday"),
    *(", the agency reported", "at the weekend", "for the second time this year"),
    *(", a spokesman told reporters", "in a move that surprised many"),
)


def joined(items: Sequence[Item], dice: random.Random) -> list[Item]:
    """Some of the items framed by words of a report, some joined with another into one sentence."""
    out = []
    for item in items:
        longer = item
        if dice.random() < _JOINED:
            longer = _join(item, dice.choice(items), dice)
        if dice.random() < _FRAMED:
            longer = _frame(longer, dice)
        out.append(longer)
    return out


def _join(first: Item, second: Item, dice: random.Random) -> Item:
    first = _without_stop(first)
    joint = dice.choice(_JOINTS).replace(",", ", ").split()
    shift = len(first.words) + len(joint)
    pairs = [*first.pairs, *(_shifted(pair, shift) for pair in second.pairs)]
    if first.pairs and second.pairs:
        # What one does in the one clause is not done to those of the other.
        pairs.append(Pair(first.pairs[0].source, _shifted(second.pairs[0], shift).target, 0))
    return replace(
        first,
        words=(*first.words, *joint, _inside(second), *second.words[1:]),
        labels=(*first.labels, *[0] * len(joint), *second.labels),
        pairs=tuple(pairs),
    )


def _frame(item: Item, dice: random.Random) -> Item:
    if dice.random() < 0.5:
        words = dice.choice(_OPENINGS).split()
        return replace(
            item,
            words=(*words, _inside(item), *item.words[1:]),
            labels=(*[0] * len(words), *item.labels),
            pairs=tuple(_shifted(pair, len(words)) for pair in item.pairs),
        )
    item = _without_stop(item)
    words = dice.choice(_CLOSINGS).split()
    return replace(item, words=(*item.words, *words, "."), labels=(*item.labels, *[0] * (len(words) + 1)))


def _without_stop(item: Item) -> Item:
    if item.words[-1] != ".":
        return item
    return replace(item, words=item.words[:-1], labels=item.labels[:-1])


def _inside(item: Item) -> str:
    """The first word as it stands inside a sentence."""
    word = item.words[0]
    return word if item.first_is_name else word.lower()


def _shifted(pair: Pair, by: int) -> Pair:
    return Pair(tuple(i + by for i in pair.source), tuple(i + by for i in pair.target), pair.label)


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
