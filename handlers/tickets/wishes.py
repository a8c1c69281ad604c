"""What the staff wish for in plain words (不归我管, 转给段勇): which form it gives."""

import re
from collections.abc import Iterable

from handlers.grammar.form import Form
from handlers.tickets.forms import ASK_HELP, BOUNCE, HAND_ON, OUT_OF_SCOPE, PENALISE, RESOLVE
from handlers.tickets.wording import Wish, Wording

FORMS = {
    Wish.BOUNCE: BOUNCE,
    Wish.HAND_ON: HAND_ON,
    Wish.HELP: ASK_HELP,
    Wish.OUT_OF_SCOPE: OUT_OF_SCOPE,
    Wish.PENALTY: PENALISE,
}
_HANDED_ON = re.compile(r"[转交移][^,，。;；!]{0,8}了")
"""移交交警了 has been; in 转给派出所,动手打起来了 it is to be."""


class Wishes:
    """The form that a line wishes for, None for talk."""

    def __init__(self, people: Iterable[str], departments: Iterable[str]) -> None:
        self._wording = Wording(people, departments)

    def __call__(self, line: str, deed: Form | None) -> Form | None:
        """What closes a ticket tells how it ended (罚款200,车挪走了; 移交交警了), and wishes for nothing; `deed` is what else the line may be."""
        wish = self._wording(line)
        is_past = wish is Wish.PENALTY or (wish is Wish.HAND_ON and _HANDED_ON.search(line) is not None)
        return FORMS[wish] if wish and not (is_past and deed is RESOLVE) else None
