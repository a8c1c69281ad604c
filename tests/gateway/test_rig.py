"""The rig itself: what the gateway for tests does, shown with the protocol's own client."""

import asyncio
import json
import os
import ssl
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from grpclib.const import Status
from grpclib.exceptions import GRPCError, StreamTerminatedError

from tests.gateway import client as events
from tests.gateway.certificates import Certificates
from tests.gateway.client import Client
from tests.gateway.gateway import Gateway, Type
from tests.language.town import OWNERS, STAFF


@pytest.fixture
async def client(gateway: Gateway) -> AsyncIterator[Client]:
    async with Client(gateway) as client:
        yield client


async def test_what_is_said_arrives_with_its_speaker_room_and_mentions(gateway: Gateway, client: Client) -> None:
    said = await gateway.says("陈姐", "@小鹿 又堵3栋单元门口了!", OWNERS, mentions=("小鹿",))
    heard = await client.message()
    assert (heard.id, heard.type, heard.text) == (said, Type.TEXT, "@小鹿 又堵3栋单元门口了!")
    assert (heard.from_id, heard.room_id, heard.mention_ids) == ("wxid_chenjie", "20001@chatroom", ["wxid_xiaolu"])

    await gateway.says("夜跑的风", "别说是我说的")
    heard = await client.message()
    assert (heard.from_id, heard.room_id, heard.to_id) == ("wxid_yepaodefeng", "", "wxid_xiaolu")


async def test_what_the_bot_sends_echoes_under_the_id_that_it_was_given(gateway: Gateway, client: Client) -> None:
    sent = await client.stub.message_send_text(
        conversation_id=gateway.rooms[OWNERS], text="收到,#1263", mentonal_ids=["wxid_chenjie"]
    )
    echo = await client.message()
    assert echo.id == sent.id != ""
    assert (echo.from_id, echo.text, echo.mention_ids) == ("wxid_xiaolu", "收到,#1263", ["wxid_chenjie"])
    [line] = await gateway.sent(OWNERS)
    assert (line.id, line.text, line.mentions) == (sent.id, "收到,#1263", ("wxid_chenjie",))
    assert await gateway.sent(STAFF) == []

    assert (await client.stub.message_recall(id=sent.id)).success
    assert [line.recalled for line in await gateway.sent()] == [True]


async def test_nobody_writes_to_a_stranger_or_into_a_room_without_being_in_it(gateway: Gateway, client: Client) -> None:
    with pytest.raises(GRPCError, match="not a friend"):
        await client.stub.message_send_text(conversation_id=gateway.people["陈姐"], text="您好")
    assert (await client.stub.contact_payload(id=gateway.people["李伟"])).friend
    await client.stub.message_send_text(conversation_id=gateway.people["李伟"], text="#1263 请接单")

    await gateway.room("别的群", "3@chatroom", "陈姐")
    with pytest.raises(GRPCError, match="not in the room"):
        await client.stub.message_send_text(conversation_id="3@chatroom", text="您好")
    assert [line.conversation for line in await gateway.sent()] == ["wxid_liwei"]


async def test_small_pictures_come_in_the_answer_and_large_ones_by_download(gateway: Gateway, client: Client) -> None:
    small, large = os.urandom(9_000), os.urandom(300_000)
    await gateway.shows("陈姐", small, OWNERS, name="门口.jpg")
    heard = await client.message()
    box = json.loads((await client.stub.message_file(id=heard.id)).filebox)
    assert (heard.type, heard.filename, box["type"], b64decode(box["base64"])) == (Type.IMAGE, "门口.jpg", 1, small)

    await gateway.shows("陈姐", large, OWNERS)
    heard = await client.message()
    for filebox in (
        (await client.stub.message_file(id=heard.id)).filebox,
        (await client.stub.message_image(id=heard.id, type=2)).filebox,
    ):
        assert json.loads(filebox)["type"] == 7
        assert await client.download(json.loads(filebox)["uuid"]) == large


async def test_files_that_the_bot_sends_are_noted_with_their_size(gateway: Gateway, client: Client) -> None:
    async def send(name: str, **box: object) -> str:
        filebox = json.dumps({"name": name, **box})
        return (await client.stub.message_send_file(conversation_id=gateway.rooms[STAFF], filebox=filebox)).id

    large = os.urandom(6_000_000)  # more than one message may carry
    picture = await send("qr.png", type=1, base64=b64encode(large[:2_000_000]).decode())
    report = await send("专报.pdf", type=7, uuid=await client.upload(large))
    assert [(await client.message()).type for _ in range(2)] == [Type.IMAGE, Type.ATTACHMENT]
    assert [(line.id, line.file, line.size) for line in await gateway.sent()] == [
        (picture, "qr.png", 2_000_000),
        (report, "专报.pdf", 6_000_000),
    ]
    with pytest.raises(GRPCError) as refused:
        await send("qr.png", type=1, base64=b64encode(large).decode())
    assert refused.value.status is Status.RESOURCE_EXHAUSTED


async def test_messages_of_any_type_can_be_made(gateway: Gateway, client: Client) -> None:
    first = await gateway.says("小米妈", "5栋有人楼道充电瓶车", OWNERS)
    await gateway.recalls("小米妈", first, OWNERS)
    await gateway.says(
        "陈姐", "<msg><appmsg><type>57</type></appmsg></msg>", OWNERS, type=Type.URL, timestamp=1_759_019_520
    )
    await gateway.says("刘叔", "", OWNERS, type=Type.AUDIO, filename="8.sil")
    heard = [await client.message() for _ in range(4)]
    assert [one.type for one in heard] == [Type.TEXT, Type.RECALLED, Type.URL, Type.AUDIO]
    assert (heard[1].text, heard[2].timestamp) == (first, 1_759_019_520)

    broken = await gateway.says("阿杰", "堵\ud83d", OWNERS)
    assert (await client.event(events.MESSAGE))["messageId"] == broken
    with pytest.raises(UnicodeDecodeError):
        await client.stub.message_payload(id=broken)


async def test_rooms_and_names_change(gateway: Gateway, client: Client) -> None:
    room, chief = gateway.rooms[OWNERS], gateway.people["周建国"]
    await gateway.command("topic", room=room, topic="桂花苑业主一群", by=chief)
    assert (await client.event(events.ROOM_TOPIC))["newTopic"] == "桂花苑业主一群"
    await gateway.command("add", room=room, people=[chief], by=gateway.people["陈姐"])
    assert (await client.event(events.ROOM_JOIN))["inviteeIdList"] == [chief]
    await gateway.command("remove", room=room, people=[chief], by=chief)
    assert (await client.event(events.ROOM_LEAVE))["removeeIdList"] == [chief]
    assert (await client.stub.room_payload(id=room)).topic == "桂花苑业主一群"

    await client.stub.room_member_payload(id=room, member_id="wxid_ajie")  # which a gateway remembers
    await gateway.command("rename", id="wxid_ajie", name="陈姐")
    await gateway.command("rename", id="wxid_ajie", name="9栋阿杰", room=room)
    assert (await client.stub.contact_payload(id="wxid_ajie")).name == "陈姐"
    assert (await client.stub.room_member_payload(id=room, member_id="wxid_ajie")).room_alias == "9栋阿杰"


async def test_the_bot_is_logged_out_and_scans_and_is_back(gateway: Gateway, client: Client) -> None:
    assert (await client.event(events.LOGIN))["contactId"] == "wxid_xiaolu"
    await gateway.command("logout", why="logged out on the phone")
    assert (await client.event(events.LOGOUT))["data"] == "logged out on the phone"
    await gateway.command("scan", qrcode="https://example.invalid/1")
    assert (await client.event(events.SCAN))["qrcode"] == "https://example.invalid/1"
    await gateway.command("login", id="wxid_xiaolu")
    await client.event(events.LOGIN)


async def test_sends_fail_as_they_are_told_to(gateway: Gateway, client: Client) -> None:
    async def send(text: str) -> str | None:
        return (await client.stub.message_send_text(conversation_id=gateway.rooms[STAFF], text=text)).id

    await gateway.fails("throw", count=1, text="操作过于频繁")
    with pytest.raises(GRPCError, match="操作过于频繁"):
        await send("refused")
    await gateway.fails("throw", count=1, after=True)
    with pytest.raises(GRPCError):
        await send("out, though refused")
    await gateway.fails("bare", count=1)
    assert await send("out, without an id") is None
    assert await send("out")

    await gateway.fails("hang", count=1)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(send("never out"), 0.3)
    await gateway.fails("hang", count=1, after=True)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(send("out, never answered"), 0.3)

    out = ["out, though refused", "out, without an id", "out", "out, never answered"]
    assert [line.text for line in await gateway.sent()] == out


async def test_a_send_can_be_caught_on_its_way(gateway: Gateway, client: Client) -> None:
    await gateway.delays(10_000)
    sending = asyncio.create_task(client.stub.message_send_text(conversation_id=gateway.rooms[STAFF], text="#1263"))
    await asyncio.sleep(0.2)
    gateway.kill()
    with pytest.raises(StreamTerminatedError):
        await sending
    assert await gateway.sent() == []


async def test_a_burst_arrives_whole(gateway: Gateway, client: Client) -> None:
    said = await gateway.burst("老周", 500, OWNERS, prefix="+")
    heard = [(await client.event(events.MESSAGE))["messageId"] for _ in range(500)]
    assert heard == said
    assert (await client.stub.message_payload(id=said[-1])).text == "+499"


async def test_a_killed_gateway_breaks_the_stream_and_comes_back_with_its_people(
    gateway: Gateway, client: Client
) -> None:
    sent = await client.stub.message_send_text(conversation_id=gateway.rooms[STAFF], text="#1263 加急")
    await gateway.command("friend", id="wxid_chenjie", yes=True)
    gateway.kill()
    with pytest.raises(StreamTerminatedError):
        await client.event(events.DONG)
    assert [line.id for line in await gateway.sent()] == [sent.id]

    await gateway.restart()
    async with Client(gateway) as again:
        assert (await again.event(events.LOGIN))["contactId"] == "wxid_xiaolu"
        assert (await again.stub.room_payload(id=gateway.rooms[STAFF])).topic == STAFF
        assert (await again.stub.contact_payload(id="wxid_chenjie")).friend
        with pytest.raises(GRPCError, match="no payload"):
            await again.stub.message_payload(id=sent.id)
    await gateway.connected(0)


async def test_a_frozen_gateway_says_nothing_until_it_thaws(gateway: Gateway, client: Client) -> None:
    gateway.freeze()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.stub.ding(data="1"), 0.3)
    assert not client.listening.done()
    gateway.thaw()
    assert (await client.event(events.DONG))["data"] == "1"

    await gateway.command("dongs", on=False)  # alive, but its puppet is not
    await client.stub.ding(data="2")
    with pytest.raises(TimeoutError):
        await client.event(events.DONG, within=0.2)


async def test_a_second_listener_is_refused(gateway: Gateway, client: Client) -> None:
    with pytest.raises(GRPCError) as refused:
        async with Client(gateway):
            pass
    assert refused.value.status is Status.ALREADY_EXISTS


class TestTls:
    @pytest.fixture
    def tls(self, certificates: Certificates) -> Certificates:
        return certificates

    async def test_who_trusts_the_authority_is_served(self, gateway: Gateway, certificates: Certificates) -> None:
        async with Client(gateway, tls=_trusting(certificates.ca), name=certificates.name) as client:
            await gateway.says("陈姐", "又堵了", OWNERS)
            assert (await client.message()).text == "又堵了"

    async def test_strangers_wrong_names_and_plain_talk_are_told_apart(
        self, gateway: Gateway, certificates: Certificates
    ) -> None:
        with pytest.raises(ssl.SSLCertVerificationError):
            async with Client(gateway, tls=_trusting(None), name=certificates.name):
                pass
        with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
            async with Client(gateway, tls=_trusting(certificates.ca), name="elsewhere.test"):
                pass
        with pytest.raises(StreamTerminatedError):
            async with Client(gateway):
                pass


class TestBuiltinCertificate:
    @pytest.fixture
    def tls(self) -> str:
        return "builtin"

    async def test_whoever_does_not_check_it_is_served(self, gateway: Gateway) -> None:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_alpn_protocols(["h2"])
        async with Client(gateway, tls=context) as client:
            assert (await client.event(events.LOGIN))["contactId"] == "wxid_xiaolu"


def _trusting(ca: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(ca) if ca else None)
    context.set_alpn_protocols(["h2"])
    return context
