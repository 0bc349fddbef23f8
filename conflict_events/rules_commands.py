"""The commands ``conflict-events rules ...``: list and show event types, check a folder of your own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_events.program import BAD_INPUT, console, told_in_one_line

if TYPE_CHECKING:
    from rich.console import Console

    from conflict_events.rules.schema import EventType

rules_app = typer.Typer(help="The event types and what makes them fire.", no_args_is_help=True)
FAILED = 1

OwnRules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="Folder of rule files, added to the built-in ones."),
]
OwnActors = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", help="CSV file of actors, added to the built-in ones."),
]
OwnGazetteer = Annotated[
    Path | None,
    typer.Option("--gazetteer", metavar="DIR", help="Folder made by gazetteer import."),
]


@rules_app.command("list")
def list_rules(rules: OwnRules = None) -> None:
    """List the event types.

    Examples:

        conflict-events rules list

        conflict-events rules list --rules my_rules
    """
    with told_in_one_line():
        from conflict_events.export.terminal import text_table
        from conflict_events.rules.codebook import event_types

        rows = ((t.type, t.category, str(len(t.trigger)), t.definition) for t in event_types(rules).values())
        console().print(text_table(("type", "category", "triggers", "definition"), rows))


@rules_app.command("show")
def show_rules(
    name: Annotated[str, typer.Argument(metavar="TYPE", help="Event type, e.g. airstrike.")],
    rules: OwnRules = None,
) -> None:
    """Show one event type: definition, codes, triggers and examples.

    Example:

        conflict-events rules show airstrike
    """
    with told_in_one_line():
        from conflict_events.export.rule_text import TRIGGER_HEADERS, spell_codes, trigger_cells
        from conflict_events.export.terminal import text_table

        event_type = find_type(name, rules)
        out = console()
        out.print(f"{event_type.type} ({event_type.category}): {event_type.definition}", markup=False)
        out.print(spell_codes(event_type), markup=False)
        out.print(text_table(TRIGGER_HEADERS, map(trigger_cells, event_type.trigger)))
        show_examples(out, event_type)


@rules_app.command("check")
def check_rules(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of rule files (*.toml).")],
    actors: OwnActors = None,
    gazetteer: OwnGazetteer = None,
) -> None:
    """Check a folder of rule files: their keys, and every example against what is found in it.

    Example:

        conflict-events rules check my_rules --actors my_actors.csv

    Ends with code 1 when an example does not hold, with code 2 when a file is wrong.
    """
    with told_in_one_line(BAD_INPUT):
        from conflict_events import load
        from conflict_events.export.terminal import text_table
        from conflict_events.rules.codebook import event_types
        from conflict_events.rules.examples import cases, check
        from conflict_events.rules.load import load_event_types

        types = set(event_types(folder))
        own = list(cases(load_event_types(folder).values()))
        extractor = load(rules=folder, actors=actors, gazetteer=gazetteer)
        failed = [(case, wrong) for case in own if (wrong := check(case, extractor, types))]
        if failed:
            rows = ((case.name, case.example, "\n".join(wrong)) for case, wrong in failed)
            console().print(text_table(("example", "text", "found instead"), rows))
        console().print(f"{len(own)} examples, {len(failed)} of them do not hold", markup=False)
    if failed:
        raise typer.Exit(FAILED)


def show_examples(out: Console, event_type: EventType) -> None:
    """The sentences that are events of the type, and those that are none, without their marks."""
    from conflict_events.rules.examples import cases, unmarked

    known = list(cases([event_type]))
    for heading, counter in (("Such sentences tell of it:", False), ("Such sentences do not:", True)):
        out.print(heading, markup=False)
        for case in known:
            if case.counter is counter:
                out.print(f"  {unmarked(case.example)}", markup=False, highlight=False)


def find_type(name: str, rules: Path | None = None) -> EventType:
    """The event type of that name; ValueError with the nearest names when there is none."""
    from difflib import get_close_matches

    from conflict_events.rules.codebook import event_types

    types = event_types(rules)
    if name in types:
        return types[name]
    near = get_close_matches(name, types) or sorted(types)
    raise ValueError(f"no event type {name!r}; did you mean {', '.join(near)}?")
