"""A roster that is imported while the bot runs holds with the next line, everywhere at once; taken back, it never was."""

from dataclasses import replace

from handlers.domain.event import Event
from handlers.domain.facts.roster import RosterSet, RosterUndone
from handlers.domain.town import Role, Shift, Staff
from storage import events, projections
from storage.engine.database import Database
from storage.rooms import people
from tests.language.town import OWNERS, STAFF, Town

NEW = "钱进"
BLOCKED = "3栋门口又堵车了,出不来"


def elsewhere(town: Town, *happened: Event, account: str = "") -> None:
    """Somebody writes at the machine, while the bot runs."""
    file = town.house.database.file
    assert file is not None
    other = Database.at(file)
    with other.transaction() as session:
        projections.write(session, events.append(session, happened, {}), {})
        if account:
            people.bind(session, "fake", {account: account})
    other.close()


def imported(town: Town) -> RosterSet:
    """李伟 leaves 学桥, and somebody new leads in his place."""
    station = town.ground.station("学桥")
    assert station is not None
    staff = tuple(one for one in station.staff if one.name != "李伟")
    staff += (Staff(NEW, Role.OFFICER, station.path, "综合执法", True),)
    shifts = tuple(_with_new(shift) for shift in station.shifts)
    return RosterSet(station="学桥", staff=staff, shifts=shifts, at=town.clock.now(), by="命令行/小方")


def _with_new(shift: Shift) -> Shift:
    return replace(shift, people=tuple(NEW if name == "李伟" else name for name in shift.people))


async def test_the_next_line_calls_whoever_is_on_the_new_rota(town: Town) -> None:
    await town.at("08:31")
    elsewhere(town, imported(town), account=NEW)
    await town.says("陈姐", BLOCKED)
    assert NEW in town.hears(STAFF, "#1263").mention
    await town.says(NEW, "收 1263", STAFF)
    assert town.ticket("1263").lead == NEW
    await town.says("李伟", "办结 1263 车已挪走", STAFF)  # he is nobody of the staff any more
    assert town.ticket("1263").lead == NEW


async def test_taken_back_the_config_holds_again(town: Town) -> None:
    await town.at("08:31")
    elsewhere(town, imported(town))
    await town.says("路人甲", "早上好", OWNERS)
    assert NEW in town.house.turn.town.people
    elsewhere(town, RosterUndone(station="学桥", at=town.clock.now(), by="命令行/小方"))
    await town.says("陈姐", BLOCKED)
    assert "李伟" in town.hears(STAFF, "#1263").mention
    assert (NEW in town.house.turn.town.people, "李伟" in town.house.turn.town.people) == (False, True)
