"""Calls inside a line, pats and nicknames: names are nobody's words, whatever they say."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

THIN = "\u2005"  # what WeChat puts behind the name it calls
LOUD = "3栋楼下天天堵车 早"  # a neighbour's nickname


@pytest.mark.parametrize(
    "words",
    [
        *(
            "@段勇 我接了",
            f"@段勇{THIN}我接了",
            "@段勇我接了",
            "我接了 @段勇",
            "我接了@段勇",
            f"收@赵敏{THIN}",
            "@赵敏,收",
        ),
        *(
            "@段勇 @赵敏 收到",
            f"@王磊{THIN}@唐静{THIN}收",
            "@所有人 收到",
            "收到 @吴娟 @周建国",
            f"@吴娟{THIN}收到{THIN}",
        ),
        *(
            f"@夜跑的风 (3栋):老王{THIN}收到",
            f"@A 物业维修:小李 [微信]{THIN}我去",
            f"@阿 杰{THIN}收",
            "@张丽 收到,1263我去",
        ),
    ],
)
async def test_an_officer_answers_and_calls_somebody(town: Town, words: str) -> None:
    await town.complained()
    await town.says("李伟", words, STAFF)
    assert (town.ticket("1263").state, town.ticket("1263").lead) == (State.ACCEPTED, "李伟")


@pytest.mark.parametrize(
    "words",
    [
        f"@段勇{THIN}处理好了,1辆",
        "处理好了,1辆 @段勇",
        f"@3栋:老周 (车主){THIN}处理好了,1辆",
        f"处理好了,1辆@吴娟{THIN}",
    ],
)
async def test_a_result_in_public_names_nobody_who_was_called(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, STAFF)
    line = town.hears(OWNERS, "#1263 已办:已处理好(1辆)。@陈姐")
    assert not [name for name in ("段勇", "吴娟", "老周", "车主") if name in line.text]
    assert town.ticket("1263").quantities == {"vehicle": 1}


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"@{LOUD}",
            f"@{LOUD}{THIN}",
            f"@{LOUD} 早啊",
            f"@{LOUD}{THIN}谢谢",
            f"早 @{LOUD}",
            f"早@{LOUD}{THIN}",
            f"@小鹿 @{LOUD}",
        ),
        *(
            f'"乙" 拍了拍 "{LOUD}"',
            '我拍了拍 "楼上半夜打麻将吵死人"',
            '"楼上半夜打麻将吵死人" 拍了拍我',
            '"7栋着火了" 拍了拍自己',
        ),
        f'"乙" 拍了拍 "{LOUD}" 的肩膀说堵死了',
        f"「{LOUD}：早上好」\n- - - - - - - - - - - - - - -\n早",
        f"「{LOUD}:早上好」\r\n—————————\r\n早",
    ],
)
async def test_a_neighbours_nickname_says_nothing(town: Town, words: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says(LOUD, "早上好")
    await town.says("乙", words)
    town.silent(OWNERS, STAFF)
    assert town.numbers() == []


@pytest.mark.parametrize(
    "words",
    [
        f"@9栋 烧烤油烟熏死人{THIN}早",
        "@9栋烧烤油烟熏死人 早",
        "早 @9栋烧烤油烟熏死人",
        "早上好呀@9栋烧烤油烟熏死人",
        f"@7栋着火了:快跑{THIN}好的",
    ],
)
async def test_a_nickname_that_nobody_has_met_says_nothing_either(town: Town, words: str) -> None:
    await town.says("乙", words)
    town.silent()
    assert town.numbers() == []


@pytest.mark.parametrize("name", [LOUD, "楼上半夜装修吵死人", "7栋着火了"])
async def test_an_own_nickname_says_nothing(town: Town, name: str) -> None:
    for words in ("早上好", "今天天气真好", "+1", "谢谢"):
        await town.says(name, words)
        town.silent()
    assert town.numbers() == []


@pytest.mark.parametrize("name", ["7栋着火了:快跑", "9栋烧烤 油烟熏死人"])
async def test_in_the_work_group_neither(town: Town, name: str) -> None:
    await town.complained()
    await town.says("李伟", f"@{name}{THIN}收到", STAFF)
    town.silent(OWNERS, STAFF)
    town.told("李伟", "已接#1263")
    assert (town.ticket("1263").lead, town.numbers()) == ("李伟", ["1263"])


async def test_what_is_said_beside_a_call_is_heard(town: Town) -> None:
    await town.says("乙", f"@{LOUD}{THIN}9栋西门烧烤摊油烟熏死人")
    town.hears(OWNERS, "#1263 9栋西门 烧烤油烟")
    assert "3栋" not in town.hears(STAFF, "#1263").text


async def test_an_address_of_mail_is_no_call(town: Town) -> None:
    await town.says("乙", "3栋单元门口被车堵了出不来,照片发wy@qq.com了")
    town.hears(OWNERS, "#1263")
