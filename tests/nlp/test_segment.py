"""The dictionary is loaded only when a word needs its boundary checked, and quietly; lines are cut as jieba cuts them."""

import logging
import subprocess
import sys
import warnings
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.segment import COMMON, Segmenter


def test_a_word_stands_alone_or_straddles_two() -> None:
    segmenter = Segmenter()
    assert not segmenter.loaded
    assert segmenter.stands_alone("夜间施工扰民", 4, 6)
    assert not segmenter.stands_alone("打扰民警了", 1, 3)
    assert segmenter.loaded


def test_a_run_of_small_words_is_no_word() -> None:
    segmenter = Segmenter()
    assert segmenter.falls_apart("天天乱亭车", 2, 4)
    assert not segmenter.falls_apart("围绕民生", 1, 3)
    assert not segmenter.falls_apart("吃麻酱面", 1, 3)


def test_words_are_counted_even_the_rare_ones() -> None:
    segmenter = Segmenter()
    assert segmenter.count("的") > segmenter.count("扰民") > segmenter.count("麻酱") > 0
    assert segmenter.count("乱亭") == 0


@pytest.mark.parametrize("text", ["今天天气真好", "楼上能不能消停会儿", "谢谢李队"])
def test_ordinary_lines_load_no_dictionary_and_print_nothing(text: str) -> None:
    code = (
        "import sys\nfrom handlers.domain.reading import LevelWords\nfrom nlp.reader import Reader\n"
        f"reader = Reader(LevelWords())\nreader.read({text!r})\n"
        "assert not reader._segmenter.loaded\nassert 'jieba' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def jieba() -> Any:
    """jieba itself, with the same words left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        common = b"".join(line for line in file if int(line.split()[1]) >= COMMON)
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(BytesIO(common))
    tokenizer.initialized = True
    return tokenizer


SEGMENTER = Segmenter()
WORDS = "违停 堵 门口 扰民 民警 打扰 单元 栋 12 3a A1 wifi AT&T 3.5 \r\n \n , 。 的 了 又 天天 乱亭 麻酱 _ - % 😀 \u9fd6 é".split(
    " "
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map("".join)))
def test_lines_are_cut_as_jieba_cuts_them(jieba: Any, text: str) -> None:
    assert SEGMENTER.cut(text) == list(jieba.cut(text, HMM=False))


def test_the_words_are_jiebas(jieba: Any) -> None:
    assert SEGMENTER._dictionary().counts == jieba.FREQ
