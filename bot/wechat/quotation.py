"""App messages as WeChat's XML: links, files, 接龙, and quoted replies (type 57)."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from bot.quotation import Quoted
from handlers.domain.calls import without_calls

__all__ = ["AppMessage", "Quoted", "app_message", "is_system_note", "recalled_id"]

_SIZE_LIMIT = 64 * 1024
_SENDER_PREFIX = re.compile(r"[\w@.-]{1,64}:\s*(?=<)")
_SYSTEM_NOTE = re.compile(r"\s*(?:[\w@.-]{1,64}:\s*)?<sysmsg\b")


@dataclass(frozen=True)
class AppMessage:
    """What an app message (link, file, reply, 接龙, …) holds: the kind's number, its title, and what it quotes."""

    kind: int
    title: str
    quoted: Quoted | None = None


def app_message(text: str) -> AppMessage | None:
    """The app message in a text, None where it holds none. Raises nothing, whatever the text."""
    bare = text.strip()
    prefix = _SENDER_PREFIX.match(bare)
    root = _parsed(bare[prefix.end() :] if prefix else bare)
    app = None if root is None else root if root.tag == "appmsg" else root.find("appmsg")
    if app is None:
        return None
    refer = app.find("refermsg")
    quoted = None if refer is None else Quoted(_words(refer.findtext("content", "")), _number(refer.findtext("svrid")))
    kind = app.findtext("type", "").strip()
    return AppMessage(int(kind) if re.fullmatch(r"[0-9]{1,9}", kind) else 0, app.findtext("title", "").strip(), quoted)


def is_system_note(text: str) -> bool:
    """Whether a text is XML of WeChat's own (a pat, a name that was changed), and nobody's words."""
    return _SYSTEM_NOTE.match(text) is not None


def recalled_id(text: str) -> str | None:
    """The id of the recalled message: the bare text (wechaty Message.toRecalled), or the number in WeChat's <revokemsg>."""
    bare = text.strip()
    if re.fullmatch(r"[\w@.:-]{1,128}", bare):
        return bare
    root = _parsed(bare)
    if root is None:
        return None
    return next((_number(node.text) for node in root.iter("newmsgid")), None)


def _words(content: str) -> str:
    """A quoted line may itself be an app message: then its title is what people saw."""
    inner = app_message(content) if content.lstrip().startswith("<") else None
    return without_calls(inner.title if inner else content)


def _number(text: str | None) -> str | None:
    number = (text or "").strip()
    return number if number not in ("", "0") else None


def _parsed(text: str) -> ElementTree.Element | None:
    """XML from strangers: short, and without a document type, so that no entity can be declared."""
    if not text.startswith("<") or len(text) > _SIZE_LIMIT or "<!" in text.replace("<![CDATA[", ""):
        return None
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
