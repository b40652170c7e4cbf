"""Who says that an event happened."""

from collections.abc import Mapping

from detente.coder._tree import Tree
from detente.terms import Mention

__all__ = ["speaker_of"]

_MAX_CLIMB = 8


def speaker_of(
    tree: Tree, index: int, parties: Mapping[int, Mention], reporting: frozenset[str]
) -> tuple[Mention | None, str | None]:
    """The party that the sentence names as source of an event, and the cue, or (None, None).

    Looks for a reporting verb over the event's clause ("X said ...", "..., X said") and for
    "according to X" beside it.
    """
    node = index
    for _ in range(_MAX_CLIMB):
        token = tree[node]
        according = _according(tree, node, parties)
        if according is not None:
            return according, "according to"
        head = token.head
        if head < 0:
            break
        if tree[head].lemma in reporting and token.rel.partition(":")[0] in ("ccomp", "parataxis"):
            return _first(tree, head, parties), tree[head].text
        node = head
    return _inserted(tree, index, parties, reporting)


def _inserted(
    tree: Tree, index: int, parties: Mapping[int, Mention], reporting: frozenset[str]
) -> tuple[Mention | None, str | None]:
    """ "The bridge was hit, the army said": the reporting clause hangs from the event."""
    for node in (index, *tree.ancestors(index)):
        for child in tree.by_rel(node, "parataxis"):
            if tree[child].lemma in reporting:
                return _first(tree, child, parties), tree[child].text
    return None, None


def _first(tree: Tree, verb: int, parties: Mapping[int, Mention]) -> Mention | None:
    for subject in tree.surface_subject(verb):
        if subject in parties:
            return parties[subject]
    return None


def _according(tree: Tree, node: int, parties: Mapping[int, Mention]) -> Mention | None:
    for child in tree.by_rel(node, "obl", "nmod"):
        if tree.preposition(child) in ("according to", "accord to") or tree.has(
            child, "case", frozenset({"accord", "according"})
        ):
            for head in tree.with_conjuncts(child):
                if head in parties:
                    return parties[head]
    return None
