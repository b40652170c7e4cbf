import pytest

from detente.codebook import check_extensions, load_codebook
from detente.errors import CodebookError

GOOD = """\
type: SANCTION
modes:
  airspace: {score: -4.5, lemmas: [overfly]}
rules:
  - id: sanction.my_airspace
    mode: airspace
    verb: [close]
    where: {object: [airspace]}
    recipient: [prep:to]
    requires: both
    weight: 0.9
    examples:
      - "[A Chad] [T closed] its [T airspace] to [R Sudan] on Friday."
      - "[A Poland] has [T closed] its [T airspace] to [R Belarus]."
    near:
      - "The shop closed at noon."
"""
NEW = """\
types:
  - type: EDUCATE
    definition: Teaching and training of foreigners.
    quad: material_cooperation
    score: 3.5
    recipient: required
    modes:
      language: {score: 4, lemmas: [language]}
    rules:
      - id: educate.tutor
        verb: [tutor]
        examples:
          - "[A France] [T tutored] [R Chad]."
          - "[A Italy] will [T tutor] [R Malta]."
        near:
          - "He tutors at home."
"""


@pytest.fixture
def write(tmp_path):
    def _write(text, name="own.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _write


def test_rules_and_modes_are_added(write):
    shipped = load_codebook()
    codebook = load_codebook(extensions=[write(GOOD)])
    assert len(codebook.rules) == len(shipped.rules) + 1
    assert codebook.types["SANCTION"].score_of("airspace") == -4.5
    assert codebook.types["SANCTION"].mode_words["airspace"] == {"overfly"}
    assert codebook.types["SANCTION"].definition == shipped.types["SANCTION"].definition
    assert "airspace" not in shipped.types["SANCTION"].modes
    assert codebook.digest != shipped.digest
    assert codebook.version == shipped.version


def test_a_new_type_has_all_it_needs(write):
    codebook = load_codebook(extensions=[write(NEW)])
    kind = codebook.types["EDUCATE"]
    assert (kind.quad, kind.score, kind.needs_recipient) == ("material_cooperation", 3.5, True)
    (rule,) = (rule for rule in codebook.rules if rule.event_type == "EDUCATE")
    assert rule.requires == "both"


def test_a_later_file_may_use_a_type_of_an_earlier_one(write):
    more = "type: EDUCATE\nmodes: {art: {score: 2}}\nrules: []\n"
    codebook = load_codebook(extensions=[write(NEW), write(more, "more.yaml")])
    assert set(codebook.types["EDUCATE"].modes) == {"language", "art"}
    assert codebook.types["EDUCATE"].mode_words["language"] == {"language"}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("mode: airspace", "mode: airspce", 6, "mode: 'airspce' is unknown"),
        ("weight: 0.9", "weight: 9", 11, "weight: 9"),
        ("recipient: [prep:to]", "recipient: [behind]", 9, "unknown slot 'behind'"),
        ("where: {object: [airspace]}", "where: {object: ['@sky']}", 8, "unknown class '@sky'"),
        ("verb: [close]", "verb: [Close]", 7, "not made of lower-case lemmas"),
        ("requires: both", "requires: all", 10, "requires: 'all' is unknown"),
        ("weight: 0.9", "wieght: 0.9", 11, "unknown key 'wieght'"),
        ("sanction.my_airspace", "my_airspace", 5, "An id here begins with 'sanction.'"),
        ("sanction.my_airspace", "sanction.impose", 5, "used in the shipped codebook too"),
        ("{score: -4.5, lemmas: [overfly]}", "{lemmas: [overfly]}", 3, "score of the new mode"),
        ("airspace: {score: -4.5", "expel: {score: -4.5", 3, "the mode has one already"),
        ("type: SANCTION", "type: sanction", 1, "Name it in capitals"),
        ("type: SANCTION", "type: NOVELTY", 1, "quad: None of the new type"),
        ("type: SANCTION", "type: SANCTION\nscore: 3", 2, "score: SANCTION has one already"),
        ("[A Chad] [T closed]", "[A Chad [T closed]", 12, "stray bracket"),
        ("rules:\n", "rules: [\n", None, "not valid YAML"),
    ],
)
def test_each_slip_is_told_with_its_line(write, old, new, line, message):
    assert old in GOOD
    codebook, problems = check_extensions([write(GOOD.replace(old, new, 1))])
    assert codebook is None
    where = f"own.yaml:{line}" if line else "own.yaml:"
    assert any(message in str(one) and where in str(one) for one in problems), [str(one) for one in problems]


def test_all_problems_are_told_at_once(write):
    bad = GOOD.replace("weight: 0.9", "weight: 9").replace("verb: [close]", "verb: [CLOSE]")
    bad = bad.replace("recipient: [prep:to]", "recipient: [behind]").replace("mode: airspace", "mode: sky")
    _, problems = check_extensions([write(bad), write("rules: []\n", "more.yaml")])
    wheres = [problem.where.split(" ")[0] for problem in problems]
    assert sorted(wheres) == ["more.yaml:1", "own.yaml:11", "own.yaml:6", "own.yaml:7", "own.yaml:9"]
    with pytest.raises(CodebookError, match="4 more are listed by detente codebook check"):
        load_codebook(extensions=[write(bad), write("rules: []\n", "more.yaml")])


def test_a_missing_file_is_told(tmp_path):
    _, (problem,) = check_extensions([tmp_path / "none.yaml"])
    assert "none.yaml" in str(problem)
    assert "missing" in str(problem)
