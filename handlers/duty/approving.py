"""Approving (审批): 同意 or 不同意 to what was asked last, to what is quoted or named; where several may be meant, a question."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers.domain.approval import ApprovalAnswered, ApprovalAsked, ApprovalDue
from handlers.domain.decision import Ask, Decision, in_private, silence
from handlers.domain.facts.duty import WhichApproval
from handlers.domain.facts.lawtip import LawTipAsked
from handlers.domain.facts.leave import LeaveAsked, SwapAsked
from handlers.domain.facts.pause import ExtensionAsked, PauseAsked
from handlers.domain.intent import Command
from handlers.domain.number import numbers_in, without_numbers
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.duty import lawtip, leave, pause
from handlers.duty.texts import approval
from handlers.duty.texts import leave as leave_texts
from handlers.duty.texts import pause as pause_texts
from handlers.grammar.answer import answered, closed
from handlers.grammar.chiefs import deciders
from handlers.grammar.texts import lawtip as lawtip_texts

_END = r"(?:[的了吧啊哈嘛呀噢哦呢]|\[[^\]]{1,4}\])*[,。!~\s]*"
_YES = re.compile(rf"(?:(?:嗯|好|行|可以|准|批准?|同意|没得?问题|去吧|照准|中|要得|ok|OK|👌){_END})++")
_NO = re.compile(
    r"(?:恐怕|这次|今天|明天|那天)?(?:不得?(?:行|准|批|可以|同意|太行)|批不了|要不得|[别莫]请|驳回|没人手|人手(?:紧|不够)|改天吧?)(?!的话).*"
)
_ASKS = re.compile(r"[吗么?\uff1f]\s*$|再定|先看看|看看再")
_AROUND = re.compile(r"的?(?:请?假|换班|延期|挂账)|这[个次件]|那[个次件]|[这那]条|我看|我")
_ALL = re.compile("都|全部|全都?|一起|[两二三2-9][个件]")
_MARKS = " .。、号第个件"


@dataclass(frozen=True)
class Wish:
    """One kind of what may be asked for: its words in a line, what follows from a yes, and whether it can still be granted."""

    words: Callable[[Any], str]
    granted: Callable[[Scene, Any], Decision]
    stands: Callable[[Scene, Any], bool]
    quiet: bool = False  # nobody hears that it was not answered in time


WISHES: Mapping[type[ApprovalAsked], Wish] = {
    LeaveAsked: Wish(leave_texts.leave, leave.granted, leave.stands),
    SwapAsked: Wish(leave_texts.swap, leave.granted, leave.stands),
    PauseAsked: Wish(pause_texts.pause, pause.granted_pause, pause.stands),
    ExtensionAsked: Wish(pause_texts.extension, pause.granted_extension, pause.stands),
    LawTipAsked: Wish(lawtip_texts.wish, lawtip.granted, lawtip.stands, quiet=True),
}


def grant(scene: Scene, command: Command) -> Decision:
    """同意."""
    return _decided(scene, command.text, granted=True)


def refuse(scene: Scene, command: Command) -> Decision:
    """不同意."""
    return _decided(scene, command.text, granted=False)


def heard(scene: Scene, answer: bool | None = None) -> Decision | None:
    """行, 不行 of whoever was asked, said to us alone or under our question, and which one he meant; anywhere else it is
    talk. `answer` is how the line was read otherwise."""
    waiting, text = _waiting(scene), scene.heard.text
    if not waiting or (scene.heard.room is not None and not _quoted(scene, waiting)):
        return None
    if isinstance(scene.question, WhichApproval) and _named(waiting, text):
        return _decided(scene, text, scene.question.granted) + closed(scene)
    if (meant := _answer(scene, waiting, text)) is None:
        meant = answer if _quoted(scene, waiting) and not _ASKS.search(text) else None
    return None if meant is None else _decided(scene, text, meant)


def asked_anew(scene: Scene, person: str) -> Decision:
    """Whoever was to answer goes on leave: what waits for nobody else is put to whoever decides now."""
    says = [
        in_private(chief.name, f"{_words(asked)}。{approval.HOW}")
        for asked in scene.duty.approvals
        if person in asked.of and not _is_anybody_there(scene, asked)
        for chief in deciders(scene, but=asked.by or "")
    ]
    return Decision(says=tuple(says))


def _answer(scene: Scene, waiting: Sequence[ApprovalAsked], text: str) -> bool | None:
    """Whether a line says yes or no and nothing else; who or what it is about may stand beside it."""
    if _ASKS.search(text):
        return None
    names = [name for asked in waiting for name in (asked.by or "", asked.party, getattr(asked, "substitute", ""))]
    for name in filter(None, names):
        text = text.replace(name, "")
    words = _ALL.sub("", _AROUND.sub("", without_numbers(text))).strip(" ,。!~的")
    if _NO.fullmatch(words):
        return False
    return True if words and _YES.fullmatch(words) else None


def lapsed(scene: Scene, due: ApprovalDue) -> Decision:
    """Nobody has answered until it would begin: it is not granted, and both are told."""
    if not scene.duty.approvals:
        return silence("answered, or taken back")
    [asked] = scene.duty.approvals
    text = approval.lapsed(_words(asked))
    event = ApprovalAnswered(approval=asked.approval, at=scene.now, granted=False, why="nobody answered in time")
    names = () if WISHES[type(asked)].quiet else (asked.by or "", *asked.of)
    return Decision((event,), tuple(in_private(name, text) for name in names), why=event.why)


def _decided(scene: Scene, text: str, granted: bool) -> Decision:
    waiting = _waiting(scene)
    if not waiting:
        return answered(scene, approval.nothing_waits(), "nothing waits for approval")
    if len(waiting) > 1 and _ALL.search(text):
        decision = Decision()
        for asked in waiting:
            decision += _settled(scene, asked, granted)
        return decision
    meant = _quoted(scene, waiting) or _named(waiting, text) or waiting
    if len(meant) > 1:
        which = WhichApproval(granted)
        ask = Ask(scene.speaker.person, scene.heard.room, which, scene.now + scene.policy.question)
        listed = answered(scene, approval.which([_words(asked) for asked in meant]), "which approval?")
        return listed + Decision(questions=(ask,))
    [asked] = meant
    return (
        _of_party(scene, asked) if granted and scene.speaker.person == asked.party else _settled(scene, asked, granted)
    )


def _settled(scene: Scene, asked: ApprovalAsked, granted: bool) -> Decision:
    me, person, wish = scene.speaker.person, asked.by or "", _words(asked)
    if granted and not WISHES[type(asked)].stands(scene, asked):
        return _void(scene, asked)
    event = ApprovalAnswered(approval=asked.approval, at=scene.now, by=me, granted=granted, why=f"{me} answered")
    told, done = (
        (approval.granted(wish, me), approval.done(wish))
        if granted
        else (approval.refused(wish, me), approval.refusal_told(person, wish))
    )
    asker = (in_private(person, told),) if person else ()
    others = [name for name in (*asked.of, "" if granted else asked.party) if name and name != me]
    over = (in_private(name, approval.over(wish, me)) for name in others)
    says = (*asker, in_private(me, done), *over)
    decision = Decision((event,), says, why=event.why)
    return decision + WISHES[type(asked)].granted(scene, asked) if granted else decision


def _void(scene: Scene, asked: ApprovalAsked) -> Decision:
    """What it asks for is over, or not as it was: it is not granted, and both hear so."""
    me, person = scene.speaker.person, asked.by or ""
    why = "what was asked for is not as it was"
    event = ApprovalAnswered(approval=asked.approval, at=scene.now, by=me, granted=False, why=why)
    text = approval.void(_words(asked))
    names = dict.fromkeys(filter(None, (person, me)))
    return Decision((event,), tuple(in_private(name, text) for name in names), why=why)


def _of_party(scene: Scene, asked: ApprovalAsked) -> Decision:
    """The colleague agrees: whoever may grant it hears so."""
    wish = _words(asked)
    me = in_private(scene.speaker.person, approval.for_others_to_grant(asked.of))
    others = (in_private(name, approval.party_agrees(scene.speaker.person, wish)) for name in asked.of)
    return Decision(says=(me, *others), why="the colleague agrees")


def _waiting(scene: Scene) -> tuple[ApprovalAsked, ...]:
    """What the speaker may answer: what he was asked, and as one who leads the station what nobody who is there was asked."""
    me = scene.speaker.person
    return tuple(
        asked
        for asked in scene.duty.approvals
        if asked.waits_for(me) or (scene.speaker_steers and asked.by != me and not _is_anybody_there(scene, asked))
    )


def _is_anybody_there(scene: Scene, asked: ApprovalAsked) -> bool:
    station = scene.town.station(asked.station)
    return station is None or any(is_there(station, name, scene.now) for name in asked.of)


def _quoted(scene: Scene, waiting: Sequence[ApprovalAsked]) -> tuple[ApprovalAsked, ...]:
    """What the quoted line of ours asks."""
    words = scene.said.quoted_words
    return tuple(asked for asked in waiting if words and _words(asked) in words)


def _named(waiting: Sequence[ApprovalAsked], text: str) -> tuple[ApprovalAsked, ...]:
    """What the line names by whoever asked, by the ticket, or by its place in the list."""
    numbers = numbers_in(text)
    named = [asked for asked in waiting if (asked.by or "") in text or (asked.about and asked.about.number in numbers)]
    words = text.strip(_MARKS)
    if named or not words:
        return tuple(named)
    if words.isascii() and words.isdigit() and 0 < int(words) <= len(waiting):
        return (waiting[int(words) - 1],)
    return tuple(asked for asked in waiting if len(words) > 1 and words in _words(asked))


def _words(asked: ApprovalAsked) -> str:
    return WISHES[type(asked)].words(asked)
