"""The morning card (值班卡): at the opening minute of each working day the work group reads who is there, and what is missing."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from handlers.domain.decision import Decision, Say, Timer, in_private, silence
from handlers.domain.facts.attendance import ExpiryTold, MorningDue, PresenceDue, UnreportedDue
from handlers.domain.gaps import gaps, posts
from handlers.domain.rota import PROPERTY
from handlers.domain.scene import Scene
from handlers.domain.town import Station
from handlers.domain.workcalendar import DAY, TOWN_TIME, local
from handlers.duty.texts import attendance as texts
from handlers.duty.texts import roster
from handlers.grammar.chiefs import heads

NOON = time(12)
"""A card that comes later than that tells nobody anything."""
AHEAD = (7, 30)
"""So many days before a qualification expires it is told, once each."""
_WEEK = 7


def tell(scene: Scene, due: MorningDue) -> Decision:
    """One line to the work group; the coming gaps and what expires to whoever steers; and the next morning's timer."""
    if scene.station is None:
        return silence("the station is gone")
    calendar, now = scene.town.calendar, scene.now
    again = Decision(timers=(Timer(calendar.next_opening(now + timedelta(seconds=1)), due),))
    if scene.duty.unsaid:
        return again + silence("the work group cannot be told")
    if not calendar.in_hours(now) or local(now).time() >= NOON:
        return again + silence("the morning has passed")
    return again + _card(scene) + _week_ahead(scene) + _expiring(scene)


def _card(scene: Scene) -> Decision:
    station, calendar, now, policy = scene.home, scene.town.calendar, scene.now, scene.policy.duty.attendance
    day = local(now).date()
    here = [post for post in posts(station, now, calendar) if post.department != PROPERTY]
    later = [gap for gap in gaps(station, now, _day_end(now), calendar) if gap.at > now]
    say = Say(roster.card(day, calendar, here, later), room=station.staff_group)
    timers = (
        Timer(now + policy.remind, PresenceDue(station.name, day)),
        Timer(now + policy.tell, UnreportedDue(station.name, day)),
    )
    return Decision(says=(say,), timers=timers, why="the morning card")


def _week_ahead(scene: Scene) -> Decision:
    """The gaps of the seven days after today, once a morning, while they stand."""
    start = _day_end(scene.now)
    ahead = gaps(scene.home, scene.now, start + _WEEK * DAY, scene.town.calendar)
    coming = [gap for gap in ahead if gap.at >= start]
    if not coming:
        return Decision()
    text = roster.week(coming)
    return Decision(says=tuple(in_private(head.name, text) for head in heads(scene)), why="gaps ahead")


def _expiring(scene: Scene) -> Decision:
    """Who is qualified for a month or a week more hears so, and whoever steers with him."""
    decision = Decision()
    for event in _untold(scene, scene.home):
        left = (event.expires - local(scene.now).date()).days
        mine = in_private(event.person, texts.expires(event.expires, left))
        text = texts.expires_told(event.person, event.expires, left)
        others = (in_private(head.name, text) for head in heads(scene))
        decision += Decision((event,), (mine, *others), why=event.why)
    return decision


def _untold(scene: Scene, station: Station) -> Iterator[ExpiryTold]:
    told = {(event.person, event.expires, event.days) for event in scene.duty.expiries}
    for member in station.staff:
        if not member.qualified or member.expires is None:
            continue
        left = (member.expires - local(scene.now).date()).days
        ahead = next((days for days in AHEAD if left <= days), None)
        if ahead is not None and (member.name, member.expires, ahead) not in told:
            yield ExpiryTold(
                station=station.name,
                at=scene.now,
                person=member.name,
                expires=member.expires,
                days=ahead,
                why=f"{ahead} days ahead",
            )


def _day_end(moment: datetime) -> datetime:
    """The end of the day of a moment."""
    return datetime.combine(local(moment).date() + DAY, time(), TOWN_TIME)
