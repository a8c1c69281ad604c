"""The station's words (词库), and why a line was read as it was."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.masking import quotable
from handlers.domain.policy import Matter
from handlers.domain.ticket import Ticket
from handlers.domain.words import Change, Hint, Known, WordChange
from handlers.grammar.arguments.kind import LABELS
from handlers.grammar.texts.moment import moment

_FAULTS = {
    "strange": "词里只能有汉字、字母和数字",
    "number": "数字天天有人说,加了会误报",
    "means_us": "它是给我的命令或回话,加了会听错",
    "name": "这是自己人的名字,加了会误报",
    "place": "这是地名,报地点都会说到,请写在那里出的事",
    "short": "一个字太宽,会误报,请写两个字以上",
    "long": "太长了,请写最要紧的几个字(12个字以内)",
    "everyday": "这个词天天有人说,加了会误报,请换个具体的词",
}
MOST = 20


def which_kind(text: str, kinds: Sequence[str]) -> str:
    """No kind was named; `kinds` are the names of all matters."""
    wanted = f"“{quotable(text, 20)}”里没有类别。" if text else ""
    names = "、".join(names[0] for names in LABELS.values())
    return f"{wanted}请这样写:加词 类别 词。类别可写:{names},或小类:{'、'.join(kinds)};办事的话写办结、到场、接单。"


def bad_word(word: str, fault: str) -> str:
    """What is wrong with a word; "" where nothing is."""
    return f"“{quotable(word, 20)}”没有加:{_FAULTS[fault]}。" if fault else ""


def added(word: str, kind: str, unit: str, known: Known | None = None) -> str:
    """`known` says what it does to the sample, where that was not said before."""
    does = f"样例{known.sample}句里会多立{known.opens}件。" if known else ""
    return f"已加“{word}”,归{kind},{unit}马上生效。{does}写错了回“撤销”。"


def too_common(word: str, known: Known) -> str:
    return f"“{word}”太常见:样例{known.sample}句里会多立{known.opens}件,没有加。确实要加请回“是”。"


def too_important(word: str, known: Known) -> str:
    """A word of danger, or one without which many complaints are not heard."""
    danger = "它是说险情的词。" if known.danger else ""
    return f"“{word}”很要紧:{danger}样例{known.sample}句投诉里会少认{known.loses}件,没有停用。确实要停用请回“是”。"


def left_as_it_was(word: str) -> str:
    return f"好的,“{word}”没有改动。"


def already(word: str, kind: str) -> str:
    return f"“{word}”已经在{kind}里了。"


def muted(word: str, unit: str) -> str:
    return f"“{word}”在{unit}不再算投诉的词,马上生效。写错了回“撤销”。"


def muted_already(word: str) -> str:
    return f"“{word}”已经停用了。"


def unknown(word: str) -> str:
    wanted = f"词库里没有“{quotable(word, 20)}”。" if word else ""
    return f"{wanted}请这样写:删词 词。要看一件单是哪些词起作用,回“为何 单号”。"


def nothing_to_undo() -> str:
    return "没有可撤销的改动。"


def undone(word: str, change: Change) -> str:
    return f"已撤销:{'加' if change is Change.ADD else '停用'}“{word}”。"


def about(word: str, kinds: Sequence[str], muted: bool, listed: bool) -> str:
    """What one word speaks for, at this station."""
    name = quotable(word, 20)
    if muted:
        return f"“{name}”在本站已停用。"
    if kinds:
        return f"“{name}”在词库里,和别的词一起用来认:{'、'.join(kinds)}。"
    return f"“{name}”在词库里,只作辅助。" if listed else f"词库里没有“{name}”。"


def all_of_it(station: str, rows: Sequence[tuple[WordChange, str]], now: datetime) -> str:
    """The station's own changes, the newest first."""
    if not rows:
        return f"{station}用的是内置词库,还没有自己的词。加词写“加词 类别 词”,查一个词写“词库 词”。"
    lines = [_row(change, kind, now) for change, kind in reversed(rows[-MOST:])]
    more = [f"另有{len(rows) - MOST}条较早的。"] if len(rows) > MOST else []
    return "\n".join([f"{station}自己的词{len(rows)}条:", *lines, *more])


def _row(change: WordChange, kind: str, now: datetime) -> str:
    what = f"加 {change.word}({kind})" if change.change is Change.ADD else f"停用 {change.word}"
    return f"· {what} {change.by} {moment(change.at, now)}"


def why(ticket: Ticket, matter: Matter, keepers: Sequence[str] = ()) -> str:
    """The words that decided, and how sure they were; a matter that somebody registered needed none.

    `keepers` alone may read them, where the reader may not.
    """
    if keepers:
        return (
            f"#{ticket.number} 是私下反映的{matter.name},原话请问{'、'.join(keepers)}。认错了回“误报 {ticket.number}”。"
        )
    if not ticket.evidence:
        return f"#{ticket.number} 是人工登记的{matter.name},没有用词库。"
    words = "、".join(quotable(word, 12) for word in ticket.evidence)
    return (
        f"#{ticket.number} 认作{matter.name}:因为说到“{words}”,把握{ticket.confidence:.0%}。"
        f"认错了回“误报 {ticket.number}”。"
    )


def misread(ticket: Ticket, hidden: bool = False) -> str:
    """It never was a complaint, and these were the words that made it look like one; `hidden` from this reader."""
    number, evidence = ticket.number, () if hidden else ticket.evidence
    words = f"起作用的词:{'、'.join(quotable(word, 12) for word in evidence)}。" if evidence else ""
    return f"#{number} 已按误报撤掉,不评价。{words}某个词不要了写“删词 词”;撤错了写“恢复 {number}”。"


def gone_already(number: str) -> str:
    return f"#{number} 已经归档或撤掉了。"


def weekly(rows: Sequence[tuple[Hint, str]], false_alarms: int, misses: int) -> str:
    """What the mistakes of a week suggest; every line of it is a command."""
    head = f"近七天误报{false_alarms}件、漏报{misses}句。"
    if not rows:
        return f"{head}没有特别集中的词,词库先不用动。"
    lines = [
        f"加词 {kind} {hint.word}(漏报里{hint.count}次)"
        if hint.change is Change.ADD
        else f"删词 {hint.word}(误报里{hint.count}次)"
        for hint, kind in rows
    ]
    return "\n".join([f"{head}可以考虑(要哪条就照着发给我):", *lines])
