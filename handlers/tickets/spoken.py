"""How officers answer in passing: 收到马上来, 到了, 车挪走了. What only promises, asks, denies or orders is no answer.

Closing asks a whole group for its verdict, so words that close are read most strictly.
"""

import re

from handlers.grammar.form import Form
from handlers.tickets.forms import ACCEPT, ARRIVE, RESOLVE

_EDGE = r"[\s,,。.!!~、;;…]"

_ACCEPTS = re.compile(
    rf"""
    ^(?:已经?)?(?:收到[了啦]?|收了|接单了?|接了|我接了?|我来接)(?=$|{_EDGE})(?!.*(?:不了|不归|没空|不是我|回复|没有|吗|\?))                          # 收到, 张丽跟我一起
    | ^(?:(?:收|接|1|好(?:[的滴哒嘞]呢?)?|行|ok[的了]?|\[ok\]|👌|明白|嗯+|得嘞|可以|没问题|知道了|了解|来了?|去了){_EDGE}*)+$
    | ^(?:(?:收到?|好[的滴哒嘞]?|行|ok|明白|嗯+){_EDGE}*)?
      (?:我们?|我这)?(?:现在|马上|这就|立刻|立即|先|就)*
      (?:去|来|过去|过来|到|处理|接|跟进|负责|看看|出发|赶过去|安排)
      (?:看看|看一下|处理|一下|下|现场(?!看)|[啦吧哈])*了?{_EDGE}*$                           # 好的,我马上过去看看
    | ^(?:我们?)?(?:已经|已)?(?:在路上|路上|出发)了?{_EDGE}*$ | ^交给我{_EDGE}*$ | ^安排上了?{_EDGE}*$
    """,
    re.VERBOSE | re.IGNORECASE,
)

_ARRIVES = re.compile(
    rf"""
    ^(?:我们?|人|我和..?.?)?(?:已经?|刚刚?|现在|都)*
    (?:到达?|到位|抵达|报到|在(?=现场))了?
    (?:现场|点位|楼下|门口|小区|场|\d+(?:栋|幢|号楼)(?:楼下|门口|后面|\d单元)?)?(?:了|啦)?
    (?:$|{_EDGE})
    """,
    re.VERBOSE,
)

_DONE = (
    *"办结 办完 办妥 办好了 已处理 完成了 处理完 处理好 处理了 弄好 弄完 搞定 搞好 整改完 整改好 整改到位 解决了 已解决 完事".split(),
    *"清理完 清理好 清理干净 已清理 清走 挪走 移走 拖走 搬走 赶走 开走了 劝离 劝走 劝散 已劝 收摊 撤摊".split(),
    *"修好 拆除了 拆完 已拆 抓走 捕走 带走了 调解好 调解成功 已制止 已关停 音响关了 已停工 恢复正常".split(),
)
_WHOLE = "好了 都好了 办了 完事 可以了".split()
_PARTLY = ("部分办结", "部分处理", "部分已", "已部分")
_NOT_DONE = (
    *"没 未 又 不听 不肯 拒绝 不愿 无效 无法 不了 不掉 不用 不要 怎么 什么时候 吗 ? 谁 是不是 能不能 多少 几件 率".split(),
    *"快处理 快弄 快好 快要 快办 快清 尽快 马上 等我 等一 等会 等下 等他 等车 稍等 才能 准备 争取 尽量 如果 要是".split(),
    *"一会 待会 回头 再说 再办 再处理 之前 以内 小时内 分钟内 天内 手头 就去 就来".split(),
    *"想办 想处理 需要 应该 会去 会处理 能办 能处理 能搞 能弄 能清 能挪 要办 要处理 要清 要拖 要挪".split(),
    *"拍个 通知我 告诉我 说一声".split(),
)
# A time to come, unless the line says that it is done: 下午已清理完.
_LATER = "明天 今天能 今晚 下午 晚上".split()
# An order to somebody else; done only where the line ends so: 联系车主挪走了.
_ORDERS = "让 请 通知 联系 叫 派".split()


# "1263这个我去": the number says which.
_POINTS = re.compile(rf"^(?:这|那)(?:[个件单张]|一[个件单张]){_EDGE}*|^第[一二三四五1-5][个件单张]{_EDGE}*")
_COUNTED = re.compile(
    rf"(?:{_EDGE}+(?:共|一共|总共)?(?:[\d一两二三四五六七八九十]+\s*[辆处件只条个台起户次张](?:车|摊|狗)?{_EDGE}*)+)+$"
)


def spoken(line: str) -> Form | None:
    """The form that the line, without its number, gives in ordinary words."""
    words = _POINTS.sub("", re.sub(rf"{_EDGE}+$", "", line)).lower()
    words = _COUNTED.sub("", words) or words  # 都好了 2辆
    if _closes(words):
        return RESOLVE
    if _ARRIVES.match(words) and words not in ("在", "报到一下"):
        return ARRIVE
    return ACCEPT if _ACCEPTS.match(words) else None


def _closes(words: str) -> bool:
    if words in _WHOLE or words.startswith(_PARTLY):
        return True
    if not any(done in words for done in _DONE) or any(no in words for no in _NOT_DONE):
        return False
    ends_done = words.endswith(("了", "完毕"))
    if any(later in words for later in _LATER) and not (ends_done or "已" in words):
        return False
    return ends_done or not any(order in words for order in _ORDERS)
