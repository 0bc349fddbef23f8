"""Mends the tree where the small model is known to err, before anything is read from it.

Each graft undoes one habit of the parser that word order and word classes show to be wrong.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.clause_grafts import (
    crown_behind_tie,
    free_behind_place,
    free_doer,
    free_driver,
    free_participle,
    held_to_be,
    lower_backing,
    lower_description,
    lower_filling,
    lower_foe,
    lower_participle,
    lower_taken,
    raise_second_verb,
    return_doer,
    return_object,
    return_subject,
    return_told,
)
from conflict_events.linking.date_grafts import (
    free_dated,
    free_month,
    free_object,
    free_place,
    free_subject,
    lower_date,
)
from conflict_events.linking.doer_grafts import (
    free_lone_doer,
    free_speakers,
    raise_saying,
    seat_deed,
    seat_doer,
    seat_event,
    seat_post,
    seat_shown,
)
from conflict_events.linking.foe_grafts import seat_fighters
from conflict_events.linking.list_grafts import (
    join_kin,
    join_list,
    join_names,
    join_objects,
    join_sides,
    join_states,
    join_subject,
    join_wounded,
    raise_beside_dead,
    raise_counted,
)
from conflict_events.linking.munition_grafts import lower_thrown, raise_throwing
from conflict_events.linking.phrase_grafts import (
    free_agent,
    free_charge,
    free_direction,
    free_downed,
    free_means,
    free_number,
    free_occasion,
    free_particle,
    free_resident,
    free_source,
    free_time,
    free_victim,
    join_group,
    join_modifier,
    lift_addition,
    lift_from_comma,
    lower_kind,
    lower_source,
)
from conflict_events.linking.relative_grafts import (
    lower_outcome,
    lower_relative,
    lower_told,
    lower_who,
    raise_outcome,
    raise_relative,
    raise_revenge,
)
from conflict_events.linking.reporting import noun_class, reporting_verbs
from conflict_events.linking.root_grafts import (
    crown_backed,
    crown_behind,
    crown_far,
    crown_participle,
    opens_with_names,
    raise_participle,
    raise_verb,
)
from conflict_events.linking.syntax import FINITE, light_verbs
from conflict_events.linking.verb_grafts import (
    free_captives,
    free_gerund,
    free_hurt,
    free_purpose,
    free_second,
    join_aims,
    lower_aboard,
    lower_listed,
    lower_moving,
    lower_share,
    part_headline,
    raise_further_saying,
    raise_told,
    return_victims,
)
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token, Tree


def graft(tree: Tree) -> None:
    """Puts right what can be put right; the order and the number of tokens stay."""
    places = {t.i for span in tree.spans["places"] for t in span}
    named = places.union(t.i for span in tree.spans["actors"] for t in span)
    groups = named - places
    dated = {t.i for span in tree.spans["dates"] for t in span}
    actors = {t.i: span for span in tree.spans["actors"] for t in span}
    arms = {t.i for span in tree.spans["weapons"] for t in span}
    for span in tree.spans["actors"]:
        join_names(span, named, actors)
        join_list(span, actors)
    for word in tree.having(light_verbs()["throwing"]):
        lower_thrown(word, arms)
        raise_throwing(word, arms, named)
    for word in tree:
        if word.tag_ == "VBG" and word.i > word.sent.start:
            seat_fighters(word, actors, dated)
        if word.dep_ == "ROOT" and word.tag_ in ("VBN", "VBD") and word.i + 1 < word.sent.end:
            crown_behind(word)
        _graft_word(word, named, places, groups, dated)
        if word.tag_ == "VBG":
            seat_shown(word, actors)
        if word.dep_ in ("conj", "appos") and word.tag_ == "NN":
            join_kin(word, groups)
        if word.dep_ == "npadvmod" or (word.dep_ == "prep" and word.i + 1 in dated) or word.i in dated:
            lower_date(word, dated)
    tree.forget()


def _graft_word(word: Token, named: set[int], places: set[int], groups: set[int], dated: set[int]) -> None:
    if word.tag_ in FINITE and word.lemma_.lower() in reporting_verbs():
        free_speakers(word)
        raise_saying(word)
        raise_further_saying(word)
    elif word.tag_ in FINITE and _is_said(word.nbor(-1) if word.i else word):
        lower_told(word)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "acl":
        crown_participle(word, named)
        crown_far(word)
        crown_backed(word)
        free_hurt(word)
        part_headline(word)
        if word.lemma_ in light_verbs()["ousting"]:
            lower_taken(word, places)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "relcl":
        lower_backing(word, groups)
    elif word.tag_ == "VBZ" and word.pos_ == "VERB" and word.dep_ in ("dobj", "pobj", "appos", "npadvmod"):
        raise_second_verb(word)
    elif word.tag_ == "VB" and word.dep_ in ("acl", "relcl", "pcomp"):
        free_purpose(word)
    elif word.i in places and word.dep_ == "compound":
        free_place(word)
        free_victim(word)
        free_dated(word, dated)
    elif word.i in places and word.dep_ == "conj":
        join_states(word, places)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "amod" and opens_with_names(word, named):
        raise_participle(word)
    elif word.tag_ == "VBN" and word.dep_ == "amod":
        free_lone_doer(word)
        free_second(word)
    elif word.tag_ == "VBG" and word.dep_ == "amod":
        free_gerund(word)
    elif word.tag_ == "VBN" and word.dep_ == "pcomp":
        lower_aboard(word)
    elif word.tag_ == "NNS" and word.dep_ == "compound" and word.head.lower_ in noun_class("answered_for"):
        if word.lemma_.lower() in reporting_verbs():
            raise_verb(word)
    elif word.dep_ == "conj" and word.lower_ in ("wounded", "injured"):
        join_wounded(word)
    elif word.dep_ == "conj" and word.tag_ == "VBG" and word.head.dep_ == "oprd":
        raise_beside_dead(word)
    elif word.dep_ == "conj" and word.head.pos_ == "VERB" and word.pos_ in ("NUM", "NOUN", "PROPN"):
        join_objects(word)
    elif word.dep_ == "conj" and word.head.dep_ == "relcl" and word.tag_ in ("VBD", "VBZ"):
        raise_revenge(word)
    elif word.dep_ == "conj" and word.tag_ in FINITE and word.head.tag_ == "VB":
        raise_told(word)
    elif word.dep_ == "conj" and word.tag_ == "VB":
        join_aims(word)
    elif word.dep_ == "conj" and word.tag_ in FINITE and held_to_be(word.head):
        crown_behind_tie(word)
    elif word.dep_ == "ccomp" and word.tag_ in (*FINITE, "VB") and word.head.i < word.i:
        crown_behind_tie(word)
    elif word.tag_ == "VBG" and word.dep_ == "xcomp":
        lower_moving(word, groups)
    elif word.tag_ == "VBG" and word.dep_ == "advcl":
        lower_moving(word, groups)
        lower_participle(word)
        lower_foe(word, groups)
    elif word.tag_ in ("VBN", "VBD") and word.dep_ == "advcl":
        lower_filling(word)
        lower_taken(word, places)
        if word.head.lemma_ in light_verbs()["tying"] and not any(c.dep_ == "mark" for c in word.lefts):
            crown_behind_tie(word)
    elif word.tag_ == "VBG" and word.dep_ == "acl":
        free_participle(word, places)
    elif word.tag_ == "VBG" and word.dep_ == "pcomp":
        free_behind_place(word, places)
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
    elif word.lower_ == "them":
        free_driver(word)
    elif word.lower_ in _sides_of() and word.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj"):
        free_direction(word)
    elif word.dep_ == "dobj" and word.pos_ in ("NOUN", "PROPN"):
        return_told(word)
        free_captives(word)
    elif word.head.is_punct and word.pos_ in ("NOUN", "PROPN"):
        lift_from_comma(word)
    elif word.pos_ in ("NOUN", "PROPN") and word.dep_ in ("nsubj", "nsubjpass"):
        join_subject(word)
        join_group(word, groups)
        lower_kind(word)
        if word.dep_ == "nsubj":
            return_object(word)
            lower_share(word)
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
        seat_deed(word)
        seat_event(word)
    elif word.lower_ in ("as", "while", "when") and word.dep_ in ("prep", "mark"):
        seat_event(word)
    elif word.lower_ == "at" and word.dep_ == "prep":
        seat_post(word)
    elif word.lower_ == "by" and word.dep_ in ("prep", "agent"):
        free_agent(word, named)
    elif word.lower_ == "between" and word.dep_ in ("prep", "agent"):
        join_sides(word, groups)
    elif word.lower_ == "with" and word.dep_ == "prep":
        free_means(word)
    elif word.lower_ == "of" and word.dep_ == "prep":
        free_charge(word)
        free_time(word)
    elif word.lower_ == "off" and word.dep_ == "prep":
        free_particle(word)
    elif word.lower_ == "down" and word.dep_ in ("prep", "prt"):
        free_downed(word)
    elif word.lower_ in ("in", "during") and word.dep_ == "prep":
        free_occasion(word)
        lift_addition(word)
    elif word.lower_ == "from" and word.dep_ == "prep":
        free_source(word, named)
        lower_source(word)
    elif word.tag_ == "WDT" and word.dep_ in ("det", "dep", "mark"):
        raise_relative(word, named)
    elif word.tag_ == "WDT" and word.dep_ in ("dobj", "nsubj", "nsubjpass"):
        raise_relative(word, named)
        lower_relative(word)
        lower_outcome(word)
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
