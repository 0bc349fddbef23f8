"""Writes the generated parts of the documentation anew: python docs/update.py

With ``--check`` nothing is written; pages that are out of date are named and the exit code is 1.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from archive_answers import archive_page
from export_tables import export_tables
from marked import code_blocks, read_marked, replace_marked, table

import conflict_events.spacy_component  # noqa: F401 - an install from before its entry point does, too
from conflict_events import extract_events
from conflict_events.corpus.schema import NESTED, archive_schema
from conflict_events.export.rows import COLUMNS
from conflict_events.export.rule_text import TRIGGER_HEADERS, spell_codes, trigger_cells
from conflict_events.rules.load import builtin_event_types
from conflict_events.rules.schema import EventType

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
ENOUGH = 5000  # documents, to tell a rate by
PRICE = 0.05  # dollars for an hour of a rented core
ARTICLE_PUBLISHED = "2015-10-22"


def main() -> int:
    """Writes what has changed; with ``--check`` only tells it."""
    stale = [(path, page) for path, page in generated_pages() if path.read_text(encoding="utf-8") != page]
    for path, page in stale:
        print(f"out of date: {path.name}")
        if "--check" not in sys.argv:
            path.write_text(page, encoding="utf-8")
    return int("--check" in sys.argv and bool(stale))


def generated_pages() -> Iterator[tuple[Path, str]]:
    """Each page with generated parts, as it should be."""
    readme = README.read_text(encoding="utf-8")
    yield README, replace_marked(readme, "example", fenced(run_example(code_blocks(readme, "python")[0])))
    index = DOCS / "index.md"
    yield index, replace_marked(index.read_text(encoding="utf-8"), "article", fenced(article_table()))
    schema = DOCS / "schema.md"
    yield schema, replace_marked(schema.read_text(encoding="utf-8"), "columns", columns_table())
    yield exports_page()
    yield nested_columns(*archive_page(DOCS / "archives.md"))
    scaling = DOCS / "scaling.md"
    yield scaling, replace_marked(scaling.read_text(encoding="utf-8"), "cost", cost_table())
    yield own_rules_page()
    for name in ("evaluation", "incidents", "spacy"):
        yield example_page(name)
    events = DOCS / "events.md"
    yield events, replace_marked(events.read_text(encoding="utf-8"), "types", event_types())


def example_page(name: str) -> tuple[Path, str]:
    """A page whose generated part is what its first example prints."""
    path = DOCS / f"{name}.md"
    page = path.read_text(encoding="utf-8")
    return path, replace_marked(page, name, fenced(run_example(code_blocks(page, "python")[0])))


def exports_page() -> tuple[Path, str]:
    """The page of the layouts: its example, columns, codes and the sample article."""
    path = DOCS / "exports.md"
    page = path.read_text(encoding="utf-8")
    page = replace_marked(page, "archive", fenced(run_example(code_blocks(page, "python")[0])))
    for name, content in export_tables(ARTICLE_PUBLISHED):
        page = replace_marked(page, name, content)
    return path, page


def nested_columns(path: Path, page: str) -> tuple[Path, str]:
    """The page of archives with its nested columns."""
    rows = [
        [f"`{name}`", str(archive_schema().field(name).type), told] for name, (*_, told) in NESTED.items()
    ]
    return path, replace_marked(page, "nested", table(["column", "type", "meaning"], rows))


def cost_table() -> str:
    """What ten million articles take, at the rate that docs/scaling.md tells; a short run tells none."""
    measured = read_marked((DOCS / "scaling.md").read_text(encoding="utf-8"), "batch")
    told = {
        name: float(figure.replace(",", ""))
        for name, figure in re.findall(r"\| ([\w ]+) \| ([\d,.]+) \|", measured)
    }
    if told["documents"] < ENOUGH:
        return "Not measured yet."
    rate = told["documents a second"] / told["processes"]
    core_hours = 10**7 / rate / 3600
    rows = [[str(n), f"{core_hours / n:,.1f}"] for n in (2, 16, 64, 256)]
    text = (
        f"A mixed archive, of which one article in twenty is war news, at the {rate:.1f} documents a second that a core "
        f"reaches in [our measurement](#measured): {core_hours:,.0f} core hours, and {core_hours * PRICE:,.0f} dollars "
        f"where a rented core costs {PRICE} an hour. An archive of war news alone costs more, in proportion to the "
        "figures [by corpus](speed.md#by-corpus)."
    )
    return f"{text}\n\n{table(['cores', 'hours for 10⁷ articles'], rows)}"


def own_rules_page() -> tuple[Path, str]:
    """The page of own rules: what its example prints, and its rule file."""
    path = DOCS / "own_rules.md"
    page = path.read_text(encoding="utf-8")
    page = replace_marked(page, "sudan", fenced(run_example(code_blocks(page, "python")[0])))
    rule = (DOCS / "examples" / "own_rules" / "rules" / "cattle_raid.toml").read_text(encoding="utf-8")
    return path, replace_marked(page, "cattle_raid", f"```toml\n{rule}```")


def run_example(code: str) -> str:
    """What a Python example prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "example", "exec"), {"__name__": "example"})
    return "\n".join(line.rstrip() for line in printed.getvalue().splitlines())


def article_table() -> str:
    """The events of the sample article."""
    text = (DOCS / "examples" / "article.txt").read_text(encoding="utf-8")
    return str(extract_events(text, published=ARTICLE_PUBLISHED))


def fenced(output: str) -> str:
    """Program output as a code block."""
    return f"```text\n{output}\n```"


def columns_table() -> str:
    """The columns of the frame and the CSV file."""
    rows = [[f"`{name}`", column.dtype, column.meaning] for name, column in COLUMNS.items()]
    return table(["column", "dtype", "meaning"], rows)


def event_types() -> str:
    """One section an event type, in the order of the categories and names."""
    types = sorted(builtin_event_types().values(), key=lambda t: (t.category, t.type))
    return "\n\n".join(map(type_section, types))


def type_section(event_type: EventType) -> str:
    """Definition, codes of other codebooks, triggers with an example each."""
    codes = f"Category `{event_type.category}` · {spell_codes(event_type)}"
    rows = [[f"`{rule}`", *cells] for rule, *cells in map(trigger_cells, event_type.trigger)]
    triggers = table(list(TRIGGER_HEADERS), rows)
    return f"## {event_type.type}\n\n{event_type.definition}\n\n{codes}\n\n{triggers}"


if __name__ == "__main__":
    sys.exit(main())
