"""Nobody is betrayed by his own words: what is told in private is read by the entrusted alone, by whatever door others look for it.

But privacy yields to rescue: of what cannot wait whoever is called reads the whole address, without the name.
"""

import re
from collections.abc import Iterable, Iterator

import pytest

from bot.transport import Outcome
from tests.language.town import OWNERS, STAFF, Town

ME = "夜跑的风"
ENTRUSTED = ("王磊", "张丽", "何芳")
OTHERS = {
    "a neighbour": "陈姐",
    "an officer who is not called": "李伟",
    "a substitute": "段勇",
    "an auxiliary": "赵敏",
    "the property": "孙经理",
    "the deputy": "吴娟",
    "a chief": "周建国",
    "the other chief": "马兰",
    "a chief of another station": "段文彬",
    "an officer of another station": "李开云",
    "the leader": "杨主任",
    "the office": "小方",
}
IN_THE_WORK_GROUP = {"李伟", "段勇", "赵敏", "吴娟", "周建国", "马兰", *ENTRUSTED}
LOOKS = ("单 1263", "为何 1263", "待办")
EVERYWHERE = (
    *(
        "1263",
        "单 1263",
        "单 学桥1263",
        "为何 1263",
        "为何 学桥1263",
        "待办",
        "今日",
        "今日 来源",
        "待核",
        "未明",
        "词库",
    ),
    *("漏报", "误报", "帮助", "收", "派单 1263", "关闭 1263", "试运行", "略过 1", "重发 1", "已发 1"),
)

NORMAL = [
    ("我是9栋604的,楼下天天打麻将,吵得睡不着", "604"),
    ("我住9栋604,隔壁天天打麻将太吵了", "604"),
    ("我家9栋604,楼上半夜拖椅子,吵死了", "604"),
    ("我家604,楼上天天跺脚,吵得没法睡", "604"),
    ("本人9栋2单元604业主,举报楼下深夜唱歌扰民", "604"),
    ("俺是9-604的,楼下打牌吵了一宿", "604"),
    ("咱家住九栋六零四,对门半夜打牌太吵", "604"),
    ("9栋604业主,楼下半夜打麻将吵得睡不着", "604"),
    ("9-2-604的住户,楼上半夜唱歌吵死人", "604"),
    ("楼下天天半夜打麻将吵死了 ——9栋604", "604"),
    ("604这边天天被楼下的麻将声吵醒", "604"),
    ("在下9栋604,楼下半夜打牌,太吵", "604"),
    ("小编住桂花苑9栋604,楼上通宵打麻将,吵", "604"),
    ("我是9栋604的,8栋门口半夜有人唱歌太吵了", "604"),
    ("别说是我说的。9栋604半夜打麻将,吵得不敢在群里讲", "604"),
]


def read_by(town: Town, who: str) -> str:
    """All that somebody has read of the bot's."""
    rooms = {OWNERS} | ({STAFF} if who in IN_THE_WORK_GROUP else set())
    return "\n".join(line.text for line in town.chat.lines if line.to == who or line.room in rooms)


def pieces(words: str) -> Iterator[str]:
    """Whatever of somebody's words would be known again, places aside."""
    for run in re.findall(r"[\u4e00-\u9fff]{5,}", re.sub(r"[\d一-九零-]*[栋单元]+|门口", " ", words)):
        yield from (run[start : start + 5] for start in range(len(run) - 4))


def betrays(text: str, words: str, flat: str) -> list[str]:
    """What of a private report stands in a text: its flat, its author, its words."""
    found = [ME] if ME in text else []
    found += [line for line in ("因为说到", "起作用的词") if line in text]
    found += [flat] if re.search(rf"(?<!\d){flat}(?!\d)", text) or "六零四" in text else []
    return found + [piece for piece in pieces(words) if piece in text]


async def everybody_looks(town: Town, commands: Iterable[str] = LOOKS, rooms: Iterable[str | None] = (None,)) -> None:
    """Every role tries every door, in private or in the work group."""
    for who in (*OTHERS.values(), *ENTRUSTED):
        for command in commands:
            for room in rooms:
                if room is None or who in IN_THE_WORK_GROUP:
                    await town.says(who, command, room)
    await town.says("陈姐", "单 1263")
    await town.says("陈姐", "1263怎么样了", None)


@pytest.mark.parametrize(("words", "flat"), NORMAL)
async def test_what_is_told_in_private_stays_with_the_entrusted(town: Town, words: str, flat: str) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "今天天气不错")
    await town.says(ME, words, None)
    town.told(ME, "#1263", "王磊", "不发到群里")
    town.silent(OWNERS)
    await everybody_looks(town)
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), words, flat) == [], role
    for who in ENTRUSTED:
        await town.says(who, "单 1263", None)
        town.told(who, ME, words)
        await town.says(who, "为何 1263", None)
        town.told(who, "因为说到")
        assert not betrays("\n".join(line.text for line in town.chat.lines if line.room), words, flat)


@pytest.mark.parametrize(("words", "flat"), [NORMAL[0], NORMAL[-1]])
async def test_nor_does_a_whole_life_of_it_tell(town: Town, words: str, flat: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says(ME, "今天天气不错")
    await town.says(ME, words, None)
    await town.at("09:05")
    await town.says(ME, "说错了,不是打麻将,是在搬桌子", None)
    await town.at("09:40")  # nobody has accepted it: the deputy hears
    await town.says("李伟", "收 1263", STAFF)
    await town.says("何芳", "收 1263", None)
    await town.says(
        "何芳", f"已办 1263 {flat}住户已劝过", None
    )  # passed on to a lead whom nobody has promised anything
    await town.at("15:10")  # no progress
    await town.says("李伟", "办结 1263 到六零四家劝导过", None)
    await town.says(ME, "3", None)
    await town.says("周建国", "派单 1263 段勇", None)
    await town.says("段勇", "单 1263", None)
    await town.at("2025-10-09 18:30")  # overdue
    await everybody_looks(town, EVERYWHERE, (None, STAFF))
    await town.says("周建国", "误报 1263", None)
    await town.says("马兰", "恢复 1263", None)
    await town.at("2025-10-13 09:30")  # the week's lessons
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), words, flat) == [], role


async def test_whoever_is_on_duty_later_was_promised_not_to_know(town: Town) -> None:
    words = "我是9栋604的,楼下天天打麻将,吵得睡不着"
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, words, None)
    town.told(ME, "王磊、网格员张丽、网格员何芳")
    await town.at("20:00")  # only the night's police are on duty
    await town.says("张丽", "单 1263", None)
    town.told("张丽", ME, "604")
    await town.says("赵敏", "单 1263", None)
    assert not betrays(town.told("赵敏", "#1263", "王磊、张丽、何芳").text, words, "604")


async def test_in_closed_time_those_are_named_who_will_be_called(town: Town) -> None:
    await town.at("2025-09-30 19:00")
    await town.says("阿杰", "早")
    await town.says("阿杰", "我是9栋604的,楼道里堆满了杂物,别说是我", None)
    town.told("阿杰", "孙经理")
    await town.at("2025-10-09 08:30")
    assert "604" not in "".join(line.text for line in town.lines(STAFF))
    await town.says("孙经理", "单 1263", None)
    town.told("孙经理", "阿杰", "604")


async def test_the_place_that_was_asked_for_is_whole_for_the_entrusted(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, "有人半夜打麻将吵死了", None)
    town.told(ME, "在哪一栋")
    await town.says(ME, "9栋604", None)
    assert town.ticket("1263").place == "9栋604"
    await everybody_looks(town)
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), "", "604") == [], role
    await town.says("王磊", "单 1263", None)
    town.told("王磊", "9栋604")


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("我是9栋604的", "9栋"),
        ("我家9栋604楼下", "9栋"),
        ("我家604门口", None),
        ("就我家楼上", None),
        ("8栋门口", "8栋门口"),
    ],
)
async def test_an_answer_about_himself_names_his_building_at_most(town: Town, answer: str, place: str | None) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, "有人半夜打麻将吵死了", None)
    await town.at("10:05")
    await town.says(ME, answer, None)
    assert town.ticket("1263").place == place
    await everybody_looks(town)
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), answer, "604") == [], role


CALLED = ("李伟", "孙经理", "周建国", "马兰", "吴娟")
NOT_CALLED = ("陈姐", "段勇", "赵敏", "张丽", "何芳", "段文彬", "杨主任", "小方", "王磊")
RED = [
    "我是9栋604的,家里着火了快来",
    "我家9栋604起火了,冒浓烟",
    "9栋604业主,厨房着火了快来人",
    "我家着火了!救命 ——9栋604",
    "本人住9-604,屋里冒烟着火了",
]


@pytest.mark.parametrize("words", RED)
@pytest.mark.parametrize("room", [None, OWNERS])
async def test_in_a_danger_whoever_is_called_reads_the_whole_address(town: Town, words: str, room: str | None) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, words, room)
    ticket = town.ticket("1263")
    assert (ticket.level, ticket.place) == ("red", "9栋604")
    for who in CALLED:
        assert "9栋604" in "".join(line.text for line in town.private(who)), who
    assert "604" not in "".join(line.text for line in town.chat.lines if line.room)
    if room is None:
        await everybody_looks(town, ("单 1263", "单 学桥1263"))
        entrusted = town.ticket("1263").entrusted
        assert not [who for who in (*CALLED, *NOT_CALLED) if who not in entrusted and ME in read_by(town, who)]
        assert {who: found for who in NOT_CALLED if (found := betrays(read_by(town, who), words, "604"))} == {}


@pytest.mark.parametrize("room", [None, OWNERS])
async def test_in_an_urgent_matter_too(town: Town, room: str | None) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, "我是9栋604的,我家门口被电动车堵死了,出不去", room)
    ticket = town.ticket("1263")
    assert (ticket.level, ticket.place) == ("urgent", "9栋604")
    town.told("李伟", "9栋604")
    assert "604" not in "".join(line.text for line in town.chat.lines if line.room)
    assert "604" not in "".join(line.text for who in ("吴娟", "周建国") for line in town.private(who))
    await town.at("10:20")  # nobody accepts it
    town.told("李伟", "9栋604")
    assert "604" not in town.told("吴娟", "#1263").text
    await town.says("段勇", "收 1263", STAFF)  # who takes it goes there
    assert any("9栋604" in line.text for line in town.private("段勇"))
    assert ME not in "".join(line.text for line in town.chat.lines if line.to == "段勇")


async def test_nor_is_his_flat_lost_where_the_compound_is_asked_for(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "我家门口被电动车堵死了,出不去", None)
    town.told(ME, "哪个小区")
    await town.says(ME, "桂花苑,我是9栋604的", None)
    town.told("李伟", "9栋604")
    assert "604" not in "".join(line.text for line in town.chat.lines if line.room)


@pytest.mark.parametrize(
    "lines",
    [
        ("我是9栋604的", "楼下天天打麻将,吵得睡不着"),
        ("9栋604", "楼下天天打麻将,吵得睡不着"),
        ("楼下天天打麻将,吵得睡不着", "我是9栋604的,别告诉别人"),
        ("楼下天天打麻将,吵得睡不着", "9栋,我住604"),
        ("您好,我有个事想反映", "我住9栋604,楼下天天打麻将,吵得睡不着"),
    ],
)
async def test_it_may_take_him_several_lines(town: Town, lines: tuple[str, ...]) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    for second, line in enumerate(lines):
        await town.at(f"10:00:{second + 10}")
        await town.says(ME, line, None)
    await everybody_looks(town)
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), " ".join(lines), "604") == [], role


async def test_what_becomes_a_danger_is_at_his_door(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, "我是9栋604的,楼道里的流浪狗一直叫", None)
    assert town.ticket("1263").place != "9栋604"
    await town.says(ME, "咬到了!流血了", None)
    ticket = town.ticket("1263")
    assert (ticket.level, ticket.home) == ("red", "9栋604")
    for who in ("周建国", "孙经理"):
        assert "#1263" in "".join(line.text for line in town.private(who))


async def test_his_flat_told_later_is_the_place_of_what_cannot_wait(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, "家里着火了快来", None)
    await town.says(ME, "我是9栋604的", None)
    assert town.ticket("1263").place == "9栋604"
    for who in ("李伟", "周建国", "孙经理"):
        town.told(who, "9栋604")


async def test_a_neighbours_own_flat_never_stands_whole_on_a_card(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says("阿杰", "我是9栋604的,楼上漏水天天装修吵死了")
    assert town.ticket("1263").place == "9栋"
    assert "604" not in "".join(line.text for line in town.chat.lines if line.room)
    called = town.ticket("1263").called[0]
    await town.says(called, "单 1263", None)
    town.told(called, "反映人住9栋604")
    await town.says("唐静", "单 1263", None)
    assert "604" not in town.told("唐静", "#1263").text


@pytest.mark.parametrize(
    "words", ["我是9栋604的,楼下停车真高级,消防通道都成VIP车位了[强]", "我是9栋604的,多谢楼下半夜免费音乐会[强]"]
)
async def test_a_doubt_that_was_told_in_private_is_nobodys_to_read(town: Town, words: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says(ME, "早")
    await town.says(ME, words, None)
    await town.at("09:30")
    await everybody_looks(town, ("待核", "未明"))
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), words, "604") == [], role


async def test_a_doubt_that_somebody_files_stays_its_authors_and_private(town: Town) -> None:
    words = "我是9栋604的,多谢楼下半夜免费音乐会[强]"
    await town.at("2025-09-30 09:00")
    await town.says(ME, "早")
    await town.says(ME, words, None)
    await town.at("09:30")
    await town.says("何芳", "待核", None)
    town.told("何芳", "免费音乐会")
    await town.says("何芳", "核实 1 8栋活动室", None)
    town.told("何芳", "已登记#1263")
    town.told(ME, "#1263", "王磊、网格员张丽、网格员何芳")
    await everybody_looks(town, ("单 1263", "待办"))
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), words, "604") == [], role
    await town.says("王磊", "单 1263", None)
    town.told("王磊", ME, words)


async def test_several_matters_of_one_line_are_promised_and_kept_alike(town: Town) -> None:
    words = "我是9栋604的,楼下半夜打麻将吵得睡不着;还有东门烧烤摊油烟熏得人难受"
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, words, None)
    assert {ticket.private for ticket, _ in town.stored().values()} == {True}
    town.told(ME, "记了2件", "王磊", "唐静", "不发到群里")
    await everybody_looks(town, [f"单 {number}" for number in town.numbers()])
    for role, who in OTHERS.items():
        if who != "唐静":
            assert betrays(read_by(town, who), words, "604") == [], role


async def test_nor_does_the_car_that_he_named_stand_in_the_work_group(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says(ME, "早")
    await town.says(ME, "我是9栋604的,3栋门口那辆云E12D88天天占我车位", None)
    assert "云E" not in town.hears(STAFF, "#1263", "3栋门口").text
    await town.says("李伟", "单 1263", None)
    town.told("李伟", "12D88")


async def test_what_nobody_knows_whether_it_was_sent_is_shown_without_its_words(town: Town) -> None:
    words = "我是9栋604的,楼下天天打麻将,吵得睡不着"
    await town.at("2025-09-30 09:00")
    await town.says(ME, "早")
    await town.says(ME, words, None)
    town.chat.outcomes.append(Outcome.UNKNOWN)
    await town.says("王磊", "单 1263", None)
    await everybody_looks(town, ("未明",))
    assert "不显示" in read_by(town, "周建国")
    for role, who in OTHERS.items():
        assert betrays(read_by(town, who), words, "604") == [], role
