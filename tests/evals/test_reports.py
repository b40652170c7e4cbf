"""Our own reports are well formed."""

import json
from datetime import date
from pathlib import Path

import pytest
from evals.articles import CodedReport, by_type, load_reports, measures
from evals.sets import ROOT

from detente.codebook import load_codebook

GOLD = sorted((ROOT / "reports").glob("*/*.gold.json"))
FIELDS = {
    "n", "sentence", "event_type", "alt_types", "mode", "actors", "recipients", "reciprocal", "reciprocal_ok",
    "recipients_any", "actors_superset_ok", "aux_modes", "date", "place", "contexts", "note", "optional",
}  # fmt: skip


@pytest.fixture(scope="module")
def modes() -> dict[str, set[str]]:
    return {name: set(kind.modes) for name, kind in load_codebook().types.items()}


def test_reports_by_folder() -> None:
    names = [path.name for path in GOLD]
    assert len(names) == len(set(names))
    for split, reports, traps in (("dev", 53, 30), ("frozen", 20, 5), ("frozen2", 19, 12)):
        loaded = load_reports(ROOT / "reports" / split)
        assert (len(loaded), sum(report.trap for report in loaded)) == (reports, traps)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_gold_fits_its_text(path: Path, modes: dict[str, set[str]]) -> None:
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert date.fromisoformat(gold["article"]["published"])
    assert 60 <= len(text.split()) <= 250
    for start in gold["no_event_sentences"]:
        assert text.count(start) == 1
    for event in gold["events"]:
        assert event.keys() <= FIELDS
        assert text.count(event["sentence"]) == 1
        assert {event["event_type"], *event.get("alt_types", [])} <= modes.keys()
        assert event.get("mode") is None or event["mode"] in modes[event["event_type"]]


def record(kind: str, sentence: str, actor: str) -> dict:
    entity = {"country": actor, "organisation": None, "id": actor, "part_of": []}
    return {
        "event_type": kind,
        "sentence": {"text": sentence},
        "actors": [entity],
        "recipients": [],
        "aux_modes": [],
    }


def test_measures_count_traps_and_quiet_sentences() -> None:
    reports = {report.name: report for report in load_reports(ROOT / "reports/dev")}
    sport = CodedReport(
        reports["trap-sport-final-2018"], (record("ASSAULT", "France crushed Croatia", "FRA"),)
    )
    recipe = CodedReport(reports["trap-recipe-2021"], ())
    korea = CodedReport(
        reports["column-korea-summit-2000"], (record("AGREE", "In 1994 Pyongyang promised to freeze", "PRK"),)
    )
    out = measures([sport, recipe, korea])
    assert out["traps_clean"] == 0.5
    assert (out["required"], out["found"], out["coded"], out["false"]) == (3, 1, 2, 1)
    assert out["quiet_clean"] == pytest.approx(11 / 12)
    # The flag "historical" is wanting.
    assert out["exact_events"] == 0
    assert any(line.startswith("AGREE") and "1 of   2" in line for line in by_type([korea]))
