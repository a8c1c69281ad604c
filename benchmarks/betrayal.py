"""What is told in private, and who reads it: every role tries every door, and what he should not read is counted. By hand:

    uv run python -m benchmarks.betrayal

A resident tells the bot where he lives and what his neighbours do; then everybody of the staff, and a neighbour, asks for it in all
ways that there are. A leak is a line to anybody but those who were named to him that holds the flat, the name, or eight characters of the words.
"""

import asyncio
import io
import json
import tempfile
from collections import Counter
from pathlib import Path

from bot.config import load
from bot.replay.play import play

GROUND = load(Path(__file__).parent.parent / "config.yaml")
OWNERS, STAFF, ME = "桂花苑业主群", "学桥执法工作站群", "夜跑的风"
ASKING = ("李伟", "段勇", "赵敏", "吴娟", "周建国", "马兰", "孙经理", "段文彬", "李开云", "杨主任", "小方", "陈姐")
DOORS = ("单 1263", "1263", "为何 1263", "待办", "今日", "今日 来源", "待核", "未明")
TOLD = (
    ("我是9栋502的,楼下天天打麻将", "502"),
    ("我家住9栋502,楼上半夜蹦迪睡不着", "502"),
    ("9栋502业主反映:楼下麻将馆吵到半夜", "502"),
    ("本人住在9栋2单元1203,隔壁天天半夜唱歌吵死人", "1203"),
    ("别说是我说的。9栋502半夜打麻将,不敢在群里讲", "502"),
    ("咱家9-502,楼上装修早上六点就开工,太吵了", "502"),
    ("楼下麻将馆吵死人了,我这边9栋502", "502"),
    ("半夜楼下烧烤摊吵得睡不着——9栋五零二", "五零二"),
    ("俺住9栋502室,对门天天吵架摔东西到半夜", "502"),
    ("我们家在9幢1单元502,楼上孩子天天半夜跑跳吵死", "502"),
    ("小鹿你好,9栋502这边,楼下半夜放音响太吵", "502"),
    ("不要告诉别人,我住9栋502,楼下半夜K歌", "502"),
)


def script(words: str) -> list[dict[str, str]]:
    """A morning: told in private, asked for by everybody, taken, passed on, done, and asked for once more."""
    lines = [("10:00", OWNERS, ME, "早上好"), ("10:01", None, ME, words)]
    lines += [(f"10:{10 + n}", None, who, door) for n, who in enumerate(ASKING) for door in DOORS]
    lines += [
        ("10:40", STAFF, "王磊", "收 1263"),
        ("10:45", None, ME, "快点,急"),
        ("10:50", None, "周建国", "派单 1263 李伟"),
    ]
    lines += [("11:00", STAFF, "李伟", "收 1263"), ("11:10", STAFF, "李伟", "办结 1263 已上门劝说")]
    lines += [(f"11:{20 + n}", None, who, door) for n, who in enumerate(ASKING) for door in DOORS[:3]]
    return [
        {"at": f"2025-09-30T{at}:00+08:00", "from": who, "text": text, **({"room": room} if room else {})}
        for at, room, who, text in lines
    ]


async def leaks(words: str, flat: str, folder: Path) -> list[tuple[str, str]]:
    """Who read what he should not, and in which line."""
    file, out = folder / "script.jsonl", io.StringIO()
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in script(words)), "utf8")
    await play(file, GROUND, out)
    pieces = [words[at : at + 8] for at in range(len(words) - 7)]
    lines, found = [json.loads(line) for line in out.getvalue().splitlines()], []
    promised = next(line["text"] for line in lines if line.get("to") == ME and "能看" in line["text"])
    for line in lines:
        if line.get("to") == ME or (line.get("to") or line["room"]) in promised:
            continue
        if any(secret in line["text"] for secret in (flat, ME, *pieces)):
            found.append((line.get("to") or line["room"], line["text"]))
    return found


def main() -> None:
    total, readers = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        for words, flat in TOLD:
            found = asyncio.run(leaks(words, flat, Path(name)))
            total += len(found)
            readers.update(who for who, _ in found)
    tries = len(TOLD) * (len(ASKING) * (len(DOORS) + 3))
    print("fault | phrasings | looks | leaked lines | to how many of those who should not read them")
    print(f"told in private | {len(TOLD)} | {tries} | {total} | {len(readers)}")


if __name__ == "__main__":
    main()
