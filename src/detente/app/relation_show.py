"""A relation on the terminal and as JSON."""

import json

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from detente.terms import Passage, Relation

__all__ = ["relation_json", "relation_view"]

# Probabilities below this are left out on the terminal.
_LEAST_SHOWN = 0.01
_BAR = 30


def relation_view(found: Relation) -> RenderableType:
    """What was found in one line, then the likely types with their probabilities."""
    kind = found.event_type or "none"
    line = Text(f"{kind}{f' ({found.mode})' if found.mode else ''}", style="bold")
    line.append(f"   {found.source.text} -> {found.target.text}", style="not bold")
    if found.aux_modes:
        line.append(f"   [{', '.join(found.aux_modes)}]", style="not bold")
    if found.trigger is not None:
        line.append(f"   “{found.trigger.text}”", style="not bold dim")
    if found.rule is not None:
        line.append(f"   by rule {found.rule}", style="not bold dim")
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, share in sorted(found.probabilities.items(), key=lambda pair: (-pair[1], pair[0])):
        if share >= _LEAST_SHOWN:
            table.add_row(name, f"{share:.2f}", "█" * max(1, round(share * _BAR)))
    return Group(line, table)


def relation_json(found: Relation) -> str:
    """The relation as one JSON object; spans are [start, end) characters of the text."""
    return json.dumps(
        {
            "event_type": found.event_type,
            "mode": found.mode,
            "aux_modes": list(found.aux_modes),
            "source": _passage(found.source),
            "target": _passage(found.target),
            "trigger": _passage(found.trigger),
            "rule": found.rule,
            "probabilities": dict(found.probabilities),
        },
        ensure_ascii=False,
    )


def _passage(passage: Passage | None) -> dict[str, object] | None:
    return None if passage is None else {"text": passage.text, "span": list(passage.span)}
