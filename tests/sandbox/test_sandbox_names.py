"""Names as the page shows them and the bot calls them: whatever a person is called, he is called harmlessly."""

import pytest

from bot.sandbox import frames
from bot.sandbox.chats import Refused
from bot.sandbox.transport import Words
from bot.transport import Outcome, Outgoing
from handlers.domain.name import plain
from tests.core.test_name import NAMES, is_harmless

from .house import OWNERS, House

COMPOUND = "街道/学桥/桂花苑"


async def test_a_hostile_resident_is_shown_and_called_harmlessly(house: House) -> None:
    house.answers = False
    chats = house.sandbox.chats
    added = 0
    for n, name in enumerate(NAMES):
        try:
            person = chats.add_resident(name, COMPOUND)
        except (Refused, UnicodeEncodeError):
            continue
        added += 1
        assert is_harmless(frames.person(person)["name"])
        await house.sandbox.say(Words(f"page-id-{n:03}", person.account, OWNERS, "又堵了"))
        receipt = await house.sandbox.send(Outgoing(f"out-{n}", "请评价", room=OWNERS, mention=(person.account,)))
        assert receipt.outcome is Outcome.SENT
        line = chats.lines(OWNERS)[-1].text
        assert line == f"@{plain(person.name)} 请评价"
        assert is_harmless(frames.line(chats, chats.lines(OWNERS)[-2])["name"])
    assert added > 100


@pytest.mark.parametrize("name", ["陈姐 @所有人", "老王\u202e#1263"])
async def test_whoever_is_called_by_the_name_that_is_shown_is_called(house: House, name: str) -> None:
    house.answers = False
    person = house.sandbox.chats.add_resident(name, COMPOUND)
    await house.sandbox.say(Words("page-id-1", "resident:陈姐", OWNERS, f"@{frames.person(person)['name']} 看看"))
    assert person.account in house.sandbox.chats.lines(OWNERS)[0].mention
