"""Trigger words that describe or name something and tell no event: "a campaign rally", "troops reinforced by militiamen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.answered import is_traced
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.counting import hurts
from conflict_events.linking.habits import among_others, in_ranked_toll, is_ranked, names_a_kind
from conflict_events.linking.means import is_struck, names_town
from conflict_events.linking.slots import carrier
from conflict_events.linking.syntax import light_verbs, prepositions, subjects
from conflict_events.linking.unreal_verbs import is_infinitive, unreal_verb
from conflict_events.linking.victims import says_who_was_hurt

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.rules.schema import EventType
    from conflict_events.tagging.tree import Token


def no_event(scene: Scene, parties: PartyFinder, head: Token, is_verb: bool, event_type: EventType) -> str:
    """Why a trigger word tells no event: "militants fighting the regime" says who they are, not what happened."""
    if not is_verb and is_infinitive(head):
        return "a verb of another sense"  # "determined to push ahead"
    if not is_verb and _bounds_ground(head):
        return "names a place"
    if (
        not is_verb
        and head.dep_ == "compound"
        and event_type.type == "offensive"
        and carrier(head) == head
        and not _named_operation(head)
    ):
        return "names a thing: another noun follows"  # "a campaign rally"
    if not is_verb and head.dep_ == "compound" and head.head.i > head.i:
        if (
            scene.classes(head.head)
            & {"aircraft", "arms", "vehicle", "small_arms", "naval", "person", "position"}
            and head.head.pos_ != "PROPN"
        ):
            return "names a thing: another noun follows"
    if not is_verb and names_town(head) and event_type.type in ("chemical_attack", "siege", "bombing"):
        return "names a thing: another noun follows"  # "the gas attack town"
    if not is_verb and event_type.type == "bombing" and _is_destroyed(head):
        return "names what is destroyed"
    if not is_verb and is_traced(head):
        return "names what is answered"
    if is_verb and head.dep_ == "acl" and head.lemma_ == "reinforce":
        return "describes a party"  # "troops reinforced by militiamen"
    if not is_verb and event_type.type == "deployment" and is_struck(head):
        return "names what is attacked"
    if not is_verb and event_type.type == "ceasefire" and _of_talks(head):
        return "names a thing: another noun follows"
    if not is_verb and event_type.category == "humanitarian" and _is_hindered(head):
        return "hindered"
    if not is_verb and event_type.type == "ceasefire_violation" and _judges_deed(head):
        return "says what another deed was"
    measured = None if is_verb else superlative(head)
    ranked = measured is not None and (measured.dep_ == "attr" or among_others(measured))
    if ranked or (not is_verb and in_ranked_toll(head)):
        return "measures a deed against others"  # "was one of the worst attacks this year"
    if is_ranked(head):
        return "counts a deed among others"
    if not is_verb and names_a_kind(head):
        return "names a kind of deed, not one"
    if not is_verb and event_type.type == "clash" and _before_thing(head):
        return "names a thing: another noun follows"
    if head.dep_ == "amod" and (is_verb or "talk" in scene.classes(head.head)):
        return "describes a thing"
    if is_verb and event_type.type == "siege" and head.tag_ == "VBG" and _lies_around(head):
        return "describes a place"
    speaks = head.dep_ == "relcl" and parties.is_source(head.head.idx)
    if is_verb and event_type.type == "displacement":
        if speaks:
            return "says who speaks"  # "an activist who fled abroad said"
        if says_who_was_hurt(head):
            return "says who was hurt"
        if _goes_out(head):
            return "tells of a daily way"
    if is_verb and event_type.symmetric and head.dep_ in ("acl", "amod") and head.tag_ == "VBG":
        return "describes a party"
    return ""


def _goes_out(verb: Token) -> bool:
    """ "shot as he left his home", "as children were leaving for the day": they go out or home, and flee nothing."""
    if verb.lemma_ != "leave":
        return False
    ends = [t.lower_ for t in prepositions(verb).get("for", ())]
    who = {t.lower_ for t in subjects(verb)}
    return ends in (["day"], ["night"]) or (bool(who) and who <= {"he", "she"})


def _bounds_ground(noun: Token) -> bool:
    """ "the army's area of operations", "the theatre of operations": where somebody operates, whatever goes on."""
    above = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_.lower() in anaphora()["grounds"]


def _is_destroyed(noun: Token) -> bool:
    """ "strikes destroyed two positions and a car bomb", "defused dozens of devices": they never went off."""
    while noun.dep_ in ("conj", "appos"):
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in anaphora()["measures"]:
        noun = noun.head.head
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in light_verbs()["disarming"]


def superlative(noun: Token) -> Token | None:
    """The "one" of "one of the worst attacks", or the attack of "the deadliest attack", where a noun is so measured."""
    if not any(c.tag_ in ("JJS", "RBS") for c in noun.subtree if c.i < noun.i):
        return None
    one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return one if one is noun or one.lower_ == "one" else None


def _named_operation(head: Token) -> bool:
    """ "Operation Desert Lion entered its second week": the name of a campaign, of which something is told."""
    name = head.head
    if not (head.text[:1].isupper() and name.pos_ == "PROPN"):
        return False
    told = name.dep_ in ("nsubj", "nsubjpass", "dobj")
    return told and name.head.lemma_.lower() in anaphora()["goes_on"]


def _of_talks(noun: Token) -> bool:
    """ "the ceasefire task force", "truce monitors": those who deal with a truce."""
    return noun.dep_ in ("compound", "nmod") and noun.head.lemma_.lower() in anaphora()["about_truces"]


def _is_hindered(noun: Token) -> bool:
    """ "blocked aid deliveries", "the evacuation was prevented": it did not take place."""
    hindered = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in light_verbs()["hindering"]
    return hindered and not unreal_verb(noun.head)


def _judges_deed(breach: Token) -> bool:
    """ "shelled the town in breach of the truce": the breach is the shelling, told in the same sentence."""
    said_of = breach.dep_ == "appos" or (breach.dep_ == "pobj" and breach.head.lower_ == "in")
    others = (t for t in breach.sent if t.i in breach.doc.trigger_heads and t != breach)
    return said_of and breach.tag_ == "NN" and any(not hurts(t) for t in others)


def _lies_around(head: Token) -> bool:
    """ "hills surrounding the town", "Azaz and surrounding villages": where they are, no siege."""
    behind = head.nbor() if head.i + 1 < head.sent.end else head
    return head.dep_ in ("acl", "prep") or (head.lemma_ == "surround" and _names_around(behind))


def _names_around(noun: Token) -> bool:
    return noun.tag_ == "NNS" or noun.lower_ in ("area", "countryside")


def _before_thing(head: Token) -> bool:
    """ "two fighting positons": a noun right behind, whatever the tree makes of it."""
    behind = head.nbor() if head.i + 1 < head.sent.end else head
    led = behind.tag_ in ("NN", "NNS") and behind.dep_ not in ("npadvmod", "nsubj", "nsubjpass")
    return head.lower_.endswith("ing") and led and behind.i not in head.doc.trigger_heads
