"""What may be a danger, or only a figure of speech: the group reads the advice as a question, and one officer is called, both at once.

It is a line in doubt (存疑) and no ticket: a ticket would ring chiefs and property before anybody has said that it is true, would
stand in every figure, and is never withdrawn while it is red. 是 of anybody in the group, or of the officer, makes it the red
ticket; 没事 ends it; without an answer it is listed. Of what is never told aloud (家暴, 轻生) the group is asked nothing: the officer says.
"""

import re
from dataclasses import replace

from handlers.domain.decision import EVERYBODY, Ask, Decision, Rank, Say, Timer, silence
from handlers.domain.doubt import Doubt, Kind, Standing
from handlers.domain.event import Said
from handlers.domain.facts.hearing import DangerAsked, DoubtDropped, DoubtFiled, DoubtRaised, MeaningDue
from handlers.domain.reading import Danger, Label, Reading
from handlers.domain.rota import pinged
from handlers.domain.scene import Scene
from handlers.grammar.answer import closed, in_reply
from handlers.grammar.danger import is_one
from handlers.grammar.texts.danger import asks
from handlers.hearing import doubt
from handlers.hearing.texts import alarm as texts

_DANGER = "danger"
"""The matter of a danger, where the line names no other."""
_LONGEST = 14
"""Characters of a line that answers."""
# 好的 and 行 of a passer-by are said to somebody else.
_YES = re.compile(r"是|对|真|嗯|没错|确[定认]|属实")
_TRUE = re.compile(
    r"^[是对嗯,]*(?:是真的|真的(?=[是着起烧有打被触漏了,!.。]|$)|真着|属实|千真万确)|不是(?:在)?(?:开玩笑|说着玩|说笑|骗)|没(?:在)?开玩笑"
    r"|(?<!不是)(?<!没)真的?是?(?:着火|起火|冒烟|烧起|打起|打架|受伤|晕倒|触电|漏电|被困|落水|有人)"
)
_FALSE = re.compile(
    r"没事|不用|不是|不至于|没有?着|没(?:人|有)|误会|虚惊|开(?:个)?玩笑|说着玩|假的|看错|说错|搞错|弄错|夸张"
)
_ASKS_BACK = re.compile(r"[??吗吧]|是不是|真的假的|没事没|哪")


def raised(scene: Scene, reading: Reading) -> Decision | None:
    """One question and one call; a danger that is asked about already is asked about once."""
    danger, asked = reading.alarming, scene.hearing.alarm
    if danger is None or scene.speaker.staff is not None:
        return None
    if asked is not None and asked.standing is Standing.ASKED and is_one(asked.danger, danger):
        return silence("asked about already")
    if _too_often(scene):
        return Decision((_noted(scene, reading, danger, asked=False),), timers=(doubt.list_timer(scene),), why="listed")
    return _called(scene, reading, danger)


def answered(scene: Scene, reading: Reading) -> Reading | Standing | None:
    """What the answer to "是真的着火了吗?" says: that it is so, that it is none, or nothing about it."""
    alarm = waiting(scene)
    if alarm is None or _is_aloud(scene, alarm):
        return None
    words = scene.heard.text.strip()
    is_short = len(words) <= _LONGEST and not _ASKS_BACK.search(words)
    yes = reading.answer and (_YES.match(words) or scene.heard.room is None or scene.speaker.person == alarm.person)
    if yes or (is_short and _TRUE.search(words)) or _is_told_where(scene, alarm, reading):
        return replace(alarm.reading, place=reading.place or alarm.place)
    if reading.answer is False or (is_short and _FALSE.search(words)):
        return Standing.DROPPED
    return None


def waiting(scene: Scene) -> Doubt | None:
    """What may be a danger, and still waits for a word; the officer's counts after the group's time as well."""
    alarm = scene.hearing.alarm
    if alarm is None or not alarm.waits:
        return None
    return alarm if alarm.standing is Standing.ASKED or scene.speaker.staff is not None else None


def settled(scene: Scene, reading: Reading) -> Decision | None:
    """The officer answers, and others were faster."""
    alarm, asked = scene.hearing.alarm, isinstance(scene.question, DangerAsked)
    if alarm is None or not asked or reading.answer is None or scene.speaker.staff is None:
        return None
    text = texts.settled(alarm.standing is Standing.FILED)
    return Decision(says=(Say(text, person=scene.speaker.person),), why="others were faster") + closed(scene)


def dropped(scene: Scene, alarm: Doubt) -> Decision:
    """It is none: whoever was called hears who says so."""
    me, danger = scene.speaker.person, alarm.danger or Danger.FIRE
    event = doubt.ended(scene, alarm, DoubtDropped)
    text = texts.dropped() if me == alarm.called else texts.denied(danger, scene.heard.text)
    say = Say(text, person=alarm.called, rank=Rank.RED)
    return Decision((event,), (say,), why="no danger") + _unasked(scene, alarm)


def filed(scene: Scene, alarm: Doubt) -> Decision:
    """The red ticket comes of it."""
    return Decision((doubt.ended(scene, alarm, DoubtFiled),), why="a danger indeed") + _unasked(scene, alarm)


def _unasked(scene: Scene, alarm: Doubt) -> Decision:
    """Nobody is asked about it any more; what the officer says later is answered all the same."""
    whole = (Ask(EVERYBODY, alarm.room, None, scene.now),) if alarm.room else ()
    mine = closed(scene) if isinstance(scene.question, DangerAsked) else Decision()
    return mine + Decision(questions=whole)


def _called(scene: Scene, reading: Reading, danger: Danger) -> Decision:
    """Told while the bot was away, it is the officer's alone: the group speaks of something else by now."""
    event = _noted(scene, reading, danger, asked=not scene.late)
    me, room = scene.speaker.person, scene.heard.room
    place = event.place.text if event.place else None
    call = Say(texts.look(danger, room or "", place, scene.heard.text), person=event.called, rank=Rank.RED)
    question = DangerAsked(event.message)
    officer = Ask(event.called, None, question, scene.now + max(scene.policy.question, scene.policy.hearing.doubt))
    if scene.late:
        return Decision((event,), (call,), (doubt.list_timer(scene),), (officer,), why=f"{danger}? told late")
    until = scene.now + scene.policy.hearing.doubt
    return Decision(
        (event,),
        (_asked(scene, danger), call),
        (Timer(until, MeaningDue(event.station, event.message)),),
        (Ask(EVERYBODY if room else me, room, question, until), officer),
        why=f"{danger}?",
    )


def _asked(scene: Scene, danger: Danger) -> Say:
    """A reply to who told it; of what is never told aloud a line to nobody, for a quote says it again."""
    me, heard = scene.speaker.person, scene.heard
    if heard.room is None:
        return Say(asks(danger), person=me, rank=Rank.RED, answers=heard.id)
    say = Say(asks(danger), room=heard.room, rank=Rank.RED, answers=heard.id)
    return say if danger.is_hushed else in_reply(scene, say, me, heard.id)


def _noted(scene: Scene, reading: Reading, danger: Danger, asked: bool) -> DoubtRaised:
    me, heard, label = scene.speaker.person, scene.heard, reading.label if reading.complains else Label.OTHER
    matter = scene.policy.matter(label, reading.subcategory if reading.complains else _DANGER)
    path = scene.compound.path if scene.compound else scene.home.path
    place = reading.place or reading.home
    return replace(
        doubt.noted(scene, Kind.DANGER, asked),
        label=label,
        subcategory=matter.key,
        place=Said(place, me, heard.id) if place else None,
        confidence=reading.confidence,
        danger=danger,
        called=pinged(scene.home, path, matter, scene.now, scene.town.calendar).name,
    )


def _too_often(scene: Scene) -> bool:
    """Whoever cries wolf again and again is listed, and calls nobody."""
    cap = scene.policy.hearing.alarms
    mine = (event for event in scene.hearing.lately if isinstance(event, DoubtRaised) and event.doubt is Kind.DANGER)
    return sum(scene.lately(event.at, cap.per) for event in mine) >= cap.most


def _is_aloud(scene: Scene, alarm: Doubt) -> bool:
    """Whether a group speaks of what it was not asked about."""
    return scene.heard.room is not None and alarm.danger is not None and alarm.danger.is_hushed


def _is_told_where(scene: Scene, alarm: Doubt, reading: Reading) -> bool:
    """Whether who told it says where: 3栋2单元."""
    said_where = reading.place is not None and not _FALSE.search(scene.heard.text)
    still = reading.alarming is not None or reading.complains
    return said_where and scene.speaker.person == alarm.person and not still
