"""Who held which office when, and the data as a whole."""

import gzip
import pickle
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import GazetteerError
from detente.gazetteer import Gazetteer, Tenure
from detente.gazetteer._data import Data

GAZETTEER = Gazetteer()
FOLDER = Path(__file__).resolve().parents[2] / "src" / "detente" / "gazetteer" / "data"
LIMIT_MB = 6.0


def names(where: str, role: str, day: str) -> set[str]:
    return {person.name for person, _ in GAZETTEER.in_office(where, role, day)}


@pytest.mark.parametrize(
    ("where", "role", "day", "name"),
    [
        ("SRB", "head_of_state", "2023-11-22", "Aleksandar Vučić"),
        ("SRB", "head_of_government", "2015-01-01", "Aleksandar Vučić"),
        ("NATO", "org_head", "2023-11-22", "Jens Stoltenberg"),
        ("NOR", "head_of_government", "2010-01-01", "Jens Stoltenberg"),
        ("USA", "head_of_state", "2005-07-08", "George W. Bush"),
        ("UN", "org_head", "2000-10-13", "Kofi Annan"),
    ],
)
def test_in_office(where: str, role: str, day: str, name: str) -> None:
    assert name in names(where, role, day)


def test_not_in_office_after_the_end() -> None:
    assert "Jens Stoltenberg" not in names("NATO", "org_head", "2024-11-01")


def test_no_head_of_a_dependency_that_sits_elsewhere() -> None:
    assert not names("GUM", "head_of_state", "2022-01-01")


def test_members() -> None:
    assert "FIN" in GAZETTEER.members("NATO", "2023-11-22")
    assert "FIN" not in GAZETTEER.members("NATO", "2020-01-01")


def test_every_row_keeps_its_source() -> None:
    person = GAZETTEER.in_office("SRB", "head_of_state", "2023-11-22")[0][0]
    assert all(tenure.source for tenure in person.tenures)
    state = GAZETTEER.state("SRB")
    assert state is not None
    assert state.source


@given(st.dates(), st.dates(), st.dates())
def test_a_tenure_holds_between_its_ends(start: object, end: object, day: object) -> None:
    tenure = Tenure("SRB", "", "head_of_state", "President", str(start), str(end), "", "test")
    assert tenure.holds(str(day)) == (str(start) <= str(day) <= str(end))


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2003", "2005", "2005-12-31", True),
        ("2003", "2005", "2006-01-01", False),
        ("2003-05", "", "2003-04-30", False),
        ("2003-05", "2003-05", "2003-05-31", True),
    ],
)
def test_partial_dates(start: str, end: str, day: str, held: bool) -> None:
    assert Tenure("SRB", "", "other", "Minister", start, end, "", "test").holds(day) is held


def test_versions() -> None:
    assert GAZETTEER.version.split(".")[0].isdigit()
    assert len(GAZETTEER.digest) == 16
    assert Gazetteer().digest == GAZETTEER.digest


def test_it_can_be_pickled() -> None:
    copy = pickle.loads(pickle.dumps(Gazetteer()))
    assert copy.above("KFOR") == ("NATO",)


def test_small_and_quick_to_load() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
    assert size < LIMIT_MB * 1e6
    began = time.process_time()
    fresh = Gazetteer()
    fresh.named("Serbia")
    fresh.in_office("SRB", "head_of_state", "2023-11-22")
    # Seconds; ten times what it takes, so that a busy machine does not fail it.
    assert time.process_time() - began < 3.0


def test_tables_are_reproducible() -> None:
    """No time of writing in the compressed tables, so that the same facts give the same bytes."""
    for path in FOLDER.glob("*.tsv.gz"):
        assert path.read_bytes()[4:8] == b"\0\0\0\0", path.name
        assert gzip.decompress(path.read_bytes())


def test_missing_and_broken_data_are_coded_errors(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="E402"):
        Gazetteer(Data(tmp_path)).state("SRB")
    (tmp_path / "states.tsv.gz").write_bytes(b"no gzip")
    with pytest.raises(GazetteerError, match="E402"):
        Gazetteer(Data(tmp_path)).state("SRB")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "roles.tsv").write_text("head\nonly one cell\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"roles\.tsv, line 2"):
        _ = Gazetteer(Data(tmp_path)).roles
