"""Joining (绑定): an account becomes somebody's of the staff by a code, a room becomes a group by a chief's command."""

from handlers.domain.decision import Decision, Refused, in_private
from handlers.domain.facts.rooms import AccountBound, CodeRefused, RoomBound
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.rooms.texts import joining


def account(scene: Scene) -> Decision:
    """A one-time code, sent to the bot in private. What comes of it is told in private, and a wrong try is counted."""
    invited, me, heard = scene.rooms.invited, scene.speaker.person, scene.heard
    assert invited is not None, "there is a code"
    transport, account = heard.transport, heard.sender
    if invited.person is None or invited.person not in scene.town.people:
        event = CodeRefused(person=me, at=scene.now, by=me, transport=transport, account=account, why=invited.standing)
        text = joining.refused(invited.standing)
        refused = Refused("code", invited.standing)
        return Decision((event,), (in_private(me, text),), refused=refused, why=f"a {invited.standing} code")
    bound = AccountBound(person=invited.person, at=scene.now, by=me, transport=transport, account=account)
    says = (in_private(invited.person, joining.welcome(invited.person)),)
    return Decision((bound,), says, why=f"bound to {invited.person}")


def room(scene: Scene, command: Command) -> Decision:
    """绑定 桂花苑, said by a chief in the group that is meant; a station's name means its work group."""
    me, message, name = scene.speaker.person, scene.heard, command.text
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
    event = RoomBound(transport=message.transport, room=message.room, group=group, at=scene.now, by=me)
    return Decision((event,), (in_private(me, joining.room_bound(group)),), why=f"bound to {group}")
