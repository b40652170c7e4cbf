"""One form for names that are spelled with or without diacritics, hyphens, apostrophes, points."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ø": "o",
        "Ø": "o",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ı": "i",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "ə": "a",
        "Ə": "a",
    }
)
_BREAKS = re.compile(r"[\s\-\u2010-\u2015/_]+")
_OTHER = re.compile(r"[^\w\s]|_")


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """The words of the text in lower case, plain letters, one space between them.

    Hyphens and slashes part words; points and apostrophes vanish ("U.S." is "us", "N'Djamena" "ndjamena").
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(_OTHER.sub("", _BREAKS.sub(" ", text.casefold())).split())
