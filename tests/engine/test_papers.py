"""A line brings a paper: made when it is sent, together with its words or behind them, once, and honestly where it is not."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from sqlmodel import Session

from bot.press import making
from bot.press.making import Maker
from bot.press.sheet import Sheet
from bot.transport import Outcome, Outgoing, Receipt
from handlers.decide.together import together
from handlers.domain.decision import Decision, Kind, Say
from handlers.domain.message import IncomingMessage
from handlers.domain.paper import ChartPaper, Paper
from handlers.domain.scene import Abilities
from handlers.domain.town import Town as Ground
from storage.engine.codec import dump, load
from storage.queues import outbox, takeback
from storage.queues.outbox import Body
from tests.language.town import OWNERS, Town


@dataclass(frozen=True)
class NotePaper(Paper, kind="note of a test"):
    """A paper that the tests make."""

    about: str
    at: datetime = datetime(2025, 9, 28, tzinfo=UTC)


PAPER = NotePaper("学桥")
NO_CAPTIONS = pytest.mark.parametrize("abilities", [Abilities(captions=False)])


def written(session: Session, town: Ground, paper: NotePaper) -> Sheet:
    return Sheet(f"{town.name}/{paper.about}.docx", paper.about.encode(), picture=False)


def broken(*_: object) -> Sheet:
    raise ZeroDivisionError("a bug in a maker")


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Callable[[Maker], None]:
    """Let notes be made so."""
    return lambda maker: monkeypatch.setitem(cast(dict[Any, Maker], making.PRESS), NotePaper, maker)


async def brings(town: Town, text: str = "专报在此", person: str = "周建国", answers: str | None = None) -> None:
    """A line with a paper waits, and all is sent that may be."""
    say = Say(text, person=person, answers=answers, paper=PAPER)
    with town.house.database.transaction() as session:
        outbox.put(session, say, "fake", "学桥", False, town.clock.now())
    town._from = len(town.chat.lines)
    await town.house.catch_up()


def states(town: Town) -> list[str]:
    return [row.state for row in town.memory.outbox() if row.to == "周建国" and "报到" not in row.body]


async def test_words_and_file_go_together_where_the_chat_can(town: Town, press: Callable[[Maker], None]) -> None:
    press(written)
    await brings(town)
    heard = town.told("周建国", "专报在此")
    assert heard.file == Sheet("鹿鸣街道-学桥.docx", "学桥".encode(), picture=False)
    assert states(town) == ["sent"]


@NO_CAPTIONS
async def test_without_captions_the_words_go_first_and_the_file_behind_them(
    town: Town, press: Callable[[Maker], None]
) -> None:
    press(written)
    await brings(town)
    words, file = town.private("周建国")
    assert (words.text, words.file) == ("专报在此", None)
    assert (file.text, file.file and file.file.content) == ("", "学桥".encode())
    assert states(town) == ["sent", "sent"]


@NO_CAPTIONS
async def test_of_words_that_were_sent_the_file_alone_is_tried_again(
    town: Town, press: Callable[[Maker], None]
) -> None:
    press(written)
    town.chat.outcomes = [Outcome.SENT, Outcome.NOT_SENT]
    await brings(town)
    assert town.told("周建国", "专报在此").file is None
    await town.at("08:31")
    again = town.told("周建国")
    assert (again.text, again.file is not None) == ("", True)


@NO_CAPTIONS
@pytest.mark.parametrize("outcome", [Outcome.NOT_SENT, Outcome.UNKNOWN])
async def test_no_file_goes_out_before_its_words_have(
    town: Town, press: Callable[[Maker], None], outcome: Outcome
) -> None:
    press(written)
    town.chat.outcomes = [outcome]
    await brings(town)
    assert [line.file for line in town.private("周建国")] == [None] * (outcome is Outcome.UNKNOWN)
    assert len(states(town)) == 1


async def test_a_maker_that_raises_is_told_in_one_sentence_and_not_asked_again(
    town: Town, press: Callable[[Maker], None]
) -> None:
    press(broken)
    await brings(town, answers="m1")
    assert town.told("周建国", "文件没有做成").file is None
    [failed] = [row for row in town.memory.outbox() if row.state == "failed"]
    assert "a bug in a maker" in failed.error
    press(written)
    await town.at("09:30")
    assert town.private("周建国") == []
    await brings(town)
    assert town.told("周建国", "专报在此").file is not None


@NO_CAPTIONS
async def test_a_file_that_is_refused_again_and_again_is_given_up_and_its_reader_told(
    town: Town, press: Callable[[Maker], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    press(written)
    real, tries = town.chat.send, []

    async def no_files(line: Outgoing) -> Receipt:
        if line.file is None:
            return await real(line)
        tries.append(line)
        return Receipt(Outcome.NOT_SENT, why="no such call", refused=True)

    monkeypatch.setattr(town.chat, "send", no_files)
    await brings(town)
    await town.at("09:30")
    town.told("周建国", "文件没有发出去")
    assert len(tries) == 5
    assert sorted(states(town)) == ["failed", "sent", "sent"]


async def test_a_paper_that_nobody_makes_fails_alone(town: Town) -> None:
    await brings(town)
    town.told("周建国", "文件没有做成")
    await town.complained()
    town.hears(OWNERS, "#1263")


@pytest.mark.parametrize("abilities", [Abilities(files=False)])
async def test_where_no_file_can_be_sent_the_words_go_alone(town: Town, press: Callable[[Maker], None]) -> None:
    press(broken)
    await brings(town)
    assert town.told("周建国", "专报在此").file is None
    assert states(town) == ["sent"]


@pytest.mark.parametrize("abilities", [Abilities(), Abilities(captions=False)])
async def test_a_line_that_is_taken_back_takes_its_file_with_it(town: Town, press: Callable[[Maker], None]) -> None:
    press(written)
    await brings(town, answers="m1")
    sent = {line.id for line in town.private("周建国")}
    with town.house.database.transaction() as session:
        takeback.take_back(session, Say("", kind=Kind.RECALL, answers="m1"), "fake", "学桥", town.clock.now())
    await town.house.catch_up()
    assert {line.recalls for line in town.said() if line.recalls} == sent
    assert NotePaper.kind not in "".join(row.body for row in town.memory.outbox())


async def test_what_is_made_slowly_keeps_nobody_from_being_heard(town: Town, press: Callable[[Maker], None]) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow(*given: Any) -> Sheet:
        begun.set()
        may_end.wait(60)
        return written(*given)

    press(slow)
    bringing = asyncio.create_task(brings(town))
    try:
        await asyncio.to_thread(begun.wait, 60)
        message = IncomingMessage("fake", "meanwhile", town.clock.now(), "老周", "老周", "5栋门口有车乱停", OWNERS)
        await town.house.hear(message)
        await town.house._think()
        assert len(town.numbers()) == 1
    finally:
        may_end.set()
        await bringing


def test_a_line_with_a_file_stands_alone() -> None:
    plain, file = Say("一", person="李伟"), Say("二", person="李伟", paper=PAPER)
    assert together(Decision(says=(plain, file, replace(plain, text="三")))).says == (
        replace(plain, text="一\n三"),
        file,
    )


def test_a_paper_of_another_time_is_one_that_nobody_makes() -> None:
    chart = ChartPaper("街道", PAPER.at, PAPER.at, PAPER.at)
    body = Body("", (), None, (), paper=chart)
    assert load(Body, dump(body)) == body
    assert load(Body, dump(body).replace('"chart"', '"unheard of"')).paper == Paper()


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("学桥 9月22日-9月28日.png", "学桥 9月22日-9月28日.png"),
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>"c"|d?.docx', "a-b-c-d-.docx"),
        ("\u202egnp.exe\n", "gnp.exe"),
        ("长" * 300 + ".xlsx", "长" * 80 + ".xlsx"),
        ("...", "file"),
        ("", "file"),
        (".png", "png"),
    ],
)
def test_a_file_has_a_name_that_is_nothing_else(name: str, harmless: str) -> None:
    assert Sheet(name, b"", picture=False).harmless().name == harmless
