"""The picture after the work (处置照): where a matter wants one, the result waits for it a little, and nothing else does."""

from handlers.domain.decision import Decision, due_at, in_private, silence
from handlers.domain.event import Event, TicketEvent
from handlers.domain.facts.closing import PhotoAsked, PhotoDue, PhotoMissed, PhotoShown
from handlers.domain.facts.tickets import PhotosAdded, Resolved
from handlers.domain.scene import Scene
from handlers.domain.ticket import Resolution, Stage, State, Ticket
from handlers.grammar.answer import belonging, hinted
from handlers.grammar.which import named
from handlers.neighbours import poll, second_asking
from handlers.neighbours.still import is_busy
from handlers.neighbours.texts import closing as texts


def closed(scene: Scene, ticket: Ticket, event: Resolved) -> Decision:
    """The result goes out; without the picture that is required whoever closed it is asked for one, once, and the result waits."""
    if not _lacks_picture(scene, ticket):
        return told(scene, ticket, event)
    within, person = scene.policy.neighbours.photo, ticket.resolved_by
    asked = PhotoAsked(ticket=ticket.id, at=scene.now, person=person, until=scene.now + within)
    text = texts.photo_wanted(ticket, scene.matter(ticket).name, within)
    say, timer = in_private(person, text, ticket.id), due_at(ticket, PhotoDue, asked.until)
    return Decision((asked,), (say,), (timer,), why="the result waits for a picture")


def told(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """The result, and when its reporter is asked once more."""
    return poll.announce(scene, ticket, event) + second_asking.timer(scene, ticket)


def missed(scene: Scene, ticket: Ticket, due: PhotoDue) -> Decision:
    """No picture has come: the result goes out without one."""
    if ticket.state is not State.RESOLVED or ticket.photo_until is None:
        return silence("the picture is there, or it is not closed any more")
    return Decision((PhotoMissed(ticket=ticket.id, at=scene.now, why="no picture came"),), why="no picture came")


def shown(scene: Scene) -> Decision | None:
    """A picture of whoever works on what still lacks one: of the one that he quotes, else of the only one that it can be of."""
    if not scene.heard.kind.shows or scene.speaker.staff is None:
        return None
    mine = [ticket for ticket in scene.tickets.values() if _may_show(scene, ticket)]
    pointed = named(scene)
    meant = [ticket for ticket in mine if ticket in pointed] if pointed else _awaited(scene, mine)
    if len(meant) > 1:
        return hinted(scene, (texts.which_photo(sorted(ticket.number for ticket in meant)),), "a picture of which?")
    return _joined(scene, meant[0]) if meant else None


def _lacks_picture(scene: Scene, ticket: Ticket) -> bool:
    done = ticket.resolution in (Resolution.SOLVED, Resolution.PARTLY)
    return (
        scene.matter(ticket).photo and done and not ticket.after and not ticket.is_hushed and bool(ticket.resolved_by)
    )


def _may_show(scene: Scene, ticket: Ticket) -> bool:
    """Whether a picture of the speaker's counts for a closed ticket that was asked for one."""
    works = scene.speaker.person in (ticket.lead, ticket.resolved_by, *ticket.assists, *ticket.asked)
    return works and ticket.state is State.RESOLVED and (ticket.lacks_picture or _is_just_shown(scene, ticket))


def _is_just_shown(scene: Scene, ticket: Ticket) -> bool:
    """Whether the first picture came a moment ago: the next ones belong to it."""
    return scene.lately(ticket.shown_at, scene.policy.tickets.join)


def _awaited(scene: Scene, mine: list[Ticket]) -> list[Ticket]:
    """What a picture without a quote is of: what waits for one, or has just had its first; later only where he has no card in hand."""
    waiting = [ticket for ticket in mine if ticket.photo_until is not None]
    if waiting:
        return waiting
    if just := [ticket for ticket in mine if _is_just_shown(scene, ticket)]:
        return just
    return [] if is_busy(scene) else mine


def _joined(scene: Scene, ticket: Ticket) -> Decision:
    """The picture counts; the first one that the result waited for lets it go."""
    me, photo = scene.speaker.person, scene.heard.media or scene.heard.id
    events: list[Event] = [
        PhotosAdded(ticket=ticket.id, at=scene.now, by=me, stage=Stage.AFTER, photos=(photo,)),
    ]
    if ticket.photo_until is not None:
        events.append(PhotoShown(ticket=ticket.id, at=scene.now, by=me))
    first = not ticket.after
    says = (in_private(me, texts.photo_noted(ticket.number), ticket.id),) if first else ()
    return Decision(tuple(events), says, attached=belonging(scene, ticket), why="the picture that was asked for")
