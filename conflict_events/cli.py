"""The program ``conflict-events``: extract events from a file, explain the outcome, look at the rules.

What can be expected to go wrong ends in one line on standard error: exit code 2 for a wrong call or an
unreadable input, 1 when the installation is unfit (no language model, broken rules). A text without
events is no error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_events.batch_command import extract_batch
from conflict_events.evaluation_command import evaluate_articles
from conflict_events.gazetteer_commands import gazetteer_app
from conflict_events.merge_command import merge
from conflict_events.program import PROGRAM, console, told_in_one_line
from conflict_events.report_command import report
from conflict_events.rules_commands import OwnActors, OwnGazetteer, OwnRules, rules_app

if TYPE_CHECKING:
    from conflict_events.events import Events

app = typer.Typer(
    name=PROGRAM,
    help="Turns English news text on armed conflict into typed events.",
    epilog="Exit codes: 0 done, also where a text has no events; 1 the installation is unfit; "
    "2 wrong call or unreadable input; 3 a batch is done, but some records could not be read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("batch")(extract_batch)
app.command()(merge)
app.command("evaluate")(evaluate_articles)
app.add_typer(rules_app, name="rules")
app.add_typer(gazetteer_app, name="gazetteer")
app.command()(report)


class Format(StrEnum):
    """Output forms of ``extract``."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    geojson = "geojson"
    acled = "acled"
    ucdp = "ucdp"
    plover = "plover"
    hxl = "hxl"


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
    source: Annotated[
        str | None, typer.Option(help="Who printed it, for acled, ucdp, plover and hxl.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="Leave out events below, 0 to 1.")
    ] = 0.0,
    rules: OwnRules = None,
    actors: OwnActors = None,
    gazetteer: OwnGazetteer = None,
) -> None:
    """Extract the conflict events of one article.

    Examples:

        conflict-events extract report.txt --published 2015-10-08

        conflict-events extract report.txt --format acled --source "Sample Press" --output events.csv

        conflict-events extract - --format jsonl < report.txt
    """
    with told_in_one_line():
        text = read_text(file)
        read = reader(rules, actors, gazetteer)
        events = read(text, published=published, title=title, source=source, min_confidence=min_confidence)
        if form is Format.table:
            show_events(events, output)
        else:
            write_events(events, form, output)


@app.command()
def explain(
    file: InputFile,
    published: Published = None,
    rules: OwnRules = None,
    actors: OwnActors = None,
    gazetteer: OwnGazetteer = None,
) -> None:
    """Tell for every trigger word of one article why it became an event or not.

    Examples:

        conflict-events explain report.txt

        conflict-events explain report.txt --rules my_rules --published 2015-10-08
    """
    with told_in_one_line():
        text = read_text(file)
        from conflict_events import load
        from conflict_events.export.terminal import text_table

        found = load(rules=rules, actors=actors, gazetteer=gazetteer).explain(text, published=published)
        headers = ("trigger", "at", "type", "outcome", "reason", "rule", "event")
        rows = (
            (e.trigger.text, str(e.trigger.start), e.type, e.outcome, e.reason, e.rule, e.event_id or "")
            for e in found
        )
        console().print(text_table(headers, rows, title=f"trigger words: {len(found)}"))


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


def reader(rules: Path | None, actors: Path | None, gazetteer: Path | None) -> Callable[..., Events]:
    """What extracts: with rules and lists of one's own where there are any."""
    import conflict_events

    if rules is actors is gazetteer is None:
        return conflict_events.extract_events
    return conflict_events.load(rules=rules, actors=actors, gazetteer=gazetteer)


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
    """Writes the events; notes that the form has no room for go to standard error."""
    content = spelt(events, form)
    if output is None:
        sys.stdout.write(content)
    else:
        output.write_text(content, encoding="utf-8", newline="")
    if form is not Format.json:
        show_notes(events)


def spelt(events: Events, form: Format) -> str:
    """The events in a form of text."""
    if form is Format.acled:
        from conflict_events.export.acled import acled_csv

        return acled_csv(events)
    if form is Format.ucdp:
        from conflict_events.export.ucdp import ucdp_csv

        return ucdp_csv(events)
    text: str = getattr(events, f"to_{form.value}")()
    return text


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
