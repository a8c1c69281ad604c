"""A line that tells a matter: a danger, a new complaint, one that is known already, the answer to a doubt."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.decide import sameness
from handlers.domain.decision import Decision, silence
from handlers.domain.doubt import Standing
from handlers.domain.facts.neighbours import VoiceAdded
from handlers.domain.facts.tickets import Opened
from handlers.domain.reading import Danger, Label, Level, Reading, Verdict
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.danger import is_one
from handlers.grammar.matter import counted, elsewhere, goes_on, just_told, own, same_matter
from handlers.grammar.which import named
from handlers.hearing import alarm, doubt
from handlers.neighbours import likeness, voices
from handlers.neighbours.poll import polls_of
from handlers.tickets import back, intake, telling
from handlers.tickets.report import Report, heard, showing, told_as, told_by


def danger(scene: Scene, reading: Reading) -> Decision | None:
    """Fire, somebody hurt, a fight: answered before anything else.

    What its author has just told becomes red, what was red already gains a voice; a fight beside a fire is another danger.
    """
    told = telling.danger_put_right(scene, reading) or telling.worse(scene, reading) or _red(scene, reading)
    asked = alarm.waiting(scene)
    if told is None or asked is None or not is_one(asked.danger, reading.danger):
        return told
    opens = any(isinstance(event, Opened) for event in told.events)
    return told + alarm.filed(scene, asked) if opens else told


def perhaps_danger(scene: Scene, reading: Reading) -> Decision | None:
    """What may be a danger: the answer of whoever was asked, or a line that is asked about; of what is known already it is a voice."""
    if (answered := _alarm_answered(scene, reading)) is not None:
        return answered
    if reading.alarming is None or scene.speaker.staff is not None:
        return None
    if (known := _known_danger(scene, replace(reading, danger=reading.alarming))) is not None:
        return voices.add(scene, known) + voices.told_here(scene, known)
    return alarm.raised(scene, reading)


def _alarm_answered(scene: Scene, reading: Reading) -> Decision | None:
    """是: the red ticket, told as its author told it; who says so is a voice. 没事: nobody is called."""
    said, asked = alarm.answered(scene, reading), scene.hearing.alarm
    if said is None or asked is None:
        return alarm.settled(scene, reading) if alarm.waiting(scene) is None else None
    if isinstance(said, Standing):
        return alarm.dropped(scene, asked)
    channel, me = scene.town.channels.get(asked.room or ""), scene.speaker.person
    report = told_by(heard(scene, said, ""), asked.message, asked.person, asked.words)
    if me != asked.person:
        report = replace(report, lines=report.lines[-1:], messages=(asked.message,), photos=())
    compound = channel.compound if channel else scene.compound
    opened = intake.open_ticket(scene, replace(report, room=asked.room, compound=compound, private=asked.room is None))
    if me == asked.person:
        opened += intake.said_more(scene, scene.next_ticket(), scene.heard.text)
    elif scene.speaker.staff is None:
        opened += Decision((VoiceAdded(ticket=scene.next_ticket(), at=scene.now, by=me, person=me),))
    return opened + alarm.filed(scene, asked)


def _red(scene: Scene, reading: Reading) -> Decision | None:
    if reading.level is not Level.RED or not reading.complains:
        return None
    if (known := _known_danger(scene, reading)) is not None:
        told = voices.add(scene, known) + voices.told_here(scene, known)
        return told + telling.another_danger(scene, known, reading)
    if (mine := _worse_now(scene, reading)) is not None:
        return intake.join(scene, mine, reading, scene.heard.text)
    return intake.open_ticket(scene, heard(scene, reading, scene.heard.text))


def _known_danger(scene: Scene, reading: Reading) -> Ticket | None:
    """The alarm that rings here already, told again, or what it does: at the same place, or within minutes without one."""
    policy, path = scene.policy, scene.compound.path if scene.compound else ""
    red = [t for t in scene.tickets.values() if t.level is Level.RED and t.in_work]
    red = [t for t in red if t.is_told_in(scene.heard.room) or (scene.heard.room and _is_of_compound(t, path))]
    red = [t for t in red if scene.lately(t.spoken_at, policy.neighbours.spoken_of) and not elsewhere(t, reading)]
    same = [t for t in red if t.danger is reading.danger]
    near = [t for t in red if t.place or not reading.place]
    kin = [t for t in near if is_one(t.danger, reading.danger) and scene.lately(t.spoken_at, policy.tickets.correct)]
    return next(iter((*same, *kin)), None)


def _is_of_compound(ticket: Ticket, path: str) -> bool:
    """Whether a danger was told in another group of the same compound."""
    return ticket.path == path and ticket.is_public and not ticket.is_hushed


def _worse_now(scene: Scene, reading: Reading) -> Ticket | None:
    """What the speaker has told himself a moment ago, and is a danger now: it is the same kind, or somebody was hurt by it."""
    said = [t for t in own(scene) if scene.lately(t.spoken_at, scene.policy.tickets.correct)]
    mine = [t for t in said if t.level is not Level.RED and not elsewhere(t, reading)]
    same = [ticket for ticket in mine if same_matter(scene, ticket, reading)]
    hurt = just_told(scene) if reading.danger is Danger.INJURY and not reading.place else None
    return same[-1] if same else hurt if hurt in mine else None


def opens_at(scene: Scene, reading: Reading) -> float:
    """The confidence from which on a line opens a ticket: among neighbours chatter that names no place must sound more like a complaint."""
    hearing = scene.policy.hearing
    to_us = scene.heard.room is None or scene.heard.mentions_bot or scene.heard.quote is not None
    pressing = reading.level is not Level.NORMAL
    return hearing.open_at if to_us or pressing or reading.place else max(hearing.open_at, hearing.unplaced_at)


def in_doubt(scene: Scene, reading: Reading) -> Reading:
    """The reading of a line that is a complaint, but not surely enough: what it would be about."""
    if not reading.complains or reading.confidence >= opens_at(scene, reading):
        return reading
    return replace(reading, label=Label.NONE, suspects=reading.label)


def complaint(scene: Scene, reading: Reading, more: tuple[Reading, ...] = ()) -> Decision | None:
    """A new matter; the speaker's own, said again while it is in work, joins it. One line may bring up several."""
    if not reading.complains or reading.confidence < opens_at(scene, reading):
        return None
    same = [ticket for ticket in own(scene) if same_matter(scene, ticket, reading)] or _same_alarm(scene, reading)
    if same:
        return intake.join(scene, same[-1], reading, scene.heard.text)
    readings = (reading, *(other for other in more if other.confidence >= scene.policy.hearing.open_at))
    decision, new = Decision(), list[Report]()
    for report in (heard(scene, each, scene.heard.text) for each in readings):
        if known := likeness.surely(scene, sameness.of_report(scene, report)):
            decision += sameness.joins(scene, known, report.reading)
            decision += intake.join(scene, known, report.reading, "", by_reporter=False)
        else:
            new.append(report)
    return decision + _opened(scene, new) if new else decision


def _opened(scene: Scene, reports: Sequence[Report]) -> Decision:
    """New tickets; one whose matter was archived of late, and is there again, names the old one."""
    decision = Decision()
    for later, report in enumerate(reports):
        opened = intake.open_ticket(scene, report, later)
        old = likeness.back(scene, sameness.of_report(scene, report))
        decision += back.linked(old, opened) if old else opened
    return decision


def _same_alarm(scene: Scene, reading: Reading) -> list[Ticket]:
    """The danger that the speaker has told just now, where he goes on about it (没明火,就是烟很大, 救火车没来): one danger is one alarm."""
    told = just_told(scene)
    if told is None or told.level is not Level.RED or reading.place:
        return []
    return [told] if reading.level is not Level.NORMAL or reading.label is Label.OTHER else []


def again(scene: Scene, reading: Reading) -> Decision | None:
    """又来了, 还在: more of what the speaker has told or joined here, where it can only be one matter. After none it means nothing."""
    if not goes_on(scene, reading) or named(scene) or polls_of(scene, scene.speaker.person, Verdict.UNSOLVED):
        return None
    mine = counted(scene, reading)
    spoken = [t for t in mine if scene.lately(t.spoken_at, scene.policy.neighbours.spoken_of)]
    meant = mine if len(mine) == 1 else spoken
    if len(meant) == 1:
        by_reporter = meant[0].reporter == scene.speaker.person
        words = scene.heard.text if by_reporter else ""
        return voices.add(scene, meant[0]) + intake.join(scene, meant[0], reading, words, by_reporter)
    alone = not reading.place and not scene.said.earlier and reading.level is Level.NORMAL
    return silence("again, but of what?") if mine or (reading.complains and alone) else None


def doubt_answered(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "是消防通道被占吗?": a ticket from the line that was in doubt, or none."""
    said, raised = doubt.answered(scene, reading), scene.hearing.doubt
    if said is None or raised is None:
        return None
    if isinstance(said, Standing):
        return doubt.dropped(scene, raised)
    answer = scene.heard
    first = told_as(heard(scene, said, ""), raised.message, answer.at, raised.words)
    report = showing(first, scene.hearing.pictures)
    more = intake.said_more(scene, scene.next_ticket(), answer.text)
    return intake.open_ticket(scene, report) + more + doubt.filed(scene, raised)
