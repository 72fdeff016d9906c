"""Escapes that keep Markdown from reading an article's characters as markup."""

import re

# Top-level domains by which readers that "linkify" take 600648.SH or a file name for an address.
_DOMAIN = "[a-zA-Z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф"
_INLINE = re.compile(
    r"[\\`*\[\]<>|~]"  # always markup somewhere
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore, unless inside a word
    r"|&(?=#?[a-zA-Z0-9]+;)"  # an entity
    r"|(?<=/)/"  # the // of an address
    rf"|\.(?=(?:{_DOMAIN})(?![a-zA-Z0-9])|xn--)"  # what would end in a domain
    r"|(?<=\S)@(?=\S)"  # a mail address
    r"|(?<=-)-(?=-)|(?<=--)-",  # a rule, or the border of front matter
    re.I,
)
_LINE_START = re.compile(
    r"^([ \t]*)(?:([-+](?=[ \t]|$)|-(?=[-\\])|[#=]|:(?=[ \t]*-))|(\d{1,9})([.)](?=[ \t]|$)))", re.M
)
_CLOSING_HASHES = re.compile(r"#(?=#*\s*$)")
_UNSAFE = re.compile(r"[\x00-\x20\x7f()<>\\|`*\[\]]")
_ENTITY = re.compile(r"&(?=#?[a-zA-Z0-9]+;)")


def escaped(text: str) -> str:
    """Inline text whose every character is shown as it is."""
    return _INLINE.sub(lambda match: "\\" + match[0], text)


def escaped_line_starts(markdown: str) -> str:
    """Inline Markdown whose lines begin no list, heading, rule, quote or table."""

    def escape(match: re.Match[str]) -> str:
        indent, mark, number, stop = match.groups()
        return f"{indent}\\{mark}" if mark else f"{indent}{number}\\{stop}"

    return _LINE_START.sub(escape, markdown)


def escaped_heading(markdown: str) -> str:
    """Inline Markdown for a heading, which would lose hashes at its end."""
    return _CLOSING_HASHES.sub(r"\\#", markdown)


def address(href: str) -> str:
    """A link's address with everything percent-encoded that could end it or part a table."""
    encoded = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", href)
    return _ENTITY.sub(r"\\&", encoded).replace("---", "--%2D")
