"""The open interface (Open311 GeoReport v2): real answers over a real file, as the spec has them, and nothing of anybody in them."""

import json
import shutil
import sqlite3
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from aiohttp import ClientConnectionError
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy.dialects import sqlite

from bot.clock import TurnedClock
from bot.config import Ground
from bot.open311 import make_app
from bot.open311.answers import Answers
from bot.open311.document import Format
from bot.open311.place import Places
from bot.open311.query import name_of, ticket_named
from handlers.domain.event import Event, Said
from handlers.domain.facts.tickets import Withdrawn
from handlers.domain.reading import Danger, Level
from handlers.domain.ticket import Resolution, TicketId
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase
from storage.governance.published import Publication, Wanted, query
from tests.engine.commandline import luming
from tests.language.town import Town
from tests.storage.story import MORNING, accepted, at, happen, merged, opened, reopened, resolved, ticket

KEY = "一把钥匙 & more"
NOW = at(600)
Client = TestClient[Any, Any]

TEXT, MOMENT, NOTHING = "text", "moment", "nothing"
SERVICE = {
    "service_code": TEXT,
    "service_name": TEXT,
    "description": TEXT,
    "metadata": False,
    "type": "realtime",
    "keywords": TEXT,
    "group": TEXT,
}
REQUEST = {
    "service_request_id": TEXT,
    "status": TEXT,
    "status_notes": TEXT,
    "service_name": TEXT,
    "service_code": TEXT,
    "description": TEXT,
    "agency_responsible": TEXT,
    "service_notice": NOTHING,
    "requested_datetime": MOMENT,
    "updated_datetime": MOMENT,
    "expected_datetime": MOMENT,
    "address": TEXT,
    "address_id": NOTHING,
    "zipcode": NOTHING,
    "lat": NOTHING,
    "long": NOTHING,
    "media_url": NOTHING,
}
PRIVATE = REQUEST | dict.fromkeys(("status_notes", "description", "agency_responsible"), NOTHING)


def follows(found: dict[str, Any], fields: dict[str, Any]) -> bool:
    """Whether a record has these fields, in this order, and in each what may stand there."""

    def fits(value: Any, kind: Any) -> bool:
        if kind == NOTHING:
            return value is None
        if kind == MOMENT:
            return datetime.fromisoformat(value).tzinfo is not None and "." not in value
        return bool(value == kind or (kind == TEXT and isinstance(value, str) and value))

    return list(found) == list(fields) and all(fits(found[name], kind) for name, kind in fields.items())


class World:
    """A database that others write to, and a client of the interface over it."""

    def __init__(self, database: Database, client: Client) -> None:
        self.database, self.client = database, client

    def happens(self, *happened: Event) -> None:
        with self.database.transaction() as session:
            for event in happened:
                happen(session, event)

    async def get(self, path: str, **parameters: str) -> Any:
        """The answer to a good request."""
        async with self.client.get(path, params={"api_key": KEY} | parameters) as answer:
            text = await answer.text()
            assert answer.status == 200, text
            if path.endswith(".json"):
                assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
                return json.loads(text)
            assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
            assert text.startswith('<?xml version="1.0" encoding="utf-8"?>')
            return ElementTree.fromstring(text)

    async def ids(self, **parameters: str) -> list[str]:
        return [one["service_request_id"] for one in await self.get("/requests.json", **parameters)]

    async def refused(self, path: str, **parameters: str) -> tuple[int, str]:
        """What is not answered, with which status, and why."""
        async with self.client.get(path, params={"api_key": KEY} | parameters) as answer:
            return answer.status, _why(await answer.text(), answer.headers["Content-Type"], answer.status)


def _why(text: str, kind: str, status: int) -> str:
    """The reason in an error's body, which has the spec's form."""
    if kind.startswith("application/json"):
        [error] = json.loads(text)
        assert (list(error), error["code"]) == (["code", "description"], status)
        return str(error["description"])
    errors = ElementTree.fromstring(text)
    [error] = errors
    assert (errors.tag, error.tag, error.findtext("code")) == ("errors", "error", str(status))
    return error.findtext("description") or ""


def client_of(file: Path, ground: Ground, now: datetime = NOW) -> Client:
    app = make_app(Answers(ground, MORNING), Publication(file), TurnedClock(now), KEY)
    return TestClient(TestServer(app))


@pytest.fixture
async def world(tmp_path: Path, empty_database: Path, ground: Ground) -> AsyncIterator[World]:
    file = tmp_path / "开放 #1.db"
    shutil.copy(empty_database, file)
    database = Database.at(file, durable=False)
    async with client_of(file, ground) as client:
        yield World(database, client)
    database.close()


# The key.


@pytest.mark.parametrize("path", ["/services", "/services/bite", "/requests", "/requests/x-1263", "/tokens/1"])
@pytest.mark.parametrize("key", ["", "?api_key=", "?api_key=wrong", f"?api_key={quote(KEY)}x", "?api_key=%ff"])
async def test_who_has_no_key_reads_nothing(world: World, path: str, key: str) -> None:
    for ending in (".json", ".xml"):
        async with world.client.get(f"{path}{ending}{key}") as answer:
            assert answer.status == 403
            assert "api_key" in _why(await answer.text(), answer.headers["Content-Type"], 403)


async def test_a_client_that_sends_no_parameter_puts_it_where_passwords_stand(world: World) -> None:
    for told, status in ((f"key:{KEY}", 200), (f"{KEY}:key", 403), (KEY, 403), ("", 403)):
        headers = {"Authorization": f"Basic {b64encode(told.encode()).decode()}"}
        async with world.client.get("/services.json", headers=headers) as answer:
            assert answer.status == status
    for odd in ("Basic \xff", "Basic _", "Basic", f"Bearer {KEY.encode().hex()}"):
        async with world.client.get("/services.json", headers={"Authorization": odd}) as answer:
            assert answer.status == 403


async def test_without_a_key_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUMING_OPEN311_KEY", raising=False)
    answer = luming("serve-open311", "--db", "nowhere.db", "--port", "0")
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)
    assert "LUMING_OPEN311_KEY" in answer.stderr


# Where it is, and what it knows.


async def test_the_discovery_is_for_everybody(world: World) -> None:
    async with world.client.get("/discovery.json") as answer:
        found = await answer.json()
    assert list(found) == ["changeset", "contact", "key_service", "endpoints"]
    [endpoint] = found["endpoints"]
    assert list(endpoint) == ["specification", "url", "changeset", "type", "formats"]
    assert endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2"
    assert endpoint["url"] == str(world.client.make_url("")).rstrip("/")
    assert endpoint["formats"] == ["application/json", "text/xml"]
    tree = await world.get("/discovery.xml")
    assert [one.text for one in tree.findall("endpoints/endpoint/formats/format")] == endpoint["formats"]


async def test_the_services_are_the_matters(world: World, ground: Ground) -> None:
    services = await world.get("/services.json", jurisdiction_id="")
    assert all(follows(service, SERVICE) for service in services)
    assert [one["service_code"] for one in services] == list(ground.town.stations[0].policy.matters)
    [bite] = [one for one in services if one["service_code"] == "bite"]
    assert (bite["service_name"], bite["group"]) == ("犬只伤人", "犬只")
    tree = await world.get("/services.xml")
    assert (tree.tag, {one.tag for one in tree}, len(tree)) == ("services", {"service"}, len(services))
    assert [one.tag for one in tree[0]] == list(SERVICE)
    assert {one.findtext("metadata") for one in tree} == {"false"}


async def test_a_service_asks_for_nothing_more(world: World) -> None:
    assert await world.get("/services/bite.json") == {"service_code": "bite", "attributes": []}
    tree = await world.get("/services/bite.xml")
    assert [(one.tag, one.text) for one in tree] == [("service_code", "bite"), ("attributes", None)]
    assert (await world.refused("/services/nothing.json"))[0] == 404


# Requests.


async def test_a_request_has_the_fields_of_the_spec_in_both_formats(world: World) -> None:
    world.happens(opened(126), accepted(126, 5))
    [found] = await world.get("/requests.json")
    assert follows(found, REQUEST)
    told = ("service_request_id", "status", "service_code", "service_name", "description", "agency_responsible")
    assert [found[name] for name in told] == [
        "学桥-1263",
        "open",
        "fire_lane",
        "占消防通道",
        "占消防通道(一般)",
        "综合执法",
    ]
    assert found["address"] == "3栋, 桂花苑, 学桥, 盐田街道"
    assert found["requested_datetime"] == "2026-11-03T09:00:00+08:00"
    assert found["updated_datetime"] == "2026-11-03T09:05:00+08:00"
    assert found["expected_datetime"] == "2026-11-03T13:00:00+08:00"
    tree = await world.get("/requests.xml")
    assert (tree.tag, [one.tag for one in tree]) == ("service_requests", ["request"])
    assert {one.tag: one.text for one in tree[0]} == found
    assert await world.get(f"/requests/{found['service_request_id']}.json") == [found]
    assert len(await world.get("/requests/学桥-1263.xml")) == 1


async def test_nothing_told_is_an_empty_list(world: World) -> None:
    assert await world.get("/requests.json") == []
    assert len(await world.get("/requests.xml")) == 0
    assert await world.refused("/requests/学桥-1263.json") == (404, "没有这个 service_request_id。")


@pytest.mark.parametrize(
    ("resolution", "notes"),
    [
        (Resolution.SOLVED, "已解决"),
        (Resolution.PARTLY, "部分解决"),
        (Resolution.OUT_OF_SCOPE, "不属本站办理"),
        (Resolution.NOT_FOUND, "到场未发现"),
        (Resolution.TRANSFERRED, "已移交有关部门"),
        (Resolution.MEDIATED, "已调解"),
    ],
)
async def test_what_is_closed_says_how(world: World, resolution: Resolution, notes: str) -> None:
    world.happens(opened(126), accepted(126, 5), resolved(126, 30, resolution=resolution))
    [found] = await world.get("/requests.json")
    assert (found["status"], found["status_notes"]) == ("closed", notes)
    assert found["updated_datetime"] == "2026-11-03T09:30:00+08:00"


async def test_what_was_opened_again_is_open_since_then(world: World) -> None:
    world.happens(opened(126), accepted(126, 5), resolved(126, 30), reopened(126, 60))
    [found] = await world.get("/requests.json")
    assert (found["status"], found["updated_datetime"]) == ("open", "2026-11-03T10:00:00+08:00")


async def test_of_two_that_are_one_the_other_leads_there(world: World) -> None:
    world.happens(opened(126), opened(127, 1), merged(127, 10, 126))
    found = {one["service_request_id"]: one for one in await world.get("/requests.json")}
    other = found["学桥-1271"]
    assert (other["status"], other["status_notes"]) == ("closed", "与 学桥-1263 是同一件,合并办理")
    assert other["updated_datetime"] == "2026-11-03T09:10:00+08:00"


async def test_what_was_taken_back_is_not_there(world: World) -> None:
    world.happens(opened(126), Withdrawn(ticket=ticket(126), at=at(3), by="王阿姨"))
    assert await world.ids() == []
    assert (await world.refused("/requests/学桥-1263.json"))[0] == 404


@pytest.mark.parametrize("danger", list(Danger))
async def test_what_no_group_may_read_nobody_reads(world: World, danger: Danger) -> None:
    world.happens(opened(126, level=Level.RED, danger=danger))
    assert await world.ids() == ([] if danger.is_hushed else ["学桥-1263"])


async def test_of_a_private_report_no_more_than_what_when_and_in_which_compound(world: World) -> None:
    world.happens(opened(126, private=True, room=None))
    [found] = await world.get("/requests.json")
    assert follows(found, PRIVATE)
    assert (found["status"], found["service_name"]) == ("open", "占消防通道")
    assert found["address"] == "桂花苑, 学桥, 盐田街道"


async def test_nobodys_name_and_words_are_told(world: World) -> None:
    place = Said("9栋2单元502王老四家门口", "王阿姨", "m126")
    world.happens(opened(126, place=place), accepted(126, 5), resolved(126, 9, note=Said("王老四已挪车", "李伟")))
    for ending in ("json", "xml"):
        async with world.client.get(f"/requests.{ending}", params={"api_key": KEY}) as answer:
            text = await answer.text()
        assert "9栋, 桂花苑" in text
        assert not [word for word in ("王", "李伟", "502", "2单元", "堵", "挪") if word in text]


async def test_as_the_rules_write_it(town: Town, ground: Ground) -> None:
    """The house is open and writes, beside it the interface reads."""
    file = town.house.database.file
    assert file is not None
    await town.complained()
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("红姐", "桂花苑3栋楼上天天半夜放音乐,吵死了,我是3栋502的", None)
    await town.accepted()
    await town.resolved()
    async with (
        client_of(file, ground, town.clock.now()) as client,
        client.get("/requests.json", params={"api_key": KEY}) as answer,
    ):
        found = {one["service_request_id"]: one for one in await answer.json()}
    assert {name: (one["status"], one["address"]) for name, one in found.items()} == {
        "学桥-1263": ("closed", "3栋, 桂花苑, 学桥, 鹿鸣街道"),
        "学桥-1271": ("open", "9栋西门, 桂花苑, 学桥, 鹿鸣街道"),
        "学桥-1289": ("open", "桂花苑, 学桥, 鹿鸣街道"),
    }


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
        assert _why(await answer.text(), answer.headers["Content-Type"], 405)


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
