"""What actor names and the grammar of forces are made of: listed names, owners and force nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conflict_events.rules.load import read_toml, rules_directory, validate
from conflict_events.rules.schema import ActorRow, Closed
from conflict_events.tagging.phrases import Match, Word, fold, singular


class Modifier(Closed):
    """Words before a force noun that say whose it is.

    ``nationality``: only of the country. ``common``: of whichever country is named before it ("Turkish
    army"), else of the owner.
    """

    words: list[str]
    owner: str
    nationality: bool = False
    common: bool = False


class Head(Closed):
    """Force nouns of one class; ``bare`` is the actor they stand for without a modifier.

    ``plural``: in the plural alone ("its allies", not "its ally Moscow").
    """

    words: list[str]
    class_: str = ""
    bare: str = ""
    plural: bool = False


class ActorGrammar(Closed):
    """How actors are put together from words (``rules/actor_grammar.toml``)."""

    modifier: list[Modifier]
    head: list[Head]
    compose: dict[str, str]
    either: dict[str, str] = {}
    fillers: list[str] = []
    opposing: list[str] = []
    backing: list[str] = []
    tied: list[str] = []
    presuming: list[str] = []
    stateless: list[str] = []
    linking: list[str] = []
    unit_suffixes: list[str] = []
    unit_breaks: list[str] = []
    unit_prefixes: list[str] = []


@dataclass(frozen=True, slots=True)
class Name:
    """What a listed alias stands for, and how sure the words alone are."""

    actor: str
    strength: str  # strong, weak, metonym
    written: str


@dataclass(frozen=True, slots=True)
class Owner:
    """What a modifier says: whose the force is."""

    actor: str
    nationality: bool
    name: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class Force:
    """What a force noun says: its class and the actor it stands for alone."""

    class_: str
    bare: str
    written: str
    plural: bool = False


def written_so(words: list[Word], match: Match[Name], name: Name) -> bool:
    """Whether capitals agree: acronyms and weak names must be written as listed."""
    raws = [w.raw for w in words[match.start : match.end]]
    written = name.written.replace("-", " ").split()
    if name.strength in ("weak", "metonym") or (name.written.isupper() and len(name.written) <= 4):
        return all(
            raw[:1].isupper() and (not own.isupper() or raw.rstrip("s").isupper() or raw.isupper())
            for raw, own in zip(raws, written, strict=False)
            if own[:1].isupper()
        )
    if name.written[:1].isupper() and len(raws) == 1 and len(name.written) < 5:
        return raws[0][:1].isupper()
    return True


def names_of(rows: dict[str, ActorRow]) -> Iterator[tuple[str, Name]]:
    for strength in ("metonym", "weak", "strong"):  # the strongest reading of a spelling comes last and wins
        column = {"metonym": "metonyms", "weak": "weak_aliases", "strong": "aliases"}[strength]
        for row in rows.values():
            spellings = row.listed(column)
            if strength == "strong":
                spellings.append(row.name)
            for spelling in spellings:
                yield spelling, Name(row.id, strength, spelling)


def owners_of(rows: dict[str, ActorRow], grammar: ActorGrammar) -> Iterator[tuple[str, Owner]]:
    for modifier in grammar.modifier:
        for word in modifier.words:
            yield word, Owner(modifier.owner, modifier.nationality, common=modifier.common)
    for row in rows.values():
        for word in row.listed("modifiers"):
            yield word, Owner(row.id, True)


def heads_of(grammar: ActorGrammar) -> Iterator[tuple[str, Force]]:
    for head in grammar.head:
        for word in head.words:
            yield word, Force(head.class_, head.bare, word, head.plural)
            if head.plural:
                continue
            if " " not in word and singular(fold(word)) != fold(word):
                yield singular(fold(word)), Force(head.class_, head.bare, word)


def load_actor_grammar(path: Path | None = None) -> ActorGrammar:
    """The grammar of forces."""
    source = path or rules_directory() / "actor_grammar.toml"
    data = read_toml(source)
    for head in data.get("head", []):
        head["class_"] = head.pop("class", "")
    return validate(ActorGrammar, data, source)


def decisive(owners: list[Owner]) -> Owner:
    """Of several modifiers the one that names the force: a name before a generic word, else the last."""
    if len(owners) > 1 and owners[-1].common and not owners[0].common:
        return decisive([o for o in owners if not o.common])
    generic = {"rebels", "islamist_rebels", "", "pgm_generic"}
    named = [o for o in owners if o.actor not in generic and not o.nationality]
    if named:
        return named[-1]
    plain = [o for o in owners if not o.nationality]
    return plain[-1] if plain else owners[-1]
