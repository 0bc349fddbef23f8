"""Places of the war by name: ``lookup`` finds them under any spelling, ``Gazetteer`` holds the table.

``import_places`` adds places from files of your own.
"""

from typing import TYPE_CHECKING, Any

from conflict_events.gazetteer.index import Gazetteer, load_gazetteer
from conflict_events.gazetteer.lookup import lookup

if TYPE_CHECKING:
    from conflict_events.gazetteer.importers import import_places

__all__ = ["Gazetteer", "import_places", "load_gazetteer", "lookup"]


def __getattr__(name: str) -> Any:
    """Loads the importers, with all that builds tables, only when they are asked for."""
    if name != "import_places":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from conflict_events.gazetteer.importers import import_places

    return import_places
