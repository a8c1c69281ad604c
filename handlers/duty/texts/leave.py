"""Leave and swaps, as they are asked for, granted and ended."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.domain.absence import Absence
from handlers.domain.facts.leave import LeaveAsked, SwapAsked
from handlers.domain.period import Period
from handlers.duty.texts.approval import HOW
from handlers.grammar.texts import when


def away(start: datetime, end: datetime, now: datetime) -> str:
    """12:00–18:00, 10/1 08:30–10/2 18:00."""
    return when.period(Period(start, end), now).replace("到", "–").replace("-", "–")


def leave(asked: LeaveAsked) -> str:
    """The wish in a line: 李伟 12:00–18:00 请假,替班段勇(有资格)."""
    text = f"{asked.person} {away(asked.start, asked.end, asked.at)} 请假"
    if asked.away:
        text += f",替班{asked.away}{'那时已替别人' if asked.busy else '也请假'}"
    if not asked.substitute:
        return f"{text},没有人替" + (f",那时{asked.gap}没人带班" if asked.gap else "")
    able = "(有资格)" if asked.qualified else ""
    if asked.away:
        return f"{text},可改由{asked.substitute}替{able}"
    return (
        f"{text},没写替班,可由{asked.substitute}替{able}" if asked.proposed else f"{text},替班{asked.substitute}{able}"
    )


def ask_leave(asked: LeaveAsked) -> str:
    """To whoever may grant it."""
    return f"{leave(asked)}。{HOW}"


def swap(asked: SwapAsked) -> str:
    return f"{asked.person} {away(asked.start, asked.end, asked.at)} 和{asked.substitute}换班"


def ask_swap(asked: SwapAsked) -> str:
    return f"{swap(asked)}。{HOW}"


def ask_partner(asked: SwapAsked) -> str:
    """To the colleague whose shift it takes."""
    return f"{asked.person}想{away(asked.start, asked.end, asked.at)}和您换班,已报{'、'.join(asked.of)}。{HOW}"


def announced(person: str, start: datetime, end: datetime, now: datetime) -> str:
    """A chief's own leave: nobody need grant it."""
    return f"{person} {away(start, end, now)} 请假,特此告知。"


def noted(start: datetime, end: datetime, now: datetime) -> str:
    return f"已记您{away(start, end, now)}请假,并告诉站里。"


def stands_in(absence: Absence, now: datetime) -> str:
    """To the substitute."""
    verb = "和您换班" if absence.swap else "请假,由您替班"
    return f"{absence.person} {away(absence.start, absence.end, now)} {verb}。"


def is_away(name: str, others: Sequence[str]) -> str:
    """Whom somebody wants to swap with is on leave then, or stands in for somebody else."""
    return f"{name}那时也请假或已替别人,换不了。{_instead(others)}"


def past() -> str:
    return "这个时间已经过了,请写今后的时间,如:请假 明天 段勇。"


def moment_only() -> str:
    return "请写从几点到几点,如:请假 14:00-18:00 段勇。"


def too_long() -> str:
    return "一次最多请60天,请核对日期。"


def twice(absence: Absence, now: datetime) -> str:
    return f"您{away(absence.start, absence.end, now)}已经请过假。要改请先回“撤回请假”。"


def asked_twice(start: datetime, end: datetime, now: datetime) -> str:
    return f"您{away(start, end, now)}的假还在等回话。要改请先回“撤回请假”。"


def unfit(name: str, others: Sequence[str]) -> str:
    return f"{name}无执法资格,不能任主办,不能替您。{_instead(others)}"


def sent(asked: LeaveAsked) -> str:
    """To whoever asks: who hears of it, and what of the substitute."""
    text = f"已报{'、'.join(asked.of)},等回话。"
    if asked.away:
        text = f"{asked.away}那时{'已替别人' if asked.busy else '也请假'},{text}"
    if asked.proposed and asked.substitute:
        return f"{text}替班建议了{asked.substitute}。"
    return text if asked.substitute else f"{text}没有空着的替班人,已一并说明。"


def no_such_colleague(word: str, others: Sequence[str]) -> str:
    return f"没有找到“{word}”这个人,请核对姓名。{_instead(others)}"


def asks_himself(name: str) -> str:
    """To whoever tells a colleague's leave."""
    return f"{name}的假请{name}自己来报,或由站长在群里说明。"


def not_oneself() -> str:
    return "替班的要是别人,请写同事的姓名。"


def _instead(others: Sequence[str]) -> str:
    if not others:
        return "眼下没有空着的替班人,不写替班也可以报。"
    return f"可以请{'、'.join(others[:3])},如:请假 明天 {others[0]}。"


def name_a_colleague(others: Sequence[str]) -> str:
    return f"请写和谁换,如:换班 周三 {others[0] if others else '同事姓名'}。"


def ended(start: datetime, end: datetime, now: datetime) -> str:
    """To whoever has taken it back."""
    return f"已撤回{away(start, end, now)}的请假。"


def ended_told(person: str, start: datetime, end: datetime, now: datetime) -> str:
    return f"{person}撤回了{away(start, end, now)}的请假。"


def cut(person: str, start: datetime, until: datetime, now: datetime) -> str:
    """A later part of a leave is taken back."""
    return f"{person}的假改为{away(start, until, now)}。"


def no_leave() -> str:
    return "您没有请着的假,也没有等回话的假。"


def which_leave(times: Sequence[str]) -> str:
    return f"您请了{len(times)}次假:{'、'.join(times)}。请写上是哪一次,如:撤回请假 {times[0].split('–')[0]}。"


LONGEST = timedelta(days=60)
