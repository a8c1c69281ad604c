"""What a single value of config.yaml may be: a name, a key, a date, one of a few words."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator

from bot.config.dayentry import DayEntry, parse_day
from bot.config.duration import WorkingDays, parse_duration, parse_limit
from bot.config.halfwidth import half_width
from bot.config.problem import BadValue, choices
from bot.config.timeofday import parse_date, parse_hours, parse_span, parse_time
from handlers.domain.rota import GRID, POLICE, PROPERTY
from handlers.domain.town import Role, When
from handlers.domain.workcalendar import Span

_WEEK = {"周一": 0, "周二": 1, "周三": 2, "周四": 3, "周五": 4, "周六": 5, "周日": 6}
_STREET_ROLES = (Role.LEADER, Role.OFFICE, Role.CONTACT)
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,99}")
_TELEPHONE = re.compile(r"[0-9]{3,12}(-[0-9]{1,8}){0,2}")
_SHORT = 60
"""Characters of a law tip."""
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def _name(text: str) -> str:
    """A name that stands in a unit path and behind an @."""
    if "/" in text or "@" in text:
        raise BadValue(f"名称“{text}”里不能有 / 或 @", "")
    return text


def _key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise BadValue(f"“{text}”不能当键", "写法:小写英文字母、数字和下划线,如 illegal_parking")
    return text


def _variable(text: str) -> str:
    if text and not _VARIABLE.fullmatch(text):
        raise BadValue(f"“{text}”不是环境变量的名字", "写法:LUMING_ALARM_WEBHOOK;网址本身是密钥,写在那个环境变量里")
    return text


def _telephone(text: str) -> str:
    plain = half_width(text, "电话").replace(" ", "")
    if not _TELEPHONE.fullmatch(plain):
        raise BadValue(f"“{text}”不是电话号码", "写法:0878-3120000、95598")
    return plain


def _own_telephone(text: str) -> str:
    return _telephone(text) if text else ""


def _tip(text: str) -> str:
    """A sentence that a group reads in passing."""
    if len(text) > _SHORT:
        raise BadValue(f"这段话有{len(text)}个字,太长了", f"最多{_SHORT}个字,用自己的话写,不要照抄条文")
    return text


def _recipient(text: str) -> str:
    from bot.backup.seal import is_recipient  # asked for where a key is written, not at every start

    if text and not is_recipient(text):
        raise BadValue(f"“{text}”不是 age 公钥", "写法:age1 开头的一串,用 luming backup-key 密钥文件 生成")
    return text


def _one_of(what: str, known: Mapping[str, object]) -> BeforeValidator:
    """A value that is one of a few words."""

    def choose(value: object) -> object:
        word = half_width(value, what)
        if word not in known:
            raise BadValue(f"没有“{value}”这个{what}", choices(known))
        return known[word]

    return BeforeValidator(choose)


def _with_ours(departments: tuple[str, ...]) -> tuple[str, ...]:
    """The rules themselves speak of three departments, so these must be there."""
    if missing := [name for name in (GRID, PROPERTY, POLICE) if name not in departments]:
        raise BadValue(f"部门里少了{'、'.join(missing)}", "网格、物业、公安这三个名称固定,不能改也不能少")
    return departments


Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
Name = Annotated[Text, AfterValidator(_name)]
Key = Annotated[str, AfterValidator(_key)]
Date = Annotated[date, BeforeValidator(parse_date)]
Duration = Annotated[timedelta, BeforeValidator(parse_duration)]
Variable = Annotated[str, AfterValidator(_variable)]
Telephone = Annotated[str, AfterValidator(_telephone)]
OwnTelephone = Annotated[str, AfterValidator(_own_telephone)]
Tip = Annotated[str, Field(min_length=1), AfterValidator(_tip)]
Recipient = Annotated[str, AfterValidator(_recipient)]
Count = Annotated[int, Field(ge=1)]
StreetRole = Annotated[Role, _one_of("角色", {role.value: role for role in _STREET_ROLES})]
StationRole = Annotated[Role, _one_of("角色", {role.value: role for role in Role if role not in _STREET_ROLES})]
Pattern = Annotated[When, _one_of("班次", {when.value: when for when in When})]
Weekday = Annotated[int, _one_of("日子", _WEEK)]
Departments = Annotated[Texts, AfterValidator(_with_ours)]
Deadline = Annotated[timedelta | WorkingDays, PlainValidator(parse_limit)]
Clock = Annotated[time, BeforeValidator(parse_time)]
DaySpan = Annotated[Span, PlainValidator(parse_span)]
Hours = Annotated[Span, PlainValidator(parse_hours)]
OwnDate = Annotated[date | None, BeforeValidator(parse_date)]
OwnHours = Annotated[Span | None, PlainValidator(parse_hours)]
Lunch = Annotated[Span | None, PlainValidator(parse_span)]
Day = Annotated[DayEntry, PlainValidator(parse_day)]
Year = Annotated[int, Field(ge=2004, le=2100)]
