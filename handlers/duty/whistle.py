"""The whistle (吹哨): a chief calls departments to a ticket, at a time and a place (bulletin: 社区吹哨、部门报到)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.domain.decision import Decision, Say, due_at, in_private
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.evolve import evolve
from handlers.domain.facts.whistle import MissingDue, MusterDue, WhistleCalledOff, Whistled
from handlers.domain.intent import Command
from handlers.domain.period import Period
from handlers.domain.reading import Level
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.whistle import Called, Whistle
from handlers.duty import muster
from handlers.duty.commands import CallOffWhistle
from handlers.duty.texts import whistle as texts
from handlers.grammar import callup
from handlers.grammar.answer import answered
from handlers.grammar.arguments import ANY_WHEN
from handlers.grammar.form import Hand

_AT_ONCE = timedelta(minutes=30)
"""So soon whoever is called without a time is to be there."""
_CALLS_OFF = re.compile(r"^(?:取消|撤[销回掉]|撤了?$|不[用必要吹]|别[来吹]|算了|作废)|取消了?[。!]?$")
_NOT_ANY_MORE = re.compile(
    r"(?:算了|那)?[,,\s]*(?:(?:先|都)?(?:不用|别|不要|不必)再?吹哨?了?|(?:取消|撤[销掉回]?)(?:这次|这个|了)?吹?哨了?|吹?哨(?:取消|撤)[了掉]*|不用来了)[。!!~]*"
)
_POINT = re.compile(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])")


def blow(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """吹哨 1271 公安 市监 16:00 9栋西门: one line to the work group, which calls whoever is on duty for them then."""
    if _CALLS_OFF.search(command.text):
        return call_off(scene, ticket, command)
    if not ticket.in_work:
        return answered(scene, texts.not_in_work(ticket.number), "not in work")
    # The time is taken out here: a command that waits for 是 keeps its words, and no values.
    timed = ANY_WHEN.fill(scene, replace(command, text=_POINT.sub(r"\1:\2", command.text)), "")
    if isinstance(timed, Decision):
        return timed
    standing = standing_whistle(scene, ticket)
    at = _moment(scene, timed.when, standing)
    if timed.when is not None and at < scene.now - timedelta(minutes=1):
        return answered(scene, texts.past(at, scene.now), "in the past")
    if ticket.level is Level.NORMAL and (scene.policy.quiet.holds(scene.now) or scene.policy.quiet.holds(at)):
        return answered(scene, texts.quiet_hours(ticket.number, scene.policy.quiet), "quiet hours")
    named = callup.named(scene, timed.text)
    people, empty = _called_up(scene, ticket, named, at)
    if standing is not None and timed.when is None and scene.now >= standing.at:
        more = [(department, name) for department, name in people if standing.lacks(name)]
        if more:
            # Whoever is called to a time that has passed would be missed at once: he is called by a whistle of its own.
            people, standing, at = more, None, _moment(scene, None, None)
    problems = _problems(scene, named, empty, at)
    changes = standing is not None and (at != standing.at or bool(named.place))
    asked = Decision(says=tuple(_send_somebody(scene, ticket, empty, at)))
    if not (people or changes):
        text = "".join(problems) or texts.say_whom(ticket.number, scene.town.departments)
        return answered(scene, text, "nobody to call") + asked
    event = Whistled(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        at_time=at,
        place=Said(named.place, scene.speaker.person, scene.heard.id) if named.place else NOTHING_SAID,
        called=tuple(people),
        more=standing is not None,
    )
    return _told(scene, evolve(ticket, event), event, standing, problems) + asked


def call_off(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """撤哨 1271: whoever was still to come hears it, and nobody is counted or missed."""
    whistle = standing_whistle(scene, ticket)
    if whistle is None or not ticket.in_work:
        return answered(scene, texts.no_whistle(ticket.number), "no whistle to call off")
    me = scene.speaker.person
    event = WhistleCalledOff(ticket=ticket.id, at=scene.now, by=me, why=f"{me} calls the whistle off")
    awaited = [one.person for one in whistle.called if one.is_awaited and one.person != me]
    others = dict.fromkeys((*awaited, *((whistle.by,) if whistle.by != me else ())))
    says = [muster.told_off(scene, ticket, name, texts.called_off(ticket.number)) for name in others]
    ack = in_private(me, texts.has_called_off(ticket.number, awaited), ticket.id)
    return Decision((event,), (ack, *says), attached=((scene.heard.id, ticket.id),), why=event.why)


def standing(scene: Scene) -> Hand:
    """What a bare 撤哨 means: the whistle that the speaker has blown, else one that another has."""
    there = [(t, w) for t in scene.tickets.values() if t.in_work and (w := standing_whistle(scene, t)) is not None]
    own = tuple(ticket for ticket, whistle in there if whistle.by == scene.speaker.person)
    return Hand(own, tuple(ticket for ticket, _ in there if ticket not in own), empty=texts.none_to_call_off())


def not_any_more(scene: Scene) -> Decision | None:
    """不用吹了, of a chief, where nothing else can be meant: his only whistle that stands, or the one that he quotes."""
    if not scene.speaker_steers or not _NOT_ANY_MORE.fullmatch(scene.heard.text.strip()):
        return None
    there = standing(scene)
    quoted = [t for t in (*there.own, *there.others) if t.id in scene.said.quoted]
    meant = quoted if scene.heard.quote else there.own
    return call_off(scene, meant[0], CallOffWhistle()) if len(meant) == 1 else None


def standing_whistle(scene: Scene, ticket: Ticket) -> Whistle | None:
    """The whistle of a ticket, while anybody may still come to it."""
    whistle, until = ticket.whistle_of_round, scene.policy.duty.whistle.no_show
    return whistle if whistle is not None and scene.now < whistle.at + until else None


def _moment(scene: Scene, period: Period | None, standing: Whistle | None) -> datetime:
    """When they are to be there: what is named, of a stretch its beginning; now, or nothing, is half an hour from now."""
    if period is None:
        return standing.at if standing else scene.now.replace(second=0, microsecond=0) + _AT_ONCE
    if period.start is not None and (not period.exact) and period.start > scene.now:
        return period.start
    is_now = period.exact and abs(period.end - scene.now) < timedelta(minutes=1)
    return period.end + _AT_ONCE if is_now else period.end


def _called_up(
    scene: Scene, ticket: Ticket, named: callup.Named, at: datetime
) -> tuple[list[tuple[str, str]], list[str]]:
    """Who comes for what was named, each with his department; and the departments of which nobody can."""
    me = scene.speaker.person
    there = [m for m in named.people if m.name != me and is_there(scene.home, m.name, at)]
    people = {member.name: callup.department_of(member) for member in there}
    empty = []
    for department in named.departments:
        found = [m for m in callup.candidates(scene, ticket.path, department, at) if m.name != me]
        if found:
            people.setdefault(found[0].name, department)
        else:
            empty.append(department)
    return [(department, name) for name, department in people.items()], empty


def _problems(scene: Scene, named: callup.Named, empty: Sequence[str], at: datetime) -> list[str]:
    """What of it could not be done."""
    told = [texts.nobody_there(name, _contact(scene, name)) for name in empty]
    told += [texts.on_leave(member.name) for member in named.people if not is_there(scene.home, member.name, at)]
    return told + ([texts.unknown(named.unknown, scene.town.departments)] if named.unknown else [])


def _contact(scene: Scene, department: str) -> str:
    """The contact (联系人) of a department's bureau, where we know him; "" for nobody."""
    bureau = scene.town.bureaus.get(department)
    return bureau.contact if bureau and bureau.contact in scene.town.people else ""


def _send_somebody(scene: Scene, ticket: Ticket, empty: Sequence[str], at: datetime) -> Iterator[Say]:
    """To the contact of each department of which nobody can be called."""
    for department in empty:
        contact = _contact(scene, department)
        if contact and contact != scene.speaker.person:
            text = texts.send_somebody(ticket.number, department, scene.home.name, at, scene.now)
            yield in_private(contact, text, ticket.id)


def _told(scene: Scene, ticket: Ticket, event: Whistled, before: Whistle | None, problems: Sequence[str]) -> Decision:
    """Whoever is called anew reads it: all of them where the time is another."""
    whistle = ticket.whistle
    assert whistle is not None, "the event has made it"
    moved = before is not None and before.at != whistle.at
    replaced = before is not None and before.place != whistle.place
    had = {one.person: one for one in before.called} if before else {}
    fresh = {name for _, name in event.called}
    called = [
        one
        for one in whistle.called
        if not one.has_come and (moved or replaced or (one.person in fresh and had.get(one.person) != one))
    ]
    if not called:
        text = texts.already(ticket.number, whistle.called, whistle.at, scene.now)
        return answered(scene, text + "".join(problems), "called already")
    change = (texts.CHANGED if moved or replaced else texts.MORE) if before else ""
    rules = scene.policy.duty.whistle
    due = ((MusterDue, rules.summary), (MissingDue, rules.no_show))
    stand = before is not None and not moved
    timers = () if stand else tuple(due_at(ticket, kind, whistle.at + span) for kind, span in due)
    says = (*_calls(scene, ticket, whistle, called, change), *_answers(scene, ticket, whistle, called, problems))
    attached = ((scene.heard.id, ticket.id),)
    return Decision((event,), says, timers, attached=attached, why=f"whistled for {len(called)}")


def _calls(scene: Scene, ticket: Ticket, whistle: Whistle, called: Sequence[Called], change: str) -> tuple[Say, ...]:
    """One line to the work group; whoever is not in it, and everybody of what no group may read, in private."""
    people = scene.town.people
    apart = [c.person for c in called if ticket.is_hushed or callup.is_outside(people.get(c.person))]
    here = tuple(one.person for one in called if one.person not in apart)
    aside = texts.called(ticket, whistle, called, scene.now, change, aside=True) + texts.how()
    private = tuple(in_private(name, aside, ticket.id) for name in apart)
    if ticket.is_hushed:
        return private
    line = texts.called(ticket, whistle, called, scene.now, change) + texts.ping(here, apart)
    return (Say(line, room=scene.home.staff_group, mention=here, tickets=(ticket.id,)), *private)


def _answers(
    scene: Scene, ticket: Ticket, whistle: Whistle, called: Sequence[Called], problems: Sequence[str]
) -> tuple[Say, ...]:
    """To whoever blew it, what could not be done; who has not read the line in the work group reads who was called."""
    is_here = scene.heard.room == scene.home.staff_group and not ticket.is_hushed
    first = [] if is_here else [texts.blown(ticket.number, called, whistle.at, scene.now)]
    text = "".join((*first, *problems))
    return (in_private(scene.speaker.person, text, ticket.id),) if text else ()
