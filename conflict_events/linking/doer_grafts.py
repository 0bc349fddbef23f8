"""Who acts and who speaks, where the parser gives a verb to a neighbour of its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.moving import move, unfold
from conflict_events.linking.quotations import closes_quotation
from conflict_events.linking.reporting import reporting_verbs
from conflict_events.linking.syntax import FINITE, SUBJECTS, light_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Token

_MOST_WORDS = 14  # of speakers between comma and verb
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "CCONJ", "ADP", "NUM", "PRON", "PART")
_ASIDE = 12  # tokens from a doer to the verb behind who backs it


def seat_doer(when: Token, named: set[int]) -> None:
    """ "after rebels, led by X, seized the town", taken for "after rebels": they seize it, whoever leads them."""
    noun = next((c for c in when.rights if c.dep_ == "pobj"), None)
    verb = _behind_backing(noun) if noun is not None and noun.i in named else None
    if noun is None or verb is None:
        return
    if verb.dep_ == "amod":
        struck = verb.head
        verb.tag_, verb.pos_ = "VBD", "VERB"
        move(verb, when.head, "advcl")
        move(struck, verb, "dobj")
    elif when.head is not verb:
        move(verb, when.head, "advcl")
    move(noun, verb, "nsubj")
    move(when, verb, "mark")


def seat_deed(when: Token) -> None:
    """ "met after weeks of clashes killed 60", taken for "after weeks of clashes": it is the clashes that killed."""
    noun = next((c for c in when.rights if c.dep_ == "pobj"), None)
    end = when.right_edge.i + 1
    if noun is None or end >= when.sent.end or not any(t.i in when.doc.trigger_heads for t in noun.subtree):
        return
    verb = when.doc[end]
    hurts = verb.lemma_.lower() in light_verbs()["harming"] and verb.tag_ == "VBD"
    if hurts and verb.dep_ == "advcl" and not any(c.dep_ in (*SUBJECTS, "mark", "aux") for c in verb.lefts):
        move(noun, verb, "nsubj")
        move(when, verb, "mark")


def seat_event(when: Token) -> None:
    """ "jets struck as heavy fighting raged between A and B", taken for "as heavy fighting": it is what raged."""
    noun = next((c for c in when.rights if c.dep_ == "pobj"), None)
    if noun is None or noun.i not in noun.doc.trigger_heads or noun.i + 1 >= noun.sent.end:
        return
    verb = noun.nbor()
    if verb.tag_ not in FINITE or verb.dep_ == "acl" or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    if verb in when.subtree or when in verb.subtree or verb.head is when.head:
        above = when.head if when.head is not verb else verb.head
        if verb in above.subtree:
            move(noun, verb, "nsubj")
            move(when, verb, "mark")


def seat_post(at: Token) -> None:
    """ "quoted a source in the town hall as saying": where the source has its post, not where it is quoted."""
    source, verb = (at.nbor(-1) if at.i > at.sent.start else at), at.head
    saying = any(c.lower_ == "as" and c.i > at.i for c in verb.rights)
    if source.dep_ == "dobj" and source.head is verb and saying and verb.lemma_.lower() in reporting_verbs():
        move(at, source, "prep")


def free_lone_doer(verb: Token) -> None:
    """ "a helicopter bombed rebels", taken for rebels that were bombed: one thing in the singular does it to many."""
    struck, doer = verb.head, (verb.nbor(-1) if verb.i > verb.sent.start else verb)
    articles = [c for c in struck.lefts if c.lower_ in ("a", "an") and c.i < doer.i]
    if verb.tag_ != "VBN" or struck.tag_ != "NNS" or verb.i not in verb.doc.trigger_heads or not articles:
        return
    if doer.tag_ == "NN" and doer.head is struck and struck.i == verb.i + 1:
        unfold(verb, doer)


def _behind_backing(noun: Token) -> Token | None:
    """The verb behind ", backed by X,", which has no subject of its own."""
    doc, end = noun.doc, min(noun.i + _ASIDE, noun.sent.end - 1)
    backed = doc[noun.i + 2 : end]
    if not backed or noun.nbor().text != "," or backed[0].lemma_.lower() not in light_verbs()["backing"]:
        return None
    verb = next((t.nbor() for t in backed if t.text == ","), None)
    if verb is None or verb.tag_ not in (*FINITE, "VBN"):
        return None
    return verb if not any(c.dep_ in SUBJECTS for c in verb.lefts) else None


def seat_shown(acting: Token, actors: dict[int, Span]) -> None:
    """ "a video shows raids on rebel posts and troops firing": the troops are seen to fire, and no raid is on them."""
    doer = acting.nbor(-1) if acting.i > acting.sent.start else acting
    span = actors.get(doer.i)
    if (
        span is None
        or span.start <= acting.sent.start
        or acting.dep_ not in ("acl", "ccomp", "advcl", "conj")
    ):
        return
    start = min(span.start, span[-1].left_edge.i)
    shows = _picturing(acting) if acting.doc[start - 1].lower_ == "and" else None
    beside = doer.head if doer.dep_ == "conj" else None  # "shows the army and allies storming": both
    if (
        shows is not None
        and doer.i > shows.i
        and (beside is None or beside.i not in actors or beside.head is not shows)
    ):
        move(acting, shows, "ccomp")
        move(span[-1], acting, "nsubj")


def _picturing(word: Token) -> Token | None:
    """The verb above a word whose subject is a picture: "footage shows"."""
    above = word
    while above.head is not above:
        above = above.head
        if any(c.dep_ in SUBJECTS and c.lemma_.lower() in anaphora()["pictures"] for c in above.lefts):
            return above
    return None


def raise_saying(verb: Token) -> None:
    """ "said rebels had shelled the town, and denied that jets hit it": who says it denies it, not the rebels."""
    behind_comma = verb.i > 2 and verb.nbor(-1).lower_ == "and" and verb.nbor(-2).text == ","
    if verb.dep_ != "conj" or not behind_comma or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    told = verb.head
    while told.dep_ != "ccomp" and told.head is not told:
        told = told.head
    if told.dep_ == "ccomp" and told.head.i < told.i and told.head.lemma_.lower() in reporting_verbs():
        move(verb, told.head, "conj")


def free_speakers(verb: Token) -> None:
    """ "wounding dozens, a medic and a resident said": those who speak are no members of the list before them.

    The words between the last comma or closing quotation mark and the verb are its speakers when the parser has
    hung the first of them on a word before that mark.
    """
    words = _behind_mark(verb)
    if not words:
        return
    outside = (w for w in words if w.head.i < words[0].i and w.dep_ in ("conj", "appos", "dobj"))
    first = next(outside, None)
    if first is None or any(w.i < first.i and w not in first.subtree for w in words):
        return
    own = next((w for w in words if w.head is verb and w.dep_ == "nsubj"), None)
    if own is not None and not any(w.dep_ == "cc" for w in words):
        return  # "a raid on Homs, a charge Moscow denied"
    move(first, verb, "nsubj")
    if own is not None:
        move(own, first, "conj")


def _behind_mark(verb: Token) -> list[Token]:
    """The nominal words between a closing quotation mark, or else the nearest comma, and a verb behind it."""
    words: list[Token] = []
    behind_comma: list[Token] | None = None
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _MOST_WORDS), -1):
        token = verb.doc[i]
        if closes_quotation(token):
            return words[::-1]
        if token.text == ",":
            behind_comma = words[::-1] if behind_comma is None else behind_comma
        elif token.dep_ == "relcl" and words:
            continue  # "..., an organisation that monitors the war said"
        elif token.pos_ not in _NOMINAL:
            break
        else:
            words.append(token)
    return behind_comma or []
