"""Bodies that the recogniser sees and the gazetteer does not know."""

from dataclasses import replace

from detente.resolver._who_context import Context
from detente.resolver._who_entity import slug
from detente.resolver._who_owner import owners_of
from detente.resolver._who_scan import THINGS
from detente.resolver._who_tree import head_of
from detente.terms import Entity, Name, Sentence

__all__ = ["unlisted_bodies"]

# Words that a recogniser takes for an organisation's name, and that are none by themselves.
_NOT_NAMES = frozenset(
    {"north", "south", "east", "west", "the", "state", "group", "government", "church", "house"}
)


def unlisted_bodies(context: Context) -> None:
    """Emits names of bodies that the recogniser sees and the gazetteer does not know."""
    for name in context.sentence.names:
        head = head_of(context.sentence, name.start, name.end)
        if name.label == "ORG" and _is_free(context, name, head) and _is_name(context.sentence, name, head):
            _emit(context, name, head)


def _is_free(context: Context, name: Name, head: int) -> bool:
    """Whether nothing else has been found in the words, nor a longer name that they are cut from."""
    if head in context.mentions or head in context.taken or head in context.roles or head in context.barred:
        return False
    if any(hit.start < name.end and name.start < hit.end for hit in context.roles.values()):
        return False
    if any(name.start < hit.end and hit.start < name.end < hit.end for hit in context.hits):
        return False
    covered = [index for index in context.mentions if name.start <= index < name.end]
    return all(context.mentions[index].form != "name" for index in covered)


def _is_name(sentence: Sentence, name: Name, head: int) -> bool:
    """Whether the words may be a name: no thing, no common word that only begins a sentence."""
    tokens = sentence.tokens[name.start : name.end]
    words = {token.text.lower() for token in tokens}
    if not any(word[0].isalnum() and len(word) > 1 for word in words) or words <= _NOT_NAMES:
        return False
    common = all(token.upos in {"ADJ", "NOUN", "VERB"} for token in tokens)
    if common and (name.start == 0 or tokens[0].text.islower()):
        return False
    return sentence.tokens[head].text.lower() not in THINGS


def _emit(context: Context, name: Name, head: int) -> None:
    """The body as its name and its owners show it."""
    text, span = context.words(name.start, name.end)
    owner = next(iter(owners_of(context, head)), None)
    entity = context.memory.bodies.get(text) or Entity(
        text,
        span,
        slug(text),
        text,
        "group",
        country=owner.country if owner else None,
        organisation=owner.organisation if owner else None,
        part_of=owner.part_of if owner else (),
    )
    placed = replace(entity, text=text, span=span)
    context.emit(head, name.start, name.end, (placed,), form="name", certainty=0.5)
