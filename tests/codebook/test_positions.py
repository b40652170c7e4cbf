import pytest

from detente.codebook._load import DATA
from detente.codebook.positions import load_positions
from detente.errors import CodebookError


@pytest.fixture
def text():
    return (DATA / "positions.yaml").read_text(encoding="utf-8")


def test_the_shipped_file_is_sound():
    book = load_positions()
    assert {rule.attitude for rule in book.rules} == {"for", "against", "neutral"}
    assert book.synonyms["drill"] == "exercise"
    assert all(rule.near for rule in book.rules)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("attitude: against", "attitude: cross", "unknown"),
        ("lasting: true", "lastling: true", "unknown key"),
        ("- id: favour\n", "- id: oppose\n", "used twice"),
        ("weight: 0.85", "weight: 7", "not a number"),
        ("framing:", "frames:", "unknown key"),
        ("topic: the peace plan for Somalia", "topic: a peace plan", "not in its example"),
        ("  - [join, accession", "  - [join, drill, accession", "stands there twice"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, old, new, message):
    assert old in text
    (tmp_path / "positions.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        load_positions(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CodebookError, match="missing"):
        load_positions(tmp_path)
