"""A street that is made up (demo-data): everything in it is said in chat, and what was planned is what is counted."""

from datetime import date, datetime
from pathlib import Path

from bot.config import Ground
from bot.demodata.plan import FIRST, Size, live
from bot.demodata.street import Street
from handlers.domain.figures import Figure, Rate
from handlers.domain.workcalendar import TOWN_TIME
from storage import rebuild
from storage.engine.database import Database
from storage.governance.figures import figures

LAST = date(2025, 2, 28)
SMALL = Size(
    appeals=5,
    disputes=2,
    patrols=3,
    left=4,
    cleared=5,
    actions=2,
    meetings=2,
    stalls=40,
    vehicles=25,
    zombies=3,
    there=0.0,
)


async def test_what_is_planned_is_what_is_counted(tmp_path: Path, one_station: Ground) -> None:
    file = tmp_path / "demo.db"
    begins = datetime(FIRST.year, 1, 1, tzinfo=TOWN_TIME)
    days: list[date] = []
    street = Street(one_station, Database.at(file, durable=False), begins)
    await live(street, SMALL, 18, lambda at: days.append(at.date()), LAST)
    database = Database.at(file)
    with database.transaction() as session:
        end = datetime(2025, 3, 1, tzinfo=TOWN_TIME)
        told = figures(session, one_station.town.name, begins, end, end)
    wanted = {
        Figure.OPENED: 7,
        Figure.APPEALS: 7,
        Figure.MEDIATED: 2,
        Figure.PATROLS: 3,
        Figure.FOUND: 4,
        Figure.CLEARED: 5,
        Figure.CAMPAIGNS: 2,
        Figure.ACTIONS: 5 + 4 + 2,
        Figure.MEETINGS: 2,
        Figure.MEASURES: 2,
        Figure.STALLS: 40,
        Figure.VEHICLES: 25,
        Figure.ZOMBIES: 3,
        Figure.IN_WORK: 0,
        Figure.UNACCEPTED: 0,
    }
    assert {figure: told.count(figure) for figure in wanted} == wanted
    assert told.rate(Rate.RESPONSE) == 1.0
    assert days == sorted(days)
    assert rebuild.rebuild(database) == []
    database.close()
