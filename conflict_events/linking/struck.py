"""Whom a verb turns on, and who they are that are struck while they do something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.syntax import is_passive, light_verbs, objects, prepositions
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_FACING = ("against", "on", "to", "with")
_MEANWHILE = ("while", "as", "when")


def faced(verb: Token) -> list[Token]:
    """ "dealt a blow to the army", "dealt the army a blow", "clashed with rebels": whom a verb turns on."""
    told = [c for c in verb.rights if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN")]
    for phrases in map(prepositions, (verb, *objects(verb))):
        told += [t for name in _FACING for t in phrases.get(name, ())]
    return told


def hit_meanwhile(they: Token) -> list[Token]:
    """ "X attacked them while they were fighting Y", "shelled its men as they were battling Y": those who are attacked."""
    clause, above = they.head, they.head.head
    told = they.lower_ == "they" and they.dep_ == "nsubj" and clause.dep_ == "advcl" and clause.tag_ == "VBG"
    fights = clause.lower_ in place_words().stand_ins.fighting or clause.lemma_ == "clash"
    if not told or not (fights or clause.lemma_ in light_verbs()["striking"]):
        return []
    if above.i not in above.doc.trigger_heads or is_passive(above):
        return []
    when = any(c.lower_ in _MEANWHILE for c in clause.lefts)
    return [t for t in (*objects(above), *faced(above)) if t.i < they.i] if when else []
