"""The pair question: what does a text say that one party does to another?"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.coder import EventCoder
from detente.errors import BadSpan
from detente.reader import Reader
from detente.resolver import WhoResolver
from detente.terms import Article, Coding, Entity, Mention, Passage, Reading, Relation, Sentence, Span

__all__ = ["find_words", "relation_of"]

NONE = "none"
# How much more likely (in logits) a type is that a rule codes between the two, with one of them in its
# role, between others in the text, or whose rule's words stand there without its parties; and how far the
# scorer's own logits are evened out first. Chosen on the development half of the gold standard records, then
# scaled so that the probabilities fit the shares of right answers there.
_BETWEEN = 4.8
_ONE_SIDE = 3.6
_ELSEWHERE = 1.8
_WORDS = 1.2
_EVENED = 0.36
_LEAST_SHARE = 1e-4
_DIGITS = 4
_SOURCE, _TARGET = "source", "target"


@dataclass(frozen=True, slots=True)
class _Told:
    """A coding with its weight for the question."""

    coding: Coding
    weight: float


def relation_of(
    text: str, source: Span, target: Span, reader: Reader, who: WhoResolver, coder: EventCoder
) -> Relation:
    """The relation that the text states from the source to the target.

    Args:
        text: A sentence, or a few.
        source: Characters of the one who acts.
        target: Characters of the one acted on.
        reader: Parses the text.
        who: Resolves its other parties.
        coder: Holds the rules.

    Raises:
        BadSpan: A span is empty, not in the text, on no word, or the two overlap.
    """
    _check(text, source, target)
    reading = reader.read(Article(text=text))
    places = [_place(reading, span, name) for span, name in ((source, _SOURCE), (target, _TARGET))]
    mentions = _with_asked(who.mentions(reading, None), reading, text, (source, target), places)
    told = _told(coder.code(reading, mentions))
    shares = _combined(_scorer(reader, reading, places), told, coder.foreseen(reading, mentions))
    likeliest = max(sorted(shares), key=shares.__getitem__)
    event_type = None if likeliest == NONE else likeliest
    best = next((one.coding for one in told if one.coding.event_type == event_type), None)
    parties = Passage(source.of(text), source), Passage(target.of(text), target)
    if best is not None:
        passage = _trigger(text, reading.sentences[best.sentence], best.trigger)
        return Relation(*parties, event_type, best.mode, best.aux_modes, shares, passage, best.rule)
    found = _word_of(reading.sentences, event_type)
    if found is None:
        return Relation(*parties, event_type, None, (), shares)
    sentence, token = found
    flags = coder.flags(sentence, token)
    return Relation(*parties, event_type, None, flags, shares, _trigger(text, sentence, (token,)))


def find_words(text: str, words: str, option: str) -> Span:
    """The first place of the words in the text, at the bounds of words if it can be.

    Raises:
        BadSpan: They are not there.
    """
    start = -1
    while words and (start := text.find(words, start + 1)) >= 0:
        before, after = text[start - 1 : start], text[start + len(words) : start + len(words) + 1]
        if not (before.isalnum() or after.isalnum()):
            return Span(start, start + len(words))
    start = text.find(words) if words else -1
    if start < 0:
        raise BadSpan(
            f"the words {words!r} are not in the text",
            where=option,
            advice="Give them as they stand in the text, capitals included.",
        )
    return Span(start, start + len(words))


def _check(text: str, source: Span, target: Span) -> None:
    for span, name in ((source, _SOURCE), (target, _TARGET)):
        if not 0 <= span.start < span.end <= len(text):
            raise BadSpan(
                f"the {name}'s span {span.start}-{span.end} is not in the text of {len(text)} characters",
                where=name,
                advice="Give the first character and the one past the last, counted from 0.",
            )
    if source.overlaps(target):
        raise BadSpan(
            "source and target share characters",
            where=f"{_SOURCE}, {_TARGET}",
            advice="Mark two parties that stand apart.",
        )


def _place(reading: Reading, span: Span, name: str) -> tuple[int, tuple[int, ...]]:
    """The sentence and the tokens of a span."""
    for sentence in reading.sentences:
        inside = tuple(t.index for t in sentence.tokens if t.start < span.end and span.start < t.end)
        if inside:
            return sentence.index, inside
    raise BadSpan(f"no word stands at the {name}'s span", where=name, advice="Mark the words of a party.")


def _with_asked(
    mentions: Iterable[Mention],
    reading: Reading,
    text: str,
    spans: Sequence[Span],
    places: Sequence[tuple[int, tuple[int, ...]]],
) -> list[Mention]:
    """The mentions with the two that are asked for in the place of those that share words with them."""
    taken = {(index, token) for index, tokens in places for token in tokens}
    found = list(mentions)
    kept = [m for m in found if not any((m.sentence, i) in taken for i in (m.head, *range(m.start, m.end)))]
    for name, span, (index, tokens) in zip((_SOURCE, _TARGET), spans, places, strict=True):
        head = _head(reading.sentences[index], tokens)
        known = next((m for m in found if m.sentence == index and m.head == head), None)
        like = known.entities[0] if known is not None and known.entities else None
        entity = Entity(
            text=span.of(text),
            span=span,
            id=name,
            kind=like.kind if like else "state",
            sectors=like.sectors if like else (),
            country=name,
        )
        form = known.form if known is not None else "name"
        kept.append(Mention(index, head, tokens[0], tokens[-1] + 1, form, (entity,)))
    return sorted(kept, key=lambda m: (m.sentence, m.head))


def _head(sentence: Sentence, tokens: Sequence[int]) -> int:
    """The token of a stretch that hangs from outside it."""
    inside = set(tokens)
    return next((i for i in tokens if sentence.tokens[i].head not in inside), tokens[0])


def _told(codings: Sequence[Coding]) -> list[_Told]:
    """What the rules code, weighed by who is who in it; the weightiest first."""
    found = [_Told(coding, _weight(coding)) for coding in codings]
    return sorted(found, key=lambda one: (-one.weight, -one.coding.confidence, one.coding.head))


def _weight(coding: Coding) -> float:
    actors = {entity.id for mention in coding.actors for entity in mention.entities}
    recipients = {entity.id for mention in coding.recipients for entity in mention.entities}
    if _SOURCE in actors and (_TARGET in recipients or _TARGET in actors):
        return _BETWEEN
    if _SOURCE in actors or _TARGET in recipients:
        return _ONE_SIDE
    return _ELSEWHERE


def _scorer(
    reader: Reader, reading: Reading, places: Sequence[tuple[int, tuple[int, ...]]]
) -> Mapping[str, float]:
    """The learned scorer's answer, read over the sentences from the one party to the other."""
    first, last = sorted(index for index, _ in places)
    sentences = reading.sentences[first : last + 1]
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.tokens))
    source, target = ([starts[index - first] + token for token in tokens] for index, tokens in places)
    return reader.relate([token.text for s in sentences for token in s.tokens], source, target)


def _combined(
    shares: Mapping[str, float], told: Sequence[_Told], foreseen: frozenset[str]
) -> dict[str, float]:
    """The scorer's probabilities, raised by what the rules say (each type once, by its best reason)."""
    weights = dict.fromkeys(foreseen, _WORDS)
    for one in told:
        kind = one.coding.event_type
        weights[kind] = max(weights.get(kind, 0.0), one.weight)
    raised = {
        name: _EVENED * math.log(max(share, _LEAST_SHARE)) + weights.get(name, 0.0)
        for name, share in shares.items()
    }
    total = sum(math.exp(value) for value in raised.values())
    return {name: round(math.exp(value) / total, _DIGITS) for name, value in raised.items()}


def _word_of(sentences: Sequence[Sentence], event_type: str | None) -> tuple[Sentence, int] | None:
    """The word that most likely tells an event of the type."""
    found = [
        (signal.probability, sentence, signal.token)
        for sentence in sentences
        for signal in sentence.signals or ()
        if signal.event_type == event_type
    ]
    if not found:
        return None
    _, sentence, token = max(found, key=lambda one: (one[0], -one[1].index, -one[2]))
    return sentence, token


def _trigger(text: str, sentence: Sentence, tokens: Sequence[int]) -> Passage:
    span = sentence.span_of(min(tokens), max(tokens) + 1)
    return Passage(span.of(text), span)
