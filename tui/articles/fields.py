"""The header between two lines of `---` at the top of a file, however broken."""

import re

import yaml

_LARGEST = 64 * 1024
_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.M)
_ENTRY = re.compile(r"([A-Za-z_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*)|[ \t]*)$")
_MARKUP = re.compile(r"^[ \t]*</?[a-zA-Z!]", re.M)
_INDENTED = re.compile(r"[ \t]+\S")
# An anchor or an alias as YAML sees one; a title such as `R&D *ST` has them inside words or quotes.
_REFERENCE = re.compile(r"(?:^|[:\-,\[{]|[ \t])[&*][^\s,\[\]{}]+", re.M)
_NESTED = re.compile(r"(?:[\[{]\s*){20}|(?:[-?:]\s+){20}")
# Headers as feeds write them: one line a value, quoted or plain, without a sign that YAML would read otherwise. They
# are read here, where YAML itself would take ten times as long; it would read the same.
_CHAR = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_SCALAR = rf"(?:'{_CHAR}']*'|[^\W_](?:(?!:[ ]|:$|[ ]#){_CHAR}])*)[ ]*$"
_KEY = r"[a-zA-Z_]+:"
_PLAIN = re.compile(
    rf"(?:{_KEY}[ ]+{_SCALAR}\n?"
    rf"|{_KEY}[ ]*$\n?(?:(?P<indent>[ ]+)-[ ]+{_SCALAR}\n?(?:(?P=indent)-[ ]+{_SCALAR}\n?)*)?"
    r"|\n)+",
    re.M,
)
_ESCAPES = {"n": " ", "t": " ", "r": " ", "0": "", "/": "/"}
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
        end = body = start + _header_length(text[start : start + _LARGEST])
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
    loaded = yaml.load(header, Loader=loader)
    if not isinstance(loaded, dict):
        raise yaml.YAMLError("no fields")
    return {str(name).strip().lower(): _value(value) for name, value in loaded.items()}


def _value(value: object) -> Value:
    if isinstance(value, list):
        return [str(item).strip() for item in value if isinstance(item, str) and item.strip()]
    return value.strip() if isinstance(value, str) else ""


def _lines(header: str) -> dict[str, Value]:
    """The fields line by line: `name: value`, or `name:` and `- item` lines; further lines belong to the value."""
    fields: dict[str, Value] = {}
    name = ""
    for line in header.split("\n"):
        entry = _ENTRY.match(line)
        item = _ITEM.match(line)
        if entry:
            name = entry[1].strip().lower()
            fields[name] = unquoted(entry[2] or "")
        elif item and name and not (isinstance(fields[name], str) and fields[name]):
            items = fields[name] if isinstance(fields[name], list) else []
            assert isinstance(items, list)
            value = unquoted(item[1] or "")
            fields[name] = [*items, value] if value else items
        elif line.strip() and name and isinstance(fields[name], str):
            fields[name] = f"{fields[name]} {line.strip()}".strip()
    return fields


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
            return _ESCAPE.sub(_unescaped, inner).strip()
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
    return _ESCAPES.get(match[3], match[3])


def _is_header(block: str) -> bool:
    """Whether the lines between two rules are a header rather than text.

    Its first line names a field, and it holds no markup: a rule further down may belong to the body of a file whose
    header has no end.
    """
    lines = [line for line in block.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if lines and not _ENTRY.match(lines[0]):
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
            if not (_ENTRY.match(line) or _ITEM.match(line) or (end and _INDENTED.match(line))):
                break
            end = at + len(line)
        at += len(line) + 1
    return min(end, len(block))
