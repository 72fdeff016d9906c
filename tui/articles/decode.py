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
_CONTROL_BYTES = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HEADER_END = re.compile(rb"\s*---[ \t]*\r?\n(?:(?!---)[^\n]*\n){1,400}?---[ \t]*\r?\n")
_BINARY_WINDOW = 8000
# Bytes of text to each NUL that has strayed into it.
_STRAY = 500
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = bytes(range(128, 256))


def decode(data: bytes, path: str, warnings: list[str]) -> str:
    """The text in `data`, with "\\n" for every line end. What was odd goes to `warnings`.

    UTF-8 first, then what the file declares, then GB18030 or Big5; else the likeliest, with U+FFFD for bytes that are
    none. A header in UTF-8 above a text in another encoding, or the other way round, is read for itself.
    Raises ArticleFileError where the bytes are no text: NUL bytes near the start, or mostly undecodable.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            warnings.append(f"The file begins with a byte order mark and was read as {encoding.upper()}.")
            text = data[len(bom) :].decode(encoding, "replace")
            break
    else:
        if b"\0" in data[:_BINARY_WINDOW]:
            text = _decode_with_nul(data, path, warnings)
        else:
            text = _decode_parts(data, path, warnings)
    if "\r" in text:
        warnings.append("Lines end with carriage returns; they were read as plain line ends.")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _decode_with_nul(data: bytes, path: str, warnings: list[str]) -> str:
    """The text of a file that has NUL bytes: UTF-16 without its mark, or a text into which a few have strayed."""
    window = data[:_BINARY_WINDOW]
    for encoding, blanks in (("utf-16-le", (b"\n\0", b" \0")), ("utf-16-be", (b"\0\n", b"\0 "))):
        text = _strictly(data[: len(data) & ~1], encoding)
        if text is not None and any(blank in window for blank in blanks) and not _CONTROLS.search(text):
            warnings.append(f"The file is not UTF-8; it was read as {encoding.upper()}.")
            return text
    if window.count(0) * _STRAY > len(window) or len(_CONTROL_BYTES.findall(window)) * 50 > len(window):
        raise ArticleFileError(f"{shown(path)}: a binary file, not text")
    warnings.append("The file has NUL bytes; they were left out.")
    return _decode_parts(data.replace(b"\0", b""), path, warnings)


def _decode_parts(data: bytes, path: str, warnings: list[str]) -> str:
    """The text of a file; its header and what stands below apart where one is UTF-8 and the other is not."""
    whole = _strictly(data, "utf-8")
    if whole is not None:
        return whole
    end = _HEADER_END.match(data)
    if end is not None and not end[0].isascii():
        head, body = data[: end.end()], data[end.end() :]
        if (_strictly(head, "utf-8") is None) != (_strictly(body, "utf-8") is None):
            return _decode_unmarked(head, path, warnings) + _decode_unmarked(body, path, warnings)
    return _decode_unmarked(data, path, warnings)


def _decode_unmarked(data: bytes, path: str, warnings: list[str]) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            # Cut off inside a character, as a file is that was not read or not written to its end.
            warnings.append("The file ends inside a character; the broken end was left out.")
            return data[: error.start].decode("utf-8")
    mostly_utf8, western = _mostly_utf8(data), _is_western(data)
    text: str | None
    for encoding in () if mostly_utf8 else (_declared(data), "gb18030", "" if western else "big5hkscs"):
        text = _strictly(data, encoding) if encoding else None
        if text is None:
            continue
        if encoding == "gb18030" and _PRIVATE.search(text):
            # Big5 read as GB18030 is full of characters that no standard knows.
            taiwanese = _strictly(data, "big5hkscs")
            if taiwanese is not None and not _PRIVATE.search(taiwanese):
                text, encoding = taiwanese, "big5hkscs"
        warnings.append(f"The file is not UTF-8; it was read as {encoding.upper()}.")
        return text
    encoding = "utf-8" if mostly_utf8 else "cp1252" if western else "gb18030"
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
