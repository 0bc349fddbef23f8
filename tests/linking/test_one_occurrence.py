"""Which mentions are one event, and which stand apart."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

ONE = {
    "a jet shot down, which others say crashed": (
        "Rebels shot down a jet near Hader on Monday, activists said. "
        "The army said the plane crashed because of a fault."
    ),
    "vague count, then the exact one": (
        "Moscow reported more than thirty air raids on Monday.\n\n"
        "Russian warplanes carried out 34 air raids in Hama and Homs provinces on Monday, the ministry said."
    ),
    "impacts of a shelling": (
        "Militants shelled several districts of Aleppo on Monday, a police source said. "
        "Another shell landed in Seif al-Dawla, wounding a baker."
    ),
    "another, of what fell before": (
        "Two mortar shells hit Bab Touma on Monday while three others fell in al-Qassaa and near the station."
    ),
    "one and another of the rockets": (
        "Rebels fired rockets at Aleppo on Monday. One hit a school in al-Furqan and another fell in al-Midan."
    ),
    "dead without a number, far below": (
        "An air strike killed 14 people in Saraqib on Monday. "
        + "Shops in the town stayed shut. " * 30
        + "The deaths drew protests abroad."
    ),
    "a flight in two words": "Some 8,000 Syrians crossed into Jordan on Monday, fleeing their villages near Daraa.",
    "shelling before its verb": "Residents of Douma said shelling on Monday hit several streets of the town.",
    "one of the worst": (
        "Warplanes bombed a market in Ariha on Monday, killing 20 people. "
        "The raid was one of the deadliest attacks on the town this year, residents said."
    ),
    "deaths told with an attack": "Gunmen stormed a police station in Sweida and shot dead two officers.",
    "raids and whom they target": "US forces conducted two airstrikes in Idlib on Monday, targeting a commander.",
    "killed and wounded by the same": "Mortar fire killed a boy in Bab Sharqi and wounded four people, police said.",
    "a shell of the same volley": (
        "A source said militants fired a rocket at Bab Touma on Monday "
        "with the rocket landing in a courtyard, wounding three people."
    ),
    "strikes that a jet targets with": "Warplanes targeted Ariha with four air strikes on Monday.",
    "dead and wrecks of one deed": "Syrian army units killed 12 militants and destroyed two tanks in Morek on Monday.",
    "a car bomb, which a state agency calls terror": (
        "A car bomb went off in the city of Hama on Monday, killing six people. "
        'State media spoke of a "terrorist attack" on a busy street.'
    ),
    "a rocket by two words": (
        "Nine people died after militants launched a rocket at a clinic in Aleppo. "
        "Militants carried out a missile attack on the clinic in Aleppo, killing nine visitors, a source said."
    ),
    "quarters that were targeted, and how": (
        "Nine people were killed on Monday in rebel rocket attacks on Midan and Furqan in Aleppo. "
        "Rebels targeted Midan and Furqan while people were leaving the mosques, a source said."
    ),
    "a strike by those who fight somebody else": (
        "An air raid on Sunday by the US-led coalition fighting Islamic State mistakenly killed nine policemen."
    ),
    "rounds of raids and what they hit": (
        "The first round of raids, which were probably carried out by Russian jets, hit a school in Ariha."
    ),
    "missiles and who fired them": "The town of Talbiseh was targeted by missiles fired by Russian jets.",
    "the seized, by their lot and by their faith": (
        "The fate of hostages captured from a village near Tal Tamr on Monday is not known. "
        "The number of Christians abducted there in the last four days stands at 90, a bishop said."
    ),
    "missiles fired in an attack": "Militants fired 30 missiles in an attack on the town of Salhab, killing a shepherd.",
    "a commander killed when jets bombed": "A rebel commander was killed when Russian jets bombed his house in Sarmada.",
    "a commander killed when gunmen fired": "A rebel commander was killed when gunmen opened fire on his car in Ariha.",
    "the raids that killed those told before": (
        "Air strikes killed 25 civilians in Hama province on Thursday. "
        "The deaths came in night raids on a road near Morek, activists said."
    ),
    "shells, and others of them": "Two mortar shells fell on Bab Touma. A few others blew up in the Qassaa area.",
    "shelling as a verb": "Shelling with cluster bombs targeted Kafr Hamra on Sunday.",
}
TWO = {
    "fire and the fire that answers it": (
        "Mortar rounds fired from Syria wounded a farmer in the Golan Heights; Israel responded by shelling a Syrian army post."
    ),
    "two sides hurt people in one sentence": (
        "Air strikes pounded the east of Aleppo, killing at least 18 people, as rebel rocket fire killed eight in the west."
    ),
    "other victims with their own toll": (
        "Air raids killed 25 civilians in Latamina on Monday. "
        "State media claimed that troops killed 50 rebels in air strikes in the area."
    ),
    "the same ground in another year": (
        "Rebels and troops clashed in Aleppo on Monday. Fighting for Aleppo had begun in the summer of 2012."
    ),
    "one strike and the dead of many": (
        "A coalition air strike killed nine people in Raqqa on Monday. "
        "Coalition strikes have killed hundreds of civilians, activists say."
    ),
    "what each side tells of its victims": (
        "Moscow said its jets killed 40 Islamic State militants in air strikes in Deir ez-Zor on Monday. "
        "Activists said 14 civilians were killed in Russian air strikes near Mayadin."
    ),
    "people and gear taken": "Rebels captured three soldiers and a tank near Morek on Monday.",
    "who killed where it fell": "Rebels shelled the village of Nubl, where Islamic State had killed six farmers.",
    "what one deed came after": "Rebels fired missiles at an army base near Homs after the air strikes on the town.",
    "a further nine in other strikes": (
        "Air strikes killed four civilians in Ariha on Monday. "
        "A further nine people were killed in strikes on other villages of Idlib province on Monday."
    ),
    "shells on two towns with their own hurt": (
        "Rebels fired shells on Nubl, injuring two people. Shells fell on Kafraya, injuring three."
    ),
    "a car bomb and an attack in another town": (
        "A car bomb went off in the city of Hama on Monday, killing six people. "
        "State media reported a terrorist attack in Salamiyah on Monday."
    ),
    "an air strike and rebel fire with as many dead": (
        "An air strike on Maaret al-Numan killed three people on Monday. "
        "Rebels shelled Nubl on Monday, killing three people."
    ),
    "another seven in other raids": (
        "Air strikes killed nine people in Khan Sheikhoun on Monday. "
        "Another seven people were killed in raids on Kafr Takharim on Monday."
    ),
    "fire that also hit": (
        "Mortar fire killed two people at the university of Damascus on Sunday. "
        "Mortar fire also wounded three people in Jaramana."
    ),
    "one of many": (
        "Coalition forces conducted 19 strikes in Syria and Iraq on Monday. "
        "Near Hit, a strike destroyed a weapons store."
    ),
    "many besides one": (
        "A convoy was bombed in Urem al-Kubra near Aleppo on Monday. "
        "Activists reported 40 air strikes on Aleppo province on Monday."
    ),
    "a second bomber": (
        "A suicide bomber blew himself up in Damascus on Monday, killing nine people. "
        "Hours later, a second bomber struck a bakery in the Rabweh district, wounding five people."
    ),
    "elsewhere": (
        "Air strikes on Ariha killed eleven civilians on Wednesday. "
        "Elsewhere, eight people were killed in the town of Rastan. Five of them died in air strikes on a market."
    ),
    "the dead since the war began": (
        "Coalition strikes on Raqqa killed nine people. "
        "Sixty medics have been killed since the war broke out."
    ),
    "dead of two towns": (
        "Two men were crucified in Mayadin and two others were beheaded in the nearby town of Bulayl."
    ),
    "a month's dead": (
        "Warplanes bombed a camp in Idlib, killing five women. "
        "Last month nearly 900 civilians were killed in air raids, a monitor said."
    ),
    "rockets beside air strikes": (
        "Air strikes on the east of Aleppo killed nine people on Monday. "
        "Rocket attacks hit the western part of the city on Monday, wounding six."
    ),
    "a series over provinces and one strike": (
        "Warplanes carried out 20 air raids in Hama and Homs provinces on Monday. "
        "An air raid hit a bakery in Talbiseh on Monday, killing two bakers."
    ),
    "warplanes of a coalition continue no series": (
        "Four people were killed when helicopters dropped barrel bombs on Kafr Hamra in Aleppo. "
        "Warplanes of the international coalition targeted a base of Islamic State in Mayadin."
    ),
    "the dead of a war": (
        "Border guards shot dead a smuggler near Daraa on Monday. "
        "More than 400,000 people have been killed in the war since 2011."
    ),
    "own dead on another day": (
        "Air strikes on Idlib province have killed 90 people since Sunday. "
        "On Wednesday an air strike on Sarmin killed seven people."
    ),
}


def found(text: str) -> list[str]:
    return [e.type for e in extract_events(text, published="2015-10-08")]


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_one_occurrence_is_one_event(text: str) -> None:
    assert len(found(text)) == 1


def test_one_deed_in_several_gerunds() -> None:
    text = "A suicide bomber detonated a car near Rastan killing five policemen and wounding 18 state TV reported"
    [event] = extract_events(text)
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 5), ("wounded", 18)]


def test_dead_of_another_day_are_not_those_of_the_deed_told_before() -> None:
    text = (
        "Air strikes on Ariha killed nine people on Tuesday. Government jets also raided Saraqib. "
        "On Sunday, eleven civilians were killed in Saraqib."
    )
    assert found(text) == ["airstrike", "airstrike", "killing"]


def test_whose_strikes_they_were_is_likely_not_that_they_were() -> None:
    text = "Four nurses were killed in Maarzita on Monday in what were likely Russian strikes, a medic said."
    [event] = extract_events(text)
    assert (event.type, [a.id for a in event.attackers]) == ("airstrike", ["russia"])


def test_what_is_taken_tells_what_the_taking_was() -> None:
    men, gear = extract_events("Islamic State seized two pilots and three vehicles near Palmyra on Monday.")
    assert (men.type, [c.low for c in men.casualties], men.losses) == ("abduction", [2], [])
    assert (gear.type, gear.casualties, [x.count for x in gear.losses]) == ("equipment_captured", [], [3])


def test_what_a_deed_answers_is_another_deed() -> None:
    text = "The strikes on Jayrud came in revenge for the killing of a pilot on Friday."
    strike, killing = extract_events(text)
    assert (strike.type, strike.casualties, killing.type) == ("airstrike", [], "killing")


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("Shelling of Binnish killed two people on Monday.", "Another shell hit Taftanaz, wounding a boy."),
        (
            "Rebels fired rockets at Mharda, killing a man.",
            "Another rocket landed in Salamiyah but hurt nobody.",
        ),
        ("A shell fell in Ariha.", "Two other shells struck a school in Saraqib."),
    ],
)
def test_another_shell_on_another_town_is_another_event(first: str, more: str) -> None:
    told = [[p.text for p in e.places] for e in extract_events(f"{first} {more}", published="2016-05-02")]
    assert [len(places) for places in told] == [1, 1]


@pytest.mark.parametrize("text", TWO.values(), ids=TWO.keys())
def test_two_occurrences_stay_apart(text: str) -> None:
    assert len(found(text)) == 2


@pytest.mark.parametrize("town", ["Marea", "Nubl", "Binnish", "Azaz"])
def test_the_number_before_two_nouns_counts_the_events(town: str) -> None:
    (event,) = extract_events(
        f"Two coalition strikes near {town} destroyed an excavator, the US military said."
    )
    assert event.count == 2


def test_every_item_of_a_release_is_a_strike_of_its_own() -> None:
    text = (
        "In Syria, coalition military forces conducted ten strikes using attack and bomber aircraft against ISIL targets.\n"
        "* Near Abu Kamal, one strike burnt an ISIL wellhead.\n"
        "* Near Ain Issa, eight strikes engaged an ISIL tactical unit.\n"
        "* Near Raqqa, one strike damaged a supply route."
    )
    items = extract_events(text, published="2015-10-08")[1:]
    assert [(e.places[0].name, e.attackers[0].id) for e in items] == [
        ("Abu Kamal", "coalition"),
        ("Ain Issa", "coalition"),
        ("Raqqa", "coalition"),
    ]


def test_an_attempt_and_its_failure_are_one_event() -> None:
    text = "Militants tried to storm the prison in Aleppo but were driven back."
    [event] = extract_events(text, published="2015-10-08")
    assert (event.type, [a.id for a in event.attackers]) == ("attack_repelled", ["rebels"])
