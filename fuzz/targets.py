"""What is fuzzed: each target takes bytes, calls a public function, and checks what comes back.

Only errors of our own types may come out. A target is a plain function, so that tests replay the corpus
without a fuzzer.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from invariants import PUBLISHED, check_events  # noqa: E402

from conflict_events import explain, extract_events, lookup  # noqa: E402
from conflict_events.api import _cached  # noqa: E402
from conflict_events.corpus.sources import Fields, find_files, read_files  # noqa: E402
from conflict_events.datelines import parse_published  # noqa: E402
from conflict_events.errors import EvaluationError, GazetteerError, RuleError  # noqa: E402
from conflict_events.evaluation.gold import read_gold  # noqa: E402
from conflict_events.gazetteer.importers import IMPORTERS  # noqa: E402
from conflict_events.reading import parts, read_article, whole  # noqa: E402
from conflict_events.rules.load import load_actor_rows, load_event_types  # noqa: E402

CORPUS = Path(__file__).parent / "corpus"
DOCUMENTS, ANNOTATION = (ROOT / "docs" / "examples" / "evaluation" / n for n in ("docs.jsonl", "gold.json"))


def text_of(data: bytes) -> str:
    """Any text: what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def extract(data: bytes) -> None:
    """``extract_events`` keeps every promise, and gives the same twice."""
    text = text_of(data)
    events = extract_events(text, published=PUBLISHED)
    check_events(events, text)
    assert extract_events(text, published=PUBLISHED) == events


def explanations(data: bytes) -> None:
    """``explain`` and ``Extractor.places``: all offsets are right."""
    text = text_of(data)
    for found in explain(text):
        assert whole(text[found.trigger.start : found.trigger.end]) == found.trigger.text
    for place in _cached(None).places(text):
        assert whole(text[place.start : place.end]) == place.text


def reading(data: bytes) -> None:
    """Every character of the clean copy has a home in the text, in order, and the parts cover it."""
    text = text_of(data)
    article = read_article(text)
    assert len(article.offsets) == len(article.clean)
    assert list(article.offsets) == sorted(article.offsets)
    assert all(0 <= offset < len(text) for offset in article.offsets)
    assert "".join(part.clean for part in parts(article)) == (article.clean if article.segments else "")


def published(data: bytes) -> None:
    """A day, or a ValueError that says so."""
    with contextlib.suppress(ValueError):
        parse_published(text_of(data))


def places(data: bytes) -> None:
    """``lookup`` finds places or none."""
    for place in lookup(text_of(data)):
        assert 0 < place.score <= 100


def tables(data: bytes) -> None:
    """Files of users, by the first byte: rules, actors, places of each kind, annotations, documents."""
    readers = list(_readers())
    with TemporaryDirectory() as folder:
        name, read = readers[data[0] % len(readers) if data else 0]
        path = Path(folder) / name
        path.write_bytes(data[1:])
        with contextlib.suppress(RuleError, GazetteerError, EvaluationError):
            read(path)


def _readers() -> Iterator[tuple[str, Callable[[Path], object]]]:
    yield "strike.toml", lambda path: load_event_types(path.parent)
    yield "actors.csv", load_actor_rows
    for importer in IMPORTERS.values():
        yield "places.csv", lambda path, importer=importer: list(importer(path))  # type: ignore[misc]
    yield "gold.json", lambda path: read_gold(DOCUMENTS, path)
    yield "docs.jsonl", lambda path: read_gold(path, ANNOTATION)
    for ending in (".jsonl", ".csv", ".txt", ".jsonl.gz", ".parquet"):
        yield f"documents{ending}", lambda path: list(read_files(find_files(str(path)), Fields()))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "extract": extract,
    "explanations": explanations,
    "reading": reading,
    "published": published,
    "places": places,
    "tables": tables,
}
