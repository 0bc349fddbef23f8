"""How a mention goes back to what is told before, or stands for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.answered import is_traced
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.counting import hurts
from conflict_events.linking.event_nouns import event_verbs
from conflict_events.linking.kindred import VIOLENT
from conflict_events.linking.reporting import reporting_of
from conflict_events.linking.syntax import (
    SUBJECTS,
    ancestors,
    clause_root,
    is_passive,
    light_verbs,
    objects,
    prepositions,
    subjects,
)

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Span

_MANY_TIMES = 3  # a toll so much higher is none of another report on one deed
FEW = 2  # deeds that a headline counts and the text tells one by one
_SEQUEL = ("after", "before", "following")
_OPENING = 4  # words in which a sentence says how long after it was
_BY_MEANS = ("bombing", "shelling")  # types whose compounds name the means


def one_of_many(many: Candidate, one: Candidate) -> bool:
    """ "21 strikes in Syria and Iraq ... Near Qaim, a strike": an item of what is summed up."""
    single = any(c.lower_ in ("a", "an", "one", "another") for c in one.head.lefts)
    return (many.count or 0) > FEW and not one.is_verb and single


def one_of_frequent(old: Candidate, new: Candidate) -> bool:
    """ "frequent bombing by jets ... In May a raid on the camp": the one is told for itself."""
    many = not old.is_verb and any(c.lower_ in anaphora()["frequent"] for c in old.head.lefts)
    return many and new.own_date and not new.anaphoric


def pointed_at(mention: Candidate) -> bool:
    """ "blamed the group for that attack": the one just told, not the headline's."""
    return not mention.is_verb and any(
        c.lower_ in ("that", "this", "those", "these") for c in mention.head.lefts
    )


def is_that_one(mention: Candidate) -> bool:
    """ "That attack showed its strength after its losses since 2015": the one deed told last, which has not lasted."""
    return pointed_at(mention) and mention.head.tag_ == "NN" and mention.type.category in VIOLENT


def introduced(mention: Candidate) -> bool:
    """ "an air strike", "a bomb", "a bomber blew himself up": one deed, told as a new one."""
    if mention.is_verb:
        doers = [t for t in subjects(mention.head) if t.lower_ in anaphora()["perpetrators"]]
        return any(c.lower_ in ("a", "an", "another") for t in doers for c in t.lefts)
    return not mention.is_verb and any(c.lower_ in ("a", "an") for c in mention.head.lefts)


def goes_back(mention: Candidate) -> bool:
    """Whether a mention without place and day of its own goes back to what was told: deaths, "the attack"."""
    if mention.own_place or mention.own_date or mention.continues:
        return False
    return mention.trigger.fallback or (mention.anaphoric and says_little(mention))


def denied_at_large(mention: Candidate) -> bool:
    """ "denied carrying out any raids there": no certain raid, so none that is told later."""
    return mention.status == "denied" and any(c.lower_ == "any" for c in mention.head.lefts)


def turned(old: Candidate, new: Candidate) -> bool:
    """ "Elsewhere ...": behind such words a mention goes on about the place named there, not before."""
    return not new.anaphoric and all(m.start < new.turn for m in old.mentions)


def also(new: Candidate) -> bool:
    """ "mortar fire also wounded three people in Harasta": fire besides what is told before."""
    if new.anaphoric or new.is_verb:
        return False
    return any(c.lower_ == "also" for _, v in event_verbs(new.head) for c in v.children)


def also_fights(mention: Candidate) -> bool:
    """ "The Kurds have also been battling the group": besides the fight told before, for who knows how long."""
    if not (mention.is_verb and mention.type.symmetric) or mention.own_date:
        return False
    beside = {c.lower_ for c in mention.head.lefts}
    return "also" in beside and not beside.isdisjoint(("have", "has"))


def tells_fate(mention: Candidate) -> bool:
    """ "The villagers were massacred in revenge": the end of people told before, with nothing else."""
    new = mention.attackers or mention.tolls or mention.own_place or mention.own_date
    if new or not mention.is_verb or not is_passive(mention.head):
        return False
    return any(c.lower_ in ("the", "these") for t in subjects(mention.head) for c in t.lefts)


def says_little(mention: Candidate) -> bool:
    """Whether a noun leaves the means open: "bombardment" or "bus blast", not "rocket attack" or "car bomb"."""
    special = mention.type.type in _BY_MEANS and len(mention.span) > 1
    if (
        special and mention.type.type == "bombing"
    ):  # "a bus blast", "the terrorist bombing" leave it open, too
        special = any(not anaphora()["means"].isdisjoint(t.lower_.split("-")) for t in mention.span)
    return not mention.is_verb and not special


def drove_bomb(old: Candidate, new: Candidate) -> bool:
    """ "a car bomb killed five ... a bomber driving a car blew himself up": he brought it there."""
    told = {t.lower_ for m in old.mentions for t in m} & anaphora()["driven"]
    drives = {t.lower_ for t in new.sentence}
    several = (old.count or 1) > 1 or any(m.root.tag_ == "NNS" for m in old.mentions)
    one = old.type.type == "bombing" and new.type.type == "suicide_bombing" and not several
    return one and bool(told & drives or (told and "vehicle" in drives))


def same_vehicle(old: Candidate, new: Candidate) -> bool:
    """ "a suicide car bombing ... the explosives-laden vehicle was detonated": the car that was driven there."""
    told = {t.lower_ for m in old.mentions for t in m} & anaphora()["driven"]
    named = (m.root for m in new.mentions if m.root.lower_ in anaphora()["driven"])
    known = any(c.lower_ == "the" for noun in named for c in noun.lefts)
    return old.type.type == "suicide_bombing" and bool(told) and known


def is_replied_to(mention: Candidate) -> bool:
    """ "responded to the shelling with rockets on Nubl", "an inquiry into the raid": where and when is the reply's."""
    word = mention.head
    if word.dep_ == "pobj" and word.head.lower_ == "into" and mention.type.category in VIOLENT:
        asking = {t.lemma_.lower() for t in (word.head.head, *objects(word.head.head))}
        return not asking.isdisjoint(light_verbs()["inquiring"])
    above = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "to" else word.head
    replied = word.dep_ in ("dobj", "pobj") and above.lemma_.lower() in light_verbs()["answering"]
    return replied and mention.type.category in VIOLENT


def retorts(mention: Candidate) -> bool:
    """ "Israel responded by shelling a post", "answered with rockets": a deed after the one that it answers."""
    word = mention.head
    if mention.is_verb and any(is_traced(t) for o in objects(word) for p in o.rights for t in p.rights):
        return True  # "then targeted the sources of the fire"
    above = word.head.head if word.dep_ in ("pcomp", "pobj") else word
    return above.lemma_.lower() in light_verbs()["answering"]


def strikes_back(mention: Candidate) -> bool:
    """ "Turkish howitzers fired back": never the deed told before, not even in a headline."""
    back = mention.is_verb and any(c.lower_ == "back" for c in mention.head.rights)
    back |= mention.is_verb and mention.head.lemma_.lower() == "return"  # "returned fire"
    return back and mention.type.category == "remote_violence"


def fired_in_answer(mention: Candidate) -> bool:
    """ "Rockets hit the Golan. Israel responded with artillery fire": where that fell the text need not say."""
    if mention.is_verb and mention.head.lemma_.lower() in anaphora()["struck"]:
        reply = (
            t for t in prepositions(mention.head).get("in", ()) if t.lemma_.lower() in anaphora()["answers"]
        )
        if any(reply):  # "hit 100 targets in response"
            return True
    return mention.type.category == "remote_violence" and (retorts(mention) or strikes_back(mention))


def backs(mention: Candidate) -> bool:
    """ "troops backed by air strikes": raids that only say who helps them."""
    word = mention.head
    by = word.dep_ == "pobj" and word.head.lower_ == "by"
    return by and word.head.head.lemma_.lower() in light_verbs()["backing"]


def tells_cause(mention: Candidate) -> bool:
    """ "the deaths occurred during raids on the road": the raids that killed those told before."""
    verbs = [v for relation, v in event_verbs(mention.head) if relation in ("prep:during", "prep:in")]
    happened = [v for v in verbs if v.lemma_ in ("occur", "happen", "come")]
    dead = [t for v in happened for t in subjects(v) if t.lemma_.lower() in anaphora()["deaths"]]
    return any(c.lower_ in ("the", "these", "those") for t in dead for c in t.lefts)


def names_fight(mention: Candidate) -> bool:
    """ "killed 20 militants ... Three tanks were lost in the clashes": the fight told before, nobody named."""
    named = mention.attackers or mention.targets or mention.own_place or mention.own_date
    return mention.type.symmetric and mention.anaphoric and not named


def flashes_back(mention: Candidate) -> bool:
    """ "A raid hit the town ... Her brother had been killed, she gave no details": before all that is told, not by it."""
    verb = mention.clause
    had = any(c.lower_ == "had" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    said = any(reporting_of(t) is not None for t in ancestors(verb)) or mention.claims
    return had and verb is mention.sentence.root and not said


def leaves_open(mention: Candidate) -> bool:
    """Whether a verb says only that something was struck: "rebels targeted the hospital"."""
    struck = mention.is_verb and mention.head.lemma_.lower() in anaphora()["struck"]
    return struck and mention.type.type == "ground_attack" and not mention.weapons


def beside_it(old: Candidate, new: Candidate) -> bool:
    """ "Rockets hit the city as the army bombarded its suburbs": another deed at the time of the first."""
    clause = new.clause
    marked = any(c.dep_ == "mark" and c.lower_ in ("as", "while") for c in clause.lefts)
    deeds = not (old.trigger.fallback or new.trigger.fallback) and old.is_verb and new.is_verb
    if not (deeds and marked and clause.dep_ == "advcl" and old.sentence == new.sentence):
        return False
    if old.type.category == "territory" and not new.own_place:
        return False  # "were driven from Morek as the army took the town"
    return bool(new.attackers) and not old.attackers and not hurts(old.head)


def leaves_means(mention: Candidate) -> bool:
    """ "Bus convoy attacked near Aleppo": a headline that leaves to the report below how it was done."""
    words = anaphora()["general" if not mention.attackers else "struck"]
    open_ = mention.head.lemma_.lower() in words and not mention.weapons
    return mention.headline and mention.is_verb and open_


def comes_after(mention: Candidate, other: Candidate) -> bool:
    """ "fired missiles at a base after the air strikes": one deed says when another was done, if it did not cause it."""
    word = other.head
    if word.dep_ in SUBJECTS and word.head.dep_ == "advcl":
        word = word.head  # "after mortar fire killed a soldier"
    phrase = word.head if word.dep_ == "pobj" else word
    marks = (phrase, *(c for c in word.lefts if c.dep_ == "mark" and word.dep_ == "advcl"))
    if not any(m.lower_ in _SEQUEL for m in marks):
        return False
    verb = clause_root(phrase.head)
    if not mention.is_verb:
        return mention.head in subjects(verb)  # "shelling killed five after an attack by rebels"
    return verb is mention.head and not hurts(verb)


def sums_up(mention: Candidate, one: Candidate) -> bool:
    """ "a strike killed 18 ... strikes in the city have killed hundreds": the dead of many, not of the one."""
    perfect = any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in mention.clause.children)
    if not perfect:
        return False
    return any(
        t.kind == o.kind and t.low >= _MANY_TIMES * o.high
        for t in mention.tolls
        for o in one.tolls
        if not (t.part or o.part)
    )


def is_begun(mention: Candidate) -> bool:
    """ "announced the start of the second stage of the offensive": it begins with what is told."""
    beginning = anaphora()["beginning"]
    return any(t.lemma_.lower() in beginning for t in ancestors(mention.head))


def counts_all(mention: Candidate) -> bool:
    """ "In total, 40 people were killed", "a total of 40": the sum of what is told."""
    words = " ".join(t.lower_ for t in mention.clause.subtree)
    return any(f" {phrase} " in f" {words} " for phrase in anaphora()["in_all"])


def happened_later(mention: Candidate, slots: Slots) -> bool:
    """ "Later, jets bombed a market", "Hours later a bomb went off": a deed after the one told before."""
    if not _opens_later(mention.sentence) or mention.anaphoric or mention.trigger.fallback:
        return False
    if mention.head.tag_ == "VBG":
        return False  # "..., killing five": goes on about it
    indefinite = any(c.lower_ in ("a", "an") for t in slots.get("subject", []) for c in t.lefts)
    return indefinite or mention.clause.i == mention.sentence.root.i


def _opens_later(sentence: Span) -> bool:
    words = anaphora()
    if sentence[0].lower_ in words["later"]:
        return True
    opening = sentence[1:_OPENING]
    return any(t.lower_ == "later" and t.nbor(-1).lemma_.lower() in words["time_units"] for t in opening)
