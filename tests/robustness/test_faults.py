"""Faults in long runs, with real processes: the batch ends with a clear message and goes on to the whole output."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conflict_events.corpus.sources import Fields, find_files, read_files

TEXT = "Rebels shelled Nubl on Monday, killing two people, the Observatory said. Jets bombed Saraqib. "
DOCUMENTS = 40


def write_source(folder: Path) -> Path:
    source = folder / "in.jsonl"
    records = [
        {"id": str(n), "text": f"Report {n}. {TEXT * 6}", "published": "2016-05-05"} for n in range(DOCUMENTS)
    ]
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return source


def start(source: Path, out: Path, processes: int = 1, **options) -> subprocess.Popen[str]:
    arguments = ["batch", str(source), str(out), "--part-size", "2", "--no-progress", "--format", "jsonl"]
    command = [sys.executable, "-m", "conflict_events", *arguments, "--processes", str(processes)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **options)


def heed_ctrl_c() -> None:
    """A test run in the background of a shell ignores Ctrl-C, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finish(program: subprocess.Popen[str]) -> tuple[int, str]:
    _, told = program.communicate(timeout=300)
    return program.returncode, told


def wait_for_a_part(out: Path, program: subprocess.Popen[str]) -> None:
    while program.poll() is None and not list(out.glob("progress/*.json")):
        time.sleep(0.02)


def is_whole(out: Path) -> bool:
    """Whether every document has its events, and nothing else lies about."""
    lines = [line for path in sorted(out.glob("events/*")) for line in path.open(encoding="utf-8")]
    names = {json.loads(line)["doc_id"] for line in lines}
    drafts = [p for p in out.rglob("*") if p.name.startswith(".")]
    complete = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["complete"]
    return complete and len(names) == DOCUMENTS and not drafts


def workers_of(program: subprocess.Popen[str]) -> list[int]:
    found = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text(encoding="utf-8")
    return [int(number) for number in found.split()]


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")


@needs_proc
def test_a_killed_worker_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    source, out = write_source(tmp_path), tmp_path / "out"
    program = start(source, out, processes=2)
    wait_for_a_part(out, program)
    with contextlib.suppress(ProcessLookupError):
        os.kill(workers_of(program)[0], signal.SIGKILL)
    code, told = finish(program)
    assert code == 1
    assert "killed from outside" in told
    assert "Traceback" not in told
    assert finish(start(source, out, processes=2))[0] == 0
    assert is_whole(out)


@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_is_told_and_the_run_goes_on(tmp_path: Path, processes: int) -> None:
    source, out = write_source(tmp_path), tmp_path / "out"
    program = start(source, out, processes, start_new_session=True, preexec_fn=heed_ctrl_c)
    wait_for_a_part(out, program)
    os.killpg(program.pid, signal.SIGINT)
    code, told = finish(program)
    assert code == 130
    assert "give the same command again" in told
    assert "Traceback" not in told
    assert finish(start(source, out, processes))[0] == 0
    assert is_whole(out)


def test_a_full_disk_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: writing fails half-way."""
    source, out = write_source(tmp_path), tmp_path / "out"

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, resource.RLIM_INFINITY))

    code, told = finish(start(source, out, preexec_fn=limit))
    assert code == 2
    assert "File too large" in told
    assert "Traceback" not in told
    assert not [p for p in out.rglob("*") if p.name.startswith(".")]
    assert finish(start(source, out))[0] == 0
    assert is_whole(out)


def test_changed_times_of_files_change_nothing(tmp_path: Path) -> None:
    """The clock was set back or forth between two runs."""
    source, out = write_source(tmp_path), tmp_path / "out"
    program = start(source, out)
    wait_for_a_part(out, program)
    program.kill()
    finish(program)
    for path, moment in zip(sorted(p for p in out.rglob("*") if p.is_file()), (0, 4e9) * 99, strict=False):
        os.utime(path, (moment, moment))
    os.utime(source, (4e9, 4e9))
    assert finish(start(source, out))[0] == 0
    assert is_whole(out)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.parquet", b"PAR1 broken"),
        ("a.parquet", b""),
        ("a.jsonl.gz", b"\x1f\x8b\x08 cut off"),
        ("a.jsonl.gz", b"none"),
    ],
)
def test_a_broken_file_is_one_reject(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    broken, whole = list(read_files(find_files(str(tmp_path)), Fields()))
    assert "cannot be read on" in broken.reason
    assert whole.record is not None


@needs_proc
def test_a_file_that_the_disk_does_not_give_is_one_reject(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    broken, whole = list(read_files(find_files(str(tmp_path)), Fields()))
    assert "cannot be read on" in broken.reason
    assert whole.record is not None
