"""The markup of examples, as in ``[A Britain] [T imposed] fresh [T sanctions] on [R Iran]``."""

import re

from detente.codebook._rules import Example

__all__ = ["parse_example", "render_example"]

_PIECE = re.compile(r"\[(?P<kind>[ART]) (?P<words>[^\[\]]*)\]|(?P<stray>[\[\]])")


def parse_example(markup: str) -> Example:
    """An example without its markup, spans in characters of the plain text.

    Raises:
        ValueError: The markup is unbalanced, nested, empty or of an unknown kind.
    """
    spans: dict[str, list[tuple[int, int]]] = {"A": [], "R": [], "T": []}
    pieces: list[str] = []
    length = end = 0
    for match in _PIECE.finditer(markup):
        if match["stray"]:
            raise ValueError(f"stray bracket at character {match.start()}: {markup[match.start() :][:25]!r}")
        words = match["words"]
        if not words or words != words.strip():
            raise ValueError(f"empty or padded brackets at character {match.start()}: {match[0]!r}")
        before = markup[end : match.start()]
        start = length + len(before)
        pieces += [before, words]
        length = start + len(words)
        spans[match["kind"]].append((start, length))
        end = match.end()
    pieces.append(markup[end:])
    return Example("".join(pieces), tuple(spans["A"]), tuple(spans["R"]), tuple(spans["T"]))


def render_example(example: Example) -> str:
    """The example with its markup: the inverse of ``parse_example``."""
    marks = [(span, "A") for span in example.actors]
    marks += [(span, "R") for span in example.recipients]
    marks += [(span, "T") for span in example.triggers]
    pieces: list[str] = []
    end = 0
    for (start, stop), kind in sorted(marks):
        pieces.append(f"{example.text[end:start]}[{kind} {example.text[start:stop]}]")
        end = stop
    return "".join(pieces) + example.text[end:]
