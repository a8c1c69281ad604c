"""Commands as thumbs type them: what is carried out all the same, what is offered, and what is talk."""

import pytest

from bot.config import Ground
from handlers.decide import parser
from handlers.decide.forms import form_of
from handlers.domain.intent import Command, Suggest
from handlers.governance.commands import ShowFigures
from handlers.grammar.parse import Parser
from handlers.hearing.commands import AddWord, DropDoubt, Misread, RemoveWord, UndoWords
from handlers.rooms.commands import SendAgain
from handlers.tickets.commands import Assign, Close, Restore, ShowMine, ShowTicket, ShowTodo
from nlp.reader import Reader

CHIEF, OFFICER = "周建国", "李伟"

CARRIED_OUT: list[tuple[str, Command]] = [
    ("今 日", ShowFigures()),
    ("今日，来 源", ShowFigures(text="来源")),
    ("麻烦看下今日,谢谢", ShowFigures()),
    ("今日👍", ShowFigures()),
    ("今天怎么样", ShowFigures()),
    ("待 辦", ShowTodo()),
    ("「待办」", ShowTodo()),
    ("还有哪些没办完", ShowTodo()),
    ("我手上有哪些单", ShowMine()),
    ("单 1 2 6 3", ShowTicket(numbers=("1263",))),
    ("单1263谢谢", ShowTicket(numbers=("1263",))),
    ("帮我查一下1263", ShowTicket(numbers=("1263",))),
    ("1263什么情况了", ShowTicket(numbers=("1263",))),
    ("派1263给赵敏", Assign(numbers=("1263",), text="赵敏")),
    ("把1263派给赵敏", Assign(numbers=("1263",), text="赵敏")),
    ("赵敏1263派单", Assign(numbers=("1263",), text="赵敏")),
    ("1263让赵敏去", Assign(numbers=("1263",), text="赵敏")),
    ("派 单 12 63 赵 敏", Assign(numbers=("1263",), text="赵敏")),
    ("1263 车主自行挪走 关闭", Close(numbers=("1263",), text="车主自行挪走")),
    ("把1263关了,摊已经撤了", Close(numbers=("1263",), text="摊已经撤了")),
    ("把1263恢复一下", Restore(numbers=("1263",))),
    ("1263是误报", Misread(numbers=("1263",))),
    ("加词:停车:占坑", AddWord(text="停车:占坑")),
    ("把占坑加到停车里", AddWord(text="占坑 停车")),
    ("把占坑这个词删掉", RemoveWord(text="占坑")),
    ("撤销一下刚才加的词", UndoWords()),
    ("9略过", DropDoubt(text="9")),
    ("重发一下 2", SendAgain(text="2")),
]
OFFERED = [
    ("代办", "待办"),
    ("今曰", "今日"),
    ("撤消", "撤销"),
    ("回复 1263", "恢复 1263"),
    ("拍单 1263 赵敏", "派单 1263 赵敏"),
    ("加次 噪声 电钻", "加词 噪声 电钻"),
    ("删词炸街", "删词 炸街"),
    ("关必 1263 居民说不用了", "关闭 1263 居民说不用了"),
    ("词裤", "词库"),
    ("今天一共接了多少", "今日"),
]
TALK = """
待会儿我去街道一趟|报表明天交|派个人来站里拿文件|关门的时候记得拔插头|收一下上个月的考勤表|办结的事要抓紧|登记了|恢复得怎么样|已发邮箱,你们查收|今日值班表发群里了
"""


@pytest.fixture(scope="module")
def commands(ground: Ground) -> Parser:
    return parser(ground.town, Reader(ground.levels, ground.landmarks, ground.matters))


@pytest.mark.parametrize(("line", "command"), CARRIED_OUT)
def test_what_leaves_no_doubt_is_carried_out(commands: Parser, ground: Ground, line: str, command: Command) -> None:
    assert commands.parse(line, ground.town.people[CHIEF], to_us=True) == command


@pytest.mark.parametrize(("line", "offered"), OFFERED)
def test_what_is_one_slip_away_is_offered(commands: Parser, ground: Ground, line: str, offered: str) -> None:
    assert commands.parse(line, ground.town.people[CHIEF], to_us=True) == Suggest(offered)


@pytest.mark.parametrize("line", TALK.strip().split("|"))
@pytest.mark.parametrize("to_us", [True, False])
def test_what_chiefs_say_to_each_other_is_no_command(commands: Parser, ground: Ground, line: str, to_us: bool) -> None:
    chief = ground.town.people[CHIEF]
    read = commands.parse(line, chief, to_us)
    assert not isinstance(read, Suggest)
    assert read is None or form_of(read).spoken  # 收, 到了: he has nothing in hand


@pytest.mark.parametrize("line", ["今天怎么样", "还有哪些没办完", "图看不清,重发", "上次去过", "剩下的也走了"])
def test_said_to_colleagues_plain_words_are_talk(commands: Parser, ground: Ground, line: str) -> None:
    read = commands.parse(line, ground.town.people[OFFICER], to_us=False)
    assert not isinstance(read, Suggest)
    assert read is None or form_of(read).spoken


@pytest.mark.parametrize("line", ["派1263给赵敏", "代办", "撤消", "把1263关了"])
def test_nobody_is_offered_what_he_may_not_use(commands: Parser, ground: Ground, line: str) -> None:
    read = commands.parse(line, ground.town.people[OFFICER], to_us=True)
    assert not isinstance(read, Suggest | Assign | Close)
