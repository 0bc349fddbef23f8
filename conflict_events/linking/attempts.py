"""Who is killed in an attack of their own: "killed trying to storm the base" tells of an attack that was repelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.syntax import is_passive, light_verbs, objects, prepositions, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.tagging.tree import Token

_WHO = ("who", "that", "which")
_WHEN = ("as", "while", "when")


def own_attempt(verb: Token) -> Token | None:
    """The word by which those whom a verb kills try to attack: "tried" in "killed ten who tried to storm it"."""
    passive = is_passive(verb)
    victims = list(subjects(verb) if passive else objects(verb))
    victims += [t for v in victims for t in prepositions(v).get("of", ())]
    tries = [*_tries(verb, passive), *(t for v in victims for t in v.rights if t.dep_ in ("acl", "relcl"))]
    for word in tries:
        if word.lemma_ in light_verbs()["trying"] and _is_theirs(word, verb) and _assails(word, ("xcomp",)):
            return word
    phrases = prepositions(verb)
    if any(t.i in verb.doc.trigger_heads for told in phrases.values() for t in told):
        return None  # "were killed in clashes in a failed bid to retake it"
    nouns = [t for name in ("during", "in") if passive or name == "during" for t in phrases.get(name, ())]
    return next((t for t in nouns if t.lemma_ in light_verbs()["attempts"] and _assails(t, ("acl",))), None)


def _tries(verb: Token, passive: bool) -> Iterable[Token]:
    """ "were killed trying to", "killed as they tried to": the clauses beside a verb, where its subject has not tried."""
    told = [c for c in verb.rights if c.dep_ in ("advcl", "xcomp", "ccomp")]
    return told if passive else [c for c in told if any(s.lower_ == "they" for s in c.lefts)]


def _is_theirs(word: Token, verb: Token) -> bool:
    """Whether those killed try: not in "rebels killed ten as they tried", where it may be the rebels."""
    own = next((c for c in word.lefts if c.dep_ == "nsubj"), None)
    if own is None or own.lower_ in _WHO:
        return word.head is not verb or is_passive(verb)
    alone = all(s.tag_ in ("NN", "NNP") for s in subjects(verb)) and bool(subjects(verb))
    told = any(c.dep_ in ("mark", "advmod") and c.lower_ in _WHEN for c in word.lefts)
    return own.lower_ == "they" and told and (is_passive(verb) or alone)


def _assails(word: Token, ways: tuple[str, ...]) -> bool:
    """ "tried to storm", "an attempt to infiltrate"."""
    aims = [c for c in word.rights if c.dep_ in ways and c.tag_ == "VB"]
    return any(c.lemma_ in light_verbs()["assailing"] for c in aims)
