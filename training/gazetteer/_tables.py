"""Reading the fact tables, folding names, and judging which aliases are safe to look for in text."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from detente.gazetteer import fold

__all__ = ["Interner", "is_acronym", "is_safe_alias", "rows", "split_list", "variants"]

_ACRONYM = re.compile(r"^(?=.*[A-Z].*[A-Z0-9])[A-Z0-9&+./-]{2,}s?$|^[A-Z][a-z]?[A-Z][A-Za-z]*$")
_INITIAL = re.compile(r"\b[A-Z]\.\s*")
_SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV)\.?$")
_BRACKETED = re.compile(r"\s*\([^)]*\)")

# Words that are names of organisations or groups in the tables, and plain words in the news.
_PLAIN_WORDS = frozenset(
    """
    share alexander tigers serbs albanians somali yoruba amhara afar ahali organization falcon zero
    aleph plan venceremos palestinians ugandans south sudanese group liberation front movement union
    league alliance forum agency bank court commission committee council community conference
    association center centre fund international national united general american european african
    memorial care common market ideas idea share hand hope peace justice freedom unity victory
    resistance warriors lions eagles hawks gangs gang communist socialist party government army
    police forces militia rebels insurgents students farmers supporters muslims christians jews
    hindus sikhs kurds arabs buddhists catholics protestants blacks whites aleppo commonwealth
    artemis concordia sophia proxima licorne serval sangaris pace guam ban lee fox alba eco his who
    it is as an or so no to in on at be do go us we he me my am art arts cop cops map maps cat car
    cars spa sea sun bus cab can may will kos see march june april august union arab african asian
    islamic states contact group stability pact special representative office logistics base train
    trains africa corps
    """.split()
)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of one fact table."""
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {key: (value or "").strip() for key, value in row.items() if key}


def split_list(cell: str) -> list[str]:
    """The entries of a cell that holds a list."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def is_acronym(name: str) -> bool:
    """Whether the name is written in capitals on purpose, so that its case must be kept."""
    return bool(_ACRONYM.match(name.replace(" ", "")) and " " not in name)


def is_safe_alias(name: str, known: bool) -> bool:
    """Whether the name may be looked for in text.

    ``known`` says that the row was written by hand: its acronyms are really used. A table made for another
    purpose has abbreviations of its own, and rows that are ordinary words; those never match.
    """
    bare = _BRACKETED.sub("", name).strip()
    words = fold(bare).split()
    if not words or len(bare) < 2 or "," in bare or ";" in bare:
        return False
    if len(words) == 1:
        if words[0] in _PLAIN_WORDS and not (known and is_acronym(bare)):
            return False
        if is_acronym(bare):
            return known and words[0] not in {"us", "it", "is", "as", "an", "mk", "sm", "aa"}
        return known and bare[0].isupper() and len(bare) >= 3
    if not known and all(word in _PLAIN_WORDS for word in words):
        return False
    capitals = [part for part in re.split(r"[\s-]+", bare) if part[:1].isupper() or part[:1].isdigit()]
    return len(capitals) >= (1 if known else 2)


def variants(name: str) -> list[str]:
    """The name, and the name without brackets, initials and generation suffixes."""
    bare = _BRACKETED.sub("", name).strip()
    plain = _SUFFIX.sub("", bare)
    out = [bare, plain, _INITIAL.sub("", plain).strip()]
    return list(dict.fromkeys(part for part in out if part))


class Interner:
    """Gives each text a short number, in the order of first sight."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def code(self, text: str) -> str:
        """The number of the text."""
        return self._codes.setdefault(text, str(len(self._codes)))

    def values(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self._codes)
