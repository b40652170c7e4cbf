"""What the governing words make of a clause or noun: real, denied, intended, merely thought of."""

from enum import Enum

from detente.coder import _lexicon as lexicon
from detente.coder._tree import Tree

__all__ = ["Frame", "frame_of", "is_past"]

_PARTICIPLES = ("VBN", "VBG")
_NON_PAST = ("VB", "VBP", "VBZ", "VBG", "VBN")
# Prepositions by which a gerund completes a verb or adjective ("insisted on paying").
_COMPLETING = frozenset({"on", "about", "to", "of", "in", "into", "at", "for", "against", "from", "upon"})
# Clauses with these tell something true of their own, whatever the main clause is.
_OWN_VOICE = frozenset({"because", "since", "although", "though", "whereas", "as", "that"})


class Frame(Enum):
    """The effect of a governor on what it governs."""

    OWN = "own"  # none: the clause stands for itself
    KEEP = "keep"  # as true as the governor: "managed to leave"
    ADJUNCT = "adjunct"  # as unreal as the governor, but never denied with it: "will stop when it rains"
    NOT = "not"  # did not happen: "failed to leave"
    FUTURE = "future"  # intended: "plans to leave"
    UNREAL = "unreal"  # only thought of: "wants to leave"
    POSSIBLE = "possible"  # as UNREAL, the governor's own negation spent: "did not rule out leaving"
    ATTEMPT = "attempt"  # tried, the outcome left open: "tried to leave"


def frame_of(tree: Tree, index: int) -> Frame:
    """What the governor of a token makes of it."""
    token = tree[index]
    if token.head < 0:
        return Frame.OWN
    rel = token.rel.partition(":")[0]
    if rel == "xcomp":
        return _open_complement(tree, index)
    if rel == "ccomp":
        return _clause(tree, index)
    if rel == "acl" and token.rel != "acl:relcl":
        return _noun_clause(tree, index)
    if rel == "advcl":
        return _adjunct(tree, index)
    if rel == "csubj":
        return _subject_clause(tree, index)
    if rel in ("obj", "obl", "nmod") or token.rel == "nsubj:pass":
        return _noun(tree, index)
    return Frame.OWN


def is_past(tree: Tree, index: int) -> bool:
    """Whether a clause is in a past or perfect tense, by its verb, auxiliaries or copula."""
    token = tree[index]
    if token.xpos == "VBD":
        return True
    helpers = [tree[child] for child in tree.by_rel(index, "aux", "cop")]
    if any(helper.lemma.lower() in lexicon.MODALS for helper in helpers):
        return False
    return any(helper.xpos == "VBD" or (helper.lemma == "have" and token.xpos == "VBN") for helper in helpers)


def _listed(tree: Tree, index: int) -> Frame | None:
    """The effect that a governor has by its own word alone; a particle makes it another word."""
    lemma = tree[index].lemma.lower()
    particles = {tree[c].lemma.lower() for c in tree.by_rel(index, "compound:prt")}
    if particles:
        if lemma == "rule" and "out" in particles:
            return Frame.POSSIBLE if _is_negated(tree, index) else Frame.NOT
        return None
    if lemma in lexicon.NEGATIVE_VERBS:
        return Frame.NOT
    if lemma in lexicon.ATTEMPT:
        return Frame.ATTEMPT
    if lemma in lexicon.FUTURE_VERBS:
        return Frame.FUTURE
    if lemma in lexicon.IRREALIS_VERBS:
        return Frame.UNREAL
    return None


def _open_complement(tree: Tree, index: int) -> Frame:
    head = tree[index].head
    above = tree[head]
    lemma = above.lemma.lower()
    infinitive = tree.is_infinitive(index)
    if _is_left_open(tree, head):
        return Frame.POSSIBLE
    if infinitive and tree.has(head, "advmod", frozenset({"too"})):
        return Frame.NOT
    if lemma == "go":
        return Frame.FUTURE if infinitive and above.xpos == "VBG" else Frame.KEEP
    if infinitive and lemma in lexicon.OBLIGATION:
        # "had to leave" left; "has to leave" may yet do so
        return Frame.KEEP if is_past(tree, head) else Frame.UNREAL
    if infinitive and lemma in lexicon.TOLD:
        return Frame.UNREAL
    if lemma in lexicon.PREVENTING and tree.preposition(index) == "from":
        return Frame.NOT
    if lemma == "stop":
        return Frame.KEEP
    listed = _listed(tree, head)
    if listed is not None:
        return listed
    if infinitive and above.upos == "ADJ" and lemma not in lexicon.FACTIVE_ADJECTIVES:
        return Frame.UNREAL
    return Frame.KEEP


def _clause(tree: Tree, index: int) -> Frame:
    token = tree[index]
    head = token.head
    lemma = tree[head].lemma.lower()
    if _is_left_open(tree, head):
        return Frame.POSSIBLE
    if lemma in lexicon.DENYING:
        return Frame.OWN if _is_negated(tree, head) else Frame.NOT
    bare = token.xpos == "VB" and not tree.by_rel(index, "aux")
    if bare and lemma not in lexicon.BARE_CAUSES:
        # "demanded that he leave", "how to leave"
        return Frame.UNREAL
    if bare:
        return _listed(tree, head) or Frame.KEEP
    if lemma in lexicon.NEGATION_RAISING and _is_negated(tree, head):
        return Frame.KEEP
    if lemma in lexicon.REPORTING_IF_FINITE and token.xpos != "VBG":
        return Frame.OWN
    if token.xpos == "VBG" and not tree.by_rel(index, "aux") and lemma in lexicon.FUTURE_VERBS:
        return Frame.FUTURE
    if lemma in lexicon.IRREALIS_VERBS or lemma in lexicon.SUPPOSING:
        return Frame.UNREAL
    return Frame.NOT if lemma in lexicon.NEGATIVE_VERBS else Frame.OWN


def _noun_clause(tree: Tree, index: int) -> Frame:
    head = tree[index].head
    lemma = tree[head].lemma.lower()
    infinitive = tree.is_infinitive(index)
    if not infinitive and not tree.preposition(index):
        return Frame.OWN
    listed = _listed(tree, head)
    if listed is not None:
        return listed
    if lemma in lexicon.DENYING_NOUNS:
        return Frame.NOT
    if lemma in lexicon.ATTEMPT_NOUNS:
        return Frame.ATTEMPT
    if lemma in lexicon.UNREAL_NOUNS:
        return Frame.UNREAL
    if infinitive and not _is_ranked(tree, head):
        return Frame.KEEP if lemma in lexicon.DEED_NOUNS else Frame.UNREAL
    return Frame.KEEP


def _is_ranked(tree: Tree, index: int) -> bool:
    """ "the first country to sign" signed."""
    hanging = {tree[c].lemma.lower() for c in tree.by_rel(index, "amod", "advmod")}
    return bool(({tree[index].lemma.lower()} | hanging) & lexicon.RANKS)


def _adjunct(tree: Tree, index: int) -> Frame:
    token = tree[index]
    head = token.head
    above = tree[head]
    lemma = above.lemma.lower()
    mark = tree.preposition(index)
    if token.xpos in _PARTICIPLES and mark in _COMPLETING:
        if mark == "from" and lemma in lexicon.PREVENTING:
            return Frame.NOT
        if mark == "of" and (lemma == "short" or _is_short(tree, index)):
            return Frame.NOT
        if mark == "against":
            return Frame.NOT if lemma in lexicon.DECIDING else Frame.UNREAL
        listed = _listed(tree, head) if lemma not in lexicon.REPORTING_IF_FINITE else None
        if listed is not None:
            return listed
        return Frame.UNREAL if lemma in lexicon.GERUND_THOUGHTS else Frame.ADJUNCT
    if token.xpos == "VBG" and not mark and lemma == "rule":
        # "ruled out leaving", read as an adverbial clause
        return _listed(tree, head) or Frame.ADJUNCT
    if tree.is_infinitive(index) and above.upos == "ADJ":
        if tree.has(head, "advmod", frozenset({"too"})):
            return Frame.NOT
        return Frame.ADJUNCT if lemma in lexicon.FACTIVE_ADJECTIVES or is_past(tree, head) else Frame.UNREAL
    if mark in _OWN_VOICE or token.xpos not in _NON_PAST or is_past(tree, index):
        return Frame.OWN
    return Frame.ADJUNCT


def _is_short(tree: Tree, index: int) -> bool:
    """ "stopped short of storming", however the parser hangs "short"."""
    start = tree.sentence.subtree(index)[0]
    near = [i for i in (start - 1, start) if i >= 0]
    return any(tree[i].lemma == "short" for i in near)


def _subject_clause(tree: Tree, index: int) -> Frame:
    head = tree[index].head
    if tree[head].upos in ("VERB", "AUX") or is_past(tree, head):
        return Frame.ADJUNCT
    modal = tree[head].lemma.lower() in lexicon.MODAL_ADJECTIVES
    return Frame.UNREAL if modal or tree.is_infinitive(index) else Frame.ADJUNCT


def _noun(tree: Tree, index: int) -> Frame:
    token = tree[index]
    above = tree[token.head]
    lemma = above.lemma.lower()
    direct = token.rel.partition(":")[0] == "obj" or token.rel == "nsubj:pass"
    if direct and lemma in lexicon.REBUFFING and token.lemma in lexicon.CLAIM_NOUNS:
        return Frame.NOT
    if direct and (lemma in lexicon.PREVENTING_NOUNS or lemma in lexicon.DENYING):
        return Frame.NOT
    if above.upos == "NOUN" and lemma in lexicon.MISSING and tree.preposition(index) == "of":
        return Frame.NOT
    if above.upos == "NOUN" and lemma in lexicon.UNREAL_NOUNS:
        return Frame.UNREAL
    if not direct and lemma in lexicon.RESULTING and tree.preposition(index) in ("to", "in", "into"):
        return Frame.KEEP
    listed = _listed(tree, token.head)
    if listed in (Frame.NOT, Frame.POSSIBLE):
        return listed if direct else Frame.OWN
    if listed is Frame.UNREAL:
        return Frame.UNREAL
    if lemma not in lexicon.TRANSPARENT:
        return Frame.OWN
    if listed is Frame.ATTEMPT or (above.upos == "NOUN" and listed is Frame.FUTURE):
        return listed
    return Frame.KEEP if direct else Frame.ADJUNCT


def _is_left_open(tree: Tree, index: int) -> bool:
    """ "could not confirm that ...", "neither confirmed nor denied ..."."""
    lemma = tree[index].lemma.lower()
    if lemma in lexicon.CONFIRMING:
        return _is_negated(tree, index) or tree.has(index, "cc", lexicon.NEGATION)
    return lemma in lexicon.DENYING and tree.has(index, "cc", lexicon.NEGATION)


def _is_negated(tree: Tree, index: int) -> bool:
    return any(tree[c].lemma.lower() in lexicon.NEGATION for c in tree.by_rel(index, "advmod"))
