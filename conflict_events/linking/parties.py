"""Who stands in a role: from a noun to an actor, through modifiers, "members of", and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import actor_classes, is_armed
from conflict_events.linking.antecedents import (
    anaphora,
    antecedents,
    group_before,
    listed_groups,
    one_person,
    refers_back,
    says_of_what_kind,
    two_sides,
)
from conflict_events.linking.belonging import apposed_names, belonging, distinct, told_zealots
from conflict_events.linking.candidate import Party
from conflict_events.linking.counted_fighters import counted_fighters
from conflict_events.linking.event_nouns import noun_modifiers
from conflict_events.linking.owning import named_as_place, owner_phrases, owns
from conflict_events.linking.party_mentions import (
    GENERIC,
    STATES,
    allied,
    beside,
    composed,
    either,
    including,
    party_of,
)
from conflict_events.linking.party_words import (
    among,
    before_driving,
    is_own,
    of_place,
    set_free,
    speaks_for,
    spoken_for,
)
from conflict_events.linking.people import stands_alone, unnamed_people
from conflict_events.linking.source_phrases import is_name
from conflict_events.linking.syntax import ancestors, clause_root, subjects, with_conjuncts
from conflict_events.tagging.place_words import ends_in_border

if TYPE_CHECKING:
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_PLURAL = frozenset({"they", "them", "their", "theirs", "both", "themselves"})
_SINGULAR = frozenset({"it", "its", "he", "him", "his", "she", "her", "itself"})
_FIRST = frozenset({"we", "us", "our", "ours"})
_PERSONAL = frozenset({"he", "him", "his", "she", "her"})


class PartyFinder:
    """Finds the parties that nouns and pronouns of one Doc stand for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._open: set[int] = set()
        self.besides: list[Party] = []  # who does it: no pronoun in the role of its target stands for them
        self.sayings: list[Saying] = []  # who speaks where, once that is known: whom "we" stands for

    def parties(self, token: Token, *, passive_role: bool = False) -> list[Party]:
        """The parties that a noun stands for; empty when it names none."""
        span = self.scene.actors.get(token.i)
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            return self.pronoun(token)
        if ends_in_border(token.text):
            return []  # "a blast at the Syria-Jordan border"
        if span is not None and span.label_ == "metonym" and named_as_place(token):
            return []
        named = apposed_names(self.scene, token)
        if named:
            return named
        if span is not None and speaks_for(span, token):
            return belonging(self.scene, span, token) or self._mention(span, token, passive_role)
        if refers_back(self.scene, token) and not set_free(token):
            found = self.group(token)
            if found:
                return found
        return (
            self._through(token) or self._in_office(token) or unnamed_people(self.scene, token, passive_role)
        )

    def _in_office(self, token: Token) -> list[Party]:
        """ "Omar Hasan, a senior commander of X": the group of a person of whom the text says what he is."""
        if not is_name(token) or token.i in self.scene.places:
            return []
        offices = [c for c in token.children if c.dep_ == "appos" and "person" in self.scene.classes(c)]
        return [p for c in offices for p in self.parties(c)]

    def _mention(self, span: Span, token: Token, passive_role: bool = False) -> list[Party]:
        """The party of a mention, its coordinated modifiers ("Syrian and Russian jets"), or what "its" means."""
        named = span.label_ == "name" or (span.id_ == "allies" and span.kb_id_)  # "their Russian allies"
        own = [] if named else self._possessed(span)
        if any(c.i in self._open for c in span[-1].lefts):  # whose "its soldiers" are is being looked for
            return []
        if span.id_ == "allies" and not span.kb_id_:
            return allied(self.scene, span)
        if own:
            return own
        # "the militants", "the extremist group"
        stands_for = span.label_ == "bare" or span.id_ == "group" or says_of_what_kind(token)
        generic = span.kb_id_ in GENERIC or (span.id_ == "group" and not span.kb_id_)
        if generic and stands_for and refers_back(self.scene, token) and not set_free(token):
            found = self.group(token)
            if found:
                return found
        if span.label_ == "modifier" and told_zealots(token):
            found = [p for p in self.group(token) if p.actor not in GENERIC]
            if found:
                return found
        of_named = counted_fighters(self.scene, token) if span.kb_id_ in GENERIC and stands_for else None
        if of_named is not None:
            return [self.party(of_named)]
        if span.label_ == "bare" and not span.kb_id_ and not party_of(self.scene, span).actor:
            return self._through(token) or unnamed_people(self.scene, token, passive_role)
        party = self.party(span)
        further = beside(self.scene, span)
        return either(self.scene, span, further) or [*further, party, *self._included(party, span)]

    def _included(self, some: Party, span: Span) -> list[Party]:
        """ "rebels including fighters of X and Y": X and Y, too; not the land of those "including Saudis"."""
        named = including(span) if some.actor in GENERIC else []
        found = [p for t in named for p in self.parties(t) if is_armed(self.scene, p)]
        rows = self.scene.lexicon.rows
        named_groups = (p for p in found if p.actor in rows and p.actor not in GENERIC)
        return [p for p in named_groups if rows[p.actor].kind not in STATES]

    def party(self, span: Span) -> Party:
        """A mention as a party."""
        return party_of(self.scene, span)

    def _possessed(self, span: Span) -> list[Party]:
        """ "its air force", "his men": the owner's force."""
        head = span[-1]
        for child in head.children:
            if child.tag_ == "PRP$":
                owners = self.pronoun(child)
                return [
                    Party(
                        span.start_char,
                        span.end_char,
                        span.text,
                        composed(self.scene, spoken_for(self.scene, o.actor), span.id_) or span.kb_id_,
                        "force",
                        span.id_,
                    )
                    for o in owners[:1]
                    if o.actor
                ]
        return []

    def tells(self, party: Party) -> bool:
        """ "killing nine, activists said": those who tell of it by these words are not hurt."""
        row = self.scene.lexicon.rows.get(party.actor)
        if row is None or row.role != "source+victim":
            return False
        return self.is_source(party.start)

    def is_source(self, at: int) -> bool:
        """Whether the words at a character name who tells."""
        return any(s.attribution.start <= at < s.attribution.end for s in self.sayings)

    def group(self, token: Token) -> list[Party]:
        """Whom "the group" or "the two sides" stand for."""
        if token.lower_ == "sides":
            return [self.party(s) for s in two_sides(self.scene, token)]
        named = group_before(self.scene, token)
        if named is None:
            return []
        groups = listed_groups(self.scene, named) if token.tag_ == "NNS" else []
        return distinct(self.party(s) for s in (groups if named in groups else [named]))

    def pronoun(self, token: Token) -> list[Party]:
        """What "they", "it", "its", "he" stand for."""
        lower = token.lower_
        inside = token.i in self._open  # "its" inside the very phrase that it would stand for
        if inside or of_place(self.scene, token):
            return []
        self._open.add(token.i)
        try:
            if lower in ("who", "which", "that", "whose") and token.head.dep_ in ("relcl", "acl"):
                return self.parties(token.head.head)
            if lower in _FIRST:
                return self._speaker(token)
            answering = self._who_answers(token)
            if answering:
                return answering
            driven = [n for n in before_driving(token) if n.pos_ in ("NOUN", "PROPN")]
            if driven:
                return self.parties(driven[-1])
            return self._antecedent(token) if lower in _PLURAL | _SINGULAR else []
        finally:
            self._open.discard(token.i)

    def _who_answers(self, token: Token) -> list[Party]:
        """ "its drones hit the convoy in response to an attack on its post": the post of who answers."""
        answer = next((t for t in ancestors(token) if t.lemma_.lower() in anaphora()["answers"]), None)
        if token.tag_ != "PRP$" or answer is None:
            return []
        return [p for t in subjects(clause_root(answer)) for p in self.parties(t)]

    def _speaker(self, token: Token) -> list[Party]:
        """ "We took the hill," said a commander of X: the armed side that speaks."""
        said = next((s.attribution for s in self.sayings if s.start <= token.i < s.end), None)
        if said is None or "armed" not in actor_classes(self.scene, said.actor, "", "speaker"):
            return []
        return [Party(said.start, said.end, said.source, said.actor, "speaker")]

    def _speaker_ahead(self, token: Token) -> list[Party]:
        """ "A mine killed three of its soldiers, the army said": who speaks, where nobody is named before."""
        said = next((s.attribution for s in self.sayings if s.start <= token.i < s.end), None)
        behind = said is not None and token.tag_ == "PRP$" and token.idx < said.start < token.sent.end_char
        return self._speaker(token) if behind else []

    def _antecedent(self, token: Token) -> list[Party]:
        if token.lower_ in ("they", "them") and any(t.lower_ in _FIRST for t in token.sent):
            return []  # "They hit us": not whom the sentence before was about
        barred = False
        besides = [] if is_own(token) else self.besides
        for noun in antecedents(self.scene, token):
            if noun.sent != token.sent:
                if barred:
                    break
                if ahead := self._speaker_ahead(token):
                    return ahead
            if token.lower_ in _PERSONAL and not one_person(self.scene, noun):
                continue
            if token.lower_ == "it" and noun.tag_ == "NNS":
                continue  # "jets struck a hospital ... it was put out of service"
            found = [p for n in with_conjuncts(noun) for p in self._antecedent_parties(n)]
            if not found and stands_alone(self.scene, token, noun):
                barred = True
            if found and all(any(p.same_as(b) for b in besides) for p in found):
                barred = True
                continue
            if found and (token.lower_ in _PLURAL or len(found) == 1):
                return found
        return self._speaker_ahead(token)

    def _antecedent_parties(self, noun: Token) -> list[Party]:
        named = apposed_names(self.scene, noun)
        if named:
            return named
        span = self.scene.actors.get(noun.i)
        if (span is not None and span.label_ not in ("modifier",)) or (
            span is not None and noun.i == span.end - 1 and noun.pos_ in ("NOUN", "PROPN")
        ):
            return belonging(self.scene, span, noun) or self._mention(span, noun)
        return self._through(noun)

    def _through(self, token: Token) -> list[Party]:
        """The owner of a thing or the group of a member: "rebel positions", "fighters of X", "a base held by X"."""
        found: list[Party] = []
        if token.lemma_.lower() in anaphora()["wars"]:
            return found  # "Syria's war has killed"
        for modifier in noun_modifiers(token):
            span = self.scene.actors.get(modifier.i)
            if modifier.tag_ == "PRP$":
                owners = self.pronoun(modifier)
                found += [among(p, token) for p in owners] if is_own(modifier) else owners
            elif (
                span is not None
                and (span.kb_id_ or span.label_ == "unit")
                and owns(self.scene, span, modifier, token)
            ):
                theirs = modifier.dep_ == "poss" and span.kb_id_ in GENERIC  # "the militants' enclave"
                told = says_of_what_kind(modifier) or (theirs and refers_back(self.scene, modifier))
                group = self.group(modifier) if told else []
                found += group or [self.party(span)]
            elif modifier.dep_ == "poss" and refers_back(self.scene, modifier):
                found += self.group(modifier)
        for name, nouns in owner_phrases(self.scene, token).items():
            for noun in nouns:
                if noun.i in self.scene.places and name != "to":
                    continue
                if noun.i in self.scene.actors:
                    span = self.scene.actors[noun.i]
                    found += belonging(self.scene, span, noun) or self._mention(span, noun)
                elif name == "aboard" and "aid" in self.scene.classes(noun):
                    continue  # "trucks with food for 300 families"
                elif name == "aboard":
                    found += self._through(noun)  # "a truck loaded with Nusra Front men"
                elif (
                    noun.lower_ in _PLURAL and token.dep_ == "nsubj" and token.tag_ == "CD"
                ):  # "two of them fired"
                    # not in "one of them landed": rockets
                    falls = token.head.lemma_.lower() in anaphora()["impacts"]
                    found += [] if falls else self.pronoun(noun)
                elif token.lower_ in anaphora()["members"] or token.tag_ == "CD":
                    found += self._through(noun) or unnamed_people(self.scene, noun, True)
        return distinct(found)
