"""Upkeep: what no transaction can do. Pictures that tickets want are fetched, files whose words are gone are thrown away."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Protocol, runtime_checkable

from bot.clock import Clock, SystemClock
from bot.engine.memory import Memory
from bot.engine.writer import Writer
from bot.logs import log
from bot.transport import Transport
from handlers.domain.town import Town
from storage.engine.database import Database
from storage.tickets import picture

FETCHED_WITHIN = timedelta(days=1)
"""A picture that could not be had for so long is not asked for again."""
_A_DAY = 86_400
MEGABYTE = 1_000_000
_AT_ONCE = 200


@runtime_checkable
class Fetching(Protocol):
    """A transport that hands pictures over only when it is asked to."""

    def fetch(self, message_id: str) -> None:
        """Fetch the picture of a message in the background, and tell where it is kept."""
        ...


class Upkeep:
    """The files of one house, in media/ below `folder`; without a folder there are none."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        town: Town,
        transport: Transport,
        clock: Clock,
        memory: Memory,
        folder: Path | None = None,
    ) -> None:
        self.database = database
        self.writer = writer
        self.transport = transport
        self.clock = clock
        self.memory = memory
        self.folder = folder
        self._town = town

    async def work(self) -> None:
        """Do what has come up; nothing, where nothing has."""
        rest = self.memory.rest
        if rest.wants_pictures and isinstance(self.transport, Fetching):
            rest.wants_pictures = False
            for message_id in await self.writer.run(self.wanted):
                self.transport.fetch(message_id)
        if rest.lets_go:
            rest.lets_go = False
            await self.writer.run(self.let_go)

    def wanted(self) -> list[str]:
        """The messages whose pictures tickets want, and that are not here yet."""
        since = self.clock.now() - FETCHED_WITHIN
        with self.database.writing() as session:
            return picture.wanted(session, self.transport.name, since)

    def let_go(self) -> None:
        """Throw files away, and empty the log of the words that have left the tables."""
        throw_away(self.database, self.folder)
        self.database.empty_log()

    def kept(self, message_id: str, path: str) -> None:
        """A picture is here. Where all of them take too much room, the oldest of closed tickets go."""
        with self.database.writing() as session:
            stays = picture.keep(session, self.transport.name, message_id, path, self.clock.now())
        self.memory.rest.lets_go |= not stays
        self.make_room()

    def make_room(self) -> None:
        """Let pictures of closed tickets go until the rest fits; those of open tickets stay whatever they take."""
        if self.folder is None:
            return
        over = size_of(self.folder) - self._town.stations[0].policy.rooms.retention.space * MEGABYTE
        if over <= 0:
            return
        with self.database.writing() as session:
            pictures = picture.of_closed(session, None, self.clock.now(), _AT_ONCE)
            for one in pictures:
                if over <= 0:
                    break
                picture.drop(session, one.transport, one.message_id)
                over -= _size(self.folder / one.path)
        self.memory.rest.lets_go |= bool(pictures)
        if over > 0 and not pictures:
            log.warning("pictures of open tickets take more room than the config gives", megabytes=over // MEGABYTE)

    def tidy(self) -> None:
        """At start: what a kill has left is thrown away, files of which nobody knows once they are a day old."""
        if self.folder is None:
            return
        throw_away(self.database, self.folder)
        with self.database.writing() as session:
            known = picture.paths(session)
        a_day_ago = (
            SystemClock().now().timestamp() - _A_DAY
        )  # files are dated by the machine, whatever the house's clock says
        for file in _files(self.folder):
            if f"media/{file.name}" not in known and file.stat().st_mtime < a_day_ago:
                file.unlink(missing_ok=True)


def throw_away(database: Database, folder: Path | None) -> None:
    """Delete the files that no picture needs any more. One that cannot be deleted now is tried again the next time."""
    with database.writing() as session:
        paths = picture.to_throw(session)
        if folder is not None:
            for path in paths:
                (folder / "media" / Path(path).name).unlink(missing_ok=True)
        picture.thrown(session)


def size_of(folder: Path) -> int:
    """The bytes that all pictures take."""
    return sum(file.stat().st_size for file in _files(folder))


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _files(folder: Path) -> Iterator[Path]:
    media = folder / "media"
    return (file for file in media.iterdir() if file.is_file()) if media.is_dir() else iter(())
