"""One ticket out of two (合), and two again (拆)."""

import pytest

from handlers.domain.facts.merging import Divided
from handlers.domain.reading import Verdict
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


@pytest.fixture
async def two(town: Town) -> Town:
    """#1263 of 阿杰 at 9栋西门 with a voice, led by 李伟, and #1271 of 小米妈 at 9栋东门 with another."""
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.says("老周", "+1", quote="油烟熏死人")
    await town.says("李伟", "收 1263", STAFF)
    await town.at("10:20")
    await town.shows("小米妈")
    await town.says("小米妈", "7栋东侧烧烤又摆出来了,全是油烟")
    await town.says("刘叔", "+1", quote="全是油烟")
    await town.at("10:30")
    return town


async def test_the_first_number_goes_into_the_second(two: Town) -> None:
    await two.says("吴娟", "合 1271 1263", None)
    two.told("吴娟", "#1271 已并入#1263", "4户", "拆 1271")
    two.silent(OWNERS, STAFF)
    assert two.ticket("1271").state is State.MERGED
    assert two.voices("1263") == ["阿杰", "老周", "小米妈", "刘叔"]
    assert len(two.ticket("1263").before) == 1


async def test_split_again_everything_is_as_before(two: Town) -> None:
    before = {number: two.ticket(number) for number in ("1263", "1271")}
    await two.says("李伟", "合 1271 1263", STAFF)
    await two.says("马兰", "拆 1271", None)
    assert {number: two.ticket(number) for number in ("1263", "1271")} == before


async def test_who_had_the_merged_one_reads_that_he_need_not_go(two: Town) -> None:
    await two.says("唐静", "收 1271", STAFF)
    await two.says("吴娟", "合 1271 1263", None)
    two.told("唐静", "#1271", "#1263", "由李伟办", "不用去了")


async def test_whatever_names_the_old_number_means_the_other(two: Town) -> None:
    await two.says("吴娟", "合 1271 1263", None)
    await two.says("路人甲", "我家也是", quote="#1271")
    await two.says("刘叔", "1271怎么样了", None)
    two.told("刘叔", "#1263")
    await two.says("李伟", "1271 办结 摊已劝走", STAFF)
    two.hears(OWNERS, "#1263(含#1271) 已办", "@阿杰")
    assert two.voices("1263")[-1] == "路人甲"
    await two.says("小米妈", "满意", quote="已办")
    await two.says("刘叔", "1271 3", None)
    assert two.ticket("1263").state is State.OPEN


async def test_a_voice_stays_with_the_ticket_that_its_line_named(two: Town) -> None:
    await two.says("吴娟", "合 1271 1263", None)
    await two.says("路人甲", "我家也是", quote="#1271")
    await two.says("路人乙", "我家也是", quote="#1263")
    await two.says("马兰", "拆 1271", None)
    assert two.voices("1271") == ["小米妈", "刘叔", "路人甲"]
    assert two.voices("1263") == ["阿杰", "老周", "路人乙"]


async def test_a_vote_stays_with_the_ticket_that_its_line_named_else_with_the_parent(two: Town) -> None:
    await two.says("吴娟", "合 1271 1263", None)
    await two.says("李伟", "1263 办结 摊已劝走", STAFF)
    await two.says("小米妈", "满意", quote="收到,#1271")
    await two.says("刘叔", "2")
    await two.says("老周", "1")
    assert set(two.votes("1263")) == {"小米妈", "刘叔", "老周"}
    await two.says("马兰", "拆 1271", None)
    assert two.votes("1263") == {"刘叔": Verdict.PARTLY, "老周": Verdict.SATISFIED}
    assert two.voices("1263") == ["阿杰", "老周", "刘叔"]
    assert two.votes("1271") == {"小米妈": Verdict.SATISFIED}
    assert two.ticket("1271").state is State.OPEN


async def test_limits_that_have_passed_begin_anew_with_the_split(two: Town) -> None:
    before = two.ticket("1271")
    await two.says("吴娟", "合 1271 1263", None)
    await two.at("2025-10-09 10:00")
    await two.says("马兰", "拆 1271", None)
    two.told("马兰", "#1271 已拆开")
    ticket = two.ticket("1271")
    assert ticket.accept_by > before.accept_by
    assert ticket.resolve_by > before.resolve_by


async def test_only_whoever_is_qualified_merges(two: Town) -> None:
    await two.says("赵敏", "合 1271 1263", STAFF)
    assert two.private("赵敏")
    assert two.ticket("1271").state is State.OPEN
    assert two.refusals() == ["合"]


async def test_a_private_one_never_takes_a_groups(two: Town) -> None:
    await two.says("夜跑的风", "大家早")
    await two.says("夜跑的风", "9栋502半夜打麻将,不敢在群里讲", None)
    number = two.numbers()[-1]
    await two.says("吴娟", f"合 1271 {number}", None)
    assert two.ticket(number).merged_into == two.ticket("1271").id
    assert two.ticket("1271").asides == ("fake/夜跑的风",)


async def test_whoever_told_it_in_private_reads_the_result_in_private(two: Town) -> None:
    await two.says("夜跑的风", "大家早")
    await two.says("夜跑的风", "9栋502半夜打麻将,不敢在群里讲", None)
    number = two.numbers()[-1]
    await two.says("吴娟", f"合 {number} 1263", None)
    await two.says("李伟", "1263 办结 摊已劝走", STAFF)
    two.told("夜跑的风", "#1263 已办", "1满意")
    line = two.hears(OWNERS, "#1263 已办")
    assert number not in line.text
    assert not [word for word in ("夜跑", "502", "麻将") if word in line.text]


async def test_one_who_takes_his_line_back_while_it_is_merged_counts_no_more(two: Town) -> None:
    await two.says("吴娟", "合 1271 1263", None)
    await two.takes_back("刘叔", "+1")
    assert two.voices("1263") == ["阿杰", "老周", "小米妈"]
    await two.says("马兰", "拆 1271", None)
    assert two.voices("1271") == ["小米妈"]


async def test_merged_further_the_inner_one_can_be_split_off(two: Town) -> None:
    await two.says("陈姐", "12栋楼下烧烤摊油烟熏死人")
    await two.says("吴娟", "合 1271 1263", None)
    await two.says("吴娟", "合 1263 1289", None)
    assert two.voices("1289") == ["陈姐", "阿杰", "老周", "小米妈", "刘叔"]
    await two.says("马兰", "拆 1271", None)
    assert (two.voices("1271"), two.voices("1289")) == (["小米妈", "刘叔"], ["陈姐", "阿杰", "老周"])
    await two.says("马兰", "拆 1263", None)
    assert (two.voices("1263"), two.voices("1289")) == (["阿杰", "老周"], ["陈姐"])
    assert two.ticket("1263").state is State.ACCEPTED


async def test_a_line_with_two_matters_is_made_two(town: Town) -> None:
    await town.at("09:40")
    await town.says("周建国", "报 桂花苑 3栋楼下烧烤摊油烟熏死人,还有7栋后面流浪狗追小孩", STAFF)
    number = town.numbers()[0]
    await town.says("马兰", f"拆 {number}", None)
    [event] = [event for event in town.happened() if isinstance(event, Divided)]
    assert town.ticket(event.second.number).label is not town.ticket(number).label


async def test_what_is_written_behind_the_command_is_the_second_matter(town: Town) -> None:
    await town.complained()
    await town.says("马兰", "拆 1263 7栋后面流浪狗追小孩", None)
    assert [town.ticket(number).place for number in town.numbers()] == ["3栋单元门口", "7栋后面"]
    assert town.ticket("1271").reporter == town.ticket("1263").reporter


@pytest.mark.parametrize("line", ["合 1271", "合 1271 1271", "拆 1263", "合"])
async def test_what_cannot_be_done_is_said_alone(two: Town, line: str) -> None:
    await two.says("吴娟", line, None)
    assert len(two.private("吴娟")) == 1
    two.silent(OWNERS, STAFF)
    assert two.ticket("1271").state is State.OPEN
