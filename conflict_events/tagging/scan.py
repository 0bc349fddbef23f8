"""The scan: which units of a text the parser has to read at all.

The parser reads the units with trigger words, and
those that such a unit refers back to or that lend it a speaker, a toll or a place. Nothing else of a unit
is asked for by linking, so the events are the same as if all were read; a test holds it to that.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.keeping import NothingToKeep
from conflict_events.tagging.phrases import Word, fold, words_of
from conflict_events.tagging.triggers import TriggerIndex
from conflict_events.tagging.units import READ, UNREAD
from conflict_events.tagging.verb_forms import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PRONOUNS = frozenset(
    "they them their theirs both themselves it its he him his she her itself who which that whose".split()
)
_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
_BACK, _FORTH, _GROUP_BACK = 60, 170, 160  # tokens over which places and groups are taken up


@functools.cache
def context_words() -> frozenset[str]:
    """Words that tell who says so, who was hurt, or of "the incident"."""
    rules = rules_directory()
    claims, tolls = read_toml(rules / "claims.toml"), read_toml(rules / "casualties.toml")
    verbs = [v for row in claims["verb"] for v in row["lemmas"]]
    verbs += [v for part in tolls["verbs"].values() for v in part]
    verbs += read_toml(rules / "losses.toml")["verbs"]
    words = [w for part in ("adjectives", "nouns") for row in tolls[part].values() for w in row]
    words += [form for w in tolls["ills"]["words"] for form in (w, f"{w}s")]
    words += [*read_toml(rules / "anaphora.toml")["incidents"], "according", "per", "lives"]
    return frozenset(fold(w) for w in words) | {f for v in verbs for f in verb_forms(v)}


@functools.cache
def _updating() -> tuple[frozenset[str], frozenset[str]]:
    """The forms of "rise" and "revise", and the words beside them for a toll told before: "the figure rose to 41"."""
    tolls = read_toml(rules_directory() / "casualties.toml")
    rising = {form for verb in tolls["updating"]["words"] for form in verb_forms(verb)}
    return frozenset(rising), frozenset(tolls["figures"]["words"])


@functools.cache
def _group_words() -> frozenset[str]:
    return frozenset(read_toml(rules_directory() / "anaphora.toml")["groups"])


class Scan(NothingToKeep):
    """Marks the units that the parser need not read."""

    def __init__(self, index: TriggerIndex) -> None:
        self.index = index

    def __call__(self, doc: Doc) -> Doc:
        units = list(doc.spans["units"])
        read = Selection(doc, units, self.index).read
        for unit in units:
            unit.label_ = READ if unit.start in read else UNREAD
        doc.spans["units"] = units
        return doc


class Selection:
    """Chooses the units of one Doc; ``read`` holds their first tokens."""

    def __init__(self, doc: Doc, units: list[Span], index: TriggerIndex) -> None:
        self.doc = doc
        self.units = units
        self.words = _by_unit(words_of(doc), units)
        self.forms = [{w.form for w in words} for words in self.words]
        self.places = self._holding("places")
        self.actors = self._holding("actors")
        self.live = [i for i, words in enumerate(self.words) if index.may_fire(words)]
        self.read = {units[i].start for i in self._needed()} if self.live else set()

    def _holding(self, group: str) -> list[int]:
        """The units that hold a span of a group."""
        starts = {s.start for s in self.doc.spans[group]}
        return [i for i, u in enumerate(self.units) if any(t in starts for t in range(u.start, u.end))]

    def _needed(self) -> set[int]:
        """Units with triggers, what stands around them, and what these refer back to."""
        needed = set(self.live)
        needed |= {
            i for i, forms in enumerate(self.forms) if forms & context_words() or _stems(self.words[i])
        }
        needed |= {i for i, forms in enumerate(self.forms) if all(forms & words for words in _updating())}
        needed |= {i for i in self.places if self._near_live(i)}
        for i in range(len(self.units) - 1, -1, -1):
            if i in needed:
                needed |= self._referred_to(i)
        return needed

    def _near_live(self, i: int) -> bool:
        unit = self.units[i]
        return any(
            0 <= self.units[k].end - unit.end < _BACK + len(self.units[k])
            or 0 <= unit.start - self.units[k].end < _FORTH
            for k in self.live
        )

    def _referred_to(self, i: int) -> set[int]:
        """The units before one that its pronouns, its groups or its quotation marks go back to."""
        back: set[int] = set()
        forms = self.forms[i]
        if forms & _PRONOUNS:
            back |= {i - 1, i - 2}
        if self.words[i][0].raw in ('"', "``", "''"):
            back.add(i - 1)
        if forms & _group_words() and forms & _POINTING:
            start = self.units[i].start
            back |= {k for k in self.actors if k < i and start - self.units[k].end < _GROUP_BACK}
        return {k for k in back if k >= 0}


def _stems(words: list[Word]) -> bool:
    return any(w.stem in context_words() for w in words)


def _by_unit(words: list[Word], units: list[Span]) -> list[list[Word]]:
    """The words of every unit."""
    found: list[list[Word]] = [[] for _ in units]
    k = 0
    for word in words:
        while word.token >= units[k].end:
            k += 1
        found[k].append(word)
    return found
