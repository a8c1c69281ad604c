"""A line from a resident in private: a report that nobody else reads, a vote, an answer."""

from dataclasses import replace

from handlers.decide.owners import (
    complaint,
    courtesy,
    danger,
    doubt_answered,
    just_told,
    named,
    place_answered,
    pressed,
    put_right,
    which_poll,
)
from handlers.domain.decision import Ask, Decision, answer, silence
from handlers.domain.message import Kind
from handlers.domain.reading import Reading, Verdict
from handlers.domain.scene import Asking, Question, Scene
from handlers.grammar.texts import question
from handlers.hearing import doubt
from handlers.neighbours import poll
from handlers.tickets import intake
from handlers.tickets.texts.intake import which_compound


def listen_in_private(scene: Scene, reading: Reading, more: tuple[Reading, ...]) -> Decision:
    """The words and the name never reach a group."""
    if scene.heard.kind is Kind.IMAGE and not scene.heard.text:
        ticket = just_told(scene)
        return intake.join(scene, ticket, reading, "") if ticket else silence("a picture waits for its words")
    return (
        _danger(scene, reading)
        or which_poll(scene, reading)
        or doubt_answered(scene, reading)
        or _compound_named(scene, reading)
        or _satisfied(scene, reading)
        or _vote(scene, reading)
        or _told(scene, reading, more)
        or _anything_else(scene, reading)
    )


def _danger(scene: Scene, reading: Reading) -> Decision | None:
    return danger(scene, reading) if scene.station is not None else None


def _compound_named(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "哪个小区?": the report that waited for it is registered there."""
    asked = scene.question
    if asked is None or asked.reading is None or scene.station is None or reading.complains:
        return None
    told = replace(asked.reading, place=asked.reading.place or reading.place)
    return intake.open_ticket(scene, told, f"{asked.text} {scene.heard.text}") + Decision(answered=True)


def _satisfied(scene: Scene, reading: Reading) -> Decision | None:
    """是, after thanks: the vote that was meant."""
    asked = scene.question
    if asked is None or asked.asking is not Asking.SATISFIED or reading.verdict is not None or reading.answer is None:
        return None
    polls = [scene.tickets[n] for n in asked.numbers if n in scene.tickets and scene.tickets[n].polled]
    if not reading.answer or not polls:
        return Decision(answered=True, why="no vote was meant")
    return poll.vote(scene, Reading(verdict=Verdict.SATISFIED), polls)


def _vote(scene: Scene, reading: Reading) -> Decision | None:
    if reading.verdict is None:
        return None
    asked = scene.question.numbers if scene.question and scene.question.asking is Asking.SATISFIED else ()
    meant = [t for t in named(scene) if t.polled] or [
        scene.tickets[n] for n in asked if n in scene.tickets and scene.tickets[n].polled
    ]
    if not meant and not poll.polls_of(scene, scene.speaker.person):
        return None
    return poll.vote(scene, reading, meant)


def _told(scene: Scene, reading: Reading, more: tuple[Reading, ...]) -> Decision | None:
    """A report. Without a compound nobody knows whom to send, so that is asked."""
    found = put_right(scene, reading) or place_answered(scene, reading) or pressed(scene, reading)
    if found or not reading.complains or reading.confidence < scene.policy.open_at:
        return found
    if scene.station is None:
        waiting = Question(Asking.COMPOUND, (), text=scene.heard.text, reading=reading)
        ask = Ask(scene.speaker.person, None, waiting, scene.now + scene.policy.question)
        return Decision(says=(answer(scene, which_compound()),), asks=(ask,), why="which compound?")
    return complaint(scene, reading, more)


def _anything_else(scene: Scene, reading: Reading) -> Decision:
    ticket = just_told(scene)
    if ticket and not courtesy(reading):
        return intake.join(scene, ticket, reading, scene.heard.text)
    if courtesy(reading) or not scene.heard.text.strip():
        return silence("a courtesy")
    if scene.station is not None and (asked := doubt.raised(scene, reading)):
        return asked
    return Decision(says=(answer(scene, question.greeting(scene.town.bot)),), why="not understood")
