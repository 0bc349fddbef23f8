"""Reads the dependency tree: who is the logical subject and object of a verb or an event noun."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING

from conflict_events.linking.preposition_names import preposition_name
from conflict_events.linking.reduced_passives import driven_out, is_shot, shares_object, suffers_in_headline
from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.tree import kept
from conflict_events.tagging.verb_or_noun import gerund_owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conflict_events.tagging.tree import Token

Slots = dict[str, list["Token"]]
Words = tuple["Token", ...]
Phrases = dict[str, "Words"]

SUBJECTS = ("nsubj", "csubj")
PASSIVE = ("nsubjpass", "csubjpass")
FINITE = ("VBD", "VBZ", "VBP")  # tags of verbs that tell a clause
_OBJECTS = ("dobj", "obj", "attr", "oprd")
_CLAUSES = ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "csubj", "pcomp")
NOUNLIKE = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET")
STEPS = 60  # no chain of heads in a sentence of news is longer


@functools.cache
def light_verbs() -> dict[str, frozenset[str]]:
    """Verbs that carry an event noun, by the part that their subject plays."""
    return {key: frozenset(value) for key, value in read_toml(rules_directory() / "light_verbs.toml").items()}


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos_ in ("VERB", "AUX") or token.dep_ in ("relcl", "advcl", "ccomp")


@kept
def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, reduced relatives ("rockets fired by X") included."""
    if any(c.dep_ in (*PASSIVE, "auxpass", "agent") for c in verb.children):
        return True
    if _suffered(verb):
        return True
    if verb.lemma_ in light_verbs()["intransitive"]:
        return False
    if verb.tag_ == "VBD" and verb.dep_ == "acl" and verb.i == verb.head.i + 1:
        return not any(
            c.dep_ in (*SUBJECTS, "dobj") for c in verb.children
        )  # "IS attack repelled near Palmyra"
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
    if shares_object(verb) or relative_object(verb):
        return False  # "the hostages they seized": whom, stands before it
    if verb.lemma_ == "shoot":
        return is_shot(verb)
    if verb.lemma_ in light_verbs()["evicting"] and driven_out(verb):
        return True
    if verb.lemma_ in light_verbs()["headlined"] and suffers_in_headline(verb):
        return True
    return (
        verb.tag_ in ("VBD", "VBN")
        and verb.lemma_ in light_verbs()["transitive"]
        and not any(c.dep_ in ("dobj", "aux", "prt", "dative", "ccomp") for c in verb.children)
    )


def _perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


@kept
def with_conjuncts(token: Token) -> Words:
    """A noun and the nouns coordinated with it, in order; not those behind "and not"."""
    found = [token]
    queue = [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child.pos_ in NOUNLIKE and child not in found and not _negated(child):
                found.append(child)
                queue.append(child)
    return tuple(sorted(found, key=lambda t: t.i))


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


def drives_them(verb: Token) -> bool:
    """ "(overran the SDF) driving them out": who stands right before is driven, and does not drive."""
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    drives = verb.tag_ == "VBG" and verb.lemma_ in light_verbs()["driving"]
    return drives and any(t.lower_ == "them" for t in behind)


@kept
def subjects(verb: Token) -> Words:
    """Grammatical subjects, found through coordination, participles and infinitives too."""
    return tuple(_subjects(verb, 0))


def _subjects(verb: Token, depth: int) -> Iterable[Token]:
    own = [c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVE)]
    if own:
        return [t for c in own for t in with_conjuncts(_antecedent(c, verb))]
    if depth > 6:
        return ()
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in NOUNLIKE:
        return with_conjuncts(head)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and is_verb(head) and head != verb:
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
            if head.dep_ == "relcl" and object_relative(head):
                return with_conjuncts(head.head)  # "a raid that the army claims killed ten"
            return _subjects(head, depth + 1) if _tells_of_itself(head, verb) else ()
        if verb.dep_ == "xcomp":
            between = [c for c in head.children if c.dep_ == "dobj" and c.i < verb.i]
            if between and head.lemma_ not in ("use", "manage"):
                return with_conjuncts(between[0])
        return _subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and is_verb(head.head):
        return _subjects(head.head, depth + 1)
    if (
        verb.dep_ == "pcomp"
        and head.dep_ == "prep"
        and is_verb(head.head)
        and head.head.lemma_ in light_verbs()["accusation"]
    ):
        return objects(head.head) or _subjects(head.head, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.head.lemma_ in light_verbs()["accusation"]:
        return with_conjuncts(
            head.head
        )  # "accused rebels of firing", where the tree hangs "of" on the rebels
    if (
        verb.dep_ == "pcomp"
        and head.lower_ in ("after", "before")
        and head.head.dep_ in ("npadvmod", "appos")
    ):
        main = clause_root(head.head)  # "advanced, a day after taking the hill"
        return _subjects(main, depth + 1) if is_verb(main) and not is_passive(main) else ()
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and is_verb(head.head):
        if is_passive(head.head):
            return ()  # "were killed in shelling": who suffers does not shell
        told = head.head.dep_ == "parataxis" and is_verb(
            head.head.head
        )  # "is near the town, he said, after seizing"
        return _subjects(head.head.head if told else head.head, depth + 1)
    if verb.dep_ == "pcomp" and head.head.lemma_ == "addition":  # "killing two in addition to wounding ten"
        above = next((t for t in ancestors(head) if is_verb(t)), None)
        return _subjects(above, depth + 1) if above is not None else ()
    return ()


def _tells_of_itself(saying: Token, verb: Token) -> bool:
    """ "Army says captured a town": a headline that leaves out its "it"."""
    adjoins = saying.i + 1 == verb.i and saying.tag_ in ("VBZ", "VBP")
    opens = any(c.dep_ in SUBJECTS and c.left_edge.i == verb.sent.start for c in saying.lefts)
    return adjoins and opens and saying.lemma_ in light_verbs()["telling"]


@kept
def objects(verb: Token) -> Words:
    """Direct objects, "the town" for "that" in "the town that they took"; a name taken for an adverb is one too."""
    direct = (_antecedent(c, verb) for c in verb.children if c.dep_ in ("dobj", "obj"))
    found = tuple(t for c in direct for t in with_conjuncts(c))
    if found or verb.pos_ != "VERB":
        return found
    if shares_object(verb):
        return objects(verb.doc[verb.i + 2])
    return tuple(
        t
        for c in verb.rights
        if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.i - verb.i < 3 and not c.text.endswith("day")
        for t in with_conjuncts(c)
    )


@kept
def prepositions(token: Token) -> Phrases:
    """Nouns behind the prepositions of a word, by preposition."""
    slots: Slots = defaultdict(list)
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") or (
            child.pos_ == "ADP" and child.dep_ in ("prt", "advmod", "mark")
        ):
            name = preposition_name(child)
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    slots[name] += _owned(pobj)
                elif pobj.dep_ == "prep":  # "out of", "from inside"
                    for deeper in pobj.children:
                        if deeper.dep_ == "pobj":
                            slots[preposition_name(pobj)] += with_conjuncts(deeper)
            for other in child.children:
                if other.dep_ == "conj" and other.pos_ == "ADP":
                    for name2, tokens in prepositions_of(other).items():
                        slots[name2] += tokens
    return {name: tuple(tokens) for name, tokens in slots.items()}


def _owned(noun: Token) -> Words:
    """A noun with its conjuncts; of "rebel shelling", torn by the tree, the shelling."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return (behind,) if gerund_owner(behind) is not None else with_conjuncts(noun)


def prepositions_of(preposition: Token) -> Phrases:
    """The nouns of one preposition."""
    nouns = tuple(t for c in preposition.children if c.dep_ == "pobj" for t in with_conjuncts(c))
    return {preposition_name(preposition): nouns}


def relative_object(verb: Token) -> Words:
    """ "a pilot they captured": the noun before a relative clause that has its own subject."""
    if verb.dep_ != "relcl" or not object_relative(verb):
        return ()
    if any(
        c.tag_ in ("WRB", "WP$") or (c.dep_ == "prep" and any(g.tag_ in ("WDT", "WP") for g in c.children))
        for c in verb.children
    ):
        return ()
    return with_conjuncts(verb.head)


def object_relative(verb: Token) -> bool:
    """ "the raids that Russia launched": the relative clause has its own subject."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    return bool(own) and own[0].tag_ not in ("WP", "WDT")


@kept
def clause_root(token: Token) -> Token:
    """The verb of the clause that a token stands in (or the root of a verbless line)."""
    current = token
    for _ in range(STEPS):
        if is_verb(current) and current.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return current
        if current.head == current:
            return current
        current = current.head
    return current


@kept
def clause_tokens(root: Token) -> Words:
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
    return tuple(sorted(found, key=lambda t: t.i))


def ancestors(token: Token) -> Iterator[Token]:
    """Heads upwards, nearest first."""
    current = token
    for _ in range(STEPS):
        if current.head == current:
            return
        current = current.head
        yield current
