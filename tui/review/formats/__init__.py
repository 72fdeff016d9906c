"""Exports and imports of facts with what reviewers decided: one module a format."""
