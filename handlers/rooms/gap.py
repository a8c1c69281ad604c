"""After a gap (掉线): the backlog is read quietly, then told in one line to the work group, and in one to each group that was waiting."""

from handlers.domain.decision import Decision, Part, Rank, Say, silence
from handlers.domain.facts.rooms import GapEnds
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.ticket import brief, short
from handlers.rooms.texts import gap


def tell(scene: Scene, due: GapEnds) -> Decision:
    """What was read after the gap. A station in whose groups nothing was said hears nothing."""
    if not scene.rooms.backlog and not due.dropped:
        return silence("nothing was said meanwhile")
    if not due.is_quiet:
        return Decision(says=(_stumbled(scene, due),), why=f"{scene.rooms.backlog} lines read after the disk stumbled")
    new = sorted(
        (t for t in scene.tickets.values() if t.late and t.in_work and t.opened_at >= due.start),
        key=lambda t: t.opened_at,
    )
    called = tuple(dict.fromkeys(t.called[0] for t in new if t.called))
    names = [short(ticket, scene.matter(ticket)) for ticket in new]
    ids = tuple(ticket.id for ticket in new)
    staff = Say(
        gap.staff(due.start, due.end, scene.rooms.backlog, names, called) + gap.dropped(due.dropped),
        room=scene.home.staff_group,
        mention=called,
        tickets=ids,
    )
    return Decision(says=(staff, *_owners(scene, new)), why=f"{scene.rooms.backlog} lines read after a gap")


def _stumbled(scene: Scene, due: GapEnds) -> Say:
    """What was told meanwhile has been answered line by line; that it took so long is the staff's to know."""
    words = gap.stumbled(due.start, due.end, scene.rooms.backlog) + gap.dropped(due.dropped)
    return Say(words, room=scene.home.staff_group)


def _owners(scene: Scene, new: list[Ticket]) -> list[Say]:
    rooms = dict.fromkeys(ticket.room for ticket in new if ticket.room and not ticket.is_hushed)
    says = []
    for room in rooms:
        here = [ticket for ticket in new if room in ticket.rooms and not ticket.is_hushed]
        briefs = [brief(ticket, scene.matter(ticket), scene.now) for ticket in here]
        says.append(
            Say(
                gap.owners(briefs),
                room=room,
                tickets=tuple(t.id for t in here),
                rank=Rank.RECEIPT,
                parts=tuple(Part(t.id, text) for t, text in zip(here, briefs, strict=True)),
            )
        )
    return says
