"""Reads the dependency tree: who is the logical subject and object of a verb or an event noun."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.triggers import gerund_owner

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

Slots = dict[str, list["Token"]]

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "obj", "attr", "oprd")
_CLAUSES = ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "csubj", "pcomp")
_NOUNLIKE = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET")
_NEED_OBJECTS = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "execute",
        "behead",
        "arrest",
        "kidnap",
        "abduct",
        "detain",
        "destroy",
        "displace",
        "martyr",
    }
)
_NO_OBJECTS = frozenset(
    {
        "defect",
        "erupt",
        "collapse",
        "crash",
        "die",
        "flee",
        "retreat",
        "explode",
        "desert",
        "clash",
        "perish",
        "arrive",
    }
)
_STEPS = 60  # no chain of heads in a sentence of news is longer


@functools.cache
def light_verbs() -> dict[str, frozenset[str]]:
    """Verbs that carry an event noun, by the part that their subject plays."""
    return {key: frozenset(value) for key, value in read_toml(rules_directory() / "light_verbs.toml").items()}


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos_ in ("VERB", "AUX") or token.dep_ in ("relcl", "advcl", "ccomp")


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, reduced relatives ("rockets fired by X") included."""
    if any(c.dep_ in (*_PASSIVE, "auxpass") for c in verb.children):
        return True
    if _suffered(verb):
        return True
    if verb.lemma_ in _NO_OBJECTS:
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "advcl", "amod", "ROOT", "conj", "ccomp", "dep"):
        if any(c.dep_ == "nsubj" for c in verb.children):
            return False
        has_perfect = any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve") for c in verb.children)
        has_object = any(c.dep_ == "dobj" for c in verb.children)
        head_passive = verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head)
        if has_perfect or has_object:
            return False
        return verb.dep_ != "conj" or head_passive or not _perfect(verb.head)
    return False


def _suffered(verb: Token) -> bool:
    """ "militants killed in the raid", read as a full verb: who kills needs an object."""
    if verb.dep_ == "conj" and any(c.dep_ == "dobj" for c in verb.head.children):
        return False  # "destroyed three vehicles and killed all on board"
    return (
        verb.tag_ in ("VBD", "VBN")
        and verb.lemma_ in _NEED_OBJECTS
        and not any(c.dep_ in ("dobj", "aux", "prt", "dative", "ccomp") for c in verb.children)
    )


def _perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def with_conjuncts(token: Token) -> list[Token]:
    """A noun and the nouns coordinated with it, in order; not those behind "and not"."""
    found = [token]
    queue = [token]
    while queue:
        for child in queue.pop().children:
            if (
                child.dep_ == "conj"
                and child.pos_ in _NOUNLIKE
                and child not in found
                and not _negated(child)
            ):
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def _negated(noun: Token) -> bool:
    """ "the rebels and not Islamic State"."""
    before = noun.left_edge.i - 1
    return any(c.dep_ == "neg" for c in noun.children) or (before >= 0 and noun.doc[before].lower_ == "not")


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if pronoun.tag_ in ("WP", "WDT", "WP$") and verb.dep_ in ("relcl", "acl"):
        noun = verb.head
        return noun.head if noun.dep_ == "conj" and _negated(noun) else noun
    return pronoun


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Grammatical subjects, found through coordination, participles and infinitives too."""
    own = [c for c in verb.children if c.dep_ in (*_SUBJECTS, *_PASSIVE)]
    if own:
        return [t for c in own for t in with_conjuncts(_antecedent(c, verb))]
    if depth > 6:
        return []
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in _NOUNLIKE:
        return with_conjuncts(head)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and is_verb(head) and head != verb:
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
            return []
        if verb.dep_ == "xcomp":
            between = [c for c in head.children if c.dep_ == "dobj" and c.i < verb.i]
            if between and head.lemma_ not in ("use", "manage"):
                return with_conjuncts(between[0])
        if (
            verb.dep_ == "conj"
            and is_passive(head)
            and not is_passive(verb)
            and verb.tag_ in ("VBD", "VBZ", "VBP")
        ):
            return list(subjects(head, depth + 1))
        return subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and is_verb(head.head):
        return subjects(head.head, depth + 1)
    if (
        verb.dep_ == "pcomp"
        and head.dep_ == "prep"
        and is_verb(head.head)
        and head.head.lemma_ in ("accuse", "suspect")
    ):
        return objects(head.head) or subjects(head.head, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.head.lemma_ in ("accuse", "suspect"):
        return with_conjuncts(
            head.head
        )  # "accused rebels of firing", where the tree hangs "of" on the rebels
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and is_verb(head.head):
        return subjects(head.head, depth + 1)
    return []


def objects(verb: Token) -> list[Token]:
    """Direct objects; a name that the parser took for an adverb is one too."""
    found = [t for c in verb.children if c.dep_ in ("dobj", "obj") for t in with_conjuncts(c)]
    if found or verb.pos_ != "VERB":
        return found
    return [
        t
        for c in verb.rights
        if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.i - verb.i < 3 and not c.text.endswith("day")
        for t in with_conjuncts(c)
    ]


def prepositions(token: Token) -> Slots:
    """Nouns behind the prepositions of a word, by preposition."""
    slots: Slots = defaultdict(list)
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") or (
            child.pos_ == "ADP" and child.dep_ in ("prt", "advmod", "mark")
        ):
            name = _preposition(child)
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    slots[name] += _owned(pobj)
                elif pobj.dep_ == "prep":  # "out of", "from inside"
                    for deeper in pobj.children:
                        if deeper.dep_ == "pobj":
                            slots[_preposition(pobj)] += with_conjuncts(deeper)
            for other in child.children:
                if other.dep_ == "conj" and other.pos_ == "ADP":
                    for name2, tokens in prepositions_of(other).items():
                        slots[name2] += tokens
    return slots


_STRAY = frozenset({"by", "between", "against"})
_STRAY_REACH = 15  # tokens


def stray_prepositions(noun: Token) -> Slots:
    """Phrases behind an event noun that the tree hangs elsewhere: "shelling of the old town by rebels".

    They are read in the order of the words, as far as the next verb, sign or event noun.
    """
    slots: Slots = defaultdict(list)
    for word in _phrase_behind(noun, noun.i + 1):
        if word.lower_ in _STRAY and word.dep_ in ("prep", "agent") and word.head != noun:
            _extend(slots, prepositions_of(word))
    for relation, verb in event_verbs(noun):
        if relation == "subject" and verb.i > noun.i:  # "fighting erupted overnight between X and Y"
            for word in _phrase_behind(noun, verb.i + 1):
                if word.lower_ == "between" and word.dep_ == "prep" and word.head != verb:
                    _extend(slots, prepositions_of(word))
    return slots


def _phrase_behind(noun: Token, start: int) -> Iterator[Token]:
    others = set(noun.doc.spans["triggers"].attrs["heads"])
    for word in noun.doc[start : min(start + _STRAY_REACH, noun.sent.end)]:
        if word.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ") or word.i in others:
            return
        yield word


def _extend(slots: Slots, more: Slots) -> None:
    for name, tokens in more.items():
        slots[name] += tokens


def _owned(noun: Token) -> list[Token]:
    """A noun with its conjuncts; of "rebel shelling", torn by the tree, the shelling."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return [behind] if gerund_owner(behind) is not None else with_conjuncts(noun)


def prepositions_of(preposition: Token) -> Slots:
    """The nouns of one preposition."""
    return {
        _preposition(preposition): [
            t for c in preposition.children if c.dep_ == "pobj" for t in with_conjuncts(c)
        ]
    }


def _preposition(token: Token) -> str:
    lower = token.text.lower()
    return {
        "onto": "on",
        "upon": "on",
        "toward": "towards",
        "within": "in",
        "outside": "near",
        "around": "near",
    }.get(lower, lower)


def verb_slots(verb: Token) -> Slots:
    """Logical slots of a verb: passives are turned round."""
    slots: Slots = defaultdict(list)
    found = subjects(verb)
    if is_passive(verb):
        own = any(c.dep_ in _PASSIVE for c in verb.children)
        reduced = verb.dep_ in ("acl", "relcl") and not own
        slots["object"] += with_conjuncts(verb.head) if reduced and verb.tag_ == "VBN" else found
    else:
        slots["subject"] += found
        slots["object"] += objects(verb) or _relative_object(verb)
    for name, tokens in prepositions(verb).items():
        slots[name] += tokens
    return slots


def _relative_object(verb: Token) -> list[Token]:
    """ "a pilot they captured": the noun before a relative clause that has its own subject."""
    if verb.dep_ != "relcl" or not _object_relative(verb):
        return []
    if any(
        c.tag_ in ("WRB", "WP$") or (c.dep_ == "prep" and any(g.tag_ in ("WDT", "WP") for g in c.children))
        for c in verb.children
    ):
        return []
    return with_conjuncts(verb.head)


def noun_modifiers(noun: Token) -> list[Token]:
    """Words before a noun that may say whose it is, and coordinated ones."""
    owner = gerund_owner(noun)
    found = [owner] if owner is not None else []
    for child in noun.lefts:
        beside = child.dep_ == "nsubj" and child.i == noun.i - 1 and noun.pos_ == "NOUN"
        if beside or child.dep_ in ("amod", "compound", "poss", "nmod", "npadvmod"):
            found += with_conjuncts(child)
            found += [t for t in child.lefts if t.dep_ in ("amod", "compound", "poss", "nmod")]
    return found


def event_verbs(noun: Token) -> Iterator[tuple[str, Token]]:
    """Verbs around an event noun: ("object", launched), ("subject", hit); relatives and participles too."""
    top = gerund_owner(noun) or noun
    for _ in range(_STEPS):
        if top.dep_ == "conj" and top.head.pos_ in _NOUNLIKE:
            top = top.head
        else:
            break
    head = top.head
    if is_verb(head) and head != top:
        if top.dep_ in _SUBJECTS:
            yield "subject", head
        elif top.dep_ in ("dobj", "obj", *_PASSIVE):
            yield "object", head
        elif top.dep_ in ("attr", "oprd"):
            yield "attribute", head
    if top.dep_ == "pobj" and top.head.dep_ in ("prep", "agent"):
        yield from _above_preposition(top.head)
    for child in _said_of(noun):
        if is_passive(child) or _object_relative(child):
            yield "object", child
        else:
            yield "subject", child


def _above_preposition(preposition: Token) -> Iterator[tuple[str, Token]]:
    """The verb above "in the raid": also above "responsible for", "responsibility for", "rebels of"."""
    name, above = f"prep:{_preposition(preposition)}", preposition.head
    if is_verb(above):
        yield name, above
    elif above.lemma_.lower() in ("responsible", "responsibility", "accountable") and is_verb(above.head):
        yield "prep:behind", above.head
    elif above.dep_ == "dobj" and above.head.lemma_.lower() in light_verbs()["accusation"]:
        yield name, above.head


def _said_of(noun: Token) -> Iterator[Token]:
    """Verbs of the relative and participle clauses of an event noun, or of the place behind it.

    Of "which the opposition said were carried out by Russia" that is "carried".
    """
    own = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    words = light_verbs()
    for child in noun.children:
        if child.dep_ == "prep" and not own:
            low = [v for p in child.children if p.dep_ == "pobj" for v in p.children if v.dep_ == "relcl"]
            own += [v for v in low if _inner(v).lemma_.lower() in words["agent"] | words["origin"]]
    yield from (_inner(v) for v in own if is_verb(v))


def _inner(verb: Token) -> Token:
    """The verb that the relative pronoun belongs to: not "said" in "which he said came from"."""
    if any(c.tag_ in ("WDT", "WP") for c in verb.children):
        return verb
    deeper = [
        c for c in verb.children if c.dep_ == "ccomp" and any(g.tag_ in ("WDT", "WP") for g in c.children)
    ]
    return deeper[0] if deeper else verb


def _object_relative(verb: Token) -> bool:
    """ "the raids that Russia launched": the relative clause has its own subject."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    return bool(own) and own[0].tag_ not in ("WP", "WDT")


def clause_root(token: Token) -> Token:
    """The verb of the clause that a token stands in (or the root of a verbless line)."""
    current = token
    for _ in range(_STEPS):
        if is_verb(current) and current.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return current
        if current.head == current:
            return current
        current = current.head
    return current


def clause_tokens(root: Token) -> list[Token]:
    """The words of a clause, without those of clauses inside it that have a verb of their own."""
    found = []
    queue = [root]
    while queue:
        token = queue.pop()
        found.append(token)
        for child in token.children:
            embedded = child.dep_ in _CLAUSES and is_verb(child) and child.pos_ in ("VERB", "AUX")
            if not embedded or (
                child.dep_ in ("xcomp", "acl", "pcomp") and child.tag_ in ("VB", "VBG", "VBN")
            ):
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def ancestors(token: Token) -> Iterator[Token]:
    """Heads upwards, nearest first."""
    current = token
    for _ in range(_STEPS):
        if current.head == current:
            return
        current = current.head
        yield current
