"""A visit (检查): what whoever goes there reads of others who were there, so that nobody is inspected twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.domain.masking import card_place
from handlers.domain.visit import Occasion, Visit
from handlers.grammar.texts import moment as moment_texts
from handlers.grammar.texts.moment import moment


def noted(place: str, within: timedelta) -> str:
    """Nobody of another department was there."""
    span = f"{within.days}天" if within.days else moment_texts.span(within)
    return f"已记检查 {card_place(place)},{span}内没有别的部门去过。"


def noted_after(place: str, visits: Sequence[Visit], now: datetime) -> str:
    return f"已记检查。{others(place, visits, now)}"


def others(place: str, visits: Sequence[Visit], now: datetime) -> str:
    """9栋西门:市监 唐静 9/26 15:58到过(#1271)。要去请一起商量。"""
    rows: dict[str, list[str]] = {}
    for visit in visits:
        rows.setdefault(_visit(visit, place, now), []).append(f"{visit.department} {visit.person}".strip())
    told = ";".join(f"{'、'.join(who)} {row}" for row, who in rows.items())
    return f"{card_place(place)}:{told}。要去请一起商量。"


def say_where(usage: str) -> str:
    return f"请写上去检查哪里。写法:{usage}"


def _visit(visit: Visit, place: str, now: datetime) -> str:
    where = f"{card_place(visit.place)}" if visit.place != place else ""
    at = moment(visit.at, now)
    match visit.occasion:
        case Occasion.CHECK:
            return f"{at}去检查{where}"
        case Occasion.TICKET if visit.ticket is not None:
            return f"{at}到过{where}(#{visit.ticket.number})"
        case _:
            return f"{at}到过{where}(整治{visit.action})"
