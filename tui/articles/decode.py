"""Bytes → text, however encoded."""

import codecs
import re

from tui.articles.files import ArticleFileError, shown

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_-]{2,20})""")
# Only encodings that text is found in: Python's registry also has codecs that unpack or execute nothing of ours.
_KNOWN = re.compile(r"gb2312|gbk|gb18030|big5|big5hkscs|hz|euc_jp|euc_kr|shift_jis|cp125\d|iso8859-\d+|koi8-[ru]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_BINARY_WINDOW = 8000
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = bytes(range(128, 256))


def decode(data: bytes, path: str, warnings: list[str]) -> str:
    """The text in `data`, with "\\n" for every line end. What was odd goes to `warnings`.

    UTF-8 first, then what the file declares, then GB18030; else the likeliest, with U+FFFD for bytes that are none.
    Raises ArticleFileError where the bytes are no text: a NUL byte near the start, or mostly undecodable.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            warnings.append(f"The file begins with a byte order mark and was read as {encoding.upper()}.")
            text = data[len(bom) :].decode(encoding, "replace")
            break
    else:
        if b"\0" in data[:_BINARY_WINDOW]:
            raise ArticleFileError(f"{shown(path)}: a binary file, not text")
        text = _decode_unmarked(data, path, warnings)
    if "\r" in text:
        warnings.append("Lines end with carriage returns; they were read as plain line ends.")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _decode_unmarked(data: bytes, path: str, warnings: list[str]) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            # Cut off inside a character, as a file is that was not read or not written to its end.
            warnings.append("The file ends inside a character; the broken end was left out.")
            return data[: error.start].decode("utf-8")
    for encoding in (_declared(data), "gb18030"):
        text = _strictly(data, encoding)
        if text is not None and not _mostly_utf8(data):
            warnings.append(f"The file is not UTF-8; it was read as {encoding.upper()}.")
            return text
    encoding = "utf-8" if _mostly_utf8(data) else "cp1252" if _is_western(data) else "gb18030"
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if len(_CONTROLS.findall(text)) * 10 > len(text):
        raise ArticleFileError(f"{shown(path)}: not text in any known encoding")
    if broken:
        warnings.append(f"The file is not clean {encoding.upper()}; {broken} broken places were replaced.")
    else:
        warnings.append(f"The file is not UTF-8; it was read as {encoding.upper()}.")
    return text


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data, 0, 2048)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        name = ""
    return name if _KNOWN.fullmatch(name) else "gb18030"


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_western(data: bytes) -> bool:
    """Whether the bytes beyond ASCII stand alone, as accents do; those of Chinese characters come in pairs."""
    alone = len(_ALONE.findall(data))
    return alone * 2 > len(data) - len(data.translate(None, _HIGH))


def _mostly_utf8(data: bytes) -> bool:
    """Whether UTF-8 with a few broken bytes is likelier than another encoding, in which nearly all would be broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore")) - broken
    return broken * 4 <= foreign
