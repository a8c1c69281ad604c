"""The checker of seasons finds every planted fault, and calls nothing a fault that is none."""

from typing import Any

import pytest

from tests.duty.outcome import Season
from tests.duty.rules import breaches

OWNERS, STAFF = "桂花苑业主群", "学桥执法工作站群"
MONDAY = "2025-09-15"
CARD = "#1263 一般|违停|3栋门口|接单至09:30\n@李伟 请引用回“收”"


def at(moment: str) -> str:
    """ "09:10" on the Monday, or "2025-09-16 09:10"."""
    day, _, clock = moment.rpartition(" ")
    return f"{day or MONDAY}T{clock if clock.count(':') == 2 else clock + ':00'}+08:00"


class Drama:
    """A little season with one ticket that is taken, done and archived, in which nothing is wrong; faults are planted in it."""

    def __init__(self, moment: str = "09:00", **ticket: Any) -> None:
        report = {"at": at(moment), "id": "学桥#1263", "room": OWNERS, "from": "周姐", "text": "3栋门口有车乱停"}
        self.script: list[dict[str, Any]] = [report]
        self.said: list[dict[str, Any]] = []
        self.tickets = [
            {
                "no": "1263",
                "unit": "学桥",
                "subcategory": "illegal_parking",
                "level": "normal",
                "state": "archived",
                "opened_at": at(moment),
                "resolved_at": at("10:00"),
                "resolve_by": at("2025-09-17 18:00"),
                "lead": "李伟",
                "events": [],
            }
            | ticket
        ]
        self.happens(moment, "Opened", "周姐")

    @property
    def ticket(self) -> dict[str, Any]:
        return self.tickets[0]

    def happens(self, moment: str, event: str, by: str | None = None) -> None:
        self.ticket["events"].append({"at": at(moment), "event": event, "by": by, "why": ""})

    def person(self, moment: str, who: str, text: str, room: str | None = None) -> None:
        self.script.append({"at": at(moment), "from": who, "text": text, **({"room": room} if room else {})})

    def bot(self, moment: str, text: str, *mention: str, to: str = "", room: str = "", ticket: str = "1263") -> None:
        where = {"to": to} if to else {"room": room or STAFF}
        self.said.append(
            {"at": at(moment), **where, "text": text, "kind": "text", "mention": list(mention), "ticket": ticket}
        )

    def goes_on(self, *events: str) -> "Drama":
        """The rest of a plain course."""
        for event, moment in zip(events, ("09:10", "10:00", "2025-09-18 10:00"), strict=False):
            self.happens(moment, event, "李伟" if event in ("Accepted", "Resolved") else None)
        return self

    def broken(self, until: str = "2025-09-30 23:00") -> list[str]:
        rows = sorted([*self.script, {"at": at(until), "tick": True}], key=lambda row: row["at"])
        self.said.sort(key=lambda said: said["at"])
        return breaches(Season(rows, self.said, self.tickets))

    def breaks(self, rule: str, *words: str, until: str = "2025-09-30 23:00") -> None:
        """One rule alone is broken, once, and the checker says so with these words."""
        [found] = self.broken(until)
        assert found.startswith(f"{rule}: "), found
        assert all(word in found for word in words), found


def clean(moment: str = "09:00", **ticket: Any) -> Drama:
    drama = Drama(moment, **ticket).goes_on("Accepted", "Resolved", "Archived")
    drama.bot("09:00", "收到,#1263 3栋门口 违停,已派执法员,9/17 18:00前回话。", room=OWNERS)
    drama.bot("09:00", CARD, "李伟")
    return drama


def waiting(**ticket: Any) -> Drama:
    """Taken, and never done; the promise is broken at 18:00 on the 17th."""
    return Drama(state="accepted", **ticket).goes_on("Accepted")


def dangerous() -> Drama:
    drama = clean(level="red", subcategory="danger", resolve_by=at("11:00"))
    drama.said[1]["text"] = "【红色】#1263 险情 3栋门口。请立即处置。"
    return drama


def test_a_clean_season_breaks_nothing() -> None:
    assert not clean().broken()
    assert not dangerous().broken()


def test_a_report_that_opened_no_ticket_is_named() -> None:
    drama = clean()
    drama.script.append(drama.script[0] | {"id": "学桥#1271", "at": at("11:00")})
    drama.breaks("every_report_opened", "学桥#1271")


def test_a_ticket_that_lies_about_is_named_unless_the_street_knows() -> None:
    drama = waiting()
    for day in (18, 19, 22, 23, 24, 25, 26, 28, 29):
        drama.bot(f"2025-09-{day} 18:00", "#1263 等您过问。", to="周建国")
    drama.breaks("ends_well", "#1263", "accepted", until="2025-09-29 19:00")
    assert not drama.broken(until="2025-09-25 19:00")  # the ladder may still be climbed
    drama.bot("2025-09-29 18:00", "学桥 #1263 等您过问。", to="小方")
    assert not drama.broken(until="2025-09-29 19:00")


def test_the_street_does_not_know_a_number_that_two_stations_have() -> None:
    drama = clean()
    other = {"unit": "龙泉", "state": "open", "events": drama.ticket["events"][:1], "lead": None}
    drama.tickets.append(drama.ticket | other)
    for day in (18, 19, 22, 23, 24, 25, 26, 28, 29, 30):
        drama.bot(f"2025-09-{day} 18:00", "#1263 等您过问。", to="普丽琼")
    drama.bot("2025-09-29 18:00", "#1263 等您过问。", to="小方")
    drama.breaks("ends_well", "龙泉 #1263")


def test_what_is_done_and_never_archived_is_named() -> None:
    Drama(state="resolved").goes_on("Accepted", "Resolved").breaks("ends_well", "never archived")


def test_two_leads_at_once_are_named() -> None:
    drama = Drama().goes_on("Accepted")
    drama.happens("09:20", "Accepted", "段勇")
    drama.happens("10:00", "Archived")
    drama.ticket["lead"] = "段勇"
    drama.breaks("one_lead", "段勇", "while 李伟 does")


def test_a_lead_after_a_lead_is_none_of_two() -> None:
    drama = Drama().goes_on("Accepted")
    drama.happens("09:20", "Returned")
    drama.happens("09:30", "Accepted", "段勇")
    drama.happens("10:00", "Archived")
    drama.ticket["lead"] = "段勇"
    assert not drama.broken()


def test_a_lead_who_never_took_it_is_named() -> None:
    Drama(lead="段勇").goes_on("Accepted").breaks("one_lead", "李伟 took it last", "段勇 leads it", until="09:30")


@pytest.mark.parametrize(("who", "matter"), [("赵敏", "illegal_parking"), ("张丽", "hawker"), ("孙经理", "stray_dog")])
def test_a_lead_who_may_not_is_named(who: str, matter: str) -> None:
    drama = Drama(lead=who, subcategory=matter)
    drama.happens("09:10", "Accepted", who)
    drama.happens("10:00", "Archived")
    drama.breaks("one_lead", who, "may not")


def test_a_property_manager_leads_what_is_his() -> None:
    drama = Drama(lead="孙经理", subcategory="facility")
    drama.happens("09:10", "Accepted", "孙经理")
    drama.happens("10:00", "Archived")
    assert not drama.broken()


def test_a_call_in_quiet_hours_is_named_and_an_answer_is_none() -> None:
    drama = clean()
    drama.bot("22:30", "#1263 还没有人接。", to="李伟")
    drama.breaks("quiet_is_kept", "李伟", "22:30")
    drama.person("22:30", "李伟", "单 1263")
    assert not drama.broken()


def test_the_nights_noise_calls_the_nights_police_alone() -> None:
    drama = clean("22:10", subcategory="square_dance")
    drama.said.clear()
    drama.bot("22:10", CARD, "王磊")
    assert not drama.broken()
    drama.said.clear()
    drama.bot("22:10", CARD, "段勇")
    assert {found.partition(":")[0] for found in drama.broken()} == {"quiet_is_kept", "cards_to_whoever_is_on_duty"}


def test_a_station_of_its_own_quiet_hours_is_held_to_them() -> None:
    drama = clean(unit="青云", lead="崔立新", resolve_by=at("2025-09-18 18:00"))
    drama.script[0] |= {"id": "青云#1263", "room": "青云里业主群"}
    drama.said.clear()
    for event in drama.ticket["events"]:
        event["by"] = "崔立新"
    drama.bot("21:40", "#1263 还没有人接。", to="崔立新")
    drama.breaks("quiet_is_kept", "崔立新", "21:40")


@pytest.mark.parametrize("moment", ["18:30", "2025-09-20 10:00", "07:30"])
def test_a_normal_card_outside_working_time_is_named(moment: str) -> None:
    drama = clean()
    drama.bot(moment, CARD.replace("李伟", "王磊"), "王磊")
    drama.breaks("cards_in_working_time", "王磊")


def test_a_call_on_leave_is_named() -> None:
    drama = clean()
    drama.person("2025-09-15 14:00", "李伟", "请假 9/16-9/17 段勇")
    drama.person("2025-09-15 14:20", "吴娟", "同意 李伟")
    drama.bot("2025-09-17 10:00", "#1263 没有进展。", to="李伟")
    drama.breaks("leave_is_kept", "李伟", "09-17 10:00")


def test_a_reminder_to_report_on_leave_is_named() -> None:
    drama = clean()
    drama.person("2025-09-15 14:00", "王磊", "请假 9/16 上午")
    drama.person("2025-09-15 14:20", "吴娟", "同意 王磊")
    drama.bot("2025-09-16 08:50", "请回“在”报到。", to="王磊", ticket="")
    drama.breaks("leave_is_kept", "王磊")


@pytest.mark.parametrize("answer", ["不同意 李伟", None, "taken back"])
def test_leave_that_was_not_granted_keeps_nobody_from_being_called(answer: str | None) -> None:
    drama = clean()
    drama.person("2025-09-15 14:00", "李伟", "请假 9/16 下午")
    if answer:
        drama.person("2025-09-15 14:20", "吴娟", "同意 李伟" if answer == "taken back" else answer)
    if answer == "taken back":
        drama.person("2025-09-15 15:00", "李伟", "撤回请假")
    drama.bot("2025-09-16 13:00", "#1263 没有进展。", to="李伟")
    assert not drama.broken()


def test_leave_ends_and_a_hand_over_is_no_call() -> None:
    drama = clean()
    drama.person("2025-09-15 14:00", "李伟", "请假 9/16 上午")
    drama.person("2025-09-15 14:20", "吴娟", "同意 李伟")
    drama.bot("2025-09-16 08:30", "交接单:#1263 已交段勇。", to="李伟")
    drama.bot("2025-09-16 12:00", "#1263 没有进展。", to="李伟")
    assert not drama.broken()


def test_a_card_for_a_substitute_is_named_unless_he_stands_in() -> None:
    drama = clean()
    drama.bot("2025-09-16 10:00", CARD.replace("李伟", "段勇"), "段勇")
    drama.breaks("cards_to_whoever_is_on_duty", "段勇")
    drama.person("2025-09-15 14:00", "李伟", "请假 9/16 段勇")
    drama.person("2025-09-15 14:20", "吴娟", "同意 李伟")
    assert not drama.broken()


@pytest.mark.parametrize("words", ["换班 9/16 段勇", "派单 1263 段勇", "请求协助 1263 综合执法"])
def test_whoever_swapped_or_was_named_may_have_a_card(words: str) -> None:
    drama = clean()
    drama.person("2025-09-15 14:00", "李伟", words)
    drama.person("2025-09-15 14:20", "吴娟", "同意 李伟")
    drama.bot("2025-09-16 10:00", CARD.replace("李伟", "段勇"), "段勇")
    assert not drama.broken()


def test_a_card_for_a_day_that_is_not_his_is_named() -> None:
    """唐静 works on Tuesdays and Thursdays, and on the 28th."""
    drama = clean()
    for day in ("2025-09-16", "2025-09-28", "2025-09-18"):
        drama.bot(f"{day} 10:00", CARD.replace("李伟", "唐静"), "唐静")
    assert not drama.broken()
    drama.bot("2025-09-17 10:00", CARD.replace("李伟", "唐静"), "唐静")
    drama.breaks("cards_to_whoever_is_on_duty", "唐静", "09-17")


def test_two_overdue_lines_on_one_day_are_named() -> None:
    drama = clean()
    drama.bot("2025-09-17 18:00", "#1263答应群里的时间到了,还没办结。", to="李伟")
    drama.bot("2025-09-17 18:00", "#1263已超时未办结,请您过问。", to="吴娟")
    drama.bot("2025-09-18 18:00", "#1263已超时未办结,请您过问。", to="吴娟")
    assert not drama.broken()
    drama.bot("2025-09-18 09:00", "#1263已超时未办结,请您过问。", to="吴娟", ticket="")
    drama.breaks("overdue_once_a_day", "吴娟", "2 times on 09-18")


def test_a_working_day_without_a_word_is_named() -> None:
    drama = waiting()
    for day in (18, 19, 22, 23, 24, 25, 26, 29):
        drama.bot(f"2025-09-{day} 18:00", "学桥 #1263 等您过问。", to="小方")
    drama.breaks("never_forgotten", "09-28", until="2025-09-29 23:00")
    drama.happens("2025-09-28 17:00", "Resolved")
    drama.happens("2025-09-29 09:00", "Archived")
    drama.ticket["state"] = "archived"
    assert not drama.broken()


def test_a_pause_and_another_day_that_was_granted_are_no_silence() -> None:
    drama = waiting()
    drama.person("2025-09-17 10:00", "李伟", "延期 1263 到9月22日 等吊车")
    drama.happens("2025-09-17 10:20", "Extended", "吴娟")
    drama.happens("2025-09-22 10:00", "Paused", "吴娟")
    drama.happens("2025-09-24 10:00", "Resumed", "李伟")
    drama.bot("2025-09-24 18:00", "#1263 等您过问。", to="吴娟")
    drama.breaks("never_forgotten", "09-25", until="2025-09-25 23:00")


def test_a_seventh_line_within_an_hour_is_named_dangers_apart() -> None:
    drama = clean()
    for minute in range(10, 15):
        drama.bot(f"09:{minute}", "#1263 已有3户反映,正在办。", room=OWNERS)
    assert not drama.broken()
    drama.bot("09:59:59", "#1263 已办:已处理好。", room=OWNERS)
    drama.breaks("rooms_are_spared", "seventh", "09:59")
    drama = dangerous()
    for minute in range(10, 20):
        drama.bot(f"09:{minute}", "#1263 请立即撤离!", room=OWNERS)
    assert not drama.broken()


@pytest.mark.parametrize("words", ["#1263 李伟在办。", "#1263 云E·12D88 已挪走。", "#1263 请打13812345678。"])
def test_a_name_a_plate_and_a_phone_number_in_a_room_are_named(words: str) -> None:
    drama = clean()
    drama.bot("09:30", words, room=OWNERS)
    drama.breaks("rooms_are_spared", OWNERS, words[:6])


def test_a_danger_that_is_told_late_is_named() -> None:
    drama = dangerous()
    drama.said[1]["at"] = at("09:00:06")
    drama.breaks("danger_is_told_at_once", "#1263")


def test_a_wrong_deadline_is_named() -> None:
    clean(resolve_by=at("2025-09-18 18:00")).breaks("deadlines_are_right", "2025-09-17T18:00:00+08:00 is right")
    Drama("2025-09-30 20:10", resolve_by=at("2025-10-08 18:00")).breaks(
        "deadlines_are_right", "2025-10-10T18:00:00+08:00 is right"
    )
