"""End to end on the development half of the PLOVER gold standard records.

Each record is one event of a sentence; other events of the sentence are not recorded, so that precision
here is a lower bound. Two verdicts:

- type: some event of the record's type is coded from the text; precision over the different types coded
  from each text;
- type and both parties: some coded event has the record's type, its sources as actors and its targets as
  recipients; precision over all coded events.

How the codes of the records are read:

- the old type names become today's (DEMAND REQUEST, DISAPPROVE and INVESTIGATE ACCUSE, FIGHT ASSAULT);
- sectors (GOV, MIL, REB ...) do not count, the country does: an armed group answers to its own id and to
  the countries of the fact table;
- IGO and NGO stand for any organisation, IMG for any armed group, ISM for anyone;
- JAP is a slip for JPN; states that followed one another count as one (RUS SUN, SRB YUG SCG MNE, CZE CSK,
  DEU DDR), since all records carry one made-up date;
- a record whose markup says SRC/TAR is reciprocal: its parties may stand on either side;
- an empty source or target says nothing.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.scoring import Codes, parties_agree

__all__ = ["TODAY", "GsrCoded", "GsrRecord", "read_records", "run", "verdict"]

TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_PUBLISHED = "2000-01-01"
_ORGANISATION = "*organisation"
_GROUP = "*group"
_ANYONE = "*"
_GROUPS = {"IGO": _ORGANISATION, "NGO": _ORGANISATION, "IMG": _GROUP, "ISM": _ANYONE, "JAP": "JPN"}
_SUCCESSION = (
    frozenset({"RUS", "SUN"}),
    frozenset({"SRB", "YUG", "SCG", "MNE", "XKX"}),
    frozenset({"CZE", "CSK"}),
    frozenset({"DEU", "DDR"}),
    frozenset({"CHN", "HKG"}),
)


@dataclass(frozen=True)
class GsrRecord:
    """One record: today's type, for each party the codes that are right for it."""

    text: str
    event_type: str
    sources: tuple[Codes, ...]
    targets: tuple[Codes, ...]
    reciprocal: bool


@dataclass(frozen=True)
class GsrCoded:
    """One coded event: for each party the codes that it answers to, the stand-ins for groups included."""

    event_type: str
    actors: tuple[Codes, ...]
    recipients: tuple[Codes, ...]


def run(shared: Path) -> dict[str, float | int]:
    """Scores 0..1 and their counts, by name; ``shared`` is the folder that holds ``data`` and ``facts``."""
    from detente.app.pipeline import code  # noqa: PLC0415 - costs the model
    from detente.app.record import record_of  # noqa: PLC0415

    countries = _group_countries(shared / "facts/armed_groups.tsv")
    records = read_records(shared / "data/plover/plover_gsr_dev.jsonl")
    coded = {
        text: [_coded(record_of(event), countries) for event in code(text, published=_PUBLISHED, threads=2)]
        for text in dict.fromkeys(record.text for record in records)
    }
    return verdict(records, coded)


def read_records(path: Path) -> list[GsrRecord]:
    """The records of the file."""
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        records.append(
            GsrRecord(
                text=raw["text"],
                event_type=TODAY.get(raw["event"], raw["event"]),
                sources=_parties(raw.get("source")),
                targets=_parties(raw.get("target")),
                reciprocal="SRC/TAR" in (raw.get("textInfo") or {}).get("markup", ""),
            )
        )
    return records


def verdict(records: list[GsrRecord], coded: Mapping[str, list[GsrCoded]]) -> dict[str, float | int]:
    """Precision, recall and F1 by type alone, and by type and both parties."""
    wanted: dict[str, list[GsrRecord]] = defaultdict(list)
    for record in records:
        wanted[record.text].append(record)
    types = {text: {event.event_type for event in events} for text, events in coded.items()}
    type_found = sum(record.event_type in types[record.text] for record in records)
    type_right = sum(
        len(kinds & {record.event_type for record in wanted[text]}) for text, kinds in types.items()
    )
    found = sum(any(_same(event, record) for event in coded[record.text]) for record in records)
    right = sum(
        any(_same(event, record) for record in wanted[text])
        for text, events in coded.items()
        for event in events
    )
    type_coded = sum(map(len, types.values()))
    all_coded = sum(map(len, coded.values()))
    return {
        **_figures("type", type_found, len(records), type_right, type_coded),
        **_figures("parties", found, len(records), right, all_coded),
        "records": len(records),
        "texts": len(coded),
        "type_found": type_found,
        "parties_found": found,
        "coded": all_coded,
        "texts_without_event": sum(not events for events in coded.values()),
    }


def _figures(name: str, found: int, records: int, right: int, coded: int) -> dict[str, float | int]:
    recall = found / records if records else 0.0
    precision = right / coded if coded else 0.0
    both = recall + precision
    return {
        f"{name}_recall": recall,
        f"{name}_precision": precision,
        f"{name}_f1": 2 * recall * precision / both if both else 0.0,
    }


def _same(event: GsrCoded, record: GsrRecord) -> bool:
    if event.event_type != record.event_type:
        return False
    if record.reciprocal and parties_agree(event.actors + event.recipients, record.sources + record.targets):
        return True
    return parties_agree(event.actors, record.sources, anyone=not record.sources) and parties_agree(
        event.recipients, record.targets, anyone=not record.targets
    )


def _parties(raw: object) -> tuple[Codes, ...]:
    entries = raw if isinstance(raw, list) else []
    codes = [entry["code"] for entry in entries if isinstance(entry, dict) and entry.get("code")]
    return tuple(_accepted(str(code)) for code in dict.fromkeys(codes))


def _accepted(code: str) -> Codes:
    plain = _GROUPS.get(code, code)
    return next((states for states in _SUCCESSION if plain in states), frozenset({plain}))


def _coded(record: Mapping[str, Any], countries: Mapping[str, Codes]) -> GsrCoded:
    return GsrCoded(
        record["event_type"],
        tuple(_answers(entity, countries) for entity in record["actors"]),
        tuple(_answers(entity, countries) for entity in record["recipients"]),
    )


def _answers(entity: Mapping[str, Any], countries: Mapping[str, Codes]) -> Codes:
    named: Iterable[str | None] = (
        entity["country"],
        entity["organisation"],
        entity["id"],
        *entity["part_of"],
    )
    codes = {str(code) for code in named if code}
    extra = {_ANYONE}
    if entity["organisation"] or entity["kind"] == "organisation":
        extra.add(_ORGANISATION)
    if entity["kind"] == "group":
        extra.add(_GROUP)
    for code in codes:
        extra |= countries.get(code, frozenset())
    return frozenset(codes | extra)


def _group_countries(path: Path) -> dict[str, Codes]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["id"]: frozenset((row["countries"] or "").split("|")) - {""} for row in rows}
