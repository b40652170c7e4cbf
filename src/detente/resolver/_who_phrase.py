"""A role phrase in its sentence, with what its words say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from detente.gazetteer import Role
from detente.resolver._who_context import Context
from detente.resolver._who_memory import Referent
from detente.resolver._who_owner import owners_of
from detente.resolver._who_scan import RoleHit
from detente.resolver._who_tree import core_span, determiner, has_proper_modifier, is_plural
from detente.terms import Entity, Span, Token

__all__ = ["GROUP_NOUNS", "REACH", "Found", "Phrase"]

Found = tuple[tuple[Entity, ...], float] | None

# Sentences back that a description may reach for what it means.
REACH = 8
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our"})
_OTHER = frozenset({"other", "another", "new", "next", "rival", "different", "foreign", "neighbouring"})
# Nouns that an earlier armed group, or organisation, may be called by.
_ARMED_NOUNS = frozenset(
    {"group", "movement", "militia", "organisation", "organization", "faction", "network", "gang", "cartel"}
)
_ORGANISATION_NOUNS = frozenset(
    {"group", "organisation", "organization", "body", "agency", "union", "council", "mission", "force"}
    | {"court", "tribunal", "commission", "committee", "bank", "fund"}
)
GROUP_NOUNS = _ARMED_NOUNS | _ORGANISATION_NOUNS


@dataclass
class Phrase:
    """A role phrase with its context."""

    context: Context
    hit: RoleHit

    @property
    def role(self) -> Role:
        """The role."""
        return self.hit.role

    @property
    def noun(self) -> str:
        """The words of the role."""
        return " ".join(self.hit.role.words)

    @property
    def token(self) -> Token:
        """The head."""
        return self.context.sentence.tokens[self.hit.head]

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Tokens [start, end) of the phrase without what follows it."""
        start, end = core_span(self.context.sentence, self.hit.head)
        return min(start, self.hit.start), max(end, self.hit.end)

    @cached_property
    def words(self) -> tuple[str, Span]:
        """The words, verbatim, and their place."""
        return self.context.words(*self.bounds)

    @cached_property
    def owners(self) -> tuple[Entity, ...]:
        """Whose."""
        return owners_of(self.context, self.hit.head)

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """What stands before the head and hangs from it, as words and lemmas in lower case."""
        tokens = self.context.sentence.tokens
        before = [child for child in self.context.sentence.children[self.hit.head] if child < self.hit.head]
        return frozenset(
            form.lower() for child in before for form in (tokens[child].lemma, tokens[child].text)
        )

    @cached_property
    def determiner(self) -> str:
        """The determiner, or nothing."""
        return determiner(self.context.sentence, self.hit.head)

    @property
    def plural(self) -> bool:
        """Whether the head is plural."""
        return is_plural(self.token)

    @property
    def definite(self) -> bool:
        """Whether the noun points back: "the", or capitals with no determiner."""
        if self.determiner:
            return self.determiner in _DEFINITE
        return self.token.text[0].isupper() and self.token.upos == "PROPN"

    @property
    def points_back(self) -> bool:
        """Whether the phrase may mean a party named before; "the other bloc", "the Civic Party" do not."""
        if not self.definite or self.modifiers & _OTHER:
            return False
        return not has_proper_modifier(self.context.sentence, self.hit.head)

    def located(self, entity: Entity) -> Entity:
        """The entity as these words mean it."""
        text, span = self.words
        return replace(entity, text=text, span=span)

    def recent(self, fits: Callable[[Referent], bool], back: int = REACH) -> Iterator[Referent]:
        """Fitting referents before the phrase, the likeliest first."""
        return self.context.memory.recent(self.context.sentence.index, self.hit.head, back, fits)

    def last(self, wanted: Callable[[Entity], bool]) -> Entity | None:
        """The last single entity that is wanted."""

        def fits(referent: Referent) -> bool:
            return len(referent.entities) == 1 and wanted(referent.entity) and bool(referent.entity.code)

        found = next(self.recent(fits), None)
        return found.entity if found else None

    def may_call(self, entity: Entity) -> bool:
        """Whether the noun may be said of the party: "militia" of an armed group, "court" of a court."""
        noun = self.hit.role.words[-1]
        if entity.kind == "organisation":
            anyway = noun in {"organisation", "organization", "group", "body"}
            return noun in _ORGANISATION_NOUNS and (anyway or noun in (entity.name or "").lower())
        known = entity.id is not None and self.context.gazetteer.group(entity.id) is not None
        return entity.kind == "group" and known and noun in _ARMED_NOUNS
