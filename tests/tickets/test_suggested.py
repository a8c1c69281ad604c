"""A command one slip away: it is offered once in private, and a plain yes carries it out."""

from tests.language.town import OWNERS, STAFF, Town


async def test_a_yes_accepts_what_was_offered(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "代办", None)
    town.told("周建国", "您是不是要“待办”?回“是”就办。")
    await town.says("周建国", "是", None)
    town.told("周建国", "在办1件", "#1263")
    await town.says("周建国", "是", None)  # that was settled
    town.told("周建国", "没看懂")


async def test_a_no_drops_it(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "回复 1263", None)
    town.told("周建国", "恢复 1263")
    await town.says("周建国", "不是", None)
    town.silent()
    await town.says("周建国", "是", None)
    town.told("周建国", "没看懂")


async def test_in_the_work_group_it_is_offered_in_private_and_nobody_else_reads_it(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "班结 1263 车挪走了", STAFF)
    town.silent(STAFF)
    await town.says("周建国", "拍单 1263 段勇", STAFF)
    town.silent(STAFF, OWNERS)
    town.told("周建国", "派单 1263 段勇")
    await town.says("周建国", "对", STAFF)  # said to colleagues
    assert town.ticket("1263").called == ("李伟",)
    await town.says("周建国", "是的", None)
    assert town.ticket("1263").called == ("段勇",)


async def test_a_command_that_was_offered_is_kept_for_the_audit_as_given(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "拍单 1263 段勇", None)
    assert town.given() == []
    await town.says("周建国", "是", None)
    assert town.given() == [("周建国", "Assign", ("1263",))]


async def test_what_is_offered_is_masked_and_calls_nobody(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "关必 1263 @所有人 13812345678 说好了", None)
    text = town.told("周建国", "关闭 1263").text
    assert "13812345678" not in text
    assert "@所有人" not in text
