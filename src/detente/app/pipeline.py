"""The whole way from raw text to events: the only place where the rooms are wired together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from detente.app._articles import with_known
from detente.app._dates import parse_day
from detente.app.relation import relation_of
from detente.app.report import CodedReport
from detente.codebook import Rule, load_codebook
from detente.codebook.positions import load_positions
from detente.coder import EventCoder, PositionCoder
from detente.gazetteer import Gazetteer
from detente.reader import Reader
from detente.resolver import Settler, WhenResolver, WhereResolver, WhoResolver
from detente.sources import read_text
from detente.terms import Article, CoderVersion, Event, Position, Relation, Span

__all__ = ["Coder", "code", "day_of", "relation"]


class Coder:
    """Codes reports. Loads the model, the codebook and the gazetteer once; use one for many reports."""

    def __init__(
        self,
        threads: int = 1,
        codebook: Sequence[str | Path] = (),
        gazetteer: Sequence[str | Path] = (),
    ) -> None:
        """Load what is needed.

        Args:
            threads: Threads of the neural model, 1 or more.
            codebook: Your own codebook files, used beside the shipped rules (see docs/extending.md).
            gazetteer: Your own tables of parties, used beside the shipped ones.

        Raises:
            DataError: The model, the codebook or the gazetteer is missing or broken.
        """
        self._reader = Reader.load(threads=threads)
        self._codebook = load_codebook(extensions=_paths(codebook))
        known = Gazetteer(extensions=_paths(gazetteer))
        self.version = CoderVersion(
            version=version("detente"),
            codebook=f"{self._codebook.version}+{self._codebook.digest}",
            model=self._reader.model_hash,
            gazetteer=f"{known.version}+{known.digest}",
        )
        self._who = WhoResolver(known)
        self._coder = EventCoder(self._codebook)
        self._position_coder: PositionCoder | None = None
        self._settler = Settler(self._who, WhenResolver(), WhereResolver(), self.version)

    def code(
        self,
        report: Article | str,
        published: str | date | None = None,
        publisher: str | None = None,
    ) -> list[Event]:
        """The events of one report, in the order of the text.

        Args:
            report: The text, or an article, which is taken as it is.
            published: The day of publication where a text does not say, a date or ``YYYY-MM-DD``.
            publisher: The publisher where a text does not say.

        Raises:
            InputError: The text is empty, or no text.
            BadDate: ``published`` is no date.
        """
        return list(self.report(self._article(report, published, publisher)).events)

    def code_many(
        self,
        reports: Iterable[Article | str],
        published: str | date | None = None,
        publisher: str | None = None,
    ) -> Iterator[list[Event]]:
        """The events of each report, in the order given; one report is held at a time.

        Args:
            reports: Texts and articles; ``published`` and ``publisher`` hold for the texts.
            published: As for ``code``.
            publisher: As for ``code``.
        """
        articles = (self._article(report, published, publisher) for report in reports)
        return (list(coded.events) for coded in self.reports(articles))

    def positions(
        self,
        report: Article | str,
        published: str | date | None = None,
        publisher: str | None = None,
    ) -> list[Position]:
        """Where the parties of one report stand on its topics, in the order of the text.

        Args:
            report: As for ``code``.
            published: As for ``code``.
            publisher: As for ``code``.

        Raises:
            InputError: The text is empty, or no text.
            BadDate: ``published`` is no date.
        """
        article = self._article(report, published, publisher)
        return list(self.report(article, positions=True).positions)

    def report(self, article: Article, *, positions: bool = False) -> CodedReport:
        """The article with its events and the steps that led to them; with its positions where asked."""
        reading = self._reader.read(article)
        mentions = self._who.mentions(reading, article.published)
        codings = self._coder.code(reading, mentions)
        events = self._settler.settle(article, reading, mentions, codings)
        coded = CodedReport(article, reading, tuple(mentions), tuple(codings), tuple(events))
        if not positions:
            return coded
        stances = self._positions_found_by().code(reading, mentions, codings)
        return replace(coded, positions=self._settler.positions(article, reading, stances))

    def _positions_found_by(self) -> PositionCoder:
        """Loaded when first asked for: most runs code events alone."""
        if self._position_coder is None:
            self._position_coder = PositionCoder(self._codebook, load_positions())
        return self._position_coder

    def reports(
        self,
        articles: Iterable[Article],
        on_error: Callable[[Article, Exception], None] | None = None,
        *,
        positions: bool = False,
    ) -> Iterator[CodedReport]:
        """Each article coded, in the order given; one is held at a time.

        Args:
            articles: The articles.
            on_error: Called with an article that could not be coded, which is then left out. Without
                it the error is raised.
            positions: Whether to find positions too.
        """
        for article in articles:
            try:
                coded = self.report(article, positions=positions)
            except Exception as problem:
                if on_error is None:
                    raise
                # One bad report must not cost the others.
                on_error(article, problem)
            else:
                yield coded

    def relation(self, text: str, source_span: tuple[int, int], target_span: tuple[int, int]) -> Relation:
        """The relation that a text states from one party to another, both marked by the caller.

        Args:
            text: A sentence, or a few.
            source_span: Characters [start, end) of the one who acts.
            target_span: Characters [start, end) of the one acted on.

        Raises:
            BadSpan: A span is not in the text, stands on no word, or the two overlap.
        """
        source, target = Span(*source_span), Span(*target_span)
        return relation_of(text, source, target, self._reader, self._who, self._coder)

    def rule(self, name: str | None) -> Rule | None:
        """The codebook's rule of that id."""
        return next((rule for rule in self._codebook.rules if rule.id == name), None)

    @staticmethod
    def _article(report: Article | str, published: str | date | None, publisher: str | None) -> Article:
        if isinstance(report, Article):
            return report
        return with_known(
            lambda day, name: read_text(report, published=day, publisher=name), day_of(published), publisher
        )


def code(
    text: str, published: str | date | None = None, publisher: str | None = None, *, threads: int = 1
) -> list[Event]:
    """The events of one report, in the order of the text.

    The first call loads the model and keeps it. For many reports use ``Coder.code_many``.

    Args:
        text: The report as it stands, dateline and agency header included.
        published: The day of publication where the text does not say, a date or ``YYYY-MM-DD``.
        publisher: The publisher where the text does not say.
        threads: Threads of the neural model.

    Raises:
        InputError: The text is empty, or no text.
        BadDate: ``published`` is no date.
        DataError: The model, the codebook or the gazetteer is missing or broken.
    """
    return _kept_coder(threads).code(text, published=published, publisher=publisher)


def relation(
    text: str, source_span: tuple[int, int], target_span: tuple[int, int], *, threads: int = 1
) -> Relation:
    """The relation that a text states from one party to another.

    Args:
        text: A sentence, or a few.
        source_span: Characters [start, end) of the one who acts.
        target_span: Characters [start, end) of the one acted on.
        threads: Threads of the neural model.

    Raises:
        BadSpan: A span is not in the text, stands on no word, or the two overlap.
        DataError: The model, the codebook or the gazetteer is missing or broken.
    """
    return _kept_coder(threads).relation(text, source_span, target_span)


def day_of(published: str | date | None) -> date | None:
    """The day that a caller gave in any of the ways allowed."""
    if isinstance(published, str):
        return parse_day(published, "published")
    return published.date() if isinstance(published, datetime) else published


def _paths(files: Sequence[str | Path]) -> tuple[Path, ...]:
    # One name is a sequence of letters, too: a slip that should not end in strange messages.
    return (Path(files),) if isinstance(files, str | Path) else tuple(Path(file) for file in files)


@lru_cache(maxsize=1)
def _kept_coder(threads: int) -> Coder:
    return Coder(threads=threads)
