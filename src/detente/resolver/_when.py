"""When: time expressions to intervals of days, and the date of an event."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.resolver._when_attach import own_expression
from detente.resolver._when_calendar import Interval
from detente.resolver._when_forms import Form
from detente.resolver._when_grammar import Atom, Grammar
from detente.resolver._when_resolve import Setting, resolve
from detente.resolver._when_tense import governing_verb, in_past_perfect, tense_at
from detente.resolver._when_words import CLASSES, Lexeme
from detente.terms import Reading, Sentence, Span, When

__all__ = ["NEWS_CYCLE_DAYS", "EventDate", "TimeExpression", "WhenResolver", "is_historical"]

# PLOVER calls an event historical that a report tells as the past of its news. What ended this many
# days before the report is past its news cycle. A month: "last month" is still news, "in the spring",
# said in autumn, is not.
NEWS_CYCLE_DAYS = 31

# A text is a narrative of the past (and its bare "in April" goes on from the year last told) where it
# names at least this many past years, and this many for each expression that counts from its own day.
NARRATIVE_YEARS = 3
NARRATIVE_RATIO = 3

_KINDS = {
    "since": "since",
    "from": "since",
    "until": "until",
    "before": "before",
    "by": "until",
    "after": "after",
}
# Forms that count from the day of the report.
_ANCHORED = frozenset({"weekday", "weekday_by_word", "weekday_of_week", "deictic", "weekend", "ago", "unit"})
# Forms whose reading needs the tense of their clause.
_TENSED = frozenset(
    "day days month season weekday weekday_by_word weekend holiday within day_of_month".split()
)
_RANGES = frozenset({"days", "years", "stretch"})
_YEARLESS = frozenset({"day", "days", "month", "season"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time: tokens [start, end) of a sentence, and the days they mean.

    ``first`` and ``last`` are the days of the interval, both included, None where they cannot be told;
    ``precision`` is day, week, month, year, decade or unknown. ``kind`` is ``date``, ``range``, or by the
    word before it ``since``, ``until``, ``before``, ``after``. A range has its two ends in ``parts``.
    """

    sentence: int
    start: int
    end: int
    span: Span
    text: str
    first: date | None
    last: date | None
    precision: str
    kind: str
    parts: tuple["TimeExpression", ...] = ()

    @property
    def when(self) -> When:
        """As the record shows it."""
        return When(self.first, self.last, self.precision, self.text, self.span)


@dataclass(frozen=True, slots=True)
class EventDate:
    """An event's date; ``expression`` is None where it falls back to the publication date.

    ``historical`` is PLOVER's mode, as ``is_historical`` decides it.
    """

    when: When
    expression: TimeExpression | None
    historical: bool


def is_historical(when: When, published: date | None) -> bool:
    """Whether words date an event clearly before the news that a report brings.

    A date without words (the publication date) never is. A year or decade is historical where it ended
    before the year of publication: so is "last year". Days, weeks and months are where they ended more
    than ``NEWS_CYCLE_DAYS`` before publication: so "last month" is not. Without a publication date
    nothing is.
    """
    if when.text is None or when.end is None or published is None:
        return False
    if when.precision in ("year", "decade"):
        return when.end.year < published.year
    return (published - when.end).days > NEWS_CYCLE_DAYS


@dataclass(slots=True)
class _Clock:
    """What the text has told so far: the last time, and where it stood.

    ``published`` is the day of the report; ``narrative`` whether it tells history rather than news.
    """

    published: date | None
    narrative: bool
    interval: Interval | None = None
    sentence: int = -1
    paragraph: int = -1
    by_year: bool = False


class WhenResolver:
    """Finds time expressions and dates events. Holds its grammar; has no other state."""

    def __init__(self) -> None:
        self._grammar = Grammar()
        self._range_words = {CLASSES["to"], CLASSES["until"], CLASSES["dash"]}
        self._joining = self._range_words | {CLASSES[name] for name in ("and", "comma", "from", "between")}
        self._kinds = {CLASSES[word]: kind for word, kind in _KINDS.items()}

    def expressions(self, reading: Reading, published: date | None) -> tuple[TimeExpression, ...]:
        """Every time expression of a text, in order.

        Args:
            reading: the text; a tree and tags sharpen the tense, but are not needed.
            published: the day of the report.
        """
        found = []
        for sentence in reading.sentences:
            lexemes, atoms = self._grammar.atoms(sentence.text)
            if atoms:
                found.append((sentence, lexemes, self._share_years(lexemes, atoms)))
        narrative = _is_narrative([atom.form for _, _, atoms in found for atom in atoms], published)
        clock = _Clock(published, narrative)
        out: list[TimeExpression] = []
        for sentence, lexemes, atoms in found:
            kept: list[Atom] = []
            resolved: list[TimeExpression] = []
            for atom in atoms:
                follows = bool(kept) and self._is_range(lexemes, kept[-1], atom)
                one = self._resolve(sentence, lexemes, atom, clock, follows)
                if one.first is None and atom.form.kind == "within":
                    continue  # how long, not when
                kept.append(atom)
                resolved.append(one)
            out.extend(self._ranges(sentence, lexemes, kept, resolved))
        return tuple(out)

    def event_date(
        self,
        reading: Reading,
        sentence_index: int,
        head: int,
        published: date | None,
        expressions: Sequence[TimeExpression] | None = None,
    ) -> EventDate:
        """The date of the event that a token heads.

        Args:
            reading: the text.
            sentence_index: the position of the sentence in ``reading.sentences``.
            head: the token of the sentence from which the event's own time hangs.
            published: the day of the report, to which the date falls back.
            expressions: those of the reading, where the caller has them already.
        """
        if expressions is None:
            expressions = self.expressions(reading, published)
        sentence = reading.sentences[sentence_index]
        here = _dated_in(expressions, sentence.index)
        own = own_expression(sentence, here, head)
        if own is None:
            own = _told_before(reading, sentence_index, head, expressions)
        if own is None and published is None:
            # There is nothing to fall back to: the words are kept, though they do not tell the day.
            own = own_expression(sentence, _in_sentence(expressions, sentence.index), head)
        if own is None:
            when = When(published, published, "day" if published else "unknown")
            return EventDate(when, None, False)
        return EventDate(own.when, own, is_historical(own.when, published))

    def _share_years(self, lexemes: list[Lexeme], atoms: list[Atom]) -> list[Atom]:
        """The year of "3 March to 5 April 2011" counts for both dates."""
        out = list(atoms)
        for place in range(len(out) - 2, -1, -1):
            form, after = out[place].form, out[place + 1].form
            if form.year is not None or form.kind not in _YEARLESS or after.year is None:
                continue
            between = lexemes[out[place].end : out[place + 1].start]
            if after.kind in _YEARLESS and all(lexeme.kind in self._joining for lexeme in between):
                year = after.year if _month(form) <= _month(after) else after.year - 1
                out[place] = replace(out[place], form=replace(form, year=year))
        return out

    def _resolve(
        self, sentence: Sentence, lexemes: list[Lexeme], atom: Atom, clock: _Clock, follows: bool
    ) -> TimeExpression:
        """One expression against the clock, which it moves on."""
        form = atom.form
        span = Span(
            sentence.span.start + lexemes[atom.start].start, sentence.span.start + lexemes[atom.end - 1].end
        )
        start, end = _tokens_of(sentence, span)
        tense = tense_at(sentence, start) if form.kind in _TENSED and form.year is None else "past"
        goes_on = clock.narrative or follows or (form.kind in _YEARLESS and _goes_on(clock, sentence))
        setting = Setting(clock.published, clock.interval, tense, goes_on)
        interval = resolve(form, setting)
        if interval is not None and form.kind not in ("stretch", "ago_vague", "century", "hundred"):
            clock.interval = interval
            clock.sentence, clock.paragraph = sentence.index, sentence.paragraph
            clock.by_year = form.year is not None or (clock.by_year and form.kind not in _ANCHORED)
        before = lexemes[atom.start - 1].kind if atom.start else ""
        return TimeExpression(
            sentence.index,
            start,
            end,
            span,
            sentence.text[span.start - sentence.span.start : span.end - sentence.span.start],
            interval.start if interval else None,
            interval.end if interval else None,
            interval.precision if interval else "unknown",
            "range" if form.kind in _RANGES else self._kinds.get(before, "date"),
        )

    def _ranges(
        self, sentence: Sentence, lexemes: list[Lexeme], atoms: list[Atom], resolved: list[TimeExpression]
    ) -> list[TimeExpression]:
        """Joins "from 1992 to 1995", "between March and May 2011", "1992-1995"."""
        out: list[TimeExpression] = []
        for place, expression in enumerate(resolved):
            first = out[-1] if place else None
            if first is None or first.parts or not self._is_range(lexemes, atoms[place - 1], atoms[place]):
                out.append(expression)
                continue
            joined = _join(sentence, first, expression)
            if joined is None:
                out.append(expression)
            else:
                out[-1] = joined
        return out

    def _is_range(self, lexemes: list[Lexeme], first: Atom, second: Atom) -> bool:
        if second.start != first.end + 1:
            return False
        link = lexemes[first.end].kind
        if link == CLASSES["and"]:
            return first.start > 0 and lexemes[first.start - 1].kind == CLASSES["between"]
        return link in self._range_words


def _join(sentence: Sentence, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """Two expressions as one interval; None where they do not follow each other."""
    if first.first is None or last.last is None or last.first is None or last.first < first.first:
        return None
    span = Span(first.span.start, last.span.end)
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    precision = first.precision if first.precision == last.precision else "unknown"
    if precision == "unknown" and "day" in (first.precision, last.precision):
        precision = "day"
    return TimeExpression(
        first.sentence,
        first.start,
        last.end,
        span,
        text,
        first.first,
        last.last,
        precision,
        "range",
        (first, last),
    )


def _month(form: Form) -> int:
    return form.month * 3 if form.kind == "season" else form.month


def _tokens_of(sentence: Sentence, span: Span) -> tuple[int, int]:
    """The tokens that a span touches."""
    first = bisect_right(sentence.tokens, span.start, key=lambda token: token.end)
    end = bisect_left(sentence.tokens, span.end, key=lambda token: token.start)
    return first, max(end, first + 1)


def _dated_in(expressions: Sequence[TimeExpression], sentence: int) -> list[TimeExpression]:
    """Those of one sentence whose days are known."""
    return [one for one in _in_sentence(expressions, sentence) if one.first is not None]


def _in_sentence(expressions: Sequence[TimeExpression], sentence: int) -> list[TimeExpression]:
    """Those of one sentence; the expressions are in the order of the text."""
    start = bisect_left(expressions, sentence, key=lambda one: one.sentence)
    end = bisect_right(expressions, sentence, key=lambda one: one.sentence)
    return list(expressions[start:end])


def _is_narrative(forms: list[Form], published: date | None) -> bool:
    """Whether a text tells history rather than news, by the dates it names."""
    years = sum(
        1 for form in forms if form.year is not None and (published is None or form.year < published.year)
    )
    counted = _ANCHORED if published is not None else _ANCHORED | {"holiday"}
    anchored = sum(1 for form in forms if form.kind in counted and not form.told)
    # A text without a day of its own can only be told by the dates it names; a few of them are enough.
    enough = NARRATIVE_YEARS if published is not None else 1
    return years >= enough and years > NARRATIVE_RATIO * anchored


def _goes_on(clock: _Clock, sentence: Sentence) -> bool:
    """Whether an expression of a news report goes on from a past date just told with its year.

    So it is in the same sentence, and in the next of the paragraph where that date was a day or a month.
    """
    if clock.interval is None or not clock.by_year:
        return False
    if clock.published is not None and clock.interval.end >= clock.published:
        return False
    if clock.sentence == sentence.index:
        return True
    near = clock.sentence == sentence.index - 1 and clock.paragraph == sentence.paragraph
    return near and clock.interval.precision in ("day", "month")


def _told_before(
    reading: Reading, sentence_index: int, head: int, expressions: Sequence[TimeExpression]
) -> TimeExpression | None:
    """For the past perfect the last past time of the sentence before."""
    sentence = reading.sentences[sentence_index]
    verb = governing_verb(sentence, head)
    if sentence_index == 0 or verb is None or not in_past_perfect(sentence, verb):
        return None
    before = reading.sentences[sentence_index - 1]
    if before.paragraph != sentence.paragraph:
        return None
    told = _dated_in(expressions, before.index)
    return told[-1] if told else None
