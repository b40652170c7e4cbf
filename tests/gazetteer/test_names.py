"""Names to records: spelling, capitals, what must not match."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import GazetteerError
from detente.gazetteer import Gazetteer, Ref, fold
from detente.gazetteer._data import Data

GAZETTEER = Gazetteer()


def ids(name: str, kind: str) -> set[str]:
    return {ref.id for ref in GAZETTEER.named(name) if ref.kind == kind}


def first_person(name: str) -> str:
    return GAZETTEER.person(next(ref.id for ref in GAZETTEER.named(name) if ref.kind == "P")).name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Serbia", "SRB"),
        ("Kosovo", "XKX"),
        ("Yugoslavia", "YUG"),
        ("Soviet Union", "SUN"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("Türkiye", "TUR"),
        ("Serbian", "SRB"),
        ("South Koreans", "KOR"),
        ("Dominican", "DOM"),
        ("Belgrade", "SRB"),
        ("Sana'a", "YEM"),
        ("N'Djamena", "TCD"),
    ],
)
def test_states(name: str, code: str) -> None:
    assert code in ids(name, "S")


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("NATO", "NATO"),
        ("Kosovo Force", "KFOR"),
        ("KFOR", "KFOR"),
        ("UN Security Council", "UNSC"),
        ("U.N.", "UN"),
        ("European Commission", "EC"),
        ("Arab League", "ARAB LEAGUE"),
        ("CSTO", "CSTO"),
    ],
)
def test_organisations(name: str, identifier: str) -> None:
    assert identifier in ids(name, "O")


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("Hamas", "HAMAS"), ("Hizbollah", "HEZBOLLAH"), ("al-Qaida", "ALQAEDA"), ("Tamil Tigers", "LTTE")],
)
def test_armed_groups(name: str, identifier: str) -> None:
    assert identifier in ids(name, "A")


@pytest.mark.parametrize("name", ["Vučić", "Vucic", "VUCIC", "Aleksandar Vučić", "aleksandar vucic"])
def test_people_however_they_are_spelled(name: str) -> None:
    assert first_person(name) == "Aleksandar Vučić"


@pytest.mark.parametrize(
    "word", ["Share", "Tigers", "Serbs", "Group", "Government", "Center", "Peace", "Farmers"]
)
def test_plain_words_are_no_bodies(word: str) -> None:
    assert not ids(word, "O")
    assert not ids(word, "A")


@pytest.mark.parametrize("word", ["US", "WHO", "AU"])
def test_abbreviations_ask_for_capitals(word: str) -> None:
    refs = [ref for ref in GAZETTEER.named(word) if ref.kind in {"S", "O"}]
    assert refs
    assert all(ref.exact for ref in refs)


def test_the_longest_name_comes_first() -> None:
    words = fold("United Nations Security Council Resolution").split()
    found = GAZETTEER.names_at(words, 0)
    assert [end for end, _ in found] == sorted((end for end, _ in found), reverse=True)
    assert found[0][0] == 4
    assert Ref("O", "UNSC", "n") in found[0][1]


def test_no_name_beyond_the_words() -> None:
    assert GAZETTEER.names_at(["united"], 0) == [] or GAZETTEER.names_at(["united"], 0)[0][0] == 1


_ACCENTS = str.maketrans({"a": "á", "e": "è", "c": "ç", "o": "ö", "n": "ñ"})


@given(st.text(alphabet=string.ascii_letters + " -'.", max_size=30))
def test_fold_takes_accents_away(text: str) -> None:
    assert fold(text.translate(_ACCENTS)) == fold(text)


@given(st.text(max_size=40))
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.sampled_from(["Serbia", "Aleksandar Vucic", "al-Burhan", "Côte d'Ivoire", "Guinea-Bissau"]))
def test_hyphens_and_case_do_not_matter(name: str) -> None:
    assert GAZETTEER.named(name) == GAZETTEER.named(name.replace("-", " ").upper())


def test_parents_nearest_first() -> None:
    assert GAZETTEER.above("KFOR") == ("NATO",)
    assert GAZETTEER.above("UNSC") == ("UN",)
    assert GAZETTEER.above("no such") == ()


def test_roles_by_their_words() -> None:
    roles = GAZETTEER.roles
    found = roles.at(["foreign", "minister", "said"], 0)
    assert found is not None
    assert (found.words, found.office, found.sectors) == (
        ("foreign", "minister"),
        "foreign_minister",
        ("GOV",),
    )
    assert roles.at(["carrot"], 0) is None


def test_every_hand_written_row_names_a_record() -> None:
    for name in ("Kremlin", "Pentagon", "Bundestag", "Knesset", "Downing Street"):
        refs = [ref for ref in GAZETTEER.named(name) if ref.kind == "M"]
        assert refs, name
        assert GAZETTEER.state(GAZETTEER.metonym(refs[0].id).code) is not None
    assert GAZETTEER.people("WEST") is not None


def test_an_unknown_person_is_a_coded_error() -> None:
    with pytest.raises(GazetteerError, match="no person"):
        GAZETTEER.person(10**9)


def test_hand_written_names_refer_to_records() -> None:
    data = Data()
    known = {"S": GAZETTEER.state, "O": GAZETTEER.organisation, "A": GAZETTEER.group}
    for name, kind, identifier, sense in data.own("names", 4):
        assert known[kind](identifier) is not None, name
        assert sense in {"n", "d", "c", "r"}, name
    for name, kind, code, sectors in data.own("metonyms", 4):
        record = GAZETTEER.state(code) if kind == "state" else GAZETTEER.organisation(code)
        assert record is not None, name
        assert all(len(sector) == 3 for sector in sectors.split("|") if sector), name
    for phrase, kind, sectors, _, use in data.own("roles", 5):
        assert kind in {"person", "group", "institution", "organisation", "state"}, phrase
        assert use in {"any", "owned", "title"}, phrase
        assert all(len(sector) == 3 for sector in sectors.split("|") if sector), phrase


def test_people_written_by_hand_refer_to_records() -> None:
    for identifier, names, body, role, title, start, end, sectors in Data().own("people", 8):
        known = GAZETTEER.state(body) or GAZETTEER.organisation(body) or GAZETTEER.group(body)
        assert known is not None or not body, identifier
        assert names.split("|")[0], identifier
        assert title, identifier
        assert not end or start <= end, identifier
        assert role in {"", "party_leader", "head_of_state", "org_head", "foreign_minister"}, identifier
        assert all(len(sector) == 3 for sector in sectors.split("|") if sector), identifier


def test_a_leader_of_an_armed_group_is_found_by_name() -> None:
    refs = [ref for ref in GAZETTEER.named("Osama bin Laden") if ref.kind == "P"]
    assert [GAZETTEER.person(ref.id).tenures[0].group for ref in refs] == ["ALQAEDA"]


def test_a_hand_written_head_of_an_organisation_held_the_office() -> None:
    assert {p.name for p, _ in GAZETTEER.in_office("ARAB LEAGUE", "org_head", "1985-01-01")} == {
        "Chedli Klibi"
    }


def test_a_bloc_names_its_states() -> None:
    baltics = GAZETTEER.people("BALTICS")
    assert baltics is not None
    assert (baltics.country, baltics.members) == ("", ("EST", "LVA", "LTU"))
    for code in baltics.members:
        assert GAZETTEER.state(code) is not None
