"""Papers (文件): files that a line brings to a chat, named here and made only when the line is sent."""

from dataclasses import dataclass
from datetime import datetime

from handlers.domain.stored import Stored


@dataclass(frozen=True)
class Paper(Stored):
    """What is to be made; whoever sends it knows how."""


@dataclass(frozen=True)
class BulletinPaper(Paper, kind="bulletin"):
    """The draft of a bulletin (信息专报) of the unit at `path`, of a period, as it stood at `at`; a .docx. Its numbers are exact unless they are to be
    `rounded` (约数)."""

    path: str
    start: datetime
    end: datetime
    at: datetime
    rounded: bool = False


@dataclass(frozen=True)
class ExportPaper(Paper, kind="export"):
    """The tables (导出) of the unit at `path` and a period, as it stood at `at`; a .xlsx, masked but where it is `unmasked`."""

    path: str
    start: datetime
    end: datetime
    at: datetime
    unmasked: bool = False


@dataclass(frozen=True)
class ChartPaper(Paper, kind="chart"):
    """The chart (图) of the unit at `path` and a period, as it stood at `at`; a picture."""

    path: str
    start: datetime
    end: datetime
    at: datetime


@dataclass(frozen=True)
class CardPaper(Paper, kind="card"):
    """The contact card and the service guide (便民联系卡、服务指南) of the compound at `path`, to be printed; a .pdf."""

    path: str


KINDS: dict[str, type[Paper]] = Paper.kinds
"""Every paper by its stored name."""
