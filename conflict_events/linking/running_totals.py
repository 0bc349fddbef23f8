"""Running totals: what a deed brings a number to, which is the number of many deeds and not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.counting import toll_words
from conflict_events.linking.syntax import ancestors, is_verb
from conflict_events.tagging.tree import kept

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_BELOW = ("advcl", "relcl", "acl", "conj", "xcomp")


@kept
def in_running_total(token: Token) -> bool:
    """ "killed nine, bringing to 112 the number of people killed there since April": the 112, who died, and April."""
    verbs = (t for t in (token, *ancestors(token)) if is_verb(t) and t.dep_ in _BELOW)
    return any(_raises_total(verb) for verb in verbs)


@kept
def _raises_total(verb: Token) -> bool:
    """ "bringing the toll to 112 since April"; without such a time ("bringing the toll to twelve") it is of the deed."""
    if verb.lemma_ not in toll_words()["raising"]:
        return False
    told = [t for t in verb.subtree if t.i > verb.i]
    counted = any(t.lemma_.lower() in toll_words()["totals"] for t in told)
    return counted and (_tells_long_time(verb, told) or any(_is_of_war(t) for t in told))


def _tells_long_time(verb: Token, told: list[Token]) -> bool:
    words = verb.doc[verb.i : told[-1].i + 1].text.lower() if told else ""
    return any(f" {time}" in words for time in toll_words()["long_times"])


def _is_of_war(noun: Token) -> bool:
    """ "killed in the operation"."""
    return noun.lower_ in toll_words()["campaigns"] and any(c.lower_ == "the" for c in noun.lefts)
