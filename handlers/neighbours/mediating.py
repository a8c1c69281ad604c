"""What whoever mediates says of it in plain words (约好明晚7点, 谈妥了, 没谈拢, 调不成转执法吧): which note it is, where it can mean one dispute alone."""

import re
from dataclasses import dataclass
from enum import StrEnum

from handlers.domain.decision import Ask, Decision, in_private
from handlers.domain.facts.mediation import SessionAsked
from handlers.domain.facts.tickets import TicketAsked
from handlers.domain.intent import Command
from handlers.domain.number import without_numbers
from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import MEDIATING, Purpose
from handlers.grammar.spelling.when import spelt
from handlers.grammar.texts.question import which
from handlers.grammar.texts.ticket import short
from handlers.grammar.which import written
from handlers.neighbours import mediation, session
from handlers.neighbours.commands import Agree, Enforce, Fail, Reach
from handlers.neighbours.texts import mediation as texts


class Word(StrEnum):
    """What is said of a mediation."""

    AGREED = "agreed"  # 约好了
    REACHED = "reached"  # 谈妥了
    FAILED = "failed"  # 没谈拢
    ENFORCE = "enforce"  # 转执法吧


_TALK = re.compile(
    r"[??]\s*$|(?:吗|了没有?)[\s。!]*$|是不是|有没有|能不能|要不要|怎么|谁|如果|要是|万一|等.{1,8}再|希望|争取|打算|听说|别家|上次|去年"
)
"""What asks, or supposes, or tells of another time."""
_NOT_YET = re.compile(r"还没|还在|正在|快|差不多|应该|可能|大概|估计|基本|一半|部分|有望|准备")
"""What is not sure that they have agreed."""
_ENFORCE = re.compile(
    r"(?<!不)(?<!别)(?<!不用)(?:转|走|交给?)(?:综合)?(?:执法|城管)(?:程序|流程|队|处理)?(?:吧|了|算了)?[\s。!~]*$"
)
_SIDES = r"(?:双方|两家|两边|两户)[都也已经]*"
_FAILED = re.compile(
    r"没(?:有?能?)?(?:谈|说|聊)(?:拢|成|妥|好|下来)|没(?:有?能?)?调成|谈[崩僵]|(?:谈|调|说|调解)不(?:拢|成|了|妥|下[来去])"
    r"|调解(?:失败|没成|未成|破裂)|(?:不|不肯|不愿意?|拒绝)(?:同意|接受|参加)?(?:调解|和解)|没(?:有)?(?:同意|接受)(?:调解|和解)|没(?:有)?和解"
    rf"|(?:{_SIDES}|对方|一方)(?:还是)?(?:没|不)(?:同意|答应|让步|肯)|[未没](?:有)?达成|不欢而散|不[肯愿]谈"
)
_REACHED = re.compile(
    rf"(?<![没未不])谈(?:妥|拢|成)|(?<![没未不])说[妥拢]|谈好了|调成了|调解(?:好|成功|成)了|和解|{_SIDES}(?:同意|答应|说开|谅解|签)"
    r"|达成(?:一致|协议|共识)|握手言和|言归于好"
)
_AGREED = re.compile(r"约|说好|定|改[到在]")
_MEETS = re.compile(r"见面|碰头|面谈|当面谈|再谈|坐下来|双方|两家|两户")
_NOTHING_ELSE = re.compile(
    r"(?:那就?|就|再|还是|还|定|约|好|到|在|于|吧|见|面|谈|了|的|是|行|可以|双方|都|改|[,。!\s])*"
)
"""What may stand around the time of a session, where nothing else is said."""
_ENDS = re.compile(r"不[再想]?(?:谈|约|调)了?|转(?:吧|过去)|转执法|算了")
"""The answer to whether they meet again: no."""


@dataclass(frozen=True)
class _Line:
    """The words of a line without its numbers, the time that it names, what is left of them beside it, and whether it names its ticket."""

    words: str
    when: Period | None
    rest: str
    named: bool

    @property
    def is_session(self) -> bool:
        """Whether it says when both sides meet."""
        if self.when is None or not _AGREED.search(self.words) and not _MEETS.search(self.words):
            return False
        return self.named or bool(_MEETS.search(self.words)) or self.is_time

    @property
    def is_time(self) -> bool:
        """Whether it is hardly more than a time."""
        return self.when is not None and _NOTHING_ELSE.fullmatch(self.rest) is not None


def heard(scene: Scene) -> Decision | None:
    """A note in plain words, by number, by quote, as an answer, or of the only dispute that the speaker mediates; None for talk."""
    member = scene.speaker.staff
    if member is None or member.role not in MEDIATING or scene.station is None or _is_among_neighbours(scene):
        return None
    mine = [t for t in scene.tickets.values() if t.mediation is not None and t.in_mediation]
    if not mine or not scene.heard.text.strip():
        return None
    asked = scene.question if isinstance(scene.question, SessionAsked) else None
    line = _line(scene)
    word = said(line) or (_answer(line) if asked else None)
    if word is None:
        return None
    tickets = _meant(scene, mine, asked)
    if not tickets:
        return None
    is_sure = line.named or asked is not None or len(tickets) == 1 and not (word is Word.REACHED and _has_others(scene))
    if is_sure and len(tickets) == 1:
        return _noted(scene, tickets[0], word, line)
    return _ask_which(scene, tickets, word, line.words) if scene.heard.room is None else None


def _line(scene: Scene) -> _Line:
    words = without_numbers(scene.heard.text)
    found = spelt(words, scene.now, scene.town.calendar)
    when, rest = (found.time, found.rest) if found is not None else (None, words)
    return _Line(words, when, rest, bool(scene.said.named or scene.heard.quote))


def said(line: _Line) -> Word | None:
    """Which note a line is."""
    words = line.words
    if _TALK.search(words):
        return None
    if _ENFORCE.search(words):
        return Word.ENFORCE
    if _FAILED.search(words):
        return None if "还没" in words else Word.FAILED
    if line.is_session:
        return Word.AGREED
    return Word.REACHED if _REACHED.search(words) and not _NOT_YET.search(words) else None


def _answer(line: _Line) -> Word | None:
    """The answer to whether they meet again."""
    return Word.AGREED if line.is_time else Word.ENFORCE if _ENDS.search(line.words) else None


def _has_others(scene: Scene) -> bool:
    """Whether whoever speaks has something else in hand, of which 谈好了 may be said."""
    me = scene.speaker.person
    return any(t.in_work and not t.in_mediation and me in (t.lead, *t.assists) for t in scene.tickets.values())


def _is_among_neighbours(scene: Scene) -> bool:
    return scene.channel is not None and scene.channel.purpose is Purpose.OWNERS


def _meant(scene: Scene, mine: list[Ticket], asked: SessionAsked | None) -> list[Ticket]:
    """Which disputes a line can mean."""
    if scene.said.named:
        numbered = [ticket.id for ticket in written(scene)]
        return [ticket for ticket in mine if ticket.id in numbered]
    if scene.heard.quote:
        return [ticket for ticket in mine if ticket.id in scene.said.quoted]
    if asked is not None:
        return [ticket for ticket in mine if ticket.id == asked.ticket]
    me = scene.speaker.person
    return [ticket for ticket in mine if ticket.mediation and me in ticket.mediation.pair]


def _noted(scene: Scene, ticket: Ticket, word: Word, line: _Line) -> Decision:
    """The note that the words are; 没谈拢,明晚7点再谈 is two."""
    match word:
        case Word.AGREED:
            return session.agree(scene, ticket, Agree(when=line.when))
        case Word.REACHED:
            return session.reach(scene, ticket, Reach(text=line.words))
        case Word.ENFORCE:
            return mediation.enforce(scene, ticket, Enforce())
        case Word.FAILED if line.is_session:
            return session.failed_and_agreed(scene, ticket, Fail(text=line.words, when=line.when))
        case Word.FAILED:
            return session.fail(scene, ticket, Fail(text=line.words))


_STORED: dict[Word, type[Command]] = {
    Word.AGREED: Agree,
    Word.REACHED: Reach,
    Word.FAILED: Fail,
    Word.ENFORCE: Enforce,
}


def _ask_which(scene: Scene, tickets: list[Ticket], word: Word, words: str) -> Decision:
    """He mediates several, or has something else in hand: which is it?"""
    me, ids, sure = scene.speaker.person, tuple(ticket.id for ticket in tickets), len(tickets) == 1
    names = [short(ticket, scene.matter(ticket)) for ticket in tickets]
    text = texts.is_it_reached(names[0]) if sure else which(names)
    ask = Ask(me, None, TicketAsked(_STORED[word].stored, ids, words, sure=sure), scene.now + scene.policy.question)
    return Decision(says=(in_private(me, text, *ids),), questions=(ask,), why="asked which ticket")
