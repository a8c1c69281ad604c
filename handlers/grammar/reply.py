"""What somebody says to a whistle (应哨): that he comes, or late, or cannot, or is there; by his words alone."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from handlers.grammar.spelling.figure import figure


class Word(StrEnum):
    """What the words say; HERE (a bare 到) is a promise well before the set time, and an arrival after it."""

    HERE = "here"
    COMING = "coming"
    LATE = "late"
    CANNOT = "cannot"
    ARRIVED = "arrived"


@dataclass(frozen=True)
class Spoken:
    """The word, how long it takes him, from the set time or `from_now` on, and why; a `plain` courtesy (好的) means it only where it is
    surely said to us."""

    word: Word
    late: timedelta | None = None
    from_now: bool = False
    reason: str = ""
    plain: bool = False


_MARKS = " \t,,。.!!~、;;…:"
_FOR = re.compile(
    r"^(?:公安|派出所|市监|工商|城管|综合执法|交警|物业|消防|网格)(?:这边|这头|这里)?[\s,,:]*(?=不?能|(?:已经?|都)*到[了场位达]|去|晚|马上|准时|\d+点)"
)
"""公安能到: who speaks for his department."""
_STICKERS = re.compile(r"\[[\u4e00-\u9fffA-Za-z]{1,4}\]|[\U0001f000-\U0010ffff]+")
_WHO = r"(?:(?:我们?|咱们?|本人|俺)|(?:[\u4e00-\u9fff]{2,4}(?:这边|这头|方面)?[\u4e00-\u9fff]{2,3})(?=已))?"
_ARRIVED = re.compile(
    rf"^(?:晚了点|迟了点|不好意思|抱歉)?[\s,,]*(?:现在)?{_WHO}[\s,]*(?:都|现在)?"
    r"(?:(?:已经?|刚刚?)(?:到|在)(?!期|点|时)|到(?!不)(?:[了咯啦喽](?!没|吗|么|再|之)|达|位|场)|到(?!不).{1,6}[了咯啦](?![没吗么])(?=$|[\s,,。!])|在现场|就位|报到(?!机制|单位))"
)
_NOT_HERE = re.compile(
    r"没有?到|了没|[到来]了吗|[到来]不[到来]|不一定|到时候?|到期|到点|到下班|看到|收到(?!.*(?:能|去|来|到|见|可以|准时|好))通知"
)
_ASKS = re.compile(r"[??]|吗\s*$|呢\s*$|了没|没有\s*$|哪[些个里点样]|几点|什么|谁|能不能|还去不|要不要|要是|如果")
_OTHERS = re.compile(r"[他她](?:说|们|也|要|来|能|不|晚)|上次|光叫|我没接到|没接到通知")
_LATE = re.compile(
    r"晚(?!上|饭|报)|[迟]到?|^万.{1,3}分|延[后迟]|推迟|堵车|堵在|等我|赶过[来去]|才能?[到来]|左右|分钟?.{0,2}到|马上到?了?不"
)
_PUTS_OFF = re.compile("[晚迟推延]|^万")
_CANNOT = re.compile(
    r"^(?:不能|不行)(?!光|啊|不|只|总)|不能(?:到|来|去|参加)|[来去到克走过]不(?:了|成|起|开|得|赢)|[来去]不及|[来克]不到|走不开|抽不[出开]|派不出|离不得?开?人|不参加|参加不了|没空|没时间|今天不行|换个时间|安排不开"
)
_COMING = re.compile(
    r"^(?:收到?|接到|明白|能到|能来|可以|没问题|要得|去嘛|来了?|马上[到来去过]?|这就|[我俺]这?就[来去过]|就来|中(?=$|[\s,,。])|行|准时|按时|我去|应哨)(?![不没])"
    r"|准时|按时[到来参]|[就这]就?动身|出发|在?路上|我?应了|我们?派.{1,5}[去来]|[\d一二三四五六七八九十]+点(?:\d+分?|半|一刻)?见|(?<![不没])我(?:替[他她]?)?[去来](?=$|[\s,,。!])|带.{1,8}过[来去]|直接[克去来]"
)
_PLAIN = re.compile(r"^(?:好的?|嗯|ok|好嘞?|可以|行|没问题|来|去|知道了|明白|收到?)$", re.IGNORECASE)
_OK = re.compile(r"^(?:好的?|ok|知道了)(?=$|[\s,,。!!]+(?:我[去来]|准时|马上)?)", re.IGNORECASE)
_HERE = re.compile(r"^(?:我?到|报到|到!)$")
_FIGURES = "一二两三四五六七八九十"
_LENGTH = re.compile(
    rf"(?<![点:])(?P<half>半)个?(?:小时|钟头)|(?<![点:\d])(?P<count>\d{{1,3}}|[{_FIGURES}]{{1,3}})(?:来|多|几)?个?(?P<unit>分钟?|刻钟?|小时|钟头|$)"
)
_UNITS = {"分": 1, "刻": 15, "小": 60, "钟": 60, "": 1}
_BEFORE_REASON = re.compile(
    rf"(?:要|得|大概|可能|约|我|会到,?但)*(?:晚|迟|万|延后?|推迟)[到个]*\s*(?:{_LENGTH.pattern.replace('?P<half>', '').replace('?P<count>', '').replace('?P<unit>', '')})?|等我哈?"
)


def said(line: str) -> Spoken | None:
    """What a line without its numbers says to a whistle, None where it says nothing of the kind."""
    text = _FOR.sub("", _STICKERS.sub("", line).strip(_MARKS))
    if not text or len(text) > 80:
        return None
    if _HERE.fullmatch(text):
        return Spoken(Word.HERE)
    if _OTHERS.search(text):
        return None
    if _ARRIVED.search(text) and not _NOT_HERE.search(text):
        return Spoken(Word.ARRIVED)
    if _ASKS.search(text):
        return None
    if _CANNOT.search(text) and "不一定" not in text and "到不到" not in text:
        return Spoken(Word.CANNOT, reason=_reason(_CANNOT, text))
    if _NOT_HERE.search(text):
        return None
    late = _length(text) if _LATE.search(text) else None
    if _LATE.search(text) and (late or re.search(r"要?[晚迟](?:一?[哈下点会]|到|些)|才能?到|左右", text)):
        return Spoken(Word.LATE, late, not _PUTS_OFF.search(text), _reason(_BEFORE_REASON, text))
    if _COMING.search(text) or _OK.search(text):
        return Spoken(Word.COMING, plain=bool(_PLAIN.fullmatch(text)))
    return None


def _length(text: str) -> timedelta | None:
    """十来分钟, 半小时, 五六分钟 (the longer), 一刻钟; 我晚到15."""
    lengths = [
        found for found in _LENGTH.finditer(text) if found["half"] or found["unit"] or "晚" in text[: found.start()]
    ]
    if not lengths:
        return None
    found = lengths[-1]
    if found["half"]:
        return timedelta(minutes=30)
    count = found["count"]
    if len(count) == 2 and "十" not in count and not count.isdigit():
        count = count[1]
    return timedelta(minutes=figure(count) * _UNITS[found["unit"][:1]])


def _reason(without: re.Pattern[str], text: str) -> str:
    """What a line says beside that: 堵车, 所里有警情."""
    parts = (part.strip(_MARKS + "+") for part in re.split(r"[\s,,。;;+]+", without.sub(" ", text)))
    return " ".join(part for part in parts if len(part) > 1)
