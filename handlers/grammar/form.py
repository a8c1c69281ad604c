"""A form (口令): one row of its column's table, from which parsing, permission, usage errors, help in chat and the README all come."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.mark import JUDGED
from handlers.domain.scene import Need, Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import (
    CHECKING,
    HEADING,
    MEDIATING,
    MERGING,
    OF_STATION,
    STAFF,
    STEERING,
    STREET,
    WORKING,
    Role,
    Staff,
)
from handlers.grammar.arguments import ANY_MONTH, ANY_WHEN, DOUBT, PERSON, ROW, TICKET, Argument, SpanArgument

_TIMED = frozenset({ANY_WHEN, ANY_MONTH})


@dataclass(frozen=True)
class Hand:
    """What the speaker can mean without naming it: `own` are sure where there is one (or `newest` says that the first is meant),
    `others` he is asked about. Where there is neither he is told `empty` in private; "" is silence.
    With `asks` a sign alone ([OK], 👌) may mean it or not: he is asked about what he quotes, or was called to."""

    own: tuple[Ticket, ...] = ()
    others: tuple[Ticket, ...] = ()
    newest: bool = False
    empty: str = ""
    asks: bool = False


def _empty(_: Scene) -> Hand:
    return Hand()


@dataclass(frozen=True)
class Form:
    """One command. `who` is None where anybody may use it; `usage` is shown when it was written wrongly.

    `rule` is called with (scene, command), or with (scene, ticket, command) for each ticket where it takes one. `hand` finds what is
    meant where no ticket is named. `spoken` words are ordinary speech as well: without the right they are met with silence.
    A rule of the `town` runs without a station; a `glued` name may stand right before a person's (派单段勇 1263).
    `follows` are the words that may stand behind the name of one that takes nothing (今日 来源). `also` is how people say it in plain
    words: what is left of their line without numbers and names, or the whole line with its `text`, where it takes no ticket; among colleagues only where it is `aloud`; `hints` only let it be offered. One that only `asks` gives way to what
    sounds like a command; what matches `within` a line that writes a number says its `name` there (9栋西门 吹哨 公安 1271); of a `careful` one a question or a don't (关闭1263没有, 办结 还没有) is none. A line
    in which `loosely` is found is the command, with all of its words (1305等配件,挂账到15号).
    """

    intent: type[Command]
    names: tuple[str, ...]
    usage: str
    help: str
    takes: tuple[Argument, ...] = ()
    who: frozenset[Role] | None = None
    needs: frozenset[Need] = frozenset()
    hand: Callable[[Scene], Hand] = _empty
    spoken: bool = False
    glued: bool = False
    town: bool = False
    follows: tuple[str, ...] = ()
    also: re.Pattern[str] | None = None
    aloud: re.Pattern[str] | None = None
    hints: re.Pattern[str] | None = None
    asks: bool = False
    together: bool = False  # its rule gets all the tickets of a line at once
    approves: bool = False  # it answers what was asked for itself; before any other a plain yes or no is heard
    careful: bool = False
    within: re.Pattern[str] | None = None
    loosely: re.Pattern[str] | None = None
    numbered: bool = (
        False  # a ticket's number may stand among the words of a line that is loosely it (评李伟88分 1263复发)
    )
    fits: Callable[[str, Iterable[str]], bool] | None = (
        None  # whether words behind its name are its own, among the names of the town
    )
    before: re.Pattern[str] | None = (
        None  # what stands before a name, beside a number and nothing else (请 孙经理 1263)
    )
    stationed: bool = False  # the name of a station may stand among its words (普法 学桥 违停)
    rule: Callable[..., Decision] = lambda scene, command: Decision()

    def allows(self, member: Staff | None) -> bool:
        return self.who is None or (member is not None and member.role in self.who)

    @property
    def brief(self) -> str:
        """How it is written, without the example."""
        return re.split("[,(]", self.usage)[0]

    @property
    def about_ticket(self) -> bool:
        return TICKET in self.takes

    @property
    def names_person(self) -> bool:
        return PERSON in self.takes

    @property
    def counted(self) -> bool:
        """Whether it takes the short number of a row that was listed."""
        return DOUBT in self.takes or ROW in self.takes

    @property
    def of_unit(self) -> bool:
        """Whether a station may stand beside what it takes: whoever looks at a time looks at one station's."""
        spans = any(isinstance(argument, SpanArgument) for argument in self.takes)
        return self.stationed or spans or _TIMED.issuperset(self.takes)

    @property
    def worded(self) -> bool:
        """Whether words follow its name (and its number)."""
        return any(argument is not TICKET for argument in self.takes)

    def command(self, **values: Any) -> Command:
        """The command that it makes."""
        return self.intent(**values)


def forms_for(forms: Iterable[Form], member: Staff | None) -> Iterator[Form]:
    """What somebody may use, in the order of the table."""
    return (form for form in forms if form.allows(member))


def readme_table(forms: Iterable[Form]) -> str:
    """The table of commands in Markdown, as it stands in the README."""
    rows = [f"| {form.usage} | {form.help} | {_who(form)} |" for form in forms]
    return "\n".join(["| 怎么写 | 做什么 | 谁能用 |", "| --- | --- | --- |", *rows])


def _who(form: Form) -> str:
    if form.who is None:
        return "所有人"
    return {
        STEERING: "站长、副站长、街道",
        HEADING: "站长、副站长",
        STREET: "街道",
        JUDGED: "执法、协管、网格员",
        WORKING: "执法、协管、网格员、物业",
        CHECKING: "站长、副站长、街道、网格员",
        MEDIATING: "站长、副站长、执法、网格员",
        STAFF: "全体工作人员",
        MERGING: "站长、副站长、街道、有资格的执法人员",
        OF_STATION: "工作站的人",
    }[form.who]
