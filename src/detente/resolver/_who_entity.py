"""Entities made from records of the gazetteer."""

from dataclasses import replace

from detente.gazetteer import Gazetteer, Person, Ref, Role, Tenure, fold
from detente.resolver._who_offices import (
    UNDATED,
    best_tenure,
    latest_tenure,
    main_tenure,
    office_of,
    sectors_of,
)
from detente.terms import Entity, Span

__all__ = ["EntityMaker", "slug"]

# A longest slug keeps ids readable.
_SLUG_WORDS = 6
_IGO_KINDS = frozenset({"IGO", "alliance", "UN_body", "bank", "court", "mission"})
_ORGANISATION_SECTORS = {
    "NGO": ("NGO",),
    "court": ("IGO", "JUD"),
    "mission": ("IGO", "MIL"),
    "alliance": ("IGO",),
}
# Standing armed bodies of states in a table of armed groups.
_STATE_FORCES = {"TATMADAW": ("MIL",), "ARBIH": ("MIL",)}


def slug(*words: str) -> str:
    """A stable id from words: ``BEL-FARMER``."""
    parts = [part for word in words for part in fold(word).split()]
    return "-".join(parts[:_SLUG_WORDS]).upper()


class EntityMaker:
    """Makes entities as they stand on one ISO day; ``years`` are those that a report without a day names."""

    def __init__(self, gazetteer: Gazetteer, day: str, years: frozenset[str] = frozenset()) -> None:
        self.gazetteer = gazetteer
        self.day = day
        self.years = years

    def state(self, code: str, text: str, span: Span, sectors: tuple[str, ...] = ()) -> Entity:
        """A state."""
        record = self.gazetteer.state(code)
        name = record.name if record else code
        return Entity(text, span, code, name, "state", country=code, sectors=sectors)

    def organisation(self, identifier: str, text: str, span: Span, sectors: tuple[str, ...] = ()) -> Entity:
        """An international organisation, its organ or mission, or a non-governmental one."""
        record = self.gazetteer.organisation(identifier)
        name, kind = (record.name, record.kind) if record else (identifier, "IGO")
        return Entity(
            text,
            span,
            identifier,
            name,
            "organisation",
            organisation=identifier,
            part_of=self.gazetteer.above(identifier),
            sectors=sectors or _ORGANISATION_SECTORS.get(kind, ("IGO",)),
        )

    def group(self, identifier: str, text: str, span: Span) -> Entity:
        """An armed group; its country where it has one home."""
        record = self.gazetteer.group(identifier)
        name = record.name if record else identifier
        country = record.countries[0] if record and len(record.countries) == 1 else None
        sectors = (record.sectors if record else ()) or _STATE_FORCES.get(identifier, ("REB",))
        return Entity(text, span, identifier, name, "group", country=country, sectors=sectors)

    def people(self, identifier: str, text: str, span: Span) -> Entity:
        """A people or bloc that is no state."""
        record = self.gazetteer.people(identifier)
        name, kind, country = (
            (record.name, record.kind, record.country) if record else (identifier, "people", "")
        )
        sectors = ("CVL",) if kind == "people" else ()
        return Entity(text, span, identifier, name, kind, country=country or None, sectors=sectors)

    def members(self, ref: Ref, text: str, span: Span) -> tuple[Entity, ...]:
        """The states of a bloc that is no organisation ("the Baltic states"); empty for all else."""
        record = self.gazetteer.people(ref.id) if ref.kind == "N" else None
        return tuple(self.state(code, text, span) for code in record.members) if record else ()

    def metonym(self, number: str, text: str, span: Span) -> Entity:
        """A seat or body that stands for a state or organisation."""
        record = self.gazetteer.metonym(number)
        if record.kind == "organisation":
            return self.organisation(record.code, text, span)
        return Entity(
            text,
            span,
            slug(record.code, record.name),
            record.name,
            "institution",
            record.code,
            sectors=record.sectors,
        )

    def place(self, code: str, text: str, span: Span) -> Entity:
        """A region or town of a state."""
        return Entity(text, span, slug(code, text), text, "place", country=code)

    def person(self, record: Person, text: str, span: Span, home: str | None = None) -> Entity:
        """A person of the tables as of the day: office, sectors, and whom the person acts for."""
        bare = Entity(text, span, record.id, record.name, "person")
        undated = self.day == UNDATED
        held = main_tenure(record) if undated else best_tenure(self.gazetteer, record, self.day)
        known = latest_tenure(record, self.day)
        # Without a day nobody is known to hold an office, only to have held it.
        office = office_of(held) if held is not None and not undated else None
        if known is not None and known.group and (held is None or held.group):
            return replace(self._of_group(bare, known), office=office)
        if held is not None:
            if held.organisation:
                return replace(
                    bare,
                    organisation=held.organisation,
                    part_of=self.gazetteer.above(held.organisation),
                    sectors=self._organisation_sectors(held.organisation, sectors_of(held)),
                    office=office,
                )
            return replace(bare, country=held.country or None, sectors=sectors_of(held), office=office)
        country = home or (known.country if known else None) or self._home(record)
        return replace(bare, country=country or None, sectors=("ELI",))

    def _of_group(self, bare: Entity, known: Tenure) -> Entity:
        """Somebody whose name stands for an armed group, then and later."""
        group = self.group(known.group, bare.text, bare.span)
        above = tuple(filter(None, (group.id, *group.part_of)))
        return replace(bare, country=group.country, part_of=above, sectors=known.sectors or group.sectors)

    def _organisation_sectors(self, identifier: str, sectors: tuple[str, ...]) -> tuple[str, ...]:
        record = self.gazetteer.organisation(identifier)
        return ("NGO",) if record and record.kind == "NGO" else sectors

    @staticmethod
    def _home(record: Person) -> str | None:
        return next((tenure.country for tenure in reversed(record.tenures) if tenure.country), None)

    def of_ref(self, ref: Ref, text: str, span: Span) -> Entity:
        """The entity of a ref that is no person."""
        if ref.kind == "S":
            if ref.sense == "r":
                return self.place(ref.id, text, span)
            return self.state(ref.id, text, span, ("GOV",) if ref.sense == "c" else ())
        makers = {"O": self.organisation, "A": self.group, "N": self.people, "M": self.metonym}
        return makers[ref.kind](ref.id, text, span)

    def described(
        self, role: Role, head: str, text: str, span: Span, *, owner: Entity | None, plural: bool
    ) -> Entity:
        """A party that words describe: the role's kind and sectors, the owner's country or organisation."""
        kind = role.kind if role.kind == "institution" or (role.kind == "person" and not plural) else "group"
        country = owner.country if owner else None
        organisation = owner.organisation if owner else None
        collective = owner is not None and owner.kind in {"people", "group"}
        key = (owner.id if collective else owner.code) if owner else None
        above = owner.part_of if owner else ()
        if owner is not None and owner.id and owner.name and collective:
            above = (owner.id, *above)
        return Entity(
            text,
            span,
            slug(key or "", head),
            None,
            kind,
            country=country,
            organisation=organisation,
            part_of=above,
            sectors=role.sectors,
        )
