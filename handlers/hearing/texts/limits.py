"""What is said where one resident has told more than he may in so short a time (限量): kindly, once, and to nobody else."""

from datetime import timedelta

from handlers.domain.masking import whole
from handlers.domain.policy import Matter
from handlers.grammar.texts.moment import span


def many(most: int, per: timedelta) -> str:
    """To whoever reported too much: nothing is lost, and what presses is still heard."""
    return f"您{span(per)}内报的事已登记{most}件,后面的先记下,由网格员逐条核,不会丢。着火、伤人等急事请照常说。"


def advice() -> str:
    """To whoever alarms again and again: it may be true this time."""
    return "收到,已请值班人员核实。有危险请先撤离,并拨119(救人120,打架110)!"


def look(matter: Matter, place: str | None, count: int, per: timedelta) -> str:
    """To the one person who is asked: of a danger the whole address, for privacy yields to rescue."""
    where = whole(place) if place else "地点没说"
    words = f"{place or ''}{matter.name}"
    return (
        f"【请核实】同一位居民{span(per)}内第{count}次报急事,这次是{where} {matter.name}。"
        f"请您马上看一下:属实回“报 {words}”,我就叫齐人;原话回“待核”看。"
    )
