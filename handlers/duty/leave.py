"""Leave (请假) and swaps (换班): asked for in chat, granted by the deputy, booked; and how one comes back (销假)."""

from dataclasses import replace
from datetime import datetime, time

from handlers.domain.absence import Absence
from handlers.domain.approval import ApprovalTaken
from handlers.domain.decision import Decision, Say, Timer, in_private
from handlers.domain.facts.leave import (
    AwayAsked,
    LeaveAsked,
    LeaveBegins,
    LeaveEnded,
    LeaveEnds,
    LeaveGranted,
    SwapAsked,
)
from handlers.domain.intent import Command
from handlers.domain.period import Period
from handlers.domain.rota import fits, is_free, is_there, substitutes, teams
from handlers.domain.scene import Scene
from handlers.domain.town import Role, Staff
from handlers.domain.workcalendar import local
from handlers.duty import asking, handover
from handlers.duty.texts import approval
from handlers.duty.texts import leave as texts
from handlers.grammar.answer import answered


def ask(scene: Scene, command: Command) -> Decision:
    """请假: a chief's own is only announced; anybody else's goes to the deputy, with who stands in, or with the gap."""
    member, period = _member(scene), _period(command)
    if (wrong := _no_time(scene, period)) is not None:
        return wrong
    start, end = _bounds(scene, period)
    if another := _of_another(scene):
        return answered(scene, texts.asks_himself(another), "another's leave")
    named, others = command.person, substitutes(scene.home, member, start, end)
    if (wrong := _no_substitute(scene, member, named, others)) is not None:
        return wrong
    if member.role is Role.CHIEF:
        return _announced(scene, member, start, end, named)
    of = asking.approvers(scene)
    if not of:
        return answered(scene, approval.nobody_to_ask(), "nobody may grant it")
    away = named is not None and not is_free(scene.home, named, start, end)
    chosen = named if named is not None and not away else next(iter(others), None)
    asked = LeaveAsked(
        **asking.asked(scene, "leave", of, start if start > scene.now else end),
        person=member.name,
        substitute=chosen.name if chosen else "",
        start=start,
        end=end,
        proposed=chosen is not named,
        away=named.name if named and away else "",
        busy=away and is_there(scene.home, named.name, start) if named else False,
        qualified=bool(chosen and chosen.qualified),
        gap="" if chosen else _gap(scene, member, start, end),
    )
    return asking.sent(scene, asked, texts.ask_leave(asked), texts.sent(asked))


def swap(scene: Scene, command: Command) -> Decision:
    """换班: each works in the other's shifts; the colleague hears of it, and may refuse."""
    member, period, other = _member(scene), _period(command), command.person
    if (wrong := _no_time(scene, period)) is not None:
        return wrong
    start, end = _bounds(scene, period)
    others = tuple(m for m in scene.home.staff if fits(m, member) and is_free(scene.home, m, start, end))
    if other is None or other == member:
        return answered(scene, texts.name_a_colleague([m.name for m in others]), "with whom?")
    if other not in others:
        unfit = texts.is_away if fits(other, member) else texts.unfit
        return answered(scene, unfit(other.name, [m.name for m in others]), "the colleague cannot")
    of = tuple(name for name in asking.approvers(scene) if name != other.name)
    if not of:
        return answered(scene, approval.nobody_to_ask(), "nobody may grant it")
    asked = SwapAsked(
        **asking.asked(scene, "swap", of, start if start > scene.now else end),
        party=other.name,
        person=member.name,
        substitute=other.name,
        start=start,
        end=end,
    )
    decision = asking.sent(scene, asked, texts.ask_swap(asked), approval.asked(of))
    return decision + Decision(says=(in_private(other.name, texts.ask_partner(asked)),))


def granted(scene: Scene, asked: AwayAsked) -> Decision:
    """Booked: from its beginning on the rota names the substitute, and hands go over."""
    event = LeaveGranted(
        approval=asked.approval,
        at=scene.now,
        by=scene.speaker.person,
        station=asked.station,
        person=asked.person,
        substitute=asked.substitute,
        start=max(asked.start, scene.now),
        end=asked.end,
        swap=isinstance(asked, SwapAsked),
        why=f"granted by {scene.speaker.person}",
    )
    return _booked(scene, event)


def stands(scene: Scene, asked: AwayAsked) -> bool:
    """Whether it is still to come, and he is not away then by another leave."""
    mine = [one for one in scene.home.absences if one.person == asked.person and not one.swap]
    return asked.end > scene.now and not any(one.overlaps(asked.start, asked.end) for one in mine)


def take_back(scene: Scene, command: Command) -> Decision:
    """撤回请假, 销假: what waits for an answer is asked no more, what was granted ends now; of several the one whose time is named."""
    me = scene.speaker.person
    asked = [one for one in scene.duty.approvals if isinstance(one, AwayAsked) and one.by == me]
    booked = [one for one in scene.home.absences if _is_his(one, me) and one.end > scene.now]
    several: list[AwayAsked | Absence] = [*asked, *booked]
    meant = [one for one in several if command.when is None or _is_meant(one, command.when)]
    if not several:
        return answered(scene, texts.no_leave(), "no leave")
    if len(meant) != 1:
        times = [texts.away(one.start, one.end, scene.now) for one in several]
        return answered(scene, texts.which_leave(times), "which leave?")
    [one] = meant
    if isinstance(one, Absence) and (until := _cut(one, command.when, scene.now)) is not None:
        return _shortened(scene, one, until)
    told = [in_private(me, texts.ended(one.start, one.end, scene.now))]
    text = texts.ended_told(me, one.start, one.end, scene.now)
    if isinstance(one, AwayAsked):
        events = (ApprovalTaken(approval=one.approval, at=scene.now, by=me, why="taken back"),)
        told += [in_private(name, text) for name in (*one.of, *filter(None, (one.party,)))]
        return Decision(events, tuple(told), why="leave taken back")
    names = dict.fromkeys((*asking.approvers(scene), *filter(None, (one.substitute,))))
    told += [in_private(name, text) for name in names]
    ended = LeaveEnded(approval=one.id, at=scene.now, by=me, why="taken back")
    timers = (
        (Timer(scene.now, LeaveEnds(one.station, one.id, one.person, one.substitute)),)
        if one.start <= scene.now
        else ()
    )
    return Decision((ended,), tuple(told), timers, why="leave ended")


def _is_his(one: Absence, me: str) -> bool:
    """Whether somebody may take an absence back: his own leave, or a swap that he is part of."""
    return one.person == me or (one.swap and one.substitute == me)


def _cut(one: Absence, when: Period | None, now: datetime) -> datetime | None:
    """Where a leave ends now that only a later part of it is taken back (30号不请了); None where all of it is."""
    begins = (when.start or when.end) if when else None
    return begins if begins is not None and max(one.start, now) < begins < one.end else None


def _shortened(scene: Scene, one: Absence, until: datetime) -> Decision:
    me = scene.speaker.person
    event = LeaveEnded(approval=one.id, at=scene.now, by=me, until=until, why="cut short")
    names = dict.fromkeys((*asking.approvers(scene), *filter(None, (one.substitute,))))
    says = [in_private(me, texts.cut(me, one.start, until, scene.now))]
    says += [in_private(name, texts.cut(me, one.start, until, scene.now)) for name in names if name != me]
    timers = (Timer(until, LeaveEnds(one.station, one.id, one.person, one.substitute)),)
    return Decision((event,), tuple(says), timers, why="leave ended")


def _announced(scene: Scene, member: Staff, start: datetime, end: datetime, named: Staff | None) -> Decision:
    event = LeaveGranted(
        approval=asking.named(scene, "leave"),
        at=scene.now,
        by=member.name,
        station=scene.home.name,
        person=member.name,
        substitute=named.name if named else "",
        start=start,
        end=end,
        why="a chief's own",
    )
    text = texts.announced(member.name, start, end, scene.now)
    others = [one.name for one in scene.home.with_role(Role.CHIEF, Role.DEPUTY) if one != member]
    says = (in_private(member.name, texts.noted(start, end, scene.now)), *(in_private(one, text) for one in others))
    return _booked(scene, event) + Decision(says=says, why="a chief's own leave")


def _booked(scene: Scene, event: LeaveGranted) -> Decision:
    """The absence, with the hand-over at both of its ends; the substitute reads what he is to take over (交接单) where it begins soon."""
    who = (event.station, event.approval, event.person, event.substitute)
    soon = bool(event.substitute) and handover.is_soon(event.start, scene.now)
    timers = (Timer(event.start, LeaveBegins(*who, listed=soon)), Timer(event.end, LeaveEnds(*who)))
    says: tuple[Say, ...] = ()
    if event.substitute:
        listed = handover.listed(scene, event.person) if soon and not event.swap else ""
        says = (in_private(event.substitute, texts.stands_in(event.absence, scene.now) + listed),)
    return Decision((event,), says, () if event.swap else timers, why=event.why)


def _member(scene: Scene) -> Staff:
    assert scene.speaker.staff is not None, "the form asks for one of the staff"
    return scene.speaker.staff


def _period(command: Command) -> Period:
    assert command.when is not None, "the form asks for a time"
    return command.when


def _bounds(scene: Scene, period: Period) -> tuple[datetime, datetime]:
    """From when until when: a limit (到4月28日) begins now, and a night (今晚) lasts until work begins."""
    end = local(period.end)
    if end.time() == time():
        end = datetime.combine(end.date(), scene.town.calendar.opens, end.tzinfo)
    return period.start or scene.now, end


def _no_time(scene: Scene, period: Period) -> Decision | None:
    """What is wrong with the time, None where nothing is."""
    start, end = _bounds(scene, period)
    me = scene.speaker.person
    if period.exact or end <= start:
        return answered(scene, texts.moment_only(), "a moment is no leave")
    if end <= scene.now:
        return answered(scene, texts.past(), "in the past")
    if end - start > texts.LONGEST:
        return answered(scene, texts.too_long(), "too long")
    booked = next((one for one in scene.home.absences if one.person == me and one.overlaps(start, end)), None)
    if booked is not None:
        return answered(scene, texts.twice(booked, scene.now), "on leave already")
    waits = [one for one in scene.duty.approvals if isinstance(one, AwayAsked) and one.by == me]
    again = next((one for one in waits if one.start < end and start < one.end), None)
    if again is not None:
        return answered(scene, texts.asked_twice(again.start, again.end, scene.now), "asked already")
    return None


def _no_substitute(scene: Scene, member: Staff, named: Staff | None, others: tuple[Staff, ...]) -> Decision | None:
    """Why somebody who was named cannot stand in, None where he can; who is away himself goes to the deputy with it."""
    names = [other.name for other in others]
    if named is None:
        return None
    if named.name == member.name:
        return answered(scene, texts.not_oneself(), "named himself")
    if not fits(named, member):
        return answered(scene, texts.unfit(named.name, names), "not qualified to stand in")
    return None


def _of_another(scene: Scene) -> str:
    """The colleague whose leave a line tells (段勇明天请假), "" where it is the speaker's own."""
    text = scene.heard.text
    if "我" in text or any(word in text for word in ("替", "顶", "代")):
        return ""
    names = [member.name for member in scene.home.staff if member.name != scene.speaker.person]
    return next((name for name in names if text.removeprefix("给").removeprefix("帮").startswith(name)), "")


def _gap(scene: Scene, member: Staff, start: datetime, end: datetime) -> str:
    """The department that nobody would lead while somebody is away; "" where others do."""
    opening = scene.town.calendar.next_open(start)
    moment = opening if opening < end else start
    away = Absence("", scene.home.name, member.name, "", start, end)
    without = replace(scene.home, absences=(*scene.home.absences, away))
    after = {team.shift: team for team in teams(without, moment, scene.town.calendar)}
    before = [team for team in teams(scene.home, moment, scene.town.calendar) if team.lead and team.has(member)]
    return next((team.shift.department for team in before if after[team.shift].lead is None), "")


def _is_meant(one: AwayAsked | Absence, when: Period) -> bool:
    """Whether a time names a leave: any of it."""
    start = when.start or when.end
    return start < one.end and one.start <= when.end
