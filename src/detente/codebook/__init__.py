"""PLOVER as versioned data: event types, modes, contexts, scores, and the rules with their examples."""

from detente.codebook._load import check_codebook, check_extensions, load_codebook
from detente.codebook._markup import parse_example, render_example
from detente.codebook._rules import Codebook, EventType, Example, Rule, Support, Trigger

__all__ = [
    "Codebook",
    "EventType",
    "Example",
    "Rule",
    "Support",
    "Trigger",
    "check_codebook",
    "check_extensions",
    "load_codebook",
    "parse_example",
    "render_example",
]
