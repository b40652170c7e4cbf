"""Files, folders, HTML, and what cannot be read."""

import os
from datetime import date
from pathlib import Path

import pytest

from detente.errors import (
    BinaryInput,
    EmptyInput,
    InputError,
    MissingInput,
    NoReports,
    TooLarge,
    UnreadableInput,
)
from detente.sources import MAX_BYTES, find_reports, read_file, read_text


def test_text_is_stored_as_given() -> None:
    text = "  One.\r\nTwo.\rThree.\n\n\tFour.\x0c \n"
    assert read_text(text).text == text


def test_byte_order_mark_and_lone_surrogates() -> None:
    article = read_text("\ufeffHe \ud83d left.")
    assert article.text == "He \ufffd left."
    article.text.encode("utf-8")


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "<html><body><script>x</script></body></html>"])
def test_nothing_in_it(text: str) -> None:
    with pytest.raises(EmptyInput, match="E101"):
        read_text(text)


def test_only_control_characters() -> None:
    with pytest.raises(BinaryInput, match="E102"):
        read_text("\x00\x01\x02")


def test_text_after_much_white_space() -> None:
    assert read_text("\n" * 200_000 + "He left.").text.endswith("He left.")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Serbia meets NATO\n\nThey met.", "Serbia meets NATO"),
        ("Serbia meets NATO\nThey met.", "Serbia meets NATO"),
        ("Will they meet?\n\nThey met.", "Will they meet?"),
        ("By Jane Doe\n\nSerbia meets NATO\n\nThey met.", "Serbia meets NATO"),
        ("PARIS - the city that sleeps\n\nIt sleeps.", "PARIS - the city that sleeps"),
        ("They met.\n\nThey left.", None),
        ("Serbia meets NATO", None),
        ("They met in the capital and said that they\nwould meet again.\n\nThey left.", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert read_text(text).title == title


PAGE = """<!DOCTYPE html>
<html><head><title>Serbia meets NATO | Example News</title>
<meta property="article:published_time" content="2023-11-22T10:15:00+01:00">
<meta content="Example News" property="og:site_name">
<style>p { color: red }</style><script>var x = "<p>no</p>";</script></head>
<body><nav><ul><li>Home</li><li>World</li></ul></nav>
<!-- a <p>comment</p> -->
<article><h1>Serbia meets&nbsp;NATO</h1><p>BELGRADE (AP) &mdash; Serbia&#8217;s president <b>met</b>
NATO&apos;s chief.</p><p>They spoke<br>of drills.</p><aside>Read this!</aside></article>
<p>Outside.</p><footer>Imprint</footer></body></html>"""


def test_html() -> None:
    article = read_text(PAGE)
    assert article.text == (
        "Serbia meets NATO\n\nBELGRADE (AP) — Serbia’s president met NATO's chief."
        "\n\nThey spoke\n\nof drills."
    )
    assert article.title == "Serbia meets NATO"
    assert article.published == date(2023, 11, 22)
    assert article.publisher == "AP"
    assert [span.of(article.text) for span in article.furniture] == ["BELGRADE (AP) —"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>They met.</p><p>They <i>left</i>.</p>",
        "<html>They met.<script>unclosed",
        "<body><p>They met.<!-- unclosed",
        "<html><nav>Menu</nav><p>They met.</p>",
        "<HTML><P>They met.</P>",
    ],
)
def test_html_that_is_broken_or_partial(text: str) -> None:
    assert read_text(text).text.startswith("They met.")


def test_text_that_only_mentions_tags_is_plain() -> None:
    text = "The tag <p> begins a paragraph, 3 < 4, and <b> is bold."
    assert read_text(text).text == text


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("“They met.”".encode("cp1252"))
    article = read_file(path, published=date(2023, 11, 22), publisher="Own")
    assert (article.text, article.source) == ("“They met.”", str(path))
    assert (article.published, article.publisher) == (date(2023, 11, 22), "Own")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(EmptyInput, match=r"empty\.txt"):
        read_file(tmp_path / "empty.txt")
    with pytest.raises(MissingInput, match="E104"):
        read_file(tmp_path / "no.txt")
    with pytest.raises(UnreadableInput, match="E107"):
        read_file(tmp_path)
    with pytest.raises(InputError):
        read_file("bad\x00name")


def test_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(TooLarge, match="E106"):
        read_file(path)
    with pytest.raises(TooLarge, match="E106"):
        read_text("a" * (MAX_BYTES + 1))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("They met.")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="E107"):
        read_file(path)


def test_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.HTML", "a/b.text", "x.pdf", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("They met.")
    found = [path.relative_to(tmp_path).as_posix() for path in find_reports([tmp_path])]
    assert found == ["a/b.text", "a/c.HTML", "b.txt"]
    assert list(find_reports([tmp_path / "x.pdf"])) == [tmp_path / "x.pdf"]


def test_folders_without_reports(tmp_path: Path) -> None:
    with pytest.raises(NoReports, match=r"E105.*\.txt"):
        list(find_reports([tmp_path]))
    with pytest.raises(MissingInput, match="E104"):
        list(find_reports([tmp_path / "no"]))


def _shared() -> Path:
    named = os.environ.get("DETENTE_SHARED")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.skipif(not (_shared() / "seed").is_dir(), reason="the shared data is not here (DETENTE_SHARED)")
def test_seed() -> None:
    article = read_file(_shared() / "seed" / "menafn-2023-11-22-serbia-nato.txt")
    assert (article.published, article.publisher) == (date(2023, 11, 22), "MENAFN")
    assert article.publisher_id == "1107469839"
    assert [span.of(article.text) for span in article.furniture] == [
        "date 2023-11-22 (MENAFN)",
        "MENAFN22112023000045015687ID1107469839",
    ]
