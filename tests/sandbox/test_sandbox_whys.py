"""Every why that the code gives has its Chinese for the trainer."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.config import load
from bot.demo import Demo
from bot.sandbox.whys import FAILED, FORGOTTEN, NOTHING, REHEARSED, UNHEARD, UNKNOWN, explained, in_chinese
from tests.engine.commandline import ROOT
from tests.language.demo import CONFIG

ENGINE = {"_heard", "_thought", "why_unheard"}
"""What in the engine returns whys of its own."""
DATA = {"label": "parking", "danger": "fire", "kind": "unsure", "resolution": "solved", "why": "gone", "field": "month"}
"""What stands in a why for a value, by the last word of its expression; for any other a number does."""


class Whys:
    """Walks the code for whys: what is passed on as `why`, whatever function takes one, and what the engine returns as one."""

    def __init__(self) -> None:
        files = [
            *(ROOT / "handlers").rglob("*.py"),
            *(ROOT / "bot" / "engine" / f"{n}.py" for n in ("turn", "listener")),
        ]
        self.trees = [ast.parse(Path(file).read_text("utf8")) for file in files]
        nodes = [node for tree in self.trees for node in ast.walk(tree)]
        self.functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        self.calls = [node for node in nodes if isinstance(node, ast.Call)]
        self.places = {
            each.name: names.index("why")
            for each in self.functions
            if "why" in (names := [argument.arg for argument in each.args.args])
        }
        self.named = {
            target.id: node.value
            for tree in self.trees
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        self.given = [n.value for n in nodes if isinstance(n, ast.Assign) and _name(n.targets[0]) == "why"]

    def all(self) -> set[str]:
        values = [*self.given, *self._passed(), *self._returned()]
        return {why for value in values for why in self._texts(value)} - {""} | set(self._required())

    def _passed(self) -> Iterator[ast.expr]:
        for call in self.calls:
            yield from (keyword.value for keyword in call.keywords if keyword.arg == "why")
            place = self.places.get(_name(call.func))
            if place is not None and len(call.args) > place:
                yield call.args[place]

    def _returned(self) -> Iterator[ast.expr]:
        for function in self.functions:
            if function.name in ENGINE:
                yield from (n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value)

    def _required(self) -> Iterator[str]:
        """An argument that is missing is named in the why."""
        for call in self.calls:
            if _name(call.func) == "required" and isinstance(field := call.args[1], ast.Constant):
                yield f"no {field.value}"

    def _texts(self, value: ast.expr) -> Iterator[str]:
        match value:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=parts):
                yield "".join(map(_part, parts))
            case ast.IfExp(body=first, orelse=second):
                yield from (*self._texts(first), *self._texts(second))
            case ast.Name(id=name) if name.isupper() and name in self.named:
                yield from self._texts(self.named[name])


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _part(part: ast.expr) -> str:
    match part:
        case ast.Constant(value=text):
            return str(text)
        case ast.FormattedValue(value=value, format_spec=spec):
            return "0.93" if spec is not None else DATA.get(_name(value), "12")
    raise AssertionError(ast.dump(part))


def test_the_walk_finds_whys_however_they_are_given() -> None:
    found = Whys().all()
    assert {
        "thanks",  # silence("…")
        "help",  # answered(…, "…")
        "first to accept",  # why="…"
        "put right",  # why=PUT_RIGHT
        "asked: a picture of what?",  # a function of its own
        "12 can be reached no more, 12 is next",  # why = f"…"
        "parking 0.93",
        "no month",
        "chatter, and nothing that it could mean",  # of the engine
    } <= found
    assert len(found) > 140


@pytest.mark.parametrize("why", sorted(Whys().all()))
def test_every_why_has_its_chinese(why: str) -> None:
    told = in_chinese(why, {})
    assert UNKNOWN not in told
    for sentence in told:
        assert sentence.endswith("。") and "{" not in sentence


def test_what_is_data_in_a_why_stays_in_its_sentence() -> None:
    why = "parking 0.99: 单元门、进不去; 综合执法 leads blocked_way; on duty: 李伟"
    assert in_chinese(why, {"blocked_way": "违停堵门"}) == [
        "听成“停车”的反映,开了单(把握0.99,凭的是:单元门、进不去)。",
        "由综合执法牵头办“违停堵门”。",
        "值班的是李伟。",
    ]
    assert in_chinese("counted already; joined #1263", {}) == [
        "这个人已经算过一次,不重复计数。",
        "并进#1263,不另开单。",
    ]


def test_a_group_that_rehearses_is_named_first() -> None:
    assert in_chinese("shadow: chatter", {}) == [REHEARSED, "听起来是闲聊,不用管。"]
    assert in_chinese("shadow: ", {}) == [REHEARSED, NOTHING]


@pytest.mark.parametrize("why", ["a rule of tomorrow", "{0} {1}", "一句话; 又一句"])
def test_a_why_that_nobody_has_translated_is_told_in_general(why: str) -> None:
    assert in_chinese(why, {}) == [UNKNOWN]


def test_no_why_is_no_reason() -> None:
    assert in_chinese("", {}) == [NOTHING]


@pytest.mark.parametrize(
    ("state", "why", "told"),
    [("new", None, UNHEARD), ("failed", None, FAILED), ("done", None, FORGOTTEN), ("done", "", NOTHING)],
)
def test_where_nothing_was_decided_the_state_says_why(state: str, why: str | None, told: str) -> None:
    assert explained(state, why, {}) == [told]


async def test_of_a_line_that_was_taken_back_no_why_is_left(tmp_path: Path) -> None:
    demo = Demo(load(CONFIG), tmp_path / "sandbox")
    await demo.open(0)
    here = {"person": "resident:陈姐", "chat": "桂花苑业主群"}
    async with ClientSession() as client, client.ws_connect(f"{demo.url}ws", headers={"Origin": demo.url[:-1]}) as page:

        async def ask(type: str, id: str, **rest: str) -> dict[str, Any]:
            await page.send_json({"type": type, "id": id, **here, **rest})
            while (frame := await page.receive_json(timeout=10)).get("id") != id:
                pass
            return dict(frame)

        await ask("say", "line-00001", text="晚上吃烧烤吗")
        assert (await ask("why", "why-1", line="line-00001"))["why"] != [FORGOTTEN]
        await ask("recall", "recall-0001", line="line-00001")
        assert (await ask("why", "why-2", line="line-00001"))["why"] == [FORGOTTEN]
    await demo.close()
