"""What is said after a closing or a meeting, where columns meet: the answer to 回头看, that of the staff to 还在, and to a reminder (举措)."""

from handlers.domain.decision import Decision
from handlers.domain.finding import Finding
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.governance import finishing
from handlers.grammar.matter import same_matter
from handlers.neighbours import poll, recheck, still
from handlers.tickets import back


def rechecked(scene: Scene, reading: Reading) -> Decision | None:
    """好了: kept. 又来了: the ticket is opened again while that can be, else it is a new one; a complaint of another matter is no answer."""
    if (answer := recheck.answer(scene)) is None:
        return None
    ticket, finding = answer
    if reading.complains and not same_matter(scene, ticket, reading):
        return None
    noted = recheck.noted(scene, ticket, finding)
    if finding is Finding.GONE:
        return noted
    return noted + (poll.reopen(scene, ticket) if ticket.reopenable else back.opened(scene, ticket, reading))


def looked(scene: Scene) -> Decision | None:
    """What one of the staff answers who was to look, or to see to a measure; None for any other line."""
    return still.answered(scene) or rechecked(scene, Reading()) or finishing.heard(scene)
