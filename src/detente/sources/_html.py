"""HTML -> plain text, title and what its head says of publication.

A small scanner of its own instead of a parser of trees: it takes any text in time that grows with
its length, and news pages need no more.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape

from detente.sources._dates import find_date

__all__ = ["Page", "looks_like_html", "read_html"]

# Characters: no real tag is longer.
_LONGEST_TAG = 5000
# Characters looked at to tell HTML from plain text.
_SAMPLE = 5000

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_COMMON = re.compile(
    r"</?(?:p|div|br|span|a|h[1-6]|ul|li|table|td|strong|em|article|section|img)(?:\s[^<>]{0,500})?/?>", re.I
)
_TAG = re.compile(
    rf"<(?:(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{{0,30}})(?P<rest>[^<>]{{0,{_LONGEST_TAG}}})>|(?P<comment>!--)|[!?][^<>]{{0,{_LONGEST_TAG}}}>)"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SPACE = re.compile(r"\s+")

# Their content is no text, or not the report's.
_RAW = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "textarea", "math", "object"))
_ASIDE = frozenset(("nav", "footer", "aside", "form", "button", "select", "menu", "dialog"))
_BLOCKS = frozenset(
    """
    address article blockquote body br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr html
    li main ol p pre section table tbody td tfoot th thead time title tr ul
    """.split()
)
_PUBLISHED = frozenset(
    ("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued",
     "og:published_time", "parsely-pub-date", "sailthru.date")
)  # fmt: skip
_PUBLISHER = frozenset(("og:site_name", "publisher", "dc.publisher", "application-name"))


@dataclass(slots=True)
class Page:
    """What an HTML page says."""

    text: str = ""
    title: str | None = None
    published: date | None = None
    publisher: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it begins as a page, or has several common tags near its beginning."""
    if _START.match(text):
        return True
    found = _COMMON.findall(text, 0, _SAMPLE)
    return len(found) >= (3 if text.lstrip()[:1] == "<" else 8)


def read_html(text: str) -> Page:
    """The text of a page, a blank line between its blocks, without menus, scripts and the like.

    Where the page has ``article`` or ``main`` elements, only what stands in them counts.
    """
    scan = _Scan()
    scan.run(text)
    page = scan.page
    for blocks in (scan.article, scan.main, scan.body):
        if sum(map(len, blocks)) > 0:
            page.text = "\n\n".join(blocks)
            break
    page.title = scan.headline or page.title
    return page


@dataclass(slots=True)
class _Scan:
    """The state of a scan through a page."""

    page: Page = field(default_factory=Page)
    article: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    headline: str | None = None
    depth: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    block: str = ""

    def run(self, text: str) -> None:
        """Read the whole page."""
        at = 0
        while match := _TAG.search(text, at):
            self._text(text[at : match.start()])
            at = match.end()
            if match["comment"]:
                end = text.find("-->", at)
                at = len(text) if end < 0 else end + 3
            elif match["name"]:
                at = self._tag(text, match, at)
        self._text(text[at:])
        self._close()

    def _text(self, words: str) -> None:
        if words and not any(self.depth.get(name) for name in _ASIDE):
            self.words.append(words)

    def _tag(self, text: str, match: re.Match[str], at: int) -> int:
        name = match["name"].lower()
        if name in _RAW:
            return at if match["end"] or match["rest"].endswith("/") else _after_end(text, name, at)
        if name == "meta":
            self._meta(match["rest"])
        if name in _BLOCKS or name in _ASIDE:
            self._close()
            self.block = "" if match["end"] else name
            if name in _ASIDE or name in ("article", "main"):
                step = -1 if match["end"] else 1
                self.depth[name] = max(0, self.depth.get(name, 0) + step)
        return at

    def _close(self) -> None:
        """End a block of text."""
        words = _SPACE.sub(" ", unescape("".join(self.words))).strip()
        self.words = []
        if not words:
            return
        if self.block == "title":
            self.page.title = self.page.title or words
            return
        if self.block == "h1" and not self.headline:
            self.headline = words
        self.body.append(words)
        if self.depth.get("main"):
            self.main.append(words)
        if self.depth.get("article"):
            self.article.append(words)

    def _meta(self, rest: str) -> None:
        found = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(rest)}
        key = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
        content = found.get("content", "").strip()
        if not content:
            return
        if key in _PUBLISHED:
            self.page.published = self.page.published or find_date(content)
        elif key in _PUBLISHER:
            self.page.publisher = self.page.publisher or content
        elif key == "og:title":
            self.page.title = content


def _after_end(text: str, name: str, at: int) -> int:
    """The place after the end tag of an element whose content is not read."""
    match = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
    return match.end() if match else len(text)
