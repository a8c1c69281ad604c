"""3-2 is 3栋2单元 where it has a door, is lived in, or is all that is said; elsewhere it is a score, a date or a price."""

import re
from collections.abc import Iterator

from nlp.part import Part, Rank

_DASH = r"\s?[-—–]\s?"
_NO_SCORE = "".join(
    f"(?<!{word})" for word in ("比分", "尾号", "赢了", "输了", "买", "送", "周", "月", "日", "比赛", "球赛", "第")
)
_GAME = "(?![大险完]?[胜败赢输平]|战|击败|领先|落后|绝杀|的?(?:比[分数]|成绩|优势|战绩))"
_AMOUNT = "[.:/=~—–-]|\\d|[号月日点天元块次个人岁楼层年折斤米度分]"
_DOOR = (
    r"的?(?:楼[道梯上下顶底]|顶楼|[电货客]梯|单元|门[口前禁]|大[门堂厅]|入户|都?[没断缺][水电气]|都?停[水电](?!通知|公告|时间|到|吗)"
    r"|漏水|跳闸|负[一二三1-3]|[前后]面|旁边|对面|业主|住户|[一二三四五六七八九十]{1,3}楼)"
    r"|的(?:垃圾|灯|狗|车|邻居|人家|房子)|那[边里家户]|这[边里家户]"
)
_PAIRS = (
    re.compile(rf"(?<![a-z\d.:/=~〕—–-]){_NO_SCORE}([1-9]\d?){_DASH}([1-9])(?={_DOOR})"),
    re.compile(
        rf"(?:(?<=住)|(?<=[住家]在)|(?<=(?:位置|地址)[: ])|(?<=(?:位置|地址):\s)|(?<=我们)|(?<=我家)|(?<=们家)|(?<=[我们]是))"
        rf"([1-9]\d?){_DASH}([1-9])(?!{_AMOUNT}){_GAME}"
    ),
    re.compile(rf"^(?:应该|大概|就)?[是在]?\s*([1-9]\d?){_DASH}([1-6])(?=[的吧嘛这那边里]*[\s。!.]*$)"),
    re.compile(rf"(?<![a-z\d.:/=~〕—–-])([1-9]\d?)-([1-9])(?=[、,和跟与]\d{{1,2}}-\d(?:{_DOOR}))"),
)


def pairs_in(line: str) -> Iterator[Part]:
    """The buildings with a unit that are written as two numbers."""
    taken: set[int] = set()
    for match in (match for pattern in _PAIRS for match in pattern.finditer(line)):
        if match.start(1) not in taken:
            taken.add(match.start(1))
            yield Part(match.start(1), match.end(), f"{int(match[1])}栋{match[2]}单元", Rank.BUILDING)
