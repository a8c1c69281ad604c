"""What the engine remembers: ordinary chatter loads nothing, and nothing that a line could mean is missed for it."""

import pytest

from bot.engine.bounded import Bounded
from handlers.domain.message import Kind
from storage import scene
from storage.rooms import people
from tests.language.town import OWNERS, STAFF, Town


class Loads:
    """Counts the scenes that are loaded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        load = scene.Loader.for_message

        def counted(loader: scene.Loader, *args: object) -> scene.Loaded:
            self.count += 1
            return load(loader, *args)  # type: ignore[arg-type]

        monkeypatch.setattr(scene.Loader, "for_message", counted)

    def since(self) -> int:
        count, self.count = self.count, 0
        return count


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Loads:
    return Loads(monkeypatch)


async def test_chatter_loads_nothing_though_a_ticket_is_open(town: Town, loads: Loads) -> None:
    await town.complained()
    loads.since()
    for who, words in (("老周", "今天食堂的包子不错"), ("王婶", "周末一起去爬山吗"), ("老周", "3栋的快递放门卫了")):
        await town.says(who, words)
        town.silent()
    await town.says("老周", "", picture=True)
    town.silent()
    assert loads.since() == 0


@pytest.mark.parametrize(
    ("who", "words", "kind"),
    [
        ("陈姐", "车牌尾号是七六三", Kind.TEXT),  # right after her report: it belongs to it
        ("陈姐", "", Kind.IMAGE),
        ("老周", "+1", Kind.TEXT),
        ("老周", "谢谢", Kind.TEXT),
        ("老周", "1263怎么样了", Kind.TEXT),
        ("老周", "", Kind.VOICE),
        ("李伟", "大家注意安全", Kind.TEXT),  # of staff it is never asked
    ],
)
async def test_what_could_mean_a_ticket_is_looked_at(
    town: Town, loads: Loads, who: str, words: str, kind: Kind
) -> None:
    await town.complained()
    loads.since()
    await town.says(who, words, kind=kind)
    assert loads.since() == 1


async def test_who_was_asked_is_heard_until_the_question_has_lapsed(town: Town, loads: Loads) -> None:
    await town.at("08:32")
    await town.says("老周", "有人乱停车,出不去")
    await town.at("08:50")
    loads.since()
    await town.says("老周", "门口那条路")
    assert loads.since() == 1
    await town.at("09:40")
    loads.since()
    await town.says("老周", "今天食堂的包子不错")
    assert loads.since() == 0


async def test_where_nothing_is_open_any_more_even_thanks_load_nothing(town: Town, loads: Loads) -> None:
    await town.says("老周", "谢谢")
    assert loads.since() == 0
    await town.complained()
    loads.since()
    await town.says("老周", "谢谢")
    assert loads.since() == 1


async def test_what_another_process_has_written_is_seen(town: Town) -> None:
    """An account is taken away by `luming revoke` while the bot runs: from the next line on it has no rights."""
    await town.complained()
    await town.says("李伟", "1263 收", STAFF)
    assert town.ticket("1263").lead == "李伟"
    assert town.memory.revoke(town.ground, "李伟", town.clock.now()) == 1
    await town.says("李伟", "1263 办结 车挪走了 1辆", STAFF)
    town.hears(STAFF, "#1263", "换人接办")  # and nothing else: he is a stranger there
    assert town.ticket("1263").resolved_at is None


async def test_a_name_is_written_down_once_and_again_where_it_changes(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    put = people.put

    def noted(session: object, identity: people.Identity) -> None:
        written.append(identity.name)
        put(session, identity)  # type: ignore[arg-type]

    monkeypatch.setattr(people, "put", noted)
    for words in ("早上好", "今天食堂的包子不错"):
        await town.says("老周", words, OWNERS, account="a1")
    await town.says("周师傅", "中午好", OWNERS, account="a1")
    assert written == ["老周", "周师傅"]


def test_memory_forgets_what_was_used_longest_ago() -> None:
    bounded: Bounded[str, int] = Bounded(2)
    bounded.put("a", 1)
    bounded.put("b", 2)
    assert bounded.get("a") == 1
    bounded.put("c", 3)
    assert (bounded.get("b"), bounded.get("a"), bounded.get("c"), len(bounded)) == (None, 1, 3, 2)
