"""The officers' work: accept, arrive, resolve (接单, 到场报到, 办结), each by a line in chat."""

import re

from handlers.domain.decision import Ask, Decision, Say, in_private, silence
from handlers.domain.event import Event, Said
from handlers.domain.facts.tickets import Accepted, Arrived, Assisted, Noted, PhotosAdded, Resolved, SetOut, TicketAsked
from handlers.domain.intent import Command
from handlers.domain.masking import card_place, whole
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Stage, State, Ticket
from handlers.grammar.answer import belonging, by_day, closed
from handlers.grammar.chiefs import deciders
from handlers.grammar.form import Hand
from handlers.grammar.idle import idle_timer
from handlers.grammar.quantity import quantities_of
from handlers.grammar.texts import question
from handlers.grammar.texts.danger import say_whether
from handlers.grammar.texts.ticket import amounts, short
from handlers.grammar.which import open_for
from handlers.tickets.closing import note_of, resolution_of
from handlers.tickets.commands import Resolve
from handlers.tickets.hand import asked_along, in_hand, led
from handlers.tickets.texts import invited, recall, work

# Words that take something; 好的, OK or 知道了 of somebody who was called to nothing are talk to a colleague.
_TAKES = re.compile(r"[收接去来到]|处理|负责|跟进|出发|路上|交给我|安排")
_SIGN = re.compile("(?:\\[(?:OK|ok|抱拳|强|赞|握手)\\]|[\U0001f44c\U0001f44d\U0001f64f])+")
# 收到,十分钟到: he has set out.
_ON_THE_WAY = re.compile(
    r"路上|途中|出发|过[去来]了|正[在往赶去]|赶[过去来往]|马上[到来就过]|[分刻]钟.{0,2}到|快到|这就[去来]|就来"
)
# A bare word that can mean nothing but a card.
_PLAIN = re.compile(r"(?:收|接单|到场|已?办结|已办)[\s。.!!~]*")


def to_accept(scene: Scene) -> Hand:
    """What a bare 收 means: the newest card that called the speaker, else what he was asked to help with; what called others he is asked about."""
    mine, leads = open_for(scene, scene.speaker.person), led(scene)
    if not mine and len(leads) == 1 and _ON_THE_WAY.search(scene.heard.text):
        return Hand(leads, newest=True)
    mine = mine or asked_along(scene)
    if not mine and scene.hearing.alarm is not None and scene.hearing.alarm.waits:
        return Hand(mine, newest=True, empty=say_whether())
    if mine and _SIGN.fullmatch(scene.heard.text.strip()):
        return Hand((), mine[:1], asks=True)
    if not _TAKES.search(scene.heard.text):
        return Hand(mine, newest=True)
    others = tuple(t for t in _open(scene) if t.dispatched_at and t not in mine and scene.speaker_may_lead(t))
    return Hand(mine, others, newest=True, empty=question.nothing_waits() if _is_to_us(scene) else "")


def to_arrive(scene: Scene) -> Hand:
    """What a bare 到了 means: what the speaker has accepted, else what he works on, else what he was called to."""
    mine, called = in_hand(scene), open_for(scene, scene.speaker.person)
    accepted = tuple(ticket for ticket in mine if ticket.state is State.ACCEPTED)
    return _sure(accepted or mine or called, (*mine, *called), question.nothing_in_hand() if _is_to_us(scene) else "")


def to_resolve(scene: Scene) -> Hand:
    """What a bare 办结 means: what the speaker leads, else what he works on, else what he was called to."""
    mine, called = in_hand(scene), open_for(scene, scene.speaker.person)
    return _sure(led(scene) or mine or called, (*mine, *called), question.nothing_in_hand())


def to_ask_done(scene: Scene) -> Hand:
    """What a line that may close means: what the speaker leads, where that is one; else it is talk, but where it is said to us."""
    leads = led(scene)
    if scene.heard.room is None:
        return Hand(leads, empty=question.nothing_in_hand())
    return Hand(leads if len(leads) == 1 else ())


def _sure(own: tuple[Ticket, ...], near: tuple[Ticket, ...], empty: str) -> Hand:
    """What is meant, and what else of his is near."""
    return Hand(own, tuple(ticket for ticket in near if ticket not in own), empty=empty)


def _is_to_us(scene: Scene) -> bool:
    """Whether a line that means no card of his is said to us all the same: in private, or by a word that nobody says to a colleague."""
    return scene.heard.room is None or _PLAIN.fullmatch(scene.heard.text.strip()) is not None


def accept(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Who is first leads, the next ones assist; only who may lead can be first (bulletin: 具有执法资格并能独立开展执法)."""
    me, number = scene.speaker.person, ticket.number
    if not ticket.in_work:
        text = recall.withdrawn(ticket) if ticket.state is State.WITHDRAWN else work.resolved_already(ticket)
        return Decision(says=(in_private(me, text, ticket.id),), why="resolved already, or withdrawn")
    takes_over = ticket.lead is None and scene.speaker_may_lead(ticket)
    if ticket.lead == me or (me in ticket.assists and not takes_over):
        return _has_it_already(scene, ticket, command)
    attached = belonging(scene, ticket)
    if ticket.lead is not None:
        say = in_private(me, work.assists(number, ticket.lead), ticket.id)
        says = (say, *lead_told(scene, ticket))
        return Decision((_assisted(scene, ticket),), says, attached=attached, why=f"{ticket.lead} was first")
    if not scene.speaker_may_lead(ticket):
        say = in_private(me, work.cannot_lead(number), ticket.id)
        return Decision((_assisted(scene, ticket),), (say,), attached=attached, why="may not lead")
    told = (_acknowledged(scene, ticket, command), *_taken_over(scene, ticket))
    timers = (idle_timer(scene, ticket),)
    events = (_accepted(scene, ticket), *_set_out(scene, ticket, command))
    return Decision(events, told, timers, attached=attached, why="first to accept")


def _has_it_already(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """在路上了, of who leads it: kept. Said to us alone, he reads that it is his."""
    if ticket.lead != scene.speaker.person:
        return silence("has it already")
    on_the_way = _set_out(scene, ticket, command) if ticket.state is State.ACCEPTED else ()
    says = (
        (in_private(ticket.lead, work.yours_already(ticket, scene.now), ticket.id),) if scene.heard.room is None else ()
    )
    timers = (idle_timer(scene, ticket),) if on_the_way else ()
    return Decision(on_the_way, says, timers, attached=belonging(scene, ticket), why="has it already")


def _set_out(scene: Scene, ticket: Ticket, command: Command) -> tuple[SetOut, ...]:
    """That whoever speaks is on the way, where his words say so."""
    if not _ON_THE_WAY.search(scene.heard.text):
        return ()
    return (SetOut(ticket=ticket.id, at=scene.now, by=scene.speaker.person),)


def arrive(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """On site (到达现场"报到"). Whoever arrives without having accepted has accepted."""
    me = scene.speaker.person
    if not ticket.in_work:
        return accept(scene, ticket, command)
    if ticket.lead is None and not scene.speaker_may_lead(ticket):
        return accept(scene, ticket, command)
    events: list[Event] = []
    says: tuple[Say, ...] = ()
    if ticket.lead is None:
        events.append(_accepted(scene, ticket))
        says = _taken_over(scene, ticket)
    elif me != ticket.lead and me not in ticket.assists:
        events.append(_assisted(scene, ticket))
        says = lead_told(scene, ticket)
    events.append(Arrived(ticket=ticket.id, at=scene.now, by=me, person=me))
    says = (in_private(me, work.arrived(ticket.number, scene.now, _where(scene, ticket)), ticket.id), *says)
    timers = (idle_timer(scene, ticket),)
    return Decision(tuple(events), says, timers, attached=belonging(scene, ticket), why="on site")


def resolve(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Close with words, quantities and the pictures of the last minutes. Only the lead closes; others are passed on to him."""
    me, words = scene.speaker.person, Said(command.text, scene.speaker.person, scene.heard.id)
    if not ticket.in_work:
        return accept(scene, ticket, command)
    if ticket.lead not in (None, me):
        return pass_on(scene, ticket, command.text)
    if ticket.lead is None and not scene.speaker_may_lead(ticket):
        say = in_private(me, work.needs_lead(ticket.number), ticket.id)
        return Decision(says=(say,), why="nobody leads it yet")
    units = scene.policy.tickets.quantities
    photos = tuple(picture.photo for picture in scene.said.pictures) if command.photos is None else command.photos
    event = Resolved(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        resolution=resolution_of(command.text),
        note=Said(note_of(command.text, units), me, scene.heard.id),
        words=words,
        quantities={} if command.shares and "各" not in command.text else quantities_of(command.text, units),
        photos=photos,
    )
    first = (_accepted(scene, ticket),) if ticket.lead is None else ()
    counted = amounts(event.quantities, units)
    say = in_private(me, work.resolved(ticket.number, event.resolution, counted, len(photos)), ticket.id)
    why = f"{event.resolution} by {me}"
    return Decision((*first, event), (say,), attached=belonging(scene, ticket), why=why) + closed(scene)


def ask_done(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """贴条了, 人走了, 没发现: progress for certain, and the end of it if whoever leads says so; he is asked once, in private."""
    me = scene.speaker.person
    if not ticket.in_work or ticket.lead != me:
        return note(scene, ticket)
    photos = tuple(picture.photo for picture in scene.said.pictures)
    waiting = TicketAsked(Resolve.stored, (ticket.id,), command.text, photos, sure=True)
    until = scene.now + scene.policy.question
    asked = Decision(
        says=(in_private(me, work.is_it_done(ticket.number), ticket.id),),
        questions=(Ask(me, None, waiting, until),),
        why="asked whether it is done",
    )
    return note(scene, ticket) + asked


def note(scene: Scene, ticket: Ticket) -> Decision:
    """A line of the staff about a ticket: progress where it comes from who works on it."""
    me, heard = scene.speaker.person, scene.heard
    works = (me == ticket.lead or me in ticket.assists) and ticket.in_work
    events: list[Event] = []
    if heard.text:
        words = Said(heard.text[:200], me, heard.id)
        events.append(Noted(ticket=ticket.id, at=scene.now, by=me, words=words, progress=works))
    if heard.kind.shows and me == ticket.lead:
        photos = (heard.media or heard.id,)
        events.append(PhotosAdded(ticket=ticket.id, at=scene.now, by=me, stage=Stage.AFTER, photos=photos))
    timers = (idle_timer(scene, ticket),) if works else ()
    return Decision(tuple(events), timers=timers, attached=belonging(scene, ticket), why="a line about the work")


def cannot(scene: Scene, ticket: Ticket) -> Decision:
    """Whoever has a ticket, or was called to it, cannot go: whoever decides is told, who alone sends another."""
    me, number = scene.speaker.person, ticket.number
    event = Noted(ticket=ticket.id, at=scene.now, by=me, words=Said(scene.heard.text[:200], me, scene.heard.id))
    chiefs = [chief.name for chief in deciders(scene, me)]
    what = short(ticket, scene.matter(ticket))
    says = (
        in_private(me, work.chiefs_know(number, chiefs), ticket.id),
        *(in_private(chief, work.cannot_go(what, me, number), ticket.id) for chief in chiefs),
    )
    return Decision((event,), says, attached=belonging(scene, ticket), why="cannot go")


def late_picture(scene: Scene) -> Ticket | None:
    """The ticket that the speaker closed just now: a picture right after still belongs to it."""
    join = scene.policy.tickets.join
    mine = [
        t
        for t in scene.tickets.values()
        if t.is_settled and t.lead == scene.speaker.person and scene.lately(t.resolved_at, join)
    ]
    return mine[0] if len(mine) == 1 else None


def _open(scene: Scene) -> tuple[Ticket, ...]:
    return tuple(ticket for ticket in scene.tickets.values() if ticket.state is State.OPEN)


def _acknowledged(scene: Scene, ticket: Ticket, command: Command) -> Say:
    """Whoever took a card reads where to go and until when; from whom he took it, and which others still wait for him."""
    me = scene.speaker.person
    text = work.accepted(ticket, scene.matter(ticket), _where(scene, ticket), scene.now)
    if ticket.called and me not in ticket.called:
        text += work.taken_from(ticket.called[0])
    waiting = [other for other in open_for(scene, me) if other.id != ticket.id]
    if waiting and not (command.numbers or command.everything or scene.said.quoted):
        text += work.others_wait([short(other, scene.matter(other)) for other in waiting])
    return in_private(me, text, ticket.id)


def _where(scene: Scene, ticket: Ticket) -> str:
    """The place for whoever works on a ticket; of what was told in private and can wait, as everybody of the staff reads it."""
    if not ticket.place:
        return ""
    is_kept = ticket.private and ticket.level is Level.NORMAL and not scene.reads_place(ticket)
    return card_place(ticket.place) if is_kept else whole(ticket.place)


def _taken_over(scene: Scene, ticket: Ticket) -> tuple[Say, ...]:
    """Whom a card had called reads that somebody else takes it."""
    me = scene.speaker.person
    if not ticket.called or me in ticket.called:
        return ()
    return (in_private(ticket.called[0], work.taken_by(ticket.number, me), ticket.id),)


def pass_on(scene: Scene, ticket: Ticket, words: str) -> Decision:
    """Somebody who assists says it is done, with his pictures: the lead is asked to verify, since only he closes."""
    me, lead, number = scene.speaker.person, _verifies(scene, ticket), ticket.number
    said = Said(f"{me}:{words or '已办'}", me, scene.heard.id)
    told = words if not ticket.private or scene.confides(ticket, lead) else ""
    events: list[Event] = [Noted(ticket=ticket.id, at=scene.now, by=me, words=said)]
    if photos := tuple(picture.photo for picture in scene.said.pictures):
        events.append(PhotosAdded(ticket=ticket.id, at=scene.now, by=me, stage=Stage.AFTER, photos=photos))
    says = (
        in_private(lead, work.please_verify(number, me, told, len(photos)), ticket.id),
        in_private(me, work.not_the_lead(number, lead), ticket.id),
    )
    return Decision(tuple(events), says, attached=belonging(scene, ticket), why="only the lead closes")


def lead_told(scene: Scene, ticket: Ticket) -> tuple[Say, ...]:
    """To whoever leads a ticket, that one whom somebody invited comes."""
    me, lead = scene.speaker.person, ticket.lead
    if lead in (None, me) or me not in ticket.invited:
        return ()
    return (by_day(scene, ticket, in_private(lead or "", invited.comes(ticket.number, me), ticket.id)),)


def _verifies(scene: Scene, ticket: Ticket) -> str:
    """Who looks at what somebody else has done: whoever leads it, is to take it, or decides."""
    return ticket.answerable or next((chief.name for chief in deciders(scene)), "")


def _accepted(scene: Scene, ticket: Ticket) -> Accepted:
    return Accepted(ticket=ticket.id, at=scene.now, by=scene.speaker.person, person=scene.speaker.person)


def _assisted(scene: Scene, ticket: Ticket) -> Assisted:
    return Assisted(ticket=ticket.id, at=scene.now, by=scene.speaker.person, person=scene.speaker.person)
