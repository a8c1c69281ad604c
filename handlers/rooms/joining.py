"""Joining (绑定): an account becomes somebody's of the staff by a code, a room becomes a group by a chief's command."""

from handlers.domain.decision import Decision, Refused, Say, in_private, silence
from handlers.domain.facts.rooms import AccountBound, CodeRefused, CodeVoided, RoomBound
from handlers.domain.intent import Command
from handlers.domain.invitation import Invited
from handlers.domain.scene import Scene
from handlers.grammar.answer import in_reply
from handlers.grammar.chiefs import chiefs_of
from handlers.rooms.texts import joining


def account(scene: Scene) -> Decision:
    """A one-time code, sent to the bot in private. What comes of it is told in private, and a wrong try is counted."""
    invited, me, heard = scene.rooms.invited, scene.speaker.person, scene.heard
    assert invited is not None, "there is a code"
    if scene.speaker.staff is not None:
        return _bound_already(scene, invited)
    if invited.standing == "silent":
        return silence("too many wrong codes, and told so")
    transport, account, person = heard.transport, heard.sender, invited.person
    if person is None or invited.standing != "good" or person not in scene.town.people:
        why = "gone" if person and invited.standing == "good" else invited.standing
        event = CodeRefused(person=me, at=scene.now, by=me, transport=transport, account=account, why=why)
        return Decision(
            (event,), (in_private(me, joining.refused(why)),), refused=Refused("code", why), why=f"a {why} code"
        )
    bound = AccountBound(person=person, at=scene.now, by=me, transport=transport, account=account)
    return Decision((bound,), (in_private(person, joining.welcome(person)),), why=f"bound to {person}")


def _bound_already(scene: Scene, invited: Invited) -> Decision:
    """A code from an account that is somebody's: it stays his, whosever code it is, and the code stays as it was."""
    me = scene.speaker.person
    if invited.person in (me, None):
        return Decision(
            says=(in_private(me, joining.bound_already(me, own=invited.person == me)),), why="bound already"
        )
    refused = Refused("code", "somebody else's")
    return Decision(says=(in_private(me, joining.of_somebody_else(me)),), refused=refused, why="somebody else's code")


def exposed(scene: Scene) -> Decision:
    """Codes that stand in a group, where everybody reads them: they are void at once. Whoever wrote them is told, and whose they are."""
    me, codes = scene.speaker.person, scene.rooms.exposed
    persons = dict.fromkeys(code.person for code in codes if code.person and code.standing == "good")
    events = tuple(CodeVoided(person=person, at=scene.now, by=me) for person in persons)
    says = [say for person in persons if person != me for say in _told_exposed(scene, person)]
    return Decision(events, (*_warned(scene, joining.exposed(bool(persons))), *says), why="a code in a group")


def _warned(scene: Scene, text: str) -> tuple[Say, ...]:
    """The answer to whoever wrote it: in private where he can be reached, else shortly in a group that is ours."""
    if scene.abilities.private:
        return (in_private(scene.speaker.person, text),)
    if scene.channel is None or scene.channel.room in scene.town.shadows:
        return ()
    return (in_reply(scene, Say(text, room=scene.channel.room), scene.speaker.person, scene.heard.id),)


def _told_exposed(scene: Scene, person: str) -> tuple[Say, ...]:
    """To him whose code it was, where he has an account already; else to who can have a new one made for him."""
    if person in scene.rooms.bound:
        return (in_private(person, joining.yours_exposed()),)
    member = scene.town.people.get(person)
    station = scene.town.station_at(member.path) if member else scene.station
    return tuple(in_private(chief.name, joining.exposed_of(person)) for chief in chiefs_of(scene, station, person))


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
