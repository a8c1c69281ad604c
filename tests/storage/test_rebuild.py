"""Every projection can be made anew from the events; what differed is told table by table."""

import pytest
from sqlalchemy import text

from handlers.domain.doubt import Kind
from handlers.domain.event import Said
from handlers.domain.facts.hearing import DoubtRaised, ShadowSwitched
from handlers.domain.facts.neighbours import Archived, VoiceLeft
from handlers.domain.facts.tickets import TakenBack, Withdrawn
from handlers.domain.reading import Verdict
from storage.engine.database import Database
from storage.rebuild import Difference, rebuild
from tests.storage.story import accepted, at, dispatched, happen, joined, opened, reopened, resolved, ticket, voted


@pytest.fixture
def lived(database: Database) -> Database:
    """A database in which much has happened."""
    doubt = DoubtRaised(
        station="学桥",
        message="m9",
        at=at(0),
        doubt=Kind.UNSURE,
        asked=True,
        room=None,
        person="老周",
        words=Said("人才啊", "老周", "m9"),
        told_at=at(0),
    )
    with database.transaction() as session:
        happen(session, opened(126), joined(126, 3, "陈姐"), dispatched(126, 4, "李伟"), accepted(126, 5))
        happen(session, opened(127), dispatched(127, 6, "赵敏"), doubt)
        happen(session, resolved(126, 20), voted(126, 21, "陈姐", Verdict.UNSOLVED), reopened(126, 22))
        happen(session, VoiceLeft(ticket=ticket(126), at=at(23), person="陈姐"))
        happen(session, ShadowSwitched(group="桂花苑业主群", on=True, at=at(24), by="张敏"))
        happen(session, TakenBack(person="王阿姨", message="m126", at=at(25)))
        happen(session, opened(128), accepted(128, 30), resolved(128, 31), Archived(ticket=ticket(128), at=at(900)))
        happen(session, Withdrawn(ticket=ticket(127), at=at(40), by="张敏"))
    return database


def test_nothing_differs_where_all_is_well(lived: Database) -> None:
    assert rebuild(lived) == []
    assert rebuild(lived) == []


def test_an_empty_database_has_nothing_to_make(database: Database) -> None:
    assert rebuild(database) == []


@pytest.mark.parametrize(
    ("damage", "difference"),
    [
        ("DELETE FROM round WHERE ticket = '学桥/1263' AND round = 2", Difference("round", 1, 0, 0)),
        ("UPDATE vote SET verdict = 'satisfied'", Difference("vote", 0, 0, 1)),
        ("INSERT INTO hand VALUES ('学桥/1263', '段勇', 'assist')", Difference("hand", 0, 1, 0)),
        ("UPDATE ticket SET state = 'archived' WHERE serial = 126", Difference("ticket", 0, 0, 1)),
        ("DELETE FROM doubt", Difference("doubt", 1, 0, 0)),
        ("UPDATE standing SET until = NULL WHERE ticket = '学桥/1289'", Difference("standing", 0, 0, 3)),
    ],
)
def test_what_differed_is_told_and_mended(lived: Database, damage: str, difference: Difference) -> None:
    with lived.transaction() as session:
        session.execute(text(damage))
    assert rebuild(lived) == [difference]
    assert rebuild(lived) == []
