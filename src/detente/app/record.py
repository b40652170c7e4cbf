"""An event, or a position, as the plain record that leaves the program, and back.

The fields, their order and their meaning are described in ``docs/record.md``.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from detente.terms import (
    Attribution,
    CoderVersion,
    Entity,
    Event,
    Evidence,
    Office,
    Passage,
    Position,
    SentencePassage,
    Span,
    Topic,
    When,
    Where,
)

__all__ = [
    "Record",
    "event_of",
    "json_line",
    "position_json_line",
    "position_of",
    "position_record_of",
    "record_of",
]

Record = dict[str, Any]
"""A record is JSON-like: strings, numbers, None, lists and dicts of them."""


def record_of(event: Event) -> Record:
    """The event as plain data, every field present, None or an empty list where not known."""
    return {
        "id": event.id,
        "article_id": event.article_id,
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "aux_modes": list(event.aux_modes),
        "quad": event.quad,
        "score": float(event.score),
        "actors": [_entity(entity) for entity in event.actors],
        "recipients": [_entity(entity) for entity in event.recipients],
        "date": _when(event.date),
        "place": _where(event.place),
        "attribution": _attribution(event.attribution),
        "trigger": {"text": event.trigger.text, "span": list(event.trigger.span)},
        "sentence": {
            "index": event.sentence.index,
            "span": list(event.sentence.span),
            "text": event.sentence.text,
        },
        "confidence": float(event.confidence),
        "evidence": {
            "rule": event.evidence.rule,
            "scores": {name: float(event.evidence.scores[name]) for name in sorted(event.evidence.scores)},
        },
        "coder": {
            "version": event.coder.version,
            "codebook": event.coder.codebook,
            "model": event.coder.model,
            "gazetteer": event.coder.gazetteer,
        },
    }


def json_line(event: Event) -> str:
    """The record as one line of JSON, without the line's end.

    Text stays as it is; only where it holds a lone surrogate, which UTF-8 cannot carry, is the line
    written with escapes.
    """
    return _line(record_of(event))


def position_json_line(position: Position) -> str:
    """The position's record as one line of JSON, as ``json_line`` writes an event's."""
    return _line(position_record_of(position))


def _line(record: Record) -> str:
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record, allow_nan=False)
    return line


def position_record_of(position: Position) -> Record:
    """The position as plain data (``docs/positions.md``), every field present."""
    topic = position.topic
    return {
        "id": position.id,
        "article_id": position.article_id,
        "holder": _entity(position.holder),
        "topic": {"text": topic.text, "span": list(topic.span), "key": topic.key},
        "attitude": position.attitude,
        "since": position.since and _when(position.since),
        "sentence": {
            "index": position.sentence.index,
            "span": list(position.sentence.span),
            "text": position.sentence.text,
        },
        "trigger": {"text": position.trigger.text, "span": list(position.trigger.span)},
        "confidence": float(position.confidence),
        "evidence": {"rule": position.evidence.rule, "scores": dict(position.evidence.scores)},
    }


def position_of(record: Mapping[str, Any]) -> Position:
    """The position that a record describes.

    Raises:
        KeyError: A field of the record is missing.
    """
    topic = record["topic"]
    return Position(
        id=record["id"],
        article_id=record["article_id"],
        holder=_entity_of(record["holder"]),
        topic=Topic(topic["text"], Span(*topic["span"]), topic["key"]),
        attitude=record["attitude"],
        since=record["since"] and _when_of(record["since"]),
        sentence=SentencePassage(**{**record["sentence"], "span": Span(*record["sentence"]["span"])}),
        trigger=Passage(record["trigger"]["text"], Span(*record["trigger"]["span"])),
        confidence=record["confidence"],
        evidence=Evidence(record["evidence"]["rule"], dict(record["evidence"]["scores"])),
    )


def event_of(record: Mapping[str, Any]) -> Event:
    """The event that a record describes.

    Raises:
        KeyError: A field of the record is missing.
    """
    place, attribution = record["place"], record["attribution"]
    return Event(
        id=record["id"],
        article_id=record["article_id"],
        event_type=record["event_type"],
        mode=record["mode"],
        contexts=tuple(record["contexts"]),
        aux_modes=tuple(record["aux_modes"]),
        quad=record["quad"],
        score=record["score"],
        actors=tuple(_entity_of(entity) for entity in record["actors"]),
        recipients=tuple(_entity_of(entity) for entity in record["recipients"]),
        date=_when_of(record["date"]),
        place=None if place is None else Where(**{**place, "span": Span(*place["span"])}),
        attribution=None if attribution is None else _attribution_of(attribution),
        trigger=Passage(record["trigger"]["text"], Span(*record["trigger"]["span"])),
        sentence=SentencePassage(**{**record["sentence"], "span": Span(*record["sentence"]["span"])}),
        confidence=record["confidence"],
        evidence=Evidence(record["evidence"]["rule"], dict(record["evidence"]["scores"])),
        coder=CoderVersion(**record["coder"]),
    )


def _entity(entity: Entity) -> Record:
    office = entity.office
    return {
        "text": entity.text,
        "span": list(entity.span),
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "organisation": entity.organisation,
        "part_of": list(entity.part_of),
        "sectors": list(entity.sectors),
        "office": office and {"title": office.title, "start": office.start, "end": office.end},
    }


def _when(when: When) -> Record:
    return {
        "start": when.start and when.start.isoformat(),
        "end": when.end and when.end.isoformat(),
        "precision": when.precision,
        "text": when.text,
        "span": when.span and list(when.span),
    }


def _where(where: Where | None) -> Record | None:
    if where is None:
        return None
    return {
        "text": where.text,
        "span": list(where.span),
        "name": where.name,
        "country": where.country,
        "admin1": where.admin1,
        "geonames_id": where.geonames_id,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "precision": where.precision,
    }


def _attribution(attribution: Attribution | None) -> Record | None:
    if attribution is None:
        return None
    return {
        "speaker": attribution.speaker and _entity(attribution.speaker),
        "cue": attribution.cue,
        "denied_by": [_entity(entity) for entity in attribution.denied_by],
    }


def _entity_of(record: Mapping[str, Any]) -> Entity:
    return Entity(
        text=record["text"],
        span=Span(*record["span"]),
        id=record["id"],
        name=record["name"],
        kind=record["kind"],
        country=record["country"],
        organisation=record["organisation"],
        part_of=tuple(record["part_of"]),
        sectors=tuple(record["sectors"]),
        office=record["office"] and Office(**record["office"]),
    )


def _when_of(record: Mapping[str, Any]) -> When:
    return When(
        start=record["start"] and date.fromisoformat(record["start"]),
        end=record["end"] and date.fromisoformat(record["end"]),
        precision=record["precision"],
        text=record["text"],
        span=record["span"] and Span(*record["span"]),
    )


def _attribution_of(record: Mapping[str, Any]) -> Attribution:
    speaker = record["speaker"]
    return Attribution(
        speaker=speaker and _entity_of(speaker),
        cue=record["cue"],
        denied_by=tuple(_entity_of(entity) for entity in record["denied_by"]),
    )
