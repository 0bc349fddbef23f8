"""Names of places that the gazetteer spells otherwise."""

from __future__ import annotations

import pytest

from conflict_events import extract_events, load

WAR = "The Syrian army and rebels fought on Monday."


@pytest.mark.parametrize(
    ("spelling", "province"),
    [
        ("Hammuriyeh", "Rif Dimashq"),
        ("Muadamiya", "Rif Dimashq"),
        ("Sheikh Maksoud", "Aleppo"),
        ("Kfar Zita", "Hama"),
        ("Kafarnaboudah", "Hama"),
        ("Neirab", "Idlib"),
    ],
)
def test_another_spelling_where_a_place_would_stand(spelling: str, province: str) -> None:
    [place] = load().places(f"{WAR} Shells fell in {spelling}, killing two.")
    assert (place.text, place.province) == (spelling, province)


@pytest.mark.parametrize("name", ["Hammuriyeh", "Muadamiya"])
def test_a_name_elsewhere_is_no_place(name: str) -> None:
    assert not load().places(f"{WAR} {name} said two people had died.")


@pytest.mark.parametrize(
    "text", ["Homs was bombed by a group of warplanes", "Wounded people in the Hama country side"]
)
def test_a_text_may_end_with_a_word_for_forces(text: str) -> None:
    extract_events(text)
    nlp = load().nlp
    names = nlp.get_pipe(nlp.pipe_names[0])
    assert names(load().split(text)).text == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shells hit Hama military airport.", "air_base"),
        ("Shells hit Tabqa military air base.", "air_base"),
        ("Shells hit Deir ez-Zor military airport.", "air_base"),
        ("Shells hit Aleppo airport.", "airport"),
    ],
)
def test_an_airfield_by_any_of_its_words(text: str, kind: str) -> None:
    [place] = load().places(f"{WAR} {text}")
    assert place.kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb went off in the Syrian capital.", "Damascus"),
        ("Rebels shelled Syria's capital on Monday.", "Damascus"),
        ("Mortars landed near a hotel in the capital.", "Damascus"),
        ("A bomb went off in the Iraqi capital.", "Baghdad"),
    ],
)
def test_the_capital_without_its_name(text: str, name: str) -> None:
    [place] = load().places(f"{WAR} {text}")
    assert place.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed the group's de facto Syrian capital.",
        "Shells fell on the provincial capital.",
        "The capital of the firm grew.",
        "Capital flows fell.",
    ],
)
def test_what_is_no_capital(text: str) -> None:
    assert not load().places(f"{WAR} {text}")


@pytest.mark.parametrize("name", ["the terrorist Khaled al-Omar", "a commander, Ahmed al-Bab"])
def test_the_name_of_a_person_is_no_place(name: str) -> None:
    assert not load().places(f"{WAR} The dead include {name}.")


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("al-Rawdeh al-Nazal Kafr Ajouz and Tal Nasr", ["al-Rawdeh", "al-Nazal", "Kafr Ajouz", "Tal Nasr"]),
        ("Nabaa al-Zeinah al-Wardeh and Morek", ["Nabaa al-Zeinah", "al-Wardeh", "Morek"]),
        ("Sheikh al-Zahr al-Baladi and Morek", ["Sheikh al-Zahr al-Baladi", "Morek"]),
        ("Kafr Zita Morek Rabia and al-Zahr", ["Kafr Zita", "Morek", "Rabia", "al-Zahr"]),
        ("Kafr Zita Morek and Neirab", ["Kafr Zita", "Morek", "Neirab"]),
    ],
)  # fmt: skip
def test_a_list_without_commas_holds_a_name_for_each_article(listed: str, names: list[str]) -> None:
    assert [
        p.text for p in load().places(f"{WAR} Shells fell in {listed} on Monday and two people died.")
    ] == names


def test_villages_without_commas_begin_anew_before_what_has_an_article() -> None:
    villages = "Hamdaneh Rasm al-Qitt Tulul al-Zahr al-Gharbiya and Jub al-Zahr"
    names = ["Hamdaneh", "Rasm al-Qitt", "Tulul al-Zahr al-Gharbiya", "Jub al-Zahr", "Homs"]
    assert [p.text for p in load().places(f"Shells hit the villages of {villages} in Homs.")] == names


def test_a_building_has_a_name_of_two_articles() -> None:
    text = f"{WAR} A bomb went off in al-Sahabah al-Akhyar Mosque in Latakia."
    assert [p.text for p in load().places(text)] == ["al-Sahabah al-Akhyar Mosque", "Latakia"]
