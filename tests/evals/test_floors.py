"""Floors are kept, raised, and lowered only with a reason."""

from pathlib import Path

from evals.floors import Floors, digests, load_floors, misses, raised, save_floors

CORPUS = {"a.txt": "00"}


def test_a_value_below_its_floor_is_missed() -> None:
    floors = Floors({"recall": 0.8, "f1": 0.5}, CORPUS)
    assert misses(floors, {"recall": 0.8, "f1": 0.51}, CORPUS) == []
    assert misses(floors, {"recall": 0.79, "f1": 0.51}, CORPUS)[0].startswith("recall")


def test_a_measure_that_is_gone_is_missed() -> None:
    assert misses(Floors({"recall": 0.8}, CORPUS), {}, CORPUS)


def test_another_corpus_is_missed() -> None:
    floors = Floors({"recall": 0.8}, CORPUS)
    assert "a.txt" in misses(floors, {"recall": 0.9}, {"a.txt": "11"})[0]
    assert misses(floors, {"recall": 0.9}, {})


def test_no_floors_miss_nothing() -> None:
    assert misses(Floors(), {"recall": 0.1}, CORPUS) == []


def test_floors_rise_below_the_measured_value_and_counts_get_none() -> None:
    new = raised(Floors({"recall": 0.5}), {"recall": 0.9, "found": 12}, CORPUS)
    assert new.floors == {"recall": 0.895}
    assert new.corpus == CORPUS


def test_floors_do_not_fall_without_a_reason() -> None:
    old = Floors({"recall": 0.9}, CORPUS)
    assert raised(old, {"recall": 0.7}, CORPUS).floors == {"recall": 0.9}
    lowered = raised(old, {"recall": 0.7}, CORPUS, "stricter gold")
    assert lowered.floors == {"recall": 0.695}
    assert lowered.lowered == ("stricter gold: recall from 0.9 to 0.695",)


def test_floors_round_trip(tmp_path: Path) -> None:
    floors = {"b": Floors({"f1": 0.5}, CORPUS, ("why",)), "a": Floors()}
    save_floors(tmp_path / "floors.json", floors)
    assert load_floors(tmp_path / "floors.json") == floors
    assert load_floors(tmp_path / "none.json") == {}


def test_digests_are_by_path_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/a.txt").write_bytes(b"abc")
    sums = digests([tmp_path / "x/a.txt"], tmp_path)
    assert sums["x/a.txt"].startswith("ba7816bf")
