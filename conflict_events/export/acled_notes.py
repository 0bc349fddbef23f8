"""The column ``notes`` of the ACLED-compatible layout: sentences made of codes, no words of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.export.rows import place_name
from conflict_events.export.tolls import casualty_range, spell_range

if TYPE_CHECKING:
    from conflict_events.export.acled_parties import Party
    from conflict_events.export.days import Day
    from conflict_events.export.deaths import Deaths
    from conflict_events.models import Event, Place

_DOUBTS = {
    "claimed": "The report marks it as a claim.",
    "unconfirmed": "The report calls it unconfirmed.",
    "denied": "Somebody denies it.",
}


def note_sentence(
    event: Event, place: Place, day: Day, first: Party, second: Party, deaths: Deaths | None
) -> str:
    """ "On 5 October 2015, airstrike by A against B in Sukhnah (Homs), according to C. 12 killed." """
    when = f"{'On' if day.precision == 1 else 'About'} {day.day.day} {day.day:%B %Y}"
    what = event.type.replace("_", " ")
    who = f" by {first.name}" if first.name else ""
    whom = f" against {second.name}" if second.name else ""
    where = place_name(place) + (
        f" ({place.province})" if place.province and place.province != place_name(place) else ""
    )
    sources = list(dict.fromkeys(claim.source for claim in event.claims))
    says = f", according to {', '.join(sources)}" if sources else ""
    parts = [f"{when}, {what}{who}{whom} in {where}{says}.", *_toll(event, deaths)]
    return " ".join([*parts, *([_DOUBTS[event.status]] if event.status in _DOUBTS else [])])


def _toll(event: Event, deaths: Deaths | None) -> list[str]:
    """What is told of the dead and wounded, over all places and days of the event."""
    told = []
    if deaths and deaths.total.imputed:
        told.append(f"Deaths without a number, coded as {deaths.total.coded}.")
    elif deaths:
        told.append(f"{spell_range(deaths.total.low, deaths.total.high)} killed.")
    wounded = casualty_range(event.casualties, "wounded")
    if wounded:
        told.append(f"{spell_range(*wounded)} wounded.")
    if len(event.places) > 1:
        told.append(f"Told of {len(event.places)} places together.")
    return told
