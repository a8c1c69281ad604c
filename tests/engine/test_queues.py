"""The queues: what waits is found through an index however much lies there, and each line goes out where it belongs."""

from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Select, Update
from sqlmodel import select

from bot.transport import Outcome
from handlers.domain.decision import Say
from storage.engine.database import Database
from storage.queues import due, inbox, outbox, waiting
from storage.rooms import bindings, people
from storage.rows import OutboxRow
from tests.language.town import OWNERS, Town

HOT: tuple[tuple[ModuleType, str], ...] = (
    *((inbox, name) for name in ("_CLAIM", "_DONE", "_JUST_SAID", "_STAYS", "_GOES", "_OLDEST")),
    *((due, name) for name in ("_NEXT", "_FIRST", "_LIKE")),
    *(
        (waiting, name)
        for name in (
            "_CHATS",
            "_RED_CHATS",
            "_RIPE_THERE",
            "_RED_THERE",
            "_TRIED_THERE",
            "_NEXT",
            "_NEXT_RED",
            "_HOLD_UP",
            "_REST",
        )
    ),
    (outbox, "_REPLIES"),
)


@pytest.mark.parametrize(("module", "name"), HOT, ids=lambda value: getattr(value, "__name__", value))
def test_a_statement_of_the_hot_path_searches_an_index(module: ModuleType, name: str, empty_database: Path) -> None:
    statement: Select[tuple[object]] | Update = getattr(module, name)
    database = Database.at(empty_database)
    with database.engine.connect() as connection:
        compiled = statement.compile(database.engine)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", (None,) * len(compiled.positiontup or ()))
        steps = [str(row[3]) for row in plan]
    database.close()
    assert steps
    assert not [step for step in steps if step.startswith("SCAN") and " USING " not in step], steps


async def test_a_line_to_somebody_goes_by_the_transport_where_he_is_known(town: Town) -> None:
    """A timer fires in the house of one transport; whom it concerns may be reached by another."""
    with town.house.database.transaction() as session:
        people.bind(session, "elsewhere", {"acc-7": "赵师傅"})
        bindings.bind(session, "elsewhere", "room-9", "梧桐苑业主群")
        for say in (Say("给您", person="赵师傅"), Say("给群", room="梧桐苑业主群"), Say("给群", room=OWNERS)):
            outbox.put(session, say, "fake", "学桥", False, town.clock.now())
        outbox.put(session, Say("没人", person="无名氏"), "fake", "学桥", False, town.clock.now())
    await town.house.catch_up()
    with town.house.database.transaction() as session:
        said = [row for row in session.exec(select(OutboxRow)) if "报到" not in row.body]
        rows = [(row.transport, row.person, row.state) for row in said]
    assert rows == [
        ("elsewhere", "acc-7", "waiting"),
        ("elsewhere", None, "waiting"),
        ("fake", None, "sent"),
        ("fake", None, "unreachable"),
    ]


async def test_who_is_known_to_the_speaking_transport_is_reached_by_it(town: Town) -> None:
    with town.house.database.transaction() as session:
        people.bind(session, "elsewhere", {"acc-1": "李伟"})
        outbox.put(session, Say("给您", person="李伟"), "fake", "学桥", False, town.clock.now())
    await town.house.catch_up()
    town.told("李伟", "给您")


async def test_what_comes_after_a_line_that_was_not_sent_waits_with_it_red_lines_excepted(town: Town) -> None:
    town.chat.outcomes = [Outcome.NOT_SENT]
    await town.complained()
    for i in range(3):
        await town.says("老周", f"{i + 5}栋门口有人乱停车,出不去")
    assert town.lines(OWNERS) == []
    assert await town.house.next_at() > town.clock.now()  # nothing is tried again and again meanwhile
    await town.says("王婶", "着火了!7栋2楼往外冒烟,快来人")
    assert "119" in town.lines(OWNERS)[0].text
    await town.at("08:33")
    assert "#1263" in town.lines(OWNERS)[0].text


async def test_a_quote_of_a_line_whose_content_nobody_fetched_means_its_ticket_all_the_same(town: Town) -> None:
    """Our own line comes back through a gateway as an id alone, and is nobody's business."""
    await town.complained()
    [receipt] = town.lines(OWNERS)
    arrivals, writer = town.house.arrivals, town.house.writer
    await writer.run(arrivals.keep_bare, [receipt.id], town.clock.now())
    await writer.run(arrivals.ignored, receipt.id, "our own line", town.clock.now())
    await town.says("夜跑的风", "支持", quote="#1263")
    assert town.voices("1263") == ["陈姐", "夜跑的风"]


def test_only_a_file_that_somebody_keeps_waits_for_the_disk(tmp_path: Path) -> None:
    for durable, synchronous in ((True, 2), (False, 0)):
        database = Database.at(tmp_path / f"{durable}.db", durable)
        with database.writing() as session:
            assert session.connection().exec_driver_sql("PRAGMA synchronous").scalar() == synchronous
        database.close()
