"""Forces of other wars: where a text is not about Syria, "soldiers" are not the Syrian army's."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.party_mentions import HOME_ARMY, HOME_POLICE, STATES
from conflict_events.resolving.named_places import ABROAD
from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.tree import Span

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.resolving.places import PlaceResolver
    from conflict_events.tagging.tree import Token

_REACH = 60  # tokens from the name of an army to "the army"
_NAMING = ("compound", "amod", "nmod")


def leave_open(scene: Scene, resolver: PlaceResolver) -> None:
    """Takes the actor from general words ("soldiers", "rebels") that the text gives to somebody else.

    In this library's domain such words stand for Syria's army and opposition. They stay without an actor
    behind a name that no list has ("Boko Haram militants"), and in a text that names places abroad and
    nothing of Syria. So do "Kurdish fighters" in a text that names places of the lands beside alone.
    """
    general = {s for s in scene.actors.values() if s.label_ == "bare" and s.kb_id_ in _home()["general"]}
    peoples = {s for s in scene.actors.values() if _of_a_people(s)}
    if not general and not peoples:
        return
    abroad = _is_abroad(scene, resolver)
    if abroad and _in_homelands(resolver):
        for span in peoples:
            _put(scene, Span(span.doc, span.start, span.end, "unit", "", span.id_))
    for span in general:
        start = _named_from(scene, resolver, span)
        host = (
            _host_army(scene, resolver, span) or army_named(scene, span.root)
            if span.kb_id_ in (HOME_ARMY, HOME_POLICE)
            else ""
        )
        if abroad or host or start < span.start or _called_by_others(scene, span):
            host = host if start == span.start else ""
            _put(scene, Span(span.doc, start, span.end, span.label_ if host else "unit", host, span.id_))


def _put(scene: Scene, mention: Span) -> None:
    """Lets a mention stand for all of its words."""
    scene.actors.update(dict.fromkeys(range(mention.start, mention.end), mention))


def _host_army(scene: Scene, resolver: PlaceResolver, span: Span) -> str:
    """ "Lebanese army soldiers fought gunmen in Tripoli. Four soldiers died.": the army of a paragraph abroad."""
    named = (s for s in scene.doc.spans["actors"] if s.end <= span.start and s.id_ == span.id_)
    rows = [scene.lexicon.rows.get(s.kb_id_) for s in named if s.label_ == "force"]
    foreign = [row.id for row in rows if row is not None and row.kind == "foreign_state"]
    told = _told_where(scene, resolver, span) if foreign else []
    if not told or not all(region.startswith(ABROAD) for _, region in told):
        return ""
    paragraphs = {scene.article.segment_at(s.start_char) for s in (*(s for s, _ in told), span)}
    if any(
        t.lower_ in _home()["country"] and scene.article.segment_at(t.idx) in paragraphs for t in scene.doc
    ):
        return ""
    return foreign[-1]


def army_named(scene: Scene, noun: Token) -> str:
    """ "The Turkish army shelled Afrin. The army said ...": the one that was named, where Syria's is not."""
    if noun.lower_ not in _home()["armies"] or any(c.dep_ in _NAMING for c in noun.lefts):
        return ""
    before = [s for s in scene.doc.spans["actors"] if s.end <= noun.i and s.label_ in ("name", "force")]
    rows = [(s, scene.lexicon.rows[s.kb_id_]) for s in before if s.kb_id_ in scene.lexicon.rows]
    armies = [(s, row.id) for s, row in rows if row.kind == "foreign_state" and _names_army(s)]
    if not armies or any(row.kind in ("state_forces", "state_unit") for _, row in rows):
        return ""
    near = noun.i - armies[-1][0].end < _REACH
    return armies[-1][1] if near and len({actor for _, actor in armies}) == 1 else ""


def _names_army(span: Span) -> bool:
    """ "the Turkish army", "the Israel Defense Forces", "IDF"; not "Israeli jets"."""
    last = span.text.lower().rpartition(" ")[2]
    return last in _home()["armies"] or (span.label_ == "name" and last in _home()["army_names"])


def _told_where(scene: Scene, resolver: PlaceResolver, span: Span) -> list[tuple[Span, str]]:
    """The sure places of a mention's paragraph; where it has none, those of the last one before that has."""
    segment_at = scene.article.segment_at
    at = segment_at(span.start_char)
    before = [
        a for a in resolver.named.anchors if a[0].start < span.start or segment_at(a[0].start_char) == at
    ]
    here = [a for a in before if segment_at(a[0].start_char) == at]
    last = segment_at(before[-1][0].start_char) if before else None
    return here or [a for a in before if segment_at(a[0].start_char) == last]


def _named_from(scene: Scene, resolver: PlaceResolver, span: Span) -> int:
    """Where the name of whose they are begins; the span's own start where no such name stands before it."""
    start = span.start
    while start > span.sent.start and _names_others(scene, resolver, span.doc[start - 1], span):
        start -= 1
    return start


def _names_others(scene: Scene, resolver: PlaceResolver, word: Token, span: Span) -> bool:
    """Whether a word with a capital belongs to a force and is no place of Syria, actor or day that is known."""
    if word.pos_ not in ("PROPN", "ADJ") or not word.text[:1].isupper() or word.dep_ not in _NAMING:
        return False
    place = scene.places.get(word.i)
    if place is not None and resolver.resolve(place).country in ("SY", None):
        return False
    if word.i == span.sent.start and not (place or word.pos_ == "PROPN" or _names_nation(word.text)):
        return False
    known = (scene.actors, scene.dates, scene.weapons, scene.nouns)
    return (word.head in span or word.head.i == word.i + 1) and not any(word.i in table for table in known)


def _names_nation(word: str) -> bool:
    return word.endswith(tuple(_home()["nations"]))


def _is_abroad(scene: Scene, resolver: PlaceResolver) -> bool:
    """Whether a text names places of other countries only, and nobody of Syria."""
    regions = [region for _, region in resolver.named.anchors]
    if not regions or not all(region.startswith(ABROAD) for region in regions):
        return False
    if any(t.lower_ in _home()["words"] for t in scene.doc):
        return False
    named = (s.kb_id_ for s in scene.actors.values() if s.label_ != "bare" and not _of_a_people(s))
    return not any(_of_syria(scene, actor) for actor in named)


def _called_by_others(scene: Scene, span: Span) -> bool:
    """ "Turkey's ministry said 11 terrorists were killed": whom a state calls so that is no ally of Syria's is open."""
    if span[-1].lower_ not in anaphora()["outlawed"]:
        return False
    named = [t.i for t in span.sent if t.i in scene.actors and t.i not in scene.places]
    rows = [scene.lexicon.rows.get(scene.actors[i].kb_id_) for i in named]
    states = [row for row in rows if row is not None and row.kind in STATES]
    return bool(states) and all(row.side in _home()["other_sides"] for row in states)


def _in_homelands(resolver: PlaceResolver) -> bool:
    """Whether a text names places of a country in which such a people lives; Washington is none."""
    return any(region.removeprefix(ABROAD) in _home()["homelands"] for _, region in resolver.named.anchors)


def _of_a_people(span: Span) -> bool:
    """ "Kurdish militants", which in Syria are the YPG; those of Turkey and Iraq are others."""
    return span.text.split()[0] in _home()["peoples"] and span.label_ != "name"


def _of_syria(scene: Scene, actor: str) -> bool:
    row = scene.lexicon.rows.get(actor)
    lineage = scene.lexicon.lineage(actor)
    return row is not None and ("syr_gov" in lineage or row.kind in _home()["kinds"])


@functools.cache
def _home() -> dict[str, frozenset[str]]:
    """What tells that a text is about Syria, and the actors of general words there."""
    data = read_toml(rules_directory() / "home.toml")
    return {key: frozenset(words) for key, words in data.items()}
