"""The one table of commands: parsing, permission, usage errors, help in chat and the README's table all come from it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from handlers.domain.intent import (
    Accept,
    AnyCommand,
    Arrive,
    Assign,
    Close,
    Register,
    Resolve,
    ShowHelp,
    ShowTicket,
    ShowToday,
    ShowTodo,
)
from handlers.domain.number import is_number
from handlers.domain.town import STAFF, STEERING, WORKING, Role, Staff


class Takes(Enum):
    """What may follow a command's name."""

    NOTHING = "nothing"
    NUMBER = "number"
    NUMBER_AND_TEXT = "number and text"
    TEXT = "text"


@dataclass(frozen=True)
class Form:
    """One command. `who` is None where anybody may use it; `usage` is shown when it was written wrongly."""

    intent: type[AnyCommand]
    names: tuple[str, ...]
    usage: str
    help: str
    takes: Takes
    who: frozenset[Role] | None = None

    def allows(self, member: Staff | None) -> bool:
        return self.who is None or (member is not None and member.role in self.who)


@dataclass(frozen=True)
class Spoken:
    """A reply that officers give in their own words: the whole line is one of `whole`, or it holds one of `holds` and none of `unless`."""

    form: Form
    whole: tuple[str, ...]
    holds: tuple[str, ...]
    unless: tuple[str, ...]

    def says(self, line: str) -> bool:
        words = _TRIMMED.sub("", line).lower()
        return words in self.whole or (any(w in words for w in self.holds) and not any(w in line for w in self.unless))


ACCEPT = Form(Accept, ("收", "接单"), "收 单号(或引用派单卡回“收”)", "接单", Takes.NUMBER, WORKING)
ARRIVE = Form(Arrive, ("到了", "到场"), "到了 单号(或引用派单卡回“到了”)", "到场报到", Takes.NUMBER, WORKING)
RESOLVE = Form(
    Resolve,
    ("办结", "已办"),
    "办结 单号 结果 数量,如:办结 1263 车已挪走 1辆",
    "办结,先发照片再写结果",
    Takes.NUMBER_AND_TEXT,
    WORKING,
)

FORMS = (
    Form(ShowToday, ("今日",), "今日", "看今天的件数、接单、办结和评价", Takes.NOTHING, STEERING),
    Form(ShowTodo, ("待办",), "待办", "看还在办的单", Takes.NOTHING, STEERING),
    Form(ShowTicket, ("单", "查单"), "单 单号,如:单 1263", "看一件单的经过", Takes.NUMBER, STAFF),
    Form(Assign, ("派单", "改派"), "派单 单号 姓名,如:派单 1263 段勇", "把单派给某人", Takes.NUMBER_AND_TEXT, STEERING),
    Form(
        Close,
        ("关闭", "关单"),
        "关闭 单号 原因,如:关闭 1263 车主已自行挪走",
        "站长关单,原因会告诉反映人",
        Takes.NUMBER_AND_TEXT,
        STEERING,
    ),
    ACCEPT,
    ARRIVE,
    RESOLVE,
    Form(Register, ("报", "报事", "登记"), "报 事情和地点,如:报 7栋门口路灯坏了", "登记一件事", Takes.TEXT),
    Form(ShowHelp, ("帮助", "help"), "帮助", "看能用的指令", Takes.NOTHING),
)

_NAMES = tuple(name for form in FORMS for name in form.names)

# Officers answer in passing. The first list says it, the second only resembles it: a promise, a question, a denial.
SPOKEN = (
    Spoken(
        RESOLVE,
        whole=("完事", "好了", "已办", "办了"),
        holds=(
            *(
                "办结",
                "办完",
                "办妥",
                "处理完",
                "处理好",
                "处理了",
                "弄好",
                "弄完",
                "搞定",
                "搞好",
                "整改完",
                "整改好",
                "整改到位",
                "解决了",
                "已解决",
            ),
            *(
                "清理完",
                "清理好",
                "清理干净",
                "已清理",
                "清走",
                "挪走",
                "移走",
                "拖走",
                "搬走",
                "赶走",
                "开走了",
                "劝离",
                "劝走",
                "劝散",
                "已劝",
                "收摊",
                "撤摊",
            ),
            *(
                "修好",
                "拆除了",
                "拆完",
                "已拆",
                "抓走",
                "捕走",
                "带走了",
                "调解好",
                "调解成功",
                "已制止",
                "已关停",
                "音响关了",
                "已停工",
                "恢复正常",
            ),
        ),
        unless=(
            "没",
            "未",
            "快",
            "马上",
            "等",
            "才能",
            "准备",
            "怎么",
            "什么时候",
            "吗",
            "?",
            "争取",
            "尽量",
            "不用",
            "不要",
            "如果",
            "要是",
            "能不能",
        ),
    ),
    Spoken(
        ARRIVE,
        whole=("到", "到了", "到啦", "到场", "报到", "到位"),
        holds=("到了", "到现场", "到达", "抵达", "已到", "到场了", "到位了", "在现场", "人到"),
        unless=(
            "收到",
            "没",
            "未",
            "马上",
            "快到",
            "就到",
            "等",
            "什么时候",
            "吗",
            "?",
            "看到",
            "找到",
            "遇到",
            "听到",
            "接到",
            "知道",
            "想到",
            "晚点",
            "分钟",
        ),
    ),
    Spoken(
        ACCEPT,
        whole=(
            "收",
            "接",
            "收到",
            "接了",
            "好",
            "好的",
            "好嘞",
            "行",
            "ok",
            "明白",
            "可以",
            "嗯",
            "来了",
            "来",
            "去了",
            "我",
            "1",
        ),
        holds=(
            *("收到", "接单", "我接", "我去", "我来", "我过去", "我处理", "我负责", "我看看", "我跟进", "交给我"),
            *(
                "马上来",
                "马上到",
                "马上去",
                "马上过去",
                "马上处理",
                "马上出发",
                "这就去",
                "这就来",
                "这就过去",
                "立刻去",
                "立即去",
                "现在去",
                "现在过去",
                "就来",
                "就去",
                "就到",
            ),
            *("在路上", "路上了", "出发", "赶过去", "去看看", "去看一下", "去处理", "过去看", "安排上"),
        ),
        unless=(
            "不去",
            "去不了",
            "不归",
            "不是我",
            "没空",
            "走不开",
            "谁去",
            "谁来",
            "吗",
            "?",
            "别去",
            "不用去",
            "我去年",
            "我来不",
        ),
    ),
)

# A number that stands alone: no part of a plate, an amount, a time or an address.
_NUMBER = r"(?<![\dA-Za-z])(?P<unit>{names})?\s?#?\s?(?P<number>\d{{3,8}})(?![\dA-Za-z])(?!\s*[辆处只条件个元块栋幢座楼户号人年月日点分米室])"
# A name ends there: "单1263" is a command, "单身狗" is none.
_AFTER_NAME = re.compile(r"^(?=$|[\s,:#\d])")
_TRIMMED = re.compile(r"[\s,。.!!~、;…]+$")


def parse(text: str, bot: str, member: Staff | None, stations: tuple[str, ...] = ()) -> AnyCommand | None:
    """The command in a line that is meant for the bot, None where there is none.

    `bot` is the bot's name, `member` the sender's role (officers' own words are only tried for staff), `stations` the names
    that may stand before a number (学桥1263).
    """
    line = _addressed(unicodedata.normalize("NFKC", text).strip(), bot)
    number, unit, rest = _split(line, stations)
    for form in FORMS:
        for name in form.names:
            found = _typed(form, name, line, number, rest)
            if found is not None:
                return replace(found, unit=unit)
    if member is not None:
        for spoken in SPOKEN:
            if spoken.says(rest):
                return spoken.form.intent(number=number, unit=unit, text=rest)
    return None


def _addressed(line: str, bot: str) -> str:
    """The line without "@小鹿"."""
    return re.sub(rf"@{re.escape(bot)}[\s\u2005,:]*", "", line).strip()


def _split(line: str, stations: tuple[str, ...]) -> tuple[str | None, str | None, str]:
    """Number, station and the rest of the line: the first number that checks, else one that stands where a number belongs."""
    names = "|".join(map(re.escape, stations)) or r"(?!)"
    candidates = list(re.finditer(_NUMBER.format(names=names), line))
    found = next((m for m in candidates if is_number(m["number"])), None) or next(
        (m for m in candidates if line[: m.start()].strip(" ,:") in ("", *_NAMES)), None
    )
    if found is None:
        return None, None, line
    rest = f"{line[: found.start()]} {line[found.end() :]}".strip(" ,:")
    return found["number"], found["unit"], rest


def _typed(form: Form, name: str, line: str, number: str | None, rest: str) -> AnyCommand | None:
    """The command when the line is this form, written with this name."""
    words = line if form.takes is Takes.TEXT else rest
    if not words.lower().startswith(name) or not _AFTER_NAME.match(words[len(name) :]):
        return None
    text = words[len(name) :].strip(" ,:")
    if form.takes is Takes.TEXT:
        return form.intent(text=text)
    if form.takes is Takes.NOTHING:
        return form.intent() if not text and number is None else None
    if form.takes is Takes.NUMBER and text and form not in (ACCEPT, ARRIVE):
        return None
    return form.intent(number=number, text=text)


def form_of(command: AnyCommand) -> Form:
    """The table's entry for a command."""
    return next(form for form in FORMS if form.intent is type(command))


def is_spoken(command: AnyCommand) -> bool:
    """Whether the words are ordinary speech as well, so that somebody without the right is met with silence."""
    return form_of(command) in (ACCEPT, ARRIVE, RESOLVE)


def forms_for(member: Staff | None) -> Iterator[Form]:
    """What somebody may use, in the order of the table."""
    return (form for form in FORMS if form.allows(member))


def readme_table() -> str:
    """The table of commands in Markdown, as it stands in the README."""
    rows = [f"| {form.usage} | {form.help} | {_who(form)} |" for form in FORMS]
    return "\n".join(["| 怎么写 | 做什么 | 谁能用 |", "| --- | --- | --- |", *rows])


def _who(form: Form) -> str:
    if form.who is None:
        return "所有人"
    return {STEERING: "站长、副站长、街道", WORKING: "执法、协管、网格员、物业", STAFF: "全体工作人员"}[form.who]
