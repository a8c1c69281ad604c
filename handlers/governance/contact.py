"""The contact card (便民联系卡): who works for a compound now, the station's telephone and address, and the numbers for what cannot wait.

Bulletin: 统一印制服务指南和便民联系卡. Nobody's own telephone stands on it, and no whole name.
"""

import re

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.outreach import Contact
from handlers.domain.scene import Scene
from handlers.governance.texts import outreach as texts
from handlers.grammar.answer import aside
from handlers.grammar.present import present

_OURS = "(?:社区|居委会|居委|工作站|站[里上]|值班室|你们|咱们?社区|小区值班)?"
_ASKED = re.compile(
    rf"(?:[发给来要看](?:一?下|我)?(?:一?[个张份])?)*{_OURS}的?(?:便民)?联系(?:卡|方式|电话)(?:是?(?:多少|什么|啥)|给[我下]?[个下]?|有[吗没]有?)?"
    rf"|{_OURS}的?(?:值班|办公|服务|联系)?(?:电话|热线|座机)(?:号码?)?(?:是?(?:多少|几号|啥|什么|哪个)|给[我下]?[个下]?|有[吗没]有?)?"
    rf"|(?:有事|要?办事|平时|出了?事|遇到事|有问题)?(?:应?该|要|可以|能)?(?:找|联系)(?:谁|哪个|哪位)(?:办|呢)?"
    rf"|(?:社区|居委会?|工作站|站里|便民窗口)的?(?:地址(?:是?(?:哪里?|什么|多少)|在哪[里儿]?)?|在(?:哪[里儿]?|什么地方)|怎么走)"
    rf"|{_OURS}(?:怎么|如何)联系(?:{_OURS}|你们)?"
    rf"|{_OURS}(?:现在|今[天日晚]|眼下|这会儿?)?(?:是|有)?(?:谁|哪个|哪位|哪些人|什么人)(?:今[天晚]|现在)?(?:在|来)?(?:值班|在岗|当班)"
    rf"|{_OURS}(?:今[天日晚]|现在)?(?:值班|当班)(?:的|人员?)*是?(?:谁|哪个|哪位|哪些)"
)
"""How residents ask for it; nothing else may stand in the line."""


def is_asked(text: str) -> bool:
    """Whether a line, bare of courtesies and of the compound's name, asks how we are reached."""
    return _ASKED.fullmatch(text) is not None


def show(scene: Scene, command: Command) -> Decision:
    """联系卡."""
    return Decision(says=(aside(scene, _card(scene)),), why="the contact card")


def reached(scene: Scene) -> Contact:
    """How the station is reached, or the street where none is known."""
    return scene.station.contact if scene.station else scene.town.contact


def _card(scene: Scene) -> str:
    calendar = scene.town.calendar
    there = present(scene.station, scene.compound, scene.now, calendar) if scene.station else None
    unit = texts.station(scene.station.name) if scene.station else scene.town.name
    hours = texts.working_hours(f"{calendar.opens:%H:%M}", f"{calendar.closes:%H:%M}")
    aloud = scene.heard.room is not None and not scene.abilities.private
    return texts.card(unit, there, reached(scene), hours, aloud)
