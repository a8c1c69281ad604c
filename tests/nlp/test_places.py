"""The place of a line: names of the config, its own spelling read again, flats that stay masked, broken word lists."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.domain.masking import public_place
from handlers.domain.reading import Level
from nlp.lexicon import FOLDER
from nlp.lexiconfile import LexiconError
from nlp.normal import normalise
from nlp.place import Places
from nlp.placewords import load_place_words
from nlp.reader import Reader
from tests.nlp.tables import rows

HERE = Places(load_place_words())
PLACES = [*rows("places.tsv"), *rows("places_aside.tsv")]
HOMES = rows("homes.tsv")
NAMED = sorted({place for _, place in PLACES if place != "-"})
_FLAT = re.compile(r"(?<!\d)\d{3,4}(?!\d|号)")


def _may_name_one(line: str) -> bool:
    return bool(re.search(r"[a-z\d#〔]", line)) or any(word in line for word in HERE.words())


def _named(reader: Reader, text: str) -> tuple[str, str]:
    """The place and the home of a line, as if a matter was told in it."""
    line = reader._line(text)
    place, home = HERE.look(reader._phrases.corrected(line) if reader._phrases.read(line)["corrects"] else line)
    return place or "-", home or "-"


def test_a_place_has_one_spelling_and_stands_in_its_line(reader: Reader, subtests: pytest.Subtests) -> None:
    for text, place in PLACES:
        with subtests.test(text):
            assert _named(reader, text)[0] == place
            assert place == "-" or _may_name_one(normalise(text))


def test_the_speakers_own_flat_is_no_place(reader: Reader, subtests: pytest.Subtests) -> None:
    for text, place, home in HOMES:
        with subtests.test(text):
            assert _named(reader, text) == (place, home)


def test_whatever_stands_around_an_own_flat_its_door_is_in_no_place(subtests: pytest.Subtests) -> None:
    own = [(normalise(text), home) for text, place, home in HOMES if home != "-" and not _FLAT.search(place)]
    for line, home in own:
        with subtests.test(line):
            where = HERE.look(f"{line}!!")
            assert where.home == home and not _FLAT.search(where.place or "")


@pytest.mark.parametrize(
    ("text", "normal", "pressing"),
    [
        ("我是9栋502的", "9栋", "9栋502"),
        ("我是9栋502的,8栋门口停满了车", "8栋门口", "8栋门口"),
        ("我家502", None, "502室"),
        ("9栋502", "9栋502", "9栋502"),
        ("救命", None, None),
    ],
)
def test_a_danger_is_at_the_door_of_whoever_tells_it(
    reader: Reader, text: str, normal: str | None, pressing: str | None
) -> None:
    reading = reader.read(text)
    places = {level: reading.place_at(level) for level in Level}
    assert places == {Level.NORMAL: normal, Level.URGENT: pressing, Level.RED: pressing}


def test_a_place_read_again_is_the_same_and_tells_no_flat_in_public(subtests: pytest.Subtests) -> None:
    for place in NAMED:
        with subtests.test(place):
            assert HERE.find(normalise(place)) == place
            assert not _FLAT.search(public_place(place))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甲栋502太吵", "甲栋502室"),
        ("东单元502太吵", "东单元502室"),
        ("3栋A单元502太吵", "3栋A单元502室"),
        ("2单元5楼502太吵", "2单元5楼502室"),
        ("3栋502对门503吵架", "3栋502对门503室"),
    ],
)
def test_a_flat_that_no_number_stands_before_is_called_a_room(text: str, place: str) -> None:
    assert HERE.find(normalise(text)) == place
    assert not _FLAT.search(public_place(place))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("老水塔后面有人摆摊", "老水塔后面"),
        ("文林路堵了,老水塔那边也堵", "老水塔"),
        ("5栋老水塔旁边", "5栋老水塔旁边"),
        ("烤全羊ktv门口", "烤全羊KTV门口"),
    ],
)
def test_a_name_of_the_config_is_a_place(text: str, place: str) -> None:
    assert Places(load_place_words(), ("老水塔", "烤全羊KTV", "")).find(text) == place


@given(
    st.lists(
        st.sampled_from(
            [
                *"3二十廿零〇-、~#座栋号院区期门口的路街店a٣甲东边大岗",
                "单元",
                "小区",
                "车位",
                "超市",
                "走后门",
                "中间",
                "〔单号〕",
                "叁",
                "九洞",
                "动",
                ",",
            ]
        )
    )
)
@settings(max_examples=500)
def test_any_mixture_is_read(pieces: list[str]) -> None:
    line = "".join(pieces)
    place = HERE.find(line)
    assert place is None or (place and _may_name_one(line.replace("٣", "3")))


@pytest.mark.parametrize(
    "piece",
    [
        "3栋",
        "走后门",
        "二期",
        "1-",
        "一到",
        "车库",
        "停车场成",
        "老张超市门口",
        "学桥路",
        "3、4栋中间",
        "的那个",
        "我家住在",
        "西门502,",
        "9栋502,",
        "我是9栋502的",
        "大家好",
        "3,4栋和",
        "3-2",
        "九洞",
        "1 2 3 ",
    ],
)
def test_a_long_line_is_read_to_its_end(piece: str) -> None:
    assert HERE.find(piece * (20_000 // len(piece)) + ",学府路口") is not None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("own:", "owned:", r"places\.yaml:\d+: own: is missing"),
        ("own:\n", "own: 凉亭\n_:\n", r"places\.yaml:\d+: own: expected a list"),
    ],
)
def test_a_broken_list_of_places_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "lexicon"))
    file = folder / "places.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(LexiconError, match=message):
        load_place_words(folder)
