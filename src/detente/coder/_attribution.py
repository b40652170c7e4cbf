"""Who says that an event happened, and who denies it, within one sentence (docs/modality.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.coder import _lexicon as lexicon
from detente.coder._tree import Tree
from detente.terms import Entity, Mention

__all__ = ["Voice", "party_speaking", "voice_of"]

_MAX_CLIMB = 8
# Relations by which an act is part of what is claimed or denied; other clauses only go along with it.
_CLAIMED = frozenset({"ccomp", "xcomp", "advcl", "acl", "obl", "obj", "nmod", "conj", "csubj", "nsubj:pass"})
_CLAIMING_MARKS = frozenset({"of", "for", "with", "over", "to", "that", ""})
# A name before or after a colon that is longer than this is no speaker.
_COLON_WORDS = 5


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so and by which word, and who denies it; empty for the article's own voice."""

    speaker: Mention | None = None
    cue: str | None = None
    denied_by: tuple[Mention, ...] = ()


def voice_of(tree: Tree, index: int, parties: Mapping[int, Mention], reporting: frozenset[str]) -> Voice:
    """Whose words an event is told in.

    The nearest of these wins: "according to X", an inserted "X said", a governing "X said that",
    "X accused Y of", "X's claim that". Adverbs and adjectives ("reportedly", "alleged") and passives
    ("it is said") give a cue without a speaker. ``denied_by`` is looked for besides.
    """
    speaker: Mention | None = None
    cue: str | None = None
    denied_by: tuple[Mention, ...] = ()
    claimed = True
    for node in _path(tree, index):
        claimed = claimed and _is_part(tree, node)
        beside = _beside(tree, node, parties, reporting)
        for voice in (beside, _over(tree, node, parties, reporting, claimed), _hearsay(tree, node)):
            if voice is None:
                continue
            denied_by = denied_by or voice.denied_by
            if speaker is None and (voice.speaker is not None or cue is None):
                speaker, cue = voice.speaker, voice.cue
    if speaker is None and (colon := _colon(tree, index, parties)) is not None:
        speaker, cue = colon, ":"
    return Voice(speaker, cue, denied_by)


def party_speaking(tree: Tree, verb: int, parties: Mapping[int, Mention]) -> Mention | None:
    """The party that a reporting verb has for its subject (a passive's is its agent).

    A speaker that no mention covers ("a senior official") is kept as an unknown party with its words.
    """
    subjects = tree.subject(verb)
    for subject in subjects:
        if subject in parties:
            return parties[subject]
    return next((found for s in subjects if (found := _unknown(tree, s)) is not None), None)


def _path(tree: Tree, index: int) -> Iterator[int]:
    node = index
    for _ in range(_MAX_CLIMB):
        yield node
        node = tree[node].head
        if node < 0:
            return


def _is_part(tree: Tree, node: int) -> bool:
    """Whether a node belongs to what its governor claims: a relative clause tells a fact beside it."""
    token = tree[node]
    if token.rel == "acl:relcl" or token.head < 0:
        return False
    if token.rel == "nmod":
        # "denied a part in the attack" does not deny the attack
        above = tree[token.head].lemma
        return above in lexicon.CLAIM_NOUNS or above in lexicon.TRANSPARENT
    if token.rel.partition(":")[0] == "advcl":
        return tree.preposition(node) in _CLAIMING_MARKS
    return token.rel.partition(":")[0] in _CLAIMED or token.rel in _CLAIMED


def _beside(tree: Tree, node: int, parties: Mapping[int, Mention], reporting: frozenset[str]) -> Voice | None:
    """A source named beside a clause: "according to X", "..., X said", "as X said", "citing X"."""
    according = _according(tree, node, parties)
    if according is not None:
        return Voice(according, "according to")
    for child in tree.by_rel(node, "parataxis", "advcl"):
        token = tree[child]
        lemma = token.lemma.lower()
        inserted = token.rel.startswith("parataxis") or tree.preposition(child) == "as"
        if lemma in reporting and inserted and token.upos == "VERB":
            return Voice(party_speaking(tree, child, parties), token.text)
        if lemma in ("cite", "quote") and token.xpos == "VBG":
            return Voice(_first(tree, tree.object(child), parties), token.text)
    return None


def _over(
    tree: Tree, node: int, parties: Mapping[int, Mention], reporting: frozenset[str], claimed: bool
) -> Voice | None:
    """A source that governs a clause or noun."""
    head = tree[node].head
    rel = tree[node].rel.partition(":")[0]
    if head < 0 or rel == "conj":
        return None
    above = tree[head]
    lemma = above.lemma.lower()
    if lemma in lexicon.DENYING and claimed and not _is_negated(tree, head):
        denier = party_speaking(tree, head, parties)
        return Voice(denied_by=(denier,) if denier else (), cue=above.text)
    if lemma in lexicon.REBUFFING and claimed and tree[node].lemma in lexicon.CLAIM_NOUNS and rel == "obj":
        denier = party_speaking(tree, head, parties)
        return Voice(denied_by=(denier,) if denier else (), cue=above.text)
    if lemma in lexicon.ACCUSING and claimed and rel in ("advcl", "xcomp", "acl", "obl"):
        return Voice(party_speaking(tree, head, parties), above.text)
    if above.upos == "NOUN" and lemma in lexicon.CLAIM_NOUNS and rel in ("acl", "ccomp", "nmod"):
        if tree[node].rel in ("nmod:poss", "acl:relcl") or (rel == "nmod" and tree.preposition(node) != "of"):
            return None
        return Voice(_first(tree, tree.owners(head, of=False), parties), above.text)
    reported = rel in ("ccomp", "parataxis", "csubj") or (rel == "xcomp" and tree.is_passive(head))
    if lemma in reporting and reported and above.upos in ("VERB", "AUX"):
        return Voice(party_speaking(tree, head, parties), above.text)
    return None


def _hearsay(tree: Tree, node: int) -> Voice | None:
    """ "reportedly", "the alleged attack"."""
    for child in tree.by_rel(node, "advmod", "amod"):
        if tree[child].text.lower() in lexicon.HEARSAY:
            return Voice(cue=tree[child].text)
    return None


def _according(tree: Tree, node: int, parties: Mapping[int, Mention]) -> Mention | None:
    for child in tree.by_rel(node, "obl", "nmod"):
        if tree.preposition(child) in ("according to", "accord to") or tree.has(
            child, "case", frozenset({"accord", "according"})
        ):
            return _first(tree, tree.with_conjuncts(child), parties)
    return None


def _first(tree: Tree, heads: Sequence[int], parties: Mapping[int, Mention]) -> Mention | None:
    for head in heads:
        if head in parties:
            return parties[head]
    return next((found for h in heads if (found := _unknown(tree, h)) is not None), None)


def _unknown(tree: Tree, head: int) -> Mention | None:
    """A mention of an unknown party: the words of a noun up to its first clause."""
    token = tree[head]
    if token.upos not in ("NOUN", "PROPN"):
        return None
    left, right = head, head
    for child in tree.children[head]:
        rel = tree[child].rel.partition(":")[0]
        if child < head and rel in ("amod", "compound", "nummod", "nmod", "det", "flat"):
            left = min(left, tree.sentence.subtree(child)[0])
        if child > head and rel in ("flat", "compound"):
            right = max(right, child)
    while left < head and tree[left].upos == "DET":
        left += 1
    span = tree.sentence.span_of(left, right + 1)
    offset = tree.sentence.span.start
    text = tree.sentence.text[span.start - offset : span.end - offset]
    return Mention(tree.sentence.index, head, left, right + 1, "description", (Entity(text, span),))


def _colon(tree: Tree, index: int, parties: Mapping[int, Mention]) -> Mention | None:
    """ "Pentagon: Iran attacked the ship", "Iran attacked the ship: Pentagon"."""
    colons = [t.index for t in tree.tokens if t.text == ":"]
    if len(colons) != 1:
        return None
    first = range(colons[0])
    last = range(colons[0] + 1, len(tree.tokens))
    for side in (first, last):
        words = [i for i in side if tree[i].upos not in ("PUNCT", "DET")]
        if index in side or not 0 < len(words) <= _COLON_WORDS:
            continue
        for mention in parties.values():
            if all(mention.start <= i < mention.end for i in words):
                return mention
    return None


def _is_negated(tree: Tree, index: int) -> bool:
    return tree.has(index, "advmod", lexicon.NEGATION) or tree.has(index, "cc", lexicon.NEGATION)
