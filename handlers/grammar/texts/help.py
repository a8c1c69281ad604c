"""Help and refusals: what was wrong, and what to write instead."""

from collections.abc import Iterable, Sequence


def commands(rows: Iterable[tuple[str, str]], more: bool) -> str:
    """The first commands of somebody, one a line; `more` says that there are others."""
    return "\n".join([*(f"{usage}:{what}" for usage, what in rows), *(["其他的回“更多”。"] if more else [])])


def others(groups: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The other commands, a line a group."""
    return "\n".join(f"【{title}】{'、'.join(usages)}" for title, usages in groups)


def resident(bot: str) -> str:
    return f"直接说是什么事、在哪里就行,{bot}会登记派人。也可以写“报 事情和地点”。不想让邻居知道,就私下发给我。找值班的人写“联系卡”,问事情怎么办写“服务指南”。"


def helper(resident: str) -> str:
    """To somebody who helps where he is invited, after what a resident reads."""
    return f"{resident}有人请您协助时,去就回“收 单号”,办好了发照片、回“已办 单号”。"


def usage(usage: str) -> str:
    return f"请这样写:{usage}"


def for_chiefs() -> str:
    return "这是站长用的命令。"


def for_heads() -> str:
    return "这是社区站长、副站长用的命令。"


def for_judged() -> str:
    return "申诉由被评价的人自己提:执法人员、协管队员和网格员。"


def for_street() -> str:
    return "这是街道用的命令。"


def for_checkers() -> str:
    return "这是站长和网格员用的命令。"


def for_mediators() -> str:
    return "这是站长、执法人员和网格员用的命令。"


def for_officers() -> str:
    return "接单和办结由执法人员来回。您要派人请写“派单 单号 姓名”,要关单请写“关闭 单号 原因”。"


def for_staff() -> str:
    return "这是工作人员用的命令。您直接说事情和地点就行。"


def wish_noted(number: str) -> str:
    return f"这是站长用的命令,您的意思已记在#{number}。"


def other_station(name: str) -> str:
    return f"{name}的单不归您管,没有办理。"
