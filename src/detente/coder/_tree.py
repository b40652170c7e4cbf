"""Questions to a dependency tree that grammar books answer: voice, subjects, control, coordination.

All functions take token indexes of one sentence. "Surface" means as it stands in the sentence,
"logical" who does it and whom it is done to, whatever the voice. Labels are those of Universal
Dependencies 2 for English.
"""

from functools import cached_property

from detente.coder import _lexicon as lexicon
from detente.terms import Sentence, Token

__all__ = ["Tree"]

# Climbing more levels than this follows parser errors, not grammar.
_MAX_CLIMB = 8


class Tree:
    """A sentence's tree with its grammatical relations, computed on demand."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._surface: dict[int, tuple[int, ...]] = {}

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Dependents of each token, in order."""
        return self.sentence.children

    def by_rel(self, index: int, *rels: str) -> list[int]:
        """Dependents with one of the labels; a label without subtype covers its subtypes."""
        found = []
        for child in self.children[index]:
            rel = self.tokens[child].rel
            if rel in rels or rel.partition(":")[0] in rels:
                found.append(child)
        return found

    def has(self, index: int, rel: str, lemmas: frozenset[str] | None = None) -> bool:
        """Whether a dependent has the label, and one of the lemmas where they are given."""
        return any(lemmas is None or self.tokens[c].lemma in lemmas for c in self.by_rel(index, rel))

    def with_conjuncts(self, index: int) -> list[int]:
        """The token and what is coordinated with it ("Moscow, Minsk and Beijing")."""
        found = [index]
        for current in found:
            found.extend(c for c in self.by_rel(current, "conj") if c not in found)
        return found

    def preposition(self, index: int) -> str:
        """The preposition or marker of a phrase or clause, "" where there is none.

        Fixed expressions are joined by a space ("because of"); of two prepositions the last counts
        ("out of").
        """
        found = self.prepositions(index)
        return found[-1] if found else ""

    def prepositions(self, index: int) -> tuple[str, ...]:
        """All prepositions and markers of a phrase or clause, in order."""
        found = []
        for child in self.children[index]:
            token = self.tokens[child]
            if token.rel in ("case", "mark") and token.lemma not in lexicon.POSSESSIVE:
                rest = [self.tokens[c].lemma for c in self.by_rel(child, "fixed")]
                found.append(" ".join([token.lemma.lower(), *rest]))
        return tuple(found) or self._stray_preposition(index)

    def _stray_preposition(self, index: int) -> tuple[str, ...]:
        """The preposition that opens the phrase, hung by the parser on a later word of it."""
        if self.tokens[index].upos not in ("NOUN", "PROPN") or not self.children[index]:
            return ()
        first = self.sentence.subtree(index)[0]
        token = self.tokens[first]
        if first < index and token.upos == "ADP" and token.rel == "case":
            return (token.lemma.lower(),)
        return ()

    def is_passive(self, index: int) -> bool:
        """Whether a verb is passive, reduced relative clauses included ("troops sent by Chad")."""
        token = self.tokens[index]
        if self.by_rel(index, "nsubj:pass", "aux:pass", "csubj:pass") or self.by_rel(index, "obl:agent"):
            return True
        if token.xpos != "VBN":
            return False
        if token.rel in ("acl", "amod"):
            return True
        if token.rel == "conj" and not self.by_rel(index, "nsubj", "aux", "obj"):
            head = token.head
            return self.tokens[head].xpos == "VBN" and self.is_passive(head)
        return token.rel == "advcl" and not self.by_rel(index, "aux", "nsubj", "obj")

    def surface_subject(self, index: int) -> tuple[int, ...]:
        """Heads of the surface subject, own or understood (control, coordination, relative clauses)."""
        if index not in self._surface:
            self._surface[index] = ()  # guards against cycles
            self._surface[index] = tuple(self._find_subject(index, 0))
        return self._surface[index]

    def _find_subject(self, index: int, climbed: int) -> list[int]:
        own = self.by_rel(index, "nsubj")
        if own:
            return [h for subject in own for h in self._antecedents(subject, index)]
        token = self.tokens[index]
        if climbed > _MAX_CLIMB or token.head < 0:
            return []
        rel = token.rel
        if rel == "conj" or rel in ("xcomp", "advcl", "ccomp", "parataxis") or rel.startswith("advcl"):
            return self._subject_above(index, rel, climbed)
        if rel == "acl:relcl":
            return [] if self.by_rel(index, "csubj") else self.with_conjuncts(token.head)
        if rel == "acl":
            if self._accused(index):
                return self.with_conjuncts(token.head)
            if token.xpos == "VBG" and self.tokens[token.head].lemma in lexicon.MESSAGES:
                # "issued a statement demanding ...": who speaks is who issued it
                return self.noun_agent(token.head)
            if self.is_infinitive(index) or self.preposition(index):
                return self.noun_agent(token.head)
            return self.with_conjuncts(token.head)
        return []

    def _accused(self, index: int) -> bool:
        """ "accused the army of bombing", read as the army of bombing."""
        noun = self.tokens[self.tokens[index].head]
        if noun.head < 0 or not self.preposition(index):
            return False
        above = self.tokens[noun.head]
        return above.lemma in lexicon.ACCUSE_LIKE and noun.rel in ("obj", "iobj", "nsubj:pass")

    def _subject_above(self, index: int, rel: str, climbed: int) -> list[int]:
        head = self.tokens[index].head
        above = self.tokens[head]
        if rel == "conj" and above.upos in ("NOUN", "PROPN"):
            return []
        if rel in ("ccomp", "parataxis") and self.tokens[index].xpos not in ("VBG", "VB"):
            return []
        if rel == "xcomp":
            controlled = self._controller(head)
            if controlled:
                return controlled
        if rel.startswith("advcl") and above.lemma in lexicon.ACCUSE_LIKE and self.preposition(index):
            # "accused Iran of shelling": the accused is who shelled.
            found = self.by_rel(head, "obj", "iobj", "nsubj:pass")
            if found:
                return [h for f in found for h in self.with_conjuncts(f)]
        if above.upos in ("NOUN", "PROPN") and not self.by_rel(head, "cop"):
            return self.noun_agent(head)
        return list(self.surface_subject(head)) or self._find_subject(head, climbed + 1)

    def _controller(self, head: int) -> list[int]:
        """The object that controls an infinitive ("urged Iran to stop"), if the verb is of that kind."""
        verb = self.tokens[head]
        if verb.lemma not in lexicon.OBJECT_CONTROL:
            return []
        found = self.by_rel(head, "obj", "iobj", "nsubj:pass")
        if not found and verb.lemma in ("call", "appeal", "rely"):
            found = [c for c in self.by_rel(head, "obl") if self.preposition(c) in ("on", "upon", "to")]
        return [h for f in found for h in self.with_conjuncts(f)]

    def _antecedents(self, index: int, clause: int) -> list[int]:
        """What a relative pronoun stands for; otherwise the token itself with its conjuncts."""
        token = self.tokens[index]
        if token.lemma in lexicon.RELATIVE and token.upos in ("PRON", "SCONJ", "DET"):
            node = clause
            for _ in range(_MAX_CLIMB):
                if self.tokens[node].rel.startswith("acl"):
                    return self.with_conjuncts(self.tokens[node].head)
                if self.tokens[node].head < 0:
                    break
                node = self.tokens[node].head
        return self.with_conjuncts(index)

    def is_infinitive(self, index: int) -> bool:
        """Whether a verb is a to-infinitive."""
        return self.tokens[index].xpos == "VB" and any(
            self.tokens[c].lemma == "to" for c in self.by_rel(index, "mark")
        )

    def subject(self, index: int) -> list[int]:
        """Logical subject of a verb or copular adjective: who does it."""
        if self.is_passive(index):
            return self.agents(index)
        return list(self.surface_subject(index))

    def agents(self, index: int) -> list[int]:
        """What a by-phrase names as doer."""
        found = self._by_phrases(index)
        if not found:
            # "was told to leave by Caracas": a by-phrase at the end, hung from an active verb before it
            found = [
                phrase
                for inner in self.by_rel(index, "xcomp", "advcl", "ccomp", "obj")
                if not self.is_passive(inner)
                for below in (inner, *self.by_rel(inner, "obj", "obl", "nmod"))
                for phrase in self._by_phrases(below)
            ]
        return [h for f in found for h in self.with_conjuncts(f)]

    def _by_phrases(self, index: int) -> list[int]:
        return [c for c in self.by_rel(index, "obl", "nmod") if self.preposition(c) == "by"]

    def object(self, index: int) -> list[int]:
        """Logical object of a verb: whom it is done to."""
        if self.is_passive(index):
            token = self.tokens[index]
            own = self.by_rel(index, "obj")
            if own:
                # "The refugees were given shelter": the surface subject is the indirect object.
                return [h for f in own for h in self.with_conjuncts(f)]
            if token.rel in ("acl", "amod"):
                return self.with_conjuncts(token.head)
            return list(self.surface_subject(index))
        # Treebanks call the person in "urged him to stay" an indirect object.
        found = self.by_rel(index, "obj") or self.by_rel(index, "iobj")
        if found:
            return [h for f in found for h in self._antecedents(f, index)]
        raised = self._raised_object(index)
        if raised:
            return raised
        token = self.tokens[index]
        if token.rel == "acl:relcl" and self._gap_is_object(index):
            return self.with_conjuncts(token.head)
        return self._shared_object(index)

    def _raised_object(self, index: int) -> list[int]:
        """ "urged Iran to stop", read as urged (Iran to stop): the lower subject is the object."""
        return [
            head
            for child in self.by_rel(index, "xcomp", "ccomp", "advcl")
            if self.tokens[child].xpos == "VBG" or self.is_infinitive(child)
            for subject in self.by_rel(child, "nsubj")
            if index < subject < child
            for head in self.with_conjuncts(subject)
        ]

    def _gap_is_object(self, index: int) -> bool:
        """ "the sanctions Britain imposed": a subject of its own, no object, no stranded phrase."""
        subjects = self.by_rel(index, "nsubj")
        if not subjects or self.tokens[subjects[0]].lemma in lexicon.RELATIVE:
            return False
        return not self.by_rel(index, "ccomp", "xcomp")

    def _shared_object(self, index: int) -> list[int]:
        """ "attacked and looted the town": the object of the last verb belongs to all."""
        for conjunct in self.by_rel(index, "conj"):
            token = self.tokens[conjunct]
            if token.upos == "VERB" and conjunct - index <= 3 and not self.by_rel(conjunct, "nsubj"):
                return [h for f in self.by_rel(conjunct, "obj") for h in self.with_conjuncts(f)]
        return []

    def indirect_object(self, index: int) -> list[int]:
        """Indirect object of a verb."""
        if self.is_passive(index) and self.by_rel(index, "obj"):
            return list(self.surface_subject(index))
        return [h for f in self.by_rel(index, "iobj") for h in self._antecedents(f, index)]

    def owners(self, index: int, of: bool = False) -> list[int]:
        """Possessors, adjectives and compounds of a noun; phrases with of, from and by where asked."""
        found = self.by_rel(index, "nmod:poss", "amod", "compound") + self._stray_possessors(index)
        for child in self.by_rel(index, "amod"):
            if self.tokens[child].lemma == "lead":
                # "the Saudi-led campaign" is Saudi; "Iranian-backed rebels" are not Iran.
                found += self.children[child]
            elif self.tokens[child].xpos.startswith(("JJ", "NN")):
                # "Vietnamese-Cambodian talks"
                found += self.by_rel(child, "amod", "compound", "obl")
        if of:
            found += [
                c
                for c in self.by_rel(index, "nmod")
                if self.tokens[c].rel != "nmod:poss" and self.preposition(c) in ("of", "from", "by")
            ]
        return [h for f in found for h in self.with_conjuncts(f)]

    def possessors(self, index: int) -> list[int]:
        """Possessors of a noun ("Serbia's stance", "his stance")."""
        found = self.by_rel(index, "nmod:poss") or self._stray_possessors(index)
        return [h for f in found for h in self.with_conjuncts(f)]

    def _stray_possessors(self, index: int) -> list[int]:
        """ "Chad's demand to leave", read as Chad leaving: the possessive marks the owner."""
        return [
            subject
            for clause in self.by_rel(index, "acl")
            for subject in self.by_rel(clause, "nsubj")
            if subject < index and self.has(subject, "case", lexicon.POSSESSIVE)
        ]

    def carrier(self, index: int) -> int | None:
        """The verb that carries a noun: whose object, passive subject or "in" phrase it is."""
        token = self.tokens[index]
        node = index
        while token.rel == "conj" and token.head >= 0 and self.tokens[token.head].upos == "NOUN":
            node = token.head
            token = self.tokens[node]
        head = token.head
        if head < 0 or self.tokens[head].upos not in ("VERB", "AUX", "ADJ"):
            return self._relative_carrier(node)
        if token.rel in ("obj", "nsubj:pass"):
            return head
        if token.rel == "obl" and self.preposition(node) in ("in", "into", "on", "to"):
            return head
        return self._relative_carrier(node)

    def _relative_carrier(self, index: int) -> int | None:
        """ "talks held in Doha", "the talks they held": a clause hanging from the noun carries it."""
        for child in self.by_rel(index, "acl"):
            if self.tokens[child].upos == "VERB" and index in self.object(child):
                return child
        return None

    def noun_agent(self, index: int) -> list[int]:
        """Who does what an act noun names: its possessor, else the subject of the verb that carries it."""
        owners = self.possessors(index)
        if owners:
            return owners
        verb = self.carrier(index)
        if verb is not None:
            return self.subject(verb)
        token = self.tokens[index]
        if token.rel == "nsubj":
            return []
        return self.owners(index)

    def phrases(self, index: int, prepositions: frozenset[str]) -> list[int]:
        """Heads of phrases and gerunds that hang by one of the prepositions, with conjuncts."""
        found = []
        for child in self.children[index]:
            token = self.tokens[child]
            rel = token.rel.partition(":")[0]
            if rel in ("obl", "nmod", "advcl", "acl", "xcomp") and token.rel != "nmod:poss":
                own = self.prepositions(child)
                if prepositions.intersection(own):
                    found.extend(self._antecedents(child, index))
                elif own and own[-1] in lexicon.SETTING and rel in ("obl", "nmod"):
                    # "held talks in Paris with Iran", read as Paris with Iran
                    found.extend(
                        h
                        for deep in self.by_rel(child, "nmod")
                        if self.preposition(deep) in prepositions & lexicon.PARTNER
                        for h in self.with_conjuncts(deep)
                    )
        return found

    def complements(self, index: int) -> list[int]:
        """Heads of infinitives and clauses that complete a verb, noun or adjective."""
        found = []
        for child in self.children[index]:
            rel = self.tokens[child].rel.partition(":")[0]
            if (
                rel in ("xcomp", "ccomp")
                or (
                    self.tokens[child].rel == "acl"
                    and (self.is_infinitive(child) or self.preposition(child) in lexicon.COMPLEMENT_MARKS)
                )
                or (rel == "advcl" and self.preposition(child) in lexicon.COMPLEMENT_MARKS)
                or (rel == "advcl" and self.tokens[index].upos == "ADJ" and self.is_infinitive(child))
            ):
                found.append(child)
        if self.tokens[index].lemma in lexicon.ACCUSE_LIKE:
            for governed in self.by_rel(index, "obj", "iobj", "nsubj:pass"):
                found += [c for c in self.by_rel(governed, "acl") if self._accused(c)]
        return [h for f in found for h in self.with_conjuncts(f)]

    def _follows(self, verb: int, gerund: int) -> bool:
        """ "ruled out sending troops": a bare gerund right after its verb and particle completes it."""
        return (
            self.tokens[gerund].xpos == "VBG"
            and not self.preposition(gerund)
            and 0 < gerund - verb <= 1 + len(self.by_rel(verb, "compound:prt"))
        )

    def ancestors(self, index: int) -> list[int]:
        """The chain of governors from the token's own to the root."""
        chain: list[int] = []
        node = self.tokens[index].head
        while node >= 0 and len(chain) < len(self.tokens):
            chain.append(node)
            node = self.tokens[node].head
        return chain
