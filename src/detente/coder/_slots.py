"""What fills the slots of a rule (docs/codebook-format.md) at a trigger."""

from collections.abc import Iterable, Mapping

from detente.coder import _lexicon as lexicon
from detente.coder._tree import Tree
from detente.terms import Mention

__all__ = ["Slots"]

# A reciprocal noun takes the subject of the clause it stands in ("announced it at a meeting with ...").
_HOST_PREPOSITIONS = frozenset({"during", "at", "in", "after", "following", "before", "on", "amid"})
# Phrases that parsers hang from the noun before instead of from the event, and what they hang under.
_NESTED = frozenset({"by", "with", "against", "to", "between", "over"})
_NESTING = frozenset({"of", "by", "on", "against", "with", "for", "from", "to", "in"})
_NESTED_DEPTH = 1
# Phrases that say where, when or why: no party of an act is looked for in them.
_SCENE = frozenset(
    {"in", "at", "during", "after", "before", "since", "following", "despite", "amid", "until", "near"}
    | {"about", "because of", "due to", "as", "under", "within", "inside", "over"}
)


class Slots:
    """The fillers of slots in one sentence; ``parties`` maps a token to the mention it heads."""

    def __init__(self, tree: Tree, parties: Mapping[int, Mention], carriers: frozenset[str]) -> None:
        self.tree = tree
        self.parties = parties
        self._carriers = carriers
        self._cache: dict[tuple[int, str], tuple[int, ...]] = {}

    def fill(self, trigger: int, slot: str) -> tuple[int, ...]:
        """Heads of what fills a simple slot (no dot) of a trigger, coordination included."""
        key = (trigger, slot)
        if key not in self._cache:
            self._cache[key] = tuple(dict.fromkeys(self._find(trigger, slot)))
        return self._cache[key]

    def _find(self, trigger: int, slot: str) -> Iterable[int]:
        token = self.tree[trigger]
        if slot.startswith("prep:"):
            return self._phrases(trigger, frozenset(slot[5:].split("|")))
        if slot == "complement":
            return self._complements(trigger)
        if token.upos in ("NOUN", "PROPN"):
            return self._of_noun(trigger, slot)
        if slot == "subject":
            return self.tree.subject(trigger) or self._modified(trigger)
        if slot == "object":
            return self.tree.object(trigger) if token.upos != "ADJ" else ()
        if slot == "iobj":
            return self.tree.indirect_object(trigger)
        if slot == "owner":
            return self.tree.owners(trigger)
        return ()

    def _modified(self, trigger: int) -> list[int]:
        """The noun that an adjective stands before."""
        token = self.tree[trigger]
        return [token.head] if token.upos == "ADJ" and token.rel == "amod" and token.head >= 0 else []

    def _of_noun(self, trigger: int, slot: str) -> Iterable[int]:
        if slot == "owner":
            return self.tree.owners(trigger)
        if slot == "subject":
            carrier = self.carrier(trigger)
            found = self.tree.subject(carrier) if carrier is not None else []
            if self.tree.by_rel(trigger, "cop"):
                # "Teachers are on strike": a predicate noun has a subject of its own.
                found = list(self.tree.surface_subject(trigger))
            return found or self.tree.owners(trigger)
        if slot == "host":
            return self._host(trigger)
        if slot == "iobj":
            carrier = self.carrier(trigger)
            return self.tree.indirect_object(carrier) if carrier is not None else ()
        return ()

    def carrier(self, noun: int) -> int | None:
        """The support or aspect verb that carries an event noun, None where there is none."""
        verb = self.tree.carrier(noun)
        return verb if verb is not None and self.is_carrier(verb) else None

    def is_carrier(self, verb: int) -> bool:
        """Whether a verb, with its particle, is a support or aspect verb."""
        lemma = self.tree[verb].lemma
        if lemma in self._carriers:
            return True
        particles = [self.tree[c].lemma for c in self.tree.by_rel(verb, "compound:prt", "advmod")]
        return any(f"{lemma}+{particle}" in self._carriers for particle in particles)

    def _host(self, noun: int) -> list[int]:
        token = self.tree[noun]
        if token.rel.startswith("obl") and self.tree.preposition(noun) in _HOST_PREPOSITIONS:
            return self.tree.subject(token.head)
        return []

    def _phrases(self, trigger: int, prepositions: frozenset[str]) -> list[int]:
        found = self._near_phrases(trigger, prepositions)
        return found or self._nested_phrases(trigger, prepositions & _NESTED)

    def _nested_phrases(self, trigger: int, prepositions: frozenset[str], depth: int = 0) -> list[int]:
        """ "the seizure of a tanker by Iran", read as a tanker by Iran."""
        if not prepositions:
            return []
        nests = [
            child
            for child in self.tree.by_rel(trigger, "nmod", "obl")
            if self.tree.preposition(child) in _NESTING
        ]
        found = [head for child in nests for head in self.tree.phrases(child, prepositions)]
        if found or depth >= _NESTED_DEPTH:
            return found
        return [head for child in nests for head in self._nested_phrases(child, prepositions, depth + 1)]

    def _near_phrases(self, trigger: int, prepositions: frozenset[str]) -> list[int]:
        tree = self.tree
        found = tree.phrases(trigger, prepositions)
        if tree.is_passive(trigger) and self._stranded(trigger, prepositions):
            found += tree.surface_subject(trigger)
        token = tree[trigger]
        if token.upos == "VERB":
            for governed in tree.object(trigger):
                if governed > trigger or tree.is_passive(trigger):
                    found += tree.phrases(governed, prepositions)
            for complement in tree.by_rel(trigger, "xcomp"):
                if tree[complement].upos in ("ADJ", "NOUN"):
                    found += tree.phrases(complement, prepositions)
        elif token.upos in ("NOUN", "PROPN"):
            # "halted aid to Serbia": parsers hang the phrase from the verb, whichever verb it is.
            carrier = tree.carrier(trigger)
            if carrier is not None:
                found += [f for f in tree.phrases(carrier, prepositions) if f != trigger]
        return found

    def _stranded(self, trigger: int, prepositions: frozenset[str]) -> bool:
        """A preposition without its noun: "the map was agreed upon"."""
        tree = self.tree
        return any(
            tree[child].lemma.lower() in prepositions
            and tree[child].upos in ("ADP", "ADV")
            and not tree.children[child]
            for child in tree.by_rel(trigger, "obl", "advmod", "compound", "case")
        )

    def _complements(self, trigger: int) -> list[int]:
        found = self.tree.complements(trigger)
        if self.tree[trigger].lemma in lexicon.TELLING:
            # "told parliament that it would pay" reports; "told the envoy to leave" demands.
            found = [c for c in found if self.tree[c].rel.partition(":")[0] != "ccomp"]
        carrier = self.carrier(trigger) if self.tree[trigger].upos == "NOUN" else None
        if carrier is not None:
            found += [c for c in self.tree.complements(carrier) if c != trigger]
        return found

    def party(self, index: int) -> Mention | None:
        """The mention that a token heads, looking through words that only count ("dozens of")."""
        mention = self.parties.get(index) or self._covering(index)
        if mention is not None:
            return mention
        return next((self.parties[c] for c in self.counted(index) if c in self.parties), None)

    def counted(self, index: int) -> list[int]:
        """What a counting word counts: "thousands of officers", "part of the town"."""
        if self.tree[index].lemma not in lexicon.COUNTING:
            return []
        return self.tree.phrases(index, frozenset({"of"}))

    def _covering(self, index: int) -> Mention | None:
        """The mention whose words the token governs, where the parser chose another head in them."""
        token = self.tree[index]
        if token.upos not in ("PROPN", "NOUN"):
            return None
        for mention in self.parties.values():
            inside = mention.start <= index < mention.end and mention.form != "adjective"
            if inside and not mention.start <= token.head < mention.end:
                return mention
        return None

    def parties_in(self, index: int) -> list[Mention]:
        """The parties nearest under a token, with what is coordinated with them.

        Relative clauses, adverbial clauses and phrases that only set the scene are left out. A party
        that two mentions name ("NATO's chief, Jens Stoltenberg") counts once.
        """
        level = [index]
        while level:
            found = [
                mention
                for node in level
                if self.party(node) is not None
                for conjunct in self.tree.with_conjuncts(node)
                if (mention := self.party(conjunct)) is not None
            ]
            if found:
                return _by_code(found)
            level = [child for node in level for child in self._below(node)]
        return []

    def _below(self, index: int) -> list[int]:
        tree = self.tree
        found = []
        for child in tree.children[index]:
            rel = tree[child].rel
            base = rel.partition(":")[0]
            if rel == "acl:relcl" or base in ("advcl", "parataxis", "nsubj"):
                continue
            if base in ("obl", "nmod") and tree.preposition(child) in _SCENE:
                continue
            found.append(child)
        return found

    def owner_parties(self, index: int) -> list[Mention]:
        """Parties that own what a token names: possessors, adjectives, "of" and "from" phrases."""
        return [self.parties[owner] for owner in self.tree.owners(index, of=True) if owner in self.parties]


def _by_code(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each party."""
    kept: dict[tuple[str, ...], Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.head):
        kept.setdefault(tuple(e.code or e.text for e in mention.entities), mention)
    return list(kept.values())
