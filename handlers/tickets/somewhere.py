"""A danger that was told in private by somebody whose compound nobody knows: he is advised and asked, and the street knows at once."""

from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Rank, Say
from handlers.domain.facts.tickets import CompoundAsked
from handlers.domain.reading import Danger, Label, Level, Reading
from handlers.domain.scene import Scene
from handlers.tickets.texts import intake

_LONGEST = 300
"""Characters of what is told before the compound is known: a flood is kept no longer."""


def danger(scene: Scene, reading: Reading) -> Decision | None:
    """Without a compound there is no station to send anybody: the leaders of the street are told once, of no name."""
    if scene.station is not None:
        return None
    if reading.level is not Level.RED and reading.alarming is not None:
        return _in_doubt(scene, reading, reading.alarming)
    if not reading.complains or reading.level is not Level.RED:
        return None
    me, asked, text = scene.speaker.person, scene.question, scene.heard.text
    says: tuple[Say, ...] = (Say(intake.which_compound_of_danger(reading.danger), person=me, rank=Rank.RED),)
    if isinstance(asked, CompoundAsked) and asked.reading.level is Level.RED and asked.reading.alarming is None:
        first = asked.reading
        reading = replace(first, place=first.place or reading.place, home=first.home or reading.home)
        text = f"{asked.text} {text}"
    else:
        told = intake.danger_somewhere(reading.danger, reading.place_at(Level.RED))
        says += tuple(Say(told, person=leader.name, rank=Rank.RED) for leader in scene.town.leaders)
    waiting = CompoundAsked(text[:_LONGEST], reading)
    ask = Ask(me, None, waiting, scene.now + scene.policy.question)
    return Decision(says=says, questions=(ask,), why="a danger, and nobody knows in which compound")


def _in_doubt(scene: Scene, reading: Reading, danger: Danger) -> Decision:
    """What may be a danger: nobody is told before its author has said where, which says that it is true."""
    told = replace(reading, label=Label.OTHER, subcategory="danger", level=Level.RED, danger=danger, confidence=1.0)
    ask = Ask(
        scene.speaker.person, None, CompoundAsked(scene.heard.text[:_LONGEST], told), scene.now + scene.policy.question
    )
    text = intake.which_compound_of_doubt(danger)
    says = (Say(text, person=scene.speaker.person, rank=Rank.RED),)
    return Decision(says=says, questions=(ask,), why=f"{danger}? and nobody knows in which compound")
