"""What is read of a mark (综合评价) and of an appeal against it (申诉)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.figures import Figure, Figures, Rate
from handlers.domain.mark import Mark
from handlers.domain.masking import quotable
from handlers.domain.period import Month
from handlers.domain.workcalendar import DAY, local
from handlers.grammar.texts import when

_LONG = 120
"""Characters of somebody's words that are repeated."""


def month(which: Month, now: datetime) -> str:
    """9月; with its year where that is not plain."""
    return f"{which.month}月" if Month.of(now).later(-11) <= which <= Month.of(now) else when.month(which)


def last_day(until: datetime) -> str:
    """The last day that counts: 10/15 of what ends with it."""
    day = local(until - DAY / 2).date()
    return f"{day.month}/{day.day}"


def figures(own: Figures, polls_over: bool = True) -> str:
    """Somebody's figures on one line; what neighbours have said of them only once their polls are over."""
    n = {figure: own.count(figure) for figure in Figure}
    praised = f"、表扬{n[Figure.PRAISED]}" if n[Figure.PRAISED] else ""
    content = (
        f"满意{n[Figure.SATISFIED]}/{own.whole(Rate.SATISFACTION)}(应评{n[Figure.ASKED]})"
        if polls_over
        else "居民评价还没收齐"
    )
    return (
        f"接单{n[Figure.ACCEPTED]}(及时{n[Figure.IN_TIME]})、办结{n[Figure.RESOLVED]}、解决{n[Figure.SOLVED]}、重开{n[Figure.REOPENED]}、"
        f"{content}、时次{n[Figure.ATTENDED]}{praised}"
    )


def given(mark: Mark, own: Figures, before: int | None, until: datetime, now: datetime) -> str:
    """To the chief who has judged: the figures beside the mark, and that it was told."""
    what = f"已评{mark.mark}" if before is None else f"已改评{mark.mark}(原{before})"
    return (
        f"{mark.person} {month(mark.month, now)}:{figures(own)}。{what}:{quotable(mark.reason, _LONG)}。"
        f"已告诉本人,可申诉到{last_day(until)}。"
    )


def told(mark: Mark, own: Figures, before: int | None, until: datetime, now: datetime, polls_over: bool) -> str:
    """To whoever is judged: the mark, why, by whom, his figures, and how to appeal; nobody who is voted on sees votes of open polls."""
    what = f"您{month(mark.month, now)}的评价:{mark.mark}分" + (f"(原{before}分)" if before is not None else "")
    return (
        f"{what},{mark.by}评。理由:{quotable(mark.reason, _LONG)}。\n当月:{figures(own, polls_over)}。\n"
        f"不同意,到{last_day(until)}为止可回“申诉 理由”,站长和街道办公室都会看。"
    )


def appeal_waits(person: str) -> str:
    """To a chief who marks anew what somebody has appealed against."""
    return f"{person}的申诉还等着答复,请另回“答复 {person} 怎么处理”。"


def whom(names: Sequence[str]) -> str:
    return f"请写清评谁:{'、'.join(names)}。写法:评 {names[0]} 88 理由。" if names else "这个站没有要评价的人。"


def of_other_station(person: str, station: str) -> str:
    return f"{person}是{station}的人,由{station}的站长评价。"


def not_judged(person: str) -> str:
    return f"{person}不在每月评价的范围里,评价的是执法人员、协管队员和网格员。"


def bad_points(person: str, points: str) -> str:
    """No points, or such as there are none."""
    wrong = f"“{points[:8]}”不行。" if points else ""
    return f"{wrong}请写0到100的整数,如:评 {person} 88 到场快。"


def reason_missing(person: str, points: str) -> str:
    return f"请连理由一起写,本人会看到,如:评 {person} {points} 到场快。"


def month_to_come(which: Month) -> str:
    return f"{when.month(which)}还没到,不能评价。"


# Appeals.


def no_mark(which: Month | None, now: datetime) -> str:
    return f"{month(which, now)}还没有给您评价。" if which else "还没有给您评价,有了会私下告诉您。"


def why_appeal() -> str:
    return "请写上理由,如:申诉 到场记录漏了9/12那次。"


def waits_already(which: Month, now: datetime) -> str:
    return f"您对{month(which, now)}评价的申诉已经送到,还在等答复,不用再报。"


def too_late(which: Month, until: datetime, chiefs: Sequence[str], office: Sequence[str], now: datetime) -> str:
    """After the last day: with whom he can talk."""
    others = f",或街道办公室{'、'.join(office)}" if office else ""
    return (
        f"{month(which, now)}评价的申诉到{last_day(until)}为止,已经过了。还有话请找站长{'、'.join(chiefs)}{others}谈。"
    )


def appealed(which: Month, days: int, now: datetime) -> str:
    """To whoever appeals."""
    return f"已收到您对{month(which, now)}评价的申诉,已报站长和街道办公室。{days}个工作日内答复,没答复会再提醒。"


def appeal_told(mark: Mark, now: datetime) -> str:
    """To the chiefs."""
    return (
        f"{mark.person}对{month(mark.month, now)}评价({mark.mark}分,{mark.by}评)申诉:{quotable(mark.plea, _LONG)}。"
        f"核实后请回“答复 {mark.person} 说明,改为90”,不改写“维持”。"
    )


def appeal_told_office(mark: Mark, now: datetime) -> str:
    """To the street's office, which looks on."""
    return (
        f"{mark.station}{mark.person}对{month(mark.month, now)}评价({mark.mark}分,{mark.by}评)申诉:"
        f"{quotable(mark.plea, _LONG)}。由站长答复,结果会告诉您。"
    )


def who_appeals(names: Sequence[str]) -> str:
    """An answer that names nobody."""
    if not names:
        return "没有等答复的申诉。"
    return f"请写清答复谁:{'、'.join(names)}。写法:答复 {names[0]} 说明,改为90。"


def no_appeal(person: str) -> str:
    return f"{person}没有等答复的申诉。要改分请写:评 {person} 分数 理由。"


def say_outcome(person: str, mark: int) -> str:
    return f"请写明分数改不改,如:答复 {person} 补记一次,改为90;或:答复 {person} 记录没错,维持。现在是{mark}分。"


def answered(mark: Mark, before: int, now: datetime) -> str:
    """To the chief who has answered."""
    return f"已答复{mark.person}{month(mark.month, now)}的申诉,{_outcome(mark, before)},本人和街道办公室已看到。"


def answer_told(mark: Mark, before: int, by: str, words: str, now: datetime) -> str:
    """To whoever has appealed."""
    return (
        f"您对{month(mark.month, now)}评价的申诉,{by}答复:{quotable(words, _LONG)}。{_outcome(mark, before)}。"
        "还有不同意见,可找街道办公室。"
    )


def answer_told_office(mark: Mark, before: int, by: str, words: str, now: datetime) -> str:
    """To the street's office and the other chiefs."""
    return f"{mark.station}{mark.person}对{month(mark.month, now)}评价的申诉,{by}答复:{quotable(words, _LONG)}。{_outcome(mark, before)}。"


def unanswered(mark: Mark, now: datetime) -> str:
    """To the chiefs, once its days have passed."""
    return f"{mark.person}对{month(mark.month, now)}评价的申诉还没答复:{quotable(mark.plea, _LONG)}。请回“答复 {mark.person} 说明”,写明改为几分或维持。"


def unanswered_office(mark: Mark, now: datetime) -> str:
    """To the street's office, once the chiefs have let it pass."""
    return f"{mark.station}{mark.person}对{month(mark.month, now)}评价的申诉,站长一直没答复,请过问。申诉:{quotable(mark.plea, _LONG)}。"


def _outcome(mark: Mark, before: int) -> str:
    return f"维持{before}分" if mark.mark == before else f"{before}分改为{mark.mark}分"
