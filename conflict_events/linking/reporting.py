"""The words of reporting: verbs, phrases of hearsay and nouns of speakers, from ``rules/claims.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.phrases import PhraseTable

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token


@dataclass(frozen=True)
class Reporting:
    """What a reporting verb or phrase says of the event."""

    stance: str
    certainty: str
    status: str


@functools.cache
def reporting_verbs() -> dict[str, Reporting]:
    """Reporting verbs by lemma."""
    data = read_toml(rules_directory() / "claims.toml")
    return {
        lemma: Reporting(row["stance"], row["certainty"], row["status"])
        for row in data["verb"]
        for lemma in row["lemmas"]
    }


@functools.cache
def reporting_phrases() -> PhraseTable[Reporting]:
    """Phrases of hearsay and doubt: "reportedly", "unconfirmed reports"."""
    data = read_toml(rules_directory() / "claims.toml")
    return PhraseTable(
        (
            words,
            Reporting(
                row.get("stance", "reports_hearsay"),
                row.get("certainty", "possible"),
                row.get("status", "reported"),
            ),
        )
        for row in data.get("phrase", [])
        for words in row["words"]
    )


@functools.cache
def source_nouns() -> dict[str, str]:
    """Nouns of speakers with the actor id they stand for, or an empty string."""
    rows = read_toml(rules_directory() / "claims.toml")["source_nouns"]
    return dict(rows) if isinstance(rows, dict) else dict.fromkeys(rows, "")


def is_reporting(token: Token) -> bool:
    """Whether a verb form reports, not modifies: "claimed" in "the claimed attack" does not."""
    if token.dep_ in ("amod", "compound", "aux"):
        return False
    return token.pos_ in ("VERB", "AUX") or any(c.dep_ == "nsubj" for c in token.children)
