"""Negation, future, condition."""

import pytest

from detente.coder._modality import modality
from detente.coder._tree import Tree
from detente.reader import Reader
from detente.terms import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Norway suspended the aid.", "suspended", ()),
        ("Norway has not suspended the aid.", "suspended", ("negation",)),
        ("Norway never suspended the aid.", "suspended", ("negation",)),
        ("Norway left without signing the pact.", "signing", ("negation",)),
        ("Norway failed to deliver the aid.", "deliver", ("negation",)),
        ("No troops were sent.", "sent", ("negation",)),
        ("Norway will suspend the aid.", "suspend", ("future",)),
        ("Norway plans to suspend the aid.", "suspend", ("future",)),
        ("Norway may suspend the aid.", "suspend", ("hypothetical",)),
        ("If Norway suspends the aid, schools will close.", "suspends", ("hypothetical",)),
        ("Norway is considering suspending the aid.", "suspending", ("hypothetical",)),
        ("Has Norway suspended the aid?", "suspended", ("hypothetical",)),
    ],
)
def test_aux_modes(reader: Reader, text: str, word: str, expected: tuple[str, ...]) -> None:
    tree = Tree(reader.read(Article(text)).sentences[0])
    index = next(t.index for t in tree.tokens if t.text == word)
    assert modality(tree, index, None).aux_modes == expected
