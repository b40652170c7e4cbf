"""Who is meant: names, adjectives, descriptions, pronouns."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolver.stories import by_words, story

from detente.gazetteer import Gazetteer
from detente.resolver import WhoResolver
from detente.terms import Entity, Mention, Reading

RESOLVER = WhoResolver(Gazetteer())
TODAY = date(2023, 11, 22)

VISIT = "Serbian President Aleksandar"
ALL = (
    VISIT,
    "NATO welcomed",
    "President Vucic",
    "He said he",
    "NATO's Kosovo",
    "Belgian farmers",
    "Houthi rebels",
    "Jordan and Turkey",
    "They closed",
    "US-led",
    "WHO officials",
)


def mentions(*starts: str, on: date | None = TODAY) -> tuple[Mention, ...]:
    return RESOLVER.mentions(story(*starts), on)


def entity(found: tuple[Mention, ...], words: str, sentence: int = -1) -> Entity:
    return by_words(found, words, sentence).entities[0]


def words_of(found: tuple[Mention, ...]) -> set[str]:
    return {entity.text for mention in found for entity in mention.entities}


def test_president_and_secretary_general() -> None:
    found = mentions(VISIT)
    vucic = by_words(found, "Serbian President Aleksandar Vucic")
    assert (vucic.form, vucic.entities[0].kind, vucic.entities[0].country) == ("name", "person", "SRB")
    assert vucic.entities[0].office is not None
    assert vucic.entities[0].office.title == "President"
    serbian = by_words(found, "Serbian")
    assert (serbian.form, serbian.entities[0].kind, serbian.entities[0].id) == ("adjective", "state", "SRB")
    stoltenberg = entity(found, "Jens Stoltenberg")
    assert (stoltenberg.organisation, stoltenberg.country) == ("NATO", None)


def test_the_words_of_a_title_mean_its_bearer() -> None:
    found = mentions("NATO welcomed", VISIT)
    title = entity(found, "Secretary-General")
    assert (title.name, title.organisation) == ("Jens Stoltenberg", "NATO")
    assert entity(found, "bloc").id == "NATO"


def test_surname_and_description_later_in_the_report() -> None:
    found = mentions(VISIT, "NATO welcomed", "President Vucic")
    assert entity(found, "President Vucic").name == "Aleksandar Vučić"
    assert entity(found, "alliance").id == "NATO"


def test_he_is_the_last_subject() -> None:
    found = mentions(VISIT, "President Vucic", "He said he")
    assert entity(found, "He").name == "Aleksandar Vučić"
    assert entity(found, "he").name == "Aleksandar Vučić"
    assert by_words(found, "He").form == "pronoun"


def test_part_of() -> None:
    found = mentions("NATO's Kosovo")
    force = entity(found, "Kosovo Force")
    assert (force.id, force.part_of, force.organisation) == ("KFOR", ("NATO",), "KFOR")


def test_a_people_where_it_lives_and_later() -> None:
    found = mentions("NATO's Kosovo", "The Serbs")
    for sentence in (0, 1):
        serbs = entity(found, "Serbs", sentence)
        assert (serbs.kind, serbs.country, serbs.id) == ("people", "XKX", "SERBS")


def test_an_actor_of_no_name_keeps_its_country() -> None:
    found = mentions("Belgian farmers", "The protesters")
    farmers = entity(found, "Belgian farmers", 0)
    assert (farmers.kind, farmers.country, farmers.sectors) == ("group", "BEL", ("CVL",))
    assert entity(found, "protesters").country is None


def test_a_town_is_a_place_after_a_preposition_of_place() -> None:
    found = mentions("Belgian farmers")
    assert entity(found, "Brussels").country == "BEL"


def test_one_entity_for_each_owner() -> None:
    found = mentions("Serbian and Croatian")
    troops = next(m for m in found if m.form == "description")
    assert [one.country for one in troops.entities] == ["SRB", "HRV"]
    assert {one.sectors for one in troops.entities} == {("MIL",)}


def test_rebels_are_not_their_backers() -> None:
    found = mentions("Houthi rebels", "The Yemeni group")
    assert entity(found, "Houthi rebels", 0).id == "HOUTHIS"
    assert entity(found, "Iran", 0).id == "IRN"
    assert entity(found, "Yemeni group").id == "HOUTHIS"
    assert entity(found, "it").id == "HOUTHIS"


def test_pro_russian_is_not_russian() -> None:
    found = mentions("Pro-Russian gunmen")
    assert entity(found, "Pro-Russian gunmen").country is None
    assert not any(one.entities[0].country == "RUS" for one in found)


def test_treaties_and_resolutions_are_no_parties() -> None:
    assert not mentions("The Paris Agreement")


def test_office_holders_by_country() -> None:
    found = mentions("The French president")
    assert entity(found, "French president").name == "Emmanuel Macron"
    assert entity(found, "Iran's foreign minister").country == "IRN"


def test_a_former_president_has_no_office() -> None:
    found = mentions("Former president", on=date(2022, 3, 1))
    medvedev = entity(found, "Former president Dmitry Medvedev")
    assert (medvedev.country, medvedev.office, medvedev.sectors) == ("RUS", None, ("ELI",))
    assert entity(found, "West").id == "WEST"


def test_they_are_those_coordinated() -> None:
    found = mentions("Jordan and Turkey", "They closed")
    assert [one.country for one in by_words(found, "They").entities] == ["JOR", "TUR"]
    their = next(m for m in found if m.sentence == 0 and m.entities[0].text == "their")
    assert [one.country for one in their.entities] == ["JOR", "TUR"]


def test_an_unknown_person_is_what_the_words_say() -> None:
    found = mentions("Serbian Defence Minister Milan", "Petrovic said both")
    petrovic = entity(found, "Petrovic")
    assert (petrovic.country, petrovic.sectors, petrovic.name) == ("SRB", ("GOV", "MIL"), "Milan Petrovic")
    both = by_words(found, "countries")
    assert {one.country for one in both.entities} == {"SRB", "TUR"}


def test_we_is_who_is_quoted() -> None:
    found = mentions("Serbian Defence Minister Milan", '"We want peace')
    assert entity(found, "We").name == "Milan Petrovic"


def test_small_words_are_no_abbreviations() -> None:
    found = mentions("WHO officials")
    assert entity(found, "WHO").organisation == "WHO"
    assert "us" not in words_of(found)


def test_where_a_crowd_stands_tells_its_country() -> None:
    protesters = entity(mentions("Protesters in Tehran"), "Protesters")
    assert (protesters.country, protesters.sectors) == ("IRN", ("CVL",))


def test_who_leads_owns() -> None:
    found = mentions("US-led")
    assert entity(found, "US-led forces").country == "USA"


def test_two_leaders() -> None:
    found = mentions("President Putin", "The two leaders")
    assert {one.country for one in by_words(found, "two leaders").entities} == {"RUS", "DEU"}


def test_a_party_by_its_words_alone() -> None:
    police = entity(mentions("Police arrested"), "Police")
    assert (police.kind, police.country, police.sectors) == ("group", None, ("COP",))


def test_a_body_of_another_state() -> None:
    assert entity(mentions("The Turkish parliament"), "Turkish parliament").sectors == ("LEG",)
    congress = entity(mentions("The Argentine Congress"), "Argentine Congress")
    assert (congress.country, congress.sectors) == ("ARG", ("LEG",))


def test_blocs_that_are_meant_in_general() -> None:
    found = mentions("NATO welcomed", "The Western countries")
    assert entity(found, "Western countries").id == "WEST"
    assert "bloc" not in {m.entities[0].text for m in found}


def test_names_with_particles() -> None:
    burhan = entity(mentions("Gen. Abdel"), "Gen. Abdel Fattah al-Burhan")
    assert (burhan.country, burhan.kind) == ("SDN", "person")


def test_an_unknown_leader_of_a_known_group() -> None:
    leader = entity(mentions("Hamas leader"), "Hamas leader Khalil Mansour")
    assert (leader.country, leader.part_of) == ("PSE", ("HAMAS",))


def test_the_people_of_a_state_from_its_plural() -> None:
    palestinians = entity(mentions("Palestinians in Gaza"), "Palestinians")
    assert (palestinians.kind, palestinians.country) == ("people", "PSE")


def test_at_most_one_mention_at_a_head() -> None:
    found = mentions(*ALL)
    heads = [(mention.sentence, mention.head) for mention in found]
    assert len(heads) == len(set(heads))
    assert heads == sorted(heads)


@given(st.permutations(ALL))
def test_spans_are_verbatim_and_certainties_are_shares(order: list[str]) -> None:
    reading = story(*order)
    for mention in RESOLVER.mentions(reading, TODAY):
        assert mention.start <= mention.head < mention.end
        assert 0.0 < mention.certainty <= 1.0
        assert mention.entities
        for one in mention.entities:
            assert reading.text[one.span.start : one.span.end] == one.text
            assert one.text == one.text.strip()


@given(st.permutations(ALL))
def test_the_same_report_gives_the_same_parties(order: list[str]) -> None:
    reading = story(*order)
    assert RESOLVER.mentions(reading, TODAY) == WhoResolver(Gazetteer()).mentions(reading, TODAY)


def test_nothing_in_nothing() -> None:
    assert RESOLVER.mentions(Reading(""), None) == ()


def test_without_a_publication_date() -> None:
    assert entity(mentions(VISIT, on=None), "Serbian").id == "SRB"


def test_it_can_be_pickled() -> None:
    copy = pickle.loads(pickle.dumps(RESOLVER))
    assert copy.mentions(story(VISIT), TODAY) == mentions(VISIT)


@pytest.mark.parametrize("start", ["Moscow denied", "Belgrade denied"])
def test_capitals_act_for_their_state(start: str) -> None:
    seat = mentions(start)[0].entities[0]
    assert (seat.kind, seat.sectors) == ("state", ("GOV",))
