"""What a report has named so far: whom pronouns and descriptions can mean."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.terms import Entity, Mention

__all__ = ["Memory", "Referent"]


@dataclass(frozen=True, slots=True)
class Referent:
    """One mention as remembered: where it stood, whether as a subject, whether as the head of a phrase."""

    entities: tuple[Entity, ...]
    sentence: int
    token: int
    subject: bool
    plural: bool
    modifier: bool
    possessor: bool = False
    role: str = ""
    form: str = "name"

    @property
    def entity(self) -> Entity:
        """The first entity."""
        return self.entities[0]


class Memory:
    """Referents by sentence, in the order of the text."""

    def __init__(self) -> None:
        self._by_sentence: dict[int, list[Referent]] = {}
        self.people: dict[str, Entity] = {}
        self.speaker: Mention | None = None
        self.homes: dict[str, str] = {}
        self.known: set[str] = set()
        self.bodies: dict[str, Entity] = {}

    def add(self, referent: Referent) -> None:
        """Remembers one mention."""
        self._by_sentence.setdefault(referent.sentence, []).append(referent)

    def recent(
        self, sentence: int, token: int, back: int, fits: Callable[[Referent], bool]
    ) -> Iterator[Referent]:
        """Fitting referents before a token, at most ``back`` sentences away.

        Nearest sentence first; within a sentence subjects first, then possessors, other modifiers last,
        else the later first.
        """
        for index in range(sentence, sentence - back - 1, -1):
            here = self._by_sentence.get(index, ())
            for referent in sorted(
                here, key=lambda r: (not r.subject, r.modifier and not r.possessor, not r.possessor, -r.token)
            ):
                if (index < sentence or referent.token < token) and fits(referent):
                    yield referent

    def states(self, sentence: int, back: int) -> list[Entity]:
        """The different states that were named or acted for in the last sentences, the latest first."""
        seen: dict[str, Entity] = {}
        for index in range(sentence, max(-1, sentence - back - 1), -1):
            for referent in reversed(self._by_sentence.get(index, ())):
                for entity in referent.entities:
                    if entity.country and entity.kind not in {"place", "people"}:
                        seen.setdefault(entity.country, entity)
        return list(seen.values())
