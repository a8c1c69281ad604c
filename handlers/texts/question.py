"""What the bot asks, and the hints it gives when it could not follow."""

from collections.abc import Sequence

from handlers.domain.masking import card_place, public_place
from handlers.domain.policy import Matter
from handlers.domain.ticket import Ticket


def short(ticket: Ticket, matter: Matter) -> str:
    """A ticket in a few words, for staff: #1263(3栋单元门口 违停堵门)."""
    return f"#{ticket.number}({card_place(ticket.place) + ' ' if ticket.place else ''}{matter.name})"


def place_noted(number: str, place: str) -> str:
    return f"好的,#{number} 记在{public_place(place)}。"


def judge(ticket: Ticket, matter: Matter) -> str:
    return f"反映人说{short(ticket, matter)}很急。请您判断要不要现在去,去就回“收 {ticket.number}”。"


def which(tickets: Sequence[str]) -> str:
    return f"您指哪一件:{'、'.join(tickets)}?请引用那张卡,或回单号。"


def which_poll(numbers: Sequence[str]) -> str:
    return f"给{'还是'.join('#' + n for n in numbers)}?请引用那条,或回“单号 1/2/3”。"


def guess(wrong: str, likely: str) -> str:
    return f"没有#{wrong}。您指的是{likely}吗?回“是”。"


def no_such(wrong: str) -> str:
    return f"没有#{wrong},请核对单号;回“帮助”看写法。"


def which_station(command: str, station: str, number: str) -> str:
    return f"请写上社区名,如:{command} {station}{number}"


def satisfied(number: str) -> str:
    return f"谢谢您!给#{number}记“1 满意”吗?回“是”,或回 1/2/3。"


def which_compound() -> str:
    return "收到。请问是哪个小区?请连小区名再说一遍,我好派给就近的工作人员。"


def greeting(bot: str) -> str:
    return (
        f"您好,我是{bot}。停车、噪声、流浪狗、摆摊等烦心事,说清是什么事、在哪里,我就登记派人。急事请直接拨110/119/120。"
    )


def not_understood() -> str:
    return "没看懂这句。要登记请写“报 事情和地点”,如:报 7栋门口路灯坏了;看命令回“帮助”。"
