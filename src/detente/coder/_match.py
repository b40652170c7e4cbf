"""Rules matched at triggers: candidates of one sentence, competing and embedded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.codebook import Codebook, Rule, Trigger
from detente.coder import _lexicon as lexicon
from detente.coder._scoring import RANK_GAIN, SignalTable
from detente.coder._slots import Slots
from detente.coder._tree import Tree
from detente.coder._values import Values
from detente.terms import Mention

__all__ = ["Candidate", "Matcher", "RuleIndex"]

_PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun", "AUX": "verb"}
# Each condition of a rule and each further trigger word make a match more specific.
_PER_CONDITION = 0.04
_PER_WORD = 0.04
# A party found by a looser reading (the owner of the subject) is right less often.
_LOOSE_PARTY = 0.85
_MAX_DEPTH = 6
# Words about an act: what completes them is what they are about, not an event of its own.
_OPERATORS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})


@dataclass(slots=True)
class Candidate:
    """A rule that matches at a trigger, with the parties found and what it embeds or uses up."""

    rule: Rule
    head: int
    trigger: tuple[int, ...]
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    used: frozenset[int]
    embedded: tuple[int, ...]
    rank: float
    loose: float = 1.0
    plural: bool = False
    embedded_type: str | None = None
    scores: dict[str, float] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether the parties that the rule requires are there."""
        actor, recipient = bool(self.actors), bool(self.recipients)
        if self.rule.reciprocal:
            codes = {entity.id or entity.text for m in self.actors for entity in m.entities}
            return len(codes) > 1 or self.plural
        return {
            "actor": actor,
            "recipient": recipient,
            "either": actor or recipient,
            "both": actor and recipient,
        }[self.rule.requires]


class RuleIndex:
    """Rules by part of speech and head lemma."""

    def __init__(self, codebook: Codebook) -> None:
        table: dict[tuple[str, str], list[tuple[Rule, Trigger]]] = {}
        for rule in codebook.rules:
            for trigger in rule.triggers:
                table.setdefault((trigger.part, trigger.lemma), []).append((rule, trigger))
        self._table = table
        self.carriers = codebook.support.support | codebook.support.aspect

    def at(self, tree: Tree, index: int) -> list[tuple[Rule, Trigger]]:
        """Rules whose trigger lemma, part of speech and further words stand at a token."""
        token = tree[index]
        part = _PARTS.get(token.upos)
        if part is None:
            return []
        found = self._table.get((part, token.lemma.lower()), [])
        if part == "adjective" or token.xpos in ("VBN", "VBG"):
            other = "verb" if part == "adjective" else "adjective"
            found = found + self._table.get((other, token.text.lower()), [])
            if part == "noun":
                found = found + self._table.get(("noun", token.text.lower()), [])
        return [(rule, trigger) for rule, trigger in found if _words_there(tree, index, trigger)]


def _words_there(tree: Tree, index: int, trigger: Trigger) -> bool:
    if not trigger.words:
        # "called off" is no calling: a particle makes another verb of a common one.
        return trigger.part != "verb" or not (
            tree[index].lemma in lexicon.PARTICLE_VERBS
            and any(tree[c].lemma not in ("on", "upon") for c in tree.by_rel(index, "compound:prt"))
        )
    near = _near(tree, index)
    return all(word in near for word in trigger.words)


def _near(tree: Tree, index: int) -> dict[str, int]:
    """Lemmas (and forms) that hang from a token, or mark what hangs from it."""
    found: dict[str, int] = {}
    for child in tree.children[index]:
        for node in (child, *(c for c in tree.by_rel(child, "case", "mark", "compound:prt", "advmod"))):
            found.setdefault(tree[node].lemma.lower(), node)
            found.setdefault(tree[node].text.lower(), node)
    return found


class Matcher:
    """The candidates of one sentence."""

    def __init__(self, index: RuleIndex, tree: Tree, parties: Mapping[int, Mention]) -> None:
        self.tree = tree
        self.signals = SignalTable(tree.sentence)
        self.slots = Slots(tree, parties, index.carriers)
        self._index = index
        self._values = Values(self.slots, self._type_at)
        self._found: dict[int, list[Candidate]] = {}
        self._open: set[int] = set()

    def best(self, index: int, complete: bool = True) -> Candidate | None:
        """The most specific candidate at a token; among complete ones where asked."""
        if index in self._open:
            return None
        if index not in self._found:
            self._open.add(index)
            self._found[index] = self._match(index)
            self._open.discard(index)
        for candidate in self._found[index]:
            if candidate.complete or not complete:
                return candidate
        return None

    def event_at(self, index: int, depth: int = 0) -> Candidate | None:
        """The event that a token carries: its own, or that of what it only frames."""
        own = self.best(index, complete=False)
        if own is not None:
            return own
        token = self.tree[index]
        if depth > _MAX_DEPTH or index in self._open:
            return None
        if token.lemma not in lexicon.TRANSPARENT and not self.slots.is_carrier(index):
            return None
        for inner in self._framed(index):
            if inner != index and inner not in self._open:
                found = self.event_at(inner, depth + 1)
                if found is not None:
                    return found
        return None

    def _framed(self, index: int) -> list[int]:
        tree = self.tree
        if tree[index].upos in ("NOUN", "ADJ"):
            return tree.complements(index) + tree.phrases(index, frozenset({"of", "to", "for", "on", "in"}))
        inner = tree.object(index) if not tree.is_passive(index) else []
        if tree[index].lemma in lexicon.ONGOING:
            inner = inner + tree.phrases(index, frozenset({"on", "with"}))
        return inner + tree.complements(index)

    def _type_at(self, index: int) -> str | None:
        found = self.event_at(index)
        return found.rule.event_type if found else None

    def _match(self, index: int) -> list[Candidate]:
        found = []
        for rule, trigger in self._index.at(self.tree, index):
            candidate = self._try(rule, trigger, index)
            if candidate is not None:
                found.append(candidate)
        said = self.signals.at(index)
        found.sort(
            key=lambda c: (-c.rank - RANK_GAIN * said.get(c.rule.event_type, 0.0), c.rule.id),
        )
        return found

    def propose(self, rule: Rule, index: int) -> Candidate | None:
        """A candidate of a rule without triggers at a token, where the parties that it requires are there."""
        token = self.tree[index]
        part = _PARTS.get(token.upos)
        if part is None or index in self._open:
            return None
        candidate = self._build(rule, Trigger(token.lemma, part), index, [], [])
        return candidate if candidate.complete else None

    def _try(self, rule: Rule, trigger: Trigger, index: int) -> Candidate | None:
        for slot, values in rule.unless.items():
            if self._holding(index, slot, values):
                return None
        used: list[int] = []
        embedded: list[int] = []
        for slot, values in rule.where.items():
            holding = self._holding(index, slot, values)
            if not holding:
                return None
            if any(value.startswith("@") for value in values):
                embedded.extend(holding)
            else:
                used.extend(holding)
        return self._build(rule, trigger, index, used, embedded)

    def _holding(self, index: int, slot: str, values: frozenset[str]) -> list[int]:
        fillers = self._fillers(index, slot)
        ordered = sorted(values)
        return [f for f in fillers if any(self._values.holds(f, value) for value in ordered)]

    def _fillers(self, index: int, slot: str) -> Sequence[int]:
        """Tokens that fill a slot, also one with a dot (then the heads of its parties)."""
        base, _, relation = slot.partition(".")
        if not relation:
            return self.slots.fill(index, base)
        return [mention.head for mention in self._related(index, base, relation)]

    def _related(self, index: int, base: str, relation: str) -> list[Mention]:
        found: list[Mention] = []
        for filler in self.slots.fill(index, base):
            if relation == "owner":
                found += self.slots.owner_parties(filler)
            elif relation == "party":
                found += self.slots.parties_in(filler)
            else:
                found += self._of_event(filler, relation)
        return _known_first(found)

    def _of_event(self, filler: int, relation: str) -> Sequence[Mention]:
        """The parties of what fills a slot; of a clause without an event its subject and object."""
        event = self.event_at(filler)
        if event is not None:
            parties = event.actors if relation == "actor" else event.recipients
            if parties:
                return parties
        if self.tree[filler].upos not in ("VERB", "AUX", "ADJ"):
            return ()
        reach = self.tree.subject if relation == "actor" else self.tree.object
        return self._direct(reach(filler))

    def _build(
        self, rule: Rule, trigger: Trigger, index: int, used: list[int], embedded: list[int]
    ) -> Candidate:
        near = _near(self.tree, index) if trigger.words else {}
        words = sorted({index, *(near[word] for word in trigger.words)})
        actors, loose = self._actors(rule, index)
        recipients = self._recipients(rule, index, actors)
        if rule.reciprocal:
            actors, recipients = _distinct([*actors, *recipients]), ()
            if _count(actors) < 2:
                actors = _distinct([*actors, *self._host_parties(index)])
        if rule.event_type in _OPERATORS:
            embedded = [*embedded, *self.slots.fill(index, "complement")]
        # "withdrew an invitation to visit London": what completes the rule's own words goes with them.
        embedded = [*embedded, *(c for word in used for c in self.tree.complements(word))]
        events = [event for filler in embedded if (event := self.event_at(filler)) is not None]
        return Candidate(
            rule=rule,
            head=index,
            trigger=tuple(words) + tuple(sorted(set(used) - set(words))),
            actors=actors,
            recipients=recipients,
            used=frozenset((*used, *words)),
            embedded=tuple(dict.fromkeys(event.head for event in events)),
            embedded_type=events[0].rule.event_type if events else None,
            rank=rule.weight + _PER_CONDITION * len(rule.where) + _PER_WORD * len(trigger.words),
            loose=loose,
            # "The leaders met": a plural can do with itself what takes two.
            plural=any(self.tree[m.head].xpos in ("NNS", "NNPS") for m in actors),
        )

    def _host_parties(self, index: int) -> list[Mention]:
        if self.tree[index].upos != "NOUN":
            return []
        return self._direct(self.slots.fill(index, "host"))

    def _direct(self, fillers: Iterable[int]) -> list[Mention]:
        found = (self.slots.party(filler) for filler in fillers)
        return [mention for mention in found if mention is not None]

    def _actors(self, rule: Rule, index: int) -> tuple[tuple[Mention, ...], float]:
        for slot in rule.actor:
            found = self._parties(index, slot)
            if found:
                return _distinct(found), 1.0
        for slot in rule.actor:
            if slot == "subject":
                # "Serbia's stance included cancelling ...": the owner of an act acts.
                owners = [
                    self.slots.parties[owner]
                    for filler in self.slots.fill(index, slot)
                    for owner in self.tree.possessors(filler)
                    if owner in self.slots.parties
                ]
                if owners:
                    return _distinct(owners), _LOOSE_PARTY
        return (), 1.0

    def _recipients(self, rule: Rule, index: int, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        acting = {m.head for m in actors}
        ids = {entity.id for m in actors for entity in m.entities if entity.id}
        for slot in rule.recipient:
            found = [
                mention
                for mention in self._parties(index, slot)
                if mention.head not in acting
                and (rule.reciprocal or not all(e.id in ids for e in mention.entities))
            ]
            if found:
                return _distinct(_others(found, actors))
        return ()

    def _parties(self, index: int, slot: str) -> list[Mention]:
        base, _, relation = slot.partition(".")
        if relation:
            return self._related(index, base, relation)
        return self._direct(self.slots.fill(index, base))


def _known_first(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out parties without a code where others have one ("the UN refugee agency" is the UN)."""
    known = [m for m in mentions if any(entity.country or entity.organisation for entity in m.entities)]
    return known or list(mentions)


def _others(found: Sequence[Mention], actors: Sequence[Mention]) -> list[Mention]:
    """Leave out what belongs to the actor where another party is there ("its office with Beijing")."""
    own = {entity.code for mention in actors for entity in mention.entities if entity.code}
    others = [m for m in found if not {e.code for e in m.entities if e.code} & own]
    return others or list(found)


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions without repeats of the same token or the same entities, in order of the sentence."""
    kept: dict[tuple[str, ...], Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.head):
        key = tuple(entity.id or f"{entity.text}@{mention.head}" for entity in mention.entities)
        kept.setdefault(key, mention)
    return tuple(kept.values())


def _count(mentions: Iterable[Mention]) -> int:
    return len({entity.id or entity.text for mention in mentions for entity in mention.entities})
