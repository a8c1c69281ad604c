"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out; a file a noun."""

from handlers.governance.forms.action import (
    CALL_OFF_ACTION,
    CORRECT_ACTION,
    END_ACTION,
    MOVE_ACTION,
    NOTE_VISIT,
    PLAN_ACTION,
    SHOW_ACTIONS,
)
from handlers.governance.forms.bulletin import DRAFT_BULLETIN
from handlers.governance.forms.chart import SHOW_CHART
from handlers.governance.forms.figures import SHOW_FIGURES, SHOW_RATES, SHOW_SOURCE
from handlers.governance.forms.lawtip import TELL_LAW
from handlers.governance.forms.mark import (
    ANSWER_APPEAL,
    GIVE_MARK,
    MAKE_APPEAL,
    REPORT_YEAR,
    SHOW_BEST,
    SHOW_LAST,
    SHOW_SHEET,
    SHOW_YEAR,
)
from handlers.governance.forms.meeting import (
    CALL_MEETING,
    CANCEL_MEETING,
    DROP_MEASURE,
    FINISH_MEASURE,
    MARK_MEETING,
    MOVE_MEASURE,
    MOVE_MEETING,
    NOTE_MEASURE,
    RAISE_TOPIC,
    TAKE_MINUTES,
)
from handlers.governance.forms.outreach import SHOW_CONTACT, SHOW_GUIDE
from handlers.governance.forms.papers import EXPORT_TABLES, PRINT_CARD
from handlers.governance.forms.patrol import PATROL

__all__ = [
    "ANSWER_APPEAL",
    "CALL_MEETING",
    "CALL_OFF_ACTION",
    "CANCEL_MEETING",
    "CORRECT_ACTION",
    "DRAFT_BULLETIN",
    "DROP_MEASURE",
    "END_ACTION",
    "EXPORT_TABLES",
    "FINISH_MEASURE",
    "GIVE_MARK",
    "MAKE_APPEAL",
    "MARK_MEETING",
    "MOVE_ACTION",
    "MOVE_MEASURE",
    "MOVE_MEETING",
    "NOTE_MEASURE",
    "NOTE_VISIT",
    "PATROL",
    "PLAN_ACTION",
    "PRINT_CARD",
    "RAISE_TOPIC",
    "REPORT_YEAR",
    "SHOW_ACTIONS",
    "SHOW_BEST",
    "SHOW_CHART",
    "SHOW_CONTACT",
    "SHOW_FIGURES",
    "SHOW_GUIDE",
    "SHOW_LAST",
    "SHOW_RATES",
    "SHOW_SHEET",
    "SHOW_SOURCE",
    "SHOW_YEAR",
    "TAKE_MINUTES",
    "TELL_LAW",
]
