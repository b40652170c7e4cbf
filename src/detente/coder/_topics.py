"""Passages that are not about public affairs: sport, stage and screen, the kitchen, the weather.

Their language borrows from war and diplomacy ("attacked from the first whistle", "the director's revenge"),
so no event is taken from them, unless its own sentence speaks of public affairs, or its parties act in
them: a minister in a report on a festival stays, and so do sanctions in a report on the markets. The test
weighs the words and the parties of each paragraph together with those of the whole article, never one word:
a sports page in a digest of the news is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.coder._topic_lists import AFFAIRS, AFFAIRS_WEAK, PROOFS, SIGNS
from detente.terms import Entity, Mention, Sentence

__all__ = ["TopicTest"]

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
# A sentence of a passage on another topic that speaks of public affairs all the same.
_RESCUE = 3.0
# Topics in which countries act as teams, those in which they are made up, those that visit them.
_TEAMS = frozenset({"sport", "games"})
_INVENTED = frozenset({"games", "technology", "festival"})
# What happens on stage and screen is told in the present, what happens around them in the past.
_PLOTS = frozenset({"arts"})
# A plot may be full of ministers: what shows a work of art weighs more.
_PLOT_RATIO = 0.4
# Words that prove a review, whatever its plot is full of.
_REVIEW_PROOFS = 3
_SIGHTS = frozenset({"travel"})
# What a state is named by in its people's name ("the Swiss", "an American").
_PEOPLE_ENDINGS = ("ish", "ese", "ss", "ch", "an", "ans", "i")
# Who tells of himself or speaks to the reader writes no report.
_OWN_VOICE = frozenset({"i", "my", "me", "mine", "you", "your"})
_OWN_VOICE_WEIGHT = 1.0
_PROVING = frozenset({"NOUN", "PROPN", "ADJ"})
_TELLING = _PROVING | {"VERB"}
# The armed are left out: everybody has "troops".
_POWERS = frozenset({"GOV", "LEG", "JUD", "COP"})
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
    present: bool = False

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each topic, beside what every topic adds."""
        weights = dict.fromkeys(PROOFS, 0.0)
        for word in self.proofs:
            for topic in _PROVED[word]:
                weights[topic] += _PROOF - _OTHER_PROOF
        for word in self.signs - self.proofs:
            for topic in _SHOWN[word]:
                weights[topic] += _SIGN - _OTHER_SIGN
        return weights

    @property
    def topic(self) -> float:
        """The weight of the strongest topic, with what other topics add."""
        others = _OTHER_PROOF * len(self.proofs) + _OTHER_SIGN * len(self.signs - self.proofs)
        return max(self.weights.values()) + others + _OWN_VOICE_WEIGHT * self.own_voice

    @property
    def public(self) -> float:
        """The weight of public affairs."""
        return (
            _AFFAIR * len(self.affairs)
            + _WEAK_AFFAIR * len(self.weak_affairs)
            + _PUBLIC_PARTY * len(self.parties)
        )


class TopicTest:
    """Tells what in an article is about public affairs."""

    def __init__(self, sentences: Sequence[Sentence], parties: Parties) -> None:
        """Weigh the article.

        Args:
            sentences: All sentences of an article, headings too.
            parties: The mentions by sentence and head.
        """
        evidence = {s.index: _evidence(s, parties.get(s.index, {})) for s in sentences}
        whole = _joined(evidence.values())
        inside = _is_other(whole, 1 + _ARTICLE, whole, 0, _LEAST)
        share, least = (_ARTICLE_INSIDE, _LEAST_INSIDE) if inside else (_ARTICLE, _LEAST)
        paragraphs: dict[int, list[int]] = {}
        for sentence in sentences:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.index)
        aside: dict[int, str] = {}
        for places in paragraphs.values():
            here = _joined(evidence[place] for place in places)
            if _is_other(here, 1, whole, share, least):
                topic = _strongest(whole if inside else here)
                aside.update(dict.fromkeys(places, topic))
        if _strongest(whole) in _PLOTS and len(whole.proofs) >= _REVIEW_PROOFS:
            aside.update((index, _strongest(whole)) for index, here in evidence.items() if here.present)
        self._evidence = evidence
        self._aside = aside

    def allows(self, sentence: int, mentions: Iterable[Mention]) -> bool:
        """Whether an event of a sentence, with these parties, is one of public affairs."""
        topic = self._aside.get(sentence)
        if topic is None:
            return True
        here = self._evidence[sentence]
        listed = list(mentions)
        plot = topic in _PLOTS and here.present
        if here.public >= max(_RESCUE, here.topic) and not plot:
            return True
        invented = plot or topic in _INVENTED
        if not plot and any(_holds_power(mention, invented=invented) for mention in listed):
            return True
        if invented or topic in _TEAMS | _SIGHTS or here.topic >= _PROOF:
            return False
        countries = {entity.country for mention in listed for entity in mention.entities} - {None}
        return any(map(_names_state, listed)) and (len(countries) > 1 or here.public > 0)


def _is_other(here: _Evidence, own: float, whole: _Evidence, share: float, least: float) -> bool:
    """Whether a passage, with a share of the whole article, is about another topic."""
    topic = own * here.topic + share * whole.topic
    public = own * here.public + share * whole.public
    ratio = _PLOT_RATIO if _strongest(whole if share >= 1 else here) in _PLOTS else _RATIO
    return topic >= max(least, ratio * (public + _RESERVE))


def _strongest(evidence: _Evidence) -> str:
    weights = evidence.weights
    return max(weights, key=lambda topic: weights[topic])


def _in_present(sentence: Sentence) -> bool:
    """Whether the main clause is told in the present."""
    root = next((token for token in sentence.tokens if token.rel == "root"), None)
    if root is None:
        return False
    if root.xpos in ("VBZ", "VBP"):
        return True
    helpers = [token for token in sentence.tokens if token.head == root.index and token.upos == "AUX"]
    return any(token.xpos in ("VBZ", "VBP") for token in helpers)


def _holds_power(mention: Mention, *, invented: bool) -> bool:
    """Whether a party governs, judges or polices; where such parties are invented, whether it really does."""
    if invented and mention.form == "description":
        return False
    for entity in mention.entities:
        if entity.office is not None or (entity.kind == "organisation" and "IGO" in entity.sectors):
            return True
        known = entity.country is not None and entity.kind != "state"
        if known and not invented and not _POWERS.isdisjoint(entity.sectors):
            return True
    return False


def _names_state(mention: Mention) -> bool:
    """Whether a mention is the name of a state, not that of its people."""
    if mention.form != "name":
        return False
    return any(
        entity.kind == "state" and (entity.text == entity.name or not entity.text.endswith(_PEOPLE_ENDINGS))
        for entity in mention.entities
    )


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
        _in_present(sentence),
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
