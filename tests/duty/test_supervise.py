"""督办: a chief's own deadline, and what becomes of it."""

from tests.language.town import STAFF, Town


async def _taken(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    await town.says("王磊", "收", STAFF, quote="#1263")


async def test_whoever_has_it_answers_and_the_chief_hears_it_at_once(town: Town) -> None:
    await _taken(town)
    await town.says("马兰", "督办 1263 明早10点", None)
    town.told("马兰", "王磊", "9/30 10:00前回话")
    town.told("王磊", "马兰督办#1263", "9/30 10:00")
    await town.at("2025-09-29 12:00")
    await town.says("王磊", "已联系捕犬队,下午来", None, quote="督办")
    town.told("马兰", "王磊回话", "捕犬队")
    await town.at("2025-09-30 10:00")
    assert not [line for line in town.private("马兰") if "督办" in line.text]


async def test_silence_is_told_to_the_chiefs_and_to_whoever_has_it(town: Town) -> None:
    await _taken(town)
    await town.says("马兰", "督办 1263 11点", STAFF)
    await town.at("2025-09-29 11:00")
    assert town.rung("督办#1263", "王磊没有回话") == {"马兰", "周建国"}
    town.told("王磊", "时间到了")


async def test_closing_it_is_an_answer(town: Town) -> None:
    await _taken(town)
    await town.says("周建国", "督办 1263 11点", None)
    await town.says("王磊", "1263 办结 狗已带走 1只", STAFF)
    assert any("王磊已办结" in line.text for line in town.private("周建国"))
    await town.at("2025-09-29 11:00")
    assert not [line for line in town.private("周建国") if "没有回话" in line.text]


async def test_a_time_is_needed_and_an_officer_supervises_nobody(town: Town) -> None:
    await _taken(town)
    await town.says("马兰", "督办 1263", None)
    town.told("马兰", "请写上时间")
    await town.says("马兰", "督办 1263 昨天10点", None)
    town.told("马兰", "已经过了")
    await town.says("李伟", "督办 1263 11点", None)
    town.told("李伟", "站长用的命令")
