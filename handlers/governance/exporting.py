"""The tables in chat (导出 9月): masked; without masks only for a reason, which is on record."""

import re
from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Say, in_private
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.facts.export import ReasonAsked, TablesExported
from handlers.domain.facts.governance import View
from handlers.domain.intent import Command
from handlers.domain.masking.oneline import on_one_line
from handlers.domain.paper import ExportPaper
from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.domain.town import Station
from handlers.governance.texts import tables as texts
from handlers.grammar.answer import answered, closed
from handlers.grammar.audit import viewed
from handlers.grammar.texts.span import span

_UNMASKED = re.compile("明文|原文|不打码|不脱敏|不要打码|未脱敏|去掉打码|无码")
_SHORTEST, _LONGEST = 2, 200
"""Characters of a reason."""
_AROUND = re.compile(r"^(?:[\s,、:;。]|用途|原因|理由|因为|是)+|[\s,、:;。]+$")
"""What stands before a reason and is none of it."""
_CALLS_OFF = re.compile(
    r"(?:那|就|先|还是|我|哦|好的?|,)*(?:不(?:[用要必]|需要|导出?)?|别导?出?|算|取消|撤[销回]?|没事)(?:导出|导|了|吧|啦|原文|明文|表格)*[,。!~\s]*(?:谢谢|辛苦)?(?:了|您|你)*[。!~]*"
)
_NO_REASON = re.compile(
    r"(?:收到|好|嗯|哦|噢|知道|明白|谢谢|辛苦|是|对|行|可以|在|到|来|马上|稍等|请?等|ok|OK|1|明文|原文|不打码|导出|的|了|吧|啊|您|你|一下|会儿?)+[。!~]*"
)
"""What people say in passing: it must not be taken for a reason and bring the words of others."""


def export(scene: Scene, command: Command) -> Decision:
    """The tables of the station that a chief steers, of the whole street for the street's people; in private, whoever else is there."""
    days = command.span
    assert days is not None, "the form takes days"
    if days.begins > scene.now:
        return answered(scene, texts.not_begun(), "nothing has happened yet")
    if not scene.abilities.files:
        return answered(scene, texts.at_the_machine(), "no file can be sent")
    if not _UNMASKED.search(command.text):
        return Decision(
            (_exported(scene, scene.station, days, ""),), (_bringing(scene, scene.station, days, False),), why="tables"
        )
    reason = _reason(_UNMASKED.sub(" ", command.text))
    if len(reason) >= _SHORTEST:
        return _unmasked(scene, scene.station, days, reason)
    me, until = scene.speaker.person, scene.now + scene.policy.question
    waiting = ReasonAsked(days, scene.station.name if scene.station else "")
    ask = in_private(me, texts.what_for())
    return Decision(says=(ask,), questions=(Ask(me, None, waiting, until),), why="asked for a reason")


def called_off(scene: Scene) -> Decision | None:
    """取消 where a reason was asked for: no tables."""
    if _asked(scene) is None or not _CALLS_OFF.fullmatch(scene.heard.text.strip()):
        return None
    return closed(scene) + answered(scene, texts.called_off(), "no tables")


def reasoned(scene: Scene) -> Decision | None:
    """The reason that was asked for, in private."""
    waiting, words = _asked(scene), scene.heard.text.strip()
    if waiting is None or not words:
        return None
    reason = _reason(words)
    if len(reason) < _SHORTEST or _NO_REASON.fullmatch(words):
        return answered(scene, texts.what_for(), "no reason")
    return _unmasked(scene, scene.town.station(waiting.station), waiting.days, reason)


def _reason(words: str) -> str:
    """What somebody writes as his reason, as it is told to whoever looks back."""
    return _AROUND.sub("", on_one_line(words, _LONGEST))


def _asked(scene: Scene) -> ReasonAsked | None:
    return scene.question if isinstance(scene.question, ReasonAsked) and scene.heard.room is None else None


def _unmasked(scene: Scene, station: Station | None, days: Period, reason: str) -> Decision:
    event, say = _exported(scene, station, days, reason), _bringing(scene, station, days, True)
    brought = Decision((event,), (say,), why="tables without masks")
    asked_no_more = Decision(questions=(Ask(scene.speaker.person, None, None, scene.now),))  # wherever he gives it
    return brought + viewed(scene, View.PLACE, View.WORDS) + asked_no_more


def _exported(scene: Scene, station: Station | None, days: Period, reason: str) -> TablesExported:
    me = scene.speaker.person
    return TablesExported(
        at=scene.now,
        by=me,
        person=me,
        transport=scene.heard.transport,
        account=scene.heard.sender,
        message=scene.heard.id,
        unit=(station or scene.town).name,
        start=days.begins,
        end=days.end,
        unmasked=bool(reason),
        purpose=Said(reason, me, scene.heard.id) if reason else NOTHING_SAID,
    )


def _bringing(scene: Scene, station: Station | None, days: Period, unmasked: bool) -> Say:
    unit = station or scene.town
    paper = ExportPaper(unit.path, days.begins, days.end, scene.now, unmasked)
    return replace(
        in_private(scene.speaker.person, texts.ready(unit.name, span(days, scene.now), unmasked)), paper=paper
    )
