"""Which ticket a command means: its numbers, the quoted card, or what it can only be; else the speaker is asked once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.domain.decision import Ask, Decision, in_private, silence
from handlers.domain.facts.tickets import TicketAsked
from handlers.domain.intent import Command
from handlers.domain.number import nearest, without_numbers
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Purpose
from handlers.grammar.answer import answer, answered
from handlers.grammar.form import Form, Hand
from handlers.grammar.texts import help, question
from handlers.grammar.texts.ticket import short

Meant = tuple[tuple[Ticket, ...], Decision]
"""The tickets that are meant, and what is asked or answered about the rest."""

_BUILDING = re.compile(r"(?<!\d)\d+(?:栋|幢|号楼)|.{1,4}门(?=口|$)")
_DOOR_WORD = "(?:的|室|号房|栋|单元|户|那[家户边]|家)"
_WHOLE = 4
"""Digits of a ticket number, with its check digit; what has fewer may be a door."""
_SEVERAL = re.compile(r"([两俩二三四五2345])(?:个|件|单|张|条)")
_COUNTS = {
    **dict.fromkeys("两俩二2", 2),
    **dict.fromkeys("三3", 3),
    **dict.fromkeys("四4", 4),
    **dict.fromkeys("五5", 5),
}


def meant(scene: Scene, form: Form, command: Command) -> Meant:
    """A typed number always wins, then the quoted line, then what the speaker has in hand; never one of several by their order."""
    command = _without_doors(scene, form, command)
    if command.numbers:
        return _numbered(scene, form, command)
    quoted = tuple(scene.tickets[id] for id in scene.said.quoted if id in scene.tickets)
    if not quoted and scene.channel is not None and scene.channel.purpose is Purpose.OWNERS:
        return (), silence("talk among neighbours")
    if command.loose and form.loosely is not None and not quoted and scene.heard.room is not None:
        return (), silence("talk in the work group")
    hand = form.hand(scene)
    if hand.asks:
        return (), _nothing_in_hand(scene, form, command, replace(hand, others=quoted or hand.others))
    if command.everything and (every := quoted or hand.own):
        return every, Decision() if quoted else _rest(scene, form, command, hand)
    own = tuple(ticket for ticket in quoted if ticket in hand.own) if hand.newest and len(quoted) > 1 else quoted
    if quoted:
        return (own, Decision()) if own and (hand.newest or len(own) == 1) else ((), _ask(scene, form, command, quoted))
    if len(hand.own) == 1 or hand.own and hand.newest:
        return hand.own[:1], Decision()
    if len(there := _there(scene, hand.own)) == 1:
        return there, Decision()
    if hand.own:
        return (), _ask(scene, form, command, hand.own)
    return (), _nothing_in_hand(scene, form, command, hand)


def _without_doors(scene: Scene, form: Form, command: Command) -> Command:
    """Words tell of doors too (502的老刘在家): a number that stands before such a word and is near no ticket is none; in ordinary words a
    short one that is either."""
    typed = _is_typed(scene, form)
    if typed and len(command.numbers) < 2:
        return command
    tickets = [ticket.number for ticket in scene.tickets.values() if ticket.in_work]

    def is_door(number: str) -> bool:
        if scene.numbered(number) is not None:
            return False
        is_near = nearest(number, tickets) is not None
        before_word = re.search(rf"(?<!\d){number}\s*{_DOOR_WORD}", scene.heard.text) is not None
        either = not typed and len(number) < _WHOLE and (before_word or not is_near)
        return either or before_word and not is_near

    return replace(command, numbers=tuple(number for number in command.numbers if not is_door(number)))


def _is_typed(scene: Scene, form: Form) -> bool:
    """Whether a line writes the command by its name, and is no ordinary speech."""
    return not (form.spoken or form.loosely) or without_numbers(scene.heard.text).startswith(form.names)


def _there(scene: Scene, tickets: Sequence[Ticket]) -> tuple[Ticket, ...]:
    """Those whose place, or whose building, the line names: 3栋门口的车挪走了."""
    text = scene.heard.text
    return tuple(t for t in tickets if t.place and (t.place in text or _building(t.place) in text))


def _building(place: str) -> str:
    found = _BUILDING.match(place)
    return found[0] if found else place


def _nothing_in_hand(scene: Scene, form: Form, command: Command, hand: Hand) -> Decision:
    """Nothing of his own: what is another's is asked about, in private; an ordinary word to nothing of ours means nothing."""
    if hand.others:
        sure = len(hand.others) == 1
        names = _names(scene, hand.others)
        yours = question.take if hand.asks else question.yours
        text = yours(names[0]) if sure else question.which(names)
        return _asked(scene, form, command, hand.others, text, sure=sure, private=True)
    if not form.spoken and not command.loose:
        return answered(scene, help.usage(form.usage), "no number")
    if hand.empty and command.photos is None:
        return Decision(says=(in_private(scene.speaker.person, hand.empty),), why="nothing in hand")
    return silence("no ticket that it could mean")


def _rest(scene: Scene, form: Form, command: Command, hand: Hand) -> Decision:
    """两个都收, and only one was his: what is left is named, and asked about in private."""
    said = _SEVERAL.search(scene.heard.text)
    missing = (_COUNTS[said[1]] if said else 2) - len(hand.own)
    if missing <= 0 or not (said or hand.others):
        return Decision()
    done, left = _names(scene, hand.own), _names(scene, hand.others)
    if not left:
        return Decision(says=(in_private(scene.speaker.person, question.no_more(done)),), why="fewer than were said")
    return _asked(
        scene, form, command, hand.others, question.rest(done, left), sure=len(hand.others) <= missing, private=True
    )


def _numbered(scene: Scene, form: Form, command: Command) -> Meant:
    """The tickets of the numbers; of a wrong number the likely one is asked about, whatever becomes of the right ones."""
    numbers = {number: scene.numbered(number) for number in command.numbers}
    known = tuple({ticket.id: ticket for ticket in numbers.values() if ticket is not None}.values())
    wrong = [number for number, ticket in numbers.items() if ticket is None]
    return known, _guess(scene, form, command, wrong[0], known) if wrong else Decision()


def _guess(scene: Scene, form: Form, command: Command, wrong: str, known: Sequence[Ticket]) -> Decision:
    """A number that does not exist: the likely one is offered, and one word confirms it."""
    own = [ticket.number for ticket in form.hand(scene).own if ticket not in known]
    in_work = [ticket.number for ticket in scene.tickets.values() if ticket.in_work and ticket not in known]
    likely = nearest(wrong, own) or nearest(wrong, in_work) or (own[0] if len(own) == 1 else None)
    ticket = scene.numbered(likely) if likely else None
    aside = scene.heard.room is not None and not _is_typed(scene, form)
    if ticket is None and aside:
        return Decision(says=(in_private(scene.speaker.person, question.no_such(wrong)),), why="no such number")
    if ticket is None:
        return answered(scene, question.no_such(wrong), "no such number")
    text = question.guess(wrong, short(ticket, scene.matter(ticket)))
    return _asked(scene, form, command, (ticket,), text, sure=True, private=aside)


def _ask(scene: Scene, form: Form, command: Command, tickets: Sequence[Ticket]) -> Decision:
    return _asked(scene, form, command, tickets, question.which(_names(scene, tickets)))


def _asked(
    scene: Scene,
    form: Form,
    command: Command,
    tickets: Sequence[Ticket],
    text: str,
    sure: bool = False,
    private: bool = False,
) -> Decision:
    """Ask, and keep what was said with its pictures until the answer comes.

    Asked in private about a line of the work group, he may answer there too, but only by a number or a quote: 是 is said to colleagues.
    """
    ids = tuple(ticket.id for ticket in tickets)
    photos = tuple(picture.photo for picture in scene.said.pictures)
    waiting = TicketAsked(form.intent.stored, ids, command.text, photos, sure)
    me, room, until = scene.speaker.person, scene.heard.room, scene.now + scene.policy.question
    say = in_private(me, text, *ids) if private else answer(scene, text, *ids)
    asks = [Ask(me, None if private else room, waiting, until)]
    if private and room is not None:
        asks.append(Ask(me, room, TicketAsked(form.intent.stored, ids, command.text, photos, False), until))
    return Decision(says=(say,), questions=tuple(asks), why="asked which ticket")


def asked_again(scene: Scene, asked: TicketAsked) -> Decision:
    """The question once more, in private: the answer to it named none of the tickets."""
    tickets = [scene.tickets[id] for id in asked.tickets if id in scene.tickets]
    text = question.which(_names(scene, tickets))
    return Decision(says=(in_private(scene.speaker.person, text, *asked.tickets),), why="asked again")


def named(scene: Scene) -> list[Ticket]:
    """The tickets whose numbers the line writes, else those that it quotes."""
    return written(scene) or [scene.tickets[id] for id in scene.said.quoted if id in scene.tickets]


def written(scene: Scene) -> list[Ticket]:
    """The tickets whose numbers the line writes."""
    return [ticket for number in scene.said.named if (ticket := scene.numbered(number))]


def open_for(scene: Scene, person: str) -> tuple[Ticket, ...]:
    """What somebody was called to and nobody has taken, the newest card first."""
    called = [t for t in scene.tickets.values() if t.state is State.OPEN and person in t.called]
    return tuple(sorted(called, key=lambda ticket: ticket.dispatched_at or ticket.opened_at, reverse=True))


def _names(scene: Scene, tickets: Sequence[Ticket]) -> list[str]:
    return [short(ticket, scene.matter(ticket)) for ticket in tickets]
