"""A tagged and parsed Doc as plain Python objects, which the rule layer can ask at little cost.

Linking asks each token dozens of times for its head, its children or its sentence. spaCy builds a new
object, and decodes a string, for every answer; here each is made once. The names are spaCy's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, overload

from spacy.attrs import DEP, HEAD, IS_PUNCT, IS_SPACE, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG

from conflict_events.tagging.phrases import words_of
from conflict_events.tagging.remembered import REMEMBERED

if TYPE_CHECKING:
    from spacy import tokens

T = TypeVar("T")
W = TypeVar("W", "Token", "Span")
_STRINGS = [ORTH, LOWER, LEMMA, POS, TAG, DEP]
_NUMBERS = [IS_PUNCT, IS_SPACE, SPACY, SENT_START, HEAD]


class Token:
    """One word with its place in the tree."""

    __slots__ = (
        "__dict__", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_space", "lefts", "lemma_",
        "lower_", "pos_", "rights", "sent", "tag_", "text",
    )  # fmt: skip

    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    head: Token
    sent: Span

    def __init__(self, doc: Tree, i: int, idx: int, strings: tuple[str, ...], punct: int, space: int) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_ = strings
        self.is_punct, self.is_space = punct == 1, space == 1
        self.children = self.lefts = self.rights = ()

    def __repr__(self) -> str:
        return self.text

    def nbor(self, i: int = 1) -> Token:
        """The token ``i`` places further on."""
        return self.doc[self.i + i]

    @cached_property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all below it, left branches first."""
        if not self.children:
            return (self,)
        found: list[Token] = []
        open_: list[tuple[Token, bool]] = [(self, False)]
        while open_:
            token, entered = open_.pop()
            if entered or not token.children:
                found.append(token)
                continue
            open_ += [(t, False) for t in reversed(token.rights)]
            open_.append((token, True))
            open_ += [(t, False) for t in reversed(token.lefts)]
        return tuple(found)

    @cached_property
    def left_edge(self) -> Token:
        """The leftmost token of the subtree."""
        return min(self.subtree, key=lambda t: t.i)

    @cached_property
    def right_edge(self) -> Token:
        """The rightmost token of the subtree."""
        return max(self.subtree, key=lambda t: t.i)

    @cached_property
    def depth(self) -> int:
        """Steps up to the root of the sentence; blanks and marks count as deepest."""
        if (self.is_space or self.is_punct) and not self.children:
            return len(self.doc)
        steps, token = 0, self
        while token.head is not token:
            token, steps = token.head, steps + 1
        return steps


def kept(ask: Callable[[W], T]) -> Callable[[W], T]:
    """Keeps the answer to a question with the token or span that it is about: rules ask the same again and again.

    For questions that the tree alone answers, and that are first asked when it changes no more.
    """
    name = f"{ask.__module__}.{ask.__name__}"

    @wraps(ask)
    def answer(words: W) -> T:
        known = words.__dict__
        if name not in known:
            known[name] = ask(words)
        found: T = known[name]
        return found

    return answer


class Span:
    """A stretch of tokens, with the labels of what it was marked as."""

    __slots__ = ("__dict__", "doc", "end", "id_", "kb_id_", "label_", "start")

    def __init__(
        self, doc: Tree, start: int, end: int, label: str = "", kb_id: str = "", span_id: str = ""
    ) -> None:
        self.doc, self.start, self.end = doc, start, end
        self.label_, self.kb_id_, self.id_ = label, kb_id, span_id

    def _labels(self) -> tuple[str, str, str]:
        return self.label_, self.kb_id_, self.id_

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Span):
            return self is other
        return self.start == other.start and self.end == other.end and self._labels() == other._labels()

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    def __contains__(self, token: Token) -> bool:
        return self.start <= token.i < self.end

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Span: ...
    def __getitem__(self, index: int | slice) -> Token | Span:
        if isinstance(index, slice):
            start, end, _ = index.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.words[self.end + index if index < 0 else self.start + index]

    @cached_property
    def text(self) -> str:
        """The words as they stand in the clean text."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """Offset of the first character in the clean text."""
        words = self.doc.words
        return words[self.start].idx if self.start < len(words) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Offset behind the last character in the clean text."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def sent(self) -> Span:
        """The sentence of the first token."""
        return self.doc.words[self.start].sent

    @cached_property
    def root(self) -> Token:
        """The token nearest to the root of the sentence, the first of several."""
        words = self.doc.words[self.start : self.end]
        tops = [t for t in words if t.head is t]
        outer = [t for t in words if t.head not in self]
        return tops[0] if tops else min(outer, key=lambda t: t.depth) if outer else words[0]


class Group(list[Span]):
    """The spans of one kind, with what the tagger noted about them."""

    attrs: dict[str, Any]


class Tree:
    """All tokens of a Doc, its sentences and its span groups."""

    def __init__(self, doc: tokens.Doc) -> None:
        self.text: str = doc.text
        self.pieces = words_of(doc)  # as the tables of phrases match them
        punct, space, blanks, starts, heads = _columns(doc, _NUMBERS)
        self.words: list[Token] = []
        at = 0
        for i, strings in enumerate(zip(*_decoded(doc, _STRINGS), strict=True)):
            self.words.append(Token(self, i, at, strings, punct[i], space[i]))
            at += len(strings[0]) + blanks[i]
        self._grow(heads)
        self.sents = self._sentences(starts)
        self.spans = {name: self._group(group) for name, group in doc.spans.items()}

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Span: ...
    def __getitem__(self, index: int | slice) -> Token | Span:
        if isinstance(index, slice):
            start, end, _ = index.indices(len(self.words))
            return Span(self, start, max(start, end))
        return self.words[index]

    @cached_property
    def trigger_heads(self) -> frozenset[int]:
        """The tokens that govern the trigger words."""
        return frozenset(self.spans["triggers"].attrs["heads"])

    def forget(self) -> None:
        """Drops what is known of words and mentions by the tree, which has changed."""
        for token in self.words:
            token.__dict__.clear()
        for span in (s for group in self.spans.values() for s in group):
            span.__dict__.clear()

    def fell(self) -> None:
        """Cuts what ties the words in circles, once nobody asks any more: they are freed with no search for them."""
        for sentence in self.sents:
            sentence.__dict__.clear()
        for token in self.words:
            token.__dict__.clear()
            token.children = token.lefts = token.rights = ()
            del token.head
        self.__dict__.clear()

    def having(self, *lists: Iterable[str]) -> list[Token]:
        """The tokens whose word or lemma stands in any of some lists, in order: few, found without a look at all."""
        known = self._by_word
        found = {t.i for words in lists for word in known.keys() & words for t in known[word]}
        return [self.words[i] for i in sorted(found)]

    @cached_property
    def _by_word(self) -> dict[str, list[Token]]:
        """The tokens of each word and lemma, in lower case."""
        found: dict[str, list[Token]] = defaultdict(list)
        for token in self.words:
            found[token.lower_].append(token)
            found[token.lemma_.lower()].append(token)
        return found

    def _grow(self, heads: list[int]) -> None:
        """Ties every token to its head, so many places further on, and its children."""
        children: dict[int, list[Token]] = {}
        for token, away in zip(self.words, heads, strict=True):
            token.head = self.words[token.i + away]
            if away:
                children.setdefault(token.i + away, []).append(token)
        for i, below in children.items():
            token = self.words[i]
            token.children = tuple(below)
            token.lefts = tuple(t for t in below if t.i < i)
            token.rights = tuple(t for t in below if t.i > i)

    def _sentences(self, starts: list[int]) -> list[Span]:
        cuts = [i for i, start in enumerate(starts) if start == 1 or i == 0] + [len(self.words)]
        found = [Span(self, a, b) for a, b in pairwise(cuts)]
        for sentence in found:
            for token in sentence:
                token.sent = sentence
        return found

    def _group(self, group: tokens.SpanGroup) -> Group:
        spans = Group(Span(self, s.start, s.end, s.label_, s.kb_id_, s.id_) for s in group)
        spans.attrs = dict(group.attrs)
        return spans


_KNOWN_STRINGS: dict[int, str] = {}  # by key: keys are hashes of the strings, the same in all vocabularies


def _columns(doc: tokens.Doc, names: list[int]) -> list[list[int]]:
    """What a Doc holds of all its tokens, a list for each name."""
    table: Any = doc.to_array(names)  # type: ignore[arg-type]
    columns: list[list[int]] = table.astype("int64").T.tolist()
    return columns


def _decoded(doc: tokens.Doc, names: list[int]) -> list[list[str]]:
    """Strings, a list for each name."""
    table: Any = doc.to_array(names)  # type: ignore[arg-type]
    columns: list[list[int]] = table.T.tolist()
    known, store = _KNOWN_STRINGS, doc.vocab.strings
    strings = {key: known.get(key) or store[key] for key in set().union(*columns)}
    if len(known) > REMEMBERED:
        known.clear()
    known.update(strings)
    return [list(map(strings.__getitem__, column)) for column in columns]
