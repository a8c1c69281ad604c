"""What went wrong when it was talked to as strangers would, each named after what broke."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


async def test_a_vote_that_was_mistyped_withdrew_the_ticket(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.says("陈姐", "3", None)
    await town.says("陈姐", "按错了 应该是1", None)
    assert town.ticket("1263").state is State.OPEN
    assert town.gone(OWNERS) == []


async def test_whoever_only_ever_wrote_in_private_was_a_stranger_again(town: Town) -> None:
    await town.at("09:00")
    await town.says("刘叔", "桂花苑3栋门口有车堵着", None)
    await town.says("刘叔", "有消息了吗", None)
    town.told("刘叔", "#1263", "还没有人接")
    await town.says("李伟", "收 1263", None)
    await town.says("李伟", "1263 办结 车挪走了", None)
    await town.says("刘叔", "1", None)
    assert town.votes("1263") == {"刘叔": "satisfied"}


async def test_a_result_of_the_night_was_told_after_it_was_opened_again(town: Town) -> None:
    await town.complained(at="21:30")
    await town.accepted(at="21:40")
    await town.at("22:40")
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    await town.at("22:45")
    await town.says("陈姐", "车还在,没挪", None)
    await town.at("2025-09-29 07:05")
    assert not [line for line in town.lines(OWNERS) if "已办" in line.text]


async def test_a_promise_lost_its_clock_where_the_card_went_back(town: Town) -> None:
    await town.complained(at="09:00")
    await town.accepted(at="11:05")
    await town.at("2025-09-29 17:59")
    await town.at("2025-09-29 18:00")
    town.told("陈姐", "抱歉,#1263", "9/30 18:00")


@pytest.mark.parametrize("words", ["李伟忙不过来,把1263给赵敏嘛", "李伟别去了,1263让段勇去"])
async def test_the_man_who_was_excused_was_sent(town: Town, words: str) -> None:
    await town.complained()
    await town.says("周建国", words, None)
    assert not any("派单 1263 李伟" in line.text for line in town.private("周建国"))


async def test_handing_it_to_a_colleague_closed_it(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "转给段勇", None)
    assert town.ticket("1263").called == ("段勇",)


@pytest.mark.parametrize("words", ["喊车主下来挪了", "通知车主挪走了", "移交"])
async def test_what_others_were_told_closed_it(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, None)
    town.told("李伟", "#1263 算办结吗")
    town.silent(OWNERS)


async def test_a_chiefs_own_words_and_names_stood_in_the_group(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "关闭 1263 老周的车,他已经挪了,李伟去看过", None)
    assert "老周" not in town.hears(OWNERS, "#1263 已办").text
    assert "李伟" not in town.told("陈姐", "站长说明").text


async def test_a_closing_by_mistake_could_not_be_undone(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.says("周建国", "重开 1263", None)
    town.told("周建国", "#1263 已恢复")
    assert town.ticket("1263").state is State.OPEN


async def test_the_place_in_the_line_picked_no_ticket(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("老周", "5栋门口有车乱停")
    await town.says("李伟", "收 1263 1271", STAFF)
    await town.says("李伟", "5栋门口的挪走了", None)
    assert [town.ticket(number).state for number in ("1263", "1271")] == [State.ACCEPTED, State.RESOLVED]


async def test_a_card_of_what_was_taken_was_still_sent(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("老周", "5栋门口有车乱停")
    await town.at("09:01")
    await town.says("李伟", "收 1271", STAFF)
    await town.at("09:10")
    assert not [line for line in town.lines(STAFF) if "#1271" in line.text]


@pytest.mark.parametrize("words", ["我去不了,在龙泉支援", "过不来,换个人吧"])
async def test_an_officer_who_cannot_go_was_not_understood(town: Town, words: str) -> None:
    await town.complained()
    await town.says("李伟", words, None)
    town.told("李伟", "#1263 已告诉吴娟")
    town.told("吴娟", "李伟说#1263", "派单 1263")
    assert town.ticket("1263").state is State.OPEN


async def test_a_grumble_opened_a_ticket_of_its_own(town: Town) -> None:
    await town.complained()
    await town.at("09:40")
    await town.says("陈姐", "不指望了,反正也没人管")
    await town.says("陈姐", "都一个小时了没人来")
    assert town.numbers() == ["1263"]


async def test_the_same_matter_at_another_place_was_a_voice(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋楼道有人飞线充电")
    await town.says("老周", "我家也是,4栋1单元", quote="飞线充电")
    assert town.voices("1263") == ["陈姐"]
    assert town.ticket("1271").place == "4栋1单元"


async def test_thanks_of_a_chief_were_answered_with_figures(town: Town) -> None:
    await town.says("周建国", "今天辛苦了", None)
    assert not [line for line in town.private("周建国") if "诉求" in line.text]


@pytest.mark.parametrize(
    "words", ["关闭1263没有", "关单1263行不行", "关闭 1263 先不要", "1263误报了吧?", "误报1263?", "关闭1263了吗"]
)
async def test_a_chiefs_question_was_carried_out(town: Town, words: str) -> None:
    await town.complained()
    await town.says("周建国", words, None)
    assert town.ticket("1263").state is State.OPEN
    town.silent(OWNERS, STAFF)


@pytest.mark.parametrize(
    "words",
    [
        "派单 1263 不要给段勇",
        "派单1263 除了李伟都行",
        "派单 1263 唐静还是段勇",
        "派单 1263 王磊的徒弟",
        "派单 1263 王磊和段勇",
    ],
)
async def test_a_name_that_was_not_to_go_was_sent(town: Town, words: str) -> None:
    await town.complained()
    await town.says("周建国", words, None)
    town.told("周建国", "请写派给谁")
    assert town.ticket("1263").called == ("李伟",)


@pytest.mark.parametrize("words", ["办结 明天再说", "办结 还没有", "办结1263了吗", "搞定了个铲铲", "搞定了个锤子"])
async def test_what_is_not_done_was_closed(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, None)
    assert town.ticket("1263").state is State.ACCEPTED
    town.silent(OWNERS)


async def test_the_question_whether_it_is_done_outlived_what_was_said_since(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "上门了没人开", None)
    await town.says("李伟", "等车主回来再说", None)
    await town.says("李伟", "是", None)
    assert town.ticket("1263").state is State.ACCEPTED


@pytest.mark.parametrize(
    "words", ["不要撤我的单", "千万别撤销啊", "不用了吧?", "不用管了是不是", "谁说不用来了", "要是走了就不用来了"]
)
async def test_the_opposite_of_a_withdrawal_withdrew(town: Town, words: str) -> None:
    await town.complained()
    await town.says("陈姐", words, None)
    assert town.ticket("1263").state is State.OPEN
    assert town.gone(OWNERS) == []


@pytest.mark.parametrize("words", ["又快又好", "又在问我满意不满意", "又来评价", "不选3", "33"])
async def test_a_mere_again_opened_it_again(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.says("陈姐", words, None)
    assert town.ticket("1263").state is State.RESOLVED


@pytest.mark.parametrize("words", ["我们家不受影响", "反对+1", "+1 我也要两箱", "不+1", "1"])
async def test_a_plus_that_is_none_was_a_voice(town: Town, words: str) -> None:
    await town.complained()
    await town.says("小米妈", words, quote="又堵3栋")
    assert town.voices("1263") == ["陈姐"]


@pytest.mark.parametrize("words", ["还堵起在", "车还在", "我上班去了,不等了", "还是那么大声"])
async def test_who_has_a_matter_in_work_was_greeted_like_a_stranger(town: Town, words: str) -> None:
    await town.complained()
    await town.at("08:40")
    await town.says("陈姐", words, None)
    town.told("陈姐", "#1263")


async def test_a_deputy_on_leave_was_told_who_cannot_go(town: Town) -> None:
    await town.complained()
    await town.says("吴娟", "请假 今天", None)
    await town.says("周建国", "同意", None)
    await town.says("李伟", "我去不了,在龙泉支援", None)
    town.told("李伟", "#1263 已告诉周建国、马兰")
    assert town.rung("李伟说#1263", "派单 1263") == {"周建国", "马兰"}
