"""Pages from the templates that lie beside this module: everything that is filled in is escaped."""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@functools.cache
def templates() -> Environment:
    """The templates of the package; a name that a template lacks is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("conflict_events.export", "templates")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["script_json"] = script_json
    return made


def script_json(value: object) -> Markup:
    """JSON for a script that is itself read as a template once more, as folium does with its scripts.

    "{{" and "{%" within a text would be run there, in this process; as JSON writes it, no other brace is
    followed by one of these marks.
    """
    from jinja2.utils import htmlsafe_json_dumps
    from markupsafe import Markup

    return Markup(re.sub(r"\{(?=[{%#])", r"\\u007b", htmlsafe_json_dumps(value)))


def inert(text: object) -> str:
    """Text for a script of folium, which takes it for HTML and for a template: no mark of either is left."""
    from markupsafe import escape

    return str(escape(str(text))).replace("{", "&#123;")


def render(template: str, **values: object) -> str:
    """A template filled in; halves of surrogate pairs, which no page can hold, become question marks."""
    page = templates().get_template(template).render(**values)
    return page.encode("utf-8", "replace").decode("utf-8")


@functools.cache
def asset(path: str) -> str:
    """A file of ``assets``: scripts and styles of other projects, and the outlines of countries."""
    return (files("conflict_events.export") / "assets" / path).read_text(encoding="utf-8")
