"""Who does it by the order of the words: mends subjects where the tree fails (headlines, lost commas)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import actor_classes
from conflict_events.linking.counting import hurts
from conflict_events.linking.syntax import (
    FINITE,
    Slots,
    drives_them,
    is_passive,
    light_verbs,
    objects,
    prepositions,
    subjects,
)

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_REACH = 14  # tokens
_TELLING = (*FINITE, "MD")
_OPENERS = frozenset(
    {"that", "who", "which", "when", "where", "while", "as", "after", "before", "because", "but"}
)


def doers(scene: Scene, verb: Token) -> list[Token]:
    """The subjects of an active verb: an armed actor right before it, whatever the tree says, else the tree's."""
    found = list(subjects(verb)) or _stopped(scene, verb)
    if is_passive(verb) or drives_them(verb):
        return found
    start = _group_start(verb)
    near = _beside(scene, start)
    if near and (not any(t in n.subtree for t in found for n in near) or _misses(found, near)):
        return near
    led = _leading_by(scene, start)
    nowhere = all(
        t.i in scene.places or "territory" in scene.classes(t) or _only_tells(scene, t) for t in found
    )
    others = _farther(scene, led.i if led is not None else start) if led is not None or nowhere else []
    return others if any(t not in found for t in others) else found  # "Russia and Syria bombed": both


def _stopped(scene: Scene, verb: Token) -> list[Token]:
    """ "The jet was shot down after bombing Hass": it bombed; not who was seized "after shelling their post"."""
    main = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "after" or not is_passive(main):
        return []
    if hurts(main) and not any(c.lower_ == "down" for c in main.rights):
        return []
    own = any(c.tag_ == "PRP$" for t in objects(verb) for c in t.lefts)
    acting = all(t.i in scene.actors or t.i in scene.weapons for t in subjects(main))
    return list(subjects(main)) if objects(verb) and acting and not own else []


def _only_tells(scene: Scene, noun: Token) -> bool:
    """ "SANA, Homs - Army units on Monday killed": a news agency, which the tree takes for who does it."""
    span = scene.actors.get(noun.i)
    row = scene.lexicon.rows.get(span.kb_id_) if span is not None else None
    return row is not None and row.role == "source" and any(c.dep_ == "appos" for c in noun.rights)


def strikes(scene: Scene, verb: Token, slots: Slots) -> bool:
    """ "Militants on Friday targeted with rockets the old town", which the tree reads as a participle.

    No finite verb follows, nobody else does it, and those before it are armed and have the weapons.
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("acl", "advcl", "ROOT") or not is_passive(verb):
        return False
    if slots.get("by") or any(c.dep_ in ("aux", "auxpass", "agent") for c in verb.children):
        return False
    means = [t for noun in slots.get("with", ()) for t in (noun, *prepositions(noun).get("of", ()))]
    if not any(t.i in scene.weapons for t in means):  # "with a number of shells"
        return False
    behind = scene.doc[verb.i + 1 : verb.sent.end]
    struck = slots.get("object", [])
    return (
        all(_actor_at(scene, t.i) for t in struck)
        and bool(struck)
        and not any(t.tag_ in _TELLING for t in behind)
    )


def _misses(found: list[Token], near: list[Token]) -> bool:
    """ "On 9 May X and Y attacked", where the tree takes X for a part of the date."""
    return len(found) < len(near) and all(t in near for t in found)


def _leading_by(scene: Scene, start: int) -> Token | None:
    """The "by" of "forces backed by X seized", where the tree takes X for the subject."""
    span = scene.actors.get(start - 1)
    if span is None or span.end != start or span.label_ in ("metonym", "modifier"):
        return None
    before = _word_before(_coordinated(scene, span)[0])
    while before is not None and (before.dep_ in ("compound", "amod") or before.pos_ == "DET"):
        before = before.nbor(-1) if before.i > before.sent.start else None
    return before if before is not None and before.lower_ == "by" else None


def _group_start(verb: Token) -> int:
    """Where the verb group begins: at "have" in "have managed to retake"."""
    doc, i = verb.doc, verb.i
    while i > verb.sent.start and (
        doc[i - 1].tag_ in ("MD", "RB", "TO") or doc[i - 1].pos_ == "AUX" or doc[i].tag_ == "TO"
    ):
        i -= 1
    return i


def _beside(scene: Scene, start: int) -> list[Token]:
    """The armed actors that end right before a verb group, if no preposition stands before them.

    Of "the coalition fighting IS struck" those who fight.
    """
    span = _actor_at(scene, start - 1)
    if span is None or span.end != start:
        return []
    found = _coordinated(scene, span)
    before = _word_before(found[0])
    fought = _word_before(_list_start(scene, found))
    described = _who_is(scene, fought) if fought is not None and fought.i > fought.sent.start else None
    if described is not None:
        return described
    shut_out = before is not None and (_leads_in(before) or _counts_them(before))
    return [] if shut_out else [s[-1] for s in found]


def _counts_them(word: Token) -> bool:
    """ "killed 60 people most of them soldiers wounded nine": the soldiers are some of the dead."""
    them = word.nbor(-1) if word.lemma_ == "be" and word.i > word.sent.start else word
    return them.lower_ == "them" and them.i > them.sent.start and them.nbor(-1).lower_ == "of"


def _who_is(scene: Scene, verb: Token) -> list[Token] | None:
    """Whom a verb describes, where its object ends right before another: "IS, which has fought the army, has taken".

    Nobody who acts, if a preposition leads in: "a strike by the coalition fighting IS killed"; None if it describes nobody.
    """
    if verb.tag_[:2] != "VB":
        return None
    start = _group_start(verb)
    relative = scene.doc[start - 1]
    if start > verb.sent.start and relative.lower_ in ("which", "who", "that"):
        start = relative.i - 1 if relative.i and relative.nbor(-1).text == "," else relative.i
    elif verb.tag_ != "VBG" and scene.doc[start].tag_ != "VBG":  # "rebels fighting to oust Assad seized"
        return None
    return _beside(scene, start) if _actor_at(scene, start - 1) else None


def _farther(scene: Scene, start: int) -> list[Token]:
    """The armed actors before a verb that has no subject: "units of the army hit", "groups backed by X seized"."""
    doc = scene.doc
    i = start - 1
    while i >= max(doc[start].sent.start, start - _REACH):
        token = doc[i]
        if token.is_punct or token.tag_ in _TELLING or token.lower_ in _OPENERS:
            return []
        span = _actor_at(scene, i)
        if span is None:
            i -= 1
            continue
        found = _coordinated(scene, span)
        before = _word_before(found[0])
        if before is None or not _leads_in(before) or before.lower_ == "of":
            return [s[-1] for s in found]
        i = before.i - 1
    return []


def _actor_at(scene: Scene, i: int) -> Span | None:
    """The armed actor, no mere modifier, at a token."""
    span = scene.actors.get(i)
    if span is None or span.label_ == "metonym" or not span.kb_id_:
        return None
    if span.label_ == "modifier" and (
        span[-1].tag_[:2] != "NN" or span[-1].dep_ in ("compound", "amod", "nmod")
    ):
        return None
    return span if "armed" in actor_classes(scene, span.kb_id_, span.id_, span.label_) else None


def _coordinated(scene: Scene, span: Span) -> list[Span]:
    """A mention with those that "and" joins to it on its left, in order."""
    found = [span]
    while True:
        before = _word_before(found[0], listed=True)
        if before is None or before.lower_ not in ("and", "&"):
            return found
        left = _actor_at(scene, before.i - 1)
        if left is None:
            return found
        found.insert(0, left)


def _list_start(scene: Scene, found: list[Span]) -> Span:
    """The first mention of "the army, tribes and rebels", of which those that "and" joins are found.

    So it is with "the army tribes and rebels", which has lost its comma.
    """
    first = found[0]
    while len(found) > 1:
        before = _word_before(first, listed=True)
        left = _actor_at(scene, before.i - (before.text == ",")) if before is not None else None
        if left is None:
            break
        first = left
    return first


def _word_before(span: Span, *, listed: bool = False) -> Token | None:
    """The word before a mention and its article or adjectives; in a list also "Sunni Muslim" before "tribes"."""
    i = span.start - 1
    while i >= span.sent.start and (
        span.doc[i].pos_ in ("DET", "ADJ")
        or span.doc[i].tag_ == "PRP$"
        or span.doc[i].lower_.split()[-1] in light_verbs()["group_nouns"]  # "its allied militia Hezbollah"
        or (
            span.doc[i].dep_ == "nmod" and span.start <= span.doc[i].head.i < span.end
        )  # "the X (Y) militant group"
        or (listed and _of_what_faith(span.doc[i], span))
    ):
        i -= 1
    return span.doc[i] if i >= span.sent.start else None


def _of_what_faith(word: Token, span: Span) -> bool:
    """ "Sunni Muslim" before "tribal forces"."""
    above = word.head if word.dep_ == "compound" and word.head.i < span.start else word
    return above.dep_ == "amod" and span.start <= above.head.i < span.end


def _leads_in(word: Token) -> bool:
    """Whether a word makes what follows it no subject."""
    if word.lower_ == "as" and word.i > word.sent.start and word.nbor(-1).tag_ == "VBN":
        return True  # "disguised as soldiers"
    return (word.pos_ == "ADP" and word.lower_ not in _OPENERS) or word.lower_ in ("and", "or", "'s", "to")
