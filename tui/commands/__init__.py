"""The commands, one a module, each with its options; a module's `command` is what it is about."""
