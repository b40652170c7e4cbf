"""Words to subtoken ids and case shapes, the input of the language core.

The encoder's vocabulary is uncased, so what the capitals say is kept apart as one of eight case
shapes for each subtoken. Training and run time both use this module, so that they cannot drift.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

__all__ = ["CLS", "MAX_SUBTOKENS", "SEP", "Batch", "Subwords", "case_shape"]

CLS = 101
SEP = 102
_UNKNOWN = 100
# The encoder has 512 positions; two are [CLS] and [SEP].
MAX_SUBTOKENS = 512
# A longer word is noise (a URL, a hash): its first subtokens say enough.
_MAX_SUBTOKENS_A_WORD = 12
_CACHED_WORDS = 200_000


class Batch(NamedTuple):
    """Padded model input for a batch of sentences.

    ``ids``, ``case`` and ``attention`` have shape (batch, subtokens); ``first`` and ``last`` have
    shape (batch, words) and hold each word's first and last subtoken, 0 for padding; ``lengths``
    has shape (batch,) and counts the words that fitted.
    """

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    attention: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    lengths: NDArray[np.int64]


def case_shape(word: str) -> int:
    """The case shape of a word, 0..7.

    0 no letters, 1 lower, 2 digits, 3 upper, 4 one capital, 5 title, 6 mixed, 7 letters and digits.
    """
    if word.islower():
        return 1
    if word.isdigit():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word.istitle():
        return 5
    if any(character.isupper() for character in word):
        return 6
    if any(character.isdigit() for character in word):
        return 7
    return 0


class Subwords:
    """Splits words into the subtokens of the encoder's vocabulary."""

    def __init__(self, path: Path) -> None:
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self.vocabulary = frozenset(w for w in tokenizer.get_vocab() if len(w) > 2 and w.isalpha())
        self._word = lru_cache(maxsize=_CACHED_WORDS)(self._encode_word)

    def _encode_word(self, word: str) -> tuple[tuple[int, ...], int]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:_MAX_SUBTOKENS_A_WORD]) or (_UNKNOWN,), case_shape(word)

    def count(self, words: Sequence[str]) -> int:
        """Subtokens of a sentence, [CLS] and [SEP] included."""
        return 2 + sum(len(self._word(word)[0]) for word in words)

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """Encode sentences (lists of words) as one padded batch; words past position 511 are cut."""
        rows = [self._encode_sentence(words) for words in sentences]
        size = len(rows)
        width = max(len(row[0]) for row in rows)
        words = max(1, *(len(row[2]) for row in rows))
        ids = np.zeros((size, width), np.int64)
        case = np.zeros((size, width), np.int64)
        attention = np.zeros((size, width), np.float32)
        first = np.zeros((size, words), np.int64)
        last = np.zeros((size, words), np.int64)
        lengths = np.zeros(size, np.int64)
        for index, (row_ids, row_case, row_first, row_last) in enumerate(rows):
            ids[index, : len(row_ids)] = row_ids
            case[index, : len(row_case)] = row_case
            attention[index, : len(row_ids)] = 1.0
            first[index, : len(row_first)] = row_first
            last[index, : len(row_last)] = row_last
            lengths[index] = len(row_first)
        return Batch(ids, case, attention, first, last, lengths)

    def _encode_sentence(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int], list[int]]:
        ids, case = [CLS], [0]
        first: list[int] = []
        last: list[int] = []
        for word in words:
            pieces, shape = self._word(word)
            if len(ids) + len(pieces) >= MAX_SUBTOKENS:
                break
            first.append(len(ids))
            ids.extend(pieces)
            case.extend([shape] * len(pieces))
            last.append(len(ids) - 1)
        ids.append(SEP)
        case.append(0)
        return ids, case, first, last
