"""Batch: any input, an output that loses nothing, and restarts that leave no trace."""

from __future__ import annotations

import contextlib
import gzip
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from gold_articles import gold_article, gold_names
from typer.testing import CliRunner

from conflict_events import load
from conflict_events.cli import app
from conflict_events.corpus.archive import ArchiveError, Counts, Form
from conflict_events.corpus.batch import Plan, run_batch
from conflict_events.corpus.schema import ARCHIVE_SCHEMA_VERSION, archive_schema, event_of
from conflict_events.corpus.sources import Fields

TEXT = "Rebels shelled Nubl on Monday, killing two people, the Observatory said."
RECORDS = [
    {"id": name, "text": article.text, "published": article.published, "title": f"Report {name}"}
    for name in gold_names()
    for article in [gold_article(name)]
]


@pytest.fixture(scope="module")
def extractor():
    return load()


@pytest.fixture(scope="module")
def archive(extractor, tmp_path_factory) -> Path:
    """The archive of the gold articles."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "in.jsonl").write_text(lines(RECORDS), encoding="utf-8")
    run_batch(extractor, Plan(str(folder / "in.jsonl"), folder / "out", part_size=4), progress=False)
    return folder / "out"


def lines(records: list[dict]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def run(extractor, source: Path, out: Path, **options) -> Counts:
    return run_batch(extractor, Plan(str(source), out, **options), progress=False)


def test_the_archive_has_the_documented_schema(archive: Path) -> None:
    schema = pq.read_schema(next((archive / "events").glob("*.parquet")))
    assert schema.equals(archive_schema())
    assert schema.metadata[b"conflict_events.archive_schema_version"].decode() == ARCHIVE_SCHEMA_VERSION


def test_nothing_is_lost(extractor, archive: Path) -> None:
    rows = pq.read_table(archive / "events").to_pylist()
    told = [e for r in RECORDS for e in extractor(r["text"], published=r["published"], title=r["title"])]
    assert [event_of(row) for row in rows] == told


def test_every_event_names_its_document(archive: Path) -> None:
    names = pq.read_table(archive / "events").column("doc_id").to_pylist()
    assert set(names) <= {r["id"] for r in RECORDS}


def test_the_manifest_tells_settings_versions_and_counts(archive: Path) -> None:
    manifest = json.loads((archive / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"]
    assert manifest["counts"]["documents"] == len(RECORDS)
    assert manifest["settings"]["versions"]["archive_schema"] == ARCHIVE_SCHEMA_VERSION


def as_csv(folder: Path) -> Path:
    import pandas as pd

    pd.DataFrame(RECORDS).to_csv(folder / "in.csv", index=False)
    return folder / "in.csv"


def as_parquet(folder: Path) -> Path:
    pq.write_table(pa.Table.from_pylist(RECORDS), folder / "in.parquet")
    return folder / "in.parquet"


def as_gzip(folder: Path) -> Path:
    (folder / "in.jsonl.gz").write_bytes(gzip.compress(lines(RECORDS).encode()))
    return folder / "in.jsonl.gz"


def as_pattern(folder: Path) -> Path:
    for number in range(0, len(RECORDS), 5):
        (folder / f"day{number:02}.jsonl").write_text(lines(RECORDS[number : number + 5]), encoding="utf-8")
    return folder / "day*.jsonl"


@pytest.mark.parametrize("written", [as_csv, as_parquet, as_gzip, as_pattern])
def test_the_same_events_from_every_kind_of_source(extractor, archive, tmp_path, written) -> None:
    run(extractor, written(tmp_path), tmp_path / "out")
    assert pq.read_table(tmp_path / "out" / "events").equals(pq.read_table(archive / "events"))


def test_a_folder_of_texts(extractor, tmp_path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(f"05 May 2016\n{TEXT}", encoding="utf-8")
    run(extractor, tmp_path, tmp_path / "out", form=Form.jsonl)
    rows = [json.loads(line) for line in (tmp_path / "out/events/part-000000.jsonl").open(encoding="utf-8")]
    assert [(r["doc_id"], r["date_start"]) for r in rows] == [("a", "2016-05-02"), ("b", "2016-05-02")]


def test_columns_of_other_names(extractor, tmp_path) -> None:
    (tmp_path / "in.jsonl").write_text(lines([{"body": TEXT, "day": "2016-05-05"}]), encoding="utf-8")
    counts = run(
        extractor, tmp_path / "in.jsonl", tmp_path / "out", fields=Fields(text="body", published="day")
    )
    assert counts == Counts(documents=1, events=1)


def test_a_document_without_an_id_is_named_by_its_place(extractor, tmp_path) -> None:
    (tmp_path / "in.jsonl").write_text("\n" + lines([{"text": TEXT}]), encoding="utf-8")
    run(extractor, tmp_path / "in.jsonl", tmp_path / "out")
    assert pq.read_table(tmp_path / "out/events").column("doc_id").to_pylist() == [
        f"{tmp_path / 'in.jsonl'}:2"
    ]


BAD = [
    (b"{not json}", "no JSON"),
    (b"[1, 2]", "no JSON object but list"),
    (b'{"text": "caf\xe9"}', "not UTF-8: byte 0xe9"),
    (b'{"id": "n"}', "no text"),
    (b'{"id": "n", "text": 7}', "not int"),
    (b'{"id": "n", "text": "x", "published": "someday"}', "someday"),
    (b'{"id": "\\ud800", "text": "x"}', "half a character"),
]


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_a_bad_record_is_rejected_with_line_and_reason(extractor, tmp_path, line: bytes, reason: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(
        json.dumps({"text": TEXT}).encode() + b"\n" + line + b"\n" + json.dumps({"text": TEXT}).encode()
    )
    counts = run(extractor, source, tmp_path / "out")
    assert counts == Counts(documents=3, events=2, rejects=1)
    (reject,) = [json.loads(r) for r in (tmp_path / "out/rejects.jsonl").open(encoding="utf-8")]
    assert (reject["file"], reject["line"]) == (str(source), 2)
    assert reason in reject["reason"]


def test_a_csv_row_that_is_no_utf8_is_rejected(extractor, tmp_path) -> None:
    (tmp_path / "in.csv").write_bytes(b"id,text\n1,caf\xe9\n2,Rebels shelled Nubl.\n")
    assert run(extractor, tmp_path / "in.csv", tmp_path / "out") == Counts(2, 1, 1)


def test_several_processes_write_the_same_files(extractor, archive, tmp_path) -> None:
    source = archive.parent / "in.jsonl"
    run_batch(extractor, Plan(str(source), tmp_path / "out", part_size=4), n_process=2, progress=False)
    assert content(tmp_path / "out") == content(archive)


def test_a_complete_archive_is_left_alone(extractor, archive) -> None:
    before = content(archive)
    counts = run(extractor, archive.parent / "in.jsonl", archive, part_size=4)
    assert counts.documents == len(RECORDS)
    assert content(archive) == before


def test_another_run_into_the_same_folder_is_refused(extractor, archive) -> None:
    with pytest.raises(ArchiveError, match="part_size"):
        run(extractor, archive.parent / "in.jsonl", archive, part_size=5)


def test_a_folder_with_other_things_in_it_is_refused(extractor, tmp_path) -> None:
    (tmp_path / "in.jsonl").write_text(lines([{"text": TEXT}]), encoding="utf-8")
    with pytest.raises(ArchiveError, match="not empty"):
        run(extractor, tmp_path / "in.jsonl", tmp_path)


def test_a_source_of_an_unknown_kind_is_refused(extractor, tmp_path) -> None:
    (tmp_path / "in.docx").write_text("x", encoding="utf-8")
    with pytest.raises(ValueError, match="known ending"):
        run(extractor, tmp_path / "in.docx", tmp_path / "out")


def command(source: Path, out: Path, *options: str) -> list[str]:
    arguments = ["batch", str(source), str(out), "--part-size", "2", "--no-progress", *options]
    return [sys.executable, "-m", "conflict_events", *arguments]


@pytest.mark.parametrize("processes", ["1", "2"])
def test_killed_at_random_points_it_ends_as_if_undisturbed(extractor, tmp_path, processes: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(
        lines([r | {"id": f"{r['id']}{i}"} for i in range(2) for r in RECORDS]), encoding="utf-8"
    )
    run(extractor, source, tmp_path / "calm", part_size=2)
    moments = random.Random(11)
    for _ in range(3):
        program = subprocess.Popen(
            command(source, tmp_path / "out", "--processes", processes), stderr=subprocess.PIPE
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            wait_for_a_part(tmp_path / "out", program)
            program.wait(moments.uniform(0, 0.6))
        program.send_signal(signal.SIGKILL)
        program.communicate()
    last = subprocess.run(command(source, tmp_path / "out", "--processes", processes), check=True)
    assert last.returncode == 0
    assert content(tmp_path / "out") == content(tmp_path / "calm")


def wait_for_a_part(out: Path, program: subprocess.Popen) -> None:
    """Until one more part is done: a kill during the loading tests nothing."""
    before = len(list(out.glob("progress/*.json")))
    while program.poll() is None and len(list(out.glob("progress/*.json"))) == before:
        time.sleep(0.05)


def test_the_program_tells_of_rejects_by_its_exit_code(tmp_path) -> None:
    (tmp_path / "in.jsonl").write_text(lines([{"text": TEXT}]) + "{\n", encoding="utf-8")
    result = CliRunner().invoke(
        app, ["batch", str(tmp_path / "in.jsonl"), str(tmp_path / "out"), "--no-progress"]
    )
    assert result.exit_code == 3
    assert "1 records could not be read" in result.stderr


def test_the_program_shows_rate_and_counts(tmp_path) -> None:
    (tmp_path / "in.jsonl").write_text(lines([{"text": TEXT}] * 3), encoding="utf-8")
    result = CliRunner().invoke(app, ["batch", str(tmp_path / "in.jsonl"), str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "3 documents" in result.stderr
    assert "/s" in result.stderr


def test_half_a_character_in_a_text_ends_no_batch(extractor, tmp_path) -> None:
    text = 'Rebels killed more <i title="\ud800">than</i> 24 soldiers in Nubl on Monday.'
    (tmp_path / "in.jsonl").write_text(lines([{"text": text}, {"text": TEXT}]), encoding="utf-8")
    counts = run(extractor, tmp_path / "in.jsonl", tmp_path / "out")
    assert (counts.documents, counts.rejects) == (2, 0)
