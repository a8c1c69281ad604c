"""The station owns its words: 加词, 删词, 词库, 撤销; 为何, 误报, 恢复, 漏报; and the week's hint."""

import re

import pytest

from handlers.domain.event import Said
from handlers.domain.facts.hearing import WordAdded
from handlers.domain.reading import Label
from handlers.domain.ticket import Source, State
from nlp import trial
from storage import events
from tests.language.town import OWNERS, STAFF, Town

CHIEF = "周建国"


async def _adds(town: Town, words: str = "加词 车辆噪声 咕咚机", who: str = CHIEF) -> None:
    await town.says(who, words, None)


async def test_a_word_that_is_added_opens_a_ticket_at_once(town: Town) -> None:
    await _adds(town)
    town.told(CHIEF, "咕咚机", "车辆噪声", "学桥", "撤销")
    await town.says("阿杰", "有人开咕咚机")
    town.hears(OWNERS, "#1263")
    assert (town.ticket("1263").label, town.ticket("1263").matter) == (Label.NOISE, "vehicle_noise")
    assert "咕咚机" in town.ticket("1263").evidence


async def test_a_word_holds_in_its_own_station_alone(town: Town) -> None:
    await _adds(town)
    room = next(c.room for c in town.ground.channels.values() if c.station.name != "学桥" and c.compound)
    await town.says("某人", "有人开咕咚机", room)
    town.silent()


async def test_a_word_of_the_street_holds_everywhere(town: Town) -> None:
    await _adds(town, who="小方")
    town.told("小方", "咕咚机", "鹿鸣街道")
    room = next(c.room for c in town.ground.channels.values() if c.station.name != "学桥" and c.compound)
    await town.says("某人", "有人开咕咚机", room)
    town.hears(room, "#")


@pytest.mark.parametrize(
    "words", ["加词 噪声 咕咚机", "加词 咕咚机 噪声", "加词 噪音 咕咚机", "加词:噪声 咕咚机", "加词 noise 咕咚机"]
)
async def test_a_kind_may_be_called_in_several_ways(town: Town, words: str) -> None:
    await _adds(town, words)
    if "noise" in words:
        town.told(CHIEF, "没有类别")
    else:
        town.told(CHIEF, "咕咚机", "噪声")


async def test_guards_hold_for_added_words_as_well(town: Town) -> None:
    await _adds(town)
    await town.says("阿杰", "没有咕咚机")
    await town.says("某某", "出租咕咚机,需要的联系13812345678")
    town.silent(OWNERS)
    assert town.numbers() == []


async def test_an_added_word_is_undone_and_said_so(town: Town) -> None:
    await _adds(town)
    await _adds(town, "撤销")
    town.told(CHIEF, "撤销", "咕咚机")
    await town.says("阿杰", "有人开咕咚机")
    town.silent()
    await _adds(town, "撤销")
    town.told(CHIEF, "没有")


async def test_a_word_that_everybody_says_is_added_only_knowingly(town: Town) -> None:
    await _adds(town, "加词 噪声 谢谢")
    opens = re.search(r"样例3000句里会多立(\d+)件", town.told(CHIEF, "“谢谢”太常见", "没有加", "请回“是”").text)
    assert opens and int(opens[1]) > 50
    await town.says("阿杰", "谢谢大家")
    town.silent()
    await _adds(town, "加词 噪声 谢谢")
    await _adds(town, "是")
    town.told(CHIEF, "已加“谢谢”", "噪声", "撤销")
    await town.says("老周", "谢谢楼上的师傅")
    assert town.numbers() == ["1263"]
    await _adds(town, "撤销")
    await town.says("陈姐", "谢谢大家了")
    assert town.numbers() == ["1263"]


@pytest.mark.parametrize("answer", ["不", "不用了", "今天天气不错"])
async def test_without_a_yes_nothing_is_changed(town: Town, answer: str) -> None:
    await _adds(town, "加词 噪声 谢谢")
    await _adds(town, answer)
    await town.says("阿杰", "谢谢大家")
    assert (town.numbers(), "WordAdded" in town.memory.events()) == ([], False)


async def test_a_yes_that_comes_too_late_changes_nothing(town: Town) -> None:
    await _adds(town, "加词 噪声 谢谢")
    await town.at("12:00")
    await _adds(town, "是")
    assert "WordAdded" not in town.memory.events()


async def test_the_question_waits_where_it_was_asked(town: Town) -> None:
    await town.says(CHIEF, "加词 噪声 谢谢", STAFF)
    town.hears(STAFF, "太常见")
    await town.says("马兰", "是", STAFF)
    assert "WordAdded" not in town.memory.events()
    await town.says(CHIEF, "是", STAFF)
    town.hears(STAFF, "已加“谢谢”")


@pytest.mark.parametrize("words", ["加词 谢谢 噪声", "加词 噪声 谢 谢", "加词 噪声 谢谢"])
async def test_the_order_of_word_and_kind_hides_nothing(town: Town, words: str) -> None:
    await _adds(town, words)
    town.told(CHIEF, "“谢谢”太常见")


async def test_a_word_that_is_rarely_said_is_added_with_what_it_does(town: Town) -> None:
    await _adds(town)
    town.told(CHIEF, "样例3000句里会多立0件")


@pytest.mark.parametrize("word", ["着火", "冒烟", "打架"])
async def test_a_word_of_danger_is_taken_out_only_knowingly(town: Town, word: str) -> None:
    await _adds(town, f"删词 {word}")
    town.told(CHIEF, f"“{word}”很要紧", "险情", "请回“是”")
    await town.says("阿杰", f"9栋{word}了快来人")
    assert town.numbers() == ["1263"]
    await _adds(town, f"删词 {word}")
    await _adds(town, "是")
    town.told(CHIEF, "不再", "撤销")


async def test_a_word_that_many_complaints_need_is_taken_out_only_knowingly(town: Town) -> None:
    await _adds(town, "删词 狗")
    town.told(CHIEF, "“狗”很要紧", "样例1000句投诉里会少认")
    assert "WordMuted" not in town.memory.events()


async def test_five_hundred_words_are_found_in_one_pass(town: Town) -> None:
    path, me = "鹿鸣街道/学桥", CHIEF
    words = [
        WordAdded(path=path, at=town.clock.now(), by=me, word=Said(f"怪声{n}号机", me, "m0"), label=Label.NOISE)
        for n in range(500)
    ]
    with town.memory.database.transaction() as session:
        events.append(session, words, {})
    await town.says("阿杰", "有人开怪声499号机")
    assert town.ticket("1263").evidence == ("怪声499号机",)
    await _adds(town, "加词 噪声 谢谢")
    town.told(CHIEF, "太常见")


async def test_a_word_of_the_lexicon_is_taken_out_and_put_back(town: Town) -> None:
    await town.says("阿杰", "3栋下面有人扰民")
    assert town.numbers() == ["1263"]
    await _adds(town, "删词 扰民")
    town.told(CHIEF, "扰民", "不再", "撤销")
    await town.at("10:00")
    await town.says("老周", "9栋下面有人扰民")
    assert town.numbers() == ["1263"]
    await _adds(town, "撤销")
    await town.says("老周", "9栋下面有人扰民")
    assert town.numbers() == ["1263", "1271"]


async def test_an_added_word_is_deleted_by_name(town: Town) -> None:
    await _adds(town)
    await _adds(town, "删词 咕咚机")
    await town.says("阿杰", "有人开咕咚机")
    town.silent()
    await _adds(town, "撤销")
    await town.says("阿杰", "有人开咕咚机")
    town.hears(OWNERS, "#1263")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("加词", "请这样写"),
        ("加词 咕咚机", "没有类别"),
        ("加词 噪声", "没有类别"),
        ("加词 噪声 咕", "两个字"),
        ("加词 噪声 小区", "天天"),
        ("加词 噪声 123", "数字"),
        ("加词 噪声 一百二十", "数字"),
        ("加词 噪声 3栋", "数字"),
        ("加词 噪声 东门", "地名"),
        ("加词 噪声 桂花苑", "地名"),
        ("加词 噪声 学桥", "地名"),
        ("加词 噪声 李伟", "名字"),
        ("加词 噪声 小鹿", "名字"),
        ("加词 噪声 办结", "命令"),
        ("加词 办结 噪声", "命令"),
        ("加词 噪声 满意", "回话"),
        ("加词 噪声 好的", "回话"),
        ("加词 噪声 搞定了", "命令"),
        ("加词 噪声 " + "很长" * 10, "太长"),
        ("删词", "删词 词"),
        ("删词 没听过的词", "没有“没听过的词”"),
        ("词库 没听过的词", "没有“没听过的词”"),
        ("词库 扰民", "扰民"),
        ("词库", "还没有自己的词"),
    ],
)
async def test_what_is_written_wrongly_gets_a_clear_answer(town: Town, words: str, answer: str) -> None:
    await _adds(town, words)
    town.told(CHIEF, answer)
    await town.says("阿杰", "大家吃了吗小区见")
    town.silent()


async def test_the_list_names_each_change_with_who_and_when(town: Town) -> None:
    await town.at("09:10")
    await _adds(town)
    await _adds(town, "删词 扰民", "马兰")
    await _adds(town, "词库", "吴娟")
    town.told("吴娟", "2条", "加 咕咚机(车辆噪声) 周建国 09:10", "停用 扰民 马兰")
    await _adds(town, "词库 咕咚机")
    town.told(CHIEF, "车辆噪声")
    await _adds(town, "词库 扰民")
    town.told(CHIEF, "停用")


@pytest.mark.parametrize("who", ["李伟", "赵敏", "张丽", "孙经理"])
async def test_only_chiefs_change_words(town: Town, who: str) -> None:
    await _adds(town, who=who)
    town.told(who, "站长")
    await town.says("阿杰", "有人开咕咚机")
    town.silent()
    assert town.refusals() == ["加词"]


@pytest.mark.parametrize("who", ["陈姐", "李伟"])
@pytest.mark.parametrize("words", ["加词 噪声 下午", "删词 扰民"])
async def test_words_are_tried_for_nobody_who_cannot_change_them(
    town: Town, who: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    for name in ("opened", "lost"):
        monkeypatch.setattr(trial, name, lambda read, word, own: tried.append(word))
    await _adds(town, words, who)
    town.told(who, "站长")
    assert (tried, town.failures()) == ([], [])


async def test_why_a_line_became_a_ticket(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "为何 1263", None)
    town.told("李伟", "#1263", "违停堵门", "堵", "%", "误报 1263")
    await town.says("陈姐", "@小鹿 报 树倒了 在12栋")
    await town.says(CHIEF, "为何 1271", STAFF)
    town.hears(STAFF, "#1271")


async def test_a_false_alarm_goes_with_what_the_bot_said(town: Town) -> None:
    await town.at("09:00")
    await town.says("阿杰", "3栋下面有人扰民")
    receipt = town.hears(OWNERS, "#1263")
    await town.says(CHIEF, "误报 1263", None)
    town.told(CHIEF, "#1263", "扰民", "恢复 1263")
    assert town.gone(OWNERS) == [receipt.text]
    town.silent(OWNERS, STAFF)
    assert town.ticket("1263").state is State.WITHDRAWN
    await town.says("老周", "+1")
    await town.at("2025-09-30 18:00")
    town.silent(OWNERS)


async def test_the_officer_who_has_it_need_not_go(town: Town) -> None:
    await town.at("09:00")
    await town.says("阿杰", "3栋下面有人扰民")
    await town.says("王磊", "收", STAFF, quote="#1263")
    await town.says(CHIEF, "误报 1263", None)
    town.told("王磊", "#1263", "误报", "不用去")


async def test_a_false_alarm_can_be_taken_back(town: Town) -> None:
    await town.at("09:00")
    await town.says("阿杰", "3栋下面有人扰民")
    await town.says(CHIEF, "误报 1263", None)
    await town.at("09:20")
    await town.says(CHIEF, "恢复 1263", None)
    town.hears(STAFF, "#1263")
    assert town.ticket("1263").state is State.OPEN
    await town.says(CHIEF, "恢复 1263", None)
    town.told(CHIEF, "没有撤掉")


async def test_a_missed_line_is_quoted_and_becomes_a_ticket(town: Town) -> None:
    await town.at("09:00")
    await town.says("阿杰", "那个咕咚机又来了")
    town.silent()
    await town.says(CHIEF, "漏报", OWNERS, quote="咕咚机")
    assert town.hears(OWNERS, "#1263").quote == "m0"
    town.told(CHIEF, "漏报")
    told = town.ticket("1263")
    assert (told.reporter, told.source, told.words) == ("fake/阿杰", Source.RESIDENT, "那个咕咚机又来了")


async def test_a_missed_line_may_be_called_by_its_kind(town: Town) -> None:
    await town.says("阿杰", "那个咕咚机又来了")
    await town.says(CHIEF, "@小鹿 漏报 噪声", OWNERS, quote="咕咚机")
    assert (town.ticket("1263").label, town.ticket("1263").reporter) == (Label.NOISE, "fake/阿杰")


async def test_a_missed_line_may_be_written(town: Town) -> None:
    await town.says("张丽", "漏报 9栋那个咕咚机又来了", STAFF)
    told = town.ticket("1263")
    assert (told.reporter, told.source, told.place) == ("张丽", Source.GRID_WORKER, "9栋")
    await town.says("张丽", "漏报", STAFF)
    town.hears(STAFF, "引用")


async def test_a_resident_cannot_report_a_miss(town: Town) -> None:
    await town.says("阿杰", "那个咕咚机又来了")
    await town.says("老周", "漏报", OWNERS, quote="咕咚机")
    town.silent(OWNERS, STAFF)
    assert town.numbers() == []


async def test_once_a_week_the_chiefs_hear_what_the_mistakes_suggest(town: Town) -> None:
    await town.at("2025-10-13 10:00")
    for line in ("那个咕咚机又来了", "九栋咕咚机开到现在"):
        await town.says("阿杰", line)
        await town.says(CHIEF, "漏报 噪声", OWNERS, quote=line)
    await town.at("2025-10-13 15:00")
    for number, line in (("1289", "5栋有人扰民哈哈"), ("1297", "12栋有人扰民嘻嘻")):
        await town.says("老周", line)
        await town.says(CHIEF, f"误报 {number}", None)
    await town.at("2025-10-20 08:29")
    town.chat.lines.clear()
    await town.at("2025-10-20 08:31")
    assert town.failures() == []
    for chief in (CHIEF, "马兰"):
        town.told(chief, "误报2件", "漏报2句", "加词 噪声 咕咚", "删词 扰民")
    await town.at("2025-10-27 09:00")
    assert town.private(CHIEF) == []


async def test_a_word_and_its_kind_may_stand_apart_as_thumbs_put_them(town: Town) -> None:
    await town.says("周建国", "加词:噪声:咕咚机", None)
    town.told("周建国", "咕咚机")
    await town.says("陈姐", "3栋楼下咕咚机又来了")
    town.hears(OWNERS, "#1263")
