import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.app._sampling import draw, overall, precision, wilson
from detente.app.audit import Answers, read_events
from detente.app.cli import run
from detente.app.record import json_line
from tests.app import made

TYPES = ("SANCTION", "SANCTION", "SANCTION", "SANCTION", "AID", "AID", "CONSULT")


def events():
    return [
        made.made_event(number=number, event_type=kind, mode=None) for number, kind in enumerate(TYPES, 1)
    ]


@pytest.fixture
def coded(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_text("".join(json_line(event) + "\n" for event in events()), encoding="utf-8")
    return path


@pytest.fixture
def answer(monkeypatch, tmp_path):
    """Runs the audit with these lines on the standard input."""

    def _answer(lines, *arguments):
        keys = tmp_path / "keys"
        keys.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        with keys.open(encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            return run(["audit", *map(str, arguments)])

    return _answer


def kept(path):
    return json.loads(path.with_name(path.name + ".audit.json").read_text(encoding="utf-8"))["answers"]


def test_each_event_is_shown_and_each_answer_kept(answer, coded, capsys):
    assert answer("rwu", "--sample", "3", coded) == 0
    shown = capsys.readouterr().out
    assert shown.count(made.SENTENCE) == 3
    assert "Norway (NOR) “Norway”" in shown
    assert "all 3 events of the sample answered" in shown
    assert sorted(kept(coded).values()) == ["right", "unsure", "wrong"]
    # A sample of three has one event of each of the three types.
    given_types = {event.event_type for event in events() if event.id in kept(coded)}
    assert given_types == set(TYPES)


def test_it_goes_on_where_it_was_stopped(answer, coded, capsys):
    assert answer("rq", "--sample", "5", coded) == 0
    assert "stopped: 1 of 5" in capsys.readouterr().out
    first = kept(coded)
    assert answer("wwww", "--sample", "5", coded) == 0
    assert len(kept(coded)) == 5
    assert kept(coded).items() >= first.items()
    assert answer([], "--sample", "5", coded) == 0
    assert made.SENTENCE not in capsys.readouterr().out.rpartition("all 5")[2]


def test_an_end_of_input_stops_and_loses_nothing(answer, coded):
    assert answer("rw", "--sample", "6", coded) == 0
    assert len(kept(coded)) == 2


def test_an_answer_can_be_taken_back(answer, coded):
    assert answer("rbwq", "--sample", "4", coded) == 0
    assert list(kept(coded).values()) == ["wrong"]


def test_other_keys_are_asked_again(answer, coded, capsys):
    assert answer(["x", "", "RIGHT", "q"], "--sample", "4", coded) == 0
    assert list(kept(coded).values()) == ["right"]
    assert "r right, w wrong" in capsys.readouterr().out


def test_the_report_asks_nothing(answer, coded, capsys):
    answer("rrrrrrr", coded)
    capsys.readouterr()
    assert answer("", "--report", coded) == 0
    table = capsys.readouterr().out
    assert made.SENTENCE not in table
    low, high = wilson(4, 4)
    row = next(line for line in table.splitlines() if line.strip().startswith("SANCTION"))
    assert row.split() == ["SANCTION", "4", "4", "0", "0", "1.000", f"{low:.3f}-{high:.3f}"]


def test_a_killed_audit_keeps_its_answers(coded):
    program = [sys.executable, "-c", "from detente.app.cli import main; main()", "audit", str(coded)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdin.write("r\n")
        process.stdin.flush()
        for line in process.stdout:
            if line.startswith("2 of"):
                break
        process.kill()
        process.stdout.close()
    assert list(kept(coded).values()) == ["right"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("last", ["q", "\x04"])
def test_on_a_terminal_single_keys_answer(coded, last):
    import pty

    ours, theirs = pty.openpty()
    program = [sys.executable, "-c", "from detente.app.cli import main; main()", "audit", str(coded)]
    with subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        # A test that waits for ever tells nothing.
        watch = threading.Timer(60, process.kill)
        watch.start()
        shown = b""
        for wanted, key in ((b"1 of 7", "r"), (b"2 of 7", "w"), (b"3 of 7", last)):
            while b"q stop" not in shown.partition(wanted)[2]:
                shown += os.read(ours, 4096)
            # What is typed before the program waits for a key is thrown away.
            time.sleep(0.5)
            os.write(ours, key.encode())
        while process.poll() is None:
            try:
                shown += os.read(ours, 4096)
            except OSError:
                break
        assert process.wait() == 0
        watch.cancel()
    os.close(ours)
    assert sorted(kept(coded).values()) == ["right", "wrong"]


def test_an_unwritable_place_is_told(answer, coded, capsys):
    assert answer("r", "--answers", coded.parent / "no" / "such.json", coded) == 4
    assert "cannot be kept" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        ("{}\n", 3, "events.jsonl:1: the line is no event."),
        ("[1]\n", 3, "the line is no event."),
        ("who,what\n", 3, "the line is no event."),
        ("", 3, "there is no event in it."),
    ],
)
def test_what_is_no_event_is_told(answer, tmp_path, capsys, content, code, message):
    path = tmp_path / "events.jsonl"
    path.write_text(content, encoding="utf-8")
    assert answer("r", path) == code
    assert message in capsys.readouterr().err


def test_a_folder_and_a_missing_file_are_told(answer, tmp_path, capsys):
    assert answer("r", tmp_path) == 2
    assert "ledger cannot be audited yet" in capsys.readouterr().err
    assert answer("r", tmp_path / "none.jsonl") == 3


@pytest.mark.parametrize("content", ["no json", "[]", '{"answers": {"a": "maybe"}}'])
def test_a_strange_file_of_answers_is_never_overwritten(answer, coded, content):
    path = coded.with_name(coded.name + ".audit.json")
    path.write_text(content, encoding="utf-8")
    assert answer("r", coded) == 3
    assert path.read_text(encoding="utf-8") == content


def test_answers_leave_no_other_files(coded):
    found, source = read_events(coded)
    answers = Answers.load(coded.with_name("answers.json"), source)
    answers.put(found[0], "right")
    answers.put(found[0], None)
    assert sorted(os.listdir(coded.parent)) == ["answers.json", "events.jsonl"]


@given(st.integers(1, 12), st.integers(0, 50))
def test_a_sample_is_even_and_repeatable(size, seed):
    all_events = events()
    sample = draw(all_events, size, seed)
    assert sample == draw([*reversed(all_events), all_events[0]], size, seed)
    assert len(sample) == min(size, len(TYPES))
    counts = {kind: sum(event.event_type == kind for event in sample) for kind in set(TYPES)}
    for kind, count in counts.items():
        assert count >= min(TYPES.count(kind), size // 3)


def test_another_seed_draws_another_sample():
    many = [replace(made.made_event(), id=f"{number}") for number in range(50)]
    assert draw(many, 5, 1) != draw(many, 5, 2)


def test_wilson_is_the_known_interval():
    # Newcombe 1998, table I: 81 of 263 and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 20), st.integers(0, 20)), min_size=1))
def test_the_whole_lies_within_its_parts(rows):
    parts = {
        str(number): precision(size + right + wrong, ["right"] * right + ["wrong"] * wrong)
        for number, (size, right, wrong) in enumerate(rows)
    }
    whole = overall(parts)
    shares = [part.share for part in parts.values() if part.share is not None]
    if not shares:
        assert whole.share is None
        return
    assert min(shares) - 1e-9 <= whole.share <= max(shares) + 1e-9
    assert 0 <= whole.low <= whole.share + 1e-9
    assert whole.share - 1e-9 <= whole.high <= 1


def test_a_type_weighs_as_much_as_it_has_events():
    parts = {"A": precision(90, ["right"] * 5), "B": precision(10, ["wrong"] * 5)}
    assert overall(parts).share == pytest.approx(0.9)
