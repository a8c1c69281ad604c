"""What stands in a cell, for what config.yaml writes: each has one word that is written, and others that are read."""

import re

from handlers.domain.town import Role, When

ROLES = {
    Role.CHIEF: ("站长", "书记", "主任", "社区书记", "社区主任"),
    Role.DEPUTY: ("副站长", "副主任", "副书记"),
    Role.OFFICER: ("执法人员", "执法员", "执法队员", "民警", "主办"),
    Role.AUXILIARY: ("协管队员", "协管", "协管员", "协管人员", "辅警", "辅助人员"),
    Role.GRID_LEAD: ("网格长", "网格组长"),
    Role.GRID_WORKER: ("网格员", "社区工作人员", "社工"),
    Role.PROPERTY: ("物业", "物业人员", "物业经理"),
    Role.PARTY: ("小区党员", "党员"),
    Role.COMMITTEE: ("社区两委", "两委", "两委成员"),
    Role.OWNERS_COMMITTEE: ("业委会", "业主委员会"),
    Role.SHOP: ("商户", "商家"),
    Role.VOLUNTEER: ("志愿者", "志愿服务"),
}
PATTERNS = {
    When.WORKDAYS: ("每个工作日", "工作日", "白班", "日班", "每天", "常白班"),
    When.WEEKDAYS: ("每周几天", "每周", "定期"),
    When.ON_CALL: ("挂点", "挂点联系", "随叫随到"),
    When.OFF_HOURS: ("夜间和节假日", "夜间及节假日", "夜间、节假日", "夜间节假日", "夜间", "夜班", "值夜", "节假日"),
    When.SUBSTITUTE: ("替班", "替补", "备班", "只替班"),
}
WEEK = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
YES = frozenset("是 有 √ ✓ ✔ ☑ 对 具备 已有 持证 y yes true 1 v".split())
NO = frozenset("否 无 × ✗ ✘ x 没有 不具备 未持证 n no false 0 - — / ○".split())
NEVER = frozenset("无 长期 长期有效 永久 - — /".split())
HEADS = frozenset("组长 带班 带班人 主办 负责人 队长 带队".split())
"""In brackets behind a name: he leads the shift."""
FOLLOWERS = frozenset("组员 队员 成员 协管 协管员 协管队员 协办 副组长 辅警 民警 网格员 物业 替班 白班 夜班".split())
"""In brackets behind a name, and of no consequence."""

_ROLE_OF = {word: role for role, words in ROLES.items() for word in (*words, role.value)}
_PATTERN_OF = {word: when for when, words in PATTERNS.items() for word in (*words, when.value)}
_DAYS = {char: day for chars in ("一二三四五六日", "1234567") for day, char in enumerate(chars)} | {"天": 6}
_EVERY_DAY = frozenset("工作日 每天 每日 每个工作日".split())
_DAY_NAME = re.compile("星期|礼拜|周")


def role(text: str) -> Role | None:
    """`role("辅警") is Role.AUXILIARY`."""
    return _ROLE_OF.get(text.replace(" ", ""))


def pattern(text: str) -> When | None:
    """`pattern("夜班") is When.OFF_HOURS`."""
    return _PATTERN_OF.get(text.replace(" ", ""))


def qualified(text: str) -> bool | None:
    """Yes or no; nothing written is no."""
    word = text.replace(" ", "").lower()
    return True if word in YES else False if not word or word in NO else None


def weekdays(text: str) -> frozenset[int] | None:
    """`weekdays("星期二、礼拜四") == {1, 3}`; also 周一至周五, 二四, 2. None where it says anything else."""
    found: set[int] = set()
    for part in filter(None, re.split(r"[、,;/和及 ]+", text.replace("每周", "周").replace("每星期", "星期"))):
        first, *more = re.split(r"[-—–~至到]+", part)
        ends = [_days(first), *map(_days, more)]
        if part in _EVERY_DAY:
            found |= set(range(5))
        elif len(ends) == 1 and ends[0]:
            found |= set(ends[0])
        elif len(ends) == 2 and all(len(end) == 1 for end in ends) and ends[0] <= ends[1]:
            found |= set(range(ends[0][0], ends[1][0] + 1))
        else:
            return None
    return frozenset(found)


def _days(text: str) -> list[int]:
    """The days of a part like 周二周四 or 二四; none where it is no such part."""
    chars = _DAY_NAME.sub("", text)
    return [_DAYS[char] for char in chars] if chars and all(char in _DAYS for char in chars) else []
