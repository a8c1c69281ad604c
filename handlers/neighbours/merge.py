"""One ticket out of two (合): somebody qualified says that they are the same, by their numbers or as the answer to 像同一件.

The number of the first leads to the second from now on; its people, pictures and groups count there, and come back with a 拆.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.domain.decision import Decision, Refused, in_private
from handlers.domain.event import Said
from handlers.domain.facts.merging import Absorbed, Distinguished, Likened, Merged
from handlers.domain.intent import Command
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket, Voice
from handlers.grammar.answer import answered, by_day
from handlers.grammar.form import Hand
from handlers.grammar.texts.ticket import short
from handlers.grammar.which import named
from handlers.neighbours.texts import merge as texts

_ORDER = (Level.NORMAL, Level.URGENT, Level.RED)
_MARKS = " ,，?？。.!~"
_TWO = re.compile(
    "(?:这)?(?:不是|不合|不用合|别合|不一样|两[件码](?:事)?|不是(?:同)?一[件个码](?:事)?|两个(?:地方|事))(?:的|哦|哈|吧)?"
)
_ONE = re.compile(
    "(?:应该|就)?(?:是)?(?:同|就)?一[件个码](?:事|事情)?(?:的)?|(?:是)?一样的?|(?:可以)?合(?:并|一下|了|起来|成一件)*(?:吧)?"
)
"""不是, 两件事; 同一件, 可以合: the answers to 像同一件."""
_WAITS = timedelta(days=1)
"""So long a bare 合 answers what was asked; 是 only while any question stands."""


def in_order(one: Ticket, other: Ticket) -> tuple[Ticket, Ticket]:
    """Which of two goes into which: the later one into the earlier, but one that was told in private never takes a group's."""
    child, parent = sorted((one, other), key=lambda ticket: (ticket.opened_at, ticket.id.serial), reverse=True)
    return (parent, child) if parent.private and not child.private else (child, parent)


def ask(scene: Scene, child: Ticket, parent: Ticket, person: str) -> Decision:
    """Ask whoever answers for it whether two are one, with what he needs to tell: place, time and first line."""
    event = Likened(
        ticket=child.id, at=scene.now, other=parent.id, person=person, why=f"it seems to be #{parent.number}"
    )
    sides = [texts.side(t, scene.matter(t), "" if t.private else _first_line(t), scene.now) for t in (parent, child)]
    text = texts.alike(child.number, parent.number, sides)
    say = replace(in_private(person, text), tickets=(child.id, parent.id))
    return Decision((event,), (by_day(scene, child, say),), why=event.why)


def _first_line(ticket: Ticket) -> str:
    return next((words for _, words in ticket.lines if words), "")


def waiting(scene: Scene, within: timedelta = _WAITS) -> list[Ticket]:
    """The tickets of which the speaker was asked whether they are the same as another; the newest question last."""
    me = scene.speaker.person
    asked = [t for t in scene.tickets.values() if t.in_work and t.likeness and t.likeness.person == me]
    asked = [t for t in asked if t.likeness and scene.lately(t.likeness.at, within)]
    return sorted(asked, key=lambda ticket: ticket.likeness.at if ticket.likeness else ticket.opened_at)


def proposed(scene: Scene) -> Hand:
    """What a bare 合 means: what was asked about, the newest; where several were, he is asked which."""
    asked = tuple(reversed(waiting(scene)))
    return Hand(asked)


def answer(scene: Scene, yes: bool | None = None) -> Decision | None:
    """是 or 不是, to 像同一件, as the line was read or by its own words: quoted, or in private right after it."""
    words = scene.heard.text.strip(_MARKS)
    yes = False if _TWO.fullmatch(words) else True if _ONE.fullmatch(words) else yes
    pointed = [ticket for ticket in named(scene) if ticket.likeness]
    asked = [t for t in waiting(scene) if t in pointed] if pointed else waiting(scene, scene.policy.question)
    if yes is None or len(asked) != 1 or not (pointed or scene.heard.room is None):
        return None
    [child] = asked
    other = _counterpart(scene, child)
    if other is None:
        return None
    return _merged(scene, child, other) if yes else _apart(scene, child, other)


def _apart(scene: Scene, child: Ticket, other: Ticket) -> Decision:
    """They are two: nobody is asked again."""
    me = scene.speaker.person
    event = Distinguished(
        ticket=child.id, at=scene.now, by=me, other=other.id, why=f"#{other.number} is another matter"
    )
    return Decision((event,), (in_private(me, texts.two(child.number, other.number), child.id),), why=event.why)


def merge(scene: Scene, tickets: Sequence[Ticket], command: Command) -> Decision:
    """合 1347 1271: the first goes into the second; of one alone, into the one that it was asked about with."""
    if refused := unqualified(scene, "合"):
        return refused
    if len(tickets) == 1:
        other = _counterpart(scene, tickets[0])
        if other is None:
            number = tickets[0].number
            text = texts.one_already(number) if len(command.numbers) > 1 else texts.which_other(number)
            return answered(scene, text, "one number")
        return _merged(scene, *_with_parent_last(tickets[0], other))
    decision = Decision()
    *children, parent = tickets
    for child in children:
        step = _merged(scene, child, parent)
        parent = next(
            (e.changed(parent) for e in step.events if isinstance(e, Absorbed) and e.ticket == parent.id), parent
        )
        decision += step
    return decision


def unqualified(scene: Scene, command: str) -> Decision | None:
    """Why whoever speaks may not; of the officers those may who are qualified."""
    member = scene.speaker.staff
    if member is None or member.steers or member.qualified:
        return None
    text = texts.not_qualified()
    return Decision(says=(in_private(member.name, text),), refused=Refused(command, text), why="not qualified")


def _with_parent_last(ticket: Ticket, other: Ticket) -> tuple[Ticket, Ticket]:
    likeness = other.likeness
    return (other, ticket) if likeness is not None and likeness.other == ticket.id else (ticket, other)


def _counterpart(scene: Scene, ticket: Ticket) -> Ticket | None:
    """The ticket with which one was asked about."""
    if ticket.likeness is not None:
        root = scene.merged.get(ticket.likeness.other, ticket.likeness.other)
        other = scene.tickets.get(root)
        return other if other is not None and other.id != ticket.id else None
    asked = (t for t in scene.tickets.values() if t.in_work and t.likeness and t.likeness.other == ticket.id)
    return next(asked, None)


def _merged(scene: Scene, child: Ticket, parent: Ticket) -> Decision:
    if parent.private and not child.private:
        child, parent = parent, child
    if why := _why_not(child, parent):
        return answered(scene, why, "cannot be merged")
    decision = unite(scene, child, parent)
    me, people = scene.speaker.person, len({*child.voices, *parent.voices})
    says = [in_private(me, texts.merged(child.number, parent.number, people), parent.id)]
    who = child.answerable
    if who and who not in (me, parent.answerable):
        what = short(parent, scene.matter(parent))
        says.append(in_private(who, texts.not_needed(child.number, what, parent.answerable), parent.id))
    if parent.answerable and _rises(child, parent) and parent.answerable != me:
        says.append(in_private(parent.answerable, texts.risen(parent.number, child.resolve_by, scene.now), parent.id))
    return decision + Decision(says=tuple(says))


def _why_not(child: Ticket, parent: Ticket) -> str:
    """What stands against it, "" where nothing does."""
    if child.id == parent.id:
        return texts.one_already(child.number)
    if child.is_hushed or parent.is_hushed:
        return texts.hushed()
    over = next((t for t in (child, parent) if not t.in_work and t.state is not State.RESOLVED), None)
    return texts.over(over.number) if over else ""


def unite(scene: Scene, child: Ticket, parent: Ticket) -> Decision:
    """The two events of a merge; whose word it was is the speaker's."""
    me, at = scene.speaker.person, scene.now
    why = f"#{child.number} is the same as #{parent.number}"
    gone = Merged(ticket=child.id, at=at, by=me, into=parent.id, was=child.state, why=why)
    limits = {"level": child.level, "accept_by": child.accept_by, "resolve_by": child.resolve_by}
    place = Said(child.place, child.reporter) if child.place and not child.private and not parent.place else None
    taken = Absorbed(
        ticket=parent.id,
        at=at,
        by=me,
        why=why,
        child=child.id,
        voices=tuple(Voice(v.person, v.at, (child.id, *v.of), v.aside) for v in child.counted),
        aloud=child.is_public,
        rooms=child.rooms,
        before=child.before,
        after=child.after,
        place=place,
        **(limits if _rises(child, parent) else {}),  # type: ignore[arg-type]
    )
    return Decision((gone, taken), attached=((scene.heard.id, parent.id),), why=why)


def _rises(child: Ticket, parent: Ticket) -> bool:
    return parent.in_work and child.in_work and _ORDER.index(child.level) > _ORDER.index(parent.level)
