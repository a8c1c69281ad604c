"""A whistle (吹哨): how it is called out, answered, summed up, and told where somebody does not come."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.masking import card_place, quotable, whole
from handlers.domain.reading import Level
from handlers.domain.ticket import Ticket
from handlers.domain.whistle import Called, Reply, Whistle
from handlers.domain.workcalendar import Span
from handlers.grammar.texts.moment import clock, moment

HOW = "回“到/晚N分钟/不能+理由”"


def called(
    ticket: Ticket, whistle: Whistle, people: Sequence[Called], now: datetime, change: str = "", aside: bool = False
) -> str:
    """What whoever is called reads: #1271 吹哨|9栋西门|16:00到|公安、市监; `aside`, in private, of what cannot wait the whole address."""
    place = whistle.place or ticket.place or ""
    shown = whole(place) if aside and ticket.level is not Level.NORMAL else card_place(place) if place else ""
    departments = dict.fromkeys(one.department for one in people if one.department)
    what = "|".join(filter(None, (shown, f"{moment(whistle.at, now)}到", "、".join(departments))))
    return f"#{ticket.number} 吹哨{change}|{what}"


def ping(names: Sequence[str], apart: Sequence[str]) -> str:
    """Behind it: whom it calls here, and who reads it in private."""
    here = [f"@{name}" for name in names] + ([f"{'、'.join(apart)}(已私下告知)"] if apart else [])
    return f"\n{' '.join(here)} {HOW}"


def how() -> str:
    return f"\n请{HOW}"


CHANGED, MORE = "改时间", "加人"


def blown(number: str, people: Sequence[Called], at: datetime, now: datetime) -> str:
    return f"#{number} 已吹哨,{moment(at, now)}到:{_names(people)}。"


def already(number: str, people: Sequence[Called], at: datetime, now: datetime) -> str:
    return f"#{number} 已经吹过哨:{moment(at, now)}到,{_names(people)}。要改就写时间,要加就写部门。"


def nobody_there(department: str, contact: str) -> str:
    """Of a department nobody can be called."""
    return f"{department}那时没有人可叫{',已请派出单位的' + contact + '安排' if contact else ''}。"


def send_somebody(number: str, department: str, station: str, at: datetime, now: datetime) -> str:
    """To the contact of a department of which nobody can be called."""
    return f"{station}站吹哨(#{number})要{department}{moment(at, now)}到场,站里那时没有{department}的人,请安排。"


def on_leave(name: str) -> str:
    return f"{name}那时请假,没有叫;写部门就叫替班的人。"


def unknown(names: Sequence[str], departments: Sequence[str]) -> str:
    return f"没有“{quotable('、'.join(names), 24)}”这个部门,可写:{'、'.join(departments)}。"


def say_whom(number: str, departments: Sequence[str]) -> str:
    return f"请写叫哪些部门,如:吹哨 {number} 公安 16:00 9栋西门。可写:{'、'.join(departments)}。"


def past(at: datetime, now: datetime) -> str:
    return f"{moment(at, now)}已经过了,请写还没到的时间,如:16:00、明早9点。"


def quiet_hours(number: str, quiet: Span) -> str:
    return f"{quiet.start:%H:%M}到次日{quiet.end:%H:%M}只为加急、红色的事叫人。#{number} 是一般的事,请改在{quiet.end:%H:%M}以后。"


def not_in_work(number: str) -> str:
    return f"#{number} 已经办结或撤回,不用吹哨了。"


def ended(number: str, withdrawn: bool) -> str:
    """To whoever was still to come to a ticket that is closed or withdrawn."""
    return f"#{number} {'已撤回' if withdrawn else '已办结'},吹哨不用来了。"


def called_off(number: str) -> str:
    return f"#{number} 吹哨已取消,不用来了。"


def has_called_off(number: str, people: Sequence[str]) -> str:
    """To the chief who has called it off."""
    return f"#{number} 吹哨已取消{',已告诉' + '、'.join(people) if people else ''}。"


def no_whistle(number: str) -> str:
    return f"#{number} 现在没有要取消的吹哨。"


def none_to_call_off() -> str:
    return "现在没有要取消的吹哨。"


def there_already(number: str) -> str:
    """To whoever says once more that he is there."""
    return f"#{number} 吹哨:已记您到场,您是协助。"


def noted(number: str, reply: Reply, expected: datetime, now: datetime) -> str:
    """To whoever has answered."""
    told = {
        Reply.COMING: f"您{moment(expected, now)}到",
        Reply.LATE: f"您晚到,约{moment(expected, now)}",
        Reply.CANNOT: "您不能到,已告诉吹哨的人",
        Reply.ARRIVED: f"您{clock(now)}到场",
    }
    return f"#{number} 吹哨:已记{told[reply]}。"


def why() -> str:
    return "什么原因?"


def reason_noted(number: str) -> str:
    return f"#{number} 吹哨:原因已转告。"


def reason_of(number: str, one: Called, reason: str) -> str:
    """To whoever blew it: why somebody cannot come, who had not said so at first."""
    return f"#{number} 吹哨:{one.department}{one.person}不能到的原因:{quotable(reason, 40)}。"


def others_wait(numbers: Sequence[str]) -> str:
    """Behind what was noted: the other whistles that he may have meant too."""
    return f"{'、'.join(f'#{number}' for number in numbers)}的吹哨也等您回,都能到就回“都收到”。"


def noted_all(whistles: Sequence[tuple[str, datetime]], now: datetime) -> str:
    """To whoever has answered all of them at once."""
    told = "、".join(f"#{number} {moment(at, now)}到" for number, at in whistles)
    return f"吹哨已记:{told}。"


def cannot(number: str, one: Called, others: Sequence[str]) -> str:
    """To whoever blew it: who cannot come, why, and who else could."""
    why = quotable(one.reason, 40) or "没说原因"
    else_ = f"还可叫{'、'.join(others)},回“吹哨 {number} {others[0]}”" if others else f"{one.department}没有别人可叫"
    return f"#{number} 吹哨:{one.department}{one.person}不能到({why})。{else_}。"


def mustered(ticket: Ticket, whistle: Whistle, now: datetime) -> str:
    """Who has answered and who is there: 应哨2/2,到场1/2。未到:王磊(晚10分钟)."""
    people = whistle.called
    answered, come = (sum(map(bool, each)) for each in ([p.has_answered for p in people], [p.has_come for p in people]))
    missing = [_missing(one, whistle) for one in people if not one.has_come]
    told = f"#{ticket.number} 吹哨 {moment(whistle.at, now)}:应哨{answered}/{len(people)},到场{come}/{len(people)}"
    return told + (f"。未到:{'、'.join(missing)}" if missing else "")


def missed(number: str, whistle: Whistle, people: Sequence[Called], now: datetime) -> str:
    """To the chiefs: who did not come."""
    names = [f"{one.department}{_missing(one, whistle)}" for one in people]
    return f"#{number} 吹哨 {moment(whistle.at, now)},没有到:{'、'.join(names)}。"


def missed_of(ticket: Ticket, whistle: Whistle, people: Sequence[Called], station: str, now: datetime) -> str:
    """To the sending unit: whom of its people the station waited for."""
    names = "、".join(f"{one.department}{_missing(one, whistle)}" for one in people)
    return f"{station}站 {moment(whistle.at, now)}吹哨(#{ticket.number}),没有到:{names}。请了解一下。"


def _missing(one: Called, whistle: Whistle) -> str:
    """王磊(晚10分钟), 唐静(不能到:在办案), 李伟(没回话)."""
    match one.reply:
        case Reply.LATE if one.expected and one.expected > whistle.at:
            return f"{one.person}(晚{int((one.expected - whistle.at).total_seconds() // 60)}分钟)"
        case Reply.LATE:
            return f"{one.person}(说会晚到)"
        case Reply.CANNOT:
            why = quotable(one.reason, 20)
            return f"{one.person}(不能到{':' + why if why else ''})"
        case None:
            return f"{one.person}(没回话)"
        case _:
            return one.person


def _names(people: Sequence[Called]) -> str:
    return "、".join(f"{one.department}{one.person}" for one in people)
