from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from detente.app.page import page_end, page_of_report, page_start
from detente.terms import Entity, Event, Evidence, Passage, SentencePassage, Span, When
from tests.app import made

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """A page as elements: checks that they nest, and collects the text of the report."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.attributes, self.ids = [], [], [], []
        self.shown, self.marked = "", []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("class") or ""))
        if tag == "mark":
            self.marked.append([dict(attrs)["class"], ""])

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        inside = [name for _, classes in self.open for name in classes.split()]
        if "text" in inside and "sup" not in [tag for tag, _ in self.open]:
            self.shown += data
        if self.open and self.open[-1][0] == "mark":
            self.marked[-1][1] += data


def page_of(*reports):
    sections = [page_of_report(report, number) for number, report in enumerate(reports, start=1)]
    return page_start() + "".join(sections) + page_end([report.name for report in reports], "detente")


def test_the_page_shows_the_text_marked_and_the_records():
    page = Page(page_of(made.made_report()))
    assert "".join(page.shown.split()) == "".join(made.TEXT.split())
    marks = {words: role for role, words in page.marked}
    assert marks["Norway"] in {"actor", "recipient"}
    assert marks["expelled"] == "trigger"
    assert marks["Friday"] == "date"
    assert marks["Bergen"] == "place"
    assert marks["Atlantian envoys"] == "recipient"
    assert {"r1", "r1e1", "r1e2"} <= set(page.ids)


def test_the_page_asks_for_nothing_from_outside():
    page = Page(page_of(made.made_report()))
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert not [name for name, _ in page.attributes if name == "src" or name.startswith("on")]
    assert all(value.startswith("#") for name, value in page.attributes if name == "href")
    assert "url(" not in page_start()
    assert "@import" not in page_start()


def test_hostile_text_stays_text():
    hostile = '</pre><script>alert(1)</script><img src=x onerror="alert(1)">'
    text = made.TEXT.replace("It rained.", hostile)
    event = replace(
        made.made_event(text),
        mode=hostile,
        event_type=hostile,
        quad=hostile,
        aux_modes=(hostile,),
        evidence=Evidence(hostile, {hostile: 1.0}),
        actors=(Entity(hostile, Span(0, 4), id=hostile, name=hostile),),
    )
    report = made.made_report(text, (event,), source=hostile, publisher=hostile)
    page = Page(page_of(report, report))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert hostile in page.shown
    assert "\x00" not in page_of(
        replace(report, article=replace(report.article, text=text + "\x00\x1b\ud800"))
    )


@st.composite
def reports(draw):
    """Reports whose events lie anywhere in the text, over one another and over sentence ends."""
    text = draw(st.text(st.sampled_from('ab<&" \n'), min_size=1, max_size=60))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda two: Span(*sorted(two))
    )

    begins = [start for start, sign in enumerate(text) if not sign.isspace()]

    def event(draw):
        start = draw(st.sampled_from(begins))
        sentence = Span(start, draw(st.integers(start + 1, len(text))))
        return replace(
            made.made_event(),
            actors=tuple(Entity("x", span) for span in draw(st.lists(place, max_size=2))),
            recipients=tuple(Entity("x", span) for span in draw(st.lists(place, max_size=2))),
            trigger=Passage("x", draw(place)),
            date=When(None, None, "unknown", "x", draw(place)),
            place=None,
            sentence=SentencePassage(0, sentence, sentence.of(text)),
        )

    return made.made_report(text, tuple(event(draw) for _ in range(draw(st.integers(0, 4 if begins else 0)))))


@given(reports())
def test_every_page_is_well_formed_and_shows_all_of_the_text(report):
    page = Page(page_of(report))
    assert "".join(page.shown.split()) == "".join(report.article.text.split())


@given(reports())
def test_every_event_has_its_card(report):
    page = Page(page_of(report))
    for number, event in enumerate(report.events, start=1):
        assert isinstance(event, Event)
        assert f"r1e{number}" in page.ids
