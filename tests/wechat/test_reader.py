"""From payload to message: one truth table, and nothing that raises."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.wechat.quotation import Quoted, app_message
from bot.wechat.reader import Heard, Ignored, Me, Own, Unreadable, moment, read
from handlers.domain.message import Kind

NOW = datetime(2026, 11, 24, 8, 31, tzinfo=UTC)
ME = Me("wxid_bot", ("小鹿",), {"wxid_other_bot"})
DASHES = "- - - - - - - - - - - - - - -"


@dataclass
class Payload:
    """A line of 陈姐's in a group, unless said otherwise."""

    text: str = ""
    type: int = 7
    id: str = "m1"
    timestamp: int = 0
    from_id: str = "wxid_chenjie"
    room_id: str = "1@chatroom"
    to_id: str = ""
    mention_ids: list[str] = field(default_factory=list)


def heard(payload: Payload) -> Heard:
    found = read(payload, ME, NOW)
    assert isinstance(found, Heard)
    return found


def reply(title: str, kind: int = 57, content: str = "", number: str = "") -> str:
    refer = f"<refermsg><svrid>{number}</svrid><content>{content}</content></refermsg>" if content or number else ""
    return f"<msg><appmsg appid=''><title>{title}</title><type>{kind}</type>{refer}</appmsg></msg>"


@pytest.mark.parametrize(
    ("kind", "text", "becomes", "words"),
    [
        (7, "又堵了", Kind.TEXT, "又堵了"),
        (7, "", Kind.TEXT, ""),
        (10, "#接龙\n1. 陈姐", Kind.TEXT, "#接龙\n1. 陈姐"),
        (14, reply("#接龙\n1. 陈姐", kind=53), Kind.TEXT, "#接龙\n1. 陈姐"),
        (6, "<msg/>", Kind.IMAGE, ""),
        (1, "通知.docx", Kind.FILE, ""),
        (2, "", Kind.VOICE, ""),
        (15, "", Kind.VIDEO, ""),
        (3, "<msg/>", Kind.SYSTEM, "[名片]"),
        (4, "", Kind.SYSTEM, "[聊天记录]"),
        (5, "", Kind.SYSTEM, "[表情]"),
        (8, "", Kind.SYSTEM, "[位置]"),
        (9, "", Kind.SYSTEM, "[小程序]"),
        (11, "", Kind.SYSTEM, "[转账]"),
        (12, "", Kind.SYSTEM, "[红包]"),
        (14, "no xml", Kind.SYSTEM, "[链接]"),
        (14, reply("消防通知", kind=5), Kind.SYSTEM, "[链接]消防通知"),
        (7, reply("1", kind=57), Kind.TEXT, "1"),
        (7, "wxid_chenjie:\n" + reply("1"), Kind.TEXT, "1"),
        (16, "", Kind.SYSTEM, "[视频号]"),
        (13, "m0", Kind.RECALL, ""),
        (7, '"陈姐" 撤回了一条消息', Kind.RECALL, ""),
        (0, "你撤回了一条消息", Kind.RECALL, ""),
        (7, "他撤回了一条消息吗", Kind.TEXT, "他撤回了一条消息吗"),
    ],
)
def test_a_type_becomes_a_kind(kind: int, text: str, becomes: Kind, words: str) -> None:
    message = heard(Payload(text, kind)).message
    assert (message.kind, message.text) == (becomes, words)


@pytest.mark.parametrize("kind", [0, 17, 99, -1])
def test_an_unknown_type_is_set_aside(kind: int) -> None:
    assert read(Payload("?", kind), ME, NOW) == Unreadable(f"a message of the unknown type {kind}")


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        (f"「小鹿：#1263 好了吗?」\n{DASHES}\n1", "1", "#1263 好了吗?"),
        (f"「小鹿:#1263」\n{DASHES}\n好了\n谢谢", "好了\n谢谢", "#1263"),
        (f"「小鹿：@陈姐\u2005#1263 办结」\n{DASHES}\n1", "1", "#1263 办结"),
        (f"「陈姐：两\n行」\n{DASHES}\n嗯", "嗯", "两\n行"),
        (f"「甲：「乙：早」\n{DASHES}\n晚」\n{DASHES}\n嗯", "嗯", f"「乙：早」\n{DASHES}\n晚"),
        ("「甲：早」\n——————————\n嗯", "嗯", "早"),
        (f"「没有冒号」\n{DASHES}\n嗯", f"「没有冒号」\n{DASHES}\n嗯", None),
        (f"看「甲：早」\n{DASHES}\n嗯", f"看「甲：早」\n{DASHES}\n嗯", None),
        ("「甲：早」\n- -\n嗯", "「甲：早」\n- -\n嗯", None),
        ("「甲：早」嗯", "「甲：早」嗯", None),
    ],
)
def test_a_quotation_in_text_form(text: str, words: str, quoted: str | None) -> None:
    found = heard(Payload(text))
    assert found.message.text == words
    assert found.quoted == (Quoted(quoted) if quoted is not None else None)


@pytest.mark.parametrize(
    ("xml", "quoted"),
    [
        (reply("1", content="#1263", number="71"), Quoted("#1263", "71")),
        (reply("1", content="#1263", number="0"), Quoted("#1263")),
        (reply("1", content="&lt;msg&gt;&lt;appmsg&gt;&lt;title&gt;早&lt;/title&gt;&lt;/appmsg&gt;&lt;/msg&gt;"), Quoted("早")),
        (reply("1"), None),
    ],
)  # fmt: skip
def test_a_quotation_as_an_app_message(xml: str, quoted: Quoted | None) -> None:
    found = heard(Payload(xml, 14))
    assert (found.message.text, found.quoted) == ("1", quoted)


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE m [<!ENTITY a "x">]><msg><appmsg><title>&a;</title><type>57</type></appmsg></msg>',
        '<!DOCTYPE m SYSTEM "file:///etc/hostname"><msg><appmsg><type>57</type></appmsg></msg>',
        "<msg><appmsg><title>1</title><type>57</type></appmsg>",
        f"<msg><appmsg><title>{'x' * 70_000}</title><type>57</type></appmsg></msg>",
        "<a>" * 15_000 + "</a>" * 15_000,
        "<msg/>",
        "",
    ],
)
def test_xml_that_is_none_of_wechat_s_holds_no_app_message(xml: str) -> None:
    assert app_message(xml) is None


@pytest.mark.parametrize(
    ("text", "mentions", "called", "words"),
    [
        ("@小鹿\u2005又堵了", ["wxid_bot"], True, "又堵了"),
        ("@小鹿\u2005又堵了", [], True, "又堵了"),
        ("@小鹿 今日", [], True, "今日"),
        ("今日 @小鹿", [], True, "今日"),
        ("又堵了", ["wxid_bot"], True, "又堵了"),
        ("@小鹿妈\u2005又堵了", [], False, "@小鹿妈\u2005又堵了"),
        ("@陈姐\u2005又堵了", ["wxid_chenjie"], False, "@陈姐\u2005又堵了"),
        ("小鹿你好", [], False, "小鹿你好"),
        (f"「甲：早」\n{DASHES}\n@小鹿\u2005收到", [], True, "收到"),
        (f"「小鹿：@小鹿\u2005早」\n{DASHES}\n收到", [], False, "收到"),
    ],
)
def test_a_call_of_the_bot(text: str, mentions: list[str], called: bool, words: str) -> None:
    message = heard(Payload(text, mention_ids=mentions)).message
    assert (message.mentions_bot, message.text) == (called, words)


def test_without_a_known_name_only_ids_call() -> None:
    found = read(Payload("@ 你们"), Me("wxid_bot"), NOW)
    assert isinstance(found, Heard)
    assert not found.message.mentions_bot


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("7001", "7001"),
        ("a1b2-c3", "a1b2-c3"),
        ('<sysmsg type="revokemsg"><revokemsg><msgid>1</msgid><newmsgid>7001</newmsgid></revokemsg></sysmsg>', "7001"),
        ('"陈姐" 撤回了一条消息', None),
        ("", None),
    ],
)
def test_a_recall_names_its_target_where_it_is_told(text: str, target: str | None) -> None:
    message = heard(Payload(text, 13)).message
    assert (message.kind, message.target) == (Kind.RECALL, target)


@pytest.mark.parametrize(
    ("timestamp", "at"),
    [
        (1_764_000_000, datetime.fromtimestamp(1_764_000_000, UTC)),
        (1_764_000_000_123, datetime.fromtimestamp(1_764_000_000.123, UTC)),
        (0, NOW),
        (-5, NOW),
        (10**19, NOW),
        (int((NOW + timedelta(days=2)).timestamp()), NOW),
    ],
)
def test_a_time_comes_in_seconds_or_milliseconds_or_not_at_all(timestamp: int, at: datetime) -> None:
    assert moment(timestamp, NOW) == at


def test_in_private_there_is_no_room() -> None:
    assert heard(Payload("在吗", room_id="", to_id="wxid_bot")).message.room is None


@pytest.mark.parametrize(
    ("payload", "becomes"),
    [
        (Payload("收到", from_id="wxid_bot"), Own("1@chatroom", "收到")),
        (Payload("收到", from_id="wxid_bot", room_id="", to_id="wxid_li"), Own("wxid_li", "收到")),
        (Payload("x", 6, from_id="wxid_bot"), Own("1@chatroom", None)),
        (Payload("x", from_id="wxid_other_bot"), Ignored("another bot")),
        (Payload("x", from_id=""), Unreadable("nobody sent it")),
    ],
)
def test_who_is_not_heard(payload: Payload, becomes: object) -> None:
    assert read(payload, ME, NOW) == becomes


@pytest.mark.parametrize("sender", ["gh_123", "weixin"])
def test_accounts_that_are_no_person_are_not_heard(sender: str) -> None:
    assert isinstance(read(Payload("欢迎关注", from_id=sender), ME, NOW), Ignored)


PARTS = st.sampled_from(
    ["<msg>", "</msg>", "<appmsg>", "<title>", "<type>57</type>", "<refermsg>", "<svrid>", "&#55357;", "<![CDATA[", "]]>",
     "「", "」", "：", ":", "\n", DASHES, "@小鹿", "\u2005", "#接龙", "撤回了一条消息", "\ud83d", "\x00"]
)  # fmt: skip
TEXTS = st.text(st.characters()) | st.lists(PARTS | st.text(max_size=5)).map("".join)


@given(
    text=TEXTS,
    kind=st.integers(-1, 17) | st.integers(0, 2**31),
    timestamp=st.integers(0, 2**64 - 1),
    sender=st.sampled_from(["", "wxid_bot", "wxid_chenjie", "\ud83d"]),
    mentions=st.lists(st.text(max_size=3), max_size=2),
)
@example("「：" * 5000, 7, 0, "a", [])
@example(f"「a：{'」' * 5000}", 7, 0, "a", [])
@example(f"「a：b」\n{DASHES}\n" * 500, 7, 0, "a", [])
@example("a" * 100_000, 7, 0, "a", [])
@example("@小鹿" * 5000, 7, 0, "a", [])
def test_nothing_raises(text: str, kind: int, timestamp: int, sender: str, mentions: list[str]) -> None:
    payload = Payload(text, kind, timestamp=timestamp, from_id=sender, mention_ids=mentions)
    assert isinstance(read(payload, ME, NOW), Heard | Own | Ignored | Unreadable)
