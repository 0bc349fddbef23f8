"""The commands ``conflict-events gazetteer ...``: look a place up, import places, build the table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from conflict_events.program import BAD_INPUT, console, told_in_one_line

gazetteer_app = typer.Typer(
    help="The table of places: look up, import your own, build.", no_args_is_help=True
)

Folder = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer", metavar="DIR", help="Folder made by the import; left out, the built-in table."
    ),
]


@gazetteer_app.command("lookup")
def look_up(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place in any usual spelling.")],
    country: Annotated[str | None, typer.Option(help="Only places of this country, e.g. SY.")] = None,
    province: Annotated[str | None, typer.Option(help="Only places of this province, e.g. Idlib.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only places of this kind, e.g. village.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many places.")] = 5,
    gazetteer: Folder = None,
) -> None:
    """Show the places of a name, best first. Finding none is no error.

    Examples:

        conflict-events gazetteer lookup "Kafr Nabuda"

        conflict-events gazetteer lookup Zahraa --province Homs --kind neighbourhood
    """
    with told_in_one_line(BAD_INPUT):
        from conflict_events.export.terminal import text_table
        from conflict_events.gazetteer import load_gazetteer, lookup

        table = load_gazetteer(gazetteer)
        found = lookup(name, country=country, province=province, kind=kind, limit=limit, gazetteer=table)
        headers = (
            "place",
            "kind",
            "province",
            "district",
            "country",
            "latitude",
            "longitude",
            "match",
            "score",
            "id",
        )
        rows = (
            (
                p.name, p.kind or "", p.province or "", p.district or "", p.country or "",
                _spell(p.latitude), _spell(p.longitude), p.match, f"{p.score:.0f}", p.id or "",
            )
            for p in found
        )  # fmt: skip
        if found:
            console().print(text_table(headers, rows))
        else:
            console().print(f"no place is called {name!r}", markup=False)


@gazetteer_app.command("import")
def import_file(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="geonames, ocha, ucdp or csv.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to read.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="DIR", help="Folder of the enlarged table; an earlier import there grows."
        ),
    ],
) -> None:
    """Merge the places of a file with the built-in table, for load(gazetteer=DIR).

    Examples:

        conflict-events gazetteer import geonames SY.txt --out my_places

        conflict-events gazetteer import csv villages.csv --out my_places
    """
    with told_in_one_line(BAD_INPUT):
        from conflict_events.gazetteer import import_places

        read, new = import_places(source, file, out)
        console().print(f"{read} places read, {new} of them new, in {out}", markup=False)


@gazetteer_app.command("build")
def build_table(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where to write; left out, the table of this checkout."),
    ] = None,
) -> None:
    """Build the built-in table anew from the compiled rows and the packages of the extra "gazetteer".

    Example:

        conflict-events gazetteer build --out new_table
    """
    with told_in_one_line(BAD_INPUT):
        from conflict_events.gazetteer.build import build

        console().print(f"{build(out)} places", markup=False)


def _spell(degrees: float | None) -> str:
    return "" if degrees is None else f"{degrees:g}"
