import csv
import io
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.app._csv import csv_header, csv_line, guarded, unguarded
from detente.app._output import ParquetWriter
from detente.app.tables import FLAT_COLUMNS, arrow_schema, flat_row, to_arrow
from detente.terms import Entity, Span
from tests.app import made


def read_back(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@given(st.lists(made.events, max_size=3))
def test_csv_gives_back_every_cell(events):
    rows = read_back(csv_header() + "".join(csv_line(event) for event in events))
    assert tuple(rows[0]) == FLAT_COLUMNS
    for event, row in zip(events, rows[1:], strict=True):
        for wanted, cell in zip(flat_row(event), row, strict=True):
            if isinstance(wanted, str):
                assert unguarded(cell) == wanted
            elif wanted is None:
                assert cell == ""
            else:
                assert float(cell) == wanted


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'=", "''@", "\uff1d"])
def test_no_cell_of_text_starts_a_formula(start):
    cell = f'{start}HYPERLINK("x")'
    assert guarded(cell) == "'" + cell
    assert unguarded(guarded(cell)) == cell


@given(st.text())
def test_the_guard_can_be_undone(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_hostile_trigger_is_guarded_and_a_negative_number_is_not():
    event = made.made_event()
    hostile = replace(event, trigger=replace(event.trigger, text="=1+1"))
    row = dict(zip(FLAT_COLUMNS, read_back(csv_line(hostile))[0], strict=True))
    assert row["trigger"] == "'=1+1"
    assert row["score"] == "-5.0"


def test_columns_of_parties_stay_side_by_side():
    parties = (Entity("a; b", Span(0, 4)), Entity("c", Span(5, 6), id="C", name="See"))
    row = dict(zip(FLAT_COLUMNS, flat_row(replace(made.made_event(), actors=parties)), strict=True))
    assert row["actors"].split("; ") == ["a, b", "c"]
    assert row["actor_codes"].split("; ") == ["", "C"]
    assert row["actor_names"].split("; ") == ["", "See"]


@given(st.lists(made.events, max_size=3))
def test_arrow_holds_every_event(events):
    table = to_arrow(events)
    assert table.schema == arrow_schema()
    assert table.column("id").to_pylist() == [event.id for event in events]
    for row, event in zip(table.to_pylist(), events, strict=True):
        assert row["date"]["start"] == event.date.start
        assert [party["text"] for party in row["actors"]] == [party.text for party in event.actors]
        assert dict(row["evidence"]["scores"]) == event.evidence.scores
        assert (row["place"] is None) == (event.place is None)
        assert (row["attribution"] is None) == (event.attribution is None)


def test_frames():
    events = [made.made_event(), made.second_event()]
    nested = detente.to_frame(events)
    assert list(nested["event_type"]) == ["SANCTION", "REJECT"]
    assert nested["actors"][0][0]["country"] == "NOR"
    flat = detente.to_frame(events, flat=True)
    assert tuple(flat.columns) == FLAT_COLUMNS
    assert flat["actor_codes"].tolist() == ["NOR", ""]
    assert len(detente.to_frame([])) == 0
    assert tuple(detente.to_frame([], flat=True).columns) == FLAT_COLUMNS


def test_parquet_in_several_row_groups(monkeypatch):
    monkeypatch.setattr("detente.app._output.ROW_GROUP", 3)
    stream = io.BytesIO()
    writer = ParquetWriter(stream)
    for _ in range(4):
        writer.write(made.made_report())
    writer.close()
    stream.seek(0)
    file = pyarrow.parquet.ParquetFile(stream)
    assert file.metadata.num_row_groups == 2
    assert file.read().column("id").to_pylist() == ["event1", "event2"] * 4


def test_the_reference_names_every_column():
    reference = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
    for column in FLAT_COLUMNS:
        assert f"`{column}`" in reference, column
