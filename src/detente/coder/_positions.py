"""Reading + mentions + codings + position book -> stances: who stands where on what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.codebook import Codebook
from detente.codebook.positions import PositionBook, PositionRule
from detente.coder import _lexicon as lexicon
from detente.coder._attribution import voice_of
from detente.coder._modality import Modality, modality
from detente.coder._position_topics import TopicFinder, is_time_word
from detente.coder._slots import Slots
from detente.coder._topics import TopicTest
from detente.coder._tree import Tree
from detente.coder._values import Values
from detente.terms import Coding, Mention, Reading, Sentence, Stance

__all__ = ["PositionCoder"]

_PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective", "AUX": "verb", "PROPN": "noun"}
_FLIPPED = {"for": "against", "against": "for", "neutral": "neutral"}
# What is only supposed ("would support") is a position less often than what is said outright.
_WOULD_WEIGHT = 0.85
# A topic that names no party may be anything.
_NO_PARTY_WEIGHT = 0.9
# Positions read off events inherit the event's doubts.
_EVENT_WEIGHT = 0.9
# Who is accused is not quoted.
_ALLEGING = frozenset({"accuse", "suspect", "blame", "charge"})
# What is denied or reported is no topic: "denied the charge", "welcomed the report".
_NO_TOPICS = frozenset(
    {"charge", "accusation", "allegation", "claim", "responsibility", "involvement", "guilt", "role"}
    | {
        "part",
        "comment",
        "journalist",
        "reporter",
        "letter",
        "attention",
        "asset",
        "account",
        "that",
        "those",
    }
)
_PUBLIC = frozenset("GOV MIL OPP REB LEG JUD COP SPY IGO NGO ELI PTY SEP".split())
# A gerund that completes a verb stands behind it, or behind its particle.
_NEAR = 2
_MODALS = frozenset({"should", "must", "ought"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A stance with what is needed to weigh it against others of its sentence."""

    stance: Stance
    topic_head: int
    passed: tuple[int, ...]


class PositionCoder:
    """Finds positions with the rules of a position book."""

    def __init__(self, codebook: Codebook, book: PositionBook) -> None:
        self._book = book
        self._carriers = codebook.support.support | codebook.support.aspect
        self._reporting = codebook.support.reporting
        self._topics = TopicFinder(book)
        self._acts = book.acts | frozenset(
            trigger.lemma for rule in codebook.rules for trigger in rule.triggers if trigger.part == "noun"
        )
        table: dict[tuple[str, str], list[tuple[PositionRule, tuple[str, ...]]]] = {}
        for rule in book.rules:
            for trigger in rule.triggers:
                table.setdefault((rule.part, trigger.lemma), []).append((rule, trigger.words))
        # A rule with conditions says more than one without.
        self._table = {key: sorted(rules, key=lambda r: not r[0].where) for key, rules in table.items()}

    def code(
        self, reading: Reading, mentions: Iterable[Mention], codings: Iterable[Coding]
    ) -> tuple[Stance, ...]:
        """The stances of an article in the order of the text, each once."""
        parties: dict[int, dict[int, Mention]] = {}
        for mention in mentions:
            parties.setdefault(mention.sentence, {})[mention.head] = mention
        body = [s for s in reading.sentences if not s.heading] or list(reading.sentences)
        topics = TopicTest(reading.sentences, parties)
        events: dict[int, list[Coding]] = {}
        for coding in codings:
            events.setdefault(coding.sentence, []).append(coding)
        found: list[Stance] = []
        for sentence in body:
            here = parties.get(sentence.index)
            if here:
                work = _SentenceWork(self, sentence, here, reading.text)
                stances = work.run(events.get(sentence.index, []))
                found.extend(one for one in stances if topics.allows(sentence.index, one.holders))
        return _without_repeats(found)

    def rules_at(self, tree: Tree, index: int) -> list[tuple[PositionRule, tuple[int, ...]]]:
        """Rules whose words stand at a token, with all their tokens."""
        token = tree[index]
        lemma = token.lemma.lower()
        found: list[tuple[PositionRule, tuple[str, ...]]] = []
        out: list[tuple[PositionRule, tuple[int, ...]]] = []
        part = _PARTS.get(token.upos)
        if part is not None:
            found += self._table.get((part, lemma), [])
            if token.xpos in ("VBN", "VBG", "JJ") and token.text.lower() != lemma:
                found += self._table.get(("adjective", token.text.lower()), [])
        if token.upos == "AUX" and lemma in _MODALS:
            found = self._table.get(("modal", lemma), [])
        if token.upos in ("NOUN", "PROPN", "PRON", "VERB") and tree.by_rel(index, "cop"):
            for case in tree.by_rel(index, "case", "mark"):
                rules = self._table.get(("preposition", tree[case].lemma.lower()), [])
                out += [(rule, (index, case)) for rule, _ in rules]
        for rule, words in found:
            extra = [c for c in tree.children[index] if tree[c].lemma.lower() in words]
            if len(extra) >= len(words):
                out.append((rule, (index, *extra)))
        return out

    @property
    def book(self) -> PositionBook:
        """The rules and lists."""
        return self._book

    @property
    def carriers(self) -> frozenset[str]:
        """Support and aspect verbs."""
        return self._carriers

    @property
    def topics(self) -> TopicFinder:
        """What finds topics."""
        return self._topics

    def is_act(self, lemma: str) -> bool:
        """Whether a noun names an act by some rule of the codebook."""
        return lemma in self._acts

    @property
    def reporting(self) -> frozenset[str]:
        """Verbs of saying."""
        return self._reporting


class _SentenceWork:
    """The stances of one sentence."""

    def __init__(
        self, coder: PositionCoder, sentence: Sentence, parties: Mapping[int, Mention], text: str
    ) -> None:
        self._coder = coder
        self._sentence = sentence
        self._parties = parties
        self._text = text
        self._tree = Tree(sentence)
        self._slots = Slots(self._tree, parties, coder.carriers)
        self._values = Values(self._slots, lambda _index: None)

    def run(self, codings: Sequence[Coding]) -> list[Stance]:
        by_head = {coding.head: coding for coding in codings}
        found: list[_Found] = []
        for token in self._sentence.tokens:
            for rule, trigger in self._coder.rules_at(self._tree, token.index):
                one = self._by_rule(rule, trigger, by_head)
                if one is not None:
                    found.append(one)
                    break
        taken = {i for one in found for i in (one.stance.head, *one.stance.trigger)}
        for coding in codings:
            if not taken & set(coding.trigger):
                implied = self._by_event(coding)
                if implied is not None:
                    found.append(implied)
        return [one.stance for one in _settled(self._tree, found)]

    def _by_rule(
        self, rule: PositionRule, trigger: tuple[int, ...], by_head: Mapping[int, Coding]
    ) -> _Found | None:
        head = trigger[0]
        if rule.part == "modal":
            head = self._tree[head].head
        if head < 0 or not self._allowed(rule, head) or self._is_alleged(head):
            return None
        said = self._modality(rule, head)
        weight = rule.weight * self._doubt(said, head)
        attitude = _attitude(rule, said)
        if attitude and (self._is_ended(head) if rule.part == "noun" else self._is_against(head)):
            attitude = _FLIPPED[attitude]
        topic_head = self._topic_head(rule.topic, head, rule.acts_only) if attitude and weight else None
        if attitude is None or topic_head is None or topic_head in trigger[1:]:
            return None
        if rule.part == "preposition":
            trigger = trigger[1:]
        coding = by_head.get(head)
        holders = list(coding.actors) if coding is not None and rule.part == "verb" else []
        holders = holders or self._holders(rule, head)
        return self._found(rule.id, head, trigger, holders, topic_head, attitude, rule.lasting, weight)

    def _by_event(self, coding: Coding) -> _Found | None:
        """What an event tells of its actor's position."""
        events = self._coder.book.events
        stance = events.get(f"{coding.event_type}/{coding.mode}") or events.get(coding.event_type)
        if stance is None or "hypothetical" in coding.aux_modes or self._is_alleged(coding.head):
            return None
        if "negation" in coding.aux_modes:
            return None
        own = not coding.rule.startswith(f"{coding.event_type.lower()}.")
        # An act announced or refused is itself the topic.
        slots = ("self",) if own and coding.event_type in ("AGREE", "REJECT") else stance.topic
        topic_head = self._topic_head(slots, coding.head, acts_only=False)
        if topic_head is None or (topic_head in coding.trigger and slots != ("self",)):
            return None
        weight = coding.confidence * _EVENT_WEIGHT
        return self._found(
            f"event.{coding.event_type.lower()}",
            coding.head, coding.trigger, coding.actors, topic_head, stance.attitude, False, weight,
        )  # fmt: skip

    def _found(
        self,
        rule: str,
        head: int,
        trigger: tuple[int, ...],
        holders: Sequence[Mention],
        topic_head: int,
        attitude: str,
        lasting: bool,
        weight: float,
    ) -> _Found | None:
        holders = [h for h in holders if not _is_business(h)]
        if not holders:
            return None
        inner, stopped, passed = self._coder.topics.descend(self._slots, topic_head)
        if stopped:
            attitude = _FLIPPED[attitude]
        own = topic_head == head and rule.startswith("event.")
        topic = self._coder.topics.topic(self._tree, inner, self._parties, self._text, subject=not own)
        if topic is None or topic.key.startswith("@"):
            return None
        if "@" not in topic.key:
            if not self._is_act(inner) and not any(_is_known(h) for h in holders):
                return None
            weight *= _NO_PARTY_WEIGHT
        certainty = min(mention.certainty for mention in holders)
        stance = Stance(
            sentence=self._sentence.index,
            head=head,
            trigger=trigger,
            holders=tuple(holders),
            topic=topic,
            attitude=attitude,
            lasting=lasting,
            rule=f"position.{rule}",
            confidence=round(max(0.0, min(1.0, weight * certainty)), 4),
        )
        return _Found(stance, inner, passed)

    def _modality(self, rule: PositionRule, head: int) -> Modality:
        carrier = self._slots.carrier(head) if self._tree[head].upos == "NOUN" else None
        said = modality(self._tree, head, carrier)
        if rule.part in ("modal", "preposition") or "speaker" in rule.holder:
            return replace(said, hypothetical=False)
        return said

    def _is_ended(self, noun: int) -> bool:
        """ "dropped its opposition": the verb above puts an end to the attitude."""
        token = self._tree[noun]
        if token.head < 0 or token.rel not in ("obj", "nsubj:pass"):
            return False
        return self._coder.topics.stops(self._slots, token.head)

    def _is_against(self, verb: int) -> bool:
        """ "is against lifting sanctions", where the parser hangs the preposition over the gerund."""
        return verb > 0 and self._tree[verb].xpos == "VBG" and self._tree[verb - 1].lemma == "against"

    def _is_alleged(self, head: int) -> bool:
        """ "accused Iran of breaking its promise": what an accuser says of another's mind is no position."""
        for node in (head, *self._tree.ancestors(head)):
            token = self._tree[node]
            if token.head < 0 or token.rel == "acl:relcl":
                return False
            above = self._tree[token.head]
            if above.lemma in _ALLEGING and token.rel.partition(":")[0] != "nsubj":
                return True
        return False

    def _doubt(self, said: Modality, head: int) -> float:
        if not said.hypothetical:
            return 1.0
        helpers = {self._tree[c].lemma.lower() for c in self._tree.by_rel(head, "aux")}
        return _WOULD_WEIGHT if "would" in helpers and not self._tree.by_rel(head, "advcl") else 0.0

    def _allowed(self, rule: PositionRule, head: int) -> bool:
        if any(self._holds(head, slot, values) for slot, values in rule.unless.items()):
            return False
        return all(self._holds(head, slot, values) for slot, values in rule.where.items())

    def _holds(self, head: int, slot: str, values: frozenset[str]) -> bool:
        ordered = sorted(values)
        return any(self._values.holds(f, v) for f in self._fill(head, slot) for v in ordered)

    def _fill(self, head: int, slot: str) -> list[int]:
        first, _, rest = slot.partition(">")
        if first in ("self", "phrase"):
            return [head]
        if first == "clause":
            found: Sequence[int] = self._tree.by_rel(head, "ccomp")
            return [s for f in found for s in self._tree.by_rel(f, "nsubj")] if rest else list(found)
        found = self._surface(head) if first == "subject" and not rest else self._slots.fill(head, first)
        if first == "complement" and not found:
            found = self._bare_gerund(head)
        if not rest:
            return list(found)
        return [deep for f in found for deep in self._slots.fill(f, rest)]

    def _bare_gerund(self, head: int) -> list[int]:
        """ "ruled out closing the border": a gerund right behind the verb completes it."""
        return [
            child
            for child in self._tree.by_rel(head, "advcl")
            if self._tree[child].xpos == "VBG"
            and 0 < child - head <= _NEAR
            and not self._tree.preposition(child)
        ]

    def _surface(self, head: int) -> Sequence[int]:
        if self._tree[head].upos in ("NOUN", "PROPN"):
            return self._slots.fill(head, "subject")
        return self._tree.surface_subject(head)

    def _topic_head(self, slots: Sequence[str], head: int, acts_only: bool) -> int | None:
        """The first filler that is no party: a position is on something done or proposed."""
        for slot in slots:
            for filler in self._fill(head, slot):
                if self._fits(filler, slot) and (not acts_only or self._is_act(filler)):
                    return filler
        return None

    def _is_act(self, index: int) -> bool:
        return self._coder.is_act(self._tree[index].lemma.lower())

    def _fits(self, index: int, slot: str) -> bool:
        token = self._tree[index]
        if token.upos in ("PRON", "DET", "ADV", "NUM", "PUNCT", "SYM"):
            return False
        if token.upos == "PROPN" and (is_time_word(token) or self._is_named(index)):
            return False
        if slot == "self":
            return True
        if self._slots.party(index) is not None or token.lemma.lower() in _NO_TOPICS | lexicon.RELATIVE:
            return False
        return slot != "complement" or self._is_clause(index)

    def _is_named(self, index: int) -> bool:
        """Whether the token is of a person's or a place's name."""
        return any(n.start <= index < n.end and n.label != "ORG" for n in self._sentence.names)

    def _is_clause(self, index: int) -> bool:
        """Whether a complement is a clause: "called the ban unfair" has none."""
        if self._tree[index].upos in ("VERB", "AUX"):
            return True
        return bool(self._tree.by_rel(index, "cop", "mark"))

    def _holders(self, rule: PositionRule, head: int) -> list[Mention]:
        for slot in rule.holder:
            if slot == "speaker":
                voice = voice_of(self._tree, head, self._parties, self._coder.reporting)
                found = [voice.speaker] if voice.speaker is not None else []
            else:
                fillers = self._slots.fill(head, slot) if rule.part != "preposition" else self._surface(head)
                found = [m for f in fillers if (m := self._slots.party(f)) is not None]
            if found:
                return found
        return []


def _attitude(rule: PositionRule, said: Modality) -> str | None:
    if rule.negated == "only":
        return rule.attitude if said.negation else None
    if not said.negation:
        return rule.attitude
    return None if rule.negated == "drop" else _FLIPPED[rule.attitude]


def _is_known(mention: Mention) -> bool:
    """Whether the words say whom a holder belongs to, or that it takes a part in public affairs."""
    return any(e.country or e.organisation or _PUBLIC.intersection(e.sectors) for e in mention.entities)


def _is_business(mention: Mention) -> bool:
    return all("BUS" in entity.sectors for entity in mention.entities)


def _settled(tree: Tree, found: Sequence[_Found]) -> list[_Found]:
    """Leave out a stance that only leads to another of the same holder, or is led over by it.

    "pledged to oppose the bill" opposes the bill; "is against lifting sanctions" is for the sanctions and
    lifts none; "opposes supporting the plan" supports nothing.
    """
    gone: set[int] = set()
    for one in found:
        for other in found:
            if other is one or not _same_holder(one.stance, other.stance):
                continue
            if other.stance.head in one.passed:
                gone.add(id(other))
            elif other.stance.head == one.topic_head and tree[one.topic_head].upos != "NOUN":
                gone.add(id(other if one.stance.attitude == "against" else one))
    kept = [one for one in found if id(one) not in gone]
    return sorted(kept, key=lambda one: (one.stance.head, one.stance.rule))


def _codes(stance: Stance) -> frozenset[str]:
    return frozenset(e.id or e.text for m in stance.holders for e in m.entities)


def _same_holder(one: Stance, other: Stance) -> bool:
    return bool(_codes(one) & _codes(other))


def _without_repeats(found: Sequence[Stance]) -> tuple[Stance, ...]:
    """Each holder's attitude to a topic once: the first telling, with the best confidence."""
    kept: dict[tuple[object, ...], Stance] = {}
    for stance in found:
        key = (tuple(sorted(_codes(stance))), stance.topic.key, stance.attitude)
        first = kept.get(key)
        if first is None:
            kept[key] = stance
        elif stance.confidence > first.confidence:
            kept[key] = replace(first, confidence=stance.confidence)
    return tuple(kept.values())
