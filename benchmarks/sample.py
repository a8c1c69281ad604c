"""The sample that ships (nlp/sample/): ordinary chat, and complaints, by which 加词 and 删词 tell what they would do. Made anew by hand:

    uv run python -m benchmarks.sample

The lines are the project's own: those of the tables, as many as are read as what they are, and small talk made of a few words.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from bot.config import load
from nlp.reader import Reader
from nlp.sample import CHAT, COMPLAINTS

HERE = Path(__file__).parent
HEARD = HERE.parent / "tests" / "nlp" / "heard.tsv"
WRITTEN = HERE / "lines.tsv"
TALK, GRIEVANCES, SMALL = 3_000, 1_000, 900
LONGEST = 60
"""Characters of a line that still is one of chat."""

THANKS = (
    "谢谢",
    "谢谢啦",
    "多谢",
    "谢谢大家",
    "谢谢邻居",
    "谢谢师傅",
    "感谢",
    "太感谢了",
    "谢谢提醒",
    "辛苦了",
    "辛苦师傅了",
)
YES = (
    "好的",
    "好",
    "收到",
    "知道了",
    "嗯嗯",
    "行",
    "可以",
    "没问题",
    "OK",
    "明白",
    "对的",
    "是的",
    "已收到",
    "好嘞",
    "了解",
)
LAUGHS = ("哈哈", "哈哈哈", "笑死", "太逗了", "[捂脸]", "[呲牙]", "[强]", "[玫瑰]", "666", "厉害", "赞", "牛")
HELLOS = (
    "早",
    "早上好",
    "大家早",
    "中午好",
    "晚上好",
    "晚安",
    "周末愉快",
    "节日快乐",
    "生日快乐",
    "新年好",
    "欢迎新邻居",
)
THINGS = "车厘子 土鸡蛋 米线 苹果 橙子 排骨 青菜 酸奶 面包 牛肉 草莓 玉米 蜂蜜 大米 核桃 包子 洋芋 菌子".split()
ASKED = "开锁 修空调 通马桶 装宽带 收旧家电 换纱窗 配钥匙 洗油烟机 理发 月嫂 家教 打印 补胎 搬家".split()
FOUND = "钥匙 雨伞 门禁卡 水杯 帽子 饭卡 眼镜 书包 耳机 充电宝 手套 身份证".split()
WHO = "我 我妈 老公 同事 表弟 外婆 二姨 班主任 闺蜜 老板 我家娃 楼上大姐 师傅 门卫大叔 店家".split()
WHEN = "今天 昨天 明早 周末 下午 晚上 刚才 上周 月底 中午 后天 下班后".split()
DID = (
    "去爬山了 学会游泳了 抢到票了 加班到十点 考完试了 寄快递去了 换了新手机 忘记带钥匙了 做了一桌菜 去体检了 回老家了 剪了头发"
    " 买了新车 看电影去了 钓到一条鱼 去接娃放学 包饺子了 拔了智齿 跑了五公里 考过了科目二"
).split()
TALKS = (
    "接龙{thing},+{n}",
    "{thing}还有吗,我要{n}份",
    "{thing}到了,{when}来拿",
    "有人要团{thing}吗,满{n}份就开",
    "{thing}多少钱一斤",
    "谁有{asked}的电话,推荐一个",
    "求{asked}的师傅,{when}能来的",
    "谁捡到一个{found}",
    "捡到{found}一个,放门卫那里了",
    "{found}找到了,{thanks}",
    "{who}{when}{did}",
    "{who}{did},{laugh}",
    "{yes},{thanks}",
    "{thanks},已经弄好了",
    "{yes}[OK]",
    "{hello},{laugh}",
    "{when}几点停水,有人知道不",
    "{when}降温,大家多穿点",
    "{when}有人去菜市场不,带点{thing}",
    "@{who} 麻烦看下私信,{thanks}",
)


def main() -> None:
    """Write both files, and say how many lines of each there are."""
    ground, chance = load(HERE.parent / "config.yaml"), Random(1)
    reader = Reader(ground.levels, ground.landmarks, ground.matters)
    rows = [row for file in (HEARD, WRITTEN) for row in _rows(file)]
    small = _first(SMALL, (line for line in _small_talk(chance) if _silent(reader, line)))
    talk = _drawn(chance, TALK - len(small), (t for label, t in rows if label == "none" and _silent(reader, t)))
    grievances = [text for label, text in rows if label != "none" and reader.read(text).complains]
    red = [text for text in grievances if reader.read(text).danger]
    plain = _drawn(chance, GRIEVANCES - len(red), (text for text in grievances if text not in set(red)))
    for file, lines in ((CHAT, [*talk, *small]), (COMPLAINTS, [*red, *plain])):
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{file.name}: {len(lines)} lines")


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    """The labels and texts of a table."""
    for line in file.read_text("utf-8").splitlines():
        label, _, text = line.partition("\t")
        if text and not line.startswith("#") and len(text) <= LONGEST:
            yield label, text


def _small_talk(chance: Random) -> Iterator[str]:
    """What is written all day: thanks, yes, laughter, what is bought together, what was lost; short lines come again as they do."""
    pick = chance.choice
    while True:
        if chance.random() < 0.25:
            yield pick(pick((THANKS, YES, LAUGHS, HELLOS)))
            continue
        said = {"thing": pick(THINGS), "asked": pick(ASKED), "found": pick(FOUND), "who": pick(WHO), "when": pick(WHEN)}
        short = {"thanks": pick(THANKS), "yes": pick(YES), "laugh": pick(LAUGHS), "hello": pick(HELLOS)}
        yield pick(TALKS).format(**said, **short, did=pick(DID), n=chance.randint(1, 20))


def _silent(reader: Reader, text: str) -> bool:
    reading = reader.read(text)
    return not (reading.complains or reading.suspects or reading.advert)


def _drawn(chance: Random, most: int, lines: Iterable[str]) -> list[str]:
    """So many of the lines, each once, whichever they are."""
    every = list(dict.fromkeys(lines))
    return chance.sample(every, min(most, len(every)))


def _first(most: int, lines: Iterator[str]) -> list[str]:
    return [next(lines) for _ in range(most)]


if __name__ == "__main__":
    main()
