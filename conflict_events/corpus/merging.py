"""Merges more reports than memory holds: files of events in, a file of incidents out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from conflict_events.collection import uncollected
from conflict_events.corpus.archive import drafted
from conflict_events.corpus.grouping import Group, group
from conflict_events.corpus.incident_files import Form, Written, form_of
from conflict_events.corpus.incidents import Report
from conflict_events.corpus.linkage import compare, to_table
from conflict_events.corpus.reading import Lines, read_lines
from conflict_events.corpus.records import record
from conflict_events.corpus.spool import Spool
from conflict_events.corpus.summing import incident
from conflict_events.corpus.workers import process_count, work

if TYPE_CHECKING:
    import pyarrow

_BATCH = 2000  # incidents


class Told(NamedTuple):
    """The reports of one incident as JSON, and the group that they are."""

    reports: list[bytes]
    group: Group


def merge_files(source: Path, out: Path, *, n_process: int = 1) -> Written:
    """Merges the reports in the folder that ``batch`` wrote, or one of its files, into the file ``out``.

    The result is that of :func:`conflict_events.merge_reports`, in the form that the ending of ``out`` names.
    Reports wait on the disk, in the folder for temporary files; memory holds what they are compared by, and
    that only while there is room. ValueError tells what is wrong with a file. ``n_process`` processes, 0 for
    one a core, read the reports and sum them up.
    """
    form, processes = form_of(out), process_count(n_process)
    with Spool() as spool, drafted(out) as draft:
        groups = group(compare(work(None, _records, _kept(spool, source), processes)))
        counts, chunks = Written(), work(form, _spelt, _told(spool, groups), processes)

        def counted() -> Iterator[Any]:
            nonlocal counts
            for chunk, here in chunks:
                counts += here
                yield chunk

        form.write(counted(), draft)
    return counts


def _kept(spool: Spool, source: Path) -> Iterator[tuple[int, Lines]]:
    """The reports, some at a time, and the position of the first; they are kept on their way."""
    for lines in read_lines(source):
        position = len(spool)
        spool.extend(lines.lines)
        yield position, lines


@uncollected()
def _records(_: None, task: tuple[int, Lines]) -> pyarrow.Table:
    """What some reports are compared by."""
    position, lines = task
    return to_table(
        [record(n, report, report.doc_id or "") for n, report in enumerate(lines.reports(), position)]
    )


def _told(spool: Spool, groups: Iterator[Group]) -> Iterator[list[Told]]:
    """The groups with their reports, some at a time."""
    while batch := list(islice(groups, _BATCH)):
        yield [Told([spool[position] for position in found.positions], found) for found in batch]


@uncollected()
def _spelt(form: Form, told: list[Told]) -> tuple[Any, Written]:
    """Some incidents as they go into the file, and their counts."""
    incidents = [
        incident([Report.model_validate_json(line) for line in one.reports], one.group.links) for one in told
    ]
    return form.spell(incidents), Written.of(incidents)
