"""After a gap (掉线): the backlog is read quietly, then told in one line to the work group, and in one to each group that was waiting."""

from handlers.domain.decision import Decision, Rank, Say, silence
from handlers.domain.gap import span_of
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.ticket import brief, short
from handlers.rooms.texts import gap


def tell(scene: Scene, stretch: str) -> Decision:
    """What was read after the gap. A station in whose groups nothing was said hears nothing."""
    if not scene.backlog:
        return silence("nothing was said meanwhile")
    start, end = span_of(stretch)
    new = sorted(
        (t for t in scene.tickets.values() if t.late and t.in_work and t.opened_at >= start), key=lambda t: t.opened_at
    )
    called = tuple(dict.fromkeys(t.called[0] for t in new if t.called))
    names = [short(ticket, scene.matter(ticket)) for ticket in new]
    numbers = tuple(ticket.number for ticket in new)
    staff = Say(
        gap.staff(start, end, scene.backlog, names, called),
        room=scene.home.staff_group,
        mention=called,
        tickets=numbers,
    )
    return Decision(says=(staff, *_owners(scene, new)), why=f"{scene.backlog} lines read after a gap")


def _owners(scene: Scene, new: list[Ticket]) -> list[Say]:
    rooms = dict.fromkeys(ticket.room for ticket in new if ticket.room)
    says = []
    for room in rooms:
        here = [ticket for ticket in new if ticket.room == room]
        briefs = [brief(ticket, scene.matter(ticket), scene.now) for ticket in here]
        says.append(
            Say(
                gap.owners(briefs),
                room=room,
                tickets=tuple(t.number for t in here),
                rank=Rank.RECEIPT,
                brief="、".join(briefs),
            )
        )
    return says
