"""How much the bot says, and what no text may do to it."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.language.town import OWNERS, STAFF, Town

PLACES = ("1栋", "2栋", "3栋", "4栋", "5栋", "6栋", "7栋", "8栋", "10栋", "11栋", "12栋", "13栋")


async def test_a_burst_of_complaints_is_gathered_and_the_cap_holds(town: Town) -> None:
    for minute, place in enumerate(PLACES):
        await town.at(f"09:{minute // 4:02}:{minute % 4 * 10:02}")
        await town.says(f"住户{place}", f"{place}门口有车乱停")
    said = [line for line in town.chat.lines if line.room == OWNERS]
    assert len(said) == 3
    await town.at("09:11")
    [five] = town.lines(OWNERS)
    await town.at("09:13")
    [four] = town.lines(OWNERS)
    for line, numbers in ((five, town.numbers()[3:8]), (four, town.numbers()[8:])):
        assert [number for number in town.numbers() if f"#{number}" in line.text] == numbers
        assert len(line.text) <= 300
    await town.at("11:00")
    assert len([line for line in town.chat.lines if line.room == OWNERS]) == 5


async def test_red_passes_the_cap(town: Town) -> None:
    for minute in range(6):
        await town.at(f"09:{minute * 4:02}")
        await town.says(f"住户{minute}", f"{PLACES[minute]}车堵死门口,轮椅出不来")
    assert len([line for line in town.chat.lines if line.room == OWNERS]) == 6
    await town.says("老周", "6栋车堵死门口,轮椅出不来")
    town.silent(OWNERS)
    await town.says("刘叔", "地下车库冒烟了!!!")
    town.hears(OWNERS, "119")


async def test_another_bot_is_never_answered(town: Town) -> None:
    for bot in town.ground.bots:
        await town.says(bot, "3栋门口有车乱停,出不来")
        town.silent()


async def test_what_a_resident_writes_calls_nobody(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "3栋门口有车乱停 @所有人 都来看看\n@李伟 {0} %s <b>")
    assert "所有人" not in town.hears(STAFF, "#1263").text
    assert town.hears(STAFF, "#1263").mention == ("李伟",)


async def test_an_unknown_room_is_not_ours(town: Town) -> None:
    await town.says("阿杰", "3栋门口有车乱停", "别人的群")
    town.silent()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["陈姐", "老周", "李伟", "赵敏", "周建国"]),
            st.sampled_from([OWNERS, STAFF, None]),
            st.text(max_size=40),
        ),
        max_size=3,
    )
)
async def test_no_text_makes_a_rule_raise(town: Town, lines: list[tuple[str, str | None, str]]) -> None:
    for who, room, text in lines:
        await town.says(who, text, room, id=f"fuzz-{len(town._messages)}")
    assert town.failures() == []


LINES = st.sampled_from(
    [
        *(
            "又堵3栋单元门口了!",
            "+1",
            "1",
            "3",
            "满意",
            "谢谢",
            "还在",
            "急",
            "1263是2",
            "9栋西门",
            "收",
            "到了",
            "办结",
            "1236 办结 1辆",
            "是",
            "不是",
        ),
        *(
            "办结 1263 车已挪走",
            "派单 1263 段勇",
            "关闭 1263 原因",
            "今日",
            "待办",
            "单 1263",
            "报 路灯坏了",
            "楼上打麻将吵死了",
            "地下车库冒烟了",
        ),
    ]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["陈姐", "老周", "李伟", "王磊", "赵敏", "孙经理", "周建国"]),
            st.sampled_from([OWNERS, STAFF, None]),
            LINES,
            st.booleans(),
            st.integers(0, 300),
        ),
        max_size=12,
    )
)
async def test_whatever_people_say_no_rule_raises_and_the_rows_hold_together(
    town: Town, lines: list[tuple[str, str | None, str, bool, int]]
) -> None:
    for who, room, text, quotes, minutes in lines:
        await town.house.advance(town.clock.now() + timedelta(minutes=minutes))
        quote = "#" if quotes and any(line.room == room and "#" in line.text for line in town.chat.lines) else None
        await town.says(who, text, room, quote=quote, id=f"said-{len(town._messages)}")
    assert town.failures() == []
    town.holds_together()


async def test_an_account_that_keeps_answering_faster_than_a_thumb_is_taken_for_a_bot(town: Town) -> None:
    for minute in ("09:00", "09:10", "09:20"):
        await town.at(minute)
        await town.says("陈姐", f"{minute[-2:]}栋门口有车乱停")
        await town.at(f"{minute}:01")
        await town.says("复读机", "3栋楼上打麻将吵死了")
    assert [town.ticket(n).reporter.endswith("复读机") for n in town.numbers()].count(True) <= 2
    town.silent()


async def test_half_a_character_is_kept_and_answered(town: Town) -> None:
    await town.says("陈姐", "3栋门口有车乱停\ud83d 出不来\x00")
    town.hears(OWNERS, "#1263")
