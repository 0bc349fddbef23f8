"""Who does it and who suffers it, one construction a case."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events

Case = tuple[str, str, list[str], list[str]]


def _event(text: str, type_: str) -> Event:
    return next(e for e in extract_events(text, published="2015-10-08") if e.type == type_)


def _ids(event: Event) -> tuple[list[str], list[str]]:
    return (
        sorted(a.id or a.text.lower() for a in event.attackers),
        sorted(a.id or a.text.lower() for a in event.targets),
    )


PHRASES_HUNG_ELSEWHERE: list[Case] = [
    ("Shelling of several quarters by government artillery killed nine people in Douma.", "shelling", ["saa"], ["civilians"]),
    ("The fall of the town followed the bombing of its roads by Syrian jets.", "airstrike", ["syaaf"], []),
    ("Heavy fighting broke out at dawn between rebels and government troops near Morek.", "clash", ["rebels"], ["saa"]),
    ("The deaths of two nurses in raids by Russian jets on Saraqeb were confirmed.", "airstrike", ["rus_mil"], ["medics"]),
]  # fmt: skip
ORDER_OF_WORDS: list[Case] = [
    ("Government forces backed by the militia Hezbollah seized Zabadani on Monday.", "capture", ["hezbollah", "saa"], []),
    ("In Aleppo city units of the army hit a base of Ahrar al-Sham on Monday.", "ground_attack", ["saa"], ["ahrar_sham"]),
    ("The army backed by allied fighters ambushed on Monday a group of Nusra Front militants near Nawa.", "ground_attack", ["saa"], ["nusra"]),
    ("The army in cooperation with Hezbollah seized Salma on Monday.", "capture", ["hezbollah", "saa"], []),
]  # fmt: skip
WHO_THEY_ARE: list[Case] = [
    ("Two fighters from the rebel battalions were killed during clashes with the army near Zamalka.", "clash", ["rebels"], ["saa"]),
    ("At least 12 people, most of them rebel fighters, were killed in a car bomb blast in Azaz.", "bombing", [], ["rebels"]),
    ("A blast killed 14 people, mostly members of the Free Syrian Army, in Marea.", "bombing", [], ["fsa"]),
    ("A failed rebel assault on Nubl left 12 dead.", "attack_repelled", ["rebels"], []),
    ("57 Civilians Killed in Continued Nusra Front Shelling of Aleppo", "shelling", ["nusra"], ["civilians"]),
    ("Rebels began a counter-attack on government forces south of Aleppo.", "offensive", ["rebels"], ["saa"]),
    ("The army launched an offensive on Islamic State near Palmyra.", "offensive", ["saa"], ["is"]),
    ("Fighters with support from Hezbollah captured the hills near Zabadani.", "capture", ["fighters", "hezbollah"], []),
    ("Regime forces opened fire with heavy machine guns on rebel posts in Morek.", "ground_attack", ["saa"], ["rebels"]),
    ("A truce brokered by Russia and Turkey began, but rebels and the army clashed in Hama.", "clash", ["rebels"], ["saa"]),
    ("SANA, Homs- Army units on Tuesday killed several terrorists in Talbiseh.", "killing", ["saa"], ["rebels"]),
    ("Three citizens were injured by sniper fire from terrorist organizations in Nubl.", "ground_attack", ["rebels"], ["civilians"]),
    ("Clashes go on between the YPG backed by coalition warplanes against Islamic State near Kobani.", "clash", ["is"], ["ypg"]),
    ("Ahrar al-Sham fought off an attack by the army on Khan Touman.", "attack_repelled", ["saa"], ["ahrar_sham"]),
    ("Two rebel groups, Ahrar al-Sham and Suqour al-Sham, merged on Sunday.", "group_change", ["ahrar_sham", "suqour_sham"], []),
    ("Islamic State fired rockets towards SDF positions near Raqqa.", "shelling", ["is"], ["sdf"]),
    ("The Islamic factions attacked a regime post near Morek.", "ground_attack", ["islamist_rebels"], ["syr_gov"]),
    ("Rebels attacked an army convoy near Khanasser. Ten of its members were killed.", "ground_attack", ["rebels"], ["saa"]),
    ("Army units destroyed several hideouts of the Nusra Front in Jasim, killing and injuring many of its members.", "ground_attack", ["saa"], ["nusra"]),
    ("A mine killed three of its soldiers near Azaz, the Turkish army said.", "mine_explosion", [], ["turk_mil"]),
    ("Islamic State lost 14 fighters in an ambush by the army near Sukhnah.", "ground_attack", ["saa"], ["is"]),
    ("The Nusra Front suffered heavy losses in an attack by Syrian troops on Morek.", "ground_attack", ["saa"], ["nusra"]),
    ("Rebels stormed a village near Homs, where they lost nine men.", "ground_attack", ["rebels"], []),
    ("The armed forces captured Sukhnah on Monday.", "capture", ["saa"], []),
    ("Units of our armed forces clashed with terrorists in Talbiseh.", "clash", ["saa"], ["rebels"]),
    ("A Nusra commander was killed by rival groups in Ariha.", "assassination", ["unid"], ["nusra"]),
    ("Fighting between rival rebel groups erupted in Ariha.", "clash", ["rebels"], []),
    ("An IS suicide attacker drove a lorry into a Kurdish post in Qamishli.", "suicide_bombing", ["is"], ["ypg"]),
    ("Government forces shelled a camp, and rebels responded with rockets on Fuaa.", "shelling", ["saa"], []),
    ("Sukhnah was captured by gunmen from Islamic State on Wednesday.", "capture", ["is"], []),
    ("Sukhnah was captured by rebels from Islamic State on Wednesday.", "capture", ["rebels"], ["is"]),
    ("Jordan's army said three of its soldiers were killed by a roadside bomb near Rukban.", "bombing", [], ["jordan"]),
    ("Special army units killed and wounded several militants in Jasim.", "killing", ["saa"], ["rebels"]),
    ("Rebels targeted on Monday with a number of mortar shells two villages near Homs.", "shelling", ["rebels"], []),
    ("Islamic State seized Kuweires military airport from the army on Tuesday.", "capture", ["is"], ["saa"]),
]  # fmt: skip
SPOKEN_OF: list[Case] = [
    ("The insurgents stormed the post but said the army killed over 20 of the group's men in Jasim.", "killing", ["saa"], ["men"]),
    ("Islamic State said the army killed over 20 of the group's fighters near Palmyra.", "killing", ["saa"], ["is"]),
    ("The coalition carried out a strike that Islamic State claims killed nine civilians in Raqqa.", "airstrike", ["coalition"], ["civilians"]),
    ("The village was hit by a raid the army claims killed ten rebels.", "ground_attack", [], ["rebels"]),
    ("The group claimed the attack at an army checkpoint that killed 15 people in Homs.", "ground_attack", [], ["saa"]),
    ("Islamic State claimed a car bombing near a Kurdish checkpoint that wounded eleven.", "bombing", ["is"], ["ypg"]),
]  # fmt: skip
TURNED_ON: list[Case] = [
    ("Rebels dealt a heavy blow to government forces, driving them out of Morek.", "capture", ["rebels"], ["saa"]),
    ("Islamic State dealt the army a blow, pushing it out of Palmyra on Sunday.", "capture", ["is"], ["saa"]),
    ("Army units clashed with Nusra Front militants, foiling their attack on a checkpoint in Daraa.", "attack_repelled", ["nusra"], ["saa"]),
]  # fmt: skip
BESIDE_THEM: list[Case] = [
    ("Saraqeb was bombarded by the regime, Russia and Iran on Sunday.", "shelling", ["iran", "russia", "syr_gov"], []),
    ("The regime Russia and Iran bombarded Saraqeb on Sunday.", "shelling", ["iran", "russia", "syr_gov"], []),
    ("The army Hezbollah and Iranian militias attacked Khan Touman on Sunday.", "ground_attack", ["hezbollah", "iran_militias", "saa"], []),
    ("Groups backed by Turkey attacked Kurdish positions in Tal Rifaat on Monday.", "ground_attack", ["tbr"], ["ypg"]),
    ("Tabqa was stormed by fighters backed by the United States on Monday.", "ground_attack", ["us_backed_rebels"], []),
    ("Rebels backed by the United States attacked an Islamic State post near Sukhna on Monday.", "ground_attack", ["us_backed_rebels"], ["is"]),
    ("Syrian rebels backed by Jordan attacked an Islamic State post near Sukhna on Monday.", "ground_attack", ["rebels"], ["is"]),
    ("An Israeli strike on a house in Mezzeh killed five people, including two members of the Revolutionary Guards.", "airstrike", ["israel"], ["irgc"]),
    ("The SDF took two villages from Islamic State on Friday. Coalition jets pounded the militants' last enclave.", "airstrike", ["coalition"], ["is"]),
    ("Rebels on Wednesday ambushed an army column outside Khanasser, killing eleven soldiers.", "ground_attack", ["rebels"], ["saa"]),
    ("Government forces backed by Russia bombed the village of Maarrat Hurmah on Monday.", "airstrike", ["saa"], []),
    ("Islamic State lost Palmyra to the army with Russian support.", "capture", ["rus_mil", "saa"], ["is"]),
]  # fmt: skip
WHO_IS_MEANT: list[Case] = [
    ("Fighting erupted near Marea between Nusra and rebels who later captured the village.", "capture", ["rebels"], ["nusra"]),
    ("Clashes between the army and the rebels, who eventually seized the base, killed 20 on Sunday.", "capture", ["rebels"], ["saa"]),
    ("Rebels from the Army of Islam shelled Damascus on Sunday.", "shelling", ["jaish_islam"], []),
    ("Troops of the Kurdish-Arab alliance captured Shaddadi on Monday.", "capture", ["sdf"], []),
    ("Soldiers from Turkey entered Jarablus on Sunday.", "capture", ["turk_mil"], []),
    ("Assad's opponents captured a base in Idlib on Sunday.", "capture", ["rebels"], []),
    ("Opponents of President Bashar al-Assad shelled Damascus on Sunday.", "shelling", ["rebels"], []),
    ("An air strike on a market run by US-backed fighters killed nine people.", "airstrike", [], ["civilians"]),
    ("Nine people died in a raid on a prison run by Islamic State near Mayadin.", "ground_attack", [], ["civilians"]),
    ("The opposition blamed the army for violating the truce on Sunday.", "ceasefire_violation", ["saa"], []),
]  # fmt: skip
WHO_SUFFERS: list[Case] = [
    ("Islamic State executed 70 of its own members in Raqqa on Sunday.", "execution", ["is"], ["is"]),
    ("Islamic State has executed at least 12 of its own fighters for fleeing Raqqa.", "execution", ["is"], ["is"]),
    ("Rebels began an operation to seize control over Syrian Raqqa on Monday.", "offensive", ["rebels"], []),
    ("Islamic State attacked a government-held village in Hama on Sunday, killing 12 soldiers.", "ground_attack", ["is"], ["saa"]),
    ("Troops and pro-government gunmen repelled a rebel attack on Nubl.", "attack_repelled", ["rebels"], ["pgm_generic", "saa"]),
    ("Nusra executed 30 gunmen in Ansari. Nusra Front fighters executed the militants on Sunday.", "execution", ["nusra"], ["rebels"]),
    ("Following a Nusra attack on Fuaa, shelling killed six in Binnish.", "shelling", [], []),
]  # fmt: skip
WHERE_IT_CAME_FROM: list[Case] = [
    ("Protesters came under fire from security forces in Hama.", "ground_attack", ["mukhabarat"], ["protesters"]),
    ("Turkish troops came under mortar fire from Kurdish fighters in Afrin.", "shelling", ["ypg"], ["turk_mil"]),
    ("A mine planted by Islamic State killed five in Manbij.", "mine_explosion", ["is"], []),
    ("Rebels exchanged prisoners with the government in Homs.", "prisoner_exchange", ["rebels"], ["syr_gov"]),
    ("The army killed dozens of terrorists, including Saudis, in Daraa.", "killing", ["saa"], ["rebels"]),
    ("Terrorists from al-Nusra Front and several armed groups under its command shelled Nubl.", "shelling", ["nusra", "rebels"], []),
]  # fmt: skip
CIVIL_VICTIMS: list[Case] = [
    ("Islamic State executed an activist in Raqqa on Sunday.", "execution", ["is"], ["activists"]),
    ("Two French nationals were killed in a bombing in Homs.", "bombing", [], ["civilians"]),
]  # fmt: skip
NO_SIDES: list[Case] = [
    ("A blast at the Turkey-Syria border killed seven rebels.", "bombing", [], ["rebels"]),
    ("Nobody knew the cause of a blast at the crossing between Jordan and Daraa province.", "bombing", [], []),
    ("Anti-regime protests broke out in Daraa on Friday.", "protest", [], []),
]  # fmt: skip
SIDES_OF_ONE_CAMP: list[Case] = [
    ("Rebels fought the Nusra Front near Ariha on Sunday. Clashes between the Nusra Front and rebels near Ariha killed nine.", "clash", ["rebels"], ["nusra"]),
    ("Islamic State stormed a base near Marea on Sunday, capturing it from rebels after days of fighting.", "clash", ["is"], ["rebels"]),
]  # fmt: skip
OWNERS: list[Case] = [
    ("Omar Hasan, a party leader, was assassinated by gunmen in Ariha on Sunday.", "assassination", ["unid"], ["omar hasan"]),
    ("Hezbollah said rebels had lost the hill. The militants shelled Nubl on Sunday.", "shelling", ["rebels"], []),
    ("Rebels fought Islamic State near Marea. The jihadists executed ten men in Manbij on Sunday.", "execution", ["is"], ["men"]),
    ("Ankara launched Operation Desert Lion last week to clear the border of Islamic State.", "offensive", ["turkey"], ["is"]),
    ("Aid trucks were barred from entering Douma by the army.", "aid_obstruction", ["saa"], []),
    ("Clashes among Jaish al-Islam, Ahrar al-Sham and the Nusra Front killed 30 militants.", "clash", ["jaish_islam"], ["ahrar_sham", "nusra"]),
    ("A judge was killed by the rebels and his body and the body of his son were found in Ariha.", "assassination", ["rebels"], ["civilians"]),
    ("Clashes broke out near Kobani between Kurdish forces and militants of the Islamic State (IS) group.", "clash", ["ypg"], ["is"]),
    ("Ahrar al-Sham stormed the headquarters of Jaish al-Islam in Douma and arrested dozens of its members.", "arrest", ["ahrar_sham"], ["jaish_islam"]),
    ("An army unit killed several terrorists and wounded others in strikes against their gatherings near Nawa.", "airstrike", ["saa"], ["rebels"]),
    ("Army units stormed Morek on Monday. On Tuesday the units shelled a base of the Nusra Front in Ariha.", "shelling", ["saa"], ["nusra"]),
    ("A U.S.-backed alliance took Suluk from Islamic State on Sunday. The alliance began an offensive near Raqqa on Monday.", "offensive", ["us_backed_rebels"], []),
    ("Syrian jets struck a depot belonging to Islamic State near Sukhnah.", "airstrike", ["syaaf"], ["is"]),
    ("Army units attacked a position for al-Nusra Front (Qaeda branch) terrorist organization near Nawa.", "ground_attack", ["saa"], ["nusra"]),
    ("The Syrian air force launched a series of raids on hideouts of Islamic State near Sukhnah.", "airstrike", ["syaaf"], ["is"]),
    ("Russian jets hit a school in Maarat al-Numan on Sunday.", "airstrike", ["rus_mil"], ["civilians"]),
    ("Government troops captured Zabadani, the last rebel-held town on the border.", "capture", ["saa"], ["rebels"]),
    ("Rebels shelled Syria's Aleppo on Sunday, killing two children.", "shelling", ["rebels"], ["civilians"]),
]  # fmt: skip
AIMS: list[Case] = [
    ("The army pressed ahead with its offensive to take the rebel-held town of Ariha.", "offensive", ["saa"], ["rebels"]),
    ("The SDF launched an offensive aimed at clearing the Raqqa countryside of Islamic State.", "offensive", ["sdf"], ["is"]),
    ("The operations of the Syrian army in western Aleppo went on for a fifth day.", "offensive", ["saa"], []),
]  # fmt: skip
OPPONENTS: list[Case] = [
    ("The army seized the village of Atshan on Monday and killed 12 rebels.", "capture", ["saa"], ["rebels"]),
    ("Dozens of rebels were killed in a failed bid to retake Khan Touman from regime forces.", "attack_repelled", ["rebels"], ["saa"]),
    ("At least 20 Nusra Front fighters died in a failed attempt to cut a road near Hama.", "attack_repelled", ["nusra"], []),
    ("Ten soldiers were killed in a failed bid by rebels to take the base at Wadi Deif.", "attack_repelled", ["rebels"], ["saa"]),
    ("Five civilians were killed in a failed bid to seize the town of Maan.", "attack_repelled", [], ["civilians"]),
    ("Clashes broke out between the army and rebels including Ahrar al-Sham and gunmen of the FSA near Hama.", "clash", ["saa"], ["ahrar_sham", "fsa", "rebels"]),
    ("A car bomb killed 12 rebels, including a commander of Ahrar al-Sham, in Binnish.", "bombing", [], ["ahrar_sham", "rebels"]),
    ("Rebels battled the Syrian army Kurdish militias and Hezbollah fighters in Aleppo.", "clash", ["rebels"], ["hezbollah", "saa", "ypg"]),
    ("The army battling rebels in Aleppo seized two districts on Monday.", "capture", ["saa"], ["rebels"]),
    ("Rebels fighting Islamic State captured the town of Raei on Monday.", "capture", ["rebels"], ["is"]),
    ("Rebels fighting the army made advances near Morek seizing two villages.", "capture", ["rebels"], ["saa"]),
    ("Syrian Kurds fighting the jihadists advanced near Tal Abyad taking several villages.", "capture", ["ypg"], ["islamist_rebels"]),
    ("Iraqi forces battling the Islamic State group made new gains near Ramadi, capturing three villages.", "capture", ["iraq"], ["is"]),
    ("Syrian rebels fighting to oust Assad captured a base near Daraa.", "capture", ["rebels"], []),
    ("SDF fighters seized the farms on Monday, laying siege to Tabqa.", "siege", ["sdf"], []),
    ("The army repelled an attack by Islamic State near Kuweires, killing ten militants.", "attack_repelled", ["is"], ["saa"]),
]  # fmt: skip
NAMES_BEFORE_WORDS: list[Case] = [
    ("Two suicide bombers blew themselves up in Hama on Monday. Islamic State claimed the attack.", "suicide_bombing", ["is"], []),
    ("Soldiers stormed a Nusra Front post in Rastan on Monday, killing four militants.", "ground_attack", ["saa"], ["nusra"]),
    ("Al-Nusra Front and other armed groups shelled Nubl on Monday.", "shelling", ["nusra", "rebels"], []),
    ("A truce brokered by Russia and Iran took effect in Zabadani on Monday. Since it began, nobody was hurt.", "ceasefire", [], []),
]  # fmt: skip
WITHOUT_NUMBERS: list[Case] = [
    ("Warplanes bombed the town of Saraqib on Monday, causing civilian casualties.", "airstrike", [], ["civilians"]),
    ("The army shelled Kafr Nabl on Monday, killing villagers.", "shelling", ["saa"], ["civilians"]),
    ("Shells landed on Douma on Monday without causing casualties among civilians.", "shelling", [], []),
    ("Syrian artillery killed and wounded a large number of militants in Idlib.", "shelling", ["saa"], ["rebels"]),
    ("Eight others were killed in shelling on Harasta on Monday.", "shelling", [], ["civilians"]),
    ("The rebels opened machine gun fire on houses in Fuaa on Monday.", "ground_attack", ["rebels"], ["civilians"]),
    ("Warplanes bombed a market in a rebel-held town near Idlib on Monday.", "airstrike", [], ["civilians"]),
    ("Turkish army jets bombed Azaz on Monday.", "airstrike", ["turk_mil"], []),
    ("Rebels seized Morek on Monday after two days of clashes with the army.", "clash", ["saa"], ["rebels"]),
    ("Islamic State seized Palmyra on Monday after clashes with the army. The army regained control of the citadel a week later.", "recapture", ["saa"], ["is"]),
]  # fmt: skip
BESIDE: list[Case] = [
    ("The Syrian army and its allies seized two hills near Salma on Monday.", "capture", ["pgm_generic", "saa"], []),
    ("Government troops with Russian air support seized Qaryatayn on Monday.", "capture", ["rus_mil", "saa"], []),
    ("Troops backed by Iranian militias and Russian jets seized Atshan on Monday.", "capture", ["iran_militias", "rus_mil", "saa"], []),
    ("Supported by Hezbollah, the army shelled Zabadani on Monday.", "shelling", ["hezbollah", "saa"], []),
    ("On 3 October 2015, al-Nusra and Ahrar al-Sham stormed an army post near Mhardeh.", "ground_attack", ["ahrar_sham", "nusra"], ["saa"]),
    ("The regime and its ally Hezbollah shelled Zabadani on Monday.", "shelling", ["hezbollah", "syr_gov"], []),
]  # fmt: skip
MISREAD: list[Case] = [
    ("Al-Nusra militants on Monday targeted with mortar shells the streets of Nubl.", "shelling", ["nusra"], []),
    ("Army units targeted with artillery fire gatherings of terrorists in Jobar.", "shelling", ["saa"], ["rebels"]),
    ("Units of the army targeted with missiles hideouts of terrorists near Idlib.", "missile_strike", ["saa"], ["rebels"]),
    ("A raid on an IS camp killed 12 militants.", "ground_attack", [], ["is"]),
    ("Breaking: #ISIS attacks SDF positions near #Hajin.", "ground_attack", ["is"], ["sdf"]),
    ("Residents fled the Islamic States latest offensive on Kobani.", "offensive", ["is"], []),
    ("Troops foiled an attempt by Islamic State to slip into Kuweires.", "attack_repelled", ["is"], ["saa"]),
    ("The SDF announced the start of the second stage of its operation to expel IS from Shadadi.", "offensive", ["sdf"], ["is"]),
    ("The SDF said it took over a quarter of Manbij from Islamic State.", "capture", ["sdf"], ["is"]),
]  # fmt: skip
WHOSE: list[Case] = [
    ("A bomb went off near a checkpoint manned by Ahrar al-Sham in Azaz.", "bombing", [], ["ahrar_sham"]),
    ("An explosive device blew up in a vehicle of the YPG in Qamishli, killing two members.", "bombing", [], ["ypg"]),
    ("The military bombed Talbiseh from the air on Monday.", "airstrike", ["saa"], []),
    ("The Turkish military entered Jarablus. On Monday the military bombed Azaz.", "airstrike", ["turk_mil"], []),
    ("Militants attacked a bus carrying soldiers near Palmyra on Monday.", "ground_attack", ["rebels"], ["saa"]),
    ("\"We seized Atshan on Monday,\" said a rebel commander.", "capture", ["rebels"], []),
    ("\"They shelled us at dawn in Daraya,\" said a rebel commander.", "shelling", [], ["rebels"]),
]  # fmt: skip
NAMED: list[Case] = [
    ("A raid killed Omar al-Hasan, a senior al Qaeda operative, near Sarmada on Monday.", "ground_attack", [], ["al_qaeda"]),
    ("Rebels attacked a Turkish convoy near Afrin on Monday, killing two soldiers.", "ground_attack", ["rebels"], ["turkey"]),
    ("In its latest attack, the Nusra Front shelled Nubl on Monday.", "shelling", ["nusra"], []),
    ("Clashes broke out between the regime forces on one side and Ahrar al-Sham on the other near Morek.", "clash", ["saa"], ["ahrar_sham"]),
    ("Coalition jets killed senior IS official Abu Yusuf al-Tunisi in an airstrike near Hajin on Monday.", "airstrike", ["coalition"], ["is"]),
    ("The SDF transferred 200 civilians out of an enclave near Baghouz on Monday.", "evacuation", ["sdf"], ["civilians"]),
    ("The United States-led coalition killed 24 civilians in an air strike near Manbij on Monday.", "airstrike", ["coalition"], ["civilians"]),
]  # fmt: skip
RELATIVES: list[Case] = [
    ("A convoy that the coalition bombed near Abu Kamal on Monday carried weapons.", "airstrike", ["coalition"], []),
    ("The villages which the army had captured from rebels on Monday were shelled.", "capture", ["saa"], ["rebels"]),
    ("The shelling hit Menagh and villages that the Kurdish YPG had wrested from rebels on Monday.", "capture", ["ypg"], ["rebels"]),
]  # fmt: skip
SIDE_BY_SIDE: list[Case] = [
    ("Russian helicopter shot down over Idlib: rescue workers", "downing", [], ["rus_mil"]),
    ("Coalition jets killed 62 soldiers near Palmyra on Monday. Within hours the army recaptured the hill.", "recapture", ["saa"], []),
    ("The army and Hezbollah seized Salma on Monday after heavy clashes.", "clash", ["hezbollah", "saa"], []),
    ("Rebels launched an assault on Mhardeh on Monday, firing dozens of rockets. The army said it had foiled the attack and killed 30 militants.", "attack_repelled", ["rebels"], ["saa"]),
]  # fmt: skip
WENT_BEFORE: list[Case] = [
    (
        "Jihadists stormed Atshan on Monday. Two bombers blew themselves up in Homs on Tuesday, killing eight people. "
        "Islamic State said it was behind the attack.",
        "suicide_bombing", ["is"], ["civilians"],
    ),
    (
        "Jihadists stormed Atshan on Monday. Two bombers blew themselves up in Homs on Tuesday. "
        "Islamic State said it was behind the attack.",
        "ground_attack", ["islamist_rebels"], [],
    ),
]  # fmt: skip
IN_SECTIONS: list[Case] = [
    (
        "Coalition forces conducted 14 strikes against ISIS on Monday.\n\nNear Hasaka, two strikes engaged an ISIS tactical unit.",
        "airstrike", ["coalition"], ["is"],
    ),
    (
        "An army unit ambushed militants near Nawa on Monday.\n\nThe army took the village of Salma in Latakia. "
        "Militants admitted the death of 14 of their men.",
        "ground_attack", ["saa"], ["rebels"],
    ),
]  # fmt: skip
LAID_ON: list[Case] = [
    ("A bomb killed four soldiers in Damascus on Monday. Ahrar al-Sham claimed responsibility.", "bombing", ["ahrar_sham"], ["saa"]),
    ("Government forces tried to storm Daraya on Monday, but rebels foiled the attempt.", "attack_repelled", ["saa"], ["rebels"]),
    ("A bomb killed ten people in Homs on Monday. The agency blamed Al-Nusra Front and its allies for the attack.", "bombing", ["nusra"], ["civilians"]),
    ("The battle was an operation near Morek, launched by Ahrar al-Sham against the Syrian army.", "offensive", ["ahrar_sham"], ["saa"]),
    ("Warplanes belonging to Russia bombed Saraqib on Monday.", "airstrike", ["russia"], []),
    ("A bomb went off at a checkpoint run by the Levant Front in Azaz.", "bombing", [], ["levant_front"]),
    ("A car bomb killed two people in Jarablus on Monday. Ankara blamed the attack on the PKK.", "bombing", ["pkk"], ["civilians"]),
    ("A car bomb killed two people in Jarablus on Monday, an attack that Ankara blamed on the PKK.", "bombing", ["pkk"], ["civilians"]),
    ("A car bomb killed two people in Jarablus on Monday. Nobody was blamed for the attack.", "bombing", [], ["civilians"]),
    ("Warplanes that were believed to be Russian bombed Saraqib on Monday.", "airstrike", ["rus_mil"], []),
    ("Turkish forces seized Tal Silour after fierce clashes against Kurdish fighters.", "clash", ["turk_mil"], ["ypg"]),
]  # fmt: skip
DRIVEN: list[Case] = [
    ("Residents said constant shelling had forced the Nusra Front to leave Dael on Monday.", "shelling", [], ["nusra"]),
    ("Artillery fire drove rebel fighters out of Atshan on Sunday.", "shelling", [], ["rebels"]),
    ("Insurgents attacked regime troops near Khanasser but were repelled after three days.", "attack_repelled", ["rebels"], ["saa"]),
    ("Several hideouts of the rebels were hit during air raids on Kafr Nabl.", "airstrike", [], ["rebels"]),
    ("Fourteen rebels were killed in clashes with troops during a failed attempt to reopen the road to Saraqib.", "attack_repelled", [], []),
    ("Nusra Front has pushed into regime territory around Morek, launching an assault on government areas.", "ground_attack", ["nusra"], ["syr_gov"]),
]  # fmt: skip
TITLES: list[Case] = [
    ("Islamic State Kills 12 SDF Fighters on Outskirts of Shaddadi.", "killing", ["is"], ["sdf"]),
    ("Syrian Army Repels ISIL Attack on Airbase in Deir Ezzor.", "attack_repelled", ["is"], ["saa"]),
    ("Scores Of Terrorists Killed In Army Operations In Daraa Countryside.", "offensive", ["saa"], ["rebels"]),
    ("Turkey shells two villages near Afrin.", "shelling", ["turkey"], []),
    ("Israel bombs Hezbollah arms depot near Damascus.", "airstrike", ["israel"], ["hezbollah"]),
]  # fmt: skip
FROM_BEFORE: list[Case] = [
    ("IS fighters attacked army posts near Sukhna. State media said the attack had been repelled.", "attack_repelled", ["is"], ["saa"]),
    ("IS fighters attacked army posts near Sukhna. Rebels later repelled an attack near Azaz.", "attack_repelled", [], ["rebels"]),
]  # fmt: skip
OF_A_NATION: list[Case] = [
    ("Syrian fighters stormed the village of Morek.", "ground_attack", ["rebels"], []),
    ("Regime fighters stormed the village of Morek.", "ground_attack", ["saa"], []),
    ("A Syrian general was shot dead in Damascus.", "killing", [], ["saa"]),
    ("Eleven Turkish soldiers were killed on Saturday in Afrin. Two of the soldiers died when a helicopter was shot down near Rajo.", "downing", [], ["turk_mil"]),
]  # fmt: skip
BEHIND_A_DAY: list[Case] = [
    ("Amaq said on Friday two Russian soldiers had been captured.", "abduction", [], ["rus_mil"]),
    ("Government warplanes targeted on Monday the town of Saraqib.", "airstrike", ["syaaf"], []),
    ("Syrian army helicopters dropped on Sunday barrel bombs on Daraya.", "airstrike", ["syaaf"], []),
    ("Government warplanes targeted on Monday by rebels were destroyed.", "ground_attack", ["rebels"], ["syaaf"]),
    ("Syrian army units seized an ISIS arms depot southeast of Palmyra.", "equipment_captured", ["saa"], ["is"]),
    ("Two people were killed in rebel shelling of Sheikh Maqsoud in Aleppo city.", "shelling", ["rebels"], ["civilians"]),
    ("The Syrian army and its allied militia Hezbollah captured more ground inside Madaya.", "capture", ["hezbollah", "saa"], []),
]  # fmt: skip
# Whom somebody fights says who he is.
FIGHTING: list[Case] = [
    ("The US-led coalition fighting IS carried out air strikes near Manbij on Sunday.", "airstrike", ["coalition"], []),
    ("Officials said the US-led coalition fighting IS has bombed Mayadin.", "airstrike", ["coalition"], []),
    ("Turkish-backed rebels fighting the YPG shelled Tal Rifaat on Monday.", "shelling", ["tbr"], []),
    ("Islamic State which has fought the army and tribal forces has made rapid gains in Idlib.", "capture", ["is"], []),
    ("On Tuesday a Russian warplane targeted west of Ariha with two airstrikes.", "airstrike", ["rus_mil"], []),
    ("Syrian Army Kills Nine Militants in Hama Advances in Idlib.", "capture", ["saa"], ["rebels"]),
    ("The army came back, recapturing Morek with support from Russian airstrikes.", "recapture", ["saa"], []),
    ("Islamic State has grown since it seized Iraq's largest city Mosul.", "capture", ["is"], []),
    ("Syrian Kurds fighting the IS group seized three villages near Kobani.", "capture", ["ypg"], ["is"]),
]  # fmt: skip
# Who stands beside a side, and whose shelling kills whom.
BESIDE_A_SIDE: list[Case] = [
    ("Army units backed by Syrian and Russian jets have been battling for control of Mallah.", "clash", ["rus_mil", "saa", "syaaf"], []),
    ("Fifteen members of Jaish al-Fatah were killed in the artillery shelling of the army.", "shelling", ["saa"], ["jaish_fatah"]),
    ("Nine soldiers were killed in the shelling of the army.", "shelling", [], ["saa"]),
    ("Two civilians were killed in clashes among Jaysh al-Islam and Faylaq al-Rahman.", "clash", ["jaish_islam"], ["civilians", "rahman"]),
    ("The Syrian and Russian air fleets targeted an ISIL convoy.", "airstrike", ["rus_mil", "syaaf"], ["is"]),
]  # fmt: skip
# Who stands behind a force, and of whom a coalition is.
BACKED = [
    ("Russian-backed government forces took Sukhna on Monday.", "capture", ["saa"], []),
    ("Saudi-backed opposition groups shelled Fuah on Friday.", "shelling", ["rebels"], []),
    ("British, French and US jets bombed a base near Homs.", "airstrike", ["france", "uk", "us_mil"], []),
    ("In Ariha, held by rebels, Syrian and Russian jets bombed a depot.", "airstrike", ["rus_mil", "syaaf"], []),
    ("A coalition of Islamist factions including the Nusra Front overran the city of Idlib.", "capture", ["nusra"], []),
    ("Fighters of Jaish al-Islam completed their withdrawal from Douma.", "withdrawal", ["jaish_islam"], []),
    ("Troops backed by helicopter gunships shelled Qaboun.", "shelling", ["saa"], []),
    ("A jet went down near Binnish. Islamic State said its fighters shot it down.", "downing", ["is"], []),
    ("Rebels seized Bosra after four days of fighting with the army and allied militiamen.", "clash", ["rebels"], ["pgm_generic", "saa"]),
    ("Some 90 people from both sides were killed in the battle for Sukhna.", "clash", [], []),
    ("Turkish-backed FSA enters Afrin\n\nThe FSA took control of Afrin on Sunday.", "capture", ["fsa", "sna"], []),
    ("IS fighters attacked a Kurdish post near Kobane. Fourteen attackers were killed.", "ground_attack", ["is"], ["ypg"]),
    ("Kurdish units repulsed IS fighters who attacked villages near Kobane.", "attack_repelled", ["is"], ["ypg"]),
]  # fmt: skip
# What the tree hangs on the wrong word, or takes for something else.
GARDEN_PATHS = [
    ("Israel responded to the attack with air strikes on Syrian army posts.", "airstrike", ["israel"], ["saa"]),
    ("The army answered the raid with rocket fire on rebel posts.", "shelling", ["saa"], ["rebels"]),
    ("Militants linked to Nusra launch attacks on army posts near Hama.", "ground_attack", ["nusra"], ["saa"]),
    ("Fighting near Morek killed 30 gunmen from rebel factions as well as nine soldiers.", "clash", ["rebels"], ["saa"]),
    ("Daesh is fighting all sides including the Syrian regime and rebel groups.", "clash", ["is"], ["rebels", "syr_gov"]),
    ("IS stormed Mahin but rebels repelled the attack.", "attack_repelled", ["is"], ["rebels"]),
    ("Damage caused by Russian shelling that targeted Anadan town.", "shelling", ["russia"], []),
    ("Two blasts claimed by the jihadist alliance Tahrir al-Sham killed 16 people in Homs.", "bombing", ["hts"], ["civilians"]),
    ("In Hasaka, army units, with the aid of the People's Protection Units, repelled an attack by Daesh.", "attack_repelled", ["is"], ["saa"]),
    ("The army and the YPG fought Daesh terrorists in Hasaka. The terrorists blew up a car bomb.", "bombing", ["is"], []),
    ("An air strike hit a market in Idlib on Monday. Moscow denied it had carried out the raid.", "airstrike", [], ["civilians"]),
    ("Damage caused by army helicopters bombing Anadan", "airstrike", ["syaaf"], []),
    ("A street in ruins hit by government airstrikes- Aleppo", "airstrike", ["syr_gov"], []),
]  # fmt: skip
CASES = [
    *BACKED,
    *GARDEN_PATHS,
    *IN_SECTIONS,
    *DRIVEN,
    *TITLES,
    *FROM_BEFORE,
    *OF_A_NATION,
    *BEHIND_A_DAY,
    *FIGHTING,
    *BESIDE_A_SIDE,
    *LAID_ON,
    *BESIDE,
    *MISREAD,
    *WHOSE,
    *RELATIVES,
    *SIDE_BY_SIDE,
    *NAMED,
    *WENT_BEFORE,
    *WITHOUT_NUMBERS,
    *PHRASES_HUNG_ELSEWHERE,
    *ORDER_OF_WORDS,
    *WHO_THEY_ARE,
    *SPOKEN_OF,
    *TURNED_ON,
    *BESIDE_THEM,
    *WHO_IS_MEANT,
    *WHO_SUFFERS,
    *WHERE_IT_CAME_FROM,
    *CIVIL_VICTIMS,
    *NO_SIDES,
    *SIDES_OF_ONE_CAMP,
    *OWNERS,
    *AIMS,
    *OPPONENTS,
    *NAMES_BEFORE_WORDS,
]


@pytest.mark.parametrize(("text", "type_", "attackers", "targets"), CASES)
def test_parties(text: str, type_: str, attackers: list[str], targets: list[str]) -> None:
    found = _ids(_event(text, type_))
    if type_ == "clash":
        found = tuple(sorted(found))
        attackers, targets = sorted((attackers, targets))
    assert found == (attackers, targets)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Near the capital Damascus shelling killed nine people on Sunday.", "shelling"),
        ("A raid on a base by the sea killed nine people in Tartus.", "ground_attack"),
    ],
)
def test_places_do_nothing(text: str, type_: str) -> None:
    assert _event(text, type_).attackers == []


def test_the_coalition_is_the_one_told_before() -> None:
    text = "The Syrian National Coalition met in Istanbul. The Coalition said jets bombed Douma on Sunday."
    [event] = extract_events(text, published="2015-10-08")
    assert [c.actor for c in event.claims] == ["snc"]


def test_a_pointed_at_attack_is_the_nearest() -> None:
    text = (
        "Israeli jets hit a depot near Homs on Sunday, killing two soldiers. "
        "On Friday a drone hit an army post in Quneitra. Israel blamed Hezbollah for that attack."
    )
    assert _ids(_event(text, "airstrike"))[0] == ["israel"]
    assert _ids(_event(text, "drone_strike"))[0] == ["hezbollah"]


@pytest.mark.parametrize(
    ("text", "attackers", "targets"),
    [
        ("Boko Haram militants attacked Cameroonian soldiers near Fotokol.", ["Boko Haram militants"], ["Cameroonian soldiers"]),
        ("Egyptian soldiers killed 12 militants near Rafah in Egypt.", ["Egyptian soldiers"], ["militants"]),
        ("Rebels attacked soldiers near Hama.", ["Opposition rebels"], ["Syrian Arab Army"]),
        ("The Turkish military killed 11 terrorists in northern Syria.", ["Turkish Armed Forces"], ["terrorists"]),
        ("Russian jets killed 30 terrorists in Idlib.", ["Russian Armed Forces"], ["Opposition rebels"]),
        ("Kurdish militants attacked Turkish troops in Hakkari, Turkey.", ["Kurdish militants"], ["Turkish Armed Forces"]),
        ("Kurdish militants attacked Turkish troops in Jarabulus.", ["People's Protection Units"], ["Turkish Armed Forces"]),
    ],
)  # fmt: skip
def test_soldiers_of_other_wars_are_not_the_syrian_army(
    text: str, attackers: list[str], targets: list[str]
) -> None:
    [event] = extract_events(text)
    assert ([a.name for a in event.attackers], [t.name for t in event.targets]) == (attackers, targets)


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("A car bomb killed five people in Hama. Islamic State claimed responsibility.", ["is"]),
        ("A car bomb killed five people in Hama. Islamic State claims responsibility.", ["is"]),
        ("A car bomb killed five people in Hama. No group has claimed responsibility.", []),
    ],
)
def test_who_owns_up_to_the_deed_told_before(text: str, attackers: list[str]) -> None:
    assert _ids(_event(text, "bombing"))[0] == attackers


def test_soldiers_abroad_are_those_of_the_army_named_there() -> None:
    text = (
        "Lebanese army soldiers fought gunmen in Tripoli on Friday, leaving four soldiers dead.\n\n"
        "In the Bekaa valley, Syrian helicopters fired rockets at a camp, wounding three refugees."
    )
    assert not any("saa" in side for side in _ids(_event(text, "clash")))
