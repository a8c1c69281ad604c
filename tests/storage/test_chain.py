"""The chain of events: each holds the hash of the one before it in its stream, also those that were there before there were hashes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage import chain, events, schema
from storage.engine.database import Database
from tests.storage.story import accepted, at, happen, joined, opened, resolved


def chained(session: Session) -> Iterator[bool]:
    """Of each event in its stream, whether its hash follows from the one before."""
    before: dict[str, str] = {}
    rows = session.execute(text('SELECT stream, seq, at, "by", kind, body, hash FROM event ORDER BY stream, seq'))
    for stream, seq, moment, by, kind, body, hash in rows:
        yield hash == chain.link(before.get(stream, chain.START), stream, seq, moment, by, kind, body)
        before[stream] = hash


def test_a_stream_goes_on_from_the_hash_of_its_last_event(session: Session) -> None:
    events.append(session, [opened(126), joined(126, 1, "陈姐"), opened(127)], {})
    events.append(session, [accepted(127, 2), resolved(126, 3), accepted(126, 4)], {})
    assert list(chained(session)) == [True] * 6


def test_many_streams_in_one_breath(session: Session) -> None:
    for minutes in (0, 30):
        events.append(session, [opened(126 + n, minutes) for n in range(3 * events._FEW + 1)], {})
    entries = list(events.all(session))
    assert {entry.seq for entry in entries} == {1, 2}
    assert list(chained(session)) == [True] * len(entries)


@pytest.mark.parametrize("changed", range(7))
def test_a_hash_is_that_of_all_of_the_event(changed: int) -> None:
    row: list[object] = [chain.START, "学桥/1263", 1, chain.moment(at(0)), "李伟", "Accepted", "{}"]
    other = [*row]
    other[changed] = 2 if changed == 2 else "else"
    assert chain.link(*row) != chain.link(*other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("学桥/1", 26, "a"), ("学桥/12", 6, "a")),
        (("s", 1, 'a","b'), ("s", 1, "a")),
        (("s", 1, "]"), ("s", 1, "")),
        (("s", 1, None), ("s", 1, "null")),
        (("s", 1, ""), ("s", 1, None)),
    ],
)
def test_where_one_field_ends_and_the_next_begins_is_hashed_too(one: Sequence[object], other: Sequence[object]) -> None:
    first, second = (chain.link("", stream, seq, "", by, "", "") for stream, seq, by in (one, other))  # type: ignore[arg-type]
    assert first != second


def test_a_moment_is_hashed_as_it_stands_in_its_row(session: Session) -> None:
    happen(session, opened(126, 0.1234567))
    assert session.execute(text("SELECT at FROM event")).scalar() == chain.moment(at(0.1234567))


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Database]:
    """A database as the first version left it."""
    database = Database.at(tmp_path / "old.db", durable=False)
    schema.upgrade(database, "0001")
    yield database
    database.close()


def test_an_older_database_gets_the_hashes_that_its_events_would_have_had(old: Database, database: Database) -> None:
    happened = [opened(126), joined(126, 1, "陈姐"), opened(127), accepted(127, 2), accepted(126, 3)]
    with database.transaction() as session:
        happen(session, *happened)
        expected = session.execute(text("SELECT * FROM event ORDER BY id")).all()
    with old.transaction() as session:
        for row in expected:
            columns = {name: value for name, value in row._mapping.items() if name != "hash"}
            names = ", ".join(f'"{name}"' for name in columns)
            marks = ", ".join(f":{name}" for name in columns)
            session.execute(text(f"INSERT INTO event ({names}) VALUES ({marks})"), columns)
    schema.migrate(old)
    with old.transaction() as session:
        assert session.execute(text("SELECT * FROM event ORDER BY id")).all() == expected
        events.append(session, [resolved(126, 9)], {})
        assert list(chained(session)) == [True] * 6


def test_many_events_of_an_older_database_are_chained_batch_by_batch(old: Database) -> None:
    with old.transaction() as session:
        rows = [{"stream": f"s{n % 3}", "seq": n // 3 + 1, "body": f"{n}"} for n in range(2_500)]
        session.execute(
            text("INSERT INTO event (stream, seq, at, kind, body) VALUES (:stream, :seq, '2025', 'k', :body)"), rows
        )
    schema.upgrade(old)  # such events mean nothing: no projection is made of them
    with old.transaction() as session:
        assert list(chained(session)) == [True] * 2_500
