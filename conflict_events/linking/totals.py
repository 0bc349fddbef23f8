"""Totals that compete: updated tolls, those of two sources, vague ones, and sums of what is told below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.breadth import near
from conflict_events.linking.counting import toll_words
from conflict_events.linking.syntax import ancestors
from conflict_events.linking.toll_parts import competes, mark_parts

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Toll
    from conflict_events.linking.sayings import Saying
    from conflict_events.tagging.tree import Token

_KINDS = ("killed", "wounded")
_FEW = 10  # dead of fewer are alike by chance
_OF_THEM = "of them "  # behind the number of those who are some of the ones told before
_MORE = 2  # times: "dozens" may turn out to be so many more
_HUNDREDS = 200
_NEAR = 14  # tokens between "earlier" and its number


def revision(word: Token, at: int) -> str:
    """ "earlier" for a number that the text itself calls out of date, "newer" for one that replaces others.

    >>> # "an initial toll of 25", "had earlier reported 25 dead"; "the toll rose to 31"
    """
    words, doc = toll_words(), word.doc
    before = doc[max(word.sent.start, at - _NEAR) : at]
    if any(
        t.lemma_.lower() in words["updating"] and any(u.lower_ == "to" for u in doc[t.i : at]) for t in before
    ):
        return "newer"
    for token in before:
        behind = doc[token.i + 1 : token.i + 4]
        if token.lower_ in words["earlier"] and any(t.lemma_.lower() in words["telling"] for t in behind):
            return "earlier"
    return ""


def attribute(candidates: list[Candidate], sayings: list[Saying]) -> None:
    """Notes at each toll who gives it: whose words it stands in, else the first source of its mention."""
    for candidate in candidates:
        source = candidate.claims[0].actor if candidate.claims else ""
        candidate.tolls = [replace(t, source=_teller(t, sayings) or source) for t in candidate.tolls]


def _teller(toll: Toll, sayings: list[Saying]) -> str:
    """The source that a toll hangs on in its sentence: "the army said ten fell, while rescuers put the toll at 26"."""
    above = [toll.word.i, *(t.i for t in ancestors(toll.word))]
    own = [s for s in sayings if s.verb.i in above and s.attribution.stance != "denies"]
    return min(own, key=lambda s: above.index(s.verb.i)).attribution.actor if own else ""


def settled(tolls: list[Toll]) -> list[Toll]:
    """The tolls of a merged event that hold: no old ones, none vaguer than another, parts marked."""
    return mark_parts(_once(_plausible(_exact(_latest(tolls)))))


def _once(tolls: list[Toll]) -> list[Toll]:
    """Drops what is told again, by the same words and in the same number: "7 killed ... Seven civilians were killed"."""
    known = [(t.kind, t.low, t.high, t.who.lower(), t.part, t.source) for t in tolls]
    return [t for i, t in enumerate(tolls) if known[i] not in known[:i]]


def _latest(tolls: list[Toll]) -> list[Toll]:
    """Drops figures that others replace."""

    def replaced(toll: Toll, index: int) -> bool:
        others = [t for t in tolls if t is not toll and t.kind == toll.kind and not t.part]
        if toll.revision == "earlier":
            return any(t.revision != "earlier" for t in others)
        return any(t.revision == "newer" and t.start > toll.start and t.low > toll.low for t in others)

    return [t for i, t in enumerate(tolls) if t.part or not replaced(t, i)]


def _exact(tolls: list[Toll]) -> list[Toll]:
    """Drops "dozens" where the text also tells a figure that it stands for."""

    def told(vague: Toll) -> bool:
        return any(
            t.kind == vague.kind
            and t.low == t.high
            and vague.low <= t.low <= (_MORE * vague.high if told_later(t, vague) else vague.high + 1)
            and not t.part
            for t in tolls
        )

    def told_later(toll: Toll, vague: Toll) -> bool:  # "dozens" of the headline, "130" of the report
        few = vague.high < _HUNDREDS
        return few and toll.word.i > vague.word.i and vague.source in ("", toll.source)

    def again(index: int) -> bool:
        vague = tolls[index]
        return any(
            t.kind == vague.kind
            and t.low < t.high
            and not t.part
            and vague.low <= t.high
            and t.low <= vague.high
            for t in tolls[:index]
        )

    tolls = [t for i, t in enumerate(tolls) if t.low == t.high or t.part or not again(i)]
    return [t for t in tolls if t.low == t.high or t.part or not told(t)]


def _plausible(tolls: list[Toll]) -> list[Toll]:
    """Drops "hundreds" beside a smaller figure: they are the dead of a longer time."""

    def exceeds(vague: Toll) -> bool:
        return any(
            t.kind == vague.kind
            and t.low == t.high < vague.low / 2
            and not t.part
            and t.word.i < vague.word.i
            for t in tolls
        )

    return [t for t in tolls if t.low == t.high or t.part or not exceeds(t)]


def drop_sums(events: list[Candidate]) -> None:
    """Takes a total away from an event where it sums up this event and others told below."""
    for event in events:
        for total in sorted((t for t in event.tolls if t.kind in _KINDS), key=lambda t: t.low):
            own = next((t for t in event.tolls if _below(t, total) or _of_them(t, total)), None)
            others = [e for e in events if _same_time(e, event) and (own or _inside(e, event))]
            if not total.part and _adds_up(total, own, others):
                event.tolls = [
                    replace(t, part=False) if t is own else t for t in event.tolls if t is not total
                ]


def hand_down(events: list[Candidate]) -> None:
    """ "Jets hit IS 25 killed", and below, of another deed, "At least 25 were killed": these are the headline's dead."""
    for event in events:
        if all(t.word.sent.start or t.part or t.low < _FEW for t in event.tolls):
            continue  # no headline tells its dead
        told_on = {t.text for m in event.mentions if m.sent.start for t in m.sent}
        below = {
            (t.kind, t.low, t.high) for e in events if e is not event for t in e.tolls if t.word.sent.start
        }
        event.tolls = [
            t
            for t in event.tolls
            if t.word.sent.start
            or t.part
            or t.low < _FEW
            or (t.kind, t.low, t.high) not in below
            or not told_on
            or str(t.low) in told_on
        ]


def _inside(other: Candidate, event: Candidate) -> bool:
    """Whether another event may lie where this one is told."""
    return not event.places or any(near(a, b) for a in event.places for b in other.places)


def _same_time(other: Candidate, event: Candidate) -> bool:
    """Another event that may be of the same day."""
    if other.date is None or event.date is None:
        return other is not event
    return other is not event and event.date.start <= other.date.end and other.date.start <= event.date.end


def _below(toll: Toll, total: Toll) -> bool:
    """Whether a figure told behind a total may count some of its people."""
    if toll.kind != total.kind or toll.part or toll.revision or competes(toll, total):
        return False
    return toll.word.i > total.word.i and toll.high < total.low


def _of_them(toll: Toll, total: Toll) -> bool:
    """ "Nine people were killed. Six of them died in a raid": six of the nine, told by a verb of their own."""
    apart = toll.word.sent != total.word.sent and toll.word.i > total.word.i
    if not (toll.part and apart and toll.kind == total.kind and toll.high < total.low):
        return False
    behind = toll.word.doc.text[toll.end : toll.end + 2 * len(_OF_THEM)]
    return behind.lstrip().lower().startswith(_OF_THEM)


def _adds_up(total: Toll, own: Toll | None, others: list[Candidate]) -> bool:
    """Whether the figures told behind a total, first to last, come to it at some point."""
    told = sorted(
        (t for e in others for t in e.tolls if _below(t, total)),
        key=lambda t: t.word.i,
    )
    if len(told) + (own is not None) < 2:
        return False
    reached = own.low if own is not None else 0
    for toll in told:
        reached += toll.low
        if total.low <= reached <= total.high:
            return True
    return False
