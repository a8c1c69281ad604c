"""The sender's pace and outcomes, with a gateway of straw and a clock that moves only when somebody waits."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from grpclib import GRPCError
from grpclib.const import Status
from grpclib.exceptions import StreamTerminatedError
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.press.sheet import Sheet
from bot.transport import Outcome, Outgoing, Receipt
from bot.wechat import Pace, Patience
from bot.wechat.directory import Directory
from bot.wechat.echoes import Echoes
from bot.wechat.errors import may_have_happened
from bot.wechat.pace import HOUR, MINUTE, Pacer
from bot.wechat.presence import Presence
from bot.wechat.sender import THIN_SPACE, Sender, _calling
from bot.wechat.wire import BadBox, FileBox
from handlers.domain.name import NOBODY, plain
from tests.core.test_name import NAMES, is_harmless

Answer = Callable[[], Awaitable[str | None]]
TOKEN = SecretStr("token_of_a_test")


class StrawGateway:
    """Answers each send as it was told to."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str, list[str]]] = []
        self.refuses: Exception | None = None
        self.refuses_file: Exception | None = None
        self.answer: Answer = self.fine

    async def fine(self) -> str | None:
        return f"m{len(self.said)}"

    async def bare(self) -> str | None:
        return None

    async def connect(self) -> None:
        if self.refuses:
            raise self.refuses

    async def say(self, chat: str, text: str, mentions: list[str]) -> str | None:
        self.said.append((chat, text, mentions))
        return await self.answer()

    async def boxed(self, name: str, content: bytes) -> FileBox:
        if self.refuses_file:
            raise self.refuses_file
        return FileBox(name, content=content)

    async def show(self, chat: str, box: FileBox) -> str | None:
        self.said.append((chat, box.name, []))
        return await self.answer()

    async def member(self, room: str, account: str) -> SimpleNamespace:
        return SimpleNamespace(room_alias="", name=account.title())


def raising(error: Exception) -> Answer:
    async def answer() -> str | None:
        raise error

    return answer


class Rig:
    """A sender that is online; its time moves by its own pauses."""

    def __init__(self, pace: Pace, echo: float = 0.05) -> None:
        self.time = 0.0
        self.slept: list[float] = []
        self.gateway = StrawGateway()
        self.echoes = Echoes()
        self.presence = Presence(SystemClock(), timedelta(0))
        self.presence.came("wxid_bot", ("小鹿",))
        self.sender = Sender(
            self.gateway,  # type: ignore[arg-type]
            Directory(self.gateway),  # type: ignore[arg-type]
            self.presence,
            self.echoes,
            Pacer(pace, lambda: self.time, lambda low, high: high),
            Patience(echo=echo),
            TOKEN,
            self.sleep,
        )

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    async def say(
        self, text: str, room: str = "1@chatroom", mention: tuple[str, ...] = (), red: bool = False
    ) -> Receipt:
        return await self.sender.say(Outgoing("luming-1", text, room=room, mention=mention, red=red))

    @property
    def words(self) -> list[str]:
        return [text for _, text, _ in self.gateway.said]


@pytest.fixture
def rig() -> Rig:
    return Rig(Pace(pause=(1, 4), minute=100, hour=1000))


async def test_between_two_lines_there_is_a_pause(rig: Rig) -> None:
    for text in ("一", "二", "三"):
        assert (await rig.say(text)).outcome is Outcome.SENT
    assert rig.slept == [0, 4, 4]


async def test_lines_go_one_after_the_other(rig: Rig) -> None:
    under_way: list[int] = []

    async def slow() -> str | None:
        under_way.append(1)
        assert sum(under_way) == 1
        await asyncio.sleep(0)
        under_way.append(-1)
        return "m"

    rig.gateway.answer = slow
    receipts = await asyncio.gather(*(rig.say(f"第{n}") for n in range(5)))
    assert {receipt.outcome for receipt in receipts} == {Outcome.SENT}
    assert [text for _, text, _ in rig.gateway.said] == [f"第{n}" for n in range(5)]


async def test_the_caps_give_a_line_back_unsent_until_they_are_free() -> None:
    rig = Rig(Pace(pause=(0, 0), minute=2, hour=3))
    outcomes = []
    for at in (0, 1, 2, MINUTE, MINUTE + 1, MINUTE + 2, HOUR, HOUR + 1):
        rig.time = at
        outcomes.append((await rig.say(f"在{at}")).outcome)
    sent, held = Outcome.SENT, Outcome.NOT_SENT
    assert outcomes == [sent, sent, held, sent, held, held, sent, sent]


async def test_why_a_line_was_held_is_told() -> None:
    rig = Rig(Pace(pause=(0, 0), minute=1, hour=100))
    await rig.say("一")
    assert await rig.say("二") == Receipt(
        Outcome.NOT_SENT, why="the account has spoken enough: free in 60 s", free_in=60
    )


async def test_the_same_words_are_not_said_twice_in_a_row_in_one_chat(rig: Rig) -> None:
    first, again = await rig.say("收到"), await rig.say("收到")
    elsewhere, other = await rig.say("收到", room="2@chatroom"), await rig.say("二")
    later = await rig.say("收到")
    assert [receipt.outcome for receipt in (first, again, elsewhere, other, later)] == [
        Outcome.SENT, Outcome.NOT_SENT, Outcome.SENT, Outcome.SENT, Outcome.SENT,
    ]  # fmt: skip


@given(
    steps=st.lists(st.floats(0, 120), max_size=60),
    minute=st.integers(1, 5),
    hour=st.integers(1, 20),
)
def test_no_span_holds_more_lines_than_its_cap(steps: list[float], minute: int, hour: int) -> None:
    now = 0.0
    pacer = Pacer(Pace(pause=(0, 1), minute=minute, hour=hour, repeat=0), lambda: now, lambda low, high: high)
    spoken: list[float] = []
    for step in steps:
        now += step
        if pacer.wait("a", "x") == 0:
            pacer.spoke("a", "x")
            spoken.append(now)
    for span, most in ((MINUTE, minute), (HOUR, hour)):
        assert all(sum(at <= other < at + span for other in spoken) <= most for at in spoken)
    assert all(later - earlier >= 1 for earlier, later in zip(spoken, spoken[1:], strict=False))


# Danger.


async def test_a_danger_is_said_though_the_hour_is_used_up_and_a_normal_line_is_not() -> None:
    rig = Rig(Pace(pause=(1, 4), minute=2, hour=2))
    outcomes = [(await rig.say(text, red=text == "着火")).outcome for text in ("一", "二", "三", "着火", "四")]
    sent, held = Outcome.SENT, Outcome.NOT_SENT
    assert outcomes == [sent, sent, held, sent, held]
    assert rig.slept == [0, 4, 1]  # the shortest pause


async def test_the_same_danger_is_said_again() -> None:
    rig = Rig(Pace(pause=(0, 0)))
    assert [(await rig.say("着火", red=True)).outcome for _ in range(2)] == [Outcome.SENT, Outcome.SENT]


async def test_the_reserve_has_an_end_too() -> None:
    rig = Rig(Pace(pause=(0, 0), hour=1, reserve=2))
    outcomes = [(await rig.say(f"着火{n}", red=True)).outcome for n in range(4)]
    assert outcomes == [Outcome.SENT] * 3 + [Outcome.NOT_SENT]
    rig.time = HOUR
    assert (await rig.say("又着火", red=True)).outcome is Outcome.SENT


async def test_a_danger_goes_before_a_line_that_rests() -> None:
    rig = Rig(Pace(pause=(1, 4)))
    await rig.say("一")
    rests = asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds == 4 and not rests.is_set():
            await rests.wait()
        rig.time += seconds

    rig.sender._sleep = sleep
    normal = asyncio.create_task(rig.say("二"))
    await asyncio.sleep(0)
    assert (await rig.say("着火", red=True)).outcome is Outcome.SENT
    rests.set()
    assert (await normal).outcome is Outcome.SENT
    assert rig.words == ["一", "着火", "二"]
    assert rig.time >= 1 + 4  # and the normal one has rested again after the red


async def test_a_danger_does_not_wait_for_a_call_that_hangs(rig: Rig) -> None:
    called, comes_back = asyncio.Event(), asyncio.Event()

    async def hangs() -> str | None:
        rig.gateway.answer = rig.gateway.fine
        called.set()
        await comes_back.wait()
        return "m0"

    rig.gateway.answer = hangs
    normal = asyncio.create_task(rig.say("一"))
    await called.wait()
    assert (await rig.say("着火", red=True)).outcome is Outcome.SENT
    assert not normal.done()
    comes_back.set()
    assert (await normal).outcome is Outcome.SENT


async def test_a_danger_does_not_wait_long_for_a_name(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(room: str, account: str) -> SimpleNamespace:
        return await asyncio.Future()

    monkeypatch.setattr(rig.gateway, "member", never)
    monkeypatch.setattr("bot.wechat.sender._NAMES", 0.01)
    await rig.say("@陈姐 请立即撤离", mention=("wxid_a",), red=True)
    assert rig.gateway.said == [("1@chatroom", "@陈姐 请立即撤离", ["wxid_a"])]


STEPS = st.lists(st.tuples(st.floats(0, 90), st.booleans()), max_size=80)


@given(STEPS, st.integers(1, 5), st.integers(1, 12), st.integers(0, 20))
def test_a_danger_waits_for_no_cap_and_nothing_else_uses_its_reserve(
    steps: list[tuple[float, bool]], minute: int, hour: int, reserve: int
) -> None:
    now = 0.0
    pace = Pace(pause=(1, 4), minute=minute, hour=hour, repeat=60, reserve=reserve)
    pacer = Pacer(pace, lambda: now, lambda low, high: high)
    spoken: list[float] = []
    for step, red in steps:
        now += step
        wait = pacer.wait("a", "x", red)
        in_hour = sum(at > now - HOUR for at in spoken)
        if red and in_hour < hour + reserve:
            assert wait == max(0.0, spoken[-1] + 1 - now if spoken else 0.0)
        if not red and in_hour >= hour:
            assert wait > 0
        if wait == 0:
            pacer.spoke("a", "x")
            spoken.append(now)
    assert all(sum(at <= other < at + HOUR for other in spoken) <= hour + reserve for at in spoken)


# What the gateway refuses.


async def test_a_refused_call_costs_no_line() -> None:
    rig = Rig(Pace(pause=(0, 0), minute=2, hour=2))
    rig.gateway.answer = raising(GRPCError(Status.UNKNOWN, "Error: not a friend"))
    for _ in range(5):
        assert (await rig.say("一")).refused
    rig.gateway.answer = rig.gateway.fine
    outcomes = [(await rig.say(text)).outcome for text in ("一", "二", "三")]
    assert outcomes == [Outcome.SENT, Outcome.SENT, Outcome.NOT_SENT]


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("Error: not a friend", True),
        ("Error: unknown room 1@chatroom", True),
        ("Error: the account is limited", False),
        ("Error: rate limit exceeded", False),
        ("Error: 操作过于频繁,请稍后再试", False),
        ("Error: logged out", False),
        ("Error: puppet is not logged in", False),
    ],
)
async def test_what_is_about_the_account_is_no_refusal_of_the_line(rig: Rig, words: str, refused: bool) -> None:
    rig.gateway.answer = raising(GRPCError(Status.UNKNOWN, words))
    receipt = await rig.say("一")
    assert (receipt.outcome, receipt.refused, receipt.free_in) == (Outcome.NOT_SENT, refused, None if refused else 60)


async def test_calls_carry_ids_and_the_name_with_a_thin_space(rig: Rig) -> None:
    await rig.say("@Wxid_A 好了吗", mention=("wxid_a", "wxid_b"))
    assert rig.gateway.said == [("1@chatroom", "@Wxid_B\u2005@Wxid_A\u2005好了吗", ["wxid_a", "wxid_b"])]


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("@陈姐 好了吗", "@陈姐\u2005好了吗"),
        ("办结。@陈姐:回 1", "办结。@陈姐\u2005:回 1"),
        ("请看 @陈姐", "请看 @陈姐\u2005"),
        ("@陈姐\n好了吗", "@陈姐\u2005\n好了吗"),
        ("@陈姐妈 好了吗", "@陈姐\u2005@陈姐妈 好了吗"),
        ("好了吗", "@陈姐\u2005好了吗"),
    ],
)
def test_a_call_in_the_text_is_the_call_and_not_its_namesake(text: str, sent: str) -> None:
    assert _calling(text, "@陈姐") == sent


async def test_in_private_nobody_is_called(rig: Rig) -> None:
    await rig.sender.say(Outgoing("luming-1", "您好", person="wxid_a", mention=("wxid_a",)))
    assert rig.gateway.said == [("wxid_a", "您好", [])]


async def test_an_echo_before_the_answer_gives_the_id(rig: Rig) -> None:
    async def echoed() -> str | None:
        assert not rig.echoes.heard("2@chatroom", "一", "m8")
        assert not rig.echoes.heard("1@chatroom", "二", "m8")
        assert rig.echoes.heard("1@chatroom", " 一\u2005", "m9")
        return None

    rig.gateway.answer = echoed
    assert await rig.say("一") == Receipt(Outcome.SENT, "m9")


async def test_an_echo_after_the_answer_gives_the_id(rig: Rig) -> None:
    async def later() -> str | None:
        asyncio.get_running_loop().call_soon(rig.echoes.heard, "1@chatroom", "一", "m9")
        return None

    rig.gateway.answer = later
    assert await rig.say("一") == Receipt(Outcome.SENT, "m9")


async def test_without_id_and_echo_a_line_is_sent_all_the_same(rig: Rig) -> None:
    rig.gateway.answer = rig.gateway.bare
    assert await rig.say("一") == Receipt(Outcome.SENT)


async def test_an_echo_that_comes_too_late_settles_no_other_line(rig: Rig) -> None:
    rig.gateway.answer = rig.gateway.bare
    await rig.say("一")
    assert not rig.echoes.heard("1@chatroom", "一", "m9")


UNCLEAR = [
    TimeoutError(),
    StreamTerminatedError("Connection lost"),
    OSError("broken"),
    GRPCError(Status.DEADLINE_EXCEEDED),
    GRPCError(Status.UNAVAILABLE, "502"),
    GRPCError(Status.UNKNOWN, "Error: puppet send Timeout\n    at x.js"),
    ValueError("an answer that cannot be decoded"),
]


@pytest.mark.parametrize("error", UNCLEAR, ids=repr)
async def test_an_unclear_end_is_unknown_unless_the_echo_comes(rig: Rig, error: Exception) -> None:
    rig.gateway.answer = raising(error)
    assert (await rig.say("一")).outcome is Outcome.UNKNOWN

    async def echoed() -> str | None:
        rig.echoes.heard("1@chatroom", "二", "m9")
        raise error

    rig.gateway.answer = echoed
    assert await rig.say("二") == Receipt(Outcome.SENT, "m9")


async def test_an_error_of_the_gateway_says_that_it_was_not_sent(rig: Rig) -> None:
    rig.gateway.answer = raising(GRPCError(Status.UNKNOWN, "Error: not in the room\n    at f (x.js:1)"))
    assert await rig.say("一") == Receipt(Outcome.NOT_SENT, why="Error: not in the room", refused=True)


@pytest.mark.parametrize("error", [ConnectionRefusedError("refused"), TimeoutError(), OSError("no route")], ids=repr)
async def test_what_fails_before_the_line_is_written_was_not_sent(rig: Rig, error: Exception) -> None:
    rig.gateway.refuses = error
    assert (await rig.say("一")).outcome is Outcome.NOT_SENT
    assert rig.gateway.said == []


async def test_offline_nothing_is_tried(rig: Rig) -> None:
    rig.presence.change(rig.presence.status.state.OFFLINE, "lost")
    assert await rig.say("一") == Receipt(Outcome.NOT_SENT, why="not logged in", free_in=20)
    assert rig.gateway.said == []


async def test_the_token_stands_in_no_receipt(rig: Rig) -> None:
    rig.gateway.answer = raising(GRPCError(Status.UNAUTHENTICATED, "Invalid TOKEN token_of_a_test"))
    assert await rig.say("一") == Receipt(Outcome.NOT_SENT, why="Invalid TOKEN ******", free_in=60)


async def test_after_a_stop_nothing_is_sent(rig: Rig) -> None:
    await rig.sender.close()
    assert await rig.say("一") == Receipt(Outcome.NOT_SENT, why="stopping")
    assert rig.gateway.said == []


async def test_a_stop_cuts_the_pause_short() -> None:
    rig = Rig(Pace(pause=(1, 3600), minute=10, hour=10))
    await rig.say("一")
    rig.sender._sleep = asyncio.sleep  # an hour of it
    waiting = asyncio.create_task(rig.say("二"))
    await asyncio.sleep(0)
    await rig.sender.close()
    assert await waiting == Receipt(Outcome.NOT_SENT, why="stopping")


def test_only_a_plain_refusal_is_certain() -> None:
    assert not may_have_happened(GRPCError(Status.UNKNOWN, "Error: the account is limited"))
    assert not may_have_happened(GRPCError(Status.UNAUTHENTICATED))
    assert may_have_happened(GRPCError(Status.CANCELLED))


@pytest.mark.parametrize("spoken", ["", "@{} 和+1的邻居:回 1满意", "#1263 已办。@{}:回 1满意"])
async def test_a_hostile_name_is_called_in_one_harmless_line(rig: Rig, spoken: str) -> None:
    """The ids carry the call; the name is only read, and may hold a line of the bot's, everybody, or 557 characters."""
    hostile = [name for name in NAMES if name]
    names = iter(hostile)

    async def member(room: str, account: str) -> SimpleNamespace:
        return SimpleNamespace(room_alias=next(names), name="")

    rig.gateway.member = member  # type: ignore[method-assign]
    for n, name in enumerate(hostile):
        rig.time += HOUR
        text = spoken.format(plain(name)) or f"第{n}行"
        assert (await rig.say(text, mention=(f"wxid_{n}",))).outcome is Outcome.SENT
        _, line, mentions = rig.gateway.said[-1]
        called, call, rest = line.partition("@")
        said, _, _ = rest.partition(THIN_SPACE)
        assert call and is_harmless(said or NOBODY), line
        assert line.count("@") == line.count(THIN_SPACE) == 1, line
        assert len(line.splitlines()) == 1 and len(line) <= len(text) + 18, line
        assert mentions == [f"wxid_{n}"]


FILE = Outgoing("luming-2", "", room="1@chatroom", file=Sheet("图.png", b"png", picture=True))


async def test_a_file_waits_its_turn_as_words_do(rig: Rig) -> None:
    await rig.say("一")
    assert await rig.sender.send(FILE) == Receipt(Outcome.SENT, "m2")
    assert (rig.words, rig.slept) == (["一", "图.png"], [0, 4])


@pytest.mark.parametrize(
    ("error", "refused", "rests"),
    [
        (GRPCError(Status.UNIMPLEMENTED, "no such call"), True, False),
        (BadBox("no uuid"), True, False),
        (GRPCError(Status.UNAVAILABLE, "gone"), False, True),
        (OSError("unplugged"), False, True),
    ],
)
async def test_a_file_that_the_gateway_will_not_have_stops_no_other(
    rig: Rig, error: Exception, refused: bool, rests: bool
) -> None:
    rig.gateway.refuses_file = error
    receipt = await rig.sender.send(FILE)
    assert (receipt.outcome, receipt.refused, receipt.free_in is not None) == (Outcome.NOT_SENT, refused, rests)
    assert rig.words == []
