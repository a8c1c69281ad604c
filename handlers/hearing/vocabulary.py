"""The station's words (词库): chiefs add and take out words, at once and undoable, and see why a line was read as it was."""

import re

from handlers.domain.decision import Ask, Decision, Say, Timer, in_private
from handlers.domain.event import NOTHING_SAID, Event, Said
from handlers.domain.facts.governance import View
from handlers.domain.facts.hearing import LessonLearnt, LessonsDue, WordAdded, WordAsked, WordMuted, WordUndone
from handlers.domain.facts.tickets import Withdrawn
from handlers.domain.intent import Command
from handlers.domain.policy import Policy
from handlers.domain.reading import Label, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Role, Town
from handlers.domain.words import Known, Meaning, Miss, fold
from handlers.grammar.answer import answer, answered, closed
from handlers.grammar.arguments.kind import DEEDS, LABELS
from handlers.grammar.audit import viewed
from handlers.hearing.texts import vocabulary

SHORTEST, LONGEST = 2, 12
"""Characters of a word of one's own. One character is in too many words."""
OPENS, LOSES = 3, 10
"""So many lines of the sample that a word would open (one in a thousand), or take from the complaints (one in a hundred), want a yes."""
_WORD = re.compile(r"[\w\u4e00-\u9fff]+")
_NUMBER = re.compile(r"第?[\d〇零一二三四五六七八九十百千万两]+[个号栋楼幢层点年月日天次元块位]?")


def add(scene: Scene, command: Command) -> Decision:
    """加词: from now on the word opens a ticket by itself, here and in all units below."""
    meaning, word = command.kind, command.text
    if meaning is None:
        return _answered(scene, vocabulary.which_kind(word, [matter.name for matter in scene.policy.matters.values()]))
    known = command.known_of(word)
    if problem := vocabulary.bad_word(word, _fault(scene, word, known)):
        return _answered(scene, problem)
    if fold(scene.hearing.words).meaning(word) == meaning:
        return _answered(scene, vocabulary.already(word, _name(scene.policy, meaning)))
    change = WordAsked(_path(scene), word, scene.heard.id, meaning.label, meaning.subcategory)
    if known.opens >= OPENS and not meaning.deed:
        return _asked(scene, change, vocabulary.too_common(word, known))
    text = vocabulary.added(word, _name(scene.policy, meaning), _unit(scene), None if meaning.deed else known)
    return _answered(scene, text, _changed(scene, change))


def remove(scene: Scene, command: Command) -> Decision:
    """删词: the word counts no more here, be it one's own or the lexicon's."""
    word, own = command.text.strip(), fold(scene.hearing.words)
    known = command.known_of(word)
    if word in own.muted:
        return _answered(scene, vocabulary.muted_already(word))
    if own.meaning(word) is None and not known.listed:
        return _answered(scene, vocabulary.unknown(word))
    change = WordAsked(_path(scene), word, scene.heard.id)
    if own.meaning(word) is None and (known.danger or known.loses >= LOSES):
        return _asked(scene, change, vocabulary.too_important(word, known))
    return _answered(scene, vocabulary.muted(word, _unit(scene)), _changed(scene, change))


def confirmed(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to 确实要加吗?: the change is made knowingly, or not at all."""
    asked = scene.question
    if not isinstance(asked, WordAsked) or reading.answer is None:
        return None
    if not reading.answer:
        return _answered(scene, vocabulary.left_as_it_was(asked.word)) + closed(scene)
    unit, meaning = asked.path.rpartition("/")[2], Meaning(asked.label, asked.subcategory) if asked.label else None
    text = (
        vocabulary.added(asked.word, _name(scene.policy, meaning), unit)
        if meaning
        else vocabulary.muted(asked.word, unit)
    )
    return _answered(scene, text, _changed(scene, asked)) + closed(scene)


def undo(scene: Scene, command: Command) -> Decision:
    """撤销: the last change of the station's own is taken back."""
    last = next((change for change in reversed(scene.hearing.words) if change.path == _path(scene)), None)
    if last is None:
        return _answered(scene, vocabulary.nothing_to_undo())
    event = WordUndone(path=last.path, at=scene.now, by=scene.speaker.person, change=last.id)
    return _answered(scene, vocabulary.undone(last.word, last.change), event)


def show(scene: Scene, command: Command) -> Decision:
    """词库: the station's own words; of one word, what it speaks for."""
    changes, own = scene.hearing.words, fold(scene.hearing.words)
    if word := command.text.strip():
        meaning = own.meaning(word)
        known = command.known_of(word)
        meanings = (meaning,) if meaning else () if word in own.muted else known.meanings
        names = list(dict.fromkeys(_name(scene.policy, meaning) for meaning in meanings))
        return _answered(scene, vocabulary.about(word, names, word in own.muted, known.listed))
    rows = [(change, _name(scene.policy, change.meaning) if change.meaning else "") for change in changes]
    return _answered(scene, vocabulary.all_of_it(_unit(scene), rows, scene.now))


def why(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """为何: the words that made it a ticket, and how sure they were; those of a private report to the entrusted alone."""
    keepers = [member.name for member in scene.entrusted(ticket)] if scene.hides(ticket) else []
    text = vocabulary.why(ticket, scene.matter(ticket), keepers)
    return Decision(says=(_shown(scene, ticket, text),), why="为何") + _words_viewed(scene, ticket)


def misread(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """误报: it never was a complaint. The ticket goes, nobody is asked to judge it, and the words are learnt from."""
    if not (ticket.in_work or ticket.is_settled):
        return _answered(scene, vocabulary.gone_already(ticket.number))
    me, reporter = scene.speaker.person, ticket.reporter
    evidence = Said("、".join(ticket.evidence), reporter, ticket.message) if ticket.evidence else NOTHING_SAID
    lesson = LessonLearnt(
        station=scene.home.name,
        at=scene.now,
        by=me,
        miss=Miss.FALSE_ALARM,
        words=Said(ticket.words, reporter, ticket.message),
        evidence=evidence,
    )
    event = Withdrawn(ticket=ticket.id, at=scene.now, by=me, why="misread")
    timer = Timer(scene.town.calendar.next_week(scene.now), LessonsDue(scene.home.name))
    says = (_shown(scene, ticket, vocabulary.misread(ticket, scene.hides(ticket))),)
    return Decision((event, lesson), says, (timer,), why="misread") + _words_viewed(scene, ticket)


def suggest(scene: Scene, due: LessonsDue) -> Decision:
    """Once a week, where there is something to learn: the chiefs are told which words the mistakes suggest."""
    hearing = scene.hearing
    rows = [(hint, _kind(hint.meaning)) for hint in hearing.hints]
    text = vocabulary.weekly(rows, hearing.false_alarms, hearing.misses)
    says = tuple(in_private(chief.name, text) for chief in scene.home.with_role(Role.CHIEF))
    return Decision(says=says, why="the week's lessons")


def _name(policy: Policy, meaning: Meaning) -> str:
    matter = policy.matters.get(meaning.subcategory or "")
    return matter.name if matter else _kind(meaning)


def _kind(meaning: Meaning | None) -> str:
    if meaning and meaning.deed:
        return DEEDS[meaning.deed][0]
    return LABELS[meaning.label if meaning else Label.OTHER][0]


def _fault(scene: Scene, word: str, known: Known) -> str:
    """Why a word cannot be one's own; "" where it can."""
    names, places = _names(scene.town)
    faults = {
        "strange": not _WORD.fullmatch(word),
        "number": _NUMBER.fullmatch(word) is not None,
        "short": len(word) < SHORTEST,
        "long": len(word) > LONGEST,
        "means_us": known.means_us,
        "name": word in names,
        "place": known.place or word in places,
        "everyday": known.everyday,
    }
    return next((fault for fault, holds in faults.items() if holds), "")


def _names(town: Town) -> tuple[set[str], set[str]]:
    """What people and places of the town are called."""
    compounds = [compound.name for station in town.stations for compound in station.compounds]
    return {town.bot, *town.people}, {town.name, *(s.name for s in town.stations), *compounds, *town.channels}


def _changed(scene: Scene, change: WordAsked) -> WordAdded | WordMuted:
    me = scene.speaker.person
    word = Said(change.word, me, change.message)
    if change.label is None:
        return WordMuted(path=change.path, at=scene.now, by=me, word=word)
    return WordAdded(
        path=change.path, at=scene.now, by=me, word=word, label=change.label, subcategory=change.subcategory
    )


def _asked(scene: Scene, change: WordAsked, text: str) -> Decision:
    """A station breaks its own bot only knowingly: the change waits for a yes, where the question was asked."""
    say = answer(scene, text)
    ask = Ask(scene.speaker.person, say.room, change, scene.now + scene.policy.question)
    return Decision(says=(say,), questions=(ask,), why="确实要改吗?")


def _path(scene: Scene) -> str:
    """The unit whose words are changed: the speaker's own, be it a station or the street."""
    return scene.speaker.staff.path if scene.speaker.staff else scene.home.path


def _unit(scene: Scene) -> str:
    return _path(scene).rpartition("/")[2]


def _shown(scene: Scene, ticket: Ticket, text: str) -> Say:
    """The words of a line, to whoever asks; those of a private report, and what no group may read, in private alone."""
    private = ticket.private or ticket.is_hushed
    return in_private(scene.speaker.person, text, ticket.id) if private else answer(scene, text, ticket.id)


def _words_viewed(scene: Scene, ticket: Ticket) -> Decision:
    return viewed(scene, *((View.WORDS,) if ticket.evidence and not scene.hides(ticket) else ()), tickets=(ticket,))


def _answered(scene: Scene, text: str, *events: Event) -> Decision:
    return answered(scene, text, "词库") + Decision(events)
