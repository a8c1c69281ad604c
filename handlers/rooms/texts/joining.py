"""Binding accounts and groups."""

from collections.abc import Sequence

_WRONG = {
    "wrong": "这个码不对。请核对后再发一次,或请站里重新发码。",
    "used": "这个码已经用过了。请站里重新发码。",
    "expired": "这个码过期了。请站里重新发码。",
    "locked": "试错太多次,这个账号暂不能绑定。请联系站里。",
}


def welcome(name: str) -> str:
    return f"{name},绑定好了。派给您的单会在工作群@您,回“帮助”看命令。"


def refused(standing: str) -> str:
    return _WRONG[standing]


def in_the_group() -> str:
    return "请在要绑定的那个群里发:绑定 小区名。"


def no_such_place(name: str) -> str:
    return f"没有“{name}”这个小区或社区。请照配置里的名字写,如:绑定 桂花苑。"


def several(groups: Sequence[str]) -> str:
    return f"有几个群叫这个名字,请写全:{'、'.join(groups)}。"


def not_yours(name: str) -> str:
    return f"{name}不归您管,没有绑定。"


def room_bound(group: str) -> str:
    return f"绑定好了:这个群就是{group}。"
