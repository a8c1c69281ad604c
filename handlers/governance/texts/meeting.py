"""A joint meeting (联席会议): how it is called, moved, held; its topics and its minutes."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.masking import quotable
from handlers.domain.meeting import Measure, Meeting, Tag, Topic, Unit
from handlers.domain.workcalendar import local
from handlers.grammar.texts.moment import clock, day

TAGS = {Tag.MANAGEMENT: "执法管理衔接", Tag.HANDLING: "执法办理"}
_PLACE, _TOPIC, _PART, _MOST = 20, 40, 120, 12


def _when(at: datetime, now: datetime) -> str:
    """今天15:00, 3/12(周三)15:00."""
    here, today = local(at).date(), local(now).date()
    year = f"{here.year}/" if here.year != today.year else ""
    return ("今天" if here == today else f"{year}{day(here)}") + clock(at)


def _short(at: datetime) -> str:
    here = local(at)
    return f"{here.month}/{here.day}"


def _whose(unit: Unit) -> str:
    return "街道联席会议" if unit.is_street else "联席会议"


def called(unit: Unit, begins: datetime, place: str, now: datetime) -> str:
    """What its members read, with how to bring up a topic."""
    where = f",{quotable(place, _PLACE)}" if place else ""
    how = "街道议题 内容" if unit.is_street else "议题 内容"
    return f"【{_whose(unit)}】{_when(begins, now)}{where}。有要议的事回“{how}”。"


def calling(text: str, names: Sequence[str]) -> str:
    """The same in the work group, with whom it calls."""
    return f"{text}\n{' '.join(f'@{name}' for name in names)}" if names else text


def has_called(begins: datetime, now: datetime, members: int, others: Sequence[datetime]) -> str:
    """To whoever called it."""
    more = "、".join(_when(at, now) for at in others)
    rest = f"原来叫的{more}还在,不开了回“取消联席会议 日期”。" if others else ""
    return f"已通知{members}人:{_when(begins, now)}开联席会议。{rest}"


def called_already(begins: datetime, now: datetime) -> str:
    return f"{_when(begins, now)}的联席会议已经通知过了。要改回“联席会议改到 时间”。"


def moved(unit: Unit, before: datetime, begins: datetime, place: str, now: datetime) -> str:
    """What its members read, where the time or the place is another."""
    where = f",{quotable(place, _PLACE)}" if place else ""
    changed = f"改到{_when(begins, now)}{where}" if begins != before else f"地点改为{where[1:]}"
    return f"【{_whose(unit)}】{_when(before, now)}的{changed}。"


def has_moved(begins: datetime, now: datetime) -> str:
    return f"联席会议已改,{_when(begins, now)}开,参加的人都告诉了。"


def cancelled(unit: Unit, begins: datetime, now: datetime) -> str:
    return f"【{_whose(unit)}】{_when(begins, now)}的不开了。"


def has_cancelled(begins: datetime, now: datetime) -> str:
    return f"{_when(begins, now)}的联席会议已取消,参加的人都告诉了。"


def say_when() -> str:
    return "请写上几月几日几点,如:联席会议 3月12日 15:00 社区会议室。"


def of_another(station: str) -> str:
    """To a chief who names another station than his own."""
    return f"{station}的联席会议由{station}的站长和街道召集,没有办理。要开本站的,不写站名。"


def say_hour(at: datetime, now: datetime) -> str:
    here = local(at)
    return f"{day(here.date())}几点开?请连日期一起写,如:联席会议 {here.month}月{here.day}日 15:00 社区会议室。"


def past(begins: datetime, now: datetime) -> str:
    """To whoever calls one to a time that has passed."""
    here = local(begins)
    moment = f"{here.month}月{here.day}日 {here:%H:%M}"
    return f"{_when(begins, now)}已经过了,请写还没到的时间。要补记开过的,回“联席会议 已开 {moment}”。"


def not_yet(begins: datetime, now: datetime) -> str:
    return f"{_when(begins, now)}还没到,不能记作已开。要通知开会,去掉“已开”。"


def recorded(begins: datetime, now: datetime) -> str:
    return f"已补记{_when(begins, now)}的联席会议。接着可回“纪要 内容”“举措 做什么 谁负责 几号前”。"


def recorded_already(begins: datetime, now: datetime) -> str:
    return f"{_when(begins, now)}的联席会议已经记过了。"


def none_called() -> str:
    return "现在没有要开的联席会议。要开就写:联席会议 3月12日 15:00 社区会议室。"


def none_begun() -> str:
    return "这7天里没有开过的联席会议。开过没通知的,先回“联席会议 已开 昨天15:00 社区会议室”。"


def which_day(times: Sequence[datetime], now: datetime) -> str:
    """To whoever would call one off, where several are to come."""
    example = local(times[0])
    told = "、".join(_when(at, now) for at in times)
    return f"要开的有{told}。取消哪一场?请写上日期,如:取消联席会议 {example.month}月{example.day}日。"


def begins(at: datetime, now: datetime, topics: Sequence[str]) -> str:
    """To whoever says that it begins."""
    told = f"成员提的议题:{';'.join(quotable(words, _TOPIC) for words in topics[:_MOST])}。" if topics else ""
    return f"{_when(at, now)}的联席会议记作开了。{told}记纪要回“纪要 内容”,定举措回“举措 做什么 谁负责 几号前”。"


def ends(at: datetime, now: datetime, minutes: int, measures: int) -> str:
    """To whoever says that it is over."""
    how = "" if minutes and measures else "还可以补:纪要 内容、举措 做什么 谁负责 几号前。"
    return f"{_when(at, now)}的联席会议记作开了,纪要{minutes}条,举措{measures}件。{how}"


def minuted(at: datetime, now: datetime, parts: int) -> str:
    return f"已记入{_when(at, now)}联席会议的纪要,共{parts}条。"


def minutes(unit: Unit, meeting: Meeting, topics: Sequence[Topic], measures: Sequence[Measure], now: datetime) -> str:
    """All that is known of a meeting."""
    where = f",{quotable(meeting.place, _PLACE)}" if meeting.place else ""
    parts = [quotable(line, _PART) for part in meeting.minutes for line in part.splitlines() if line.strip()]
    said = [f"- {part}" for part in parts] or ["还没有写,回“纪要 内容”。"]
    lines = [f"{unit.name}联席会议 {_when(meeting.begins, now)}{where}", "纪要:", *said]
    if topics:
        lines += ["议题:" + ";".join(map(_topic, topics[:_MOST]))]
    if measures:
        lines += ["举措:" + ";".join(map(_measure, measures[:_MOST]))]
    return "\n".join(lines)


def _topic(topic: Topic) -> str:
    tags = "、".join(TAGS[tag] for tag in topic.tags)
    return quotable(topic.words, _TOPIC) + (f"[{tags}]" if tags else "")


def _measure(measure: Measure) -> str:
    state = "已完成" if measure.done_at else f"{measure.day.month}/{measure.day.day}前"
    return f"{quotable(measure.words, _TOPIC)}({measure.owner},{state})"


def agenda(unit: Unit, meeting: Meeting | None, proposed: Sequence[str], topics: Sequence[Topic], now: datetime) -> str:
    """What could be talked about: what the house proposes, and what members brought up."""
    head = f"{unit.name}议题" + (f"({_short(meeting.begins)}联席会议)" if meeting else "(还没有通知开会)")
    told = [f"{_topic(topic)}({topic.person})" for topic in topics[:_MOST]]
    if not (proposed or told):
        return f"{head}:\n现在没有建议,也没有人提。想到的回“议题 内容”。"
    lines = [f"{head}:"]
    lines += ["建议:"] + [f"{n}. {one}" for n, one in enumerate(proposed, 1)] if proposed else []
    lines += ["成员提的:"] + [f"{n}. {one}" for n, one in enumerate(told, 1)] if told else []
    return "\n".join(lines)


def raised(unit: Unit, meeting: Meeting | None, count: int, tags: Sequence[Tag], now: datetime) -> str:
    """To whoever brought it up: where it stands."""
    kind = f"({'、'.join(TAGS[tag] for tag in tags)})" if tags else ""
    if meeting is None:
        return f"议题已收{kind},排第{count}个,下次{_whose(unit)}上议。"
    return f"议题已收{kind},排第{count}个,{_when(meeting.begins, now)}{_whose(unit)}上议。"


def say_topic() -> str:
    return "请写上要议什么,如:议题 学校门口早高峰乱停。"
