"""How the program ``conflict-events`` talks: its console, and one line for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

PROGRAM = "conflict-events"
BAD_INPUT = 2
INTERRUPTED = 130  # as shells have it for Ctrl-C
UNFIT = 1


@contextmanager
def told_in_one_line(unfit: int = UNFIT) -> Iterator[None]:
    """Turns the errors that a user can cause or mend into a line on standard error and an exit code.

    ``unfit`` is the code for the library's own errors: what is wrong may also be a table that the user gave.
    """
    from conflict_events.errors import ConflictEventsError

    try:
        yield
    except BrokenPipeError:
        raise  # the reader of our output has gone: typer ends quietly
    except ConflictEventsError as error:
        raise fail(str(error), unfit) from None
    except OSError as error:
        raise fail(
            f"{error.filename}: {error.strerror}" if error.filename else str(error), BAD_INPUT
        ) from None
    except (ValueError, TypeError) as error:
        raise fail(str(error), BAD_INPUT) from None


def fail(message: str, code: int) -> typer.Exit:
    """Says what is wrong; raise the result to end the program."""
    typer.echo(f"{PROGRAM}: {message}", err=True)
    return typer.Exit(code)


def console() -> Console:
    """A rich console; 110 columns wide when its output goes into a file or a pipe."""
    from rich.console import Console

    out = Console(highlight=False)
    return out if out.is_terminal else Console(width=110, highlight=False)
