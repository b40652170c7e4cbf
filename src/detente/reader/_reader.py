"""Article -> Reading."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from detente.reader._core import LanguageCore, Parsed
from detente.reader._sentences import QuoteTracker, SentenceSpan, split_sentences
from detente.reader._tokens import tokenize
from detente.terms import Article, Name, Reading, Sentence, Span, Token

__all__ = ["Reader"]

# Sentences parsed together: enough for full batches, few enough to bound memory.
_CHUNK = 256


class Reader:
    """Splits, tags and parses articles with the shipped language core."""

    def __init__(self, core: LanguageCore) -> None:
        self._core = core

    @classmethod
    def load(cls, threads: int = 1, folder: Path | None = None) -> "Reader":
        """Load the shipped model.

        Raises:
            ModelError: the model is missing or broken.
        """
        place = folder or Path(str(files("detente.reader") / "data"))
        return cls(LanguageCore(place, threads))

    @property
    def model_hash(self) -> str:
        """The first 16 hexadecimal digits of the model's sha256."""
        return self._core.digest

    def parse_words(self, sentences: list[list[str]]) -> list[Parsed]:
        """Analyse sentences whose words are given (for scoring against treebanks)."""
        return self._core.parse(sentences)

    def relate(self, words: Sequence[str], source: Sequence[int], target: Sequence[int]) -> dict[str, float]:
        """What the source does to the target by the learned scorer: probabilities of types and ``none``.

        Args:
            words: The words of a sentence, or of a few.
            source: Indexes of the words of the one who acts.
            target: Indexes of the words of the one acted on.
        """
        return self._core.relate(words, source, target)

    def read(self, article: Article) -> Reading:
        """Split and parse one article. The same article gives the same reading on every run.

        Batches never mix articles: quantised activations share one scale a batch, so that a
        sentence's neighbours can tip a close decision.
        """
        spans = split_sentences(article.text, article.furniture)
        tokens = [tokenize(article.text, s.span.start, s.span.end) for s in spans]
        kept = [i for i, row in enumerate(tokens) if row]
        sentences: list[Sentence] = []
        quotes = QuoteTracker(article.text)
        for start in range(0, len(kept), _CHUNK):
            chunk = kept[start : start + _CHUNK]
            words = [[article.text[a:b] for a, b in tokens[i]] for i in chunk]
            for index, parsed in zip(chunk, self._core.parse(words), strict=True):
                sentences.append(
                    _sentence(article.text, len(sentences), spans[index], tokens[index], parsed, quotes)
                )
        return Reading(text=article.text, sentences=tuple(sentences))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Readings of articles, one after the other, in order."""
        for article in articles:
            yield self.read(article)


def _sentence(
    text: str,
    index: int,
    place: SentenceSpan,
    spans: list[tuple[int, int]],
    parsed: Parsed,
    quotes: QuoteTracker,
) -> Sentence:
    tokens = tuple(
        Token(
            index=i,
            text=text[start:end],
            start=start,
            end=end,
            lemma=parsed.lemmas[i],
            upos=parsed.upos[i],
            xpos=parsed.xpos[i],
            head=parsed.heads[i] - 1,
            rel=parsed.rels[i],
        )
        for i, (start, end) in enumerate(spans)
    )
    return Sentence(
        index=index,
        span=Span(spans[0][0], spans[-1][1]),
        text=text[spans[0][0] : spans[-1][1]],
        tokens=tokens,
        names=tuple(_names(parsed.names)),
        paragraph=place.paragraph,
        heading=place.heading,
        quoted=quotes.quoted(place.paragraph, spans),
        signals=parsed.signals,
    )


def _names(tags: tuple[str, ...]) -> Iterator[Name]:
    """Names from IOB2 tags; an I after O or another label begins a name."""
    start = 0
    label: str | None = None
    for index, tag in enumerate((*tags, "O")):
        if label is not None and tag != f"I-{label}":
            yield Name(start, index, label)
            label = None
        if label is None and tag != "O":
            start, label = index, tag[2:]
