"""What is told in private stays with whom it was promised: walks through reports, mediation and invitations, every line of the bot looked at."""

import pytest

from tests.language.town import OWNERS, STAFF, Heard, Town
from tests.neighbours.test_invited import town, with_helpers

__all__ = ["town", "with_helpers"]

REPORTER = "夜跑的风"
NEXT_DOOR = "学府里业主群"
ENTRUSTED = {"王磊", "张丽", "何芳"}

MATTERS = {
    "mahjong": ("别说是我说的。9栋502半夜打麻将,不敢在群里讲", "502", ("不敢", "别说是我", "打麻将")),
    "stamping": (
        "楼上7栋1单元1301天天半夜蹦跳砸地板吵死人,求保密,我住1201",
        "1301",
        ("蹦跳", "求保密", "1201", "砸地板"),
    ),
    "space": ("3栋2单元402天天霸占我的固定车位,别告诉他是我反映的", "402", ("霸占", "别告诉", "固定车位")),
    "drips": ("5栋1单元603楼上拖把水天天滴到我家阳台,别说是我", "603", ("拖把", "阳台", "别说是我")),
}
"""What is told, the flat that it names, and words of it that are nobody's else."""


async def reported(town: Town, words: str) -> list[Heard]:
    """Ticket 1263, told in private in the morning; all lines from then on are kept."""
    await town.says(REPORTER, "早")
    await town.at("10:00")
    start = len(town.chat.lines)
    await town.says(REPORTER, words, None)
    assert town.ticket("1263").private
    return town.chat.lines[start:]


async def taken(town: Town) -> None:
    for name in ("李伟", "王磊"):
        await town.says(name, "收 1263", STAFF)


async def mediated_in_vain(town: Town) -> None:
    await taken(town)
    await town.says("何芳", "1263 约好明晚7点双方见面", None)
    await town.at("2025-09-29 18:30")
    await town.says("王磊", "到了 1263", STAFF)
    await town.says("王磊", "未达成 1263", STAFF)
    await town.says("何芳", "调不成,转执法吧 1263", None)
    await town.says("李伟", "收 1263", None)
    await town.says("李伟", "办结 1263 已依法处理", STAFF)


async def mediated(town: Town) -> None:
    await town.says("王磊", "收 1263", STAFF)
    await town.says("何芳", "约定 1263 明天19:00", STAFF)
    await town.says("王磊", "1263 双方同意了", STAFF)
    await town.says(REPORTER, "1", None)


async def invited(town: Town) -> None:
    await town.says("王磊", "收 1263", STAFF)
    for name in ("孙经理", "余委员", "段勇"):
        await town.says("王磊", f"请 {name} 1263", None)
        await town.says(name, "收 1263", None)
        await town.says(name, "单 1263", None)
    await town.says("余委员", "已办 1263", None)
    await town.says("孙经理", "已办 1263 上门看了", None)


async def looked_at(town: Town) -> None:
    """Everybody who works or steers looks at it, wherever he may."""
    for name in ("周建国", "吴娟", "李伟", "段勇", "赵敏", "唐静", "孙经理", "小穆", "龙网格长"):
        await town.says(name, "单 1263", None)
        await town.says(name, "为何 1263", STAFF)
        await town.says(name, "待办", STAFF)
        await town.says(name, "我的单", None)


async def seen_by_neighbours(town: Town) -> None:
    """The reported and their neighbours ask, quote, vote, and name the number."""
    await town.says("路人甲", "1263是什么事")
    await town.says("路人甲", "1263 有消息了吗", None)
    await town.says("路人甲", "+1")
    await town.says("路人甲", "单 1263", None)
    await town.says("路人甲", "达成 1263", None)


async def never_taken(town: Town) -> None:
    """The ladder, to its top."""
    for day in ("2025-09-28 17:50", "2025-09-29 17:50", "2025-09-30 17:50", "2025-10-09 17:50", "2025-10-10 17:50"):
        await town.at(day)


async def reopened_and_taken_back(town: Town) -> None:
    await mediated(town)
    await town.says(REPORTER, "3 没解决", None)
    await town.says("王磊", "收 1263", STAFF)
    await town.takes_back(REPORTER, "3 没解决", None)


WALKS = (
    taken,
    mediated,
    mediated_in_vain,
    invited,
    looked_at,
    seen_by_neighbours,
    never_taken,
    reopened_and_taken_back,
)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
@pytest.mark.parametrize("matter", MATTERS)
async def test_nothing_of_a_private_report_reaches_anybody_but_those_who_need_it(
    town: Town, matter: str, walk: object
) -> None:
    words, flat, own = MATTERS[matter]
    await reported(town, words)
    trusted = {*ENTRUSTED, *town.ticket("1263").entrusted}
    assert trusted <= ENTRUSTED | {"李伟"}
    await walk(town)  # type: ignore[operator]
    mediation = town.ticket("1263").mediation
    needs_flat = {*trusted, REPORTER, *([mediation.enforcer] if mediation and mediation.enforcer else [])}
    lines = [line for line in town.chat.lines if not line.recalls]
    assert lines
    for line in lines:
        if line.room is not None:
            assert line.room == STAFF or "1263" not in line.text, line
        if line.to not in needs_flat:
            assert flat not in line.text, line
        if line.to not in {*trusted, REPORTER}:
            assert not [word for word in (REPORTER, *own) if word in line.text], line


async def test_no_owners_group_hears_of_it_at_all(town: Town) -> None:
    await reported(town, MATTERS["mahjong"][0])
    await mediated_in_vain(town)
    assert not [line for line in town.chat.lines if line.room in (OWNERS, NEXT_DOOR)]


async def test_the_card_in_the_work_group_is_masked_and_marked(town: Town) -> None:
    await reported(town, MATTERS["drips"][0])
    card = town.hears(STAFF, "#1263", "调解", "5栋1单元6**")
    assert "603" not in card.text


async def test_who_will_know_is_named_to_the_reporter(town: Town) -> None:
    await reported(town, MATTERS["space"][0])
    line = town.told(REPORTER, "只有李伟、民警王磊、网格员张丽、网格员何芳能看")
    assert "不发到群里" in line.text
    assert set(town.ticket("1263").entrusted) == {"李伟", *ENTRUSTED}
