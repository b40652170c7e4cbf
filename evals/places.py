"""How well place names are resolved, and found, on GeoVirus.

First the names are given as the corpus marks them: that measures the gazetteer and the choice among places
of one name. Then the first documents are read and their names found by the package itself. A resolution is
right within 161 km (100 miles) of the gold coordinates, the measure that the geoparsing literature uses.
The middles of some large countries and provinces were laid in the corpus's manner, which flatters the
figures for areas. Precision of finding cannot be judged on this corpus.
"""

import json
from pathlib import Path
from typing import Any

from detente.reader import Reader
from detente.resolver import WhereResolver
from detente.resolver._where_names import distance_km
from detente.terms import Article, Span, Where

__all__ = ["run"]

RIGHT_WITHIN_KM = 161.0
# Documents that are read: enough for five hundred names, few enough for some seconds.
READ_DOCUMENTS = 60


def _right(where: Where, gold: dict[str, Any]) -> bool:
    if where.latitude is None or where.longitude is None:
        return False
    return distance_km((where.latitude, where.longitude), (gold["lat"], gold["lon"])) <= RIGHT_WITHIN_KM


def _given(records: list[dict[str, Any]], resolver: WhereResolver) -> dict[str, float | int]:
    """The names as the corpus marks them."""
    gold = resolved = right = 0
    for record in records:
        names = []
        for item in record["toponyms"]:
            # Sentence and word positions of the name, by full stops and blanks.
            before = record["text"][: item["start"]]
            text = record["text"][item["start"] : item["end"]]
            names.append((before.count(". "), len(before.split()), text, Span(item["start"], item["end"])))
        for item, where in zip(record["toponyms"], resolver.resolve_names(names), strict=True):
            gold += 1
            resolved += where.latitude is not None
            right += _right(where, item)
    return {
        "geovirus_gold": gold,
        "geovirus_coded": resolved,
        "geovirus_correct": right,
        "geovirus_resolved": round(resolved / gold, 4),
        "geovirus_accuracy_161km": round(right / gold, 4),
        "geovirus_accuracy_161km_of_resolved": round(right / resolved, 4),
    }


def _read(records: list[dict[str, Any]], resolver: WhereResolver) -> dict[str, float | int]:
    """The names as the package finds them."""
    reader = Reader.load()
    gold = found = right = 0
    for record in records:
        toponyms = resolver.toponyms(reader.read(Article(record["text"])))
        for item in record["toponyms"]:
            gold += 1
            over = [
                one.where for one in toponyms if one.where.span.overlaps(Span(item["start"], item["end"]))
            ]
            found += bool(over)
            right += any(_right(where, item) for where in over)
    return {
        "geovirus_read_gold": gold,
        "geovirus_read_found": found,
        "geovirus_read_correct": right,
        "geovirus_read_recall": round(found / gold, 4),
        "geovirus_read_accuracy_161km": round(right / gold, 4),
    }


def run(shared: Path) -> dict[str, float | int]:
    """Scores 0..1 and their counts, by name; ``shared`` is the folder that holds ``data``."""
    resolver = WhereResolver()
    lines = (shared / "data" / "geo" / "geovirus.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return {**_given(records, resolver), **_read(records[:READ_DOCUMENTS], resolver)}
