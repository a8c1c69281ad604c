"""Events of a real gateway reach the ear: each message once, in order, whatever it holds."""

from datetime import UTC, datetime
from pathlib import Path

from bot.wechat import WeChat
from handlers.domain.message import Kind
from tests.gateway.gateway import Gateway, Type
from tests.language.town import OWNERS
from tests.wechat.conftest import Enter
from tests.wechat.listener import Listener
from tests.wechat.waiting import until

JPEG = b"\xff\xd8\xff\xe0"


async def test_a_line_in_a_group_is_heard_with_who_said_it_and_where(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    said = await gateway.says("陈姐", "又堵3栋单元门口了!", OWNERS, timestamp=1_764_000_000)
    await ear.until_settled(said)
    heard = ear.message(said)
    assert (heard.transport, heard.sender, heard.name) == ("wechat", gateway.people["陈姐"], "陈姐")
    assert (heard.room, heard.text, heard.kind) == (gateway.rooms[OWNERS], "又堵3栋单元门口了!", Kind.TEXT)
    assert heard.at == datetime.fromtimestamp(1_764_000_000, UTC)
    assert not heard.mentions_bot
    assert ear.order == [f"arrived {said}", "heard 又堵3栋单元门口了!"]


async def test_a_call_by_id_is_a_mention_and_leaves_the_words(gateway: Gateway, wechat: WeChat, ear: Listener) -> None:
    said = await gateway.says("陈姐", "@小鹿\u2005又堵3栋了", OWNERS, mentions=("小鹿",))
    await ear.until_settled(said)
    assert ear.message(said).mentions_bot
    assert ear.message(said).text == "又堵3栋了"


async def test_a_private_line_has_no_room_and_opens_the_way_back(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    await friends_loaded(wechat)
    assert not wechat.reaches(gateway.people["陈姐"])
    said = await gateway.says("陈姐", "你好")
    await ear.until_settled(said)
    assert ear.message(said).room is None
    assert wechat.reaches(gateway.people["陈姐"])


async def test_friends_are_reached_and_others_are_not(gateway: Gateway, wechat: WeChat) -> None:
    await friends_loaded(wechat)
    assert wechat.reaches(gateway.people["李伟"])
    assert not wechat.reaches(gateway.people["陈姐"])
    assert not wechat.reaches("wxid_nobody")


async def test_who_becomes_a_friend_is_reached(gateway: Gateway, wechat: WeChat) -> None:
    await friends_loaded(wechat)
    account = gateway.people["陈姐"]
    await gateway.command("friend", id=account, yes=True)
    await gateway.command("emit", name="dirty", payload={"payloadType": 2, "payloadId": account})
    await until(lambda: wechat.reaches(account))


async def test_a_name_in_the_group_goes_before_the_account_s_own(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    room = await gateway.room("新群", "30001@chatroom", "小鹿", "陈姐", aliases={"陈姐": "3栋陈"})
    assert room is None
    said = await gateway.says("陈姐", "在吗", "新群")
    await ear.until_settled(said)
    assert ear.message(said).name == "3栋陈"


async def test_a_message_that_cannot_be_read_is_set_aside_and_the_next_goes_on(
    gateway: Gateway, wechat: WeChat, ear: Listener
) -> None:
    torn = await gateway.says("陈姐", "半个表情\ud83d", OWNERS)
    fractional = await gateway.says("陈姐", "半毫秒", OWNERS, timestamp=1_764_000_000_123.5)
    unknown = await gateway.says("陈姐", "?", OWNERS, type=99)  # type: ignore[arg-type]
    plain = await gateway.says("陈姐", "好的", OWNERS)
    await ear.until_settled(torn, fractional, unknown, plain)
    assert ear.aside.keys() == {torn, unknown}
    assert ear.texts == ["半毫秒", "好的"]


async def test_quotes_find_the_line_by_number_or_by_words(gateway: Gateway, wechat: WeChat, ear: Listener) -> None:
    ear.quotable["#1263 办结了吗?"] = "line-7"
    words = "「小鹿：@陈姐\u2005#1263 办结了吗?」\n- - - - - - - - - - - - - - -\n1"
    by_words = await gateway.says("陈姐", words, OWNERS)
    xml = (
        "<msg><appmsg><title>2</title><type>57</type><refermsg><type>1</type><svrid>line-8</svrid>"
        "<displayname>小鹿</displayname><content>#1264</content></refermsg></appmsg></msg>"
    )
    by_number = await gateway.says("陈姐", xml, OWNERS, type=Type.URL)
    await ear.until_settled(by_words, by_number)
    assert (ear.message(by_words).text, ear.message(by_words).quote) == ("1", "line-7")
    assert (ear.message(by_number).text, ear.message(by_number).quote) == ("2", "line-8")


async def test_a_recall_names_the_line_taken_back(gateway: Gateway, wechat: WeChat, ear: Listener) -> None:
    said = await gateway.says("陈姐", "我家漏水了", OWNERS)
    recall = await gateway.recalls("陈姐", said, OWNERS)
    await ear.until_settled(said, recall)
    assert (ear.message(recall).kind, ear.message(recall).target) == (Kind.RECALL, said)


async def test_pictures_are_heard_at_once_and_fetched_where_they_are_wanted_alone(
    gateway: Gateway, wechat: WeChat, ear: Listener, tmp_path: Path
) -> None:
    small, large = JPEG + b"s" * 1000, JPEG + b"L" * 3_000_000
    shown = [await gateway.shows("陈姐", picture, OWNERS) for picture in (small, large, small)]
    passing = await gateway.shows("陈姐", JPEG + b"p", OWNERS)
    await ear.until_settled(*shown, passing)
    assert not ear.media
    for found in (*shown, *shown):
        wechat.fetch(found)
    await ear.until(lambda: len(ear.media) == 3)
    assert ear.order.count(f"kept {shown[0]}") == 1
    assert {ear.message(found).kind for found in shown} == {Kind.IMAGE}
    assert ear.media[shown[0]] == ear.media[shown[2]]
    assert [(tmp_path / "data" / ear.media[found]).read_bytes() for found in shown] == [small, large, small]
    assert len(list((tmp_path / "data" / "media").iterdir())) == 2


async def test_what_was_wanted_and_did_not_come_is_fetched_at_the_next_log_in(
    gateway: Gateway, enter: Enter, ear: Listener
) -> None:
    wechat = await enter(gateway)
    shown = await gateway.shows("陈姐", JPEG, OWNERS)
    await ear.until_settled(shown)
    await wechat.stop()
    ear.wants.append(shown)
    await enter(gateway)
    await ear.until(lambda: ear.media)
    assert ear.media.keys() == {shown}


async def test_a_file_over_the_cap_is_left_where_it_is(
    gateway: Gateway, enter: Enter, ear: Listener, tmp_path: Path
) -> None:
    wechat = await enter(gateway, file_limit=50_000)
    large = [await gateway.shows("陈姐", JPEG + b"x" * size, OWNERS) for size in (60_000, 15_000_000)]
    kept = await gateway.shows("陈姐", JPEG, OWNERS)
    await ear.until_settled(*large, kept)
    for shown in (*large, kept):
        wechat.fetch(shown)
    await ear.until(lambda: ear.media)
    assert ear.media.keys() == {kept}
    assert gateway.alive


async def test_own_lines_and_other_bots_are_passed_over(gateway: Gateway, enter: Enter, ear: Listener) -> None:
    await enter(gateway, bots={gateway.people["某某家政"]})
    other = await gateway.says("某某家政", "专业保洁", OWNERS)
    own = await gateway.says("小鹿", "我自己说的", OWNERS)
    await ear.until_settled(other, own)
    assert ear.passed.keys() == {other, own}
    assert ear.messages == []


async def test_a_burst_is_heard_whole_once_and_in_order(gateway: Gateway, wechat: WeChat, ear: Listener) -> None:
    ids = await gateway.burst("陈姐", 2000, OWNERS, prefix="第")
    await ear.until_settled(*ids)
    assert ear.texts == [f"第{n}" for n in range(2000)]
    assert [message.id for message in ear.messages] == ids == ear.arrivals


async def friends_loaded(wechat: WeChat) -> None:
    await until(lambda: not wechat.reaches("wxid_nobody"))
