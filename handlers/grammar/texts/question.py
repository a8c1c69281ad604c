"""What the bot asks, and the hints it gives when it could not follow."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.masking import quotable
from handlers.domain.message import Kind
from handlers.domain.number import LONGEST
from handlers.grammar.texts.moment import clock


def which(tickets: Sequence[str]) -> str:
    return f"您指哪一件:{'、'.join(tickets)}?请引用那张卡,或回单号。"


def guess(wrong: str, likely: str) -> str:
    return f"没有{_wrong(wrong)}。您指的是{likely}吗?回“是”。"


def did_you_mean(line: str) -> str:
    return f"您是不是要“{quotable(line, 40)}”?回“是”就办。"


def no_such(wrong: str) -> str:
    return f"没有{_wrong(wrong)},请核对单号;回“帮助”看写法。"


def _wrong(number: str) -> str:
    """Digits that are too many for any ticket number are not said again: they may be a telephone's."""
    return f"#{number}" if len(number) <= LONGEST else "这个单号"


def which_station(command: str, station: str, number: str) -> str:
    return f"请写上社区名,如:{command} {station}{number}"


def which_compound(command: str, compound: str) -> str:
    """To a resident of whom nobody knows where he lives."""
    return f"请写上您住的小区,如:{command} {compound}"


def greeting(bot: str) -> tuple[str, ...]:
    return (
        f"您好,我是{bot}。停车、噪声、流浪狗、摆摊等烦心事,说清是什么事、在哪里,我就登记派人。急事请直接拨110/119/120。",
        "我在。有什么事打字告诉我就行,比如:3栋门口有车堵着。",
        "没太明白。请说清是什么事、在哪里;问进展请带上单号。",
    )


def not_understood() -> tuple[str, ...]:
    return (
        "没看懂这句。要登记请写“报 事情和地点”,如:报 7栋门口路灯坏了;看命令回“帮助”。",
        "这句没看懂,请换个说法;看命令回“帮助”。",
        "还是没看懂。看手上的单回“我的单”,看命令回“帮助”。",
    )


def still_not(now: datetime) -> str:
    """To somebody of the staff who is always answered, and has read the others today."""
    return f"{clock(now)}这句没看懂,请回“帮助”看写法。"


def say_what_it_is() -> tuple[str, ...]:
    """To somebody who only says that he has something to say."""
    return "您请说,是什么事、在哪里?", "请讲,什么事、在哪里,打字就行。"


def noted(number: str) -> str:
    """To whoever tells how the work goes: it is kept."""
    return f"已记在#{number},办好了请回“办结”。"


def nobody_is_told() -> tuple[str, ...]:
    return "您放心,谁反映的不会告诉别人。", "放心,不会说是您反映的。"


def say_in_words(kind: Kind) -> tuple[str, ...]:
    """To a message without words, in private."""
    seen = {Kind.IMAGE: "图片收到了", Kind.VIDEO: "视频收到了", Kind.VOICE: "语音我还听不懂"}.get(kind, "这个我看不了")
    return f"{seen},请打几个字:是什么事、在哪里。", "我只认得文字,麻烦您打几个字:是什么事、在哪里。"


def nothing_in_hand() -> str:
    return "您名下没有在办的单。请引用派单卡,或写上单号。"


def nothing_waits() -> str:
    return "现在没有派给您、还没人接的单。要接哪件请写上单号。"


def rest(done: Sequence[str], left: Sequence[str]) -> str:
    """Of several that somebody meant only some are his: what becomes of the rest?"""
    ask = "也算上吗?回“是”。" if len(left) == 1 else "要算上哪件?请回单号。"
    return f"只记了{'、'.join(done)}。还有{'、'.join(left)},{ask}"


def no_more(done: Sequence[str]) -> str:
    return f"您名下只有{'、'.join(done)},已记。别的请写上单号。"


def say_what(number: str, steers: bool) -> str:
    """A line names a ticket and says nothing that can be carried out: the likely forms."""
    if steers:
        return f"#{number} 这句没看懂。看经过回“单 {number}”,派人回“派单 {number} 姓名”,关单回“关闭 {number} 原因”。"
    return f"#{number} 这句没看懂。接单回“收 {number}”,到场回“到了 {number}”,办好回“办结 {number} 结果”。"


def yours(what: str) -> str:
    """Somebody takes what another was called to, and names none: is that meant?"""
    return f"您名下没有待接的单。您是要接{what}吗?回“是”。"


def take(what: str) -> str:
    """A sign alone may take a card, or only say that it was seen."""
    return f"您是接{what}吗?接就回“是”。"


def no_such_doubt(wanted: str) -> str:
    return f"待核里没有“{quotable(wanted, 12)}”这个编号,回“待核”看。"
