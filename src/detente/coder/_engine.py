"""Reading + mentions + codebook -> codings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from detente.codebook import Codebook
from detente.coder._attribution import Voice, voice_of
from detente.coder._contexts import ContextFinder
from detente.coder._denials import with_denials
from detente.coder._match import Candidate, Matcher, RuleIndex
from detente.coder._modality import Modality, modality
from detente.coder._quotations import Quotations
from detente.coder._repeats import without_repeats
from detente.coder._scoring import PROPOSED_FROM, Features, confidence, proposed_rules, refused
from detente.coder._topics import TopicTest
from detente.coder._tree import Tree
from detente.terms import Coding, Mention, Reading, Sentence

__all__ = ["EventCoder"]

# The future of these is a commitment: PLOVER codes it as AGREE.
_FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# Saying that one will not do these is refusing.
_REFUSED = _FUTURE_IS_AGREE | {"CONCEDE", "RETREAT", "AGREE"}
# Saying that one will do these oneself is threatening. An announced sanction is one already.
_THREATENED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Relations by which a word completes what governs it.
_COMPLETING = frozenset({"obj", "xcomp", "ccomp", "nmod", "conj", "acl"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_LOWER_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
# Such a statement is rarely an event of its own.
_HYPOTHETICAL_WEIGHT = 0.7


class EventCoder:
    """Codes events with the rules of a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._index = RuleIndex(codebook)
        self._contexts = ContextFinder(codebook)
        self._proposed = proposed_rules(codebook)

    def code(self, reading: Reading, mentions: Iterable[Mention]) -> tuple[Coding, ...]:
        """The codings of an article, in order of the text."""
        parties: dict[int, dict[int, Mention]] = {}
        for mention in mentions:
            parties.setdefault(mention.sentence, {})[mention.head] = mention
        body = [s for s in reading.sentences if not s.heading] or list(reading.sentences)
        topics = TopicTest(reading.sentences, parties)
        quotations = Quotations(body, parties, self._codebook.support.reporting)
        found: list[Coding] = []
        for sentence in body:
            here = parties.get(sentence.index)
            if here:
                found.extend(
                    coding
                    for coding in self._code_sentence(sentence, here, quotations)
                    if topics.allows(sentence.index, (*coding.actors, *coding.recipients))
                )
        return without_repeats(with_denials(found, body, parties), reading)

    def foreseen(self, reading: Reading, mentions: Iterable[Mention]) -> frozenset[str]:
        """The types of all rules whose words stand in the text, also where their parties were not found."""
        parties: dict[int, dict[int, Mention]] = {}
        for mention in mentions:
            parties.setdefault(mention.sentence, {})[mention.head] = mention
        found = set()
        for sentence in reading.sentences:
            matcher = Matcher(self._index, Tree(sentence), parties.get(sentence.index, {}))
            for token in sentence.tokens:
                candidate = matcher.best(token.index, complete=False)
                if candidate is not None:
                    found.add(candidate.rule.event_type)
        return frozenset(found)

    def flags(self, sentence: Sentence, token: int) -> tuple[str, ...]:
        """The auxiliary modes that the grammar shows of an event at a token."""
        return modality(Tree(sentence), token, None).aux_modes

    def _code_sentence(
        self, sentence: Sentence, parties: dict[int, Mention], quotations: Quotations
    ) -> list[Coding]:
        tree = Tree(sentence)
        matcher = Matcher(self._index, tree, parties)
        chosen = [
            candidate
            for token in sentence.tokens
            # "two jailed Americans" tells of no jailing of today; what may come is no event yet.
            if token.rel != "amod"
            and (candidate := matcher.best(token.index)) is not None
            and not _is_condition(tree, token.index)
        ]
        chosen = _drop_used(matcher, [*chosen, *self._unforeseen(matcher, chosen)])
        framed = _framed(tree, chosen)
        codings = [self._coding(matcher, candidate, framed, quotations) for candidate in chosen]
        kept = [coding for coding in codings if coding is not None and not _only_business(coding)]
        return _drop_doubles(_drop_restated(tree, _join_results(tree, kept)))

    def _unforeseen(self, matcher: Matcher, chosen: Sequence[Candidate]) -> list[Candidate]:
        """Events that no rule codes and the learned scorer is sure of, with the parties of default slots."""
        known = {i for candidate in chosen for i in (candidate.head, *candidate.used, *candidate.embedded)}
        found = []
        for token, event_type, probability in matcher.signals.best():
            if probability < PROPOSED_FROM or token in known:
                continue
            candidate = matcher.propose(self._proposed[event_type], token)
            if candidate is not None:
                found.append(candidate)
        return found

    def _coding(
        self,
        matcher: Matcher,
        candidate: Candidate,
        framed: Mapping[int, Candidate],
        quotations: Quotations,
    ) -> Coding | None:
        rule = candidate.rule
        tree = matcher.tree
        features = _features(matcher, candidate)
        if refused(features) and not _in_lower_clause(tree, candidate.head):
            return None
        said = modality(tree, candidate.head, matcher.slots.carrier(candidate.head))
        if said.general:
            return None
        framing = framed.get(candidate.head)
        voice = self._voice(matcher, candidate, framing, quotations)
        said = _as_framed(said, framing, voice)
        speaker, cue = voice.speaker, voice.cue
        own_words = speaker is not None and bool(_ids([speaker]) & _ids(candidate.actors))
        if own_words:
            speaker, cue = None, None
        event_type, mode, said = self._as_words(rule.event_type, self._mode(tree, candidate), said, own_words)
        kind = self._codebook.types[event_type]
        actors, recipients = candidate.actors, candidate.recipients
        if event_type == "AGREE" and rule.reciprocal:
            recipients = ()
        return Coding(
            sentence=tree.sentence.index,
            head=candidate.head,
            trigger=candidate.trigger,
            event_type=event_type,
            mode=mode,
            contexts=self._contexts.find(tree, rule.contexts),
            aux_modes=said.aux_modes,
            quad=kind.quad,
            score=kind.score_of(mode),
            actors=actors,
            recipients=recipients,
            rule=rule.id,
            confidence=_confidence(features, said),
            scores=features.scores(),
            speaker=speaker,
            cue=cue,
            denied_by=voice.denied_by,
        )

    def _voice(
        self, matcher: Matcher, candidate: Candidate, framing: Candidate | None, quotations: Quotations
    ) -> Voice:
        """Who says so: in the sentence, as an accuser by the rule, or as speaker of a longer quotation."""
        tree = matcher.tree
        voice = voice_of(tree, candidate.head, matcher.slots.parties, self._codebook.support.reporting)
        if voice.speaker is None and framing is not None and framing.rule.embedded == "claim":
            accuser = framing.actors[0] if framing.actors else None
            return replace(voice, speaker=accuser, cue=tree[framing.head].text)
        if voice == Voice() and candidate.head in tree.sentence.quoted:
            return quotations.voice_of(tree.sentence) or voice
        return voice

    def _as_words(
        self, event_type: str, mode: str | None, said: Modality, own_words: bool
    ) -> tuple[str, str | None, Modality]:
        """What is announced for the future and so is done in words now: agreed, refused, threatened."""
        if not said.future or said.hypothetical:
            return event_type, mode, said
        if said.negation:
            if event_type in _REFUSED:
                modes = self._codebook.types["REJECT"].mode_by_embedded
                return "REJECT", modes.get(event_type), Modality()
        elif event_type in _FUTURE_IS_AGREE:
            return "AGREE", None, Modality()
        elif event_type == "RETREAT" and own_words:
            return "CONCEDE", None, Modality()
        elif event_type in _THREATENED and own_words:
            modes = self._codebook.types["THREATEN"].mode_by_embedded
            return "THREATEN", modes.get(event_type), Modality()
        return event_type, mode, said

    def _mode(self, tree: Tree, candidate: Candidate) -> str | None:
        rule = candidate.rule
        kind = self._codebook.types[rule.event_type]
        if rule.mode:
            return rule.mode
        embedded = kind.mode_by_embedded.get(candidate.embedded_type or "")
        if embedded:
            return embedded
        lemmas = {tree[i].lemma.lower() for i in tree.sentence.subtree(candidate.head)}
        for mode, words in kind.mode_words.items():
            if lemmas & words:
                return mode
        return None


def _framed(tree: Tree, chosen: Sequence[Candidate]) -> dict[int, Candidate]:
    """By their heads: events that another's rule makes a claim or a thought."""
    found: dict[int, Candidate] = {}
    for candidate in chosen:
        if candidate.rule.embedded in ("claim", "hypothetical"):
            for head in candidate.embedded:
                for conjunct in tree.with_conjuncts(head):
                    found.setdefault(conjunct, candidate)
    return found


def _as_framed(said: Modality, framing: Candidate | None, voice: Voice) -> Modality:
    if framing is not None and framing.rule.embedded == "hypothetical":
        said = replace(said, hypothetical=True)
    if voice.denied_by and voice.speaker is not None:
        # One says so, the other denies it: the record keeps both, and the report takes no side.
        said = replace(said, negation=False)
    return said


def _ids(mentions: Iterable[Mention]) -> set[str]:
    return {entity.id or entity.text for mention in mentions for entity in mention.entities}


def _in_lower_clause(tree: Tree, index: int) -> bool:
    """Whether a token heads a clause below another: there the learned scorer sees too little."""
    while tree[index].rel == "conj" and tree[index].head >= 0:
        index = tree[index].head
    return tree[index].rel.partition(":")[0] in _LOWER_CLAUSES


def _features(matcher: Matcher, candidate: Candidate) -> Features:
    parties = (*candidate.actors, *candidate.recipients)
    words = (candidate.head, *candidate.trigger)
    signals = matcher.signals
    return Features(
        rule=candidate.rule.weight,
        match=min(candidate.rank, 1.0),
        model=signals.of_type(words, candidate.rule.event_type) if signals.known else None,
        event=signals.of_any(words) if signals.known else None,
        parties=min((mention.certainty for mention in parties), default=1.0),
        loose=candidate.loose,
        both=float(bool(candidate.actors and candidate.recipients) or len(candidate.actors) > 1),
    )


def _confidence(features: Features, said: Modality) -> float:
    if features.model is not None:
        return confidence(replace(features, hypothetical=float(said.hypothetical)))
    value = features.rule * features.loose * features.parties
    if said.hypothetical:
        value *= _HYPOTHETICAL_WEIGHT
    return round(max(0.0, min(1.0, value)), 4)


def _drop_used(matcher: Matcher, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what another candidate uses up as its own words or absorbs."""
    gone: set[int] = set()
    for candidate in chosen:
        gone.update(candidate.used - {candidate.head})
        if candidate.rule.embedded == "absorb":
            gone.update(candidate.embedded)
    # What an absorbed candidate itself embeds goes with it.
    pending = [c for c in chosen if c.head in gone]
    while pending:
        inner = {i for c in pending for i in c.embedded} - gone
        gone |= inner
        pending = [c for c in chosen if c.head in inner]
    gone |= {c.head for c in chosen if c.head not in gone and _within(matcher, c.head, gone)}
    return [candidate for candidate in chosen if candidate.head not in gone]


def _within(matcher: Matcher, index: int, gone: set[int]) -> bool:
    """Whether a token completes one that is left out: the truce in "offered to mediate a truce"."""
    tree = matcher.tree
    node = index
    while tree[node].head >= 0 and tree[node].rel.partition(":")[0] in _COMPLETING:
        if tree[node].rel.startswith("acl") and not tree.is_infinitive(node):
            return False
        node = tree[node].head
        if node in gone:
            return True
    return False


def _is_condition(tree: Tree, index: int) -> bool:
    """Whether an event stands in a condition: "if Europe lifted the embargo"."""
    for node in (index, *tree.ancestors(index)):
        if tree[node].rel.partition(":")[0] == "advcl":
            return tree.preposition(node) in _CONDITIONS
        if tree[node].rel.partition(":")[0] not in _COMPLETING:
            return False
    return False


def _drop_restated(tree: Tree, codings: Sequence[Coding]) -> list[Coding]:
    """Leave out nouns that name an event of the sentence again ("opened its airspace, a concession")."""
    kept = []
    for coding in codings:
        again = tree[coding.head].upos == "NOUN" and not coding.recipients
        if not again or not any(
            other is not coding
            and other.event_type == coding.event_type
            and (other.recipients or tree[other.head].upos == "VERB")
            and _ids(coding.actors) <= _ids(other.actors)
            for other in codings
        ):
            kept.append(coding)
    return kept


def _only_business(coding: Coding) -> bool:
    """What companies do to each other is business news, not public affairs."""
    entities = [e for m in (*coding.actors, *coding.recipients) for e in m.entities]
    return bool(entities) and all("BUS" in entity.sectors for entity in entities)


def _join_results(tree: Tree, codings: Sequence[Coding]) -> list[Coding]:
    """ "bombed a camp, killing 33 people" is one event: the participle tells its result.

    The main verb's event takes the result's recipients where it has none.
    """
    by_head = {coding.head: coding for coding in codings}
    kept = dict(by_head)
    for coding in codings:
        token = tree[coding.head]
        main = by_head.get(token.head)
        if main is None or main.event_type != coding.event_type:
            continue
        if token.xpos != "VBG" and not tree.is_infinitive(coding.head):
            continue
        if token.rel.partition(":")[0] not in ("advcl", "acl", "xcomp", "conj") or tree.by_rel(
            coding.head, "nsubj"
        ):
            continue
        del kept[coding.head]
        if not main.recipients and coding.recipients and main.head in kept:
            kept[main.head] = replace(main, recipients=coding.recipients)
    return list(kept.values())


def _drop_doubles(codings: Sequence[Coding]) -> list[Coding]:
    """One coding for the same type and parties in a sentence: the most confident, then the first."""
    best: dict[tuple[object, ...], Coding] = {}
    for coding in codings:
        key = (
            coding.event_type,
            tuple(sorted({e.id or e.text for m in coding.actors for e in m.entities})),
            tuple(sorted({e.id or e.text for m in coding.recipients for e in m.entities})),
        )
        if key not in best or coding.confidence > best[key].confidence:
            best[key] = coding
    return sorted(best.values(), key=lambda c: c.head)
