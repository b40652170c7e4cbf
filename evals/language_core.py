"""The language core on gold tokens: tags, trees, lemmas and names, from the shipped model.

Sets: EWT test with Universal NER, and the news and interview documents of GUM that were not trained on.
Subtypes of relations do not count. A name counts when both its ends and its label are right.
"""

from collections.abc import Sequence
from pathlib import Path

from training.language_core.data import Sample, spans, test_sets

from detente.reader import Parsed, Reader
from detente.reader._lemma_rules import apply_rule

__all__ = ["run"]

_SETS = {"ewt_test": "ewt", "gum_held_out": "gum"}


def run(shared: Path) -> dict[str, float | int]:
    """Scores 0..1 and their counts, by name; ``shared`` is the folder that holds ``data``."""
    reader = Reader.load(threads=2)
    sets = test_sets(shared)
    out: dict[str, float | int] = {}
    for key, name in _SETS.items():
        samples = sets[key]
        parsed = reader.parse_words([list(sample.words) for sample in samples])
        out |= {f"{name}_{measure}": value for measure, value in _measures(samples, parsed).items()}
    return out


def _measures(samples: Sequence[Sample], parsed: Sequence[Parsed]) -> dict[str, float | int]:
    hits = dict.fromkeys(("upos", "uas", "las", "lemma"), 0)
    gold = coded = right = 0
    for sample, ours in zip(samples, parsed, strict=True):
        for name, count in _tree_hits(sample, ours).items():
            hits[name] += count
        if sample.names is not None:
            wanted, found = set(spans(sample.names)), set(spans(ours.names))
            gold, coded, right = gold + len(wanted), coded + len(found), right + len(wanted & found)
    words = sum(len(sample.words) for sample in samples)
    shares: dict[str, float | int] = {name: count / words for name, count in hits.items()}
    shares |= {
        "names_precision": right / coded if coded else 0.0,
        "names_recall": right / gold if gold else 0.0,
        "names_f1": 2 * right / (gold + coded) if gold + coded else 0.0,
    }
    return shares | {"sentences": len(samples), "words": words, "names": gold}


def _tree_hits(sample: Sample, ours: Parsed) -> dict[str, int]:
    if sample.upos is None or sample.heads is None or sample.rels is None or sample.lemmas is None:
        raise ValueError(f"{sample.source} {sample.key}: no gold tree")
    places = range(len(sample.words))
    attached = [place for place in places if ours.heads[place] == sample.heads[place]]
    return {
        "upos": sum(ours.upos[place] == sample.upos[place] for place in places),
        "uas": len(attached),
        "las": sum(_plain(ours.rels[place]) == _plain(sample.rels[place]) for place in attached),
        "lemma": sum(
            ours.lemmas[place] == apply_rule(sample.words[place], sample.lemmas[place]) for place in places
        ),
    }


def _plain(relation: str) -> str:
    return relation.partition(":")[0]
