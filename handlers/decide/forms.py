"""All commands, in the order in which help lists them; and help itself, which belongs to no column."""

import re
from collections.abc import Mapping
from typing import Protocol

from handlers.domain.decision import Decision
from handlers.domain.deed import Deed
from handlers.domain.intent import Command
from handlers.domain.question import MoreShown
from handlers.domain.scene import Need, Scene
from handlers.domain.town import Town
from handlers.domain.words import OwnWords
from handlers.duty import forms as duty
from handlers.governance import forms as governance
from handlers.grammar.answer import answered
from handlers.grammar.form import Form, forms_for
from handlers.grammar.parse import Parser
from handlers.grammar.slips import Slips
from handlers.grammar.texts import help
from handlers.hearing import forms as hearing
from handlers.neighbours import forms as neighbours
from handlers.rooms import forms as rooms
from handlers.tickets import forms as tickets
from handlers.tickets.spoken import Spoken
from handlers.tickets.wishes import Wishes

_WHAT_CAN_YOU_DO = re.compile(
    "(?:都|还)?有?(?:哪些|什么)(?:命令|口令|功能)|怎么用|[你您]?(?:都)?(?:会|能)(?:做|干)?(?:什么|些什么|啥)"
)


class Ear(Protocol):
    """What is heard in a line."""

    def deed(self, text: str, own: OwnWords) -> Deed | None: ...
    def sound(self, word: str) -> tuple[str, ...]: ...
    def simplified(self, line: str) -> str: ...


class ShowHelp(Command):
    """帮助."""


class ShowMore(Command):
    """更多: what a list or help has not shown yet."""


FIRST = 7
"""Commands that help shows at once: with the line that there are more they fill a phone."""


def _help(scene: Scene, command: Command) -> Decision:
    member = scene.speaker.staff
    if member is None:
        text = help.resident(scene.town.bot)
        return answered(scene, help.helper(text) if scene.speaker.helper else text, "help")
    mine = list(forms_for(FORMS, member))
    rows = [(form.brief, form.help) for form in mine[:FIRST]]
    return answered(scene, help.commands(rows, len(mine) > FIRST), "help")


def _more(scene: Scene, command: Command) -> Decision:
    """The list that was begun goes on; without one, the commands that help has not shown."""
    if isinstance(begun := scene.question, MoreShown):
        form = form_named(begun.command)
        return form.rule(scene, form.command(start=begun.shown, month=begun.month))
    if scene.speaker.staff is None:
        return _help(scene, command)
    shown = list(forms_for(FORMS, scene.speaker.staff))[:FIRST]
    groups = ((title, [form for form in forms if form not in shown]) for title, forms in GROUPS.items())
    mine = ((title, [form.brief for form in forms_for(forms, scene.speaker.staff)]) for title, forms in groups)
    return answered(scene, help.others((title, usages) for title, usages in mine if usages), "more help")


GROUPS: Mapping[str, tuple[Form, ...]] = {
    "看": (governance.SHOW_FIGURES, tickets.SHOW_TODO, tickets.SHOW_MINE, tickets.SHOW_TICKET),
    "派": (tickets.ASSIGN, tickets.CLOSE, duty.BLOW_WHISTLE, duty.CALL_OFF_WHISTLE),
    "办": (
        tickets.ACCEPT,
        tickets.ARRIVE,
        tickets.RESOLVE,
        tickets.BOUNCE,
        tickets.REGISTER,
        governance.PATROL,
        tickets.HAND_ON,
        tickets.ASK_HELP,
        tickets.OUT_OF_SCOPE,
        tickets.PENALISE,
        duty.MARK_COMPLEX,
    ),
    "治": (
        governance.PLAN_ACTION,
        governance.MOVE_ACTION,
        governance.CALL_OFF_ACTION,
        governance.END_ACTION,
        governance.CORRECT_ACTION,
        governance.SHOW_ACTIONS,
        governance.NOTE_VISIT,
    ),
    "调": (
        neighbours.MEDIATE,
        neighbours.AGREE,
        neighbours.REACH,
        neighbours.FAIL,
        neighbours.ENFORCE,
    ),
    "催": (
        duty.SUPERVISE,
        duty.SPARE,
        duty.KEEP,
        duty.SEND_DOWN,
        duty.PAUSE,
        duty.EXTEND,
        tickets.RESTORE,
    ),
    "会": (
        governance.CALL_MEETING,
        governance.MOVE_MEETING,
        governance.CANCEL_MEETING,
        governance.MARK_MEETING,
        governance.RAISE_TOPIC,
        governance.TAKE_MINUTES,
        governance.NOTE_MEASURE,
        governance.FINISH_MEASURE,
        governance.MOVE_MEASURE,
        governance.DROP_MEASURE,
    ),
    "班": (
        duty.SHOW_DUTY,
        duty.REPORT_IN,
        duty.SHOW_LOAD,
        duty.ASK_LEAVE,
        duty.END_LEAVE,
        duty.ASK_SWAP,
        duty.GRANT,
        duty.REFUSE,
    ),
    "数": (
        governance.SHOW_RATES,
        governance.SHOW_SOURCE,
        governance.SHOW_CHART,
        governance.DRAFT_BULLETIN,
        governance.EXPORT_TABLES,
        governance.PRINT_CARD,
    ),
    "合": (neighbours.MERGE, neighbours.DIVIDE),
    "核": (
        hearing.SHOW_DOUBTS,
        tickets.FILE_DOUBT,
        hearing.DROP_DOUBT,
        tickets.MISSED,
        hearing.MISREAD,
        hearing.SHOW_WHY,
    ),
    "词": (hearing.ADD_WORD, hearing.REMOVE_WORD, hearing.SHOW_WORDS, hearing.UNDO_WORDS),
    "群": (rooms.BIND_ROOM, hearing.SWITCH_SHADOW, rooms.SHOW_SENDS, rooms.SEND_AGAIN, rooms.MARK_SENT),
    "问": (governance.SHOW_CONTACT, governance.SHOW_GUIDE, governance.TELL_LAW),
    "评": (
        governance.SHOW_SHEET,
        governance.GIVE_MARK,
        governance.MAKE_APPEAL,
        governance.ANSWER_APPEAL,
        governance.SHOW_LAST,
        governance.SHOW_BEST,
        governance.SHOW_YEAR,
        governance.REPORT_YEAR,
    ),
    "帮": (
        Form(
            ShowHelp,
            ("帮助", "help"),
            "帮助",
            "看能用的命令",
            town=True,
            also=_WHAT_CAN_YOU_DO,
            hints=re.compile("命令|口令|怎么[写用]"),
            rule=_help,
        ),
        Form(
            ShowMore,
            ("更多",),
            "更多",
            "接着看没显示完的",
            needs=frozenset({Need.IN_WORK, Need.LOAD, Need.BEGUN}),
            town=True,
            hints=re.compile("后面|剩下|接着|[往接]下|继续|下一页|还有(?:没|吗)"),
            rule=_more,
        ),
    ),
}
"""The commands by what they are for, in the order in which help lists them."""
FORMS: tuple[Form, ...] = tuple(form for forms in GROUPS.values() for form in forms)

_ALL = (*FORMS, tickets.ASK_DONE)
_BY_INTENT = {form.intent: form for form in _ALL}
_BY_NAME = {form.intent.stored: form for form in _ALL}


def form_of(command: Command) -> Form:
    """The form that a command is of."""
    return _BY_INTENT[type(command)]


def form_named(stored: str) -> Form:
    """The form of a command that waited for an answer."""
    return _BY_NAME[stored]


def parser(town: Town, ear: Ear) -> Parser:
    """What reads the commands of a town; `ear` hears what officers say in their own words, and what only sounds like a command."""
    slips = Slips(FORMS, list(town.people), ear.sound, ear.simplified)
    stations, wishes = [station.name for station in town.stations], Wishes(town.people, town.departments)
    names = (*stations, *town.compounds, *town.people, *town.departments, town.name)
    return Parser(_ALL, Spoken(ear.deed), stations, slips, wishes, names)
