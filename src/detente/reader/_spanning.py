"""The maximum spanning tree of a graph of arcs (Chu and Liu 1965, Edmonds 1967)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["NEVER", "spanning_tree"]

# The score of an arc that must not be taken. Finite, so that differences stay numbers.
NEVER = -1e9

Indexes = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Contraction:
    """A cycle made one node, the last of the smaller graph, and what is needed to open it again."""

    heads: Indexes
    cycle: Indexes
    rest: Indexes
    enter: Indexes
    """For each node of ``rest`` as head: which node of the cycle it had best enter."""
    leave: Indexes
    """For each node of ``rest`` as dependent: which node of the cycle is its best head."""


def spanning_tree(scores: Scores) -> Indexes:
    """The heads of the tree of highest score that hangs from node 0.

    Args:
        scores: Shape (nodes, nodes): the score of head [column] for dependent [row], ``NEVER`` or below
            where an arc must not be taken. Row 0 and the diagonal do not count.

    Returns:
        Shape (nodes,): each node's head; that of node 0 is 0.
    """
    graph = scores.copy()
    contractions: list[_Contraction] = []
    while True:
        np.fill_diagonal(graph, 2 * NEVER)
        heads: Indexes = graph.argmax(axis=1)
        heads[0] = 0
        cycle = _cycle(heads)
        if cycle is None:
            break
        graph, contraction = _contract(graph, heads, cycle)
        contractions.append(contraction)
    for contraction in reversed(contractions):
        heads = _open(contraction, heads)
    return heads


def _cycle(heads: Indexes) -> Indexes | None:
    """The nodes of one cycle, or None where every node hangs from node 0."""
    seen = np.zeros(len(heads), np.int64)
    seen[0] = -1
    for start in range(1, len(heads)):
        node = start
        while seen[node] == 0:
            seen[node] = start
            node = int(heads[node])
        if seen[node] == start:
            nodes = [node]
            while heads[nodes[-1]] != node:
                nodes.append(int(heads[nodes[-1]]))
            return np.array(nodes, np.int64)
    return None


def _contract(graph: Scores, heads: Indexes, cycle: Indexes) -> tuple[Scores, _Contraction]:
    rest = np.setdiff1d(np.arange(len(graph)), cycle)
    last = len(rest)
    smaller = np.full((last + 1, last + 1), 2 * NEVER)
    smaller[:last, :last] = graph[np.ix_(rest, rest)]
    # To enter the cycle at a node is to give up the node's head in the cycle.
    entering = graph[np.ix_(cycle, rest)] - graph[cycle, heads[cycle]][:, None]
    leaving = graph[np.ix_(rest, cycle)]
    smaller[last, :last] = entering.max(axis=0)
    smaller[:last, last] = leaving.max(axis=1)
    return smaller, _Contraction(heads, cycle, rest, entering.argmax(axis=0), leaving.argmax(axis=1))


def _open(contraction: _Contraction, smaller: Indexes) -> Indexes:
    """The heads in the larger graph, given those in the smaller one."""
    heads, cycle, rest = contraction.heads.copy(), contraction.cycle, contraction.rest
    last = len(rest)
    for node in range(1, last):
        head = smaller[node]
        heads[rest[node]] = cycle[contraction.leave[node]] if head == last else rest[head]
    outside = smaller[last]
    heads[cycle[contraction.enter[outside]]] = rest[outside]
    return heads
