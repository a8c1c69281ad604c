"""Who is invited to one ticket (一长六员, 业委会, 商户, 志愿者) sees nothing but that task, and answers 收 or 已办 in private; only the lead closes."""

from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.event import Event
from handlers.domain.facts.tickets import Assisted, PhotosAdded
from handlers.domain.intent import Command
from handlers.domain.masking import card_place, whole
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Stage, Ticket
from handlers.domain.town import OUTSIDE, Role
from handlers.grammar.answer import belonging, told
from handlers.grammar.form import Form
from handlers.grammar.texts.ticket import short
from handlers.tickets import work
from handlers.tickets.commands import Accept, Arrive, AskDone, Resolve, ShowTicket
from handlers.tickets.dispatch import is_alarmed
from handlers.tickets.texts import invited as texts


def obeyed(scene: Scene, form: Form, command: Command) -> Decision | None:
    """What somebody who helps says in private as a command; None where anybody may give it."""
    if form.who is None:
        return None
    if isinstance(command, Accept | Arrive | Resolve | AskDone | ShowTicket):
        return _about_his_task(scene, command)
    return _only_his(scene)


def tasks(scene: Scene) -> tuple[Ticket, ...]:
    """What whoever speaks was invited to, and is in work."""
    return tuple(t for t in scene.tickets.values() if t.in_work and _is_his(scene, t))


def _is_his(scene: Scene, ticket: Ticket) -> bool:
    me = scene.speaker.person
    whistled = ticket.whistle.people if ticket.whistle else ()
    return me in (ticket.lead, *ticket.called, *ticket.asked, *ticket.assists, *whistled)


def _about_his_task(scene: Scene, command: Command) -> Decision:
    """His task, by its number, by a quote, or the only one; of another ticket he reads nothing, not even whether there is one."""
    mine = tasks(scene)
    if command.numbers:
        named = [ticket for number in command.numbers if (ticket := scene.numbered(number)) in mine and ticket]
        if len(named) != len(command.numbers):
            return _only_his(scene)
    else:
        named = [ticket for ticket in mine if ticket.id in scene.said.quoted] or list(mine)
    if not named:
        return silence("ordinary words") if not isinstance(command, ShowTicket) else _only_his(scene)
    if len(named) > 1 and not command.numbers:
        say = in_private(scene.speaker.person, texts.which([ticket.number for ticket in named]))
        return Decision(says=(say,), why="asked which ticket")
    decision = Decision()
    for ticket in named:
        decision += _carried_out(scene, ticket, command)
    return decision


def _carried_out(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    if isinstance(command, ShowTicket):
        inviter = ticket.lead or scene.home.name
        return told(scene, ticket, texts.task(what(scene, ticket), inviter, ticket.number), "showed his task")
    if isinstance(command, Accept | Arrive):
        return _taken(scene, ticket)
    came = () if scene.speaker.person in ticket.assists else (_assisted(scene, ticket),)
    return Decision(came) + work.pass_on(scene, ticket, command.text)


def _taken(scene: Scene, ticket: Ticket) -> Decision:
    """收: noted, and told to whoever leads it."""
    me = scene.speaker.person
    ack = in_private(me, texts.thanks(ticket.number), ticket.id)
    if me in ticket.assists:
        return Decision(says=(ack,), attached=belonging(scene, ticket), why="has it already")
    says = (ack, *work.lead_told(scene, ticket))
    return Decision((_assisted(scene, ticket),), says, attached=belonging(scene, ticket), why="comes along")


def _assisted(scene: Scene, ticket: Ticket) -> Event:
    return Assisted(ticket=ticket.id, at=scene.now, by=scene.speaker.person, person=scene.speaker.person)


def shown(scene: Scene) -> Decision | None:
    """A picture alone, of somebody who helps with one ticket: it is from after the work."""
    mine = [ticket for ticket in tasks(scene) if scene.speaker.person in ticket.assists]
    mine = [ticket for ticket in mine if ticket.id in scene.said.quoted] or mine
    if len(mine) != 1:
        return None
    event = PhotosAdded(
        ticket=mine[0].id,
        at=scene.now,
        by=scene.speaker.person,
        stage=Stage.AFTER,
        photos=(scene.heard.media or scene.heard.id,),
    )
    return Decision((event,), attached=belonging(scene, mine[0]), why="a picture of his task")


def _only_his(scene: Scene) -> Decision:
    say = in_private(scene.speaker.person, texts.only_yours([ticket.number for ticket in tasks(scene)]))
    return Decision(says=(say,), why="sees only his task")


def hidden(scene: Scene, ticket: Ticket) -> Decision | None:
    """What the property is answered that would look at a ticket to which it was not called; None where it may."""
    member = scene.speaker.staff
    if member is None or member.role is not Role.PROPERTY or _is_his(scene, ticket) or is_alarmed(scene, ticket):
        return None
    return _only_his(scene)


def invites(scene: Scene, ticket: Ticket) -> bool:
    """Whether whoever speaks may ask somebody along who is none of the staff: whoever leads it, steers, or was called and is qualified."""
    me, member = scene.speaker.person, scene.speaker.staff
    qualified = member is not None and member.qualified and me in ticket.called
    return scene.speaker_steers or me == ticket.lead or qualified


def is_outside(scene: Scene, name: str) -> bool:
    """Whether somebody is not in the work group, and reads nothing but his task."""
    member = scene.home.member(name)
    return member is not None and member.role in OUTSIDE


def what(scene: Scene, ticket: Ticket) -> str:
    """A ticket for whoever is invited: the matter and its place, masked where it was told in private and can wait; no name, no words."""
    matter = scene.matter(ticket)
    if ticket.is_hushed:
        return short(ticket, matter)
    shown = card_place if ticket.private and ticket.level is Level.NORMAL else whole
    return texts.where(ticket.number, shown(ticket.place) if ticket.place else "", matter.name)
