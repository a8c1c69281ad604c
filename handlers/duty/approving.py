"""Approving (审批): 同意 or 不同意 to what was asked last, to what is quoted or named; where several may be meant, a question."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers.domain.approval import ApprovalAnswered, ApprovalAsked, ApprovalDue
from handlers.domain.decision import Ask, Decision, in_private, silence
from handlers.domain.facts.duty import WhichApproval
from handlers.domain.facts.leave import LeaveAsked, SwapAsked
from handlers.domain.facts.pause import ExtensionAsked, PauseAsked
from handlers.domain.intent import Command
from handlers.domain.number import numbers_in
from handlers.domain.scene import Scene
from handlers.duty import leave, pause
from handlers.duty.texts import approval
from handlers.duty.texts import leave as leave_texts
from handlers.duty.texts import pause as pause_texts
from handlers.grammar.answer import answered, closed

_NO = re.compile("不(?:行|准|批|可以|能|同意|太行)|驳回|算了|没人手|人手(?:紧|不够)|改天")
_YES = re.compile("^(?:嗯|好的?|行的?|可以的?|准了?|批了?|批准|同意|没问题|去吧|ok|OK)[吧了啊的哈,。!~ ]*")
_MARKS = " .。、号第个件"


@dataclass(frozen=True)
class Wish:
    """One kind of what may be asked for: its words in a line, and what follows from a yes."""

    words: Callable[[Any], str]
    granted: Callable[[Scene, Any], Decision]


WISHES: Mapping[type[ApprovalAsked], Wish] = {
    LeaveAsked: Wish(leave_texts.leave, leave.granted),
    SwapAsked: Wish(leave_texts.swap, leave.granted),
    PauseAsked: Wish(pause_texts.pause, pause.granted_pause),
    ExtensionAsked: Wish(pause_texts.extension, pause.granted_extension),
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
    answer = False if _NO.search(text) else True if _YES.search(text) else answer
    return None if answer is None else _decided(scene, text, answer)


def lapsed(scene: Scene, due: ApprovalDue) -> Decision:
    """Nobody has answered until it would begin: it is not granted, and both are told."""
    if not scene.duty.approvals:
        return silence("answered, or taken back")
    [asked] = scene.duty.approvals
    text = approval.lapsed(_words(asked))
    event = ApprovalAnswered(approval=asked.approval, at=scene.now, granted=False, why="nobody answered in time")
    says = tuple(in_private(name, text) for name in (asked.by or "", *asked.of))
    return Decision((event,), says, why=event.why)


def _decided(scene: Scene, text: str, granted: bool) -> Decision:
    waiting = _waiting(scene)
    if not waiting:
        return answered(scene, approval.nothing_waits(), "nothing waits for approval")
    meant = _quoted(scene, waiting) or _named(waiting, text) or waiting
    if len(meant) > 1:
        which = WhichApproval(granted)
        ask = Ask(scene.speaker.person, scene.heard.room, which, scene.now + scene.policy.question)
        listed = answered(scene, approval.which([_words(asked) for asked in meant]), "which approval?")
        return listed + Decision(questions=(ask,))
    [asked] = meant
    return (
        _of_party(scene, asked) if granted and scene.speaker.person not in asked.of else _settled(scene, asked, granted)
    )


def _settled(scene: Scene, asked: ApprovalAsked, granted: bool) -> Decision:
    me, person, wish = scene.speaker.person, asked.by or "", _words(asked)
    event = ApprovalAnswered(approval=asked.approval, at=scene.now, by=me, granted=granted, why=f"{me} answered")
    told, done = (
        (approval.granted(wish, me), approval.done(wish))
        if granted
        else (approval.refused(wish, me), approval.refusal_told(person, wish))
    )
    others = [name for name in (*asked.of, "" if granted else asked.party) if name and name != me]
    over = (in_private(name, approval.over(wish, me)) for name in others)
    says = (in_private(person, told), in_private(me, done), *over)
    decision = Decision((event,), says, why=event.why)
    return decision + WISHES[type(asked)].granted(scene, asked) if granted else decision


def _of_party(scene: Scene, asked: ApprovalAsked) -> Decision:
    """The colleague agrees: whoever may grant it hears so."""
    wish = _words(asked)
    me = in_private(scene.speaker.person, approval.for_others_to_grant(asked.of))
    others = (in_private(name, approval.party_agrees(scene.speaker.person, wish)) for name in asked.of)
    return Decision(says=(me, *others), why="the colleague agrees")


def _waiting(scene: Scene) -> tuple[ApprovalAsked, ...]:
    return tuple(asked for asked in scene.duty.approvals if asked.waits_for(scene.speaker.person))


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
