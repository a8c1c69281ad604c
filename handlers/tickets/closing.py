"""What an officer's closing words say: the kind of resolution, the quantities, and the sentence that is left."""

import re
from collections.abc import Mapping

from handlers.domain.number import without_numbers
from handlers.domain.ticket import Resolution
from handlers.grammar.quantity import COUNT

# Read off the first clause: "车挪走了,没发现其他问题" is solved.
_KINDS = (
    (Resolution.PARTLY, ("调解不成", "调解未", "没调解成", "未达成", "同意不了")),
    (Resolution.OUT_OF_SCOPE, ("不属", "不归", "不在职责", "非职责", "不受理")),
    (Resolution.NOT_FOUND, ("查无", "没找到", "未找到", "没发现", "未发现", "没看到", "未见")),
    (Resolution.TRANSFERRED, ("移交", "转交", "转给", "已转办")),
    (Resolution.MEDIATED, ("调解", "调和", "双方同意", "和解")),
    (Resolution.PARTLY, ("部分", "还剩", "先处理了")),
)
_CLAUSE_ENDS = re.compile(r"[,,。;;!!]")
_DONE = re.compile(
    r"[挪移拖清搬赶开抓带]走了?|(?:清理|处理|整改|打扫)(?:完|好|干净|到位)|劝[离走散]|修好|拆[除完掉]|收摊|(?:已|都)(?:停|关|挪|清|修)"
)
_BARE = r"(?:都|已经?|全部)?(?:办结|办完|办好|已办|处理(?:完毕|完|好)|弄好|搞定|解决|完事)了?|(?:都|已经?|全部)?好了"
_AT_START = re.compile(rf"^(?:{_BARE})(?=$|[\s,,。!.、;:])[\s,,。!.、;:]*|^办结")
_AT_END = re.compile(rf"[\s,,。、]+(?:{_BARE})$")
_EDGES = " \n,,。.、;;:!!"


def resolution_of(text: str) -> Resolution:
    """The kind of closing that the words name; solved where they name none (办结 is not always 解决).

    Where a clause says that something was done, the first clause decides: "车挪走了,没发现其他问题" is solved.
    """
    clauses = [clause for clause in _CLAUSE_ENDS.split(_AT_START.sub("", text)) if clause.strip()]
    read = clauses[:1] if any(_DONE.search(clause) for clause in clauses) else clauses
    return next(
        (kind for kind, words in _KINDS if any(word in clause for word in words for clause in read)), Resolution.SOLVED
    )


def note_of(text: str, units: Mapping[str, tuple[str, ...]]) -> str:
    """The sentence that is left for the neighbours, without number, quantities and the bare word for done; "" if none is."""
    text = _AT_END.sub("", _AT_START.sub("", without_numbers(text)))
    names = "|".join(re.escape(name) for group in units.values() for name in group)
    if names:
        text = re.sub(rf"(?:^|(?<=[\s,,。.、]))(?:各|共|一共|总共)?{COUNT}\s*(?:{names})(?=$|[\s,,。.、])", "", text)
    return text.strip(_EDGES)
