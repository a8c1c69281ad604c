"""The listener: what a line is, before any scene is loaded. A code, a command, or words as nlp reads them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from handlers.decide import parser
from handlers.domain.calls import is_pat, without_calls
from handlers.domain.facts.patrol import PatrolGoesOn, PatrolWhere
from handlers.domain.intent import Command, Intent, Join, Listen, Reads, Retract, Suggest
from handlers.domain.invitation import code_in, codes_in
from handlers.domain.message import SHOWING, IncomingMessage, Kind
from handlers.domain.number import numbers_in
from handlers.domain.question import Question
from handlers.domain.reading import Label, Level, Reading
from handlers.domain.reply import Stance
from handlers.domain.town import Purpose, Staff, Town
from handlers.domain.words import NO_CHANGES, Known, OwnWords, apart
from handlers.governance.commands import Patrol
from handlers.grammar.counts import counts_in
from handlers.grammar.findings import findings_in, finds_nothing, is_outside, is_patrol, tells_finding
from handlers.hearing.pointing import points
from nlp.reader import Reader

_UNHEARD = {Kind.SYSTEM, Kind.FILE}
_PLAIN = {Kind.TEXT, *SHOWING}

_SHORT = 16
"""Characters of a line that may be only a part of what somebody says."""
_BARE, _SENTENCE = 8, 40
"""Characters of a line that holds hardly more than a place, and of a complaint that may follow it."""


class Listener:
    """Reads messages of one town. Pure."""

    def __init__(self, town: Town, reader: Reader) -> None:
        self.town = town
        self.reader = reader
        self._parser = parser(town, reader)
        self._names = (town.bot, *town.people)

    def intent(
        self,
        message: IncomingMessage,
        member: Staff | None,
        own: OwnWords = NO_CHANGES,
        quoted: str = "",
        earlier: tuple[IncomingMessage, ...] = (),
    ) -> Intent:
        """What a message wants, as far as its words and its sender's role tell.

        Whoever helps is a neighbour, who may tell of his task in private. `own` are the station's words, `quoted` those of the line that is quoted, `earlier` what the same person has just said.
        """
        if message.kind is Kind.RECALL:
            return Retract()
        if message.room is None and code_in(message.text):
            return Join()
        to_us = message.room is None or message.mentions_bot
        helps = member is not None and member.helps
        member = None if helps else member
        command = self._parser.parse(message.text, member, to_us, own) if self._is_addressed(message) else None
        if command is None and helps and message.room is None:
            command = self._parser.deed(message.text, own)
        if command is None and self._may_answer_aside(message, member):
            command = self._parser.deed(message.text, own)
        if isinstance(command, Suggest):
            return command
        if command is not None:
            return self._read(command, member, own, quoted)
        first, *more = self.reader.matters(message.text, own)
        together = self._in_several_lines(first, message.text, own, earlier)
        return together or Listen(first, tuple(more), points=points(message.text))

    def on_patrol(
        self, intent: Intent, message: IncomingMessage, asked: Question | None, own: OwnWords = NO_CHANGES
    ) -> Intent:
        """What goes on with a patrol that the sender has told just now: more findings, or the compound that he was asked for."""
        text = message.text
        if message.quote or numbers_in(text) or is_patrol(text) or self._parser.is_typed(text):
            return intent
        if isinstance(asked, PatrolWhere):
            named = next((name for name in self.town.compounds if name in text), "")
            return self._patrol(f"{named} {asked.text}", own) if named or is_outside(text) else intent
        if not isinstance(asked, PatrolGoesOn) or "?" in text or "?" in text:
            return intent
        command = self._patrol(text, own)
        parts = zip(findings_in(command.text, self.town.compounds), command.matters, strict=False)
        tells = any(tells_finding(seen.words, reading.complains) for seen, reading in parts)
        return command if tells or (asked.begun and finds_nothing(text)) else intent

    def _patrol(self, text: str, own: OwnWords) -> Command:
        plain = unicodedata.normalize("NFKC", text)
        return Patrol(text=plain, matters=self._of_findings(plain, own), loose=True)

    def beside(self, intent: Intent, message: IncomingMessage) -> Intent:
        """What a line says beside a ticket, where it is no command and may stand beside one."""
        if not isinstance(intent, Listen) or not message.text:
            return intent
        return replace(intent, reading=self.reader.beside(message.text, intent.reading))

    def confirms(self, message: IncomingMessage) -> bool:
        """Whether a line says yes, and nothing else."""
        return self.reader.read(message.text).answer is True

    def spoken(self, message: IncomingMessage, names: Iterable[str] = ()) -> IncomingMessage:
        """The message as its words are read: without calls, for a nickname may say anything. `names` are those of its room."""
        if "@" not in message.text:
            return message
        return replace(message, text=without_calls(message.text, (*self._names, *names)).strip())

    def _read(self, command: Command, member: Staff | None, own: OwnWords, quoted: str) -> Command:
        """A command with what nlp makes of its words. Words are tried on the sample for nobody who cannot change them."""
        match command.reads:
            case Reads.WORDS:
                return replace(command, reading=self.reader.read(command.text, own))
            case Reads.EACH:
                return replace(command, matters=self._of_findings(command.text, own))
            case Reads.COUNTED:
                readings = (self.reader.read(count.what, own) for count in counts_in(command.text))
                return replace(command, matters=tuple(readings))
            case Reads.TICKET:
                return replace(command, matters=self.reader.matters(command.text or quoted, own))
            case Reads.QUOTED:
                return replace(command, reading=self.reader.read(quoted or command.text, own))
            case _ if member is None or not member.steers:
                return command
            case Reads.LEXICON | Reads.ADDED | Reads.MUTED:
                return replace(command, known={word: self._known(command, word, own) for word in _meant(command.text)})
            case Reads.NOTHING:
                return command

    def _of_findings(self, words: str, own: OwnWords) -> tuple[Reading, ...]:
        """What each finding of a patrol is about."""
        return tuple(self.reader.finding(seen.words, own) for seen in findings_in(words, self.town.compounds))

    def _known(self, command: Command, word: str, own: OwnWords) -> Known:
        """What is known of a word, and what it would do if it was added or taken out; a command means us, whoever types it."""
        if command.reads is Reads.LEXICON:
            return self.reader.known(word)
        if command.reads is Reads.MUTED:
            return self.reader.known_if_muted(word, own)
        known = self.reader.known_if_added(word, own)
        return replace(known, means_us=known.means_us or self._parser.means_us(word))

    def _in_several_lines(
        self, reading: Reading, text: str, own: OwnWords, earlier: tuple[IncomingMessage, ...]
    ) -> Listen | None:
        """What short lines say together ("3栋门口", "又被堵了"), where the last alone is no complaint, or lacks its place.

        The last may be a whole sentence, where it is a complaint and the others hardly hold more than a place.
        """
        lines = [*(message.text for message in earlier), text]
        longest = _SHORT if len(text) <= _SHORT else _BARE if reading.complains else 0
        if not earlier or reading.place and reading.complains or max(map(len, lines[:-1])) > longest:
            return None
        whole = self.reader.read(",".join(lines), own)
        better = whole.label is reading.label and whole.place if reading.complains else whole.complains
        names_one = whole.label is not Label.OTHER or whole.place is not None
        return Listen(whole, earlier=earlier) if better and whole.complains and names_one else None

    def unit(self, message: IncomingMessage, member: Staff | None, last_room: str | None) -> str:
        """The path of the unit whose words hold for a message: its room's, the speaker's own, that of his last group; "" for none."""
        channel = self.town.channels.get(message.room or last_room or "")
        return channel.station.path if channel else member.path if member else ""

    def station(self, message: IncomingMessage, member: Staff) -> str:
        """The station that somebody of the staff means where he names none: his room's, else his own; "" for none."""
        channel = self.town.channels.get(message.room or "")
        found = channel.station if channel else self.town.station_at(member.path)
        return found.name if found else ""

    def why_unheard(self, message: IncomingMessage, intent: Intent) -> str:
        """Why nobody thinks about a message; "" where somebody must."""
        if message.sender in self.town.bots or message.name in self.town.bots:
            return "another bot"
        wordless = message.kind in _UNHEARD and (message.room is not None or message.kind is Kind.SYSTEM)
        if wordless or is_pat(message.text):
            return f"{message.kind}: nothing to read"
        if not self.is_ours(message.room) and not _anywhere(intent):
            return "a room that is not ours"
        return ""

    def is_ours(self, room: str | None) -> bool:
        """Whether a line is said in private, or in a group of the config."""
        return room is None or room in self.town.channels

    def heeded(self, message: IncomingMessage) -> str:
        """What of a line matters in whatever room it is said: all of one that binds that room, of others the codes they may show."""
        if _anywhere(self._parser.parse(self.spoken(message).text, None)):
            return message.text
        return " ".join(dict.fromkeys(codes_in(message.text)))

    def may_be_chatter(self, message: IncomingMessage, intent: Intent) -> bool:
        """Whether a line says nothing by itself: it matters only where something is open that it could mean."""
        if not isinstance(intent, Listen) or message.room is None or message.mentions_bot or message.quote:
            return False
        if self.is_staff_group(message.room) and message.kind is not Kind.TEXT:
            return False
        reading = intent.reading
        return not (reading.complains or reading.suspects or reading.alarming or reading.advert or intent.points)

    def does_nothing(self, message: IncomingMessage, intent: Intent) -> bool:
        """Whether a line does nothing that only means something beside a ticket: no verdict, no +1, no thanks, yes or no, 急, 说错了."""
        if not isinstance(intent, Listen) or message.kind not in _PLAIN:
            return False
        reading = intent.reading
        answers = reading.verdict is not None or reading.answer is not None or reading.vote is not None
        answers = answers or reading.unsure or reading.stance is Stance.CULPRIT
        return not (answers or reading.seconds or reading.thanks or reading.presses or reading.corrects)

    def names_place(self, intent: Intent) -> bool:
        """Whether a line could be the answer to where something is."""
        return isinstance(intent, Listen) and intent.reading.place is not None

    def may_go_on(self, message: IncomingMessage) -> bool:
        """Whether a line is short enough to go on with what the same person has just said in his group."""
        short = message.kind is Kind.TEXT and len(message.text) <= _SENTENCE
        return short and self.is_owners_group(message.room)

    def alarms(self, text: str) -> bool:
        """Whether a line may be red or urgent, at a glance, so that it is thought about before the others that wait."""
        return self.reader.alarms(text)

    def is_staff_group(self, room: str) -> bool:
        channel = self.town.channels.get(room)
        return channel is not None and channel.purpose is Purpose.STAFF

    def is_owners_group(self, room: str | None) -> bool:
        channel = self.town.channels.get(room or "")
        return channel is not None and channel.purpose is Purpose.OWNERS

    def _may_answer_aside(self, message: IncomingMessage, member: Staff | None) -> bool:
        """Whether somebody of the staff may tell of his work among the neighbours: he quotes a line, or writes a number."""
        points = message.quote is not None or bool(numbers_in(message.text))
        return member is not None and points and self.is_owners_group(message.room)

    def _is_addressed(self, message: IncomingMessage) -> bool:
        """In private and in the work group everything is said to the bot; elsewhere what mentions it, binds a room, or quotes a
        line as missed."""
        missed = message.quote is not None and message.text.startswith("漏报")
        return (
            message.mentions_bot
            or message.room is None
            or not self.is_ours(message.room)
            or missed
            or self.is_staff_group(message.room)
        )


def _meant(text: str) -> tuple[str, ...]:
    """The words that a command about words may mean: all of it, or all but a kind that stands first or last. None is long."""
    parts = apart(text)
    words = (text.strip(), *map("".join, (parts, parts[1:], parts[:-1])))
    return tuple(dict.fromkeys(word for word in words if 0 < len(word) <= _SHORT))


def tells_danger(intent: Intent) -> bool:
    """Whether a line tells of danger: it is heard whoever says it, and however fast."""
    return isinstance(intent, Listen) and intent.reading.complains and intent.reading.level is Level.RED


def _anywhere(intent: Intent | None) -> bool:
    """Whether it may be said in a room that is bound to no group."""
    return isinstance(intent, Command) and intent.anywhere
