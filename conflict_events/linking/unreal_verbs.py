"""Whether what a verb tells has happened: negation, modals, and the verbs and nouns that its infinitive hangs on."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.syntax import ancestors, is_verb
from conflict_events.rules.load import read_toml, rules_directory

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token


_TOWARDS = ("to", "towards", "toward", "of", "from")  # of what is near and not yet


@functools.cache
def cues() -> dict[str, frozenset[str]]:
    """Words that say that something did not, or not yet, happen (``rules/factuality.toml``)."""
    return {key: frozenset(value) for key, value in read_toml(rules_directory() / "factuality.toml").items()}


def unreal_verb(verb: Token) -> str:
    """Negation and modals at the verb, and the verbs and nouns that its infinitive hangs on."""
    words = cues()
    if verb.dep_ == "auxpass":
        return unreal_verb(verb.head)  # "set to be freed", of which "be freed" tells
    if _of_whoever(verb) or (verb.dep_ == "acl" and verb.head.lemma_.lower() in words["conditions"]):
        return "conditional"
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.lower_ in words["negations"] and child.dep_ in ("advmod", "det", "neg", "preconj")
        ):
            return "negated"
        if child.dep_ == "aux" and child.tag_ == "MD":
            if child.lower_ in ("will", "'ll", "shall", "wo"):
                return "in the future"
            if not (child.lower_ in ("could", "would", "can") and _past_ability(verb)):
                return "possible only"
        if child.dep_ == "mark" and child.lower_ in words["conditionals"] and not which_of_two(verb, child):
            return "conditional"
        if child.dep_ == "mark" and child.lower_ in words["not_yet"] and _present(verb):
            return "in the future"
        if child.dep_ in ("nsubj", "nsubjpass") and is_nobody(child):
            return "negated"
        if child.dep_ == "dobj" and any(c.lower_ == "no" for c in child.children) and _adjoins(verb, child):
            return "negated"
    if (
        verb.dep_ == "conj"
        and is_verb(verb.head)
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    ):
        inherited = unreal_verb(verb.head)
        if inherited and inherited != "negated":
            return inherited
    if is_infinitive(verb):
        return unreal_infinitive(verb)
    if _is_due(verb):
        return "planned or wanted"
    if verb.tag_ == "VBG":
        return _unreal_gerund(verb)
    return ""


def _of_whoever(verb: Token) -> bool:
    """ "whoever thinks that by targeting leaders they win", "anyone who attacks": nobody has done it."""
    for clause in (verb, *ancestors(verb)):
        whoever = (c.lower_ in cues()["whoever"] for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass"))
        relative = clause.dep_ == "relcl" and _is_anybody(clause.head)
        if clause.tag_ in ("VBZ", "VBP") and (relative or (any(whoever) and clause.i < verb.i)):
            return True
        if told_beside(clause):
            return False
    return False


def told_beside(clause: Token) -> bool:
    """ "pledged to go on as troops took the town", "will answer any raid after jets bombed it": told in the past."""
    if clause.dep_ != "advcl" or clause.tag_ != "VBD":
        return False
    return any(c.dep_ == "mark" and c.lower_ in cues()["meanwhile"] for c in clause.lefts)


def _is_anybody(noun: Token) -> bool:
    """ "anyone who attacks", "any jet that enters the airspace"."""
    return noun.lower_ in cues()["whoever"] or any(c.lower_ == "any" for c in noun.lefts)


def _adjoins(verb: Token, child: Token) -> bool:
    """Whether no comma parts a verb from its object: "carried out raids, no information about losses" denies nothing."""
    return all(verb.doc[i].text != "," for i in range(verb.i, child.i))


def which_of_two(verb: Token, mark: Token) -> bool:
    """ "unclear whether regime or Russian jets carried out the strikes", "if it was done by one or the other": it was."""
    above = {t.lemma_.lower() for t in (verb.head, *verb.head.rights)}
    asked = mark.lower_ == "whether" or not above.isdisjoint(cues()["open"])
    doers = [t for c in verb.children if c.dep_ in ("nsubj", "agent") for t in c.subtree]
    deeds = any(t.i in verb.doc.trigger_heads for t in doers)  # "whether shelling or an air strike did it"
    return asked and not deeds and any(" or " in f" {t.lower_} " for t in doers)


def in_doubt(clause: Token) -> bool:
    """Whether a clause leaves open which of two did it."""
    marks = (c for c in clause.children if c.dep_ == "mark" and c.lower_ in cues()["conditionals"])
    return any(which_of_two(clause, mark) for mark in marks)


def _present(verb: Token) -> bool:
    """ "(until) the group is defeated", "(before) they attack again": told as still to come."""
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return all(c.tag_ in ("VBZ", "VBP") and c.lemma_ != "have" for c in helping or [verb])


def _past_ability(verb: Token) -> bool:
    """ "could see", "could be heard": reports, not possibilities."""
    return verb.lemma_ in ("hear", "see")


def is_nobody(noun: Token) -> bool:
    """ "no group", "neither side", "nobody"."""
    return noun.lower_ in ("nobody", "none", "nothing") or any(
        c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg") for c in noun.children
    )


def is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _is_due(verb: Token) -> bool:
    """ "are to be bused out", "were due to be freed", "plans for them to be moved": it is still to come."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("xcomp", "ccomp", "acomp"):
        return False
    helping = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    above = (verb.head.lemma_.lower(), verb.head.lower_)
    return {"to", "be"} <= helping and any(w in cues()[kind] for w in above for kind in ("due", "verbs"))


def unreal_infinitive(verb: Token) -> str:
    """An infinitive is real only after words that say so: began to, managed to, forced to."""
    head, words = verb.head, cues()
    chance = [f"{head.lemma_.lower()}-{c.lower_}" for c in head.rights if c.dep_ == "dobj"]
    if is_verb(head) and not words["real_infinitive"].isdisjoint((head.lemma_.lower(), *chance)):
        return "planned or wanted" if _aim_of_begun(verb) else unreal_verb(head)
    if head.lemma_.lower() in ("able", "forced", "obliged", "compelled", "first", "last"):
        return unreal_verb(head.head) if head.dep_ == "acomp" else ""  # "would be able to besiege"
    if (
        any(c.dep_ in ("nsubj",) and c.i < verb.i for c in verb.children)
        and verb.dep_ == "ccomp"
        and head.lemma_ in ("see", "lead")
    ):
        return ""
    if is_verb(head) and head.lemma_ in (
        "report",
        "say",
        "believe",
        "think",
        "allege",
        "claim",
        "know",
        "rumour",
        "rumor",
        "purport",
    ):
        return ""
    return "planned or wanted"


def hurts_nobody(verb: Token) -> bool:
    """ "was wounded but not killed", "threatened to kill a pilot": whom nobody has killed."""
    if any(c.dep_ == "neg" for c in verb.children) or (verb.i > 0 and verb.nbor(-1).lower_ == "not"):
        return True
    return is_infinitive(verb) and verb.head.lemma_ in cues()["verbs"]


def _aim_of_begun(verb: Token) -> bool:
    """ "began an offensive to take the town", "a campaign led by X to take it": the infinitive tells the aim."""
    head = verb.head
    if head.lemma_ == "lead" and head.tag_ == "VBN" and head.dep_ == "acl":
        return True
    return head.lemma_.lower() in ("begin", "start", "continue") and any(
        c.dep_ == "dobj" and head.i < c.i < verb.i for c in head.children
    )


def _unreal_gerund(verb: Token) -> str:
    head, words = verb.head, cues()
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        lemma = governor.lemma_.lower()
        if head.lower_ == "about" and lemma not in words["told_of"]:
            return "spoken of"
        if head.lower_ in ("without", "instead") or (head.lower_ == "of" and governor.lower_ in ("instead",)):
            return "negated"
        if lemma in words["verbs"] or lemma in words["nouns"]:
            return "planned or wanted"
        if head.lower_ in ("at", "for", "from", "of", "on", "against") and lemma in words["unreal_gerund"]:
            return "planned or wanted"
        if head.lower_ in _TOWARDS and not words["approaching"].isdisjoint((lemma, governor.lower_)):
            return "planned or wanted"
        succeeds = head.lower_ == "in" and is_verb(governor)  # "may succeed in taking"
        return unreal_verb(governor) if succeeds else ""
    if verb.dep_ == "csubj":
        return "planned or wanted"
    if verb.dep_ in ("xcomp", "dobj", "ccomp") and is_verb(head) and head.lemma_.lower() in words["verbs"]:
        return "planned or wanted"
    return "told as stopped" if is_stopped(verb) else ""


def is_stopped(deed: Token) -> bool:
    """ "(stopped) bombing the city", "(suspended) its raids"; who is asked to stop them, or has not, goes on."""
    verb = deed.head
    if deed.dep_ not in ("xcomp", "dobj", "nsubjpass") or verb.lemma_.lower() not in cues()["stopping"]:
        return False
    return is_verb(verb) and not unreal_verb(verb)
