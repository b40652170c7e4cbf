"""Sentences of news: where each begins and ends, which are headlines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.reader._abbreviations import CAPITALISED, FOR_NUMBERS, LOWER, SELDOM_LAST, TITLES
from detente.reader._blocks import Block, split_blocks
from detente.reader._quotes import QuoteTracker
from detente.reader._tokens import tokenize
from detente.terms import Span

__all__ = ["LONGEST_SENTENCE", "QuoteTracker", "SentenceSpan", "split_sentences"]

# Tokens. Longer sentences are lists or broken text; the encoder reads some 250 words at most.
LONGEST_SENTENCE = 180
# Tokens: a cut at a semicolon or comma is taken from here on.
_SHORTEST_CUT = 60
# Words. Headlines of agencies stay under 20; cross-headings are shorter.
_LONGEST_HEADLINE = 24
_LONGEST_CROSSHEAD = 14

_CLOSERS = "\"'”’»›)\\]}*_"
_OPENERS = "\"'“‘„«‹(\\[{*_¿¡-–—•"
# The same signs, for stripping.
_TRAILING = "\"'”’»›)]}*_ "
_LEADING = "\"'“‘„«‹([{*_¿¡-–—•"
_STOP = re.compile(
    rf"(?P<stop>[.!?…。！？]+)(?P<close>(?:[{_CLOSERS}]|“(?=\s))*(?:\[\d{{1,3}}\]){{0,5}})(?=(?P<gap>\s+)|[A-Z\"“][a-z\"“A-Z])"
)
_WORD_BEFORE = re.compile(r"\S{1,40}\Z")
_NEXT = re.compile(rf"[{_OPENERS}\s]{{0,8}}(?P<word>[^\W_](?:[\w.'’&-]{{0,40}}[\w])?\.?)?")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_INITIAL = re.compile(r"(?:[^\W\d_][-.])*[A-Z]\Z")
_TIME = re.compile(r"[ap]\.?m\Z", re.IGNORECASE)
_WITHOUT_SPACE = re.compile(r"[a-z]{2}[.!?…]+[\"”’)]*[\"“]?(?!Com\b|Net\b|Org\b)[A-Z][a-z]+['’]?[a-z]*[\s,]")
_SPEECH = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30}[ \t]){1,4}(?:said|says|asked|asks|added|told|wrote|replied|shouted|declared"
    r"|noted|warned|insisted|announced|tweeted|exclaimed|wondered|demanded)\b"
)
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Sept|Nov|Dec)ember|October|[A-Z]{2,4}T?\Z|(?:Eastern|Central|Pacific|Mountain|Greenwich|Moscow)"
)
# Signs that never begin a sentence.
_GOES_ON = re.compile(r"\s+[.,;:!?)\]}%]")
_MORE = re.compile(r"\s*\S")
# A name that begins small (eBay, iPhone), or an address.
_CAMEL = re.compile(r"[a-z]{1,4}[A-Z]|https?\b|www\.")
# The source of a quotation behind a dash, at the end of its block.
_SIGNED = re.compile(r"\s+(?:[-–—]|--)\s{0,2}[A-Z][^.!?]{0,60}\Z")
# Words that, with a capital after an abbreviation's stop, show that a sentence begins.
_STARTERS = frozenset(
    [
        "a",
        "after",
        "all",
        "also",
        "although",
        "among",
        "an",
        "and",
        "another",
        "any",
        "as",
        "at",
        "because",
        "before",
        "both",
        "but",
        "by",
        "despite",
        "during",
        "each",
        "even",
        "every",
        "few",
        "following",
        "for",
        "from",
        "given",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "instead",
        "it",
        "its",
        "last",
        "later",
        "many",
        "meanwhile",
        "more",
        "moreover",
        "most",
        "much",
        "neither",
        "nevertheless",
        "no",
        "nobody",
        "none",
        "nor",
        "not",
        "now",
        "of",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "others",
        "our",
        "over",
        "people",
        "perhaps",
        "several",
        "she",
        "since",
        "so",
        "some",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "thus",
        "to",
        "today",
        "under",
        "unlike",
        "until",
        "we",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "why",
        "with",
        "yet",
        "you",
        "your",
    ]
)


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence's place: ``paragraph`` counts the blocks that hold sentences, from 0."""

    span: Span
    paragraph: int
    heading: bool = False


def split_sentences(text: str, skip: Sequence[Span] = ()) -> list[SentenceSpan]:
    """The sentences of a text, in order, without the stretches to skip.

    Every character that is neither white space nor in ``skip`` belongs to exactly one sentence; spans
    begin and end with a character that is not white space. Sentences end at a blank line, at a line
    end unless the text is hard-wrapped, and before and after a skipped stretch. None has more than
    ``LONGEST_SENTENCE`` tokens: longer ones are cut, if possible at a semicolon or comma.
    """
    blocks = list(split_blocks(text, skip))
    sentences: list[SentenceSpan] = []
    for index, block in enumerate(blocks):
        spans = [Span(*piece) for part in block.parts for piece in _sentences(text, *part)]
        heading = len(spans) == 1 and _is_heading(text, block, spans[0], index, len(blocks))
        for span in spans:
            sentences.extend(SentenceSpan(piece, index, heading) for piece in _cut(text, span))
    return sentences


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one stretch, without the white space between them."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if _ends_sentence(text, match, begin, end):
            yield begin, match.end()
            begin = match.end()
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    """Whether the stop that was matched ends the sentence that starts at ``begin``."""
    if match.group("gap") is None:
        return _WITHOUT_SPACE.match(text, max(begin, match.start() - 2), end) is not None and not _is_address(
            text, match.start()
        )
    if _GOES_ON.match(text, match.end(), end):
        return False
    following = _NEXT.match(text, match.end(), end)
    word = (following.group("word") if following else None) or ""
    if not word:
        # Only signs follow: a new sentence if it is an ornament of its own, as between sections.
        return _MORE.match(text, match.end(), end) is not None
    if word[0].islower() and not _CAMEL.match(word):
        return False
    if _SIGNED.match(text, match.end(), end):
        return False
    stop = match.group("stop")
    if stop == ".":
        before = _WORD_BEFORE.search(text, max(begin, match.start() - 40), match.start())
        return not before or _stop_ends(before.group().lstrip(_LEADING), word, before.start() == begin)
    if match.group("close") and stop[-1] in "!?…." and following:
        return _SPEECH.match(text, following.start("word"), end) is None
    return True


def _stop_ends(before: str, word: str, first: bool) -> bool:
    """Whether a full stop between two words ends a sentence.

    ``before`` is the word before the stop, ``word`` the next one, which does not begin small;
    ``first`` tells that ``before`` begins the sentence.
    """
    small = before.rsplit("-", 1)[-1].rsplit("/", 1)[-1].lower()
    starter = word.lower().split("'")[0].split("’")[0] in _STARTERS
    if first and (before.isdigit() or (len(before) == 1 and before.isalpha())):
        return False  # the number of a list's item
    if word[0].isdigit():
        return not (small in FOR_NUMBERS or small in CAPITALISED or small in LOWER or small in TITLES)
    if before[:1].isupper() and small in TITLES:
        return False
    if _TIME.match(before) and "." in before:
        return _AFTER_TIME.match(word) is None
    if _DOTTED.match(before) or _INITIAL.match(before):
        return starter and before != "v"
    if (before[:1].isupper() and small in CAPITALISED) or (before.islower() and small in LOWER):
        if small == "etc":
            return True
        return starter and small not in SELDOM_LAST
    return True


def _is_address(text: str, at: int) -> bool:
    """Whether the stop at ``at`` stands inside an address or file name."""
    left = max(0, at - 60)
    chunk_start = max((text.rfind(c, left, at) for c in " \n\t"), default=-1) + 1
    chunk = text[max(chunk_start, left) : at + 60].split(maxsplit=1)[:1]
    return bool(chunk) and any(sign in chunk[0] for sign in ("@", "://", "www.", "/"))


def _is_heading(text: str, block: Block, span: Span, index: int, blocks: int) -> bool:
    """Whether a block of one sentence is a headline or a cross-heading."""
    words = span.of(text)
    if index + 1 >= blocks or block.bullet or len(words) > 250:
        return False
    if not any(c.isalpha() for c in words):
        return False
    count = len(words.split())
    last = words.rstrip(_TRAILING)[-1:]
    if index == 0:
        return (
            count <= (_LONGEST_HEADLINE // 2 if last in "?!" else _LONGEST_HEADLINE) and last not in ".…:;,"
        )
    return count <= _LONGEST_CROSSHEAD and last not in ".…:;,!?"


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or pieces of at most ``LONGEST_SENTENCE`` tokens."""
    # A token has at least one character, so a short span needs no count.
    if span.end - span.start <= LONGEST_SENTENCE:
        yield span
        return
    tokens = tokenize(text, span.start, span.end)
    first = 0
    while len(tokens) - first > LONGEST_SENTENCE:
        last = _cut_point(text, tokens, first)
        yield Span(tokens[first][0], tokens[last][1])
        first = last + 1
    yield Span(tokens[first][0], tokens[-1][1])


def _cut_point(text: str, tokens: Sequence[tuple[int, int]], first: int) -> int:
    """The last token of the next piece: a semicolon's, a comma's, the last before a space, or any."""
    latest = first + LONGEST_SENTENCE - 1
    for sign in (";", ","):
        for index in range(latest, first + _SHORTEST_CUT, -1):
            if text[tokens[index][0] : tokens[index][1]] == sign:
                return index
    for index in range(latest, first + _SHORTEST_CUT, -1):
        if tokens[index][1] < tokens[index + 1][0]:
            return index
    return latest
