from datetime import date

import pytest

from detente.app._articles import with_known
from detente.app._inputs import Inputs
from detente.app.pipeline import Coder
from detente.errors import BadOption
from detente.sources import read_text

DATED = "OSLO, March 3, 2022 (Fjord News) - Norway expelled two envoys.\n"
BARE = "Norway expelled two envoys.\n"


def article(text, published=None, publisher=None):
    return with_known(lambda day, name: read_text(text, published=day, publisher=name), published, publisher)


def test_what_the_text_says_comes_first():
    found = article(DATED, date(2000, 1, 1), "Someone")
    assert (found.published, found.publisher) == (date(2022, 3, 3), "Fjord News")


def test_what_the_caller_says_counts_where_the_text_is_silent():
    found = article(BARE, date(2000, 1, 1), "Someone")
    assert (found.published, found.publisher) == (date(2000, 1, 1), "Someone")
    assert article(BARE).published is None


def test_a_text_is_read_once_where_nothing_is_missing():
    reads = []

    def read(day, name):
        reads.append((day, name))
        return read_text(DATED, published=day, publisher=name)

    with_known(read, date(2000, 1, 1), "Someone")
    assert reads == [(None, None)]


def test_files_and_standard_input_are_read_alike(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(BARE, encoding="utf-8")
    inputs = Inputs([str(path)], date(2000, 1, 1), "Someone")
    (found,) = inputs.articles()
    assert (found.published, found.publisher, found.source) == (date(2000, 1, 1), "Someone", str(path))
    assert inputs.single_article() == found


def test_html_keeps_what_its_head_says(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        '<html><head><meta property="article:published_time" content="2021-05-06T07:08:09Z"></head>'
        "<body><p>Norway expelled two envoys.</p></body></html>",
        encoding="utf-8",
    )
    (found,) = Inputs([str(path)], date(2000, 1, 1)).articles()
    assert found.published == date(2021, 5, 6)
    assert found.text.strip() == BARE.strip()


def test_one_report_is_no_folder(tmp_path):
    with pytest.raises(BadOption):
        Inputs([str(tmp_path)]).single_article()


def test_an_article_is_taken_as_it_is():
    given = read_text(BARE)
    assert Coder._article(given, "2023-01-01", "Someone") is given
