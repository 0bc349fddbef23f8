"""Headlines drop "was" and the articles: who suffers stands where a sentence has its doer."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

HEADLINES = [
    ("Rebel commander assassinated in Daraa.", "assassination", [], ["rebels"]),
    ("Army checkpoint stormed in Daraa.", "ground_attack", [], ["saa"]),
    ("Rebels besieged in Daraya.", "siege", [], ["rebels"]),
    ("Islamic State expelled from Syrian town of Tal Abyad.", "capture", [], ["is"]),
    ("Government troops forced out of strategic hill in Latakia.", "capture", [], ["saa"]),
    ("Jihadists kicked out of Azaz by rival rebels.", "capture", ["rebels"], ["islamist_rebels"]),
    ("UN aid convoy attacked near Aleppo.", "ground_attack", [], ["un"]),
    ("IS attack repelled near Palmyra.", "attack_repelled", ["is"], []),
    ("Rebels repelled near Khan Tuman.", "attack_repelled", ["rebels"], []),
    ("Syrian colonel captured near Quneitra.", "abduction", [], ["saa"]),
    ("Prisoners swapped between army and rebels in Idlib.", "prisoner_exchange", ["saa"], ["rebels"]),
    ("Rebels seized overnight the village of Tal Tamr.", "capture", ["rebels"], []),
    ("Rebels stormed into Morek and looted homes.", "ground_attack", ["rebels"], []),
]


@pytest.mark.parametrize(("text", "kind", "attackers", "targets"), HEADLINES)
def test_who_suffers_in_a_headline(text: str, kind: str, attackers: list[str], targets: list[str]) -> None:
    event = extract_events(text, published="2016-07-10")[0]
    assert event.type == kind
    assert [p.id for p in event.attackers] == attackers
    assert [p.id for p in event.targets] == targets
