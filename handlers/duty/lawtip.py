"""A law tip (普法) is granted like any other wish; what follows from it is said by whoever proposed it."""

from handlers.domain.decision import Decision
from handlers.domain.facts.lawtip import LawTipAsked, LawTipGiven
from handlers.domain.scene import Scene


def granted(scene: Scene, asked: LawTipAsked) -> Decision:
    """It may be said."""
    event = LawTipGiven(
        station=asked.station, at=scene.now, by=scene.speaker.person, why="granted", rooms=asked.rooms, tip=asked.tip
    )
    return Decision((event,), why=event.why)


def stands(scene: Scene, asked: LawTipAsked) -> bool:
    """Whether it can still be said: all week."""
    return asked.until > scene.now
