"""Passages that are not about public affairs: sport, stage and screen, the kitchen, the weather.

Their language borrows from war and diplomacy ("attacked from the first whistle", "the director's revenge"),
so no event is taken from them. The test weighs the words and the parties of each paragraph together with
those of the whole article, never one word: a sports page in a digest of the news is left out, a minister
in a report on a festival stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.coder._topic_lists import AFFAIRS, AFFAIRS_WEAK, PROOFS, SIGNS
from detente.terms import Entity, Mention, Sentence

__all__ = ["off_topic_sentences"]

Parties = Mapping[int, Mapping[int, Mention]]

# Weights of a distinct word or party. They and the limits below were set by hand on reports and codebook
# examples written for the purpose: the ratio stays below 0.3 in news and exceeds 0.7 elsewhere.
_PROOF = 2.0
_SIGN = 0.5
# What proves or shows another topic than the strongest: an obituary goes through several.
_OTHER_PROOF = 1.0
_OTHER_SIGN = 0.25
_AFFAIR = 2.0
_WEAK_AFFAIR = 0.7
_PUBLIC_PARTY = 1.0
# What the whole article weighs beside one of its paragraphs, and where it is on another topic itself.
_ARTICLE = 0.5
_ARTICLE_INSIDE = 1.0
# Least evidence for a topic, of a paragraph and its share of the article; less where the article as a whole
# is on another topic.
_LEAST = 4.5
_LEAST_INSIDE = 1.5
# How often the topic must outweigh public affairs, with a reserve for what short texts leave out.
_RATIO = 0.6
_RESERVE = 3.0
# A sentence is kept in a passage on another topic where it speaks of public affairs alone.
_RESCUE = 2 * _AFFAIR
# Who tells of himself or speaks to the reader writes no report.
_OWN_VOICE = frozenset({"i", "my", "me", "mine", "you", "your"})
_OWN_VOICE_WEIGHT = 1.0
_PROVING = frozenset({"NOUN", "PROPN", "ADJ"})
_TELLING = _PROVING | {"VERB"}
_PUBLIC_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "UAF", "OPP", "PTY", "IGO"})


def _by_word(table: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """For each word its topics."""
    out: dict[str, tuple[str, ...]] = {}
    for topic, words in table.items():
        for word in words:
            out[word] = (*out.get(word, ()), topic)
    return out


_PROVED = _by_word(PROOFS)
_SHOWN = _by_word(SIGNS)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The telling words and the public parties of a passage, each once."""

    proofs: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    affairs: frozenset[str] = frozenset()
    weak_affairs: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    own_voice: bool = False

    @property
    def topic(self) -> float:
        """The weight of the strongest topic, with what other topics add."""
        weights = dict.fromkeys(PROOFS, 0.0)
        for word in self.proofs:
            for topic in _PROVED[word]:
                weights[topic] += _PROOF - _OTHER_PROOF
        signs = self.signs - self.proofs
        for word in signs:
            for topic in _SHOWN[word]:
                weights[topic] += _SIGN - _OTHER_SIGN
        others = _OTHER_PROOF * len(self.proofs) + _OTHER_SIGN * len(signs)
        return max(weights.values()) + others + _OWN_VOICE_WEIGHT * self.own_voice

    @property
    def public(self) -> float:
        """The weight of public affairs."""
        return (
            _AFFAIR * len(self.affairs)
            + _WEAK_AFFAIR * len(self.weak_affairs)
            + _PUBLIC_PARTY * len(self.parties)
        )


def off_topic_sentences(sentences: Sequence[Sentence], parties: Parties) -> frozenset[int]:
    """The indexes of the sentences that are not about public affairs.

    Args:
        sentences: All sentences of an article, headings too.
        parties: The mentions by sentence and head.
    """
    evidence = [_evidence(sentence, parties.get(sentence.index, {})) for sentence in sentences]
    whole = _joined(evidence)
    inside = _outweighs((1 + _ARTICLE) * whole.topic, (1 + _ARTICLE) * whole.public, _LEAST)
    share, least = (_ARTICLE_INSIDE, _LEAST_INSIDE) if inside else (_ARTICLE, _LEAST)
    paragraphs: dict[int, list[int]] = {}
    for place, sentence in enumerate(sentences):
        paragraphs.setdefault(sentence.paragraph, []).append(place)
    off: set[int] = set()
    for places in paragraphs.values():
        here = _joined(evidence[place] for place in places)
        if _outweighs(here.topic + share * whole.topic, here.public + share * whole.public, least):
            off.update(place for place in places if not _speaks_of_affairs(evidence[place]))
    return frozenset(sentences[place].index for place in off)


def _outweighs(topic: float, public: float, least: float) -> bool:
    return topic >= max(least, _RATIO * (public + _RESERVE))


def _speaks_of_affairs(evidence: _Evidence) -> bool:
    return evidence.public >= _RESCUE and evidence.topic < _PROOF


def _evidence(sentence: Sentence, parties: Mapping[int, Mention]) -> _Evidence:
    proving: set[str] = set()
    telling: set[str] = set()
    own_voice = False
    for token in sentence.tokens:
        word = token.lemma.lower()
        own_voice = own_voice or (word in _OWN_VOICE and token.index not in sentence.quoted)
        if token.upos in _TELLING:
            telling.add(word)
            if token.upos in _PROVING:
                proving.add(word)
    entities = (entity for mention in parties.values() for entity in mention.entities)
    return _Evidence(
        frozenset(proving & _PROVED.keys()),
        frozenset(telling & _SHOWN.keys()),
        frozenset(telling & AFFAIRS),
        frozenset(telling & AFFAIRS_WEAK),
        frozenset(entity.id or entity.text for entity in entities if _is_public(entity)),
        own_voice,
    )


def _is_public(entity: Entity) -> bool:
    """Whether a party acts in public affairs by what it is. A country may be a team."""
    if entity.office is not None:
        return True
    known = entity.country is not None or entity.organisation is not None
    return known and entity.kind != "state" and not _PUBLIC_SECTORS.isdisjoint(entity.sectors)


def _joined(parts: Iterable[_Evidence]) -> _Evidence:
    listed = list(parts)
    nothing: frozenset[str] = frozenset()
    return _Evidence(
        nothing.union(*(part.proofs for part in listed)),
        nothing.union(*(part.signs for part in listed)),
        nothing.union(*(part.affairs for part in listed)),
        nothing.union(*(part.weak_affairs for part in listed)),
        nothing.union(*(part.parties for part in listed)),
        any(part.own_voice for part in listed),
    )
