"""A line that repeats itself is read as soon as any other: a pattern that could divide it in many ways would never come to an end."""

import pytest

from handlers.duty import approving
from handlers.governance import exporting
from handlers.grammar import cleared, findings

MANY = 200


@pytest.mark.parametrize("word", ["嗯", "批准", "好的", "同意,"])
def test_a_yes(word: str) -> None:
    assert approving._YES.fullmatch(word * MANY)
    assert approving._YES.fullmatch(f"{word * MANY}吗") is None


@pytest.mark.parametrize("word", ["嗯", "好的", "请等", "谢谢"])
def test_a_word_in_passing(word: str) -> None:
    assert exporting._NO_REASON.fullmatch(word * MANY)
    assert exporting._NO_REASON.fullmatch(f"{word * MANY}吗") is None


@pytest.mark.parametrize("word", ["均", "把", "由我", "联合", "全部", "清走", "劝离", "铲", "解决"])
def test_what_was_cleared(word: str) -> None:
    assert not cleared.only_clears(f"已{word * MANY}?")
    assert not cleared.only_clears(f"已{(word * MANY)[:28]}?")


@pytest.mark.parametrize("word", ["正侧", "前后门", "1号楼", "门口"])
def test_a_place(word: str) -> None:
    [seen] = findings.findings_in(f"僵尸车2辆 {word * MANY}?")[:1]
    assert seen.words.startswith("僵尸车2辆")
