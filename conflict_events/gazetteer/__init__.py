"""Places of the war by name: ``lookup`` finds them under any spelling, ``Gazetteer`` holds the table."""

from conflict_events.gazetteer.index import Gazetteer, load_gazetteer
from conflict_events.gazetteer.lookup import lookup

__all__ = ["Gazetteer", "load_gazetteer", "lookup"]
