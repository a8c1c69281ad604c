"""Registering (登记): what somebody brings himself, what a community worker has checked, what should have been heard."""

from dataclasses import replace

from handlers.domain.decision import Decision, Timer
from handlers.domain.doubt import Doubt
from handlers.domain.event import Said
from handlers.domain.facts.hearing import DoubtFiled, LessonLearnt, LessonsDue
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.domain.words import Miss
from handlers.grammar.answer import answer, answered, closed
from handlers.grammar.arguments.kind import kind_called
from handlers.tickets.intake import open_ticket
from handlers.tickets.report import Report, heard, told_by
from handlers.tickets.texts import intake


def register(scene: Scene, command: Command) -> Decision:
    """报: registered whatever the words are; somebody of the staff names the compound or is asked for nothing more."""
    if scene.station is None:
        return answered(scene, intake.which_compound(), "which compound?")
    return open_ticket(scene, heard(scene, command.reading, command.text))


def file(scene: Scene, command: Command) -> Decision:
    """核实: whoever has looked registers the matter, with the place that he writes."""
    doubt = command.doubt
    assert doubt is not None, "the argument found one"
    channel = scene.town.channels.get(doubt.room or "")
    place = command.reading.place or command.text or doubt.place
    level = doubt.reading.level if doubt.danger else command.reading.level
    reading = replace(doubt.reading, place=place, level=level)
    report = heard(scene, reading, f"{doubt.words} {command.text}".strip())
    report = replace(report, compound=channel.compound if channel else scene.compound)
    event = DoubtFiled(
        station=doubt.station, message=doubt.message, at=scene.now, by=scene.speaker.person, why="somebody has looked"
    )
    filed = Decision((event,)) + closed(scene)
    if doubt.room is None:
        report = _confided(report, doubt, command.text)
        filed += Decision(says=(answer(scene, intake.filed(scene.next_ticket().number)),))
    return open_ticket(scene, report) + filed


def missed(scene: Scene, command: Command) -> Decision:
    """漏报: the quoted line of a resident, or the words that are written, become a ticket after all, and are learnt from."""
    quoted, teller = scene.hearing.quoted_line, scene.hearing.quoted_sender
    kind = kind_called(scene.policy, command.text) if quoted else None
    words = quoted.text if quoted and (kind or not command.text) else command.text
    if not words:
        return answered(scene, intake.no_line(), "no line")
    reading = command.reading
    if kind:
        reading = replace(reading, label=kind.label, subcategory=kind.subcategory)
    report = heard(scene, reading, words)
    if quoted and teller:
        report = told_by(report, quoted.id, teller.person, words)
    me = scene.speaker.person
    event = LessonLearnt(
        station=scene.home.name,
        at=scene.now,
        by=me,
        miss=Miss.MISSED,
        words=Said(words, report.by, report.message),
        label=kind.label if kind else None,
        subcategory=kind.subcategory if kind else None,
    )
    return open_ticket(scene, report) + Decision(
        (event,),
        (answer(scene, intake.missed_noted()),),
        (Timer(scene.town.calendar.next_week(scene.now), LessonsDue(scene.home.name)),),
        why="missed",
    )


def _confided(report: Report, doubt: Doubt, added: str) -> Report:
    """The report of a line that was said in private: it stays its author's, and private, whoever has looked."""
    confided = told_by(replace(report, private=True), doubt.message, doubt.person, doubt.words)
    return replace(confided, lines=(*([Said(added, report.by, report.message)] if added else []), confided.lines[-1]))
