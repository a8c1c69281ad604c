"""Files as other machines write them: marks and line ends do not matter, another encoding is told in words."""

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classify import classify
from bot.config import Ground
from bot.encoding import why_not_utf8
from bot.replay.script import MalformedScript, read
from handlers.domain.reading import Label
from nlp.reader import Reader

ROWS = [
    {"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": "又堵3栋单元门口了"},
    {"at": "2025-09-28T08:33:00+08:00", "room": "桂花苑业主群", "from": "老周", "text": "+1"},
]
SCRIPT = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)


@pytest.mark.parametrize(
    "content",
    [
        SCRIPT.encode("utf-8-sig"),
        SCRIPT.replace("\n", "\r\n").encode(),
        SCRIPT.replace("\n", "\r\n").encode("utf-8-sig"),
        SCRIPT.replace("\n", "\r").encode(),
        SCRIPT.rstrip().encode(),
        SCRIPT.replace("\n", "\n\n \r\n").encode(),
        "".join(f"\ufeff{line}\n" for line in SCRIPT.splitlines()).encode(),
    ],
    ids=["mark", "CRLF", "mark and CRLF", "CR", "no end", "empty lines", "files put together"],
)
def test_a_script_is_read_however_it_was_written(tmp_path: Path, ground: Ground, content: bytes) -> None:
    file = tmp_path / "script.jsonl"
    file.write_bytes(content)
    assert [row.text for row in read(file, ground.town)] == ["又堵3栋单元门口了", "+1"]


@pytest.mark.parametrize(
    ("content", "line", "wrong"),
    [
        (SCRIPT.encode("gbk"), 1, "像是 GBK,请另存为 UTF-8"),
        (ROWS[0]["at"].encode() + b"\r\n" + "堵".encode("gbk"), 2, "像是 GBK"),
        (SCRIPT.encode("utf-16"), 1, "像是 UTF-16,请另存为 UTF-8"),
        (SCRIPT.encode("utf-16-le"), 1, "像是 UTF-16"),
        (SCRIPT.encode() + b"\xff\xfa\x00", 3, "编码认不出,请另存为 UTF-8"),
        (SCRIPT.encode() + b'{"at": "\x00"}', 3, "不是 JSON"),
    ],
)
def test_another_encoding_is_told_with_its_line(
    tmp_path: Path, ground: Ground, content: bytes, line: int, wrong: str
) -> None:
    file = tmp_path / "script.jsonl"
    file.write_bytes(content)
    with pytest.raises(MalformedScript) as told:
        read(file, ground.town)
    assert str(told.value).startswith(f"{file}:{line}: ") and wrong in str(told.value)


@pytest.mark.parametrize("key", ["from", "text", "id"])
def test_what_no_file_can_hold_is_replaced_as_in_a_message(tmp_path: Path, ground: Ground, key: str) -> None:
    file = tmp_path / "script.jsonl"
    file.write_text(json.dumps(ROWS[0] | {key: "a\ud83db\0c"}), "utf8")
    [row] = read(file, ground.town)
    assert "a?b c" in (row.sender, row.text, row.id)


def answers(content: bytes) -> tuple[list[dict[str, Any]], list[str]]:
    """What `luming classify` says, and what it complains of; every line is read as noise."""
    reading = SimpleNamespace(label=Label.NOISE, confidence=1.0, evidence=(), place=None, also=())
    lines = io.TextIOWrapper(io.BytesIO(content), encoding="utf8", errors="surrogateescape")
    out, err = io.StringIO(), io.StringIO()
    good = classify(cast(Reader, SimpleNamespace(read=lambda text: reading)), lines, out, err)
    assert good is not bool(err.getvalue())
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue().splitlines()


LINES = '{"id": 1, "text": "半夜装修"}\n{"id": 2, "text": "吵死了"}\n'


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode("utf-8-sig"),
        LINES.replace("\n", "\r\n").encode("utf-8-sig"),
        LINES.replace("\n", "\r").encode(),
        LINES.strip().encode(),
    ],
)
def test_classify_reads_marks_and_any_line_end(content: bytes) -> None:
    said, wrong = answers(content)
    assert ([answer["id"] for answer in said], wrong) == ([1, 2], [])


def test_classify_goes_on_after_a_line_in_another_encoding() -> None:
    first, second = LINES.splitlines(keepends=True)
    said, wrong = answers(first.encode("gbk") + b"\xff\xfe\n" + second.encode())
    assert [answer["id"] for answer in said] == [2]
    assert wrong == [
        "第 1 行:不是 UTF-8(像是 GBK,请另存为 UTF-8 再试)",
        "第 2 行:不是 UTF-8(像是 UTF-16,请另存为 UTF-8 再试)",
    ]


@given(st.binary(), st.sampled_from(["utf8", "utf-8-sig"]))
def test_any_bytes_are_answered_or_told(content: bytes, encoding: str) -> None:
    said, wrong = answers(content + b"\n" + LINES.encode(encoding))
    assert [answer["id"] for answer in said][-2:] == [1, 2]
    assert all(line.startswith("第 ") for line in wrong)


@given(st.text())
def test_utf_8_is_told_from_what_is_none(text: str) -> None:
    wide = text.count("\0") > len(text.encode()) // 5
    assert bool(why_not_utf8(text.encode())) is wide
    assert why_not_utf8(f"堵{text}".encode("utf-16"))
