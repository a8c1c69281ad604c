"""What is deleted is gone from the bytes on the disk, not from the tables alone."""

from pathlib import Path

from sqlmodel import Session

from handlers.domain.message import IncomingMessage
from storage.engine.database import Database
from storage.queues import inbox
from tests.storage.story import at

SECRET = "九栋五零二的那位天天半夜打麻将"
LINES = 200


def bytes_of(database: Database) -> bytes:
    file = Path(database.engine.url.database or "")
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def keep(session: Session) -> None:
    lines = [
        IncomingMessage("test", f"m{n}", at(0), "老周", "老周", SECRET * (1 + n % 9), room="桂花苑业主群")
        for n in range(LINES)
    ]
    inbox.keep(session, [(line, inbox.ORDINARY) for line in lines], at(0))


def test_a_connection_overwrites_what_it_deletes(database: Database) -> None:
    with database.transaction() as session:
        assert session.connection().exec_driver_sql("PRAGMA secure_delete").scalar() == 1
    with database.writing() as session:
        assert session.connection().exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_blanked_words_stand_in_no_page_and_not_in_the_log(database: Database) -> None:
    with database.writing() as session:
        keep(session)
    assert SECRET.encode() in bytes_of(database)
    with database.writing() as session:
        for n in range(LINES):
            inbox.blank(session, "test", f"m{n}")
    assert database.empty_log()
    assert database.compact()
    assert SECRET.encode() not in bytes_of(database)


def test_the_log_is_left_alone_while_somebody_reads_in_it(database: Database) -> None:
    with database.writing() as session:
        keep(session)
    with database.reading() as reader:
        assert inbox.message(reader, "test", "m1") is not None
        with database.writing() as session:
            inbox.blank(session, "test", "m1")
        assert not database.empty_log()
    assert database.empty_log()
