"""What the bot asks, and the hints it gives when it could not follow."""

from collections.abc import Sequence

from handlers.domain.masking import quotable


def which(tickets: Sequence[str]) -> str:
    return f"您指哪一件:{'、'.join(tickets)}?请引用那张卡,或回单号。"


def guess(wrong: str, likely: str) -> str:
    return f"没有#{wrong}。您指的是{likely}吗?回“是”。"


def no_such(wrong: str) -> str:
    return f"没有#{wrong},请核对单号;回“帮助”看写法。"


def which_station(command: str, station: str, number: str) -> str:
    return f"请写上社区名,如:{command} {station}{number}"


def greeting(bot: str) -> str:
    return (
        f"您好,我是{bot}。停车、噪声、流浪狗、摆摊等烦心事,说清是什么事、在哪里,我就登记派人。急事请直接拨110/119/120。"
    )


def not_understood() -> str:
    return "没看懂这句。要登记请写“报 事情和地点”,如:报 7栋门口路灯坏了;看命令回“帮助”。"


def nothing_in_hand() -> str:
    return "您名下没有在办的单。请引用派单卡,或写上单号。"


def yours(what: str) -> str:
    """Somebody takes what another was called to, and names none: is that meant?"""
    return f"您名下没有待接的单。您是要接{what}吗?回“是”。"


def no_such_doubt(wanted: str) -> str:
    return f"待核里没有“{quotable(wanted, 12)}”这个编号,回“待核”看。"
