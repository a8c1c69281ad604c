"""Who joins in beside a quote, in words of his own; who asks, denies, owns up or adds to a list does not."""

import pytest

from bot.config import Ground
from handlers.domain.reply import Stance
from nlp.reader import Reader


@pytest.fixture
def reader(ground: Ground) -> Reader:
    return Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon)


def stance(reader: Reader, line: str) -> Stance | None:
    return reader.beside(line, reader.read(line)).stance


@pytest.mark.parametrize(
    "line",
    [
        "举双手赞成",
        "说到我心坎里了",
        "算我一户",
        "我们单元也这样",
        "真的没法忍了",
        "恼火得很",
        "盼早点整治",
        "管一管吧",
        "老毛病了",
        "💪",
    ],
)
def test_who_joins_in(reader: Reader, line: str) -> None:
    assert stance(reader, line) is Stance.SECONDS


@pytest.mark.parametrize(
    "line", ["多久了?", "是哪一家", "几号楼的", "没看到有车啊", "我家也没听见", "我马上挪,不好意思"]
)
def test_who_does_not(reader: Reader, line: str) -> None:
    assert stance(reader, line) is not Stance.SECONDS


@pytest.mark.parametrize("line", ["加一条:食堂", "加一点辣", "加1份"])
def test_what_adds_to_a_list_seconds_nothing(reader: Reader, line: str) -> None:
    assert not reader.read(line).seconds
