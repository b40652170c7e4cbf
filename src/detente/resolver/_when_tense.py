"""The tense in which an expression stands: past, present, future, and the past before the past."""

from detente.terms import Sentence, Token

__all__ = ["governing_verb", "in_past_perfect", "tense_at", "tense_of_verb"]

# Verbs and adjectives after which an infinitive is still to come: "agreed to meet on Tuesday".
_PROSPECTIVE = frozenset(
    "plan intend agree vow pledge promise expect schedule set due hope want decide prepare aim "
    "propose invite "
    "urge ask threaten order call demand request go ready likely supposed bind poise slate warn offer seek "
    "determine commit undertake swear resolve".split()
)
_SPEECH = frozenset("say tell report announce state add note write".split())
_HAVE = frozenset({"have", "'ve", "has", "had"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
# "Ahead of Sunday's vote", "until Friday": to come, whatever the tense.
_AHEAD = frozenset({"ahead", "until", "till", "by"})
_FUTURE_WORDS = frozenset(
    {"will", "shall", "wo", "'ll", "would", "due", "scheduled", "expected", "planned", "plans"}
)
_CLIMB_LIMIT = 12


def governing_verb(sentence: Sentence, index: int) -> int | None:
    """The nearest verb at or above a token: a finite or non-finite verb, or a predicate with a copula."""
    current = index
    for _ in range(_CLIMB_LIMIT):
        if current < 0:
            return None
        token = sentence.tokens[current]
        if token.xpos.startswith("VB") and token.rel not in _AUXILIARIES and token.rel != "amod":
            return current
        if any(sentence.tokens[child].rel == "cop" for child in sentence.children[current]):
            return current
        current = token.head
    return None


def _auxiliaries(sentence: Sentence, verb: int) -> list[Token]:
    return [
        sentence.tokens[child]
        for child in sentence.children[verb]
        if sentence.tokens[child].rel in _AUXILIARIES
    ]


def in_past_perfect(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells of a time before the time told of: "had attacked"."""
    return any(
        token.lemma == "have" and token.xpos == "VBD" and token.rel.startswith("aux")
        for token in _auxiliaries(sentence, verb)
    )


def tense_of_verb(sentence: Sentence, verb: int) -> str:
    """The tense of a verb group: past, present or future; of a bare participle that of its clause."""
    current = verb
    for _ in range(_CLIMB_LIMIT):
        token = sentence.tokens[current]
        helpers = _auxiliaries(sentence, current)
        found = _finite(token, helpers)
        if found is not None:
            return found
        if token.head < 0:
            return "past"
        parent = sentence.tokens[token.head]
        infinitive = token.xpos == "VB"
        if infinitive and (parent.lemma in _PROSPECTIVE or not parent.xpos.startswith("VB")):
            return "future"
        above = governing_verb(sentence, token.head)
        if above is None:
            return "future" if infinitive else "past"
        if infinitive and tense_of_verb(sentence, above) == "present":
            return "future"
        current = above
    return "past"


def _finite(token: Token, helpers: list[Token]) -> str | None:
    """The tense that a verb and its auxiliaries show; None for a bare participle or infinitive."""
    if any(helper.xpos == "MD" for helper in helpers):
        perfect = any(helper.lemma in _HAVE for helper in helpers)
        return "past" if perfect else "future"
    tags = {helper.xpos for helper in helpers}
    if token.xpos == "VBD" or "VBD" in tags:
        return "past"
    if any(helper.lemma == "have" for helper in helpers):
        return "past"
    if token.xpos in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return "past" if token.lemma in _SPEECH else "present"
    return None


def tense_at(sentence: Sentence, index: int) -> str:
    """The tense of the clause that a token stands in; by its words alone where there is no tree."""
    if not sentence.tokens[index].xpos:
        return _tense_by_words(sentence, index)
    if _looks_ahead(sentence, index):
        return "future"
    verb = governing_verb(sentence, index)
    if verb is None or sentence.heading:
        return "past"
    return tense_of_verb(sentence, verb)


def _looks_ahead(sentence: Sentence, index: int) -> bool:
    """Whether a preposition that looks ahead governs a token or the noun it belongs to."""
    for current in (index, sentence.tokens[index].head):
        if current < 0 or sentence.tokens[current].xpos.startswith("VB"):
            return False
        cases = [child for child in sentence.children[current] if sentence.tokens[child].rel == "case"]
        governor = sentence.tokens[current].head
        if any(sentence.tokens[place].lemma.lower() in _AHEAD for place in cases):
            return True
        if governor >= 0 and sentence.tokens[governor].lemma.lower() == "ahead":
            return True
    return False


def _tense_by_words(sentence: Sentence, index: int) -> str:
    start = max(index - 12, 0)
    words = {token.text.lower() for token in sentence.tokens[start : index + 12]}
    return "future" if words & _FUTURE_WORDS and not words & {"had", "have"} else "past"
