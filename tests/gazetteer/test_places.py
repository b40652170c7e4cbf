"""The index of places."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import GazetteerError
from detente.gazetteer import Place, PlaceIndex

INDEX = PlaceIndex.load()
DATA = Path(__file__).resolve().parents[2] / "src" / "detente" / "gazetteer" / "data"


def test_the_most_populous_first() -> None:
    places = INDEX.find("Paris")
    assert {place.country for place in places} > {"FRA", "USA"}
    assert [place.population for place in places] == sorted((one.population for one in places), reverse=True)


@pytest.mark.parametrize("name", ["Zürich", "Zurich", "ZURICH", " zurich "])
def test_however_it_is_spelled(name: str) -> None:
    assert any(place.country == "CHE" for place in INDEX.find(name))


def test_the_article_may_stand_before_it() -> None:
    assert INDEX.find("the Sahel") == INDEX.find("Sahel")


def test_what_is_known_of_a_place() -> None:
    kosovo = INDEX.find("Kosovo")[0]
    assert (kosovo.country, kosovo.kind, kosovo.geonames_id) == ("XKX", "country", 831053)
    assert ("capital", 786714) in {(place.kind, place.geonames_id) for place in INDEX.find("Pristina")}


def test_seas_have_no_country() -> None:
    (sea,) = INDEX.find("Black Sea")
    assert (sea.country, sea.kind) == (None, "water")


def test_unknown_names() -> None:
    assert INDEX.find("") == ()
    assert INDEX.find("zzzzzz") == ()
    assert "zzzzzz" not in INDEX
    assert "Oslo" in INDEX


def test_every_name_of_the_index_is_found() -> None:
    lines = gzip.decompress((DATA / "place_names.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    assert lines == sorted(lines, key=lambda line: line.split("\t")[0].encode("utf-8"))
    assert len(lines) > 100_000
    for line in [*lines[::997], lines[0], lines[-1]]:
        key, offsets = line.split("\t")
        assert len(INDEX.find(key)) >= len(offsets.split(",")) > 0


def test_every_record_can_be_read() -> None:
    lines = gzip.decompress((DATA / "places.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    kinds = {"country", "capital", "city", "admin1", "admin2", "region", "water", "point"}
    for line in lines:
        _, country, _, latitude, longitude, kind, _, _ = line.split("\t")
        assert kind in kinds
        assert len(country) in (0, 3)
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180


@given(st.dictionaries(st.text("abcd", min_size=3, max_size=6), st.integers(0, 9), min_size=1, max_size=20))
def test_any_index(names: dict[str, int]) -> None:
    """Each name of any index is found, and no other."""
    records, lines, offset = [], [], 0
    for key in sorted(names):
        record = f"{key}\tFRA\t\t1.00\t2.00\tcity\t7\t{names[key]}\n"
        records.append(record)
        lines.append(f"{key}\t{offset}\n")
        offset += len(record)
    index = PlaceIndex("".join(records).encode(), "".join(lines).encode())
    for key, population in names.items():
        assert index.find(key) == (Place(key, "FRA", None, 1.0, 2.0, "city", 7, population),)
    assert index.find("abcdabcd") == ()
    assert index.find("dd") == ()


def test_a_broken_record() -> None:
    index = PlaceIndex(b"only a name\n", b"only a name\t0\n")
    with pytest.raises(GazetteerError, match="E402"):
        index.find("only a name")
