"""The open interface (Open311 GeoReport v2): real answers over a real file, as the spec has them, and nothing of anybody in them."""

from base64 import b64encode
from urllib.parse import quote

import pytest

from bot.config import Ground
from handlers.domain.event import Said
from handlers.domain.facts.tickets import Withdrawn
from handlers.domain.reading import Danger, Level
from handlers.domain.ticket import Resolution
from tests.engine.commandline import luming
from tests.governance.open311 import KEY, PRIVATE, REQUEST, SERVICE, World, client_of, follows, why_refused
from tests.language.town import Town
from tests.storage.story import accepted, at, merged, opened, reopened, resolved, ticket

# The key.


@pytest.mark.parametrize("path", ["/services", "/services/bite", "/requests", "/requests/x-1263", "/tokens/1"])
@pytest.mark.parametrize("key", ["", "?api_key=", "?api_key=wrong", f"?api_key={quote(KEY)}x", "?api_key=%ff"])
async def test_who_has_no_key_reads_nothing(world: World, path: str, key: str) -> None:
    for ending in (".json", ".xml"):
        async with world.client.get(f"{path}{ending}{key}") as answer:
            assert answer.status == 403
            assert "api_key" in why_refused(await answer.text(), answer.headers["Content-Type"], 403)


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
