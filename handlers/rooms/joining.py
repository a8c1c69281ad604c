"""Joining (绑定): an account becomes somebody's of the staff by a code, a room becomes a group by a chief's command."""

from handlers.domain.decision import Decision, Refused, in_private
from handlers.domain.scene import Scene
from handlers.rooms.texts import joining


def account(scene: Scene) -> Decision:
    """A one-time code, sent to the bot in private. What comes of it is told in private, and a wrong try is counted."""
    invited, me = scene.invited, scene.speaker.person
    assert invited is not None, "there is a code"
    if invited.person is None or invited.person not in scene.town.people:
        text = joining.refused(invited.standing)
        return Decision(
            says=(in_private(me, text),), refused=Refused("code", invited.standing), why=f"a {invited.standing} code"
        )
    return Decision(
        joined=invited,
        says=(in_private(invited.person, joining.welcome(invited.person)),),
        why=f"bound to {invited.person}",
    )


def room(scene: Scene, name: str) -> Decision:
    """绑定 桂花苑, said by a chief in the group that is meant; a station's name means its work group."""
    me, message = scene.speaker.person, scene.heard
    member = scene.speaker.staff
    if message.room is None:
        return Decision(says=(in_private(me, joining.in_the_group()),), why="said in private")
    found = {
        group: channel
        for group, channel in scene.town.channels.items()
        if name in (group, channel.compound.name if channel.compound else channel.station.name)
    }
    if not found:
        return Decision(says=(in_private(me, joining.no_such_place(name)),), why="no such compound or station")
    if len(found) > 1:
        return Decision(says=(in_private(me, joining.several(tuple(found))),), why="several groups of that name")
    ((group, channel),) = found.items()
    if member is None or not member.covers(channel.station.path):
        return Decision(
            says=(in_private(me, joining.not_yours(name)),),
            refused=Refused("绑定", "another station"),
            why="another station's",
        )
    return Decision(
        bound=((message.room, group),), says=(in_private(me, joining.room_bound(group)),), why=f"bound to {group}"
    )
