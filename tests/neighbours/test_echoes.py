"""How neighbours second a matter in a busy group: by a quote or soon after, beside polls, questions and offers of others."""

import pytest

from tests.language.town import OWNERS, STAFF, Town


async def beside_a_poll(town: Town) -> None:
    """One matter is closed and asked about; another has just been told by somebody else."""
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at("10:30")
    await town.says("阿杰", "9栋门口的垃圾堆了几天没人清")


@pytest.mark.parametrize(
    "words", ["天天这样", "忍很久了", "受不了了", "我们这边也一样", "强烈要求处理", "👍", "[强][强]", "+1"]
)
async def test_a_quote_seconds_what_it_quotes_while_another_is_asked_about(town: Town, words: str) -> None:
    await beside_a_poll(town)
    await town.says("老周", words, quote="9栋门口")
    assert (town.voices("1271"), town.votes("1263")) == (["阿杰", "老周"], {})


@pytest.mark.parametrize("words", ["我们家也是这样", "每天都这样", "我家孩子都睡不着", "早该管了"])
async def test_who_has_no_poll_seconds_the_last_matter(town: Town, words: str) -> None:
    await beside_a_poll(town)
    await town.says("老周", words)
    assert town.voices("1271") == ["阿杰", "老周"]


async def test_a_verdict_that_quotes_another_matter_is_none(town: Town) -> None:
    await beside_a_poll(town)
    await town.says("陈姐", "满意", quote="9栋门口")
    town.silent(OWNERS)
    assert town.votes("1263") == {}


@pytest.mark.parametrize("asked", ["几点了", "谁有充电器借一下", "明天什么天气?", "超市几点关门?"])
@pytest.mark.parametrize("words", ["+1", "支持", "我家也是", "顶一下"])
async def test_a_neighbours_question_that_nobody_says_the_same_to_stands_between_nothing(
    town: Town, asked: str, words: str
) -> None:
    await town.complained()
    await town.at("08:33")
    await town.says("阿杰", asked)
    await town.says("老周", words)
    assert town.voices("1263") == ["陈姐", "老周"]


@pytest.mark.parametrize(
    "asked", ["团购冬枣,要的+1", "有没有人家里停水了?", "你们家网卡不卡?", "周末一起爬山去吗?", "大家的快递都到了吗"]
)
async def test_a_second_to_a_neighbours_offer_or_question_is_his(town: Town, asked: str) -> None:
    await town.complained()
    await town.at("08:33")
    await town.says("阿杰", asked)
    await town.says("老周", "+1")
    assert town.voices("1263") == ["陈姐"]


async def test_an_offer_still_stands_where_a_question_about_it_comes_between(town: Town) -> None:
    await town.complained()
    await town.at("08:33")
    await town.says("阿杰", "团购冬枣,要的+1")
    await town.says("小米妈", "多少钱一斤?")
    await town.says("老周", "+1")
    assert town.voices("1263") == ["陈姐"]


async def test_an_offer_before_the_matter_was_told_stands_between_nothing(town: Town) -> None:
    await town.at("08:31")
    await town.says("阿杰", "团购冬枣,要的+1")
    await town.complained()
    await town.says("老周", "+1")
    assert town.voices("1263") == ["陈姐", "老周"]


async def test_a_second_that_quotes_talk_is_no_voice(town: Town) -> None:
    await town.complained()
    await town.says("阿杰", "楼下新开的面馆真好吃")
    await town.says("老周", "+1", quote="面馆")
    assert town.voices("1263") == ["陈姐"]


async def test_a_second_that_quotes_a_line_of_several_matters_chooses_none(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人,还有7栋后面那黄狗昨晚追小孩")
    await town.says("老周", "+1", quote="#1271")
    assert (town.voices("1263"), town.voices("1271")) == (["阿杰"], ["阿杰"])


async def test_agreement_that_names_the_nuisance_seconds_the_matter_of_its_kind(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋楼上装修电钻吵得没法休息")
    await town.says("刘叔", "5栋门口有车乱停,走路都要绕")
    await town.says("老周", "是啊吵死了")
    assert (town.voices("1263"), town.voices("1271")) == (["阿杰", "老周"], ["刘叔"])
    assert len(town.numbers()) == 2


@pytest.mark.parametrize("words", ["这也太有才了[捂脸]", "今晚有戏看了", "哈哈哈人才啊", "搬板凳看戏"])
async def test_who_laughs_at_it_is_no_voice(town: Town, words: str) -> None:
    await town.complained()
    await town.says("老周", words, quote="又堵3栋")
    town.silent(OWNERS, STAFF)
    assert town.voices("1263") == ["陈姐"]


@pytest.mark.parametrize("words", ["这两天都没睡好", "早就该贴条了", "确实哈哈,天天堵", "我们都没地方停"])
async def test_who_suffers_by_it_or_says_what_is_due_is_a_voice(town: Town, words: str) -> None:
    await town.complained()
    await town.says("老周", words, quote="又堵3栋")
    assert town.voices("1263") == ["陈姐", "老周"]


@pytest.mark.parametrize("words", ["强烈要求处理", "希望尽快解决", "必须整治"])
async def test_a_demand_alone_opens_nothing(town: Town, words: str) -> None:
    await town.at("09:40")
    await town.says("老周", words)
    town.silent()
    assert town.numbers() == []
