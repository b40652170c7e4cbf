"""Files and strings -> articles."""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from detente.errors import BinaryInput, EmptyInput, MissingInput, NoReports, TooLarge, UnreadableInput
from detente.sources._decoding import decode
from detente.sources._furniture import find_furniture
from detente.sources._html import Page, looks_like_html, read_html
from detente.terms import Article

__all__ = ["MAX_BYTES", "SUFFIXES", "find_reports", "read_file", "read_text"]

# Bytes. A report has some thousands; a book one million. One text is held and coded as a whole.
MAX_BYTES = 2 * 1024 * 1024
# Names of files in a folder that are taken for reports end so.
SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml")

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_text(
    text: str,
    *,
    source: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
) -> Article:
    """An article from text: plain, or HTML, of which the text is taken.

    Spans of the article count in its ``text``: the text given without a byte order mark, lone
    surrogates each replaced by U+FFFD; of HTML the extracted text. ``published`` and ``publisher`` go
    before what the text says.

    Raises:
        EmptyInput: there is nothing but white space, or HTML without text.
        BinaryInput: it is made of control characters.
        TooLarge: it is over ``MAX_BYTES`` characters.
    """
    where = source or "text"
    if len(text) > MAX_BYTES:
        raise _too_large(where)
    text = _SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))
    page = read_html(text) if looks_like_html(text) else Page(text=text)
    if not page.text.strip():
        raise EmptyInput("there is no text in it.", where=where, advice="Give a report with text.")
    if not any(c.isprintable() and not c.isspace() for c in page.text.lstrip()[:100_000]):
        raise BinaryInput("this is not text.", where=where, advice="Give plain text or HTML.")
    published = published or page.published
    found = find_furniture(page.text, published)
    return Article(
        text=page.text,
        title=found.title or page.title,
        published=published or found.published,
        publisher=publisher or found.publisher or page.publisher,
        publisher_id=found.publisher_id,
        dateline=found.dateline,
        furniture=found.spans,
        source=source,
    )


def read_file(path: Path | str, *, published: date | None = None, publisher: str | None = None) -> Article:
    """An article from a file of text or HTML.

    Raises:
        MissingInput: there is no such file.
        UnreadableInput: the system does not let it be read, or it is a folder.
        TooLarge: it is over ``MAX_BYTES``.
        EmptyInput: there is nothing in it.
        BinaryInput: it is not text.
        EncodingError: its encoding cannot be told.
    """
    name = str(path)
    return read_text(
        decode(_read_bytes(Path(path), name), name), source=name, published=published, publisher=publisher
    )


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise _missing(name) from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UnreadableInput(
            f"it cannot be read: {reason}.", where=name, advice="Check the path and its permissions."
        ) from problem
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def find_reports(paths: Iterable[Path | str]) -> Iterator[Path]:
    """The files to read: files as given, folders by all reports below them, sorted by path.

    Hidden files and folders are left out. To go on past a path that is missing or empty, ask for one
    path at a time.

    Raises:
        MissingInput: there is no such file or folder.
        NoReports: a folder holds no file with one of ``SUFFIXES``.
        UnreadableInput: the system does not let a folder be read.
    """
    for given in paths:
        path = Path(given)
        try:
            if path.is_dir():
                yield from _reports_in(path)
                continue
            exists = path.exists()
        except (OSError, ValueError) as problem:
            raise _missing(str(given)) from problem
        if not exists:
            raise _missing(str(given))
        yield path


def _reports_in(folder: Path) -> Iterator[Path]:
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(
            Path(parent, name)
            for name in files
            if name.lower().endswith(SUFFIXES) and not name.startswith(".")
        )
    if not found:
        raise NoReports(
            "the folder holds no reports.",
            where=str(folder),
            advice=f"Reports are files that end in {', '.join(SUFFIXES)}.",
        )
    yield from sorted(found)


def _unreadable(problem: OSError) -> None:
    raise UnreadableInput(
        f"it cannot be read: {problem.strerror}.",
        where=str(problem.filename),
        advice="Check its permissions.",
    ) from problem


def _missing(name: str) -> MissingInput:
    return MissingInput("there is no such file or folder.", where=name, advice="Check the path.")


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        f"it is over the limit of {MAX_BYTES // 1024 // 1024} MB.",
        where=name,
        advice="Split it into single reports.",
    )
