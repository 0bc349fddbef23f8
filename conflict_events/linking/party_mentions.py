"""Mentions of actors as parties: their words, those coordinated with them, and the owner's force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora, is_group
from conflict_events.linking.candidate import Party
from conflict_events.linking.syntax import light_verbs, prepositions, with_conjuncts
from conflict_events.tagging.actors import FOES
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

HOME_ARMY = "saa"  # whose "the army" and "soldiers" are at home
HOME_POLICE = "syr_police"
COALITION = "coalition"  # which has no soldiers of its own on the ground
HOME_STATE = "syr_gov"
OTHERS = "others"  # kind of a party that stands beside the group named before it
ANYBODY = ("", "unid")  # actors of whom the text says no more than that they are armed
STATES = ("state_government", "foreign_state", "state_forces", "state_unit")  # kinds of actors
_SAME_FORCE = 120  # tokens over which "the units" go on about those told before
_NEAR = 6  # tokens between an actor and "its allies"
GENERIC = frozenset({"", "rebels", "islamist_rebels", "unid"})


def unbracketed(name: str) -> str:
    """ "al-Nusra (Qaeda's branch)": the name alone."""
    return name.split(" (")[0] if name.endswith(")") else name


def party_of(scene: Scene, span: Span) -> Party:
    """A mention as a party."""
    text = unbracketed(span.text)
    state = (
        _army_abroad(scene, span)
        or state_force(scene, span)
        or same_force(scene, span)
        or _same_coalition(scene, span)
    )
    if state:
        return Party(span.start_char, span.start_char + len(text), text, state, "force", span.id_)
    further = span.kb_id_ in GENERIC and _further(scene, span)
    kind = OTHERS if further else span.label_
    return Party(span.start_char, span.start_char + len(text), text, span.kb_id_, kind, span.id_)


def state_force(scene: Scene, span: Span) -> str:
    """ "the military", "the army": of the state told before in the sentence, or of the last such force, else Syria's."""
    words = span.text.lower().removeprefix("the ")
    told = span.label_ in ("bare", "modifier") and _speaks_of_its_own(span)
    if words not in anaphora()["state_forces"] or not (told or (span.label_ == "bare" and _definite(span))):
        return ""
    before = [s for s in scene.doc.spans["actors"] if s.end <= span.start and of_state(scene, s)]
    before = [s for s in before if not (_mediates(s) or _charges(s, span) or _of_land(s))]
    beside = [s for s in before if s.start >= span.sent.start]
    named = [s for s in before if s.label_ in ("force", "name") and s[-1].lower_ == span[-1].lower_]
    if told and beside and beside[-1].kb_id_ == HOME_STATE:
        return HOME_ARMY
    if beside and beside[-1] not in named:
        return composed(scene, beside[-1].kb_id_, span.id_ or "ground")
    if not named and _only_foreign(scene, before) and span.start - before[-1].end < _SAME_FORCE / 2:
        return composed(scene, before[-1].kb_id_, span.id_)
    return named[-1].kb_id_ if named else span.kb_id_ or composed(scene, "syr_gov", span.id_)


def _army_abroad(scene: Scene, span: Span) -> str:
    """ "an army post in northern Israel", "the army in Lebanon": that of the state in whose land it stands."""
    if span.text.lower().removeprefix("the ") not in anaphora()["state_forces"]:
        return ""
    noun = span.root.head if span.label_ == "modifier" else span.root
    where = [t.i for name in ("in", "inside") for t in prepositions(noun).get(name, ())]
    named = [s for i in where for s in [scene.actors.get(i)] if s is not None and _all_foreign(scene, [s])]
    return composed(scene, named[0].kb_id_, span.id_ or "ground") if named else ""


def _same_coalition(scene: Scene, span: Span) -> str:
    """ "the Saudi-led coalition ... the coalition", "coalition jets": the one that the text named last by its leader."""
    if span.kb_id_ != COALITION or not span.text.lower().removeprefix("the ").startswith(COALITION):
        return ""
    named = [s for s in scene.doc.spans["actors"] if s.end <= span.start and "-led " in s.text.lower()]
    led = [s for s in named if of_state(scene, s) and COALITION in s.text.lower()]
    return led[-1].kb_id_ if led and led[-1] is named[-1] else ""


def _only_foreign(scene: Scene, before: list[Span]) -> bool:
    """ "Two Turkish soldiers were killed. The army shelled ...": the only forces told of so far."""
    return bool(before) and _all_foreign(scene, before) and any(s.label_ == "force" for s in before)


def _of_land(span: Span) -> bool:
    """ "a Syrian town": where it is, and no side."""
    return span.label_ == "modifier" and span.root.head.lemma_.lower() in place_words().stand_ins.settled


def _all_foreign(scene: Scene, mentions: list[Span]) -> bool:
    rows = [scene.lexicon.rows.get(s.kb_id_) for s in mentions]
    return all(row is not None and row.kind == "foreign_state" for row in rows)


def _charges(span: Span, army: Span) -> bool:
    """ "Paris blamed the army for the raid": none of its own."""
    verb = span.root.head
    charges = verb.lemma_ in light_verbs()["accusation"] | light_verbs()["reproach"]
    return charges and span.root.dep_ == "nsubj" and army.root in verb.subtree


def _mediates(span: Span) -> bool:
    """ "a truce brokered by Russia and Turkey": who only brings it about."""
    noun = span.root.head if span.root.dep_ == "conj" else span.root
    by = noun.head
    return by.lower_ == "by" and by.head.lemma_ in light_verbs()["mediating"]


def same_force(scene: Scene, span: Span) -> str:
    """ "the units", "the troops", "another unit": those of the force told before by the same word."""
    if span.label_ != "bare" or span.kb_id_ not in ("", HOME_ARMY, HOME_POLICE):
        return ""
    word = span[-1].lower_.split()[-1]
    if word not in anaphora()["units"] and word not in anaphora()["police"]:
        return ""
    if not (_definite(span) or _is_further_unit(span)):
        return _of_foreign_army(scene, span)
    for before in reversed(scene.doc.spans["actors"]):
        close = before.end <= span.start and span.start - before.end < _SAME_FORCE
        if (
            close
            and before.label_ in ("force", "bare", "modifier")
            and before.kb_id_
            and _is_of(before, word)
        ):
            return str(before.kb_id_)
    return ""


def _of_foreign_army(scene: Scene, span: Span) -> str:
    """ "Jordanian border guards killed six men. Troops seized their lorry": where no other army is told of."""
    before = [s for s in scene.doc.spans["actors"] if s.end <= span.start and s.label_ != "bare"]
    before = [s for s in before if of_state(scene, s) and not _only_of_country(scene, s)]
    if not before or span.start - before[-1].end > _SAME_FORCE / 2 or not _all_foreign(scene, before):
        return ""
    men = anaphora()["units"] | anaphora()["comrades"] | anaphora()["police"] | anaphora()["state_forces"]
    near = [s for s in before if span.start - s.end < _SAME_FORCE / 2]
    told = [s for s in near if s.text.lower().split()[-1] in men]
    return composed(scene, told[-1].kb_id_, span.id_) if told else ""


def _only_of_country(scene: Scene, span: Span) -> bool:
    """ "near the Syrian border", not "a Syrian army post"."""
    row = scene.lexicon.rows.get(span.kb_id_)
    return span.label_ in ("modifier", "metonym") and (row is None or row.kind != "state_forces")


def _is_of(span: Span, word: str) -> bool:
    """ "army units", "units of the army", "a unit of the army"."""
    above = span.root.head
    forms = {word, word.removesuffix("s"), f"{word}s"}
    return not forms.isdisjoint(span.text.lower().split()) or (
        above.lower_ == "of" and above.head.lower_ in forms
    )


def _is_further_unit(span: Span) -> bool:
    """ "another unit", "other units": of the army whose units the text tells of."""
    before = span.doc[span.start - (span.start > 0)].lower_
    return span[-1].lemma_ == "unit" and before in anaphora()["others"]


def _definite(span: Span) -> bool:
    return not {"the", "our"}.isdisjoint((span[0].lower_, span.doc[span.start - (span.start > 0)].lower_))


def _speaks_of_its_own(span: Span) -> bool:
    """ "Lebanon says army arrested six men": a headline without the article."""
    return span.doc[span.start - 1].lemma_ in light_verbs()["telling"] if span.start else False


def of_state(scene: Scene, span: Span) -> bool:
    """Whether a mention is of a state, its government or its forces."""
    row = scene.lexicon.rows.get(span.kb_id_)
    return row is not None and row.kind in STATES


def _further(scene: Scene, span: Span) -> bool:
    """ "al-Nusra and other armed groups", "rebels and al-Nusra": no other word for the group beside it."""
    doc, actors = span.doc, scene.actors
    first = span.start - (span.start > 0 and doc[span.start - 1].lower_ in ("other", "several"))
    left = actors.get(first - 2) if first > 1 and doc[first - 1].lower_ == "and" else None
    right = actors.get(span.end + 1) if span.end < len(doc) and doc[span.end].lower_ == "and" else None
    return any(s is not None and is_group(scene, s) and s.kb_id_ not in GENERIC for s in (left, right))


def beside(scene: Scene, span: Span) -> list[Party]:
    """Modifiers coordinated with the mention's own: "Syrian" in "Syrian and Russian jets", all in a row of commas."""
    doc = span.doc
    i = span.start - 1
    if span.label_ != "force" or i < 1 or doc[i].lower_ not in ("and", "or", "&"):
        return []
    found: list[Party] = []
    while i > 0 and (left := scene.actors.get(i - 1)) is not None and left.end == i:
        listed = doc[i].text != "," or left[-1].tag_ != "NNS"
        if not (_modifies(scene, left, span) and listed) or doc[left.end - 1].tag_ == "POS":
            break
        words = (left.start_char, left.end_char, left.text)
        found.insert(0, Party(*words, composed(scene, left.kb_id_, span.id_), "force", span.id_))
        i = left.start - 1
        if left.label_ != "modifier" or doc[i].text != ",":
            break
    return found


def _modifies(scene: Scene, left: Span, span: Span) -> bool:
    """ "Syrian" or "the Assad regime" before "and Russian jets", where the tree joins it to the jets."""
    if left.label_ == "modifier":
        return True
    root = left.root
    return left.label_ == "name" and root.dep_ in ("nmod", "compound", "amod", "poss") and root.head in span


def including(span: Span) -> list[Token]:
    """ "rebels including X and Y", "rebels, including X": what stands behind the word."""
    behind = span.doc[span.end : min(span.end + 2, span.sent.end)]
    word = next((t for t in behind if t.text != ","), None)
    if word is None or word.lower_ != "including":
        return []
    return [n for c in word.rights if c.dep_ == "pobj" for n in with_conjuncts(c)]


def composed(scene: Scene, owner: str, class_: str) -> str:
    """The actor that an owner's force of a class is: "Syrian" + air = the Syrian air force."""
    compose = scene.lexicon.grammar.compose
    for actor in scene.lexicon.lineage(owner):
        for key in (f"{actor}.{class_}", f"{actor}.*"):
            if key in compose:
                return compose[key]
    return "" if class_ == FOES else owner


def allied(scene: Scene, span: Span) -> list[Party]:
    """ "the army and its allies", "troops and allies": the actor named before and the irregulars beside it."""
    doc, first = span.doc, max(span.sent.start, span.start - _NEAR)
    named = [scene.actors[i] for i in range(first, span.start) if i in scene.actors]
    if not named or not named[-1].kb_id_:
        return []
    actor = composed(scene, named[-1].kb_id_, span.id_)
    allies = Party(span.start_char, span.end_char, span.text, actor, "force", span.id_)
    joined = doc[named[-1].end].lower_ in ("and", "&")
    return [party_of(scene, named[-1]), allies] if joined else [allies]


def backed(scene: Scene, span: Span, token: Token) -> Party | None:
    """ "fighters backed by the United States": as "US-backed fighters"; who backs them is not they."""
    tied = [c for c in token.children if c.dep_ == "acl" and c.lemma_ in ("back", "support")]
    nouns = [t for verb in tied for t in prepositions(verb).get("by", ()) if t.i in scene.actors]
    if span.label_ not in ("bare", "modifier") or not nouns:
        return None
    backer = scene.actors[nouns[0].i].kb_id_
    actor, party = composed(scene, backer, "backed"), party_of(scene, span)
    return party if actor == backer else replace(party, actor=actor)


def soldiers_of(scene: Scene, span: Span) -> Party | None:
    """ "troops of the Kurdish-Arab alliance", "soldiers from Turkey": those of whoever is named right behind."""
    doc = span.doc
    if span.label_ != "bare" or span.kb_id_ != HOME_ARMY or span[-1].lower_ not in anaphora()["units"]:
        return None
    behind = doc[span.end : span.end + 3]
    if not behind or behind[0].lower_ not in ("of", "from") or behind[0].head not in _counted(span.root):
        return None
    owner = next((scene.actors[t.i] for t in behind[1:] if t.i in scene.actors), None)
    if owner is None or not owner.kb_id_:
        return None
    return replace(party_of(scene, span), actor=composed(scene, owner.kb_id_, span.id_), kind="force")


def _counted(noun: Token) -> tuple[Token, ...]:
    """A noun and what counts it, on which a phrase behind the noun may hang: "hundreds of troops from X"."""
    return (noun, noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ == "of" else (noun,)


def either(scene: Scene, span: Span, further: list[Party]) -> list[Party]:
    """ "Syrian or Russian warplanes": one of two, the text does not know which."""
    if not further or span.doc[span.start - 1].lower_ != "or":
        return []
    actor = _either_of(scene, (further[0].actor, span.kb_id_))
    start = further[0].start
    text = span.doc.text[start : span.end_char]
    return [Party(start, span.end_char, text, actor, "force", span.id_)] if actor else []


def one_of(scene: Scene, parties: list[Party]) -> list[Party]:
    """Of who may have done it, where the text does not know which: the one that stands for both, or nobody."""
    either_party = [p for p in parties if p.actor in scene.lexicon.grammar.either.values()]
    actor = _either_of(scene, [p.actor for p in parties])
    joined = [replace(p, actor=actor, kind="force") for p in parties[:1] if actor]
    return either_party[:1] or joined


def _either_of(scene: Scene, actors: Iterable[str]) -> str:
    """The actor that stands for one of two: "Syrian or Russian warplanes"."""
    roots = {scene.lexicon.lineage(a)[-1] for a in actors if a}
    return scene.lexicon.grammar.either.get("|".join(sorted(roots)), "")
