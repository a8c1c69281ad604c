"""Answers (回话): where whoever speaks asked, as a reply where the transport can, never aloud in an owners' group."""

from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Say, in_private
from handlers.domain.name import plain
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket, TicketId
from handlers.domain.town import Purpose


def answer(scene: Scene, text: str, *tickets: TicketId) -> Say:
    """The answer to whoever speaks, where he asked; never aloud in an owners' group."""
    channel = scene.channel
    if channel is None or channel.purpose is Purpose.OWNERS:
        return in_private(scene.speaker.person, text, *tickets)
    return in_reply(scene, Say(text, room=channel.room, tickets=tickets), scene.speaker.person, scene.heard.id)


def answered(scene: Scene, text: str, why: str, *tickets: TicketId) -> Decision:
    """Nothing but an answer, and why nothing else follows."""
    return Decision(says=(answer(scene, text, *tickets),), why=why)


def aside(scene: Scene, text: str, *tickets: TicketId) -> Say:
    """The answer to whoever speaks alone; in an owners' group whose members we cannot write to, as one reply there."""
    room = scene.heard.room
    if not _is_owners(scene, room) or scene.abilities.private:
        return answer(scene, text, *tickets)
    say = Say(text, room=room, tickets=tickets)
    return in_reply(scene, say, scene.speaker.person, scene.heard.id)


def told(scene: Scene, ticket: Ticket, text: str, why: str) -> Decision:
    """Nothing but a line about a ticket, to whoever speaks alone, and why nothing else follows."""
    return Decision(says=(in_private(scene.speaker.person, text, ticket.id),), why=why)


def by_day(scene: Scene, ticket: Ticket, say: Say) -> Say:
    """A line that waits for the morning where its ticket can wait: what presses, and noise that goes on, is said at night."""
    wait = scene.policy.quiet.wait(scene.now)
    if ticket.level is not Level.NORMAL or scene.is_night_noise(ticket) or wait is None:
        return say
    return replace(say, not_before=wait)


def hinted(scene: Scene, texts: tuple[str, ...], why: str) -> Decision:
    """A hint or a courtesy, in private: the first of `texts` that whoever speaks has not read within a day, else silence."""
    first, *others = texts
    say = replace(in_private(scene.speaker.person, first), otherwise=tuple(others))
    return Decision(says=(say,), why=why)


def in_reply(scene: Scene, say: Say, person: str, message: str) -> Say:
    """The line as a reply: with a quote where the transport can, else calling the person by name (a bot's text in WeChat quotes nothing); nobody in
    an owners' group by night."""
    if scene.abilities.quote:
        return replace(say, quote=message, answers=message)
    if scene.policy.quiet.holds(say.not_before or scene.now) and _is_owners(scene, say.room):
        return replace(say, answers=message)
    return replace(
        say, answers=message, text=f"@{plain(scene.name(person))} {say.text}", mention=(person, *say.mention)
    )


def _is_owners(scene: Scene, room: str | None) -> bool:
    channel = scene.town.channels.get(room or "")
    return channel is not None and channel.purpose is Purpose.OWNERS


def belonging(scene: Scene, ticket: Ticket) -> tuple[tuple[str, TicketId], ...]:
    """The message, the pictures that waited for its words, and the short lines that it was read with, as lines of a ticket: whoever
    quotes one means it."""
    line = scene.said
    messages = (scene.heard.id, *(picture.message for picture in line.pictures), *(other.id for other in line.earlier))
    return tuple((message, ticket.id) for message in messages)


def closed(scene: Scene) -> Decision:
    """What the speaker was asked in this chat is settled."""
    return Decision(questions=(Ask(scene.speaker.person, scene.heard.room, None, scene.now),))
