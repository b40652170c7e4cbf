"""The measure of calibration."""

import pytest
from evals.calibration import Judged, bins_of, table


def test_bins_hold_all_events_in_order() -> None:
    events = [
        Judged(0.95, True),
        Judged(1.0, False),
        Judged(0.31, True),
        Judged(0.39, False),
        Judged(0.0, False),
    ]
    bins = bins_of(events)
    assert [(one.low, one.events) for one in bins] == [(0.0, 1), (0.3, 2), (0.9, 2)]
    assert bins[1].confidence == pytest.approx(0.35)
    assert bins[2].right == 0.5
    assert sum(one.events for one in bins) == len(events)


def test_the_table_has_a_row_for_each_bin() -> None:
    lines = table([Judged(0.8, True), Judged(0.2, False)]).splitlines()
    assert lines[2] == "| 0.2-0.3 | 1 | 0.200 | 0.000 |"
    assert len(lines) == 4
