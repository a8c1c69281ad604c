"""What is said around the matter is taken off, and nothing of the matter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlp.courtesy import bare
from nlp.normal import normalise
from tests.nlp.tables import rows

TAKEN = [
    ("各位邻居大家好,3栋门口又堵了", "3栋门口又堵了"),
    ("邻居们早上好!楼道灯坏了", "楼道灯坏了"),
    ("大家晚上好,谁家的狗没拴", "谁家的狗没拴"),
    ("群主好 问一下楼上在装修吗", "问一下楼上在装修吗"),
    ("物业您好,电梯又停了", "电梯又停了"),
    ("亲爱的邻居们,楼上能不能小声点", "楼上能不能小声点"),
    ("各位领导邻居好,我家楼下太吵", "我家楼下太吵"),
    ("物业在吗?电梯停在7楼", "电梯停在7楼"),
    ("不好意思打扰一下,谁的车堵门口了", "谁的车堵门口了"),
    ("麻烦看一下,楼道灯不亮", "楼道灯不亮"),
    ("@物业 @小鹿 水管爆了", "水管爆了"),
    ("@物业水管爆了", "水管爆了"),
    ("@物业水管爆了 快来", "水管爆了 快来"),
    ("@物业小王 水管爆了", "水管爆了"),
    ("3栋 @物业水管爆了", "3栋 @物业水管爆了"),
    ("水管爆了 @物业管家", "水管爆了"),
    ("水管爆了@3栋老王 @小鹿", "水管爆了"),
    ("楼上又在砸墙😂😂", "楼上又在砸墙"),
    ("[捂脸][捂脸]楼上又在砸墙", "楼上又在砸墙"),
    ("哈哈哈楼上又在砸墙 哈哈哈哈", "楼上又在砸墙"),
    ("哈哈哈地库又堵了", "地库又堵了"),
    ("又没位子了,呜呜", "又没位子了"),
    ("唉,又停水", "又停水"),
    ("哎呀谁把车停消防通道了", "谁把车停消防通道了"),
    ("那个,谁的车挡路了", "谁的车挡路了"),
    ("话说楼下烧烤摊没人管吗", "楼下烧烤摊没人管吗"),
    ("挪一下车谢谢", "挪一下车"),
    ("挪一下车,麻烦了,谢谢大家!", "挪一下车"),
    ("麻烦师傅来看看,辛苦了🙏🙏", "麻烦师傅来看看"),
    ("能不能管管??谢谢", "能不能管管?"),
    ("太吵了!!!!", "太吵了"),
    ("楼下小声点 拜托了", "楼下小声点"),
]

KEPT = [
    "",
    "谢谢",
    "谢谢大家",
    "大家好",
    "哈哈",
    "😂",
    "[捂脸]",
    "@物业 ",
    "辛苦了",
    "好的",
    "3栋门口又堵了",
    "谢谢物业,路灯修好了",
    "这下麻烦了",
    "楼上的师傅辛苦了",
    "大家好吵",
    "你好烦",
    "那个车又挡路了",
    "晚上好吵",
    "呜呜响了一夜",
    "话说得难听",
    "哈哈大笑到半夜",
    "说完连声谢谢",
    "我真是谢谢你",
    "感谢楼上免费的音乐会",
    "请问哪里可以停车?",
    "不好意思,我马上挪",
    "给物业点赞👍",
    "[链接]楼上装修该怎么办",
    "我替老伴谢谢大家",
    "又开始跳了[微笑]",
    "唉声叹气的",
    "邻居们都在抱怨",
    "管家好几天没来了",
    "物业好不作为",
    "在线等停车位三小时",
]


@pytest.mark.parametrize(("line", "matter"), TAKEN)
def test_a_courtesy_is_taken_off(line: str, matter: str) -> None:
    assert bare(normalise(line)) == matter


@pytest.mark.parametrize("line", KEPT)
def test_the_matter_stays(line: str) -> None:
    assert bare(normalise(line)) == normalise(line)


PIECES = st.sampled_from(
    [
        *(
            "各位",
            "邻居",
            "们",
            "大家",
            "晚上",
            "好",
            "群主",
            "你",
            "请问",
            "麻烦",
            "看一下",
            "打扰了",
            "在吗",
            "@",
            "物业",
            "小鹿",
        ),
        *(
            "谢谢",
            "大家",
            "非常",
            "感谢",
            "辛苦了",
            "拜托",
            "真是",
            "哈哈",
            "呜呜",
            "嘿",
            "hh",
            "唉",
            "哎呀",
            "那个",
            "话说",
            "急",
        ),
        *(
            "[捂脸]",
            "[强]",
            "[",
            "]",
            "😂",
            "👍",
            "🙏",
            ",",
            "!",
            "?",
            "。",
            " ",
            "~",
            "\n",
            "楼上",
            "太吵",
            "3栋",
            "〔电话〕",
            "a",
        ),
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text()))
@example("大家好,谢谢")
@example("👍谢谢")
@example("各位" * 40 + "楼上")
@example("打扰" + "大家了" * 40 + "楼上")
def test_what_is_left_is_a_part_of_the_line_and_bare(text: str) -> None:
    line = normalise(text)
    left = bare(line)
    assert left in line
    assert bool(left) == bool(line)
    assert bare(left) == left


PLAIN = [normalise(text) for _, text in rows("plain.tsv")]


@pytest.mark.parametrize(("where", "courtesy"), rows("courtesies.tsv"))
def test_a_courtesy_comes_off_every_plain_complaint(where: str, courtesy: str) -> None:
    spoken = [normalise(courtesy + line if where == "head" else line + courtesy) for line in PLAIN]
    assert [bare(line) for line in spoken] == PLAIN
