"""What the site does to its pages: roles of docstrings (``:class:`Events```) become plain code."""

from __future__ import annotations

import re
from typing import Any

ROLE = re.compile(r":(?:class|func|meth|data|attr|mod):\s*<code>~?(?:[\w.]*\.)?(\w+)</code>")


def on_page_content(html: str, **_: Any) -> str:
    """The page with the last part of each name that a role marks."""
    return ROLE.sub(r"<code>\1</code>", html)
