"""Numbers close to a word of casualties, where the tree fails: lost commas, headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.counting import Counting, toll_words
from conflict_events.linking.syntax import is_passive

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Toll
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.toll_figures import TollFigures
    from conflict_events.linking.toll_lists import TollLists
    from conflict_events.tagging.tree import Token

_WINDOW = 9


class NearbyTolls:
    """Finds the numbers beside the toll words of one Doc."""

    def __init__(self, scene: Scene, counting: Counting, lists: TollLists, figures: TollFigures) -> None:
        self.scene = scene
        self.counting = counting
        self.lists = lists
        self.figures = figures
        self.words = toll_words()

    def of(self, word: Token, kind: str, *, back_only: bool = False) -> list[Toll]:
        """A number close to the word, where the tree fails (lost commas, headlines)."""
        doc, sent = self.scene.doc, word.sent
        found: list[Toll] = []
        ranges = [range(word.i - 1, max(sent.start, word.i - _WINDOW) - 1, -1)]
        if not back_only:
            forward = range(word.i + 1, min(sent.end, word.i + 5))
            ranges = (
                [forward, *ranges]
                if word.tag_ in ("VBG", "VBD", "VB", "VBP", "VBZ")
                and not is_passive(word)
                and word.lemma_.lower() not in self.words["suffered"]
                else [*ranges, forward]
            )
        for span in ranges:
            for i in span:
                if doc[i].text in (".", ";", ":", "\n\n") or (i != word.i and self._is_toll_word(doc[i])):
                    break
                if i not in self.scene.quantities or self.counting.counts_no_victims(i):
                    continue
                if i > word.i and self._owned_by_next(i, kind):
                    break
                found.append(
                    self.figures.toll(kind, *self.scene.amounts[i], self.counting.noun_behind(i), word, i)
                )
                if not found[-1].part:  # of "23 civilians, nine children among them, dead" both count
                    return found[::-1]
        return found

    def _owned_by_next(self, at: int, kind: str) -> bool:
        """ "Soldier killed, three wounded": the number belongs to the toll word right behind it."""
        end = self.scene.quantities[at].end
        return end < len(self.scene.doc) and self.lists.kind_of(self.scene.doc[end]) not in (None, kind)

    def _is_toll_word(self, token: Token) -> bool:
        return token.lower_ in self.words["adjectives"] or (
            token.pos_ == "VERB" and token.lemma_ in self.words["verbs"]
        )
