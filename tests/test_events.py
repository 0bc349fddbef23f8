"""The list of events: behaves as a list, prints as a table, turns into records and files."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from pathlib import Path

import pytest
from making import make_event, make_events

from conflict_events import extract_events
from conflict_events.events import Events
from conflict_events.export.plain import HEADERS, SYMMETRIC_TYPES, WIDTH, clean_line, spell_date
from conflict_events.models import Casualty, Claim, DateRange, Event, Place


def test_behaves_as_a_list() -> None:
    first, second = make_event(), make_event(id="ce2")
    events = make_events(first, second)
    assert len(events) == 2
    assert events[0] is first
    assert events[-1] is second
    assert second in events
    assert list(events) == [first, second]
    assert events == [first, second]


def test_index_out_of_range_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        make_events()[0]


def test_slice_keeps_what_is_known_of_the_text() -> None:
    events = make_events(make_event(), make_event(id="ce2"), notes=["a note"])
    part = events[1:]
    assert isinstance(part, Events)
    assert [e.id for e in part] == ["ce2"]
    assert (part.text, part.published, part.model, part.notes) == (
        events.text,
        dt.date(2015, 10, 8),
        "en_small 3.8.0",
        ["a note"],
    )


def test_concat_keeps_the_document_of_each_event() -> None:
    many = Events.concat(
        [make_events(make_event(), doc_id="a"), [make_event(id="ce2")], make_events(doc_id="c")]
    )
    assert [(event.id, document.doc_id) for event, document in many.told()] == [("ce1", "a"), ("ce2", None)]
    assert pickle.loads(pickle.dumps(many)).documents == many.documents


def test_document_and_its_fields_exclude_each_other() -> None:
    with pytest.raises(TypeError, match="not both"):
        Events(document=make_events().document, title="x")


def test_pickles() -> None:
    events = make_events(make_event())
    again = pickle.loads(pickle.dumps(events))
    assert again == events
    assert again.published == events.published


def test_table_names_who_whom_where_when_and_who_says_so() -> None:
    heading, headers, row = repr(make_events(make_event())).splitlines()
    assert heading == "1 conflict event, published 2015-10-08"
    assert headers.split("  ")[0] == HEADERS[0]
    for cell in ("airstrike", "Russian Armed", "Sukhnah (Homs)", "2015-10-05", "12/-", "the Observatory"):
        assert cell in row


def test_table_of_many_long_cells_stays_within_its_width() -> None:
    long = Place(text="x" * 300, name="x" * 300, province="Homs")
    claims = [Claim(source="spokesman " * 30)]
    table = str(make_events(*[make_event(id=str(i), places=[long], claims=claims) for i in range(30)]))
    assert max(map(len, table.splitlines())) <= WIDTH
    assert "…" in table


def test_notes_stand_under_the_table() -> None:
    assert repr(make_events(make_event(), notes=["no publication date"])).endswith(
        "\nnote: no publication date"
    )


@pytest.mark.parametrize(
    ("notes", "line"),
    [
        ([], "No conflict events. explain(text) tells of each trigger word why it became none."),
        (["The text is empty."], "No conflict events. The text is empty."),
    ],
)
def test_empty_list_prints_one_line_with_the_reason(notes: list[str], line: str) -> None:
    assert repr(make_events(notes=notes)) == line


def test_table_takes_out_control_characters() -> None:
    row = repr(make_events(make_event(claims=[Claim(source="\x1b[31mred\u202e\nX")])))
    assert "\x1b" not in row
    assert "\u202e" not in row
    assert len(row.splitlines()) == 3


@pytest.mark.parametrize(
    ("fields", "cell"),
    [
        ({"type": "clash"}, "Russian Armed Forces – Civilians"),
        ({"targets": []}, "Russian Armed Forces → ?"),
        ({"attackers": []}, "? → Civilians"),
        ({"places": [Place(text="Mosul", country="IQ")]}, "Mosul (IQ)"),
        ({"places": [Place(text="Homs", name="Homs", province="Homs")]}, " Homs "),
        ({"casualties": [Casualty(kind="wounded", low=24, high=99)]}, " -/24-99 "),
        (
            {"casualties": [Casualty(kind="killed", low=3, high=3, part=True)]},
            "2015-10-05                  the",
        ),
        ({"background": True}, "background"),
        ({"background": True, "status": "denied"}, "denied, background"),
    ],
)
def test_cell(fields: dict[str, object], cell: str) -> None:
    from conflict_events.export.plain import plain_table

    assert cell in plain_table(make_events(make_event(**fields)), width=200)


@pytest.mark.parametrize(
    ("start", "end", "spelt"),
    [
        ("2015-10-05", "2015-10-05", "2015-10-05"),
        ("2015-09-28", "2015-10-04", "2015-09-28..10-04"),
        ("2015-12-28", "2016-01-03", "2015-12-28..2016-01-03"),
    ],
)
def test_dates_are_spelt_short(start: str, end: str, spelt: str) -> None:
    assert spell_date(DateRange(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))) == spelt


def test_clean_line_keeps_letters_of_all_scripts() -> None:
    assert clean_line("  حمص\tГомс\u200b ") == "حمص Гомс"


def test_symmetric_types_agree_with_the_rules() -> None:
    from conflict_events.rules.load import builtin_event_types

    assert {name for name, rule in builtin_event_types().items() if rule.symmetric} == SYMMETRIC_TYPES


def test_records_can_be_read_back() -> None:
    event = make_event()
    assert [Event.model_validate(record) for record in make_events(event).to_records()] == [event]


def test_json_tells_how_it_was_made() -> None:
    document = json.loads(make_events(make_event(), title="Headline", notes=["x"]).to_json())
    assert document.keys() == {"schema_version", "model", "published", "title", "notes", "events"}
    assert document["published"] == "2015-10-08"
    assert document["events"][0]["date"]["start"] == "2015-10-05"


def test_jsonl_has_one_event_a_line(tmp_path: Path) -> None:
    events = make_events(make_event(claims=[Claim(source="a\nb")]), make_event(id="ce2"))
    content = events.to_jsonl(tmp_path / "events.jsonl")
    assert (tmp_path / "events.jsonl").read_text(encoding="utf-8") == content
    assert [json.loads(line)["id"] for line in content.splitlines()] == ["ce1", "ce2"]


def test_empty_list_gives_empty_files() -> None:
    assert make_events().to_jsonl() == ""
    assert json.loads(make_events().to_json())["events"] == []
    assert len(make_events().to_csv().splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The war in Syria has killed more\ud800 than 240,000 people since 2011.",
        'Rebels killed more <i title="\ud800">than</i> 24 soldiers in Nubl on Monday.',
    ],
)
def test_half_a_character_can_be_written(text: str) -> None:
    events = extract_events(text, published="2015-10-08")
    assert len(events) == 1
    assert json.loads(events.to_json().encode())["events"] == events.to_records()
    for layout in (events.to_jsonl(), events.to_csv(), events.to_geojson(), events.to_plover()):
        assert layout.encode()
