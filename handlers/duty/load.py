"""值班量: the load of a station's people in a month, for those who steer."""

from handlers.domain.decision import Ask, Decision
from handlers.domain.intent import Command
from handlers.domain.load import loads
from handlers.domain.period import Month
from handlers.domain.question import PAGE, MoreShown
from handlers.domain.scene import Scene
from handlers.duty.texts import load as texts
from handlers.grammar.answer import answered, closed


def show(scene: Scene, command: Command) -> Decision:
    """A page of the list, whoever had most first; 更多 goes on with it."""
    month = command.month or Month.of(scene.now)
    if month > Month.of(scene.now):
        return answered(scene, texts.to_come(month), "a month to come")
    rows = loads(scene.home, scene.duty.facts, month, scene.now, scene.town.calendar)
    page = rows[command.start : command.start + PAGE]
    shown = command.start + len(page)
    answer = answered(scene, texts.listed(scene.home.name, month, page, len(rows) - shown), "the load")
    if shown >= len(rows):
        return answer + closed(scene) if command.start else answer
    waiting = MoreShown(command.stored, shown, month)
    until = scene.now + scene.policy.question
    return answer + Decision(questions=(Ask(scene.speaker.person, scene.heard.room, waiting, until),))
