"""The program ``conflict-events``: extract events from a file, explain the outcome, look at the rules.

What can be expected to go wrong ends in one line on standard error: exit code 2 for a wrong call or an
unreadable input, 1 when the installation is unfit (no language model, broken rules). A text without
events is no error.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_events.gazetteer_commands import gazetteer_app
from conflict_events.program import PROGRAM, console, told_in_one_line

if TYPE_CHECKING:
    from conflict_events.events import Events
    from conflict_events.rules.schema import EventType

app = typer.Typer(
    name=PROGRAM,
    help="Turns English news text on armed conflict into typed events.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
rules_app = typer.Typer(help="The event types and what makes them fire.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
app.add_typer(gazetteer_app, name="gazetteer")


class Format(StrEnum):
    """Output forms of ``extract``."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


InputFile = Annotated[
    str, typer.Argument(metavar="FILE", help="Text file in UTF-8, or - for standard input.")
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="Publication day, e.g. 2015-10-08; left out, the text's own dateline is used."
    ),
]


@app.command()
def extract(
    file: InputFile,
    published: Published = None,
    title: Annotated[str | None, typer.Option(help="Headline, if it stands apart from the text.")] = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.table,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to a file instead of standard output.")
    ] = None,
) -> None:
    """Extract the conflict events of one article."""
    with told_in_one_line():
        text = read_text(file)
        from conflict_events import extract_events

        events = extract_events(text, published=published, title=title)
        if form is Format.table:
            show_events(events, output)
        else:
            write_events(events, form, output)


@app.command()
def explain(file: InputFile, published: Published = None) -> None:
    """Tell for every trigger word of one article why it became an event or not."""
    with told_in_one_line():
        text = read_text(file)
        from conflict_events import explain as explain_text
        from conflict_events.export.terminal import text_table

        found = explain_text(text, published=published)
        headers = ("trigger", "at", "type", "outcome", "reason", "rule", "event")
        rows = (
            (e.trigger.text, str(e.trigger.start), e.type, e.outcome, e.reason, e.rule, e.event_id or "")
            for e in found
        )
        console().print(text_table(headers, rows, title=f"trigger words: {len(found)}"))


@rules_app.command("list")
def list_rules() -> None:
    """List the event types."""
    with told_in_one_line():
        from conflict_events.export.terminal import text_table
        from conflict_events.rules.load import builtin_event_types

        types = builtin_event_types().values()
        rows = ((t.type, t.category, str(len(t.trigger)), t.definition) for t in types)
        console().print(text_table(("type", "category", "triggers", "definition"), rows))


@rules_app.command("show")
def show_rules(
    name: Annotated[str, typer.Argument(metavar="TYPE", help="Event type, e.g. airstrike.")],
) -> None:
    """Show one event type: definition, codes, triggers and examples."""
    with told_in_one_line():
        from conflict_events.export.rule_text import TRIGGER_HEADERS, spell_codes, trigger_cells
        from conflict_events.export.terminal import text_table

        event_type = find_type(name)
        out = console()
        out.print(f"{event_type.type} ({event_type.category}): {event_type.definition}", markup=False)
        out.print(spell_codes(event_type), markup=False)
        out.print(text_table(TRIGGER_HEADERS, map(trigger_cells, event_type.trigger)))


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Turns English news text on armed conflict into typed events."""
    if version:
        from conflict_events import __version__

        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def main() -> None:
    """Entry point of the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows its code instead of failing
            stream.reconfigure(errors="backslashreplace")
    app(prog_name=PROGRAM)


def read_text(name: str) -> str:
    """The text of a file, or of standard input for ``-``; ValueError when it is no UTF-8 text."""
    source = "standard input" if name == "-" else name
    content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    if b"\0" in content:
        raise ValueError(f"{source} is a binary file, not text (it holds a zero byte)")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = content[error.start]
        raise ValueError(
            f"{source} is not UTF-8 text: byte 0x{wrong:02x} at position {error.start}; convert it first"
        ) from None


def write_events(events: Events, form: Format, output: Path | None) -> None:
    """Writes JSON, JSON lines or CSV; notes that the form has no room for go to standard error."""
    write = {Format.json: events.to_json, Format.jsonl: events.to_jsonl, Format.csv: events.to_csv}[form]
    content = write(output)
    if output is None:
        sys.stdout.write(content)
    if form is not Format.json:
        show_notes(events)


def show_events(events: Events, output: Path | None) -> None:
    """Prints a rich table; into a file goes the plain one."""
    if output is not None:
        output.write_text(f"{events}\n", encoding="utf-8")
    elif not events:
        console().print(str(events), markup=False, highlight=False)
    else:
        from conflict_events.export.terminal import events_table

        console().print(events_table(events))
        show_notes(events)


def show_notes(events: Events) -> None:
    """What was assumed, or why nothing was found, on standard error."""
    for note in events.notes:
        typer.echo(f"note: {note}", err=True)


def find_type(name: str) -> EventType:
    """The event type of that name; ValueError with the nearest names when there is none."""
    from difflib import get_close_matches

    from conflict_events.rules.load import builtin_event_types

    types = builtin_event_types()
    if name in types:
        return types[name]
    near = get_close_matches(name, types) or sorted(types)
    raise ValueError(f"no event type {name!r}; did you mean {', '.join(near)}?")
