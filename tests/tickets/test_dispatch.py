"""Who is pinged when a card goes out again, and whose names stand in a result."""

from dataclasses import replace

import pytest

from bot.config import Ground
from handlers.domain.decision import Rank
from handlers.domain.reading import Level
from handlers.domain.scene import Place, Scene
from handlers.domain.ticket import State, Ticket
from handlers.neighbours import poll
from handlers.tickets import dispatch
from handlers.tickets.texts import card
from tests.language.sample import NOW, event, ticket, ticket_in

RESOLVED = event("Resolved")


def scene(ground: Ground, **names: str) -> Scene:
    place = Place(ground.town.station("学桥"))
    return Scene(NOW, ground.town, place, names={f"chat/{who}": name for who, name in names.items()})


@pytest.mark.parametrize(
    ("told", "pinged"),
    [
        (ticket(called=("李伟",)), "李伟"),
        (ticket(called=("段勇",)), "段勇"),  # whom a chief named
        (ticket(called=("李伟",), lead="段勇", state=State.ACCEPTED), "段勇"),  # it is his already
        (ticket(), "李伟"),  # the rota's first
        (ticket(called=("走了的人",)), "李伟"),  # nobody of that name is left
    ],
)
def test_whom_a_raised_level_pings(ground: Ground, told: Ticket, pinged: str) -> None:
    sent = dispatch.send_out(scene(ground), told, card.RAISED)
    (to_group,) = (say for say in sent.says if say.room)
    assert to_group.mention == (pinged,)
    assert f"@{pinged}" in to_group.text
    assert ("回“收”" in to_group.text) is (told.lead is None)


def test_a_red_matter_is_told_to_the_duty_officer_the_property_and_the_chiefs_at_once(ground: Ground) -> None:
    sent = dispatch.send_out(scene(ground), ticket(level=Level.RED))
    assert {say.rank for say in sent.says} == {Rank.RED}  # the card as well
    alarmed = {say.person for say in sent.says if say.person}
    assert alarmed == {"李伟", "孙经理", "周建国", "马兰", "吴娟"}


@pytest.mark.parametrize(
    ("name", "note", "told"),
    [
        ("陈姐", "车挪走了", "已挪走"),
        ("陈姐", "已向陈姐说明", "已处理好"),
        ("车", "车挪走了", "已挪走"),
        ("陈姐", "罚款就算了,小王的车挪走了", "已挪走"),
        ("陈姐", "老赵不肯挪走,贴条了", "已依规处理"),
        ("陈姐", "摊子都收了,摊主姓李", "摊已劝离"),
        ("陈姐", "还没修好,先这样", "已处理好"),
    ],
)
def test_the_result_is_told_in_our_own_words_and_names_nobody(ground: Ground, name: str, note: str, told: str) -> None:
    (say,) = poll.announce(scene(ground, 陈姐=name), replace(ticket_in(State.RESOLVED), note=note), RESOLVED).says
    assert f":{told}(1辆,有照片)。@{name}:" in say.text
