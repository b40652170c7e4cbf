"""Grammar: voice, control, coordination, relative clauses, on parses of the shipped model."""

import pytest

from detente.coder._tree import Tree
from detente.reader import Reader
from detente.terms import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def tree_of(reader: Reader, text: str) -> Tree:
    return Tree(reader.read(Article(text)).sentences[0])


def words(tree: Tree, indexes: list[int] | tuple[int, ...]) -> list[str]:
    return [tree[i].text for i in indexes]


def at(tree: Tree, word: str) -> int:
    return next(t.index for t in tree.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("France recalled its ambassador.", "recalled", ["France"], ["ambassador"]),
        ("The ambassador was recalled by France.", "recalled", ["France"], ["ambassador"]),
        ("Chad and Niger signed the treaty.", "signed", ["Chad", "Niger"], ["treaty"]),
        ("Peru agreed to free the sailors.", "free", ["Peru"], ["sailors"]),
        ("Peru urged Chile to free the sailors.", "free", ["Chile"], ["sailors"]),
        ("Rebels attacked the town and killed a priest.", "killed", ["Rebels"], ["priest"]),
        ("The sanctions that Britain imposed hurt.", "imposed", ["Britain"], ["sanctions"]),
        ("Troops sent by Ghana arrived.", "sent", ["Ghana"], ["Troops"]),
        ("The general, who led the coup, fled.", "led", ["general"], ["coup"]),
        ("Kenya was asked to host the talks.", "host", ["Kenya"], ["talks"]),
        ("The minister arrived, promising a loan.", "promising", ["minister"], ["loan"]),
        ("Turkey's threat to close the strait alarmed Athens.", "close", ["Turkey"], ["strait"]),
    ],
)
def test_logical_subject_and_object(
    reader: Reader, text: str, verb: str, subject: list[str], object_: list[str]
) -> None:
    tree = tree_of(reader, text)
    index = at(tree, verb)
    assert words(tree, tree.subject(index)) == subject
    assert words(tree, tree.object(index)) == object_


def test_phrases_hang_by_their_preposition(reader: Reader) -> None:
    tree = tree_of(reader, "Egypt held talks with Sudan and Libya on water.")
    talks = at(tree, "talks")
    assert words(tree, tree.phrases(talks, frozenset({"with"}))) == ["Sudan", "Libya"]
    carrier = tree.carrier(talks)
    assert carrier is not None
    assert tree[carrier].text == "held"


def test_owners_of_a_noun(reader: Reader) -> None:
    tree = tree_of(reader, "NATO's long air war against Belgrade ended.")
    assert "NATO" in words(tree, tree.owners(at(tree, "war")))
