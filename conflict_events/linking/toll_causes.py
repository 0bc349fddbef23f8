"""What the tree tells of a toll and an event of its sentence: which dead are of it, and which are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.counting import hurts
from conflict_events.linking.dating_clauses import counts, only_dates
from conflict_events.linking.syntax import (
    FINITE,
    SUBJECTS,
    ancestors,
    is_passive,
    is_verb,
    light_verbs,
    subjects,
)

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def tells_when(noun: Token, word: Token) -> bool:
    """ "a week after the strike that killed 12": the dead are those of the deed that only dates another one."""
    told = any(t.lower_ in ("that", "which") for t in noun.doc[noun.i + 1 : word.i])
    return told and only_dates(noun) and noun in ancestors(word)


def in_phrase_of(cause: Candidate, verb: Token) -> bool:
    """ "executed 50 and 19 were killed in a suicide attack": the attack hangs on "killed" by a preposition alone."""
    above = next((t for t in ancestors(cause.head) if is_verb(t)), None)
    return not cause.is_verb and above is not None and above.i == verb.i


def hurts_in_its_clause(cause: Candidate, word: Token) -> bool:
    """ "killed 50 as units took the town, killing 35 in clashes": the 50 are not those of the clashes."""
    hurt = False
    for head in ancestors(cause.head):
        if head.i == word.i:
            return False
        if hurt and any(c.dep_ in SUBJECTS for c in head.lefts):
            return word not in head.subtree
        if hurts(head) and any(c.dep_ == "mark" for c in head.lefts):
            return word not in head.subtree  # "killing 18, as rocket fire killed eight"
        hurt = hurt or (head.tag_ == "VBG" and hurts(head))
    return False


def goes_on_beside(word: Token, cause: Candidate) -> bool:
    """ "rockets hit the city, killing five and wounding 55, as the army bombarded suburbs": hurt by the rockets."""
    clause = cause.clause
    told = clause.dep_ == "advcl" and any(
        c.lower_ in ("as", "while") and c.dep_ == "mark" for c in clause.lefts
    )
    return told and word.tag_ == "VBG" and word.dep_ in ("advcl", "conj")


def done_meanwhile(cause: Candidate, word: Token) -> bool:
    """ "a unit killed ten in Nawa while other units shelled gunmen in Inkhil": two deeds of two doers."""
    if not _parted(cause, word) or not cause.is_verb or is_passive(word) or word.tag_ not in FINITE:
        return False
    doers = [{t.i for t in subjects(verb)} for verb in (cause.head, word)]
    return all(doers) and doers[0].isdisjoint(doers[1])


def placed_apart(scene: Scene, cause: Candidate, word: Token) -> bool:
    """ "A man was killed in Douma while clashes went on in Jobar": two places, each with its own."""
    clause = _parted(cause, word)
    if clause is None or word in clause.subtree or not is_passive(word):
        return False
    meanwhile = {t.i for t in clause.subtree}
    places = {t.i for t in word.subtree if t.i in scene.places}
    return bool(places & meanwhile) and bool(places - meanwhile)


def _parted(cause: Candidate, word: Token) -> Token | None:
    """The verb of a clause behind "while" in which one of two words stands."""
    above = (t for head in (cause.head, word) for t in (head, *ancestors(head)))
    marked = (t for t in above if any(m.dep_ == "mark" and m.lower_ == "while" for m in t.lefts))
    clause = next(marked, None)
    if clause is None or (cause.head in clause.subtree) == (word in clause.subtree):
        return None
    return clause


def added_elsewhere(scene: Scene, cause: Candidate, word: Token) -> bool:
    """ "shelled Nawa in addition to killing ten in Inkhil": what is added with a place of its own is a further deed."""
    for added, other in ((word, cause.head), (cause.head, word)):
        phrase = next((t for t in ancestors(added) if t.lower_ == "addition" and t.head.lower_ == "in"), None)
        if phrase is not None and other not in phrase.subtree:
            return any(t.i in scene.places for t in added.subtree)
    return False


def dies_apart(word: Token) -> bool:
    """ "Shelling killed 11, a day after 18 people died in the same area": the 18 are none of its dead."""
    return any(c.dep_ == "mark" and counts(c) for c in word.lefts)


def is_fled(cause: Candidate) -> bool:
    """ "civilians fleeing the fighting were killed by a shell": not by what they fled from."""
    head = cause.head
    return not cause.is_verb and head.dep_ == "dobj" and head.head.lemma_.lower() in ("flee", "escape")


def put_to_death_apart(cause: Candidate, word: Token) -> bool:
    """ "overran the base, killing 120, and later beheaded dozens": the 120 are none of the beheaded."""
    executes = cause.type.type == "execution" and cause.is_verb and cause.head.dep_ == "conj"
    return executes and word.tag_ == "VBG" and word.i < cause.head.i and word not in cause.head.subtree


def prompted_by(cause: Token, word: Token) -> bool:
    """ "five were killed by a shell, which prompted Turkey to shell back": nobody was killed by what followed."""
    above = (t for t in ancestors(cause) if t.lemma_ in light_verbs()["provoking"])
    verb = next(above, None) if cause.dep_ in ("xcomp", "ccomp") else None
    return verb is not None and word.sent == cause.sent and word.i < verb.i


def only_seizes(candidate: Candidate, word: Token) -> bool:
    """ "35 soldiers were killed and 12 were taken prisoner", "seized and later killed": dead not of the seizure."""
    seizes = candidate.type.type in ("abduction", "arrest") and candidate.is_verb
    pair = (candidate.head, word)
    return seizes and any(a.dep_ == "conj" and a.head.i == b.i for a, b in (pair, pair[::-1]))
