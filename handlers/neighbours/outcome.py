"""What was done (办理结果), as neighbours read it: a sentence of our own for what the officer's words say, never those words.

An officer writes to colleagues (罚款就算了, a name, a flat); a group would read it for years.
"""

import re
from collections.abc import Collection, Mapping

from handlers.domain.ticket import Resolution, Ticket
from handlers.grammar.office import office_in
from handlers.neighbours.texts import outcome

_NOT = r"(?<![没未不别])(?<!没有)(?<!还没)(?<!不肯)(?<!不愿)(?<!等人)"
_DONE: tuple[tuple[str, str], ...] = (
    (outcome.TOWED, "拖走|拖离|拖车拖"),
    (outcome.MOVED, "挪车|[挪移搬]走|[挪移]开|挪了|开走|驶离|车.{0,2}走了|让出来"),
    (outcome.CLEARED_STALL, "收摊|摊.{0,4}(?:收|撤|走)|撤摊|出店.{0,4}收"),
    (outcome.SENT_AWAY, "劝[离走散]|散了"),
    (outcome.QUIET, "关小|调小|[声音吵响].{0,3}(?:停|关|小|没)了|停工|停了|关了|安静|散了|不[吵叫响]了"),
    (outcome.CAUGHT, "[抓捉逮捕]到?(?:走|住|了|回)|送收容|送救助"),
    (outcome.LEASHED, "拴|牵[走回]|领回|栓[上好]|抱走"),
    (outcome.REPAIRED, "修[好复]|换[好上了]|装[好上]|恢复|通了|亮了|接[好上]"),
    (outcome.CLEANED, "清[理扫运走]|打扫|扫[了干]|冲洗|垃圾.{0,4}走|搬[走开空]"),
    (outcome.REMOVED, "拆[除掉了完]"),
    (outcome.FINED, "贴[条单]|处罚|罚款|罚了|立案|告知书|责令"),
    (outcome.TALKED, "劝[导阻说告]|批评|教育|警告|提醒|谈话|沟通"),
)
_PATTERNS = tuple((sentence, re.compile(f"{_NOT}(?:{words})")) for sentence, words in _DONE)
_LAW = re.compile("[不没未别][用需]?.{0,3}[罚贴立]|罚.{0,3}算了")

_HANDED = re.compile("(?:移交|转交|转给|转办|交给)[给了到至由 ]*")

NONE_LISTED: Mapping[str, str] = {}


def of(ticket: Ticket, offices: Mapping[str, str] = NONE_LISTED, departments: Collection[str] = ()) -> str:
    """The sentence for a closed ticket; of what is none of ours whose it is, with its telephone from `offices`; of what was handed on
    who has it now, one of them or of our `departments`."""
    kind = ticket.resolution_or_solved
    if kind is Resolution.OUT_OF_SCOPE and (office := office_in(ticket.note, offices)):
        return outcome.whose(office, offices.get(office, ""))
    if kind is Resolution.TRANSFERRED and (office := _handed_to(ticket.note, {*offices, *departments})):
        return outcome.handed_to(office, offices.get(office, ""))
    done = next((sentence for sentence, pattern in _PATTERNS if pattern.search(ticket.note)), "")
    if done == outcome.FINED and _LAW.search(ticket.note):
        done = ""
    if kind is Resolution.PARTLY:
        return done + outcome.REST if done else outcome.DEFAULTS[kind]
    return done if done and kind is Resolution.SOLVED else outcome.DEFAULTS[kind]


def _handed_to(note: str, listed: Collection[str]) -> str:
    """Whom the words name right behind 移交: one that is listed, or what looks like an office; "" for nobody."""
    found = _HANDED.search(note)
    rest = note[found.end() :] if found else ""
    known = [name for name in listed if rest.startswith(name)]
    return max(known, key=len) if known else office_in(rest)
