"""Events as tables: nested (Arrow, Parquet, pandas) and flat (CSV).

pyarrow and pandas are loaded when a table is first made.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from detente.app.record import Record, record_of
from detente.terms import Entity, Event

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["FLAT_COLUMNS", "arrow_schema", "flat_row", "to_arrow", "to_frame"]

_JOIN = "; "

FLAT_COLUMNS = (
    "id",
    "article_id",
    "date_start",
    "date_end",
    "date_precision",
    "date_text",
    "event_type",
    "mode",
    "contexts",
    "aux_modes",
    "quad",
    "score",
    "actors",
    "actor_names",
    "actor_codes",
    "actor_kinds",
    "recipients",
    "recipient_names",
    "recipient_codes",
    "recipient_kinds",
    "place_text",
    "place_name",
    "place_country",
    "place_admin1",
    "place_geonames_id",
    "place_latitude",
    "place_longitude",
    "place_precision",
    "speaker",
    "speaker_code",
    "attribution_cue",
    "denied_by",
    "trigger",
    "trigger_start",
    "trigger_end",
    "sentence_index",
    "sentence_start",
    "sentence_end",
    "sentence",
    "confidence",
    "rule",
    "coder_version",
    "codebook",
    "model",
    "gazetteer",
)
"""The columns of the flat table, in order: one row an event. See ``docs/record.md``."""


def flat_row(event: Event) -> tuple[str | int | float | None, ...]:
    """The event as one row of ``FLAT_COLUMNS``.

    Lists are joined by ``"; "``. The columns ``actors``, ``actor_names``, ``actor_codes`` and
    ``actor_kinds`` name the same parties in the same order (a part that is not known is empty), and so
    do those of the recipients.
    """
    place, attribution = event.place, event.attribution
    speaker = attribution.speaker if attribution else None
    return (
        event.id,
        event.article_id,
        _iso(event.date.start),
        _iso(event.date.end),
        event.date.precision,
        event.date.text,
        event.event_type,
        event.mode,
        _joined(event.contexts),
        _joined(event.aux_modes),
        event.quad,
        float(event.score),
        *_parties(event.actors),
        *_parties(event.recipients),
        *(
            (None,) * 8
            if place is None
            else (
                place.text,
                place.name,
                place.country,
                place.admin1,
                place.geonames_id,
                place.latitude,
                place.longitude,
                place.precision,
            )
        ),
        speaker.text if speaker else None,
        speaker.code if speaker else None,
        attribution.cue if attribution else None,
        _joined([entity.text for entity in attribution.denied_by]) if attribution else None,
        event.trigger.text,
        event.trigger.span.start,
        event.trigger.span.end,
        event.sentence.index,
        event.sentence.span.start,
        event.sentence.span.end,
        event.sentence.text,
        float(event.confidence),
        event.evidence.rule,
        event.coder.version,
        event.coder.codebook,
        event.coder.model,
        event.coder.gazetteer,
    )


def arrow_schema() -> "pyarrow.Schema":
    """The schema of the nested table: the record's fields, dates as days, scores as a map."""
    import pyarrow as pa  # noqa: PLC0415 - costs 0.1 s, needed for tables only

    text, number = pa.string(), pa.float64()
    span = pa.list_(pa.int64())
    office = pa.struct([("title", text), ("start", text), ("end", text)])
    entity = pa.struct(
        [
            ("text", text),
            ("span", span),
            ("id", text),
            ("name", text),
            ("kind", text),
            ("country", text),
            ("organisation", text),
            ("part_of", pa.list_(text)),
            ("sectors", pa.list_(text)),
            ("office", office),
        ]
    )
    when = pa.struct(
        [("start", pa.date32()), ("end", pa.date32()), ("precision", text), ("text", text), ("span", span)]
    )
    where = pa.struct(
        [
            ("text", text),
            ("span", span),
            ("name", text),
            ("country", text),
            ("admin1", text),
            ("geonames_id", pa.int64()),
            ("latitude", number),
            ("longitude", number),
            ("precision", text),
        ]
    )
    return pa.schema(
        [
            ("id", text),
            ("article_id", text),
            ("event_type", text),
            ("mode", text),
            ("contexts", pa.list_(text)),
            ("aux_modes", pa.list_(text)),
            ("quad", text),
            ("score", number),
            ("actors", pa.list_(entity)),
            ("recipients", pa.list_(entity)),
            ("date", when),
            ("place", where),
            ("attribution", pa.struct([("speaker", entity), ("cue", text), ("denied_by", pa.list_(entity))])),
            ("trigger", pa.struct([("text", text), ("span", span)])),
            ("sentence", pa.struct([("index", pa.int64()), ("span", span), ("text", text)])),
            ("confidence", number),
            ("evidence", pa.struct([("rule", text), ("scores", pa.map_(text, number))])),
            (
                "coder",
                pa.struct([("version", text), ("codebook", text), ("model", text), ("gazetteer", text)]),
            ),
        ]
    )


def to_arrow(events: Iterable[Event]) -> "pyarrow.Table":
    """The events as a nested Arrow table, one row each, with the schema of ``arrow_schema``."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    return pa.Table.from_pylist([_arrow_row(record_of(event)) for event in events], schema=arrow_schema())


def to_frame(events: Iterable[Event], *, flat: bool = False) -> "pandas.DataFrame":
    """The events as a pandas frame.

    Args:
        events: The events, in the order of the rows.
        flat: With False one column for each field of the record, nested as there. With True one
            column for each of ``FLAT_COLUMNS``, plain values only.
    """
    if not flat:
        frame: pandas.DataFrame = to_arrow(events).to_pandas(maps_as_pydicts="strict")
        return frame
    import pandas as pd  # noqa: PLC0415 - costs 0.3 s, needed for frames only

    return pd.DataFrame([flat_row(event) for event in events], columns=list(FLAT_COLUMNS))


def _arrow_row(record: Record) -> Record:
    when: dict[str, Any] = dict(record["date"])
    for edge in ("start", "end"):
        when[edge] = when[edge] and date.fromisoformat(when[edge])
    evidence = {**record["evidence"], "scores": list(record["evidence"]["scores"].items())}
    return {**record, "date": when, "evidence": evidence}


def _parties(entities: Sequence[Entity]) -> tuple[str, str, str, str]:
    return (
        _joined([entity.text for entity in entities]),
        _joined([entity.name or "" for entity in entities]),
        _joined([entity.code or "" for entity in entities]),
        _joined([entity.kind for entity in entities]),
    )


def _joined(values: Iterable[str]) -> str:
    # A semicolon inside a value would shift the columns that are read side by side.
    return _JOIN.join(value.replace(";", ",") for value in values)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
