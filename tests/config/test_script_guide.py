"""Every script in its guide is played, and the guide shows what is said; every key stands there, and every sentence about a fault."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from bot.replay.script import KEYS
from handlers.domain.message import Kind
from tests.engine.commandline import ROOT, luming

GUIDE = (ROOT / "docs" / "练习脚本.md").read_text("utf-8")
MORNING = ROOT / "docs" / "examples" / "morning.jsonl"
_HEADING_OR_BLOCK = re.compile(r"^## ([^\n]+)$|^```(jsonl|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Step:
    """Lines of a script, and what the guide says that the bot answers until the next step."""

    script: str
    answers: str = ""

    @property
    def at(self) -> datetime:
        return moment(json.loads(self.script.splitlines()[0]))


# The card of a working day, who is asked to answer it or told of, and the joint action of the week: the guide says that it leaves them out.
_MORNING = re.compile("^【.+报到。|还没有报到|^【每周联合执法】")


def sections() -> dict[str, list[Step]]:
    """The steps of each part of the guide that shows a script."""
    found: dict[str, list[Step]] = {}
    for heading, kind, text in _HEADING_OR_BLOCK.findall(GUIDE):
        if heading:
            steps = found.setdefault(heading, [])
        elif kind == "jsonl":
            steps.append(Step(text))
        else:
            steps[-1].answers = text
    return {heading: steps for heading, steps in found.items() if steps}


SECTIONS = sections()
[EXAMPLE, *_] = SECTIONS


def moment(row: Mapping[str, str]) -> datetime:
    return datetime.fromisoformat(row["at"])


def written(steps: list[Step], folder: Path) -> str:
    """The file that somebody makes who copies a part of the guide."""
    file = folder / "script.jsonl"
    file.write_text("".join(step.script for step in steps), "utf-8")
    return str(file)


def shown(answer: Mapping[str, str]) -> str:
    """An answer as the guide shows it."""
    where = answer.get("room") or f"私聊{answer['to']}"
    recall = "撤回 " if answer["kind"] == "recall" else ""
    return f"{moment(answer):%H:%M} {recall}{where}:{answer['text']}\n"


@pytest.mark.parametrize("heading", SECTIONS)
def test_what_the_guide_shows_is_what_is_said(heading: str, tmp_path: Path) -> None:
    steps = SECTIONS[heading]
    done = luming("replay", written(steps, tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    said = [""] * len(steps)
    for answer in map(json.loads, done.stdout.splitlines()):
        if _MORNING.search(answer["text"]):
            continue
        newest = max(number for number, step in enumerate(steps) if step.at <= moment(answer))
        said[newest] += shown(answer)
    assert said == [step.answers for step in steps]


def test_the_example_is_the_file_beside_the_guide() -> None:
    assert "".join(step.script for step in SECTIONS[EXAMPLE]) == MORNING.read_text("utf-8")


def test_one_answer_is_shown_as_it_is_written() -> None:
    [shown] = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert luming("replay", str(MORNING)).stdout.startswith(shown)
    assert [key for key in (*json.loads(shown), "to") if f"`{key}`" not in GUIDE] == []


def test_what_became_of_the_tickets(tmp_path: Path) -> None:
    """In the text the guide tells their states; a database that is kept goes on, and knows its messages again."""
    tickets, database = tmp_path / "tickets.jsonl", tmp_path / "kept.db"
    luming("replay", str(MORNING), "--tickets", str(tickets), "--db", str(database))
    for ticket in map(json.loads, tickets.read_text("utf-8").splitlines()):
        assert f"{ticket['no']} 是 `{ticket['state']}`" in GUIDE
    later = Step('{"at": "2026-03-13T10:00:00+08:00", "from": "周建国", "text": "单 1263"}\n')
    [answer] = luming("replay", written([later], tmp_path), "--db", str(database)).stdout.splitlines()
    assert json.loads(answer)["ticket"] == "1263"
    assert luming("replay", written([later], tmp_path), "--db", str(database)).stdout == ""


WRONG = re.findall(r"^\| `(\{.+\})` \| (.+) \|$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize(("line", "told"), WRONG)
def test_a_fault_is_told_as_the_guide_says(line: str, told: str, tmp_path: Path) -> None:
    script = written([Step(f"{line}\n")], tmp_path)
    done = luming("replay", script)
    assert (done.returncode, done.stderr) == (2, f"{script}:1: {told}\n")


def test_the_guide_names_every_key_and_kind() -> None:
    assert len(WRONG) > 8
    assert [word for word in (*KEYS, *Kind) if f"`{word}`" not in GUIDE] == []
