"""Sections: the items of a bulletin that stand under the name of a place, each told for itself."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from conflict_events.resolving.containers import Container
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.models import Place
    from conflict_events.resolving.places import PlaceResolver
    from conflict_events.tagging.tree import Span

_FEWEST = 2  # headings: one line with a place alone may be a dateline


class Sections:
    """The headings of one Doc, "Homs" or "Idlib province:", and what lies under each."""

    def __init__(self, scene: Scene, resolver: PlaceResolver) -> None:
        found = [s for s in resolver.spans if _is_heading(scene, s)]
        self.headings = found if len({s.text for s in found}) >= _FEWEST else []
        self.resolver = resolver
        self._starts = [s.start for s in self.headings]

    def mark(self, candidates: Iterable[Candidate]) -> None:
        """Tells candidates the section that they stand in."""
        for candidate in candidates if self.headings else ():
            candidate.section = self._index(candidate.head.i)

    def place(self, section: int) -> list[Place]:
        """The place that a section is about."""
        return [self.resolver.resolve(self.headings[section])] if section >= 0 else []

    def hold(self) -> None:
        """ "Homs. The air force hit Abed Hill": what a section names is likely there, if nothing else is said."""
        for span in self.resolver.spans if self.headings else ():
            index = self._index(span.start)
            if index >= 0 and span is not self.headings[index] and not self.resolver.holders(span):
                self.resolver.named.containers[span.start, span.end].append(
                    Container(self.headings[index], "near")
                )

    def _index(self, at: int) -> int:
        """The section that a token stands in; -1 before the first."""
        return bisect_right(self._starts, at) - 1


def _is_heading(scene: Scene, span: Span) -> bool:
    """Whether a place stands alone in its line, or opens it before a colon."""
    segment = scene.article.segment_at(span.start_char)
    if segment is None or segment.start != span.start_char:
        return False
    behind = scene.article.clean[span.end_char : segment.end].split(":")[0].strip(" .-").lower()
    colon = ":" in scene.article.clean[span.end_char : segment.end]
    words = behind.split()
    kinds = {*place_words().kinds["governorate"], *place_words().parts.countryside}
    return all(w in kinds for w in words) and (colon or segment.end - span.end_char < len(behind) + 3)
