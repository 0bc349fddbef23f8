"""Who says so: reporting verbs with their sources, "according to", hearsay, and how far each reaches."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Attribution, Candidate, Party
from conflict_events.linking.parties import unbracketed
from conflict_events.linking.syntax import (
    is_passive,
    is_verb,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)
from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.phrases import PhraseTable, singular, words_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene


@dataclass(frozen=True)
class Reporting:
    """What a reporting verb or phrase says of the event."""

    stance: str
    certainty: str
    status: str


@functools.cache
def reporting_verbs() -> dict[str, Reporting]:
    """Reporting verbs by lemma."""
    data = read_toml(rules_directory() / "claims.toml")
    return {
        lemma: Reporting(row["stance"], row["certainty"], row["status"])
        for row in data["verb"]
        for lemma in row["lemmas"]
    }


@functools.cache
def reporting_phrases() -> PhraseTable[Reporting]:
    """Phrases of hearsay and doubt: "reportedly", "unconfirmed reports"."""
    data = read_toml(rules_directory() / "claims.toml")
    return PhraseTable(
        (
            words,
            Reporting(
                row.get("stance", "reports_hearsay"),
                row.get("certainty", "possible"),
                row.get("status", "reported"),
            ),
        )
        for row in data.get("phrase", [])
        for words in row["words"]
    )


@functools.cache
def source_nouns() -> dict[str, str]:
    """Nouns of speakers with the actor id they stand for, or an empty string."""
    rows = read_toml(rules_directory() / "claims.toml")["source_nouns"]
    return dict(rows) if isinstance(rows, dict) else dict.fromkeys(rows, "")


_ORGANISATIONS = frozenset(
    {
        "group",
        "agency",
        "monitor",
        "organisation",
        "organization",
        "network",
        "statement",
        "report",
        "channel",
    }
)


_PAPERS = frozenset({"statement", "bulletin", "release", "communique"})  # they speak for who issued them
_MEMORY = 80  # tokens over which "he said" goes on about the last speaker


@dataclass(frozen=True)
class Saying:
    """One attribution found, and the stretch of tokens that it covers."""

    attribution: Attribution
    verb: Token
    start: int
    end: int


class ClaimFinder:
    """Finds the attributions of one Doc."""

    def __init__(self, scene: Scene, parties: PartyFinder) -> None:
        self.scene = scene
        self.parties = parties
        self._found: list[Saying] = []

    def find(self) -> list[Saying]:
        """All attributions, in order of the text."""
        found = self._found
        for token in self.scene.doc:
            if (
                token.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")
                and token.lemma_.lower() in reporting_verbs()
                and is_reporting(token)
            ):
                found += self._of_verb(token)
            elif token.lower_ in ("according", "per") and self._according(token):
                found += self._according(token)
        return found

    def _of_verb(self, verb: Token) -> list[Saying]:
        speakers = [t for t in self._speakers(verb) if self._can_speak(t)]
        reporting = reporting_verbs()[verb.lemma_.lower()]
        return [
            s for speaker in speakers for s in self._saying(speaker, verb, verb.lemma_.lower(), reporting)
        ]

    def _speakers(self, verb: Token) -> list[Token]:
        """Subject of the verb; of a passive ("blamed by", "quoted") the by-phrase; linearly where the tree fails."""
        if verb.lemma_ in ("quote", "cite") and not is_passive(verb):
            return objects(verb)
        if is_passive(verb):
            if verb.lemma_ in ("quote", "cite"):
                return subjects(verb)
            found = prepositions(verb).get("by", [])
            return found
        inverted = self._behind(verb)
        if inverted is not None:
            return [inverted]
        trailing = self._before_trailing(verb)
        if trailing is not None:
            return [*self._beside_speaker(trailing), trailing]
        found = [
            t
            for t in subjects(verb)
            if t.dep_ in ("nsubj", "csubj", "conj") or t.pos_ in ("NOUN", "PROPN", "PRON")
        ]
        own = any(c.dep_ == "nsubj" for c in verb.children)
        if own or verb.dep_ in ("conj", "xcomp", "advcl"):
            return found
        return (
            [self.scene.doc[verb.i - 1]]
            if verb.i and self.scene.doc[verb.i - 1].pos_ in ("NOUN", "PROPN", "PRON")
            else found
        )

    def _before_trailing(self, verb: Token) -> Token | None:
        """The speaker right before a verb that ends its sentence: "... 12 people the Observatory said"."""
        sent = verb.sent
        after = [t for t in self.scene.doc[verb.i + 1 : sent.end] if not t.is_punct and not t.is_space]
        if len(after) > 9 or any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VBN") for t in after):
            return None
        if verb.i - sent.start < 5:
            return None
        named = self._named_subject(verb)
        if named is not None:
            return named
        for i in range(verb.i - 1, max(sent.start, verb.i - 9), -1):
            token = self.scene.doc[i]
            if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.is_punct:
                return None
            if token.pos_ == "PRON" and i == verb.i - 1:
                return token
            if self._names_speaker(token) and not self._in_phrase(token):
                return token
        return None

    def _behind(self, verb: Token) -> Token | None:
        """The speaker right behind the verb: "... near the town, said the Observatory"."""
        if (
            verb.lemma_ != "say"
            or verb.tag_ not in ("VBD", "VBZ")
            or any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        ):
            return None
        for token in self.scene.doc[verb.i + 1 : min(verb.sent.end, verb.i + 8)]:
            if token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PRON") or token.is_punct:
                return None
            if self._names_speaker(token) and self._can_speak(token):
                follows = token.nbor(1) if token.i + 1 < len(token.doc) else token
                return None if follows.pos_ in ("VERB", "AUX") or follows.tag_ == "POS" else token
        return None

    def _beside_speaker(self, token: Token) -> list[Token]:
        """Speakers coordinated with one: "state television and Kurdish media reported"."""
        found = []
        while (
            token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN") and self._names_speaker(token.head)
        ):
            token = token.head
            found.append(token)
        return found[::-1]

    def _named_subject(self, verb: Token) -> Token | None:
        """The person right before the verb: "Homs governor Talal Barazi said"."""
        near = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "PROPN" and 0 < verb.i - c.i < 3]
        return near[0] if near and near[0].i not in self.scene.places else None

    def _names_speaker(self, token: Token) -> bool:
        span = self.scene.actors.get(token.i)
        if span is not None and token.i == span.end - 1 and span.label_ != "modifier":
            return True
        return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in source_nouns()

    def _in_phrase(self, token: Token) -> bool:
        """Whether a noun stands behind a preposition: "the town" in "activists in the town"."""
        doc, span = self.scene.doc, self.scene.actors.get(token.i)
        i = (span.start if span is not None else token.i) - 1
        while i >= 0 and doc[i].pos_ in ("ADJ", "PROPN", "NOUN", "PART") and i not in self.scene.dates:
            if self._names_speaker(doc[i]) and span is not None:
                return False
            i -= 1
        if i >= 0 and doc[i].pos_ == "DET":
            i -= 1
        return i >= 0 and doc[i].pos_ == "ADP" and i not in self.scene.dates

    def _can_speak(self, token: Token) -> bool:
        if token.pos_ == "PRON":
            return token.lower_ in ("he", "she", "it", "they", "who", "which")
        span = self.scene.actors.get(token.i)
        if span is not None and span.label_ == "metonym" and token.dep_ == "pobj":
            return False  # "east of Damascus said the Observatory"
        if span is not None:
            return span.id_ not in ("air", "armour", "artillery", "navy")
        if self.parties.apposed(token) or self.parties.refers_back(token):
            return True
        lower = token.lemma_.lower()
        if lower in source_nouns() or token.lower_ in source_nouns() or "person" in self.scene.classes(token):
            return True
        return token.pos_ == "PROPN" and token.i not in self.scene.dates and token.i not in self.scene.places

    def _saying(self, speaker: Token, verb: Token, lemma: str, reporting: Reporting) -> list[Saying]:
        sources = self._sources(speaker)
        start, end = self._reach(verb, speaker)
        return [
            Saying(
                Attribution(text, actor, lemma, reporting.stance, reporting.certainty, reporting.status, left, right),
                verb, start, end,
            )
            for text, actor, left, right in sources
        ]  # fmt: skip

    def _sources(self, speaker: Token) -> list[tuple[str, str, int, int]]:
        """(text, actor id, start, end) of a speaker; pronouns and "the source" are resolved."""
        if speaker.pos_ == "PRON":
            last = self._last_said(speaker)
            if last is not None:
                return [last]
            found = self.parties.pronoun(speaker)
            if found:
                return [(p.text, p.actor, p.start, p.end) for p in found[:1]]
            noun = self._last_person(speaker)
            return self._sources(noun) if noun is not None else []
        named = self.parties.apposed(speaker)
        if named or self.parties.refers_back(speaker):
            found = named or [*self._known_source(speaker), *self.parties.group(speaker)]
            if found:
                nearest = max(found, key=lambda p: p.start)
                return [(nearest.text, nearest.actor, nearest.start, nearest.end)]
        span = self.noun_phrase(speaker)
        actor = self.actor_of(speaker, span)
        own = self.scene.actors.get(speaker.i)
        vague = not actor or (own is not None and own.label_ == "bare")
        if vague and len(span) <= 2 and span[0].lower_ in ("the", "that", "this"):
            known = self._known_source(speaker)
            if known:
                return [(known[0].text, known[0].actor, known[0].start, known[0].end)]
        text = unbracketed(span.text)
        return [(text, actor, span.start_char, span.start_char + len(text))]

    def _last_said(self, pronoun: Token) -> tuple[str, str, int, int] | None:
        """Who spoke before a "he said", "it added" within the last sentences."""
        if not self._found or pronoun.i - self._found[-1].verb.i > _MEMORY or pronoun.tag_ in ("WP", "WDT"):
            return None
        said = self._found[-1].attribution
        return said.source, said.actor, said.start, said.end

    def _known_source(self, noun: Token) -> list[Party]:
        """The speaker before that "the source", "the agency", "the group" stands for."""
        for saying in reversed(self._found):
            said = saying.attribution
            row = self.scene.lexicon.rows.get(said.actor)
            same_noun = singular(noun.lower_) in {singular(w) for w in said.source.lower().split()}
            organised = noun.lower_ in _ORGANISATIONS and row is not None and row.kind in ("monitor", "media")
            if same_noun or organised or noun.lemma_.lower() in _PAPERS:
                return [Party(said.start, said.end, said.source, said.actor)]
        return []

    def _last_person(self, pronoun: Token) -> Token | None:
        """The speaker before a "he said" that names no listed actor."""
        for i in range(pronoun.i - 1, max(0, pronoun.i - 120), -1):
            token = self.scene.doc[i]
            if (
                token.dep_ == "nsubj"
                and token.pos_ in ("PROPN", "NOUN")
                and token.head.lemma_ in reporting_verbs()
            ):
                return token
        return None

    def noun_phrase(self, noun: Token) -> Span:
        """A speaker with its modifiers, "of" and "at" phrases, without relative clauses."""
        left, right = noun.i, noun.i
        for child in noun.children:
            if child.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod") and child.i < noun.i:
                left = min(left, child.left_edge.i)
            if (
                child.dep_ == "prep"
                and child.lower_ in ("of", "at", "in", "for", "from", "inside")
                and child.i > noun.i
            ):
                ends = [t for c in child.children if c.dep_ == "pobj" for t in [c]]
                if ends and ends[0].right_edge.i - noun.i < 10:
                    right = max(right, _phrase_end(ends[0]))
        span = self.scene.actors.get(noun.i)
        if span is not None:
            left, right = min(left, span.start), max(right, span.end - 1)
        breaks = [
            i
            for i in range(left, noun.i)
            if self.scene.doc[i].is_punct and self.scene.doc[i].text not in ("-", "'", '"')
        ]
        left = breaks[-1] + 1 if breaks else left
        while left < noun.i and (left in self.scene.dates or self.scene.doc[left].is_punct):
            left += 1
        return self.scene.doc[left : right + 1]

    def actor_of(self, noun: Token, phrase: Span) -> str:
        """The actor id of a speaker: the mention at its head, its modifiers, its organisation, its kind."""
        span = self.scene.actors.get(noun.i)
        own = span.kb_id_ if span is not None and span.label_ != "modifier" else ""
        if own and self.scene.lexicon.rows[own].kind not in ("civilian", "generic"):
            return own
        nouns = source_nouns()
        bare = phrase.text.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
        known = own or nouns.get(bare) or nouns.get(noun.lower_) or nouns.get(noun.lemma_.lower())
        for token in phrase:
            inner = self.scene.actors.get(token.i)
            if inner is not None and inner.kb_id_ and inner.label_ in ("name", "force", "modifier", "bare"):
                compose = self.scene.lexicon.grammar.compose
                if inner.label_ == "modifier" or token.i > noun.i:
                    return (
                        compose.get(f"{inner.kb_id_}.official", inner.kb_id_)
                        if known != "activists"
                        else known
                    )
                return inner.kb_id_
        for child in noun.children:
            if child.dep_ == "appos":
                inner = self.scene.actors.get(child.i) or next(
                    (self.scene.actors[t.i] for t in child.subtree if t.i in self.scene.actors), None
                )
                if inner is not None and inner.kb_id_:
                    return inner.kb_id_
                known = known or nouns.get(child.lower_, "")
        return known or ""

    def _reach(self, verb: Token, speaker: Token) -> tuple[int, int]:
        """The tokens that an attribution covers: its complement, or the sentence where it stands aside."""
        sent = verb.sent
        complements = [
            c
            for c in verb.children
            if c.dep_ in ("ccomp", "xcomp", "advcl", "dobj", "dep", "parataxis") and c != speaker
        ]
        complements += [
            p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ in ("pcomp", "pobj")
        ]
        clause_like = [c for c in complements if c.dep_ in ("ccomp", "dep", "parataxis")]
        if clause_like and all(c.left_edge.i < speaker.i for c in clause_like):
            return sent.start, sent.end
        if (
            verb.dep_ in ("ccomp", "parataxis", "relcl", "advcl", "conj")
            and not clause_like
            and speaker.i > sent.start + 3
            and verb.i > sent.end - 12
        ):
            return sent.start, sent.end
        if complements:
            first = min(c.left_edge.i for c in complements)
            last = max(c.right_edge.i for c in complements)
            return min(first, verb.i), max(
                last + 1, sent.end if verb.head == verb or verb.i < sent.start + 8 else last + 1
            )
        return sent.start, sent.end

    def _according(self, token: Token) -> list[Saying]:
        nouns = [t for c in token.children if c.dep_ == "prep" for t in with_conjuncts_of(c)] or [
            t for c in token.children if c.dep_ == "pobj" for t in with_conjuncts(c)
        ]
        if not nouns and token.i + 2 < len(self.scene.doc):
            nouns = [t for t in self.scene.doc[token.i + 1 : token.i + 7] if t.pos_ in ("NOUN", "PROPN")][:1]
            if nouns and nouns[0].dep_ == "compound":
                nouns = [nouns[0].head]
        reporting = Reporting("asserts", "reported", "reported")
        sent = token.sent
        return [
            Saying(
                Attribution(
                    text, actor, "according to", reporting.stance, reporting.certainty, reporting.status, a, b
                ),
                token,
                sent.start,
                sent.end,
            )
            for noun in nouns
            for text, actor, a, b in self._sources(noun)
        ]


def with_conjuncts_of(preposition: Token) -> list[Token]:
    """Nouns of a preposition."""
    return [t for c in preposition.children if c.dep_ == "pobj" for t in with_conjuncts(c)]


def _phrase_end(noun: Token) -> int:
    """Last token of a noun phrase, short of relative and participle clauses."""
    end = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("prep",) and child.lower_ in ("of", "for", "in"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    end = max(end, _phrase_end(pobj))
        elif child.i > noun.i and child.dep_ in ("case",):
            end = max(end, child.i)
    return end


def is_reporting(token: Token) -> bool:
    """Whether a verb form reports, not modifies: "claimed" in "the claimed attack" does not."""
    if token.dep_ in ("amod", "compound", "aux"):
        return False
    return token.pos_ in ("VERB", "AUX") or any(c.dep_ == "nsubj" for c in token.children)


_ORDER = {"reported": 0, "claimed": 1, "unconfirmed": 2, "denied": 3}


def link_claims(scene: Scene, candidates: list[Candidate], sayings: list[Saying]) -> None:
    """Gives each candidate the attributions that cover its trigger, and its status."""
    sayings = [*sayings, *_quoted_on(scene, sayings)]
    hearsay = list(_hearsay(scene))
    for candidate in candidates:
        for saying in sayings:
            if saying.start <= candidate.head.i < saying.end and not _aside(candidate, saying):
                if saying.attribution.status != "reported" and candidate.clause.dep_ == "relcl":
                    continue  # "claim that a jet fell where an offensive is underway": the offensive is a fact
                if not any(_same_source(c, saying.attribution) for c in candidate.claims):
                    candidate.claims.append(saying.attribution)
                candidate.status = max(candidate.status, saying.attribution.status, key=_ORDER.__getitem__)
        for start, end, status in hearsay:
            if candidate.sentence.start <= start < candidate.sentence.end and _near(candidate, start, end):
                candidate.status = max(candidate.status, status, key=_ORDER.__getitem__)


def _quoted_on(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """A quotation that goes on behind its speaker: '"..." the army said. "Sixty were killed."'"""
    found: list[Saying] = []
    for sentence in scene.doc.sents:
        if not _whole_quotation(sentence) or any(s.start <= sentence.start < s.end for s in sayings):
            continue
        before = [
            s for s in (*sayings, *found) if 0 <= sentence.start - s.end <= 1 or s.end == sentence.start
        ]
        if before and any(t.text in _QUOTES for t in before[-1].verb.sent):
            found.append(Saying(before[-1].attribution, before[-1].verb, sentence.start, sentence.end))
    return found


_QUOTES = ('"', "``", "''", "\u201c", "\u201d")


def _whole_quotation(sentence: Span) -> bool:
    words = [t.text for t in sentence if not t.is_space]
    return len(words) > 2 and words[0] in _QUOTES


def _same_source(a: Attribution, b: Attribution) -> bool:
    if a.source.lower() == b.source.lower() or bool(a.actor and a.actor == b.actor):
        return True
    return a.source.split()[-1] == b.source.split()[-1] and a.source.split()[-1].istitle()


def _aside(candidate: Candidate, saying: Saying) -> bool:
    """The verb itself is the trigger, or the event stands in the clause of another speaker."""
    return saying.verb.i == candidate.head.i


def _near(candidate: Candidate, start: int, end: int) -> bool:
    return abs(candidate.head.i - start) < 18


def _hearsay(scene: Scene) -> list[tuple[int, int, str]]:
    """(first token, last token, status) of hearsay phrases."""
    words = words_of(scene.doc)
    return [
        (words[m.start].token, words[m.end - 1].token, m.payload.status)
        for m in reporting_phrases().find(words)
        if m.payload.status != "reported"
    ]


def statement_verbs(sayings: list[Saying]) -> set[int]:
    """Tokens of the reporting verbs: a date at one of them is the day of the statement."""
    return {s.verb.i for s in sayings} | {
        a.i for s in sayings for a in s.verb.children if a.dep_ == "aux" and is_verb(s.verb)
    }
