"""What is read by whoever may have a law tip (普法) said in a group, and by the group."""

from collections.abc import Sequence

from handlers.domain.facts.lawtip import LawTipAsked
from handlers.domain.masking import quotable
from handlers.domain.outreach import LawText
from handlers.grammar.texts.lawtip import wish


def propose(hot: Sequence[str], asked: LawTipAsked) -> str:
    """`hot` is what was told of late, where that is why it is proposed."""
    told = f"近一周{'、'.join(hot)}。" if hot else ""
    return f"{told}{wish(asked)}(来源:{asked.tip.source}),发吗?回“同意”就发,“不同意”不发。"


def hot(group: str, what: str, count: int) -> str:
    return f"{group}{what}{count}件"


def said(tip: LawText) -> str:
    """To an owners' group: the law, and where it says so; nobody is meant."""
    return f"【普法】{tip.text}(来源:{tip.source})"


def waits(asked: LawTipAsked) -> str:
    """One is proposed already."""
    return f"已有一条等您定:{wish(asked)}。回“同意”就发,“不同意”不发。"


def nothing_hot(least: int) -> str:
    """To a chief who has asked."""
    return f"近一周没有哪个群同类的事满{least}件。要指定请写“普法 类别”,如:普法 违停。"


def no_such_kind(words: str, names: Sequence[str]) -> str:
    return f"没有备好“{quotable(words, 20)}”的普法。{_ready(names)}"


def this_week(groups: Sequence[str]) -> str:
    """A group reads no more than was set."""
    return f"{'、'.join(groups)}这一周已经发过普法,过几天再发。"


def same_again(names: Sequence[str]) -> str:
    """Nothing is said twice in a row."""
    return f"这一类备好的只有上次发过的那条,不连着发。{_ready(names)}"


def no_group() -> str:
    return "站里的业主群都在试运行,先不发普法。"


def _ready(names: Sequence[str]) -> str:
    return f"备好的有:{'、'.join(names)}。" if names else "请在设置(law)里写几条。"
