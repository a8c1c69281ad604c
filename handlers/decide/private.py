"""A line from a resident in private: a report that nobody else reads, a vote, an answer."""

from dataclasses import replace

from handlers.decide import consult, manners
from handlers.decide.afterwards import rechecked
from handlers.decide.matters import again, complaint, danger, doubt_answered, perhaps_danger
from handlers.domain.decision import Ask, Decision, silence
from handlers.domain.facts.tickets import CompoundAsked
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.grammar.answer import answer, closed, hinted
from handlers.grammar.matter import courtesy, just_told
from handlers.grammar.texts import question
from handlers.hearing import beyond, doubt
from handlers.neighbours import voices, voting
from handlers.tickets import back, intake, invited, progress, somewhere, telling
from handlers.tickets.report import heard
from handlers.tickets.texts.intake import which_compound


def listen_in_private(scene: Scene, reading: Reading, more: tuple[Reading, ...]) -> Decision:
    """The words and the name never reach a group."""
    if not scene.heard.text.strip():
        if scene.speaker.helper is not None and scene.heard.kind.shows and (task := invited.shown(scene)):
            return task
        return telling.picture(scene) if scene.heard.kind.shows and just_told(scene) else manners.wordless(scene)
    return (
        somewhere.danger(scene, reading)
        or (danger(scene, reading) or perhaps_danger(scene, reading) if scene.station is not None else None)
        or manners.opened(scene)
        or voting.which_poll(scene, reading)
        or rechecked(scene, reading)
        or doubt_answered(scene, reading)
        or _compound_named(scene, reading)
        or voting.satisfied(scene, reading)
        or again(scene, reading)
        or back.told_again(scene, reading)
        or voting.vote_in_private(scene, reading)
        or voices.aside(scene)
        or beyond.not_ours(scene, reading)
        or _more_of_it(scene, reading)
        or consult.asked(scene, reading)
        or _told(scene, reading, more)
        or _anything_else(scene, reading)
    )


def _compound_named(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "哪个小区?": the report that waited for it is registered there."""
    asked = scene.question
    if not isinstance(asked, CompoundAsked) or scene.station is None or reading.complains:
        return None
    first = asked.reading
    whole = replace(first, place=first.place or reading.place, home=first.home or reading.home)
    report = heard(scene, whole, f"{asked.text} {scene.heard.text}")
    return intake.open_ticket(scene, report) + closed(scene)


def _more_of_it(scene: Scene, reading: Reading) -> Decision | None:
    """What goes on about something that was told already."""
    return (
        telling.put_right(scene, reading)
        or telling.place_answered(scene, reading)
        or telling.pressed(scene, reading)
        or progress.asked(scene, reading)
    )


def _told(scene: Scene, reading: Reading, more: tuple[Reading, ...]) -> Decision | None:
    """A report. Without a compound nobody knows whom to send, so that is asked."""
    if not reading.complains or reading.confidence < scene.policy.hearing.open_at:
        return None
    if scene.station is None:
        waiting = CompoundAsked(scene.heard.text, reading)
        ask = Ask(scene.speaker.person, None, waiting, scene.now + scene.policy.question)
        return Decision(says=(answer(scene, which_compound()),), questions=(ask,), why="which compound?")
    return complaint(scene, reading, more)


def _anything_else(scene: Scene, reading: Reading) -> Decision:
    ticket = just_told(scene)
    if ticket and not courtesy(reading):
        return intake.join(scene, ticket, reading, scene.heard.text)
    if assured := manners.assured(scene):
        return assured
    if courtesy(reading):
        return silence("a courtesy")
    if scene.station is not None and (asked := doubt.raised(scene, reading) or doubt.shown(scene)):
        return asked
    return hinted(scene, (*progress.state_of_his(scene), *question.greeting(scene.town.bot)), "not understood")
