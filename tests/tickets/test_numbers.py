"""Numbers that nothing can have, behind every command, from every role: no failure, and no line as long as what was typed."""

import pytest

from handlers.decide import FORMS
from tests.language.town import STAFF, Town

NUMBERS = ["9" * 11, "9" * 1_500, "-1", "九" * 30, "٣" * 12]
LONGEST = 300
"""Characters of the longest answer, which lists what may be written."""


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
@pytest.mark.parametrize("who", ["吴娟", "李伟", "张丽", "陈姐"])
async def test_whatever_number_stands_behind_a_command(town: Town, who: str, number: str) -> None:
    """Each form in private or in the work group, in turns: behind the next number it stands in the other."""
    await town.complained()
    for nth, form in enumerate(FORMS, NUMBERS.index(number)):
        await town.says(who, f"{form.names[0]} {number}", (None, STAFF)[nth % 2])
    await town.says(who, f"派单 1263 {number}", STAFF)
    lines = [line.text for line in town.chat.lines]
    assert len(lines) > 2
    assert [text for text in lines if len(text) > LONGEST or "9" * 9 in text] == []
    assert town.failures() == []
