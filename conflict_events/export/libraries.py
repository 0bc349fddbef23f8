"""Libraries that only some layouts need; what is missing is named with the command that installs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from conflict_events.errors import MissingLibraryError


def needed(library: str, what: str, extra: str) -> Any:
    """The library; MissingLibraryError (an ImportError) names the extra when it is not installed."""
    try:
        return import_module(library)
    except ImportError as error:
        raise MissingLibraryError(
            f'{what} needs {library}: pip install "conflict-events[{extra}]", or pip install {library}'
        ) from error
