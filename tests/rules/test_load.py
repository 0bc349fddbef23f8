"""Rule files: a mistake is an error that names the file and the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflict_events.errors import RuleError
from conflict_events.rules.load import load_event_types

GOOD = """
type = "sabotage"
category = "civil"
definition = "A line or a plant is put out of use in secret."
acled = { event_type = "Strategic developments", sub_event_type = "Other", disorder_type = "Strategic developments" }
plover = { event = "ASSAULT", mode = "destroy" }
cameo = "1712"

[[trigger]]
id = "sabotage.verb"
verbs = ["sabotage"]
examples = ["[Gunmen](attacker) [sabotaged](sabotage) a pipeline near [Homs](place)."]
"""


def load(folder: Path, text: str):
    (folder / "sabotage.toml").write_text(text, encoding="utf-8")
    return load_event_types(folder)


def test_one_file_is_one_type(tmp_path: Path) -> None:
    assert list(load(tmp_path, GOOD)) == ["sabotage"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verbs =", "verb =", r"sabotage\.toml: trigger\.0\.verb"),
        ('cameo = "1712"', 'cameo = "1712"\n[roles.verb]\nsubject = "culprit"', r"sabotage\.toml: roles\.verb\.subject"),
        ('["[Gunmen](attacker) [sabotaged](sabotage) a pipeline near [Homs](place)."]', "[]", r"sabotage\.toml: trigger\.0\.examples"),
        ('type = "sabotage"', 'type = "arson"', r"sabotage\.toml: type"),
        ('category = "civil"', 'category = "civic"', r"sabotage\.toml: category"),
        ('verbs = ["sabotage"]\n', "", r"sabotage\.toml: trigger\.0: .*verbs, nouns, phrases"),
        ("[[trigger]]", "[[trigger", r"sabotage\.toml"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        load(tmp_path, GOOD.replace(old, new))


def test_two_triggers_with_one_id(tmp_path: Path) -> None:
    twice = GOOD + GOOD[GOOD.index("[[trigger]]") :]
    with pytest.raises(RuleError, match=r"sabotage\.toml: trigger: .*sabotage\.verb"):
        load(tmp_path, twice)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule file"):
        load_event_types(tmp_path)
