"""Forms of English words, to put one lemma of a rule in the place of another."""

import re
from functools import cache

from detente.reader._lemmas import _IRREGULAR_NOUNS, _IRREGULAR_VERBS

__all__ = ["inflect"]

_VOWELS = "aeiou"
# One syllable, one vowel, one consonant: the consonant is doubled (ban, banned).
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")


@cache
def _irregular() -> tuple[dict[str, list[str]], dict[str, str]]:
    verbs = [row.split() for row in _IRREGULAR_VERBS.split(";")]
    nouns = [row.split() for row in _IRREGULAR_NOUNS.split(";")]
    return {row[0]: row[1:] for row in verbs}, {row[0]: row[1] for row in nouns}


def inflect(lemma: str, xpos: str) -> str | None:
    """The form of a lemma that a Penn tag asks for; None for tags without a known form."""
    if xpos in ("VB", "VBP", "NN", "JJ"):
        return lemma
    if xpos == "VBZ":
        return _with_s(lemma)
    if xpos == "NNS":
        return _irregular()[1].get(lemma) or _with_s(lemma)
    if xpos == "VBG":
        return _stem(lemma, "ing") + "ing"
    if xpos in ("VBD", "VBN"):
        forms = _irregular()[0].get(lemma)
        if forms:
            return forms[-1] if xpos == "VBN" else forms[0]
        return _stem(lemma, "ed") + "ed"
    return None


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _stem(lemma: str, ending: str) -> str:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1]
    if ending == "ed" and lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "i"
    return lemma + lemma[-1] if _DOUBLED.match(lemma) else lemma
