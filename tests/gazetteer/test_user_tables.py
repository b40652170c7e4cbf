import pytest

from detente.errors import GazetteerError
from detente.gazetteer import Gazetteer, import_petrarch, table_text

HEADER = "id\tkind\tname\taliases\tadjectives\tcountry\torganisation\tsectors\toffice\tstart\tend\n"
ROWS = (
    "# made-up parties\n"
    "LAP\tstate\tLaputa\tFlying Island\tLaputan|Laputans\n"
    "BALNIBARBI\tcapital\tLagado\t\t\tLAP\n"
    "ISLES\torganisation\tLeague of Isles\tLOI\n"
    "GUARD\tinstitution\tIsland Guard\t\t\tLAP\t\tMIL\n"
    "MUNODI\tperson\tOlav Munodi\t\t\tLAP\t\t\tForeign Minister\t2010-03\t2014\n"
    "MUNODI\tperson\tOlav Munodi\tLord Munodi\t\tLAP\t\t\tPresident\t2015-01-02\t\n"
    "REBELS\tgroup\tLindalino Front\t\t\tLAP\t\tOPP\n"
)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.tsv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def gazetteer(table):
    return Gazetteer(extensions=[table])


def test_names_lead_to_the_users_records(gazetteer):
    (ref,) = gazetteer.named("Laputan")
    assert (ref.kind, ref.id, ref.sense) == ("S", "LAP", "d")
    assert gazetteer.state("LAP").name == "Laputa"
    assert gazetteer.organisation(gazetteer.named("League of Isles")[0].id).kind == "IGO"
    assert gazetteer.group("REBELS").sectors == ("OPP",)
    body = gazetteer.metonym(gazetteer.named("Island Guard")[0].id)
    assert (body.kind, body.code, body.sectors) == ("state", "LAP", ("MIL",))
    assert gazetteer.named("LOI")[0].exact


def test_longer_names_come_first_and_shipped_ones_stay(gazetteer):
    ends = [end for end, _ in gazetteer.names_at(["league", "of", "isles", "met"], 0)]
    assert ends[0] == 3
    assert gazetteer.named("Serbia") == Gazetteer().named("Serbia")


def test_a_person_has_an_office_by_day(gazetteer):
    ((person, tenure),) = gazetteer.in_office("LAP", "foreign_minister", "2012-05-05")
    assert (person.name, tenure.title) == ("Olav Munodi", "Foreign Minister")
    assert gazetteer.in_office("LAP", "foreign_minister", "2016-05-05") == ()
    assert gazetteer.in_office("LAP", "head_of_state", "2016-05-05")
    assert {ref.sense for ref in gazetteer.named("Munodi") if ref.kind == "P"} == {"s"}


def test_the_users_meaning_of_a_known_name_holds(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("id\tkind\tname\nGEO-US\tgroup\tGeorgia\n", encoding="utf-8")
    assert [ref.id for ref in Gazetteer(extensions=[path]).named("Georgia")] == ["GEO-US"]


def test_the_digest_shows_the_extension(gazetteer, table, tmp_path):
    plain = Gazetteer()
    assert gazetteer.digest != plain.digest
    other = tmp_path / "other.tsv"
    other.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))
    assert Gazetteer(extensions=[other]).digest == gazetteer.digest
    other.write_bytes(table.read_bytes().replace(b"Lagado", b"Lagada"))
    assert Gazetteer(extensions=[other]).digest != gazetteer.digest


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("\tstate\tX", "no id"),
        ("A B\tstate\tX", "is not one word"),
        ("XX\tplanet\tX", "unknown kind 'planet'"),
        ("XX\tgroup\tX\t\t\tQQQ", "unknown country 'QQQ'"),
        ("XX\tgroup\tX\t\t\t\tNOBODY", "unknown organisation 'NOBODY'"),
        ("XX\tgroup\tX\t\t\t\t\tABC", "unknown sector 'ABC'"),
        ("XX\tgroup\tX\t\t\t\t\t\tKing", "a group holds no office"),
        ("XX\tperson\tX\t\t\t\t\t\tKing\t12 May", "start: '12 May' is not a date"),
        ("XX\tperson\tX\t\t\t\t\t\tKing\t2010\t2009-05", "ends (2009-05) before it starts (2010)"),
        ("XX\tcapital\tX", "belongs to nobody"),
        ("XX\tstate\tX\t\t\t\t\t\t\t\t\tmore", "12 cells where the header names 11"),
    ],
)
def test_each_slip_is_told_with_its_line(tmp_path, row, message):
    path = tmp_path / "own.tsv"
    path.write_text(f"{HEADER}OKO\tstate\tOkoland\n{row}\n", encoding="utf-8")
    _, problems = Gazetteer().check([path])
    assert any(message in str(problem) and "own.tsv:3" in str(problem) for problem in problems), problems


def test_all_problems_are_told_at_once(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(f"{HEADER}A\tplanet\t\nB\tstate\tB\nB\tgroup\tC\n", encoding="utf-8")
    _, problems = Gazetteer().check([path])
    assert [problem.where for problem in problems] == ["own.tsv:2", "own.tsv:2", "own.tsv:4"]
    with pytest.raises(GazetteerError, match="2 more are listed"):
        Gazetteer(extensions=[path])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no table"),
        (b"id\tkind\tnam\n", "unknown column 'nam'"),
        (b"id\tid\tkind\tname\n", "'id' occurs twice"),
        (b"id\tkind\tname\nX\tstate\t\xff\n", "not UTF-8"),
    ],
)
def test_a_broken_file_is_told(tmp_path, content, message):
    path = tmp_path / "own.tsv"
    path.write_bytes(content)
    _, problems = Gazetteer().check([path])
    assert any(message in str(problem) for problem in problems)
    assert Gazetteer().check([tmp_path / "none.tsv"])[1][0].code == "E402"


DICTIONARY = """\
# a comment
LAPUTA_ [LAP]
+FLYING_ISLAND_   ; a synonym
LAGADO_ACADEMY_ [LAPEDU]
OLAV_MUNODI_
+LORD_MUNODI_
    [LAPGOV 20100301-20141231]
    [LAPELI >20141231]
    [LAPOPP <100301]
LEAGUE_OF_ISLES_ [IGOLOI]
LOI_ [FRAGOV]
NOBODY_
WRONG_ [LAPGOV sometime]
"""


def test_an_actor_dictionary_becomes_a_table(tmp_path):
    rows, problems = import_petrarch(DICTIONARY, "actors.txt", Gazetteer().state_codes)
    by_name = {(row.name, row.start): row for row in rows}
    state = by_name["Laputa", ""]
    assert (state.id, state.kind, state.aliases) == ("LAP", "state", ("Flying Island",))
    academy = by_name["Lagado Academy", ""]
    assert (academy.kind, academy.country, academy.sectors) == ("institution", "LAP", ("EDU",))
    minister = by_name["Olav Munodi", "2010-03-01"]
    assert (minister.kind, minister.end, minister.sectors) == ("person", "2014-12-31", ("GOV",))
    assert by_name["Olav Munodi", "2014-12-31"].sectors == ("ELI",)
    assert by_name["League of Isles", ""].kind == "organisation"
    assert by_name["LOI", ""].country == "FRA"
    told = [str(problem) for problem in problems]
    assert len(told) == 3
    assert "actors.txt:10" in told[0]
    assert "LOI" in told[0]
    assert "actors.txt:12" in told[1]
    assert "actors.txt:13" in told[2]
    path = tmp_path / "own.tsv"
    path.write_text(table_text(rows), encoding="utf-8")
    assert Gazetteer().check([path])[1] == ()


def test_lines_without_a_name_are_told():
    rows, problems = import_petrarch("+ALONE_\n[ABC]\n_ [FRA]\n", "a.txt", {"FRA"})
    assert rows == ()
    assert len(problems) >= 3
