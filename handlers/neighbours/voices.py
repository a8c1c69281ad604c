"""Voices (人次): neighbours who say the same join the ticket, and the group is told their number once."""

from handlers.domain.decision import Decision, Part, Rank, Say, due_at, in_private, silence
from handlers.domain.event import TicketEvent
from handlers.domain.facts.neighbours import Surged, ToldElsewhere, VoiceAdded, VoicesDue, VoicesTold
from handlers.domain.facts.tickets import LevelRaised
from handlers.domain.number import without_numbers
from handlers.domain.reading import Level, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Source, Ticket
from handlers.grammar.chiefs import deciders
from handlers.grammar.matter import same_kind
from handlers.grammar.texts.ticket import short
from handlers.grammar.which import written
from handlers.neighbours import merge
from handlers.neighbours.texts import voices

_MARKS = " +＋1?？。.!~"


def spoken_of(scene: Scene, reading: Reading | None = None) -> Ticket | None:
    """What an unquoted "+1" means: the newest ticket of this room that was opened or spoken of within the window, of the kind that the
    line speaks of where it does (是啊吵死了)."""
    within = scene.policy.neighbours.spoken_of
    here = [
        t
        for t in scene.tickets.values()
        if t.in_work and t.is_told_in(scene.heard.room)
        if scene.lately(t.spoken_at, within) or scene.lately(t.opened_at, within)
    ]
    alike = [t for t in here if reading is not None and reading.complains and same_kind(scene, t, reading)]
    return max(alike or here, key=lambda ticket: (ticket.opened_at, ticket.number), default=None)


def add(scene: Scene, ticket: Ticket) -> Decision:
    """Count one more neighbour, once each, for the ticket that his line names or quotes; the room hears nothing of it."""
    person, of = scene.speaker.person, scene.said.through.get(ticket.id, ())
    attached = ((scene.heard.id, ticket.id),)
    if ticket.concerns(person) and not of:
        return Decision(attached=attached, why="counted already")
    aside = scene.heard.room is None
    event = VoiceAdded(ticket=ticket.id, at=scene.now, by=person, person=person, of=of, aside=aside)
    return Decision((event,), attached=attached, why=f"one more voice for #{ticket.number}")


def told_here(scene: Scene, ticket: Ticket) -> Decision:
    """The group in which it is told as well hears of it from now on, and in one line what is done."""
    room = scene.heard.room
    if room is None or ticket.is_told_in(room):
        return Decision()
    event = ToldElsewhere(ticket=ticket.id, at=scene.now, by=scene.speaker.person, room=room, message=scene.heard.id)
    return Decision((event,))


def joined(scene: Scene, ticket: Ticket, place: str | None) -> Decision:
    """Whoever has told it in his own words and named no `place` reads, alone, which one he counts for."""
    me = scene.speaker.person
    if place or not ticket.place or ticket.concerns(me) or not scene.abilities.private or scene.late:
        return Decision()
    return Decision(says=(in_private(me, voices.counted(ticket, scene.matter(ticket)), ticket.id),))


def aside(scene: Scene) -> Decision | None:
    """A number alone, in private: one voice more that no group hears of."""
    tickets, person = written(scene), scene.speaker.person
    if len(tickets) != 1 or without_numbers(scene.heard.text).strip(_MARKS):
        return None
    [ticket] = tickets
    if not ticket.in_work or not ticket.is_public or ticket.is_hushed or ticket.concerns(person):
        return None
    says = (in_private(person, voices.counted_aside(ticket.number), ticket.id),)
    if own := _likened(scene, ticket):
        return merge.unite(scene, own, ticket) + Decision(says=says)
    return add(scene, ticket) + Decision(says=says)


def _likened(scene: Scene, ticket: Ticket) -> Ticket | None:
    """What the speaker has told in private himself, and seems to be the same: his word for it is enough."""
    me = scene.speaker.person
    own = (t for t in scene.tickets.values() if t.private and t.in_work and t.reporter == me and not t.is_hushed)
    return next((t for t in own if t.likeness is not None and t.likeness.other == ticket.id), None)


def timer(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """The moment to tell the group how many they are, once a ticket."""
    if ticket.room is None:
        return Decision()
    return Decision(timers=(due_at(ticket, VoicesDue, ticket.opened_at + scene.policy.neighbours.voices_after),))


def first_told(scene: Scene, ticket: Ticket, event: ToldElsewhere) -> Decision:
    """The same moment of what one of the staff has found, from when the first group has told it."""
    if ticket.source is Source.RESIDENT or ticket.rooms != (event.room,):
        return Decision()
    return Decision(timers=(due_at(ticket, VoicesDue, scene.now + scene.policy.neighbours.voices_after),))


def surge(scene: Scene, ticket: Ticket, event: VoiceAdded) -> Decision:
    """So many within minutes that it presses: a normal matter becomes urgent, the groups and the deputy read one line each."""
    rules = scene.policy.neighbours.surge
    lately = {voice.person for voice in ticket.counted if scene.lately(voice.at, rules.per)}
    may_rise = ticket.level is Level.NORMAL and ticket.in_work and ticket.is_public
    if ticket.surged or not may_rise or len(lately) < rules.voices:
        return Decision()
    count = len(ticket.neighbours)
    surged = Surged(ticket=ticket.id, at=scene.now, count=count, why="so many voices in a short time")
    limit, calendar = scene.policy.limit(scene.matter(ticket), Level.URGENT), scene.calendar(ticket)
    raised = LevelRaised(
        ticket=ticket.id,
        at=scene.now,
        level=Level.URGENT,
        accept_by=limit.accept_by(scene.now, calendar),
        resolve_by=limit.resolve_by(scene.now, calendar),
        why=surged.why,
    )
    text = voices.surge(ticket.number, count, raised.resolve_by, scene.now)
    lines = _in_each(ticket, text, Rank.NEWS)
    what = short(ticket, scene.matter(ticket))
    chiefs = (in_private(chief.name, voices.surge_told(what, count), ticket.id) for chief in deciders(scene))
    return Decision((surged, raised), (*lines, *chiefs), why=surged.why)


def tell(scene: Scene, ticket: Ticket, due: VoicesDue) -> Decision:
    """One line with the number of voices, where they are enough and the matter is still in work."""
    count, quiet = len(ticket.neighbours), scene.policy.quiet.holds(scene.now)
    if ticket.is_hushed:
        return silence("never told aloud")
    if not ticket.is_public or count < scene.policy.neighbours.voices_from or not ticket.in_work:
        return silence("too few voices, or done")
    if ticket.surged:
        return silence("the surge has said so")
    if quiet and ticket.level is Level.NORMAL and not scene.is_night_noise(ticket):
        return silence("quiet hours")
    event = VoicesTold(ticket=ticket.id, at=scene.now, count=count)
    text = voices.voices(ticket.number, count, ticket.level is not Level.NORMAL)
    return Decision((event,), _in_each(ticket, text, Rank.VOICES), why=f"{count} voices")


def _in_each(ticket: Ticket, text: str, rank: Rank) -> tuple[Say, ...]:
    """A line to every group in which a ticket was told."""
    parts = (Part(ticket.id, text),)
    return tuple(Say(text, room=room, tickets=(ticket.id,), rank=rank, parts=parts) for room in ticket.rooms)
