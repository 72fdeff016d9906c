"""Whose decisions are kept where nobody is named."""

import getpass
import os


def login_name() -> str:
    """Whose decisions these are where nobody says: the login name; the user's number where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a user that has no name
        return f"user{os.getuid()}" if hasattr(os, "getuid") else "user"
