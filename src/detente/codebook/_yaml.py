"""YAML as plain values that remember their lines; duplicate keys are refused."""

from pathlib import Path
from typing import Any

import yaml

from detente.errors import CodebookError

__all__ = ["Table", "read_yaml"]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STR = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_BOOL = "tag:yaml.org,2002:bool"


class Table(dict[str, Any]):
    """A mapping read from a file; ``line`` counts from 1, ``lines`` holds the line of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    """The value of a scalar node."""
    text = str(node.value)
    if node.tag == _STR:
        return text
    if node.tag == _NULL:
        return None
    if node.tag == _BOOL:
        # "on", "off", "yes" and "no" are English words here, whatever YAML says.
        return text.lower() == "true" if text.lower() in ("true", "false") else text
    try:
        if node.tag == _INT:
            return int(text)
        if node.tag == _FLOAT:
            return float(text)
    except ValueError:
        return text
    return text


def _value(node: yaml.Node, file: str) -> object:
    """A node as a Table, a list or a scalar."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        table = Table(line)
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            key = _value(key_node, file)
            if not isinstance(key, str):
                raise CodebookError(
                    f"the key {key!r} is not a word", f"{file}:{key_line}", "Put it in quotes."
                )
            if key in table:
                raise CodebookError(
                    f"the key {key!r} occurs twice", f"{file}:{key_line}", "Remove one of them."
                )
            table[key] = _value(value_node, file)
            table.lines[key] = key_line
        return table
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)  # noqa: S101  YAML has three kinds of nodes
    return _scalar(node)


def read_yaml(path: Path, name: str) -> Table:
    """Reads a file whose top is a mapping.

    Args:
        path: The file.
        name: What messages call it.

    Raises:
        CodebookError: It is missing, not YAML, or its top is no mapping.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise CodebookError("the file is missing", name, "Restore it, or reinstall detente.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"cannot be read: {error}", name, "It must be readable UTF-8 text.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}:{mark.line + 1}" if mark else name
        problem = getattr(error, "problem", None) or str(error)
        advice = "Mend the YAML there; values that begin with @, [ or * need quotes."
        raise CodebookError(f"not valid YAML: {problem}", where, advice) from error
    value = None if node is None else _value(node, name)
    if not isinstance(value, Table):
        raise CodebookError("its top is not a mapping", name, "See docs/codebook-format.md.")
    return value
