"""What somebody may ask for who was heard: to be shown what is held about him, and to have it erased. Both are on record."""

import getpass
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.engine.upkeep import throw_away
from bot.logs import log
from handlers.domain.facts.rooms import PersonShown
from handlers.domain.workcalendar import local
from handlers.rooms.texts.person import erased as instead
from storage import events
from storage.engine.database import Database
from storage.held import Held, Line, held
from storage.person import Erased, Person, erase, meant

_TRIES = 3


def persons(database: Database, wanted: str) -> list[Person]:
    """Whom a name, an account or an id may mean."""
    with database.transaction() as session:
        return meant(session, wanted)


def forget(database: Database, folder: Path, person: Person, now: datetime) -> tuple[Erased, bool]:
    """Erase somebody, his files, and what is left of his words in the bytes of the database; False where another process kept
    writing there, so that those bytes are still to go."""
    with database.transaction() as session:
        erased = erase(session, person, instead, now, operator())
    throw_away(database, folder)
    clean = any(database.compact() for _ in range(_TRIES))
    log.warning("all that somebody had said was erased", lines=erased.heard, tickets=len(erased.tickets), by=operator())
    return erased, clean


def export(database: Database, person: Person, now: datetime) -> str:
    """All that is held about somebody, as JSON that he can read."""
    with database.transaction() as session:
        events.append(session, [PersonShown(person=person.id, at=now, by=operator())], {})
        found = held(session, person)
    log.warning("all that is held about somebody was written out", lines=len(found.heard), by=operator())
    return json.dumps(_readable(found), ensure_ascii=False, indent=2)


def operator() -> str:
    """The account on this machine that runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return ""


def _readable(found: Held) -> dict[str, Any]:
    return {
        "编号": found.person.id,
        "账号": [
            {"通道": one.transport, "账号": one.account, "昵称": one.name, "最近在的群": one.room or ""}
            for one in found.person.accounts
        ],
        "说过的话": _lines(found.heard),
        "记在单子和核实里的原话": [{"在": stream, "原话": words} for stream, words in found.typed],
        "机器人私下说给他的": _lines(found.told),
        "反映的单": [{"单号": ticket, "状态": state, "位置": place} for ticket, state, place in found.reported],
        "附和过的单": list(found.joined),
        "评价": [{"单号": ticket, "评价": verdict} for ticket, verdict in found.voted],
        "还等他回答的": [{"问": kind, "到": _moment(until)} for kind, until in found.asked],
        "关于他的记录": [{"时间": _moment(at), "事情": kind} for at, kind in found.happened],
    }


def _lines(lines: Iterable[Line]) -> Sequence[dict[str, str]]:
    return [
        {"时间": _moment(line.at), "群": line.room or "私聊", "原话": line.words or "(已删)"}
        | ({"图片": line.picture} if line.picture else {})
        for line in lines
    ]


def _moment(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"
