"""Spark: the same rows as batch, on a real local session."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from gold_articles import gold_article, gold_names

from conflict_events import load
from conflict_events.corpus.batch import Plan, run_batch

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")

CORES = 2
RECORDS = [
    {"id": name, "text": article.text, "published": article.published}
    for name in gold_names()
    for article in [gold_article(name)]
]


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = (
        SparkSession.builder.master(f"local[{CORES}]").appName("test").config("spark.ui.enabled", "false")
    )
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def documents(tmp_path_factory) -> Path:
    import pyarrow as pa

    path = tmp_path_factory.mktemp("spark") / "documents.parquet"
    pq.write_table(pa.Table.from_pylist(RECORDS), path)
    return path


def test_parquet_in_and_out_with_the_rows_of_batch(spark, documents: Path, tmp_path: Path) -> None:
    from conflict_events.spark import extract

    run_batch(load(), Plan(str(documents), tmp_path / "batch"), progress=False)
    found = extract(spark.read.parquet(str(documents)).repartition(3))
    found.write.parquet(str(tmp_path / "spark"))
    mine = pq.read_table(tmp_path / "batch" / "events").to_pylist()
    theirs = pq.read_table(tmp_path / "spark").drop_columns("error").to_pylist()
    assert sorted(theirs, key=repr) == sorted(mine, key=repr)


def test_bad_rows_come_with_their_error(spark) -> None:
    from conflict_events.spark import extract

    frame = spark.createDataFrame(
        [("good", RECORDS[0]["text"], "2016-05-05"), ("bad", None, "2016-05-05"), ("late", "x", "someday")],
        "name string, body string, day string",
    )
    rows = extract(frame, text="body", published="day", id="name").collect()
    assert {r.doc_id for r in rows if r.error is None} == {"good"}
    errors = {r.doc_id: r.error for r in rows if r.error is not None}
    assert errors.keys() == {"bad", "late"}
    assert "someday" in errors["late"]


def test_the_model_is_loaded_once_a_worker(spark) -> None:
    def loads_of_worker(frames):
        import pandas as pd

        from conflict_events import spark as module

        for _ in module._frames(frames):
            yield pd.DataFrame({"pid": [os.getpid()], "loads": [module.LOADED]})

    frame = spark.createDataFrame([(str(i), RECORDS[1]["text"]) for i in range(40)], "id string, text string")
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "5")
    rows = frame.repartition(4).mapInPandas(loads_of_worker, "pid long, loads long").collect()
    assert len(rows) >= 8  # batches
    assert {row.loads for row in rows} == {1}
    assert len({row.pid for row in rows}) <= CORES


def test_a_frame_without_the_text_column_is_refused(spark) -> None:
    from conflict_events.spark import extract

    with pytest.raises(ValueError, match="no column 'text'"):
        extract(spark.createDataFrame([("a",)], "body string"))
