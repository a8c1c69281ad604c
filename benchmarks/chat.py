"""What people write in the benchmarks: the project's own lines with ever new endings, and complaints made of a place and a matter."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from bot.config import Ground
from nlp.reader import Reader

TABLE = Path(__file__).parent / "lines.tsv"
WHO = "我 我妈 老公 同事 表弟 外婆 二姨 班主任 我闺蜜 老板".split()
WHEN = "今天 昨天 明早 周末 下午 晚上 刚才 上周 月底 中午".split()
DID = "也去了 也买了两斤 也这么说 学会了 抢到票了 加班到十点 带娃去看过 考完试了 寄快递去了 爬山去了 换了新的 忘记带了".split()
ENDINGS = ("", "", "", "哈哈", "[呲牙]", "。", "!", "~", " 👍")
MATTERS = (
    "门口又有车乱停",
    "门口被车堵了",
    "消防通道停满了车",
    "遛狗不拴绳",
    "的狗一直叫",
    "装修吵死了",
    "半夜打麻将",
    "门口摆摊占道",
    "垃圾几天没人收",
    "路灯坏了",
    "楼道堆满杂物",
    "有人飞线充电",
)
RED = "地下车库冒烟了!!!"


class People:
    """Says the same lines for the same seed, hardly one of them twice."""

    def __init__(self, ground: Ground, seed: int = 1) -> None:
        rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
        self._talk = [text for label, text in rows if label == "none"]
        self._grievances = [text for label, text in rows if label != "none"]
        self._reader = Reader(ground.levels, ground.landmarks, ground.matters)
        self._chance = Random(seed)
        self._serial = count()

    def chatter(self) -> str:
        """A line that says nothing to the bot."""
        while True:
            text = self._talked()
            reading = self._reader.read(text)
            if not (reading.complains or reading.suspects or reading.advert):
                return text

    def complaint(self) -> str:
        """A complaint in somebody's own words, or one that names its place."""
        return self._chance.choice(self._grievances) if self._chance.random() < 0.5 else self.placed()

    def placed(self) -> str:
        """A complaint about something at a place where nobody has complained before."""
        serial = next(self._serial)
        return f"{serial % 97 + 1}栋{serial // 97 + 1}单元{MATTERS[serial % len(MATTERS)]}"

    def mixed(self, lines: int, share: float = 0.05) -> Iterator[str]:
        """Lines of which a share complains."""
        for _ in range(lines):
            yield self.complaint() if self._chance.random() < share else self.chatter()

    def _talked(self) -> str:
        choice = self._chance.choice
        also = f",{choice(WHO)}{choice(WHEN)}{choice(DID)}" if self._chance.random() < 0.5 else ""
        return f"{choice(self._talk)}{also}{choice(ENDINGS)}"
