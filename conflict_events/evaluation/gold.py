"""Annotated articles: the texts as JSON lines, the annotation as JSON; docs/evaluation.md describes both."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from conflict_events.errors import EvaluationError
from conflict_events.models import CasualtyKind, Event, Status


class _Annotation(BaseModel):
    """Base of all annotations: a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldActor(_Annotation):
    """Somebody as written, and the id in the list of actors where it has one."""

    text: str
    actor: str | None = None


class GoldPlace(_Annotation):
    """A place as written, its province and country."""

    text: str
    province: str | None = None
    country: str | None = None


class GoldDate(_Annotation):
    """First and last day, and the words."""

    start: dt.date
    end: dt.date
    text: str = ""


class GoldCasualty(_Annotation):
    """People killed, wounded ...; ``part`` marks a subtotal."""

    kind: CasualtyKind
    low: int
    high: int
    who: str = ""
    part: bool = False


class GoldLoss(_Annotation):
    """Material lost."""

    item: str
    count: int


class GoldClaim(_Annotation):
    """To whom the text attributes the event."""

    source: str
    actor: str | None = None


class GoldEvent(_Annotation):
    """One event as a careful reader marks it.

    ``mentions`` are quotes from the text that hold the words that name the event; ``alt_types`` other types
    that could be defended; an ``optional`` event counts neither for nor against.
    """

    id: str = ""
    type: str
    alt_types: list[str] = []
    mentions: list[str] = Field(min_length=1)
    attacker: list[GoldActor] = []
    target: list[GoldActor] = []
    places: list[GoldPlace] = []
    date: GoldDate | None = None
    count: int | None = None
    casualties: list[GoldCasualty] = []
    losses: list[GoldLoss] = []
    claims: list[GoldClaim] = []
    status: Status = "reported"
    optional: bool = False

    def accepts(self, type_: str) -> bool:
        """Whether a type is right."""
        return type_ == self.type or type_ in self.alt_types


class GoldAnnotation(_Annotation):
    """All events of one document."""

    doc_id: str
    published: str | None = None
    events: list[GoldEvent]


class GoldArticle(_Annotation):
    """An annotated article with its text."""

    doc_id: str
    text: str
    published: str | None = None
    events: list[GoldEvent]


def read_gold(texts: str | Path, annotation: str | Path) -> list[GoldArticle]:
    """The annotated articles of two files, in the order of the annotation.

    ``texts`` has one JSON object a line with doc_id, text and perhaps published; ``annotation`` is a list of
    objects with doc_id, published and events, or one such object. Texts without annotation are left out.
    EvaluationError names the file, the document and the key that is wrong, or the quote that no text has.
    """
    documents = {line["doc_id"]: line for line in _lines(Path(texts), ("doc_id", "text"))}
    articles = []
    for annotated in _annotations(Path(annotation)):
        document = documents.get(annotated.doc_id)
        if document is None:
            raise EvaluationError(f"{Path(texts).name}: no text with the doc_id {annotated.doc_id!r}")
        article = GoldArticle(
            doc_id=annotated.doc_id,
            text=document["text"],
            published=annotated.published or document.get("published"),
            events=annotated.events,
        )
        _check_quotes(article, Path(annotation))
        articles.append(article)
    return articles


def read_predictions(path: str | Path) -> dict[str, list[Event]]:
    """Events by doc_id from a file with one JSON object a line: doc_id and events as ``to_records`` gives them."""
    try:
        return {
            line["doc_id"]: [Event.model_validate(event) for event in line["events"]]
            for line in _lines(Path(path), ("doc_id", "events"))
        }
    except ValidationError as error:
        raise EvaluationError(f"{Path(path).name}: {_first(error)}") from error


def plain_quotes(text: str) -> str:
    """A text as quotes are looked up in it: non-breaking spaces are spaces."""
    return text.replace("\xa0", " ")


def _annotations(path: Path) -> Iterator[GoldAnnotation]:
    content = _parsed(_content(path), path, "file")
    for number, item in enumerate(content if isinstance(content, list) else [content], start=1):
        name = item.get("doc_id", number) if isinstance(item, dict) else number
        try:
            yield GoldAnnotation.model_validate(item)
        except ValidationError as error:
            raise EvaluationError(f"{path.name}: {name}: {_first(error)}") from error


def _check_quotes(article: GoldArticle, path: Path) -> None:
    text = plain_quotes(article.text)
    for event in article.events:
        for quote in event.mentions:
            if plain_quotes(quote) not in text:
                raise EvaluationError(f"{path.name}: {article.doc_id}: no such words in the text: {quote!r}")


def _lines(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_content(path).splitlines(), start=1):
        if line.strip():
            item = _parsed(line, path, f"line {number}")
            missing = [key for key in needed if not isinstance(item, dict) or key not in item]
            if missing:
                raise EvaluationError(f"{path.name}: line {number}: no {', '.join(missing)}")
            yield item


def _parsed(content: str, path: Path, where: str) -> Any:
    try:
        return json.loads(content)
    except ValueError as error:
        raise EvaluationError(f"{path.name}: {where}: no JSON: {error}") from error


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path.name}: not UTF-8 text") from error


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
