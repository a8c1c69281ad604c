"""What whoever mediates says of it in plain words (约好明晚7点, 谈妥了, 没谈拢, 调不成转执法吧): which note it is, where it can mean one dispute alone."""

import re
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
_FAILED = re.compile(
    r"没(?:有?能?)?(?:谈|调|说|聊)(?:拢|成|妥|好|下来)|谈[崩僵]|(?:谈|调|说|调解)不(?:拢|成|了|妥|下[来去])|调解(?:失败|没成|未成|破裂)"
    r"|(?:不|没|不肯|不愿意?|拒绝)(?:同意|接受|参加|愿意)?(?:调解|和解)|[未没](?:有)?达成|不欢而散|不肯谈|不愿谈"
)
_REACHED = re.compile(
    r"(?<![没未不])(?:谈|说|调)(?:妥|拢|成)|谈好|调解?(?:好|成功|成)了|和解|(?:双方|两家|两边|两户)[都也已经]*(?:同意|达成|答应|说开|谅解|签)"
    r"|达成(?:一致|协议|共识)|握手言和|言归于好"
)
_AGREED = re.compile(r"约(?:好|定|在|了|的|到|上)?|说好|定[在到了于]|改[到在]|见面|碰头|面谈|当面谈|再谈|坐下来谈")
_ENDS = re.compile(r"不[再想]?(?:谈|约|调)了?|转(?:吧|过去)|转执法|算了")
"""The answer to whether they meet again: no."""


def heard(scene: Scene) -> Decision | None:
    """A note in plain words, by number, by quote, as an answer, or of the only dispute that the speaker mediates; None for talk."""
    member = scene.speaker.staff
    if member is None or member.role not in MEDIATING or scene.station is None or _is_among_neighbours(scene):
        return None
    mine = [t for t in scene.tickets.values() if t.mediation is not None and t.in_mediation]
    if not mine or not scene.heard.text.strip():
        return None
    asked = scene.question if isinstance(scene.question, SessionAsked) else None
    words = without_numbers(scene.heard.text)
    when = _when(scene)
    word = said(words, when is not None) or (_answer(words, when) if asked else None)
    if word is None:
        return None
    tickets = _meant(scene, mine, asked)
    if len(tickets) > 1 and scene.heard.room is None:
        return _ask_which(scene, tickets, word, words)
    return _noted(scene, tickets[0], word, words, when) if len(tickets) == 1 else None


def said(words: str, timed: bool = False) -> Word | None:
    """Which note a line is; `timed` says that it names a time."""
    if _TALK.search(words):
        return None
    if _ENFORCE.search(words):
        return Word.ENFORCE
    if _FAILED.search(words):
        return None if "还没" in words else Word.FAILED
    if timed and _AGREED.search(words):
        return Word.AGREED
    return Word.REACHED if _REACHED.search(words) and not _NOT_YET.search(words) else None


def _answer(words: str, when: Period | None) -> Word | None:
    """The answer to whether they meet again."""
    return Word.AGREED if when is not None else Word.ENFORCE if _ENDS.search(words) else None


def _is_among_neighbours(scene: Scene) -> bool:
    return scene.channel is not None and scene.channel.purpose is Purpose.OWNERS


def _when(scene: Scene) -> Period | None:
    found = spelt(without_numbers(scene.heard.text), scene.now, scene.town.calendar)
    return found.time if found is not None else None


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


def _noted(scene: Scene, ticket: Ticket, word: Word, words: str, when: Period | None) -> Decision:
    """The note that the words are; 没谈拢,明晚7点再谈 is two."""
    match word:
        case Word.AGREED:
            return session.agree(scene, ticket, Agree(when=when))
        case Word.REACHED:
            return session.reach(scene, ticket, Reach(text=words))
        case Word.ENFORCE:
            return mediation.enforce(scene, ticket, Enforce())
        case Word.FAILED if when is not None and _AGREED.search(words):
            return session.failed_and_agreed(scene, ticket, Fail(text=words, when=when))
        case Word.FAILED:
            return session.fail(scene, ticket, Fail(text=words))


_STORED: dict[Word, type[Command]] = {
    Word.AGREED: Agree,
    Word.REACHED: Reach,
    Word.FAILED: Fail,
    Word.ENFORCE: Enforce,
}


def _ask_which(scene: Scene, tickets: list[Ticket], word: Word, words: str) -> Decision:
    """He mediates several: which is it?"""
    me, ids = scene.speaker.person, tuple(ticket.id for ticket in tickets)
    text = which([short(ticket, scene.matter(ticket)) for ticket in tickets])
    ask = Ask(me, None, TicketAsked(_STORED[word].stored, ids, words), scene.now + scene.policy.question)
    return Decision(says=(in_private(me, text, *ids),), questions=(ask,), why="asked which ticket")
