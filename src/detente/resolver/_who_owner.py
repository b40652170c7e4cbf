"""Whose: the parties that modify a noun ("Serbian troops", "protesters in Tehran")."""

from dataclasses import replace

from detente.resolver._who_context import Context
from detente.resolver._who_tree import base, case_of, conjuncts
from detente.terms import Entity, Token

__all__ = ["RELATIONAL", "owners_of"]

# What somebody is to another: the possessor is the other one, never the bearer.
RELATIONAL = frozenset(
    """
    counterpart ally neighbour neighbor rival foe enemy adversary opponent partner colleague backer patron
    occupier predecessor successor
    """.split()
)
_SAME_SIDE = frozenset({"predecessor", "successor", "colleague"})
_BEFORE = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "nmod:npmod"})
_BELONGING = frozenset({"of", "from", "for", "to", "at"})
_LEADING = frozenset({"led", "lead", "run", "dominated", "dominate", "controlled", "control"})
_LOCATED = frozenset({"in", "on", "inside", "across", "outside", "near", "around"})


def owners_of(context: Context, *heads: int) -> tuple[Entity, ...]:
    """The entities that the words around the heads make the owners, each once; nearest kind of link first.

    Adjectives and possessors come before what hangs by "of" or "from", and that before the place.
    """
    before: list[Entity] = []
    possessors: list[Entity] = []
    belonging: list[Entity] = []
    located: list[Entity] = []
    for head in heads:
        relational = context.sentence.tokens[head].lemma.lower() in RELATIONAL - _SAME_SIDE
        for child in context.sentence.children[head]:
            token = context.sentence.tokens[child]
            if relational and (token.rel == "nmod:poss" or case_of(context.sentence, child) in _BELONGING):
                continue
            if token.rel in _BEFORE:
                _collect(context, child, before)
                if token.rel == "nmod:poss":
                    _collect(context, child, possessors)
                if child not in context.mentions and (base(token) == "compound" or _leading(token)):
                    for below in context.sentence.children[child]:
                        if context.sentence.tokens[below].rel in _BEFORE or _leading(token):
                            _collect(context, below, before)
            elif base(token) == "nmod":
                case = case_of(context.sentence, child)
                if case in _BELONGING:
                    _collect(context, child, belonging)
                elif case in _LOCATED:
                    _collect(context, child, located)
    if any(owner.country for owner in possessors):
        # "Iraq's UN envoy" is of the state alone.
        before = [owner for owner in before if owner.country or owner in possessors]
    if before and located and not any(owner.country or owner.organisation for owner in before):
        place = next((owner.country for owner in located if owner.country), None)
        before = [replace(owner, country=place) for owner in before]
    armed = [owner for owner in belonging if owner.kind == "group" and "REB" in owner.sectors]
    return tuple((armed if before and armed else before) or belonging or located)


def _leading(token: Token) -> bool:
    """Whether the word is the second part of "US-led": who leads owns, who backs does not."""
    return token.lemma.lower() in _LEADING or token.text.lower() in _LEADING


def _collect(context: Context, index: int, into: list[Entity]) -> None:
    for each in conjuncts(context.sentence, index):
        mention = context.mentions.get(each)
        if mention is None:
            continue
        for entity in mention.entities:
            if (entity.country or entity.organisation or entity.id) and entity not in into:
                into.append(entity)
