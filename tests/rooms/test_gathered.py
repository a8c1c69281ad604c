"""Gathered receipts (合并回执): one line for several matters says what is true when it is said, and is taken back where one of them goes."""

from tests.language.town import OWNERS, STAFF, Town

MATTERS = ("5栋门口有车乱停", "7栋楼下有流浪狗", "9栋西门摆摊占道")


async def busy(town: Town) -> None:
    """Three receipts have been said in this hour: the next ones are gathered."""
    await town.at("09:00")
    for who, words in zip(("老周", "小米妈", "刘叔"), MATTERS, strict=True):
        await town.says(who, words)
    assert town.numbers() == ["1263", "1271", "1289"]


async def test_what_was_answered_meanwhile_is_not_asked(town: Town) -> None:
    await busy(town)
    await town.says("阿杰", "楼下半夜装修吵死了")
    await town.says("夜跑的风", "路灯坏了没人修")
    town.silent(OWNERS)
    await town.at("09:03")
    await town.says("阿杰", "11栋")
    await town.at("09:10")
    line = town.hears(OWNERS, "#1297", "#1305")
    assert line.text.count("在哪一栋") == 1


async def test_a_receipt_that_waits_alone_does_not_ask_for_what_was_answered(town: Town) -> None:
    await busy(town)
    await town.says("阿杰", "楼下半夜装修吵死了")
    await town.says("阿杰", "11栋")
    await town.at("09:10")
    line = town.hears(OWNERS, "#1297")
    assert "哪" not in line.text


async def test_a_gathered_line_is_said_again_without_what_was_taken_back(town: Town) -> None:
    await busy(town)
    await town.says("阿杰", "11栋半夜装修吵死了")
    await town.says("夜跑的风", "12栋路灯坏了没人修")
    await town.at("09:10")
    line = town.hears(OWNERS, "#1297", "#1305")
    await town.takes_back("阿杰", "装修吵死了")
    assert town.gone(OWNERS) == [line.text]
    await town.at("09:21")
    again = town.hears(OWNERS, "#1305")
    assert "#1297" not in again.text and "装修" not in again.text


async def test_a_receipt_for_two_matters_is_said_again_where_one_was_misread(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人,还有7栋后面那黄狗昨晚追小孩")
    line = town.hears(OWNERS, "#1263", "#1271")
    await town.says("周建国", "误报 1271", STAFF)
    assert town.gone(OWNERS) == [line.text]
    again = town.hears(OWNERS, "#1263")
    assert "#1271" not in again.text


async def test_two_matters_of_one_line_are_both_gathered(town: Town) -> None:
    await busy(town)
    await town.says("阿杰", "9栋东门烧烤摊油烟熏死人,还有6栋后面那黄狗昨晚追小孩")
    await town.says("夜跑的风", "12栋路灯坏了没人修")
    await town.at("09:10")
    town.hears(OWNERS, "#1297", "#1305", "#1313")
