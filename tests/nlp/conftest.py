"""A reader with the level words of a usual config.yaml."""

import pytest

from handlers.domain.reading import Danger, LevelWords
from nlp.reader import Reader

LEVELS = LevelWords(
    urgent=("出不来", "进不去", "出不去", "进不来", "堵死", "救护车", "轮椅", "赶去医院"),
    red={
        Danger.FIRE: ("冒烟", "着火", "起火", "煤气泄漏", "燃气泄漏"),
        Danger.INJURY: ("流血", "受伤", "晕倒"),
        Danger.FIGHT: ("打起来了", "打架", "动刀"),
    },
)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(LEVELS)
