"""What is furniture, what it says, and what only looks like it."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources import read_text
from detente.terms import Article

TITLE = "Serbia and NATO agree to resume joint drills"
BODY = "Serbia's president met NATO's secretary-general. He said that drills would go on."


def furniture(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.furniture]


@pytest.mark.parametrize(
    ("dateline", "place", "publisher", "published"),
    [
        ("date 2023-11-22 (MENAFN)", None, "MENAFN", "2023-11-22"),
        ("BELGRADE, Nov 22 (Reuters) -", "BELGRADE", "Reuters", None),
        ("KABUL (AFP) —", "KABUL", "AFP", None),
        ("MOSCOW, November 22. /TASS/.", "MOSCOW", "TASS", None),
        ("BEIJING, Nov. 22 (Xinhua) --", "BEIJING", "Xinhua", None),
        ("GENEVA (AP) --", "GENEVA", "AP", None),
        ("Belgrade, 22 November 2023 (Tanjug)", "Belgrade", "Tanjug", "2023-11-22"),
        ("Kabul, Nov 22 (PTI)", "Kabul", "PTI", None),
        ("BERLIN (dpa) -", "BERLIN", "DPA", None),
        ("PARIS -", "PARIS", None, None),
        ("PARIS —", "PARIS", None, None),
        ("Nairobi —", "Nairobi", None, None),
        ("DOHA:", "DOHA", None, None),
        ("KHARTOUM, Sudan (AP) —", "KHARTOUM", "AP", None),
        ("UNITED NATIONS, Nov 22 (IPS) -", "UNITED NATIONS", "IPS", None),
        ("WASHINGTON, D.C. —", "WASHINGTON", None, None),
        ("SAN JOSÉ (AFP) -", "SAN JOSÉ", "AFP", None),
        ("KYIV. Nov 22 (Interfax-Ukraine) –", "KYIV", "Interfax-Ukraine", None),
        ("NEW YORK/LONDON, Nov 22 (Reuters) -", "NEW YORK/LONDON", "Reuters", None),
        ("New Delhi [India], November 22 (ANI):", "New Delhi", "ANI", None),
        ("RAMALLAH, November 22, 2023 (WAFA) -", "RAMALLAH", "WAFA", "2023-11-22"),
        ("PRISTINA, Nov 22 (SeeNews) -", "PRISTINA", "SeeNews", None),
        ("Geneva, 22 November 2023 –", "Geneva", None, "2023-11-22"),
        ("(Reuters) -", None, "Reuters", None),
        ("(MENAFN- Gulf Times) DOHA:", "DOHA", "MENAFN", None),
    ],
)
@pytest.mark.parametrize("titled", [True, False])
def test_datelines(
    dateline: str, place: str | None, publisher: str | None, published: str | None, titled: bool
) -> None:
    article = read_text(f"{TITLE}\n\n{dateline} {BODY}" if titled else f" {dateline} {BODY}")
    assert furniture(article) == [dateline]
    assert (article.dateline.of(article.text) if article.dateline else None) == place
    assert article.publisher == publisher
    assert article.published == (date.fromisoformat(published) if published else None)
    assert article.title == (TITLE if titled else None)


LINES = """
By JANE DOE, Associated Press
By Jane Doe
BY JANE DOE
By Jane Doe and John van der Berg
By Jane Doe in Belgrade
By Our Correspondent
Our correspondent
Staff Reporter
Jane Doe, Reuters
Jane Doe | AFP
Published: 22 November 2023 10:15 GMT
Updated 3 hours ago
Last modified on Wed 22 Nov 2023 10.15 GMT
Posted on November 22, 2023 by admin
Issued on: 22/11/2023 - 10:15
Photo: Jane Doe/AFP
(Photo by Jane Doe/Getty Images)
[Image credit: Ministry of Defence]
FILE - The president speaks in Belgrade, Jan. 5, 2023. (AP Photo/Jane Doe, File)
The president in Belgrade. REUTERS/Jane Doe
Read more: NATO chief visits Kosovo
READ ALSO: Kosovo bans dinar
Related: What is KFOR?
Related articles
Click here to subscribe to our newsletter.
Subscribe to our newsletter
Sign up for our daily briefing
Follow us on Twitter
Share on Facebook
Facebook Twitter WhatsApp
Reporting by Jane Doe in Belgrade; Editing by John Roe and Mary Major
(Reporting by Jane Doe; Editing by John Roe)
Additional reporting by Jane Doe
(c) 2023 Agence France-Presse
© 2023 The Associated Press. All rights reserved. This material may not be published or broadcast.
Copyright 2023 Reuters
All rights reserved.
MENAFN22112023000045015687ID1107469839
-- ANI
(ANI)
ENDS
-ENDS-
###
Source: Xinhua
SC/15432
FOR IMMEDIATE RELEASE
(With inputs from PTI)
3 min read
Advertisement
Tags: NATO, Serbia
Contact: press@example.int
For more information, please contact the press office.
Legal Disclaimer: The provider gives the information as is.
https://example.org/a
Listen to this article
""".strip().splitlines()


@pytest.mark.parametrize("line", LINES)
def test_lines_of_furniture(line: str) -> None:
    for text in (
        f"{TITLE}\n\n{line}\n\n{BODY}\n",
        f"{TITLE}\n{line}\n{BODY}\n",
        f"{TITLE}\n\n{BODY}\n\n{line}",
    ):
        assert line in furniture(read_text(text))


ORDINARY = """
Reuters said on Monday that troops had left.
By Monday, troops had left the city.
By Monday
Paris is the city of talks.
Source close to the talks said no.
Photo opportunities were few, officials said.
Read more slowly, he told them, and they did.
Updated rules were published on 22 November 2023.
Published reports say that NATO would leave.
Editing by hand, the staff found errors.
Reporting by the agency showed that troops had left.
Copyright law was discussed by both sides.
Share prices fell in Moscow on Monday.
Follow-up talks are planned for May.
Subscribe or not, he said.
Contact between the sides was lost on Monday.
Related talks were held in Vienna.
More troops: that is what Kyiv asked for.
Watch out, he warned the West.
On 22 November 2023 - a Wednesday - both met.
Serbia - which is neutral - met NATO.
Serbia (which is neutral) - met NATO.
November 22 was the day when both met.
Comment was not available on Monday.
Video of the attack shows troops leaving.
Press release of the prisoners was delayed.
Kosovo, Serbia and NATO - all three - met.
China, Russia: two powers that met.
US - EU talks failed.
NATO - the alliance - met.
UN: peacekeepers shot at in Congo.
Date of the talks was set for 22 November 2023.
The minister said so (Reuters).
Agence France-Presse reported it.
Breaking: NATO troops enter Kosovo.
Sources: Kyiv to strike at dawn.
Save the Children left Sudan on Monday.
The end
""".strip().splitlines()


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_lines_stay(line: str) -> None:
    article = read_text(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}")
    assert furniture(article) == []
    assert (article.published, article.publisher, article.publisher_id) == (None, None, None)


def test_speakers_of_an_interview_are_no_datelines() -> None:
    assert not read_text("VUCIC: We met.\n\nREPORTER: Where?\n\nVUCIC: In Paris.").furniture


def test_a_wrapped_line_is_not_taken_for_a_date_line() -> None:
    text = "The two sides agreed that drills would begin in Belgrade on\nNovember 22, 2023\nand would end.\n"
    assert not read_text(text).furniture


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{BODY} (ANI)", ["(ANI)"]),
        (f"{BODY} -- IANS", ["-- IANS"]),
        ("He left (Photo: Jane Doe) at noon.", ["(Photo: Jane Doe)"]),
        ("The president. (AP Photo/Jane Doe) He left.", ["(AP Photo/Jane Doe)"]),
        ("He left. [Read more: Who left?] She stayed.", ["[Read more: Who left?]"]),
        (f"{BODY} MENAFN22112023000045015687ID1107469839", ["MENAFN22112023000045015687ID1107469839"]),
    ],
)
def test_furniture_inside_a_paragraph(text: str, parts: list[str]) -> None:
    assert furniture(read_text(text)) == parts


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("November 22, 2023", "2023-11-22"),
        ("Wednesday, November 22, 2023", "2023-11-22"),
        ("22 Nov 2023, 10:15 IST", "2023-11-22"),
        ("2023-11-22T10:15:00Z", "2023-11-22"),
        ("22/11/2023", "2023-11-22"),
        ("11/22/2023", "2023-11-22"),
        ("04/05/2023", None),
        ("Published: 30 February 2023", None),
        ("MENAFN22112023000045015687ID1107469839", "2023-11-22"),
    ],
)
def test_the_date_of_publication(line: str, published: str | None) -> None:
    article = read_text(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert article.published == (date.fromisoformat(published) if published else None)


def test_a_date_without_year_takes_it_from_the_copyright_line() -> None:
    article = read_text(f"BELGRADE, Nov 22 (Reuters) - {BODY}\n\n(c) 2023 Reuters")
    assert article.published == date(2023, 11, 22)


def test_a_label_goes_before_a_dateline_and_a_change() -> None:
    head = "Updated: 24 November 2023\nPublished: 23 November 2023\n\nBelgrade, 22 November 2023 (Tanjug)"
    text = f"{TITLE}\n\n{head} {BODY}"
    assert read_text(text).published == date(2023, 11, 23)


def test_the_caller_goes_before_the_text() -> None:
    article = read_text(f"date 2023-11-22 (MENAFN) {BODY}", published=date(2020, 1, 2), publisher="Own")
    assert (article.published, article.publisher) == (date(2020, 1, 2), "Own")


_PIECES = st.sampled_from(
    ["By ", "Jane ", "AP", "(Reuters)", " - ", "—", "BELGRADE", ", ", "Nov 22", "2023", "\n", "\n\n",
     "Photo: ", "Source: ", "MENAFN22112023ID12345", "(c) 2023", ":", "He left.", "Published: ",
     "31/02/2023", "/TASS/", "ENDS", "\r", "\ud800", "\x00", "<p>", "10:15 GMT", "A-A", "A."]
)  # fmt: skip


@given(st.one_of(st.text(st.characters(exclude_categories=[])), st.lists(_PIECES, max_size=40).map("".join)))
def test_spans_are_in_order_and_within_the_text(text: str) -> None:
    text += " He left."
    article = read_text(text)
    last = 0
    for span in article.furniture:
        assert last <= span.start < span.end <= len(article.text)
        last = span.end
    if article.dateline:
        assert article.dateline.of(article.text)
    assert not any("\ud800" <= c <= "\udfff" for c in article.text)
    assert read_text(text) == article


@pytest.mark.parametrize(
    "unit",
    [
        "A-A",
        "A.A-",
        "By A, ",
        "A/",
        "AA ",
        "Nov 22 ",
        "(A",
        "SC/",
        "[Photo ",
        "A & ",
        "12:30 ",
        "\n",
        "By A\n\n",
        "x",
        "AP/",
    ],
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    lines = "\n\n".join((unit * 300)[:length] for length in (297, 298, 299, 300))
    began = time.perf_counter()
    read_text(lines + unit * (200_000 // len(unit)) + " He left.")
    assert time.perf_counter() - began < 15
