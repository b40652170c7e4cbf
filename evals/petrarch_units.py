"""The unit sentences of PETRARCH, with its made-up actors as a user's own gazetteer.

What counts: a coded dyad (actor -> recipient) is right where its root (the event type) and both parties
are expected. The sentences' own states, towns and people stand in ``petrarch_units_actors.tsv``.

How the expectations are read:

- The suite's codes are of two schemes. Many are the two-digit roots of the older WEIS (04 approve, 06
  grant, 12 accuse, 22 force ...), which contradict CAMEO (041 there is a phone call, here "welcomed"). The
  measures ``root`` read the roots that the suite uses so, by ``_MEANING``; the measures ``cameo`` take
  every code through ``cameo2plover.tsv`` as it stands, right or wrong.
- A code without a meaning in the scheme (comments, made-up ones such as 345 or 903) is skipped and counted;
  what is coded between the same two parties is not judged then.
- The measures ``own`` read as ``root`` does, and use ``petrarch_units_codebook.yaml`` besides: a user's own
  rules for what the suite's dictionaries alone take for an event ("acts oddly with", "celebrated with"). The
  coders that the suite belongs to were measured with their dictionaries for these sentences, so this is the
  figure to compare with theirs; ``root`` is what the shipped rules do alone.
- The suite knows no tense. Where a sentence announces ("is about to", "will"), PLOVER's AGREE is right too
  for CONSULT, SUPPORT, COOPERATE and AID.
- Consultations and agreements are the same either way round: a pair of expectations that mirror each other
  is one. An event that the coder holds for reciprocal is right either way round. Of a party the country or
  organisation counts, not the sector.
- Expectations with a null actor and coded dyads with a party that the suite does not know are left out,
  and so are records that expect an error or a discarded story.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.app.pipeline import Coder
    from detente.terms import Entity, Event

__all__ = [
    "ACTORS",
    "CODEBOOK",
    "CodedDyad",
    "Dyad",
    "Unit",
    "coded_dyads",
    "expected_dyads",
    "read_types",
    "read_units",
    "run",
    "verdict",
]

ACTORS = Path(__file__).with_name("petrarch_units_actors.tsv")
CODEBOOK = ACTORS.with_name("petrarch_units_codebook.yaml")

# The roots that the suite uses in the sense of WEIS. 17 and 19 are CAMEO's coercion and fighting where the
# code has four digits or is 193-196: those are in the table below under their full code.
_MEANING: Mapping[str, frozenset[str]] = {
    "03": frozenset({"CONSULT"}),
    # "agree that": CAMEO's intent to cooperate.
    "030": frozenset({"AGREE"}),
    "04": frozenset({"SUPPORT"}),
    "05": frozenset({"AGREE"}),
    # Diplomatic ties restored: PLOVER has diplomatic cooperation under SUPPORT.
    "06": frozenset({"COOPERATE", "SUPPORT"}),
    "066": frozenset({"CONCEDE", "RETREAT"}),
    "07": frozenset({"AID"}),
    # Agreements made: the signing of one is SUPPORT in PLOVER.
    "08": frozenset({"AGREE", "SUPPORT"}),
    "09": frozenset({"REQUEST"}),
    "10": frozenset({"REQUEST"}),
    "11": frozenset({"REJECT", "ACCUSE"}),
    "12": frozenset({"ACCUSE"}),
    "13": frozenset({"ACCUSE"}),
    "14": frozenset({"REJECT"}),
    "15": frozenset({"REQUEST"}),
    "16": frozenset({"THREATEN", "ACCUSE"}),
    "17": frozenset({"THREATEN"}),
    "1711": frozenset({"COERCE"}),
    "1721": frozenset({"COERCE"}),
    "174": frozenset({"COERCE"}),
    "18": frozenset({"MOBILIZE", "PROTEST"}),
    "19": frozenset({"SANCTION", "REJECT"}),
    "194": frozenset({"ASSAULT"}),
    "20": frozenset({"SANCTION"}),
    "21": frozenset({"COERCE"}),
    "22": frozenset({"ASSAULT"}),
}
# Codes that the suite made up although their root has a meaning ("broke relations" and "broke into" alike).
_MADE_UP = frozenset({"1717", "1010", "1011", "174K", "174L"})
_FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_FUTURE = re.compile(r"\b(will|about to|is to|are to)\b")
_EITHER_WAY = frozenset({"CONSULT", "AGREE"})
# The suite's codes of parties, where they are not those of the state or organisation.
_PARTIES = {
    "IGOEEU": "EU",
    "IGOAFR": "AU",
    "IGOCOPITP": "ICC",
    "IMGMOSALQ": "ALQAEDA",
    "NGOARN": "ARN",
    "NGOARNGOV": "ARN",
    "NGMOPP": "AMNESTY",
    "ORCHOB": "HOB",
    "KUW": "KWT",
    "NZE": "NZL",
    "ZBW": "ZWE",
    "RHO": "ZWE",
    # One name with three codes: the compound that the code stands for.
    "FRO": "SHR",
    "BIL": "SHR",
    "SAM": "SHR",
    "ELR": "LOR",
    "GAL": "LOR",
}


@dataclass(frozen=True)
class Dyad:
    """Who to whom, and the event types that are right; none where the code has no meaning."""

    source: str
    target: str
    types: frozenset[str]


@dataclass(frozen=True)
class CodedDyad:
    """A coded event between two parties; ``either`` where it is the same either way round."""

    event_type: str
    source: str
    target: str
    either: bool


@dataclass(frozen=True)
class Unit:
    """A sentence with what the suite expects: (source, target, code)."""

    id: str
    text: str
    day: date
    expected: tuple[tuple[str, str, str], ...]


def run(shared: Path) -> dict[str, float | int]:
    """Scores 0..1 and their counts, by name; ``shared`` is the folder that holds ``data``."""
    from detente.app.pipeline import Coder  # noqa: PLC0415 - costs the model

    folder = shared / "data/petrarch_units"
    units = read_units(folder / "petrarch_unit_tests.jsonl")
    cameo = read_types(folder / "cameo2plover.tsv")
    meanings = _meanings(units)
    general, own = (
        _coded(units, Coder(threads=2, gazetteer=[ACTORS], codebook=files)) for files in ((), (CODEBOOK,))
    )
    return {
        **{f"own_{name}": value for name, value in verdict(units, own, meanings).items()},
        **{f"root_{name}": value for name, value in verdict(units, general, meanings).items()},
        **{f"cameo_{name}": value for name, value in verdict(units, general, cameo).items()},
        "sentences": len(units),
    }


def _coded(units: Sequence[Unit], coder: "Coder") -> list[list["Event"]]:
    return [coder.code(unit.text, published=unit.day) for unit in units]


def read_units(path: Path) -> list[Unit]:
    """The records of the suite, without those that expect an error or a discarded story."""
    units = []
    for line in path.read_text(encoding="utf-8").splitlines():
        raw: dict[str, Any] = json.loads(line)
        expected = tuple((e["source"], e["target"], e["code"]) for e in raw["expected"])
        if not raw.get("other_expectation") and (expected or raw.get("no_events")):
            day = date.fromisoformat(f"{raw['date'][:4]}-{raw['date'][4:6]}-{raw['date'][6:]}")
            units.append(Unit(raw["id"], raw["text"], day, expected))
    return units


def read_types(path: Path) -> dict[str, frozenset[str]]:
    """The event types of each CAMEO code, by ``cameo2plover.tsv``."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["row_kind"] == "code"]
    types: dict[str, set[str]] = {}
    for row in rows:
        if row["plover_event"]:
            types.setdefault(row["cameo"], set()).add(row["plover_event"])
    return {code: frozenset(found) for code, found in types.items()}


def _meanings(units: Iterable[Unit]) -> dict[str, frozenset[str]]:
    out = {}
    for code in {code for unit in units for _, _, code in unit.expected} - _MADE_UP:
        found = _MEANING.get(code) or (_MEANING.get(code[:2]) if len(code) == 3 else None)
        if found:
            out[code] = found
    return out


def expected_dyads(unit: Unit, types: Mapping[str, frozenset[str]]) -> list[Dyad]:
    """The dyads of a sentence, each once; those with a null actor left out."""
    found: dict[Dyad, None] = {}
    for source, target, code in unit.expected:
        parties = (_party(source), _party(target))
        if "" in parties:
            continue
        kinds = types.get(code, frozenset())
        if kinds & _FUTURE_IS_AGREE and _FUTURE.search(unit.text):
            kinds |= {"AGREE"}
        if kinds & _EITHER_WAY and Dyad(parties[1], parties[0], kinds) in found:
            continue
        found[Dyad(*parties, kinds)] = None
    return list(found)


def verdict(
    units: Sequence[Unit], coded: Sequence[Sequence["Event"]], types: Mapping[str, frozenset[str]]
) -> dict[str, float | int]:
    """Precision, recall and F1 of dyads by root and both parties, with their counts."""
    known = {
        p for unit in units for source, target, _ in unit.expected for p in (_party(source), _party(target))
    }
    expected_count = skipped = found = right = judged = 0
    for unit, events in zip(units, coded, strict=True):
        expected = expected_dyads(unit, types)
        wanted = [dyad for dyad in expected if dyad.types]
        open_pairs = {frozenset((dyad.source, dyad.target)) for dyad in expected if not dyad.types}
        here = coded_dyads(events, known)
        expected_count += len(wanted)
        skipped += len(expected) - len(wanted)
        found += sum(any(_agree(one, dyad) for one in here) for dyad in wanted)
        for one in here:
            good = any(_agree(one, dyad) for dyad in wanted)
            pair = frozenset((one.source, one.target))
            if good or pair not in open_pairs:
                judged += 1
                right += good
    recall = found / expected_count if expected_count else 0.0
    precision = right / judged if judged else 0.0
    both = recall + precision
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
        "expected": expected_count,
        "found": found,
        "coded": judged,
        "right": right,
        "skipped": skipped,
    }


def coded_dyads(events: Iterable["Event"], known: Iterable[str]) -> list[CodedDyad]:
    """Each pair of parties that the suite knows, each once."""
    codes = frozenset(known)
    out: dict[CodedDyad, None] = {}
    for event in events:
        sources = list(filter(None, (_code(entity, codes) for entity in event.actors)))
        targets = list(filter(None, (_code(entity, codes) for entity in event.recipients)))
        pairs = [(one, other) for one in sources for other in targets]
        if not event.recipients:
            pairs = [(one, other) for at, one in enumerate(sources) for other in sources[at + 1 :]]
        for one, other in pairs:
            if one != other:
                either = event.event_type in _EITHER_WAY or not event.recipients
                source, target = sorted((one, other)) if either else (one, other)
                out[CodedDyad(event.event_type, source, target, either)] = None
    return list(out)


def _agree(coded: CodedDyad, dyad: Dyad) -> bool:
    if coded.event_type not in dyad.types:
        return False
    if coded.either:
        return {coded.source, coded.target} == {dyad.source, dyad.target}
    return (coded.source, coded.target) == (dyad.source, dyad.target)


def _party(code: str) -> str:
    """The country or organisation of the suite's code; empty where it is null or no code."""
    if not code.replace("_", "").isalnum() or not code.isupper():
        return ""
    return _PARTIES.get(code) or _PARTIES.get(code[:3], code[:3])


def _code(entity: "Entity", known: frozenset[str]) -> str | None:
    candidates = (entity.organisation, entity.country, entity.id, *entity.part_of)
    return next((str(code) for code in candidates if code in known), None)
