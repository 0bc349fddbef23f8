"""How exactly a text places something: ACLED's geo_precision (1 to 3) and UCDP's where_prec (1 to 7).

"near X" and "north of X" are precision 2, 2; more than 25 km away 2, 5; part of a province 2, 5; the
countryside of a city is its province: 3, 4. A name alone is as exact as its kind.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Literal

from conflict_events.tagging.phrases import fold
from conflict_events.tagging.place_words import place_words
from conflict_events.tagging.tree import kept

if TYPE_CHECKING:
    from conflict_events.models import Place
    from conflict_events.tagging.tree import Span

Precision = tuple[Literal[1, 2, 3] | None, Literal[1, 2, 3, 4, 5, 6, 7] | None]

_FAR_KM = 25.0
_KM_PER_MILE = 1.609
_DISTANCE = re.compile(
    r"(\d{1,6}(?:\.\d{1,3})?)[ -](km|kms|kilomet\w+|miles?)\b(?:(?! and )[^.,;]){0,40}$", re.IGNORECASE
)
_POINTS = (
    "city",
    "town",
    "village",
    "suburb",
    "neighbourhood",
    "camp",
    "air_base",
    "airport",
    "military_base",
)
_AREAS = ("governorate", "country")
_TITLES = r"(?:the )?(?:syrian )?(?:capital |city of |town of |village of |province of )?"


def words_precision(span: Span, place: Place) -> Precision:
    """The precision of a resolved mention, by the words before and behind it."""
    before, after = _before(span), _after(span)
    directions = place_words().parts.directions
    if place.kind in _AREAS:
        part = before[-1:] and before[-1] in directions
        if _countryside(before, after) or span.id_ == "region":
            part = bool({*before[-4:], *after} & set(directions))
        return (place.precision, 5) if part else (place.precision, place.where_prec)
    if place.kind in _POINTS and before[-2:] == ["outskirts", "of"]:
        return 2, 2
    if place.kind in _POINTS and place.name == place.province and _countryside(before, after):
        return (
            (2, 5) if set(before[-3:]) & set(directions) or (after[:1] and after[0] in directions) else (3, 4)
        )
    if place.kind in _POINTS and _is_near(before):
        return 2, 2 if _kilometres_away(before) <= _FAR_KM else 5
    if place.kind in _POINTS and before[-1:] and before[-1] in directions:
        return 2, 5 if place.name == place.province else 2
    if place.kind in _POINTS and _countryside(before, after):
        return 2, 2
    return place.precision, place.where_prec


@kept
def is_around(span: Span) -> bool:
    """Whether a city stands for the land around it: "near Damascus", "Damascus suburbs", "east of Damascus"."""
    before, after = _before(span), _after(span)
    return _is_near(before) or _countryside(before, after)


def _before(span: Span) -> list[str]:
    return [fold(t.text) for t in span.doc[max(span.sent.start, span.start - 9) : span.start]]


def _after(span: Span) -> list[str]:
    words = [fold(t.text) for t in span.doc[span.end : span.end + 3]]
    return words[1:] if words[:1] in (["'s"], ["s"], ["'"]) else words


def _countryside(before: list[str], after: list[str]) -> bool:
    """ "the countryside of X", "rural X", "X's northern countryside", "X suburbs"."""
    parts = place_words().parts
    if after and (
        after[0] in parts.countryside or (after[0] in parts.directions and after[1:2] == ["countryside"])
    ):
        return True
    if before[-1:] == ["rural"]:
        return True
    stem = before[:-1] if before[-1:] == ["the"] else before
    return len(stem) > 1 and stem[-1] == "of" and stem[-2] in parts.countryside


def _is_near(before: list[str]) -> bool:
    """ "near X", "outside the city of X", "north of X"."""
    return _near().search(" ".join(before) + " ") is not None


@functools.cache
def _near() -> re.Pattern[str]:
    parts = place_words().parts
    near, directions = "|".join(re.escape(fold(w)) for w in parts.near), "|".join(parts.directions)
    return re.compile(
        rf"(?:^| )(?:{near}|(?:{directions}) (?:side )?of|(?:km|kilomet\w+|miles?) (?:away )?from) {_TITLES}$"
    )


def _kilometres_away(before: list[str]) -> float:
    """The distance that the text gives, in kilometres; 0 where it gives none."""
    found = _DISTANCE.search(" ".join(before))
    if not found:
        return 0.0
    return float(found[1]) * (_KM_PER_MILE if found[2].startswith("mile") else 1.0)
