"""Where: place names to coordinates, and the place of an event."""

from bisect import bisect_left, bisect_right
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from detente.gazetteer import Place, PlaceIndex
from detente.resolver._where_attach import Located, locate
from detente.resolver._where_names import Context, NameChooser, frequent_countries
from detente.terms import Mention, Name, Reading, Sentence, Span, Where

__all__ = ["Toponym", "WhereResolver"]

# Sure places that others are measured against: more would cost time in long texts and tell nothing.
_SURE_PLACES = 20
# How the record names what the gazetteer holds.
_PRECISIONS = {
    "country": "country",
    "capital": "city",
    "city": "city",
    "admin1": "admin1",
    "admin2": "region",
    "region": "region",
    "water": "region",
    "point": "point",
}
# A name is "beside" another where no more than this many tokens stand between: ", " or " in ".
_BESIDE_TOKENS = 2


# What these prepositions govern is a place, no person.
_PLACING = frozenset({"in", "near", "outside", "inside"})
_DAYS_AND_MONTHS = frozenset(name.lower() for name in (*month_name, *day_name, "spring", "fall") if name)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name: tokens [start, end) of a sentence, its head token, what it resolves to.

    Of a name that the gazetteer does not know ``where`` has no coordinates, and the precision "unknown".
    """

    sentence: int
    start: int
    end: int
    head: int
    where: Where


@dataclass(frozen=True, slots=True)
class _Name:
    """A name not yet resolved."""

    sentence: Sentence
    start: int
    end: int
    text: str
    span: Span


class WhereResolver:
    """Resolves place names and places events. Holds the place index; otherwise without state."""

    def __init__(self, index: PlaceIndex | None = None) -> None:
        self._chooser = NameChooser(index or PlaceIndex.load())

    def toponyms(
        self, reading: Reading, mentions: Sequence[Mention] = (), dateline: Span | None = None
    ) -> tuple[Toponym, ...]:
        """The place names of a text, resolved against each other.

        Args:
            reading: the text.
            mentions: its parties: their countries tell which of several places is meant.
            dateline: the place that the dateline names; it tells the same.
        """
        names = [name for sentence in reading.sentences for name in self._names_of(sentence)]
        told = [(mention.sentence, entity.country) for mention in mentions for entity in mention.entities]
        extra = (dateline.of(reading.text).title(),) if dateline else ()
        places = self._resolve(names, told, extra)
        return tuple(
            Toponym(name.sentence.index, name.start, name.end, _head(name), where)
            for name, where in zip(names, places, strict=True)
        )

    def resolve_names(self, names: Sequence[tuple[int, int, str, Span]]) -> list[Where]:
        """Resolves names given as (sentence, position in it, text, span), against each other.

        For callers that have their own names, and no trees.
        """
        sentences: dict[int, Sentence] = {}
        made = []
        for sentence, position, text, span in names:
            owner = sentences.setdefault(sentence, Sentence(sentence, Span(0, 0), "", ()))
            made.append(_Name(owner, position, position + len(text.split()), text, span))
        return self._resolve(made, [], ())

    def place_of_event(
        self,
        reading: Reading,
        sentence_index: int,
        head: int,
        toponyms: Sequence[Toponym] | None = None,
        *,
        mentions: Sequence[Mention] = (),
        dateline: Span | None = None,
        directional: bool = False,
    ) -> Where | None:
        """Where the event that a token heads happened; None where the clause does not say.

        Only a place name in a phrase that says where counts ("in Kosovo", not "talks with Belgrade"), or the
        antecedent of "where". The dateline is never an event's place.

        Args:
            reading: the text.
            sentence_index: the position of the sentence in ``reading.sentences``.
            head: the token of the sentence from which the event's own place hangs.
            toponyms: those of the reading, where the caller has them already.
            mentions: see ``toponyms``.
            dateline: see ``toponyms``.
            directional: whether "to", "into", "from" say where: for visits, deployments, withdrawals.
        """
        if toponyms is None:
            toponyms = self.toponyms(reading, mentions, dateline)
        sentence = reading.sentences[sentence_index]
        start = bisect_left(toponyms, sentence.index, key=lambda one: one.sentence)
        end = bisect_right(toponyms, sentence.index, key=lambda one: one.sentence)
        here = toponyms[start:end]
        if not here:
            return None
        located = [
            Located(number, one.head, one.where.precision, one.where.country is not None)
            for number, one in enumerate(here)
        ]
        found = locate(sentence, located, head, directional)
        return here[found.number].where if found else None

    def _names_of(self, sentence: Sentence) -> Iterator[_Name]:
        """Names of places as read, and proper nouns after a preposition that the gazetteer knows."""
        taken: set[int] = set()
        found: list[tuple[int, int]] = []
        for name in sentence.names:
            start, end = name.start, name.end
            if name.label == "LOC" or self._misread(sentence, name):
                start, end = self._widened(sentence, start, end)
                found.append((start, end))
            taken.update(range(start, end))
        found.extend(self._unnamed(sentence, taken))
        for start, end in sorted(found):
            first, last = _trimmed(sentence, start, end)
            yield _Name(sentence, first, last, *_text_of(sentence, first, last))

    def _widened(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """A name that the reader cut short, where the whole run of proper nouns is known."""
        first, last = start, end
        tokens = sentence.tokens
        while first > 0 and tokens[first - 1].upos == "PROPN":
            first -= 1
        while last < len(tokens) and (tokens[last].upos == "PROPN" or _hyphen(sentence, last)):
            last += 1
        for wide in ((first, last), (start, last), (first, end)):
            if wide != (start, end) and _text_of(sentence, *wide)[0] in self._chooser:
                return wide
        return start, end

    def _misread(self, sentence: Sentence, name: Name) -> bool:
        """Whether a single name read as a person's is that of a town, by the word before it: "near Suva"."""
        if name.label != "PER" or name.end - name.start > 1 or name.start == 0:
            return False
        before = sentence.tokens[name.start - 1].text.lower()
        return before in _PLACING and self._chooser.known(sentence.tokens[name.start].text)

    def _unnamed(self, sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int]]:
        index = 0
        tokens = sentence.tokens
        while index < len(tokens):
            end = index
            while end < len(tokens) and tokens[end].upos == "PROPN" and end not in taken:
                end += 1
            if end == index:
                index += 1
                continue
            before = tokens[index - 1].upos if index else ""
            text = _text_of(sentence, index, end)[0]
            if (
                before in ("ADP", "DET")
                and text.lower() not in _DAYS_AND_MONTHS
                and self._chooser.known(text)
            ):
                yield index, end
            index = end

    def _resolve(
        self, names: Sequence[_Name], told: Sequence[tuple[int, str | None]], extra: Sequence[str]
    ) -> list[Where]:
        """Each name by the countries, neighbours and sure places around it; one place for one name."""
        sure = [self._chooser.sure(name.text) for name in names]
        surest = [
            (name.sentence.index, place.country) for name, place in zip(names, sure, strict=True) if place
        ]
        pairs = [*told, *surest]
        pairs.extend(
            (-1, place.country) for text in extra if (place := self._chooser.choose(text, Context()))
        )
        report = frequent_countries([country for _, country in pairs])
        found = ((place.latitude, place.longitude) for place in sure if place and place.kind != "country")
        points = tuple(islice(dict.fromkeys(found), _SURE_PLACES))
        by_sentence: dict[int, set[str]] = {}
        for sentence, country in pairs:
            if country:
                by_sentence.setdefault(sentence, set()).add(country)
        out = []
        for number, name in enumerate(names):
            around = frozenset(by_sentence.get(name.sentence.index, ()))
            beside = tuple(_beside(names, number))
            context = Context(around, report, beside, _before(names, number), _kind_words(name), points)
            out.append(_where(name, self._chooser.choose(name.text, context)))
        return _one_sense(names, out)


def _beside(names: Sequence[_Name], number: int) -> Iterator[str]:
    """The names that follow a name at once, or that own it: "Paris, Texas", "Syria's Aleppo"."""
    name = names[number]
    for other in (*names[number + 1 : number + 3], *names[max(number - 1, 0) : number]):
        if other.sentence is name.sentence:
            gap = other.start - name.end if other.start >= name.end else name.start - other.end
            if 0 <= gap <= _BESIDE_TOKENS:
                yield other.text


def _before(names: Sequence[_Name], number: int) -> str:
    """The name just before a name, parted from it by a comma at most."""
    other = names[number - 1] if number else None
    if other is None or other.sentence is not names[number].sentence:
        return ""
    return other.text if 0 <= names[number].start - other.end <= 1 else ""


def _kind_words(name: _Name) -> frozenset[str]:
    """The lower-case words just before and after a name: "the province of", "province"."""
    tokens = name.sentence.tokens
    around = (*tokens[max(name.start - 2, 0) : name.start], *tokens[name.end : name.end + 1])
    return frozenset(token.text.lower() for token in around)


def _one_sense(names: Sequence[_Name], places: list[Where]) -> list[Where]:
    """Within one report a name means one place: that of most of its uses, the first where they are equal."""
    votes: dict[str, dict[tuple[float | None, float | None], list[Where]]] = {}
    for name, where in zip(names, places, strict=True):
        votes.setdefault(name.text, {}).setdefault((where.latitude, where.longitude), []).append(where)
    best = {text: max(senses.values(), key=len)[0] for text, senses in votes.items()}
    return [
        replace(best[name.text], text=where.text, span=where.span)
        for name, where in zip(names, places, strict=True)
    ]


def _hyphen(sentence: Sentence, index: int) -> bool:
    """Whether a token is the hyphen of a name: "Al-Minya"."""
    tokens = sentence.tokens
    inside = index + 1 < len(tokens) and tokens[index + 1].upos == "PROPN"
    return inside and tokens[index].text == "-" and tokens[index - 1].end == tokens[index].start


def _text_of(sentence: Sentence, start: int, end: int) -> tuple[str, Span]:
    span = sentence.span_of(start, end)
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start], span


def _trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """A name without its article and its possessive sign."""
    while end - start > 1 and sentence.tokens[start].lemma.lower() == "the":
        start += 1
    while end - start > 1 and sentence.tokens[end - 1].xpos == "POS":
        end -= 1
    return start, end


def _head(name: _Name) -> int:
    """The token by which a name hangs from the sentence."""
    tokens = name.sentence.tokens
    for index in range(name.start, min(name.end, len(tokens))):
        if not name.start <= tokens[index].head < name.end:
            return index
    return name.start


def _where(name: _Name, place: Place | None) -> Where:
    if place is None:
        return Where(name.text, name.span, name.text)
    return Where(
        name.text,
        name.span,
        place.name,
        place.country,
        place.admin1,
        place.geonames_id,
        place.latitude,
        place.longitude,
        _PRECISIONS[place.kind],
    )
