"""Marked stretches of a Markdown page that a script fills, so that what they show is never invented.

<!-- generated: NAME -->
...
<!-- end: NAME -->
"""

from __future__ import annotations

import re


def replace_marked(page: str, name: str, content: str) -> str:
    """``page`` with the stretch of that name filled anew; ValueError when the page has no such stretch."""
    stretch = re.compile(rf"(<!-- generated: {name} -->\n).*?(<!-- end: {name} -->)", re.DOTALL)
    if not stretch.search(page):
        raise ValueError(f"the page has no stretch marked {name!r}")
    return stretch.sub(lambda marks: f"{marks[1]}{content.strip()}\n{marks[2]}", page)


def read_marked(page: str, name: str) -> str:
    """What stands in the stretch of that name."""
    found = re.search(rf"<!-- generated: {name} -->\n(.*?)<!-- end: {name} -->", page, re.DOTALL)
    if not found:
        raise ValueError(f"the page has no stretch marked {name!r}")
    return found[1].strip()


def code_blocks(page: str, language: str) -> list[str]:
    """The fenced code blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def table(headers: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
