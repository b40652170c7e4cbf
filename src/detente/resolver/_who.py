"""Who is meant: every word of a report that stands for a party, resolved."""

import re
from dataclasses import replace
from datetime import date

from detente.gazetteer import Gazetteer, Ref
from detente.resolver._who_context import Context
from detente.resolver._who_dates import entity_on
from detente.resolver._who_describe import describe
from detente.resolver._who_entity import EntityMaker
from detente.resolver._who_long_names import long_names
from detente.resolver._who_memory import Memory, Referent
from detente.resolver._who_modifiers import unlisted_people
from detente.resolver._who_offices import iso
from detente.resolver._who_owner import owners_of
from detente.resolver._who_people import find_people
from detente.resolver._who_pronouns import agree_with_bearer, resolve_pronoun, speaker_of
from detente.resolver._who_scan import Hit, scan_names, scan_roles
from detente.resolver._who_tree import (
    base,
    case_of,
    conjuncts,
    determiner,
    is_modifier,
    is_plural,
    is_subject,
)
from detente.resolver._who_unlisted import unlisted_bodies
from detente.terms import Entity, Mention, Reading, Token

__all__ = ["WhoResolver"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADJECTIVAL = frozenset({"amod", "compound", "nmod:poss", "det", "nmod:desc", "nmod:unmarked"})
# Of several things that a name may stand for, the kind that comes first is meant.
_KINDS = {"M": 0, "S": 1, "O": 2, "N": 3, "A": 4}
_SENSES = {"n": 0, "d": 1, "c": 2, "r": 3}
# Before the name of a seat these make it a place.
_LOCATIVE = frozenset(
    {"in", "near", "at", "outside", "around", "inside", "across", "into", "through", "over"}
)


class WhoResolver:
    """Finds the parties of a report. Holds no state between reports; safe to share and to pickle."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def mentions(self, reading: Reading, published: date | None) -> tuple[Mention, ...]:
        """The nouns, names, adjectives and pronouns that stand for parties, in the order of the text.

        People have the office of the publication date; ``on_date`` gives that of an event.
        """
        years = frozenset() if published else frozenset(_YEAR.findall(reading.text))
        maker = EntityMaker(self._gazetteer, iso(published), years)
        memory = Memory()
        out: list[Mention] = []
        for sentence in reading.sentences:
            context = Context(sentence, self._gazetteer, maker, memory)
            self._read(context)
            said = speaker_of(sentence, context.mentions)
            memory.speaker = said or memory.speaker
            out.extend(context.mentions[head] for head in sorted(context.mentions))
        return tuple(out)

    def on_date(self, entity: Entity, day: date | None) -> Entity:
        """The entity as it stood on a day: a person's office, sectors and side, a state's name then."""
        return entity_on(self._gazetteer, entity, day)

    def _read(self, context: Context) -> None:
        sentence = context.sentence
        context.hits = list(scan_names(sentence, self._gazetteer, context.barred))
        within = frozenset(
            index
            for hit in context.hits
            if hit.end - hit.start > 1 and hit.refs[0].kind in {"O", "A"}
            for index in range(hit.start, hit.end)
        )
        roles = scan_roles(sentence, self._gazetteer, within)
        context.roles = {hit.head: hit for hit in roles if hit.head not in context.barred}
        long_names(context)
        named = [hit for hit in context.hits if any(ref.kind != "P" for ref in hit.refs)]
        early = [hit for hit in named if not _in_person(context, hit)]
        # Peoples last: the place that follows them says which they are.
        for hit in sorted(early, key=lambda hit: any(ref.kind == "N" for ref in hit.refs)):
            _name(context, hit)
        pending = _Pending(context)
        pending.run()


class _Pending:
    """Works through the words from left to right, since each may look back at those before."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def run(self) -> None:
        """Descriptions that own a title come before the people that bear it; pronouns in their turn."""
        context = self.context
        owners = self._owning_roles()
        for head in sorted(owners):
            describe(context, context.roles[head])
        before_names = _before_names(context)
        for index in before_names:
            resolve_pronoun(context, index)
        find_people(context)
        for index in before_names:
            agree_with_bearer(context, index)
        context.roles.update((hit.head, hit) for hit in unlisted_people(context))
        _the_north(context)
        unlisted_bodies(context)
        _together(context)
        for token in context.sentence.tokens:
            if token.index in context.mentions:
                continue
            if token.upos == "PRON" or token.xpos in {"PRP", "PRP$"}:
                resolve_pronoun(context, token.index)
            elif token.index in context.roles:
                describe(context, context.roles[token.index])

    def _owning_roles(self) -> list[int]:
        """Heads of role phrases that stand as possessors or adjectives: "the bloc's", "army"."""
        tokens = self.context.sentence.tokens
        children = self.context.sentence.children
        return [
            head
            for head in self.context.roles
            if tokens[head].rel == "nmod:poss" and not any(tokens[i].upos == "PRON" for i in children[head])
        ]


def _in_person(context: Context, hit: Hit) -> bool:
    """Whether the recogniser takes the words for part of a person's name ("Michael Jordan")."""
    for name in context.sentence.names:
        if name.label == "PER" and name.start <= hit.start and hit.end <= name.end:
            inside = {i for i in range(name.start, name.end) if not hit.start <= i < hit.end}
            titles = {i for role in context.roles.values() for i in range(role.start, role.end)}
            rest = bool(inside - titles)
            adjective = context.sentence.tokens[hit.head].upos == "ADJ" and hit.start == name.start
            # "Freedonia President Firefly": the recogniser may not know the state, the gazetteer does.
            before_title = hit.start == name.start and any(
                role.start == hit.end and role.end < name.end for role in context.roles.values()
            )
            return rest and not adjective and not before_title
    person = next((ref for ref in hit.refs if ref.kind == "P" and ref.sense == "f"), None)
    return person is not None and all(ref.kind == "P" for ref in hit.refs)


def _best(context: Context, hit: Hit) -> Ref | None:
    """What the name stands for here."""
    token = context.sentence.tokens[hit.head]
    refs = [ref for ref in hit.refs if ref.kind != "P"]
    adjective = token.upos == "ADJ" or base(token) in {"amod", "compound"}
    first = "d" if adjective else "n"
    refs = _likeliest(context, refs)
    if case_of(context.sentence, hit.head) in _LOCATIVE:
        seats = [ref for ref in refs if ref.kind == "S" and ref.sense == "c"]
        bodies = [
            ref
            for ref in refs
            if ref.kind == "M" and context.gazetteer.metonym(ref.id).kind == "organisation"
        ]
        if seats and bodies:
            return seats[0]
    ordered = sorted(
        enumerate(refs),
        key=lambda item: (
            0 if item[1].sense == first and item[1].kind == "S" else 1,
            _SENSES[item[1].sense] >= 2,
            _KINDS[item[1].kind],
            _SENSES[item[1].sense],
            item[0],
        ),
    )
    return ordered[0][1] if ordered else None


def _name(context: Context, hit: Hit) -> None:
    """Emits the mention of a state, organisation, group, people or seat."""
    ref = _best(context, hit)
    if ref is None or hit.head in context.mentions:
        return
    sentence = context.sentence
    token = sentence.tokens[hit.head]
    modifier = token.rel in _ADJECTIVAL or base(token) == "compound" or not hit.whole
    if ref.sense in {"c", "r"}:
        bare_modifier = modifier and token.rel != "nmod:poss" and not _modifies_party(context, hit)
        if bare_modifier or _in_body(context, hit):
            return
    start = hit.start + (hit.end - hit.start > 1 and sentence.tokens[hit.start].text.lower() == "the")
    text, span = context.words(start, hit.end)
    named = {ref.id for other in context.hits for ref in other.refs if other is not hit and ref.kind == "S"}
    entities = tuple(one for one in context.maker.members(ref, text, span) if one.id not in named)
    if entities:
        context.emit(hit.head, start, hit.end, entities, form=_form_of(token, modifier), certainty=0.85)
        return
    entity = _placed(context, hit, ref, context.maker.of_ref(ref, text, span))
    if ref.kind == "M" and "PTY" in entity.sectors and entity.country not in _countries(context):
        return
    if ref.kind == "M" and hit.end - hit.start == 1 and _part_of_name(context, hit):
        return
    if ref.kind == "M" and hit.head in context.roles:
        other = _foreign(context, hit, entity)
        if other:
            return
    form = _form_of(token, modifier)
    certainty = 0.95 if ref.sense in {"n", "d"} else 0.8
    if hit.end - start > 1:
        context.taken.update(range(start, hit.end))
    context.memory.known.add(entity.id or "")
    context.emit(hit.head, start, hit.end, (entity,), form=form, certainty=certainty)


def _form_of(token: Token, modifier: bool) -> str:
    return "adjective" if token.upos == "ADJ" or modifier else "name"


def _place_after(context: Context, hit: Hit) -> str | None:
    """The country of the name that follows by "in" or "of", wherever the tree has hung it."""
    tokens = context.sentence.tokens
    if hit.end + 1 >= len(tokens) or tokens[hit.end].text.lower() not in {"in", "of", "from"}:
        return None
    after = hit.end + 1 + (tokens[hit.end + 1].upos == "DET")
    mention = next((m for m in context.mentions.values() if m.start == after), None)
    return mention.entities[0].country if mention is not None else None


def _countries(context: Context) -> set[str | None]:
    """The states of the report so far, this sentence included: many have a party of the same name."""
    here = {entity.country for mention in context.mentions.values() for entity in mention.entities}
    here.update(ref.id for hit in context.hits for ref in hit.refs if ref.kind == "S")
    return here | {entity.country for entity in context.memory.states(context.sentence.index, 20)}


def _likeliest(context: Context, refs: list[Ref]) -> list[Ref]:
    """Of several bodies of one abbreviation those that the report has named, or whose country it has."""
    bodies = [ref for ref in refs if ref.kind in {"O", "A"}]
    if len(bodies) < 2 or len(bodies) < len(refs):
        return refs
    named = [ref for ref in bodies if ref.id in context.memory.known]
    if named:
        return named
    states = {entity.country for entity in context.memory.states(context.sentence.index, 10)}
    at_home = [
        ref
        for ref in bodies
        if ref.kind == "A" and (group := context.gazetteer.group(ref.id)) and states & set(group.countries)
    ]
    return at_home or [ref for ref in bodies if ref.kind == "O"] or bodies


def _placed(context: Context, hit: Hit, ref: Ref, entity: Entity) -> Entity:
    """A people where the words or the report say where it lives; the people of a state, from its plural."""
    token = context.sentence.tokens[hit.head]
    if ref.kind == "S" and ref.sense == "d" and is_plural(token) and hit.end - hit.start <= 2:
        return replace(entity, id=f"{ref.id}-PEOPLE", kind="people", sectors=("CVL",))
    if entity.kind != "people" or entity.country:
        return entity
    place = next((owner.country for owner in owners_of(context, hit.head) if owner.country), None)
    place = place or _place_after(context, hit) or context.memory.homes.get(ref.id)
    if place:
        context.memory.homes[ref.id] = place
        return replace(entity, country=place)
    return entity


def _foreign(context: Context, hit: Hit, entity: Entity) -> bool:
    """Whether another state owns the body: "the Argentine Senate" is not the American one."""
    owners = owners_of(context, hit.head)
    return any(owner.country and owner.country != entity.country for owner in owners)


def _part_of_name(context: Context, hit: Hit) -> bool:
    """Whether a common word is the end of another body's name: "Trades Union Congress"."""
    sentence = context.sentence
    if context.gazetteer.roles.get(sentence.tokens[hit.head].lemma.lower()) is None:
        return False
    before = {i for name in sentence.names if name.end == hit.end for i in range(name.start, hit.start)}
    owned = {i for mention in context.mentions.values() for i in range(mention.start, mention.end)}
    other = {i for other in context.hits for i in range(other.start, other.end)}
    return any(sentence.tokens[i].text[0].isupper() for i in before - owned - other)


def _in_body(context: Context, hit: Hit) -> bool:
    """Whether a town's name is part of the name of a body that is no office ("Real Madrid")."""
    for name in context.sentence.names:
        if name.label == "ORG" and name.start <= hit.start and hit.end <= name.end:
            inside = any(name.start <= head < name.end for head in context.roles)
            return name.end - name.start > hit.end - hit.start and not inside
    return False


def _modifies_party(context: Context, hit: Hit) -> bool:
    """Whether the name qualifies a noun that is a party itself ("Moscow officials")."""
    above = context.sentence.tokens[hit.head].head
    return above in context.roles


def _before_names(context: Context) -> list[int]:
    """The possessives of titles beside which a name stands: "its chairman, Yasser Arafat"."""
    tokens = context.sentence.tokens
    return [
        token.index
        for token in tokens
        if token.rel == "nmod:poss"
        and token.text.lower() in {"its", "their"}
        and token.head in context.roles
        and any(base(tokens[child]) == "appos" for child in context.sentence.children[token.head])
    ]


def _the_north(context: Context) -> None:
    """The Koreas as "the North" and "the South", in a report on one of them."""
    for token in context.sentence.tokens:
        code = {"North": "PRK", "South": "KOR"}.get(token.text)
        if code is None or token.index in context.mentions or token.index in context.taken:
            continue
        alone = determiner(context.sentence, token.index) == "the" and not is_modifier(
            context.sentence, token.index
        )
        if alone and {s.country for s in context.memory.states(context.sentence.index, 10)} & {"PRK", "KOR"}:
            text, span = context.words(token.index, token.index + 1)
            state = context.maker.state(code, text, span)
            context.emit(token.index, token.index, token.index + 1, (state,), form="name", certainty=0.7)


def _together(context: Context) -> None:
    """Remembers parties that are coordinated as one that "they" may mean."""
    for head in sorted(context.mentions):
        others = [index for index in conjuncts(context.sentence, head)[1:] if index in context.mentions]
        if not others or base(context.sentence.tokens[head]) == "conj":
            continue
        entities = [entity for index in (head, *others) for entity in context.mentions[index].entities]
        context.memory.add(
            Referent(
                entities=tuple(entities),
                sentence=context.sentence.index,
                token=others[-1],
                subject=is_subject(context.sentence, head),
                plural=True,
                modifier=is_modifier(context.sentence, head),
                form="pair",
            )
        )
