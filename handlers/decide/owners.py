"""A line in an owners' group. The bot speaks little here: most lines only count, or mean nothing to it."""

from handlers.decide.matters import again, complaint, danger, doubt_answered, perhaps_danger
from handlers.domain.decision import Decision, Refused, in_private, silence
from handlers.domain.message import Kind
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.grammar.texts import question
from handlers.grammar.which import named
from handlers.hearing import beyond, doubt
from handlers.neighbours import voices, voting
from handlers.tickets import intake, telling


def listen_in_owners_room(scene: Scene, reading: Reading, more: tuple[Reading, ...]) -> Decision:
    """Danger first, then answers and votes, then voices, then new matters; the rest is chatter."""
    if red := danger(scene, reading) or perhaps_danger(scene, reading):
        return red
    if scene.speaker.staff is not None:
        return _staff(reading)
    if scene.heard.kind is Kind.IMAGE and not scene.heard.text:
        return telling.picture(scene)
    return (
        voting.which_poll(scene, reading)
        or doubt_answered(scene, reading)
        or again(scene, reading)
        or voting.vote(scene, reading)
        or telling.put_right(scene, reading)
        or telling.place_answered(scene, reading)
        or voting.thanks(scene, reading)
        or telling.pressed(scene, reading)
        or _voice(scene, reading)
        or beyond.not_ours(scene, reading)
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
    """+1, or a quote of a line about a ticket in work."""
    quoted = [ticket for ticket in named(scene) if ticket.in_work]
    ticket = quoted[0] if len(quoted) == 1 else (voices.spoken_of(scene) if reading.seconds else None)
    if ticket is None:
        return silence("+1 to nothing of ours") if reading.seconds and not reading.complains else None
    reporter = ticket.reporter == scene.speaker.person
    words = scene.heard.text if reporter else ""
    return voices.add(scene, ticket) + intake.join(scene, ticket, reading, words, reporter)


def _in_doubt(scene: Scene, reading: Reading) -> Decision | None:
    """Perhaps a complaint, perhaps none."""
    if scene.heard.kind is Kind.VOICE and not scene.heard.text:
        return doubt.voice(scene) if voices.spoken_of(scene) else None
    return doubt.advert(scene) if reading.advert else doubt.raised(scene, reading) or doubt.shown(scene)


def _addressed(scene: Scene) -> Decision:
    """Said to the bot, and not understood: a hint, in private."""
    if scene.heard.mentions_bot:
        return Decision(says=(in_private(scene.speaker.person, question.not_understood()),), why="not understood")
    return silence("chatter")
