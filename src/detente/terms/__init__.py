"""Frozen, typed records: one for each noun of the field."""

from detente.terms.article import Article
from detente.terms.event import (
    Attribution,
    AuxMode,
    CoderVersion,
    Coding,
    Entity,
    Event,
    Evidence,
    Mention,
    Office,
    Passage,
    Quad,
    SentencePassage,
    When,
    Where,
)
from detente.terms.position import Attitude, Position, Stance, Topic
from detente.terms.relation import Relation
from detente.terms.text import Name, Reading, Sentence, Signal, Span, Token

__all__ = [
    "Article",
    "Attitude",
    "Attribution",
    "AuxMode",
    "CoderVersion",
    "Coding",
    "Entity",
    "Event",
    "Evidence",
    "Mention",
    "Name",
    "Office",
    "Passage",
    "Position",
    "Quad",
    "Reading",
    "Relation",
    "Sentence",
    "SentencePassage",
    "Signal",
    "Span",
    "Stance",
    "Token",
    "Topic",
    "When",
    "Where",
]
