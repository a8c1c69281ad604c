"""How bad a line is: the tables of what is red, urgent, in doubt, and nothing at all."""

from collections.abc import Callable

import pytest

from handlers.domain.reading import Danger, Level
from nlp.danger import CALM, Alarm, alarm_of
from nlp.hearing import Ear
from nlp.lexicon import Lexicon, load
from nlp.normal import normalise
from nlp.pattern import Hits
from nlp.scan import Scanner
from nlp.segment import Segmenter
from tests.nlp.conftest import LEVELS

MOST = 111
"""No more rules than a person can read."""

GIVEN = {
    "加急": LEVELS.urgent,
    "火情": LEVELS.red[Danger.FIRE],
    "伤情": LEVELS.red[Danger.INJURY],
    "打斗": LEVELS.red[Danger.FIGHT],
}

Heard = Callable[[str], Hits]
Look = Callable[[str], Alarm]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load(GIVEN)


@pytest.fixture(scope="module")
def heard(lexicon: Lexicon) -> Heard:
    """The hits of a line, as the reader makes them."""
    return Scanner(lexicon, Segmenter()).scan


@pytest.fixture(scope="module")
def look(lexicon: Lexicon) -> Look:
    ear = Ear(lexicon, Segmenter())

    def looked(text: str) -> Alarm:
        return alarm_of(lexicon.levels, ear.hear(normalise(text)).levels)

    return looked


RED = [
    ("谁家窗户火都冒出来了,快报火警", Danger.FIRE),
    ("电瓶在屋里充着充着炸了,一屋子都是烟", Danger.FIRE),
    ("楼道里全是烟,下不去了,我们在15楼", Danger.FIRE),
    ("刚进单元门一股液化气味,谁家罐子没关", Danger.FIRE),
    ("施工队把燃气主管戳破了,气味冲鼻子,大家快撤", Danger.FIRE),
    ("家里火大得很,娃儿还在里屋头", Danger.FIRE),
    ("着咗火啊,快啲打119", Danger.FIRE),
    ("我爸突然说不出话,半边身子动不了", Danger.INJURY),
    ("单元门口躺着一个人,一地的血", Danger.INJURY),
    ("孩子从滑梯上头朝下栽下来,人晕了", Danger.INJURY),
    ("隔壁小孩误吞了纽扣电池", Danger.INJURY),
    ("奶奶在卫生间摔倒起不来了", Danger.INJURY),
    ("我妈被柜子压住了", Danger.INJURY),
    ("恶犬咬着一个小孩不放手", Danger.INJURY),
    ("脚手架塌了,底下埋人了", Danger.INJURY),
    ("救护车怎么还没到,谁会急救", Danger.INJURY),
    ("楼上男的又在打老婆", Danger.VIOLENCE),
    ("那个男的又打他媳妇了,听声音要出事", Danger.VIOLENCE),
    ("对门女的在喊救命", Danger.VIOLENCE),
    ("隔壁女人满脸淤青跑出来求我报警", Danger.VIOLENCE),
    ("三楼后爸天天打孩子", Danger.VIOLENCE),
    ("3栋有人家暴,女的光着脚跑出来的", Danger.VIOLENCE),
    ("楼顶坐着一个姑娘,腿都伸外面了", Danger.JUMP),
    ("有人要跳楼", Danger.JUMP),
    ("13楼窗外挂着个小孩!!!", Danger.JUMP),
    ("她留了封信,电话关机", Danger.JUMP),
    ("有小孩掉河里了", Danger.TRAPPED),
    ("湖面上漂着个人,不知道死活", Danger.TRAPPED),
    ("电梯从12楼突然往下坠,里面有三个人", Danger.TRAPPED),
    ("车里闷着个娃,车主快来", Danger.TRAPPED),
    ("我女儿一个人卡在电梯里", Danger.TRAPPED),
    ("修空调的师傅被电打了,挂在外面", Danger.ELECTRIC),
    ("一楼配电箱泡水了", Danger.ELECTRIC),
    ("电线掉水里了,大家别过去", Danger.ELECTRIC),
    ("楼下有人挥着砍刀", Danger.FIGHT),
    ("两帮人抡着棍子在南门干仗", Danger.FIGHT),
    ("因为抢车位,东门那两个打起来了", Danger.FIGHT),
]

URGENT = [
    "救护车就在外面,被那辆别克挡住了",
    "我的车被堵在里面,赶着去医院",
    "地库出口堵了,都等着出门",
    "刚挪开一会儿,现在还堵着",
    "道闸坏了进不来",
    "地库进水了,水泵没响",
    "楼道水管爆了,跟瀑布一样,快来关总阀",
    "电梯停在七楼半,门打不开,电梯困人了",
    "下水井盖没了,晚上看不见",
    "一群野狗正围着放学的孩子",
    "外墙那块砖要掉了,下面就是幼儿园",
    "高压线断了垂在路上",
    "停电了,老人的制氧机停了",
    "我奶奶走丢了,穿红衣服",
    "独居老人两天没开门,敲门没人应",
]

CALM_LINES = [
    "看球看得心梗",
    "笑死我了",
    "今天热炸了",
    "气得冒烟",
    "辅导作业气得想打孩子",
    "打起来打起来,我买了瓜子",
    "这剧看得我要跳楼",
    "跳楼价清仓,手慢无",
    "骨折价,全场三折",
    "今天又被老婆家暴,洗碗一个月",
    "心在流血,钱包也在流血",
    "孩子打游戏喊救命救命",
    "电影里他老婆被他打得好惨",
    "刷到个视频,外省的楼着火了",
    "万一着火了消防车怎么进来",
    "着火了你拿什么浇",
    "楼下烧烤摊天天冒烟",
    "昨晚有人在东门打架",
    "昨天那场火真吓人,还好没人受伤",
    "我爷爷当年掉河里差点没了",
    "演习呢别慌,冒的是烟饼的烟",
    "【温馨提示】遇到电梯困人请勿慌张",
    "电梯里被困的人已经出来了,没事了",
    "奶奶找到了,谢谢各位",
    "不是着火,是河边放烟花",
    "说错了不是着火是烧烤",
    "我血压高,医生让多走走",
    "麻烦把打火机还我",
    "落水管有点漏",
    "楼上两只猫打架,吵死了",
    "那两条狗在北门打架",
]

DOUBT = [
    ("怎么有股焦味", Danger.FIRE),
    ("楼上一直有人惨叫", Danger.VIOLENCE),
    ("有个老头躺在地上", Danger.INJURY),
    ("电梯刚才猛地往下掉", Danger.TRAPPED),
]


@pytest.mark.parametrize(("text", "danger"), RED)
def test_a_danger_is_red_and_has_a_name(look: Look, text: str, danger: Danger) -> None:
    assert look(text) == Alarm(Level.RED, danger)


@pytest.mark.parametrize("text", URGENT)
def test_what_cannot_wait_is_urgent(look: Look, text: str) -> None:
    alarm = look(text)
    assert (alarm.level, alarm.danger) == (Level.URGENT, None)


@pytest.mark.parametrize("text", CALM_LINES)
def test_figures_of_speech_and_what_is_over_are_nothing(look: Look, text: str) -> None:
    assert look(text) == CALM


@pytest.mark.parametrize(("text", "danger"), DOUBT)
def test_what_may_be_a_danger_is_asked_about(look: Look, text: str, danger: Danger) -> None:
    alarm = look(text)
    assert (alarm.danger, alarm.alarming) == (None, danger)


def test_the_examples_of_the_levels_say_what_they_stand_for(
    lexicon: Lexicon, heard: Heard, look: Look, subtests: pytest.Subtests
) -> None:
    levels = lexicon.levels
    for danger, rules in levels.red.items():
        for line in rules.values():
            with subtests.test(line):
                assert look(line) == Alarm(Level.RED, danger)
    for danger, rules in levels.doubt.items():
        for line in rules.values():
            with subtests.test(line):
                assert (look(line).danger, look(line).alarming) == (None, danger)
    for line in levels.urgent.values():
        with subtests.test(line):
            assert look(line).level is Level.URGENT
    for pattern, line in levels.harmless.items():
        with subtests.test(line):
            assert look(line) == CALM
            assert pattern.find(normalise(line), heard(normalise(line)))


def test_the_rules_of_danger_stay_few(lexicon: Lexicon) -> None:
    rules = [rule for rule in lexicon.rules if rule.subcategory == "danger"]
    assert len(lexicon.levels.patterns()) + len(rules) <= MOST
