"""A line of the staff that is no command, in the work group or in private: an answer, a note, a picture."""

import re

from handlers.decide.afterwards import looked
from handlers.decide.manners import wordless
from handlers.decide.matters import perhaps_danger
from handlers.decide.obey import not_followed, not_understood, resumed
from handlers.domain.decision import Ask, Decision, in_private, silence
from handlers.domain.facts.tickets import TicketAsked
from handlers.domain.message import Kind
from handlers.domain.number import without_numbers
from handlers.domain.question import LineAsked
from handlers.domain.reading import Reading
from handlers.domain.reply import Wish
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket, TicketId
from handlers.duty import answering, approving, attendance, expert
from handlers.governance import attending, exporting, patrol
from handlers.grammar.answer import answered, closed, hinted
from handlers.grammar.texts import question
from handlers.grammar.which import asked_again, named, written
from handlers.hearing import vocabulary
from handlers.neighbours import mediating, merge, photo
from handlers.tickets import bounce, review, work
from handlers.tickets.commands import Resolve, ShowTicket
from handlers.tickets.hand import led

# "两个都是": every one that was asked about.
_ALL = re.compile(
    r"(?:就?是|对)?(?:这|那)?(?:[两俩二三四五2345几](?:个|件|单|张|条))?(?:都|全|全都|全部|一起)?(?:是|要|算)?的?"
)
# What asks, or hands on: no note about the work.
_ASKS = re.compile(r"[??]|吗|呢|哪|谁|什么|怎么|多少|几点|几号|为啥|咋|是不是|有没有|没有$")
_CANNOT = re.compile("[去来走过]不[了开成]|过不来|换个?人|处理不了|办不了|搞不定|弄不了|我请假|没空去|走不开")
_WORKS_ON_IT = re.compile(
    "联系(?:了|上|好|不上|车|物业|交警)|等(?:拖车|车主|物业|交警|他来|她来|人来|老板|业主)|(?:在|正在)(?:处理|弄|谈|沟通|协调|劝|拖|清|修|拆)|处理中|协调中|沟通中|打电话|打不通|没人接"
)
_MARKS = " ?？。.!~"
_NOTE = 4
"""Characters of a line from which on it may tell how the work goes."""


def suggested(scene: Scene, line: str) -> Decision:
    """The command that a line is one slip away from, offered in private: 是 accepts it there."""
    me = scene.speaker.person
    ask = Ask(me, None, LineAsked(line), scene.now + scene.policy.question)
    say = in_private(me, question.did_you_mean(line))
    return Decision(says=(say,), questions=(ask,), why="asked whether a command was meant")


def listen_to_staff(scene: Scene, reading: Reading) -> Decision:
    """Answers to a question first, then what belongs to a ticket; the work group's own talk is nobody's business."""
    if (answered := _answered(scene, reading)) is not None:
        return answered
    told = (
        perhaps_danger(scene, reading)
        or exporting.called_off(scene)
        or looked(scene)
        or vocabulary.confirmed(scene, reading)
        or mediating.heard(scene)
        or approving.heard(scene, reading.answer)
        or attending.explicit(scene)
        or answering.heard(scene)
        or attending.heard(scene)
        or expert.answered(scene)
        or bounce.reasoned(scene)
        or exporting.reasoned(scene)
        or merge.answer(scene, reading.answer)
        or attendance.heard(scene)
        or patrol.shown(scene)
        or photo.shown(scene)
        or _about_a_ticket(scene)
        or _after_reminder(scene)
        or _cannot(scene)
        or _at_work(scene)
        or _unheard(scene, reading)
    )
    return told + closed(scene) if _is_over(scene) else told


def _is_over(scene: Scene) -> bool:
    """Whether 算办结吗 is asked no more: he has said something else since."""
    asked = scene.question
    is_asked = isinstance(asked, TicketAsked) and asked.sure and asked.command == Resolve.stored
    return is_asked and scene.heard.room is None and bool(scene.heard.text.strip())


def _answered(scene: Scene, reading: Reading) -> Decision | None:
    """The ticket that was asked about: by its number, which wins, by a quote that names one alone, or by a plain yes."""
    asked = scene.question
    if isinstance(asked, LineAsked) and reading.answer is False:
        return closed(scene)
    if not isinstance(asked, TicketAsked):
        return None
    if picked := _picked(scene, asked):
        return resumed(scene, asked, picked)
    if asked.sure and reading.answer is not None:
        return resumed(scene, asked, asked.tickets[:1]) if reading.answer else closed(scene)
    if set(asked.tickets) <= set(scene.said.quoted) and not written(scene):
        return asked_again(scene, asked)
    return None


def _picked(scene: Scene, asked: TicketAsked) -> tuple[TicketId, ...]:
    typed = [ticket.id for ticket in written(scene)]
    if typed:
        return tuple(typed) if set(typed) <= set(asked.tickets) else ()
    words = scene.heard.text.strip(" 。.!~,")
    if words and not asked.sure and words not in ("是", "是的", "要") and _ALL.fullmatch(words):
        return asked.tickets
    quoted = [id for id in scene.said.quoted if id in asked.tickets]
    return tuple(quoted) if len(quoted) == 1 else ()


def _about_a_ticket(scene: Scene) -> Decision | None:
    if scene.channel is None and scene.heard.kind.shows:
        return silence("a picture waits for its words")
    tickets = named(scene)
    if scene.said.named and not written(scene) and scene.channel is None and _is_bare(scene):
        return answered(scene, question.no_such(scene.said.named[0]), "no such number")
    if typed := written(scene):
        if _is_bare(scene):
            return review.show(scene, typed[0], ShowTicket())
        return _noted(scene, typed) if _is_note(scene, typed) else _hint(scene, typed[0])
    if len(tickets) == 1:
        return work.note(scene, tickets[0]) + _unanswered(scene, tickets[0])
    if scene.heard.kind.shows and (late := work.late_picture(scene)):
        return work.note(scene, late)
    return None


def _unanswered(scene: Scene, ticket: Ticket) -> Decision:
    """Whoever a card has called writes to it, and nobody knows whether he takes it: one hint, in private."""
    member, called = scene.speaker.staff, scene.speaker.person in ticket.called
    if ticket.state is not State.OPEN or not called or member is None or not scene.heard.text.strip():
        return Decision()
    return hinted(scene, (question.say_what(ticket.number, member.steers),), "")


def _is_bare(scene: Scene) -> bool:
    """Whether a line is nothing but a number: it asks to see the ticket."""
    return scene.heard.kind is Kind.TEXT and not without_numbers(scene.heard.text).strip(_MARKS)


def _is_note(scene: Scene, tickets: list[Ticket]) -> bool:
    """Whether a line that names tickets tells how the work goes: a statement of some length, or any word after a reminder."""
    words = without_numbers(scene.heard.text)
    if scene.heard.kind is not Kind.TEXT or any(t.reminded_at and t.lead == scene.speaker.person for t in tickets):
        return True
    return len(re.findall(r"[\u4e00-\u9fff]", words)) >= _NOTE and _ASKS.search(words) is None


def _noted(scene: Scene, tickets: list[Ticket]) -> Decision:
    decision = Decision()
    for ticket in tickets:
        decision += work.note(scene, ticket)
    return decision


def _hint(scene: Scene, ticket: Ticket) -> Decision:
    return Decision(says=(not_followed(scene, ticket),), why="names a ticket, not understood")


def _after_reminder(scene: Scene) -> Decision | None:
    """Whoever was reminded of his only ticket and says anything has said how it goes."""
    mine = led(scene)
    if len(mine) != 1 or mine[0].reminded_at is None or not scene.heard.text.strip():
        return None
    return work.note(scene, mine[0])


def _cannot(scene: Scene) -> Decision | None:
    """我去不了, of somebody who has one card: the deputies hear of it, who can send another."""
    me, text = scene.speaker.person, scene.heard.text
    mine = [t for t in scene.tickets.values() if t.in_work and (t.lead == me or (not t.lead and me in t.called[:1]))]
    if len(mine) != 1 or not _CANNOT.search(text) or _ASKS.search(text):
        return None
    return work.cannot(scene, mine[0])


def _at_work(scene: Scene) -> Decision | None:
    """已联系车管所,等拖车, of somebody who leads one ticket: that tells how it goes."""
    mine, words = led(scene), scene.heard.text
    if len(mine) != 1 or not _WORKS_ON_IT.search(words) or _ASKS.search(words):
        return None
    noted = work.note(scene, mine[0])
    return noted + hinted(scene, (question.noted(mine[0].number),), "") if scene.channel is None else noted


def _about_his_only(scene: Scene) -> Decision | None:
    """A statement of somebody who leads one ticket and writes to us: that is meant, and nobody knows what of it."""
    mine = led(scene)
    if len(mine) != 1 or _ASKS.search(scene.heard.text) or scene.speaker.staff is None:
        return None
    return not_understood(scene, question.say_what(mine[0].number, steers=False))


def _unheard(scene: Scene, reading: Reading) -> Decision:
    if scene.channel is not None:
        return silence("talk in the work group")
    if reading.thanks or reading.wish is Wish.THANKS:
        return silence("a courtesy")
    if scene.heard.text.strip():
        return _about_his_only(scene) or not_understood(scene)
    return silence("a picture waits for its words") if scene.heard.kind.shows else wordless(scene)
