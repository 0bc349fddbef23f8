"""The answers on docs/archives.md: its queries, asked of an archive of the project's own articles.

Run by docs/update.py; ``python docs/archive_answers.py`` prints them alone.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from marked import code_blocks, replace_marked

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
OUTLETS = ROOT / "docs" / "examples" / "outlets"
SAMPLE = ROOT / "docs" / "examples" / "article.txt"


def archive_page(path: Path) -> tuple[Path, str]:
    """The page with the answer to each of its queries."""
    page = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        answers = ask(make_archive(Path(folder)), code_blocks(page, "sql"))
    for number, answer in enumerate(answers, 1):
        page = replace_marked(page, f"answer {number}", f"```text\n{answer}\n```")
    return path, page


def make_archive(folder: Path) -> Path:
    """An archive of the annotated articles and of those by outlets that tell the same, and its incidents."""
    from conflict_events import load
    from conflict_events.corpus.batch import Plan, run_batch
    from conflict_events.corpus.merging import merge_files

    records = [record(path) for path in sorted(GOLD.glob("*.json"))]
    records += [outlet_record(path) for path in sorted(OUTLETS.glob("*.txt"))]
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    run_batch(load(), Plan(str(source), folder / "archive"), progress=False)
    merge_files(folder / "archive", folder / "archive" / "incidents.parquet")
    return folder / "archive"


def record(path: Path) -> dict[str, str]:
    """One article as a record of a source; the sample article stands with the documentation."""
    text = SAMPLE if path.stem == "article" else path.with_suffix(".txt")
    published = json.loads(path.read_text(encoding="utf-8"))["published"]
    return {"id": path.stem, "text": text.read_text(encoding="utf-8"), "published": published}


def outlet_record(path: Path) -> dict[str, str]:
    """An article that its dateline dates."""
    return {"id": path.stem, "text": path.read_text(encoding="utf-8"), "source": path.stem.split("_")[0]}


def ask(archive: Path, queries: list[str]) -> list[str]:
    """What DuckDB answers."""
    import duckdb

    database = duckdb.connect()
    database.execute(f"create view events as select * from read_parquet('{archive}/events/*.parquet')")
    database.execute(f"create view incidents as select * from read_parquet('{archive}/incidents.parquet')")
    return [shown(database.execute(query)) for query in queries]


def shown(result: object) -> str:
    """Rows as plain columns of text."""
    names = [column[0] for column in result.description]  # type: ignore[attr-defined]
    rows = [["" if cell is None else str(cell) for cell in row] for row in result.fetchall()]  # type: ignore[attr-defined]
    widths = [min(44, max(map(len, column))) for column in zip(names, *rows, strict=True)]
    lines = [
        "  ".join(cell[:w].ljust(w) for cell, w in zip(line, widths, strict=True)) for line in [names, *rows]
    ]
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        questions = code_blocks((ROOT / "docs" / "archives.md").read_text(encoding="utf-8"), "sql")
        print(*ask(make_archive(Path(made)), questions), sep="\n\n")
