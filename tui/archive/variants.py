"""What one content can be read as, by its file's name: the suffix may make it HTML, the title may come from it."""

from tui.archive.schema import storable


def plain_variant(name: str) -> str:
    """The variant of bytes that hold a title."""
    return "html" if name.lower().endswith((".html", ".htm")) else ""


def named_variant(name: str) -> str:
    """The variant of bytes that hold none."""
    from tui.articles.front_matter import title_from_name  # few articles need it, and it brings readers of dates along

    return storable(f"{plain_variant(name)}:{title_from_name(name)}")
