"""Bytes in any encoding."""

import codecs
import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.articles.decode import decode
from tui.articles.files import ArticleFileError

TEXT = "<p>上海外高桥港综合保税区正式揭牌，进出口总额达2.38万亿元。</p>"

# Bytes as compressed data has them, without a NUL that would give them away.
NOISE = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(50)).replace(b"\0", b"")


def decoded(data: bytes) -> tuple[str, list[str]]:
    warnings: list[str] = []
    return decode(data, "x.md", warnings), warnings


def test_utf8_is_read_without_a_word() -> None:
    assert decoded(TEXT.encode()) == (TEXT, [])


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), "byte order mark"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16-BE"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("gbk"), "GB18030"),
        (b"<meta charset=big5>" + "臺灣證券交易所".encode("big5"), "BIG5"),
        (TEXT.encode("utf-16-le") + "\n".encode("utf-16-le"), "UTF-16-LE"),
        (TEXT.encode("utf-16-be") + "\n".encode("utf-16-be"), "UTF-16-BE"),
    ],
)
def test_other_encodings_are_read_and_told(data: bytes, word: str) -> None:
    text, warnings = decoded(data)
    assert text.rstrip("\n") in (TEXT, "<meta charset=big5>臺灣證券交易所")
    assert len(warnings) == 1
    assert word in warnings[0]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text, warnings = decoded(f"一{end}二{end}".encode())
    assert text == "一\n二\n"
    assert "carriage returns" in warnings[0]


def test_a_file_that_ends_inside_a_character() -> None:
    text, warnings = decoded(TEXT.encode() + "港".encode()[:2])
    assert text == TEXT
    assert "inside a character" in warnings[0]


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = TEXT.encode()
    text, warnings = decoded(data[:20] + b"\xff" + data[20:])
    assert text.replace("\ufffd", "").endswith("2.38万亿元。</p>")
    assert "UTF-8" in warnings[0]


def test_a_western_text() -> None:
    text, warnings = decoded("<p>Société Générale paid €100 for the café</p>".encode("cp1252"))
    assert text == "<p>Société Générale paid €100 for the café</p>"
    assert "CP1252" in warnings[0]


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text\0text", b"\x7fELF\x02\x01\x01\0", b"%PDF-1.4\n" + NOISE],
)
def test_a_binary_file_is_an_error(data: bytes) -> None:
    with pytest.raises(ArticleFileError, match=r"^x\.md: "):
        decoded(data)


def test_a_declared_codec_is_no_way_to_run_something() -> None:
    text, _ = decoded(b"<meta charset=zip>" + TEXT.encode("gb18030"))
    assert text.endswith(TEXT)


@given(st.binary(max_size=300))
@example(b"\xfe\xff\xd8")
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text, _ = decoded(data)
    except ArticleFileError:
        return
    assert "\r" not in text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=200))
def test_utf8_is_always_read_as_utf8(text: str) -> None:
    if text.startswith("\ufeff"):
        return
    assert decoded(text.encode()) == (text, [])


def test_big5_that_nobody_declares_is_told_from_gb18030() -> None:
    text = "支持跨境電商，上海海關：增長13.9%，達2.38萬億元。"
    assert decoded(text.encode("big5")) == (text, ["The file is not UTF-8; it was read as BIG5HKSCS."])


@pytest.mark.parametrize(("head", "body"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_header_and_body_in_encodings_of_their_own(head: str, body: str) -> None:
    header = "---\ntitle: '支持跨境电商'\n---\n"
    text, warnings = decoded(header.encode(head) + (TEXT * 3).encode(body))
    assert (text, len(warnings)) == (header + TEXT * 3, 1)


def test_nul_bytes_that_strayed_into_a_text_are_left_out() -> None:
    text, warnings = decoded(("\0" + TEXT * 20).encode())
    assert (text, len(warnings)) == (TEXT * 20, 1)
    assert "NUL" in warnings[0]


def test_a_file_of_numbers_with_many_nul_bytes_is_binary() -> None:
    for data in (b"\0\0\0\1" * 40, b"abc\0" * 40, bytes(range(1, 32)) * 9 + b"\0"):
        with pytest.raises(ArticleFileError):
            decoded(data)
