"""A line of the staff that is no command, in the work group or in private: an answer, a note, a picture."""

from handlers.decide.obey import resumed
from handlers.domain.decision import Decision, silence
from handlers.domain.facts.tickets import TicketAsked
from handlers.domain.message import Kind
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import TicketId
from handlers.grammar.answer import answered, closed
from handlers.grammar.texts import question
from handlers.grammar.which import named
from handlers.tickets import work


def listen_to_staff(scene: Scene, reading: Reading) -> Decision:
    """Answers to a question first, then what belongs to a ticket; the work group's own talk is nobody's business."""
    return _answered(scene, reading) or _about_a_ticket(scene) or _after_reminder(scene) or _unheard(scene)


def _answered(scene: Scene, reading: Reading) -> Decision | None:
    """The ticket that was asked about: by its number, which wins, by a quote that names one alone, or by a plain yes."""
    asked = scene.question
    if not isinstance(asked, TicketAsked):
        return None
    if picked := _picked(scene, asked):
        return resumed(scene, asked, picked)
    if asked.sure and reading.answer is not None:
        return resumed(scene, asked, asked.tickets[:1]) if reading.answer else closed(scene)
    return None


def _picked(scene: Scene, asked: TicketAsked) -> tuple[TicketId, ...]:
    typed = [ticket.id for number in scene.said.named if (ticket := scene.numbered(number))]
    if typed:
        return tuple(typed) if set(typed) <= set(asked.tickets) else ()
    quoted = [id for id in scene.said.quoted if id in asked.tickets]
    return tuple(quoted) if len(quoted) == 1 else ()


def _about_a_ticket(scene: Scene) -> Decision | None:
    if scene.channel is None and scene.heard.kind is Kind.IMAGE:
        return silence("a picture waits for its words")
    tickets = named(scene)
    if len(tickets) == 1:
        return work.note(scene, tickets[0])
    if scene.heard.kind is Kind.IMAGE and (late := work.late_picture(scene)):
        return work.note(scene, late)
    return None


def _after_reminder(scene: Scene) -> Decision | None:
    """Whoever was reminded of his only ticket and says anything has said how it goes."""
    mine = [t for t in scene.tickets.values() if t.in_work and t.lead == scene.speaker.person]
    if len(mine) != 1 or mine[0].reminded_at is None or not scene.heard.text.strip():
        return None
    return work.note(scene, mine[0])


def _unheard(scene: Scene) -> Decision:
    if scene.channel is None and scene.heard.text.strip():
        return answered(scene, question.not_understood(), "not understood")
    return silence("talk in the work group")
