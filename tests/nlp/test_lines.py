"""lines.tsv: what residents write, and what the reader makes of it."""

import pytest

from handlers.domain.reading import Danger, Label, Level
from nlp.reader import ASKS, OPENS, Reader
from tests.nlp.conftest import LEVELS
from tests.nlp.tables import rows

ROWS, HEARD = rows("lines.tsv"), rows("heard.tsv")


def test_lines_are_read_as_a_neighbour_would(reader: Reader) -> None:
    read = [(row, reader.read(row[-1])) for row in ROWS]
    wrong = {
        "label": [
            row for row, r in read if row[0] != "ask" and r.label != (Label.NONE if row[0] == "none" else row[0])
        ],
        "subcategory": [row for row, r in read if r.complains and row[1] not in ("-", r.subcategory)],
        "place": [row for row, r in read if r.complains and row[2] not in ("-", r.place)],
        "level": [row for row, r in read if r.complains and row[3] not in ("-", r.level)],
        "asked": [row for row, r in read if row[0] == "ask" and (not r.suspects or r.complains)],
    }
    most = {"label": 20, "subcategory": 35, "place": 2, "level": 12, "asked": 4}
    assert {name: rows for name, rows in wrong.items() if len(rows) > most[name]} == {}


def test_what_is_read_holds_together(reader: Reader) -> None:
    for row in ROWS:
        reading = reader.read(row[-1])
        assert (reading.confidence >= OPENS) is reading.complains
        assert reading.level is not Level.RED or reading.danger
        assert not reading.suspects or ASKS <= reading.confidence < OPENS


def test_the_table_is_long_and_half_of_it_is_left_alone() -> None:
    ignored = [row for row in ROWS if row[0] in ("none", "ask")]
    assert len(ROWS) >= 1000
    assert len(ignored) >= 450


def test_most_of_what_is_heard_is_read_right(reader: Reader) -> None:
    said = [(label.split("|"), reader.read(text)) for label, text in HEARD]
    idle = [reading for right, reading in said if right[0] == "none"]
    told = [(right, reading) for right, reading in said if right[0] != "none"]
    assert sum(reading.label in right for right, reading in told) >= 0.9 * len(told)
    assert sum(reading.complains for reading in idle) <= 0.015 * len(idle)
    assert sum(reading.label is Label.OTHER for reading in idle) <= 0.015 * len(idle)
    assert sum(reading.suspects is not None for reading in idle) <= 0.02 * len(idle)


def test_a_known_landmark_is_a_place() -> None:
    reader = Reader(LEVELS, landmarks=("老槐树", "红旗剧院"))
    assert reader.read("红旗剧院后面又有人摆摊").place == "红旗剧院后面"


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("地下车库冒烟了!!!", Danger.FIRE),
        ("楼道里煤气泄漏", Danger.FIRE),
        ("着火了", Danger.FIRE),
        ("+1 现在开始冒烟了", Danger.FIRE),
        ("配电箱冒火花", Danger.FIRE),
        ("刚进楼道好重的煤气味", Danger.FIRE),
        ("外面好大的烟,是不是着火了", Danger.FIRE),
        ("楼下有人流血了快打120", Danger.INJURY),
        ("11栋阳台掉下块玻璃砸到人了", Danger.INJURY),
        ("8栋楼顶有个人要跳楼", Danger.JUMP),
        ("东门两个人打起来了", Danger.FIGHT),
        ("热得嗓子都冒烟了", None),
        ("刷到个视频,外省的小区起火了", None),
        ("电视里又着火了", None),
        ("万一着火了消防车怎么进来", None),
        ("楼道堆成这样,着了火往哪跑", None),
        ("楼下烧烤摊天天冒烟", None),
        ("着火点是什么意思,孩子作业", None),
        ("股票跌得我想跳楼", None),
        ("跳楼价清仓", None),
        ("昨天电视剧里着火那段太假了", None),
        ("昨晚有人在东门打架", None),
        ("上下眼皮打架了", None),
        ("心在流血", None),
    ],
)
def test_red_names_its_danger_and_idle_talk_has_none(reader: Reader, text: str, danger: Danger | None) -> None:
    reading = reader.read(text)
    assert reading.danger is danger
    assert (reading.level is Level.RED) is (danger is not None)
    assert not danger or (reading.complains and reading.confidence >= OPENS)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("着火了!谁有灭火器", Danger.FIRE),
        ("2单元冒浓烟了,有没有人知道怎么报警", Danger.FIRE),
        ("有人晕倒在小区门口了,谁会急救", Danger.INJURY),
    ],
)
def test_a_question_makes_no_danger_smaller(reader: Reader, text: str, danger: Danger) -> None:
    reading = reader.read(text)
    assert (reading.level, reading.danger) == (Level.RED, danger)


def test_somebody_hurt_by_a_dog_is_a_matter_of_the_dog(reader: Reader) -> None:
    reading = reader.read("3栋楼下狗把小孩咬了,流血了快来人")
    assert (reading.label, reading.level, reading.danger) == (Label.STRAY_DOG, Level.RED, Danger.INJURY)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("楼上昨晚打麻将吵到两点", True),
        ("昨天白天电钻敲了一整天", True),
        ("楼上昨晚又吵到两点,今晚还在吵", False),
        ("楼上每天半夜拖椅子", False),
        ("楼下又在唱歌,吵死了", False),
    ],
)
def test_a_line_about_the_past_says_so(reader: Reader, text: str, past: bool) -> None:
    reading = reader.read(text)
    assert (reading.label, reading.past) == (Label.NOISE, past)


def test_two_matters_in_one_line(reader: Reader) -> None:
    reading = reader.read("楼下烧烤摊油烟熏死人,还有7栋后面那黄狗昨晚追小孩")
    assert {reading.label, *reading.also} == {Label.STREET_STALL, Label.STRAY_DOG}
    stall, dog = reader.matters("楼下烧烤摊油烟熏死人,还有7栋后面那黄狗昨晚追小孩")
    assert (stall.label, stall.place, dog.label, dog.place) == (Label.STREET_STALL, None, Label.STRAY_DOG, "7栋后面")


@pytest.mark.parametrize("text", ["楼上半夜拖椅子,还有完没完", "路灯坏了;谢谢", "今天天气好,另外明天也好", ""])
def test_one_matter_is_one_reading(reader: Reader, text: str) -> None:
    assert reader.matters(text) == (reader.read(text),)


def test_irony_is_no_thanks(reader: Reader) -> None:
    assert not reader.read("咱小区停车真高级,消防通道都成VIP车位了[强]").thanks


def test_a_boundary_of_words_is_respected(reader: Reader) -> None:
    assert not reader.read("打扰民警同志休息了").complains


def test_evidence_are_words_of_the_line(reader: Reader) -> None:
    evidence = reader.read("东门水果摊又占盲道").evidence
    assert "盲道" in evidence
    assert all(word in "东门水果摊又占盲道" for word in evidence)
