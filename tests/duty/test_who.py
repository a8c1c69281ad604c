"""谁值班: who of the staff asks when, in which words, and what is answered."""

from pathlib import Path

from tests.language.town import STAFF, Town

LINES = [row.split("\t")[:3] for row in Path(__file__).with_name("who.tsv").read_text("utf8").splitlines()[1:]]
SLIP = "值斑 明天"
MARKS = (":公安", "周日:", "周一:", "周二:", "周六:", "没有排班")


async def test_how_people_ask_it(town: Town) -> None:
    await town.at("08:31")
    heard = {}
    for _, _, line in LINES:
        await town.says("赵敏", line, None)
        if line == SLIP:
            town.told("赵敏", "您是不是要“值班 明天”")
            await town.says("赵敏", "是", None)
        words = "".join(said.text for said in town.private("赵敏"))
        heard[line] = any(mark in words for mark in MARKS)
    assert heard == {line: label == "who" for label, _, line in LINES}


ASKED = [
    (
        "谁值班",
        ["9/28 周日:综合执法 李伟/协管 赵敏;公安 王磊;市监 唐静;交警未排→挂点 陈刚;网格 张丽、何芳;物业 孙经理。"],
    ),
    ("谁值班 今晚", ["9/28 周日 夜间:公安 王磊。"]),
    ("谁值班 明天", ["9/29 周一:综合执法 李伟/协管 赵敏;公安 王磊;市监未排;", "9/29 周一 夜间:公安 王磊。"]),
    ("谁值班 10/3", ["10/3 周五·国庆节放假 值守:公安 王磊。"]),
    ("谁值班 10/4 20:00", ["10/4 周六·国庆节放假 值守:公安 王磊。"]),
    ("谁值班 周二下午 市监", ["9/30 周二:市监 唐静。"]),
    ("谁值班 市监 明天", ["9/29 周一:市监未排。"]),
    ("谁值班 城管", ["9/28 周日:综合执法 李伟/协管 赵敏。"]),
    ("谁值班 物业 今晚", ["那时物业没有排班。", "夜间:公安 王磊。"]),
    ("谁值班 2/30", ["“2/30”不是能用的时间"]),
    ("谁值班 10/9-12/31", ["一次最多看7天"]),
]


async def test_it_answers_where_it_was_asked(town: Town) -> None:
    await town.at("08:31")
    for line, words in ASKED:
        await town.says("张丽", line, None)
        town.told("张丽", *words)
        await town.says("张丽", line, STAFF)
        assert town.hears(STAFF, *words).quote


async def test_stead_and_gaps_are_told(town: Town) -> None:
    await town.says("李伟", "请假 明天 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.says("王磊", "请假 明天", None)
    await town.says("吴娟", "同意", None)
    await town.says("赵敏", "谁值班 明天", None)
    town.told("赵敏", "综合执法 段勇(替李伟)/协管 赵敏;公安 缺:王磊请假")


async def test_the_street_names_the_station(town: Town) -> None:
    await town.says("杨主任", "谁值班", None)
    town.told("杨主任", "请写上社区名")
    await town.says("杨主任", "谁值班 龙泉 明天", None)
    town.told("杨主任", "综合执法 罗建明/协管 杨晓慧")
    await town.says("李伟", "谁值班 龙泉", None)
    assert "罗建明" not in town.told("李伟").text


async def test_a_resident_is_told_nothing(town: Town) -> None:
    await town.at("08:31")
    await town.says("陈姐", "今天谁值班")
    town.silent()


async def test_in_the_work_group_talk_that_begins_so_is_left_alone(town: Town) -> None:
    await town.at("08:31")
    await town.says("李伟", "值班 手机放桌上了", STAFF)
    town.silent()
