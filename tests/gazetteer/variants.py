"""Transliteration variants of Arabic place names, made by the rules that romanisations differ in."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

# What one romaniser writes and another writes otherwise; each applies where its pattern stands in a name.
_RULES: tuple[tuple[str, str], ...] = (
    (r"\bAl-(?=\w)", "El-"), (r"\bAl-(?=\w)", "Al "), (r"\bal-(?=\w)", "el-"), (r"\bal-(?=\w)", "al "), (r"\bal-(?=S)", "as-"),
    (r"\bal-(?=N)", "an-"), (r"\bal-(?=D)", "ad-"), (r"\bal-(?=R)", "ar-"), (r"\bal-(?=Sh)", "ash-"), (r"\bal-(?=Z)", "az-"),
    (r"\bal-(?=T)", "at-"), (r"-", " "), (r"(?<=\w)ah\b", "a"), (r"(?<=\w)ah\b", "eh"), (r"(?<=[^aeiouy])a\b", "ah"),
    (r"(?<=[^aeiou])i(?=[^aeiouy])", "ee"), (r"u(?=[^aeiouy\s])", "ou"), (r"u(?=[^aeiouy\s])", "oo"), (r"ou", "u"), (r"oo", "u"),
    (r"ay(?=[^aeiou\s])", "ai"), (r"ay(?=[^aeiou\s])", "ei"), (r"ai", "ay"), (r"ei", "ay"), (r"q", "k"), (r"Q", "K"),
    (r"(?<=\w)iy(?=a)", "iyy"), (r"iyy", "iy"), (r"([bdfklmnrstz])\1", r"\1"), (r"dh", "z"), (r"th", "t"), (r"aa", "a"), (r"ee", "i"),
    (r"\bKafr\b", "Kfar"), (r"\bKafr\b", "Kafar"), (r"\bTal\b", "Tell"), (r"\bTal\b", "Tel"), (r"\bDeir\b", "Dayr"), (r"\bAin\b", "Ayn"),
    (r"\bAin\b", "Ein"), (r"\bKhan\b", "Khān"), (r"\bAbu\b", "Abou"), (r"\bUmm\b", "Oum"), (r"\bJabal\b", "Jebel"), (r"\bSheikh\b", "Shaykh"),
    (r"\bBeit\b", "Bayt"), (r"\bMaarat\b", "Ma'arat"), (r"\bMaarat\b", "Maarrat"), (r"(?<=[aeiou])([^aeiou\s'-])(?=[aeiou])", r"\1\1"),
    (r"(?<=a)a(?=[^aeiou])", "'a"), (r"(?<=\w)iyah\b", "iyeh"), (r"(?<=\w)iyah\b", "iye"), (r"(?<=\w)een\b", "in"), (r"(?<=\w)in\b", "een"),
    (r"(?<=\w)un\b", "oun"), (r"sh", "ch"),
)  # fmt: skip


def variants(name: str) -> Iterator[str]:
    """Spellings of a name that one rule, or two after one another, make of it."""
    once = {new for rule in _RULES if (new := _apply(rule, name)) != name}
    twice = {
        new for first in sorted(once) for rule in _RULES if (new := _apply(rule, first)) not in (name, first)
    }
    yield from sorted(once | twice)


def _apply(rule: tuple[str, str], name: str) -> str:
    return re.sub(rule[0], rule[1], name, count=1)


def sample(names: list[str], count: int, is_listed: Callable[[str], bool]) -> list[tuple[str, str]]:
    """``count`` pairs of a name and a variant of it that the table does not list, spread over the names."""
    chosen: list[tuple[str, str]] = []
    order = random.Random(7)
    queues = {name: [v for v in variants(name) if not is_listed(v)] for name in names}
    while len(chosen) < count:
        for name, queue in queues.items():
            if queue and len(chosen) < count:
                chosen.append((name, queue.pop(order.randrange(len(queue)))))
    return chosen
