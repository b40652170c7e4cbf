"""Arc scores to dependency trees."""

import numpy as np
from numpy.typing import NDArray

from detente.reader._spanning import NEVER, spanning_tree

__all__ = ["best_tree", "is_tree"]


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether 1-based heads, 0 for the root, form one single-rooted tree."""
    if int((heads == 0).sum()) != 1:
        return False
    count = len(heads)
    state = [0] * (count + 1)
    state[0] = 2
    for start in range(1, count + 1):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return False
        for visited in path:
            state[visited] = 2
    return True


def best_tree(arcs: NDArray[np.float32]) -> NDArray[np.int64]:
    """The single-rooted tree of highest score.

    ``arcs`` has shape (words, words + 1): the score of each head, column 0 the root. Returns 1-based
    heads of shape (words,), 0 for the root. The greedy heads are used where they form a tree;
    otherwise the maximum spanning tree (Chu and Liu 1965, Edmonds 1967) with one root.
    """
    count = arcs.shape[0]
    scores = arcs.astype(np.float64)
    scores[np.arange(count), np.arange(1, count + 1)] = NEVER
    heads: NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
    if is_tree(heads):
        return heads
    normal = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    full = np.full((count + 1, count + 1), np.nan)
    full[1:, :] = normal
    full[np.arange(count + 1), np.arange(count + 1)] = np.nan
    heads = _spanning(full)
    if int((heads == 0).sum()) == 1:
        return heads
    return _single_root(full, heads)


def _spanning(full: NDArray[np.float64]) -> NDArray[np.int64]:
    return spanning_tree(np.nan_to_num(full, nan=2 * NEVER))[1:]


def _single_root(full: NDArray[np.float64], heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """Force each of the roots found in turn and keep the tree of highest score."""
    count = len(heads)
    best: tuple[float, NDArray[np.int64]] | None = None
    for root in np.flatnonzero(heads == 0):
        forced = full.copy()
        forced[1:, 0] = NEVER
        forced[root + 1, 0] = 0.0
        tree = _spanning(forced)
        score = float(np.nansum(full[np.arange(1, count + 1), tree]))
        if int((tree == 0).sum()) == 1 and (best is None or score > best[0]):
            best = (score, tree)
    return best[1] if best else heads
