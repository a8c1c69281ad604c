"""Dispatch (派单): whom a ticket calls, and when the card goes out (bulletin: 社区派单、部门接单)."""

from collections.abc import Iterable

from handlers.domain.decision import Decision, Say, Timer, call, due_at, in_private
from handlers.domain.facts.duty import LadderDue
from handlers.domain.facts.tickets import PUT_RIGHT, Assisted, CardDue, Dispatched, PlaceSet
from handlers.domain.ladder import look
from handlers.domain.masking import card_place, whole
from handlers.domain.policy import Matter
from handlers.domain.reading import Level
from handlers.domain.rota import PROPERTY, may_lead, people_of, pinged
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import OUTSIDE, Role, Staff
from handlers.domain.workcalendar import local
from handlers.tickets.texts import card, work


def send_out(scene: Scene, ticket: Ticket, cause: str = "", alarmed: bool = False) -> Decision:
    """Call whoever is on duty for a ticket that nobody leads, now or at the next opening minute.

    `cause` stands on the card of a ticket that goes out again. What no group may read goes to each of them in private. Of a danger
    whose people were `alarmed` by an earlier card, nobody is alarmed again but whoever is called now.
    """
    matter = scene.matter(ticket)
    cause = cause or (card.reopened(ticket.round) if ticket.round > 1 else "")
    if waits(scene, ticket):
        opening = scene.calendar(ticket).next_open(scene.now)
        return Decision(
            timers=(due_at(ticket, CardDue, opening), *deadlines(scene, ticket)), why="the card waits for opening time"
        )
    first = whom(scene, ticket)
    helpers = _property_to_call(scene, ticket, matter, first)
    in_group = _ping_in_group(scene, ticket, matter, first)
    event = Dispatched(
        ticket=ticket.id,
        at=scene.now,
        called=tuple(dict.fromkeys(member.name for member in (first, *in_group, *helpers))),
        why=f"{matter.lead} leads {matter.key}; on duty: {first.name}",
    )
    alarm = _alarmed(scene, ticket, first)
    alarm = tuple(name for name in alarm if name == first.name) if alarmed else alarm
    if ticket.is_hushed:
        called = tuple(dict.fromkeys((*event.called, *alarm)))
        told = tuple(call(ticket, card.hushed(ticket, cause, name in event.called), person=name) for name in called)
        return Decision((event,), told, deadlines(scene, ticket), why=event.why)
    says = (
        _card(scene, ticket, matter, in_group, cause),
        *(
            call(
                ticket,
                card.task(ticket, matter, may_lead(member, matter), scene.now, _reads_place(scene, ticket, member)),
                person=member.name,
            )
            for member in helpers
        ),
        *(_told_at_once(ticket, card.alarm(ticket, matter), alarm) if alarm else ()),
        *_addresses(ticket, in_group),
    )
    return Decision((event,), says, deadlines(scene, ticket), why=event.why)


def send_late(scene: Scene, ticket: Ticket) -> Decision:
    """The card that waited for opening time; a stale timer sends nothing."""
    unsent = ticket.state is State.OPEN and ticket.dispatched_at is None
    return send_out(scene, ticket) if unsent else Decision(why="sent, or taken already")


def tell_place(scene: Scene, ticket: Ticket, event: PlaceSet) -> Decision:
    """The place that has come after the card: whole to everybody who was called to what cannot wait (privacy yields to rescue), to
    whoever leads it, else as a line to whom the card calls; where that waits still, it goes out with its place."""
    moved = event.why == PUT_RIGHT
    if ticket.dispatched_at is None or not ticket.place:
        return Decision()
    if _is_told_whole(ticket):
        return tell_rung(scene, ticket, card.placed(ticket, moved))
    if moved and ticket.is_public:
        return Decision()  # the work group reads the correction
    if ticket.lead:
        where = (
            whole(ticket.place)
            if not ticket.private or scene.reads_place(ticket, ticket.lead)
            else card_place(ticket.place)
        )
        return Decision(says=(in_private(ticket.lead, work.placed(ticket, where, moved), ticket.id),))
    names = tuple(name for name in ticket.called if name in scene.town.people and not _is_outside(scene, name))
    line = work.placed(ticket, card_place(ticket.place), moved) + card.ping(names, ticket)
    part = card.card(ticket, scene.matter(ticket), "", scene.now)
    return Decision(says=(call(ticket, line, room=scene.home.staff_group, mention=names[:1], part=part),))


def _is_outside(scene: Scene, name: str) -> bool:
    """Whether somebody is not in the work group."""
    return scene.town.people[name].role in OUTSIDE


def tell_rung(scene: Scene, ticket: Ticket, text: str) -> Decision:
    """A line to everybody who was called for a danger, each in private."""
    return Decision(says=_told_at_once(ticket, text, rung(scene, ticket)))


def rung(scene: Scene, ticket: Ticket) -> tuple[str, ...]:
    """Everybody who was called, and who has come along since."""
    lead = (ticket.lead,) if ticket.lead else ()
    people = (*_alarmed(scene, ticket, whom(scene, ticket)), *ticket.called, *ticket.assists, *lead)
    return tuple(dict.fromkeys(people))


def tell_helper(scene: Scene, ticket: Ticket, event: Assisted) -> Decision:
    """Whoever helps with what cannot wait and called others reads the whole address as well; who leads it was told with his 收."""
    if not _is_told_whole(ticket):
        return Decision()
    alarmed = [name for name in _alarmed(scene, ticket, whom(scene, ticket)) if name != ticket.lead]
    knows = event.person in (*alarmed, *ticket.called)
    return Decision() if knows else Decision(says=_told_at_once(ticket, card.placed(ticket), (event.person,)))


def is_alarmed(scene: Scene, ticket: Ticket) -> bool:
    """Whether whoever speaks is called for a danger, with those who answer for it."""
    return scene.speaker.person in _alarmed(scene, ticket, whom(scene, ticket))


def called_by(sent: Decision) -> str | None:
    """Who was pinged, None while the card waits."""
    return next((event.called[0] for event in sent.events if isinstance(event, Dispatched)), None)


def waits(scene: Scene, ticket: Ticket) -> bool:
    """Whether the card waits: a normal matter in the closed time of its department, unless it is noise that goes on at night."""
    if ticket.level is not Level.NORMAL or scene.calendar(ticket).is_open(scene.now):
        return False
    return not scene.is_night_noise(ticket)


def whom(scene: Scene, ticket: Ticket) -> Staff:
    """The one person who is to answer for a ticket now: of the rota nobody who has sent it back, while there is another."""
    named = scene.town.people.get(ticket.answerable)
    but = _refused(ticket)
    return pinged(scene.home, ticket.path, scene.matter(ticket), scene.now, scene.town.calendar, named, but)


def deadlines(scene: Scene, ticket: Ticket) -> tuple[Timer, ...]:
    """When the ladder looks at a ticket that was sent out."""
    return (due_at(ticket, LadderDue, look(ticket, scene.calendar(ticket))),)


def _card(scene: Scene, ticket: Ticket, matter: Matter, ping: tuple[Staff, ...], cause: str) -> Say:
    names = tuple(member.name for member in ping)
    part = card.card(ticket, matter, cause, scene.now)
    text = part + card.ping(names, ticket)
    if not scene.town.calendar.knows(local(ticket.resolve_by).date()):
        text += card.calendar_unknown(local(ticket.resolve_by).year)
    return call(ticket, text, room=scene.home.staff_group, mention=names, part=part)


def _ping_in_group(scene: Scene, ticket: Ticket, matter: Matter, first: Staff) -> tuple[Staff, ...]:
    """Who is pinged in the work group. Property managers are not in it: there the first assisting department is pinged."""
    if first.role is not Role.PROPERTY:
        return (first,)
    compound = scene.home.compound(ticket.path)
    assists = [
        m
        for department in matter.assists
        for m in people_of(department, scene.home, compound, scene.now, scene.town.calendar)
    ]
    refused = _refused(ticket)
    return tuple(m for m in assists if m.role is not Role.PROPERTY and m.name not in refused)[:1]


def _property_to_call(scene: Scene, ticket: Ticket, matter: Matter, first: Staff) -> tuple[Staff, ...]:
    """The property managers who get a task of their own, in private; none who has sent it back."""
    if PROPERTY not in (matter.lead, *matter.assists) and first.role is not Role.PROPERTY:
        return ()
    found = people_of(PROPERTY, scene.home, scene.home.compound(ticket.path), scene.now, scene.town.calendar)
    refused = _refused(ticket)
    found = tuple(member for member in found if member.name not in refused)
    return tuple(dict.fromkeys((*([first] if first.role is Role.PROPERTY else []), *found)))


def _refused(ticket: Ticket) -> frozenset[str]:
    """Who has sent it back in this round."""
    return frozenset(name for name, _ in ticket.bounced)


def _addresses(ticket: Ticket, called: Iterable[Staff]) -> tuple[Say, ...]:
    """The whole address of an urgent matter, to whom the card has called and shown it masked; of a danger the alarm tells it."""
    if ticket.level is not Level.URGENT or not _is_told_whole(ticket):
        return ()
    return _told_at_once(ticket, card.placed(ticket), (member.name for member in called))


def _is_told_whole(ticket: Ticket) -> bool:
    """Whether a place is told beside the card: of a danger always, of what is urgent where the card masks it."""
    if ticket.level is Level.NORMAL or not ticket.place:
        return False
    return ticket.level is Level.RED or card_place(ticket.place) != ticket.place


def _reads_place(scene: Scene, ticket: Ticket, member: Staff) -> bool:
    """Whether a task tells the whole place: of what cannot wait, and of what was told in private to whom it was promised."""
    return ticket.level is not Level.NORMAL or scene.confides(ticket, member.name)


def _told_at_once(ticket: Ticket, text: str, people: Iterable[str]) -> tuple[Say, ...]:
    """A line about what cannot wait to each of them, alone and once."""
    return tuple(call(ticket, text, person=name) for name in dict.fromkeys(people))


def _alarmed(scene: Scene, ticket: Ticket, first: Staff) -> tuple[str, ...]:
    """Who is called for a danger: whoever answers for it, the property, the chiefs. For what is urgent nobody is alarmed."""
    if ticket.level is not Level.RED:
        return ()
    compound = scene.home.compound(ticket.path)
    managers = compound.property_managers if compound else ()
    chiefs = (*scene.home.with_role(Role.CHIEF), *scene.home.with_role(Role.DEPUTY))
    return tuple(dict.fromkeys((first.name, *managers, *(member.name for member in chiefs))))
