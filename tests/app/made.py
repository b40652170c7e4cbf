"""Reports and events made by hand, and strategies for events of any kind."""

from datetime import date

from hypothesis import strategies as st

from detente.app.report import CodedReport
from detente.terms import (
    Article,
    Attribution,
    CoderVersion,
    Entity,
    Event,
    Evidence,
    Mention,
    Office,
    Passage,
    Position,
    Reading,
    Sentence,
    SentencePassage,
    Span,
    Token,
    Topic,
    When,
    Where,
)

VERSION = CoderVersion("0.1.0", "1+aaaa", "bbbb", "1+cccc")

TEXT = (
    "OSLO, March 3 (Agency) - Norway expelled two Atlantian envoys on Friday in Bergen. It rained.\n\n"
    "Atlantia denied that it had spied on Norway.\n"
)
SENTENCE = "Norway expelled two Atlantian envoys on Friday in Bergen."


def span_of(text, words, start=0):
    place = text.index(words, start)
    return Span(place, place + len(words))


def entity(text, words, **known):
    return Entity(text=words, span=span_of(text, words), **known)


def made_event(text=TEXT, number=1, **changes):
    sentence = span_of(text, SENTENCE)
    values = {
        "id": f"event{number}",
        "article_id": "article",
        "event_type": "SANCTION",
        "mode": "expel",
        "contexts": ("diplomatic",),
        "aux_modes": (),
        "quad": "material_conflict",
        "score": -5.0,
        "actors": (entity(text, "Norway", id="NOR", name="Norway", kind="state", country="NOR"),),
        "recipients": (
            entity(
                text,
                "Atlantian envoys",
                name="Anna Berg",
                kind="person",
                sectors=("GOV",),
                office=Office("Ambassador", "2021-01", None),
            ),
        ),
        "date": When(date(2023, 3, 3), date(2023, 3, 3), "day", "Friday", span_of(text, "Friday")),
        "place": Where(
            "Bergen", span_of(text, "Bergen"), "Bergen", "NOR", "Vestland", 3161732, 60.39, 5.32, "city"
        ),
        "attribution": None,
        "trigger": Passage("expelled", span_of(text, "expelled")),
        "sentence": SentencePassage(0, sentence, sentence.of(text)),
        "confidence": 0.875,
        "evidence": Evidence("sanction.expel", {"rule": 0.9, "match": 1.0}),
        "coder": VERSION,
    }
    return Event(**{**values, **changes})


def second_event(text=TEXT):
    sentence = span_of(text, "Atlantia denied that it had spied on Norway.")
    start = sentence.start
    norway = Entity("Norway", span_of(text, "Norway", start), "NOR", "Norway", "state", "NOR")
    return made_event(
        text,
        number=2,
        event_type="REJECT",
        mode=None,
        contexts=(),
        aux_modes=("negation", "historical"),
        quad="verbal_conflict",
        actors=(Entity("Atlantia", span_of(text, "Atlantia", start)),),
        recipients=(norway,),
        date=When(date(2023, 3, 4), date(2023, 3, 4), "day"),
        place=None,
        attribution=Attribution(norway, "spied", (norway,)),
        trigger=Passage("denied", span_of(text, "denied")),
        sentence=SentencePassage(2, sentence, sentence.of(text)),
        confidence=0.4,
        evidence=Evidence(None, {}),
    )


def made_position(text=TEXT, **changes):
    sentence = span_of(text, SENTENCE)
    values = {
        "id": "position1",
        "article_id": "article",
        "holder": entity(text, "Norway", id="NOR", name="Norway", kind="state", country="NOR"),
        "topic": Topic("two Atlantian envoys", span_of(text, "two Atlantian envoys"), "atlantian envoy"),
        "attitude": "against",
        "since": When(date(2023, 3, 3), date(2023, 3, 3), "day", "Friday", span_of(text, "Friday")),
        "sentence": SentencePassage(0, sentence, sentence.of(text)),
        "trigger": Passage("expelled", span_of(text, "expelled")),
        "confidence": 0.7,
        "evidence": Evidence("position.cancel", {}),
    }
    return Position(**{**values, **changes})


def made_sentence(text=TEXT):
    """The first event's sentence with its parse."""
    rows = [
        ("Norway", "PROPN", 1, "nsubj"),
        ("expelled", "VERB", -1, "root"),
        ("two", "NUM", 4, "nummod"),
        ("Atlantian", "ADJ", 4, "amod"),
        ("envoys", "NOUN", 1, "obj"),
        ("on", "ADP", 6, "case"),
        ("Friday", "PROPN", 1, "obl"),
        ("in", "ADP", 8, "case"),
        ("Bergen", "PROPN", 1, "obl"),
        (".", "PUNCT", 1, "punct"),
    ]
    span = span_of(text, SENTENCE)
    tokens, position = [], span.start
    for index, (word, upos, head, rel) in enumerate(rows):
        start = text.index(word, position)
        position = start + len(word)
        tokens.append(Token(index, word, start, position, word.lower(), upos, upos, head, rel))
    return Sentence(0, span, span.of(text), tuple(tokens))


def made_report(text=TEXT, events=None, source="report.txt", **article):
    article = {"published": date(2023, 3, 4), "publisher": "Agency", **article}
    furniture = (Span(0, text.index(" - ") + 3),) if " - " in text else ()
    if events is None:
        events = (made_event(text), second_event(text))
    sentences = (made_sentence(text),) if SENTENCE in text else ()
    actor = events[0].actors if events else ()
    mentions = (Mention(0, 0, 0, 1, "name", actor, 0.95),) if actor else ()
    return CodedReport(
        Article(text, source=source, furniture=furniture, **article),
        Reading(text, sentences),
        mentions,
        (),
        tuple(events),
    )


# Lone surrogates cannot be written as UTF-8; they have tests of their own.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
codes = st.none() | words
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(*sorted(pair)))
days = st.none() | st.dates()
floats = st.floats(-180, 180)

entities = st.builds(
    Entity,
    text=words,
    span=spans,
    id=codes,
    name=codes,
    kind=st.sampled_from(["state", "person", "unknown"]),
    country=codes,
    organisation=codes,
    part_of=st.lists(words, max_size=2).map(tuple),
    sectors=st.lists(words, max_size=2).map(tuple),
    office=st.none() | st.builds(Office, title=words, start=codes, end=codes),
)
parties = st.lists(entities, max_size=3).map(tuple)
labels = st.lists(words, max_size=2).map(tuple)
optional_words = st.none() | words

events = st.builds(
    Event,
    id=words,
    article_id=words,
    event_type=words,
    mode=optional_words,
    contexts=labels,
    aux_modes=labels,
    quad=st.sampled_from(["verbal_conflict", "material_cooperation"]),
    score=floats,
    actors=parties,
    recipients=parties,
    date=st.builds(When, start=days, end=days, precision=words, text=optional_words, span=st.none() | spans),
    place=st.none()
    | st.builds(
        Where,
        text=words,
        span=spans,
        name=words,
        country=codes,
        admin1=codes,
        geonames_id=st.none() | st.integers(0, 10**9),
        latitude=st.none() | floats,
        longitude=st.none() | floats,
        precision=words,
    ),
    attribution=st.none()
    | st.builds(Attribution, speaker=st.none() | entities, cue=optional_words, denied_by=parties),
    trigger=st.builds(Passage, text=words, span=spans),
    sentence=st.builds(SentencePassage, index=st.integers(0, 1000), span=spans, text=words),
    confidence=st.floats(0, 1),
    evidence=st.builds(
        Evidence, rule=optional_words, scores=st.dictionaries(words, st.floats(0, 1), max_size=3)
    ),
    coder=st.builds(CoderVersion, version=words, codebook=words, model=words, gazetteer=words),
)

positions = st.builds(
    Position,
    id=words,
    article_id=words,
    holder=entities,
    topic=st.builds(Topic, text=words, span=spans, key=words),
    attitude=st.sampled_from(["for", "against", "neutral"]),
    since=st.none()
    | st.builds(When, start=days, end=days, precision=words, text=optional_words, span=st.none() | spans),
    sentence=st.builds(SentencePassage, index=st.integers(0, 1000), span=spans, text=words),
    trigger=st.builds(Passage, text=words, span=spans),
    confidence=st.floats(0, 1),
    evidence=st.builds(Evidence, rule=optional_words, scores=st.just({})),
)
