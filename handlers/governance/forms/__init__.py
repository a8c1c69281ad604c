"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out; a file a noun."""

from handlers.governance.forms.figures import SHOW_FIGURES, SHOW_RATES, SHOW_SOURCE
from handlers.governance.forms.patrol import PATROL

__all__ = ["PATROL", "SHOW_FIGURES", "SHOW_RATES", "SHOW_SOURCE"]
