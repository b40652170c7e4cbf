"""Entities as they stood on a day."""

from dataclasses import replace
from datetime import date

from detente.gazetteer import Gazetteer, Person
from detente.resolver._who_entity import EntityMaker
from detente.resolver._who_offices import iso
from detente.terms import Entity

__all__ = ["entity_on"]

# States that were part of another: (state, from, to, the other), ISO dates, the last day excluded.
_PART_OF = (
    ("SRB", "1945-11-29", "2003-02-04", "YUG"),
    ("MNE", "1945-11-29", "2003-02-04", "YUG"),
    ("SRB", "2003-02-04", "2006-06-05", "SCG"),
    ("MNE", "2003-02-04", "2006-06-03", "SCG"),
    ("XKX", "1945-11-29", "1999-06-10", "YUG"),
    ("HRV", "1945-11-29", "1991-06-25", "YUG"),
    ("SVN", "1945-11-29", "1991-06-25", "YUG"),
    ("BIH", "1945-11-29", "1992-03-01", "YUG"),
    ("MKD", "1945-11-29", "1991-09-08", "YUG"),
    ("CZE", "1945-05-09", "1993-01-01", "CSK"),
    ("SVK", "1945-05-09", "1993-01-01", "CSK"),
    *(
        (code, "1922-12-30", end, "SUN")
        for code, end in (
            ("RUS", "1991-12-26"),
            ("UKR", "1991-08-24"),
            ("BLR", "1991-08-25"),
            ("MDA", "1991-08-27"),
            ("EST", "1991-08-20"),
            ("LVA", "1991-08-21"),
            ("LTU", "1990-03-11"),
            ("GEO", "1991-04-09"),
            ("ARM", "1991-09-21"),
            ("AZE", "1991-08-30"),
            ("KAZ", "1991-12-16"),
            ("UZB", "1991-09-01"),
            ("TKM", "1991-10-27"),
            ("KGZ", "1991-08-31"),
            ("TJK", "1991-09-09"),
        )
    ),
    ("SSD", "1956-01-01", "2011-07-09", "SDN"),
    ("ERI", "1952-09-15", "1993-05-24", "ETH"),
)
# A seat of government acts for the state that sat there.
_SEATS = {"SRB": ("YUG", "SCG"), "RUS": ("SUN",), "CZE": ("CSK",)}


def entity_on(gazetteer: Gazetteer, entity: Entity, day: date | None) -> Entity:
    """The entity as of the day; unchanged where nothing is known to differ, or the day is not known."""
    if day is None:
        return entity
    if entity.kind == "person":
        return _person_on(gazetteer, entity, iso(day))
    return _state_on(gazetteer, entity, iso(day))


def _state_on(gazetteer: Gazetteer, entity: Entity, day: str) -> Entity:
    """A state that was part of another then has that other above it; its capital acts for the other."""
    whole = next(
        (o for code, start, end, o in _PART_OF if code == entity.country and start <= day < end), None
    )
    if whole is None:
        return entity
    if (
        entity.kind == "state"
        and whole in _SEATS.get(entity.country or "", ())
        and _is_seat(gazetteer, entity)
    ):
        record = gazetteer.state(whole)
        return replace(entity, id=whole, country=whole, name=record.name if record else whole)
    return entity if whole in entity.part_of else replace(entity, part_of=(*entity.part_of, whole))


def _is_seat(gazetteer: Gazetteer, entity: Entity) -> bool:
    return any(
        ref.kind == "S" and ref.sense == "c" and ref.id == entity.country
        for ref in gazetteer.named(entity.text)
    )


def _record(gazetteer: Gazetteer, entity: Entity) -> Person | None:
    """The person of the tables behind an entity."""
    for ref in gazetteer.named(entity.name or ""):
        if ref.kind == "P":
            person = gazetteer.person(ref.id)
            if person.id == entity.id:
                return person
    return None


def _person_on(gazetteer: Gazetteer, entity: Entity, day: str) -> Entity:
    """Office, sectors and side of the person on the day."""
    person = _record(gazetteer, entity)
    if person is None:
        return entity
    then = EntityMaker(gazetteer, day).person(person, entity.text, entity.span, entity.country)
    if then.office is None and entity.office is None:
        # The words of the report gave what the tables do not know.
        return replace(then, sectors=entity.sectors, country=entity.country, organisation=entity.organisation)
    return then
