"""Places in running text: which words are places, which place a name means, how exactly the text says where."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from conflict_events import Extractor, Place, extract_events, load

NEWS = Path(__file__).parents[1] / "data" / "general_news.txt"


@functools.cache
def extractor() -> Extractor:
    return load()


def places(text: str) -> list[Place]:
    return extractor().places(text)


def named(text: str, words: str) -> Place:
    """The place that some words of a text name."""
    found = [p for p in places(text) if p.text == words]
    assert found, f"{words!r} is not found in {text!r}: {[p.text for p in places(text)]}"
    return found[0]


def test_offsets_point_into_the_text_as_given() -> None:
    text = "  Shells hit Jobar,\u00a0in Damascus\u2019 suburbs.\n\nLater Douma was hit."
    found = places(text)
    assert [text[p.start : p.end] for p in found] == [p.text for p in found] == ["Jobar", "Damascus", "Douma"]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling hit the village of Has in southern Idlib.",
        "Rebels withdrew from Rabia in the mountains of Latakia, Syria.",
        "Clashes broke out in Nawa, west of Daraa.",
        "Islamic State shelled Marea, a town north of Aleppo.",
        "Government forces entered Salma in Latakia province.",
        "Clashes resumed in Yarmouk camp in Damascus.",
        "Shells hit al-Assad suburb in Aleppo, Syria.",
    ],
)
def test_words_that_are_also_places_are_places_where_one_would_stand(text: str) -> None:
    words = ("Has", "Rabia", "Nawa", "Marea", "Salma", "Yarmouk", "Assad")
    assert any(word in p.text for p in places(text) for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "Has the army left Homs? Nobody in Syria knows.",
        "Rabia told reporters in Damascus that her house was gone.",
        "Nawa al-Hussein, a nurse from Homs, treated the wounded.",
        "The Marea Brigade, a rebel unit, fought in Aleppo.",
        "Salma Hayek spoke about the war in Syria.",
        "The Yarmouk Brigade shot at soldiers in Daraa.",
        "President Assad said that Homs was calm.",
    ],
)
def test_words_that_are_also_places_are_none_elsewhere(text: str) -> None:
    words = ("Has", "Rabia", "Nawa", "Marea", "Salma", "Yarmouk", "Assad")
    assert [p.text for p in places(text) if p.text in words] == []


@pytest.mark.parametrize("paragraph", NEWS.read_text(encoding="utf-8").split("\n\n"))
def test_general_news_names_no_syrian_place(paragraph: str) -> None:
    assert [p.text for p in places(paragraph) if p.country == "SY"] == []


def test_there_are_two_hundred_paragraphs_of_general_news() -> None:
    assert len(NEWS.read_text(encoding="utf-8").split("\n\n")) == 200


@pytest.mark.parametrize(
    ("text", "words", "province"),
    [
        ("Jets bombed Zahraa in Homs on Monday.", "Zahraa", "Homs"),
        ("Shells fell on Zahraa in Aleppo on Monday.", "Zahraa", "Aleppo"),
        ("Shells fell on the Zahraa neighbourhood of western Aleppo.", "Zahraa", "Aleppo"),
        ("Rebels fought in Aleppo city. Shells fell on Salihin.", "Salihin", "Aleppo"),
        ("A blast hit Hama's Halfaya.", "Halfaya", "Hama"),
        ("A shell hit Jobar in Damascus' suburbs.", "Jobar", "Damascus"),
        ("The army took Kafr Nadouba in Hama's northern countryside.", "Kafr Nadouba", "Hama"),
        ("Fighting raged near Damascus.", "Damascus", "Rif Dimashq"),
        ("Fighting raged in Damascus.", "Damascus", "Damascus"),
        ("Raids hit the eastern suburbs of Damascus.", "Damascus", "Rif Dimashq"),
        ("JETS BOMB SARAQIB IN IDLIB", "SARAQIB", "Idlib"),
        ("Shells hit towns east of Aleppo.", "Aleppo", "Aleppo"),
    ],
)
def test_the_words_around_tell_the_province(text: str, words: str, province: str) -> None:
    assert named(text, words).province == province


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighting raged in Homs.", "city"),
        ("Fighting raged in Homs province.", "governorate"),
        ("Fighting raged in the province of Homs.", "governorate"),
        ("Fighting raged in the city of Homs.", "city"),
        ("Fighting raged in the countryside of Homs.", "governorate"),
        ("Fighting raged in the provinces of Aleppo and Homs.", "governorate"),
    ],
)
def test_city_or_governorate_by_the_words_around(text: str, kind: str) -> None:
    assert next(p.kind for p in places(text) if p.name == "Homs") == kind


def test_the_same_name_in_one_article_means_the_same_place() -> None:
    text = "Rebels shelled Zahraa in Homs on Monday.\n\nResidents said Zahraa had been hit before."
    assert [p.province for p in places(text) if p.text == "Zahraa"] == ["Homs", "Homs"]


@pytest.mark.parametrize(
    ("text", "words", "province"),
    [
        ("Jets bombed Kafr Lost village in the southern countryside of Idlib.", "Kafr Lost", "Idlib"),
        ("Jets bombed the village of Nowherieh, in northern Hama province.", "Nowherieh", "Hama"),
        ("Clashes erupted in Nowherieh, a village near Raqqa.", "Nowherieh", "Raqqa"),
        ("Shells hit the villages of Saraqib, Nowherieh and Binnish in Idlib.", "Nowherieh", "Idlib"),
        ("Mortars hit al-Nowherieh neighbourhood in Aleppo city.", "al-Nowherieh", "Aleppo"),
        ("Troops advanced near Tal Nowherieh in Latakia province.", "Tal Nowherieh", "Latakia"),
        (
            "Nine soldiers died in the battle for Jabal Nowherin in Latakia province.",
            "Jabal Nowherin",
            "Latakia",
        ),
        ("Rebels stormed Tal Nowherieh in Hama province.", "Tal Nowherieh", "Hama"),
        ("Jets bombed Qasr al-Nowherieh village in Aleppo province.", "Qasr al-Nowherieh", "Aleppo"),
        (
            "Aleppo, in northern Syria, is divided. Rockets fell on the Maghayir district.",
            "Maghayir",
            "Aleppo",
        ),
    ],
)
def test_an_unknown_place_has_what_contains_it(text: str, words: str, province: str) -> None:
    place = named(text, words)
    assert (place.id, place.match, place.province, place.country) == (None, "context", province, "SY")
    assert place.latitude is not None
    assert place.precision in (2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "The Town Hall of Leeds was shut.",
        "SYRIA REBELS LIBERATE ANOTHER TOWN FROM ISIS",
        "Syrian Army Controls Several Villages in Hama",
        "They told al-Mayadeen TV in Syria that the war was over.",
        "12 Dead in Syrian Raid on Rebel-held Village Monitor",
        "The Kurdish town and the Christian village were empty, Syrian activists said.",
    ],
)
def test_capitals_alone_make_no_place(text: str) -> None:
    assert [p.text for p in places(text) if p.match in ("none", "context") or "ayadeen" in p.text] == []


@pytest.mark.parametrize(
    ("text", "precision", "where_prec"),
    [
        ("Fighting raged in Palmyra.", 1, 1),
        ("Fighting raged near Palmyra.", 2, 2),
        ("Fighting raged on the outskirts of Palmyra.", 2, 2),
        ("Fighting raged north of Palmyra.", 2, 2),
        ("Fighting raged 10 km east of Palmyra.", 2, 2),
        ("Fighting raged 30 km east of Palmyra.", 2, 5),
        ("Fighting raged 20 miles east of Palmyra.", 2, 5),
        ("Fighting raged 40 km from Mayadin and just outside Raqqa.", 2, 2),
        ("Fighting raged on the outskirts of Deir ez-Zor.", 2, 2),
        ("Fighting raged in northern Hama.", 2, 5),
        ("Fighting raged on the Homs-Palmyra road.", 2, 5),
        ("Fighting raged in the province of Homs.", 3, 4),
        ("Fighting raged in the countryside of Homs.", 3, 4),
        ("Fighting raged in the northern countryside of Homs.", 3, 5),
        ("Fighting raged in northern Syria.", 3, 5),
        ("Fighting raged in Syria.", 3, 6),
        ("Fighting raged in the Ghab plain.", 2, 5),
    ],
)
def test_precision_follows_the_phrase(text: str, precision: int, where_prec: int) -> None:
    place = places(text)[-1]
    assert (place.precision, place.where_prec) == (precision, where_prec)


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("A mine went off on the Homs-Palmyra road.", "Homs"),
        ("A mine went off on the Deir ez-Zor-Mayadin road.", "Deir ez-Zor"),
    ],
)
def test_a_road_between_two_places_lies_between_them(text: str, province: str) -> None:
    road = next(p for p in places(text) if p.kind == "road")
    assert (road.province, road.country, road.latitude is not None) == (province, "SY", True)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A rocket hit Kilis.", "TR"),
        ("Jets bombed Mosul in Iraq.", "IQ"),
        ("Shells fell on Tripoli in Lebanon.", "LB"),
    ],
)
def test_places_abroad_are_abroad(text: str, country: str) -> None:
    first = places(text)[0]
    assert (first.country, first.province) == (country, None)


def test_a_name_behind_abu_is_that_of_a_person() -> None:
    [event] = extract_events("Abu Hamza al-Ansari, a rebel commander, was killed by a mine in Morek.")
    assert [p.name for p in event.places] == ["Morek"]


def test_a_name_behind_a_first_name_that_opens_a_sentence_is_that_of_a_person() -> None:
    [event] = extract_events("Raids hit Utaya. Zahran Hallouz, a commander of the Nusra Front, was killed.")
    assert [p.name for p in event.places] == ["Utaya"]


def test_a_name_with_an_odd_mark_beside_the_plain_one() -> None:
    text = "A bomb killed two policemen in Daraa on Friday. A bomb went off in Daraa\u0610 on Monday."
    assert [p.id for p in places(text)[:1]] == [named("Rebels shelled Daraa.", "Daraa").id]
