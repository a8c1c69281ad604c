"""A command with its arguments filled in, in a small town of its own."""

from datetime import datetime

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.message import IncomingMessage
from handlers.domain.policy import Policy
from handlers.domain.scene import Line, Place, Scene, Sender
from handlers.domain.town import Role, Station, Town
from handlers.domain.workcalendar import Span
from handlers.grammar.form import Form
from tests.language.sample import CALENDAR, NOW, member

STAFF = tuple(member(Role.OFFICER, "综合执法", name=name) for name in ("李伟", "段勇", "周一鸣"))
STATION = Station("学桥", "鹿鸣街道/学桥", "工作群", (), STAFF, (), Policy({}, {}, Span(NOW.time(), NOW.time())))
TOWN = Town("鹿鸣街道", "小鹿", (STATION,), (), CALENDAR)


def filled(form: Form, command: Command, now: datetime) -> Command | Decision:
    """The command with all that its form takes, or the first answer, as the door does it."""
    message = IncomingMessage("sandbox", "m1", now, "staff/李伟", "李伟", command.text)
    scene = Scene(now, TOWN, Place(STATION), Line(message, Sender("staff/李伟", "李伟", STAFF[0])))
    for argument in form.takes:
        value = argument.fill(scene, command, form.usage)
        if isinstance(value, Decision):
            return value
        command = value
    return command


def said(decision: Command | Decision) -> list[str]:
    """What is said in private to whoever wrote it."""
    assert isinstance(decision, Decision)
    assert all(say.person == "staff/李伟" and say.room is None for say in decision.says)
    return [say.text for say in decision.says]
