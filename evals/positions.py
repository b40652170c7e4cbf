"""Positions: who stands where on which topic, on the first report and on our own development reports.

A coded position matches a gold one when the sentence's beginning (where gold gives it), the holder and
the attitude agree and the topics share half of the gold topic's content words. Since when it holds is
judged on matched positions. What is left over is false; what gold marks as optional is neither.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.sets import ROOT, Outcome

__all__ = ["Verdict", "judge", "run", "topics_agree"]

Record = dict[str, Any]

# The share of the gold topic's content words that the coded topic must have.
_SHARED_WORDS = 0.5
_SMALL_WORDS = frozenset(
    "a an the of to in on at by for from with into over about and or its their his her that all any both "
    "as be is are should s".split()
)
_ANYONE = "*"


@dataclass(frozen=True)
class Verdict:
    """The verdict on one report or, added up, on many."""

    required: int = 0
    found: int = 0
    coded: int = 0
    false: int = 0
    dated: int = 0
    dated_right: int = 0
    lines: tuple[str, ...] = ()

    def __add__(self, other: "Verdict") -> "Verdict":
        return Verdict(
            self.required + other.required,
            self.found + other.found,
            self.coded + other.coded,
            self.false + other.false,
            self.dated + other.dated,
            self.dated_right + other.dated_right,
            self.lines + other.lines,
        )

    @property
    def recall(self) -> float:
        """Found of required, 0..1."""
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """Explained of coded, 0..1."""
        return 1 - self.false / self.coded if self.coded else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def since(self) -> float:
        """Share of found positions with a gold date whose date is right, 0..1."""
        return self.dated_right / self.dated if self.dated else 1.0


def run(shared: Path) -> Outcome:
    """Codes the reports with position gold; the seed's figures have names of their own."""
    seed = sum((verdict for _, verdict in _judged(shared / "seed")), Verdict())
    own = _judged(ROOT / "reports" / "dev")
    total = sum((verdict for _, verdict in own), Verdict())
    lines = [*seed.lines]
    for name, verdict in own:
        lines.append(
            f"-- {name}: recall {verdict.found}/{verdict.required}, "
            f"precision {verdict.coded - verdict.false}/{verdict.coded}"
        )
        lines.extend(verdict.lines)
    return Outcome(
        {
            "seed_recall": seed.recall,
            "seed_precision": seed.precision,
            "recall": total.recall,
            "precision": total.precision,
            "f1": total.f1,
            "since": total.since,
            "seed_required": seed.required,
            "seed_found": seed.found,
            "seed_coded": seed.coded,
            "reports": len(own),
            "required": total.required,
            "found": total.found,
            "coded": total.coded,
            "false": total.false,
        },
        tuple(lines),
    )


def judge(gold: Sequence[Record], coded: Sequence[Record]) -> Verdict:
    """The verdict on one report: gold positions against position records."""
    left = list(coded)
    lines: list[str] = []
    found = dated = dated_right = 0
    required = [one for one in gold if not one.get("optional")]
    for one in sorted(gold, key=lambda g: bool(g.get("optional"))):
        match = _best(one, left)
        label = f"{one['attitude']:<7} {one['holder']:<8} {one['topic']}"
        if match is None:
            if not one.get("optional"):
                lines.append(f"  missed {label}")
            continue
        left.remove(match)
        since = (match["since"] or {}).get("start") or ""
        right = since.startswith(one.get("since", ""))
        if not one.get("optional"):
            found += 1
            dated += "since" in one
            dated_right += "since" in one and right
        wrong = "" if right else f"   (since {since or 'unknown'}, not {one['since']})"
        lines.append(f"  found  {label} = {match['topic']['text']!r}{wrong}")
    # Another telling of the same position is a repetition, not a mistake.
    false = [one for one in left if not any(_matches(g, one) for g in gold)]
    lines.extend(
        f"  false  {one['attitude']:<7} {'/'.join(sorted(_codes(one['holder']))):<8} {one['topic']['text']!r}"
        for one in false
    )
    return Verdict(len(required), found, len(coded), len(false), dated, dated_right, tuple(lines))


def topics_agree(gold: str, coded: str) -> bool:
    """Whether the coded words hold enough of the gold topic's content words."""
    wanted = _content(gold)
    return len(wanted & _content(coded)) >= _SHARED_WORDS * len(wanted)


def _best(gold: Record, coded: Iterable[Record]) -> Record | None:
    """The match with most words in common, the right date first."""
    found = [one for one in coded if _matches(gold, one)]
    wanted = _content(gold["topic"])

    def rank(one: Record) -> tuple[bool, int]:
        since = (one["since"] or {}).get("start") or ""
        return since.startswith(gold.get("since", "")), len(wanted & _content(one["topic"]["text"]))

    return max(found, key=rank, default=None)


def _matches(gold: Record, coded: Record) -> bool:
    if gold["attitude"] != coded["attitude"]:
        return False
    if not coded["sentence"]["text"].lstrip().startswith(gold.get("sentence", "")):
        return False
    holders = frozenset(gold["holder"].split("|"))
    if _ANYONE not in holders and not holders & _codes(coded["holder"]):
        return False
    return topics_agree(gold["topic"], coded["topic"]["text"])


def _codes(entity: Record) -> frozenset[str]:
    named = (entity["country"], entity["organisation"], entity["id"], *entity["part_of"])
    return frozenset(code for code in named if code)


def _content(words: str) -> frozenset[str]:
    """Content words, cut to their beginnings: "remaining" and "remain" are one."""
    plain = re.findall(r"[a-z0-9$]+", words.lower())
    return frozenset(re.sub(r"(ing|ed|s)$", "", word) for word in plain if word not in _SMALL_WORDS)


def _judged(folder: Path) -> list[tuple[str, Verdict]]:
    from detente.app.pipeline import Coder  # noqa: PLC0415 - costs the model
    from detente.app.record import position_record_of  # noqa: PLC0415

    coder = Coder(threads=2)
    verdicts = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "positions" not in gold:
            continue
        article = gold["article"]
        in_text = article.get("published_in_text", "not_text" in article)
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        coded = coder.positions(text, published=None if in_text else article["published"])
        records = [position_record_of(one) for one in coded]
        verdicts.append((path.name.removesuffix(".gold.json"), judge(gold["positions"], records)))
    return verdicts
