"""The poll (评价): result and question in one line, votes in chat, reopening, the archive.

Bulletin: 问题解决后反馈给居民群众进行评价. The reporter and counted voices vote, the latest vote counts, staff and passers-by do not.
"""

from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Part, Rank, Refused, Say, due_at, in_private, silence
from handlers.domain.event import Said, TicketEvent
from handlers.domain.facts.neighbours import Archived, PollAsked, PollEnds, Praised, Reopened, VoteAsked, Voted
from handlers.domain.facts.tickets import Noted, Resolved
from handlers.domain.reading import Verdict
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Role
from handlers.grammar.answer import closed, in_reply
from handlers.grammar.chiefs import deciders
from handlers.grammar.office import is_office
from handlers.grammar.texts.ticket import amounts, short
from handlers.neighbours import outcome
from handlers.neighbours.texts import poll


def announce(scene: Scene, ticket: Ticket, event: Resolved) -> Decision:
    """Tell the result and ask for a verdict, in one line, to the group or to the reporter of a private ticket.

    The words are ours, for what an officer writes is for colleagues; a chief's reason is told to the reporter alone. No group is asked by night; its poll runs from the morning.
    """
    told = poll.told(ticket, _done(scene, ticket), amounts(ticket.quantities, scene.policy.tickets.quantities))
    wait = scene.policy.quiet.wait(scene.now) if ticket.is_public else None
    ends = due_at(ticket, PollEnds, (wait or scene.now) + scene.policy.neighbours.poll)
    if not ticket.reporter and not ticket.is_public:
        return Decision(timers=(ends,))
    if ticket.is_hushed and not ticket.polled and ticket.reporter not in scene.town.people:
        return Decision(timers=(ends,), why="never told aloud")
    if ticket.reporter in scene.town.people:
        say = in_private(ticket.reporter, poll.reported_back(told), ticket.id)
    elif not ticket.is_public:
        say = in_private(ticket.reporter, poll.result(told), ticket.id)
    else:
        text = poll.result(told, scene.name(ticket.reporter), len(ticket.voices))
        mention = (ticket.reporter,) if ticket.reporter else ()
        part = Part(ticket.id, told, polled=True)
        say = Say(text, ticket.room, None, mention, None, (ticket.id,), Rank.NEWS, (part,), not_before=wait)
    return Decision(says=(say, *_reason_told(scene, ticket, event)), timers=(ends,))


def _done(scene: Scene, ticket: Ticket) -> str:
    """What was done; a note that names who reported it, or one of us, names no office."""
    names = [name for name in (*map(scene.name, ticket.voices), *scene.town.people) if len(name) > 1]
    is_named = any(name in ticket.note for name in names)
    return outcome.of(replace(ticket, note="") if is_named else ticket, scene.town.offices)


def _reason_told(scene: Scene, ticket: Ticket, event: Resolved) -> tuple[Say, ...]:
    """The reason of a chief who closed by hand, to who reported it, where nobody else reads it."""
    reason = _reason(scene, ticket, event)
    is_told = reason and ticket.reporter and ticket.reporter not in scene.town.people and scene.abilities.private
    return (in_private(ticket.reporter, poll.why_closed(ticket.number, reason), ticket.id),) if is_told else ()


def _reason(scene: Scene, ticket: Ticket, event: Resolved) -> str:
    """The reason that a chief wrote to be told (关闭 1263 原因), without the names of those who reported; "" of anybody else."""
    member = scene.town.people.get(event.by or "")
    if member is None or not member.steers or is_office(ticket.note):
        return ""
    words = ticket.note
    for name in (*map(scene.name, ticket.voices), *scene.town.people):
        if len(name) > 1:
            words = words.replace(name, "有关的人")
    return poll.reason(words)


def polls_of(scene: Scene, person: str) -> list[Ticket]:
    """The open polls in which somebody has a vote; in a group, those of that group."""
    room = scene.heard.room
    return [t for t in scene.tickets.values() if t.polled and t.concerns(person) and (room is None or t.room == room)]


def vote(scene: Scene, verdict: Verdict, meant: list[Ticket]) -> Decision:
    """Count one neighbour's verdict. `meant` are the polls that the line names or quotes; none: the speaker's own open ones."""
    person = scene.speaker.person
    if scene.speaker.staff is not None:
        return Decision(refused=Refused("vote", "staff do not vote"), why="staff do not vote")
    mine = [ticket for ticket in meant if ticket.concerns(person)] if meant else polls_of(scene, person)
    if len(mine) > 1:
        return _ask_which(scene, mine, verdict)
    if not mine:
        return _bystander(scene, meant)
    if verdict is Verdict.UNSOLVED:
        return reopen(scene, mine[0], _voted(scene, mine[0], verdict))
    attached = ((scene.heard.id, mine[0].id),)
    voted = Decision((_voted(scene, mine[0], verdict),), attached=attached, why="voted in the open poll")
    return voted + closed(scene)


def ask_whether(scene: Scene, polls: list[Ticket]) -> Decision:
    """A word that may be a verdict, or may not: asked about once, where nobody else reads it; nothing counts meanwhile."""
    if len(polls) != 1 or scene.late:
        return silence("perhaps a verdict")
    person, ticket = scene.speaker.person, polls[0]
    if isinstance(scene.question, VoteAsked) or not (scene.abilities.private or scene.heard.room is None):
        return silence("perhaps a verdict, asked already")
    say = replace(in_private(person, poll.which_verdict(ticket.number), ticket.id), otherwise=())  # once a day
    ask = Ask(person, None, VoteAsked(ticket.id), scene.now + scene.policy.neighbours.poll)
    return Decision(says=(say,), questions=(ask,), why="asked which verdict is meant")


def _voted(scene: Scene, ticket: Ticket, verdict: Verdict) -> Voted:
    person = scene.speaker.person
    of = scene.said.through.get(ticket.id, ())
    return Voted(ticket=ticket.id, at=scene.now, by=person, person=person, verdict=verdict, round=ticket.round, of=of)


def _ask_which(scene: Scene, polls: list[Ticket], verdict: Verdict) -> Decision:
    """Several polls are open to the speaker: one question, in the same chat; said again, the newer verdict waits."""
    if scene.late:
        return silence("told while the bot was away: too late to ask which")
    polls = sorted(polls, key=lambda ticket: ticket.number)
    room, text = scene.heard.room, poll.which_poll([ticket.number for ticket in polls])
    person = scene.speaker.person
    say = in_reply(scene, Say(text, room=room), person, scene.heard.id) if room else in_private(person, text)
    asked = PollAsked(tuple(ticket.id for ticket in polls), verdict)
    ask = Ask(person, room, asked, scene.now + scene.policy.question)
    again = isinstance(scene.question, PollAsked)
    return Decision(says=() if again else (say,), questions=(ask,), why="several polls are open to the speaker")


def _bystander(scene: Scene, meant: list[Ticket]) -> Decision:
    """Somebody who has no vote: noted beside the ticket (旁评), where it is clear which one; never counted, never answered."""
    here = meant or [t for t in scene.tickets.values() if t.polled and t.room == scene.heard.room and t.room]
    if len(here) != 1:
        return silence("no poll of the speaker's")
    words = Said(f"旁评:{scene.heard.text[:40]}", scene.speaker.person, scene.heard.id)
    event = Noted(ticket=here[0].id, at=scene.now, by=scene.speaker.person, words=words)
    return Decision((event,), attached=((scene.heard.id, here[0].id),), why="a passer-by has no vote")


def reopen(scene: Scene, ticket: Ticket, *votes: TicketEvent) -> Decision:
    """A neighbour says it is not solved: a new round with new limits, to whoever is on duty now, and the deputy chief is told.

    The same person may do so only so often (Pacing by `reopens` in `reopens_per`); after that a chief decides.
    """
    person, what = scene.speaker.person, short(ticket, scene.matter(ticket))
    per = scene.policy.neighbours.reopens_per
    attached = ((scene.heard.id, ticket.id),)
    if sum(who == person and scene.lately(at, per) for who, at in ticket.reopenings) >= scene.policy.neighbours.reopens:
        there = [c for c in scene.home.with_role(Role.CHIEF) if is_there(scene.home, c.name, scene.now)]
        says = tuple(in_private(c.name, poll.too_often(what), ticket.id) for c in there or deciders(scene))
        return Decision(votes, says, attached=attached, why="reopened too often by one person") + closed(scene)
    limit, calendar = scene.limit(ticket), scene.calendar(ticket)
    event = Reopened(
        ticket=ticket.id,
        at=scene.now,
        by=person,
        why="a neighbour says it is not solved",
        accept_by=limit.accept_by(scene.heard.at, calendar),
        resolve_by=limit.resolve_by(scene.heard.at, calendar),
    )
    return Decision((*votes, event), attached=attached, why=event.why) + closed(scene)


def thanks(scene: Scene, ticket: Ticket) -> Decision:
    """Thanks are praise for the lead, never a vote; whether they mean 满意 is asked once, where nobody else reads it."""
    person = scene.speaker.person
    if person in ticket.thanked:
        return silence("thanked already")
    event = Praised(ticket=ticket.id, at=scene.now, by=person, person=ticket.lead)
    attached = ((scene.heard.id, ticket.id),)
    if person in ticket.votes or scene.late:
        return Decision((event,), attached=attached, why="praise")
    private = scene.abilities.private or scene.heard.room is None
    text = poll.satisfied(ticket.number)
    say = in_private(person, text, ticket.id)
    if not private:
        say = in_reply(scene, Say(text, room=scene.heard.room, tickets=(ticket.id,)), person, scene.heard.id)
    ask = Ask(person, say.room, VoteAsked(ticket.id), scene.now + scene.policy.neighbours.poll)
    return Decision((event,), (say,), questions=(ask,), attached=attached, why="praise; asked whether it is a vote")


def archive(scene: Scene, ticket: Ticket, due: PollEnds) -> Decision:
    """The poll has ended: whoever was silent is not counted as satisfied."""
    if ticket.state is not State.RESOLVED:
        return silence("not in a poll any more")
    return Decision((Archived(ticket=ticket.id, at=scene.now, why="the poll ended"),), why="the poll ended")
