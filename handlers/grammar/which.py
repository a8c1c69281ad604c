"""Which ticket a command means: its number, the quoted card, or the only one it can be; else the speaker is asked once."""

from collections.abc import Sequence

from handlers.domain.decision import Ask, Decision, answer, silence
from handlers.domain.intent import Accept, AnyCommand, Arrive, Resolve
from handlers.domain.number import nearest
from handlers.domain.scene import Asking, Question, Scene
from handlers.domain.ticket import State, Ticket
from handlers.grammar.texts import question
from handlers.grammar.texts.ticket import short


def meant(scene: Scene, command: AnyCommand, usage: str) -> Ticket | Decision:
    """The ticket that is meant, or the decision that answers instead. `usage` is told where a number must stand and none does."""
    if command.number is not None:
        return scene.tickets.get(command.number) or _guess(scene, command)
    quoted = [scene.tickets[number] for number in scene.quoted if number in scene.tickets]
    candidates = quoted or _in_hand(scene, command)
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        return _ask(scene, command, candidates)
    if isinstance(command, Accept | Arrive):
        return silence("no ticket that it could mean")
    if isinstance(command, Resolve):
        return Decision(
            says=(answer(scene, question.nothing_in_hand()),)
            if command.photos is None and scene.heard.room is None
            else (),
            why="nothing in hand",
        )
    return Decision(says=(answer(scene, usage),), why="no number")


def _in_hand(scene: Scene, command: AnyCommand) -> list[Ticket]:
    """What the speaker can mean without naming it, by what the command does."""
    me = scene.speaker.person
    tickets = list(scene.tickets.values())
    mine = [t for t in tickets if t.in_work and (t.lead == me or me in t.assists)]
    called = [t for t in tickets if t.state is State.OPEN and me in t.called]
    match command:
        case Accept():
            return called or [
                t for t in tickets if t.state is State.OPEN and t.dispatched_at and scene.speaker_may_lead(t)
            ]
        case Arrive():
            return [t for t in mine if t.state is State.ACCEPTED] or mine or called
        case Resolve():
            return [t for t in mine if t.lead == me] or mine or called
        case _:
            return []


def _guess(scene: Scene, command: AnyCommand) -> Decision:
    """A number that does not exist: the likely one is offered, and one word confirms it."""
    assert command.number is not None, "only a number can be wrong"
    mine = _in_hand(scene, command)
    own = [t.number for t in mine]
    likely = nearest(command.number, own) or nearest(command.number, [n for n, t in scene.tickets.items() if t.in_work])
    likely = likely or (own[0] if len(own) == 1 else None)
    if likely is None:
        return Decision(says=(answer(scene, question.no_such(command.number)),), why="no such number")
    ticket = scene.tickets[likely]
    text = question.guess(command.number, short(ticket, scene.matter(ticket)))
    return _asked(scene, command, Asking.GUESS, (likely,), text)


def _ask(scene: Scene, command: AnyCommand, candidates: Sequence[Ticket]) -> Decision:
    text = question.which([short(ticket, scene.matter(ticket)) for ticket in candidates])
    return _asked(scene, command, Asking.WHICH, tuple(ticket.number for ticket in candidates), text)


def _asked(scene: Scene, command: AnyCommand, asking: Asking, numbers: tuple[str, ...], text: str) -> Decision:
    """Ask, and keep what was said with its pictures until the answer comes."""
    waiting = Question(asking, numbers, type(command).__name__, command.text, tuple(p.photo for p in scene.pictures))
    ask = Ask(scene.speaker.person, scene.heard.room, waiting, scene.now + scene.policy.question)
    return Decision(says=(answer(scene, text, *numbers),), asks=(ask,), why=f"asked: {asking}")
