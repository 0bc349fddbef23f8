"""Did it happen? Negation, plans, threats, conditionals, questions and wishes are told from reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.aims import in_list_of_aims
from conflict_events.linking.event_nouns import event_verbs
from conflict_events.linking.habits import is_habit, is_judged, is_of_habit, says_who
from conflict_events.linking.reporting import reporting_of
from conflict_events.linking.running_totals import in_running_total
from conflict_events.linking.syntax import ancestors, is_verb, light_verbs
from conflict_events.linking.unreal_nouns import (
    carried_by,
    charged_with,
    held_off,
    is_judged_at_large,
    is_modal,
    is_settled,
    names_camp,
    promised_to,
    taken_for,
    unseen,
)
from conflict_events.linking.unreal_verbs import (
    cues,
    is_infinitive,
    is_stopped,
    told_beside,
    unreal_infinitive,
    unreal_verb,
    which_of_two,
)

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def why_not(scene: Scene, token: Token, is_trigger_verb: bool) -> str:
    """Why the event of a trigger word did not happen; empty when it did."""
    if _question(token):
        return "question"
    if _explains_words(token):
        return "explains a word"
    if in_running_total(token):
        return "adds up what came before"
    if charged_with(token):
        return "what somebody is charged with"
    if _denied_in_general(scene, token):
        return "denied in general"
    if is_habit(token) or says_who(scene, token) if is_trigger_verb else is_of_habit(scene, token):
        return "tells a habit"
    if not is_trigger_verb and _made_harmless(scene, token):
        return "a device that did not go off"
    if not is_trigger_verb and token.lower_ == "displacement" and names_camp(token):
        return "names a camp"
    if not is_trigger_verb and is_judged(token):
        return "judged in general"
    verb = token if is_trigger_verb else None
    reason = unreal_verb(token) if verb is not None else _unreal_noun(token)
    if not reason and in_list_of_aims(token, cues()["aims"], cues()["told_facts"]):
        return "planned or wanted"
    if not is_trigger_verb and _told_in_past(token):
        return "" if reason == "planned or wanted" else reason
    if _answered(scene, token):
        return reason
    return reason or _unreal_context(token, is_trigger_verb) or _future(scene, token)


def _made_harmless(scene: Scene, noun: Token) -> bool:
    """ "The strike destroyed a car bomb", "left three car bombs destroyed": it went off nowhere."""
    disarming = cues()["disarming"]
    met = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in disarming
    met |= any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in disarming for c in noun.rights)
    return met and bool(scene.weapons.get(noun.i))


def _explains_words(token: Token) -> bool:
    """ "Officials use the term to mean that those concerned were killed": says what a word means."""
    terms = [t for t in token.doc.having(cues()["terms"]) if t.sent == token.sent]
    return any(v.lemma_.lower() in cues()["meaning"] for t in terms for v in token.doc[t.i : token.sent.end])


def _denied_in_general(scene: Scene, token: Token) -> bool:
    """ "Moscow denies targeting civilians": of no deed in particular."""
    denies = token.head.lemma_ == "deny" and token.head.tag_ in ("VBZ", "VBP")
    if not denies or token.tag_ != "VBG":
        return False
    told = [t.i for t in token.subtree if t.i in scene.places or t.i in scene.dates]
    struck = [c for c in token.children if c.dep_ == "dobj"]
    return not told and all(c.tag_ == "NNS" and not any(c.lefts) for c in struck)


def _question(token: Token) -> bool:
    return token.sent.text.rstrip("\n \"'").endswith("?")


def _unreal_noun(noun: Token) -> str:
    """Event nouns under "no", "possible", "planned", "threat of", "call for"."""
    words = cues()
    for child in noun.lefts:
        lower = child.lower_
        if (child.dep_ in ("det", "neg") and lower in ("no", "neither")) or lower in ("without",):
            return "negated"
        if child.dep_ == "det" and lower == "any" and (is_modal(noun) or is_judged_at_large(noun)):
            return "possible only"
        if child.dep_ in ("amod", "compound", "nmod", "advmod") and lower in words["adjectives"]:
            return "" if taken_for(noun) else "possible only"
    head = noun.head
    if is_stopped(noun) and noun.lemma_.lower() in words["bombardment"]:
        return "told as stopped"
    carried = carried_by(noun)
    if carried is not None:
        return _unreal_noun(carried)
    if noun.dep_ == "compound" and noun.i < head.i and head.lemma_.lower() in words["nouns"]:
        return "planned or wanted"
    if noun.dep_ == "pobj":
        preposition = head.lower_
        governor = head.head
        if preposition in ("without", "barring"):
            return "negated"
        lemma = governor.lemma_.lower()
        if held_off(governor, preposition):
            return "negated"
        if preposition == "of" and governor.dep_ == "attr" and is_verb(governor.head):
            told = unreal_verb(governor.head)  # "will be the site of a battle"
            if told in ("in the future", "possible only"):
                return told
        if preposition == "of" and lemma in light_verbs()["containers"] and governor.pos_ == "NOUN":
            return _unreal_noun(governor)  # "warned of a new wave of displacement"
        if lemma in words["stops"] and preposition in ("in", "on", "to", "of"):
            return "told as stopped"
        if unseen(governor):
            return "negated"
        if lemma in words["works"] and preposition in ("about", "on", "of"):
            return "the subject of a work of art"
        if lemma in words["nouns"] and preposition in ("of", "for", "on", "against", "to"):
            return "planned or wanted"
        if (
            is_verb(governor)
            and lemma in words["verbs"]
            and preposition in ("for", "of", "against", "on", "to", "from")
        ):
            if governor.dep_ not in ("acl",) or lemma in words["verbs"]:
                return "planned or wanted"
    if noun.dep_ in ("dobj", "nsubjpass") and is_verb(head) and head.lemma_.lower() in words["verbs"]:
        return "planned or wanted"
    if _presupposed(noun):
        return ""
    for relation, verb in event_verbs(noun):
        if verb.head == noun and is_infinitive(verb):
            continue  # "an offensive to retake the town": what it is for
        if verb.dep_ == "relcl" and verb.head == noun and is_settled(noun):
            continue
        if verb.lemma_.lower() in light_verbs()["mention"] and verb.dep_ == "relcl":
            continue  # "a strike that was not reported before"
        if relation in ("object", "subject", "attribute"):
            reason = unreal_verb(verb)
            if reason == "negated" and relation == "subject" and not _tells_occurrence(verb):
                continue  # "the raid did not kill anybody", "a truce in force does not include the group"
            if reason:
                return reason
    return ""


def _tells_occurrence(verb: Token) -> bool:
    """Whether a verb only says that its subject happens: "took place", "occurred", "erupted"."""
    return verb.lemma_.lower() in cues()["occurrence"]


def _unreal_context(token: Token, is_trigger_verb: bool) -> str:
    """Clauses above: "if ...", "wants X to ...", "warned that ... will"."""
    words = cues()
    previous = token
    if _presupposed(token):
        return ""
    for head in ancestors(token):
        if is_verb(head):
            lemma = head.lemma_.lower()
            below = previous.dep_
            if lemma in words["determining"] and below == "ccomp":
                # "determines whose planes do it", but "not able to determine who did it"
                return "tells a method" if head.tag_ in ("VBZ", "VBP") else ""
            if (
                any(
                    c.dep_ == "mark" and c.lower_ in words["conditionals"] and not which_of_two(head, c)
                    for c in head.children
                )
                and below != "ROOT"
            ):
                return "conditional"
            if below in ("ccomp", "xcomp") and lemma in words["verbs"] and _infinitive_or_modal(previous):
                return "planned or wanted"
            if below == "xcomp" and lemma in words["dreading"]:
                return "planned or wanted"  # "feared being caught in air strikes"
            if below == "prep" and previous.lower_ in words["given"]:
                return ""
            if below == "ccomp" and lemma in words["mandative"] and previous.tag_ == "VBP":
                return "planned or wanted"  # "demanded that the militias disband"
            if below in ("xcomp", "ccomp", "dobj", "advcl", "pcomp", "prep", "conj") and is_infinitive(head):
                if below not in ("advcl", "conj") and unreal_infinitive(head):
                    return "planned or wanted"
            if (
                below in ("dobj", "prep", "xcomp", "ccomp", "nsubj", "nsubjpass")
                and any(c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ != "would" for c in head.children)
                and below in ("dobj", "nsubj", "nsubjpass")
            ):
                return "possible only"
        if (
            head.pos_ == "NOUN"
            and previous.dep_ in ("acl",)
            and is_infinitive(previous)
            and previous != token
        ):
            return "planned or wanted"
        if head.pos_ == "NOUN" and _demanded(head, previous):
            return "planned or wanted"
        if promised_to(head, previous):
            return "planned or wanted"
        if _tells_fact(previous):
            return ""  # "to reopen the road that the army had cut"
        previous = head
    return ""


def _presupposed(noun: Token) -> bool:
    """ "tried to escape the fighting", "will meet to discuss the siege": there is one."""
    verb, words = noun.head.lemma_.lower(), cues()
    if noun.dep_ != "dobj":
        return False
    definite = any(c.lower_ in ("the", "this") for c in noun.lefts)
    return verb in words["presupposing"] or (verb in words["discussing"] and definite)


def _tells_fact(clause: Token) -> bool:
    """ "which it held", "that was lost", ", captured in May", "seized by rebels": what is added of a thing has happened."""
    if clause.dep_ == "acl":
        added = clause.i > 0 and clause.nbor(-1).text == ","
        return clause.tag_ == "VBN" and (added or any(c.dep_ == "agent" for c in clause.rights))
    if clause.dep_ == "advcl" and clause.tag_ == "VBD":
        return told_beside(clause)
    finite = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in clause.lefts)
    finite = finite and reporting_of(clause) is None  # "sites where attacks have been reported"
    return clause.dep_ == "relcl" and (finite or clause.tag_ in ("VBD", "VBZ", "VBP", "VBG"))


def _demanded(noun: Token, clause: Token) -> bool:
    """ "the demand they withdraw": a clause in the base form behind a noun of wanting."""
    return (
        clause.dep_ in ("acl", "ccomp", "relcl")
        and clause.tag_ in ("VB", "VBP")
        and noun.lemma_.lower()
        in ("demand", "call", "request", "order", "condition", "proposal", "insistence")
    )


def _answered(scene: Scene, noun: Token) -> bool:
    """ "to punish them for the attack", "to respond to an attack on Friday": it came before, whatever follows."""
    answer = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("to", "for", "over"):
        return False
    if answer.lemma_.lower() not in cues()["presupposing"]:
        answer = answer.head  # "to punish the government over the attack", the phrase hung on the government
    told = any(c.lower_ in ("the", "this", "that", "these", "those") for c in noun.lefts)
    dated = any(t.i in scene.dates for t in noun.subtree)
    return answer.lemma_.lower() in cues()["presupposing"] and (told or dated)


def _told_in_past(noun: Token) -> bool:
    """ "to discuss an attack that killed ten", "that activists say killed ten": what it did is told."""
    clauses = [c for c in noun.rights if c.dep_ == "relcl"]
    told = [v for c in clauses for v in (c, *c.rights) if v.dep_ in ("relcl", "ccomp")]
    return any(v.tag_ == "VBD" and not any(c.tag_ == "MD" for c in v.lefts) for v in told)


def _infinitive_or_modal(verb: Token) -> bool:
    return (
        is_infinitive(verb)
        or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
        or verb.tag_ == "VB"
    )


def _future(scene: Scene, token: Token) -> str:
    """An event dated to the future has not happened."""
    if not scene.ahead:
        return ""
    near = (token, *token.children, *list(ancestors(token))[:2])
    return "in the future" if any(date.root.head in near for date in scene.ahead) else ""
