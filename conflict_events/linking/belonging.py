"""Whose fighters general words tell of: "militants of the group X", "rebel coalition Ahrar al-Sham", "a cleric of X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import (
    anaphora,
    group_before,
    is_group,
    one_of_attackers,
    refers_back,
)
from conflict_events.linking.candidate import Party
from conflict_events.linking.owning import borne_names, presumed_owners
from conflict_events.linking.party_mentions import GENERIC, backed, composed, party_of, soldiers_of
from conflict_events.linking.syntax import light_verbs, prepositions, subjects, with_conjuncts
from conflict_events.tagging.actors import FOES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_BRACKET_REACH = 12  # tokens from a closing bracket back to its opening one
_MOSTLY_REACH = 10  # tokens between people and who most of them were


def belonging(scene: Scene, span: Span, token: Token) -> list[Party]:
    """ "terrorist groups from Jaish al-Fatah", "militants of the group X": the name says who they are."""
    if span.kb_id_ == "civilians" and token.lower_ in ("people", "persons"):
        among = [*_with_owner(prepositions(token).get("including", ())), *_mostly(token)]
        found = [p for t in among for p in _mention_at(scene, t)]
        return distinct([p for p in found if p.actor] or found)
    posted = _in_post(scene, span, token)
    if posted:
        return posted
    theirs = soldiers_of(scene, span)
    if theirs is not None:
        return [theirs]
    whole = span.label_ in ("force", "bare") or token.i == span.end - 1
    if span.kb_id_ not in GENERIC or not whole:
        return []
    before = _name_before(scene, span) or one_of_attackers(scene, token)
    if before is not None:
        return [party_of(scene, before)]
    of_others = backed(scene, span, token)
    owned = [t for name in ("of", "from") for t in prepositions(token).get(name, ())]
    if of_others is not None and not any(t.i in scene.actors for t in owned):
        return [of_others]  # not of "fighters of X, backed by Y", who are X
    if span.id_ == FOES:
        owners = [scene.actors[t.i] for t in prepositions(token).get("of", ()) if t.i in scene.actors]
        return [replace(party_of(scene, span), actor=composed(scene, o.kb_id_, FOES)) for o in owners[:1]]
    named = [s for t in _owner_nouns(scene, token) for s in [_who(scene, t)] if s is not None]
    # a state, too, is one of "all sides"; of "terrorists, including Saudis" none
    members = prepositions(token).get("including", ()) if span.id_ != "fighter" else ()
    told = {t.i for t in members}
    return distinct(
        party_of(scene, s)
        for s in named
        if is_group(scene, s)
        or s.label_ == "force"
        or (s.id_ == "group" and bool(s.kb_id_))
        or (s.label_ == "name" and not told.isdisjoint(t.i for t in s))
    )


def _who(scene: Scene, noun: Token) -> Span | None:
    """The mention of an owner; of "gunmen from the group" that of the group told before."""
    span = scene.actors.get(noun.i)
    told = span is not None and span.label_ == "bare" and not span.kb_id_ and refers_back(scene, noun)
    return (group_before(scene, noun) or span) if told else span


def _owner_nouns(scene: Scene, token: Token) -> list[Token]:
    """ "fighters of X", "rebels led by X", "groups linked to X": the words behind a noun that tell whose they are."""
    nouns = [t for name in ("from", "of", "including") for t in prepositions(token).get(name, [])]
    nouns = nouns or _named_behind(scene, token)
    leading = [c for c in token.children if c.dep_ == "acl" and c.lemma_ in light_verbs()["leading"]]
    nouns += [t for verb in leading for t in prepositions(verb).get("by", [])]
    tied = [c for c in token.children if c.dep_ == "acl" and c.lemma_ in light_verbs()["belonging"]]
    nouns += [t for verb in tied for name in ("to", "with") for t in prepositions(verb).get(name, [])]
    nouns += presumed_owners(token)
    return [name for t in nouns for name in (borne_names(t) or [t])]


def _named_behind(scene: Scene, token: Token) -> list[Token]:
    """ "X and militants of the group Y", "killed ten militants from Y": the name right behind, wherever the tree hangs it."""
    doc = scene.doc
    behind = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if behind != "of" and not (behind == "from" and token.dep_ in ("dobj", "nsubjpass")):
        return []
    named = [t for t in doc[token.i + 2 : token.i + 4] if t.i in scene.actors][:1]
    return [t for t in named if behind == "of" or is_group(scene, scene.actors[t.i])]


def _name_before(scene: Scene, span: Span) -> Span | None:
    """ "the Islamic State (IS) terrorist group": the name that a general word follows."""
    doc, at = span.doc, span.start - 1
    if at > 0 and at not in scene.actors and _describes(doc[at], span):
        at -= 1  # "Nusra Front terror group militants"
    if doc[at].text == ")" and at > 0:
        opening = next((i for i in range(at, max(0, at - _BRACKET_REACH), -1) if doc[i].text == "("), 0)
        name = scene.actors.get(opening - 1)
        return name if name is not None and name.label_ == "name" else None
    name = scene.actors.get(at)
    return name if name is not None and name.label_ == "name" and name.root.head in span else None


def _mention_at(scene: Scene, token: Token) -> list[Party]:
    span = scene.actors.get(token.i)
    return [party_of(scene, span)] if span is not None and span.label_ != "modifier" else []


def _with_owner(nouns: Sequence[Token]) -> list[Token]:
    """ "including four members of the Guards": the members and whose they are."""
    return [t for noun in nouns for t in (noun, *prepositions(noun).get("of", ()))]


def _mostly(people: Token) -> list[Token]:
    """ "12 people, most of them rebel fighters", "mostly members of X": who they were."""
    behind = people.doc[people.i + 1 : min(people.i + _MOSTLY_REACH, people.sent.end)]
    most = next((t for t in behind if t.lower_ in anaphora()["mostly"]), None)
    above = (people, people.head, most)
    told = (c for c in behind if c.dep_ in ("appos", "npadvmod") and c.head in above)
    return [t for c in told if most and c.i > most.i for t in (c, *prepositions(c).get("of", ()))]


def apposed_names(scene: Scene, token: Token) -> list[Party]:
    """ "rebel coalition Ahrar al-Sham": the name in apposition says who the group is."""
    own = scene.actors.get(token.i)
    if own is not None and own.label_ == "name" and not _is_kind(scene, own):
        return []
    for child in [*(c for c in token.children if c.dep_ == "appos"), *borne_names(token)]:
        span = scene.actors.get(child.i)
        if span is not None and span.label_ in ("name", "unit"):
            listed = [scene.actors[t.i] for t in with_conjuncts(child) if t.i in scene.actors]
            listed = [s for s in listed if s.label_ in ("name", "unit")]
            return distinct(p for s in listed for p in (_in_post(scene, s, s.root) or [party_of(scene, s)]))
    return _said_to_be(scene, token)


def _said_to_be(scene: Scene, token: Token) -> list[Party]:
    """ "X is a rebel group that seized ...", "X was among the factions that signed": of those the text speaks of X."""
    above = token
    while above.dep_ == "pobj" and above.head.lower_ in ("of", "among"):
        above = above.head if above.head.head.lemma_ == "be" else above.head.head
    named = above.head.lemma_ == "be" and any(c.dep_ == "relcl" for c in token.rights)
    told = (scene.actors.get(t.i) for t in subjects(above.head)) if named else ()
    return [party_of(scene, s) for s in told if s is not None and is_group(scene, s)]


def _in_post(scene: Scene, span: Span, token: Token) -> list[Party]:
    """ "a senior cleric of X", "an X preacher": one of the group that gives the post."""
    if span.kb_id_ != "civilians" or token.lemma_.lower() not in anaphora()["posts"]:
        return []
    named = (scene.actors.get(t.i) for t in (*prepositions(token).get("of", ()), *token.lefts))
    return distinct(party_of(scene, s) for s in named if s is not None and is_group(scene, s))


def told_zealots(modifier: Token) -> bool:
    """ "the militant counter-attack": that of the militants told before."""
    noun, words = modifier.head, anaphora()
    definite = any(c.lower_ == "the" for c in noun.lefts)
    return definite and modifier.lower_ in words["zealous"] and noun.lemma_.lower() in words["zealous_deeds"]


def _is_kind(scene: Scene, span: Span) -> bool:
    """ "allied militia": the name of a kind of group, not of one."""
    row = scene.lexicon.rows.get(span.kb_id_)
    return row is not None and row.kind == "generic"


def _describes(word: Token, span: Span) -> bool:
    return word.dep_ in ("compound", "amod") and word.head in span


def distinct(parties: Iterable[Party]) -> list[Party]:
    """Parties, each once."""
    found: list[Party] = []
    for party in parties:
        if not any(party.same_as(p) for p in found):
            found.append(party)
    return found
