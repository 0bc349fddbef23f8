"""Apache Spark: the events of a DataFrame of documents, in the columns of an archive.

``extract`` runs by ``mapInPandas``, so it works on a laptop, on a cluster and on managed services. The
extractor is loaded once in each Python worker, not once a batch. Needs ``pip install
"conflict-events[spark]"`` on the driver and on every worker.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from conflict_events.corpus.documents import DocumentError
from conflict_events.corpus.schema import NESTED, Row, archive_rows, archive_schema
from conflict_events.corpus.stream import extract_batch
from conflict_events.export.libraries import needed
from conflict_events.export.rows import COLUMNS

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from conflict_events.api import Extractor

ERROR = "error"
_BUILT_IN = (("actors", None), ("gazetteer", None), ("rules", None))  # as extract() puts them
LOADED = 0  # how often this process has loaded an extractor: once, however many batches it works on


def extract(
    df: DataFrame,
    text: str = "text",
    published: str | None = "published",
    id: str | None = "id",
    title: str | None = None,
    source: str | None = None,
    *,
    rules: str | None = None,
    actors: str | None = None,
    gazetteer: str | None = None,
    min_confidence: float = 0.0,
) -> DataFrame:
    """The events of the documents of ``df``, one row an event.

    ``text``, ``published``, ``id``, ``title`` and ``source`` are the columns that hold them; None, or a
    name that ``df`` lacks for all but the text, for one that there is not. A document that cannot be read
    gives one row with its id and what is wrong in the column ``error``, which is null elsewhere. The other
    columns are those of :func:`conflict_events.corpus.schema.archive_schema`. ``rules``, ``actors`` and
    ``gazetteer`` are paths that every worker can read.
    """
    needed("pyspark", "conflict_events.spark", "spark")
    names = {"text": text, "published": published, "id": id, "title": title, "source": source}
    if text not in df.columns:
        raise ValueError(f"the frame has no column {text!r}; its columns are {', '.join(df.columns)}")
    present = {own: theirs for own, theirs in names.items() if theirs in df.columns}
    own_lists = tuple(sorted({"rules": rules, "actors": actors, "gazetteer": gazetteer}.items()))
    selected = df.select(*(df[theirs].alias(own) for own, theirs in present.items()))
    run = functools.partial(_frames, lists=own_lists, min_confidence=min_confidence)
    return selected.mapInPandas(run, spark_schema())


def spark_schema() -> StructType:
    """The columns of an archive and ``error``, in Spark's types."""
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StringType

    return from_arrow_schema(archive_schema().remove_metadata()).add(ERROR, StringType())


@functools.lru_cache(maxsize=1)
def _extractor(lists: tuple[tuple[str, str | None], ...]) -> Extractor:
    """The extractor of this process."""
    global LOADED
    from conflict_events.api import load

    LOADED += 1
    return load(**dict(lists))


def _frames(
    frames: Iterable[pandas.DataFrame],
    *,
    lists: tuple[tuple[str, str | None], ...] = _BUILT_IN,
    min_confidence: float = 0.0,
) -> Iterator[pandas.DataFrame]:
    """What ``mapInPandas`` calls: frames of documents to frames of events."""
    import pandas as pd

    extractor = _extractor(lists)
    columns = [*COLUMNS, *NESTED, ERROR]
    for frame in frames:
        rows: list[Row] = []
        for outcome in extract_batch(extractor, _records(frame), confidence=min_confidence):
            rows += [_error_row(outcome)] if isinstance(outcome, DocumentError) else archive_rows(outcome)
        yield pd.DataFrame(
            [[row.get(name) for name in columns] for row in rows], columns=columns, dtype=object
        )


def _records(frame: pandas.DataFrame) -> list[Any]:
    """The rows as mappings; null is None in all of them."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _error_row(error: DocumentError) -> Row:
    return {"doc_id": error.doc_id, ERROR: error.message}
