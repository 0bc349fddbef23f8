"""The tests on every supported Python, and on the lowest and the newest allowed dependencies.

pip install nox && nox                 # everything
nox -s tests-3.13 -- tests/test_api.py # one Python, some tests
nox -s lowest -- tests/test_api.py     # the lowest versions that pyproject.toml allows (needs uv)
"""

from __future__ import annotations

import nox

PYTHONS = ["3.11", "3.12", "3.13"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The newest allowed versions of each dependency."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """The lowest versions that pyproject.toml allows for direct dependencies."""
    session.install("uv")
    session.run("uv", "pip", "install", "--resolution", "lowest-direct", "-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)
