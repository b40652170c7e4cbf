"""Actor dictionaries in the form of PETRARCH, turned into a user's gazetteer table.

A block is a name with codes in brackets, synonyms that begin with ``+``, and codes that hold for some time:

    ARTHEDAIN_ [ART]
    +KINGDOM_OF_ARTHEDAIN_
        [ARTGOV 19900101-19951231]
        [ARTELI >19951231]
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from detente.errors import GazetteerError
from detente.gazetteer._fold import fold
from detente.gazetteer._user import COLUMNS, SECTORS, Row

__all__ = ["import_petrarch", "table_text"]

_CODE = re.compile(r"\[\s*(?P<code>[^\s\[\]]+)\s*(?P<when>[^\[\]]*)\]")
_WHEN = re.compile(r"(?P<sign>[<>])\s*(?P<day>\d{6,8})|(?P<start>\d{6,8})\s*-\s*(?P<end>\d{6,8})")
_COMMENT = re.compile(r"\s*(;|<!--|#).*$")
# Prefixes of codes that no country has.
_ORGANISATIONS = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "INT": "IGO"}
_GROUPS = {"IMG": "REB", "REB": "REB"}
# Two-digit years up to this one are of this century.
_LAST_SHORT_YEAR = 30
# Such short names are abbreviations and keep their capitals.
_ABBREVIATION = 4
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "al", "von", "van", "in", "on"})
_ADVICE = "The form is described in docs/extending.md."


@dataclass(slots=True)
class _Block:
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[tuple[int, str, str]] = field(default_factory=list)


def import_petrarch(
    text: str, file: str, states: Collection[str]
) -> tuple[tuple[Row, ...], tuple[GazetteerError, ...]]:
    """The parties of an actor dictionary, and the lines that could not be used.

    A name with the plain code of an unknown country becomes that state (the first one), a name with
    dated codes a person, the others seats and bodies of their country, organisations and armed groups.

    Args:
        text: The dictionary.
        file: What messages call it.
        states: The codes of the states that are known without it.
    """
    problems: list[GazetteerError] = []
    blocks = list(_blocks(text.splitlines(), file, problems))
    rows: list[Row] = []
    made: set[str] = set()
    used: set[str] = set()
    for block in blocks:
        if not block.names:
            continue
        if not block.codes:
            where = f"{file}:{block.line}"
            problems.append(GazetteerError(f"{block.names[0]!r} has no code.", where, _ADVICE))
            continue
        rows += _rows(block, file, states, made, used, problems)
    missing = dict.fromkeys(row.country for row in rows if row.country)
    for country in missing:
        if country not in made and country not in states:
            rows.append(Row(country, "state", country))
    return tuple(rows), tuple(problems)


def table_text(rows: Iterable[Row]) -> str:
    """The rows as a table with a header."""
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        cells = (getattr(row, name) for name in COLUMNS)
        lines.append("\t".join("|".join(cell) if isinstance(cell, tuple) else cell for cell in cells))
    return "\n".join(lines) + "\n"


def _blocks(lines: Sequence[str], file: str, problems: list[GazetteerError]) -> Iterator[_Block]:
    block: _Block | None = None
    for number, raw in enumerate(lines, start=1):
        line = _COMMENT.sub("", raw).rstrip()
        if not line.strip():
            continue
        codes = [(number, match["code"], match["when"].strip()) for match in _CODE.finditer(line)]
        name = _CODE.sub("", line).strip()
        if name.startswith("+") or not name:
            if block is None:
                problems.append(GazetteerError("it belongs to no name.", f"{file}:{number}", _ADVICE))
                continue
        else:
            if block is not None:
                yield block
            block = _Block(number)
        if name:
            words = _spelled(name.removeprefix("+"))
            if words:
                block.names.append(words)
            else:
                problems.append(GazetteerError(f"no name: {raw.strip()!r}.", f"{file}:{number}", _ADVICE))
        block.codes += codes
    if block is not None:
        yield block


def _spelled(name: str) -> str:
    """The name as it is written in a text: capitals at the beginning of words."""
    words = name.replace("_", " ").replace("=", " ").split()
    if len(words) == 1 and len(words[0]) <= _ABBREVIATION and words[0].isupper():
        return words[0]
    small = [
        word.lower() if number and word.lower() in _SMALL_WORDS else word.title()
        for number, word in enumerate(words)
    ]
    return " ".join(small)


def _rows(
    block: _Block,
    file: str,
    states: Collection[str],
    made: set[str],
    used: set[str],
    problems: list[GazetteerError],
) -> Iterator[Row]:
    name, *aliases = dict.fromkeys(block.names)
    dated = any(when for _, _, when in block.codes)
    key = _free("-".join(fold(name).upper().split()), used)
    for number, code, when in block.codes if dated else block.codes[:1]:
        where = f"{file}:{number}"
        period = _period(when)
        if period is None:
            problems.append(GazetteerError(f"{when!r} is no date.", where, "Write YYYYMMDD."))
            continue
        row = _coded(Row(key, "person", name, tuple(aliases), place=where), code, problems)
        if row is None:
            continue
        if dated:
            yield replace(row, kind="person", start=period[0], end=period[1])
        elif row.kind == "state" and row.country not in states and row.country not in made:
            made.add(row.country)
            yield replace(row, id=row.country, country="")
        elif row.kind == "state" and row.country in states and row.country not in made:
            # More names of a known state.
            made.add(row.country)
            yield replace(row, id=row.country, country="")
        else:
            yield replace(row, kind="institution") if row.kind == "state" else row
    for number, code, _ in () if dated else block.codes[1:]:
        message = f"the second code {code!r} of {name!r} is left out: no date parts them."
        problems.append(GazetteerError(message, f"{file}:{number}"))


def _free(key: str, used: set[str]) -> str:
    number, found = 1, key
    while found in used:
        number += 1
        found = f"{key}-{number}"
    used.add(found)
    return found


def _coded(row: Row, code: str, problems: list[GazetteerError]) -> Row | None:
    """The row with what the code says; ``kind`` is state where it names a country alone."""
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    if not code.isalpha() or not code.isupper() or len(parts[0]) < 3:
        problems.append(GazetteerError(f"the code {code!r} has no country.", row.place, "It is left out."))
        return None
    sectors = tuple(dict.fromkeys(part for part in parts[1:] if part in SECTORS))
    unknown = [part for part in parts[1:] if part not in SECTORS]
    if unknown:
        message = f"{'+'.join(unknown)} of the code {code!r} is no sector of PLOVER."
        problems.append(GazetteerError(message, row.place, "It is left out."))
    if parts[0] in _ORGANISATIONS:
        main = _ORGANISATIONS[parts[0]]
        return replace(row, kind="organisation", sectors=tuple(dict.fromkeys((main, *sectors))))
    if parts[0] in _GROUPS:
        return replace(row, kind="group", sectors=tuple(dict.fromkeys((_GROUPS[parts[0]], *sectors))))
    kind = "state" if len(parts) == 1 else "institution"
    return replace(row, kind=kind, country=parts[0], sectors=sectors)


def _period(when: str) -> tuple[str, str] | None:
    """First and last day as ISO dates, empty where open; None where the words are no dates."""
    if not when:
        return "", ""
    match = _WHEN.fullmatch(when)
    if match is None:
        return None
    if match["sign"]:
        day = _day(match["day"])
        return None if day is None else (day, "") if match["sign"] == ">" else ("", day)
    start, end = _day(match["start"]), _day(match["end"])
    return None if start is None or end is None else (start, end)


def _day(digits: str) -> str | None:
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _LAST_SHORT_YEAR else "19") + digits
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None
