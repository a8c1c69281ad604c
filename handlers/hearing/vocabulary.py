"""The station's words (词库): chiefs add and take out words, at once and undoable, and see why a line was read as it was."""

import re

from handlers.domain.decision import Alarm, Decision, Say, Timer, answer, in_private
from handlers.domain.event import Revived, Withdrawn
from handlers.domain.intent import AddWord, Misread, RemoveWord, ShowWords
from handlers.domain.policy import Policy
from handlers.domain.reading import Label
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Role
from handlers.domain.words import Change, Hint, Lesson, Meaning, Miss, WordChange, fold
from handlers.hearing.texts import vocabulary

SHORTEST, LONGEST = 2, 12
"""Characters of a word of one's own. One character is in too many words."""
_WORD = re.compile(r"[\w\u4e00-\u9fff]+")


def add(scene: Scene, intent: AddWord) -> Decision:
    """加词: from now on the word opens a ticket by itself, here and in all units below."""
    meaning, word = _split(scene.policy, intent.text)
    if meaning is None:
        return _say(scene, vocabulary.which_kind(intent.text, _kinds(scene.policy)))
    if problem := vocabulary.bad_word(word, _fault(word, intent.known.everyday)):
        return _say(scene, problem)
    if fold(scene.words).added.get(word) == meaning:
        return _say(scene, vocabulary.already(word, _name(scene.policy, meaning)))
    change = WordChange(word, Change.ADD, _path(scene), scene.speaker.person, scene.now, meaning)
    return _say(scene, vocabulary.added(word, _name(scene.policy, meaning), _unit(scene))) + Decision(changed=(change,))


def remove(scene: Scene, intent: RemoveWord) -> Decision:
    """删词: the word counts no more here, be it one's own or the lexicon's."""
    word, own = intent.text.strip(), fold(scene.words)
    if word in own.muted:
        return _say(scene, vocabulary.muted_already(word))
    if word not in own.added and not intent.known.listed:
        return _say(scene, vocabulary.unknown(word))
    change = WordChange(word, Change.MUTE, _path(scene), scene.speaker.person, scene.now)
    return _say(scene, vocabulary.muted(word, _unit(scene))) + Decision(changed=(change,))


def undo(scene: Scene) -> Decision:
    """撤销: the last change of the station's own is taken back."""
    last = next((change for change in reversed(scene.words) if change.path == _path(scene)), None)
    if last is None:
        return _say(scene, vocabulary.nothing_to_undo())
    return _say(scene, vocabulary.undone(last.word, last.change)) + Decision(undone=(last.id,))


def show(scene: Scene, intent: ShowWords) -> Decision:
    """词库: the station's own words; of one word, what it speaks for."""
    own = fold(scene.words)
    if word := intent.text.strip():
        meaning = own.added.get(word)
        meanings = (meaning,) if meaning else () if word in own.muted else intent.known.meanings
        names = list(dict.fromkeys(_name(scene.policy, meaning) for meaning in meanings))
        return _say(scene, vocabulary.about(word, names, word in own.muted, intent.known.listed))
    rows = [(change, _name(scene.policy, change.meaning) if change.meaning else "") for change in scene.words]
    return _say(scene, vocabulary.all_of_it(_unit(scene), rows, scene.now))


def why(scene: Scene, ticket: Ticket) -> Decision:
    """为何: the words that made it a ticket, and how sure they were."""
    return Decision(says=(_shown(scene, ticket, vocabulary.why(ticket, scene.matter(ticket))),), why="为何")


def misread(scene: Scene, ticket: Ticket, intent: Misread) -> Decision:
    """误报: it never was a complaint. The ticket goes, nobody is asked to judge it, and the words are learnt from."""
    if not (ticket.in_work or ticket.polled):
        return _say(scene, vocabulary.gone_already(ticket.number))
    event = Withdrawn(
        number=ticket.number, at=scene.now, by=scene.speaker.person, why=f"misread: {intent.text or 'no complaint'}"
    )
    lesson = Lesson(
        Miss.FALSE_ALARM,
        scene.home.name,
        ticket.words,
        scene.speaker.person,
        scene.now,
        ticket.evidence,
        number=ticket.number,
    )
    says = (_shown(scene, ticket, vocabulary.misread(ticket)),)
    return Decision((event,), says, _next_hint(scene), lessons=(lesson,), why="misread")


def restore(scene: Scene, ticket: Ticket) -> Decision:
    """恢复: a ticket that was withdrawn is in work again, with new limits."""
    if ticket.state is not State.WITHDRAWN:
        return _say(scene, vocabulary.not_withdrawn(ticket.number))
    limit, calendar = scene.policy.limits[ticket.level], scene.town.calendar
    event = Revived(
        number=ticket.number,
        at=scene.now,
        by=scene.speaker.person,
        why="a chief wants it back",
        level=ticket.level,
        accept_by=limit.accept_by(scene.now, calendar),
        resolve_by=limit.resolve_by(scene.now, calendar),
    )
    return Decision((event,), (answer(scene, vocabulary.restored(ticket.number), ticket.number),), why=event.why)


def missed(scene: Scene, words: str, meaning: Meaning | None) -> Decision:
    """漏报: a line that should have opened a ticket is learnt from; the ticket itself is opened beside this."""
    lesson = Lesson(Miss.MISSED, scene.home.name, words, scene.speaker.person, scene.now, meaning=meaning)
    told = answer(scene, vocabulary.missed_noted())
    return Decision(says=(told,), timers=_next_hint(scene), lessons=(lesson,), why="missed")


def kind_called(policy: Policy, name: str) -> Meaning | None:
    """The kind of matter that people call so: a matter of the taxonomy, or a whole label."""
    for matter in policy.matters.values():
        if name in (matter.name, matter.key):
            return Meaning(matter.label, matter.key)
    return next((Meaning(label) for label, names in vocabulary.LABELS.items() if name in names), None)


def suggest(scene: Scene, hints: tuple[Hint, ...], false_alarms: int, misses: int) -> Decision:
    """Once a week, where there is something to learn: the chiefs are told which words the mistakes suggest."""
    rows = [(hint, _kind(hint.meaning)) for hint in hints]
    text = vocabulary.weekly(rows, false_alarms, misses)
    says = tuple(in_private(chief.name, text) for chief in scene.home.with_role(Role.CHIEF))
    return Decision(says=says, why="the week's lessons")


def _next_hint(scene: Scene) -> tuple[Timer, ...]:
    """The first opening minute of next week."""
    return (Timer(scene.town.calendar.next_week(scene.now), Alarm.HINT, scene.home.name, ""),)


def _split(policy: Policy, text: str) -> tuple[Meaning | None, str]:
    """ "噪声 炸街" or "炸街 噪声": the kind, by the name of a label or of a matter, and the word."""
    parts = text.split()
    for kind, rest in ((parts[:1], parts[1:]), (parts[-1:], parts[:-1])):
        meaning = kind_called(policy, kind[0]) if kind and rest else None
        if meaning is not None:
            return meaning, "".join(rest)
    return None, ""


def _name(policy: Policy, meaning: Meaning) -> str:
    matter = policy.matters.get(meaning.subcategory or "")
    return matter.name if matter else _kind(meaning)


def _kind(meaning: Meaning | None) -> str:
    return vocabulary.LABELS[meaning.label if meaning else Label.OTHER][0]


def _kinds(policy: Policy) -> list[str]:
    return [matter.name for matter in policy.matters.values()]


def _fault(word: str, everyday: bool) -> str:
    if not _WORD.fullmatch(word) or word.isdigit():
        return "strange"
    if len(word) < SHORTEST:
        return "short"
    if len(word) > LONGEST:
        return "long"
    return "everyday" if everyday else ""


def _path(scene: Scene) -> str:
    """The unit whose words are changed: the speaker's own, be it a station or the street."""
    return scene.speaker.staff.path if scene.speaker.staff else scene.home.path


def _unit(scene: Scene) -> str:
    return _path(scene).rpartition("/")[2]


def _shown(scene: Scene, ticket: Ticket, text: str) -> Say:
    """The words of a line, to whoever asks; those of a private report in private alone."""
    number = ticket.number
    return in_private(scene.speaker.person, text, number) if ticket.private else answer(scene, text, number)


def _say(scene: Scene, text: str, *numbers: str) -> Decision:
    return Decision(says=(answer(scene, text, *numbers),), why="词库")
