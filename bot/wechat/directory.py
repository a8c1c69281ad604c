"""Whom the bot knows: its friends, the groups it sits in, their members, and what people are called there."""

from collections.abc import Mapping

from grpclib import GRPCError

from bot.logs import log
from bot.wechat.events import Befriended, Dirty, Joined, Left, Renamed
from bot.wechat.gateway import Gateway
from handlers.domain.name import plain

_CONFIRMED = 1


class Directory:
    """Caches of names, friends and groups. Names are shown and never trusted: people share and change them."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._names: dict[tuple[str | None, str], str] = {}
        self._friend: dict[str, bool] = {}
        self._wrote: set[str] = set()
        self._topics: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._complete = False

    @property
    def rooms(self) -> Mapping[str, str]:
        """The groups that the bot sits in: id to topic."""
        return self._topics

    def reaches(self, account: str) -> bool:
        """Friends, and who wrote in private. Until the friends are loaded, a stranger may be one."""
        return account in self._wrote or self._friend.get(account, not self._complete)

    def wrote(self, account: str) -> None:
        """Somebody wrote to the bot in private: the same way leads back."""
        self._wrote.add(account)

    def unfriended(self, account: str) -> None:
        """WeChat did not let the bot write to somebody: until he writes himself, or befriends it, there is no way to him."""
        self._wrote.discard(account)
        self._friend[account] = False

    def sits_in(self, room: str, account: str) -> bool:
        """Whether somebody is in a group, as far as is known."""
        return room not in self._members or account in self._members[room]

    async def load(self) -> None:
        """Learn all friends and groups; what fails is skipped."""
        for account in await self._gateway.contacts():
            await self._learn_contact(account)
        for room in await self._gateway.rooms():
            await self._learn_room(room)
        self._complete = True
        log.info("contacts loaded", friends=sum(self._friend.values()), rooms=len(self._topics))

    async def name(self, account: str, room: str | None = None) -> str:
        """What somebody is called in a group, else by the account; "" where that cannot be learnt now."""
        if (room, account) not in self._names:
            found = await self._member_name(room, account) if room else ""
            found = found or await self._learn_contact(account)
            if not found:
                return ""
            self._names[room, account] = found
        return self._names[room, account]

    async def _member_name(self, room: str, account: str) -> str:
        try:
            member = await self._gateway.member(room, account)
        except (TimeoutError, GRPCError, UnicodeError):
            return ""
        return str(member.room_alias or member.name)

    async def _learn_contact(self, account: str) -> str:
        try:
            contact = await self._gateway.contact(account)
        except (TimeoutError, GRPCError, UnicodeError):
            return ""
        self._friend[account] = bool(contact.friend)
        return str(contact.name)

    async def _learn_room(self, room: str) -> None:
        try:
            self._topics[room] = (await self._gateway.room(room)).topic
            self._members[room] = set(await self._gateway.members(room))
        except (TimeoutError, GRPCError, UnicodeError):
            return

    async def changed(self, event: Befriended | Joined | Left | Renamed | Dirty, me: str | None) -> None:
        """The gateway tells that something has changed."""
        match event:
            case Befriended(friendship_id):
                await self._befriended(friendship_id)
            case Joined(room, members):
                log.info("joined a group", room=room, people=len(members), the_bot=me in members)
                await self._learn_room(room)
            case Left(room, members):
                log.info("left a group", room=room, people=len(members), the_bot=me in members)
                self._left(room, members, me)
            case Renamed(room, topic):
                log.info("a group was renamed", room=room, topic=plain(topic, 30))
                self._topics[room] = topic
            case Dirty(changed):
                await self._dirty(changed)

    def _left(self, room: str, members: tuple[str, ...], me: str | None) -> None:
        if me in members:
            self._topics.pop(room, None)
            self._members.pop(room, None)
        else:
            self._members.get(room, set()).difference_update(members)

    async def _befriended(self, friendship_id: str) -> None:
        """Only a friendship that is confirmed counts; a request waits for the account's owner."""
        try:
            friendship = await self._gateway.friendship(friendship_id)
        except (TimeoutError, GRPCError, UnicodeError):
            return
        log.info("friendship", account=friendship.contact_id, confirmed=int(friendship.type) == _CONFIRMED)
        if int(friendship.type) == _CONFIRMED:
            self._friend[friendship.contact_id] = True

    async def _dirty(self, changed: str) -> None:
        """A contact, or a group with the names in it, is to be learnt anew."""
        self._names = {key: name for key, name in self._names.items() if changed not in key}
        if changed in self._friend:
            await self._learn_contact(changed)
        if changed in self._topics:
            await self._learn_room(changed)
