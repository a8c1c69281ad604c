"""Lines in doubt (待核): the one question, and the list that a community worker looks through."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.doubt import Doubt, Kind
from handlers.domain.masking import public_place, quotable
from handlers.domain.policy import Matter
from handlers.grammar.texts.moment import moment

MOST = 15
_KINDS = {
    Kind.UNSURE: "",
    Kind.ADVERT: "(像广告)",
    Kind.VOICE: "(语音,请听一听)",
    Kind.MANY: "(同一人一小时内第{nth}件)",
    Kind.DANGER: "(可能是险情,请先核)",
    Kind.ALARM: "(同一人接连报急事,请先核)",
    Kind.QUESTION: "(咨询,指南里没有)",
    Kind.SHOWN: "(图片,请看一看)",
}
_NAMED = (Kind.UNSURE, Kind.MANY, Kind.ALARM)


def ask(matter: Matter, place: str | None) -> str:
    """The question in the group: neither who nor how sure, only what and where."""
    where = public_place(place or "")
    return f"是{where}{matter.name}吗?回“是”我就登记。" if where else f"是{matter.name}吗?回一下位置,我就登记。"


def ask_what_is_shown() -> str:
    """Under a picture of which nobody says what it shows."""
    return "请问图里是什么事、在哪里?回一句,我就登记。"


def waiting(count: int) -> str:
    return f"有{count}句话待您核一核,回“待核”看。"


def listed(rows: Sequence[tuple[Doubt, str]], now: datetime) -> str:
    """`rows` are the doubts, each with the name of its matter."""
    if not rows:
        return "没有待核的话。"
    lines = [_row(found, name, now) for found, name in rows[:MOST]]
    more = [f"另有{len(rows) - MOST}条,核完这些再看。"] if len(rows) > MOST else []
    return "\n".join([f"待核{len(rows)}条:", *lines, *more, "要登记回“核实 编号 位置”,不用管回“略过 编号”。"])


def _row(found: Doubt, name: str, now: datetime) -> str:
    what = (f"像是{name}" if found.kind in _NAMED else "") + _KINDS[found.kind].format(nth=found.nth)
    words = f"“{quotable(found.words, 40)}”" if found.words else ""
    return f"{found.id}. {moment(found.at, now)} {found.room or '私聊'}{words}{what}"


def dropped(number: int) -> str:
    return f"第{number}条已略过。"
