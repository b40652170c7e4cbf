"""How the gold standard records are read and judged."""

import json
from pathlib import Path

from evals.plover_gsr import GsrCoded, GsrRecord, read_records, verdict

USA, IRQ = frozenset({"USA"}), frozenset({"IRQ"})


def test_records_get_todays_types_and_codes(tmp_path: Path) -> None:
    rows = [
        {
            "text": "a",
            "event": "FIGHT",
            "source": [{"code": "IGO", "sector": "GOV"}, {"code": "JAP"}],
            "target": "",
            "textInfo": {"markup": "(SRC/TAR: x)"},
        },
        {"text": "b", "event": "AID", "source": None, "target": [{"code": "SRB"}]},
    ]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = read_records(path)
    assert (first.event_type, first.reciprocal) == ("ASSAULT", True)
    assert first.sources == (frozenset({"*organisation"}), frozenset({"JPN"}))
    assert second.sources == ()
    assert "YUG" in second.targets[0]


def test_type_and_parties_are_judged_apart() -> None:
    records = [GsrRecord("t", "AID", (USA,), (IRQ,), False), GsrRecord("u", "AID", (USA,), (), False)]
    coded = {"t": [GsrCoded("AID", (IRQ,), (USA,)), GsrCoded("AGREE", (USA,), ())], "u": []}
    out = verdict(records, coded)
    assert (out["type_found"], out["parties_found"]) == (1, 0)
    assert (out["type_recall"], out["type_precision"]) == (0.5, 0.5)
    assert out["parties_f1"] == 0.0
    assert out["texts_without_event"] == 1


def test_reciprocal_parties_may_stand_on_either_side() -> None:
    records = [GsrRecord("t", "CONSULT", (USA, IRQ), (), True)]
    coded = {"t": [GsrCoded("CONSULT", (USA,), (IRQ,))]}
    assert verdict(records, coded)["parties_recall"] == 1.0
