"""The typed rows of the gazetteer."""

from dataclasses import dataclass

__all__ = ["ArmedGroup", "Metonym", "Organisation", "People", "Person", "Ref", "Role", "State", "Tenure"]


@dataclass(frozen=True, slots=True)
class Ref:
    """What a name may stand for.

    ``kind`` is S (state), O (organisation), A (armed group), P (person), N (people), M (seat or metonym).
    ``id`` is the record's id, for persons and metonyms the row's number. ``sense`` is n (name), d (demonym
    or adjective), c (capital), r (region or town), f (full name), s (surname). ``exact`` asks for capital
    letters throughout, as in "US" or "WHO".
    """

    kind: str
    id: str
    sense: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A state, dependency or de facto state; ``valid_from`` and ``valid_to`` are ISO dates or empty."""

    code: str
    name: str
    status: str
    valid_from: str
    valid_to: str
    capital: str
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, mission, court or non-governmental organisation."""

    id: str
    kind: str
    name: str
    parent: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class ArmedGroup:
    """An armed group, with the codes of the states where it is at home, first the main one.

    ``sectors`` are empty where they are those of any armed group.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    active_from: str
    active_to: str
    source: str
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metonym:
    """A seat, body or paper that stands for a state or organisation: ``kind`` says which, ``code`` its id."""

    name: str
    kind: str
    code: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """A people or bloc that is no state: ``country`` is where its homeland has a code, else empty.

    ``members`` are the states of a bloc whose name stands for each of them.
    """

    id: str
    name: str
    kind: str
    country: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A noun or title: what it makes of its bearer.

    ``kind`` is person, group, institution or state; ``sectors`` PLOVER sector codes; ``office`` the role of
    the office table that one person holds at a time, or empty; ``words`` the folded words, head included.
    ``use`` is ``any``, ``title`` (only before a name), or ``owned`` (only where the words show whose).
    """

    words: tuple[str, ...]
    kind: str
    sectors: tuple[str, ...]
    office: str
    use: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in an office of a state or organisation.

    ``start``, ``end`` and ``last_seen`` are ISO dates, possibly partial or empty; where ``end`` is empty the
    person is known to be in office up to ``last_seen``. ``sectors`` are empty where the role tells them;
    a tenure without a title only says whom the person acts for. ``group`` is the id of an armed group that
    the person leads, where there is neither country nor organisation.
    """

    country: str
    organisation: str
    role: str
    title: str
    start: str
    end: str
    last_seen: str
    source: str
    sectors: tuple[str, ...] = ()
    group: str = ""

    def holds(self, day: str) -> bool:
        """Whether the office is known to be held on that ISO day; both ends count."""
        last = self.end or self.last_seen
        return self.start <= day and (not last or day[: len(last)] <= last)

    def follows(self, day: str) -> bool:
        """Whether the tenure begins after that day."""
        return self.start[:10] > day


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the offices held, in order of their start."""

    id: str
    name: str
    aliases: tuple[str, ...]
    tenures: tuple[Tenure, ...]
