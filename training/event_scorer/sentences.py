"""The sentences written for the scorer, in the markup of the codebook's examples.

A file holds for each type ``examples`` (the first marked trigger is the event's word) and for the
whole file ``near``: sentences that only look like an event, from which nothing may be coded.
``python -m training.event_scorer.sentences`` checks them and counts.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.codebook import Example, load_codebook, parse_example

__all__ = ["NONE", "Written", "event_labels", "written_sentences"]

FOLDER = Path(__file__).with_name("sentences")
NONE = "none"


@dataclass(frozen=True)
class Written:
    """A marked-up sentence. ``event_type`` is NONE for a near miss; ``rule`` the codebook's, if any.

    ``lemmas`` are those of the rule's triggers: which marked word is the event's. ``triggers`` are those
    of them that can stand for each other, ``fillers`` lists of lemmas of which one is a condition.
    """

    example: Example
    event_type: str
    rule: str = ""
    lemmas: frozenset[str] = frozenset()
    reciprocal: bool = False
    triggers: frozenset[str] = frozenset()
    fillers: tuple[frozenset[str], ...] = ()


def event_labels() -> list[str]:
    """The labels of the event head: no event, then the types in order of the alphabet."""
    return [NONE, *sorted(load_codebook().types)]


def written_sentences() -> list[Written]:
    """The codebook's examples and near misses, then those of the folder; each text once."""
    found: dict[str, Written] = {}
    for written in (*_of_codebook(), *_of_folder()):
        found.setdefault(written.example.text, written)
    return list(found.values())


def _of_codebook() -> Iterator[Written]:
    for rule in load_codebook().rules:
        lemmas = frozenset(trigger.lemma for trigger in rule.triggers)
        plain = frozenset(trigger.lemma for trigger in rule.triggers if not trigger.words)
        fillers = tuple(
            frozenset(value for value in values if value.isalpha())
            for _, values in sorted(rule.where.items())
        )
        for example in rule.examples:
            yield Written(example, rule.event_type, rule.id, lemmas, rule.reciprocal, plain, fillers)
        for example in rule.near:
            yield Written(example, NONE, rule.id, lemmas, triggers=plain)


def _of_folder() -> Iterator[Written]:
    types = load_codebook().types
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, markups in content.items():
            if name == "near":
                yield from (Written(Example(text), NONE) for text in markups)
                continue
            if name not in types:
                raise ValueError(f"{path.name}: {name} is no event type")
            for markup in markups:
                example = parse_example(markup)
                if not example.triggers or not example.actors:
                    raise ValueError(f"{path.name}: mark the trigger and the actor of {markup!r}")
                yield Written(example, name, reciprocal=len(example.actors) > 1 and not example.recipients)


def main() -> None:
    """Check all sentences and print their number by type."""
    sentences = written_sentences()
    counts = Counter((written.event_type, bool(written.rule)) for written in sentences)
    for label in event_labels():
        print(f"{label:10} codebook {counts[label, True]:5}  here {counts[label, False]:5}")
    near = sum(written.event_type == NONE for written in sentences)
    print(f"all {len(sentences)}, of them near misses {near}")


if __name__ == "__main__":
    main()
