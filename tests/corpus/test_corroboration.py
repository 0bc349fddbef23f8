"""Who says an incident happened, who denies it, and what follows from that."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from making import make_event

from conflict_events.corpus.incidents import Incident, merge_reports
from conflict_events.corpus.summing import agreed_attackers
from conflict_events.events import Document, Events
from conflict_events.models import Actor, Claim, Event

pytest.importorskip("splink")


def says(actor: str | None, stance: str = "asserts", source: str = "") -> Claim:
    return Claim.model_validate(
        {"source": source or actor or "somebody", "actor": actor, "verb": "say", "stance": stance}
    )


def by(*ids: str) -> list[Actor]:
    return [Actor(text=one, start=0, end=1, id=one, name=one) for one in ids]


def merged(*reports: dict[str, Any]) -> Incident:
    """The one incident of some reports of the strike on Sukhnah, a day apart in print."""
    told = [
        Events(
            [make_event(**fields)],
            document=Document(doc_id=f"d{n}", source=f"outlet {n}", published=dt.date(2015, 10, 6 + n)),
        )
        for n, fields in enumerate(reports)
    ]
    [incident] = merge_reports(told)
    return incident


@pytest.mark.parametrize(
    ("attackers", "claim"),
    [
        (by("is"), says("is", "claims_responsibility")),
        (by("is"), says("amaq", "claims_responsibility")),
        (by("rus_mil"), says("rus_mil", "confirms")),
        (by("rus_mil"), says("russia")),
        (by("rus_mil"), says("rus_mod")),
    ],
    ids=["itself", "its agency claims", "itself confirms", "its state", "its ministry"],
)
def test_confirmed_by_the_belligerent(attackers: list[Actor], claim: Claim) -> None:
    incident = merged(
        {"attackers": attackers, "claims": [says("sohr")]}, {"claims": [claim], "attackers": []}
    )
    assert incident.corroboration == "confirmed_by_belligerent"


@pytest.mark.parametrize(
    ("attackers", "claim"),
    [
        (by("rus_mil"), says("is", "claims_responsibility")),
        (by("rus_mil"), says("rus_mod", "reports_hearsay")),
        (by("saa"), says("sana")),
        (by("rus_mil"), says(None, "claims_responsibility", source="a group unheard of")),
        ([], says("is")),
    ],
    ids=["another group", "hearsay", "its news agency only reports", "nobody known", "no attacker"],
)
def test_not_confirmed_by_the_belligerent(attackers: list[Actor], claim: Claim) -> None:
    incident = merged({"attackers": attackers, "claims": [claim]}, {"attackers": attackers})
    assert incident.corroboration == "several_sources"


def test_a_denial_is_kept_and_makes_it_contested() -> None:
    incident = merged({}, {"claims": [says("sohr"), says("rus_mod", "denies")]})
    assert [(c.actor, c.stance) for c in incident.denials] == [("rus_mod", "denies")]
    assert incident.corroboration == "contested"
    assert incident.to_event().status == "denied"


def test_who_denies_it_is_no_source_of_it() -> None:
    assert merged({}, {"claims": [says("sohr"), says("rus_mod", "denies")]}).sources == ["sohr"]


@pytest.mark.parametrize(
    ("named", "agreement"),
    [
        ([by("rus_mil"), by("rus_mil")], "agreed"),
        ([by("rus_mil"), by("russia")], "agreed"),
        ([by("rus_mil"), by("saa")], "contested"),
        ([by("rus_mil"), []], "one_report"),
        ([[], []], "unknown"),
    ],
)
def test_agreement_on_the_attacker(named: list[list[Actor]], agreement: str) -> None:
    events: list[Event] = [make_event(attackers=attackers) for attackers in named]
    assert agreed_attackers(events)[1] == agreement


def test_most_reports_name_the_attacker() -> None:
    events = [make_event(attackers=by(one)) for one in ("saa", "rus_mil", "rus_mil")]
    assert agreed_attackers(events)[0] == by("rus_mil")


def test_first_and_last_report() -> None:
    incident = merged({}, {}, {})
    assert (incident.first_report, incident.last_report) == (dt.date(2015, 10, 6), dt.date(2015, 10, 8))


@pytest.mark.parametrize(
    ("claims", "number"),
    [
        ([[says("sohr")], [says("sohr")]], 1),
        ([[says("sohr")], [says("white_helmets")]], 2),
        ([[], []], 2),
        ([[says("sohr")], []], 2),
        ([[says(None, source="a doctor")], [says(None, source="A doctor")]], 1),
        ([[says("sohr"), says("white_helmets")], [says("sohr")]], 2),
    ],
    ids=["one monitor twice", "two monitors", "two outlets", "a monitor and an outlet", "capitals", "both"],
)
def test_independent_sources(claims: list[list[Claim]], number: int) -> None:
    incident = merged(*({"claims": told} for told in claims))
    assert incident.independent_sources == number
    assert incident.corroboration == ("several_sources" if number > 1 else "single_source")
