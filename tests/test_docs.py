import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from detente.app.cli import cli, run

ROOT = Path(__file__).parents[1]
LIMIT = 500
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def load(script):
    spec = importlib.util.spec_from_file_location(script.stem, script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_line_page_is_current():
    script = load(ROOT / "docs" / "make_cli.py")
    assert script.PAGE.read_text(encoding="utf-8") == script.page(), "run: make docs"


def commands_in(text):
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.match(r"([^|#]+ \| )?detente ", line)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_exist(page):
    """Each is parsed, with its options, by the command line itself; nothing is run."""
    for line in commands_in(page.read_text(encoding="utf-8")):
        words = shlex.split(re.split(r"  +|#|\||\.\.\.$", re.sub(r".* \| (?=detente)", "", line))[0])[1:]
        if words[0] in {"[OPTIONS]", "--version", "--help"} or "[OPTIONS]" in words:
            continue
        command = cli.commands[words[0]]
        command.make_context(words[0], words[1:], resilient_parsing=False)


def test_the_python_of_the_readme_runs():
    (block,) = re.findall(
        r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S
    )
    text = "Poland expelled three Russian diplomats on Tuesday."
    names = {"text": text, "texts": [text, text]}
    exec(compile(block, "README.md", "exec"), names)
    assert names["frame"]["event_type"].tolist() == ["SANCTION"]
    assert names["table"].num_rows == 1
    assert [event.event_type for event in names["events"]] == ["SANCTION"]


def test_the_readme_shows_commands():
    commands = commands_in((ROOT / "README.md").read_text(encoding="utf-8"))
    assert {line.split()[1] for line in commands} >= {"code", "explain"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_short(page):
    assert len(page.read_text(encoding="utf-8").splitlines()) < LIMIT


def test_the_make_tasks_that_pages_name_exist():
    tasks = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        for task in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert task in tasks, (page.name, task)


def test_help_needs_no_engine(capsys):
    assert run(["--help"]) == 0
    assert "Begin here" in capsys.readouterr().out
