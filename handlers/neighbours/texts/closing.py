"""After a closing: the picture that is required (处置照), a passer-by's 还在, the look afterwards (回头看), the second asking."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import moment, span
from handlers.neighbours.texts.poll import CHOICES

_ANSWER = "还在请回“还在”(重开),没有了请回“没有了”。"


def photo_wanted(ticket: Ticket, matter: str, within: timedelta) -> str:
    """To whoever closed it; nothing else waits for him."""
    return (
        f"{matter}要有处置后的照片,请{span(within)}内把#{ticket.number}的发到工作群或这里;没有也照常告知,只记“无照”。"
    )


def photo_noted(number: str) -> str:
    return f"#{number} 照片收到,已记。"


def which_photo(numbers: Sequence[str]) -> str:
    """Several wait for a picture, and nobody knows of which this is."""
    return f"这张是{'还是'.join('#' + number for number in numbers)}的?请引用那件再发一次。"


def look(what: str, by: datetime, now: datetime) -> str:
    """To whoever led it: who says so is nobody's business."""
    return f"{what}有邻居说还在,请去看看,{moment(by, now)}前回话:{_ANSWER}"


def decide(what: str, by: datetime, now: datetime) -> str:
    """To whoever decides: closed as none of ours, and its own people object."""
    return f"{what}按“不属”了结,反映的人说没解决。{moment(by, now)}前请定:要办回“重开”,不办回“不重开”。"


def unlooked(what: str, who: str) -> str:
    """To whoever decides: nobody has answered in time."""
    return f"{what}有邻居说还在,请{who}看看,到时间没有回话。{_ANSWER}"


def which_look(numbers: Sequence[str]) -> str:
    """Several are to be looked at, and nobody knows of which this was said."""
    return f"您说的是{'还是'.join('#' + number for number in numbers)}?请引用那条回一次。"


def verified(number: str) -> str:
    return f"已记#{number} 核实过,不重开。"


def reopened(number: str) -> str:
    return f"#{number} 已重开,重新派单。"


def recheck(what: str) -> str:
    """To who reported it, some days later."""
    return f"{what}办结有几天了,还好吗?没有再出现回“好了”,又出现回“又来了”。"


def recheck_by_grid(what: str) -> str:
    """To the grid worker of the place, where who reported it is not reached."""
    return f"回头看:{what}办结有几天了,路过请看一眼。没有再出现回“好了”,又出现回“又来了”。"


def recheck_noted(number: str) -> str:
    return f"谢谢,#{number} 已记。"


def second_asking(what: str) -> str:
    """To who reported it and has not voted: never again after this."""
    return f"{what}办得怎么样?方便时回 {CHOICES}。只问这一次,不回也没关系。"
