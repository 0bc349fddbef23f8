"""What the parser hangs in the wrong place, by the name that stands there."""

from __future__ import annotations

import pytest

from conflict_events import extract_events
from conflict_events.linking.grafting import graft
from conflict_events.linking.moving import move
from conflict_events.tagging.pipeline import load_pipeline
from conflict_events.tagging.tree import Tree


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "A car bomb exploded in Azaz on Saturday, killing three people and wounding dozens, "
            "a war monitor and a local official said.",
            ["a war monitor", "a local official"],
        ),
        (
            "Shelling killed four civilians in Douma and wounded nine others, a doctor and residents told Reuters.",
            ["a doctor", "residents"],
        ),
    ],
)
def test_who_speaks_is_no_victim(text: str, speakers: list[str]) -> None:
    event = extract_events(text, published="2015-10-08")[0]
    assert [c.source for c in event.claims] == speakers
    assert not {"doctor", "official", "residents"} & {c.who for c in event.casualties}
    assert not {"doctor", "official", "residents"} & {t.text for t in event.targets}


NAMES = [  # what the tree of one name gives, that of another must give as well
    ("The army and Hezbollah besieged Madaya.", ["The army", "Hezbollah"], []),
    ("Backed by the Syrian army, Hezbollah pressed ahead with its offensive in Zabadani.", ["Hezbollah", "Syrian army"], []),
    ("Aid was removed from the trucks by government forces at Harasta.", ["government forces"], []),
    ("Shells hit the town of Ariha, which was seized by rebels from government forces.", ["rebels"], ["government forces"]),
    ("Troops were attacked by the FSA and Nusra fighters near Azaz.", ["FSA", "Nusra fighters"], ["Troops"]),
    ("A judge was killed by rebels and soldiers were searching Ariha for his body.", ["rebels"], ["judge"]),
    ("Destruction in Idlib as a result of the government airstrikes", ["government"], []),
    ("Children wounded by Russian shelling on Anadan city.", ["Russian"], ["Children"]),
    ("Some 310 US airstrikes since 3 April have killed between 120 and 190 civilians.", ["US"], ["civilians"]),
    ("Rebels pushed back an assault by the army on Azaz.", ["the army"], ["Rebels"]),
    ("Damage caused by the government shelling targeting the old town of Azaz.", ["government"], []),
    ("Rebels seized parts of the supply route effectively severing it from the city.", ["Rebels"], []),
    ("Rebels captured Ariha, killing at least 35 soldiers in fierce clashes.", ["Rebels"], ["soldiers"]),
    ("Shops closed after the army took hills east of the mill effectively besieging Nubl.", ["the army"], []),
    ("Nobody owned up to the attack which officials blamed on the rebels.", ["rebels"], []),
    ("The US-led coalition fighting the Nusra Front (NF) militant group has also carried out strikes in Idlib.", ["US-led coalition"], []),
    ("Troops moved towards Palmyra, captured by Islamic State in May.", ["Islamic State"], []),
    ("Fighters returned to Maheen, lost to the army this year.", ["the army"], []),
    ("Talks ended the siege and shelling by the army on the town of Daraya resumed.", ["the army"], []),
    ("The army ambushed retreating Islamic State fighters outside Palmyra.", ["The army"], ["Islamic State fighters"]),
    ("Kurdish fighters shelled advancing Islamic State militants near Kobane.", ["Kurdish fighters"], ["Islamic State militants"]),
    ("The jihadists attacked withdrawing government forces near Tabqa.", ["jihadists"], ["government forces"]),
    ("Rebels captured around 40 fleeing Syrian soldiers near Idlib the monitor said.", ["Rebels"], ["Syrian soldiers"]),
    ("The rebels surrounded about 80 fleeing government troops near the dam.", ["rebels"], ["government troops"]),
    ("Turkey has begun withdrawing troops from Afrin.", ["Turkey"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "attackers", "targets"), NAMES, ids=[text[:30] for text, _, _ in NAMES])
def test_roles_do_not_hang_on_the_tree_of_a_name(text: str, attackers: list[str], targets: list[str]) -> None:
    event = extract_events(text, published="2015-10-08")[-1]
    assert ([a.text for a in event.attackers], [t.text for t in event.targets]) == (attackers, targets)


def test_a_speaker_with_an_article_stands_by_itself() -> None:
    event = extract_events("A monitor and ISIS fighters said jets bombed Ariha.", published="2015-10-08")[0]
    assert [c.source for c in event.claims] == ["A monitor", "ISIS fighters"]


def test_a_name_in_small_letters_is_read_as_what_it_is() -> None:
    event = extract_events(
        "A civil defense member testifies about the car bomb in Azaz", published="2015-10-08"
    )[0]
    assert [c.source for c in event.claims] == ["A civil defense member"]


def test_no_word_comes_to_hang_on_its_own_branch() -> None:
    tree = Tree(load_pipeline()("Rebels shelled the village of Nubl."))
    verb = next(t for t in tree if t.text == "shelled")
    move(verb, verb.children[-1], "dobj")
    assert (verb.head, verb.dep_) == (verb, "ROOT")


def test_who_is_left_killed_aboard_is_killed() -> None:
    tree = Tree(load_pipeline()("Army units destroyed two trucks, leaving all militants aboard killed."))
    graft(tree)
    killed = next(t for t in tree if t.text == "killed")
    assert (killed.head.text, killed.dep_) == ("militants", "acl")


def test_who_traps_those_who_retreat_does_not_retreat() -> None:
    text = "Rebels trapped around 60 retreating Iraqi troops near Ramadi and were believed to be holding them captive."
    event = extract_events(text, published="2015-10-08")
    assert [(e.type, e.status) for e in event] == [("abduction", "unconfirmed")]
    assert [t.id for t in event[0].targets] == ["iraq"]
