"""What officers say in passing that is read the wrong way round, and commands that are not read. All of these fail today."""

import pytest

from handlers.commands import parse
from handlers.domain.intent import Accept, AnyCommand, Assign, Close, Resolve, ShowHelp, ShowTicket, ShowToday, ShowTodo
from handlers.domain.town import Role

from .sample import member

OFFICER = member(Role.OFFICER, "综合执法", qualified=True)

# Each of these closes a ticket and asks the neighbours for a verdict.
NOT_DONE = """
明天能办结 今天能处理完 下午能搞定 要办结 明天拖走 下午清理干净 半小时内挪走 需要拖走
让车主挪走 通知车主挪走 请车主挪走 联系拖车拖走 车主说一会挪走 我处理完手头的就去 处理好了通知我 处理完再说 弄好拍个照
车主不肯挪走 拒绝挪走 不愿意收摊 劝离无效 无法处理好 谁搞定 是不是处理完了 办结率多少 今天办结了几件
"""

# Each of these makes whoever says it the lead.
NOT_ACCEPTED = "我处理不了 没收到 我没收到 收到没 收到没有 谁接单 你去看看 派人去看看 我去吃饭 我接孩子 我去过了"

# Each of these is an arrival on site.
NOT_THERE = "不在现场 准备到现场 叫他们到现场 请到现场 我到现场看看 民警到了 快递到了 迟到了 谁到了"

# How people in WeChat say yes; none is heard.
YES = "[OK] 👌 好滴 好哒 好的呢 嗯嗯 ok的"

TYPED: list[tuple[str, AnyCommand]] = [
    ("今日。", ShowToday()),
    ("今日？", ShowToday()),
    ("待办!", ShowTodo()),
    ("帮助。", ShowHelp()),
    ("单 1263。", ShowTicket(number="1263")),
    ("单 1263?", ShowTicket(number="1263")),
    ("1263 关闭。", Close(number="1263")),
    ("改派段勇 1263", Assign(number="1263", text="段勇")),
    ("1263派单段勇", Assign(number="1263", text="段勇")),
    ("云E·12344 拖走了", Resolve(text="云E·12344 拖走了")),  # five digits of a plate that happen to check
    ("7栋505水管修好了", Resolve(text="7栋505水管修好了")),  # a room that happens to check
    ("云E·12344 拖走了 1263", Resolve(number="1263", text="云E·12344 拖走了")),
]


@pytest.mark.parametrize("text", [*NOT_DONE.split(), *NOT_ACCEPTED.split(), *NOT_THERE.split()])
def test_what_only_resembles_a_command(text: str) -> None:
    assert parse(text, "小鹿", OFFICER) is None


@pytest.mark.parametrize("text", YES.split())
def test_a_yes_of_the_chat(text: str) -> None:
    assert isinstance(parse(text, "小鹿", OFFICER), Accept)


@pytest.mark.parametrize(("text", "command"), TYPED)
def test_typed(text: str, command: AnyCommand) -> None:
    assert parse(text, "小鹿", OFFICER) == command


@pytest.mark.parametrize("text", ["报110了吗", "报120了"])
def test_a_call_for_help_is_no_registration(text: str) -> None:
    assert parse(text, "小鹿", None) is None
