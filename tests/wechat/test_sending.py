"""Lines go out through a real gateway: each ends in an outcome that is true."""

import asyncio
from dataclasses import replace

import pytest

from bot.press.sheet import Sheet
from bot.transport import Outcome, Outgoing, Receipt
from bot.wechat import WeChat
from tests.gateway.gateway import Gateway
from tests.language.town import OWNERS
from tests.wechat.conftest import Enter
from tests.wechat.listener import Listener
from tests.wechat.waiting import until


def to(gateway: Gateway, chat: str, text: str, *mention: str) -> Outgoing:
    """A line to a group by its topic, or to a person by name."""
    people = tuple(gateway.people[name] for name in mention)
    if chat in gateway.rooms:
        return Outgoing("luming-1", text, room=gateway.rooms[chat], mention=people)
    return Outgoing("luming-1", text, person=gateway.people[chat], mention=people)


async def test_a_line_is_sent_and_its_id_known(gateway: Gateway, wechat: WeChat) -> None:
    receipt = await wechat.send(to(gateway, OWNERS, "收到,#1263"))
    (sent,) = await gateway.sent(OWNERS)
    assert receipt == Receipt(Outcome.SENT, sent.id)
    assert sent.text == "收到,#1263"


async def test_calls_are_written_as_wechat_writes_them(gateway: Gateway, wechat: WeChat) -> None:
    await wechat.send(to(gateway, OWNERS, "@陈姐 #1263 办结了", "陈姐", "老周"))
    (sent,) = await gateway.sent(OWNERS)
    assert set(sent.mentions) == {gateway.people["陈姐"], gateway.people["老周"]}
    assert sent.text == "@老周\u2005@陈姐\u2005#1263 办结了"


async def test_an_id_that_does_not_come_back_is_known_by_the_echo(gateway: Gateway, wechat: WeChat) -> None:
    await gateway.fails("bare", count=1)
    receipt = await wechat.send(to(gateway, OWNERS, "@陈姐 好了吗", "陈姐"))
    (sent,) = await gateway.sent()
    assert receipt == Receipt(Outcome.SENT, sent.id)


async def test_a_send_that_the_gateway_refuses_was_not_sent(gateway: Gateway, wechat: WeChat) -> None:
    await gateway.fails("throw", count=1, text="the account is limited")
    refused = await wechat.send(to(gateway, OWNERS, "一"))
    again = await wechat.send(to(gateway, OWNERS, "一"))
    assert (refused.outcome, again.outcome) == (Outcome.NOT_SENT, Outcome.SENT)
    assert "the account is limited" in refused.why
    assert "\n" not in refused.why
    assert [sent.text for sent in await gateway.sent()] == ["一"]


async def test_nobody_but_friends_is_written_to(gateway: Gateway, wechat: WeChat) -> None:
    friend = await wechat.send(to(gateway, "李伟", "您在办的是 #1263"))
    stranger = await wechat.send(to(gateway, "陈姐", "您好"))
    assert (friend.outcome, stranger.outcome) == (Outcome.SENT, Outcome.NOT_SENT)
    assert "not a friend" in stranger.why


async def test_a_send_that_hangs_is_unknown_and_the_next_goes_on(gateway: Gateway, wechat: WeChat) -> None:
    await gateway.fails("hang", count=1)
    hung = await wechat.send(to(gateway, OWNERS, "一"))
    following = await wechat.send(to(gateway, OWNERS, "二"))
    assert (hung.outcome, following.outcome) == (Outcome.UNKNOWN, Outcome.SENT)


async def test_a_hung_send_that_went_out_is_known_by_the_echo(gateway: Gateway, wechat: WeChat) -> None:
    await gateway.fails("hang", count=1, after=True)
    receipt = await wechat.send(to(gateway, OWNERS, "一"))
    (sent,) = await gateway.sent()
    assert receipt == Receipt(Outcome.SENT, sent.id)


async def test_a_send_cut_off_by_the_gateway_s_death_is_told_as_no_success(gateway: Gateway, wechat: WeChat) -> None:
    await gateway.delays(60_000)
    sending = asyncio.create_task(wechat.send(to(gateway, OWNERS, "一")))
    await asyncio.sleep(0.2)
    gateway.kill()
    assert (await sending).outcome is not Outcome.SENT
    assert await gateway.sent() == []


async def test_nothing_is_sent_while_the_gateway_is_dead(gateway: Gateway, wechat: WeChat) -> None:
    gateway.kill()
    await until(lambda: wechat.status.state != "online")
    assert (await wechat.send(to(gateway, OWNERS, "一"))).outcome is Outcome.NOT_SENT


async def test_nothing_is_sent_once_the_gateway_refuses_connections(gateway: Gateway, wechat: WeChat) -> None:
    """Before anybody has noticed the death: the connection is tried before the line is written."""
    gateway.kill()
    assert (await wechat.send(to(gateway, OWNERS, "一"))).outcome is not Outcome.SENT
    assert await gateway.sent() == []


@pytest.mark.parametrize(("name", "size"), [("本周.png", 1000), ("专报.docx", 300_000), ("导出.xlsx", 6_000_000)])
async def test_pictures_and_files_go_out_small_and_large(
    gateway: Gateway, wechat: WeChat, name: str, size: int
) -> None:
    sheet = Sheet(name, b"\x89PNG" + bytes(size), picture=name.endswith("png"))
    receipt = await wechat.send(replace(to(gateway, OWNERS, ""), file=sheet))
    (sent,) = await gateway.sent(OWNERS)
    assert receipt == Receipt(Outcome.SENT, sent.id)
    assert (sent.file, sent.size, sent.text) == (name, len(sheet.content), "")


async def test_a_stop_lets_the_line_in_flight_end_and_no_other_begin(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    await gateway.delays(300)
    first = asyncio.create_task(wechat.send(to(gateway, OWNERS, "一")))
    second = asyncio.create_task(wechat.send(to(gateway, OWNERS, "二")))
    await asyncio.sleep(0)
    await wechat.stop()
    assert {(await first).outcome, (await second).outcome} <= {Outcome.SENT, Outcome.NOT_SENT}
    assert (await second).outcome is Outcome.NOT_SENT


async def test_nobody_is_sent_anything_before_the_log_in(gateway: Gateway, enter: Enter) -> None:
    await gateway.command("logout", why="from the phone")
    wechat = await enter(gateway, online=False)
    await until(lambda: wechat.status.state == "connected")
    assert (await wechat.send(to(gateway, OWNERS, "一"))).outcome is Outcome.NOT_SENT


async def test_own_lines_are_taken_back(gateway: Gateway, wechat: WeChat) -> None:
    sent = await wechat.send(to(gateway, OWNERS, "说错了"))
    recall = replace(to(gateway, OWNERS, "说错了"), recalls=sent.message_id)
    assert (await wechat.send(recall)).outcome is Outcome.SENT
    assert [line.recalled for line in await gateway.sent()] == [True]
