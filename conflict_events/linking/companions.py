"""Who takes part beside the subject: "the army, in cooperation with Hezbollah", "rebels backed by X"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Party
from conflict_events.linking.party_mentions import composed, of_state
from conflict_events.linking.syntax import light_verbs

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_WHICH = 5  # tokens before who supports
_REACH = 6  # tokens between "backed by" and who backs
_LEAD = 3  # tokens before a subject within which "Supported by X, the army" begins
_BEHIND = 20  # tokens behind a verb
_MODIFYING = ("amod", "compound", "poss", "nmod")


def companions(
    scene: Scene, finder: PartyFinder, candidate: Candidate, subjects_: list[Token]
) -> list[Party]:
    """Who does it with the subject: "the army, in cooperation with Hezbollah", "rebels backed by X"."""
    found: list[Party] = []
    for subject in subjects_:
        for cue in _cues_around(scene, subject, candidate.head):
            span = _first_actor(scene, cue, min(cue + _REACH, candidate.sentence.end))
            if span is not None and subject.i not in range(span.start, span.end):
                beside = [p for s in _listed_on(scene, span) for p in _parties(scene, finder, s)]
                absent = _at_all_times(scene, cue) or _of_a_kind(scene, subject, cue, span)
                found += [p for p in beside if p.class_ or not absent]
    return found


def _of_a_kind(scene: Scene, subject: Token, cue: int, backer: Span) -> bool:
    """ "rebels backed by Saudi Arabia", without a comma: what kind of rebels, whom a state backs from afar."""
    between = scene.doc[subject.i + 1 : cue]
    backed = bool(between) and between[0].lemma_.lower() in light_verbs()["backing"]
    return backed and of_state(scene, backer)


def _at_all_times(scene: Scene, cue: int) -> bool:
    """ "X, which is supported by Turkey, took the town": a state that supports it need not have been there."""
    before = scene.doc[max(0, cue - _WHICH) : cue]
    words = [t.lower_ for t in before]
    return any(a in ("which", "who", "that") and b in ("is", "are") for a, b in pairwise(words))


def merely_back(scene: Scene, beside: Party, doers: list[Party]) -> bool:
    """ "groups backed by Turkey", who are the Turkish-backed rebels: the state itself does nothing."""
    backed = composed(scene, beside.actor, "backed")
    return not beside.class_ and any(backed == p.actor for p in doers)


def supporters(scene: Scene, candidate: Candidate) -> list[Party]:
    """ "with Russian air cover", "under the cover of coalition air strikes": whose air force takes part."""
    found = []
    for token in candidate.clause.subtree:
        span = scene.actors.get(token.i)
        if span is None or span.label_ != "modifier" or span.start != token.i or token.i == 0:
            continue
        if token.nbor(-1).lower_ in light_verbs()["supporting"]:
            found += _of_support(scene, span)
    return found


def _of_support(scene: Scene, span: Span) -> list[Party]:
    """ "Russian" before "air cover": Russia's air force; a mere adjective is nobody."""
    behind = [t.lower_ for t in scene.doc[span.end : span.end + 3]]
    if not light_verbs()["support"] & set(behind):
        return []
    actor = composed(scene, span.kb_id_, "air")
    return [Party(span.start_char, span.end_char, span.text, actor, "modifier", "air")]


def _first_actor(scene: Scene, start: int, end: int) -> Span | None:
    """The first actor of a stretch that ends with its clause."""
    for token in scene.doc[start:end]:
        if token.i in scene.actors:
            return scene.actors[token.i]
        if token.is_punct or token.tag_ in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _parties(scene: Scene, finder: PartyFinder, span: Span) -> list[Party]:
    """The parties of a mention; what modifies a noun is one only before "air cover" and the like."""
    if span.label_ == "modifier" and span[-1].dep_ in _MODIFYING:
        return _of_support(scene, span)
    return finder.parties(span[-1]) if span.label_ != "metonym" else []


def _listed_on(scene: Scene, span: Span) -> list[Span]:
    """A mention and those that "and" joins to it behind."""
    found = [span]
    while found[-1].end + 1 < len(scene.doc) and scene.doc[found[-1].end].lower_ in ("and", "&"):
        follows = scene.actors.get(found[-1].end + 1)
        if follows is None or follows.start != found[-1].end + 1:
            break
        found.append(follows)
    return found


def _cues_around(scene: Scene, subject: Token, verb: Token) -> Iterator[int]:
    """Where the words behind "along with", "backed by" begin: beside the subject, or behind its verb."""
    start = subject.sent.start
    lead = subject.left_edge.i if subject.left_edge.i > start else subject.i
    noun = next((t.i for t in scene.doc[start:lead] if t.pos_ in ("NOUN", "PROPN", "PRON")), lead)
    yield from _cues_between(scene, start, lead, "companions", min(start + _LEAD, noun))
    if subject.i < verb.i:
        own = subject.head.i if verb.dep_ == "conj" and verb.head is subject.head else verb.i
        # not in "troops destroyed a car along with the gunmen inside and blew up a den": whom they struck
        yield from _cues_between(scene, subject.i + 1, min(own, verb.i), "companions")
        yield from _cues_between(scene, verb.i + 1, min(verb.i + _BEHIND, verb.sent.end), "accompanying")
    else:
        yield from _cues_between(scene, subject.i + 1, verb.sent.end, "companions", subject.i + _LEAD)


def _cues_between(scene: Scene, start: int, end: int, kind: str, latest: int = -1) -> Iterator[int]:
    """The places behind cues of a stretch, of those that begin by a certain token."""
    words = [t.lower_ for t in scene.doc[start : max(start, end)]]
    for cue in (c for c in _cues(kind) if c[0] in words):
        for i in range(len(words) - len(cue) + 1):
            behind_actor = kind == "accompanying" and start + i - 1 in scene.actors
            if (
                tuple(words[i : i + len(cue)]) == cue
                and not behind_actor
                and (latest < 0 or start + i < latest)
            ):
                yield start + i + len(cue)


@functools.cache
def _cues(kind: str) -> list[tuple[str, ...]]:
    """Phrases that name who takes part beside the subject."""
    return [tuple(phrase.split()) for phrase in sorted(light_verbs()[kind])]
