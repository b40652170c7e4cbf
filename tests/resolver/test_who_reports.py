"""Who is meant in reports: without a day, in pairs and blocs, inside longer phrases."""

from datetime import date

import pytest
from tests.resolver.stories import by_words, story

from detente.gazetteer import Gazetteer
from detente.resolver import WhoResolver
from detente.terms import Entity, Mention

RESOLVER = WhoResolver(Gazetteer())
DAY = date(2018, 5, 15)


def mentions(*starts: str, on: date | None = DAY) -> tuple[Mention, ...]:
    return RESOLVER.mentions(story(*starts), on)


def entity(found: tuple[Mention, ...], words: str) -> Entity:
    return by_words(found, words).entities[0]


def countries(mention: Mention) -> list[str | None]:
    return [one.country for one in mention.entities]


def words_of(found: tuple[Mention, ...]) -> set[str]:
    return {one.text for mention in found for one in mention.entities}


@pytest.mark.parametrize("on", [None, date(2000, 1, 1)])
@pytest.mark.parametrize(
    ("start", "words", "country"),
    [
        ("President Reagan", "President Reagan", "USA"),
        ("President Reagan", "Carlos Menem", "ARG"),
        ("King Hassan", "King Hassan", "MAR"),
        ("Juan Guaido", "Juan Guaido", "VEN"),
        ("The Thatcher government", "Thatcher government", "GBR"),
        ("The Blair government", "Blair government", "GBR"),
    ],
)
def test_leaders_of_another_time(on: date | None, start: str, words: str, country: str) -> None:
    assert entity(mentions(start, on=on), words).country == country


def test_nobody_holds_an_office_on_no_day() -> None:
    reagan = entity(mentions("President Reagan", on=None), "President Reagan")
    assert (reagan.office, reagan.sectors) == (None, ("GOV",))
    then = RESOLVER.on_date(reagan, date(1985, 3, 1))
    assert then.office is not None
    assert then.office.title == "President"


def test_a_time_far_off_is_less_certain() -> None:
    far = by_words(mentions("Juan Guaido", on=date(2000, 1, 1)), "Juan Guaido")
    near = by_words(mentions("Juan Guaido", on=date(2019, 3, 1)), "Juan Guaido")
    assert far.certainty < near.certainty


def test_the_leader_of_an_armed_group() -> None:
    leader = entity(mentions("Juan Guaido"), "Osama bin Laden")
    assert (leader.country, leader.part_of, leader.sectors) == (None, ("ALQAEDA",), ("REB",))


def test_two_of_what_each_of_two_parties_has() -> None:
    found = mentions("Sweden and Malta", "The two countries")
    assert countries(by_words(found, "two countries")) == ["SWE", "MLT"]
    assert countries(by_words(mentions("Sweden and Malta", "Both armies"), "armies")) == ["SWE", "MLT"]
    found = mentions("Sweden and Malta", "The two neighbours")
    assert countries(by_words(found, "two neighbours")) == ["SWE", "MLT"]


@pytest.mark.parametrize("second", ["Soldiers freed", "Two countries"])
def test_other_twos_are_not_those_named_before(second: str) -> None:
    found = mentions("Sweden and Malta", second)
    assert not {"SWE", "MLT"} & {code for m in found if m.sentence == 1 for code in countries(m)}


def test_three_named_side_by_side() -> None:
    found = mentions("Chad, Mali and", "The three governments")
    assert countries(by_words(found, "three governments")) == ["TCD", "MLI", "NER"]


def test_a_bloc_is_its_states() -> None:
    assert countries(by_words(mentions("The Baltic states"), "Baltic states")) == ["EST", "LVA", "LTU"]
    monarchies = countries(by_words(mentions("The Gulf monarchies"), "Gulf monarchies"))
    assert "SAU" in monarchies
    assert "KWT" not in monarchies  # named beside the others


def test_nouns_before_buildings_are_no_parties() -> None:
    assert not words_of(mentions("Shells fell")) & {"refugee", "police"}
    assert entity(mentions("Troops stormed"), "rebel").sectors == ("REB",)


def test_it_is_the_subject_of_its_own_sentence() -> None:
    found = mentions("Norway scolded", "The army said")
    assert entity(found, "its").sectors == ("MIL",)
    assert entity(mentions("Norway scolded", "The United States"), "it").country == "USA"


def test_leaders_of_a_union_and_of_a_region() -> None:
    found = mentions("African Union leaders")
    assert entity(found, "African Union leaders").organisation == "AU"
    assert entity(found, "West African leaders").id == "WESTAFRICA"
    assert "LAB" not in {sector for m in found for one in m.entities for sector in one.sectors}


def test_a_counterpart_is_of_the_other_side() -> None:
    other = by_words(mentions("Sudan's foreign"), "his Ethiopian counterpart")
    assert countries(other) == ["ETH"]
    assert other.entities[0].sectors == ("GOV",)
    assert countries(by_words(mentions("Armenia thanked"), "its Greek ally")) == ["GRC"]


def test_people_that_no_table_lists() -> None:
    shoppers = entity(mentions("Saudi shoppers"), "Saudi shoppers")
    assert (shoppers.kind, shoppers.country, shoppers.sectors) == ("group", "SAU", ("CVL",))
    assert entity(mentions("UN experts"), "UN experts").organisation == "UN"


def test_officials_of_an_organisation() -> None:
    found = mentions("Arab League")
    assert {m.entities[0].organisation for m in found} == {"ARAB LEAGUE"}
    assert len([m for m in found if m.entities[0].kind == "person"]) == 1
    assert entity(mentions("The United Nations", "Its envoy"), "Karl Lind").organisation == "UN"


def test_a_neighbour_in_a_list_is_somebody_else() -> None:
    found = mentions("Ismail Haniyeh, the US")
    assert entity(found, "US President").country == "USA"
    assert entity(found, "Israeli prime minister").country == "ISR"


def test_a_named_body_wins_over_what_it_is_called() -> None:
    assert [one.entities[0].id for one in mentions("Human rights")] == ["AMNESTY"]
    assert len(mentions("The newspaper")) == 1
    assert "refugee" not in words_of(mentions("Jakarta forced"))


def test_a_long_name_and_its_abbreviation() -> None:
    found = mentions("The Movement for", "MFAP members")
    assert words_of(found) >= {"Movement for the Freedom of Arvonian Peasants", "MFAP"}
    first = [m.entities[0].id for m in found if m.sentence == 0]
    assert first == ["MFAP", "MFAP"]
    again = [one.id for m in found if m.sentence == 1 for one in m.entities]
    assert any(one is not None and one.startswith("MFAP") for one in again)


def test_police_without_an_article_are_those_of_the_only_state() -> None:
    assert entity(mentions("Bolivia held"), "police").country == "BOL"


def test_a_minister_of_the_only_state() -> None:
    found = mentions("Saudi troops", "Interior Minister Prince", on=date(1979, 11, 20))
    assert {m.entities[0].country for m in found if m.sentence == 1 and m.form == "name"} == {"SAU"}


def test_who_urges_a_group_is_not_the_group() -> None:
    found = mentions("Trucks carried", "The UN Security")
    assert entity(found, "group").id == "HEZBOLLAH"


def test_the_state_of_an_envoy_to_an_organisation() -> None:
    assert countries(by_words(mentions("Iraq's UN"), "Iraq's UN envoy")) == ["IRQ"]


def test_his_minister_in_the_possessive() -> None:
    found = mentions("Putin cancelled")
    assert entity(found, "his foreign minister").country == "RUS"


def test_a_company_has_the_country_of_its_description() -> None:
    found = mentions("Danish shipping company")
    maersk = next(one for m in found for one in m.entities if one.kind == "group")
    assert (maersk.country, maersk.sectors) == ("DNK", ("BUS",))


def test_the_congress_of_unions_is_no_parliament() -> None:
    assert "USA" not in {code for m in mentions("The Trades Union") for code in countries(m)}


def test_its_is_whose_chairman_is_named_beside() -> None:
    found = mentions("Israel recognised", "Its chairman, Yasser", on=date(1995, 5, 1))
    assert {code for m in found if m.sentence == 1 for code in countries(m)} == {"PSE"}


def test_the_two_koreas() -> None:
    assert countries(by_words(mentions("The two Koreas"), "Koreas")) == ["KOR", "PRK"]
