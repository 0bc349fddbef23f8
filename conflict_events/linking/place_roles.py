"""What a place name does in its sentence: it may stand for a state, a source, a station or a dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.dating_clauses import counts, in_dating_clause
from conflict_events.linking.reporting import reporting_verbs
from conflict_events.linking.statement_days import elsewhere
from conflict_events.linking.syntax import PASSIVE, SUBJECTS, ancestors, is_verb, light_verbs, subjects
from conflict_events.resolving.precision import is_around
from conflict_events.tagging.place_words import ends_in_border, place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.resolving.places import PlaceResolver
    from conflict_events.tagging.tree import Span, Token


class PlaceRoles:
    """Tells which place mentions of one Doc are no scene of an event."""

    def __init__(self, scene: Scene, resolver: PlaceResolver, statements: set[int]) -> None:
        self.scene = scene
        self.resolver = resolver
        self.statements = statements

    def beside_text(self, span: Span, candidate: Candidate) -> bool:
        """A dateline ("BEIRUT Thirteen civilians"), what brackets or clauses add ("outlawed in Russia"), where somebody spoke."""
        if is_dateline(span) or (in_brackets(span) and not in_brackets(candidate.span)):
            return True
        if self._opens_the_news(span):
            return False
        return (
            self.spoken_to(span)
            or self._only_spoken_of(span, candidate)
            or (
                span.root.head.dep_ == "prep"
                and span.root.head.head.i in self.statements
                and span.root.head.head.i < span.start < candidate.head.i
            )
        )

    def _opens_the_news(self, span: Span) -> bool:
        """ "In Deir ez-Zor, the source added that jets hit ...": one who speaks on tells where it happened."""
        verb = span.root.head.head
        opens = span.root.head.dep_ == "prep" and span.root.head.i == span.sent.start
        if not opens or verb.i not in self.statements or span.doc[span.end].text != ",":
            return False
        speakers = [t for t in subjects(verb) if t.i < verb.i]
        return any(t.pos_ == "PRON" or any(c.lower_ == "the" for c in t.lefts) for t in speakers)

    def spoken_to(self, span: Span) -> bool:
        """ "told al-Mayadeen", "in comments to al-Mayadeen": a station or paper; "talks in Geneva": only spoken there."""
        head = span.root.head
        if head.i in self.statements and span.root.dep_ in ("dobj", "dative"):
            return True
        return head.lower_ in ("to", "with") and (
            head.head.i in self.statements or head.head.lemma_.lower() in place_words().stand_ins.speeches
        )

    def _only_spoken_of(self, span: Span, candidate: Candidate) -> bool:
        """ "talks between the sides in Geneva", "ministers met in Paris", "banned in Russia", "an office in Istanbul said"."""
        words = place_words().stand_ins
        below = span.root
        for head in ancestors(span.root):
            if head.i == candidate.head.i or not self._abroad(span):
                return False
            if head.lemma_.lower() in words.meetings:
                return True
            if is_verb(head):
                if head.lemma_.lower() in (*words.elsewhere, *words.speeches):
                    return True
                met = any(t.lemma_.lower() in words.meetings for t in subjects(head))
                speaks = head.i in self.statements or head.lemma_.lower() in elsewhere("acts")
                return met or (speaks and below.dep_ == "nsubj")
            below = head
        return False

    def _abroad(self, span: Span) -> bool:
        return self.resolver.resolve(span).country not in ("SY", None)

    def is_source(self, span: Span) -> bool:
        """ "fired from X", "based in X", "positioned in X"."""
        inside = False  # "pulled from the rubble in X": X itself is no source
        for head in ancestors(span.root):
            if head.dep_ == "prep" and head.lower_ == "from":
                return not inside and not _drives_out(head.head)
            inside |= head.dep_ == "prep" and head.lower_ != "of" and not self._is_post(head.head)
            if is_verb(head):
                return head.lemma_ in ("base", "position", "station", "locate") or head.lower_ in (
                    "based",
                    "located",
                )
        return False

    def _is_post(self, noun: Token) -> bool:
        """ "from positions in X", "from a base near X": where those stand who fire."""
        return "position" in self.scene.classes(noun)

    def is_home(self, span: Span) -> bool:
        """ "fighters from Homs attacked", "a convoy from Homs came": where somebody comes from."""
        noun = span.root.head.head
        somebody = bool(self.scene.classes(noun) & {"person", "vehicle"})
        return span.root.head.lower_ == "from" and somebody and noun.dep_ in (*SUBJECTS, *PASSIVE)

    def as_actor(self, span: Span, candidate: Candidate) -> bool:
        """Whether a country or capital stands for its state here; "Turkish airspace" never does."""
        actor = self.scene.actors.get(span.root.i)
        if actor is not None and actor.label_ in ("metonym", "name") and (_acts(span) or _is_party(span)):
            return True
        if " " in span.text and span.root.dep_ in ("dobj", "pobj", "nsubjpass"):
            return False
        if is_around(span) and not _in_title(span):
            return False
        spoken = {(p.start, p.end) for p in [*candidate.attackers, *candidate.targets]}
        if any(a <= span.start_char and span.end_char <= b for a, b in spoken):
            return True
        if actor is not None and (self._named_state(span) or self._in_one_breath(span)):
            return True
        if span.root.dep_ == "compound" and span.root.head.i in self.scene.places:
            return False  # "in Damascus Aleppo and Idlib", which has lost its comma
        return actor is not None and (
            span.root.dep_ in ("nsubj", "poss", "amod", "compound")
            and actor.label_ in ("metonym", "name", "modifier", "force")
        )

    def is_capital_that_acts(self, span: Span) -> bool:
        """ "Damascus launched a push", "backed by Damascus": the state, and no town that the article is about."""
        actor = self.scene.actors.get(span.root.i)
        if actor is None or actor.label_ != "metonym":
            return False
        return span.root.dep_ == "nsubj" or _acts(span) or _is_party(span)

    def _named_state(self, span: Span) -> bool:
        """ "the government and its ally Russia blamed rebels": a state, with no preposition that makes it a place."""
        if self.resolver.resolve(span).kind != "country":
            return False
        before = span.doc[max(0, span.start - 3) : span.start]
        return not any(t.pos_ == "ADP" or (t.pos_ == "SCONJ" and t.i == span.start - 1) for t in before)

    def _in_one_breath(self, span: Span) -> bool:
        """ "with Russia and the Assad regime bombing the town": a state beside a body that is no place."""
        behind = [t.i for t in span.doc[span.end : span.end + 3] if t.lower_ != "the"][:2]
        if len(behind) < 2 or span.doc[behind[0]].lower_ != "and" or behind[1] in self.scene.places:
            return False
        body = self.scene.actors.get(behind[1])
        leads = span.start and span.doc[span.start - 1].lower_ in ("with", "as", "while")
        return bool(leads) and body is not None

    def only_names_a_state(self, span: Span) -> bool:
        """A country that is not where: no "in", "over", "inside" before it, or a border "with" it."""
        if self.beyond_border(span):
            return True
        if self.resolver.resolve(span).kind != "country" or " " in span.text:
            return False
        before = [t.lower_ for t in span.doc[max(0, span.start - 3) : span.start]]
        return not any(w in ("in", "over", "inside", "across", "throughout") for w in before)

    def beyond_border(self, span: Span) -> bool:
        """ "a town on the border with Iraq", "the crossing between Turkey and Idlib"."""
        before = span.doc[max(0, span.start - 3) : span.start]
        linked = [t.lower_ for t in before][-1:] in (["with"], ["to"], ["between"])
        return linked and any(ends_in_border(t.text) for t in before)

    def taken(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether a place belongs to another trigger, to the speaker ("said in Turkey"), or only qualifies a noun."""
        governor = next((h for h in ancestors(span.root) if is_verb(h)), None)
        if self._opens_the_news(span):
            return False
        if in_dating_clause(span.root, candidate.clause, ("after", "before", "as")):
            return True
        if self._added(span, candidate) or self._tells_who_they_are(governor, candidate):
            return True
        if governor is not None and _of_other(governor, candidate, heads):
            return True
        if governor is not None and governor.i != candidate.head.i:
            said_behind = (
                span.end <= candidate.head.i < governor.i
            )  # "In Homs, a bomb killed two, police said"
            if governor.i in self.statements and not said_behind:
                return True
            if self._tells_whom_they_fight(governor):
                return True
        for head in ancestors(span.root):
            if head.i in heads and head.i != candidate.head.i:
                return True
            if counts(head) and candidate.head not in (*head.subtree,):
                return True
        actor = self.scene.actors.get(span.root.i)
        return span.root.dep_ in ("compound", "poss", "amod") and actor is not None

    def _tells_whom_they_fight(self, verb: Token) -> bool:
        """ "the coalition battling Daesh in Syria and Iraq": who they are, not where they strike."""
        describes = verb.dep_ == "acl" and verb.head.i in self.scene.actors
        return describes and verb.lower_ in place_words().stand_ins.fighting

    def _added(self, span: Span, candidate: Candidate) -> bool:
        """ "said the attack killed nine, adding that the group also holds Manbij": told of another thing."""
        above = ancestors(span.root)
        said = next((v for v in above if v.dep_ == "ccomp" and v.head.i in self.statements), None)
        if said is None or said.head.dep_ != "advcl" or candidate.head in (*said.subtree,):
            return False
        return any(c.pos_ != "PRON" for c in subjects(said) if c.i < said.i)

    def _tells_who_they_are(self, verb: Token | None, candidate: Candidate) -> bool:
        """ "was blamed on rebels who control Saraqib": what a party holds, unless it is what was struck."""
        if verb is None or verb.dep_ != "relcl" or verb.lemma_ not in place_words().stand_ins.holding:
            return False
        party = verb.head
        struck = any(t.start <= party.idx < t.end for t in candidate.targets)
        return party.i in self.scene.actors and not struck

    def said_in(self, verb: Token, span: Span, candidate: Candidate) -> bool:
        """ "said in Turkey the attack had killed": where somebody spoke."""
        if verb.i not in self.statements or verb.i == candidate.head.i:
            return False
        return verb != candidate.clause or verb.i < span.start < candidate.head.i


def _drives_out(word: Token) -> bool:
    """ "to drive the group from Homs": it happens there, where no participle tells whence somebody came."""
    verb = word.head if word.dep_ == "dobj" else word
    return verb.lemma_ in light_verbs()["evicting"] and (
        verb.tag_ != "VBN" or verb.dep_ not in ("acl", "relcl")
    )


def _of_other(verb: Token, candidate: Candidate, heads: set[int]) -> bool:
    """ "blasts hit the city while explosions rocked Tartus": where what the verb tells of was."""
    told = [c for c in verb.lefts if c.dep_ in SUBJECTS and c.i in heads and c.i != candidate.head.i]
    return bool(told) and candidate.head not in (*verb.subtree,)


def _acts(span: Span) -> bool:
    """ "leading Damascus to bomb the town", "and Washington has accused", "with Ankara saying": capitals that act."""
    behind = span.doc[span.end : span.end + 2]
    if len(behind) < 2:
        return False
    led = behind[0].lower_ == "to" and behind[1].tag_ == "VB"
    begins = _word_before(span).lower_ == "and" and behind[0].tag_ in ("VBZ", "VBP", "VBD", "MD")
    says = behind[0].tag_ == "VBG" and behind[0].lemma_.lower() in reporting_verbs()
    says &= _word_before(span).lower_ == "with"
    return led or says or (begins and span.root.dep_ != "pobj")


def _is_party(span: Span) -> bool:
    """ "has accused Moscow", "backed by the United States", "loyal to Damascus", "its ally Ankara": states."""
    words, before = light_verbs(), _word_before(span)
    if span.root.dep_ == "dobj" and span.root.head.lemma_.lower() in words["addressing"]:
        return True
    if before.lower_ in words["friends"]:
        return True
    if before.lower_ in ("with", "against") and not ends_in_border(before.nbor(-1).text if before.i else ""):
        return True  # "a deal with Russia", but "the border with Turkey"
    backs = before.lower_ == "by" and before.head.lemma_.lower() in words["backing"] | words["mediating"]
    return backs or (before.lower_ in ("to", "of") and before.head.lower_ in words["tied"])


def _word_before(span: Span) -> Token:
    """The word before a place and its article; its own head where none stands there."""
    first = span.start - (span.start > 1 and span.doc[span.start - 1].lower_ == "the")
    return span.doc[first - 1] if first else span.root


def _in_title(span: Span) -> bool:
    """ "Damascus Countryside Police": unlike the suburbs of a capital no place."""
    return all(t.text[:1].isupper() for t in span.doc[span.end : span.end + 2])


def is_dateline(span: Span) -> bool:
    """A place in capitals before the text that begins in small letters: "BEIRUT Thirteen civilians were"."""
    if _signed(span):
        return True
    if not span.text.isupper() or len(span.text) < 4:
        return False
    behind = [t.text for t in span.doc[span.end : span.end + 6] if len(t.text) > 2 and t.text.isalpha()]
    return not any(word.isupper() for word in behind)


def _signed(span: Span) -> bool:
    """ "Beirut (AP) Rebels have ...": a place that opens its line before the agency in brackets."""
    behind = [t.text for t in span.doc[span.end : span.end + 3]]
    agency = behind[1:2] and (behind[1].isupper() or behind[1] == "Reuters")
    return span.start == span.sent.start and behind[:1] == ["("] and behind[2:] == [")"] and bool(agency)


def in_brackets(span: Span) -> bool:
    """Whether a bracket that stands open before a span closes behind it, in its sentence."""
    before = span.doc[span.sent.start : span.start].text
    return before.rfind("(") > before.rfind(")")
