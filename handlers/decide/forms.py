"""All commands, in the order in which help lists them; and help itself, which belongs to no column."""

from collections.abc import Callable

from handlers.domain.decision import Decision
from handlers.domain.deed import Deed
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.domain.town import Town
from handlers.governance.forms import SHOW_TODAY
from handlers.grammar.answer import answered
from handlers.grammar.form import Form, forms_for
from handlers.grammar.parse import Parser
from handlers.grammar.texts import help
from handlers.hearing import forms as hearing
from handlers.rooms import forms as rooms
from handlers.tickets import forms as tickets
from handlers.tickets.spoken import Spoken


class ShowHelp(Command):
    """帮助."""


def _help(scene: Scene, command: Command) -> Decision:
    if scene.speaker.staff is None:
        return answered(scene, help.resident(scene.town.bot), "help")
    rows = ((form.usage, form.help) for form in forms_for(FORMS, scene.speaker.staff))
    return answered(scene, help.commands(rows), "help")


FORMS: tuple[Form, ...] = (
    SHOW_TODAY,
    tickets.SHOW_TODO,
    tickets.SHOW_TICKET,
    tickets.ASSIGN,
    tickets.CLOSE,
    tickets.ACCEPT,
    tickets.ARRIVE,
    tickets.RESOLVE,
    rooms.BIND_ROOM,
    rooms.SHOW_SENDS,
    rooms.SEND_AGAIN,
    rooms.MARK_SENT,
    hearing.ADD_WORD,
    hearing.REMOVE_WORD,
    hearing.SHOW_WORDS,
    hearing.UNDO_WORDS,
    hearing.SHOW_WHY,
    hearing.MISREAD,
    tickets.RESTORE,
    tickets.MISSED,
    hearing.SWITCH_SHADOW,
    hearing.SHOW_DOUBTS,
    tickets.FILE_DOUBT,
    hearing.DROP_DOUBT,
    tickets.REGISTER,
    Form(ShowHelp, ("帮助", "help"), "帮助", "看能用的命令", town=True, rule=_help),
)

_ALL = (*FORMS, tickets.ASK_DONE)
_BY_INTENT = {form.intent: form for form in _ALL}
_BY_NAME = {form.intent.stored: form for form in _ALL}


def form_of(command: Command) -> Form:
    """The form that a command is of."""
    return _BY_INTENT[type(command)]


def form_named(stored: str) -> Form:
    """The form of a command that waited for an answer."""
    return _BY_NAME[stored]


def parser(town: Town, deed: Callable[[str], Deed | None]) -> Parser:
    """What reads the commands of a town; `deed` reads what officers say in their own words."""
    return Parser(_ALL, Spoken(deed), [station.name for station in town.stations])
