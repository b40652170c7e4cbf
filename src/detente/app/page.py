"""Coded reports as one self-contained HTML page.

The page holds no script and asks for nothing from outside (its content security policy forbids both);
every word of a report is escaped.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import pairwise

from detente.app._words import (
    AUX_MODE_MEANINGS,
    QUAD_NAMES,
    count_of,
    what_kind,
    when_words,
    who_is,
)
from detente.app.record import record_of
from detente.app.report import CodedReport, NumberedEvent
from detente.terms import Attribution, Event, Span, Where

__all__ = ["page_end", "page_of_report", "page_start"]

ROLES = ("actor", "recipient", "trigger", "date", "place")
"""What is marked in the text; also the names of the style's classes."""

_BLANK_LINES = re.compile(r"\n\s*\n")


def page_start() -> str:
    """The page's head and legend."""
    style = (files("detente.app") / "_page_style.css").read_text(encoding="utf-8")
    roles = "".join(f'<li><mark class="{role}">{role}</mark></li>' for role in ROLES)
    quads = "".join(
        f'<li class="{key}"><span style="color: var(--quad)">&#9632;</span> {name}</li>'
        for key, name in QUAD_NAMES.items()
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Coded reports - detente</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header><h1>Coded reports</h1>\n<ul class="legend">{roles}{quads}</ul></header>\n<main>\n'
    )


def page_of_report(coded: CodedReport, position: int) -> str:
    """One report: its text with marks, the record of each event beside its sentence.

    Args:
        coded: The report.
        position: The report's place on the page, from 1; makes its links unique.
    """
    rows = "".join(_row(coded, stretch, position) for stretch in _stretches(coded))
    article = coded.article
    about = [
        article.published.isoformat() if article.published else "publication date not known",
        _safe(article.publisher or "publisher not known"),
        count_of(len(coded.shown), "event"),
    ]
    return (
        f'<section id="r{position}">\n<h2>{_safe(coded.name)}</h2>\n'
        f'<p class="meta">{" &middot; ".join(about)}</p>\n{rows}</section>\n'
    )


def page_end(names: Sequence[str], versions: str) -> str:
    """The page's foot: a list of the reports where there are several, and what coded them."""
    links = "".join(
        f'<li><a href="#r{position}">{_safe(name)}</a></li>' for position, name in enumerate(names, start=1)
    )
    contents = f"<nav><h2>Reports on this page</h2><ol>{links}</ol></nav>\n" if len(names) > 1 else ""
    return f"</main>\n{contents}<footer>{_safe(versions)}</footer>\n</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of the text that is one row of the page, with the events of its sentence."""

    span: Span
    first: bool
    events: tuple[NumberedEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    role: str
    number: int


def _stretches(coded: CodedReport) -> Iterator[_Stretch]:
    """Cut the text at blank lines and around the sentences that hold events."""
    text = coded.article.text
    by_start: dict[int, list[NumberedEvent]] = {}
    for item in coded.shown:
        by_start.setdefault(item.event.sentence.span.start, []).append(item)
    for span in (Span(start, end) for start, end in pairwise(_cuts(coded))):
        if span.of(text).strip():
            first = span.start == 0 or text[span.start - 1] == "\n"
            yield _Stretch(span, first, tuple(by_start.get(span.start, ())))


def _cuts(coded: CodedReport) -> list[int]:
    text, position = coded.article.text, 0
    cuts = {0, len(text)}
    end_of_text = Span(len(text), len(text))
    for span in (*sorted({item.event.sentence.span for item in coded.shown}), end_of_text):
        cuts.update(blank.end() for blank in _BLANK_LINES.finditer(text, position, span.start))
        cuts.update(span)
        position = max(position, span.end)
    return sorted(cuts)


def _row(coded: CodedReport, stretch: _Stretch, position: int) -> str:
    marked = _marked(coded, stretch)
    numbers = "".join(
        f'<sup><a href="#r{position}e{item.number}">{item.number}</a></sup> ' for item in stretch.events
    )
    cards = "".join(_card(item, position) for item in stretch.events)
    beside = f'<div class="cards">{cards}</div>' if cards else ""
    classes = "row first" if stretch.first else "row"
    return f'<div class="{classes}"><p class="text">{numbers}{marked}</p>{beside}</div>\n'


def _marked(coded: CodedReport, stretch: _Stretch) -> str:
    """The stretch's text, escaped, cut at every edge of a mark or of furniture."""
    marks = [mark for item in stretch.events for mark in _marks(item) if mark.span.overlaps(stretch.span)]
    furniture = [span for span in coded.article.furniture if span.overlaps(stretch.span)]
    spans = [mark.span for mark in marks] + furniture
    inside = {edge for span in spans for edge in span if stretch.span.start < edge < stretch.span.end}
    pieces = []
    for start, end in pairwise(sorted({*stretch.span, *inside})):
        piece = Span(start, end)
        words = _safe(piece.of(coded.article.text))
        here = [mark for mark in marks if mark.span.overlaps(piece)]
        if here:
            words = _mark(words, here)
        elif any(span.overlaps(piece) for span in furniture):
            words = f'<span class="furniture">{words}</span>'
        pieces.append(words)
    return "".join(pieces).strip()


def _mark(words: str, marks: Sequence[_Mark]) -> str:
    roles = [role for role in ROLES if any(mark.role == role for mark in marks)]
    told = "; ".join(
        f"{role} of {', '.join(str(mark.number) for mark in marks if mark.role == role)}" for role in roles
    )
    return f'<mark class="{" ".join(roles)}" title="{told}">{words}</mark>'


def _marks(item: NumberedEvent) -> Iterator[_Mark]:
    event = item.event
    for entity in event.actors:
        yield _Mark(entity.span, "actor", item.number)
    for entity in event.recipients:
        yield _Mark(entity.span, "recipient", item.number)
    yield _Mark(event.trigger.span, "trigger", item.number)
    if event.date.span:
        yield _Mark(event.date.span, "date", item.number)
    if event.place:
        yield _Mark(event.place.span, "place", item.number)


def _card(item: NumberedEvent, position: int) -> str:
    event, anchor = item.event, f"r{position}e{item.number}"
    lines = "".join(
        f"<p>{line}</p>" for line in (_who_line(event), _when_line(event), *_asides(event)) if line
    )
    record = _safe(json.dumps(record_of(event), ensure_ascii=False, indent=1))
    quad = event.quad if event.quad in QUAD_NAMES else ""
    return (
        f'<article class="card {quad}" id="{anchor}"><span class="sure">{event.confidence:.2f}</span>'
        f'<a class="number" href="#{anchor}">{item.number}</a> '
        f'<span class="what">{_safe(what_kind(event))}</span>{lines}'
        f"<details><summary>record</summary><pre>{record}</pre></details></article>"
    )


def _who_line(event: Event) -> str:
    actors, recipients = (_safe("; ".join(map(who_is, side))) for side in (event.actors, event.recipients))
    return f"{actors} &rarr; {recipients}" if recipients else actors


def _when_line(event: Event) -> str:
    said = f" (“{event.date.text}”)" if event.date.text else ""
    place = _place_words(event.place)
    return _safe(" · ".join(part for part in (when_words(event.date) + said, place) if part))


def _asides(event: Event) -> Iterator[str]:
    flags = [
        f'<span class="flag" title="{_safe(AUX_MODE_MEANINGS.get(flag, flag))}">{_safe(flag)}</span>'
        for flag in event.aux_modes
    ]
    yield " ".join([*flags, *(f'<span class="context">{_safe(name)}</span>' for name in event.contexts)])
    source = _attribution_words(event.attribution)
    yield f"according to {_safe(source)}" if source else ""
    rule = f"rule {_safe(event.evidence.rule)}, " if event.evidence.rule else ""
    yield f'<span class="aside">{rule}score {event.score:+g}</span>'


def _place_words(place: Where | None) -> str:
    if place is None:
        return ""
    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    point = ""
    if place.latitude is not None and place.longitude is not None:
        point = f" ({place.latitude:.2f}, {place.longitude:.2f})"
    return ", ".join(parts) + point


def _attribution_words(attribution: Attribution | None) -> str:
    if attribution is None:
        return ""
    said = who_is(attribution.speaker) if attribution.speaker else ""
    if attribution.cue:
        said = f"{said} (“{attribution.cue}”)" if said else f"“{attribution.cue}”"
    denied = ", ".join(who_is(entity) for entity in attribution.denied_by)
    return "; ".join(part for part in (said, f"denied by {denied}" if denied else "") if part)


def _safe(text: str) -> str:
    """The text for HTML: escaped, without the control characters that HTML forbids."""
    if not text.isprintable():
        text = "".join(
            sign if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"} else "\ufffd"
            for sign in text
        )
    return escape(text, quote=True)
