"""Four reports, whom each calls, and what becomes of their tickets."""

from handlers.domain.ticket import State
from tests.language.town import STAFF, Town

CAR = ("老周", "3栋单元门口被车堵了出不来")  # calls 李伟
LOT = ("陈姐", "2栋那边有人乱停车占车位")  # calls 李伟 as well
STALL = ("阿杰", "9栋西门烧烤摊油烟熏死人")  # calls 唐静
DOG = ("小米妈", "7栋后面有条流浪狗到处乱窜")  # calls 王磊


async def open_tickets(town: Town, *reports: tuple[str, str]) -> None:
    await town.at("2025-09-30 09:00")
    for who, words in reports:
        await town.says(who, words)


async def both_led(town: Town, *reports: tuple[str, str], by: str = "李伟") -> None:
    """Two tickets that somebody leads: 1263 and 1271."""
    await open_tickets(town, *(reports or (CAR, LOT)))
    await town.says(by, "1263 1271 收", STAFF)
    await town.at("09:40")


def states(town: Town, *numbers: str) -> list[State]:
    return [town.ticket(number).state for number in numbers]
