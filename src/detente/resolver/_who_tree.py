"""Small questions about a sentence's dependency tree."""

from detente.terms import Sentence, Token

__all__ = [
    "SUBJECTS",
    "base",
    "case_of",
    "conjuncts",
    "core_span",
    "determiner",
    "governing_verb",
    "has_proper_modifier",
    "head_of",
    "is_modifier",
    "is_plural",
    "is_subject",
    "subject_words",
]

SUBJECTS = frozenset({"nsubj", "csubj"})
_CORE = frozenset(
    {"det", "amod", "compound", "nmod:poss", "flat", "nummod", "nmod:desc", "nmod:unmarked", "nmod:npmod"}
)
_MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "det", "nmod:desc", "nmod:unmarked"})
_VERBAL = frozenset({"VERB", "AUX"})


def base(token: Token) -> str:
    """The relation without its subtype."""
    return token.rel.split(":", 1)[0]


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """The token of [start, end) that is governed from outside; the last one where several are."""
    found = [i for i in range(start, end) if not start <= sentence.tokens[i].head < end]
    named = [i for i in found if sentence.tokens[i].upos != "PUNCT"]
    return (named or found or [end - 1])[0]


def case_of(sentence: Sentence, index: int) -> str:
    """The preposition or possessive mark of a nominal in lower case, or nothing."""
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if token.rel == "case":
            text = token.text.lower()
            return "'s" if text in {"'s", "’s", "'", "’", "s"} else text
    return ""


def determiner(sentence: Sentence, index: int) -> str:
    """The determiner of a nominal in lower case, or nothing."""
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if base(token) == "det":
            return token.text.lower()
    return ""


def is_plural(token: Token) -> bool:
    """Whether the noun is plural by its tag."""
    return token.xpos in {"NNS", "NNPS"}


def is_subject(sentence: Sentence, index: int) -> bool:
    """Whether the nominal, or what it is coordinated with, is a subject or passive agent."""
    token = sentence.tokens[index]
    while base(token) in {"conj", "appos", "flat"} and token.head >= 0:
        token = sentence.tokens[token.head]
    return base(token) in SUBJECTS or token.rel == "obl:agent"


def is_modifier(sentence: Sentence, index: int) -> bool:
    """Whether the word stands before a noun as its adjective, possessor or first part."""
    token = sentence.tokens[index]
    return token.rel in _MODIFIERS or base(token) == "compound"


def has_proper_modifier(sentence: Sentence, head: int) -> bool:
    """Whether the noun is the last part of a proper name ("Civic Party", "Hong Kong Island")."""
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.rel in {"compound", "amod", "flat"} and token.text[0].isupper() and token.index > 0:
            return sentence.tokens[head].text[0].isupper()
    return False


def governing_verb(sentence: Sentence, index: int) -> int:
    """The next verb above a token, -1 where there is none."""
    current = sentence.tokens[index].head
    while current >= 0 and sentence.tokens[current].upos not in _VERBAL:
        current = sentence.tokens[current].head
    return current


def subject_words(sentence: Sentence, index: int) -> set[int]:
    """The words of the subject of the verb above: who mediates between two sides is neither."""
    out: set[int] = set()
    verb = governing_verb(sentence, index)
    while verb >= 0:
        for child in sentence.children[verb]:
            below = sentence.subtree(child) if base(sentence.tokens[child]) == "nsubj" else []
            if index not in below:
                out.update(below)
        if sentence.tokens[verb].rel not in {"xcomp", "advcl", "conj"}:
            break
        verb = governing_verb(sentence, verb)
    return out


def conjuncts(sentence: Sentence, index: int) -> list[int]:
    """The token and those coordinated with it, in order."""
    out = [index]
    for current in out:
        out.extend(child for child in sentence.children[current] if base(sentence.tokens[child]) == "conj")
    return sorted(out)


def core_span(sentence: Sentence, head: int) -> tuple[int, int]:
    """Tokens [start, end) of the noun phrase without its determiner, phrases and clauses that follow."""
    start, end = head, head + 1
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.rel not in _CORE and base(token) not in {"flat", "compound"}:
            continue
        if base(token) == "det":
            continue
        low, high = core_span(sentence, child) if token.rel not in {"nummod"} else (child, child + 1)
        if child < head:
            start = min(start, low)
        elif base(token) in {"flat", "compound"}:
            end = max(end, high)
    return start, end
