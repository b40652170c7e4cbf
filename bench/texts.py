"""The texts that the benchmark reads."""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

__all__ = ["Text", "briefings", "reports"]

_ROOT = Path(__file__).resolve().parents[1]
# Words of a piece of a briefing: about the length of a long agency report.
_PIECE = 400


@dataclass(frozen=True)
class Text:
    """A text with its date of publication, ISO."""

    text: str
    published: str | None


def reports() -> list[Text]:
    """The project's own reports, and the first report where the shared data is here."""
    folders = [_ROOT / "evals/reports/dev", _ROOT / "evals/reports/frozen"]
    shared = _shared()
    if shared:
        folders.append(shared / "seed")
    found = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.gold.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        found.append(Text(text, gold["article"]["published"]))
    return found


def briefings(number: int) -> list[Text]:
    """Pieces of press briefings of the shared data, one of each briefing; empty where it is missing."""
    shared = _shared()
    path = shared / "data/news_load/wh_press_briefings.jsonl.gz" if shared else None
    if path is None or not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(islice(_pieces(lines), number))


def _pieces(lines: Iterator[str]) -> Iterator[Text]:
    for line in lines:
        record = json.loads(line)
        kept: list[str] = []
        words = 0
        # The first paragraphs are head lines and greetings.
        for paragraph in record["text"].split("\n\n")[5:]:
            kept.append(paragraph)
            words += len(paragraph.split())
            if words >= _PIECE:
                yield Text("\n\n".join(kept), record["date"])
                break


def _shared() -> Path | None:
    named = os.environ.get("DETENTE_SHARED")
    place = Path(named) if named else _ROOT.parent / "shared"
    return place if (place / "data").is_dir() else None
