"""How well place names are resolved, on GeoVirus.

The names are given as the corpus marks them: this measures the gazetteer and the choice among places of one
name, not the finding of names. A resolution is right within 161 km (100 miles) of the gold coordinates, the
measure that the geoparsing literature uses. Precision of finding cannot be judged on this corpus.
"""

import json
from pathlib import Path

from detente.resolver import WhereResolver
from detente.resolver._where_names import distance_km
from detente.terms import Span

__all__ = ["run"]

RIGHT_WITHIN_KM = 161.0


def run(shared: Path) -> dict[str, float | int]:
    """Scores 0..1 and their counts, by name; ``shared`` is the folder that holds ``data``."""
    resolver = WhereResolver()
    gold = resolved = right = 0
    for line in (shared / "data" / "geo" / "geovirus.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        names = []
        for item in record["toponyms"]:
            # Sentence and word positions of the name, by full stops and blanks.
            before = record["text"][: item["start"]]
            text = record["text"][item["start"] : item["end"]]
            names.append((before.count(". "), len(before.split()), text, Span(item["start"], item["end"])))
        for item, where in zip(record["toponyms"], resolver.resolve_names(names), strict=True):
            gold += 1
            if where.latitude is None or where.longitude is None:
                continue
            resolved += 1
            right += distance_km((where.latitude, where.longitude), (item["lat"], item["lon"])) <= RIGHT_WITHIN_KM
    return {
        "geovirus_gold": gold,
        "geovirus_coded": resolved,
        "geovirus_correct": right,
        "geovirus_resolved": round(resolved / gold, 4),
        "geovirus_accuracy_161km": round(right / gold, 4),
        "geovirus_accuracy_161km_of_resolved": round(right / resolved, 4),
    }
