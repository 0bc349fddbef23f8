"""Imports spaCy without the commands of its command line, which are a third of the time that it takes.

``spacy`` and ``spacy.cli`` are afterwards as they always are, except that the commands, with the libraries
for downloads and terminals below them, are read when something asks for them first.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Makes sure that spaCy is imported; where it is already, nothing changes."""
    package = find_spec("spacy") if "spacy" not in sys.modules else None
    spec = PathFinder.find_spec(_COMMANDS, package.submodule_search_locations) if package else None
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    commands = sys.modules[_COMMANDS] = module_from_spec(spec)
    spec.loader.exec_module(commands)
    stand_in = sys.modules[_INFO] = ModuleType(_INFO)
    stand_in.info = _info  # type: ignore[attr-defined]
    try:
        import spacy
    finally:
        del sys.modules[_INFO]
    spacy.cli = commands  # type: ignore[attr-defined]


def _info(*args: Any, **options: Any) -> Any:
    """What ``spacy.info`` tells."""
    from spacy.cli.info import info

    return info(*args, **options)
