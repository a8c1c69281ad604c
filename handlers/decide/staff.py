"""A line of the staff that is no command, in the work group or in private: an answer, a note, a picture."""

from handlers.decide.commanded import resumed
from handlers.decide.owners import named
from handlers.domain.decision import Decision, answer, silence
from handlers.domain.message import Kind
from handlers.domain.reading import Reading
from handlers.domain.scene import Asking, Scene
from handlers.grammar.texts import question
from handlers.tickets import work


def listen_to_staff(scene: Scene, reading: Reading) -> Decision:
    """Answers to a question first, then what belongs to a ticket; the work group's own talk is nobody's business."""
    return _answered(scene, reading) or _about_a_ticket(scene) or _after_reminder(scene) or _unheard(scene)


def _answered(scene: Scene, reading: Reading) -> Decision | None:
    asked = scene.question
    if asked is None or not asked.command:
        return None
    picked = [number for number in scene.quoted + scene.named if number in asked.numbers]
    if picked:
        return resumed(scene, asked, picked[0])
    if asked.asking is Asking.GUESS and reading.answer is not None:
        return (
            resumed(scene, asked, asked.numbers[0])
            if reading.answer
            else Decision(answered=True, why="it was another one")
        )
    return None


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
        return Decision(says=(answer(scene, question.not_understood()),), why="not understood")
    return silence("talk in the work group")
