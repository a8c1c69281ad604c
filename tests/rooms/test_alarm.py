"""A danger that cannot be told in WeChat rings another way: at a real server, once a line, with the whole place and no reporter."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.alarm.bell import Bell
from bot.alarm.webhook import Webhook
from bot.config import Ground
from bot.doctor import look_at_alarm
from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.decision import Rank, Say
from storage.queues import outbox
from storage.rooms import invitations
from tests.language.town import OWNERS, STAFF, Town

FIRE = "着火了!7栋2单元502往外冒烟,快来人"


class Robot:
    """A webhook: remembers what it was sent, and answers as it was told to."""

    def __init__(self) -> None:
        self.rung: list[Mapping[str, Any]] = []
        self.answers: list[tuple[int, Mapping[str, object] | str]] = []
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        status, body = self.answers.pop(0) if self.answers else (200, {"errcode": 0, "errmsg": "ok"})
        if request.method == "POST" and status == 200 and not (isinstance(body, dict) and body.get("errcode")):
            self.rung.append(await request.json())
        if isinstance(body, str):
            return web.Response(status=status, text=body)
        return web.json_response(body, status=status)

    @property
    def words(self) -> list[str]:
        return [ring["text"]["content"] for ring in self.rung]


@pytest.fixture
async def robot() -> AsyncIterator[Robot]:
    robot = Robot()
    app = web.Application()
    app.router.add_route("*", "/hook", robot.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    robot.url = f"http://{host}:{port}/hook?key=a-secret-key"
    yield robot
    await runner.cleanup()


def bell(town: Town, url: str | None) -> Bell:
    house, webhook = town.house, Webhook(SecretStr(url)) if url else None
    return Bell(house.database, house.writer, town.ground, "fake", town.clock, webhook, timedelta(seconds=30))


@pytest.fixture
def belled(town: Town, robot: Robot) -> Town:
    town.house.bell = bell(town, robot.url)
    return town


def logged_out(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def send(line: Outgoing) -> Receipt:
        return Receipt(Outcome.NOT_SENT, why="not logged in", free_in=20)

    monkeypatch.setattr(town.chat, "send", send)


async def test_while_nobody_is_logged_in_a_fire_rings_once(
    belled: Town, robot: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged_out(belled, monkeypatch)
    await belled.says("王婶", FIRE)
    assert robot.rung == []
    await belled.at("08:30:30")
    [ring] = robot.rung
    text = ring["text"]["content"]
    assert all(word in text for word in ("鹿鸣", "#1263", "7栋2单元502", OWNERS, "李伟", "周建国"))
    assert "王婶" not in text
    assert ring == {
        "msgtype": "text",
        "text": {"content": text},
        "msg_type": "text",
        "content": {"text": text},
        "level": "red",
        "station": "学桥",
        "ticket": "1263",
        "at": "2025-09-28T08:30:00+08:00",
    }
    await belled.at("08:34")
    assert len(robot.rung) == 1
    rung = belled.memory.events().count("AlarmRung")
    assert rung == len(belled.unsent()) > 1


async def test_what_nobody_knows_of_rings_at_once(belled: Town, robot: Robot) -> None:
    belled.chat.outcomes = [Outcome.UNKNOWN]
    await belled.says("王婶", FIRE)
    [text] = robot.words
    assert OWNERS in text and "李伟" not in text  # the others were told


async def test_whom_wechat_does_not_let_it_write_to_rings(belled: Town, robot: Robot) -> None:
    belled.chat.strangers = {"周建国"}
    await belled.says("王婶", FIRE)
    [text] = robot.words
    assert "周建国" in text and OWNERS not in text


async def test_who_has_bound_no_account_is_named(belled: Town, robot: Robot) -> None:
    with belled.house.database.transaction() as session:
        invitations.revoke(session, "fake", "孙经理")
    await belled.says("王婶", FIRE)
    [text] = robot.words
    assert "没有发到:孙经理。" in text
    await belled.says("周建国", "未明", STAFF)
    belled.hears(STAFF, "孙经理:还没有绑定微信")


async def test_a_danger_that_was_told_rings_nowhere(belled: Town, robot: Robot) -> None:
    await belled.says("王婶", FIRE)
    await belled.complained("08:40")
    await belled.at("10:00")
    assert robot.rung == []


async def test_a_danger_told_in_time_rings_nowhere(belled: Town, robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as away:
        logged_out(belled, away)
        await belled.says("王婶", FIRE)
    await belled.at("09:00")
    assert robot.rung == []


@pytest.mark.parametrize(
    "refusal",
    [
        (200, {"errcode": 45009, "errmsg": "too often"}),
        (200, {"errcode": 310000, "errmsg": "keywords not in content"}),
        (500, "down"),
        (302, ""),
        (404, {"errcode": 0}),
    ],
)
async def test_what_the_robot_does_not_take_is_rung_again(
    belled: Town, robot: Robot, refusal: tuple[int, Mapping[str, object] | str]
) -> None:
    robot.answers = [refusal] * 3
    belled.chat.outcomes = [Outcome.UNKNOWN]
    await belled.says("王婶", FIRE)
    assert robot.rung == []
    await belled.at("08:30:07")  # after 1, 2 and 5 seconds
    assert robot.rung == []
    await belled.at("08:30:08")
    assert len(robot.rung) == 1


async def test_where_nobody_listens_it_is_tried_later_and_a_start_changes_nothing(town: Town, robot: Robot) -> None:
    town.house.bell = bell(town, "http://127.0.0.1:1/hook?key=a-secret-key")
    town.chat.outcomes = [Outcome.UNKNOWN]
    await town.says("王婶", FIRE)
    await town.at("08:35")
    assert "AlarmRung" not in town.memory.events()
    town.house.bell = bell(town, robot.url)  # another process, with the address put right
    await town.at("08:36")
    assert len(robot.rung) == 1


async def test_without_another_way_it_is_noted_once(town: Town) -> None:
    town.house.bell = bell(town, None)
    town.chat.outcomes = [Outcome.UNKNOWN]
    await town.says("王婶", FIRE)
    await town.at("09:00")
    assert town.memory.events().count("AlarmRung") == 1


async def test_of_a_resident_nothing_is_told_but_that_he_was_not_reached(belled: Town, robot: Robot) -> None:
    belled.chat.outcomes = [Outcome.UNKNOWN]
    await belled.says("王婶", "桂花苑" + FIRE, to=None)
    [text] = robot.words
    assert "反映人" in text and "王婶" not in text and "7栋2单元502" in text


async def test_a_danger_without_a_ticket_rings_too(belled: Town, robot: Robot) -> None:
    belled.chat.outcomes = [Outcome.UNKNOWN]
    with belled.house.database.transaction() as session:
        say = Say("@王婶 请立即撤离", room=OWNERS, rank=Rank.RED)
        outbox.put(session, say, "fake", "学桥", True, belled.clock.now())
    await belled.house.catch_up()
    [text] = robot.words
    assert "王婶" not in text


@pytest.mark.parametrize(
    ("variable", "environment", "good", "words"),
    [
        ("", {}, False, "没有备用报警"),
        ("LUMING_ALARM_WEBHOOK", {}, False, "LUMING_ALARM_WEBHOOK 没有设"),
        ("LUMING_ALARM_WEBHOOK", {"LUMING_ALARM_WEBHOOK": "http://127.0.0.1:1/?key=a-secret-key"}, False, "连不上"),
        ("LUMING_ALARM_WEBHOOK", {"LUMING_ALARM_WEBHOOK": "not an address a-secret-key"}, False, "连不上"),
    ],
)
async def test_the_doctor_says_what_is_missing(
    ground: Ground, variable: str, environment: Mapping[str, str], good: bool, words: str
) -> None:
    [finding] = await look_at_alarm(replace(ground, alarm_webhook=variable), environment)
    assert finding.good is good and words in finding.text
    assert "a-secret-key" not in finding.text


async def test_the_doctor_finds_the_robot_and_rings_nothing(ground: Ground, robot: Robot) -> None:
    [finding] = await look_at_alarm(replace(ground, alarm_webhook="HOOK"), {"HOOK": robot.url})
    assert finding.good and robot.rung == []
