"""Word lists of facts/data: sections in square brackets, words parted by blanks, comments by #."""

from tui.facts.data_files import text_of


def sections(name: str) -> dict[str, list[str]]:
    """The words of a data file by section."""
    words: dict[str, list[str]] = {}
    section: list[str] = []
    for line in text_of(name).splitlines():
        if line.startswith("["):
            section = words.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            section.extend(line.split())
    return words
