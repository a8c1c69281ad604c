"""The day in figures (今日): what happened, and for every figure the tickets that it counts."""

from handlers.domain.decision import Decision
from handlers.domain.figures import Figures
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.governance.texts import figures
from handlers.grammar.answer import answered


def today(scene: Scene, command: Command) -> Decision:
    """The figures of the day in the unit that the speaker steers; 今日 来源 lists the numbers behind each."""
    unit = scene.station.name if scene.station else scene.town.name
    day = scene.governance.figures or Figures()
    if command.text.strip() == SOURCE:
        return answered(scene, figures.source(unit, day, scene.now, whole_street=scene.station is None), "来源")
    return answered(scene, figures.today(unit, day, scene.now), "today")


SOURCE = "来源"
