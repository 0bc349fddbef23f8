"""Mends the tree where the small model is known to err, before anything is read from it.

Each graft undoes one habit of the parser that word order and word classes show to be wrong.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.clause_grafts import (
    crown_behind_tie,
    crown_far,
    crown_participle,
    free_doer,
    free_participle,
    held_to_be,
    lower_backing,
    lower_description,
    lower_filling,
    lower_foe,
    lower_participle,
    lower_relative,
    lower_taken,
    lower_told,
    lower_who,
    raise_outcome,
    raise_relative,
    raise_revenge,
    raise_second_verb,
    return_doer,
    return_object,
    return_subject,
    return_told,
)
from conflict_events.linking.doer_grafts import raise_saying, seat_doer
from conflict_events.linking.moving import crown, move, uproot
from conflict_events.linking.phrase_grafts import (
    free_agent,
    free_dated,
    free_direction,
    free_downed,
    free_means,
    free_month,
    free_number,
    free_object,
    free_occasion,
    free_particle,
    free_resident,
    free_source,
    free_subject,
    join_list,
    join_modifier,
    join_names,
    join_objects,
    join_states,
    join_subject,
    join_wounded,
    lift_from_comma,
    lower_date,
    lower_kind,
    lower_source,
    raise_counted,
)
from conflict_events.linking.reporting import noun_class, reporting_verbs
from conflict_events.linking.syntax import light_verbs
from conflict_events.linking.verb_grafts import free_second, lower_aboard, lower_listed, return_victims
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token, Tree

_SPOKEN = ("VBD", "VBZ", "VBP")
_MOST_WORDS = 14  # of speakers between comma and verb
_MOST_NAMES = 9  # tokens before the verb
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "CCONJ", "ADP", "NUM", "PRON", "PART")


def graft(tree: Tree) -> None:
    """Puts right what can be put right; the order and the number of tokens stay."""
    places = {t.i for span in tree.spans["places"] for t in span}
    named = places.union(t.i for span in tree.spans["actors"] for t in span)
    dated = {t.i for span in tree.spans["dates"] for t in span}
    actors = {t.i: span for span in tree.spans["actors"] for t in span}
    for span in tree.spans["actors"]:
        join_names(span, named)
        join_list(span, actors)
    for word in tree:
        _graft_word(word, named, places, dated)
        if word.dep_ == "npadvmod" or (word.dep_ == "prep" and word.i + 1 in dated) or word.i in dated:
            lower_date(word, dated)
    tree.forget()


def _graft_word(word: Token, named: set[int], places: set[int], dated: set[int]) -> None:
    if word.tag_ in _SPOKEN and word.lemma_.lower() in reporting_verbs():
        _free_speakers(word)
        raise_saying(word)
    elif word.tag_ in _SPOKEN and _is_said(word.nbor(-1) if word.i else word):
        lower_told(word)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "acl":
        crown_participle(word, named)
        crown_far(word)
        if word.lemma_ in light_verbs()["ousting"]:
            lower_taken(word, places)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "relcl":
        lower_backing(word, named - places)
    elif word.tag_ == "VBZ" and word.pos_ == "VERB" and word.dep_ in ("dobj", "pobj", "appos", "npadvmod"):
        raise_second_verb(word)
    elif word.i in places and word.dep_ == "compound":
        _free_place(word)
        free_dated(word, dated)
    elif word.i in places and word.dep_ == "conj":
        join_states(word, places)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "amod" and _opens_with_names(word, named):
        _raise_participle(word)
    elif word.tag_ == "VBN" and word.dep_ == "amod":
        free_second(word)
    elif word.tag_ == "VBN" and word.dep_ == "pcomp":
        lower_aboard(word)
    elif word.tag_ == "NNS" and word.dep_ == "compound" and word.head.lower_ in noun_class("answered_for"):
        if word.lemma_.lower() in reporting_verbs():
            _raise_verb(word)
    elif word.dep_ == "conj" and word.lower_ in ("wounded", "injured"):
        join_wounded(word)
    elif word.dep_ == "conj" and word.head.pos_ == "VERB" and word.pos_ in ("NUM", "NOUN", "PROPN"):
        join_objects(word)
    elif word.dep_ == "conj" and word.head.dep_ == "relcl" and word.tag_ in ("VBD", "VBZ"):
        raise_revenge(word)
    elif word.dep_ == "conj" and word.tag_ in _SPOKEN and held_to_be(word.head):
        crown_behind_tie(word)
    elif word.dep_ == "ccomp" and word.tag_ in (*_SPOKEN, "VB") and word.head.i < word.i:
        crown_behind_tie(word)
    elif word.tag_ == "VBG" and word.dep_ == "advcl":
        lower_participle(word)
        lower_foe(word, named - places)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "advcl":
        lower_filling(word)
        lower_taken(word, places)
    elif word.tag_ == "VBG" and word.dep_ == "acl":
        free_participle(word, places)
    elif word.tag_ == "VBG" and word.dep_ == "ROOT":
        free_doer(word, named)
        lower_description(word, named)
    elif word.tag_ == "VBG" and word.dep_ == "ccomp":
        lower_description(word, named)
    elif word.dep_ == "conj" and word.head.dep_ in ("pobj", "conj"):
        raise_counted(word)
        return_subject(word)
        if word.i in named and word.i not in places:
            return_doer(word)
    elif word.lower_ in _sides_of() and word.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj"):
        free_direction(word)
    elif word.dep_ == "dobj" and word.pos_ in ("NOUN", "PROPN"):
        return_told(word)
    elif word.head.is_punct and word.pos_ in ("NOUN", "PROPN"):
        lift_from_comma(word)
    elif word.pos_ in ("NOUN", "PROPN") and word.dep_ in ("nsubj", "nsubjpass"):
        join_subject(word)
        lower_kind(word)
        if word.dep_ == "nsubj":
            return_object(word)
            lower_listed(word)
            return_victims(word)
    elif word.pos_ in ("NOUN", "PROPN") and word.dep_ in ("appos", "pobj"):
        free_resident(word, places, named)
        free_object(word, dated)
        free_subject(word, dated)
        join_modifier(word)
    elif word.tag_ == "MD" and word.i in dated:
        free_month(word)
    elif word.lower_ in ("after", "since", "before", "until") and word.dep_ == "prep":
        seat_doer(word, named)
    elif word.lower_ == "by" and word.dep_ == "prep":
        free_agent(word, named)
    elif word.lower_ == "with" and word.dep_ == "prep":
        free_means(word)
    elif word.lower_ == "off" and word.dep_ == "prep":
        free_particle(word)
    elif word.lower_ == "down" and word.dep_ in ("prep", "prt"):
        free_downed(word)
    elif word.lower_ in ("in", "during") and word.dep_ == "prep":
        free_occasion(word)
    elif word.lower_ == "from" and word.dep_ == "prep":
        free_source(word, named)
        lower_source(word)
    elif word.tag_ == "WDT" and word.dep_ in ("det", "dep", "mark"):
        raise_relative(word, named)
    elif word.tag_ == "WDT" and word.dep_ in ("dobj", "nsubj", "nsubjpass"):
        raise_relative(word, named)
        lower_relative(word)
        raise_outcome(word)
    elif word.tag_ == "WP" and word.dep_ in ("nsubj", "nsubjpass"):
        lower_who(word, named)
    elif word.lower_ == "over" and word.dep_ == "prep":
        free_number(word)


def _is_said(word: Token) -> bool:
    return word.pos_ == "VERB" and word.lemma_.lower() in reporting_verbs()


@functools.cache
def _sides_of() -> frozenset[str]:
    """ "north", "southeast", ..."""
    return frozenset(phrase.split()[0] for phrase in place_words().parts.near if phrase.endswith(" of"))


def _opens_with_names(verb: Token, named: set[int]) -> bool:
    """Whether only names stand before a verb in its sentence: "The army and Hezbollah besieged"."""
    before = verb.doc[verb.sent.start : verb.i]
    if not 0 < len(before) < _MOST_NAMES or verb.i - 1 not in named:
        return False
    return len(before) < 3 or all(t.i in named or t.pos_ in ("DET", "CCONJ") for t in before)


def _free_place(place: Token) -> None:
    """ "retook Kafr Zita hours after losing it": the place is taken, it is no kind of hours."""
    unit = place.head
    verb = unit.head
    if (
        unit.lemma_.lower() not in anaphora()["time_units"]
        or unit.dep_ not in ("npadvmod", "dobj")
        or unit.i != place.i + 1
    ):
        return
    if verb.pos_ == "VERB" and verb.i == place.i - 1:
        move(place, verb, "dobj")
        unit.dep_ = "npadvmod"


def _raise_participle(verb: Token) -> None:
    """ "Turkey massed tanks along its border", taken for tanks that Turkey massed: the verb heads the sentence."""
    noun, doer = verb.head, verb.nbor(-1)
    if noun.dep_ == "conj" and noun.head.dep_ == "ROOT" and noun.head.i < verb.i:
        _raise_listed(verb, noun.head, noun, doer)
        return
    if noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT" and noun.head.nbor(-1).dep_ == "cc":
        _raise_first(verb, noun, doer)
        return
    if noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or doer.head not in (verb, noun):
        return
    if any(t.tag_ in (*_SPOKEN, "MD") for t in verb.sent):
        return
    crown(verb, doer)
    move(noun, verb, "dobj")
    for phrase in [c for c in noun.rights if c.dep_ in ("prep", "punct", "npadvmod", "advmod")]:
        if phrase.dep_ != "prep" or phrase.lower_ != "of":
            move(phrase, verb, phrase.dep_)


def _raise_first(verb: Token, noun: Token, doer: Token) -> None:
    """ "The UN condemned violations and said jets bombed Homs", taken for condemned violations that say so."""
    second = noun.head
    link = second.nbor(-1)
    if link.head is not noun or doer.i > verb.i:
        return
    crown(verb, doer)
    move(noun, verb, "dobj")
    move(link, verb, "cc")
    move(second, verb, "conj")


def _raise_listed(verb: Token, first: Token, noun: Token, last: Token) -> None:
    """ "The army and Hezbollah besieged Madaya", taken for a list of the army and a besieged town."""
    crown(verb, first)
    move(noun, verb, "dobj")
    move(last, first, "conj")
    for sign in [c for c in first.rights if c.i > verb.i]:
        move(sign, verb, sign.dep_)


def _raise_verb(verb: Token) -> None:
    """ "Islamic State claims responsibility": no noun that goes before another, but the verb."""
    noun = verb.head
    speaker = next((c for c in reversed(noun.lefts) if c.i < verb.i), None)
    verb.pos_, verb.tag_ = "VERB", "VBZ"
    above, dep = noun.head, noun.dep_
    if above is noun:
        uproot(verb)
    else:
        move(verb, above, dep)
    move(noun, verb, "dobj")
    if speaker is not None:
        move(speaker, verb, "nsubj")


def _free_speakers(verb: Token) -> None:
    """ "wounding dozens, a medic and a resident said": those who speak are no members of the list before them.

    The words between the last comma and the verb are its speakers when the parser has hung the first of them
    on a word before that comma.
    """
    words = _behind_comma(verb)
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


def _behind_comma(verb: Token) -> list[Token]:
    """The nominal words between the nearest comma and a verb behind it; empty where others stand there."""
    words: list[Token] = []
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _MOST_WORDS), -1):
        token = verb.doc[i]
        if token.text == ",":
            return words[::-1]
        if token.dep_ == "relcl" and words:
            continue  # "..., an organisation that monitors the war said"
        if token.pos_ not in _NOMINAL:
            break
        words.append(token)
    return []
