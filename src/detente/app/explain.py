"""Why an event was coded, for a terminal."""

from collections.abc import Callable, Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from detente.app._words import (
    AUX_MODE_MEANINGS,
    QUAD_NAMES,
    plain,
    what_kind,
    when_words,
    who_is,
)
from detente.app.report import CodedReport
from detente.app.show import ACTOR_STYLE, QUAD_STYLES, RECIPIENT_STYLE, TRIGGER_STYLE, sentence_text
from detente.codebook import Rule, Trigger
from detente.terms import Entity, Event, Mention, Office, Sentence, Span

__all__ = ["explanation"]

# Characters of a branch that is shown folded.
FOLDED = 60

Finder = Callable[[str | None], Rule | None]


def explanation(coded: CodedReport, number: int, rule_of: Finder) -> RenderableType:
    """Sentence, parse, rule, scores, and how parties, date and place were resolved.

    Args:
        coded: The report.
        number: The event's number, from 1.
        rule_of: Finds a rule of the codebook by its id.
    """
    event = coded.events[number - 1]
    parts: list[RenderableType] = [
        Text(f"event {number}: {plain(what_kind(event))}", style=f"bold {QUAD_STYLES.get(event.quad, '')}"),
        *_section("sentence", sentence_text(event)),
    ]
    sentence = _sentence_of(coded, event)
    if sentence is not None:
        parts += _section("parse", _tree(sentence, event))
    parts += _section("rule", _rule(event, rule_of(event.evidence.rule)))
    parts += _section("scores", _scores(event))
    parts += _section("parties", _parties(coded, event))
    parts += _section("date and place", _when_and_where(coded, event))
    parts += _section("flags", _flags(event))
    return Group(*parts)


def _section(name: str, body: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Text(name, style="bold dim")
    yield Padding(body, (0, 0, 0, 2))


def _sentence_of(coded: CodedReport, event: Event) -> Sentence | None:
    sentences = coded.reading.sentences
    return next((sentence for sentence in sentences if sentence.index == event.sentence.index), None)


def _tree(sentence: Sentence, event: Event) -> RenderableType:
    """The parse, unfolded where the event's words are, each other branch on one line."""
    styles = _token_styles(sentence, event)
    open_tokens = set(styles)
    for index in styles:
        head = sentence.tokens[index].head
        while head >= 0 and head not in open_tokens:
            open_tokens.add(head)
            head = sentence.tokens[head].head
    roots = [token.index for token in sentence.tokens if token.head < 0]
    trees = [Tree(_node(sentence, root, styles), guide_style="dim") for root in roots]
    for root, tree in zip(roots, trees, strict=True):
        _grow(tree, sentence, root, open_tokens, styles)
    return Group(*trees)


def _grow(tree: Tree, sentence: Sentence, index: int, open_tokens: set[int], styles: dict[int, str]) -> None:
    # An explicit stack: a sentence of thousands of words may be a tree as deep.
    waiting = [(tree, index)]
    while waiting:
        branch, head = waiting.pop()
        for child in sentence.children[head]:
            if sentence.tokens[child].rel == "punct":
                continue
            if child in open_tokens:
                waiting.append((branch.add(_node(sentence, child, styles)), child))
            else:
                branch.add(_folded(sentence, child))


def _node(sentence: Sentence, index: int, styles: dict[int, str]) -> Text:
    token = sentence.tokens[index]
    line = Text(plain(token.text), style=styles.get(index, ""))
    return line.append(f"  {token.rel} {token.upos}", style="not bold not underline dim default")


def _folded(sentence: Sentence, index: int) -> Text:
    tokens = sentence.subtree(index)
    words = plain(" ".join(sentence.tokens[i].text for i in tokens[:FOLDED])).lstrip(" ,;:-–—")
    if len(words) > FOLDED:
        words = words[: FOLDED - 1].rstrip() + "…"
    return Text(f"{words}  {sentence.tokens[index].rel}", style="dim")


def _token_styles(sentence: Sentence, event: Event) -> dict[int, str]:
    """The style of each token that the event is made of, later ones over earlier."""
    spans: list[tuple[Span, str]] = []
    if event.date.span:
        spans.append((event.date.span, "green"))
    if event.place:
        spans.append((event.place.span, "red"))
    if event.attribution and event.attribution.speaker:
        spans.append((event.attribution.speaker.span, "italic"))
    spans += [(entity.span, RECIPIENT_STYLE) for entity in event.recipients]
    spans += [(entity.span, ACTOR_STYLE) for entity in event.actors]
    styles: dict[int, str] = {}
    for span, style in spans:
        for token in sentence.tokens:
            if span.start <= token.start and token.end <= span.end:
                styles[token.index] = style
    for index in _trigger_tokens(sentence, event):
        styles[index] = f"{styles.get(index, '')} {TRIGGER_STYLE}".strip()
    return styles


def _trigger_tokens(sentence: Sentence, event: Event) -> Iterator[int]:
    span = event.trigger.span
    for token in sentence.tokens:
        if span.start <= token.start and token.end <= span.end:
            yield token.index


def _rule(event: Event, rule: Rule | None) -> RenderableType:
    if rule is None:
        return Text(plain(event.evidence.rule or "none: a learned score alone"))
    rows = [
        ("id", rule.id),
        ("words", ", ".join(_trigger_words(trigger) for trigger in rule.triggers)),
        ("where", _conditions(rule.where.items())),
        ("unless", _conditions(rule.unless.items())),
        ("actor", " or ".join(rule.actor)),
        ("recipient", "all parties are actors" if rule.reciprocal else " or ".join(rule.recipient)),
        ("weight", f"{rule.weight:.2f}"),
        ("example", rule.examples[0].text if rule.examples else ""),
    ]
    return _table(rows)


def _trigger_words(trigger: Trigger) -> str:
    if trigger.part == "verb":
        return "+".join((trigger.lemma, *trigger.words))
    return " ".join((*trigger.words, trigger.lemma))


def _conditions(slots: Iterable[tuple[str, frozenset[str]]]) -> str:
    return "; ".join(f"{slot}: {', '.join(sorted(values))}" for slot, values in slots)


def _scores(event: Event) -> RenderableType:
    rows = [(name, f"{event.evidence.scores[name]:.2f}") for name in sorted(event.evidence.scores)]
    rows.append(("confidence", f"{event.confidence:.2f}"))
    rows.append(("PLOVER score", f"{event.score:+g} ({QUAD_NAMES.get(event.quad, event.quad)})"))
    return _table(rows)


def _parties(coded: CodedReport, event: Event) -> RenderableType:
    rows = [("actor", _party(coded, event, entity)) for entity in event.actors]
    rows += [("recipient", _party(coded, event, entity)) for entity in event.recipients]
    if event.attribution and event.attribution.speaker:
        rows.append(("speaker", _party(coded, event, event.attribution.speaker)))
    if event.attribution:
        rows += [("denied by", _party(coded, event, entity)) for entity in event.attribution.denied_by]
    return _table(rows)


def _party(coded: CodedReport, event: Event, entity: Entity) -> str:
    known = [who_is(entity), entity.kind]
    if entity.organisation:
        known.append(f"of {entity.organisation}")
    if entity.part_of:
        known.append(f"part of {', '.join(entity.part_of)}")
    if entity.sectors:
        known.append(" ".join(entity.sectors))
    if entity.office:
        known.append(_term(entity.office))
    mention = _mention_of(coded, event, entity)
    found = f", {mention.form}, certainty {mention.certainty:.2f}" if mention else ""
    return f"“{plain(entity.text)}”{found}: {'; '.join(known)}"


def _term(office: Office) -> str:
    """When the office was held; an end that is not known may be still to come."""
    if office.start and office.end:
        return f"in office {office.start} to {office.end}"
    if office.start:
        return f"in office since {office.start}"
    return f"in office until {office.end}" if office.end else "in office on that day"


def _mention_of(coded: CodedReport, event: Event, entity: Entity) -> Mention | None:
    for mention in coded.mentions:
        if mention.sentence == event.sentence.index and any(
            named.span == entity.span and named.id == entity.id for named in mention.entities
        ):
            return mention
    return None


def _when_and_where(coded: CodedReport, event: Event) -> RenderableType:
    when, place = event.date, event.place
    if when.text:
        source = f"from “{plain(when.text)}”"
        if coded.article.published:
            source += f", in a report of {coded.article.published}"
    elif coded.article.published:
        source = "the day of publication: no other date is said"
    else:
        source = "neither the event nor the report has a date"
    rows = [("date", f"{when_words(when)} ({when.precision} precision): {source}")]
    if place is None:
        rows.append(("place", "none is said"))
    else:
        known = [plain(part) for part in (place.name, place.admin1, place.country) if part]
        if place.latitude is not None and place.longitude is not None:
            known.append(f"{place.latitude:.4f}, {place.longitude:.4f}")
        if place.geonames_id is not None:
            known.append(f"GeoNames {place.geonames_id}")
        rows.append(
            ("place", f"from “{plain(place.text)}”: {', '.join(known)} ({place.precision} precision)")
        )
    return _table(rows)


def _flags(event: Event) -> RenderableType:
    rows = [(flag, AUX_MODE_MEANINGS.get(flag, "")) for flag in event.aux_modes]
    if event.attribution and event.attribution.cue:
        rows.append(("attributed", f"“{plain(event.attribution.cue)}”"))
    if not rows:
        rows.append(("none", "told as done, in the report's own voice"))
    if event.contexts:
        rows.append(("contexts", ", ".join(event.contexts)))
    return _table(rows)


def _table(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in rows:
        if value:
            table.add_row(Text(plain(name)), Text(plain(value)))
    return table
