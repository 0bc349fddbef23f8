"""Fuzzes one target with atheris: python fuzz/run.py TARGET [--seconds 600] [--seed 0] [--keep FOLDER]

``pip install atheris`` first. Begins with the committed corpus and the examples of the rules; inputs that
reach new code are kept in FOLDER (left out: thrown away). A finding ends the run and is written to
``crash-...``: put it into ``fuzz/corpus/TARGET``, where the tests replay it, and mend the cause.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["conflict_events"]):
    from targets import CORPUS, TARGETS

    from conflict_events.rules.examples import cases, parse
    from conflict_events.rules.load import builtin_event_types

    for target in TARGETS.values():
        target(b"\0Rebels shelled Nubl on Monday, killing two people.")  # loads every module that it needs

LONGEST = 2000  # bytes of an input


def main() -> None:
    """Runs until the time is over or something is found."""
    options = _options()
    with TemporaryDirectory() as scratch:
        kept = options.keep or Path(scratch) / "kept"
        seeds, words = Path(scratch) / "seeds", Path(scratch) / "words"
        kept.mkdir(parents=True, exist_ok=True)
        seeds.mkdir()
        _write_seeds(seeds)
        _write_words(words)
        flags = [
            f"-max_total_time={options.seconds}",
            f"-max_len={LONGEST}",
            f"-dict={words}",
            f"-seed={options.seed}",
            "-timeout=60",
            "-len_control=0",
        ]
        folders = [str(kept), str(CORPUS / options.target), str(seeds)]
        atheris.Setup([sys.argv[0], *flags, *folders], TARGETS[options.target])
        atheris.Fuzz()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument(
        "--seed", type=int, default=0, help="the same seed tries the same inputs; 0 draws one"
    )
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def _texts() -> list[str]:
    types = builtin_event_types()
    return [parse(case.example, set(types))[0] for case in cases(types.values())]


def _write_seeds(folder: Path) -> None:
    """Every example of the rules, without its marks."""
    for number, text in enumerate(_texts()):
        (folder / f"{number:04}").write_text(text, encoding="utf-8")


def _write_words(path: Path) -> None:
    """The words of the examples, for the fuzzer to build texts from."""
    words = sorted({f" {word}" for text in _texts() for word in text.split() if word.isalnum()})
    path.write_text("".join(f'"{word}"\n' for word in words if word.isascii()), encoding="utf-8")


if __name__ == "__main__":
    main()
