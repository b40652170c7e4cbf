"""The development sets: what each is measured on, and how."""

import importlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.articles import CodedReport, by_type, code_reports, load_reports, measures, reference_scores

__all__ = ["ROOT", "Outcome", "Set", "all_sets", "shared_folder"]

ROOT = Path(__file__).resolve().parent

Measures = dict[str, float | int]


@dataclass(frozen=True)
class Outcome:
    """The figures of a set, with lines that say more."""

    measures: Measures
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Set:
    """A development set.

    ``run`` is given the shared folder; ``corpus`` are the files measured on, below the shared folder, or
    below ``evals/`` where ``shared`` is false.
    """

    name: str
    about: str
    run: Callable[[Path], Outcome]
    corpus: tuple[str, ...]
    shared: bool = True

    def files(self, shared: Path | None) -> tuple[Path, list[Path]]:
        """The folder that the corpus is in, and its files."""
        base = shared if self.shared and shared is not None else ROOT
        return base, [file for pattern in self.corpus for file in sorted(base.glob(pattern))]


def shared_folder() -> Path | None:
    """The folder of shared data: $DETENTE_SHARED, else ``shared`` beside the repository; None if missing."""
    named = os.environ.get("DETENTE_SHARED")
    place = Path(named) if named else ROOT.parent.parent / "shared"
    return place if (place / "data").is_dir() else None


def all_sets() -> tuple[Set, ...]:
    """Every set, in the order of the table."""
    return (
        Set("seed", "the project's first report", _seed, ("seed/*.txt", "seed/*.gold.json")),
        Set(
            "reports_dev",
            "own reports, open to tuning",
            partial(_reports, "dev", show=True),
            ("reports/dev/*.txt", "reports/dev/*.gold.json"),
            shared=False,
        ),
        Set(
            "reports_frozen",
            "own reports that nobody tunes on",
            partial(_reports, "frozen", show=False),
            ("reports/frozen/*.txt", "reports/frozen/*.gold.json"),
            shared=False,
        ),
        Set(
            "reports_frozen2",
            "own longer reports and traps that nobody tunes on",
            partial(_reports, "frozen2", show=False),
            ("reports/frozen2/*.txt", "reports/frozen2/*.gold.json"),
            shared=False,
        ),
        Set(
            "plover_gsr",
            "PLOVER gold standard records, development half",
            partial(_module, "evals.plover_gsr"),
            ("data/plover/*.jsonl",),
        ),
        Set(
            "language_core",
            "tags, trees, lemmas, names on gold tokens",
            partial(_module, "evals.language_core"),
            (
                "data/ud_english_ewt/test.conllu",
                "data/ner/uner_en_ewt_test.iob2",
                "data/ner/gum_news_interview_entities.jsonl",
                "data/gum_news/*.conllu",
            ),
        ),
        Set(
            "splitting",
            "sentences and tokens of raw text",
            partial(_module, "evals.splitting"),
            ("data/gum_news/*.conllu",),
        ),
        Set(
            "factuality",
            "did it happen? people's judgements",
            partial(_module, "evals.factuality"),
            ("data/factuality/uds_factuality_test.jsonl",),
        ),
        Set(
            "petrarch_units",
            "PETRARCH's unit sentences, their actors as a user's gazetteer",
            partial(_module, "evals.petrarch_units"),
            ("data/petrarch_units/*.jsonl", "data/petrarch_units/cameo2plover.tsv"),
        ),
        Set(
            "positions",
            "who stands where on what: the first report and own reports, open to tuning",
            partial(_module, "evals.positions"),
            ("seed/*.txt", "seed/*.gold.json"),
        ),
        Set(
            "relation",
            "the pair question: type given both parties, PLOVER gold standard records, development half",
            partial(_module, "evals.relation"),
            ("data/plover/*.jsonl",),
        ),
        Set(
            "calibration",
            "confidence against the share of right events, frozen reports",
            partial(_module, "evals.calibration"),
            ("reports/frozen/*.txt", "reports/frozen/*.gold.json"),
            shared=False,
        ),
        Set("dates", "time expressions", partial(_module, "evals.dates"), ("data/time/*.jsonl",)),
        Set("places", "places to coordinates", partial(_module, "evals.places"), ("data/geo/*.jsonl",)),
    )


def _seed(shared: Path) -> Outcome:
    coded = code_reports(load_reports(shared / "seed"))
    lines: list[str] = []
    for one in coded:
        reference = reference_scores(shared, one)
        lines.append(
            f"reference scorer: recall {reference['found']}/{reference['required']}, precision "
            f"{reference['coded'] - reference['false']}/{reference['coded']}, every detail right "
            f"{reference['exact']}/{reference['required']}"
        )
        lines.extend(reference["lines"])
    return Outcome(measures(coded), tuple(lines))


def _reports(split: str, _shared: Path, *, show: bool) -> Outcome:
    coded = code_reports(load_reports(ROOT / "reports" / split))
    # Of the frozen reports only the sums are shown: what is seen is tuned on.
    return Outcome(measures(coded), (*by_type(coded), *_each(coded)) if show else ())


def _each(coded: Sequence[CodedReport]) -> list[str]:
    lines: list[str] = []
    for one in coded:
        result = one.score
        lines.append(
            f"-- {one.report.name}: recall {result.found}/{result.required}, "
            f"precision {result.coded - len(result.false)}/{result.coded}"
        )
        lines.extend(result.lines)
    return lines


def _module(name: str, shared: Path) -> Outcome:
    result = importlib.import_module(name).run(shared)
    return result if isinstance(result, Outcome) else Outcome(result)
