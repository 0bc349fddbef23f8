"""The spaCy side: results are plain data, so that Docs and pipelines can be saved and shared."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from conflict_events.tagging.pipeline import load_pipeline

TEXTS = ["Rebels shelled Nubl on Monday.\n\n", "Ahrar al-Sham seized two tanks near Morek.\n\n"]
GROUPS = ("actors", "places", "units", "dates", "quantities", "weapons", "nouns", "triggers")


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


def marks(doc: Doc) -> dict[str, list[tuple[str, str, str, str]]]:
    return {g: [(s.text, s.label_, s.kb_id_, s.id_) for s in doc.spans[g]] for g in GROUPS}


def test_every_group_is_written(nlp) -> None:
    assert set(nlp(TEXTS[0]).spans) == set(GROUPS)


def test_names_become_one_token(nlp) -> None:
    assert "Ahrar al-Sham" in [t.text for t in nlp(TEXTS[1])]


def test_a_doc_survives_bytes(nlp) -> None:
    doc = nlp(TEXTS[1])
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert marks(again) == marks(doc)
    assert again.spans["triggers"].attrs == doc.spans["triggers"].attrs


def test_a_pipeline_survives_the_disk(nlp, tmp_path) -> None:
    import spacy

    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert "conflict_triggers" in again.pipe_names
    doc = again(TEXTS[0])
    assert [t.label_ for t in doc.spans["triggers"]] == ["verb"]


def test_two_processes_give_the_same_marks(nlp) -> None:
    alone = [marks(d) for d in nlp.pipe(TEXTS * 3)]
    together = [marks(d) for d in nlp.pipe(TEXTS * 3, n_process=2, batch_size=2)]
    assert together == alone
