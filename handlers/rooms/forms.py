"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

from handlers.domain.scene import Need
from handlers.domain.town import STEERING
from handlers.grammar.arguments import SOME_WORDS
from handlers.grammar.form import Form
from handlers.rooms import joining, sends
from handlers.rooms.commands import BindRoom, MarkSent, SendAgain, ShowSends

_SENDS = frozenset({Need.SENDS})

BIND_ROOM = Form(
    BindRoom,
    ("绑定",),
    "绑定 小区名,如:绑定 桂花苑(在那个群里发;工作群写社区名)",
    "把群和小区对上",
    (SOME_WORDS,),
    STEERING,
    town=True,
    rule=joining.room,
)
SHOW_SENDS = Form(
    ShowSends, ("未明",), "未明", "看不知道发出去没有的、发不到的话", (), STEERING, _SENDS, town=True, rule=sends.show
)
SEND_AGAIN = Form(
    SendAgain,
    ("重发",),
    "重发 编号",
    "没发出去的,再发一次",
    (SOME_WORDS,),
    STEERING,
    _SENDS,
    town=True,
    rule=sends.again,
)
MARK_SENT = Form(
    MarkSent,
    ("已发",),
    "已发 编号",
    "看到已经发出去了,记下来",
    (SOME_WORDS,),
    STEERING,
    _SENDS,
    town=True,
    rule=sends.sent,
)
