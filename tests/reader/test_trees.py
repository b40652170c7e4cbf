"""Arc decoding and lemma rules."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.reader._lemma_rules import apply_rule, rule_for
from detente.reader._lemmas import known_lemma, likely_lemma
from detente.reader._trees import best_tree, is_tree

SCORES = st.integers(1, 8).flatmap(
    lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-20, 20, width=32))
)


@given(SCORES)
def test_any_scores_give_one_single_rooted_tree(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


def test_a_cycle_is_broken_at_its_weakest_arc() -> None:
    # Words 1 and 2 want each other; the root would rather have word 2.
    scores = np.array([[0.0, 0.0, 5.0], [3.0, 5.0, 0.0]], np.float32)
    assert best_tree(scores).tolist() == [2, 0]


def test_cycles_and_two_roots_are_no_trees() -> None:
    assert not is_tree(np.array([2, 1]))
    assert not is_tree(np.array([0, 0]))
    assert is_tree(np.array([2, 0, 2]))


WORD = st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12).filter(
    lambda w: w == w.lower() and "|" not in w
)


@given(WORD, WORD)
def test_lemma_rules_round_trip(form: str, lemma: str) -> None:
    assert apply_rule(form, rule_for(form, lemma)) == lemma


def test_irregular_and_unlikely_lemmas() -> None:
    vocabulary = frozenset({"station", "deploy", "troop", "refer", "deny"})
    assert known_lemma("fled", "VERB") == "flee"
    assert known_lemma("fled", "NOUN") is None
    assert likely_lemma("stationed", "VERB", "statione", vocabulary) == "station"
    assert likely_lemma("referred", "VERB", "referr", vocabulary) == "refer"
    assert likely_lemma("denied", "VERB", "deni", vocabulary) == "deny"
    assert likely_lemma("troops", "NOUN", "troops", vocabulary) == "troop"
    assert likely_lemma("politics", "NOUN", "politics", vocabulary) == "politics"
    assert likely_lemma("zorbed", "VERB", "zorb", vocabulary) == "zorb"
