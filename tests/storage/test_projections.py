"""Projections: what each event writes, and when each fact of it happened."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from handlers.domain.approval import ApprovalAnswered, ApprovalAsked, ApprovalTaken
from handlers.domain.doubt import Kind, Standing
from handlers.domain.event import Said
from handlers.domain.facts.duty import Returned
from handlers.domain.facts.governance import CommandRefused
from handlers.domain.facts.hearing import (
    DoubtDropped,
    DoubtListed,
    DoubtRaised,
    ShadowSwitched,
    WordAdded,
    WordMuted,
    WordUndone,
)
from handlers.domain.facts.neighbours import Archived, VoiceLeft
from handlers.domain.facts.roster import RosterSet, RosterUndone
from handlers.domain.facts.tickets import Arrived, Assisted, LevelRaised, ReporterLeft, Revived, Withdrawn
from handlers.domain.reading import Label, Level, Verdict
from handlers.domain.town import Role, Shift, Staff, When
from handlers.domain.words import Change, Meaning
from storage import projections
from storage.duty import approval, override, roster
from storage.governance import refusal
from storage.hearing import doubt, vocabulary
from storage.rows import table
from storage.tickets import ticket as tickets
from tests.storage.story import (
    accepted,
    at,
    dispatched,
    happen,
    joined,
    merged,
    now,
    opened,
    reopened,
    resolved,
    ticket,
    voted,
)


def rows(session: Session, name: str) -> list[dict[str, Any]]:
    [found] = [one for one in projections.TABLES if one.name == name]
    return [dict(row) for row in session.execute(select(found).order_by(*found.primary_key)).mappings()]


def only(session: Session, name: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows(session, name)]


def test_the_first_acceptance_of_a_round_stands(session: Session) -> None:
    happen(session, opened(126), dispatched(126, 1, "李伟", "赵敏"), accepted(126, 5))
    happen(session, Arrived(ticket=ticket(126), at=at(9), person="李伟"))
    happen(session, Returned(ticket=ticket(126), at=at(60), accept_by=at(90)), accepted(126, 70, "赵敏"))
    assert only(session, "round", "round", "accepted_by", "accepted_at", "arrived_at", "accept_by") == [
        (1, "李伟", at(5), at(9), at(30))
    ]


def test_a_round_that_nobody_accepted_waits_until_the_newest_limit(session: Session) -> None:
    raised = LevelRaised(ticket=ticket(126), at=at(2), level=Level.URGENT, accept_by=at(10), resolve_by=at(60))
    happen(session, opened(126), raised)
    assert only(session, "round", "accept_by", "resolve_by") == [(at(10), at(60))]


def test_a_reopening_begins_the_next_round_and_leaves_the_one_before(session: Session) -> None:
    happen(session, opened(126), accepted(126, 5), resolved(126, 20), reopened(126, 40), accepted(126, 50, "赵敏"))
    assert only(session, "round", "round", "opened_at", "accepted_by", "resolved_at", "resolution") == [
        (1, at(0), "李伟", at(20), "solved"),
        (2, at(40), "赵敏", None, None),
    ]
    assert only(session, "quantity", "round", "unit", "n") == [(1, "vehicle", 1)]


def test_what_is_revived_was_not_closed(session: Session) -> None:
    withdrawn = Withdrawn(ticket=ticket(126), at=at(30), by="张敏")
    revived = Revived(ticket=ticket(126), at=at(40), accept_by=at(70), resolve_by=at(280), level=Level.NORMAL)
    happen(session, opened(126), accepted(126, 5), resolved(126, 20), withdrawn, revived)
    assert only(session, "round", "round", "accepted_at", "resolved_at", "resolve_by") == [(1, at(5), None, at(280))]
    assert rows(session, "quantity") == []


def test_every_stretch_of_a_ticket_is_dated(session: Session) -> None:
    happen(session, opened(126), accepted(126, 5), resolved(126, 20))
    happen(session, Archived(ticket=ticket(126), at=at(500)))
    assert only(session, "standing", "state", "since", "until") == [
        ("open", at(0), at(5)),
        ("accepted", at(5), at(20)),
        ("resolved", at(20), at(500)),
        ("archived", at(500), None),
    ]


def test_what_was_told_in_a_gap_is_dated_when_it_was_told(session: Session) -> None:
    happen(session, opened(126, 0, at=at(90)))
    assert only(session, "standing", "since") == [(at(0),)]
    assert only(session, "round", "opened_at") == [(at(0),)]
    assert only(session, "voice", "joined_at") == [(at(0),)]


def test_hands_hold_a_ticket_in_work_and_let_go_of_it(session: Session) -> None:
    def hands() -> list[tuple[Any, ...]]:
        return only(session, "hand", "person", "role")

    happen(session, opened(126))
    assert hands() == []
    happen(session, dispatched(126, 1, "李伟", "赵敏"))
    assert hands() == [("李伟", "called"), ("赵敏", "called")]
    happen(session, accepted(126, 5), Assisted(ticket=ticket(126), at=at(6), person="段勇"))
    assert hands() == [("李伟", "called"), ("李伟", "lead"), ("段勇", "assist"), ("赵敏", "called")]
    happen(session, resolved(126, 20))
    assert hands() == []


def test_voices_come_and_go_and_come_again(session: Session) -> None:
    left = VoiceLeft(ticket=ticket(126), at=at(7), person="陈姐")
    happen(session, opened(126), joined(126, 3, "陈姐"), joined(126, 4, "陈姐"), left, joined(126, 9, "陈姐"))
    assert only(session, "voice", "person", "joined_at", "left_at") == [
        ("王阿姨", at(0), None),
        ("陈姐", at(3), at(7)),
        ("陈姐", at(9), None),
    ]


def test_a_reporter_who_takes_his_words_back_is_counted_no_more(session: Session) -> None:
    happen(session, opened(126), joined(126, 3, "陈姐"), ReporterLeft(ticket=ticket(126), at=at(8)))
    assert only(session, "voice", "person", "left_at", "left_in") == [("王阿姨", at(8), 1), ("陈姐", None, None)]
    assert only(session, "ticket", "reporter") == [("",)]


def test_every_vote_is_kept_and_whoever_leaves_has_none(session: Session) -> None:
    happen(session, opened(126), joined(126, 3, "陈姐"), accepted(126, 5), resolved(126, 20))
    happen(session, voted(126, 21, "陈姐", Verdict.UNSOLVED), voted(126, 22, "陈姐", Verdict.SATISFIED))
    happen(session, voted(126, 23, "王阿姨", Verdict.PARTLY), VoiceLeft(ticket=ticket(126), at=at(30), person="陈姐"))
    assert only(session, "vote", "person", "verdict", "at", "void_at") == [
        ("陈姐", "unsolved", at(21), at(30)),
        ("陈姐", "satisfied", at(22), at(30)),
        ("王阿姨", "partly", at(23), None),
    ]


def test_a_ticket_row_holds_what_queries_look_for(session: Session) -> None:
    happen(session, opened(126), opened(127), merged(127, 9, 126))
    columns = ("id", "serial", "state", "merged_into", "version", "place", "matter")
    assert only(session, "ticket", *columns) == [
        ("学桥/1263", 126, "open", None, 1, "3栋", "fire_lane"),
        ("学桥/1271", 127, "merged", "学桥/1263", 2, "3栋", "fire_lane"),
    ]


def test_the_number_of_a_merged_ticket_leads_to_the_other_however_far(session: Session) -> None:
    happen(session, opened(126), opened(127), opened(128))
    happen(session, merged(127, 9, 126))
    happen(session, merged(126, 10, 128))
    rows, led = tickets.meant(session, [ticket(127), ticket(999)])
    assert [row.id for row, _ in rows] == [ticket(127), ticket(128), ticket(126)]
    assert led == {ticket(127): (ticket(128), ticket(126))}


def test_doubts_are_numbered_and_listed(session: Session) -> None:
    def raised(message: str, asked: bool) -> DoubtRaised:
        return DoubtRaised(
            station="学桥",
            message=message,
            at=at(0),
            doubt=Kind.UNSURE,
            asked=asked,
            room="桂花苑业主群",
            person="老周",
            words=Said(f"这位置停车,人才啊{message}", "老周", message),
            told_at=at(0),
            label=Label.PARKING,
            place=Said("3栋", "老周", message),
        )

    happen(session, raised("m1", True), raised("m2", False), raised("m3", False))
    assert [(one.id, one.message, one.words[-2:]) for one in doubt.listed(session, "学桥")] == [
        (2, "m2", "m2"),
        (3, "m3", "m3"),
    ]
    happen(session, DoubtListed(station="学桥", message="m1", at=at(10)))
    happen(session, DoubtDropped(station="学桥", message="m2", at=at(11)))
    assert [one.id for one in doubt.listed(session, "学桥")] == [1, 3]
    about = doubt.about(session, "学桥", "m2")
    assert about is not None
    assert (about.standing, about.words, about.place, about.label) == (Standing.DROPPED, "", None, Label.PARKING)
    assert doubt.last_asked(session, "桂花苑业主群", at(20)) == at(0)
    assert doubt.last_asked(session, "桂花苑业主群", at(-1)) is None  # dated by a clock that ran ahead
    assert doubt.last_asked(session, "别处", at(20)) is None
    assert doubt.about(session, "学桥", "m9") is None


def test_the_changes_of_a_unit_and_those_above_without_what_was_undone(session: Session) -> None:
    street, station = "盐田街道", "盐田街道/学桥"
    happen(
        session,
        WordAdded(path=street, word=Said("占坑"), label=Label.PARKING, at=at(0), by="王局"),
        WordAdded(path=station, word=Said("飞线"), label=Label.OTHER, subcategory="wires", at=at(1), by="张敏"),
        WordMuted(path=station, word=Said("广场舞"), at=at(2), by="张敏"),
        WordMuted(path="盐田街道/东海", word=Said("摊"), at=at(3), by="别人"),
        WordUndone(path=station, change=2, at=at(4), by="张敏"),
    )
    assert [(one.word, one.change, one.id, one.meaning) for one in vocabulary.changes(session, station)] == [
        ("占坑", Change.ADD, 1, Meaning(Label.PARKING)),
        ("飞线", Change.ADD, 1, Meaning(Label.OTHER, "wires")),
    ]
    assert [one.word for one in vocabulary.changes(session, street)] == ["占坑"]


def test_the_last_word_about_a_group_counts(session: Session) -> None:
    for minute, on in ((0, True), (5, False)):
        happen(session, ShadowSwitched(group="桂花苑业主群", on=on, at=at(minute), by="张敏"))
    assert override.overrides(session, at(9)).shadows == {"桂花苑业主群": False}


def test_the_newest_roster_that_was_not_taken_back_counts_station_by_station(session: Session) -> None:
    def there() -> dict[str, str]:
        return {station: one.staff[0].name for station, one in override.overrides(session, at(9)).rosters.items()}

    def imported(minute: int, name: str, station: str = "学桥") -> RosterSet:
        staff = Staff(name, Role.OFFICER, f"盐田街道/{station}", "公安", True, date(2026, 6, 30))
        shift = Shift("公安", (name,), When.WEEKDAYS, frozenset({0, 2}), frozenset({date(2025, 9, 28)}))
        return RosterSet(station=station, staff=(staff,), shifts=(shift,), at=at(minute), by="命令行/小方")

    first, second = imported(0, "钱进"), imported(1, "孙立")
    happen(session, first, second, imported(2, "冯春", "东海"))
    assert there() == {"学桥": "孙立", "东海": "冯春"}
    assert roster.rosters(session)["学桥"] == second.roster
    assert roster.imports(session)["学桥"] == roster.Import("学桥", "命令行/小方", at(1))
    undo = RosterUndone(station="学桥", at=at(3), by="命令行/小方")
    happen(session, undo)
    assert there() == {"学桥": "钱进", "东海": "冯春"}
    happen(session, imported(4, "周全"), undo, undo)
    assert there() == {"东海": "冯春"}
    assert [type(event) for event in roster.log(session, ("学桥",))][:3] == [RosterSet, RosterSet, RosterUndone]


@dataclass(frozen=True, kw_only=True)
class BreakAsked(ApprovalAsked, kind="BreakAsked"):
    """Somebody wants a break: a wish that only this test knows."""

    wish = "歇会儿"


def test_two_approvals_stand_side_by_side_until_they_are_answered(session: Session) -> None:
    def waiting(person: str, minutes: int = 5) -> list[str]:
        return [one.approval for one in approval.waiting(session, at(minutes)) if one.waits_for(person)]

    asked = [
        BreakAsked(approval=f"break/李伟/{n}", at=at(n), by="李伟", station="学桥", of=("张敏", "李伟"), until=at(60))
        for n in (1, 2)
    ]
    happen(session, *asked)
    assert waiting("张敏") == ["break/李伟/2", "break/李伟/1"]
    assert waiting("李伟") == []
    assert waiting("张敏", 60) == []
    happen(session, ApprovalAnswered(approval="break/李伟/2", at=at(6), by="张敏", granted=True))
    assert waiting("张敏") == ["break/李伟/1"]
    happen(session, ApprovalTaken(approval="break/李伟/1", at=at(7), by="李伟"))
    assert waiting("张敏") == []


def test_refusals_are_read_from_their_events(session: Session) -> None:
    refused = CommandRefused(person="老周", command="派", why="只有站长能派单", at=at(3), by="老周")
    happen(session, refused)
    assert refusal.refusals(session, at(0), at(9)) == [refused]
    assert refusal.refusals(session, at(4), at(9)) == []


def test_the_row_is_the_fold_of_all_that_happened(session: Session) -> None:
    happen(session, opened(126), dispatched(126, 1, "李伟"), accepted(126, 5))
    happen(session, resolved(126, 20), voted(126, 21, "王阿姨", Verdict.UNSOLVED), reopened(126, 22))
    [(row, happened)] = list(tickets.stored(session))
    assert row == now(session, 126)
    assert [event.kind for event in happened] == ["Opened", "Dispatched", "Accepted", "Resolved", "Voted", "Reopened"]
    assert row.round == 2


def test_every_table_of_projections_is_a_table_of_the_schema() -> None:
    assert {one.name for one in projections.TABLES} >= {"ticket", "round", "voice", "vote", "hand", "standing"}
    assert table(tickets.TicketRow) in projections.TABLES
