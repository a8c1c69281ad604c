"""Figures in chat: of any days, unit, department or person; each moves by what is done and by nothing else, and opens to what it counts."""

import re

import pytest
from sqlalchemy import text

from tests.language.town import STAFF, Town

BOSS, CHIEF = "杨主任", "马兰"


async def read(town: Town, who: str, words: str) -> str:
    await town.says(who, words, None)
    return town.told(who).text


async def a_blocked_door(town: Town, who: str = "老周", number: str = "1263", where: str = "3栋") -> None:
    await town.says(who, f"{where}单元门口被车堵了出不来")
    await town.says("李伟", f"收 {number}", STAFF)
    await town.says("李伟", f"{number} 办结 车挪走了 2辆", STAFF)


async def test_days_are_asked_of_in_any_words(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await a_blocked_door(town)
    await town.at("2025-09-30 09:00")
    for words in ("昨日", "昨天怎么样", "本周", "9月", "今年", "9月29日", "9/22-9/30", "9月 综合执法", "9月 李伟"):
        assert "办结1件" in await read(town, CHIEF, words), words
    for words in ("今日", "8月", "上周", "9月 公安", "9月 王磊", "学府里 9月"):
        assert "办结0件" in await read(town, CHIEF, words), words


async def test_a_chief_reads_his_own_station_and_the_street_all_of_them(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await a_blocked_door(town)
    assert "办结1件" in await read(town, BOSS, "今日")
    assert "办结1件" in await read(town, BOSS, "今日 学桥")
    assert "办结0件" in await read(town, BOSS, "龙泉 今日")
    assert "不归您管" in await read(town, CHIEF, "龙泉 今日")
    assert "没有找到" in await read(town, CHIEF, "三率 常胜利")
    for nobody in ("李伟", "张丽", "赵敏"):
        await town.says(nobody, "三率", None)
        assert "站长" in town.told(nobody).text


async def test_the_rates_say_how_many_they_come_from_and_how_they_are_counted(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await a_blocked_door(town)
    await town.says("老周", "3")
    await town.at("09:30")  # the second round was to be accepted within ten minutes
    told = await read(town, CHIEF, "三率 9月")
    assert "响应率 50%(1/2)" in told and "解决率 0%(0/1)" in told and "满意率 0%(0/1,应评1)" in told
    assert "口径" in told and "三项各占一份" in told
    mine = await read(town, CHIEF, "三率 李伟 9月")
    assert "响应率 100%(1/1)" in mine and "没人接的单不记在个人头上" in mine


async def test_a_figure_moves_by_what_is_told_and_opens_to_it(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await a_blocked_door(town)
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆 东门流动摊贩3处已劝离", STAFF)
    await town.says("段勇", "1271 办结 拖走了 2辆", STAFF)
    for words, told in {
        "车辆来源 9月": ("乱停乱放车辆2辆", "#1263×2"),
        "僵尸车来源": ("僵尸车2辆", "#1271×2"),
        "占道来源": ("占道经营3处", "9/29巡查×3"),
        "未诉先办来源": ("未诉先办1件", "9/29巡查"),
        "诉求来源": ("诉求1件", "#1263"),
        "巡查立单来源": ("巡查立单1件", "#1271"),
    }.items():
        line = await read(town, BOSS, words)
        assert all(word in line for word in told), (words, line)
    before = await read(town, CHIEF, "昨日")
    await town.at("2025-09-30 09:00")
    await town.says("陈姐", "2栋单元门口被车堵了出不来")
    yesterday = await read(town, CHIEF, "昨日")
    assert "诉求1件" in yesterday and "诉求0件" in before


async def test_what_nobody_took_in_time_stays_so_whoever_gets_it_the_day_after(town: Town) -> None:
    await town.at("2025-09-29 17:00")
    await town.says("陈姐", "2栋旁边违停的车把路占了一半")
    await town.at("2025-09-30 09:00")
    before = await read(town, CHIEF, "三率 昨日")
    await town.says("马兰", "派单 1263 段勇", STAFF)
    assert "响应率 0%(0/1)" in before and await read(town, CHIEF, "三率 昨日") == before


async def test_actions_and_praise_are_figures_like_the_others(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("老周", "3栋单元门口被车堵了出不来")
    await town.says("李伟", "收 1263", STAFF)
    await town.says("李伟", "到了", STAFF)
    await town.says("马兰", "整治结束 环城西路 占道经营3处", STAFF)
    assert "执法行动2次,联合整治1次" in await read(town, CHIEF, "今日")
    assert "执法行动2次\n来源:#1263、9/29整治1" in await read(town, CHIEF, "执法行动来源 9月")
    assert "联合整治1次\n来源:学桥9/29整治1" in await read(town, BOSS, "联合整治来源 9月")
    assert "表扬0次" in await read(town, CHIEF, "表扬来源 9月")


async def test_what_residents_did_not_tell_is_no_appeal(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("张丽", "巡查 桂花苑 12栋路灯坏1处", STAFF)
    told = await read(town, CHIEF, "今日")
    assert "诉求0件,反映0人次" in told and "巡查立单1件" in told


@pytest.mark.parametrize("words", ["今天大家辛苦了", "本周五聚餐", "9月活动安排", "上周的事谢谢"])
async def test_talk_about_days_asks_for_no_figures(town: Town, words: str) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("马兰", words, STAFF)
    town.silent(STAFF)


async def test_plain_sql_over_the_events_gives_the_same_rates(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await a_blocked_door(town)
    await town.says("老周", "1")
    await a_blocked_door(town, "陈姐", "1271", "5栋")
    await town.says("陈姐", "3 1271")
    await town.at("09:20")
    await town.says("段勇", "收 1271", STAFF)
    await town.says("段勇", "1271 办结 又挪走了 1辆", STAFF)
    await town.says("陈姐", "2 1271")
    await town.says("小米妈", "9栋西门烧烤摊油烟熏死人")
    await town.at("2025-09-30 09:00")
    told = await read(town, CHIEF, "三率 昨日")
    with town.house.database.transaction() as session:

        def count(sql: str) -> int:
            return int(session.execute(text(sql)).scalar() or 0)

        day = "at >= '2025-09-28 16:00' AND at < '2025-09-29 16:00'"
        accepted = count(f"SELECT count(*) FROM event WHERE kind = 'Accepted' AND {day}")
        resolved = count(f"SELECT count(*) FROM event WHERE kind = 'Resolved' AND {day}")
        reopened = count(f"SELECT count(*) FROM event WHERE kind = 'Reopened' AND {day}")
        votes = session.execute(
            text(
                "SELECT stream, json_extract(body, '$.round'), json_extract(body, '$.person'), json_extract(body, '$.verdict')"
                f" FROM event WHERE kind = 'Voted' AND {day} ORDER BY id"
            )
        ).all()
    verdicts = {tuple(key): verdict for *key, verdict in votes}
    satisfied = sum(verdict == "satisfied" for verdict in verdicts.values())
    assert re.findall(r"\((\d+)/(\d+)", told) == [
        (str(accepted - 1), str(accepted + 1)),  # one was accepted late, one by nobody
        (str(resolved - reopened), str(resolved)),
        (str(satisfied), str(len(verdicts))),
    ]
