"""Which of the places of one name is meant."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from detente.gazetteer import Place, PlaceIndex, fold

__all__ = ["Context", "NameChooser", "distance_km", "frequent_countries"]

# What a place is worth before anything is known of the report, added to the logarithm (base 10) of its
# population where it has one: a city of a million scores 6. Chosen on GeoVirus, in steps of a half; the
# figures are flat around these.
_KIND_SCORES = {"country": 8.0, "region": 6.0, "water": 6.0, "point": 5.5}
_KIND_BONUS = {"capital": 0.6, "city": 0.0, "admin1": -0.5, "admin2": -2.0}
# Places written by hand have no population: they are known ones.
_UNCOUNTED = 3_000_000
_OWN_NAME = 0.7  # its main name, not one of its others
_SAME_COUNTRY = 0.8  # a country that the report names
_SAME_SENTENCE = 1.0  # ... in this sentence
_CONTAINED = 4.0  # the words beside it name the country or province it lies in
_CONTAINS = 2.5  # the name before it is that of a place in it: "Atlanta, Georgia"
_KIND_TOLD = 3.0  # "the province of", "... province"
_NAMED_AFTER_TOWN = 1.0  # a province of the same name as its town: the town is meant
_NEAR_KM = 300.0
_NEAR = 0.7  # less than that away from a place that is sure
# Names whose places are kept at hand.
_REMEMBERED = 8192
# Towns of this many people are taken for places even where the reader saw no name of a place.
_KNOWN_TOWN = 50_000
EARTH_RADIUS_KM = 6371.0

_PROVINCE_WORDS = frozenset(
    "province region oblast governorate state department prefecture territory republic krai".split()
)
_DISTRICT_WORDS = frozenset("district county raion municipality canton".split())
_TOWN_WORDS = frozenset("city town village port suburb capital".split())
_GENERIC = (
    _PROVINCE_WORDS
    | _DISTRICT_WORDS
    | _TOWN_WORDS
    | frozenset("airport peninsula border valley area".split())
)
_SIDES = frozenset(
    "north south east west northern southern eastern western central northeastern northwestern southeastern "
    "southwestern northeast northwest southeast southwest north-eastern north-western south-eastern "
    "south-western greater downtown upper lower inner outer mid occupied mainland rural".split()
)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name.

    Countries (ISO 3166-1 alpha-3) of its sentence and of its report, names written beside it and just
    before it, words for its kind, coordinates of the places of the report that are sure.
    """

    sentence_countries: frozenset[str] = frozenset()
    report_countries: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    before: str = ""
    kind_words: frozenset[str] = frozenset()
    sure: tuple[tuple[float, float], ...] = field(default=())


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance of two points (latitude, longitude in degrees), in kilometres."""
    latitude1, longitude1, latitude2, longitude2 = (math.radians(value) for value in (*first, *second))
    half = (
        math.sin((latitude2 - latitude1) / 2) ** 2
        + math.cos(latitude1) * math.cos(latitude2) * math.sin((longitude2 - longitude1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


class NameChooser:
    """Looks names up and chooses among places of one name."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._find = lru_cache(maxsize=_REMEMBERED)(index.find)

    def __reduce__(self) -> tuple[type["NameChooser"], tuple[PlaceIndex]]:
        return type(self), (self._index,)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """The places of a name; without words like "eastern" or "province" where only so it is known."""
        found = self._find(name)
        if found:
            return found
        words = fold(name).split()
        while words and words[-1] in _GENERIC:
            words = words[:-1]
            if found := self._find(" ".join(words)):
                return found
        while words and words[0] in _SIDES | {"the"}:
            words = words[1:]
        if len(words) > 2 and words[1] == "of" and words[0] in _GENERIC:
            words = words[2:]
        return self._find(" ".join(words)) if words else ()

    def __contains__(self, name: str) -> bool:
        return bool(self._find(name))

    def sure(self, name: str) -> Place | None:
        """The place of a name that can mean no other: a country, or the only one of its name."""
        places = self.candidates(name)
        countries = {place.country for place in places}
        if len(places) == 1 or len(countries) == 1:
            return max(places, key=lambda place: self._prior(place, name))
        return None

    def known(self, name: str) -> bool:
        """Whether a name is that of a place that news would name without more: not of a small town."""
        return any(
            place.kind not in ("city", "admin2") or place.population >= _KNOWN_TOWN
            for place in self._find(name)
        )

    def choose(self, name: str, context: Context) -> Place | None:
        """The likeliest place of a name; None where it is not known."""
        places = self.candidates(name)
        if not places:
            return None
        return max(places, key=lambda place: (self._score(place, name, context), -(place.geonames_id or 0)))

    def _prior(self, place: Place, name: str) -> float:
        score = _KIND_SCORES.get(place.kind)
        if score is None:
            score = math.log10((place.population or _UNCOUNTED) + 100) + _KIND_BONUS.get(place.kind, 0.0)
        own = place.kind in _KIND_SCORES or fold(place.name) == fold(name)
        return score + (_OWN_NAME if own else 0.0)

    def _score(self, place: Place, name: str, context: Context) -> float:
        score = self._prior(place, name)
        if place.country in context.report_countries:
            score += _SAME_COUNTRY
        if place.country in context.sentence_countries:
            score += _SAME_SENTENCE
        if any(self._contains(other, name, place) for other in context.beside):
            score += _CONTAINED
        if context.before and place.kind in ("admin1", "country") and self._holds(place, context.before):
            score += _CONTAINS
        if _kind_told(place.kind, context.kind_words | set(fold(name).split()[-1:])):
            score += _KIND_TOLD
        if place.kind in ("admin1", "admin2") and self._has_town(place, name):
            score -= _NAMED_AFTER_TOWN
        here = (place.latitude, place.longitude)
        if any(distance_km(here, other) < _NEAR_KM for other in context.sure):
            score += _NEAR
        return score

    def _has_town(self, place: Place, name: str) -> bool:
        """Whether a province shares its name with a town of its country."""
        return any(
            other.kind in ("city", "capital")
            and other.country == place.country
            and fold(other.name) == fold(place.name)
            for other in self._find(name)
        )

    def _contains(self, other: str, name: str, place: Place) -> bool:
        """Whether another name is that of the country or the province of a place.

        Two names that both are provinces or countries stand in a list.
        """
        if place.kind == "country" or fold(other) == fold(name):
            return False
        levels = {one.kind for one in self._find(name)}
        for outer in self._find(other):
            if outer.kind == "country" and outer.country == place.country and "country" not in levels:
                return True
            within = (
                outer.kind == "admin1" and outer.country == place.country and outer.admin1 == place.admin1
            )
            if within and not levels & {"admin1", "country"}:
                return True
        return False

    def _holds(self, place: Place, other: str) -> bool:
        """Whether another name is that of a town or district in a province or country."""
        inner = [one for one in self._find(other) if one.kind in ("city", "capital", "admin2", "admin1")]
        if place.kind == "country":
            return any(one.country == place.country for one in inner)
        return any(
            one.country == place.country and one.admin1 == place.admin1 and one.kind != "admin1"
            for one in inner
        )


def _kind_told(kind: str, words: Iterable[str]) -> bool:
    told = set(words)
    if kind in ("admin1", "region"):
        return bool(told & _PROVINCE_WORDS)
    if kind == "admin2":
        return bool(told & _DISTRICT_WORDS)
    return kind in ("city", "capital") and bool(told & _TOWN_WORDS)


def frequent_countries(countries: Sequence[str | None]) -> frozenset[str]:
    """The countries of a report that count: all that are named more than once, or all where none is."""
    counts = Counter(country for country in countries if country)
    often = frozenset(country for country, count in counts.items() if count > 1)
    return often or frozenset(counts)
