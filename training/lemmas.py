"""Collect the verbs of the codebook as known lemmas: ``python -m training.lemmas``.

The language core's lemma rules err on rare words ("expell"); the reader prefers a regular lemma that is
a known word. The codebook's own triggers are the words that matter most.
"""

from pathlib import Path

from detente.codebook import load_codebook

__all__ = ["main"]

TARGET = Path(__file__).resolve().parents[1] / "src/detente/reader/data/lemmas.txt"


def main() -> None:
    """Write one lemma a line, sorted."""
    codebook = load_codebook()
    words = {trigger.lemma for rule in codebook.rules for trigger in rule.triggers if trigger.part == "verb"}
    kept = sorted(word for word in words if word.isalpha() and len(word) > 2)
    TARGET.write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
