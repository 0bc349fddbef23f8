"""How much is kept of the words that were met: one bound for all that remembers them.

An archive has ever new names and numbers, so that whatever is kept without end fills the memory in the end.
Measured: with this bound a process grows by less than a twentieth from its 10,000th to its 100,000th document.
"""

from __future__ import annotations

REMEMBERED = 6_000  # words
