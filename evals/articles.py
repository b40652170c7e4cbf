"""Hand-coded reports: the first report of the project, and our own in ``reports/``."""

import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.scoring import Coded, Gold, Score, coded_of, gold_of, score

__all__ = [
    "CodedReport",
    "Report",
    "by_type",
    "code_reports",
    "load_reference",
    "load_reports",
    "measures",
    "reference_scores",
]

Record = dict[str, Any]

# Threads of the neural model: the figures do not depend on it.
_THREADS = 2


@dataclass(frozen=True)
class Report:
    """A report with what a careful human coder records from it.

    ``published`` is None where the text itself says it. ``quiet`` are the starts of sentences from which
    nothing must be coded.
    """

    name: str
    text: str
    published: str | None
    gold: tuple[Record, ...]
    quiet: tuple[str, ...]

    @property
    def events(self) -> tuple[Gold, ...]:
        """The gold events, typed."""
        return tuple(gold_of(record) for record in self.gold)

    @property
    def trap(self) -> bool:
        """Whether nothing has to be coded from the report."""
        return all(record.get("optional") for record in self.gold)


@dataclass(frozen=True)
class CodedReport:
    """A report with the records that were coded from it."""

    report: Report
    records: tuple[Record, ...]

    @property
    def coded(self) -> tuple[Coded, ...]:
        """The coded events, typed."""
        return tuple(coded_of(record) for record in self.records)

    @property
    def score(self) -> Score:
        """The verdict."""
        return score(self.report.events, self.coded)


def load_reports(folder: Path) -> list[Report]:
    """The reports of a folder, by name."""
    reports = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = gold["article"]
        # The project's first gold file lists what it wants read from the text itself.
        in_text = article.get("published_in_text", "not_text" in article)
        reports.append(
            Report(
                name=path.name.removesuffix(".gold.json"),
                text=path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8"),
                published=None if in_text else article["published"],
                gold=tuple(gold["events"]),
                quiet=tuple(gold.get("no_event_sentences", ())),
            )
        )
    return reports


def code_reports(reports: Sequence[Report]) -> list[CodedReport]:
    """Codes each report with the shipped model, codebook and gazetteer."""
    from detente.app.pipeline import code  # noqa: PLC0415 - costs the model
    from detente.app.record import record_of  # noqa: PLC0415

    return [
        CodedReport(
            report,
            tuple(
                record_of(event) for event in code(report.text, published=report.published, threads=_THREADS)
            ),
        )
        for report in reports
    ]


def measures(coded: Sequence[CodedReport]) -> dict[str, float | int]:
    """Figures over all reports: shares 0..1 as float, counts as int.

    ``type_*`` leave the parties aside; ``parties`` is the share of the events found by type and sentence
    that have both parties right; ``exact`` the share of required events with every detail right;
    ``traps_clean`` the share of reports without a codable event from which nothing false is coded;
    ``quiet_clean`` the same for single sentences.
    """
    total = sum((report.score for report in coded), Score())
    loose = sum((score(one.report.events, one.coded, parties=False) for one in coded), Score())
    traps = [one for one in coded if one.report.trap]
    quiet = [(one, start) for one in coded for start in one.report.quiet]
    out: dict[str, float | int] = {
        "recall": total.recall,
        "precision": total.precision,
        "f1": total.f1,
        "exact": total.exact / total.required if total.required else 1.0,
        "type_recall": loose.recall,
        "type_precision": loose.precision,
        "parties": total.found / loose.found if loose.found else 0.0,
    }
    if quiet:
        out["quiet_clean"] = _share([_silent(one, start) for one, start in quiet])
    if traps:
        out["traps_clean"] = _share([not one.score.false for one in traps])
    return out | {
        "reports": len(coded),
        "required": total.required,
        "found": total.found,
        "exact_events": total.exact,
        "coded": total.coded,
        "false": len(total.false),
        "traps": len(traps),
        "false_in_traps": sum(len(one.score.false) for one in traps),
    }


def by_type(coded: Sequence[CodedReport]) -> list[str]:
    """For each event type: required, found, false."""
    total = sum((report.score for report in coded), Score())
    found = Counter(match.gold.event_type for match in total.matched if not match.gold.optional)
    missed = Counter(event.event_type for event in total.missed)
    false = Counter(event.event_type for event in total.false)
    return [
        f"{kind:<9} found {found[kind]:>3} of {found[kind] + missed[kind]:>3}   false {false[kind]:>3}"
        for kind in sorted(found | missed | false)
    ]


def reference_scores(shared: Path, coded: CodedReport) -> dict[str, Any]:
    """The verdict of the reference scorer, ``tools/score_article.py`` of the shared folder."""
    judge = load_reference(shared)
    result: dict[str, Any] = judge(list(coded.report.gold), list(coded.records))
    return result


def load_reference(shared: Path) -> Callable[..., dict[str, Any]]:
    """The function ``score`` of the reference scorer."""
    path = shared / "tools" / "score_article.py"
    spec = importlib.util.spec_from_file_location("score_article", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    judge: Callable[..., dict[str, Any]] = module.score
    return judge


def _silent(one: CodedReport, start: str) -> bool:
    return not any(event.sentence.lstrip().startswith(start) for event in one.coded)


def _share(verdicts: Sequence[bool]) -> float:
    return sum(verdicts) / len(verdicts)
