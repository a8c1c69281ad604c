"""A command: who may use it, which ticket it means, then the rule that carries it out."""

from dataclasses import replace

from handlers.domain.decision import Decision, Refused, answer, in_private, silence
from handlers.domain.doubt import Standing
from handlers.domain.event import Noted
from handlers.domain.intent import (
    Accept,
    AddWord,
    AnyCommand,
    Arrive,
    Assign,
    BindRoom,
    Close,
    DropDoubt,
    FileDoubt,
    MarkSent,
    Misread,
    Missed,
    Register,
    RemoveWord,
    Resolve,
    Restore,
    SendAgain,
    ShowDoubts,
    ShowHelp,
    ShowSends,
    ShowTicket,
    ShowToday,
    ShowTodo,
    ShowWhy,
    ShowWords,
    SwitchShadow,
    UndoWords,
)
from handlers.domain.scene import Question, Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import CHECKING, STEERING
from handlers.grammar import which
from handlers.grammar.commands import Form, form_of, forms_for, is_spoken
from handlers.grammar.texts import help, question
from handlers.hearing import doubt, shadow, vocabulary
from handlers.hearing.texts import vocabulary as texts
from handlers.rooms import joining, sends
from handlers.tickets import intake, review, steer, work
from handlers.tickets.texts.intake import which_compound

_WAITING: dict[str, type[AnyCommand]] = {
    kind.__name__: kind for kind in (Accept, Arrive, Resolve, Assign, Close, ShowTicket, ShowWhy, Misread, Restore)
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
        case Register() | BindRoom() | SendAgain() | MarkSent() | FileDoubt() | DropDoubt() if not command.text:
            return Decision(says=(in_private(scene.speaker.person, help.usage(form.usage)),), why="nothing said")
        case Register():
            return _register(scene, command)
        case BindRoom():
            return joining.room(scene, command.text)
        case ShowSends():
            return sends.show(scene)
        case SendAgain() | MarkSent():
            return sends.settle(scene, command.text, isinstance(command, SendAgain), form.usage)
        case AddWord():
            return vocabulary.add(scene, command)
        case RemoveWord():
            return vocabulary.remove(scene, command)
        case ShowWords():
            return vocabulary.show(scene, command)
        case UndoWords():
            return vocabulary.undo(scene)
        case SwitchShadow():
            return shadow.switch(scene, command.text)
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
        case ShowDoubts():
            return doubt.show(scene)
        case FileDoubt():
            return _file(scene, command)
        case DropDoubt():
            return doubt.drop(scene, command.text)
        case Missed():
            return _missed(scene, command)
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
        case ShowWhy():
            return vocabulary.why(scene, ticket)
        case Misread():
            return vocabulary.misread(scene, ticket, command)
        case Restore():
            return vocabulary.restore(scene, ticket)
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
        return Decision(says=(answer(scene, which_compound()),), why="which compound?")
    return intake.open_ticket(scene, command.reading, command.text)


def _file(scene: Scene, command: FileDoubt) -> Decision:
    """核实: whoever has looked registers the matter, with the place that he writes."""
    meant = doubt.wanted(scene, command.text)
    if isinstance(meant, Decision):
        return meant
    found, words = meant
    channel = scene.town.channels.get(found.room or "")
    scene = replace(scene, compound=channel.compound if channel else scene.compound)
    reading = replace(
        doubt.told(found), place=command.reading.place or words or found.place, level=command.reading.level
    )
    return intake.open_ticket(scene, reading, f"{found.words} {words}".strip()) + doubt.settled(found, Standing.FILED)


def _missed(scene: Scene, command: Missed) -> Decision:
    """漏报: the quoted line of a resident, or the words that are written, become a ticket after all, and are learnt from."""
    quoted = scene.quoted_line
    meaning = vocabulary.kind_called(scene.policy, command.text) if quoted else None
    words = quoted.text if quoted and (meaning or not command.text) else command.text
    if not words:
        return Decision(says=(answer(scene, texts.no_line()),), why="no line")
    reading = command.reading
    if meaning:
        reading = replace(reading, label=meaning.label, subcategory=meaning.subcategory)
    teller = replace(scene, message=quoted, sender=scene.quoted_sender) if quoted and scene.quoted_sender else scene
    return intake.open_ticket(teller, reading, words) + vocabulary.missed(scene, words, meaning)


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
    text = help.for_officers() if steers else help.for_staff()
    if form.who in (STEERING, CHECKING):
        text = help.for_chiefs() if form.who == STEERING else help.for_checkers()
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
