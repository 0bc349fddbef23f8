"""Who says so."""

from __future__ import annotations

import pytest
from raids import RAID, first

from conflict_events import extract_events


def sources(text: str, type_: str = "") -> list[str]:
    """The sources of the first event."""
    return [c.source for c in first(text, type_).claims]


BOMBS = "Two bombs killed 20 people in Homs on Tuesday, state media reported. "


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("The party's leaders said the terrorist bombings reveal again the terrorists' hatred.", []),
        ("The governor said targeting innocent pupils in their classrooms was an act of cowardice.", []),
        ("The ministry said these terrorist bombings would not weaken the army.", []),
        ("Local residents told reporters that the bombings occurred outside a school.", ["Local residents"]),
        ("A police officer said the bombings targeted a market.", ["A police officer"]),
        ("A neighbour said the bombings were heard across the town.", []),
        ("The dead were all pupils, a teacher said.", ["a teacher"]),
        ("The wave of bombings has forced clinics to close, a teacher said.", []),
        ("The French minister said the bombings in Homs violated every law.", []),
        ("The wounded were taken to three clinics, a teacher said.", []),
        ("A doctor said the bombings had killed 22 people.", ["A doctor"]),
    ],
)
def test_who_only_judges_a_deed_is_no_source(remark: str, expected: list[str]) -> None:
    assert sources(BOMBS + remark) == ["state media", *expected]


def test_a_land_that_a_speaker_fights_in_does_not_speak() -> None:
    text = "The coalition fighting Daesh in Syria and Iraq said its jets killed nine militants on Monday."
    told = [e for e in extract_events(text) if e.type == "airstrike"]
    assert [(c.source, a.id) for e in told for c in e.claims for a in e.attackers] == [
        ("The coalition", "coalition")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RAID}, the Observatory said.", ["the Observatory"]),
        ("A rebel spokesman, Omar Hasan, said YPG fighters had seized Suluk.", ["A rebel spokesman"]),
        (f"{RAID}, the hospital's director, Omar Hasan, told AFP.", ["the hospital's director"]),
        (f"{RAID}, a doctor said by phone.", ["a doctor"]),
        (f"{RAID}, reported Enab Baladi, a news website.", ["Enab Baladi"]),
        ("UN monitors found evidence that the army used chlorine in Talmenes.", ["UN monitors"]),
        ("The UN commission concluded that the army used sarin in Talmenes.", ["The UN commission"]),
        ("Doctors denounced the raid on Saraqib and said it had killed six people.", ["Doctors"]),
        (
            "More than half of those killed in the raids on Douma on Monday were children said Omar Hasan head of the local council.",
            ["Omar Hasan"],
        ),
        (
            "Russian jets bombed Saraqib on Monday and killed dozens of soldiers activists said.",
            ["activists"],
        ),
        (f"TRT World Syrian state media said {RAID[0].lower()}{RAID[1:]}.", ["Syrian state media"]),
        (f"The Observatory was informed that {RAID[0].lower()}{RAID[1:]}.", ["The Observatory"]),
        (f"The Observatory has learned that {RAID[0].lower()}{RAID[1:]}.", ["The Observatory"]),
        (
            f"{RAID}, the Russian center for reconciliation of the opposing sides said.",
            ["the Russian center for reconciliation of the opposing sides"],
        ),
        (f"{RAID} said local sources speaking by telephone.", ["local sources"]),
        (f"{RAID} residents of the town told the agency.", ["residents of the town"]),
        (f"According to activists, {RAID[0].lower()}{RAID[1:]}.", ["activists"]),
        (f"{RAID}, a spokesman named Omar Hasan said.", ["a spokesman named Omar Hasan"]),
        (f"{RAID}, said Omar Hasan, a doctor in the town.", ["Omar Hasan"]),
        (
            f"Gen. Omar al-Hamwi, the town's police chief, said {RAID[0].lower()}{RAID[1:]}.",
            ["Gen. Omar al-Hamwi"],
        ),
        (
            f"State media, citing a military source, said {RAID[0].lower()}{RAID[1:]}.",
            ["military", "State media"],
        ),
        (f"The channel quoted a doctor as saying {RAID[0].lower()}{RAID[1:]}.", ["The channel", "a doctor"]),
        (f"{RAID}, the rescue charity said on Tuesday.", ["the rescue charity"]),
        (f"{RAID} said Omar Hasan a local activist.", ["Omar Hasan"]),
        (f"{RAID} a source at the health office in Idlib said.", ["a source at the health office in Idlib"]),
        (f"Homs governor Talal al-Hamwi said {RAID[0].lower()}{RAID[1:]}.", ["Homs governor Talal al-Hamwi"]),
        (
            f"Director of the health office Omar al-Hamwi said {RAID[0].lower()}{RAID[1:]}.",
            ["Director of the health office Omar al-Hamwi"],
        ),
        (f"The official Syrian news agency SANA said {RAID[0].lower()}{RAID[1:]}.", ["SANA"]),
        (f"The IS group in a statement posted online said {RAID[0].lower()}{RAID[1:]}.", ["The IS group"]),
        ("Russian jets bombed a market in Saraqib near Maarrat Misrin SANA said.", ["SANA"]),
        (
            "Russian jets bombed Saraqib on Monday and killed ten people in a market place NNA reported.",
            ["NNA"],
        ),
        (f"{RAID} the relief agency that runs it said.", ["the relief agency"]),
        (f"According to Al-Manar Russian jets {RAID.removeprefix('Russian jets ')}.", ["Al-Manar"]),
        (
            f"According to the World Rescue Organization {RAID[0].lower()}{RAID[1:]}.",
            ["the World Rescue Organization"],
        ),
        (
            f"A spokesman said the town was calm. According to him, {RAID[0].lower()}{RAID[1:]}.",
            ["A spokesman"],
        ),
        (
            "The Islamic Front, a coalition of rebel groups, said it had captured a base.",
            ["The Islamic Front"],
        ),
        (
            "Jaish al-Islam, one of the two main rebel groups there, said it had destroyed two tanks.",
            ["Jaish al-Islam"],
        ),
        (f"{RAID}, the health ministry said on Tuesday.", ["the health ministry"]),
        (f"{RAID}, state media said as the army closed in on the town.", ["state media"]),
        (f"{RAID} and wounding medical staff activists in the town reported.", ["activists in the town"]),
        (
            "Russian jets bombed a camp near Saraqib local authorities told reporters on Monday.",
            ["local authorities"],
        ),
        (
            "Russian jets killed nine people and wounded dozens more state television and Kurdish media reported.",
            ["state television", "Kurdish media"],
        ),
        (
            f"An opposition activist identified as Omar Hasan said {RAID[0].lower()}{RAID[1:]}.",
            ["Omar Hasan"],
        ),
        (
            "Rebels executed ten captives in Homs, the centre said in a bulletin posted on its website.",
            ["the centre"],
        ),
        (
            f"{RAID}, a source at Idlib Police Command told the agency.",
            ["a source at Idlib Police Command"],
        ),
        (f"{RAID}, said an opposition politician.", ["an opposition politician"]),
        (f"{RAID} said Omar al Hamwi from the town.", ["Omar al Hamwi"]),
        (
            "Ten people were killed in shelling of Saraqib local officials told reporters stressing most were farmers.",
            ["local officials"],
        ),
        (f"Amaq, the news agency close to Islamic State, said {RAID[0].lower()}{RAID[1:]}.", ["Amaq"]),
        (
            f"According to figures from the Local Coordination Committees, {RAID[0].lower()}{RAID[1:]}.",
            ["the Local Coordination Committees"],
        ),
        (f"{RAID}, according to a U.S. Central Command release.", ["U.S. Central Command"]),
        (f"Britain and France have films of the bombing. {RAID}, they said.", ["Britain", "France"]),
        (f"Raid Kills Ten in Saraqib - Reports\n\n{RAID}, activists said.", ["activists"]),
    ],
)
def test_who_speaks(text: str, expected: list[str]) -> None:
    found = sources(text)
    assert len(found) == len(expected)
    assert all(any(words in f or f in words for f in found) for words in expected), found


@pytest.mark.parametrize(
    "text",
    [
        f"{RAID}, a monitor said. The Syrian Observatory for Human Rights said two of the dead were children.",
        f"{RAID}, a military source said. The bombing lasted an hour, the military source added.",
        f"{RAID}, rescuer Omar Hasan said. Hasan said that the bombing went on all day.",
        f"Russia's defence ministry said {RAID[0].lower()}{RAID[1:]}. The defence ministry said the raid hit a depot.",
    ],
)
def test_a_source_named_twice_is_one(text: str) -> None:
    assert len(sources(text, "airstrike")) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"SANA's correspondent said {RAID[0].lower()}{RAID[1:]}.",
        f"BEIRUT (AFP) - {RAID}, an AFP correspondent said.",
        f"{RAID}. No group claimed the raid.",
        f"{RAID}. The Red Cross did not say who was to blame for the bombing.",
        f"{RAID}. The Red Cross described the bombing as a crime.",
        f"Red Cross Describes Raid War Crime\n\n{RAID}.",
        f'{RAID}. "It is shameful that markets are being bombed," said Omar Hasan.',
        f"{RAID}. If confirmed it would be the first raid this month.",
    ],
)
def test_who_is_no_source(text: str) -> None:
    assert sources(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (f"{RAID}, the Lebanese Al-Manar channel said.", ["hez_media"]),
        (f"{RAID}, opponents of President Assad said.", ["snc"]),
        (f"{RAID}, the Syrian opposition coalition said.", ["snc"]),
        (f"{RAID}, a leading opposition figure said.", ["snc"]),
        (f"{RAID}, Turkey's state-run news agency said.", ["anadolu"]),
    ],
)
def test_whose_source_it_is(text: str, actors: list[str]) -> None:
    assert [c.actor for c in first(text).claims] == actors


@pytest.mark.parametrize(
    "text",
    [
        f"{RAID}, the Observatory said. The raid wounded 20 people, its director Rami Abdel Rahman said.",
        f"{RAID}, the civil defence said. The bombing went on all day, rescuer Omar Hasan said.",
    ],
)
def test_a_body_and_its_speaker_are_two_sources(text: str) -> None:
    assert len(sources(text, "airstrike")) == 2


def test_the_head_of_a_monitor_who_adds_no_number_is_no_further_source() -> None:
    text = f"{RAID}, the Observatory said. The bombing went on all day, its director Rami Abdel Rahman said."
    assert sources(text, "airstrike") == ["the Observatory"]


def test_a_state_gives_way_to_its_army() -> None:
    text = (
        "Russia says ten soldiers were killed in coalition strikes. "
        "Coalition jets bombed a post near Palmyra on Monday, killing ten soldiers, the Russian army said."
    )
    assert sources(text, "airstrike") == ["the Russian army"]


def test_a_speaker_goes_on_for_his_body() -> None:
    text = (
        f"{RAID}, the Observatory said. Rebels shelled Fuah on Tuesday. "
        "Seven people were wounded there, Observatory director Rami Abdel Rahman said."
    )
    assert sources(text, "shelling")[0] == "the Observatory"


@pytest.mark.parametrize(
    "text",
    [
        f"{RAID}. The minister declined to say who was to blame for the bombing.",
        f"{RAID}. The officer who led the fighters refused to confirm the bombing.",
    ],
)
def test_who_does_not_want_to_tell_is_no_source(text: str) -> None:
    assert sources(text) == []


def test_a_correspondent_of_another_publisher_is_a_source() -> None:
    assert sources(f"{RAID}, an AFP correspondent said.") == ["an AFP correspondent"]


def test_a_correspondent_of_another_signed_agency_is_a_source() -> None:
    assert sources(f"TEHRAN (FNA) - SANA's correspondent in Idlib said {RAID[0].lower()}{RAID[1:]}.")


def test_a_station_and_an_agency_are_two_sources() -> None:
    text = f"{RAID}, state news agency SANA said. Syrian state television put the toll of the raid at eight dead."
    assert sources(text, "airstrike") == ["state news agency SANA", "Syrian state television"]


def test_who_tells_of_the_dead_elsewhere_is_a_source() -> None:
    text = f"{RAID}, the Observatory said. Five of the dead were children, a doctor said."
    assert sources(text, "airstrike") == ["the Observatory", "a doctor"]


def test_a_sentence_counts_on_only_behind_a_number() -> None:
    text = f'{RAID}. "I ran outside", a weeping man said. Another three people were killed in rocket fire on Talbisa.'
    assert sources(text, "shelling") == []


def test_lives_claimed_are_no_claim() -> None:
    event = first("Terrorists shelled Aleppo on Monday, claiming the lives of 8 people.")
    assert (event.claims, event.status) == ([], "reported")


@pytest.mark.parametrize(
    "text",
    [
        f"{RAID}, the Observatory said. Another three people were killed in shelling of Binnish.",
        f"{RAID}, the Observatory said. Rebels shelled Fuah. The Observatory said seven people were wounded there.",
    ],
)
def test_a_source_goes_on_over_what_it_counts_or_frames(text: str) -> None:
    assert sources(text, "shelling") == ["the Observatory"]


def test_a_source_goes_on_over_three_sentences() -> None:
    text = (
        f"{RAID}, a police source said. Rebels fired rockets at Fuah. Two rockets landed near a school. "
        "Nobody was hurt. The shells damaged a shop, the police source confirmed."
    )
    assert sources(text, "shelling") == ["a police source"]


def test_what_a_text_recalls_between_two_sentences_of_a_source_is_its_own() -> None:
    text = (
        f"{RAID}, the Observatory said. On Friday rebels had shelled Fuah. "
        "The Observatory said two of the dead in Saraqib were children."
    )
    assert sources(text, "shelling") == []


@pytest.mark.parametrize(
    "between",
    [
        "Rebels have shelled Fuah for months.",
        "Rebels first shelled Fuah in 2012.",
        "It was the third week of shelling in Fuah.",
        "Rebels had shelled Fuah to break the siege.",
    ],
)
def test_background_between_two_sentences_of_a_source_is_the_texts_own(between: str) -> None:
    text = f"{RAID}, the Observatory said. {between} The Observatory said two of the dead were children."
    assert sources(text, "shelling") == []


def test_more_than_counts_on_nothing() -> None:
    text = f"{RAID}, the Observatory said. More than 90 people were killed in shelling of Douma on Sunday."
    assert sources(text, "shelling") == []


def test_a_source_does_not_go_on_by_itself() -> None:
    text = f"{RAID}, the Observatory said. Rebels shelled Fuah on Tuesday."
    assert sources(text, "shelling") == []


def test_competing_tolls_keep_both_sources() -> None:
    text = f"{RAID}, the Observatory said. State news agency SANA put the toll of the bombing at 15 dead."
    event = first(text)
    assert [c.actor for c in event.claims] == ["sohr", "sana"]
    assert sorted(c.low for c in event.casualties if c.kind == "killed") == [10, 15]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("FSA fighters captured Dabiq from Daesh on Sunday, the group said.", "FSA fighters"),
        ("Turkish jets killed two fighters of the YPG, the group said.", "YPG"),
    ],
)
def test_the_group_is_the_one_that_did_it(text: str, source: str) -> None:
    [event] = extract_events(text, published="2015-10-08")
    assert [c.source for c in event.claims] == [source]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            f"{RAID}. In Homs, gunmen shot dead an officer; the FSA claimed responsibility.",
            "claims_responsibility",
        ),
        (
            "A bomb killed four soldiers in Homs on Monday. Ahrar al-Sham claimed responsibility.",
            "claims_responsibility",
        ),
        (
            "A bomb killed four soldiers in Homs on Monday. Ahrar al-Sham said it was behind the blast.",
            "claims_responsibility",
        ),
    ],
)
def test_responsibility_without_the_deed(text: str, stance: str) -> None:
    events = extract_events(text, published="2015-10-08")
    assert [c.stance for c in events[-1].claims] == [stance]


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("A car bomb killed four people in Azaz. The mayor blamed Islamic State.", "is"),
        ("The raids on Saraqib, which the opposition blamed on the government, killed nine.", "syr_gov"),
    ],
)
def test_who_lays_blame_is_a_source(text: str, attacker: str) -> None:
    [event] = extract_events(text)
    assert [a.id for a in event.attackers] == [attacker]
    assert [c.stance for c in event.claims] == ["accuses"]


def test_blame_without_anybody_makes_no_source() -> None:
    assert sources("A car bomb killed four people in Azaz. Residents blamed the lack of guards.") == []


def test_a_remark_on_a_deed_makes_no_source() -> None:
    text = f"{RAID}, the Observatory said. A French minister said the raid was a crime."
    assert sources(text) == ["the Observatory"]


def test_who_is_fought_is_no_source() -> None:
    text = "A minaret was destroyed in Homs in fighting between rebels and regime forces state media and activists said"
    assert sources(text, "clash") == ["state media", "activists"]


def test_what_a_denier_says_is_not_denied() -> None:
    text = "Moscow denied any role in it, saying the lorries had burned after rebels shelled the area."
    [event] = extract_events(text)
    assert (event.status, [c.stance for c in event.claims]) == ("reported", ["asserts"])


def test_what_a_side_is_said_to_have_declared_makes_no_source() -> None:
    text = "Islamic State, which declared a caliphate in June, took Tabqa from the army on Monday."
    assert all(not event.claims for event in extract_events(text, published="2015-10-08"))


def test_a_monitoring_group_is_none_that_fights() -> None:
    text = (
        "A monitoring group in Britain said jets had bombed Ariha. State television said rebels had shelled Fuah.\n\n"
        "IS fighters seized a hill near Palmyra from government forces, the monitoring group said."
    )
    last = list(extract_events(text))[-1]
    assert [c.source for c in last.claims] == ["A monitoring group in Britain"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Air strikes hit three towns in Idlib local activists said.", "local activists"),
        ("According to Syrian government sources the army took a hill near Resafa.", "Syrian government sources"),
        ("The army took the strategic hill of Nubl the monitor said.", "the monitor"),
        ("Rebels took Nubl an organisation that monitors the war said.", "an organisation"),
    ],
)  # fmt: skip
def test_who_speaks_in_a_text_that_has_lost_its_commas(text: str, speaker: str) -> None:
    assert [c.source for e in extract_events(text) for c in e.claims] == [speaker]


def test_who_took_a_picture_said_nothing() -> None:
    text = "SDF fighters walk in Tal Samin. REUTERS/Rodi Said The SDF captured Tal Rifaat from IS on Monday."
    assert [c.source for e in extract_events(text) for c in e.claims] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Car bomb kills five in Azaz: state media", ["state media"]),
        ("Car bomb kills five in Azaz - police", ["police"]),
        ("Car bomb kills five in Azaz, says monitor", ["monitor"]),
        ("SOHR: 12 killed in raids on Idlib", ["SOHR"]),
        ("Raid kills six in Douma: monitor\n\nA raid on Douma killed six people, an NGO said.", ["monitor"]),
        ("Raid kills six in Douma: monitor\n\nA raid on Douma killed six, SOHR said.", ["SOHR"]),
        ("Syria war: Jets kill 12 in Idlib", []),
        ("Russia: Syrian army captured Palmyra", []),
        ("Ambush near Palmyra kills four: a general, two soldiers", []),
    ],
)
def test_headlines_name_their_source(text: str, expected: list[str]) -> None:
    assert sources(text) == expected


def test_who_judges_a_deed_that_nobody_told_tells_it() -> None:
    assert sources("The mayor said the shelling of Douma on Sunday was a war crime.") == ["The mayor"]
