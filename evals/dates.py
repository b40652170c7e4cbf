"""How well time expressions are found and resolved, on WikiWars and on Microsoft's recogniser cases.

WikiWars is historical prose: its bare dates go on from the year last told. The recogniser cases are
single requests and remarks, each against a reference date; only dates and ranges of days are counted.
Both come without trees, so the tense is read from words alone.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from detente.resolver import TimeExpression, WhenResolver
from detente.terms import Reading, Sentence, Span, Token

__all__ = ["reading_of", "run"]

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z\"“‘(])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,3}|St|Gen|Jan|Feb|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m)\.$")
_PARAGRAPH = re.compile(r"\n\s*\n")
_DATE_VALUE = re.compile(r"^(\d{4}|\d{3})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$")


@dataclass(frozen=True)
class _Gold:
    start: int
    end: int
    value: str | None


def reading_of(text: str) -> Reading:
    """A reading without trees: sentences and tokens by simple rules."""
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_pieces(text, _PARAGRAPH, 0, len(text))):
        for first, last in _sentences(text, start, end):
            span = Span(first, last)
            tokens = tuple(
                Token(place, match.group(), match.start(), match.end(), match.group().lower(), "", "", -1, "")
                for place, match in enumerate(_TOKEN.finditer(text, first, last))
            )
            if tokens:
                sentences.append(Sentence(len(sentences), span, span.of(text), tokens, (), paragraph))
    return Reading(text, tuple(sentences))


def _pieces(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    open_at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            yield open_at, match.start()
            open_at = match.end()
    yield open_at, end


def _atoms(expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Ranges as their two ends: WikiWars marks each by itself."""
    return [part for one in expressions for part in (one.parts or (one,))]


def _same_value(found: TimeExpression, value: str) -> bool:
    """Whether an expression, or an end of its range, means a TIMEX2 value to the year, month or day."""
    match = _DATE_VALUE.match(value)
    if match is None or found.first is None or found.last is None:
        return False
    year, month, day = match.groups()
    ends = (
        {found.first.isoformat(), found.last.isoformat()}
        if found.kind == "range"
        else {found.first.isoformat()}
    )
    if len(year) == 3:
        return found.precision == "decade" and any(end[:3] == year for end in ends)
    precision, length = ("day", 10) if day else ("month", 7) if month else ("year", 4)
    return found.precision == precision and any(end[:length] == value[:length] for end in ends)


def _wikiwars(shared: Path, resolver: WhenResolver, split: str) -> dict[str, float | int]:
    counts = {
        "gold": 0,
        "coded": 0,
        "exact": 0,
        "overlap": 0,
        "coded_overlap": 0,
        "values_gold": 0,
        "values_found": 0,
        "values": 0,
    }
    for line in (shared / "data" / "time" / "wikiwars.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["split"] != split:
            continue
        published = date.fromisoformat(record["dct"])
        found = _atoms(resolver.expressions(reading_of(record["text"]), published))
        gold = [
            _Gold(timex["start"], timex["end"], timex["value"])
            for timex in record["timexes"]
            if timex["type"] in ("DATE", "TIME")
        ]
        _count(counts, found, gold)
    return _figures(f"wikiwars_{split}", counts)


def _count(counts: dict[str, int], found: list[TimeExpression], gold: list[_Gold]) -> None:
    counts["gold"] += len(gold)
    counts["coded"] += len(found)
    spans = [Span(timex.start, timex.end) for timex in gold]
    counts["coded_overlap"] += sum(any(one.span.overlaps(span) for span in spans) for one in found)
    for timex in gold:
        over = [one for one in found if one.span.overlaps(Span(timex.start, timex.end))]
        counts["overlap"] += bool(over)
        counts["exact"] += any(one.span == (timex.start, timex.end) for one in over)
        if timex.value and _DATE_VALUE.match(timex.value):
            counts["values_gold"] += 1
            counts["values_found"] += bool(over)
            counts["values"] += any(_same_value(one, timex.value) for one in over)


def _figures(name: str, counts: dict[str, int]) -> dict[str, float | int]:
    out: dict[str, float | int] = {f"{name}_{key}": value for key, value in counts.items()}
    for kind in ("exact", "overlap"):
        right = counts["coded_overlap"] if kind == "overlap" else counts[kind]
        precision = right / max(counts["coded"], 1)
        recall = counts[kind] / max(counts["gold"], 1)
        out[f"{name}_{kind}_precision"] = round(precision, 4)
        out[f"{name}_{kind}_recall"] = round(recall, 4)
        out[f"{name}_{kind}_f1"] = round(2 * precision * recall / max(precision + recall, 1e-9), 4)
    out[f"{name}_value_recall"] = round(counts["values"] / max(counts["values_gold"], 1), 4)
    out[f"{name}_value_accuracy"] = round(counts["values"] / max(counts["values_found"], 1), 4)
    return out


def _limits(found: TimeExpression) -> set[tuple[str | None, str | None]]:
    """The days as the source would write them: ends left out, ranges up to the start of their last part."""
    if found.first is None or found.last is None:
        return set()
    start, last, after = (
        day.isoformat() for day in (found.first, found.last, found.last + timedelta(days=1))
    )
    out: set[tuple[str | None, str | None]] = {(start, after), (start, last)}
    if found.kind == "since":
        out.add((start, None))
    elif found.kind in ("before", "until"):
        out.add((None, start))
    elif found.kind == "after":
        out |= {(after, None), (start, None)}
    if found.parts and found.parts[-1].first is not None:
        out.add((start, found.parts[-1].first.isoformat()))
    return out


def _same_days(found: TimeExpression, values: list[dict[str, str]]) -> bool:
    """Whether the days are those of one of the readings given."""
    limits = _limits(found)
    for value in values:
        if value["type"] == "date" and found.first and value.get("value") == found.first.isoformat():
            return True
        if (value.get("start"), value.get("end")) in limits:
            return True
    return False


def _recognisers(shared: Path, resolver: WhenResolver) -> dict[str, float | int]:
    gold = overlap = values = coded = spurious = 0
    path = shared / "data" / "time" / "recognizers_en_datetime.jsonl"
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if not record["reference"]:
            continue
        found = resolver.expressions(
            reading_of(record["input"]), date.fromisoformat(record["reference"][:10])
        )
        coded += len(found)
        expected = record["expected"]
        spurious += sum(
            1
            for one in found
            if not any(one.span.overlaps(Span(item["start"], item["end"])) for item in expected)
        )
        for item in expected:
            if item["type"] not in ("date", "daterange"):
                continue
            gold += 1
            over = [one for one in found if one.span.overlaps(Span(item["start"], item["end"]))]
            overlap += bool(over)
            values += any(_same_days(one, item["values"]) for one in over)
    return {
        "recognisers_gold": gold,
        "recognisers_coded": coded,
        "recognisers_correct": values,
        "recognisers_recall": round(overlap / gold, 4),
        "recognisers_value_recall": round(values / gold, 4),
        "recognisers_spurious": spurious,
    }


def run(shared: Path) -> dict[str, float | int]:
    """Scores 0..1 and their counts, by name; ``shared`` is the folder that holds ``data``."""
    resolver = WhenResolver()
    out: dict[str, float | int] = {}
    for split in ("train", "test"):
        out.update(_wikiwars(shared, resolver, split))
    out.update(_recognisers(shared, resolver))
    return out
