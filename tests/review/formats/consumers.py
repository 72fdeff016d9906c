"""The programs that exports are for, as far as they install in a moment; CI has all of them."""

import os
from importlib import import_module
from types import ModuleType

import pytest


def consumer(name: str) -> ModuleType:
    """A consumer's module. Where it is missing the test is skipped, but for CI (ZHUPI_CONSUMERS=all), which fails."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        if os.environ.get("ZHUPI_CONSUMERS") == "all":
            raise
        pytest.skip(f"{name} is not installed")
