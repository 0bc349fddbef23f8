"""Runs 100,000 documents through batch: python benchmarks/batch.py [--write] [--documents N] [--folder FOLDER]

First undisturbed, then killed ten times at random points: rate, memory, and whether the output is the same to the
byte. The documents are those of archive_texts.py; an archive has a hundred parts. With ``--folder`` everything
stays there and the same command goes on where it was, whatever ended it: what was measured before counts.
``--processes`` (2) says how many work; ``--write`` puts the table into docs/scaling.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import speed
from archive_texts import write_documents
from marked import replace_marked, table

PAGE = speed.PAGE.with_name("scaling.md")
KILLS = 10
PARTS = 100


def main() -> None:
    """Measures in the folder asked for, or in one of its own."""
    asked = arguments()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as passing:
        folder = asked.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        source = write_documents(folder / f"documents-{asked.documents}.jsonl", asked.documents)
        rows = [*undisturbed(source, folder, asked), *killed(source, folder, asked)]
    content = table(["what", "figure"], rows)
    print(content)
    if asked.write:
        PAGE.write_text(replace_marked(PAGE.read_text(encoding="utf-8"), "batch", content), encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def command(source: Path, out: Path, asked: argparse.Namespace) -> list[str]:
    size = max(1, asked.documents // PARTS)
    words = ["batch", str(source), str(out), "--processes", str(asked.processes), "--no-progress"]
    return [sys.executable, "-m", "conflict_events", *words, "--part-size", str(size)]


def undisturbed(source: Path, folder: Path, asked: argparse.Namespace) -> list[list[str]]:
    """Rate and memory; of a run that had to be taken up again, over all its stretches."""
    measured = Kept(folder / "calm.json", {"seconds": 0.0, "megabytes": 0.0})
    before = measured["seconds"]
    start = time.perf_counter()
    program = subprocess.Popen(command(source, folder / "calm", asked))
    while program.poll() is None:
        time.sleep(1)
        if not (folder / "calm" / "progress").exists():
            continue  # it is done already, or still loads
        megabytes = max([measured["megabytes"], *map(resident, family(program.pid))])
        measured.keep(seconds=before + time.perf_counter() - start, megabytes=megabytes)
    counts = json.loads((folder / "calm" / "manifest.json").read_text(encoding="utf-8"))["counts"]
    seconds = measured["seconds"]
    return [
        ["documents", f"{counts['documents']:,}"],
        ["events", f"{counts['events']:,}"],
        ["rejects", f"{counts['rejects']:,}"],
        ["processes", str(asked.processes)],
        ["seconds", f"{seconds:,.0f}"],
        ["documents a second", f"{counts['documents'] / seconds:.1f}"],
        ["most memory of a process, MB", f"{measured['megabytes']:.0f}"],
    ]


def killed(source: Path, folder: Path, asked: argparse.Namespace) -> list[list[str]]:
    """The same run, killed at random points, and whether its output is the same."""
    done, out = Kept(folder / "kills.json", {"kills": 0}), folder / "killed"
    chance = random.Random(8)
    for number, part in enumerate([(k + chance.random()) / KILLS * PARTS for k in range(KILLS)]):
        if number >= done["kills"]:
            kill_at(part, command(source, out, asked), out)
            done.keep(kills=number + 1)
    subprocess.run(command(source, out, asked), check=True)
    same = digest(out) == digest(folder / "calm")
    return [[f"output after {KILLS} kills at random points", "the same bytes" if same else "DIFFERENT"]]


def kill_at(part: float, words: list[str], out: Path) -> None:
    """Begins the command, and kills it a moment after so many parts are done."""
    program = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    while program.poll() is None and len(list(out.glob("progress/*.json"))) < part:
        time.sleep(0.2)
    time.sleep(random.Random(part).uniform(0, 2))
    program.send_signal(signal.SIGKILL)
    program.wait()


class Kept:
    """Figures in a file, so that a run that was ended goes on with them."""

    def __init__(self, path: Path, first: dict[str, Any]) -> None:
        self._path = path
        self._told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else first

    def __getitem__(self, name: str) -> Any:
        return self._told[name]

    def keep(self, **told: Any) -> None:
        """Puts figures into the file."""
        self._told |= told
        draft = self._path.with_suffix(".draft")
        draft.write_text(json.dumps(self._told), encoding="utf-8")
        draft.replace(self._path)


def digest(folder: Path) -> str:
    """A hash over all files of a folder."""
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return found.hexdigest()


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


if __name__ == "__main__":
    main()
