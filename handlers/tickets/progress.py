"""What people ask later (问进展), press for (催办) or call off in words (不用来了): a true and short answer, where nobody else reads it.

Asking is no voice. Bitterness (算了,没人管) takes nothing back. One answer a matter and hour in a group, then silence.
"""

import re
from collections.abc import Sequence

from handlers.domain.decision import Decision, Say, in_private, silence
from handlers.domain.event import Event, Said
from handlers.domain.facts.tickets import Noted, ProgressAsked, Withdrawn
from handlers.domain.reading import Label, Level, Reading
from handlers.domain.reply import Wish
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.grammar.answer import aside, belonging, by_day
from handlers.grammar.matter import same_matter
from handlers.grammar.texts.ticket import short
from handlers.grammar.which import named, written
from handlers.tickets import intake
from handlers.tickets.texts import progress

# 不用来了车走了, and no 好嘞; 按错了 is about a vote.
_CALLS_OFF = re.compile(
    r"不用|不必|不需|不要[来派]|别[来派]|甭|莫来|唔使|撤|取消|销|不(?:投诉|告|举报|反映)|[走停散]了|开走|挪|好了|没事|解决|[不没](?:吵|叫|响|堵)|安静|消停|看错|弄错|误会|报重|重复"
)
_KEEPS_IT = re.compile(
    r"[按点发打写选]错|(?:不要|别|不|莫)(?:给我)?(?:撤|取消|销)|[吗?\uff1f]\s*$|是不是|谁说|要是|如果|吧[?\uff1f]?$"
)
"""按错了 is about a vote; 别撤, 不用了吧? call nothing off."""
_MOST = 3
"""Matters that one answer tells of."""
NOT_NEEDED = "the reporter says that nobody need come"


def asked(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to whoever asks, presses or calls off; None where he does none of it, or means nothing of ours."""
    if reading.wish in (None, Wish.THANKS) or (reading.wish is Wish.AGAIN and scene.heard.room is not None):
        return None
    meant, text = _meant(scene), scene.heard.text
    seconds = reading.seconds or reading.stance is not None
    if not meant or (seconds and scene.heard.quote and not _is_his(scene, meant)) or _is_new(scene, meant, reading):
        return None
    if reading.wish is Wish.WITHDRAW and (_KEEPS_IT.search(text) or not _CALLS_OFF.search(text)):
        return None
    if reading.wish is Wish.WITHDRAW:
        return _called_off(scene, [ticket for ticket in meant if ticket.in_work])
    return _answered(scene, meant, reading.wish)


def pressed(scene: Scene, ticket: Ticket) -> Decision:
    """急, of a matter of the speaker's own."""
    return _answered(scene, [ticket], Wish.PRESS)


def state_of_his(scene: Scene) -> tuple[str, ...]:
    """How the newest matter of whoever speaks stands, where it is in work."""
    mine = [t for t in scene.tickets.values() if t.in_work and t.concerns(scene.speaker.person)]
    newest = max(mine, key=lambda ticket: ticket.opened_at, default=None)
    return (progress.stands(newest, scene.matter(newest), scene.now),) if newest else ()


def _meant(scene: Scene) -> list[Ticket]:
    """What is asked about: what the line names or quotes; said to us, what concerns the speaker, the newest first."""
    if pointed := named(scene):
        return [ticket for ticket in pointed if not ticket.private or ticket.reporter == scene.speaker.person]
    if scene.heard.room is not None and not scene.heard.mentions_bot:
        return []
    mine = [t for t in scene.tickets.values() if t.concerns(scene.speaker.person) and _is_of_this_chat(scene, t)]
    newest = sorted(mine, key=lambda ticket: ticket.opened_at, reverse=True)
    return [t for t in newest if t.in_work] or [t for t in newest if t.state is State.RESOLVED][:1] or newest[:1]


def _is_new(scene: Scene, tickets: Sequence[Ticket], reading: Reading) -> bool:
    """Whether a line complains of another matter; 没人管 alone names none."""
    names_one = reading.complains and (reading.label is not Label.OTHER or reading.place is not None)
    return names_one and not written(scene) and not any(same_matter(scene, ticket, reading) for ticket in tickets)


def _is_his(scene: Scene, tickets: Sequence[Ticket]) -> bool:
    return any(ticket.reporter == scene.speaker.person for ticket in tickets)


def _is_of_this_chat(scene: Scene, ticket: Ticket) -> bool:
    return scene.heard.room is None or ticket.room == scene.heard.room


def _answered(scene: Scene, tickets: Sequence[Ticket], wish: Wish | None) -> Decision:
    """How each stands; whoever has it hears that he is pressed, once an hour."""
    hour = scene.policy.tickets.progress
    tickets = tickets[:_MOST]
    if scene.heard.room is not None and all(_was_told(scene, ticket) for ticket in tickets):
        return silence("answered within the hour")
    decision = Decision(why="asked how it stands")
    lines = []
    for ticket in tickets:
        urges = wish in (Wish.PRESS, Wish.RESIGNED) and ticket.in_work
        if urges and ticket.state is State.OPEN and ticket.dispatched_at is None and not ticket.pressed:
            decision += intake.press(scene, ticket)
            lines.append(progress.judging(ticket.number))
            continue
        decision += _noted(scene, ticket, urges and not scene.lately(ticket.urged_at, hour))
        state = progress.stands(ticket, scene.matter(ticket), scene.now)
        lines.append(progress.still_wanted(state, ticket.number) if wish is Wish.RESIGNED and ticket.in_work else state)
    attached = tuple((scene.heard.id, ticket.id) for ticket in tickets)
    return decision + Decision(says=(aside(scene, "\n".join(lines), tickets[0].id),), attached=attached)


def _was_told(scene: Scene, ticket: Ticket) -> bool:
    """Whether a matter was answered for within the hour; whom it concerns is answered himself, whoever else has asked."""
    lately = scene.lately(ticket.asked_at, scene.policy.tickets.progress)
    return lately and (ticket.asked_by == scene.speaker.person or not ticket.concerns(scene.speaker.person))


def _noted(scene: Scene, ticket: Ticket, urges: bool) -> Decision:
    """That it was asked about; where it `urges`, to whoever leads it, or was called."""
    event = ProgressAsked(ticket=ticket.id, at=scene.now, by=scene.speaker.person, urges=urges)
    person = ticket.answerable
    if not urges or not person:
        return Decision((event,))
    say = in_private(person, progress.urged(short(ticket, scene.matter(ticket))), ticket.id)
    return Decision((event,), (by_day(scene, ticket, say),))


def _called_off(scene: Scene, tickets: Sequence[Ticket]) -> Decision | None:
    """不用来了: before anybody has taken it, and where nobody else counts on it, it is withdrawn; else whoever has it looks."""
    mine = [ticket for ticket in tickets if ticket.reporter == scene.speaker.person]
    if not mine:
        return None
    if len(mine) > 1:
        text = progress.which([short(ticket, scene.matter(ticket)) for ticket in mine])
        return Decision(says=(aside(scene, text, mine[0].id),), why="which one is not needed?")
    [ticket] = mine
    others = len(ticket.voices) - 1
    if ticket.state is State.OPEN and ticket.round == 1 and others == 0 and ticket.level is not Level.RED:
        event: Event = Withdrawn(ticket=ticket.id, at=scene.now, by=scene.speaker.person, why=NOT_NEEDED)
        says: tuple[Say, ...] = (aside(scene, progress.withdrawn(ticket.number), ticket.id),)
        return Decision((event,), says, attached=belonging(scene, ticket), why=NOT_NEEDED)
    words = Said(scene.heard.text[:200], scene.speaker.person, scene.heard.id)
    event = Noted(ticket=ticket.id, at=scene.now, by=scene.speaker.person, words=words)
    text = progress.others_count(ticket.number, others) if others else progress.told_to_lead(ticket.number)
    says = (aside(scene, text, ticket.id),)
    if ticket.answerable:
        says += (in_private(ticket.answerable, progress.not_needed(ticket.number), ticket.id),)
    return Decision((event,), says, attached=belonging(scene, ticket), why=NOT_NEEDED)


def bitter(scene: Scene, reading: Reading) -> Decision | None:
    """不指望了, 没人管 among neighbours, of somebody whose matter is in work: no new one."""
    about_none = reading.complains and reading.label is Label.OTHER and not reading.place
    mine = any(t.in_work and t.concerns(scene.speaker.person) for t in scene.tickets.values())
    if about_none and reading.wish in (Wish.RESIGNED, Wish.PRESS, Wish.PROGRESS) and (mine or not reading.subcategory):
        return silence("bitter about what is in work")
    return None


def told_of_himself(scene: Scene, ticket: Ticket) -> Decision:
    """马上挪, of whoever has caused it: no voice; whoever goes there hears of it, and looks."""
    decision = denied(scene, ticket)
    if not ticket.answerable or not ticket.in_work:
        return decision
    say = in_private(ticket.answerable, progress.culprit(ticket.number), ticket.id)
    return decision + Decision(says=(say,), why="the culprit's own word")


def denied(scene: Scene, ticket: Ticket) -> Decision:
    """没看到有车: no voice, and kept beside the ticket."""
    words = Said(scene.heard.text[:200], scene.speaker.person, scene.heard.id)
    event = Noted(ticket=ticket.id, at=scene.now, by=scene.speaker.person, words=words)
    return Decision((event,), why="against it: no voice")  # whoever quotes this line does not second the matter
