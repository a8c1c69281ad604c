"""What residents call people of the staff: by department, surname and what they are, never by the whole name."""

from collections.abc import Sequence

from handlers.domain.rota import GRID, POLICE

_DOUBLE = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐".split()
)
"""Surnames of two characters."""
_JOBS = ("经理", "主任", "队长", "师傅", "老师", "大姐", "大哥", "书记", "站长")
"""Whoever is already called by his job is called so."""
_SQUAD, _POLICE, _ANYBODY = "队", "警官", "同志"


def called(department: str, names: Sequence[str]) -> str:
    """综合执法李队, 公安王警官, 网格员张同志、何同志."""
    head = "网格员" if department == GRID else department
    return head + "、".join(_one(name, department) for name in names)


def _one(name: str, department: str) -> str:
    if name.endswith(_JOBS):
        return name
    surname = name[:2] if name[:2] in _DOUBLE else name[:1]
    police = department in (POLICE, "交警")
    return surname + (_POLICE if police else _SQUAD if "执法" in department else _ANYBODY)
