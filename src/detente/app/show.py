"""Coded reports as a table on a terminal."""

from datetime import date
from itertools import pairwise

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from detente.app._words import count_of, plain, what_kind, when_words, within, words_of
from detente.app.report import CodedReport, NumberedEvent
from detente.terms import Entity, Event, Span

__all__ = ["QUAD_STYLES", "report_table", "sentence_text", "show_report"]

QUAD_STYLES = {
    "verbal_cooperation": "cyan",
    "material_cooperation": "green",
    "verbal_conflict": "yellow",
    "material_conflict": "red",
}
"""Terminal colour of each quad class."""

TRIGGER_STYLE = "bold underline"
ACTOR_STYLE = "blue"
RECIPIENT_STYLE = "magenta"

# Terminal columns under which the sentence moves below its event, for want of room beside it.
NARROW = 100


def show_report(console: Console, coded: CodedReport) -> None:
    """Print the report's head, its table and a line that sums it up."""
    console.print(report_table(coded, console.width))


def report_table(coded: CodedReport, width: int) -> RenderableType:
    """The report's head, its table for that many terminal columns, and a line that sums it up."""
    if not coded.shown:
        return Group(_head(coded), Text("  " + _summary(coded), style="dim"), Text())
    table = _narrow_table(coded) if width < NARROW else _wide_table(coded)
    return Group(_head(coded), table, Text("  " + _summary(coded), style="dim"), Text())


def sentence_text(event: Event) -> Text:
    """The event's sentence on one line, its trigger, actors and recipients marked."""
    sentence = event.sentence
    styles: list[tuple[Span, str]] = [(entity.span, ACTOR_STYLE) for entity in event.actors]
    styles += [(entity.span, RECIPIENT_STYLE) for entity in event.recipients]
    styles.append((event.trigger.span, TRIGGER_STYLE))
    inside = [(span, style) for span, style in styles if within(span, sentence.span)]
    edges = sorted(
        {0, len(sentence.text)} | {edge - sentence.span.start for span, _ in inside for edge in span}
    )
    line = Text()
    for start, end in pairwise(edges):
        piece = Span(start + sentence.span.start, end + sentence.span.start)
        style = " ".join(style for span, style in inside if span.overlaps(piece))
        line.append(_keep_spaces(sentence.text[start:end]), style=style)
    return line


def _keep_spaces(piece: str) -> str:
    # ``plain`` trims; the spaces at the edges part this piece from its neighbours.
    lead = " " if piece[:1].isspace() else ""
    tail = " " if piece[-1:].isspace() and piece.strip() else ""
    return lead + plain(piece) + tail


def _head(coded: CodedReport) -> Text:
    article = coded.article
    head = Text(plain(coded.name), style="bold")
    known = [_day(article.published), plain(article.publisher or "")]
    about = "  ".join(part for part in known if part)
    return head.append(f"   {about}" if about else "", style="not bold dim")


def _day(day: date | None) -> str:
    return day.isoformat() if day else "publication date not known"


def _wide_table(coded: CodedReport) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("date", max_width=13)
    table.add_column("actors", max_width=18, overflow="fold", style=ACTOR_STYLE)
    table.add_column("event", max_width=15, overflow="fold")
    table.add_column("recipients", max_width=18, overflow="fold", style=RECIPIENT_STYLE)
    table.add_column("flags", max_width=12, overflow="fold", style="dim")
    table.add_column("conf.", justify="right", no_wrap=True)
    table.add_column("sentence", ratio=1)
    for item in coded.shown:
        table.add_row(*_cells(item), sentence_text(item.event))
    return table


def _narrow_table(coded: CodedReport) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("date", max_width=13)
    table.add_column("event, confidence", ratio=1)
    for item in coded.shown:
        number, when, actors, what, recipients, flags, confidence = _cells(item)
        line = Text.assemble(what, "  ", (actors.plain, ACTOR_STYLE))
        if recipients:
            line.append(" → ").append(recipients.plain, style=RECIPIENT_STYLE)
        for aside in (flags, confidence):
            line.append(f"  {aside.plain}" if aside else "", style="dim")
        table.add_row(number, when, Group(line, sentence_text(item.event), Text()))
    return table


def _cells(item: NumberedEvent) -> tuple[Text, ...]:
    # Text, never strings: rich would read a string's square brackets as its own markup.
    event = item.event
    return (
        Text(str(item.number)),
        Text(when_words(event.date)),
        Text(_parties(event.actors)),
        Text(plain(what_kind(event)), style=QUAD_STYLES.get(event.quad, "")),
        Text(_parties(event.recipients)),
        Text(plain(_flags(event))),
        Text(f"{event.confidence:.2f}"),
    )


def _parties(entities: tuple[Entity, ...]) -> str:
    return ", ".join(dict.fromkeys(words_of(entity) for entity in entities))


def _flags(event: Event) -> str:
    flags = list(event.aux_modes)
    if event.attribution and event.attribution.speaker:
        flags.append(f"says {words_of(event.attribution.speaker)}")
    elif event.attribution and event.attribution.cue:
        flags.append(f"“{plain(event.attribution.cue)}”")
    if event.attribution and event.attribution.denied_by:
        flags.append(f"denied by {_parties(event.attribution.denied_by)}")
    return ", ".join(flags)


def _summary(coded: CodedReport) -> str:
    read = count_of(len(coded.reading.sentences), "sentence")
    hidden = len(coded.events) - len(coded.shown)
    below = f" ({hidden:,} below the confidence asked for)" if hidden else ""
    if not coded.shown:
        return f"no events in {read}{below}"
    types = ", ".join(f"{number} {name}" for name, number in coded.type_counts)
    return f"{count_of(len(coded.shown), 'event')} in {read}{below}: {types}"
