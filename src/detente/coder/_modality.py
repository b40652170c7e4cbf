"""Whether an event is said to have happened: negation, future, condition, in the grammar alone."""

from dataclasses import dataclass

from detente.coder import _lexicon as lexicon
from detente.coder._tree import Tree

__all__ = ["Modality", "modality"]

_MAX_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Modality:
    """What the grammar says about an event. ``general`` marks statements without an occasion."""

    negation: bool = False
    future: bool = False
    hypothetical: bool = False
    attempt: bool = False
    general: bool = False

    @property
    def aux_modes(self) -> tuple[str, ...]:
        """PLOVER's auxiliary modes, in a fixed order."""
        found = []
        if self.future and not self.hypothetical:
            found.append("future")
        if self.hypothetical:
            found.append("hypothetical")
        if self.negation:
            found.append("negation")
        return tuple(found)


def modality(tree: Tree, index: int, carrier: int | None) -> Modality:
    """The modality of an event at a token; ``carrier`` is the support verb of a noun."""
    anchor = carrier if carrier is not None else index
    negation, future, hypothetical, attempt = _own(tree, index)
    if anchor != index:
        more = _own(tree, anchor)
        negation, future = negation or more[0], future or more[1]
        hypothetical, attempt = hypothetical or more[2], attempt or more[3]
    above = _above(tree, anchor)
    if _is_question(tree, anchor):
        hypothetical = True
    return Modality(
        negation=negation != above.negation,
        future=future or above.future,
        hypothetical=hypothetical or above.hypothetical,
        attempt=attempt or above.attempt,
        general=_is_general(tree, anchor),
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
        node = token.head
    return []


def _own(tree: Tree, index: int) -> tuple[bool, bool, bool, bool]:
    """Negation, future, hypothetical and attempt shown by the words that hang from a token."""
    token = tree[index]
    hanging = [tree[c] for c in tree.children[index]]
    negation = any(
        t.lemma.lower() in lexicon.NEGATION and t.rel.startswith(("advmod", "det", "cc:preconj"))
        for t in hanging
    ) or any(t.rel == "mark" and t.lemma == "without" for t in hanging)
    negation = negation or any(t.rel == "case" and t.lemma == "without" for t in hanging)
    if token.upos == "VERB":
        negation = negation or any(
            tree.has(subject, "det", frozenset({"no", "neither"}))
            or tree[subject].lemma.lower() in ("none", "nobody", "nothing")
            for subject in tree.by_rel(index, "nsubj")
        )
        negation = negation or any(
            tree.has(governed, "det", frozenset({"no"})) for governed in tree.by_rel(index, "obj")
        )
    auxiliaries = _auxiliaries(tree, index)
    future = any(a in lexicon.FUTURE_AUXILIARIES for a in auxiliaries)
    hypothetical = any(a in lexicon.HYPOTHETICAL_AUXILIARIES for a in auxiliaries)
    if "would" in auxiliaries:
        # The future of the past ("said it would pay"), or of what is only supposed.
        reported = _is_reported(tree, index)
        future, hypothetical = future or reported, hypothetical or not reported
    if token.upos in ("NOUN", "PROPN"):
        modifiers = {t.lemma.lower() for t in hanging if t.rel in ("amod", "compound")}
        future = future or bool(modifiers & lexicon.FUTURE_ADJECTIVES)
        hypothetical = hypothetical or bool(modifiers & lexicon.HYPOTHETICAL_ADJECTIVES)
    hypothetical = hypothetical or any(
        t.rel == "mark" and tree.preposition(index) in lexicon.CONDITION for t in hanging
    )
    attempt = "attempted" in {t.text.lower() for t in hanging if t.rel == "amod"}
    return negation, future, hypothetical, attempt


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


def _above(tree: Tree, index: int) -> Modality:
    """What the governing words say of the clause or noun."""
    negation = future = hypothetical = attempt = False
    node = index
    for _ in range(_MAX_CLIMB):
        token = tree[node]
        head = token.head
        if head < 0:
            break
        rel = token.rel.partition(":")[0]
        above = tree[head]
        framed = rel in ("xcomp", "ccomp") or (
            token.rel == "acl" and (tree.is_infinitive(node) or bool(tree.preposition(node)))
        )
        if rel in ("obj", "nsubj:pass") or token.rel == "nsubj:pass" or rel == "obl" or rel == "nmod":
            framed = above.lemma in lexicon.TRANSPARENT or above.lemma in lexicon.IRREALIS_VERBS
        if rel == "conj":
            node = head
            if above.upos != token.upos:
                break
            continue
        if not framed:
            conditional = rel == "advcl" and tree.preposition(node) in lexicon.CONDITION
            hypothetical = hypothetical or conditional
            break
        if above.lemma in lexicon.NEGATIVE_VERBS:
            negation = not negation
        if above.lemma in lexicon.ATTEMPT:
            attempt = True
        if rel == "xcomp" or token.rel == "acl" or above.upos == "NOUN":
            future = future or above.lemma in lexicon.FUTURE_VERBS
        hypothetical = hypothetical or above.lemma in lexicon.IRREALIS_VERBS
        if rel in ("xcomp", "acl", "obj"):
            own_negation, own_future, own_hypothetical, _ = _own(tree, head)
            negation = negation != own_negation
            future = future or own_future
            hypothetical = hypothetical or own_hypothetical
        node = head
    return Modality(negation, future, hypothetical, attempt)


def _is_question(tree: Tree, index: int) -> bool:
    last = tree.tokens[-1].text if tree.tokens else ""
    if len(tree.tokens) > 1 and last in ('"', "”", "'", "’"):
        last = tree.tokens[-2].text
    if last != "?":
        return False
    return all(tree[a].rel.partition(":")[0] in ("root", "xcomp", "ccomp", "conj") for a in [index])


def _is_general(tree: Tree, index: int) -> bool:
    """Habits and general truths: a present tense with an adverb of habit."""
    token = tree[index]
    if token.xpos not in ("VBP", "VBZ"):
        return False
    habit = {"often", "always", "usually", "typically", "generally", "frequently", "regularly", "sometimes"}
    return any(tree[c].lemma.lower() in habit for c in tree.by_rel(index, "advmod"))
