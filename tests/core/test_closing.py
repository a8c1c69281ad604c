"""What an officer's closing words say: the kind of closing (办结类型), how many of what, and what the neighbours are told."""

import pytest

from handlers.domain.ticket import Resolution
from handlers.grammar.quantity import quantities_of
from handlers.tickets.closing import note_of, resolution_of

UNITS = {"vehicle": ("辆", "台"), "site": ("处",), "animal": ("只", "条"), "item": ("件", "个"), "stall": ("摊",)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("", Resolution.SOLVED),
        ("车挪走了 1辆", Resolution.SOLVED),
        ("全部清理", Resolution.SOLVED),
        ("转告车主,车挪走了", Resolution.SOLVED),
        ("不属执法范围", Resolution.OUT_OF_SCOPE),
        ("这事不归城管", Resolution.OUT_OF_SCOPE),
        ("不归城管,已转交警", Resolution.OUT_OF_SCOPE),  # the first that fits
        ("不受理,请走诉讼", Resolution.OUT_OF_SCOPE),
        ("查无此车", Resolution.NOT_FOUND),
        ("到场未发现", Resolution.NOT_FOUND),
        ("没看到车", Resolution.NOT_FOUND),
        ("狗没找到", Resolution.NOT_FOUND),
        ("没找到狗", Resolution.NOT_FOUND),
        ("已移交交警", Resolution.TRANSFERRED),
        ("转交物业", Resolution.TRANSFERRED),
        ("调解成功", Resolution.MEDIATED),
        ("双方同意晚上不打了", Resolution.MEDIATED),
        ("部分解决", Resolution.PARTLY),
        ("先处理了一半", Resolution.PARTLY),
        ("还剩2辆", Resolution.PARTLY),
        ("已转告车主,车挪走了", Resolution.SOLVED),
        ("车挪走了,没发现其他问题", Resolution.SOLVED),
        ("清理完,未见异常", Resolution.SOLVED),
        ("调解不成", Resolution.PARTLY),
        ("调解未达成", Resolution.PARTLY),
        ("双方同意不了", Resolution.PARTLY),
    ],
)
def test_the_kind_of_closing(words: str, kind: Resolution) -> None:
    assert resolution_of(words) is kind


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("", {}),
        ("车挪走了", {}),
        ("车挪走了 1辆", {"vehicle": 1}),
        ("车挪走了1辆", {"vehicle": 1}),
        ("挪走 12 辆", {"vehicle": 12}),
        ("挪走两辆", {"vehicle": 2}),
        ("挪走十辆", {"vehicle": 10}),
        ("一台", {"vehicle": 1}),
        ("抓到1只狗", {"animal": 1}),
        ("劝离2摊", {"stall": 2}),
        ("清理堆物3处,僵尸车2辆", {"site": 3, "vehicle": 2}),
        ("1辆 又2辆 再1台", {"vehicle": 4}),  # the same unit adds up
        ("1263 车挪走了 2辆", {"vehicle": 2}),
        ("罚款200元 1辆", {"vehicle": 1}),
        ("0辆", {}),
        ("挪走1辆,还剩2辆", {"vehicle": 1}),
        ("还有3处没清,先清了2处", {"site": 2}),
        ("剩下的两摊明天收", {}),
        ("9栋2单元", {}),
        ("摊子收了", {}),
        ("挪走十二辆", {"vehicle": 12}),
        ("挪走二十辆", {"vehicle": 20}),
        ("挪走三十五辆", {"vehicle": 35}),
        ("挪走12345辆", {}),
        ("来了3个人", {}),
        ("打了2个电话,1辆", {"vehicle": 1}),
    ],
)
def test_how_many_of_what(words: str, counted: dict[str, int]) -> None:
    assert quantities_of(words, UNITS) == counted


def test_without_units_nothing_is_counted_and_nothing_is_cut() -> None:
    assert quantities_of("车挪走了 1辆", {}) == {}
    assert note_of("车挪走了 1辆", {}) == "车挪走了 1辆"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", ""),
        ("车挪走了 1辆", "车挪走了"),
        ("车挪走了,1辆。", "车挪走了"),
        ("1辆 车挪走了", "车挪走了"),
        ("1263 车挪走了 2辆", "车挪走了"),
        ("车挪走了1辆", "车挪走了1辆"),  # part of the sentence
        ("两辆车挪走了", "两辆车挪走了"),
        ("办结", ""),
        ("已办", ""),
        ("办结了", ""),
        ("已经处理好了", ""),
        ("处理完毕", ""),
        ("都弄好了", ""),
        ("搞定!", ""),
        ("办结 1263", ""),
        ("办结,车主已挪走。", "车主已挪走"),
        ("办结:查无此车", "查无此车"),
        ("搞定,车主道歉", "车主道歉"),
        ("解决噪声", "解决噪声"),
        ("3处,5处", ""),
        ("办结车挪走了", "车挪走了"),
        ("车挪走了 办结", "车挪走了"),
        ("云E·12345已拖走", "云E·12345已拖走"),
    ],
)
def test_what_the_neighbours_are_told(words: str, told: str) -> None:
    assert note_of(words, UNITS) == told
