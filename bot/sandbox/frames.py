"""What the page is shown, as plain JSON: the world, a person's chats, lines, the clock."""

from datetime import datetime
from typing import Any

from bot.sandbox.chats import Chat, Chats
from bot.sandbox.line import BOT, Line
from bot.sandbox.people import Person, compounds
from bot.sandbox.recall import WITHIN
from bot.sandbox.transport import Sandbox
from handlers.domain.message import Kind
from handlers.domain.name import plain
from handlers.domain.town import Town
from handlers.domain.workcalendar import local

Frame = dict[str, Any]
FACES = 9
SNIPPET = 80


def world(sandbox: Sandbox, *, next_due: bool, morning: bool, why: bool, anew: bool) -> Frame:
    """What does not change while the page is open, and the people so far; `next_due`, `morning`, `why`, `anew` tell what it can ask for."""
    town = sandbox.town
    return {
        "type": "world",
        "town": town.name,
        "bot": {"account": BOT, "name": town.bot},
        "folder": str(sandbox.folder.resolve()),
        "people": [person(somebody) for somebody in sandbox.chats.people.values()],
        "compounds": [{"path": c.path, "name": c.name, "station": s.name} for s, c in compounds(town)],
        "recall_within": WITHIN.total_seconds(),
        "next_due": next_due,
        "morning": morning,
        "why": why,
        "anew": anew,
        "clock": clock(sandbox),
    }


def person(somebody: Person) -> Frame:
    return {
        "account": somebody.account,
        "name": plain(somebody.name),
        "home": somebody.home,
        "tag": somebody.tag,
        "rooms": list(somebody.rooms),
        "staff": somebody.is_staff,
    }


def chats(room: Chats, somebody: Person) -> list[Frame]:
    """The chat list of a person, newest first."""
    return [_chat(room, somebody, chat) for chat in room.of(somebody)]


def line(room: Chats, said: Line) -> Frame:
    """One line, with a snippet of the line that it quotes. A line that was taken back, quoted or not, has no words left."""
    quoted = room.line(said.quote)
    return {
        "id": said.id,
        "chat": said.chat,
        "n": said.n,
        "at": local(said.at).isoformat(),
        "from": said.sender,
        "name": plain(said.name),
        "kind": said.kind,
        "text": said.text,
        "media": said.media if said.kind is Kind.IMAGE else None,
        "size": said.size,
        "mention": list(said.mention),
        "quote": quoted and _quoted(quoted),
    }


def clock(sandbox: Sandbox, *, busy: bool = False) -> Frame:
    """The time of the sandbox; `day` says what is special about it, `busy` that time is being moved."""
    now = sandbox.clock.now()
    return {
        "type": "clock",
        "now": local(now).isoformat(),
        "day": _day(sandbox.town, now),
        "open": sandbox.town.calendar.is_open(now),
        "busy": busy,
    }


def _chat(room: Chats, somebody: Person, chat: Chat) -> Frame:
    lines = room.lines(chat.id)
    unread = room.unread(somebody.account, chat.id)
    return {
        "id": chat.id,
        "title": chat.title,
        "group": chat.room is not None,
        "members": len(chat.members) + 1,
        "faces": [{"account": p.account, "name": plain(p.name)} for p in chat.members[: FACES - 1]],
        "last": line(room, lines[-1]) if lines else None,
        "unread": len(unread),
        "called": any(somebody.account in missed.mention for missed in unread),
    }


def _quoted(quoted: Line) -> Frame:
    return {
        "id": quoted.id,
        "name": plain(quoted.name),
        "kind": quoted.kind,
        "text": _snippet(quoted),
        "media": quoted.media if quoted.kind is Kind.IMAGE else None,
    }


def _snippet(quoted: Line) -> str:
    words = {Kind.IMAGE: "[图片]", Kind.FILE: f"[文件] {quoted.text}"}
    text = words.get(quoted.kind, quoted.text)
    return text if len(text) <= SNIPPET else text[:SNIPPET] + "…"


def _day(town: Town, now: datetime) -> str:
    """What sets the day apart: a make-up day (调休), a holiday or a weekend; nothing on an ordinary working day."""
    today, calendar = local(now).date(), town.calendar
    if calendar.is_workday(today):
        return "调休上班" if today in calendar.on else ""
    return calendar.off.get(today, "") + "放假" if today in calendar.off else "周末休息"
