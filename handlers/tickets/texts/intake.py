"""What a reporter is asked and told while his matter is taken in."""

from handlers.domain.masking import public_place, whole
from handlers.domain.policy import Matter
from handlers.domain.reading import Danger
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.danger import asks, name, ring
from handlers.grammar.texts.ticket import short


def place_noted(number: str, place: str) -> str:
    where = public_place(place)
    return f"好的,#{number} 记在{where}。" if where else f"好的,#{number} 的地点记下了。"


def judge(ticket: Ticket, matter: Matter) -> str:
    return f"反映人说{short(ticket, matter)}很急。请您判断要不要现在去,去就回“收 {ticket.number}”。"


def which_compound() -> str:
    return "收到。请问是哪个小区?请连小区名再说一遍,我好派给就近的工作人员。"


def which_compound_of_danger(danger: Danger | None) -> str:
    return f"{ring(danger)}请马上告诉我是哪个小区、哪一栋,我好叫人过去。"


def which_compound_of_doubt(danger: Danger) -> str:
    """The same, where it may be none: the name of the compound is the answer."""
    return f"{asks(danger)}请连小区、哪一栋一起回。"


def danger_somewhere(danger: Danger | None, place: str | None) -> str:
    """To the leaders of the street; never who told it."""
    where = whole(place) if place else "地点没说"
    return f"【红色】有居民私下报{name(danger)}({where}),没说是哪个小区。已请他先报警、说清小区,请您留意。"


def filed(number: str) -> str:
    """To whoever has looked at a line that somebody said in private: its author hears of the rest."""
    return f"已登记#{number}。"


def no_line() -> str:
    return "请引用漏掉的那句话回“漏报”,或写“漏报 原话”。超过两小时的话已经清掉,请写原话。"


def missed_noted() -> str:
    return "已记下这次漏报,谢谢。"
