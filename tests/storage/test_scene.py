"""Scenes: what a line may mean is loaded, by small queries through indexes, whatever else is open."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import Session

from bot.config import Ground
from handlers.domain.decision import Ask, Timer
from handlers.domain.facts.duty import LadderDue
from handlers.domain.facts.neighbours import PollAsked
from handlers.domain.facts.rooms import GapEnds
from handlers.domain.facts.tickets import PlaceAsked, Withdrawn
from handlers.domain.luhn import number_of
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.number import near
from handlers.domain.reading import Label, Level, Reading, Verdict
from handlers.domain.scene import Abilities, Need, Scene
from handlers.domain.ticket import TicketId
from storage.engine.database import Database
from storage.queues import due, inbox, questions
from storage.rooms.people import Identity
from storage.rows import LineRow
from storage.scene import Loaded, Loader
from storage.tickets import ticket as tickets
from tests.storage.story import (
    ROOM,
    accepted,
    at,
    dispatched,
    happen,
    joined,
    merged,
    open_many,
    opened,
    resolved,
    ticket,
)

STAFF = "学桥执法工作站群"
COMPLAINT = Reading(Label.PARKING, "fire_lane", confidence=0.9, place="3栋")


class Chat:
    """Somebody says something, and the scene of it is loaded."""

    def __init__(self, session: Session, ground: Ground) -> None:
        self.session = session
        self.loader = Loader(ground.town, "test", Abilities())

    def hears(
        self,
        person: str,
        words: str = "",
        reading: Reading | None = None,
        room: str | None = ROOM,
        minutes: float = 10,
        numbers: tuple[str, ...] = (),
        needs: frozenset[Need] = frozenset(),
        last_room: str | None = ROOM,
        **more: Any,
    ) -> Loaded:
        message = IncomingMessage("test", "now", at(minutes), person, person, words, room=room, **more)
        identity = Identity("test", person, person, person, last_room)
        return self.loader.for_message(self.session, message, identity, needs, reading, numbers, None, at(minutes))

    def scene(self, person: str, words: str = "", reading: Reading | None = None, **more: Any) -> Scene:
        return self.hears(person, words, reading, **more).scene

    def meets(self, person: str, words: str = "", reading: Reading | None = None, **more: Any) -> list[int]:
        """The serials of the tickets that are loaded."""
        return sorted(found.serial for found in self.scene(person, words, reading, **more).tickets)


@pytest.fixture
def chat(session: Session, ground: Ground) -> Chat:
    return Chat(session, ground)


CHATTER = Reading()


def test_a_neighbour_meets_his_own_and_what_repeats_it(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127, reporter="陈姐", place=None))
    assert chat.meets("王阿姨", "谢谢", CHATTER) == [126]
    assert chat.meets("老周", "今天天气好", CHATTER) == []
    assert chat.meets("老周", "3栋消防通道又堵了", COMPLAINT) == []
    assert chat.meets("老周", "停车,人才啊", Reading(suspects=Label.PARKING)) in ([126], [127])


def test_plus_one_means_what_was_spoken_of_lately(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127, -60))
    assert chat.meets("老周", "+1", Reading(seconds=True)) == [126]
    assert chat.meets("老周", "+1", Reading(seconds=True), room="学府里业主群") == []
    assert chat.meets("老周", "", CHATTER, kind=Kind.VOICE) == [126]


def test_a_red_line_meets_what_is_red_here(session: Session, chat: Chat) -> None:
    happen(session, opened(126, level=Level.RED), opened(127))
    red = Reading(Label.OTHER, "danger", level=Level.RED, confidence=0.9)
    assert chat.meets("老周", "着火了", red) == [126]


def test_polls_are_met_by_whoever_has_a_vote_and_two_of_them_by_any_verdict(session: Session, chat: Chat) -> None:
    done = [(opened(n), joined(n, 1, "陈姐"), accepted(n, 2), resolved(n, 3)) for n in (126, 127, 128)]
    happen(session, *(one for several in done for one in several))
    assert chat.meets("陈姐", "在吗", CHATTER) == [126, 127, 128]
    assert chat.meets("路人甲", "在吗", CHATTER) == []
    assert len(chat.meets("路人甲", "1", Reading(vote=Verdict.SATISFIED))) == 2
    assert len(chat.meets("路人甲", "谢谢", Reading(thanks=True))) == 2


def test_what_was_withdrawn_is_met_by_its_reporter_for_a_while(session: Session, chat: Chat) -> None:
    happen(session, opened(126), Withdrawn(ticket=ticket(126), at=at(5), by="王阿姨"))
    assert chat.meets("王阿姨", "说错了", CHATTER, minutes=10) == [126]
    assert chat.meets("王阿姨", "说错了", CHATTER, minutes=10, room=None) == [126]
    assert chat.meets("王阿姨", "说错了", CHATTER, minutes=16) == []
    assert chat.meets("陈姐", "说错了", CHATTER, minutes=10) == []


def test_in_private_a_resident_meets_what_concerns_him(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127, reporter="陈姐"), joined(127, 2, "老周"), opened(128, reporter="小马"))
    assert chat.meets("老周", "怎么样了", CHATTER, room=None) == [127]
    assert chat.meets("王阿姨", "怎么样了", CHATTER, room=None) == [126]
    assert chat.meets("王阿姨", "怎么样了", CHATTER, room=None, last_room=None) == []


def test_an_officer_meets_the_cards_in_his_hands(session: Session, chat: Chat) -> None:
    happen(session, opened(126), dispatched(126, 1, "李伟"), opened(127), dispatched(127, 1, "赵敏"))
    happen(session, opened(128), dispatched(128, 1, "赵敏"), accepted(128, 2, "段勇"))
    assert chat.meets("李伟", "收", room=STAFF) == [126]
    assert chat.meets("段勇", "到了", CHATTER, room=STAFF) == [128]
    assert chat.meets("赵敏", "收", room=None) == [127, 128]


def test_who_has_no_card_meets_the_open_ones_newest_first(session: Session, chat: Chat) -> None:
    ids = open_many(session, 14)
    happen(session, *(dispatched(one.serial, n, "赵敏") for n, one in enumerate(ids)), opened(126))
    assert chat.meets("李伟", "收", room=STAFF) == [one.serial for one in ids[:10]]
    assert chat.meets("李伟", "早", CHATTER, room=STAFF) == []


def test_what_an_officer_has_closed_just_now_can_still_be_meant(session: Session, chat: Chat) -> None:
    happen(session, opened(126), accepted(126, 2), resolved(126, 9))
    assert chat.meets("李伟", "", CHATTER, room=STAFF, minutes=10, kind=Kind.IMAGE) == [126]
    assert chat.meets("李伟", "", CHATTER, room=STAFF, minutes=12) == []


def test_numbers_are_met_wherever_they_stand(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127), opened(128))
    session.add(LineRow(transport="test", message_id="ours", ticket=str(ticket(127))))
    session.flush()
    scene = chat.scene("李伟", "1289怎么了", CHATTER, room=STAFF, numbers=("1263",), quote="ours")
    assert sorted(one.serial for one in scene.tickets) == [126, 127, 128]
    assert (scene.said.named, scene.said.quoted) == (("1289",), (ticket(127),))
    assert scene.numbered("1263") == scene.tickets[ticket(126)]
    assert scene.numbered("1264") is None


def test_what_somebody_was_asked_about_is_met(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127), opened(128))
    questions.put(session, Ask("老周", ROOM, PollAsked((ticket(126), ticket(128)), Verdict.PARTLY), at(30)))
    questions.put(session, Ask("陈姐", None, PlaceAsked(ticket(127)), at(30)))
    assert chat.meets("老周", "后一个", CHATTER) == [126, 128]
    assert chat.meets("陈姐", "3栋", CHATTER, room=None) == [127]
    assert chat.meets("老周", "后一个", CHATTER, minutes=31) == []
    questions.put(session, Ask("老周", ROOM, None, at(10)))
    assert chat.scene("老周", "后一个", CHATTER).question is None


def test_a_merged_number_leads_to_the_other_written_or_quoted(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127), merged(127, 5, 126))
    session.add(LineRow(transport="test", message_id="ours", ticket=str(ticket(127))))
    session.flush()
    scene = chat.scene("老周", "1271怎么样了", CHATTER, numbers=("1271",), quote="ours")
    assert {id for id, one in scene.tickets.items() if one.in_work} == {ticket(126)}
    assert scene.said.through == {ticket(126): (ticket(127),)}
    assert (scene.said.named, scene.said.quoted) == (("1263",), (ticket(126),))
    assert scene.numbered("1271") == scene.numbered("1263") == scene.tickets[ticket(126)]


def test_of_a_wrong_number_those_one_slip_away_are_met(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127), opened(900), opened(162), accepted(162, 1), resolved(162, 2))
    assert chat.meets("李伟", "1236收", room=STAFF, numbers=("1236",)) == [126]
    assert near("1236") == tuple(sorted(number for number in near("1236")))
    assert number_of(126) in near("1236")
    assert number_of(900) not in near("1236")


def test_everything_in_work_is_told_the_most_pressing_first(session: Session, chat: Chat) -> None:
    open_many(session, 20)
    happen(session, opened(126, 5), opened(127, 6, level=Level.URGENT), opened(128, 7, level=Level.RED))
    scene = chat.scene("周建国", "待办", room=STAFF, needs=frozenset({Need.IN_WORK}))
    assert [one.serial for one in scene.tickets][:3] == [128, 127, 1019]
    assert (len(scene.tickets), scene.in_work) == (10, 23)


def test_pictures_wait_for_their_words_and_a_gap_makes_a_line_late(session: Session, chat: Chat) -> None:
    picture = IncomingMessage("test", "p1", at(9), "王阿姨", "王阿姨", room=ROOM, kind=Kind.IMAGE, media="a.jpg")
    inbox.keep(session, [(picture, inbox.ORDINARY)], at(9))
    assert [one.photo for one in chat.scene("王阿姨", "堵了", COMPLAINT).said.pictures] == ["a.jpg"]
    assert chat.scene("陈姐", "堵了", COMPLAINT).said.pictures == ()
    assert not chat.scene("王阿姨").late
    due.put(session, at(11), Timer(at(20), GapEnds("学桥", at(5), at(11))))
    assert chat.scene("王阿姨").late
    assert not chat.scene("王阿姨", minutes=12).late


def test_the_next_serial_follows_the_last(session: Session, chat: Chat, ground: Ground) -> None:
    assert chat.scene("王阿姨").next_ticket() == TicketId("学桥", ground.town.stations[0].first_serial)
    happen(session, opened(500))
    assert chat.scene("王阿姨").next_ticket() == ticket(501)


def test_a_timer_meets_its_ticket_and_a_gap_what_was_told_in_it(session: Session, chat: Chat) -> None:
    happen(session, opened(126), opened(127, 30))
    loaded = chat.loader.for_due(session, LadderDue(ticket(126)), at(40))
    assert list(loaded.scene.tickets) == [ticket(126)]
    assert loaded.versions == {"学桥/1263": 1}
    gap = chat.loader.for_due(session, GapEnds("学桥", at(20), at(35)), at(40))
    assert list(chat.loader.more(session, gap, frozenset({Need.BACKLOG})).scene.tickets) == [ticket(127)]
    assert chat.loader.for_due(session, LadderDue(TicketId("没有", 1)), at(40)).scene.tickets == {}


def test_every_need_has_what_loads_it(session: Session, chat: Chat) -> None:
    happen(session, opened(126))
    loaded = chat.hears("周建国", "今日", room=STAFF, needs=frozenset(Need))
    assert loaded.scene.governance.figures is not None
    assert loaded.scene.in_work == 1


LINES: dict[str, Callable[[Chat], Loaded]] = {
    "chatter": lambda chat: chat.hears("老周", "今天天气好", CHATTER),
    "a complaint": lambda chat: chat.hears("老周", "3栋消防通道又堵了", COMPLAINT),
    "a red line": lambda chat: chat.hears("老周", "着火了", Reading(Label.OTHER, "danger", level=Level.RED)),
    "a doubt": lambda chat: chat.hears("老周", "停车,人才啊", Reading(suspects=Label.PARKING)),
    "+1": lambda chat: chat.hears("老周", "+1", Reading(seconds=True)),
    "a verdict": lambda chat: chat.hears("老周", "1", Reading(vote=Verdict.SATISFIED)),
    "a number": lambda chat: chat.hears("老周", "10009怎么样了", CHATTER),
    "in private": lambda chat: chat.hears("老周", "怎么样了", CHATTER, room=None),
    "收": lambda chat: chat.hears("李伟", "收", room=STAFF),
    "a wrong number": lambda chat: chat.hears("李伟", "10008 收", room=STAFF, numbers=("10008",)),
    "待办": lambda chat: chat.hears("周建国", "待办", room=STAFF, needs=frozenset({Need.IN_WORK})),
}


def test_a_thousand_open_tickets_load_no_more_than_ten(session: Session, chat: Chat) -> None:
    def loaded() -> dict[str, int]:
        return {name: len(says(chat).scene.tickets) for name, says in LINES.items()}

    ids = open_many(session, 20)
    happen(session, *(dispatched(one.serial, -1, "赵敏") for one in ids))
    few = loaded()
    ids = open_many(session, 980, first=30000)
    happen(session, *(dispatched(one.serial, -1, "赵敏") for one in ids))
    assert loaded() == few
    assert max(few.values()) == 10


_LARGE = re.compile(r"SCAN (?:event|ticket|round|standing|voice|vote|hand|inbox|outbox|line|words|identity|due)\b")


_SORTED = re.compile(r"INDEX ticket_(?:open|here|spoken) .*TEMP B-TREE FOR ORDER BY")
"""All that is open in a room or at a station, sorted for the sake of a few."""


@pytest.mark.parametrize("name", LINES)
def test_no_line_reads_a_large_table_from_end_to_end(database: Database, ground: Ground, name: str) -> None:
    statements: list[tuple[str, Sequence[Any]]] = []

    def note(_: Any, __: Any, statement: str, parameters: Sequence[Any], ___: Any, ____: Any) -> None:
        statements.append((statement, parameters))

    with database.transaction() as session:
        open_many(session, 3)
        event.listen(database.engine, "before_cursor_execute", note)
        LINES[name](Chat(session, ground))
        event.remove(database.engine, "before_cursor_execute", note)
        connection = session.connection()
        plans = [
            "; ".join(row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters))
            for statement, parameters in statements
        ]
    assert len(plans) > 5
    assert [plan for plan in plans if _LARGE.search(plan)] == []
    assert [plan for plan in plans if _SORTED.search(plan)] == [] or name == "待办"


def test_reading_a_scene_twice_gives_the_same_versions(session: Session, chat: Chat) -> None:
    happen(session, opened(126), joined(126, 1, "陈姐"))
    loaded = chat.hears("王阿姨", "在吗", CHATTER)
    assert loaded.versions == {"学桥/1263": 2}
    assert chat.loader.more(session, loaded, frozenset({Need.IN_WORK})).versions == loaded.versions
    assert tickets.next_serial(session, "学桥", 1) == 127
    assert session.execute(text("SELECT count(*) FROM ticket")).scalar() == 1
