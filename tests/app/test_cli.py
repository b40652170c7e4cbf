import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner

import detente
from detente.app.cli import cli, run
from tests.app import made

pytestmark = pytest.mark.usefixtures("hand_coder")


def lines_of(capfdbinary):
    return capfdbinary.readouterr().out.decode().splitlines()


def test_one_record_a_line(report, capfdbinary):
    assert run(["code", "--format", "jsonl", str(report)]) == 0
    records = [json.loads(line) for line in lines_of(capfdbinary)]
    assert [record["event_type"] for record in records] == ["SANCTION", "REJECT"]
    assert records[0]["sentence"]["text"] == made.SENTENCE


def test_a_table_is_the_default(report, capfdbinary):
    assert run(["code", str(report)]) == 0
    page = capfdbinary.readouterr().out.decode()
    assert "SANCTION expel" in page
    assert "2 events in 1 sentence" in page


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("a.jsonl", b'{"id"'),
        ("a.CSV", b"id,article_id,"),
        ("a.parquet", b"PAR1"),
        ("a.html", b"<!doctype html>"),
        ("a.txt", b"OSLO"),
    ],
)
def test_the_name_of_the_output_tells_the_format(report, tmp_path, capfd, name, first):
    output = tmp_path / name
    assert run(["code", "-o", str(output), str(report)]) == 0
    assert output.read_bytes().lstrip().startswith(first) or name == "a.txt"
    assert "2 events in 1 sentence of 1 report, written to" in capfd.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "report.txt"])


def test_the_format_option_is_stronger_than_the_name(report, tmp_path):
    output = tmp_path / "a.csv"
    assert run(["code", "-q", "--format", "jsonl", "-o", str(output), str(report)]) == 0
    assert json.loads(output.read_text(encoding="utf-8").splitlines()[0])["id"] == "event1"


def test_all_formats_hold_the_same_events(report, tmp_path):
    for name in ("a.jsonl", "a.csv", "a.parquet"):
        assert run(["code", "-q", "-o", str(tmp_path / name), str(report)]) == 0
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids
    assert pyarrow.parquet.read_table(tmp_path / "a.parquet").column("id").to_pylist() == ids


def test_quiet_says_nothing(report, tmp_path, capfd):
    assert run(["code", "--quiet", "-o", str(tmp_path / "a.csv"), str(report)]) == 0
    assert capfd.readouterr() == ("", "")


def test_min_confidence(report, capfdbinary):
    assert run(["code", "--format", "jsonl", "--min-confidence", "0.5", str(report)]) == 0
    assert [json.loads(line)["id"] for line in lines_of(capfdbinary)] == ["event1"]


def test_standard_input(capfdbinary):
    done = CliRunner().invoke(cli, ["code", "-f", "jsonl", "--published", "2023-03-04", "-"], input=made.TEXT)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 2


def test_a_batch_goes_on_past_bad_reports(tmp_path, report, capfd):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "bare").mkdir()
    names = ["empty.txt", "report.txt", "binary.txt", "bare", "missing.txt", "report.txt"]
    code = run(["code", "-f", "jsonl", *(str(tmp_path / name) for name in names)])
    out, err = capfd.readouterr()
    assert code == 3
    assert len(out.splitlines()) == 4
    assert "4 of 6 reports could not be coded:" in err
    for name, error in (
        ("empty.txt", "E101"),
        ("binary.txt", "E102"),
        ("bare", "E105"),
        ("missing.txt", "E104"),
    ):
        assert any(error in line and name in line for line in err.splitlines()), (name, err)


def test_a_fault_of_the_engine_costs_one_report_only(tmp_path, report, capfd):
    (tmp_path / "crash.txt").write_text("CRASH in a report of some length.")
    assert run(["code", "-f", "jsonl", str(tmp_path / "crash.txt"), str(report)]) == 1
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 2
    assert "RuntimeError: the engine has a fault" in err
    assert "crash.txt" in err


def test_one_bad_report_is_an_error(tmp_path, capfd, hand_coder):
    assert run(["code", str(tmp_path / "missing.txt")]) == 3
    assert capfd.readouterr().err.startswith("Error: [E104]")
    assert hand_coder.loaded == 0


def test_an_output_of_nothing_is_not_written(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    output = tmp_path / "a.csv"
    output.write_text("old")
    assert run(["code", "-o", str(output), str(tmp_path / "empty.txt")]) == 3
    assert output.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--published", "2023-02-30"], 2, "[E201] --published: there is no day 2023-02-30."),
        (["--published", "yesterday"], 2, "Write it as YYYY-MM-DD"),
        (["--published", "20230101"], 2, "E201"),
        (["--format", "parquet"], 2, "[E202] --format: parquet is binary and needs a file."),
        (["--format", "xml"], 2, "'xml' is not one of"),
        (["-o", "events.dat"], 2, "does not tell the format"),
        (["--min-confidence", "2"], 2, "0<=x<=1"),
        (["--threads", "0"], 2, "1<=x<=256"),
        (["-o", "no/such/folder/a.csv"], 4, "Make the folder"),
        (["--nonsense"], 2, "No such option"),
        (["-", "-"], 2, "standard input can be read only once"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_loaded(
    report, capfd, hand_coder, monkeypatch, tmp_path, options, code, words
):
    monkeypatch.chdir(tmp_path)
    assert run(["code", *options, str(report)]) == code
    assert words in capfd.readouterr().err
    assert hand_coder.loaded == 0


def test_an_output_that_cannot_be_written(report, tmp_path, capfd, hand_coder):
    assert run(["code", "-f", "csv", "-o", str(tmp_path), str(report)]) == 4
    assert "[E301]" in capfd.readouterr().err
    assert run(["code", "-f", "csv", "-o", str(report / "a.csv"), str(report)]) == 4
    assert hand_coder.loaded == 0


def test_a_report_is_never_overwritten(report, capfd):
    assert run(["code", "-f", "jsonl", "-o", str(report), str(report)]) == 4
    assert "one of the reports" in capfd.readouterr().err
    assert report.read_text(encoding="utf-8") == made.TEXT


def test_a_full_disk_is_an_output_error(report, capfd):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    assert run(["code", "-f", "jsonl", "-o", "/dev/full", str(report)]) == 4
    assert "No space left" in capfd.readouterr().err


def test_a_stopped_run_leaves_the_old_file(tmp_path, report, capfd):
    (tmp_path / "stop.txt").write_text("INTERRUPT here, in the second report.")
    output = tmp_path / "a.jsonl"
    output.write_text("old")
    assert run(["code", "-o", str(output), str(report), str(tmp_path / "stop.txt")]) == 130
    assert capfd.readouterr().err.strip() == "Stopped."
    assert output.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path, report):
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.write_text("")
    old.chmod(0o640)
    mask = os.umask(0o022)
    try:
        assert run(["code", "-q", "-o", str(new), str(report)]) == 0
        assert run(["code", "-q", "-o", str(old), str(report)]) == 0
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o644
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path, report):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("")
    link.symlink_to(target)
    assert run(["code", "-q", "-o", str(link), str(report)]) == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("id,")


def test_explain(report, capfd):
    assert run(["explain", str(report), "1"]) == 0
    page = capfd.readouterr().out
    assert "expelled  root VERB" in page
    assert run(["explain", str(report), "3"]) == 2
    assert "[E203]" in capfd.readouterr().err
    assert run(["explain", str(report.parent), "1"]) == 2
    assert run(["explain", str(report), "0"]) == 2
    assert run(["explain", str(report.parent / "missing.txt"), "1"]) == 3


def test_demo(tmp_path, capfd):
    output = tmp_path / "demo.html"
    assert run(["demo", "-o", str(output)]) == 0
    out, err = capfd.readouterr()
    assert "1-talks.txt" in out
    assert "8-culture.txt" in out
    assert f"written to {output}" in err
    page = output.read_text(encoding="utf-8")
    assert page.count("<section") == 8
    assert page.endswith("</html>\n")


def test_version_and_help(capfd):
    assert run(["--version"]) == 0
    assert capfd.readouterr().out == f"detente {detente.__version__}\n"
    for command in ([], ["code"], ["explain"], ["demo"]):
        assert run([*command, "--help"]) == 0
        assert "Usage: detente" in capfd.readouterr().out


def test_errors_have_their_exit_code_under_click_too():
    assert CliRunner().invoke(cli, ["code", "no-such-file.txt"]).exit_code == 3
    assert CliRunner().invoke(cli, ["code", "--published", "x", "a.txt"]).exit_code == 2


def test_an_unexpected_fault_asks_to_be_reported(report, capfd, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("broken")

    monkeypatch.setattr("detente.app._batch.Coder", broken)
    assert run(["code", str(report)]) == 1
    err = capfd.readouterr().err
    assert "RuntimeError: broken" in err
    assert "Please report it" in err


def test_two_runs_give_the_same_bytes(report, tmp_path):
    for name in ("a.jsonl", "a.csv", "a.parquet", "a.html", "a.txt"):
        first, second = tmp_path / f"1{name}", tmp_path / f"2{name}"
        assert run(["code", "-q", "-o", str(first), str(report)]) == 0
        assert run(["code", "-q", "-o", str(second), str(report)]) == 0
        assert first.read_bytes() == second.read_bytes(), name


def test_the_reader_of_the_output_may_stop_early(report):
    """Quietly, with an exit code of its own."""
    program = (
        "import sys; from tests.app.conftest import HandCoder; import detente.app._batch as batch; "
        "batch.Coder = HandCoder; from detente.app.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "code", "-f", "jsonl", *[str(report)] * 200]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=Path(__file__).parents[2]) as process:
        first = process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert first.startswith(b'{"id"')
    assert process.returncode == 141
    assert err == b""


def test_the_progress_bar_is_for_terminals_only(report, capfd):
    assert run(["code", "-f", "jsonl", str(report), str(report)]) == 0
    err = capfd.readouterr().err
    assert err == "4 events in 2 sentences of 2 reports\n"


def test_a_file_is_read_as_csv_by_others(report, tmp_path):
    output = tmp_path / "a.csv"
    run(["code", "-q", "-o", str(output), str(report)])
    text = output.read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows[0]["actor_codes"] == "NOR"
    assert rows[1]["aux_modes"] == "negation; historical"
