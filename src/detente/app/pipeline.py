"""The whole way from raw text to events: the only place where the rooms are wired together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from detente.app._articles import with_known
from detente.app._dates import parse_day
from detente.app.report import CodedReport
from detente.codebook import Rule, load_codebook
from detente.coder import EventCoder
from detente.gazetteer import Gazetteer
from detente.reader import Reader
from detente.resolver import Settler, WhenResolver, WhereResolver, WhoResolver
from detente.sources import read_text
from detente.terms import Article, CoderVersion, Event

__all__ = ["Coder", "code", "day_of"]


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

    def report(self, article: Article) -> CodedReport:
        """The article with its events and the steps that led to them."""
        reading = self._reader.read(article)
        mentions = self._who.mentions(reading, article.published)
        codings = self._coder.code(reading, mentions)
        events = self._settler.settle(article, reading, mentions, codings)
        return CodedReport(article, reading, tuple(mentions), tuple(codings), tuple(events))

    def reports(
        self, articles: Iterable[Article], on_error: Callable[[Article, Exception], None] | None = None
    ) -> Iterator[CodedReport]:
        """Each article coded, in the order given; one is held at a time.

        Args:
            articles: The articles.
            on_error: Called with an article that could not be coded, which is then left out. Without
                it the error is raised.
        """
        for article in articles:
            try:
                coded = self.report(article)
            except Exception as problem:
                if on_error is None:
                    raise
                # One bad report must not cost the others.
                on_error(article, problem)
            else:
                yield coded

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
