"""What words refer back to: "the group", "the two sides", "they", "he"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.reporting import reporting_of
from conflict_events.linking.struck import faced, hit_meanwhile
from conflict_events.linking.syntax import (
    ancestors,
    clause_root,
    is_passive,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)
from conflict_events.rules.load import read_toml, rules_directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_PERSONS = frozenset({"official", "fighter", "officer", "civil", "defence"})
_NO_GROUPS = frozenset(
    {
        "state_government", "foreign_state", "media", "igo", "civilian", "monitor", "official_source",
        "political_body", "generic",
    }
)  # fmt: skip
_NO_SIDES = frozenset({"media", "igo", "civilian", "civilian_org", "monitor", "official_source"})
_REACH = 150  # tokens, some sentences


@functools.cache
def anaphora() -> dict[str, frozenset[str]]:
    """Words that refer back, or say that something is new (``rules/anaphora.toml``)."""
    return {key: frozenset(words) for key, words in read_toml(rules_directory() / "anaphora.toml").items()}


def refers_back(scene: Scene, token: Token) -> bool:
    """ "the group", "the militants", "the jihadist group", "the jihadist group's men"."""
    if not _group_words(token):
        return False
    definite = any(c.lower_ in ("the", "this", "that", "these", "those", "both") for c in token.lefts)
    return definite and not any(
        c.dep_ in ("amod", "compound", "poss")
        and (c.lower_ in anaphora()["civil"] or (c.i in scene.actors and scene.actors[c.i].end <= token.i))
        for c in token.lefts
    )


def _group_words(token: Token) -> list[str]:
    """The words for a group in a noun: of "jihadist group's fighters" both, where no other word says whose it is."""
    *before, last = token.lower_.split()
    owners = [w.removesuffix("'s") for w in before if w.endswith("'s")]
    words = anaphora()
    others = [w for w in before if w.removesuffix("'s") not in words["groups"]]
    if not words["describing"].issuperset(others):
        return []
    return [w for w in (last, *owners) if w in words["groups"]]


def says_of_what_kind(token: Token) -> bool:
    """ "the jihadist group": a name of its own, that says no more than of what kind a group is."""
    return " " in token.text and bool(_group_words(token))


def is_group(scene: Scene, span: Span) -> bool:
    """Whether a mention names an armed group, no state or office."""
    row = scene.lexicon.rows.get(span.kb_id_)
    return span.label_ in ("name", "unit") and (row is None or row.kind not in _NO_GROUPS)


def names_group(scene: Scene, span: Span) -> bool:
    """ "Nusra", and "Nusra fighters"."""
    row = scene.lexicon.rows.get(span.kb_id_)
    return is_group(scene, span) or (
        span.label_ == "force" and row is not None and row.kind not in _NO_GROUPS
    )


def _by_word(scene: Scene, span: Span, token: Token) -> bool:
    """ "ISIS terrorists ... the terrorists"."""
    return span[-1].lower_.split()[-1] == token.lower_ and names_group(scene, span)


def _fighters_of(scene: Scene, span: Span) -> bool:
    """ "Islamic State gunmen ... the militants", "PYD forces ... the militia": those of a group that has a name."""
    row = scene.lexicon.rows.get(span.kb_id_)
    if span.label_ != "force" or row is None:
        return False
    return row.kind == "political_body" or row.kind not in (*_NO_GROUPS, "generic")


def group_before(scene: Scene, token: Token) -> Span | None:
    """The named actor that "the group" stands for: the nearest before it that is a group.

    Not another part of its own verb: in "rebels were executed by the group" the group is not the rebels.
    """
    verb = clause_root(token)
    beside = {
        scene.actors[t.i].kb_id_
        for t in [
            *subjects(verb),
            *objects(verb),
            *_fallen_to(verb),
            *([verb.head] if verb.dep_ == "acl" else ()),
        ]
        if t.i in scene.actors and t != token
    }
    same_word = _same_word(scene, token)
    if same_word is not None and same_word.kb_id_ not in beside:
        return same_word
    named = [
        s
        for s in before(scene, token)
        if (is_group(scene, s) or _by_word(scene, s, token) or _fighters_of(scene, s))
        and s.kb_id_ not in beside
        and may_be_called(scene, s, token)
    ]
    if token.lower_ == "fighters" and named and _by_word(scene, named[0], token):
        return named[0]  # "fell into the hands of YPG fighters. The fighters seized it"
    if token.lower_ in anaphora()["irregulars"]:
        named = [s for s in named if not _only_tells(s)] or named
        named = [s for s in named if not _seldom_so_called(scene, s)] or named
    same = [s for s in named if s.start >= token.sent.start]
    subject = (
        s
        for s in named
        if s.end <= token.sent.start and s.root.dep_ in ("nsubj", "nsubjpass") and token.i - s.end < 40
    )
    doer = _doer_before(scene, token) if reporting_of(verb) is not None else None
    return doer or (same[0] if same else next(subject, named[0] if named else None))


def listed_groups(scene: Scene, named: Span) -> list[Span]:
    """ "the Nusra Front and Ahrar al-Sham ... the militants": both; of "clashes between X and Y" one of them."""
    top = named.root
    while top.dep_ == "conj" and top.head is not top:
        top = top.head
    listed = (scene.actors.get(t.i) for t in with_conjuncts(top)) if top.head.lower_ != "between" else ()
    return [s for s in listed if s is not None and is_group(scene, s)]


def _seldom_so_called(scene: Scene, span: Span) -> bool:
    """ "The SDF took villages from IS. Jets pounded the militants": of two groups neither the SDF nor an ally of Damascus."""
    row = scene.lexicon.rows.get(span.kb_id_)
    return row is not None and row.side in ("sdf", "pro_government")


def _only_tells(span: Span) -> bool:
    """ "X shelled the town, Y said. The militants ...": Y, which tells of what others did, is not they."""
    return span.root.dep_ == "nsubj" and reporting_of(span.root.head) is not None


def _fallen_to(verb: Token) -> list[Token]:
    """ "fell into the hands of X after the withdrawal of the fighters": these are none of X."""
    ways = [c for c in verb.rights if c.lower_ in ("to", "into")] if verb.lemma_ == "fall" else []
    return [t for way in ways for t in way.subtree]


def _same_word(scene: Scene, token: Token) -> Span | None:
    """ "a U.S.-backed alliance ... the alliance": the last mention of who bears that word, if it names more."""
    if token.lower_ not in anaphora()["named_once"]:
        return None
    for span in before(scene, token):
        if (
            span.label_ in ("force", "name", "unit")
            and span.kb_id_
            and span[-1].lower_.split()[-1] == token.lower_
        ):
            return span
    return None


def may_be_called(scene: Scene, span: Span, token: Token) -> bool:
    """ "the militants", "the rebels", "the jihadists": none who fight beside a government, each by its kind."""
    row, words = scene.lexicon.rows.get(span.kb_id_), anaphora()
    zealous = any(w in words["zealots"] or f"{w}s" in words["zealots"] for w in token.lower_.split())
    if row is not None and zealous:
        return row.side in ("jihadist", "islamic_state")
    if row is None or token.lower_ not in words["irregulars"]:
        return True
    return row.side != "pro_government" and not (
        token.lower_ in words["insurgents"] and row.side == "islamic_state"
    )


def _doer_before(scene: Scene, token: Token) -> Span | None:
    """ "FSA fighters took the town from Daesh, the group said": who did it speaks, not who lost it."""
    for span in before(scene, token):
        if span.start >= token.sent.start and names_group(scene, span) and span.root.dep_ == "nsubj":
            return span
    return None


def one_of_attackers(scene: Scene, token: Token) -> Span | None:
    """Whose "one attacker", "a first bomber" is: the group that attacked in this sentence or the one before."""
    words = anaphora()
    if token.lower_ not in words["perpetrators"] or not any(c.lower_ in words["parted"] for c in token.lefts):
        return None
    for span in before(scene, token):
        near = span.start >= scene.doc[max(0, token.sent.start - 1)].sent.start
        attacks = span.root.dep_ == "nsubj" and span.root.head.lemma_.lower() in words["attacking"]
        if near and attacks and names_group(scene, span):
            return span
    return None


def two_sides(scene: Scene, token: Token) -> list[Span]:
    """The last two actors before "the two sides", in order."""
    found: dict[str, Span] = {}
    for span in before(scene, token):
        row = scene.lexicon.rows.get(span.kb_id_)
        named = span.label_ in ("name", "force", "unit") or (span.kb_id_ and span.root.tag_ == "NNS")
        if named and (row is None or row.kind not in _NO_SIDES):
            found.setdefault(span.kb_id_ or span.text.lower(), span)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


def before(scene: Scene, token: Token) -> list[Span]:
    """Actor mentions before a token, nearest first, within the last few sentences."""
    spans = [s for s in scene.doc.spans["actors"] if s.end <= token.i and token.i - s.end < _REACH]
    return spans[::-1]


def is_crowd(token: Token) -> bool:
    """Whether a word counts people by itself: "hundreds rallied", "twelve were arrested", "shot two others"."""
    befalls = token.head.lemma_ in anaphora()["befalling"]
    if befalls and token.tag_ == "CD" and token.dep_ == "nsubjpass":
        return True
    if befalls and token.lower_ == "others" and token.dep_ in ("nsubjpass", "dobj"):
        return True
    return token.lemma_.lower() in anaphora()["crowds"] and not prepositions(token).get("of")


def one_person(scene: Scene, noun: Token) -> bool:
    """Whether "he" can stand for a noun: not for an army or a group, and for none in the plural."""
    if noun.tag_ in ("NNS", "NNPS"):
        return False
    span = scene.actors.get(noun.i)
    return (span is not None and span.id_ in _PERSONS) or "person" in scene.classes(noun)


def antecedents(scene: Scene, token: Token) -> list[Token]:
    """Subjects upwards in the sentence, then what its verbs hit, then subjects of the two sentences before."""
    hit = hit_meanwhile(token)
    if hit:
        words = [t for t in hit if t.lower_ == "them"]
        words += [c for t in hit for c in t.lefts if c.tag_ == "PRP$"]  # "attacked its men"
        doers, beside = subjects(token.head.head), (t for p in words for t in antecedents(scene, p))
        return [t for t in beside if t not in doers and t.sent == token.sent] if words else _owners(hit)
    doing: list[Token] = []
    struck: list[Token] = []
    aimed, clause, current = False, False, token
    own = {t.i for t in _own_phrase(token)}
    opens = token.tag_ == "PRP$" and token.i <= token.sent.start + 1  # "In its latest attack, the group ..."
    for _ in range(30):
        if current.head == current:
            break
        below, current = current, current.head
        clause |= below.pos_ in ("VERB", "AUX")
        aimed |= not clause and below.dep_ == "prep" and below.lower_ in ("against", "on")
        if current.pos_ in ("VERB", "AUX"):
            struck += _owners(o for o in (*objects(current), *faced(current)) if o.i < token.i and o != below)
            doing += [t for t in subjects(current) if (t.i < token.i or opens) and t.pos_ != "PRON"]
            if token.lower_ in ("they", "them", "their"):
                doing += [t for t in _agents(current) if t.i < token.i]
    found = [*struck, *doing] if aimed else [*doing, *struck]  # "killed ten in raids on their dens"
    found = [t for t in found if t.i not in own]
    sent = token.sent
    for _ in range(2):
        if sent.start == 0:
            break
        sent = scene.doc[sent.start - 1].sent
        found += _seized(sent) if token.dep_ == "nsubjpass" else ()
        found += [t for t in sent if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")]
    members = token.lower_ == "its" and token.head.lower_ in anaphora()["members"]
    if members and token.sent.start:  # "rebels attacked a convoy. Ten of its members were killed"
        found = [t for t in found if t.sent == token.sent or t.tag_ != "NNS"]
        found += _owners(t for t in scene.doc[token.sent.start - 1].sent if t.dep_ == "dobj")
    return found


def _seized(sentence: Span) -> list[Token]:
    """ "rebels captured ten soldiers. They were executed": the soldiers."""
    return [t for t in sentence if t.dep_ == "dobj" and t.head.lemma_ in anaphora()["seizing"]]


def _own_phrase(pronoun: Token) -> Iterator[Token]:
    """ "ten of its members": the nouns above a pronoun up to the verb, none of which it stands for."""
    for above in ancestors(pronoun):
        if above.pos_ in ("VERB", "AUX"):
            return
        yield above


def _agents(verb: Token) -> tuple[Token, ...]:
    """ "was cut by soldiers when they took the hill": who does what is done."""
    return prepositions(verb).get("by", ()) if is_passive(verb) else ()


def _owners(nouns: Iterable[Token]) -> list[Token]:
    """Whose the objects of a verb are, and they themselves: "the headquarters of the Front"."""
    return [t for noun in nouns for t in (*prepositions(noun).get("of", ()), noun)]
