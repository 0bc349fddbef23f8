"""One occurrence told by many: the events of different documents merged into incidents."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from conflict_events.models import Actor, CasualtyKind, Claim, DateRange, Event, Place, Record

if TYPE_CHECKING:
    from conflict_events.events import Document, Events

Corroboration = Literal["single_source", "several_sources", "contested", "confirmed_by_belligerent"]
Agreement = Literal["agreed", "one_report", "contested", "unknown"]


class Report(Record):
    """What one document tells of an incident: its event, and where it stands."""

    doc_id: str | None = None
    published: dt.date | None = None
    source: str | None = None
    title: str | None = None
    event: Event


class TollEstimate(Record):
    """A number of people that one or more reports tell, with those who say so.

    ``sources`` are the claimed sources; of a report that tells it in its own voice, the publisher (its
    ``source``, else its ``doc_id``).
    """

    kind: CasualtyKind
    low: int
    high: int
    who: str = ""
    sources: list[str] = Field(default_factory=list)
    doc_ids: list[str] = Field(default_factory=list)


class ReportLink(Record):
    """Why two reports count as the same occurrence: the probability, and what speaks for and against it.

    ``one`` and ``other`` are positions in ``Incident.reports``.
    """

    one: int
    other: int
    probability: float
    reasons: list[str] = Field(default_factory=list)


class Incident(Record):
    """One occurrence, told by one or more documents.

    ``type``, ``attackers``, ``targets``, ``places`` and ``date`` are what the reports agree on best;
    ``reports`` keeps everything as told. ``tolls`` are the competing estimates with their sources;
    ``killed_low`` and ``killed_high`` span them, and ``killed_conservative`` is the lowest number that any
    source tells in full (None where nobody tells one). ``independent_sources`` counts those who say so,
    once each, however many outlets carry them. ``denials`` are the claims that deny it.

    ``corroboration``, a grade of ours in the manner of monitors of civilian harm: ``confirmed_by_belligerent``
    (an attacker claims or confirms it), ``contested`` (the reports name different attackers, or somebody
    denies it), ``several_sources``, ``single_source``. It says who told it, not whether it is true.
    """

    id: str
    type: str
    category: str
    attackers: list[Actor] = Field(default_factory=list)
    attacker_agreement: Agreement = "unknown"
    targets: list[Actor] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    date: DateRange | None = None
    tolls: list[TollEstimate] = Field(default_factory=list)
    killed_low: int | None = None
    killed_high: int | None = None
    killed_conservative: int | None = None
    wounded_low: int | None = None
    wounded_high: int | None = None
    claims: list[Claim] = Field(default_factory=list)
    denials: list[Claim] = Field(default_factory=list)
    sources: list[str] = Field(default_factory=list)
    independent_sources: int = Field(ge=0)
    corroboration: Corroboration
    first_report: dt.date | None = None
    last_report: dt.date | None = None
    reports: list[Report]
    links: list[ReportLink] = Field(default_factory=list)

    def to_event(self) -> Event:
        """The incident as one event, for every layout that takes events.

        It has the words of the report that tells most; who, where, when, tolls and claims are those of all.
        """
        from conflict_events.corpus.summing import merged_event

        return merged_event(self)


def merge_reports(events: Events | Iterable[Events]) -> list[Incident]:
    """Links the events of different documents that are the same occurrence.

    ``events`` are those of many documents: :meth:`Events.concat`, or the results of many extractions. Two
    events are linked by a Fellegi-Sunter model (``rules/incidents.toml``, run by Splink on DuckDB) over type,
    day, place, attacker, target, numbers and wording; every link keeps its probability and reasons. That one
    document tells two events speaks against their being one, though all else may outweigh it. The order of
    the input changes nothing. The incidents come in the order of their first report. Raises ImportError
    naming the extra ``archive`` when Splink is missing. For more than memory holds:
    :func:`conflict_events.corpus.merging.merge_files`.
    """
    from conflict_events.corpus.grouping import group
    from conflict_events.corpus.linkage import compare, tables
    from conflict_events.corpus.records import document_name, record
    from conflict_events.corpus.summing import incident
    from conflict_events.events import Events as Many

    gathered = events if isinstance(events, Many) else Many.concat(events)
    reports = [_report(event, document) for event, document in gathered.told()]
    names = map(document_name, gathered.documents)
    groups = group(compare(tables(map(record, itertools.count(), reports, names))))
    return [incident([reports[n] for n in found.positions], found.links) for found in groups]


def _report(event: Event, document: Document) -> Report:
    return Report(
        doc_id=document.doc_id,
        published=document.published,
        source=document.source,
        title=document.title,
        event=event,
    )


def as_events(incidents: Iterable[Incident]) -> Events:
    """Incidents as a list of events, for frames, maps, reports and the layouts of other projects."""
    from conflict_events.events import Events as Many

    return Many.concat(Many([one.to_event()], document=document_of(one)) for one in incidents)


def document_of(incident: Incident) -> Document:
    """What stands for the document of an incident: its id, the day of its first report, and its sources."""
    from conflict_events.events import Document as One

    sources = "; ".join(incident.sources)
    return One(published=incident.first_report, doc_id=incident.id, source=sources or None)
