"""Whose a thing is, by the words before and behind it: "rebel positions", "a base held by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.syntax import Phrases, Words, is_passive, light_verbs, objects, prepositions
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_SITES = frozenset({"territory", "building"})
_HELD = frozenset({"position", "facility", "person", "vehicle", "depot", "arms"})


def owner_phrases(scene: Scene, token: Token) -> Phrases:
    """Phrases behind a noun that say whose it is: "of X", "belonging to X", "positions for X"."""
    slots = prepositions(token)
    names = {"of"}
    if token.lower_ in anaphora()["members"] or token.i in scene.actors:
        names |= {"from", "at"}
    if "person" in scene.classes(token) and token.tag_ == "NN":  # "a commander in X", "a fighter with Y"
        names |= {"in", "with"}
    if scene.classes(token) & _HELD - {"person"}:
        names |= {"for"}
    if token.lemma_.lower() in light_verbs()["carriers"]:  # "an attempt by rebels to storm the base"
        names |= {"by"}
    found = {name: nouns for name, nouns in slots.items() if name in names}
    owned = [c for c in token.subtree if c.i > token.i and c.dep_ == "acl" and c.lemma_ == "belong"]
    if token.lemma_.lower() in anaphora()["members"]:  # "operatives tied to X"
        owned += [c for c in token.rights if c.dep_ == "acl" and c.lemma_ in light_verbs()["belonging"]]
    site = scene.classes(token) & _HELD and token.i not in scene.places
    tied = [c for c in token.children if c.dep_ == "acl"]
    told = [c for c in token.children if c.dep_ == "relcl" and is_passive(c)]  # "a tunnel that was used by X"
    held = [c for c in (*tied, *told) if site and c.lemma_ in light_verbs()["holding"]]
    return found | {
        "aboard": (*(n for verb in tied for n in _aboard(verb)),),
        "to": tuple(n for verb in owned for n in prepositions(verb).get("to", ())),
        "by": (*found.get("by", ()), *(n for verb in held for n in prepositions(verb).get("by", ()))),
    }


def _aboard(verb: Token) -> Words:
    """Whom a vehicle has aboard: "a bus carrying soldiers", "a truck loaded with gunmen"."""
    if verb.lemma_ in light_verbs()["carrying"]:
        return objects(verb)
    return prepositions(verb).get("with", ()) if verb.lemma_ in light_verbs()["filling"] else ()


def borne_names(noun: Token) -> list[Token]:
    """ "the groups known as X and Y": the names that they bear."""
    tied = [c for c in noun.children if c.dep_ == "acl" and c.lemma_ in light_verbs()["naming"]]
    return [t for verb in tied for t in prepositions(verb).get("as", ())]


def presumed_owners(noun: Token) -> list[Token]:
    """ "gunmen believed to be from X", "thought to belong to X", "suspected to be X fighters": whose they are."""
    held = [c for c in noun.children if c.dep_ == "acl" and c.lemma_ in light_verbs()["presuming"]]
    told = [v for c in held for v in c.rights if v.dep_ == "xcomp" and v.lemma_ in ("be", "belong")]
    phrases = [prepositions(v) for v in told]
    behind = [t for p in phrases for name in ("from", "with", "to") for t in p.get(name, ())]
    named = [t for v in told for t in v.rights if t.dep_ == "attr"]
    return behind + [m for t in named for m in (t, *prepositions(t).get("of", ()))]


def owns(scene: Scene, span: Span, modifier: Token, noun: Token) -> bool:
    """Whether a modifier says whose a thing is: not in "a Syrian town", not in "Damascus suburbs"."""
    if modifier.i in scene.places and span.label_ != "modifier" and modifier.dep_ != "poss":
        return False
    state = span.label_ == "metonym" or modifier.i in scene.places
    if state and (_names_region(scene, span) or noun.lemma_.lower() in place_words().stand_ins.settled):
        return False  # "Syria's Aleppo", "Iraq's largest city"
    if any(noun.lemma_.lower() in anaphora()[kind] for kind in ("origins_of_people", "assemblies")):
        return False
    if span.text.lower() in anaphora()["labels"] and noun.lemma_.lower() in anaphora()["blasts"]:
        return False  # "a terrorist bombing": what it is called
    if span.label_ == "modifier" and any(c.lower_ in anaphora()["civil"] for c in noun.lefts):
        return False  # "a Syrian aid convoy"
    classes = scene.classes(noun)
    return not (span.label_ == "modifier" and classes & _SITES and not classes & _HELD)


def _names_region(scene: Scene, span: Span) -> bool:
    """ "Syria's Aleppo": the country of a place."""
    behind = span.end + (span.end < len(span.doc) and span.doc[span.end].tag_ == "POS")
    return behind in scene.places


def named_as_place(token: Token) -> bool:
    """ "near the capital Damascus", "in down town Damascus": no government."""
    return token.i > 0 and token.nbor(-1).lemma_.lower() in ("capital", "city", "town", "province")
