"""Whose words a sentence is that stands wholly in quotation marks."""

from collections.abc import Mapping, Sequence

from detente.coder._attribution import Voice, party_speaking
from detente.coder._tree import Tree
from detente.terms import Mention, Sentence

__all__ = ["Quotations"]

# A sentence counts as quoted where at least this share of its words is.
_SHARE = 0.8


class Quotations:
    """Speakers of quotations that span sentences; ``parties`` by sentence and token."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        parties: Mapping[int, Mapping[int, Mention]],
        reporting: frozenset[str],
    ) -> None:
        self._sentences = sentences
        self._parties = parties
        self._reporting = reporting
        self._place = {sentence.index: place for place, sentence in enumerate(sentences)}
        self._told: dict[int, Voice | None] = {}

    def voice_of(self, sentence: Sentence) -> Voice | None:
        """Who speaks a quoted sentence that names no speaker itself.

        A quotation that goes on into the next sentence has its speaker there, else the nearest sentence
        before in the paragraph, the next after, the paragraph before (a quotation left open).
        """
        if not _is_quoted(sentence):
            return None
        place = self._place[sentence.index]
        before = [s for s in self._sentences[:place] if s.paragraph == sentence.paragraph]
        after = [s for s in self._sentences[place + 1 :] if s.paragraph == sentence.paragraph]
        order = [*reversed(before), *after]
        if _opens(sentence) and after and 0 in after[0].quoted and not _opens(after[0]):
            order = [*after, *reversed(before)]
        found = next((voice for s in order if (voice := self._speaker(s)) is not None), None)
        return found or self._carried(place)

    def _carried(self, place: int) -> Voice | None:
        """The speaker of the paragraph before, where that too is quoted up to its end or names one."""
        paragraph = self._sentences[place].paragraph
        for sentence in reversed(self._sentences[:place]):
            if sentence.paragraph == paragraph:
                continue
            voice = self._speaker(sentence)
            if voice is not None and sentence.quoted:
                return voice
            if not _is_quoted(sentence):
                return None
        return None

    def _speaker(self, sentence: Sentence) -> Voice | None:
        """The subject of a reporting verb outside quotation marks, in a sentence that quotes or reports."""
        if sentence.index not in self._told:
            self._told[sentence.index] = self._find(sentence)
        return self._told[sentence.index]

    def _find(self, sentence: Sentence) -> Voice | None:
        tree = Tree(sentence)
        parties = self._parties.get(sentence.index, {})
        for token in sentence.tokens:
            if token.index in sentence.quoted or token.upos != "VERB":
                continue
            if token.lemma.lower() in self._reporting:
                speaker = party_speaking(tree, token.index, parties)
                if speaker is not None and speaker.head not in sentence.quoted:
                    return Voice(speaker, token.text)
        return None


def _is_quoted(sentence: Sentence) -> bool:
    words = [t.index for t in sentence.tokens if t.upos != "PUNCT"]
    return bool(words) and sum(i in sentence.quoted for i in words) >= _SHARE * len(words)


def _opens(sentence: Sentence) -> bool:
    return bool(sentence.tokens) and sentence.tokens[0].text in ('"', "“", "‘", "'", "«", "``")
