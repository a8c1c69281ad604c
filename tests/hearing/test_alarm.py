"""What may be a danger: one question in the group, one call to the officer, both at once; the rest are called only when somebody says so."""

import pytest

from handlers.domain.reading import Danger, Label, Level, Reading
from handlers.domain.ticket import State
from tests.language.town import ALARMED, OWNERS, STAFF, Town

LINE = "这楼道里热得简直像是着火了一样受不了"  # longer than what goes on in several lines


async def perhaps(
    town: Town, danger: Danger = Danger.FIRE, line: str = LINE, who: str = "刘叔", room: str | None = OWNERS
) -> None:
    town.reads(line, Reading(alarming=danger, place="6栋", confidence=0.5))
    await town.at("2025-09-30 09:00")
    await town.says(who, line, room)


@pytest.mark.parametrize(
    ("danger", "asks", "number"),
    [
        (Danger.FIRE, "是真的着火了吗", "119"),
        (Danger.INJURY, "是真的有人受伤了吗", "120"),
        (Danger.FIGHT, "是真的打起来了吗", "110"),
        (Danger.TRAPPED, "是真的有人被困了吗", "119"),
        (Danger.ELECTRIC, "是真的触电或漏电了吗", "119"),
    ],
)
async def test_the_group_is_asked_once_and_one_officer_is_called_at_once(
    town: Town, danger: Danger, asks: str, number: str
) -> None:
    await perhaps(town, danger)
    asked, called = town.hears(OWNERS, asks, number, "回“是”"), town.told("李伟", "【请核实】", "6栋", LINE, "回“是”")
    assert asked.quote is not None
    assert (called.at - asked.at).total_seconds() < 5
    assert town.rung() == {"李伟"}
    town.silent(STAFF)
    assert town.numbers() == []


@pytest.mark.parametrize("answer", ["是", "是的", "真的", "是真的!", "不是开玩笑,真的"])
@pytest.mark.parametrize("who", ["刘叔", "老周"])
async def test_anybodys_yes_makes_it_red(town: Town, answer: str, who: str) -> None:
    await perhaps(town)
    await town.says(who, answer)
    town.hears(OWNERS, "119", "#1263")
    assert town.rung() == ALARMED
    ticket = town.ticket("1263")
    assert (ticket.level, ticket.danger, ticket.place) == (Level.RED, Danger.FIRE, "6栋")
    assert town.voices("1263") == list(dict.fromkeys(["刘叔", who]))
    await town.at("09:20")
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")


async def test_a_place_of_who_told_it_says_that_it_is_true(town: Town) -> None:
    await perhaps(town)
    await town.says("刘叔", "6栋2单元")
    town.hears(OWNERS, "119", "#1263")
    assert town.ticket("1263").place == "6栋2单元"


@pytest.mark.parametrize("answer", ["不是", "不用", "没事", "没事的,说着玩的", "没着火", "开玩笑的", "误会误会"])
async def test_a_no_ends_it_and_the_officer_hears_who_says_so(town: Town, answer: str) -> None:
    await perhaps(town)
    await town.says("刘叔", answer)
    town.silent(OWNERS, STAFF)
    town.told("李伟", answer[:2], "不叫人")
    await town.says("老周", "是")
    await town.at("10:00")
    town.silent()
    assert town.numbers() == []


@pytest.mark.parametrize(
    "line", ["没事吧?", "哪里着火?", "哈哈哈", "早上好", "今天周三吗", "好的", "真的假的", "真的啊", "热死了真的"]
)
async def test_what_does_not_answer_leaves_it_open(town: Town, line: str) -> None:
    await perhaps(town)
    await town.says("老周", line)
    town.silent()
    await town.says("老周", "是")
    assert town.numbers() == ["1263"]


async def test_the_officers_word_calls_the_rest(town: Town) -> None:
    await perhaps(town)
    await town.says("李伟", "是", None)
    town.hears(OWNERS, "119", "#1263")
    assert town.rung() == ALARMED
    assert (town.ticket("1263").reporter, town.ticket("1263").room) == ("fake/刘叔", OWNERS)


async def test_the_officers_no_ends_it(town: Town) -> None:
    await perhaps(town)
    await town.says("李伟", "不是", None)
    town.told("李伟", "不叫人")
    town.silent(OWNERS, STAFF)
    await town.says("刘叔", "是")
    town.silent()


async def test_the_officer_who_only_takes_it_is_told_what_is_wanted(town: Town) -> None:
    await perhaps(town)
    await town.says("李伟", "收到", None)
    town.told("李伟", "回“是”")


async def test_the_officer_who_is_late_hears_what_became_of_it(town: Town) -> None:
    await perhaps(town)
    await town.says("老周", "是")
    await town.says("李伟", "是", None)
    town.told("李伟", "已经叫人")
    assert town.numbers() == ["1263"]


async def test_the_officer_who_takes_what_was_none_is_told_nothing_of_it(town: Town) -> None:
    await perhaps(town)
    await town.says("刘叔", "没事")
    await town.says("李伟", "收到", None)
    assert "核实" not in town.told("李伟").text


async def test_another_danger_meanwhile_leaves_it_open(town: Town) -> None:
    await perhaps(town)
    await town.says("老周", "楼下打起来了快来人")
    assert town.ticket("1263").danger is Danger.FIGHT
    await town.says("陈姐", "是")
    assert town.ticket("1271").danger is Danger.FIRE


async def test_without_an_answer_the_group_hears_no_more_and_it_is_listed(town: Town) -> None:
    await perhaps(town)
    await town.at("09:11")
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "1条", "可能是险情")
    await town.says("张丽", "核实 1 6栋", None)
    assert (town.ticket("1263").level, town.ticket("1263").danger) == (Level.RED, Danger.FIRE)


async def test_several_doubts_about_one_danger_are_asked_about_once(town: Town) -> None:
    await perhaps(town)
    await perhaps(town, line="我这边也热得跟快要烧着了似的真是要命", who="老周")
    town.silent()
    await perhaps(town, Danger.FIGHT, "广场舞那两拨人为了抢地盘快要打起来了吧", "老周")
    town.hears(OWNERS, "打起来")


async def test_a_plain_danger_meanwhile_is_the_ticket_of_the_doubt(town: Town) -> None:
    await perhaps(town)
    await town.says("老周", "6栋真的着火了快来人")
    town.hears(OWNERS, "119", "#1263")
    await town.says("刘叔", "是")
    town.silent()
    assert town.numbers() == ["1263"]
    await town.at("09:20")
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")


async def test_a_doubt_beside_what_is_red_already_is_a_voice(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", "6栋着火了快来人")
    await perhaps(town, who="老周")
    town.silent()
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["刘叔", "老周"])


async def test_at_night_it_is_asked_as_well(town: Town) -> None:
    town.reads(LINE, Reading(alarming=Danger.FIRE))
    await town.at("2025-09-30 23:40")
    await town.says("刘叔", LINE)
    town.hears(OWNERS, "119")
    assert len(town.rung()) == 1


async def test_who_cries_wolf_again_and_again_calls_nobody(town: Town) -> None:
    for minute in range(3):
        await perhaps(town)
        await town.at(f"09:0{minute + 1}")
        await town.says("刘叔", "没事")
    await perhaps(town)
    town.silent()


async def test_what_is_taken_back_is_asked_no_more(town: Town) -> None:
    await perhaps(town)
    await town.takes_back("刘叔", LINE)
    assert len(town.gone(OWNERS)) == 1
    await town.says("老周", "是")
    town.silent()


async def test_in_private_it_is_asked_in_private(town: Town) -> None:
    await town.says("刘叔", "早")
    await perhaps(town, room=None)
    town.told("刘叔", "是真的着火了吗", "119")
    town.silent(OWNERS, STAFF)
    await town.says("刘叔", "是", None)
    assert (town.ticket("1263").private, town.ticket("1263").level) == (True, Level.RED)


async def test_of_a_stranger_the_compound_is_asked_in_the_same_line(town: Town) -> None:
    await perhaps(town, who="新来的", room=None)
    town.told("新来的", "是真的着火了吗", "小区")
    assert town.rung() == {"新来的"}
    await town.says("新来的", "桂花苑", None)
    assert (town.ticket("1263").level, town.ticket("1263").danger) == (Level.RED, Danger.FIRE)


@pytest.mark.parametrize("danger", [Danger.VIOLENCE, Danger.JUMP])
async def test_what_is_never_told_aloud_is_not_asked_aloud(town: Town, danger: Danger) -> None:
    await perhaps(town, danger, "6栋那家又在闹了")
    line = town.hears(OWNERS, "已收到,紧急请拨110/120。")
    assert (line.text, line.quote, line.mention) == ("已收到,紧急请拨110/120。", None, ())
    town.told("李伟", "【请核实】", "6栋", "别在群里说")
    await town.says("老周", "是")
    town.silent()
    await town.says("李伟", "是", None)
    assert [line.text for line in town.lines(OWNERS)] == ["已收到,紧急请拨110/120。"]
    town.silent(STAFF)
    assert town.rung() == ALARMED
    assert (town.ticket("1263").danger, town.ticket("1263").state) == (danger, State.OPEN)


async def test_a_complaint_keeps_its_own_matter(town: Town) -> None:
    town.reads(LINE, Reading(label=Label.NOISE, subcategory="neighbour", confidence=0.9, alarming=Danger.FIGHT))
    await town.at("09:00")
    await town.says("刘叔", LINE)
    await town.says("老周", "是")
    assert town.ticket("1263").label is Label.NOISE
