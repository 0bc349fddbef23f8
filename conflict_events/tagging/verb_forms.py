"""The forms of English verbs, regular and irregular (``rules/verb_forms.toml``)."""

from __future__ import annotations

import functools

from conflict_events.rules.load import read_toml, rules_directory

_VOWELS = frozenset("aeiou")


@functools.cache
def irregular_forms() -> dict[str, list[str]]:
    """Irregular verbs with their other forms, and under "doubling" the verbs that double their consonant."""
    data = read_toml(rules_directory() / "verb_forms.toml")
    forms = {k: v for k, v in data.items() if isinstance(v, list)}
    for table in data.values():
        if isinstance(table, dict):
            forms.update(table)
    return forms


@functools.cache
def irregular() -> frozenset[str]:
    """All irregular forms."""
    return frozenset(form for forms in irregular_forms().values() for form in forms)


@functools.cache
def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of an English verb: "shell" shells, shelled, shelling."""
    irregular = irregular_forms()
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    double = lemma + lemma[-1] if lemma in irregular.get("doubling", []) else ""
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        forms = {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        forms = {lemma, lemma + "es", lemma + "ed", lemma + "ing"}
    else:
        base = double or stem
        past = base + "ed"
        ing = (lemma if lemma.endswith("ee") else base) + "ing"
        forms = {lemma, lemma + ("es" if lemma.endswith("o") else "s"), past, ing}
    if lemma in irregular:
        forms = {f for f in forms if not f.endswith("ed") or lemma.endswith("ed")} | set(irregular[lemma])
    return frozenset(forms)
