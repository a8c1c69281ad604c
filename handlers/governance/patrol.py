"""The patrol (网格巡查): one chat line, each finding a ticket of its own, or cleared on the spot and only counted.

Bulletin: 网格巡查发现机制; 100余个问题解决在居民群众"开口"之前.
"""

from handlers.domain.decision import Decision
from handlers.domain.event import Said
from handlers.domain.facts.patrol import Patrolled, Spotted
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.governance.counting import matter_of
from handlers.governance.texts import patrol as texts
from handlers.grammar.answer import answered
from handlers.grammar.findings import findings_in, is_cleared
from handlers.grammar.quantity import quantities_of

_MOST = 20
"""Findings of one line."""


def patrol(scene: Scene, command: Command) -> Decision:
    """巡查 桂花苑 7栋僵尸车2辆 顺手清堆物1处."""
    me, message = scene.speaker.person, scene.heard.id
    parts = findings_in(command.text, scene.town.compounds)[:_MOST]
    if not parts:
        return answered(scene, texts.nothing_found(), "nothing found")
    found: list[Spotted] = []
    for part, reading in zip(parts, command.matters, strict=False):
        matter = matter_of(scene, part, reading)
        opened = sum(one.ticket is not None for one in found)
        ticket = None if is_cleared(part) else scene.next_ticket(opened)
        amounts = quantities_of(part, scene.policy.tickets.quantities)
        found.append(Spotted(matter.key, matter.label, reading.level, ticket, amounts))
    event = Patrolled(
        station=scene.home.name,
        at=scene.now,
        by=me,
        why="a patrol",
        path=scene.compound.path if scene.compound else scene.home.path,
        person=me,
        message=message,
        found=tuple(found),
        words=tuple(Said(part, me, message) for part in parts),
        places=tuple(Said(reading.place or "", me, message) for reading in command.matters[: len(parts)]),
    )
    numbers = [one.ticket.number for one in found if one.ticket]
    return Decision((event,)) + answered(scene, texts.noted(len(parts), numbers, event.cleared), event.why)
