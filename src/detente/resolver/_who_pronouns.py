"""Pronouns: the person, group or state they mean, where that is safe to say."""

from collections.abc import Callable
from dataclasses import replace

from detente.resolver._who_context import Context
from detente.resolver._who_memory import Referent
from detente.resolver._who_tree import SUBJECTS, base, governing_verb
from detente.terms import Entity, Mention, Sentence

__all__ = ["agree_with_bearer", "resolve_pronoun", "speaker_of"]

_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
# Sentences back that a pronoun may reach.
_REACH = {"person": 2, "plural": 1, "thing": 1}
_SAYING = frozenset(
    """
    say tell add state declare announce note explain warn claim insist stress argue write reply
    respond comment remark assert reiterate emphasize emphasise acknowledge admit deny promise vow
    pledge urge call demand ask conclude continue report recall maintain caution observe suggest
    describe quote tweet post
    """.split()
)


def resolve_pronoun(context: Context, index: int) -> None:
    """Emits the mention of a pronoun, where its antecedent is clear enough."""
    token = context.sentence.tokens[index]
    word = token.text.lower()
    if word in _SPEAKER:
        found = _speaker(context, index)
    elif token.rel == "expl":
        return
    elif word in _PERSON:
        found = _antecedent(context, index, _REACH["person"], _is_person)
    elif word in _PLURAL:
        found = _antecedent(context, index, _REACH["plural"], _is_many)
    elif word in _THING:
        # As an object "it" mostly means what was done or said.
        if base(token) == "obj":
            return
        found = _antecedent(context, index, _REACH["thing"], _is_thing)
    else:
        return
    if found is None:
        return
    entities, certainty = found
    text, span = context.words(index, index + 1)
    placed = tuple(replace(entity, text=text, span=span) for entity in entities)
    context.emit(index, index, index + 1, placed, form="pronoun", certainty=certainty)


def agree_with_bearer(context: Context, index: int) -> None:
    """Points "its" of "its chairman, Yasser Arafat" to the body whose side the bearer is on, if named."""
    noun = context.sentence.tokens[index].head
    beside = [
        child for child in context.sentence.children[noun] if child in context.mentions and child > noun
    ]
    here = context.mentions.get(index)
    bearer = next((context.mentions[i].entities[0] for i in beside if _is_named(context.mentions[i])), None)
    if here is None or bearer is None or not bearer.country or here.entities[0].country == bearer.country:
        return

    def fits(referent: Referent) -> bool:
        return _is_thing(referent) and referent.entity.country == bearer.country

    found = next(context.memory.recent(context.sentence.index, index, _REACH["thing"], fits), None)
    if found is not None:
        text, span = context.words(index, index + 1)
        owner = replace(found.entity, text=text, span=span)
        context.emit(index, index, index + 1, (owner,), form="pronoun", certainty=0.6)


def _is_named(mention: Mention) -> bool:
    return mention.form == "name" and mention.entities[0].kind == "person"


def _is_person(referent: Referent) -> bool:
    return len(referent.entities) == 1 and referent.entity.kind == "person" and not referent.plural


def _is_many(referent: Referent) -> bool:
    if len(referent.entities) > 1:
        return True
    kind = referent.entity.kind
    return kind in {"group", "people", "organisation"} or (referent.plural and kind != "place")


def _is_thing(referent: Referent) -> bool:
    kind = referent.entity.kind
    if len(referent.entities) > 1 or (referent.plural and not referent.entity.name):
        return False
    return kind in {"state", "organisation", "institution", "group"}


def _antecedent(
    context: Context, index: int, reach: int, fits: Callable[[Referent], bool]
) -> tuple[tuple[Entity, ...], float] | None:
    """The best referent before the pronoun, and how certain it is."""
    sentence = context.sentence
    token = sentence.tokens[index]
    barred = _clause_mates(context, index)
    own = (
        _own_subject(sentence, index) if token.rel == "nmod:poss" or token.text.lower() in _REFLEXIVE else -1
    )

    def allowed(referent: Referent) -> bool:
        here = referent.sentence == sentence.index
        if here and referent.modifier and not referent.possessor:
            return False
        return fits(referent) and not (here and referent.token in barred) and bool(referent.entity.id)

    candidates = list(context.memory.recent(sentence.index, index, reach, allowed))
    if fits is _is_many:
        candidates.sort(key=lambda r: (not r.plural, r.modifier))
    if not candidates:
        return None
    for referent in candidates:
        if referent.sentence == sentence.index and referent.token == own:
            return referent.entities, 0.85
    best = candidates[0]
    distance = sentence.index - best.sentence
    rivals = {r.entity.code for r in candidates if r.sentence == best.sentence and r.subject == best.subject}
    certainty = 0.8 - 0.15 * distance - (0.15 if len(rivals) > 1 else 0.0) - (0.0 if best.subject else 0.15)
    return best.entities, max(certainty, 0.3)


def _clause_mates(context: Context, index: int) -> set[int]:
    """The other arguments of the pronoun's verb: "Vucic met him" is not about one man."""
    sentence = context.sentence
    token = sentence.tokens[index]
    if token.rel == "nmod:poss" or token.text.lower() in _REFLEXIVE or token.head < 0:
        return set()
    verb = governing_verb(sentence, index)
    if verb < 0:
        return set()
    return {child for child in sentence.children[verb] if child != index}


def _own_subject(sentence: Sentence, index: int) -> int:
    """The subject of the clause that the pronoun stands in, -1 where there is none."""
    verb = governing_verb(sentence, index)
    while verb >= 0:
        for child in sentence.children[verb]:
            if base(sentence.tokens[child]) in SUBJECTS and child < index:
                return child
        if sentence.tokens[verb].rel not in {"xcomp", "advcl", "conj", "acl", "ccomp"}:
            return -1
        verb = governing_verb(sentence, verb)
    return -1


def speaker_of(sentence: Sentence, mentions: dict[int, Mention]) -> Mention | None:
    """Who says what the sentence quotes: the subject of a verb of saying outside the quotation marks."""
    for token in sentence.tokens:
        if token.index in sentence.quoted or token.lemma.lower() not in _SAYING or token.upos != "VERB":
            continue
        for child in sentence.children[token.index]:
            if base(sentence.tokens[child]) in SUBJECTS and child in mentions:
                return mentions[child]
    return None


def _speaker(context: Context, index: int) -> tuple[tuple[Entity, ...], float] | None:
    """The speaker of the quotation in which "I" or "we" stands, else the last speaker."""
    if index not in context.sentence.quoted:
        return None
    here = speaker_of(context.sentence, context.mentions)
    if here is not None:
        return here.entities, 0.7
    last = context.memory.speaker
    if last is None or context.sentence.index - last.sentence > 2:
        return None
    return last.entities, 0.5
