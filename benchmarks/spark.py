"""Spark with two cores against one process of plain Python: python benchmarks/spark.py [--write] [--documents N]

Both read the same JSON lines (12,000 documents of archive_texts.py when left out; of few, the start of Spark takes
most of the time) and write Parquet, each as a program of its own, in turn, three times. Told are the median of the
ratios, whether the rows are the same, and how often a Python worker has loaded the model. ``--write`` puts the table into docs/scaling.md. Needs Java 17.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import speed
from archive_texts import write_documents
from marked import replace_marked, table

PAGE = speed.PAGE.with_name("scaling.md")
ROUNDS = 3
CORES = 2
PARTITIONS = 8  # four a core: the last one does not keep the other core waiting for long
BATCH = 200  # documents


def main() -> None:
    """Measures both in turn."""
    asked = arguments()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as passing:
        folder = Path(passing)
        source = write_documents(folder / "documents.jsonl", asked.documents)
        ratios = [round_of(source, folder / f"round{number}") for number in range(asked.rounds)]
        subprocess.run([sys.executable, __file__, "--loads", str(source), str(folder / "round0")], check=True)
        content = table(["what", "figure"], figures(asked.documents, ratios, folder / "round0"))
    print(content)
    if asked.write:
        PAGE.write_text(replace_marked(PAGE.read_text(encoding="utf-8"), "spark", content), encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=12_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def round_of(source: Path, folder: Path) -> float:
    """Both ways through the same documents, one after the other: how many times as fast Spark is."""
    folder.mkdir()
    words = ["-m", "conflict_events", "batch", str(source), str(folder / "plain"), "--no-progress"]
    plain = speed.seconds(lambda: subprocess.run([sys.executable, *words], check=True))
    program = [sys.executable, __file__, "--run", str(source), str(folder)]
    return plain / speed.seconds(lambda: subprocess.run(program, check=True))


def figures(documents: int, ratios: list[float], folder: Path) -> list[list[str]]:
    same = rows_of(folder / "plain" / "events") == rows_of(folder / "spark")
    loads = json.loads((folder / "loads.json").read_text(encoding="utf-8"))
    return [
        ["documents", f"{documents:,}"],
        [f"Spark on {CORES} cores, times one process of plain Python", f"{statistics.median(ratios):.2f}"],
        ["single rounds", ", ".join(f"{ratio:.2f}" for ratio in ratios)],
        ["rows of Spark and of batch", "the same" if same else "DIFFERENT"],
        ["Python workers, and most loads of the model in one of them", f"{len(loads)}, {max(loads)}"],
    ]


def rows_of(folder: Path) -> list[str]:
    import pyarrow.parquet as pq

    rows = pq.read_table(folder).to_pylist()
    return sorted(repr({k: v for k, v in row.items() if k != "error"}) for row in rows)


def run_spark(source: str, out: str) -> None:
    """A whole Spark program: session, extraction, Parquet."""
    from conflict_events.spark import extract

    articles = articles_of(source)
    extract(articles.repartition(PARTITIONS)).write.parquet(f"{out}/spark")
    articles.sparkSession.stop()


def count_loads(source: str, out: str) -> None:
    """Another Spark program, that is not timed: the workers' counts of loads of the model."""
    articles = articles_of(source)
    few = articles.limit(20 * PARTITIONS).repartition(PARTITIONS)
    counted = few.mapInPandas(loads_of_worker, "pid long, loads long").groupBy("pid").max("loads").collect()
    loads = [count for _, count in counted]
    (Path(out) / "loads.json").write_text(json.dumps(loads), encoding="utf-8")
    articles.sparkSession.stop()


def articles_of(source: str) -> Any:
    """The documents as a frame of a new session."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(f"local[{CORES}]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH))
        .getOrCreate()
    )
    return session.read.schema("id string, text string, published string").json(source)


def loads_of_worker(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    """Extracts, and tells after each batch which worker this is and how often it has loaded the model."""
    import pandas as pd

    from conflict_events import spark as module

    for _ in module._frames(frames):
        yield pd.DataFrame({"pid": [os.getpid()], "loads": [module.LOADED]})


if __name__ == "__main__":
    programs = {"--run": run_spark, "--loads": count_loads}
    if sys.argv[1:2] and sys.argv[1] in programs:
        programs[sys.argv[1]](*sys.argv[2:])
    else:
        main()
