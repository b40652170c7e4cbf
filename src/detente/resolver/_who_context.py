"""The state of the work on one sentence."""

from dataclasses import dataclass, field

from detente.gazetteer import Gazetteer
from detente.resolver._who_entity import EntityMaker
from detente.resolver._who_memory import Memory, Referent
from detente.resolver._who_scan import Hit, RoleHit
from detente.resolver._who_tree import is_modifier, is_plural, is_subject
from detente.terms import Entity, Mention, Sentence, Span

__all__ = ["Context"]


def _one_by_name(form: str, entity: Entity) -> bool:
    """Whether a name that looks plural is that of one body: "the United States"."""
    return form == "name" and entity.kind in {"state", "organisation", "institution"}


@dataclass
class Context:
    """One sentence with what has been found in it, and the report's memory.

    ``mentions`` are by head token; ``taken`` are tokens that belong to a larger mention, ``barred`` those
    of names that are no party.
    """

    sentence: Sentence
    gazetteer: Gazetteer
    maker: EntityMaker
    memory: Memory
    hits: list[Hit] = field(default_factory=list)
    roles: dict[int, RoleHit] = field(default_factory=dict)
    mentions: dict[int, Mention] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    barred: set[int] = field(default_factory=set)

    def words(self, start: int, end: int) -> tuple[str, Span]:
        """The words of tokens [start, end), verbatim, and their place."""
        span = self.sentence.span_of(start, end)
        return self._verbatim(span), span

    def _verbatim(self, span: Span) -> str:
        offset = self.sentence.span.start
        return self.sentence.text[span.start - offset : span.end - offset]

    def only_state(self, reach: int) -> Entity | None:
        """The one state of the last sentences, where there is only one."""
        for back in (0, 1, reach):
            states = self.memory.states(self.sentence.index, back)
            if len(states) == 1 and states[0].country:
                return self.maker.state(states[0].country, states[0].text, states[0].span)
            if states:
                return None
        return None

    def emit(
        self, head: int, start: int, end: int, entities: tuple[Entity, ...], *, form: str, certainty: float
    ) -> Mention:
        """Keeps a mention and remembers it."""
        mention = Mention(self.sentence.index, head, start, end, form, entities, round(certainty, 3))
        self.mentions[head] = mention
        token = self.sentence.tokens[head]
        role = self.roles.get(head)
        self.memory.add(
            Referent(
                entities=entities,
                sentence=self.sentence.index,
                token=head,
                subject=is_subject(self.sentence, head),
                plural=len(entities) > 1 or (is_plural(token) and not _one_by_name(form, entities[0])),
                modifier=is_modifier(self.sentence, head),
                possessor=token.rel == "nmod:poss",
                role=role.role.office if role else "",
                form=form,
            )
        )
        return mention
