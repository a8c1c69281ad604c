"""What officers say in passing (收到、到了、弄好了), and what only resembles it: a promise, a question, a denial, an order."""

import pytest

from handlers.decide import FORMS
from handlers.decide.forms import form_of
from handlers.domain.intent import Command
from handlers.domain.town import Role, Staff
from handlers.grammar.parse import Parser
from handlers.tickets.commands import Accept, Arrive, AskDone, Resolve
from handlers.tickets.spoken import Spoken
from nlp.deeds import Deeds
from nlp.lexicon import FOLDER
from tests.language.sample import member

DEEDS = Deeds(FOLDER)
IN_WORDS = Spoken(lambda line, own: DEEDS.read(line, own.deeds))
OFFICER, RESIDENT = member(Role.OFFICER, "综合执法", qualified=True), None

# The kind of command, and the number where one is said.
SPOKEN: list[tuple[type[Command], str]] = [
    (Accept, "收到 收到! 收到马上来 收到,谢谢 好 好的 好嘞 好的我去 行 OK ok。 ＯＫ 嗯 明白 可以 我去 我来 我来处理 我去看看"),
    (Accept, "我接 我负责 我马上过去 马上来 马上到 马上就到 马上到现场 在路上了 这就去 已出发 交给我 安排上了 1"),
    (Accept, "[OK] 👌 好滴 好哒 好的呢 嗯嗯 ok的"),
    (Arrive, "到 到! 到啦 我到了 已到 到位 报到 已经到现场了 已到达现场 人到了 在现场了 我到了现场"),
    (Resolve, "弄好了 处理完了 已经处理好了 处理完毕 办完了 搞定 搞定了! 完事 好了 车挪走了 车已经开走了 已劝离 摊子收摊了"),
    (Resolve, "狗抓走了 灯修好了 都清理干净了 音响关了 解决了 调解成功 下午已清理完 晚上的摊子已劝离 云E·12D88挪走了 云E·12344拖走了 7栋505水管修好了"),
    (Accept, "快到了 10分钟到 大概5分钟到 我处理完手头的就去"),
    (AskDone, "联系车主挪走了 已联系车主挪走 已通知车主挪走 已让摊主收摊 已劝不听 劝离无效 贴条了 批评教育了 人走了 没发现 现场没人 解决了一半"),
]  # fmt: skip
NUMBERED: list[tuple[str, Command]] = [
    ("1263收到", Accept(numbers=("1263",), text="收到")),
    ("#1263 我去", Accept(numbers=("1263",), text="我去")),
    ("学桥1263收到", Accept(numbers=("1263",), unit="学桥", text="收到")),
    ("1263 到", Arrive(numbers=("1263",), text="到")),
    ("报到 1263", Arrive(numbers=("1263",), text="报到")),
    ("1263 车挪走了", Resolve(numbers=("1263",), text="车挪走了")),
    ("1263已办结", Resolve(numbers=("1263",), text="已办结")),
]

# What only resembles them.
RESEMBLES = """
没到 还没到 到了吗 到了没 到了没有 什么时候到 看到了 到点了 到时候再说 到期了 到底怎么回事
收到了吗 收到吗? 收拾一下 收费太贵 收不到 接下来怎么办 谁去 谁去看看 谁来接单 接单了吗 我去不了 我不去 不用去了 没空 走不开
我去年就说过 好像是 好多车 好的吗 可以吗 行不行 来不及了 明白吗
快处理完了 还没处理完 未处理完 没办结 办结了吗 什么时候办结 1263什么时候办结 1263办结了没 准备办结 争取今天办结 等会弄好
能不能处理完 处理完了? 车没挪走 车挪走了吗 车挪走了没有 如果车挪走了再说 没解决 解决了没有 狗没抓走 怎么处理好
我处理不了 没收到 我没收到 收到没 收到没有 谁接单 你去看看 派人去看看 我去吃饭 我接孩子 我去过了
不在现场 准备到现场 叫他们到现场 请到现场 民警到了 快递到了 迟到了 谁到了
明天能办结 今天能处理完 下午能搞定 要办结 明天拖走 下午清理干净 半小时内挪走 需要拖走 让车主挪走 通知车主挪走 请车主挪走
联系拖车拖走 车主说一会挪走 处理好了通知我 处理完再说 弄好拍个照 车主不肯挪走 拒绝挪走 不愿意收摊
办结? 1263办结? 已办? 到了? 收? 接单? 车挪走了又回来了 收摊了又摆出来了
收到,处理不了 收到,我去不了 收到,没空 收到,不归我管 收到,不是我的 收到请回复 收到货了 到3栋看看 到3栋去
无法处理好 谁搞定 是不是处理完了 办结率多少 今天办结了几件
"""


def read(text: str, who: Staff | None) -> Command | None:
    return Parser(FORMS, IN_WORDS, ("学桥", "龙泉")).parse(text, who)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SPOKEN for text in texts.split()])
def test_said_in_passing(kind: type[Command], text: str) -> None:
    command = read(text, OFFICER)
    assert type(command) is kind
    assert (command.numbers, command.unit, form_of(command).spoken) == ((), None, True)
    assert read(text, RESIDENT) is None  # a neighbour's 收到 or 好了 is talk


@pytest.mark.parametrize(("text", "command"), NUMBERED)
def test_said_in_passing_about_a_number(text: str, command: Command) -> None:
    assert (read(text, OFFICER), read(text, RESIDENT)) == (command, None)


@pytest.mark.parametrize("who", [OFFICER, RESIDENT], ids=["officer", "resident"])
@pytest.mark.parametrize("text", RESEMBLES.split())
def test_what_only_resembles_a_command(text: str, who: Staff | None) -> None:
    assert read(text, who) is None
