"""What becomes of a complaint in a season: each tale is what people say about one ticket, and where they fall silent."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from tests.duty import almanac
from tests.duty.tale import HELP, OFFICERS, Absence, Report, Tale


def takes(tale: Tale, least: int = 2, most: int = 25) -> None:
    tale.waits(*((1, 8) if tale.is_pressing else (least, most)))
    tale.officer("收 {n}")


def closes(tale: Tale) -> None:
    tale.waits(10, 60)
    if tale.happens(0.7):
        tale.officer("到了 {n}")
    tale.waits(10, 50)
    tale.officer("办结 {n} 已处理好")


def votes(tale: Tale, verdict: str = "1") -> None:
    """The reporter answers the poll by day, or falls silent."""
    tale.waits(5, 300)
    if 7 < tale.at.hour < 21 and tale.happens(0.7):
        tale.reporter(f"{{n}} {verdict}")


def swift(tale: Tale) -> None:
    """Taken, done, voted."""
    takes(tale)
    closes(tale)
    votes(tale, tale.chance.choice("1112"))


def reopened(tale: Tale) -> None:
    """Done, and not solved: another round."""
    takes(tale)
    closes(tale)
    tale.waits(20, 200)
    tale.reporter("{n} 3")
    tale.lead = ""
    tale.at = tale.at if tale.is_pressing else almanac.next_open(tale.at)
    takes(tale)
    closes(tale)
    votes(tale)


def withdrawn(tale: Tale) -> None:
    """The reporter takes his words back before anybody has it, or after."""
    tale.at = tale.report.at + timedelta(seconds=tale.chance.randint(20, 400))
    tale.takes_back()


def late(tale: Tale) -> None:
    """Taken, talked about for days, done after the promise."""
    takes(tale)
    for _ in range(tale.chance.randint(8, 14)):
        tale.waits(100, 200)
        tale.officer("{n} 还在和对方谈,明天再去一趟")
    closes(tale)
    votes(tale)


def slow(tale: Tale) -> None:
    """Taken only after the reminder."""
    tale.waits(40, 200)
    tale.officer("收 {n}")
    closes(tale)
    votes(tale)


def forgotten(tale: Tale) -> None:
    """Taken and forgotten; back in the pool, it is given to somebody, or to nobody."""
    takes(tale)
    tale.days_pass(1, 2)
    given(tale)


def given(tale: Tale) -> None:
    """A chief gives it to somebody by name, who mostly does it."""
    if tale.happens(0.7):
        who = OFFICERS[tale.report.station, "parking"][0]
        tale.chief(f"派单 {{n}} {who}")
        tale.lead = who
        if tale.happens(0.8):
            takes(tale)
            closes(tale)
            votes(tale)


def silent(tale: Tale) -> None:
    """Nobody answers, whatever is asked of him."""


def climbed(tale: Tale) -> None:
    """Nobody answers until a chief does on the ladder, and then somebody works, or nobody."""
    tale.days_pass(3, 4)
    tale.chief(tale.chance.choice(("再给一天 {n}", "我来协调 {n}", "退回 {n}")))
    tale.days_pass(1, 2)
    given(tale)


def bounced(tale: Tale) -> None:
    """Whoever was called says that it is not his (退单), once or twice; somebody takes it, or a chief decides."""
    tale.waits(3, 20)
    tale.officer("退单 {n} 不归我们管")
    tale.waits(5, 20)
    if tale.happens(0.3):
        tale.colleague("退单 {n} 不属于我们的职责")
        tale.waits(30, 90)
        given(tale)
    else:
        tale.colleague("收 {n}")
        closes(tale)
        votes(tale)


def passed_on(tale: Tale) -> None:
    """Taken, and passed on to a colleague (转单), who does it or not."""
    takes(tale)
    tale.waits(5, 40)
    colleague = next(who for who in OFFICERS[tale.report.station, "stray_dog"] if who != tale.lead)
    tale.officer(f"转单 {{n}} {colleague}")
    if tale.happens(0.8):
        tale.waits(3, 20)
        tale.officer("收 {n}", colleague)
        closes(tale)
        votes(tale)


def paused(tale: Tale) -> None:
    """Put aside with the deputy's word (挂账), and taken up again or not."""
    takes(tale)
    tale.waits(10, 60)
    tale.officer("挂账 {n} " + tale.chance.choice(("等材料", "等居民", "等天气")))
    tale.waits(5, 60)
    if tale.happens(0.8):
        tale.deputy("同意 {n}")
        tale.days_pass(1, 4)
    if tale.happens(0.8):
        tale.officer("恢复 {n}")
        closes(tale)
        votes(tale)


def extended(tale: Tale) -> None:
    """More time is asked for (延期), granted or not; done before the new day, or never."""
    takes(tale)
    tale.waits(10, 60)
    until = almanac.closing(tale.at.date(), 5).date()
    tale.officer(f"延期 {{n}} 到{until.month}月{until.day}日 等吊车")
    tale.waits(5, 60)
    if tale.happens(0.8):
        tale.deputy("同意 {n}" if tale.happens(0.8) else "不同意 {n}")
    tale.days_pass(2, 4)
    if tale.happens(0.8):
        closes(tale)
        votes(tale)


def assisted(tale: Tale) -> None:
    """Help is asked of another department (请求协助)."""
    takes(tale)
    tale.waits(5, 30)
    tale.officer(f"请求协助 {{n}} {HELP[tale.report.station]}")
    closes(tale)
    votes(tale)


def out_of_scope(tale: Tale) -> None:
    """Nobody's of the station (不属)."""
    takes(tale)
    tale.waits(10, 60)
    tale.officer("不属 {n} 归住建局")


def supervised(tale: Tale) -> None:
    """A chief watches over it with a deadline of his own (督办)."""
    takes(tale)
    tale.waits(10, 60)
    tale.chief("督办 {n} 明早10点")
    tale.days_pass(1, 1)
    if tale.happens(0.6):
        closes(tale)
        votes(tale)


def whistled(tale: Tale) -> None:
    """A chief blows the whistle (吹哨): departments are to come, and one of them may not."""
    takes(tale)
    tale.days_pass(1, 1)
    tale.at = tale.at.replace(hour=14, minute=tale.chance.randint(0, 30))
    tale.chief(f"吹哨 {{n}} {HELP[tale.report.station]} 16:00 9栋西门")
    tale.at = tale.at.replace(hour=15, minute=tale.chance.randint(50, 59))
    if tale.happens(0.6):
        tale.officer("到 {n}")
    tale.waits(30, 60)
    tale.officer("办结 {n} 已处理好")


def hard(tale: Tale) -> None:
    """An expert is asked (疑难)."""
    takes(tale)
    tale.waits(5, 30)
    tale.officer("疑难 {n}")
    closes(tale)
    votes(tale)


Teller = Callable[[Tale], None]
PLAIN: dict[Teller, int] = {swift: 38, reopened: 8, withdrawn: 3, late: 4, slow: 8, forgotten: 7}
"""Tales and how often each is told: these want nothing of the ladder."""
LADDER: dict[Teller, int] = {
    silent: 5,
    climbed: 5,
    bounced: 5,
    passed_on: 3,
    paused: 4,
    extended: 3,
    assisted: 3,
    out_of_scope: 2,
    supervised: 2,
    whistled: 2,
    hard: 2,
}


def told(tales: dict[Teller, int], reports: Sequence[Report], absences: Sequence[Absence], seed: int) -> Iterator[Tale]:
    """Each report with a tale of its own; what one tale draws changes no other."""
    for report in reports:
        tale = Tale(report, random.Random(f"{seed} {report.id}"), absences)
        tale.chance.choices(list(tales), list(tales.values()))[0](tale)
        yield tale
