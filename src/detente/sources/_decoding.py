"""Bytes -> text."""

import re

from detente.errors import BinaryInput, EmptyInput, EncodingError

__all__ = ["decode"]

# Byte order marks, the longer before those that they begin with.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# First bytes of common formats that are not text.
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"BZh",
    b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"RIFF", b"OggS", b"ID3", b"\xd0\xcf\x11\xe0", b"SQLite format 3",
    b"\x00\x00\x01\x00", b"MZ\x90", b"{\\rtf", b"PAR1", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
# Bytes looked at for evidence.
_SAMPLE = 1 << 20
# Share of control characters over which bytes are no text: text has nearly none, compressed data 11%.
_MOST_CONTROLS = 0.01
# Share of accented letters and other signs over 127, of what is no space, over which text is not of the West.
_MOST_HIGH = 0.25
# Well-formed UTF-8 sequences for each broken one, from which on the text counts as damaged UTF-8.
_WELL_FORMED = 4

_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1b")
_HIGH = bytes(range(128, 256))
# Quotation marks, dashes and the like of Windows-1252 are usual even in short English texts.
_FOREIGN = bytes(b for b in _HIGH if b not in b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xbb")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes, where: str) -> str:
    """The text of some bytes, without its byte order mark.

    UTF-8, UTF-16 and UTF-32 with a byte order mark; UTF-16 without one where every other byte is 0;
    UTF-8; UTF-8 with single damaged characters (each becomes U+FFFD); Windows-1252, of which Latin-1
    text is a part. ``where`` names the source in messages.

    Raises:
        EmptyInput: there are no bytes.
        BinaryInput: it is not text.
        EncodingError: it is text in another encoding.
    """
    if not data:
        raise EmptyInput("the input is empty.", where=where, advice="Give a file with text in it.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where)
    sample = data[:_SAMPLE]
    wide = _wide_encoding(sample)
    if wide:
        return _strict(data, wide, where)
    _check_is_text(sample, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, sample, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise _cannot_tell(f"it begins as {encoding}, but is damaged", where) from problem


def _cannot_tell(reason: str, where: str) -> EncodingError:
    return EncodingError(
        f"the encoding cannot be told: {reason}.", where=where, advice="Save the text as UTF-8 and try again."
    )


def _wide_encoding(sample: bytes) -> str | None:
    """The kind of UTF-16 that zeros at every other place show."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.05 * pairs else None


def _check_is_text(sample: bytes, where: str) -> None:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if sample.startswith(_SIGNATURES) or controls > _MOST_CONTROLS * len(sample):
        raise BinaryInput(
            "this is not text.", where=where, advice="Give plain text or HTML; convert other formats first."
        )


def _decode_other(data: bytes, sample: bytes, where: str) -> str:
    """Text that is not clean UTF-8."""
    rest = _UTF8_SEQUENCE.sub(b"", sample)
    broken = len(rest) - len(rest.translate(None, _HIGH))
    sequences = len(_UTF8_SEQUENCE.findall(sample))
    if sequences >= _WELL_FORMED * max(broken, 1):
        return data.decode("utf-8", "replace")
    visible = len(sample.translate(None, b" \t\r\n"))
    high = visible - len(sample.translate(None, b" \t\r\n" + _FOREIGN))
    if high > _MOST_HIGH * visible:
        raise _cannot_tell("it is neither UTF-8 nor Western text", where)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise _cannot_tell("it is neither UTF-8 nor Windows-1252", where) from problem
