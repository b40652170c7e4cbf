"""Codings -> events: dates, places, offices on the day, ids."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from detente.resolver._when import EventDate, TimeExpression, WhenResolver
from detente.resolver._where import Toponym, WhereResolver
from detente.resolver._who import WhoResolver
from detente.terms import (
    Article,
    Attribution,
    CoderVersion,
    Coding,
    Entity,
    Event,
    Evidence,
    Mention,
    Passage,
    Position,
    Reading,
    Sentence,
    SentencePassage,
    Span,
    Stance,
    When,
)

__all__ = ["Settler"]

# Acts whose place is where they lead: "sent troops to Mali", "withdrew from Kherson".
_MOVING = frozenset({"MOBILIZE", "RETREAT"})
# People who are as a rule from where they act. Not soldiers, migrants, reporters, rebels.
_LOCALS = frozenset(
    "resident protester demonstrator villager people crowd marcher striker voter farmer shopkeeper student "
    "pupil teacher bystander inhabitant townspeople citizen civilian worshipper pedestrian rioter police "
    "policeman policemen mayor local household shopper commuter officer worker miner driver nurse lawyer "
    "judge court prosecutor authority opposition lawmaker parliament".split()
)


class Settler:
    """Completes codings with what the gazetteer and the calendar say."""

    def __init__(
        self, who: WhoResolver, when: WhenResolver, where: WhereResolver, version: CoderVersion
    ) -> None:
        self._who = who
        self._when = when
        self._where = where
        self._version = version

    def settle(
        self,
        article: Article,
        reading: Reading,
        mentions: Sequence[Mention],
        codings: Iterable[Coding],
    ) -> tuple[Event, ...]:
        """The events of an article, in order of the text, each once."""
        expressions = self._when.expressions(reading, article.published)
        toponyms = self._where.toponyms(reading, mentions, article.dateline)
        home = self._home(article)
        events: dict[str, Event] = {}
        for coding in codings:
            event = self._event(article, reading, coding, expressions, toponyms, home)
            events.setdefault(event.id, event)
        return tuple(events.values())

    def _home(self, article: Article) -> str | None:
        """The country of the dateline's place."""
        if article.dateline is None:
            return None
        name = article.dateline.of(article.text).title()
        found = self._where.resolve_names([(0, 0, name, article.dateline)])
        return found[0].country if found else None

    def positions(
        self,
        article: Article,
        reading: Reading,
        stances: Iterable[Stance],
    ) -> tuple[Position, ...]:
        """The positions of an article, in order of the text: one for each holder of a stance.

        A lasting state of mind has a beginning only where the words name one; an act of speech dates
        itself, by its own words or by the day of the report.
        """
        expressions = self._when.expressions(reading, article.published)
        found: dict[str, Position] = {}
        for stance in stances:
            since = self._since(article, reading, stance, expressions)
            day = since.start if since and since.start else article.published
            for holder in self._entities(stance.holders, day):
                position = _position(article, reading, stance, holder, since)
                found.setdefault(position.id, position)
        return tuple(found.values())

    def _since(
        self,
        article: Article,
        reading: Reading,
        stance: Stance,
        expressions: Sequence[TimeExpression],
    ) -> When | None:
        published = article.published
        dated = self._when.event_date(reading, stance.sentence, stance.head, published, expressions)
        when = dated.when
        to_come = published is not None and when.start is not None and when.start > published
        if stance.lasting and (when.text is None or to_come):
            return None
        if to_come:
            return When(published, published, "day")
        return when if when.start is not None else None

    def _event(
        self,
        article: Article,
        reading: Reading,
        coding: Coding,
        expressions: Sequence[TimeExpression],
        toponyms: Sequence[Toponym],
        home: str | None,
    ) -> Event:
        dated = self._when.event_date(reading, coding.sentence, coding.head, article.published, expressions)
        when, historical = self._told(coding, dated, article.published)
        day = when.start or article.published
        aux_modes = coding.aux_modes
        if historical and not {"future", "historical"} & set(aux_modes):
            aux_modes = ("historical", *aux_modes)
        sentence = reading.sentences[coding.sentence]
        place = self._where.place_of_event(
            reading, coding.sentence, coding.head, toponyms, directional=coding.event_type in _MOVING
        )
        country = place.country if place else home
        trigger = _trigger(reading.text, sentence, coding.trigger)
        return Event(
            id=_event_id(article, trigger, coding, aux_modes),
            article_id=article.id,
            event_type=coding.event_type,
            mode=coding.mode,
            contexts=coding.contexts,
            aux_modes=aux_modes,
            quad=coding.quad,
            score=coding.score,
            actors=_local(self._entities(coding.actors, day), country),
            recipients=_local(self._entities(coding.recipients, day), country),
            date=when,
            place=place,
            attribution=self._attribution(coding, day),
            trigger=trigger,
            sentence=SentencePassage(sentence.index, sentence.span, sentence.text),
            confidence=coding.confidence,
            evidence=Evidence(coding.rule, dict(coding.scores)),
            coder=self._version,
        )

    def _told(self, coding: Coding, dated: EventDate, published: date | None) -> tuple[When, bool]:
        """The event's date; words about things to come happen on the day they are reported."""
        when = dated.when
        to_come = published is not None and when.start is not None and when.start > published
        if to_come and coding.quad.startswith("verbal"):
            return When(published, published, "day"), False
        return when, dated.historical

    def _attribution(self, coding: Coding, day: date | None) -> Attribution | None:
        if coding.cue is None and not coding.denied_by:
            return None
        speakers = self._entities((coding.speaker,), day) if coding.speaker else ()
        return Attribution(
            speaker=speakers[0] if speakers else None,
            cue=coding.cue,
            denied_by=self._entities(coding.denied_by, day),
        )

    def _entities(self, mentions: Sequence[Mention], day: date | None) -> tuple[Entity, ...]:
        """The entities of mentions as of a day, each once."""
        found: dict[tuple[str | None, str], Entity] = {}
        for mention in mentions:
            for entity in mention.entities:
                settled = self._who.on_date(entity, day)
                found.setdefault((settled.id, "" if settled.id else settled.text), settled)
        return tuple(found.values())


def _position(
    article: Article, reading: Reading, stance: Stance, holder: Entity, since: When | None
) -> Position:
    sentence = reading.sentences[stance.sentence]
    trigger = _trigger(reading.text, sentence, stance.trigger)
    content = [
        article.text,
        f"{trigger.span.start}-{trigger.span.end}",
        f"{stance.topic.span.start}-{stance.topic.span.end}",
        stance.attitude,
        f"{holder.span.start}-{holder.span.end}:{holder.id or holder.text}",
    ]
    return Position(
        id=_hash(content),
        article_id=article.id,
        holder=holder,
        topic=stance.topic,
        attitude=stance.attitude,
        since=since,
        sentence=SentencePassage(sentence.index, sentence.span, sentence.text),
        trigger=trigger,
        confidence=stance.confidence,
        evidence=Evidence(stance.rule),
    )


def _hash(content: Sequence[str]) -> str:
    """Content hash: 16 hexadecimal digits."""
    return hashlib.sha256("\x1f".join(content).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _local(entities: tuple[Entity, ...], country: str | None) -> tuple[Entity, ...]:
    """People of no named country, who are of the country where the event (or its report) is placed."""
    if country is None:
        return entities
    return tuple(replace(entity, country=country) if _is_local(entity) else entity for entity in entities)


def _is_local(entity: Entity) -> bool:
    unknown = entity.country is None and entity.organisation is None and entity.kind in ("group", "person")
    return unknown and any(
        word in _LOCALS or word.removesuffix("s") in _LOCALS or word.removesuffix("ies") + "y" in _LOCALS
        for word in entity.text.casefold().split()
    )


def _trigger(text: str, sentence: Sentence, tokens: Sequence[int]) -> Passage:
    """The shortest passage that holds all trigger words."""
    span = Span(sentence.tokens[min(tokens)].start, sentence.tokens[max(tokens)].end)
    return Passage(span.of(text), span)


def _event_id(article: Article, trigger: Passage, coding: Coding, aux_modes: Sequence[str]) -> str:
    """Content hash of the article's text, the coded spans and the codes: 16 hexadecimal digits."""
    parties = [
        f"{role}:{entity.span.start}-{entity.span.end}:{entity.id or entity.text}"
        for role, mentions in (("actor", coding.actors), ("recipient", coding.recipients))
        for mention in mentions
        for entity in mention.entities
    ]
    content = [
        article.text,
        f"{trigger.span.start}-{trigger.span.end}",
        coding.event_type,
        coding.mode or "",
        *aux_modes,
        *parties,
    ]
    return _hash(content)
