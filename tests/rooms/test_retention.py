"""Nothing is kept longer than was promised: words, pictures, what the bot has said; an open ticket keeps all that is its own."""

from pathlib import Path

import pytest

from bot.config import Ground, load
from bot.doctor import look_at_pictures
from handlers.domain.ticket import State
from tests.language.demo import CONFIG
from tests.language.memory import Said
from tests.language.town import OWNERS, STAFF, Town

DOOR, DOUBTFUL = "又堵3栋单元门口了!救护车来了都进不去", "咱小区停车真高级,消防通道都成VIP车位了[强]"


@pytest.fixture
def ground(one_station: Ground) -> Ground:
    """These tests live through months."""
    return one_station


def on_disk(town: Town) -> bytes:
    """Every byte of the database, its log and the pictures; the lexicon that lies beside them is nobody's words."""
    file = Path(town.house.database.engine.url.database or "")
    files = (path for path in file.parent.rglob("*") if path.is_file() and "lexicon" not in path.parts)
    return b"".join(path.read_bytes() for path in files)


def pictures(town: Town) -> list[str]:
    file = Path(town.house.database.engine.url.database or "")
    return sorted(path.name for path in (file.parent / "media").glob("*"))


async def comes(town: Town, message: str, content: bytes = b"a picture") -> None:
    """The transport has fetched a picture that it was asked for."""
    file = Path(town.house.database.engine.url.database or "")
    (file.parent / "media").mkdir(exist_ok=True)
    (file.parent / "media" / f"{message}.jpg").write_bytes(content)
    await town.house.kept(message, f"media/{message}.jpg")
    await town.house.catch_up()


async def archived(town: Town) -> None:
    """陈姐's door, with a picture, done and archived three days later."""
    await town.at("08:32")
    await town.says("陈姐", DOOR)
    await town.says("陈姐", "", picture=True, id="before")
    await comes(town, "before")
    await town.accepted()
    await town.resolved()
    await town.at("2025-10-02 10:00")
    assert town.ticket("1263").state is State.ARCHIVED


# Which pictures are fetched.


async def test_a_picture_that_belongs_to_a_ticket_is_fetched(town: Town) -> None:
    await town.says("陈姐", DOOR)
    await town.says("陈姐", "", picture=True, id="before")
    assert town.chat.fetched == ["before"]


async def test_a_picture_is_fetched_once_the_words_come_that_need_it(town: Town) -> None:
    await town.says("陈姐", "", picture=True, id="first")
    assert town.chat.fetched == []
    await town.says("陈姐", DOOR)
    assert town.chat.fetched == ["first"]
    await comes(town, "first")
    assert pictures(town) == ["first.jpg"]


async def test_a_picture_of_nothing_is_not_fetched(town: Town) -> None:
    await town.says("老周", "今天的晚霞", OWNERS)
    await town.says("老周", "", picture=True)
    await town.says("老周", "", "别的什么群", picture=True)
    assert town.chat.fetched == []


async def test_a_private_report_has_its_evidence(town: Town) -> None:
    await town.says("夜跑的风", "早", OWNERS)
    await town.says("夜跑的风", "9栋门口天天有人烧烤油烟熏死人", None)
    await town.says("夜跑的风", "", None, picture=True, id="smoke")
    assert town.chat.fetched == ["smoke"]


async def test_what_an_officer_shows_is_fetched(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "", STAFF, picture=True, id="after")
    await town.says("李伟", "1263 办结 车挪走了 1辆", STAFF)
    assert town.chat.fetched == ["after"]


async def test_what_did_not_come_is_asked_for_again_for_a_day(town: Town) -> None:
    await town.says("陈姐", DOOR)
    await town.says("陈姐", "", picture=True, id="before")
    assert await town.house.wanted() == ["before"]
    await town.at("2025-09-29 09:00")
    assert await town.house.wanted() == []


# They go with the words.


async def test_a_picture_that_is_taken_back_is_gone_at_once(town: Town) -> None:
    await town.says("陈姐", DOOR)
    await town.shows("陈姐", id="before")
    await comes(town, "before")
    await town.takes_back("陈姐", "")
    assert pictures(town) == []


async def test_a_picture_that_arrives_after_it_was_taken_back_is_not_kept(town: Town) -> None:
    await town.says("陈姐", DOOR)
    await town.shows("陈姐", id="before")
    await town.takes_back("陈姐", "")
    await comes(town, "before")
    assert pictures(town) == []


async def test_the_same_picture_of_two_stays_while_one_of_them_needs_it(town: Town) -> None:
    for who, words, message in (("陈姐", DOOR, "one"), ("老周", "9栋西门烧烤摊油烟熏死人", "two")):
        await town.says(who, words)
        await town.says(who, f"图{message}", picture=True, id=message)
    await comes(town, "one")
    await town.house.kept("two", "media/one.jpg")
    await town.takes_back("陈姐", "图one")
    assert pictures(town) == ["one.jpg"]
    await town.takes_back("老周", "图two")
    assert pictures(town) == []


async def test_pictures_of_a_closed_ticket_go_after_their_time_and_the_words_after_theirs(town: Town) -> None:
    await archived(town)
    await town.at("2025-12-29 10:00")
    assert pictures(town) == ["before.jpg"]
    await town.at("2025-12-31 10:00")
    assert pictures(town) == []
    assert town.ticket("1263").words == DOOR
    await town.at("2026-04-01 10:00")
    ticket = town.ticket("1263")
    assert (ticket.words, ticket.place, ticket.note) == ("", None, "")
    assert (ticket.state, ticket.quantities) == (State.ARCHIVED, {"vehicle": 1})
    assert "救护车".encode() not in on_disk(town)


async def test_an_open_ticket_keeps_all_that_is_its_own(town: Town) -> None:
    await town.says("陈姐", DOOR)
    await town.shows("陈姐", id="before")
    await comes(town, "before")
    await town.at("2026-05-01 10:00")
    assert town.ticket("1263").words == DOOR
    assert pictures(town) == ["before.jpg"]


async def test_a_private_report_goes_sooner(town: Town) -> None:
    await town.says("夜跑的风", "早", OWNERS)
    await town.says("夜跑的风", "9栋502天天半夜打麻将", None)
    await town.accepted()
    await town.says("李伟", "1263 办结 已劝导", STAFF)
    await town.at("2025-12-29 10:00")
    assert "打麻将" in town.ticket("1263").words
    await town.at("2026-01-02 10:00")
    assert town.ticket("1263").words == ""


class TestWhereRoomIsShort:
    @pytest.fixture
    def ground(self, tmp_path: Path) -> Ground:
        file = tmp_path / "config.yaml"
        file.write_text(CONFIG.read_text("utf-8").replace("space: 2048", "space: 1"), "utf-8")
        return load(file)

    async def test_the_oldest_of_closed_tickets_give_way(self, town: Town) -> None:
        await archived(town)
        await town.says("陈姐", DOOR)
        await town.shows("陈姐", id="new")
        await comes(town, "new", b"x" * 900_000)
        assert pictures(town) == ["before.jpg", "new.jpg"]
        await town.shows("陈姐", id="newer")
        await comes(town, "newer", b"x" * 900_000)
        assert pictures(town) == ["new.jpg", "newer.jpg"]


# Words.


async def test_what_is_said_in_a_group_that_is_none_of_ours_is_kept_nowhere(town: Town) -> None:
    await town.says("路过的人", "我家502的密码是4321", "广场舞群", id="alien")
    await town.says("路过的人", "绑定 银行卡4321", "广场舞群")
    await town.says("路过的人", "密码4321,优惠码AB2CD3EF", "广场舞群")
    text = town.memory.text()
    assert "4321" not in text
    assert "路过的人" not in {line.body for line in town.memory.inbox()}
    assert "alien" in text
    assert town.chat.fetched == []


async def test_an_answer_ends_what_was_kept_of_a_doubt(town: Town) -> None:
    await town.says("夜跑的风", DOUBTFUL)
    await town.at("12:00")
    assert "VIP车位" in town.memory.text()
    await town.says("张丽", "略过 1", STAFF)
    assert "VIP车位" not in town.memory.text()


async def test_a_doubt_at_which_nobody_looks_is_dropped(town: Town) -> None:
    await town.says("夜跑的风", DOUBTFUL)
    await town.at("2025-10-04 12:00")
    await town.says("张丽", "待核", STAFF)
    town.told("张丽", "待核1条")
    await town.at("2025-10-06 12:00")
    await town.says("张丽", "待核", STAFF)
    town.told("张丽", "没有待核的话")


async def test_a_question_that_nobody_answers_keeps_no_words(town: Town) -> None:
    await town.says("新来的", "6栋1102半夜搓麻将吵得睡不着", None)
    await town.at("12:00")
    assert "搓麻将" not in town.memory.text()


def about_it(town: Town) -> list[Said]:
    """The receipt and the card of the first ticket."""
    return [line for line in town.memory.outbox() if "1263" in line.body][:2]


async def test_what_the_bot_said_keeps_no_words_and_still_means_its_ticket(town: Town) -> None:
    await town.complained()
    receipt, card = (line.body for line in about_it(town))
    await town.at("2025-10-27 10:00")
    assert [line.body for line in about_it(town)] == [receipt, card]
    await town.at("2025-10-30 10:00")
    assert ["3栋" in body for body in (receipt, card)] == [True, True]
    assert ["3栋" in line.body for line in about_it(town)] == [False, False]
    await town.says("李伟", "收", STAFF, quote="#1263")
    assert town.ticket("1263").lead == "李伟"


async def test_chatter_that_was_blanked_stands_in_no_byte_of_the_disk(town: Town) -> None:
    for n in range(30):
        await town.says("老周", f"今晚吃什么{n}号菜,我家密码是{4321 + n}")
    assert "我家密码".encode() in on_disk(town)
    await town.at("11:00")
    assert "我家密码".encode() not in on_disk(town)


async def test_what_is_taken_back_stands_in_no_byte_of_the_disk(town: Town) -> None:
    await town.says("小米妈", "5栋有人楼道充电瓶车")
    assert "充电瓶车".encode() in on_disk(town)
    await town.takes_back("小米妈", "充电瓶车")
    assert "充电瓶车".encode() not in on_disk(town)


async def test_who_has_long_been_silent_has_no_name(town: Town) -> None:
    await town.says("路过的小莫", "今晚吃什么")
    await town.says("陈姐", DOOR)
    await town.at("2025-10-27 10:00")
    assert "路过的小莫" in town.memory.text()
    await town.at("2025-10-29 10:00")
    assert "路过的小莫" not in town.memory.names()
    assert {"陈姐", "李伟"} <= town.memory.names()


async def test_ids_of_blanked_lines_go_in_their_time(town: Town) -> None:
    await town.says("老周", "今晚吃什么", id="dinner")
    await town.at("2025-10-27 10:00")
    assert "dinner" in {line.id for line in town.memory.inbox()}
    await town.at("2025-10-29 10:00")
    assert "dinner" not in {line.id for line in town.memory.inbox()}


async def test_a_night_s_work_is_done_in_small_pieces(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.retention.MOST", 2)
    monkeypatch.setattr("storage.retention.MOST_IDS", 2)
    for n in range(7):
        await town.says("老周", f"今晚吃{n}", id=f"dinner{n}")
    await town.at("2025-10-29 10:00")
    assert [line.id for line in town.memory.inbox()] == []


def test_the_doctor_tells_what_the_pictures_take(tmp_path: Path, ground: Ground) -> None:
    assert look_at_pictures(tmp_path, ground).good
    (tmp_path / "media").mkdir()
    with (tmp_path / "media" / "large.jpg").open("wb") as file:
        file.truncate(3_000_000_000)
    finding = look_at_pictures(tmp_path, ground)
    assert (finding.good, "3000 兆,上限 2048 兆" in finding.text) == (False, True)
