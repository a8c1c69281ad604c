"""More time: a pause and an extension are asked for, granted, told to who reported it, and shown in the figures."""

from tests.language.town import OWNERS, STAFF, Town


async def _taken(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("陈姐", "3栋门口有辆车乱停")
    await town.says("李伟", "收", STAFF, quote="#1263")


async def test_what_waits_is_paused_and_nobody_is_reminded_of_it(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "挂账 等材料", STAFF, quote="#1263")
    town.told("吴娟", "李伟 #1263 挂账到10/13 18:00", "等材料", "同意")
    town.silent(OWNERS)
    await town.says("吴娟", "同意", None)
    town.told("陈姐", "#1263", "等材料", "10/13")
    assert str(town.ticket("1263").state) == "paused"
    for moment in ("2025-09-29 14:00", "2025-09-30 18:00", "2025-10-13 17:59"):
        await town.at(moment)
        town.silent()
    await town.at("2025-10-13 18:00")
    town.told("李伟", "#1263", "挂账到期")
    assert str(town.ticket("1263").state) == "accepted"


async def test_its_time_does_not_run_while_it_is_paused(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "1263 挂账 等居民 到10/9", None)
    await town.says("吴娟", "准了", None)
    await town.at("2025-10-09 18:00")
    ticket = town.ticket("1263")
    assert town.shown(ticket.resolve_by) == "10-13 17:30"  # 28 hours were left of it


async def test_whoever_has_it_resumes_it(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "挂账 1263 等天气", None)
    await town.says("吴娟", "同意", None)
    await town.at("2025-09-30 10:00")
    await town.says("李伟", "恢复 1263", None)
    town.told("李伟", "#1263 接着办")
    assert str(town.ticket("1263").state) == "accepted"
    await town.at("2025-09-30 14:00")
    town.told("李伟", "没有进展")


async def test_an_officer_restores_nothing_that_was_withdrawn(town: Town) -> None:
    await town.complained()
    await town.takes_back("陈姐", "又堵")
    await town.says("李伟", "恢复 1263", None)
    town.told("李伟", "站长用的命令")
    assert town.refusals() == ["恢复"]


async def test_a_pause_needs_its_reason_and_a_refusal_changes_nothing(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "挂账 1263", None)
    town.told("李伟", "请写上等什么")
    await town.says("李伟", "挂账 1263 等材料", None)
    await town.says("吴娟", "不同意", None)
    town.told("李伟", "吴娟没有同意")
    assert str(town.ticket("1263").state) == "accepted"


async def test_a_later_day_is_granted_and_told(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "延期 1263 到10月15日 等吊车", None)
    town.told("吴娟", "李伟 #1263 延期到10/15 18:00", "等吊车")
    await town.says("吴娟", "行", None)
    town.told("陈姐", "#1263", "改到10/15 18:00前")
    await town.says("周建国", "今日", None)
    town.told("周建国", "延期1次", "超时0件")
    for day, clock in ((29, "12:00"), (29, "15:30"), (30, "09:30"), (30, "13:00"), (30, "16:00")):
        await town.at(f"2025-09-{day} {clock}")
        await town.says("李伟", "吊车还没到", STAFF, quote="#1263")
    await town.at("2025-10-09 18:00")
    assert not town.private("陈姐")


async def test_a_chief_gives_the_time_himself(town: Town) -> None:
    await _taken(town)
    await town.says("周建国", "延期 1263 到10/13", None)
    assert town.shown(town.ticket("1263").resolve_by) == "10-13 18:00"
    town.told("李伟", "时限改到10/13")


async def test_an_earlier_day_is_no_extension_and_a_stranger_asks_none(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "延期 1263 到今天下午 等吊车", None)
    town.told("李伟", "更晚的日子")
    await town.says("王磊", "延期 1263 到10/15 等吊车", None)
    town.told("王磊", "由李伟负责")
    assert not town.private("吴娟")


async def test_two_officers_ask_at_once_and_the_number_says_which(town: Town) -> None:
    await _taken(town)
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    await town.says("王磊", "收", STAFF, quote="#1271")
    await town.says("李伟", "延期 1263 到10/15 等吊车", None)
    await town.says("王磊", "挂账 1271 等居民", None)
    await town.says("吴娟", "同意", None)
    town.told("吴娟", "2件")
    await town.says("吴娟", "同意 1263", None)
    assert town.ticket("1263").extended == 1
    assert str(town.ticket("1271").state) == "accepted"


async def test_a_paused_ticket_can_be_closed_joined_and_reopened(town: Town) -> None:
    await _taken(town)
    await town.says("周建国", "挂账 1263 等材料", None)
    await town.says("老周", "+1")
    assert town.voices("1263") == ["陈姐", "老周"]
    await town.says("李伟", "办结 1263 车挪走了", STAFF)
    await town.says("陈姐", "3 没解决")
    ticket = town.ticket("1263")
    assert (str(ticket.state), ticket.paused_until) == ("open", None)
