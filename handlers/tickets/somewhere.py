"""A danger that was told in private by somebody whose compound nobody knows: he is advised and asked, and the street knows at once."""

from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Rank, Say
from handlers.domain.facts.tickets import CompoundAsked
from handlers.domain.reading import Level, Reading
from handlers.domain.scene import Scene
from handlers.tickets.texts import intake

_LONGEST = 300
"""Characters of what is told before the compound is known: a flood is kept no longer."""


def danger(scene: Scene, reading: Reading) -> Decision | None:
    """Without a compound there is no station to send anybody: the leaders of the street are told once, of no name."""
    if scene.station is not None or not reading.complains or reading.level is not Level.RED:
        return None
    me, asked, text = scene.speaker.person, scene.question, scene.heard.text
    says: tuple[Say, ...] = (Say(intake.which_compound_of_danger(reading.danger), person=me, rank=Rank.RED),)
    if isinstance(asked, CompoundAsked) and asked.reading.level is Level.RED:
        first = asked.reading
        reading = replace(first, place=first.place or reading.place, home=first.home or reading.home)
        text = f"{asked.text} {text}"
    else:
        told = intake.danger_somewhere(reading.danger, reading.place_at(Level.RED))
        says += tuple(Say(told, person=leader.name, rank=Rank.RED) for leader in scene.town.leaders)
    waiting = CompoundAsked(text[:_LONGEST], reading)
    ask = Ask(me, None, waiting, scene.now + scene.policy.question)
    return Decision(says=says, questions=(ask,), why="a danger, and nobody knows in which compound")
