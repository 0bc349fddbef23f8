"""The errors that the library raises on purpose; each says what to do."""

from __future__ import annotations


class ConflictEventsError(Exception):
    """Base of the library's own errors."""


class ModelNotFoundError(ConflictEventsError):
    """The English spaCy pipeline is missing or unfit; the message says what to install."""


class RuleError(ConflictEventsError, ValueError):
    """A rule or lexicon file is wrong; the message names the file and the key."""


class GazetteerError(ConflictEventsError, ValueError):
    """A gazetteer table is wrong or missing; the message names the file and the row."""


class MissingLibraryError(ConflictEventsError, ImportError):
    """A library that a layout needs is not installed; the message says what to install."""


class EvaluationError(ConflictEventsError, ValueError):
    """An annotated article is wrong; the message names the file, the document and what is wrong."""


class WorkerLostError(ConflictEventsError):
    """A process of a run over many documents was killed from outside; the message says how to go on."""
