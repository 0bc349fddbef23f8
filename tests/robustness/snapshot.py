"""The events of the project's own texts as they were last accepted: python tests/robustness/snapshot.py --accept

Without ``--accept`` it prints what has been gained, lost and changed. Of the open texts, which lie beside the
checkout, only digests are kept.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from gold_articles import gold_article, gold_names  # noqa: E402
from odd_texts import example_texts  # noqa: E402

from conflict_events import extract_events  # noqa: E402

KEPT = Path(__file__).parent / "snapshot.json"
OPEN = ROOT.parent / "shared" / "eval" / "open"
OPEN_TEXTS, LONGEST = 80, 400

Snapshot = dict[str, dict[str, str]]


def own_texts() -> Iterator[tuple[str, Any]]:
    """The annotated articles, and a third of the examples of the rules, each by its own words."""
    for name in gold_names():
        yield f"article {name}", gold_article(name)
    for text in sorted(set(example_texts()))[::3]:
        yield text, text


def taken() -> Snapshot:
    """What is extracted now: one line an event, by text and trigger."""
    found: Snapshot = {}
    for name, source in own_texts():
        text, day = (source, "2015-10-08") if isinstance(source, str) else (source.text, source.published)
        found[name] = {
            f"{e.trigger.text} ({i})": _line(e) for i, e in enumerate(extract_events(text, published=day))
        }
    return found


def _line(event: Any) -> str:
    parties = " -> ".join(
        "+".join(a.id or a.name for a in side) or "?" for side in (event.attackers, event.targets)
    )
    where = "+".join(f"{p.name}/{p.province}" for p in event.places) or "?"
    when = f"{event.date.start}..{event.date.end}" if event.date else "?"
    toll = " ".join(f"{c.low}-{c.high} {c.kind}" for c in event.casualties)
    speakers = "+".join(c.actor or c.source for c in event.claims)
    return f"{event.type}: {parties} at {where} on {when}; {toll}; {speakers}; {event.status}"


def digests() -> dict[str, str]:
    """Short digests of the open texts and of their events; empty where the texts are not at hand."""
    lines = [
        json.loads(line).get("text", "")
        for path in sorted(OPEN.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    texts = (
        random.Random(8).sample(sorted({t for t in lines if 0 < len(t) < LONGEST}), OPEN_TEXTS)
        if lines
        else []
    )
    return {
        _digest(text): _digest("\n".join(map(_line, extract_events(text, published="2015-10-08"))))
        for text in texts
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def difference(old: Snapshot, new: Snapshot) -> list[str]:
    """What was gained, lost and changed, readable; texts that only one side has do not count."""
    told = []
    for name in [n for n in old if n in new]:
        before, after = old[name], new[name]
        told += [f"lost    {name!r}: {before[k]}" for k in before if k not in after]
        told += [f"gained  {name!r}: {after[k]}" for k in after if k not in before]
        for key in [k for k in before if k in after and before[k] != after[k]]:
            told.append(f"changed {name!r}:\n    from {before[key]}\n    to   {after[key]}")
    return told


def kept() -> dict[str, Any]:
    """What was accepted."""
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Shows the difference, or accepts what is found now."""
    new = taken()
    if "--accept" in sys.argv:
        content = {"own": new, "open": digests() or kept()["open"]}
        KEPT.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    else:
        print("\n".join(difference(kept()["own"], new)) or "no difference")


if __name__ == "__main__":
    main()
