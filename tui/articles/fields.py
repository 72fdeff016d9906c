"""The header between two lines of `---` at the top of a file, however broken."""

import re

import yaml

_LARGEST = 1024 * 1024
_LARGEST_UNCLOSED = 64 * 1024
_OPENING = re.compile(r"[\s\ufeff\u200b]*---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_ENTRY = re.compile(r"([A-Za-z_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
# Names that are meant as such even where no blank follows the colon, or where the colon is a Chinese one.
_KNOWN_ENTRY = re.compile(r"(title|date|author|categor(?:y|ies)|source|published|pubdate|editor)[ \t]*[:：](.*)$", re.I)
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*)|[ \t]*)$")
_MARKUP = re.compile(r"^[ \t]*</?[a-zA-Z!]", re.M)
_INDENTED = re.compile(r"[ \t]+\S")
# An anchor or an alias as YAML sees one; a title such as `R&D *ST` has them inside words or quotes.
_REFERENCE = re.compile(r"(?:^|[:\-,\[{]|[ \t])[&*][^\s,\[\]{}]+", re.M)
_NESTED = re.compile(r"(?:[\[{]\s*){20}|(?:[-?:]\s+){20}")
# Headers as feeds write them: one line a value, quoted or plain, without a sign that YAML would read otherwise. They
# are read here, where YAML itself would take ten times as long; it would read the same.
# All of it is possessive and ends each line in one way: there is nothing to go back to.
_CHAR = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_SCALAR = rf"(?:'{_CHAR}']*+'|[^\W_](?:(?!:[ ]|:$|[ ]#){_CHAR}])*+)"
_KEY = r"[a-zA-Z_]++:"
_END = r"[ ]*+(?:\n|\Z)"
_PLAIN = re.compile(
    rf"(?:{_KEY}[ ]++{_SCALAR}{_END}"
    rf"|{_KEY}{_END}(?:(?P<indent>[ ]++)-[ ]++{_SCALAR}{_END}(?:(?P=indent)-[ ]++{_SCALAR}{_END})*+)?+"
    r"|\n)++",
    re.M,
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_ESCAPES = {"n": " ", "t": " ", "r": " ", "0": "", "/": "/", '"': '"', "\\": "\\", " ": " "}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")

Value = str | list[str]


def split(text: str, warnings: list[str]) -> tuple[dict[str, Value], str]:
    """The fields of a file's header, by lower-case name, and the body below it.

    A file without a header is all body. A header without an end goes as far as its lines look like one.
    """
    opening = _OPENING.match(text)
    if opening is None:
        warnings.append("The file has no front matter.")
        return {}, text
    start = opening.end()
    closing = _CLOSING.search(text, start, start + _LARGEST)
    if closing is not None and _is_header(text[start : closing.start()]):
        end, body = closing.start(), closing.end()
    else:
        # Whole lines: half of one would end up in the text.
        newline = text.find("\n", start + _LARGEST_UNCLOSED)
        end = body = start + _header_length(text[start : len(text) if newline < 0 else newline])
        if end == start:
            warnings.append("The file has no front matter.")
            return {}, text
        warnings.append("The front matter never ends; it was read as far as it looks like one.")
    return read(text[start:end], warnings), text[body:]


def read(header: str, warnings: list[str]) -> dict[str, Value]:
    """The fields in a header's lines: as YAML where it is valid and plain, else line by line, with a warning."""
    if _PLAIN.fullmatch(header):
        return _lines(header)
    try:
        return _yaml(header)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or str(error)
        warnings.append(f"The front matter is not valid YAML ({problem}); it was read line by line.")
    except _RefusedError as error:
        warnings.append(f"The front matter uses {error}; it was read line by line.")
    return _lines(header)


class _RefusedError(Exception):
    """YAML that is valid and still not read as such."""


def _yaml(header: str) -> dict[str, Value]:
    if _NESTED.search(header):
        raise _RefusedError("deeply nested YAML")
    # This loader makes strings, lists and mappings only: a tag constructs nothing.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    if _REFERENCE.search(header) and any(
        isinstance(event, yaml.AliasEvent) for event in yaml.parse(header, Loader=loader)
    ):
        raise _RefusedError("YAML aliases")
    if "!" in header and any(getattr(event, "tag", None) for event in yaml.parse(header, Loader=loader)):
        raise _RefusedError("YAML tags")
    root = yaml.compose(header, Loader=loader)
    if not isinstance(root, yaml.MappingNode):
        raise yaml.YAMLError("no fields")
    fields: dict[str, Value] = {}
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.YAMLError("a field without a name")
        _set(fields, key.value, _value(value))
    return fields


def _set(fields: dict[str, Value], name: str, value: Value) -> None:
    """Give a field its value. Where it is named twice, an empty value takes away nothing that was said."""
    name = name.strip().lower()
    if value or name not in fields:
        fields[name] = value


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [text for text in map(_scalar, node.value) if text]
    return _scalar(node)


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value in _NULLS):
        return ""
    value: str = node.value
    return value.strip()


def _lines(header: str) -> dict[str, Value]:
    """The fields line by line: `name: value`, or `name:` and `- item` lines; further lines belong to the value."""
    fields: dict[str, Value] = {}
    name, texts, items = "", [""], list[str]()
    is_list = False
    for line in header.split("\n"):
        entry = _entry(line)
        item = _ITEM.match(line)
        if entry:
            _set(fields, name, items if is_list else " ".join(texts))
            name, texts, items, is_list = entry[1], _texts(entry[2]), [], False
        elif item and not texts:
            is_list = True
            items += _texts(item[1])
        elif line.strip() and not is_list:
            texts.append(line.strip())
    _set(fields, name, items if is_list else " ".join(texts))
    fields.pop("", None)
    return fields


def _entry(line: str) -> re.Match[str] | None:
    return _ENTRY.match(line) or _KNOWN_ENTRY.match(line)


def _texts(value: str | None) -> list[str]:
    """A line's value as a list of one; of none where it says nothing."""
    text = "" if value is None or value.strip() in _NULLS else unquoted(value)
    return [text] if text else []


def unquoted(value: str) -> str:
    """A value without the quotes around it: one pair as YAML writes them, or whole layers (`\"\"\"'…'\"\"\"`)."""
    value = value.strip()
    peeled = peeled_quotes(value)
    if peeled != value:
        return peeled
    quote = value[:1]
    if len(value) >= 2 and quote in ("'", '"') and value.endswith(quote):
        inner = value[1:-1]
        if quote == "'" and "'" not in inner.replace("''", ""):
            return inner.replace("''", "'").strip()
        if quote == '"' and '"' not in inner.replace('\\"', ""):
            return _without_surrogates(_ESCAPE.sub(_unescaped, inner)).strip()
    return value


def peeled_quotes(value: str) -> str:
    """`value` without layers of quotes around all of it, where there are two or more and they mirror each other."""
    lead = len(value) - len(value.lstrip("'\""))
    trail = len(value) - len(value.rstrip("'\""))
    if 2 <= lead < len(value) and value[:lead] == value[len(value) - trail :][::-1]:
        return value[lead : len(value) - trail].strip()
    return value


def _unescaped(match: re.Match[str]) -> str:
    if match[1] or match[2]:
        return chr(int(match[1] or match[2], 16))
    return _ESCAPES.get(match[3], match[0])


def _without_surrogates(text: str) -> str:
    """Escapes that came in pairs (`\\ud83d\\ude00`) as the character they mean; half of one is no character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_header(block: str) -> bool:
    """Whether the lines between two rules are a header rather than text.

    Its first line names a field, and it holds no markup: a rule further down may belong to the body of a file whose
    header has no end.
    """
    lines = [line for line in block.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if lines and not _entry(lines[0]):
        return False
    if not _MARKUP.search(block):
        return True
    try:
        return bool(_yaml(block))
    except (yaml.YAMLError, _RefusedError):
        return False


def _header_length(block: str) -> int:
    """How far lines look like a header that was never closed."""
    at, end = 0, 0
    for line in block.split("\n"):
        if line.strip():
            if not (_entry(line) or _ITEM.match(line) or (end and _INDENTED.match(line))):
                break
            end = at + len(line)
        at += len(line) + 1
    return min(end, len(block))
