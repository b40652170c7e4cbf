"""Mentions of an event already coded: "the attack", "the talks"."""

from collections.abc import Iterable, Sequence

from detente.coder import _lexicon as lexicon
from detente.terms import Coding, Mention, Reading, Sentence

__all__ = ["without_repeats"]


def without_repeats(codings: Sequence[Coding], reading: Reading) -> tuple[Coding, ...]:
    """Leave out definite nouns that take up an event coded in an earlier sentence.

    "The talks" after a coded meeting names it again. It is a repeat where the earlier event is of
    the same type and none of the noun's parties is new.
    """
    sentences = {sentence.index: sentence for sentence in reading.sentences}
    kept: list[Coding] = []
    for coding in codings:
        if _is_definite(coding, sentences[coding.sentence]) and any(
            earlier.sentence < coding.sentence
            and earlier.event_type == coding.event_type
            and _parties(coding) <= _parties(earlier)
            for earlier in kept
        ):
            continue
        kept.append(coding)
    return tuple(kept)


def _is_definite(coding: Coding, sentence: Sentence) -> bool:
    token = sentence.tokens[coding.head]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    return any(
        sentence.tokens[child].lemma.lower() in lexicon.DEFINITE or sentence.tokens[child].rel == "nmod:poss"
        for child in sentence.children[coding.head]
    )


def _parties(coding: Coding) -> frozenset[str]:
    return frozenset(_ids(coding.actors) | _ids(coding.recipients))


def _ids(mentions: Iterable[Mention]) -> set[str]:
    return {entity.code or entity.text for mention in mentions for entity in mention.entities}
