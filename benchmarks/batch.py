"""Runs 100,000 documents through batch and Spark: python benchmarks/batch.py [--write] [--documents N] [PART ...]

Parts: batch, kills, spark; left out, all of them. The documents are the texts of benchmarks/speed.py (five in a
hundred on war), repeated with other days and other places of the gazetteer; an archive has a hundred parts.
``--write`` puts the table into docs/scaling.md.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import speed
from marked import replace_marked, table

from conflict_events.gazetteer import load_gazetteer

PAGE = speed.PAGE.with_name("scaling.md")
KILLS = 10
PROCESSES = 2
PARTS_OF_ARCHIVE = 100
ROUNDS = 3
Record = dict[str, str]


def main() -> None:
    """Measures the parts asked for, in a folder of their own."""
    arguments = sys.argv[1:]
    count = int(arguments[arguments.index("--documents") + 1]) if "--documents" in arguments else 100_000
    asked = [a for a in arguments if a in PARTS] or list(PARTS)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        source = write_documents(Path(folder), count)
        rows = [row for name in asked for row in PARTS[name](source, Path(folder))]
    content = table(["what", "figure"], rows)
    print(content)
    if "--write" in arguments:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(replace_marked(page, "batch", content), encoding="utf-8")


def write_documents(folder: Path, count: int) -> Path:
    """The documents as JSON lines."""
    path = folder / "documents.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for record in documents(count):
            file.write(json.dumps(record) + "\n")
    return path


def documents(count: int) -> Iterator[Record]:
    """Texts with other days, other towns and other numbers; the same for the same count."""
    base = speed.mixed(2000)
    source = random.Random(7)
    towns = sorted({p.name for p in load_gazetteer().rows.values() if p.kind in ("town", "village")})
    swap = re.compile(r"\b(?:Aleppo|Idlib|Douma|Daraa|Homs|Hama)\b")
    for number in range(count):
        text, _ = source.choice(base)
        day = dt.date(2012, 1, 1) + dt.timedelta(days=source.randrange(3000))
        town = source.choice(towns)
        yield {"id": f"d{number:07}", "text": swap.sub(town, text), "published": day.isoformat()}


def command(source: Path, out: Path, processes: int) -> list[str]:
    size = max(1, lines_of(source) // PARTS_OF_ARCHIVE)
    arguments = ["batch", str(source), str(out), "--processes", str(processes), "--no-progress"]
    arguments += ["--part-size", str(size)]
    return [sys.executable, "-m", "conflict_events", *arguments]


def lines_of(source: Path) -> int:
    with source.open(encoding="utf-8") as lines:
        return sum(1 for _ in lines)


def batch(source: Path, folder: Path) -> list[list[str]]:
    """An undisturbed run: rate and memory."""
    start = time.perf_counter()
    program = subprocess.Popen(command(source, folder / "calm", PROCESSES))
    largest = 0.0
    while program.poll() is None:
        largest = max([largest, *map(resident, family(program.pid))])
        time.sleep(2)
    spent = time.perf_counter() - start
    counts = json.loads((folder / "calm" / "manifest.json").read_text(encoding="utf-8"))["counts"]
    return [
        ["documents", f"{counts['documents']:,}"],
        ["events", f"{counts['events']:,}"],
        ["rejects", f"{counts['rejects']:,}"],
        [f"seconds with {PROCESSES} processes", f"{spent:,.0f}"],
        ["documents a second", f"{counts['documents'] / spent:.0f}"],
        ["most memory of a process, MB", f"{largest:.0f}"],
    ]


def kills(source: Path, folder: Path) -> list[list[str]]:
    """The same run, killed ten times at random points."""
    calm = folder / "calm"
    if not calm.exists():
        subprocess.run(command(source, calm, PROCESSES), check=True)
    moments = random.Random(8)
    for k in range(KILLS):
        program = subprocess.Popen(command(source, folder / "killed", PROCESSES), stderr=subprocess.DEVNULL)
        wait_for_parts(folder / "killed", program, (k + moments.random()) / KILLS * PARTS_OF_ARCHIVE)
        time.sleep(moments.uniform(0, 2))
        program.send_signal(signal.SIGKILL)
        program.wait()
    subprocess.run(command(source, folder / "killed", PROCESSES), check=True)
    same = digest(folder / "killed") == digest(calm)
    return [[f"output after {KILLS} kills at random points", "the same bytes" if same else "DIFFERENT"]]


def wait_for_parts(out: Path, program: subprocess.Popen[bytes], parts: float) -> None:
    """Until so many parts are done."""
    while program.poll() is None and len(list(out.glob("progress/*.json"))) < parts:
        time.sleep(0.2)


def digest(folder: Path) -> str:
    """A hash over all files of a folder."""
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return found.hexdigest()


def spark(source: Path, folder: Path) -> list[list[str]]:
    """Spark with two cores against plain Python with one, on the first documents; the same rows."""
    sample = folder / "sample.jsonl"
    with source.open(encoding="utf-8") as lines:
        sample.write_text("".join(itertools.islice(lines, 4000)), encoding="utf-8")
    ratios = [round_of(sample, folder / f"round{number}") for number in range(ROUNDS)]
    last = folder / f"round{ROUNDS - 1}"
    same = rows_of(last / "plain" / "events") == rows_of(last / "spark")
    loads = json.loads((last / "loads.json").read_text(encoding="utf-8"))
    return [
        ["documents for Spark", f"{lines_of(sample):,}"],
        ["Spark on two cores, times one process of plain Python", f"{statistics.median(ratios):.2f}"],
        ["rows of Spark and of batch", "the same" if same else "DIFFERENT"],
        ["Python workers, and most loads of the model in one of them", f"{len(loads)}, {max(loads)}"],
    ]


def round_of(sample: Path, folder: Path) -> float:
    """Both ways through the same documents, one after the other: how many times as fast Spark is."""
    folder.mkdir()
    program = [sys.executable, __file__, "--spark", str(sample), str(folder)]
    plain = speed.seconds(lambda: subprocess.run(command(sample, folder / "plain", 1), check=True))
    return plain / speed.seconds(lambda: subprocess.run(program, check=True))


def rows_of(folder: Path) -> list[str]:
    import pyarrow.parquet as pq

    rows = pq.read_table(folder).to_pylist()
    return sorted(repr({k: v for k, v in row.items() if k != "error"}) for row in rows)


def run_spark(source: str, out: str) -> None:
    """A whole Spark program: session, extraction, Parquet; then each worker's count of loads of the model."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    from conflict_events.spark import extract

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    extract(session.read.json(source).repartition(8)).write.parquet(f"{out}/spark")
    told = session.sparkContext.parallelize(range(8), 8).mapPartitions(loads_of_worker).collect()
    loads = [count for _, count in sorted(set(told)) if count]
    (Path(out) / "loads.json").write_text(json.dumps(loads), encoding="utf-8")
    session.stop()


def loads_of_worker(_: Iterator[int]) -> Iterator[tuple[int, int]]:
    """This worker and how often it has loaded the model."""
    from conflict_events import spark as module

    yield os.getpid(), module.LOADED


def family(pid: int) -> list[int]:
    """A process and its children."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [pid, *map(int, listed.stdout.split())]


def resident(pid: int) -> float:
    """Megabytes in use."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


PARTS = {"batch": batch, "kills": kills, "spark": spark}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--spark"]:
        run_spark(*sys.argv[2:])
    else:
        main()
