"""The rows of 人员: one of a station's staff each."""

from datetime import date

from bot.config.node import Node
from bot.config.problem import choices
from bot.rota import cells, words
from bot.rota.headers import Column
from bot.rota.row import Findings, Row, mapping, scalar
from handlers.domain.town import Role


def member(row: Row, today: date, findings: Findings) -> Node | None:
    """Somebody as config.yaml would name him; None where nobody is named. What is wrong is found, and left out."""
    name, cell = _name(row, findings), row.cell(Column.NAME)
    role = _role(row, findings)
    told = {"name": scalar(cell, name), "role": scalar(row.cell(Column.ROLE), (role or Role.OFFICER).value)}
    if department := row.text(Column.DEPARTMENT):
        told["department"] = scalar(row.cell(Column.DEPARTMENT), department)
    elif role in (Role.OFFICER, Role.AUXILIARY):
        findings.wrong(row.cell(Column.DEPARTMENT), f"没有写{name}的部门", "执法人员和协管队员要写所属部门")
    qualified = _qualified(row, role, findings)
    expires = _expires(row, qualified, today, findings)
    told |= {"qualified": scalar(row.cell(Column.QUALIFIED), "true")} if qualified else {}
    told |= {"expires": scalar(row.cell(Column.EXPIRES), f"{expires}")} if expires else {}
    if name and role in (Role.OFFICER, Role.AUXILIARY) and not department:
        return None
    return mapping(cell, told) if name else None


def _name(row: Row, findings: Findings) -> str:
    cell = row.cell(Column.NAME)
    named = list(cells.names(cell.value))
    if not named:
        findings.wrong(cell, "没有写姓名")
        return ""
    if len(named) > 1:
        findings.wrong(cell, f"“{cell.shown}”是{len(named)}个人", "一行写一个人")
    elif named[0].wrong:
        findings.wrong(cell, named[0].wrong)
    return named[0].name


def _role(row: Row, findings: Findings) -> Role | None:
    cell = row.cell(Column.ROLE)
    role = words.role(cell.text)
    if role is None:
        wrong = f"角色“{cell.shown}”看不懂" if cell.text else "没有写角色"
        findings.wrong(cell, wrong, choices(names[0] for names in words.ROLES.values()))
    return role


def _qualified(row: Row, role: Role | None, findings: Findings) -> bool:
    cell = row.cell(Column.QUALIFIED)
    qualified = words.qualified(cell.text)
    if qualified is None:
        findings.wrong(cell, f"执法资格“{cell.shown}”看不懂", "可写:有、无")
    if qualified and role not in (Role.OFFICER, None):
        findings.wrong(cell, f"{words.ROLES[role][0]}不写执法资格", "只有执法人员能任主办;协管队员等不能")
        return False
    return bool(qualified)


def _expires(row: Row, qualified: bool, today: date, findings: Findings) -> date | None:
    cell = row.cell(Column.EXPIRES)
    if not cell.text or cell.text in words.NEVER:
        return None
    day = cells.day(cell.value, today)
    if day is None:
        findings.wrong(cell, f"“{cell.shown}”不是日期", "写法:2026-06-30;不到期的空着")
    elif not qualified and words.qualified(row.text(Column.QUALIFIED)) is False:
        findings.wrong(cell, "没有执法资格的人不写到期日", "有资格的,执法资格写“有”")
    return day if qualified else None
