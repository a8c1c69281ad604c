"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STEERING
from handlers.grammar.arguments import ROW, SOME_WORDS
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
    also=re.compile(r"[把将]?(?:这个|本)群绑定?(?:到|成|为|给)?\s?(\S{2,20})"),
    town=True,
    rule=joining.room,
)
SHOW_SENDS = Form(
    ShowSends,
    ("未明",),
    "未明",
    "看不知道发出去没有的、发不到的话",
    (),
    STEERING,
    _SENDS,
    also=re.compile("(?:还)?有?(?:哪些|什么)(?:话|消息)?没(?:发出去|发到|送到)的?"),
    town=True,
    rule=sends.show,
)
SEND_AGAIN = Form(
    SendAgain,
    ("重发",),
    "重发 编号",
    "没发出去的,再发一次",
    (ROW,),
    STEERING,
    _SENDS,
    also=re.compile(r"(?:第)?(\d{1,6})号?那?[条句]?[再重]发(?:一次|一下|一遍)?"),
    town=True,
    rule=sends.again,
)
MARK_SENT = Form(
    MarkSent,
    ("已发",),
    "已发 编号",
    "看到已经发出去了,记下来",
    (ROW,),
    STEERING,
    _SENDS,
    town=True,
    rule=sends.sent,
)
