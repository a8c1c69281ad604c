"""A command: who may use it, which ticket it means, then the rule that carries it out."""

from handlers import intake, joining, review, sends, steer, which, work
from handlers.commands import Form, form_of, forms_for, is_spoken
from handlers.domain.decision import Decision, Refused, answer, in_private, silence
from handlers.domain.event import Noted
from handlers.domain.intent import (
    Accept,
    AnyCommand,
    Arrive,
    Assign,
    BindRoom,
    Close,
    MarkSent,
    Register,
    Resolve,
    SendAgain,
    ShowHelp,
    ShowSends,
    ShowTicket,
    ShowToday,
    ShowTodo,
)
from handlers.domain.scene import Question, Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import STEERING
from handlers.texts import help, question

_WAITING: dict[str, type[AnyCommand]] = {
    kind.__name__: kind for kind in (Accept, Arrive, Resolve, Assign, Close, ShowTicket)
}


def obey(scene: Scene, command: AnyCommand) -> Decision:
    """Carry out a command, or say in private why not. A refusal is kept for the audit."""
    form = form_of(command)
    if not form.allows(scene.speaker.staff):
        ordinary = is_spoken(command) and (scene.speaker.staff is None or command.number is None)
        return silence("ordinary words") if ordinary else _refuse(scene, command, form)
    member = scene.speaker.staff
    if (
        scene.station is not None
        and member is not None
        and not member.covers(scene.station.path)
        and form.who is not None
    ):
        return _refused(scene, form, help.other_station(scene.station.name))
    match command:
        case ShowHelp():
            return _help(scene)
        case ShowToday():
            return review.today(scene)
        case Register() | BindRoom() | SendAgain() | MarkSent() if not command.text:
            return Decision(says=(in_private(scene.speaker.person, help.usage(form.usage)),), why="nothing said")
        case Register():
            return _register(scene, command)
        case BindRoom():
            return joining.room(scene, command.text)
        case ShowSends():
            return sends.show(scene)
        case SendAgain() | MarkSent():
            return sends.settle(scene, command.text, isinstance(command, SendAgain), form.usage)
        case _ if scene.station is None:
            return Decision(
                says=(
                    answer(
                        scene, question.which_station(form.names[0], scene.town.stations[0].name, command.number or "")
                    ),
                ),
                why="which station?",
            )
        case ShowTodo():
            return review.todo(scene)
    ticket = which.meant(scene, command, help.usage(form.usage))
    return _on_ticket(scene, command, ticket) if isinstance(ticket, Ticket) else ticket


def _on_ticket(scene: Scene, command: AnyCommand, ticket: Ticket) -> Decision:
    match command:
        case Accept():
            return work.accept(scene, ticket)
        case Arrive():
            return work.arrive(scene, ticket)
        case Resolve():
            return work.resolve(scene, ticket, command)
        case Assign():
            return steer.assign(scene, ticket, command)
        case Close():
            return steer.close(scene, ticket, command)
        case ShowTicket():
            return review.show(scene, ticket)
    raise TypeError(f"{type(command).__name__} is not about a ticket")


def resumed(scene: Scene, waiting: Question, number: str) -> Decision:
    """Carry out the command that waited for an answer, now that its ticket is known."""
    kind = _WAITING[waiting.command]
    command: AnyCommand = kind(number=number, text=waiting.text)
    if isinstance(command, Resolve):
        command = Resolve(number=number, text=waiting.text, photos=waiting.photos)
    return obey(scene, command) + Decision(answered=True)


def _register(scene: Scene, command: Register) -> Decision:
    """报: registered whatever the words are; somebody of the staff names the compound or is asked for nothing more."""
    if scene.station is None:
        return Decision(says=(answer(scene, question.which_compound()),), why="which compound?")
    return intake.open_ticket(scene, command.reading, command.text)


def _help(scene: Scene) -> Decision:
    if scene.speaker.staff is None:
        return Decision(says=(answer(scene, help.resident(scene.town.bot)),), why="help")
    rows = ((form.usage, form.help) for form in forms_for(scene.speaker.staff))
    return Decision(says=(answer(scene, help.commands(rows)),), why="help")


def _refuse(scene: Scene, command: AnyCommand, form: Form) -> Decision:
    """Somebody without the right. A resident's wish about a ticket is noted on it; staff are told who may."""
    ticket = scene.tickets.get(command.number or "")
    member = scene.speaker.staff
    steers = member is not None and member.steers
    text = help.for_chiefs() if form.who == STEERING else help.for_officers() if steers else help.for_staff()
    if ticket is None or scene.speaker.staff is not None:
        return _refused(scene, form, text)
    wish = Noted(number=ticket.number, at=scene.now, by=scene.speaker.person, words=scene.heard.text[:80])
    return _refused(scene, form, help.wish_noted(ticket.number)) + Decision(
        (wish,), attached=((scene.heard.id, ticket.number),)
    )


def _refused(scene: Scene, form: Form, text: str) -> Decision:
    return Decision(
        says=(in_private(scene.speaker.person, text),),
        refused=Refused(form.names[0], text),
        why=f"refused: {form.names[0]}",
    )
