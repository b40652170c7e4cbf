"""The example reports that come with the program."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

from detente.sources import read_text
from detente.terms import Article

__all__ = ["example_articles"]


def example_articles() -> Iterator[Article]:
    """The example reports, by name."""
    folder = files("detente.app") / "examples"
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".txt"):
            yield replace(read_text(item.read_text(encoding="utf-8")), source=item.name)
