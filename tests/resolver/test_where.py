"""Place names to coordinates, and the place of an event."""

import math
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolver.building import parsed, plain, token

from detente.gazetteer import PlaceIndex
from detente.resolver import Toponym, WhereResolver
from detente.resolver._where_names import distance_km
from detente.terms import Entity, Mention, Span, Where

RESOLVER = WhereResolver(PlaceIndex.load())


def resolved(*names: str, sentence_of: dict[str, int] | None = None) -> list[Where]:
    """Names of one text, each with the next word beside it, a comma between."""
    where, at = [], 0
    for place, name in enumerate(names):
        sentence = (sentence_of or {}).get(name, 0)
        where.append((sentence, place * 2, name, Span(at, at + len(name))))
        at += len(name) + 2
    return RESOLVER.resolve_names(where)


def near(where: Where, latitude: float, longitude: float, within: float = 50.0) -> bool:
    assert where.latitude is not None
    assert where.longitude is not None
    return distance_km((where.latitude, where.longitude), (latitude, longitude)) < within


@pytest.mark.parametrize(
    ("name", "country", "precision", "latitude", "longitude"),
    [
        ("Paris", "FRA", "city", 48.86, 2.35),
        ("Geneva", "CHE", "city", 46.2, 6.15),
        ("Kyiv", "UKR", "city", 50.45, 30.52),
        ("Kiev", "UKR", "city", 50.45, 30.52),
        ("Aleppo", "SYR", "city", 36.2, 37.16),
        ("Jenin", "PSE", "city", 32.46, 35.3),
        ("Kosovo", "XKX", "country", 42.6, 20.9),
        ("the West Bank", "PSE", "region", 32.0, 35.25),
        ("Darfur", "SDN", "region", 13.5, 24.0),
        ("northern Kosovo", "XKX", "country", 42.6, 20.9),
        ("South China Sea", None, "region", 12.0, 114.0),
        ("Texas", "USA", "admin1", 31.2, -98.0),
    ],
)
def test_a_name_alone(
    name: str, country: str | None, precision: str, latitude: float, longitude: float
) -> None:
    (where,) = resolved(name)
    assert (where.country, where.precision) == (country, precision)
    assert near(where, latitude, longitude, 250.0)


@pytest.mark.parametrize(
    ("names", "country", "admin1"),
    [
        (("Paris", "Texas"), "USA", "Texas"),
        (("Paris", "France"), "FRA", "Ile-de-France"),
        (("Tripoli", "Lebanon"), "LBN", None),
        (("Tripoli", "Libya"), "LBY", None),
        (("Birmingham", "Alabama"), "USA", "Alabama"),
    ],
)
def test_a_name_by_the_one_beside_it(names: tuple[str, str], country: str, admin1: str | None) -> None:
    where = resolved(*names)[0]
    assert where.country == country
    assert admin1 is None or where.admin1 == admin1


def test_a_province_after_its_town_is_no_country() -> None:
    assert resolved("Atlanta", "Georgia")[1].country == "USA"
    assert resolved("Tbilisi", "Georgia")[1].country == "GEO"


def test_one_name_means_one_place() -> None:
    first, _, again = resolved("Tripoli", "Lebanon", "Tripoli", sentence_of={"Lebanon": 0})
    assert first.country == again.country == "LBN"


def test_the_countries_of_the_parties_tell_which_place_is_meant() -> None:
    reading = parsed("Protesters marched")
    entity = Entity("the government", Span(0, 1), country="COD")
    mention = Mention(0, 0, 0, 1, "description", (entity,))
    congo = RESOLVER.toponyms(reading, (mention,))[1]
    assert (congo.where.text, congo.where.country) == ("Congo", "COD")


def test_an_unknown_name_keeps_its_words() -> None:
    (where,) = resolved("Qwertzuiopa")
    assert where == Where("Qwertzuiopa", Span(0, 11), "Qwertzuiopa")


@pytest.mark.parametrize(
    ("sentence", "word", "place"),
    [
        ("Jordan and Israel", "held", "Geneva"),
        ("Jordan and Israel", "talks", "Geneva"),
        ("Russian forces", "shelled", "Odesa"),
        ("Israel condemned", "attack", "Burgas"),
        ("In Kosovo, where", "deployed", "Kosovo"),
        ("In Kosovo, where", "rose", "Kosovo"),
        ("KFOR has been", "stationed", "Kosovo"),
        ("KFOR has been", "war", None),
        ("Norway cancelled", "exercises", None),
        ("The ministers agreed", "meet", "Vienna"),
        ("The ministers agreed", "agreed", None),
        ("Moscow said", "said", None),
        ("Moscow said", "withdraw", None),
        ("On Monday he met", "invaded", None),
        ("The bombing of", "bombing", "Sarajevo"),
        ("The envoy urged", "urged", None),
        ("The envoy urged", "free", None),
        ("Turkey recalled", "recalled", None),
        ("Protesters marched", "marched", "Goma"),
        ("Its interest in", "faded", None),
        ("France sent", "sent", None),
        ("Riot police in", "fired", "Tbilisi"),
        ("Officials in", "accused", None),
        ("Merkel put", "put", None),
        ("Soldiers landed", "landed", "Snake Island"),
        ("Troops fought", "fought", "Preah Vihear"),
        ("A fighter was", "shot", "Syria"),
        ("Rebels began", "shelling", "Bangui"),
        ("Rebels began", "began", None),
        ("The attack in", "attack", "Kabul"),
        ("The attack in", "killed", "Kabul"),
        ("Rockets hit", "hit", "Al-Minya"),
    ],
)
def test_the_place_of_an_event(sentence: str, word: str, place: str | None) -> None:
    reading = parsed(sentence)
    where = RESOLVER.place_of_event(reading, 0, token(reading, word))
    assert (where.text if where else None) == place
    if where:
        assert where.span.of(reading.text) == where.text


@pytest.mark.parametrize(
    ("sentence", "word", "place"), [("France sent", "sent", "Mali"), ("Moscow said", "withdraw", "Kherson")]
)
def test_directions_count_where_asked(sentence: str, word: str, place: str) -> None:
    reading = parsed(sentence)
    where = RESOLVER.place_of_event(reading, 0, token(reading, word), directional=True)
    assert where is not None
    assert where.text == place


def test_a_sentence_without_names_has_no_place() -> None:
    reading = parsed("The council will", "Protesters marched")
    toponyms = RESOLVER.toponyms(reading)
    assert RESOLVER.place_of_event(reading, 0, token(reading, "vote"), toponyms) is None
    assert [one.where.text for one in toponyms] == ["Goma", "Congo"]


def test_toponyms_are_verbatim_and_in_order() -> None:
    reading = parsed("Jordan and Israel", "Turkey recalled", "Japan lifted")
    toponyms = RESOLVER.toponyms(reading)
    assert [one.where.text for one in toponyms] == [
        "Jordan",
        "Israel",
        "Geneva",
        "Turkey",
        "Paris",
        "Texas",
        "Japan",
    ]
    for one in toponyms:
        assert one.where.span.of(reading.text) == one.where.text
        assert one.start <= one.head < one.end


def test_no_names_without_tags() -> None:
    assert RESOLVER.toponyms(plain("They met in Paris.")) == ()


def test_the_dateline_tells_the_country() -> None:
    reading = parsed("Protesters marched")
    assert all(isinstance(one, Toponym) for one in RESOLVER.toponyms(reading, dateline=Span(0, 10)))


def test_it_can_be_sent_to_another_process() -> None:
    reading = parsed("Protesters marched")
    assert pickle.loads(pickle.dumps(RESOLVER)).toponyms(reading) == RESOLVER.toponyms(reading)


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(first=POINTS, second=POINTS)
def test_distance(first: tuple[float, float], second: tuple[float, float]) -> None:
    distance = distance_km(first, second)
    assert 0 <= distance <= math.pi * 6371.0 + 1
    assert math.isclose(distance, distance_km(second, first), abs_tol=1e-6)


@given(
    names=st.lists(
        st.sampled_from(["Paris", "Texas", "Syria", "Tripoli", "Congo", "Nowherex", "UK"]), max_size=6
    )
)
def test_any_names(names: list[str]) -> None:
    places = resolved(*names)
    assert len(places) == len(names)
    for name, where in zip(names, places, strict=True):
        assert where.text == name
        assert (where.latitude is None) == (where.longitude is None)
        if where.latitude is not None and where.longitude is not None:
            assert -90 <= where.latitude <= 90
            assert -180 <= where.longitude <= 180
        assert where.precision in {"point", "city", "admin1", "country", "region", "unknown"}
