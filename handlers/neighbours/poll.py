"""The poll (评价): result and question in one line, votes in chat, reopening, the archive.

Bulletin: 问题解决后反馈给居民群众进行评价. The reporter and counted voices vote, the latest vote counts, staff and passers-by do not.
"""

from dataclasses import replace
from datetime import datetime

from handlers.domain.decision import Ask, Decision, Part, Rank, Refused, Say, due_at, in_private, silence
from handlers.domain.event import Said, TicketEvent
from handlers.domain.facts.merging import Absorbed
from handlers.domain.facts.neighbours import Archived, PollAsked, PollEnds, Praised, VoteAsked, Voted
from handlers.domain.facts.tickets import Noted
from handlers.domain.reading import Level, Verdict
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Role
from handlers.grammar.answer import closed, in_reply
from handlers.grammar.chiefs import deciders
from handlers.grammar.office import is_office
from handlers.grammar.texts.ticket import amounts, short
from handlers.neighbours import outcome, still
from handlers.neighbours.reopening import reopened
from handlers.neighbours.texts import poll


def announce(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """Tell the result and ask for a verdict where its kind has a poll, in one line, to the group or to the reporter of a private ticket.

    The words are ours, for what an officer writes is for colleagues; a chief's reason is told to the reporter alone. Nobody is asked by night; the poll runs from the morning.
    """
    told = _told(scene, ticket)
    wait, kind = quiet(scene, ticket), ticket.resolution_or_solved
    ends = due_at(ticket, PollEnds, (wait or scene.now) + scene.policy.neighbours.poll)
    if ticket.is_hushed and not ticket.is_settled and ticket.reporter not in scene.town.staff:
        return Decision(timers=(ends,), why="never told aloud")
    by_night = not ticket.is_public and wait is None and kind.is_polled and scene.policy.quiet.holds(scene.now)
    alone = told if by_night else poll.result(told, kind)  # what presses is told at once, and asks nothing
    says = [_to_room(scene, ticket, room, told) for room in ticket.rooms]
    says += [in_private(person, alone, ticket.id) for person in ticket.asides if person not in scene.town.staff]
    if ticket.reporter in scene.town.staff:
        says.append(in_private(ticket.reporter, poll.reported_back(told), ticket.id))
    says = [replace(say, not_before=wait) for say in says]
    return Decision(says=(*says, *_reason_told(scene, ticket)), timers=(ends,))


def _to_room(scene: Scene, ticket: Ticket, room: str, told: str) -> Say:
    """The result in one group: where it was told first its reporter is called, elsewhere nobody's name is heard."""
    kind, called = ticket.resolution_or_solved, room == ticket.room and bool(ticket.reporter)
    name = scene.name(ticket.reporter) if called else ""
    text = poll.result(told, kind, name, len(ticket.voices)) if called else poll.result_here(told, kind)
    mention = (ticket.reporter,) if called else ()
    part = Part(ticket.id, told, polled=kind.is_polled)
    return Say(text, room, None, mention, None, (ticket.id,), Rank.NEWS, (part,))


def also_told(scene: Scene, ticket: Ticket, event: Absorbed) -> Decision:
    """Another is merged into what is closed already: its people hear the result where they have not, once."""
    if not ticket.is_settled:
        return Decision()
    told = _told(scene, ticket)
    aside = [voice.person for voice in event.voices if voice.aside and voice.person in ticket.asides]
    text = poll.result(told, ticket.resolution_or_solved)
    says = [_to_room(scene, ticket, room, told) for room in event.rooms]
    says += [in_private(person, text, ticket.id) for person in dict.fromkeys(aside)]
    wait = quiet(scene, ticket)
    return Decision(says=tuple(replace(say, not_before=wait) for say in says))


def quiet(scene: Scene, ticket: Ticket) -> datetime | None:
    """Until when a result waits: for the morning in a group, and in private where the matter can."""
    if ticket.is_public or not (ticket.level is not Level.NORMAL or scene.is_night_noise(ticket)):
        return scene.policy.quiet.wait(scene.now)
    return None


def _told(scene: Scene, ticket: Ticket) -> str:
    """The result as everybody may read it."""
    return poll.told(ticket, _done(scene, ticket), amounts(ticket.quantities, scene.policy.tickets.quantities))


def _done(scene: Scene, ticket: Ticket) -> str:
    """What was done; a note that names who reported it, or one of us, names no office."""
    names = [name for name in (*map(scene.name, ticket.voices), *scene.town.people) if len(name) > 1]
    is_named = any(name in ticket.note for name in names)
    told = replace(ticket, note="") if is_named else ticket
    return outcome.of(told, scene.town.offices, scene.town.departments)


def _reason_told(scene: Scene, ticket: Ticket) -> tuple[Say, ...]:
    """The reason of a chief who closed by hand, to who reported it, where nobody else reads it."""
    reason = _reason(scene, ticket)
    is_told = reason and ticket.reporter and ticket.reporter not in scene.town.staff and scene.abilities.private
    return (in_private(ticket.reporter, poll.why_closed(ticket.number, reason), ticket.id),) if is_told else ()


def _reason(scene: Scene, ticket: Ticket) -> str:
    """The reason that a chief wrote to be told (关闭 1263 原因), without the names of those who reported; "" of anybody else."""
    member = scene.town.people.get(ticket.resolved_by)
    if member is None or not member.steers or is_office(ticket.note):
        return ""
    words = ticket.note
    for name in (*map(scene.name, ticket.voices), *scene.town.people):
        if len(name) > 1:
            words = words.replace(name, "有关的人")
    return poll.reason(words)


def takes(ticket: Ticket, verdict: Verdict | None) -> bool:
    """Whether a verdict means something of a ticket: 3 opens again what asked nobody as well (到场未发现), 1 and 2 want a poll."""
    return ticket.reopenable if verdict is Verdict.UNSOLVED else ticket.polled


def polls_of(scene: Scene, person: str, verdict: Verdict | None = None) -> list[Ticket]:
    """What a verdict of somebody's can mean, or any, where none is given: what counts for him; in a group, what is of that group."""
    room = scene.heard.room
    mine = [t for t in scene.tickets.values() if takes(t, verdict) and t.concerns(person)]
    return [ticket for ticket in mine if room is None or ticket.is_told_in(room)]


def vote(scene: Scene, verdict: Verdict, meant: list[Ticket]) -> Decision:
    """Count one neighbour's verdict. `meant` are the polls that the line names or quotes; none: the speaker's own open ones."""
    person = scene.speaker.person
    if scene.speaker.staff is not None:
        return Decision(refused=Refused("vote", "staff do not vote"), why="staff do not vote")
    mine = [ticket for ticket in meant if ticket.concerns(person)] if meant else polls_of(scene, person, verdict)
    if len(mine) > 1:
        return _ask_which(scene, mine, verdict)
    if not mine:
        return bystander(scene, meant, verdict)
    if verdict is Verdict.UNSOLVED:
        votes = (_voted(scene, mine[0], verdict),) if mine[0].polled else ()
        return reopen(scene, mine[0], *votes)
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
    """Several polls are open to the speaker: one question, in private where the transport can; he may answer there or where he spoke.

    Said again, the newer verdict waits.
    """
    if scene.late:
        return silence("told while the bot was away: too late to ask which")
    polls = sorted(polls, key=lambda ticket: ticket.number)
    room, text = scene.heard.room, poll.which_poll([ticket.number for ticket in polls])
    person = scene.speaker.person
    aside = room is None or scene.abilities.private
    say = in_private(person, text) if aside else in_reply(scene, Say(text, room=room), person, scene.heard.id)
    asked = PollAsked(tuple(ticket.id for ticket in polls), verdict)
    until = scene.now + scene.policy.question
    rooms = dict.fromkeys((room, None)) if aside else (room,)
    asks = tuple(Ask(person, where, asked, until) for where in rooms)
    again = isinstance(scene.question, PollAsked)
    return Decision(says=() if again else (say,), questions=asks, why="several polls are open to the speaker")


def which_settled(scene: Scene, asked: PollAsked) -> Decision:
    """Which one was meant is known: the question stands no more, in private or in the groups of its tickets."""
    rooms = dict.fromkeys((None, *(t.room for id in asked.tickets if (t := scene.tickets.get(id)) is not None)))
    return Decision(questions=tuple(Ask(scene.speaker.person, room, None, scene.now) for room in rooms))


def unasked(scene: Scene, settled: list[Ticket], verdict: Verdict | None) -> Decision:
    """A verdict about what was closed in a way that asks nobody: 1 counts nothing; 3 of what is none of ours is put to whoever decides."""
    mine = [ticket for ticket in settled if ticket.concerns(scene.speaker.person)]
    if verdict is not Verdict.UNSOLVED:
        return silence("nobody was asked")
    if len(mine) != 1:
        return bystander(scene, settled, verdict)
    attached = ((scene.heard.id, mine[0].id),)
    return Decision((_remark(scene, mine[0]),), attached=attached, why="none of ours, and not solved") + still.objected(
        scene, mine[0]
    )


def bystander(scene: Scene, meant: list[Ticket], verdict: Verdict | None) -> Decision:
    """Somebody who has no vote: noted beside the ticket (旁评), where it is clear which one; never counted, never answered. Whether it
    is still there, as he says, somebody looks."""
    here = meant or [t for t in scene.tickets.values() if t.is_settled and scene.heard.room in t.rooms]
    if len(here) != 1:
        return silence("no poll of the speaker's")
    attached = ((scene.heard.id, here[0].id),)
    noted = Decision((_remark(scene, here[0]),), attached=attached, why="a passer-by has no vote")
    in_words = any(map(str.isalpha, scene.heard.text))  # a bare 3 says nothing of the place
    is_there = verdict is Verdict.UNSOLVED and in_words and here[0].is_public
    return noted + still.there(scene, here[0]) if is_there else noted


def _remark(scene: Scene, ticket: Ticket) -> Noted:
    """What somebody says beside a ticket who has no vote in it (旁评)."""
    words = Said(f"旁评:{scene.heard.text[:40]}", scene.speaker.person, scene.heard.id)
    return Noted(ticket=ticket.id, at=scene.now, by=scene.speaker.person, words=words)


def reopen(scene: Scene, ticket: Ticket, *votes: TicketEvent) -> Decision:
    """A neighbour says it is not solved: a new round with new limits, to whoever is on duty now, and the deputy chief is told.

    The same person may do so only so often (Pacing by `reopens` in `reopens_per`); after that a chief decides.
    """
    person, what = scene.speaker.person, short(ticket, scene.matter(ticket))
    per = scene.policy.neighbours.reopens_per
    attached = ((scene.heard.id, ticket.id),)
    if sum(who == person and scene.lately(at, per) for who, at in ticket.reopenings) >= scene.policy.neighbours.reopens:
        there = [c for c in scene.home.with_role(Role.CHIEF) if is_there(scene.home, c.name, scene.now)]
        chiefs = tuple(chief.name for chief in there or deciders(scene))
        says = tuple(in_private(chief, poll.too_often(what), ticket.id) for chief in chiefs)
        put = still.put_to(scene, ticket, chiefs, "reopened too often by one person")
        return Decision(votes, says, attached=attached) + put + closed(scene)
    event = reopened(scene, ticket, "a neighbour says it is not solved")
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
