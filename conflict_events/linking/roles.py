"""Fills the roles of a trigger from its slots: attacker, target, sides, and the places named there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import is_armed
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.candidate import Party
from conflict_events.linking.companions import companions, merely_back, supporters
from conflict_events.linking.event_nouns import noun_modifiers, planters
from conflict_events.linking.fighters import fighters
from conflict_events.linking.fitting import ADVERSE, keep_fitting
from conflict_events.linking.holding import (
    fought,
    held_until,
    holders,
    ousted,
    site_owners,
    taken_from,
    users,
)
from conflict_events.linking.kindred import UNSIGNED
from conflict_events.linking.munitions import complete_downing, shells, thrown
from conflict_events.linking.party_mentions import one_of, party_of
from conflict_events.linking.people import driven_crowd, named_person
from conflict_events.linking.role_words import no_places, signs
from conflict_events.linking.sides import GENERIC_ACTORS, INSURGENT_SIDES
from conflict_events.linking.syntax import light_verbs
from conflict_events.linking.unreal_verbs import in_doubt

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.syntax import Slots
    from conflict_events.rules.schema import Roles
    from conflict_events.tagging.tree import Token


_SUFFER_OR_DO = ("attacker", "target")


def fill_roles(scene: Scene, finder: PartyFinder, candidate: Candidate, slots: Slots, roles: Roles) -> None:
    """Puts the parties of each slot into their role."""
    sides: list[tuple[str, list[Party]]] = []
    first_side = 1
    allies: list[Party] = []
    bystanders: list[Party] = []
    by: list[Party] = []
    helped: list[Party] | None = None
    for slot, tokens in slots.items():
        role = roles.get(slot, "place")
        noun = not candidate.is_verb or _like_noun(candidate.head, slots)
        fire = candidate.head if noun else candidate.span[-1]
        if role == "source_place" and (noun or fire.lower_ == "fire") and candidate.type.type in _FIRED:
            _add(candidate.attackers, _fire_from(scene, finder, tokens, fire))
        if slot == "in" and not noun and candidate.type.type in _FIRED:  # "hurt in army shells on the town"
            _add(candidate.attackers, [p for t in shells(scene, tokens) for p in finder.parties(t)])
        if slot == "subject" and candidate.type.type in _PLANTED:
            _add(candidate.attackers, [p for t in planters(tokens) for p in finder.parties(t)])
        if role in ("none", "weapon", "source_place"):
            continue
        if slot in ("on", "at"):  # "bombed the town at the request of the army"
            tokens = [t for t in tokens if t.lemma_.lower() not in light_verbs()["bidding"]]
        if role == "target":
            fired = thrown(scene, candidate, slot, tokens)
            tokens = [t for t in tokens if t not in fired]
            if not (slots.get("subject") or slots.get("by")):  # "Israeli missiles were fired": Israel did it
                _add(candidate.attackers, [p for t in fired for p in finder.parties(t)])
        ground = candidate.type.category in _GROUND
        if slot in _STRUCK or slot in ("of", "into") or (slot == "in" and ground):
            held = [p for t in tokens for p in holders(scene, t)]
            if ground:
                _add(candidate.targets, held)
            if not ground or candidate.type.type == "ground_attack":  # where others are hurt, they are struck
                _add(candidate.holders, held)
        # "fired rockets at houses"
        aimed = slot in _STRUCK or (slot == "at" and candidate.type.type in _FIRED)
        if role == "target" and aimed and candidate.type.category in _HARMFUL:
            _add(candidate.holders, [p for t in tokens for p in users(scene, t)])
        if slot in _BESIDE and candidate.type.type in _PLANTED:
            _add(candidate.targets, [p for t in tokens for p in site_owners(scene, finder, t)])
        if slot == "of" and candidate.type.type == "siege" and candidate.head.head.lower_ == "under":
            _add(candidate.attackers, _besiegers(scene, finder, tokens))
        if role == "place":
            continue
        if role in _SUFFER_OR_DO:  # "killed by gunmen and his body was found", "whose body they hung"
            tokens = [t for t in tokens if t.lemma_.lower() not in light_verbs()["lifeless"]]
        if slot == "with":  # "fighting with US support": no side that they fight
            tokens = [t for t in tokens if t.lemma_.lower() not in light_verbs()["support"]]
        if slot in ("subject", "by") and tokens:
            held_out = role == "target" and candidate.type.type == "attack_repelled"
            helped = candidate.targets if held_out else candidate.attackers
        if candidate.type.type == "ceasefire":
            tokens = [t for t in tokens if signs(t, candidate)]
        against = role == "target" and candidate.type.category in ADVERSE
        repelled = role == "attacker" and candidate.type.type == "attack_repelled"
        finder.besides = candidate.attackers if against else candidate.targets if repelled else []
        nouns = no_places(scene, tokens, slot, role, candidate)
        found = [finder.parties(t, passive_role=role == "target") for t in nouns]
        parties = [p for of_one in found for p in of_one]
        finder.besides = []
        if role == "target" and slot == "object" and candidate.type.type in _OF_PERSONS and not parties:
            parties = [p for t in tokens for p in named_person(scene, t)]
        if role == "target" and candidate.type.type == "displacement" and not parties:
            parties = [p for t in tokens for p in driven_crowd(t)]
        if slot == "modifier":
            parties = [p for p in parties if not _mere_label(candidate, p)]
            parties += _inherited(scene, finder, candidate)
        if slot == "subject" and role in ("attacker", "side", "target"):
            beside = companions(scene, finder, candidate, tokens)
            beside = [p for p in beside if not merely_back(scene, p, parties)]
            if beside and not parties:  # "fighters with support from X": they do it, whoever they are
                parties = [party_of(scene, scene.actors[t.i]) for t in tokens if t.i in scene.actors]
            _add(allies if role == "side" else parties, beside)
        if slot == "of" and role == "target" and candidate.type.category == "remote_violence":
            _add(candidate.attackers, [p for p in parties if p.class_ in _FIRING])
            parties = [p for p in parties if p.class_ not in _FIRING]
        if role == "side":
            if slot == "object" and not candidate.is_verb:  # "two civilians were killed in clashes"
                bystanders += [p for p in parties if not is_armed(scene, p)]
                parties = [p for p in parties if p not in bystanders]
            sides.append((slot, parties))
            if slot in _BOTH and found:
                first_side = len(found[0]) or 1
        else:
            _add(candidate.attackers if role == "attacker" else candidate.targets, parties)
            by += parties if role == "attacker" and slot == "by" else []
    if candidate.is_verb and not candidate.type.symmetric and _like_noun(candidate.head, slots):
        _add(candidate.attackers, _inherited(scene, finder, candidate))
    if sides:
        _share_sides(candidate, sides, first_side)
        _add(candidate.attackers, allies)
        _add(candidate.targets, bystanders)
    if helped:
        _add(helped, supporters(scene, candidate))
    one_sided = not (candidate.attackers and candidate.targets)
    if candidate.type.type == "clash" and not candidate.is_verb and one_sided:
        _join_sides(candidate, fighters(scene, finder, candidate))
    if not candidate.targets:
        _add(candidate.targets, taken_from(scene, finder, candidate))
    if not candidate.targets and candidate.type.category in _GROUND:
        _add(candidate.targets, ousted(scene, finder, candidate))
    if not candidate.targets:
        _add(candidate.targets, fought(scene, finder, candidate, slots.get("subject", [])))
    if not candidate.targets:
        _add(candidate.targets, held_until(scene, finder, candidate))
    if candidate.type.type == "downing":
        complete_downing(scene, finder, candidate, slots)
    _drop_label(scene, candidate, by)
    if in_doubt(candidate.clause):
        candidate.attackers = one_of(scene, candidate.attackers)
    keep_fitting(scene, finder, candidate)


def _like_noun(verb: Token, slots: Slots) -> bool:
    """ "as well as shelling from army posts": a form in -ing that names the deed."""
    return verb.dep_ == "pcomp" or (
        verb.tag_ == "VBG" and not slots.get("subject") and not slots.get("object")
    )


def _fire_from(scene: Scene, finder: PartyFinder, tokens: list[Token], noun: Token) -> list[Party]:
    """ "shelling from Islamic State militants": they do it; of "fire from rebel positions" the rebels."""
    named = [t for t in tokens if t.i not in scene.places and (t.head.head == noun or t.head.i == noun.i + 1)]
    found = [p for t in named for p in finder.parties(t)]
    return [p for p in found if is_armed(scene, p)]


def _besiegers(scene: Scene, finder: PartyFinder, tokens: list[Token]) -> list[Party]:
    """ "is under the siege of the army": who besieges it; of "under a siege of Homs" nobody."""
    return [p for t in tokens if t.i not in scene.places for p in finder.parties(t) if is_armed(scene, p)]


_OF_PERSONS = ("assassination", "execution", "killing", "abduction", "arrest")


_FIRED = ("shelling", "missile_strike", "airstrike", "ground_attack", "deployment")
_PLANTED = ("bombing", "suicide_bombing", "mine_explosion")
_BESIDE = ("in", "at", "near", "inside", "outside", "under", "next to", "beside", "into", "on")
_HARMFUL = ("remote_violence", "ground_combat")
_STRUCK = ("object", "on", "against")
_FIRING = ("air", "artillery")  # "the bombardment of the army's aircraft": they do it


def _mere_label(candidate: Candidate, party: Party) -> bool:
    """ "a terrorist explosion", "anti-government protests": what they were, not who did it."""
    label = party.text.lower()
    if candidate.type.type == "protest":
        return label.startswith("anti-")
    return candidate.type.type in UNSIGNED and label in anaphora()["labels"]


def _drop_label(scene: Scene, candidate: Candidate, by: list[Party]) -> None:
    """ "terrorist mortar attacks by X": X alone, of whom the text says what it is."""
    rows = [scene.lexicon.rows.get(p.actor) for p in by if p.actor not in GENERIC_ACTORS]
    if any(row is not None and row.side in INSURGENT_SIDES for row in rows):
        labels = [p for p in candidate.attackers if p.kind == "modifier" and p.actor in GENERIC_ACTORS]
        candidate.attackers = [p for p in candidate.attackers if p not in labels]


_GROUND = ("ground_combat", "territory")


def _inherited(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[Party]:
    """Modifiers of a noun coordinated with the event noun: "Russian air strikes and shelling"."""
    head = candidate.head
    if candidate.type.symmetric and head.dep_ == "conj" and head.head.i in scene.actors:
        return finder.parties(head.head)  # "regime and rebels battle": the tree takes the verb for a noun
    if head.dep_ != "conj" or candidate.attackers or any(t.i in scene.actors for t in noun_modifiers(head)):
        return []
    return [p for t in noun_modifiers(head.head) if t.i in scene.actors for p in finder.parties(t)]


def _add(role: list[Party], parties: list[Party]) -> None:
    for party in parties:
        if not any(party.same_as(p) for p in role):
            role.append(party)


def _join_sides(candidate: Candidate, sides: list[list[Party]]) -> None:
    """Puts who else fights, side by side, into the one that is still empty."""
    for side in sides:
        if not candidate.attackers:
            _add(candidate.attackers, side)
        elif not any(p.same_as(a) for p in side for a in candidate.attackers):
            _add(candidate.targets, side)


_BOTH = ("between", "among", "amongst")


def _share_sides(candidate: Candidate, sides: list[tuple[str, list[Party]]], first: int) -> None:
    """One slot a side; of a single slot with two parties each is one, unless both are fought or "with".

    The ``first`` parties are one noun's: "between Syrian and Russian forces and rebels".
    """
    filled = [(slot, parties) for slot, parties in sides if parties]
    both = [(slot, parties) for slot, parties in filled if slot in _BOTH and len(parties) > 1]
    if both:  # "clashes between X and Y killed 30 militants": theirs, no third side
        filled = [(slot, parties) for slot, parties in filled if slot != "object"]
    if len(filled) == 1:
        slot, parties = filled[0]
        cut = 0 if slot in ("against", "with") else first if first < len(parties) else 1
        _add(candidate.attackers, parties[:cut])
        _add(candidate.targets, parties[cut:])
    elif filled:
        _add(candidate.attackers, filled[0][1])
        for _, side in filled[1:]:
            _add(candidate.targets, side)
