"""Who does it and who suffers it: groups by their kind, raids held to be somebody's, who is named beside whom."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def _event(text: str, type_: str) -> Event:
    return next(e for e in extract_events(text, published="2016-11-15") if e.type == type_)


ATTACKERS: list[tuple[str, str, list[str]]] = [
    ("Nine rebels and at least six soldiers died in the fighting near Ariha.", "clash", ["rebels"]),
    ("The army besieged districts of Aleppo on Thursday.", "siege", ["saa"]),
    ("Nusra fighters attacked a base of Jaysh al-Islam in Saqba, sparking fighting in which 95 people died.", "clash", ["nusra"]),
    ("The Free Syrian Army, which is supported by Turkey, seized Dabiq on Sunday.", "capture", ["fsa"]),
    ("Envoys met after weeks of clashes between Turkish troops and government forces killed 60 Turkish soldiers.", "clash", ["turk_mil"]),
    ("The onslaught on Idlib by the Syrian regime Russia and Iranian militias goes on.", "offensive", ["syr_gov", "russia", "iran_militias"]),
    ("Women's Protection Units and Asayish stormed the prison of Hasakah.", "ground_attack", ["ypj", "asayish"]),
    ("A Turkish official said a helicopter bombed rebels near Marea.", "airstrike", []),
    ("Turkish officials said a helicopter dropped barrel bombs on rebels near Marea.", "airstrike", []),
    ("Turkey's army said warplanes hit 20 targets of Islamic State near Marea.", "airstrike", ["turk_mil"]),
    ("Half of the district fell under Nusra Front control on Sunday.", "capture", ["nusra"]),
    ("The town of Morek came under the full control of rebels.", "capture", ["rebels"]),
    ("Government troops have been expanding their control from Palmyra into the villages around it.", "capture", ["saa"]),
    ("The fighters, who met little resistance, say the army is now in almost full control of Qusayr.", "capture", ["saa"]),
    ("At least 90 people have died in the army's weeks-long assault on Daraa.", "offensive", ["saa"]),
    ("A truce was agreed between residents of the quarter and regime troops in Homs.", "ceasefire", ["civilians"]),
    ("Islamic State killed 30 soldiers in a jihadist assault on an oil well in Raqqa.", "ground_attack", ["is"]),
    ("The army killed nine in a militant attack on its post in Hama.", "ground_attack", ["rebels"]),
    ("Jabhat an-Nusra gunmen and further terrorist groups affiliated to it shelled on Saturday with several rockets the Midan quarter of Aleppo.", "shelling", ["nusra", "rebels"]),
    ("A monitor said Russian raids on Homs and its suburbs killed ten people.", "airstrike", ["russia"]),
    ("The Observatory said government air strikes and shelling on rebel areas in Aleppo city and its countryside killed 30 people.", "shelling", ["syr_gov"]),
    ("Madaya is under the tight siege of the army and Hezbollah, residents said.", "siege", ["saa", "hezbollah"]),
    ("Twin blasts kill 12 in Syrian town bomb attack", "bombing", []),
    ("Mayor deplores attack on Syrian town Car bomb attack kills nine in Syrian city", "bombing", []),
    ("Shelling of a bread queue last week ended the truce and subsequent bombardment by army jets on Douma has put a hospital out of service.", "shelling", []),
    ("Four people were killed in air raids believed to be Russian on Saraqib.", "airstrike", ["russia"]),
    ("Air strikes thought to be Russian hit a market in Ariha on Sunday, killing nine.", "airstrike", ["russia"]),
    ("The push against extremists is carried out by the armed coalition Syrian Democratic Forces supported by US jets.", "offensive", ["sdf", "us_mil"]),
    ("Rebels backed by Turkish troops are advancing against IS near Marea, where an air raid killed nine on Monday.", "airstrike", []),
    ("Hezbollah fighters are cornered near the border. The armed group seized a hill there last year.", "capture", ["hezbollah"]),
    ("ISIS militants are cornered in the province. The terrorist group seized the town of Hajin.", "capture", ["is"]),
    ("Islamic State fighters are cornered in the desert. The jihadist group's men killed nine shepherds.", "killing", ["is"]),
    ("Islamic State is cornered in the desert. The jihadist group is not beaten: its fighters killed nine shepherds.", "killing", ["is"]),
    ("The Free Syrian Army is cornered near the border. The jihadist group shelled its posts.", "shelling", ["islamist_rebels"]),
    ("Hezbollah is cornered near the border. The Lebanese militant group's men killed nine shepherds.", "killing", ["hezbollah"]),
    ("Jordanian border guards killed six men, the army said. It added that troops had seized nine vehicles.", "equipment_captured", ["jordan"]),
    ("Two soldiers were shot. The group Jaish al-Islam shelled Jobar.", "shelling", ["jaish_islam"]),
    ("Saudi militants shelled a post near Homs.", "shelling", ["unid"]),
    ("The army took Morek from rebels within a week of launching an offensive.", "offensive", ["saa"]),
    ("Rebels backed by Turkish tanks pushed into al-Bab.", "capture", ["tbr", "turk_mil"]),
    ("Insurgents took advantage of the chaos to seize the airbase at Abu Duhur.", "capture", ["rebels"]),
    ("Islamic State took advantage of a sandstorm to attack posts near Sukhna.", "ground_attack", ["is"]),
    ("US forces arrested a commander during a helicopter raid in Shuhayl.", "arrest", ["us_mil"]),
    ("Government troops used howitzers in attacks on Mharda.", "shelling", ["saa"]),
    ("A medic accused Turkish jets of using napalm in raids on Sukhna.", "airstrike", ["turk_mil"]),
    ("Mortars were used in attacks on Mharda.", "shelling", []),
    ("Russian jets bombed Morek. Troops seized nine vehicles near Hama.", "equipment_captured", ["saa"]),
    ("The army and allied Shiite militias took three villages near Hama.", "capture", ["saa", "iran_militias"]),
    ("Government forces backed by allied Iraqi militias took three villages.", "capture", ["saa", "pmf"]),
    ("The army tightened its grip in the outskirts of Homs on Sunday seizing several hills.", "capture", ["saa"]),
    ("The mayor accused the armed group known as Jund al-Aqsa of shelling Afrin.", "shelling", ["jund_aqsa"]),
    ("The United Nations urged both sides to stop as shelling killed nine people in Douma.", "shelling", []),
    ("Assad pledged to go on as his troops captured Morek.", "capture", ["saa"]),
    ("Lebanon's army said it had killed a militant near the Syrian border. Soldiers stormed his hideout.", "ground_attack", ["lebanon"]),
    ("The Nusra Front an armed offshoot of al Qaeda has taken three bases near Raqqa.", "capture", ["nusra"]),
    ("The army said a suicide terrorist blew himself up in Homs on Tuesday.", "suicide_bombing", ["rebels"]),
    ("Twelve trucks loaded with flour entered Madaya on Monday as part of a Red Crescent convoy.", "aid_delivery", ["sarc"]),
    ("Several trucks carrying assistance for 300 people entered Douma as part of a Red Crescent convoy.", "aid_delivery", ["sarc"]),
    ("Gunmen believed to be from Islamic State killed three farmers near Sukhnah.", "killing", ["is"]),
    ("Six fighters were killed when a vehicle bomb driven by an IS militant went off in Shaddadi.", "bombing", ["is"]),
    ("Rebels freed the soldiers they captured in May.", "abduction", ["rebels"]),
    ("Amaq news agency said its fighters had killed nine soldiers near Palmyra.", "killing", ["is"]),
    ("A commander in the Free Syrian Army said his men had destroyed five tanks.", "equipment_destroyed", ["fsa"]),
    ("Ahrar al-Sham is a rebel group that seized the town of Binnish last week.", "capture", ["ahrar_sham"]),
    ("Jaysh al-Nasr was among the factions that shelled Fuaa on Monday.", "shelling", ["jaysh_nasr"]),
    ("A terrorist car bomb killed six people in Latakia.", "bombing", []),
    ("A terrorist attack hit a market in Homs, killing nine people.", "ground_attack", []),
    ("A child was killed in terrorist attacks with rocket shells on Daraa city.", "shelling", ["rebels"]),
    ("Four people were wounded in army mortar shells on Talbiseh.", "shelling", ["saa"]),
    ("The army foiled a terrorist attack on its posts near Palmyra.", "attack_repelled", ["rebels"]),
    ("The SDF captured the village of Karama from Daesh. A quantity of ammunition was seized.", "equipment_captured", ["sdf"]),
    ("An offensive by rebels led by al-Qaeda's former affiliate began in Hama.", "offensive", ["hts"]),
    ("Gunmen allied with Islamic State attacked a post near Sukhna.", "ground_attack", ["is"]),
    ("Rebels responded to the shelling with rockets on Nubl.", "shelling", ["rebels"]),
    ("Islamic State overran army lines pushing them out of Hajin.", "capture", ["is"]),
    ("IS dealt a blow to army units driving them out of Raqqa.", "capture", ["is"]),
    ("Army units focused an intense barrage of fire on rebel hideouts in Qalamoun.", "shelling", ["saa"]),
    ("Twelve people died in air strikes on Ariha. It was unclear if Syrian or Russian jets had carried out the strikes.", "airstrike", ["syr_or_rus"]),
    ("IS drove the army out of Raqqa. Damascus lost 40 troops in the militant counter-attack on Sunday.", "offensive", ["is"]),
    ("Fighters of the Turkistan Islamic Party, backed by Jund al-Aqsa, overran three army posts.", "capture", ["tip", "jund_aqsa"]),
    ("The strike, the first by a US drone in Idlib this year, killed a leader of al Qaeda.", "drone_strike", ["us_mil"]),
    ("Russia's Defence Ministry denied its planes had hit a school in Hass.", "airstrike", ["rus_mil"]),
    ("Local militiamen repelled the assault on Salamiyah, state media said. Fifteen IS fighters were killed.", "attack_repelled", ["is"]),
    ("Air raids killed 18 people in Raqqa on Friday, a monitor said, blaming Russian jets. Raqqa has been bombed by the Syrian air force and the US-led coalition, too.", "airstrike", ["rus_mil"]),
    ("Coalition jets hit two bridges on Thursday. Nine militants died in a coalition raid near Tanf in May.", "airstrike", ["coalition"]),
    ("Washington pointed the finger at Moscow over the air strike on the convoy in Aleppo.", "airstrike", ["russia"]),
    ("An air raid killed nine people in Hass. Activists pointed the finger at Russian jets.", "airstrike", ["rus_mil"]),
    ("Russia's military said six long-range bombers carried out strikes on IS near Raqqa on Sunday.", "airstrike", ["rus_mil"]),
    ("The Turkish army said two soldiers were killed when warplanes bombed its post near Al-Bab.", "airstrike", []),
    ("Nine militants were killed in clashes with the army in Homs. Army troops backed by the air force killed nine gunmen in the academy, a source said.", "clash", ["saa", "syaaf"]),
    ("The army is just 5 km from Palmyra, state TV said, after seizing a hill overlooking the town.", "capture", ["saa"]),
    ("A barrage of rockets hit Jableh, wounding a dozen people, SANA said, blaming terrorist groups.", "shelling", ["rebels"]),
    ("Turkey said its jets shot down the plane after it violated Turkish airspace.", "airspace_violation", []),
    ("Troops reinforced by Hezbollah fighters attacked rebel lines south of Aleppo.", "ground_attack", ["saa", "hezbollah"]),
    ("Government troops hit the sources of the shelling near Jobar.", "ground_attack", ["saa"]),
    ("Hezbollah, which has fought IS, Nusra Front and local rebels, has made gains near Arsal.", "capture", ["hezbollah"]),
    ("Rebels lost 25 men in a failed assault on the Handarat camp.", "attack_repelled", ["rebels"]),
    ("The army lost 25 men in a failed rebel assault on the Handarat camp.", "attack_repelled", ["rebels"]),
    ("Troops pounded Harasta, a day after seizing Jisreen.", "capture", ["saa"]),
    ("Harasta was pounded a day after seizing Jisreen.", "capture", []),
    ("Units of the army and Hezbollah on Friday killed and injured numbers of gunmen in Nawa.", "killing", ["saa", "hezbollah"]),
    ("Rebels had retreated to the hills. Two farms fell to Islamic State after the withdrawal of the fighters.", "withdrawal", ["rebels"]),
    ("Troops launched an operation to retake the village of Maan, captured by rebels this spring.", "capture", ["rebels"]),
    ("The army is preparing to recapture an airbase seized by IS in June.", "capture", ["is"]),
    ("Two people died when a mine of those left behind by Daesh exploded in Palmyra.", "mine_explosion", ["is"]),
    ("One of the mines laid by Islamic State exploded in Manbij killing three.", "mine_explosion", ["is"]),
    ("A landmine which Islamic State had planted exploded near Palmyra.", "mine_explosion", ["is"]),
    ("A suicide terrorist detonated an explosive belt in Tartous.", "suicide_bombing", ["rebels"]),
    ("Two suicide terrorists blew themselves up in Damascus.", "suicide_bombing", ["rebels"]),
    ("Two suicide bombers blew themselves up in Damascus.", "suicide_bombing", []),
    ("IS attacks in Homs killed 60 people most of them soldiers wounded 100 others.", "ground_attack", ["is"]),
    ("The shelling of Douma killed 20 civilians many of them children injured 60 and hit a school.", "shelling", []),
    ("Russian raids on Idlib caused the displacement of 400 families destroyed two mosques.", "displacement", []),
    ("Russian raids on Idlib caused the displacement of 400 families destroyed two mosques.", "airstrike", ["russia"]),
    ("The raids killed 300 people 30% of them are women caused the displacement of 20 families in Idlib.", "displacement", []),
    ("IS which has fought the army Kurdish fighters and tribal forces has made gains in Syria.", "capture", ["is"]),
    ("IS which has battled Syrian troops Hezbollah and Shiite Muslim militias has made gains in Homs.", "capture", ["is"]),
    ("Ahrar al-Sham which fought the army and Kurdish forces captured three villages in Idlib.", "capture", ["ahrar_sham"]),
    ("Nusra Front which has battled the army Kurdish fighters and rebels seized Idlib on Sunday.", "capture", ["nusra"]),
    ("Terrorist rocket attacks by Ahrar al-Sham killed two children in Foua on Sunday.", "shelling", ["ahrar_sham"]),
    ("Rebel and Nusra Front shelling of the town killed nine people.", "shelling", ["rebels", "nusra"]),
    ("Al-Qaedas offshoot in Syria Nusra Front attacked an army post near Idlib.", "ground_attack", ["nusra"]),
    ("Al-Qaeda's branch in Syria, the Nusra Front, said it was behind a car bombing in Hama.", "bombing", ["nusra"]),
    ("Footage showed shelling of the rebel lines and government troops advancing into the town of Murak.", "capture", ["saa"]),
    ("The clip shows the bombing of a checkpoint in Homs and rebels shooting at soldiers.", "ground_attack", ["rebels"]),
    ("Nine people died in raids on Hass. A monitor said it was not clear if the raids were carried out by regime jets or their Russian allies.", "airstrike", ["syr_or_rus"]),
    ("A Syrian jet was shot down by rebels after bombing the town of Hass.", "airstrike", ["syaaf"]),
    ("A Russian helicopter was shot down in Idlib after delivering aid to Aleppo.", "aid_delivery", ["rus_mil"]),
    ("Six rebels were captured after targeting their post with a missile.", "missile_strike", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "attackers"), ATTACKERS)
def test_who_does_it(text: str, type_: str, attackers: list[str]) -> None:
    assert [a.id for a in _event(text, type_).attackers if a.id] == attackers


def test_an_army_and_its_militia_told_again_stay_two() -> None:
    text = (
        "Syrian Army Drives Militants Back from Hill in Latakia. The Syrian army and the National Defence Forces drove "
        "militants back from the hill in Latakia province on Tuesday."
    )
    [event] = extract_events(text, published="2016-11-15")
    assert [a.id for a in event.attackers] == ["saa", "ndf"]


def test_who_was_killed_before_was_not_killed_by_the_answer() -> None:
    text = "In October five people were killed by a shell in Akcakale, which prompted Turkey to shell Syrian posts."
    first, answer = extract_events(text, published="2016-11-15")
    assert (first.attackers, [c.low for c in first.casualties]) == ([], [5])
    assert ([a.id for a in answer.attackers], answer.casualties) == (["turkey"], [])


def test_who_claims_the_attacks_did_all_of_them() -> None:
    text = (
        "An air raid killed two people in Ariha. A bomb killed six policemen in Hasakah on Monday. A suicide bomber blew "
        "himself up at the hospital. Islamic State claimed both attacks."
    )
    found = {e.type: [a.id for a in e.attackers] for e in extract_events(text, published="2016-11-15")}
    assert found == {"airstrike": [], "bombing": ["is"], "suicide_bombing": ["is"]}


TARGETS: list[tuple[str, str, list[str]]] = [
    ("Four Turkish Troopers Killed 6 Wounded in IS Attack in North Syria", "ground_attack", ["turk_mil"]),
    ("Rebels Killed 20 Wounded in Army Raid on Douma", "ground_attack", ["rebels"]),
    (
        "Clashes broke out between Hezbollah fighters and militants from the Nusra Front near Arsal.",
        "clash",
        ["nusra"],
    ),
    (
        "Turkey's military said its drones had killed 11 Syrian soldiers in Idlib in response to an attack on its post.",
        "ground_attack",
        ["turk_mil"],
    ),
    ("Hezbollah fired two missiles at an army post in northern Israel.", "missile_strike", ["israel"]),
    ("Militants attacked an army patrol in Lebanon, killing two soldiers.", "ground_attack", ["lebanon"]),
    (
        "A blast in a minibus killed four people and hurt seven in down town Damascus according to the police.",
        "bombing",
        ["civilians"],
    ),
    ("Rebels fired two rockets at a school in the Zahraa neighbourhood of Homs.", "shelling", ["civilians"]),
    (
        "Israeli jets bombed a depot, the Syrian army said. Israel's military was silent. Rebels ambushed an army patrol in Jobar, killing six soldiers.",
        "ground_attack",
        ["saa"],
    ),
    (
        "The army stormed posts of Al-Nusra Front and Ahrar al-Sham. Jets bombed the terrorists near Kinsibba.",
        "airstrike",
        ["nusra", "ahrar_sham"],
    ),
    ("Gunmen fired in the air to break up the march and detained four activists.", "arrest", ["activists"]),
    ("Islamic State gunmen ambushed a column of Kurdish fighters south of Kobani.", "ground_attack", ["ypg"]),
    (
        "The SDF took Hajin from Islamic State. On Sunday SDF fighters killed 20 militants in Baghuz.",
        "killing",
        ["is"],
    ),
    (
        "The army took Hajin from Islamic State. On Sunday the army killed 20 terrorists near Homs.",
        "killing",
        ["rebels"],
    ),
    ("Warplanes struck positions of Nusra Front terror group militants in Idlib.", "airstrike", ["nusra"]),
    ("The army wounded 30 Daesh terror group militants near Homs.", "killing", ["is"]),
    ("Omar suffered a head injury in the air strike on Douma on Friday.", "airstrike", []),
    (
        "Kurdish fighters took the town from Islamic State after a battle in which 30 jihadists died.",
        "clash",
        ["is"],
    ),
    ("Islamic State freed the villagers it kidnapped last week.", "abduction", ["civilians"]),
    (
        "Troops recaptured Sukhnah from Daesh on Sunday. Some 60 militants were killed in the battle.",
        "clash",
        ["saa"],
    ),
    (
        "The army destroyed a convoy of gunmen near Palmyra, killing 25 ISIS fighters.",
        "equipment_destroyed",
        ["is"],
    ),
    ("The SDF have encircled the Islamic State-held city of Tabqa.", "siege", ["is"]),
    ("An army unit targeted dens of ISIS terrorists near Palmyra.", "ground_attack", ["is"]),
    ("Rebels killed ten soldiers near Morek and took 12 soldiers prisoner.", "abduction", ["saa"]),
    ("The army was driven off after rebels blew up two car bombs at its gate.", "bombing", ["saa"]),
    (
        "The army established full control of Maan village leaving many terrorists dead and wounded.",
        "killing",
        ["rebels"],
    ),
    (
        "Rebels backed by Turkish tanks captured Dabiq from Islamic State on Sunday. Nine rebels were killed in the clashes.",
        "clash",
        ["is"],
    ),
    ("An air strike on Azaz on Friday wounded the head of the council.", "airstrike", [None]),
    ("Islamic State fought the army and Kurdish forces in Hasakah on Monday.", "clash", ["saa", "ypg"]),
    ("Thousands fled heavy clashes in Qamishli on Tuesday.", "displacement", ["civilians"]),
    ("More than 3,000 were displaced by the offensive in Hama.", "displacement", ["civilians"]),
    (
        "Tens of thousands were forced from their homes by the shelling of Daraa.",
        "displacement",
        ["civilians"],
    ),
    (
        "Militants bombarded a pro-Assad rally in Latakia on Monday, killing 12 people.",
        "shelling",
        ["civilians"],
    ),
    ("Militants bombarded an Assad campaign rally in Latakia.", "shelling", []),
    ("Nusra Front stormed a post of Hazm and detained several of its members.", "arrest", ["hazzm"]),
    ("The video shows air strikes on IS positions and Syrian soldiers firing rockets.", "airstrike", ["is"]),
    (
        "Nine people were killed in the attack in the rebel-held district of Qastal. The rebel-held district was hit by a barrel bomb attack by the regime on Monday.",
        "airstrike",
        ["civilians"],
    ),
    (
        "IS attacked the Kurdish-held town of Sarrin on Thursday. At least 18 people were killed in the attack.",
        "ground_attack",
        ["ypg"],
    ),
    ("Maskana was controlled by Daesh until it was recaptured by the army in June.", "recapture", ["is"]),
    ("Maskana was a stronghold of Daesh until it was taken over by the army in June.", "capture", ["is"]),
    ("The quarter was part of a rebel enclave until the army seized it in June.", "capture", ["rebels"]),
    ("Maskana was quiet until it was captured by the army in June.", "capture", []),
]


@pytest.mark.parametrize(("text", "type_", "targets"), TARGETS)
def test_who_suffers_it(text: str, type_: str, targets: list[str | None]) -> None:
    assert [a.id for a in _event(text, type_).targets] == targets


def test_whose_march_it_is_does_not_attack_it() -> None:
    """What an active verb does is not done by whoever is told behind its object."""
    events = extract_events(
        "Gunmen attacked a march by Hezbollah supporters in Damascus.", published="2016-11-15"
    )
    assert not any(a.id == "hezbollah" for e in events for a in e.attackers)


FIGHTS: list[tuple[str, set[str]]] = [
    ("Activists said helicopters bombed the town as heavy fighting raged between the army and rebels in Morek.", {"saa", "rebels"}),
    ("Shells hit the town while battles were going on between Nusra Front and Hazzm near Idlib.", {"nusra", "hazzm"}),
    ("The army shelled the rebels while they were fighting Islamic State near Sukhna.", {"rebels", "is"}),
    ("The Hazzm Movement said Nusra Front attacked its men as they were battling the army in Idlib.", {"hazzm", "saa"}),
    ("A rebel spokesman said Kurdish fighters attacked them while they were fighting Islamic State in Azaz.", {"rebels", "is"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), FIGHTS)
def test_who_fights_while_something_else_is_done(text: str, sides: set[str]) -> None:
    clash = _event(text, "clash")
    assert {a.id for a in (*clash.attackers, *clash.targets)} == sides
