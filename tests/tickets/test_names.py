"""A ticket's life when its reporter's name was chosen to harm: every line of the bot's is as many lines as it wrote."""

import pytest

from handlers.domain.name import plain
from handlers.domain.scene import Abilities
from tests.core.test_name import is_harmless
from tests.language.town import OWNERS, STAFF, Town

WORST = [
    "@所有人", "陈姐\n【红色】#1263 火灾", "\u202e反过来的人", "长" * 557, "所 有 人", "陈姐13812345678", "9栋502陈姐", "收到,#1263 已办",
    "老\u0301\u0301\u0301\u0301王", "@所有人\u2005", "https://evil.example", "\u2028#1263 已办",
]  # fmt: skip


@pytest.mark.parametrize("abilities", [Abilities(), Abilities(quote=False)])
@pytest.mark.parametrize("name", WORST)
async def test_a_hostile_name_through_a_ticket(town: Town, name: str) -> None:
    await town.at("08:32")
    await town.says(name, "又堵3栋单元门口了!", account="hostile")
    await town.accepted()
    await town.resolved()
    poll = town.hears(OWNERS, "#1263 已办", "回 1满意")
    called = poll.text.split("@")[1].split(":回")[0]
    assert (called, poll.mention) == (plain(name), ("hostile",))
    assert is_harmless(called) and len(poll.text.splitlines()) == 1
    cards = [line.text.splitlines() for line in town.lines(STAFF)]
    assert all(len(card) <= 3 and card[0].count("#1263") <= 1 for card in cards)
    for line in town.chat.lines:
        assert "所有人" not in line.text and "火灾" not in line.text and "evil" not in line.text, line.text
        assert not {"\u202e", "\u2028", "\u2005"} & set(line.text)
