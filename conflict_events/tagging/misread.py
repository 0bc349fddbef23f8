"""Words that the model would take for something else: verbs of headlines, deeds before a verb, commas for "and"."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

from conflict_events.rules.codebook import event_types
from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.phrases import singular
from conflict_events.tagging.verb_forms import irregular, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

_SUBJECT = 6  # words: a deed that opens a sentence, and its verb
_ADJECTIVES = 2  # words between a verb and the deeds that are its object
_OWNING = ("'s", "\u2019s")
_CLAUSE = 8  # words behind a verb in which another one shows that it is none


@functools.cache
def stand_in_words() -> dict[str, Any]:
    """The stand-ins and what they stand in for (``rules/stand_ins.toml``)."""
    return read_toml(rules_directory() / "stand_ins.toml")


@functools.cache
def _days() -> tuple[str, ...]:
    return tuple(stand_in_words()["days"])


class Names(NamedTuple):
    """The actors of a Doc, and where its actors and places begin: each is made once."""

    actors: list[Span]
    starts: set[int]


def misread_verbs(doc: Doc, lowered: list[str], units: list[Span], names: Names) -> Iterator[tuple[int, str]]:
    """Verbs that the model would take for something else, and their tense."""
    felt = stand_in_words()["felt"]
    yield from ((i, "past") for i in _pasts(doc, lowered))
    starts = {u.start for u in units}
    yield from ((i, "present") for i in _presents(doc, lowered, starts, names))
    yield from (
        (i, "present_of_many" if lowered[i] in felt else "present") for i in _felt(doc, lowered, units, names)
    )
    yield from ((i, "present_of_many") for i in _presents_of_many(doc, lowered, starts, names))


def _pasts(doc: Doc, words: list[str]) -> Iterator[int]:
    """Verbs in the past that the model would take for nouns or adjectives.

    "retook", which it does not know, "a motorcycle shot dead", "shelling forced troops to leave", and "The army on Friday liberated the town", where
    it reads of a day and a liberated town.
    """
    unknown, goes_on, opens, days = (
        *(stand_in_words()[k] for k in ("unknown_pasts", "goes_on", "opens")),
        _days(),
    )
    for i, (before, word) in enumerate(itertools.pairwise(words), 1):
        past = before.endswith(days) and is_past(words, i)
        shot = (word in goes_on or word in opens) and _goes_on(words, i)
        driven = word in stand_in_words()["driven"] and singular(before) in stand_in_words()["deeds"]
        if word in unknown or shot or driven or (past and _behind_day(doc, i)) or _told_of_itself(doc, i):
            yield i


def is_past(words: list[str], i: int) -> bool:
    """ "a raid that the army claims killed ten": whether the next word is a verb in the past."""
    return i < len(words) and (words[i].endswith("ed") or words[i] in irregular())


def _told_of_itself(doc: Doc, i: int) -> bool:
    """ "Army says captured village near Azaz": a headline that leaves out its "it"; not "says besieged people ate"."""
    if doc[i - 1].lower_ not in stand_in_words()["telling"] or doc[i].lower_ not in _past_deeds():
        return False
    behind = [t.text for t in doc[i + 1 : i + 1 + _CLAUSE]]
    clause = itertools.takewhile(lambda w: w not in (",", "."), behind)
    verbs = (w for w in clause if not w.isupper())  # "IS" is none
    return not any(
        w in stand_in_words()["auxiliaries"] or w.endswith("ed") or w in irregular() for w in verbs
    )


def _goes_on(words: list[str], i: int) -> bool:
    """Whether what stands beside a word makes it a verb: "a motorcycle shot dead"."""
    if i + 2 >= len(words) or words[i - 1] in stand_in_words()["auxiliaries"]:
        return False
    if words[i + 1] in stand_in_words()["opens"].get(words[i], ()):
        return True
    if words[i] not in stand_in_words()["goes_on"]:
        return False
    return (
        words[i + 1] in stand_in_words()["goes_on"][words[i]]
        and words[i + 2] not in stand_in_words()["no_object"]
    )


def _presents(doc: Doc, lowered: list[str], starts: set[int], names: Names) -> Iterator[int]:
    """Verbs in the present that the model would take for nouns: "repels", and "Turkey shells two villages".

    Of the words that may be either, those are verbs that stand between an actor at the start of a unit and what
    only an object can begin with.
    """
    unknown = stand_in_words()["unknown_presents"]
    yield from (i for i, word in enumerate(lowered) if word in unknown)
    for actor in names.actors:
        i = actor.end
        if (
            i < len(lowered)
            and lowered[i] in _either()
            and _opens(actor, lowered, starts)
            and (_begins_object(doc, lowered, i + 1, names) or _is_thing(lowered, i + 1))
        ):
            yield i


def _presents_of_many(doc: Doc, lowered: list[str], starts: set[int], names: Names) -> Iterator[int]:
    """What many do at the start of a unit: "Rebels storm army base", "Thousands flee fighting", "Syria, Russia bomb Idlib"."""
    many = {i + 1 for i in starts if lowered[i] in stand_in_words()["crowds"]}
    many |= {
        a.end for a in names.actors if _opens(a, lowered, starts) and _is_plural(lowered[a.end - 1], a.text)
    }
    many |= {a.end for a in names.actors if _joins_opener(a, lowered, starts, names)}
    for i in many:
        if i + 1 < len(lowered) and lowered[i] in _bare_verbs():
            if _begins_object(doc, lowered, i + 1, names) or _is_thing(lowered, i + 1):
                yield i


def _is_plural(word: str, text: str) -> bool:
    return not text.isupper() and (singular(word) != word or word.endswith("men"))


def _is_thing(lowered: list[str], i: int) -> bool:
    """Whether a thing that a deed is done to is named at a word, without an article: "air base", "fighting"."""
    words = [singular(w.rpartition(" ")[2]) for w in lowered[i : i + 2]]
    if not words:
        return False
    fled = lowered[i].endswith("ing") and lowered[i] in stand_in_words()["deeds"]
    fired = lowered[i - 1] in stand_in_words()["firing"] and words[0] in stand_in_words()["deeds"]
    return (
        fired
        or fled
        or _is_held(lowered, i)
        or words[0] in _things()
        or f"{lowered[i]} {words[-1]}" in _things()
    )


def _is_held(lowered: list[str], i: int) -> bool:
    """ "rebel-held areas": an object without an article."""
    return lowered[i].endswith(("-held", "-controlled"))


@functools.cache
def _things() -> frozenset[str]:
    """Nouns for things that deeds are done to (``rules/nouns.toml``)."""
    nouns = read_toml(rules_directory() / "nouns.toml")
    return frozenset(word for kind in stand_in_words()["things"] for word in nouns[kind]["words"])


@functools.cache
def _bare_verbs() -> frozenset[str]:
    """The verbs of one word that tell events."""
    verbs = (verb for one in event_types(None).values() for trigger in one.trigger for verb in trigger.verbs)
    return frozenset(verb for verb in verbs if verb.isalpha())


@functools.cache
def _past_deeds() -> frozenset[str]:
    """The past forms of the verbs of one word that tell events."""
    forms = (form for verb in _bare_verbs() for form in verb_forms(verb))
    return frozenset(form for form in forms if form.endswith("ed") or form in irregular())


def _felt(doc: Doc, lowered: list[str], units: list[Span], names: Names) -> Iterator[int]:
    """What a deed at the start of a unit does: "Two blasts rock Homs", "Israeli strike targets Mezzeh"."""
    felt, deeds = set(stand_in_words()["felt"]), set(stand_in_words()["deeds"])
    for unit in units:
        for i, (deed, verb) in enumerate(
            itertools.pairwise(lowered[unit.start : unit.end][:_SUBJECT]), unit.start + 1
        ):
            is_one = deed == (one := singular(deed))
            agrees = one in deeds and singular(verb) in felt and is_one != (verb in felt)
            if agrees and _begins_object(doc, lowered, i + 1, names):
                yield i


def launches(words: list[str]) -> Iterator[int]:
    """ "militants allied to the group launch coordinated attacks"; "a rocket launch" is none, nor "the launch of raids"."""
    deeds = stand_in_words()["deeds"]
    launching = stand_in_words()["launching"]
    for i, word in enumerate(words):
        if word in launching:
            behind = words[i + 1 : i + 1 + _ADJECTIVES + 1]
            if "of" not in behind and any(w != (one := singular(w)) and one in deeds for w in behind):
                yield i


def killing_deeds(words: list[str]) -> Iterator[int]:
    """ "as shelling killed nine": a deed with a form of verbs, which the model takes for what goes on beside."""
    for i in range(1, len(words) - 1):
        named = words[i].endswith("ing") and words[i] in stand_in_words()["deeds"]
        if named and words[i - 1] in stand_in_words()["opening"] and is_past(words, i + 1):
            yield i


def _begins_object(doc: Doc, lowered: list[str], i: int, names: Names) -> bool:
    if i >= len(lowered):
        return False
    return i in names.starts or lowered[i] in stand_in_words()["objects"] or doc[i].like_num


def _opens(actor: Span, lowered: list[str], starts: set[int]) -> bool:
    """Whether an actor opens its unit, or a clause of it: "Jets bomb Idlib after rebels down plane", "Iran's IRGC"."""
    first = actor.start - (actor.start > 0 and lowered[actor.start - 1] == "the")
    if first > 1 and lowered[first - 1] in _OWNING:
        first -= 2
    return first in starts or (first > 0 and lowered[first - 1] in stand_in_words()["opening"])


@functools.cache
def _either() -> frozenset[str]:
    """The forms in -s of the verbs that tell events."""
    verbs = (verb for one in event_types(None).values() for trigger in one.trigger for verb in trigger.verbs)
    return frozenset(
        form for verb in verbs if verb.isalpha() for form in verb_forms(verb) if form[-1] == "s" != verb[-1]
    )


def _joins_opener(actor: Span, lowered: list[str], starts: set[int], names: Names) -> bool:
    """Whether an actor stands, behind a comma or "and", beside the one that opens its unit."""
    joint = actor.start - 1 - (lowered[actor.start - 1] == "the")
    if joint <= 0 or lowered[joint] not in (",", "and"):
        return False
    return any(a.end == joint and _opens(a, lowered, starts) for a in names.actors)


def joining_commas(lowered: list[str], units: list[Span], names: Names) -> Iterator[int]:
    """The comma of "Syria, Russia bomb Idlib", which stands for "and" in a headline."""
    starts = {u.start for u in units}
    for actor in names.actors:
        joint = actor.start - 1
        if actor.end < len(lowered) and lowered[actor.end] in _bare_verbs() and lowered[joint] == ",":
            if _joins_opener(actor, lowered, starts, names):
                yield joint


def _behind_day(doc: Doc, i: int) -> bool:
    """Whether the day right before a word stands behind "on", and that behind a word of the same clause."""
    on = i - 2
    if on > 0 and doc[on].text[:1].isupper() and doc[on].lower_.endswith("day"):  # "on Friday night"
        on -= 1
    return on > 0 and doc[on].lower_ == "on" and not (doc[on - 1].is_punct or doc[on - 1].is_space)
