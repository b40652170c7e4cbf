"""What a text says that one party does to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.terms.event import AuxMode, Passage

__all__ = ["Relation"]


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation from a source to a target as a text states it.

    ``event_type`` is None where the text most likely states none. ``probabilities`` (0..1, sum 1) are
    those of the 16 types and of ``none``. ``trigger`` are the words that tell the relation, None where
    no single word does; ``rule`` is the codebook's, None where only the learned scorer saw it.
    """

    source: Passage
    target: Passage
    event_type: str | None
    mode: str | None
    aux_modes: tuple[AuxMode, ...]
    probabilities: Mapping[str, float]
    trigger: Passage | None = None
    rule: str | None = None

    @property
    def likeliest_type(self) -> str:
        """The likeliest of the 16 types, for when it is known that there is a relation."""
        types = {name: share for name, share in self.probabilities.items() if name != "none"}
        return max(sorted(types), key=types.__getitem__)
