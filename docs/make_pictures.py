"""Draws the pictures of the README from a real run: ``python docs/make_pictures.py``."""

import io
import re
import sys
from pathlib import Path

from rich.console import Console, RenderableType

from detente.app._examples import example_articles
from detente.app.explain import explanation
from detente.app.pipeline import Coder
from detente.app.show import report_table

FOLDER = Path(__file__).parent / "pictures"
EXAMPLE = "1-talks.txt"
NUMBER = 1
WIDTH = 120


def draw(name: str, command: str, shown: RenderableType) -> None:
    """Write what a terminal shows for a command as an SVG of that name."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), color_system="truecolor", highlight=False)
    console.print(shown)
    # A fixed id: rich would otherwise hash the content into every class name.
    picture = console.export_svg(title=command, unique_id=name)
    # No font from outside: the reader's own monospaced one will do.
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")
    sys.stderr.write(f"drawn: {name}.svg\n")


def main() -> None:
    """Code one example and draw its table and an explanation."""
    coder = Coder()
    article = next(article for article in example_articles() if article.source == EXAMPLE)
    coded = coder.report(article)
    FOLDER.mkdir(exist_ok=True)
    draw("code", f"detente code {EXAMPLE}", report_table(coded, WIDTH))
    draw("explain", f"detente explain {EXAMPLE} {NUMBER}", explanation(coded, NUMBER, coder.rule))


if __name__ == "__main__":
    main()
