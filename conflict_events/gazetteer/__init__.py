"""Places of the war by name: ``lookup`` finds them under any spelling, ``Gazetteer`` holds the table.

``import_places`` adds places from files of your own.
"""

from conflict_events.gazetteer.importers import import_places
from conflict_events.gazetteer.index import Gazetteer, load_gazetteer
from conflict_events.gazetteer.lookup import lookup

__all__ = ["Gazetteer", "import_places", "load_gazetteer", "lookup"]
