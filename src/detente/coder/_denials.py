"""Denials that point back: "Moscow denies it", "Tehran denied the charge"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from detente.coder import _lexicon as lexicon
from detente.coder._attribution import party_speaking
from detente.coder._tree import Tree
from detente.terms import Coding, Mention, Sentence

__all__ = ["with_denials"]

# A denial answers a claim of its own sentence or of so many before it.
_REACH = 2


def with_denials(
    codings: Sequence[Coding],
    sentences: Iterable[Sentence],
    parties: Mapping[int, Mapping[int, Mention]],
) -> list[Coding]:
    """The codings, claims about a party marked as denied where it denies them in general words.

    A claim is a coding with an attribution; it is denied by one of its actors.
    """
    if not any(coding.cue for coding in codings):
        return list(codings)
    found = list(codings)
    for sentence in sentences:
        if any(token.lemma.lower() in lexicon.DENYING for token in sentence.tokens):
            _mark(found, Tree(sentence), parties.get(sentence.index, {}))
    return found


def _mark(codings: list[Coding], tree: Tree, parties: Mapping[int, Mention]) -> None:
    """Mark what the denials of one sentence answer, in place."""
    for verb in _denials(tree):
        denier = party_speaking(tree, verb, parties)
        if denier is None:
            continue
        codes = _codes((denier,))
        for place, coding in enumerate(codings):
            back = tree.sentence.index - coding.sentence
            before = 0 < back <= _REACH or (back == 0 and coding.head < verb)
            if before and coding.cue and not coding.denied_by and codes & _codes(coding.actors):
                codings[place] = replace(coding, denied_by=(denier,))


def _denials(tree: Tree) -> list[int]:
    """Verbs of denying whose object only points back, not negated."""
    return [
        token.index
        for token in tree.tokens
        if token.lemma.lower() in lexicon.DENYING
        and token.upos == "VERB"
        and not tree.by_rel(token.index, "ccomp", "xcomp")
        and not tree.has(token.index, "advmod", lexicon.NEGATION)
        and not tree.has(token.index, "cc", lexicon.NEGATION)
        and any(_points_back(tree, noun) for noun in tree.object(token.index))
    ]


def _points_back(tree: Tree, index: int) -> bool:
    token = tree[index]
    if token.upos == "PRON":
        return token.lemma.lower() in ("it", "this", "that", "both")
    listed = token.lemma in lexicon.CLAIM_NOUNS or token.lemma in lexicon.INVOLVEMENT
    return listed and not tree.by_rel(index, "acl", "nmod")


def _codes(mentions: Iterable[Mention]) -> set[str]:
    return {code for mention in mentions for entity in mention.entities if (code := entity.code)}
