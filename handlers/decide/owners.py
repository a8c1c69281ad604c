"""A line in an owners' group. The bot speaks little here: most lines only count, or mean nothing to it."""

import re

from handlers.decide import consult, manners, sameness
from handlers.decide.matters import again, complaint, danger, doubt_answered, in_doubt, perhaps_danger
from handlers.domain.decision import Decision, Refused, silence
from handlers.domain.message import Kind
from handlers.domain.offer import Whose, seconded
from handlers.domain.reading import Reading
from handlers.domain.reply import Stance
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.answer import hinted
from handlers.grammar.matter import elsewhere, same_matter
from handlers.grammar.texts import question
from handlers.grammar.which import named
from handlers.hearing import beyond, doubt
from handlers.neighbours import voices, voting
from handlers.tickets import back, intake, progress, telling

_MINE = re.compile("我[的家们]|是我|本人")
_NO_SECOND = re.compile(
    r"反对|不同意|不赞同|不\s*[+\uff0b]|不受影响|没影响|[家这]不(?:堵|吵|臭)|[\d一两二三四五]+[箱份斤盒袋]|^\s*[\d一二三]+\s*[!。~]*$|接龙|团购|我[要来订买](?:$|[\s,+\uff0b!。~一两\d])|加一下我|报名"
)
"""反对+1, +1 我也要两箱, a bare number beside a ticket in work: nobody's voice."""
_CHEERS = re.compile(r"(?:\[(?:强|赞|鼓掌|握手|OK)\]|[\U0001f44d\U0001f44f\u270a])+")
"""What seconds a line that is quoted, and says nothing else."""


def listen_in_owners_room(scene: Scene, reading: Reading, more: tuple[Reading, ...]) -> Decision:
    """Danger first, then answers and votes, then voices, then new matters; the rest is chatter."""
    if red := danger(scene, reading) or perhaps_danger(scene, reading):
        return red
    if scene.speaker.staff is not None:
        return _staff(reading)
    if scene.heard.kind.shows and not scene.heard.text:
        return telling.picture(scene)
    return (
        manners.opened(scene)
        or back.told_again(scene, reading)
        or voting.which_poll(scene, reading)
        or doubt_answered(scene, reading)
        or sameness.another(scene, reading)
        or telling.place_named(scene, reading)
        or again(scene, reading)
        or voting.vote(scene, reading)
        or telling.put_right(scene, reading)
        or telling.place_answered(scene, reading)
        or progress.asked(scene, reading)
        or telling.pressed(scene, reading)
        or _voice(scene, reading)
        or voting.thanks(scene, reading)
        or progress.bitter(scene, reading)
        or beyond.not_ours(scene, reading)
        or consult.asked(scene, reading)
        or complaint(scene, reading, more)
        or telling.same_breath(scene, reading)
        or _in_doubt(scene, reading)
        or _addressed(scene)
    )


def _staff(reading: Reading) -> Decision:
    """Staff talk in an owners' group like anybody: their votes count nothing (kept for the audit), their notices open nothing."""
    if reading.verdict is not None:
        return Decision(refused=Refused("vote", "staff do not vote"), why="staff do not vote")
    return silence("staff talk in the owners' group")


def _voice(scene: Scene, reading: Reading) -> Decision | None:
    """+1, or a quote of a line about a ticket in work that seconds it; a denial, the culprit's own word, a joke and a question are none."""
    if _NO_SECOND.search(scene.heard.text) and not reading.complains:
        return silence("against it: no voice")
    pointed = named(scene)
    quoted = [ticket for ticket in pointed if ticket.in_work]
    if len(quoted) == 1:
        return _beside(scene, quoted[0], reading)
    if not reading.seconds:
        return _of_himself(scene, reading)
    if pointed or scene.heard.quote:
        return None if reading.complains else silence("seconds several of ours, or what is none of ours")
    ticket, said = voices.spoken_of(scene, reading), scene.heard.text
    if ticket is None or seconded(said, scene.said.offered, ticket.opened_at, ticket.spoken_at) is Whose.THEIRS:
        return None if reading.complains else silence("+1 to nothing of ours")
    return _counted(scene, ticket, reading)


def _of_himself(scene: Scene, reading: Reading) -> Decision | None:
    """是我家在装,马上停 without a quote, while something is spoken of here."""
    if reading.stance is not Stance.CULPRIT or reading.complains or not _MINE.search(scene.heard.text):
        return None
    ticket = voices.spoken_of(scene)
    return progress.told_of_himself(scene, ticket) if ticket and not ticket.concerns(scene.speaker.person) else None


def _beside(scene: Scene, ticket: Ticket, reading: Reading) -> Decision | None:
    """What a line says to the ticket that it quotes or names."""
    if scene.heard.kind is Kind.VOICE and not scene.heard.text:
        return None
    cheers = _CHEERS.fullmatch(scene.heard.text.strip()) is not None
    told = (
        ticket.reporter == scene.speaker.person or cheers or (reading.complains and same_matter(scene, ticket, reading))
    )
    if told or reading.seconds or reading.stance is Stance.SECONDS:
        return _counted(scene, ticket, reading)
    if reading.complains:
        return None
    if reading.stance is Stance.CULPRIT:
        return progress.told_of_himself(scene, ticket)
    if reading.stance is Stance.DENIES:
        return progress.denied(scene, ticket)
    return silence("quotes it, and seconds nothing")


def _counted(scene: Scene, ticket: Ticket, reading: Reading) -> Decision:
    """One more voice; 我们单元也有 4栋1单元 is the same matter at another place, and a ticket of its own."""
    if elsewhere(ticket, reading) and ticket.reporter != scene.speaker.person:
        return back.likewise(scene, ticket, reading)
    reporter = ticket.reporter == scene.speaker.person
    words = scene.heard.text if reporter else ""
    return voices.add(scene, ticket) + intake.join(scene, ticket, reading, words, reporter)


def _in_doubt(scene: Scene, reading: Reading) -> Decision | None:
    """Perhaps a complaint, perhaps none."""
    if scene.heard.kind is Kind.VOICE and not scene.heard.text:
        return doubt.voice(scene) if voices.spoken_of(scene) else None
    if reading.advert:
        return doubt.advert(scene)
    if known := _goes_on_about(scene, reading):
        return voices.add(scene, known)
    return doubt.raised(scene, in_doubt(scene, reading)) or doubt.shown(scene)


def _goes_on_about(scene: Scene, reading: Reading) -> Ticket | None:
    """What a line speaks of that only may complain: the one ticket of its kind that was spoken of here a moment ago."""
    label, within = in_doubt(scene, reading).suspects, 2 * scene.policy.tickets.join
    here = (t for t in scene.tickets.values() if t.in_work and t.is_told_in(scene.heard.room) and t.label is label)
    near = [t for t in here if scene.lately(t.spoken_at, within) and not elsewhere(t, reading)]
    return near[0] if len(near) == 1 and not scene.heard.quote else None


def _addressed(scene: Scene) -> Decision:
    """Said to the bot, and not understood: a hint, in private."""
    if scene.heard.mentions_bot:
        return hinted(scene, question.not_understood(), "not understood")
    return silence("chatter")
