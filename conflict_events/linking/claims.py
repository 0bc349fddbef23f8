"""Who says so: gives each candidate the attributions that cover it, and its status."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conflict_events.linking.counting import hurts
from conflict_events.linking.crashes import deny_downings
from conflict_events.linking.denials import find_denied, is_presupposed
from conflict_events.linking.remarks import find_tellers, is_judged, remarks
from conflict_events.linking.reporting import noun_class, reporting_of, reporting_phrases
from conflict_events.linking.sayings import Saying
from conflict_events.linking.spreading import counted_on, quoted_on, spoken_between
from conflict_events.linking.syntax import clause_root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conflict_events.linking.candidate import Attribution, Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_NEXT = 40  # tokens from an event to a sentence that tells of its victims
_ORDER = {"reported": 0, "claimed": 1, "unconfirmed": 2, "denied": 3}


def link_claims(scene: Scene, candidates: list[Candidate], sayings: list[Saying]) -> None:
    """Gives each candidate the attributions that cover its trigger, and its status."""
    sayings = [*sayings, *quoted_on(scene, sayings)]
    sayings = [
        s
        for s in (*sayings, *spoken_between(scene, sayings), *counted_on(scene, sayings))
        if not s.attribution.own
    ]
    told: dict[int, list[Saying]] = defaultdict(list)  # by the tokens that each covers
    for saying in sayings:
        for i in range(saying.start, saying.end):
            told[i].append(saying)
    hearsay, tellers = _hearsay(scene), find_tellers(scene, sayings)
    for index, candidate in enumerate(candidates):
        covering = told.get(candidate.head.i, ())
        for saying in covering:
            if _says_otherwise(saying, covering, candidate.head):
                continue
            if saying.attribution.stance == "denies" and is_presupposed(saying.verb, candidate.head):
                continue
            if _is_about(saying, candidate) and not remarks(saying, candidate, tellers, candidates[:index]):
                add_claim(candidate, saying.attribution)
        for word, status in hearsay.get(candidate.sentence.start, ()):
            if _doubts(word, candidate):
                set_status(candidate, status)
        for saying in _of_tolls(scene, candidate, told):
            add_claim(candidate, saying.attribution)
    for saying in sayings:
        for candidate in _with_those_victims(saying, candidates):
            if not any(c.same_side(saying.attribution) for c in candidate.claims):
                add_claim(candidate, saying.attribution)
    for candidate in candidates:
        _clear(candidate)
    for saying in sayings:
        if saying.attribution.stance == "denies":
            denied = find_denied(scene, saying, candidates)
            if denied is not None:
                add_claim(denied, saying.attribution)
    deny_downings(scene, sayings, candidates)


def _of_tolls(scene: Scene, candidate: Candidate, told: dict[int, list[Saying]]) -> list[Saying]:
    """ "The raid killed 20. Five of the dead were children, a doctor said": who tells of the dead is a source too.

    Not where that sentence names another place: it may be that of another event.
    """
    own = {word for place in candidate.places for word in place.text.split()}
    found: list[Saying] = []
    head = candidate.head
    bare = head.i not in told  # "denounced the raid and said it had killed six"
    for word in (t.word for t in candidate.tolls):
        placed = [t.text for t in word.sent if t.i in scene.places]
        telling = [s for s in told.get(word.i, ()) if s.attribution.stance == "asserts"]
        if word.sent == head.sent and not (bare or _parted(word, head)):
            found += [s for s in telling if _contrasts(s.verb) and s not in told[head.i]]
        elif not placed or not own.isdisjoint(placed):
            found += telling
    return found


def _with_those_victims(saying: Saying, candidates: list[Candidate]) -> list[Candidate]:
    """ "A raid killed 20. The dead were all sisters, a doctor said": the last event with such victims."""
    sentence = saying.verb.sent
    told = saying.verb.doc[max(saying.start, sentence.start) : min(saying.end, sentence.end)]
    here = [c for c in candidates if c.sentence == sentence]
    if saying.attribution.stance != "asserts" or here or not any(_names_victims(t) for t in told):
        return []
    before = [c for c in candidates if 0 <= sentence.start - c.sentence.end < _NEXT]
    hurt = [c for c in before if any(t.kind in ("killed", "wounded") for t in c.tolls)]
    return hurt[-1:]


def _names_victims(noun: Token) -> bool:
    """ "the dead", "most of the victims"."""
    article = any(c.lower_ in ("the", "all", "most") for c in noun.lefts)
    return article and noun.lower_ in noun_class("victims")


def _is_about(saying: Saying, candidate: Candidate) -> bool:
    """Whether an attribution that covers a trigger is about its event."""
    if saying.verb.i == candidate.head.i or is_judged(candidate):
        return False
    if saying.attribution.stance == "claims_responsibility" and candidate.type.category == "deescalation":
        return False  # nobody owns up to a truce
    # "claim that a jet fell where an offensive is underway": the offensive is a fact
    clause = candidate.clause
    if clause.dep_ != "relcl" or saying.attribution.status == "reported" or clause is saying.verb:
        return True
    answer = reporting_of(clause)  # "accused the army, which denied responsibility for the raid"
    denied = answer is not None and answer.stance == "denies" and saying.attribution.stance == "accuses"
    return denied or clause.head.lemma_.lower() in noun_class("reports")


def _clear(candidate: Candidate) -> None:
    """ "Moscow, which denied taking part in the assault": who is named only as denying it did not do it."""
    if candidate.anaphoric:
        deniers = {c.actor for c in candidate.claims if c.stance == "denies" and c.actor}
        candidate.attackers = [p for p in candidate.attackers if p.actor not in deniers]


def _says_otherwise(saying: Saying, covering: Sequence[Saying], told: Token) -> bool:
    """ "denied any part in it, saying rebels had shelled the lorries": what is said is not denied."""
    others = (s.verb for s in covering if s.verb is not saying.verb and s.verb.i < told.i)
    if any(_contrasts(verb) and verb in saying.verb.subtree for verb in others):
        return True
    if any(_parted(saying.verb, told) and not _parted(verb, told) for verb in (s.verb for s in covering)):
        return True
    inner = (s for s in covering if s.verb.head is saying.verb and s.verb.tag_ == "VBG")
    return saying.attribution.stance == "denies" and any(s.attribution.stance != "denies" for s in inner)


def _parted(verb: Token, told: Token) -> bool:
    """ "X said a raid killed ten; Y denied it": a semicolon stands between who speaks and what is told."""
    if told.i < verb.i and all(t.is_punct for t in verb.doc[verb.i + 1 : verb.sent.end]):
        return False  # "...; SANA reported."
    return any(t.text == ";" for t in verb.doc[min(verb.i, told.i) : max(verb.i, told.i)])


def _contrasts(verb: Token) -> bool:
    """ "X said ..., while Y said that ...": what Y says is not told by X."""
    marked = any(c.dep_ == "mark" and c.lower_ in ("while", "whereas", "although") for c in verb.lefts)
    return verb.dep_ == "advcl" and marked and any(c.dep_ == "nsubj" for c in verb.lefts)


def add_claim(candidate: Candidate, attribution: Attribution) -> None:
    """Adds a source to a candidate, once; its doubt stays."""
    known = next((c for c in candidate.claims if c.same_as(attribution)), None)
    if known is None:
        candidate.claims.append(attribution)
    elif known.unnamed:
        candidate.claims = [c.by_name([attribution]) if c is known else c for c in candidate.claims]
    elif known.stance == "confirms":
        return  # who owns up to a strike denied another one, or denied this one before
    set_status(candidate, attribution.status)


def set_status(candidate: Candidate, status: str) -> None:
    """Gives a candidate a status, unless it has one of greater doubt."""
    candidate.status = max(candidate.status, status, key=_ORDER.__getitem__)


def _hearsay(scene: Scene) -> dict[int, list[tuple[Token, str]]]:
    """The words that head phrases of hearsay and doubt with the status that they give, by start of sentence."""
    words = scene.doc.pieces
    found: dict[int, list[tuple[Token, str]]] = defaultdict(list)
    for match in reporting_phrases().find(words):
        if match.payload.status != "reported":
            head = scene.doc[words[match.start].token]
            found[head.sent.start].append((head, match.payload.status))
    return found


def _doubts(word: Token, candidate: Candidate) -> bool:
    """Whether a word of doubt is about an event: not "suspected" of its doers, nor that of another clause."""
    if word.dep_ in ("amod", "compound", "nmod") and word.head.pos_ in ("NOUN", "PROPN"):
        if word.head.lemma_.lower() in noun_class("reports"):
            return _reported_by(word.head, candidate.head)
        return candidate.head in (word.head, word.head.head if word.head.dep_ == "compound" else word.head)
    if word.lemma_.lower() in noun_class("reports") and word.pos_ == "NOUN":
        return _reported_by(word, candidate.head)  # "investigates allegations that rebels used gas"
    verb = clause_root(word)
    if reporting_of(verb) is not None and word.dep_ == "advmod":  # "reportedly said"
        return False
    clause = candidate.clause
    above = clause.head.head if clause.dep_ == "pcomp" else clause.head  # "accused of bombing"
    shared = above is verb and not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    outcome = clause.head is verb and clause.dep_ == "advcl" and hurts(verb)  # "reportedly killed when ..."
    return verb in (candidate.head, clause) or shared or outcome


def _reported_by(report: Token, told: Token) -> bool:
    """ "unconfirmed reports of a raid", "unverified reports said that ...", "according to unconfirmed reports"."""
    verb = report.head
    if verb.lower_ == "to" and verb.head.lower_ == "according":
        return told.sent == report.sent
    said = report.dep_ == "nsubj" and reporting_of(verb) is not None
    return told in (verb if said else report).subtree
