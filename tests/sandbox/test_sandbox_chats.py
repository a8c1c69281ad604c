"""The chats keep everything over a kill, say nothing twice, and let people see what they would see in WeChat."""

import json
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.chats import Refused
from bot.sandbox.journal import Journal
from bot.sandbox.transport import Words
from bot.transport import Outcome, Outgoing
from handlers.domain.message import Kind

from .house import MORNING, OWNERS, STAFF, House, open_house, small_town


def say(
    text: str, who: str = "resident:陈姐", chat: str = OWNERS, id: str = "page-id-1", quote: str | None = None
) -> Words:
    return Words(id, who, chat, text, quote=quote)


def texts(sandbox: Sandbox, chat: str = OWNERS) -> list[str]:
    return [line.text for line in sandbox.chats.lines(chat)]


def seen_by(sandbox: Sandbox, account: str) -> list[str]:
    return [chat.id for chat in sandbox.chats.of(sandbox.chats.people[account])]


def reopened(house: House) -> House:
    """The same folder after a kill: nothing was closed properly, nothing may be missing."""
    return open_house(house.sandbox.folder)


def test_everybody_sees_their_own_chats(house: House) -> None:
    assert seen_by(house.sandbox, "resident:陈姐") == [OWNERS, "resident:陈姐"]
    assert seen_by(house.sandbox, "staff:李伟") == [STAFF, OWNERS, "柳岸业主群", "staff:李伟"]
    assert seen_by(house.sandbox, "staff:杨主任") == ["staff:杨主任"]


def test_staff_accounts_lead_to_names(house: House) -> None:
    accounts = house.sandbox.staff_accounts
    assert accounts["staff:李伟"] == "李伟"
    assert "resident:陈姐" not in accounts


async def test_a_person_is_heard_with_all_that_belongs_to_a_message(house: House) -> None:
    house.answers = False
    await house.sandbox.say(say("又堵了", id="first-one"))
    await house.sandbox.say(say("@小鹿 看看", "resident:老周", id="second-one", quote="first-one"))
    first, second = house.heard
    assert (first.transport, first.id, first.at, first.sender) == ("sandbox", "first-one", MORNING, "resident:陈姐")
    assert (first.name, first.room, first.kind, first.mentions_bot) == ("陈姐", OWNERS, Kind.TEXT, False)
    assert (second.quote, second.mentions_bot) == ("first-one", True)


async def test_a_private_chat_has_no_room(house: House) -> None:
    await house.sandbox.say(say("别说是我说的", chat="resident:陈姐"))
    assert house.heard[0].room is None
    assert texts(house.sandbox, "resident:陈姐") == ["别说是我说的", "听到了:别说是我说的"]


async def test_the_bot_says_a_line_once_for_its_id(house: House) -> None:
    line = Outgoing("out-1", "收到", room=OWNERS)
    first, again = await house.sandbox.send(line), await house.sandbox.send(line)
    assert first == again
    assert first.outcome is Outcome.SENT
    assert texts(house.sandbox) == ["收到"]
    after = reopened(house)
    assert await after.sandbox.send(line) == first
    assert texts(after.sandbox) == ["收到"]
    after.sandbox.chats.close()


async def test_who_is_called_is_called_by_name(house: House) -> None:
    await house.sandbox.send(Outgoing("o1", "请回收", room=STAFF, mention=("staff:李伟",)))
    await house.sandbox.send(Outgoing("o2", "@赵敏 请看", room=STAFF, mention=("staff:赵敏",)))
    assert texts(house.sandbox, STAFF) == ["@李伟 请回收", "@赵敏 请看"]
    assert [line.mention for line in house.sandbox.chats.unread("staff:李伟", STAFF)] == [
        ("staff:李伟",),
        ("staff:赵敏",),
    ]


@pytest.mark.parametrize(
    "line", [Outgoing("o", "x", room="没有的群"), Outgoing("o", "x", person=OWNERS), Outgoing("o", "x")]
)
async def test_a_chat_that_is_not_there_gets_nothing(house: House, line: Outgoing) -> None:
    receipt = await house.sandbox.send(line)
    assert receipt.outcome is Outcome.NOT_SENT
    assert receipt.why


async def test_everything_survives_a_kill(house: House) -> None:
    house.sandbox.chats.add_resident("李伟", "街道/学桥/柳岸小区")
    await house.sandbox.say(say("又堵了"))
    house.sandbox.chats.read("resident:老周", OWNERS)
    await house.sandbox.send(Outgoing("o1", "还在办", room=OWNERS))
    after = reopened(house).sandbox
    assert after.chats.lines(OWNERS) == house.sandbox.chats.lines(OWNERS)
    assert [line.text for line in after.chats.unread("resident:老周", OWNERS)] == ["还在办"]
    assert seen_by(after, "resident:李伟") == ["柳岸业主群", "resident:李伟"]
    assert after.staff_accounts["staff:李伟"] == "李伟"
    after.chats.close()


async def test_a_torn_last_line_is_cut_off_and_the_next_one_stands(house: House) -> None:
    await house.sandbox.send(Outgoing("o1", "整的", room=OWNERS))
    path = house.sandbox.folder / "chats.jsonl"
    with path.open("ab") as file:
        file.write('{"line": {"id": "bot:o2", "text": "半'.encode())
    after = reopened(house).sandbox
    assert texts(after) == ["整的"]
    await after.send(Outgoing("o2", "又是整的", room=OWNERS))
    after.chats.close()
    assert [json.loads(row)["line"]["text"] for row in path.read_text("utf-8").splitlines()] == ["整的", "又是整的"]


def test_a_file_damaged_in_the_middle_is_named(tmp_path: Path) -> None:
    (tmp_path / "chats.jsonl").write_text('{"heard": "x"}\nnonsense\n{"heard": "y"}\n', "utf-8")
    journal = Journal(tmp_path / "chats.jsonl")
    with pytest.raises(ValueError, match="line 2"):
        list(journal.read())
    journal.close()


async def test_what_the_house_could_not_keep_is_heard_at_the_next_start(house: House) -> None:
    house.broken = True
    with pytest.raises(OSError, match="full"):
        await house.sandbox.say(say("又堵了"))
    after = reopened(house)
    await after.sandbox.catch_up()
    await after.sandbox.catch_up()
    assert [message.text for message in after.heard] == ["又堵了"]
    assert texts(after.sandbox) == ["又堵了", "听到了:又堵了"]
    after.sandbox.chats.close()


async def test_the_same_words_again_are_one_line_heard_once(house: House) -> None:
    await house.sandbox.say(say("又堵了"))
    await house.sandbox.say(say("又堵了"))
    assert len(house.heard) == 1
    assert texts(house.sandbox) == ["又堵了", "听到了:又堵了"]


@pytest.mark.parametrize(
    "words",
    [
        say("谁都行", "resident:没有这人"),
        say("我不在这个群", "resident:陈姐", STAFF),
        say("别人的私聊", "resident:陈姐", "resident:老周"),
        say("  \n "),
        say("长" * 20_001),
        say("编号不对", id="bot:1"),
        Words("page-id-1", "resident:陈姐", OWNERS, media="media/../../chats.jsonl"),
    ],
)
async def test_what_cannot_be_said_is_refused(house: House, words: Words) -> None:
    with pytest.raises(Refused):
        await house.sandbox.say(words)
    assert not house.heard
    assert not texts(house.sandbox)


async def test_the_id_of_somebody_elses_line_cannot_be_taken(house: House) -> None:
    await house.sandbox.say(say("又堵了"))
    with pytest.raises(Refused):
        await house.sandbox.say(say("我也说", "resident:老周"))


@pytest.mark.parametrize("name", ["", " \t ", "\u200b\u200b", "长" * 21, "陈姐"])
def test_a_name_must_be_there_short_and_free(house: House, name: str) -> None:
    with pytest.raises(Refused):
        house.sandbox.chats.add_resident(name, "街道/学桥/桂花苑")


def test_a_resident_lives_in_a_compound_of_the_town(house: House) -> None:
    with pytest.raises(Refused):
        house.sandbox.chats.add_resident("新邻居", "街道/别处")


def test_a_town_without_compounds_has_no_sample_residents(tmp_path: Path) -> None:
    bare = small_town()
    empty = open_house(tmp_path, town=type(bare)(bare.name, bare.bot, (), bare.leaders, bare.calendar))
    assert set(empty.sandbox.chats.people) == {"staff:杨主任", "staff:小方"}
    empty.sandbox.chats.close()
