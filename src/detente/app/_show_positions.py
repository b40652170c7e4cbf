"""Positions as a table on a terminal."""

from itertools import pairwise

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.app._words import count_of, plain, when_words, within, words_of
from detente.app.report import CodedReport
from detente.terms import Position

__all__ = ["show_positions"]

_STYLES = {"for": "green", "against": "red", "neutral": "yellow"}
_HOLDER_STYLE = "blue"
_TOPIC_STYLE = "bold"
_TRIGGER_STYLE = "underline"


def show_positions(console: Console, coded: CodedReport) -> None:
    """Print the report's name, a table of its positions and a line that sums it up."""
    console.print(Text(plain(coded.name), style="bold"))
    if coded.shown_positions:
        console.print(_table(coded.shown_positions))
    read = count_of(len(coded.reading.sentences), "sentence")
    found = count_of(len(coded.shown_positions), "position")
    console.print(Text(f"  {found} in {read}", style="dim"))
    console.print()


def _table(positions: tuple[Position, ...]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("holder", max_width=18, overflow="fold", style=_HOLDER_STYLE)
    table.add_column("attitude", no_wrap=True)
    table.add_column("topic", max_width=28, overflow="fold", style=_TOPIC_STYLE)
    table.add_column("since", max_width=13)
    table.add_column("conf.", justify="right", no_wrap=True)
    table.add_column("sentence", ratio=1)
    for one in positions:
        # Text, never strings: rich would read a string's square brackets as its own markup.
        table.add_row(
            Text(plain(words_of(one.holder))),
            Text(one.attitude, style=_STYLES[one.attitude]),
            Text(plain(one.topic.text)),
            Text(when_words(one.since) if one.since else ""),
            Text(f"{one.confidence:.2f}"),
            _sentence(one),
        )
    return table


def _sentence(position: Position) -> Text:
    """The sentence on one line, its holder, topic and trigger marked."""
    sentence = position.sentence
    styles = [
        (position.holder.span, _HOLDER_STYLE),
        (position.topic.span, _TOPIC_STYLE),
        (position.trigger.span, _TRIGGER_STYLE),
    ]
    marked = [(span, style) for span, style in styles if within(span, sentence.span)]
    offset = sentence.span.start
    edges = sorted({0, len(sentence.text)} | {edge - offset for span, _ in marked for edge in span})
    line = Text()
    for start, end in pairwise(edges):
        here = [s for span, s in marked if span.start - offset <= start and end <= span.end - offset]
        piece = sentence.text[start:end]
        lead = " " if piece[:1].isspace() else ""
        tail = " " if piece[-1:].isspace() and piece.strip() else ""
        line.append(lead + plain(piece) + tail, style=" ".join(here))
    return line
