"""The commands, one a module, each with its options; a module's `command` is what it is about."""

COMMANDS = {
    "open": "tui.commands.open_",
    "show": "tui.commands.show",
    "extract": "tui.commands.extract",
    "index": "tui.commands.index",
    "search": "tui.commands.search",
    "facts": "tui.commands.facts",
    "config": "tui.commands.config",
    "export": "tui.commands.export",
    "import": "tui.commands.import_",
    "journal": "tui.commands.journal",
    "rules": "tui.commands.rules",
    "patterns": "tui.commands.patterns",
    "agreement": "tui.commands.agreement",
    "explain": "tui.commands.explain",
}
"""The module that holds each command, as `command`; in the order of the help."""
