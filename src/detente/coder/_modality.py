"""Whether an event is said to have happened, by the grammar alone (docs/modality.md)."""

from dataclasses import dataclass, replace

from detente.coder import _lexicon as lexicon
from detente.coder._frames import Frame, frame_of, is_past
from detente.coder._tree import Tree

__all__ = ["Modality", "modality"]

_MAX_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Modality:
    """What the grammar says about an event.

    ``attempt`` is a deed that was tried, its success left open; ``general`` marks statements without an
    occasion; ``historical`` what the words themselves set in the past.
    """

    negation: bool = False
    future: bool = False
    hypothetical: bool = False
    attempt: bool = False
    general: bool = False
    historical: bool = False

    @property
    def aux_modes(self) -> tuple[str, ...]:
        """PLOVER's auxiliary modes, in a fixed order."""
        found = []
        if self.historical:
            found.append("historical")
        if self.future and not self.hypothetical:
            found.append("future")
        if self.hypothetical:
            found.append("hypothetical")
        if self.negation:
            found.append("negation")
        return tuple(found)

    @property
    def happened(self) -> bool:
        """Whether the event is told as a fact: an attempt was made, a habit is one."""
        return not (self.negation or self.future or self.hypothetical)


def modality(tree: Tree, index: int, carrier: int | None) -> Modality:
    """The modality of an event at a token; ``carrier`` is the support verb of a noun."""
    anchor = carrier if carrier is not None else index
    said = _state(tree, anchor)
    if anchor != index:
        said = _joined(_own(tree, index), said)
    return replace(
        said, general=_is_general(tree, anchor), historical=said.historical or _is_recalled(tree, index)
    )


def _state(tree: Tree, index: int, depth: int = 0) -> Modality:
    """A clause or noun with all that governs it."""
    own = _own(tree, index)
    token = tree[index]
    if token.head < 0 or depth >= _MAX_CLIMB:
        return own
    if token.rel == "conj":
        return _of_conjunct(tree, index, own, depth)
    frame = frame_of(tree, index)
    if frame is Frame.OWN:
        return own
    above = _state(tree, token.head, depth + 1)
    if frame is Frame.ADJUNCT:
        above = replace(above, negation=False)
    return _framed(own, above, frame)


def _framed(own: Modality, above: Modality, frame: Frame) -> Modality:
    joined = _joined(own, above)
    if frame is Frame.NOT:
        return replace(joined, negation=not joined.negation)
    if frame is Frame.FUTURE:
        return replace(joined, future=True)
    if frame is Frame.UNREAL:
        return replace(joined, hypothetical=True)
    if frame is Frame.POSSIBLE:
        return replace(joined, hypothetical=True, negation=own.negation)
    if frame is Frame.ATTEMPT:
        return replace(joined, attempt=True)
    return joined


def _joined(own: Modality, above: Modality) -> Modality:
    return Modality(
        negation=own.negation != above.negation,
        future=own.future or above.future,
        hypothetical=own.hypothetical or above.hypothetical,
        attempt=own.attempt or above.attempt,
        historical=own.historical or above.historical,
    )


def _of_conjunct(tree: Tree, index: int, own: Modality, depth: int) -> Modality:
    """A conjunct shares what governs the first; without a subject of its own also marks and mood."""
    token = tree[index]
    head = tree[token.head]
    if head.upos != token.upos:
        return own
    first = _state(tree, token.head, depth + 1)
    first_own = _own(tree, token.head)
    governed = Modality(
        negation=first.negation != first_own.negation,
        future=first.future and not first_own.future,
        hypothetical=first.hypothetical and not first_own.hypothetical,
        attempt=first.attempt,
        historical=first.historical,
    )
    shared = _joined(own, governed)
    subjectless = not tree.by_rel(index, "nsubj") and token.xpos == head.xpos
    unreal = _is_conditional(tree, token.head) or (subjectless and _is_command(tree, token.head))
    either = (
        not tree.by_rel(index, "nsubj")
        and tree.has(index, "cc", frozenset({"or", "nor"}))
        and first_own.negation
    )
    return replace(
        shared,
        hypothetical=shared.hypothetical or unreal,
        negation=shared.negation or (either and not own.negation),
    )


def _auxiliaries(tree: Tree, index: int) -> list[str]:
    """Auxiliaries of a verb, or of the verb it is coordinated with where it has none."""
    node = index
    for _ in range(_MAX_CLIMB):
        own = [tree[c].lemma.lower() for c in tree.by_rel(node, "aux", "cop")]
        token = tree[node]
        shared = token.rel == "conj" and token.head >= 0 and not tree.by_rel(node, "nsubj")
        if own or not shared or tree[token.head].upos not in ("VERB", "AUX"):
            return own
        if token.xpos in ("VBD", "VBZ"):
            return own
        node = token.head
    return []


def _own(tree: Tree, index: int) -> Modality:
    """Negation, future and doubt shown by the words that hang from a token."""
    future, hypothetical = _by_auxiliaries(tree, index)
    token = tree[index]
    attempt = historical = negation = False
    if token.upos in ("NOUN", "PROPN"):
        modifiers = {tree[c].lemma.lower() for c in tree.by_rel(index, "amod", "compound")}
        modifiers |= {tree[c].text.lower() for c in tree.by_rel(index, "amod")}
        future = future or bool(modifiers & lexicon.FUTURE_ADJECTIVES)
        hypothetical = hypothetical or bool(modifiers & lexicon.HYPOTHETICAL_ADJECTIVES)
        attempt = "attempted" in modifiers
        negation = bool(modifiers & lexicon.FOILED_ADJECTIVES)
        historical = bool(modifiers & lexicon.PAST_ADJECTIVES)
    hypothetical = hypothetical or _is_conditional(tree, index) or _is_command(tree, index)
    hypothetical = hypothetical or _is_question(tree, index)
    if not (future or hypothetical):
        hypothetical = _is_main_of_condition(tree, index)
    return Modality(
        negation=negation or _is_negated(tree, index),
        future=future,
        hypothetical=hypothetical,
        attempt=attempt,
        historical=historical,
    )


def _by_auxiliaries(tree: Tree, index: int) -> tuple[bool, bool]:
    """Future and doubt, by modal verbs."""
    auxiliaries = _auxiliaries(tree, index)
    future = any(a in lexicon.FUTURE_AUXILIARIES for a in auxiliaries)
    lemma = tree[index].lemma
    perceived = lemma in lexicon.PERCEPTION and bool({"can", "could"} & set(auxiliaries))
    hypothetical = not perceived and any(a in lexicon.HYPOTHETICAL_AUXILIARIES for a in auxiliaries)
    future = future or _is_to_be(tree, index)
    if "would" in auxiliaries and lemma not in lexicon.POLITE:
        # The future of the past ("said it would pay"), or of what is only supposed.
        reported = _is_reported(tree, index)
        future, hypothetical = future or reported, hypothetical or not reported
    return future, hypothetical


def _is_to_be(tree: Tree, index: int) -> bool:
    """ "Chile is to withdraw", by its subject no "the aim is to withdraw"."""
    if not tree.is_infinitive(index) or not any(
        tree[c].lemma == "be" for c in tree.by_rel(index, "aux", "cop")
    ):
        return False
    subjects = tree.by_rel(index, "nsubj")
    return bool(subjects) and not any(tree[s].lemma in lexicon.AIMS for s in subjects)


def _is_negated(tree: Tree, index: int) -> bool:
    token = tree[index]
    hanging = [tree[c] for c in tree.children[index]]
    if any(
        t.lemma.lower() in lexicon.NEGATION and t.rel.startswith(("advmod", "det", "cc:preconj"))
        for t in hanging
    ):
        # "not only struck the port but ..." struck it
        return not any(t.lemma.lower() in ("only", "just", "merely") for t in hanging)
    if any(mark in lexicon.EXCLUDING for mark in tree.prepositions(index)):
        return True
    if tree.has(index, "cc", lexicon.EXCLUDING) or tree.has(index, "advmod", lexicon.ALMOST):
        return True
    if token.upos != "VERB":
        return False
    return any(
        tree.has(noun, "det", frozenset({"no", "neither"}))
        or tree.has(noun, "cc", frozenset({"neither"}))
        or tree[noun].lemma.lower() in ("none", "nobody", "nothing")
        for noun in (*tree.by_rel(index, "nsubj"), *tree.by_rel(index, "obj"))
    )


def _is_conditional(tree: Tree, index: int) -> bool:
    if any(mark in lexicon.CONDITION for mark in tree.prepositions(index)):
        return True
    # "Had they attacked, ..."
    subjects = tree.by_rel(index, "nsubj")
    return (
        tree[index].rel == "advcl"
        and bool(subjects)
        and any(tree[c].lemma == "have" and c < min(subjects) for c in tree.by_rel(index, "aux"))
    )


def _is_main_of_condition(tree: Tree, index: int) -> bool:
    """ "If they attack, we strike": nothing has happened; in a past tense it is a habit or a reason."""
    token = tree[index]
    if token.xpos not in ("VBP", "VBZ", "VBN", "VBG", "VB") or is_past(tree, index):
        return False
    return any(
        tree.preposition(clause) in ("if", "unless") and not is_past(tree, clause)
        for clause in tree.by_rel(index, "advcl")
    )


def _is_command(tree: Tree, index: int) -> bool:
    """ "Leave the town": a bare verb with neither subject nor auxiliary, not governed by another."""
    token = tree[index]
    if token.upos not in ("VERB", "AUX") or token.rel.partition(":")[0] not in lexicon.FREE_CLAUSES:
        return False
    if tree.is_infinitive(index):
        # "The aim is to leave"
        return bool(tree.by_rel(index, "cop", "aux")) and not _is_to_be(tree, index)
    if tree.by_rel(index, "nsubj", "aux:pass") or token.lemma in lexicon.ADDRESS:
        return False
    if any(tree[c].lemma.lower() not in ("do", "be") for c in tree.by_rel(index, "aux")):
        return False
    if token.rel == "conj":
        return token.xpos == "VB" and tree[token.head].xpos == "VB"
    if token.xpos == "VB":
        return True
    if token.xpos != "VBP":
        return False
    return all(
        tree[i].upos in ("ADV", "INTJ", "CCONJ", "PUNCT", "SCONJ") or tree[i].lemma == "please"
        for i in range(index)
    )


def _is_reported(tree: Tree, index: int) -> bool:
    """Whether a clause completes a verb in the past, or has one inserted ("..., he said")."""
    for node in (index, *tree.ancestors(index)):
        token = tree[node]
        inserted = any(tree[c].xpos in ("VBD", "VBN") for c in tree.by_rel(node, "parataxis"))
        if inserted:
            return True
        if token.head >= 0 and token.rel.partition(":")[0] in ("ccomp", "parataxis"):
            return tree[token.head].xpos in ("VBD", "VBN")
    return False


def _is_question(tree: Tree, index: int) -> bool:
    """A question whether: an auxiliary stands before the subject. Questions why or who presuppose."""
    last = next((t.text for t in reversed(tree.tokens) if t.text not in ('"', "”", "'", "’")), "")
    if last != "?" or tree[index].rel.partition(":")[0] not in lexicon.FREE_CLAUSES:
        return False
    subjects = tree.by_rel(index, "nsubj", "csubj", "expl")
    helpers = tree.by_rel(index, "aux", "cop")
    if not subjects or not helpers or min(helpers) > min(subjects):
        return False
    return not any(tree[i].xpos.startswith("W") for i in range(tree.sentence.subtree(index)[0], index))


def _is_general(tree: Tree, index: int) -> bool:
    """Habits and general truths: a present tense with an adverb of habit."""
    if tree[index].xpos not in ("VBP", "VBZ"):
        return False
    return any(tree[c].lemma.lower() in lexicon.HABIT for c in tree.by_rel(index, "advmod"))


def _is_recalled(tree: Tree, index: int) -> bool:
    """Whether the words set the event in the past: an anniversary of it, "once", "used to"."""
    token = tree[index]
    if token.upos in ("VERB", "AUX"):
        once = any(tree[c].lemma.lower() in lexicon.FORMERLY for c in tree.by_rel(index, "advmod"))
        used = token.rel == "xcomp" and tree[token.head].lemma == "use" and tree.is_infinitive(index)
        return used or (once and is_past(tree, index) and not _is_conditional(tree, index))
    node = index
    for _ in range(_MAX_CLIMB):
        head, rel = tree[node].head, tree[node].rel.partition(":")[0]
        if head < 0 or rel not in ("nmod", "conj", "obj", "compound", "obl"):
            return False
        if rel != "obl" and tree[head].lemma.lower() in lexicon.RECALLING:
            return rel != "obj" or tree[head].upos == "VERB"
        if rel in ("obj", "obl"):
            return False
        node = head
    return False
