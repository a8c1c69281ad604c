"""Sends that a person must look at, as chiefs see them."""

from collections.abc import Sequence

from handlers.domain.masking import quotable
from handlers.domain.scene import UnknownSend
from handlers.domain.unreachable import Unreachable

WHY = {
    Unreachable.NO_ACCOUNT: "还没有绑定微信",
    Unreachable.NO_FRIEND: "没有加小鹿为好友",
    Unreachable.NO_ROOM: "这个群还没有绑定",
    Unreachable.NO_LINE: "找不到要撤回的那句",
    Unreachable.REFUSED: "微信几次都不收",
}
_MOST = 10


def unknown(lines: Sequence[UnknownSend]) -> str:
    """Each with its number, where it went, and its beginning; then those that reach nobody, with the reason.

    What was said to one person is nobody else's.
    """
    doubtful = [f"{line.id} 发往{line.where}:{line.text[:40] or '(内容不显示)'}" for line in lines if line.why is None]
    lost = [f"{line.id} 发往{line.where}:{WHY[line.why]}" for line in lines if line.why is not None]
    told = []
    if doubtful:
        told += ["这几句不知道发出去没有,请看一眼群里:", *_some(doubtful), "没有就回“重发 编号”,有就回“已发 编号”。"]
    if lost:
        told += ["这几句近一天没有发到:", *_some(lost), "办好了可以回“重发 编号”。"]
    return "\n".join(told) if told else "没有发送不明的话,也没有发不到的话。"


def no_such(wanted: str, usage: str) -> str:
    return f"没有编号“{quotable(wanted, 12)}”。请先发“未明”看编号,再写:{usage}" if wanted else f"请这样写:{usage}"


def settled(line_id: int, again: bool) -> str:
    return f"{line_id} 号{'这就重发' if again else '记为已发'}。"


def unreached(name: str, lines: int) -> str:
    """To the work group: nothing of what the lines say."""
    return f"有{lines}条私信发不到{name},请他先加小鹿为好友,或给小鹿发一句话;急事请先打电话。"


def not_made() -> str:
    """To whoever waits for a file: a rule of ours has raised."""
    return "文件没有做成,已记下原因。"


def not_taken() -> str:
    """To whoever has read the words of a file, and waits for it: the other side would not have it."""
    return "文件没有发出去,已记下原因。"


def _some(rows: Sequence[str]) -> list[str]:
    """The newest that fit on a screen."""
    return [*rows[-_MOST:], *([f"……共{len(rows)}句"] if len(rows) > _MOST else [])]
