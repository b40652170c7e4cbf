"""Bytes of all kinds: text, or the right error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import BinaryInput, EmptyInput, EncodingError, InputError
from detente.sources import decode

TEXT = "Vučić met NATO’s chief – “again” – in Belgrade. The talks were long, and nobody spoke."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize("text", ["“Café” – naïve, he’d said.", "Señor Muñoz left São Paulo."])
def test_western_single_bytes(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_utf8_with_a_damaged_character() -> None:
    data = (TEXT * 3).encode().replace("”".encode(), b"\xff", 1)
    assert decode(data, "a.txt").count("\ufffd") == 1


def test_empty() -> None:
    with pytest.raises(EmptyInput, match=r"E101.*a\.txt"):
        decode(b"", "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%words",
        b"PK\x03\x04" + bytes(range(256)) * 10,
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        bytes(range(256)) * 40,
        b"\x00" * 500,
    ],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(BinaryInput, match="E102"):
        decode(data, "a.bin")


@pytest.mark.parametrize(
    "data",
    [
        "Президент встретился с генеральным секретарём НАТО".encode("koi8-r"),
        "北大西洋公約組織秘書長訪問貝爾格萊德".encode("big5"),
        b"\xff\xfea\x00b\x00c",
        b"Plain words \x81\x8d\x8f and more of them after that.",
    ],
)
def test_other_encodings(data: bytes) -> None:
    with pytest.raises(EncodingError, match="UTF-8"):
        decode(data, "a.txt")


def test_a_single_nul_is_kept() -> None:
    data = b"Serbia met NATO.\x00 " * 2 + b"They spoke of drills, of Kosovo and of much else. " * 10
    assert decode(data, "a.txt").count("\x00") == 2


@given(st.one_of(st.binary(max_size=200), st.text(max_size=80).map(lambda t: t.encode("utf-8", "replace"))))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except InputError as problem:
        told = problem.where == "a.txt" and problem.advice is not None
    else:
        told = isinstance(text, str)
    assert told
