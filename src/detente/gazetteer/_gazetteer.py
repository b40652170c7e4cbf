"""The gazetteer: names to records, records by id, offices by day."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from detente.errors import GazetteerError
from detente.gazetteer._data import Data
from detente.gazetteer._extension import Extension, Shipped, check_rows, load_extension
from detente.gazetteer._fold import fold
from detente.gazetteer._index import NameIndex, index_line
from detente.gazetteer._own_people import FIRST_NUMBER, OwnPeople, own_people
from detente.gazetteer._records import (
    ArmedGroup,
    Metonym,
    Organisation,
    People,
    Person,
    Ref,
    Role,
    State,
    Tenure,
)
from detente.gazetteer._roles import RoleTable
from detente.gazetteer._user import Row

__all__ = ["Gazetteer"]


class Gazetteer:
    """Who is who. Made once and passed on; it reads its tables when they are first needed."""

    def __init__(self, data: Data | None = None, extensions: Sequence[Path] = ()) -> None:
        """Set up, reading the extensions only.

        Args:
            data: The tables, those of the package where none are given.
            extensions: A user's tables (see docs/extending.md). Of a name that they and the package
                know, the user's meaning holds.

        Raises:
            GazetteerError: Something is wrong in an extension.
        """
        self._data = data or Data()
        self._people: dict[int, Person] = {}
        self._own = Extension()
        if extensions:
            self._own = load_extension(extensions, self._shipped())
            self._people.update(self._own.people)

    def _shipped(self) -> Shipped:
        return Shipped(self._states, self._organisations, self.roles, len(self._shipped_metonyms))

    def check(self, extensions: Sequence[Path]) -> tuple[tuple[Row, ...], tuple[GazetteerError, ...]]:
        """The rows of a user's tables, and all that is wrong in them."""
        return check_rows(extensions, self._shipped())

    @property
    def version(self) -> str:
        """Version of the data: its form, and the digest of the fact tables it was made from."""
        return self._data.version

    @property
    def digest(self) -> str:
        """Digest of the data files, hand-written and user's tables included: 16 hexadecimal digits."""
        if not self._own.digest:
            return self._data.digest
        return hashlib.sha256(f"{self._data.digest}+{self._own.digest}".encode()).hexdigest()[:16]

    @property
    def state_codes(self) -> frozenset[str]:
        """The codes of all states, those of the extensions included."""
        return frozenset(self._states) | frozenset(self._own.states)

    # Names

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex([*self._own_lines(), *self._by_hand.lines, *self._data.lines("names")])

    def _own_lines(self) -> list[str]:
        out: list[str] = []
        for name, kind, identifier, sense in self._data.own("names", 4):
            out.append(index_line(name, f"{kind}:{identifier}:{sense}"))
        for number, metonym in enumerate(self._shipped_metonyms):
            out.append(index_line(metonym.name, f"M:{number}:n"))
        for identifier, _, _, _, names in self._data.own("peoples", 5):
            out.extend(index_line(name, f"N:{identifier}:{_people_sense(name)}") for name in names.split("|"))
        return out

    def names_at(self, words: Sequence[str], start: int) -> list[tuple[int, tuple[Ref, ...]]]:
        """The names that begin at ``words[start]``, longest first, as (end, what it may stand for).

        ``words`` are folded (see ``fold``), one word each.
        """
        shipped = self._index.longest(words, start)
        own = self._own.names.longest(words, start) if self._own.digest else ()
        return sorted(({**dict(shipped), **dict(own)}).items(), reverse=True) if own else shipped

    def named(self, name: str) -> tuple[Ref, ...]:
        """What the whole name may stand for."""
        key = fold(name)
        return self._own.names.exact(key) or self._index.exact(key)

    # Records

    @cached_property
    def _sources(self) -> list[str]:
        return self._data.lines("sources")

    @cached_property
    def _titles(self) -> list[str]:
        return self._data.lines("titles")

    @cached_property
    def _states(self) -> dict[str, State]:
        rows = (line.split("\t") for line in self._data.lines("states"))
        return {
            code: State(code, name, status, first, last, capital, self._sources[int(source)])
            for code, name, status, first, last, capital, source in rows
        }

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        rows = (line.split("\t") for line in self._data.lines("organisations"))
        return {
            key: Organisation(key, kind, name, parent, start, end, self._sources[int(source)])
            for key, kind, name, parent, start, end, source in rows
        }

    @cached_property
    def _groups(self) -> dict[str, ArmedGroup]:
        rows = (line.split("\t") for line in self._data.lines("armed_groups"))
        return {
            row[0]: ArmedGroup(
                row[0],
                row[1],
                tuple(filter(None, row[2].split("|"))),
                row[3],
                row[4],
                self._sources[int(row[5])],
            )
            for row in rows
        }

    @cached_property
    def _metonyms(self) -> list[Metonym]:
        return [*self._shipped_metonyms, *self._own.metonyms]

    @cached_property
    def _shipped_metonyms(self) -> list[Metonym]:
        rows = self._data.own("metonyms", 4)
        return [
            Metonym(name, kind, code, tuple(filter(None, sectors.split("|"))))
            for name, kind, code, sectors in rows
        ]

    @cached_property
    def _peoples(self) -> dict[str, People]:
        return {row[0]: _people(*row[:4]) for row in self._data.own("peoples", 5)}

    @cached_property
    def roles(self) -> RoleTable:
        """The nouns and titles that say what their bearer is."""
        return RoleTable(
            Role(tuple(fold(phrase).split()), kind, tuple(filter(None, sectors.split("|"))), office, use)
            for phrase, kind, sectors, office, use in self._data.own("roles", 5)
        )

    def state(self, code: str) -> State | None:
        """The state of that code."""
        return self._states.get(code) or self._own.states.get(code)

    def organisation(self, identifier: str) -> Organisation | None:
        """The organisation of that id."""
        return self._organisations.get(identifier) or self._own.organisations.get(identifier)

    def above(self, identifier: str) -> tuple[str, ...]:
        """The organisations that an organisation is part of, nearest first."""
        out: list[str] = []
        current = self.organisation(identifier)
        while current and current.parent and current.parent not in out:
            out.append(current.parent)
            current = self.organisation(current.parent)
        return tuple(out)

    def group(self, identifier: str) -> ArmedGroup | None:
        """The armed group of that id."""
        return self._groups.get(identifier) or self._own.groups.get(identifier)

    def people(self, identifier: str) -> People | None:
        """The people or bloc of that id."""
        return self._peoples.get(identifier) or self._own.peoples.get(identifier)

    def metonym(self, identifier: str) -> Metonym:
        """The seat or body that a ref of kind M names."""
        return self._metonyms[int(identifier)]

    # People and offices

    @cached_property
    def _by_hand(self) -> OwnPeople:
        return own_people(self._data.own("people", 8), self._kind_of)

    def _kind_of(self, identifier: str) -> str:
        if identifier in self._states:
            return "state"
        return "organisation" if identifier in self._organisations else "group"

    @cached_property
    def _people_lines(self) -> list[str]:
        return self._data.lines("people")

    def person(self, number: str | int) -> Person:
        """The person of that row number, as refs of kind P and ``holders`` give it."""
        number = int(number)
        found = self._people.get(number)
        if found is None:
            try:
                if number >= FIRST_NUMBER:
                    found = self._by_hand.people[number]
                else:
                    found = self._decoded(self._people_lines[number])
            except (LookupError, ValueError) as problem:
                raise GazetteerError(f"no person {number}: {problem}", "people.tsv.gz") from problem
            self._people[number] = found
        return found

    def _decoded(self, line: str) -> Person:
        identifier, name, aliases, tenures = line.split("\t")
        decoded: list[Tenure] = []
        for part in tenures.split(";"):
            country, organisation, role, title, start, end, last, source = part.split("/")
            decoded.append(
                Tenure(
                    country,
                    organisation,
                    role,
                    self._titles[int(title)],
                    start,
                    end,
                    last,
                    self._sources[int(source)],
                )
            )
        return Person(identifier, name, tuple(filter(None, aliases.split("|"))), tuple(decoded))

    @cached_property
    def _offices(self) -> dict[str, str]:
        rows = (line.partition("\t") for line in self._data.lines("offices"))
        return {key: numbers for key, _, numbers in rows}

    def holders(self, where: str, role: str) -> tuple[Person, ...]:
        """Everybody known to have held that role (of the office table) in that state or organisation."""
        numbers = self._offices.get(f"{where}/{role}")
        shipped = tuple(self.person(number) for number in numbers.split(",")) if numbers else ()
        by_hand = (self.person(number) for number in self._by_hand.holders.get(f"{where}/{role}", ()))
        own = (
            person
            for person in self._own.people.values()
            if any(
                where in (tenure.country, tenure.organisation) and tenure.role == role
                for tenure in person.tenures
            )
        )
        return (*shipped, *by_hand, *own)

    def in_office(self, where: str, role: str, day: str) -> tuple[tuple[Person, Tenure], ...]:
        """Who held that role on that ISO day; several where holders were acting or rival."""
        return tuple(
            (person, tenure)
            for person in self.holders(where, role)
            for tenure in person.tenures
            if where in (tenure.country, tenure.organisation) and tenure.role == role and tenure.holds(day)
        )

    @cached_property
    def _memberships(self) -> dict[str, tuple[tuple[str, str, str], ...]]:
        out: dict[str, list[tuple[str, str, str]]] = {}
        for line in self._data.lines("memberships"):
            organisation, country, start, end, _ = line.split("\t")
            out.setdefault(organisation, []).append((country, start, end))
        return {key: tuple(rows) for key, rows in out.items()}

    def members(self, organisation: str, day: str) -> tuple[str, ...]:
        """The states that belonged to an organisation on that ISO day."""
        rows = self._memberships.get(organisation, ())
        return tuple(country for country, start, end in rows if start <= day and (not end or day <= end))


def _people(identifier: str, name: str, kind: str, countries: str) -> People:
    """Several countries are the members of a bloc."""
    if "|" in countries:
        return People(identifier, name, kind, "", tuple(countries.split("|")))
    return People(identifier, name, kind, countries)


def _people_sense(name: str) -> str:
    """Whether the name of a people is a noun (plural) or may be an adjective."""
    return "n" if name.endswith("s") and not name.endswith("ss") else "d"
