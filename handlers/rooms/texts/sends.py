"""Unknown sends, as chiefs see them."""

from collections.abc import Sequence

from handlers.domain.scene import UnknownSend


def unknown(lines: Sequence[UnknownSend]) -> str:
    """Each with its number, where it went, and its beginning; what was said to one person is nobody else's."""
    if not lines:
        return "没有发送不明的话。"
    rows = [f"{line.id} 发往{line.where}:{line.text[:40] or '(内容不显示)'}" for line in lines]
    return "\n".join(["这几句不知道发出去没有,请看一眼群里:", *rows, "没有就回“重发 编号”,有就回“已发 编号”。"])


def no_such(wanted: str, usage: str) -> str:
    return f"没有编号“{wanted}”。请先发“未明”看编号,再写:{usage}" if wanted else f"请这样写:{usage}"


def settled(line_id: int, again: bool) -> str:
    return f"{line_id} 号{'这就重发' if again else '记为已发'}。"
