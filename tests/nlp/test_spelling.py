"""However a word is spelt, it is read; and what only sounds like a complaint is none."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handlers.domain.reading import Label
from nlp.lexicon import load
from nlp.normal import Spelling, normalise
from nlp.reader import Reader
from nlp.segment import Segmenter
from nlp.sound import Sounds

LEXICON = load({"加急": (), "火情": (), "伤情": (), "打斗": ()})
SPELLING = Spelling(LEXICON.typos, Sounds(LEXICON.sounds, (*LEXICON.idioms, *LEXICON.ordinary), Segmenter()))


def righted(text: str) -> str:
    return SPELLING.correct(normalise(text))


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("樓上昨晚又開趴吵到淩晨三點", "楼上昨晚又开趴吵到凌晨三点"),
        ("電瓶車堵著門,進不來", "电瓶车堵着门,进不来"),
        ("隔壁裝修噪音擾民", "隔壁装修噪音扰民"),
        ("佔用車位", "占用车位"),
        ("妳家狗又叫了", "你家狗又叫了"),
        ("門口垃圾發臭,後面也是", "门口垃圾发臭,后面也是"),
        ("這是一本名著", "这是一本名著"),
        ("怼着门停", "怼着门停"),
    ],
)
def test_traditional_characters_are_simplified(text: str, simple: str) -> None:
    assert normalise(text) == simple


def test_a_traditional_line_is_read_as_its_simplified_twin(reader: Reader) -> None:
    twin = reader.read("楼上昨晚又开趴吵到凌晨三点")
    assert twin.label is Label.NOISE
    assert reader.read("樓上昨晚又開趴吵到淩晨三點") == twin


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("天天乱亭车", "天天乱停车"),
        ("楼上太炒了", "楼上太吵了"),
        ("又违庭", "又违停"),
        ("站道经营", "占道经营"),
        ("施工绕民", "施工扰民"),
        ("两条流狼狗", "两条流浪狗"),
        ("遛狗不栓绳", "遛狗不拴绳"),
        ("消防同道堵了", "消防通道堵了"),
        ("消访童道堵了", "消防通道堵了"),
        ("楼下摆滩的", "楼下摆摊的"),
        ("躁音太大", "噪音太大"),
        ("疆尸车", "僵尸车"),
        ("拉圾没人收", "垃圾没人收"),
        ("物页不管", "物业不管"),
        ("零晨还在敲", "凌晨还在敲"),
        ("半夜装休", "半夜装修"),
        ("赌门口了", "堵门口了"),
    ],
)
def test_a_slip_by_sound_is_righted(text: str, right: str) -> None:
    assert righted(text) == right


@pytest.mark.parametrize(
    "text",
    [
        *("炒菜真香", "站到路边等我", "绕道走吧", "亭子里坐坐", "抄作业", "造饮料", "围绕民生", "古栈道", "太超值了"),
        *(
            "找音乐听",
            "今天太潮了",
            "车未停稳",
            "车位停哪里合适",
            "摆谈两句",
            "我妈将要退休",
            "麻酱拌面",
            "牛浪的音像店",
        ),
        *("加油站用车", "火车站道口", "有烟吗", "应该影响不大", "先堵四个小时", "单元们", "炒鱿鱼"),
    ],
)
def test_what_only_sounds_alike_is_left_alone(reader: Reader, text: str) -> None:
    assert righted(text) == text
    assert not reader.read(text).complains


def test_a_row_of_houses_is_no_slip() -> None:
    assert righted("一栋栋楼倒了") == "一栋栋楼倒了"


def test_the_words_of_the_lexicon_are_no_slips(subtests: pytest.Subtests) -> None:
    for word in (*LEXICON.sounds, *LEXICON.idioms):
        with subtests.test(word):
            assert righted(word) == normalise(word)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("吵吵吵吵死了", "吵吵死了"),
        ("乱 停 车", "乱停车"),
        ("楼上 太 吵 了!!!", "楼上 太吵了!!"),
        ("好.吵.啊", "好吵啊"),
        ("乱\u200b停\u200d车", "乱停车"),
        ("3栋2单元", "3栋2单元"),
        ("3\ufe0f\u20e3栋", "3栋"),
        ("TMD吵", "tmd吵"),
        ("①号楼", "1号楼"),
        ("今天 天气 真好", "今天 天气 真好"),
        ("a 中 文 b", "a 中 文 b"),
    ],
)
def test_other_spellings_are_one(text: str, right: str) -> None:
    assert righted(text) == right


@pytest.mark.parametrize(
    "text",
    ["楼上吵吵吵吵死了", "门口又 乱 停 车 了", "楼上半夜吵死了[捂脸]", "楼上半夜吵死了😡😡😡", "ＴＭＤ楼上半夜吵死了"],
)
def test_a_complaint_is_found_in_any_spelling(reader: Reader, text: str) -> None:
    assert reader.read(text).complains


@pytest.mark.parametrize("text", ["新年快乐[烟花][爆竹]", "好的[狗头]", "晚安[月亮][骷髅]"])
def test_a_sticker_is_no_word(reader: Reader, text: str) -> None:
    assert not reader.read(text).complains


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Where nothing has been kept from earlier starts yet."""
    return {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}


def test_everything_is_loaded_late_and_once(environment: dict[str, str]) -> None:
    code = (
        "import sys\nfrom handlers.domain.reading import LevelWords\nfrom nlp.reader import Reader\nreader = Reader(LevelWords())\n"
        "def late():\n    return [name for name in ('opencc', 'pypinyin', 'jieba') if name in sys.modules]\n"
        "reader.read('今天天气真好,谢谢'); assert late() == [], late()\n"
        "reader.read('這個好吃'); assert late() == ['opencc'], late()\n"
        "reader.read('听说有人打牌'); reader.read('他的车'); assert late() == ['opencc', *{made}], late()\n"
    )
    for made in (["pypinyin"], []):  # the second start finds what the first has made
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code.replace("{made}", repr(made))],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_many_threads_may_read_at_once() -> None:
    sounds = Sounds(LEXICON.sounds, (), Segmenter())
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(sounds.correct, ["天天乱亭车"] * 64)) == {"天天乱停车"}
        assert set(pool.map(normalise, ["樓上開趴"] * 64)) == {"楼上开趴"}
