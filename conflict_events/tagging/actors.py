"""Actors: listed names, and the grammar of forces ("Syrian regime forces", "a Russian war plane")."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from conflict_events.rules.codebook import actor_rows
from conflict_events.rules.load import builtin_actor_rows
from conflict_events.rules.schema import ActorRow
from conflict_events.tagging.actor_grammar import (
    ActorGrammar,
    Force,
    Name,
    Owner,
    decisive,
    heads_of,
    load_actor_grammar,
    names_of,
    owners_of,
    written_so,
)
from conflict_events.tagging.actor_mentions import ActorMention, some_group, word_at
from conflict_events.tagging.phrases import Match, PhraseTable, Word, fold, singular
from conflict_events.tagging.place_words import kind_behind
from conflict_events.tagging.unit_names import UnitNames

FOES = "foes"  # class of the words for whoever fights somebody


class ActorLexicon:
    """The list of actors and the grammar of forces, ready to match."""

    def __init__(self, rows: dict[str, ActorRow], grammar: ActorGrammar) -> None:
        self.rows = rows
        self.grammar = grammar
        self.names: PhraseTable[Name] = PhraseTable(names_of(rows), inflect=True)
        self.owners: PhraseTable[Owner] = PhraseTable(owners_of(rows, grammar))
        self.heads: PhraseTable[Force] = PhraseTable(heads_of(grammar), inflect=True)
        self.starts = self.names.starts() | self.owners.starts() | self.heads.starts()
        self.units = UnitNames(grammar)
        self.fillers = frozenset(fold(w) for w in grammar.fillers)
        self.opposing = frozenset(grammar.opposing)
        self.backing = frozenset(grammar.backing)
        self.tied = frozenset(grammar.tied)
        self.presuming = frozenset(fold(w) for w in grammar.presuming)
        self.linking = frozenset(grammar.linking)
        self.stateless = frozenset(grammar.stateless)

    def lineage(self, actor: str | None) -> list[str]:
        """An actor's id and those of its parents, nearest first."""
        seen: list[str] = []
        while actor and actor in self.rows and actor not in seen:
            seen.append(actor)
            actor = self.rows[actor].parent
        return seen

    def compose(self, owner: Owner, force: Force) -> str:
        """The actor that an owner's force is: "Syrian" + air = the Syrian air force."""
        if owner.nationality and force.bare and force.class_ in ("fighter", "group", "militia", "civil"):
            return force.bare
        national = (f"{owner.actor}.national.{force.class_}",) if owner.nationality else ()
        for key in (*national, f"{owner.actor}.{force.class_}", f"{owner.actor}.*"):
            if key in self.grammar.compose:
                return self.grammar.compose[key]
        return "" if force.class_ == FOES and owner.name else owner.actor  # "terrorist rivals" are terrorists

    def _is_states(self, owner: Owner, noun: Word) -> bool:
        """Whether what a noun names may be a state's own: "the Lebanese militant group" is not Lebanon."""
        row = self.rows.get(owner.actor)
        state = row is not None and row.kind == "foreign_state" and not owner.name
        return not (state and noun.stem in self.stateless)

    def owner_of(self, text: str) -> str:
        """The actor id of a modifier or name that stands alone, or an empty string."""
        raws = text.replace("-", " ").split()
        words = [Word(fold(r), singular(fold(r)), i, r, True, True) for i, r in enumerate(raws)]
        for mention in self.find(words):
            if mention.end - mention.start == len(words):
                return mention.actor
        return ""

    def find(self, words: list[Word]) -> Iterator[ActorMention]:
        """All actor mentions, from left to right, the longest first, without overlap."""
        i = 0
        while i < len(words):
            mention = self._mention_at(words, i) if self._may_begin(words[i]) else None
            if mention is None:
                i += 1
                continue
            mention = self._apposed(words, i, self._presumed(words, i, some_group(words, i, mention)))
            yield mention
            i = word_at(words, i, mention.end)

    def _may_begin(self, word: Word) -> bool:
        """Whether a word is the first of something listed, or has a capital as units do."""
        return word.raw[:1].isupper() or self._begins_listed(word)

    def _begins_listed(self, word: Word) -> bool:
        """Whether a word is the first of a listed name, owner or force."""
        return word.form in self.starts or word.stem in self.starts

    def _presumed(self, words: list[Word], i: int, mention: ActorMention) -> ActorMention:
        """ "jets believed to be Russian", "planes thought to be from the coalition": whose they may be."""
        k = word_at(words, i, mention.end)
        while k < len(words) and (words[k].form in self.linking or words[k].raw == ","):
            # "jets that were believed to be Russian", "a drone, believed to be of the coalition"
            k += 1
        forms = [w.form for w in words[k : k + 4]]
        if mention.actor or not mention.class_ or forms[:1] == [] or forms[0] not in self.presuming:
            return mention
        if forms[1:3] not in (["to", "be"], ["to", "belong"]):
            return mention
        k += 3
        while k < len(words) and words[k].form in ("from", "of", "to", "the", "part"):
            k += 1
        owner = self._owner_at(words, k) if k < len(words) else None
        if owner is None:
            return mention
        actor = self.compose(owner.payload, Force(mention.class_, "", ""))
        return ActorMention(
            mention.start, words[owner.end - 1].token + 1, actor, "force", mention.class_, named=True
        )

    def _apposed(self, words: list[Word], i: int, mention: ActorMention) -> ActorMention:
        """ "rebel coalition Ahrar al-Sham": the name behind a group noun says who it is."""
        if mention.class_ not in ("group", "militia") or mention.kind not in ("force", "bare"):
            return mention
        follow = word_at(words, i, mention.end)
        name = self._mention_at(words, follow) if follow < len(words) else None
        if name is None or name.kind not in ("name", "unit"):
            return mention
        return ActorMention(name.start, name.end, name.actor, name.kind, name.class_)

    def _mention_at(self, words: list[Word], start: int) -> ActorMention | None:
        if not words[start].first:
            return None
        listed = self._begins_listed(words[start])
        options = [self._named(words, start), self._force(words, start)] if listed else []
        if not any(m is not None and m.kind == "name" for m in options):
            options.append(self.units.at(words, start, self._known_from))
        found = [m for m in options if m is not None]
        return max(found, key=lambda m: m.end - m.start) if found else None

    def _owner_at(self, words: list[Word], i: int, *, owned: bool = False) -> Match[Owner] | None:
        """A modifier or a listed name that begins here; what a country owns ("Turkish army jets") is no name."""
        name = self.names.longest_at(words, i)
        owner = self.owners.longest_at(words, i)
        if name and self.rows[name.payload.actor].role == "source":
            name = None  # "Al-Manar" and then "Syrian forces": news agencies have no forces
        if name and owned and name.payload.written.islower():
            name = None
        if name and name.payload.strength != "metonym" and written_so(words, name, name.payload):
            if owner is None or name.end > owner.end:
                owner = Match(name.start, name.end, Owner(name.payload.actor, False, True))
        return None if owner and self._only_backs(words, owner) else owner

    def _only_backs(self, words: list[Word], owner: Match[Owner]) -> bool:
        """ "Russian-backed government forces", "Turkey-linked gunmen": whose they are is told behind it, or not at all."""
        behind = words[owner.end] if owner.end < len(words) else None
        if behind is None or behind.token != words[owner.end - 1].token:
            return False
        row = self.rows.get(owner.payload.actor)
        abroad = row is not None and row.kind == "foreign_state"
        return behind.form in self.backing or (abroad and behind.form in self.tied)

    def _foreign(self, owner: Owner) -> bool:
        """Whether an owner is another country than the one whose forces the list names without it."""
        return not owner.name and self.lineage(owner.actor)[-1:] != ["syr_gov"]

    def _force(self, words: list[Word], start: int) -> ActorMention | None:
        """Modifiers and a force noun, or either alone."""
        owners: list[Match[Owner]] = []
        i, ended = start, start
        while i < len(words):
            head = self.heads.longest_at(words, i)
            owner = self._owner_at(words, i, owned=any(self._foreign(m.payload) for m in owners))
            foe = owner or (head and words[i].form == "the")  # "fighting forces" are no foes
            if foe and i > start and words[i - 1].form in self.opposing:
                break  # "Kurds fighting the IS group", "rebels fighting the army"
            if owner and owners and owner.payload.name and owners[-1].payload.common and i == owners[-1].end:
                break  # "the regime Russia and Iran", a list that has lost its comma
            if owner and self._of_other_army(words, owners, owner):
                army = self.heads.longest_at(words, owners[-1].end - 1)
                return self._composed(words, start, owners[:-1] or owners, army) if army else None
            if owner and not (head and (head.end > owner.end or (owners and self._last(words, head)))):
                owners.append(owner)
                i = ended = owner.end
            elif head:
                follow = self.heads.longest_at(words, head.end) if head.end < len(words) else None
                longer = follow or self._names_more(words, start + 1, head.end)
                if longer and not owners and words[start].form == "the":
                    return None  # "the regime | forces", "the Army | of Islam": the name begins behind the article
                if (
                    follow
                    and follow.payload.class_ not in ("official",)
                    and words[head.end].token != words[head.end - 1].token
                ):
                    head = follow
                return self._composed(words, start, owners, head)
            elif owners and (words[i].form in self.fillers or words[i].raw in ("'s", "'")):
                i += 1
            else:
                break
        if owners:
            return self._modifier(words, start, owners, ended)
        return None

    def _of_other_army(self, words: list[Word], owners: list[Match[Owner]], owner: Match[Owner]) -> bool:
        """ "the Syrian army Kurdish militias and rebels", a list that has lost its comma."""
        if not owners or owners[-1].payload.name or words[owner.start - 1].form != "army":
            return False
        follows = owner.start == owners[-1].end and words[owner.start - 1].last
        return follows and not (owner.payload.common or owner.payload.name)

    def _known_from(self, words: list[Word], i: int) -> bool:
        """Whether a listed actor begins here: "Hama" and then "Syrian Army" are no "Hama Syrian Army"."""
        force = self._force(words, i) if self._owner_at(words, i) else None
        return force is not None and force.kind == "force"

    def _names_more(self, words: list[Word], i: int, end: int) -> bool:
        """Whether a listed name begins here that goes beyond a word."""
        name = self.names.longest_at(words, i) if i < len(words) else None
        return name is not None and name.end > end and written_so(words, name, name.payload)

    def _last(self, words: list[Word], head: Match[Force]) -> bool:
        """Whether no further part of the name follows: "coalition" ends "rebel coalition", not "coalition jets"."""
        if head.end >= len(words):
            return True
        return self.heads.longest_at(words, head.end) is None and self._owner_at(words, head.end) is None

    def _composed(
        self, words: list[Word], start: int, owners: list[Match[Owner]], head: Match[Force]
    ) -> ActorMention | None:
        end = words[head.end - 1].token + 1
        last = words[head.end - 1]
        if not last.last or (head.payload.plural and last.form == last.stem):
            return None
        if not owners:
            if last.form == "military" and kind_behind(words, head.end):
                return None  # "Hama military airport"
            if not head.payload.bare and head.payload.class_ not in (
                "air",
                "ground",
                "militia",
                "group",
                "fighter",
                "officer",
                "allies",
                FOES,
            ):
                return None
            return ActorMention(words[start].token, end, head.payload.bare, "bare", head.payload.class_)
        if head.payload.class_ == "staff" and not any(m.payload.name for m in owners):
            return None
        owner = decisive([m.payload for m in owners])
        actor = self.compose(owner, head.payload) if self._is_states(owner, last) else ""
        named = any(m.payload.name and m.end - m.start > 1 for m in owners)
        return ActorMention(words[start].token, end, actor, "force", head.payload.class_, named)

    def _modifier(
        self, words: list[Word], start: int, owners: list[Match[Owner]], end: int
    ) -> ActorMention | None:
        last = owners[-1]
        if not words[end - 1].last:  # "rebel-held", "government-run"
            return None
        if last.payload.name:  # "rebel group Ahrar al-Sham": the name says who it is
            return ActorMention(
                words[last.start].token, words[end - 1].token + 1, last.payload.actor, "name", ""
            )
        owner = decisive([m.payload for m in owners])
        return ActorMention(words[start].token, words[end - 1].token + 1, owner.actor, "modifier", "")

    def _named(self, words: list[Word], start: int) -> ActorMention | None:
        name = self.names.longest_at(words, start)
        if name is None or not written_so(words, name, name.payload) or not words[name.end - 1].last:
            return None
        kind = "metonym" if name.payload.strength == "metonym" else "name"
        return ActorMention(words[start].token, words[name.end - 1].token + 1, name.payload.actor, kind, "")


def actor_lexicon(actors: str | None = None) -> ActorLexicon:
    """The built-in list of actors, with the rows of a file."""
    rows = actor_rows(actors)
    return builtin_actors() if rows is builtin_actor_rows() else ActorLexicon(rows, load_actor_grammar())


@functools.cache
def builtin_actors() -> ActorLexicon:
    """The built-in list of actors, read once."""
    return ActorLexicon(builtin_actor_rows(), load_actor_grammar())
