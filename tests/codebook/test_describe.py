"""The generated reference is the committed one."""

from pathlib import Path

from detente.codebook import load_codebook
from detente.codebook.describe import describe, main

DOCS = Path(__file__).parents[2] / "docs"


def test_pages_are_current():
    pages = describe(load_codebook())
    stale = [
        n for n, text in pages.items() if not (DOCS / n).exists() or (DOCS / n).read_text("utf-8") != text
    ]
    assert not stale, "run: python -m detente.codebook.describe docs"


def test_pages_are_written(tmp_path):
    assert main([str(tmp_path)]) == 0
    assert len(list((tmp_path / "codebook").glob("*.md"))) == 16
