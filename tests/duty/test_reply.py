"""What people say to a whistle, as one truth table; and what of it is talk."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.number import without_numbers
from handlers.grammar.reply import Spoken, Word, said

MINUTES: dict[str, int | None] = {
    "晚10分钟": 10,
    "堵车晚十分钟": 10,
    "万十分钟": 10,
    "要迟个一刻钟": 15,
    "可能晚个五六分钟": 6,
    "完了过来 大概晚半小时": 30,
    "会到,但要晚一个小时": 60,
    "等我哈 十来分钟": 10,
    "延后10分 所里开会": 10,
    "1271我晚到15": 15,
    "堵在路上,20分钟后到": 20,
    "要晚一哈": None,
    "四点一刻才到得了": None,
    "赶过来 4:20左右": None,
    "4点20才能到": None,
}
WORDS: dict[Word | None, str] = {
    Word.HERE: "到|我到|到。|报到",
    Word.COMING: "收到|收到 准时到|能到|四点见|好的 我去|来|可以|去嘛 这就动身|没问题|马上到|按时到|我们派唐静去|中,俺这就过去|公安能到|1271的哨我应了",
    Word.CANNOT: "不能 所里有警情|不能+在法院出庭|来不了 车坏了|去不成|今天实在走不开|4点有会 来不成|到不了|市监不参加|今天来不到,全队拉练|俺这边抽不出人|换个时间吧 今天不行",
    Word.ARRIVED: "到了|已到|刚到|到西门了 人呢|在现场了|市监唐静已到位|我到咯 你们在哪点|公安到场|1271 到场|晚了点 现在到了|已到达9栋西门 [图片]",
    None: "几点?|在哪集合|到时候看|到不到得了还不一定|王磊到了没有|能不能改明天|不能光叫我们 城管来不来|晚上几点|他说他晚十分钟|"
    "车到了 拖走了|到下班都没人来|不能啊 我没接到通知|看到了|哦|到期了没|中午再说|物业来电话了|城管的车到了|要是下雨还去不去|上次我等了半个小时你们没来||[抱拳]",
}


@pytest.mark.parametrize(("line", "word"), [(line, word) for word, lines in WORDS.items() for line in lines.split("|")])
def test_what_a_line_says_to_a_whistle(line: str, word: Word | None) -> None:
    spoken = said(without_numbers(line))
    assert (spoken.word if spoken else None) is word


@pytest.mark.parametrize(("line", "minutes"), MINUTES.items())
def test_how_late_somebody_is(line: str, minutes: int | None) -> None:
    spoken = said(without_numbers(line))
    assert spoken is not None
    assert (spoken.word, spoken.late) == (Word.LATE, minutes and timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("不能 所里有警情", "所里有警情"),
        ("来不了,省局检查组在我们这", "省局检查组在我们这"),
        ("去不了", ""),
        ("堵车晚十分钟", "堵车"),
    ],
)
def test_the_reason_is_what_is_said_beside_it(line: str, reason: str) -> None:
    spoken = said(line)
    assert spoken is not None
    assert spoken.reason == reason


@given(st.text(alphabet="到晚不能来收10十半分钟小时了没 ,。?我他去刻点", max_size=100))
def test_no_line_breaks_it(line: str) -> None:
    assert isinstance(said(line), Spoken | None)
