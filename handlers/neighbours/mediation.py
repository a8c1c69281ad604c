"""Mediation (调解): a police officer and a grid worker are called to a dispute, beside the work on it (bulletin: "调解""执法"双同步)."""

from dataclasses import replace

from handlers.domain.decision import Decision, Say, in_private
from handlers.domain.facts.dispatch import HandedOn
from handlers.domain.facts.mediation import MediationBegun, MediationEnforced
from handlers.domain.facts.tickets import Dispatched
from handlers.domain.intent import Command
from handlers.domain.masking import card_place, whole
from handlers.domain.reading import Level
from handlers.domain.rota import GRID, POLICE, may_lead, mediators, people_of
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Staff
from handlers.grammar.answer import belonging, by_day, closed, told
from handlers.grammar.chiefs import deciders
from handlers.grammar.texts.ticket import not_in_work, short
from handlers.neighbours.session import not_his, to_the_pair
from handlers.neighbours.texts import mediation as texts


def begin(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """调解 1263: the pair is called in private; the work goes on, and the work group reads nothing more."""
    number = ticket.number
    if not ticket.in_work:
        return told(scene, ticket, not_in_work(number), "not in work")
    if ticket.mediation is not None and ticket.in_mediation:
        return told(scene, ticket, texts.mediated_already(number, ticket.mediation.pair), "in mediation already")
    if ticket.level is Level.RED:
        return told(scene, ticket, texts.too_pressing(number), "too pressing to be mediated")
    pair = _pair(scene, ticket)
    if not pair:
        return told(scene, ticket, texts.nobody_mediates(number), "nobody mediates")
    me = scene.speaker.person
    names = tuple(member.name for member in pair)
    ack = () if me in names else (in_private(me, texts.begun(number, names), ticket.id),)
    return _begun(scene, ticket, pair, me) + Decision(says=ack, attached=belonging(scene, ticket))


def called(scene: Scene, ticket: Ticket, event: Dispatched) -> Decision:
    """The card of a private report goes out: whoever mediates such a matter is called beside it, once a round."""
    mediates = ticket.private and scene.matter(ticket).mediate and ticket.level is not Level.RED
    if not mediates or ticket.mediation is not None:
        return Decision()
    pair = _pair(scene, ticket)
    return _begun(scene, ticket, pair) if pair else Decision()


def _pair(scene: Scene, ticket: Ticket) -> tuple[Staff, ...]:
    """Who mediates: those to whom a private report was entrusted, else whoever is on duty, a policeman who leads it before another."""
    kept = scene.entrusted(ticket) if ticket.private else ()
    pair = [member for member in kept if member.department in (POLICE, GRID)]
    there = mediators(scene.home, scene.home.compound(ticket.path), scene.now, scene.town.calendar)
    lead = scene.home.member(ticket.lead or "")
    others = (*((lead,) if lead else ()), *there)
    for department in (POLICE, GRID):
        if not any(member.department == department for member in pair):
            found = [member for member in others if member.department == department]
            pair += found[:1] if department == POLICE else found
    return tuple(dict.fromkeys(sorted(pair, key=lambda member: member.department != POLICE)))


def _begun(scene: Scene, ticket: Ticket, pair: tuple[Staff, ...], by: str | None = None) -> Decision:
    names = tuple(member.name for member in pair)
    event = MediationBegun(ticket=ticket.id, at=scene.now, by=by, pair=names, why="mediated beside the work on it")
    return Decision((event,), tuple(_card(scene, ticket, member, names) for member in pair), why=event.why)


def _card(scene: Scene, ticket: Ticket, member: Staff, pair: tuple[str, ...]) -> Say:
    """The private card of one of the pair; by night only the police read it at once."""
    partners = [name for name in pair if name != member.name]
    where = _place(ticket, scene.confides(ticket, member.name))
    say = in_private(member.name, texts.card(scene.matter(ticket).name, where, partners, ticket), ticket.id)
    if member.department == POLICE:
        return by_day(scene, ticket, say)
    return replace(say, not_before=scene.policy.quiet.wait(scene.now))


def _place(ticket: Ticket, is_told: bool) -> str:
    """The place for whoever needs it; of what was told in private only for whom it was promised."""
    shown = whole if is_told or not ticket.private else card_place
    return shown(ticket.place) if ticket.place else ""


def enforce(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """转执法 1263: mediation is over; the enforcement department has it, by a card of its own where it had not."""
    if (refused := not_his(scene, ticket)) is not None:
        return refused
    department = scene.policy.neighbours.mediation.enforcement
    has_it = scene.home.member(ticket.answerable)
    if has_it is not None and has_it.department == department:
        return _failed_beside(scene, ticket, has_it.name) + closed(scene)
    to = _officer(scene, ticket, department)
    if to is None:
        return _nobody(scene, ticket, department)
    me, number = scene.speaker.person, ticket.number
    limit, calendar = scene.limit(ticket), scene.calendar(ticket)
    waits = ticket.level is Level.NORMAL and not (calendar.is_open(scene.now) or scene.is_night_noise(ticket))
    handed = HandedOn(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        of=me,
        person=to.name,
        accept_by=limit.accept_by(scene.now, calendar),
        why=f"{me} handed it to enforcement",
    )
    where = whole(ticket.place) if ticket.place else ""
    call = in_private(to.name, texts.taken_over(scene.matter(ticket).name, where, number), ticket.id)
    says = (
        *to_the_pair(scene, ticket, texts.handed(number, to.name, waits)),
        replace(call, not_before=calendar.next_open(scene.now) if waits else None),
        *_reporter_told(scene, ticket, to.name),
    )
    events = (_enforced(scene, ticket, to.name), handed)
    return Decision(events, says, attached=belonging(scene, ticket), why=handed.why) + closed(scene)


def _enforced(scene: Scene, ticket: Ticket, person: str) -> MediationEnforced:
    me = scene.speaker.person
    return MediationEnforced(ticket=ticket.id, at=scene.now, by=me, person=person, why=f"not mediated, says {me}")


def _failed_beside(scene: Scene, ticket: Ticket, name: str) -> Decision:
    """The enforcement department has it: it hears that the mediation has failed."""
    says = (
        *to_the_pair(scene, ticket, texts.ended(ticket.number, name)),
        by_day(scene, ticket, in_private(name, texts.failed_beside(ticket.number), ticket.id)),
        *_reporter_told(scene, ticket, ""),
    )
    event = _enforced(scene, ticket, name)
    return Decision((event,), says, attached=belonging(scene, ticket), why=event.why)


def _officer(scene: Scene, ticket: Ticket, department: str) -> Staff | None:
    """Who of the enforcement department is on duty when the card goes out, and may lead."""
    calendar, compound = scene.town.calendar, scene.home.compound(ticket.path)
    moments = (scene.now, calendar.next_open(scene.now))
    there = (member for at in moments for member in people_of(department, scene.home, compound, at, calendar))
    return next((member for member in there if may_lead(member, scene.matter(ticket))), None)


def _nobody(scene: Scene, ticket: Ticket, department: str) -> Decision:
    """Nobody of it is there: whoever decides sends somebody; the mediation stands until then."""
    me = scene.speaker.person
    chiefs = [chief.name for chief in deciders(scene, me)]
    text = texts.chief_told(short(ticket, scene.matter(ticket)), me, department, ticket.number)
    says = (
        in_private(me, texts.nobody_enforces(ticket.number, department, chiefs), ticket.id),
        *(by_day(scene, ticket, in_private(name, text, ticket.id)) for name in chiefs),
    )
    return Decision(says=says, attached=belonging(scene, ticket), why="nobody enforces it")


def _reporter_told(scene: Scene, ticket: Ticket, to: str) -> tuple[Say, ...]:
    """What came of it, to who told it in private; a group hears nothing of a mediation."""
    if not ticket.private or not ticket.reporter:
        return ()
    return (by_day(scene, ticket, in_private(ticket.reporter, texts.reporter_told(ticket.number, to), ticket.id)),)
