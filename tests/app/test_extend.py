import pytest

from detente import Coder
from detente.app.cli import run

CODEBOOK = """\
type: EDUCATE
definition: Teaching and training of foreigners.
quad: material_cooperation
score: 3.5
recipient: required
rules:
  - id: educate.tutor
    verb: [tutor]
    examples:
      - "[A France] [T tutored] [R Chad] on Monday."
      - "[A Italy] [T tutored] [R Malta]."
    near:
      - "He tutors at home."
"""
GAZETTEER = "id\tkind\tname\tadjectives\nLAP\tstate\tLaputa\tLaputan\nBLE\tstate\tBlefuscu\t\n"


@pytest.fixture
def codebook(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(CODEBOOK, encoding="utf-8")
    return path


@pytest.fixture
def gazetteer(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(GAZETTEER, encoding="utf-8")
    return path


def test_the_users_rules_and_parties_are_used(codebook, gazetteer):
    own = Coder(codebook=[codebook], gazetteer=str(gazetteer))
    (event,) = own.code("The Laputan army tutored Blefuscu.", published="2020-01-01")
    assert (event.event_type, event.quad, event.score) == ("EDUCATE", "material_cooperation", 3.5)
    assert [party.code for party in (*event.actors, *event.recipients)] == ["LAP", "BLE"]
    plain = Coder()
    assert plain.code("The Laputan army tutored Blefuscu.", published="2020-01-01") == []
    assert own.version.codebook != plain.version.codebook
    assert own.version.gazetteer != plain.version.gazetteer
    assert (own.version.model, own.version.version) == (plain.version.model, plain.version.version)


def test_the_command_line_uses_them(codebook, gazetteer, tmp_path, capsys):
    report = tmp_path / "report.txt"
    report.write_text("Laputa tutored Blefuscu on Monday.", encoding="utf-8")
    files = ["--codebook", str(codebook), "--gazetteer", str(gazetteer)]
    assert run(["code", "-f", "jsonl", "--published", "2020-01-01", *files, str(report)]) == 0
    assert '"event_type": "EDUCATE"' in capsys.readouterr().out
    assert run(["explain", *files, str(report), "1"]) == 0
    assert "educate.tutor" in capsys.readouterr().out


def test_a_broken_file_stops_the_run(codebook, gazetteer, tmp_path, capsys):
    report = tmp_path / "report.txt"
    report.write_text("Laputa tutored Blefuscu on Monday.", encoding="utf-8")
    codebook.write_text(CODEBOOK.replace("score: 3.5", "score: high"), encoding="utf-8")
    assert run(["code", "--codebook", str(codebook), str(report)]) == 5
    assert "own.yaml:4" in capsys.readouterr().err
    gazetteer.write_text("id\tkind\nX\tstate\n", encoding="utf-8")
    assert run(["code", "--gazetteer", str(gazetteer), str(report)]) == 5
    assert "own.tsv:1" in capsys.readouterr().err


def test_check_tells_what_is_fine_and_what_is_not(codebook, gazetteer, capsys):
    assert run(["codebook", "check", str(codebook)]) == 0
    assert "fine: 1 rule added, 17 types in all" in capsys.readouterr().out
    assert run(["gazetteer", "check", str(gazetteer)]) == 0
    assert "fine: 2 rows" in capsys.readouterr().out
    codebook.write_text(CODEBOOK.replace("tutor]", "Tutor]\n    weight: 7"), encoding="utf-8")
    assert run(["codebook", "check", str(codebook)]) == 5
    told = capsys.readouterr().err
    assert "own.yaml:8 (educate.tutor)" in told
    assert "own.yaml:9 (educate.tutor)" in told
    assert "2 problems" in told


def test_check_codes_the_examples_where_asked(codebook, capsys):
    assert run(["codebook", "check", "--examples", str(codebook)]) == 0
    assert "3 of 3 come out right" in capsys.readouterr().out
    wrong = CODEBOOK.replace('"[A Italy] [T tutored] [R Malta]."', '"[A Italy] was never [T] [R Malta]."')
    wrong = wrong.replace("was never [T] [R Malta]", "[T saw] [R Malta]")
    codebook.write_text(wrong.replace("He tutors at home.", "Spain tutored Peru."), encoding="utf-8")
    assert run(["codebook", "check", "--examples", str(codebook)]) == 5
    told = capsys.readouterr()
    assert "not coded as marked: Italy saw Malta." in told.err
    assert "coded, though a near miss: Spain tutored Peru." in told.err
    assert "1 of 3 come out right" in told.out


def test_list_and_show(codebook, capsys):
    assert run(["codebook", "list"]) == 0
    assert "SANCTION" in capsys.readouterr().out
    assert run(["codebook", "list", "--codebook", str(codebook)]) == 0
    assert "EDUCATE" in capsys.readouterr().out
    assert run(["codebook", "show", "sanction"]) == 0
    shown = capsys.readouterr().out
    assert "quad class material_conflict" in shown
    assert run(["codebook", "show", "educate.tutor", "--codebook", str(codebook)]) == 0
    assert "example: France tutored Chad on Monday." in capsys.readouterr().out
    assert run(["codebook", "show", "NOVELTY"]) == 2
    assert "no type or rule is called 'NOVELTY'" in capsys.readouterr().err


def test_an_actor_dictionary_is_imported_and_used(tmp_path, capsys):
    dictionary, table = tmp_path / "actors.txt", tmp_path / "actors.tsv"
    dictionary.write_text(
        "LAPUTA_ [LAP]\n+FLYING_ISLAND_\nMUNODI_\n    [LAPGOV <20100101]\n    [LAPELI >20100101]\n",
        encoding="utf-8",
    )
    assert run(["gazetteer", "import-petrarch", str(dictionary), "-o", str(table)]) == 0
    assert "3 rows written" in capsys.readouterr().err
    assert run(["gazetteer", "check", str(table)]) == 0
    coder = Coder(gazetteer=[table])
    (event,) = coder.code("France condemned Munodi.", published="2005-01-01")
    assert (event.recipients[0].country, event.recipients[0].sectors) == ("LAP", ("GOV",))
    (event,) = coder.code("France condemned Munodi.", published="2015-01-01")
    assert (event.recipients[0].country, event.recipients[0].sectors) == ("LAP", ("ELI",))


def test_a_dictionary_that_cannot_be_used_is_told(tmp_path, capsys):
    dictionary = tmp_path / "actors.txt"
    dictionary.write_text("# nothing\n", encoding="utf-8")
    assert run(["gazetteer", "import-petrarch", str(dictionary)]) == 5
    assert run(["gazetteer", "import-petrarch", str(tmp_path / "none.txt")]) == 3
    dictionary.write_bytes(b"LAPUTA_ [LAP]\n\xff\n")
    assert run(["gazetteer", "import-petrarch", str(dictionary)]) == 3
    dictionary.write_text("LAPUTA_ [LAP]\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["gazetteer", "import-petrarch", str(dictionary)]) == 0
    assert capsys.readouterr().out.startswith("id\tkind\tname\t")
