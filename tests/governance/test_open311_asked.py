"""Which requests Open311 gives: by what is asked, to whom it may concern, and to whoever asks wrongly."""

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from aiohttp import ClientConnectionError
from sqlalchemy.dialects import sqlite

from bot.open311.document import Format
from bot.open311.place import Places
from bot.open311.query import name_of, ticket_named
from handlers.domain.ticket import TicketId
from storage.engine.unusable import UnusableDatabase
from storage.governance.published import Publication, Wanted, query
from tests.governance.open311 import KEY, World, why_refused
from tests.storage.story import MORNING, accepted, opened, resolved

# Which requests.


@pytest.fixture
async def many(world: World) -> World:
    """Five requests, the newest first: 1305 and 1297 today, 1289 thirty days ago, 1271 eighty-nine, 1263 a hundred."""
    day = 24 * 60
    world.happens(
        opened(126, -100 * day),
        opened(127, -89 * day, matter="bite"),
        opened(128, -30 * day),
        opened(129, 0, matter="bite"),
        opened(130, 1),
        accepted(129, 5),
        resolved(129, 6),
    )
    return world


ALL = ["学桥-1305", "学桥-1297", "学桥-1289", "学桥-1271"]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({}, ALL),
        ({"status": "open"}, ["学桥-1305", "学桥-1289", "学桥-1271"]),
        ({"status": "closed"}, ["学桥-1297"]),
        ({"status": "closed, open"}, ALL),
        ({"status": "", "service_code": "", "start_date": "", "end_date": "", "page": ""}, ALL),
        ({"service_code": "bite"}, ["学桥-1297", "学桥-1271"]),
        ({"service_code": "bite,fire_lane"}, ALL),
        ({"service_code": "nothing"}, []),
        ({"service_code": "bite", "status": "open"}, ["学桥-1271"]),
        ({"start_date": "2026-11-03T09:01:00+08:00"}, ["学桥-1305"]),
        ({"start_date": "2026-11-03T01:01:00Z"}, ["学桥-1305"]),
        ({"start_date": "2026-11-03T09:01:00 08:00"}, ["学桥-1305"]),
        ({"start_date": "2026-11-03"}, ["学桥-1305", "学桥-1297"]),
        ({"end_date": "2026-11-03T09:00:00+08:00"}, ["学桥-1297", "学桥-1289", "学桥-1271"]),
        ({"start_date": "2026-07-20", "end_date": "2026-10-10"}, ["学桥-1289", "学桥-1271", "学桥-1263"]),
        ({"start_date": "2026-07-20"}, ["学桥-1289", "学桥-1271", "学桥-1263"]),
        ({"end_date": "2026-08-07T23:00:00+08:00"}, ["学桥-1271", "学桥-1263"]),
        ({"page_size": "3"}, ALL[:3]),
        ({"page_size": "3", "page": "2"}, ALL[3:]),
        ({"page": "999999", "page_size": "1000"}, []),
        ({"service_request_id": "学桥-1263"}, ["学桥-1263"]),
        (
            {"service_request_id": "学桥-1305, 学桥-1263,,学桥-1297", "status": "open"},
            ["学桥-1305", "学桥-1297", "学桥-1263"],
        ),
        ({"service_request_id": "学桥-1264,龙泉-1263,1263,-,学桥-,'; DROP TABLE ticket;--,学桥-1263\x00,%"}, []),
        ({"service_code": "' OR 1=1 --"}, []),
        ({"service_code": "bite\x00"}, []),
        ({"jurisdiction_id": "luming.gov.cn"}, ALL),
    ],
)
async def test_which_are_found(many: World, parameters: dict[str, str], found: list[str]) -> None:
    assert await many.ids(**parameters) == found


@pytest.mark.parametrize(
    ("parameters", "word"),
    [
        ({"status": "opened"}, "status"),
        ({"status": "open,'--"}, "status"),
        ({"start_date": "2026-11-03T09:00:00"}, "时区"),
        ({"start_date": "yesterday"}, "start_date"),
        ({"start_date": "2026-02-30"}, "start_date"),
        ({"start_date": "2026-11-03T25:00:00Z"}, "start_date"),
        ({"start_date": "2026-W40-1"}, "start_date"),
        ({"end_date": "２０２６-11-03"}, "end_date"),
        ({"end_date": "0001-01-01T00:00:00Z"}, "end_date"),
        ({"start_date": "9999-12-31T23:59:59-14:00"}, "start_date"),
        ({"start_date": "2026-01-01", "end_date": "2026-06-01"}, "90"),
        ({"start_date": "2026-06-01", "end_date": "2026-05-01"}, "早于"),
        ({"page": "0"}, "page"),
        ({"page": "-1"}, "page"),
        ({"page": "1" * 30}, "page"),
        ({"page_size": "1001"}, "1000"),
        ({"page_size": "many"}, "page_size"),
        ({"service_request_id": ",".join(f"a-{n}" for n in range(1001))}, "service_request_id"),
    ],
)
async def test_what_is_asked_wrongly_is_told(world: World, parameters: dict[str, str], word: str) -> None:
    for ending in ("json", "xml"):
        status, why = await world.refused(f"/requests.{ending}", **parameters)
        assert status == 400 and word in why


@pytest.mark.parametrize(
    "path",
    [
        "/requests",
        "/requests.yaml",
        "/requests.json.zip",
        "/services/bite",
        "/nowhere.json",
        "/",
        "/tokens/7.json",
        "/../etc.xml",
    ],
)
async def test_what_is_not_there(world: World, path: str) -> None:
    status, why = await world.refused(path)
    assert status == 404 and why


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_nothing_can_be_written(world: World, method: str) -> None:
    async with world.client.request(method, "/requests.json", params={"api_key": KEY}, data={"a": "b"}) as answer:
        assert (answer.status, answer.headers["Allow"]) == (405, "GET,HEAD")
        assert why_refused(await answer.text(), answer.headers["Content-Type"], 405)


async def test_ten_megabytes_of_names_are_nobodys_trouble(many: World) -> None:
    with suppress(ClientConnectionError):  # it hangs up before all is read
        async with many.client.get("/requests.json?service_request_id=" + "a-1263," * 1_500_000) as answer:
            assert answer.status == 400
    assert await many.ids() == ALL


# Beside others.


async def test_it_answers_while_somebody_writes(world: World) -> None:
    world.happens(opened(126))
    with closing(sqlite3.connect(world.database.file or "", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM ticket")
        assert await world.ids() == ["学桥-1263"]
        writer.execute("COMMIT")
    assert await world.ids() == []


async def test_a_database_that_goes_away_is_told_in_the_format_of_the_spec(world: World) -> None:
    file = world.database.file
    assert file is not None
    world.database.close()
    file.rename(file.with_suffix(".away"))
    assert (await world.refused("/requests.xml"))[0] == 400
    file.with_suffix(".away").rename(file)
    assert await world.ids() == []


def test_an_older_database_is_refused(tmp_path: Path, empty_database: Path) -> None:
    shutil.copy(empty_database, tmp_path / "old.db")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    with pytest.raises(UnusableDatabase, match="luming run"):
        Publication(tmp_path / "old.db")


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Wanted(since=MORNING, until=MORNING + timedelta(days=90), matters=["bite"]), "ticket_when"),
        (Wanted(named=[TicketId("学桥", 126)]), "sqlite_autoindex_ticket_1"),
    ],
)
def test_an_index_finds_them(world: World, wanted: Wanted, index: str) -> None:
    statement = query(wanted).compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})  # type: ignore[no-untyped-call]
    values = [
        one.astimezone(UTC).replace(tzinfo=None).isoformat(" ") if isinstance(one, datetime) else one
        for one in (statement.params[name] for name in statement.positiontup or ())
    ]
    with closing(sqlite3.connect(world.database.file or "")) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert any(f"SEARCH ticket USING INDEX {index}" in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN")], plan


# Words.


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("9栋西门", "9栋西门"),
        ("9栋2单元502", "9栋"),
        ("9栋502", "9栋"),
        ("三期12栋1单元3楼", "三期12栋"),
        ("9号楼东侧", "9号楼东侧"),
        ("3栋至5栋", "3栋至5栋"),
        ("3栋和5栋之间", "3栋、5栋"),
        ("A座负一楼", "A座"),
        ("地下车库A12车位", "地下车库"),
        ("小广场旁边", "小广场"),
        ("3栋快递柜", "3栋快递柜"),
        ("东门", "东门"),
        ("陈姐家门口", ""),
        ("502", ""),
        ("2单元门口", ""),
        ("13888888888", ""),
        ("我家", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_stranger_reads_a_place_down_to_the_building(place: str | None, told: str) -> None:
    assert Places(("小广场", "快递柜")).building(place) == told


def test_xml_is_escaped_and_stays_whole() -> None:
    hostile = "<b>&\"']]>\x00\x0b\x1b\ufffe\ud800好\U0001f600\n"
    [error] = ElementTree.fromstring(Format.XML.write("errors", [{"description": hostile}]).decode())
    assert error.findtext("description") == "<b>&\"']]>好\U0001f600\n"


@pytest.mark.parametrize("one", [TicketId("学桥", 126), TicketId("学-桥 2", 1)])
def test_a_name_leads_back(one: TicketId) -> None:
    assert ticket_named(name_of(one)) == one


@pytest.mark.parametrize(
    "name", ["", "-", "学桥", "学桥-", "学桥-1264", "学桥-" + "1" * 5000, "学桥-１２６３", "\ud800-1263"]
)
def test_what_names_nothing(name: str) -> None:
    assert ticket_named(name) is None
