"""An article as read from a source, before anything is understood."""

import hashlib
from dataclasses import dataclass
from datetime import date

from detente.terms.text import Span

__all__ = ["Article"]


@dataclass(frozen=True, slots=True)
class Article:
    """One report as stored.

    ``text`` is the whole text, furniture included: all spans count in it. ``furniture`` are the
    stretches that are not the report itself (datelines, agency headers, trailing ids, credits); they
    are never coded. ``dateline`` is the place that a dateline names, as a stretch of the text.
    ``published`` and ``publisher`` are None where neither the text nor the caller says. ``source``
    names the file or URL, for messages only.
    """

    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    publisher_id: str | None = None
    dateline: Span | None = None
    furniture: tuple[Span, ...] = ()
    language: str = "en"
    source: str | None = None

    @property
    def id(self) -> str:
        """Content hash of text, publisher and publication date: 16 hexadecimal digits."""
        published = self.published.isoformat() if self.published else ""
        content = "\x1f".join((self.text, self.publisher or "", published))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
