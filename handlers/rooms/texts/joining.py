"""Binding accounts and groups."""

from collections.abc import Sequence

from handlers.domain.masking import quotable

_WRONG = {
    "wrong": "这个码不对。请核对后再发一次,或请站里重新发码。",
    "used": "这个码已经用过了。请站里重新发码。",
    "expired": "这个码过期了,或者已经作废。请站里重新发码。",
    "gone": "这个码对应的人不在名单里了。请联系站里。",
    "locked": "试错太多次,这个账号一小时内不能绑定。请联系站里。",
}


def welcome(name: str) -> str:
    return f"{name},绑定好了。派给您的单会在工作群@您,回“帮助”看命令。"


def refused(standing: str) -> str:
    return _WRONG[standing]


def bound_already(name: str, own: bool) -> str:
    """To an account that is somebody's: the code is his own, or nobody's."""
    wrong = "" if own else "没有这个码。"
    return f"{wrong}您这个微信已经绑定为{name},不用再发码。要换微信,请站里发码,用新的微信发给我。"


def of_somebody_else(name: str) -> str:
    return f"这个码是发给别人的,没有采用。您这个微信已经绑定为{name}。"


def exposed(void: bool) -> str:
    """To whoever wrote a code in a group; it was good until then, or it was not any more."""
    return f"绑定码不要发在群里,这个码{'已作废' if void else '早已不能用'}。要绑定,请站里重新发码,再私下发给我。"


def yours_exposed() -> str:
    return "发给您的绑定码被写在了群里,已经作废。要换微信,请站里重新发码,再私下发给我。"


def exposed_of(name: str) -> str:
    """To the chiefs of somebody who cannot be told himself."""
    return f"发给{name}的绑定码被写在了群里,已经作废。请给{name}重新发码,让本人私下发给我。"


def in_the_group() -> str:
    return "请在要绑定的那个群里发:绑定 小区名。"


def no_such_place(name: str) -> str:
    return f"没有“{quotable(name, 20)}”这个小区或社区。请照配置里的名字写,如:绑定 桂花苑。"


def several(groups: Sequence[str]) -> str:
    return f"有几个群叫这个名字,请写全:{'、'.join(groups)}。"


def not_yours(name: str) -> str:
    return f"{name}不归您管,没有绑定。"


def room_bound(group: str) -> str:
    return f"绑定好了:这个群就是{group}。"
