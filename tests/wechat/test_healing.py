"""The gateway dies, comes back, freezes, falls silent or is held by another client: the connection heals, and nothing counts twice."""

import asyncio
from pathlib import Path

import pytest

from bot.wechat import Endpoint, WeChat
from tests.gateway.gateway import Gateway
from tests.language.town import OWNERS
from tests.wechat.conftest import ALERT, QUICK, Enter, environment
from tests.wechat.listener import Listener
from tests.wechat.logged import logged
from tests.wechat.waiting import until


async def test_a_gateway_that_dies_and_comes_back_is_heard_again(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    before = await gateway.says("陈姐", "一", OWNERS)
    await ear.until_settled(before)
    gateway.kill()
    await until(lambda: wechat.status.state == "offline")
    await gateway.restart()
    await gateway.connected()
    after = await gateway.says("陈姐", "二", OWNERS)
    await ear.until_settled(after)
    assert ear.texts == ["一", "二"]
    assert len(ear.gaps) == 1
    assert ear.order.index("gap") < ear.order.index("heard 二")


async def test_a_death_in_the_middle_of_a_burst_loses_nothing_that_arrived(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    """The gateway's memory dies with it: what was not fetched is set aside, with the reason."""
    ids = await gateway.burst("陈姐", 600, OWNERS)
    await ear.until(lambda: len(ear.messages) >= 50)
    gateway.kill()
    await until(lambda: wechat.status.state == "offline")
    await gateway.restart()
    await gateway.connected()
    last = await gateway.says("陈姐", "还在吗", OWNERS)
    await ear.until_settled(last, *ear.arrivals)
    heard = [message.id for message in ear.messages]
    assert len(heard) == len(set(heard))
    assert set(heard) | ear.aside.keys() == set(ear.arrivals)
    assert set(ear.arrivals) <= {*ids, last}


async def test_what_was_kept_and_not_fetched_is_fetched_at_the_next_start(
    gateway: Gateway, enter: Enter, ear: Listener
) -> None:
    first = await enter(gateway)
    said = await gateway.says("陈姐", "一", OWNERS)
    await ear.until_settled(said)
    await first.stop()
    ear.messages.clear()
    ear.settled.clear()  # as if the process had died before it read the content
    await enter(gateway)
    await ear.until_settled(said)
    assert ear.texts == ["一"]


@pytest.mark.parametrize("patience", [ALERT])
async def test_a_frozen_gateway_is_found_and_heard_after_the_thaw(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    gateway.freeze()
    await until(lambda: wechat.status.state == "offline")
    gateway.thaw()
    await until(lambda: wechat.status.state == "online")
    said = await gateway.says("陈姐", "醒了", OWNERS)
    await ear.until_settled(said)
    assert ear.texts == ["醒了"]


@pytest.mark.parametrize("patience", [ALERT])
async def test_a_puppet_that_is_silent_and_answers_is_let_be(gateway: Gateway, enter: Enter, ear: Listener) -> None:
    """python-wechaty-getting-started#79: silence alone is not death."""
    wechat = await enter(gateway)
    states: list[str] = []
    for _ in range(35):
        states.append(wechat.status.state)
        await nothing_for(0.1)
    assert set(states) == {"online"}


@pytest.mark.parametrize("patience", [ALERT])
async def test_a_puppet_that_does_not_answer_is_left_and_tried_again(gateway: Gateway, wechat: WeChat) -> None:
    await gateway.command("dongs", on=False)
    await until(lambda: wechat.status.why == "the puppet does not answer")
    await gateway.command("dongs", on=True)
    await until(lambda: wechat.status.state == "online")


async def test_a_second_client_waits_for_the_slot_and_says_so(gateway: Gateway, enter: Enter, ear: Listener) -> None:
    first = await enter(gateway)
    with logged() as lines:
        second = await enter(gateway, online=False)
        await until(lambda: second.status.state == "waiting")
        await nothing_for(0.5)
        assert second.status.state == "waiting"
    assert [line["state"] for line in lines if "state" in line].count("waiting") == 1
    await first.stop()
    await until(lambda: second.status.state == "online")


async def test_a_log_out_and_a_log_in_are_noticed(gateway: Gateway, wechat: WeChat, ear: Listener) -> None:
    await gateway.command("logout", why="from the phone")
    await until(lambda: wechat.status.state == "connected")
    await gateway.command("login", id=gateway.people["小鹿"])
    await until(lambda: wechat.status.state == "online")
    said = await gateway.says("陈姐", "一", OWNERS)
    await ear.until_settled(said)


async def test_a_code_to_scan_is_shown_once_and_forgotten_at_the_log_in(
    gateway: Gateway, enter: Enter, ear: Listener, tmp_path: Path
) -> None:
    shown: list[str] = []
    await gateway.command("logout", why="from the phone")
    wechat = await enter(gateway, online=False, show_qr=shown.append)
    await until(lambda: wechat.status.state == "connected")
    for code in ("https://qr/1", "https://qr/1", "https://qr/2"):
        await gateway.command("emit", name="scan", payload={"qrcode": code, "status": 2})
    await until(lambda: len(shown) == 2)
    file = tmp_path / "data" / "wechat" / "qr.txt"
    assert file.read_text() == "https://qr/2"
    assert wechat.status.state == "scan"
    await gateway.command("login", id=gateway.people["小鹿"])
    await until(lambda: wechat.status.state == "online")
    assert not file.exists()


async def test_groups_are_known_and_followed(gateway: Gateway, wechat: WeChat) -> None:
    room = gateway.rooms[OWNERS]
    await until(lambda: wechat.rooms.get(room) == OWNERS)
    await gateway.command("topic", room=room, topic="新名", by=gateway.people["赵敏"])
    await until(lambda: wechat.rooms[room] == "新名")
    await gateway.command("remove", room=room, people=[gateway.people["小鹿"]], by=gateway.people["赵敏"])
    await until(lambda: room not in wechat.rooms)


async def test_a_token_that_is_refused_stands_in_no_log(gateway: Gateway, enter: Enter) -> None:
    given = environment(gateway, WECHATY_PUPPET_SERVICE_TOKEN="secret_of_somebody_else")
    with logged() as lines:
        wechat = await enter(gateway, online=False, endpoint=Endpoint.from_environment(given))
        await until(lambda: wechat.status.why)
    told = f"{lines} {wechat.status}"
    assert "secret_of_somebody_else" not in told
    assert "******" in told


@pytest.mark.parametrize(("ways", "patience"), [(["kill", "restart"], QUICK), (["freeze", "thaw"], ALERT)])
async def test_many_deaths_in_a_row_count_nothing_twice(
    gateway: Gateway, wechat: WeChat, ear: Listener, ways: list[str]
) -> None:
    said = []
    for n in range(3):
        getattr(gateway, ways[0])()
        await until(lambda: wechat.status.state == "offline")
        if (back := getattr(gateway, ways[1])()) is not None:
            await back
        await until(lambda: wechat.status.state == "online")
        said.append(await gateway.says("陈姐", f"第{n}", OWNERS))
        await ear.until_settled(*said)
    assert ear.texts == [f"第{n}" for n in range(3)]


async def nothing_for(seconds: float) -> None:
    """Let time pass in which nothing is to happen."""
    await asyncio.sleep(seconds)
