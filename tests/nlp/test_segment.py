"""The dictionary is loaded only when a word needs its boundary checked, and quietly."""

import subprocess
import sys

import pytest

from nlp.segment import Segmenter


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
        f"Reader(LevelWords()).read({text!r})\nassert 'jieba' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
