"""The proof: an honest history verifies, whatever was taken back or erased; a row that was changed, removed or put in is named."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handlers.domain.event import Event
from handlers.domain.facts.tickets import LineJoined, TakenBack
from storage import anchor, chain, words
from storage.anchor import Anchor
from storage.engine.database import Database
from storage.engine.readonly import looked_into
from storage.engine.unusable import UnusableDatabase
from storage.proof import Fault, Proof, Wrong, prove
from tests.storage.story import Said, at, happen, joined, opened, ticket

History = Sequence[int]
"""The serials of tickets, in the order in which something happens to them: each is opened, then joined by neighbours."""

SOME = settings(max_examples=25)
"""Each example is a database of its own."""

HISTORIES = st.lists(st.integers(126, 129), min_size=2, max_size=12)


def told(history: History) -> Iterator[Event]:
    seen = set()
    for minute, serial in enumerate(history):
        yield joined(serial, minute, f"邻居{minute}") if serial in seen else opened(serial, minute)
        seen.add(serial)


@contextmanager
def lived(empty: Path, history: History) -> Iterator[Path]:
    """A database in which that has happened, in a file that nobody else has open."""
    with TemporaryDirectory(prefix="luming-proof-") as folder:
        file = Path(folder) / "luming.db"
        shutil.copy(empty, file)
        database = Database.at(file, durable=False)
        with database.transaction() as session:
            happen(session, *told(history))
        database.close()
        yield file


def anchored(file: Path, *before: Anchor) -> list[Anchor]:
    """The anchors that there were, and one of now."""
    last = before[-1] if before else None
    with looked_into(file) as connection:
        new = anchor.new(connection, last, last.line if last else "", at(600))
    assert new is not None
    return [*before, new]


def change(file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file)) as connection:
        try:
            connection.execute(statement, values)
        except sqlite3.IntegrityError:
            assume(False)  # the database itself refuses it
        connection.commit()


def rows(file: Path, statement: str = "SELECT id, stream, seq FROM event ORDER BY id") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(statement).fetchall()


def verdict(proof: Proof) -> tuple[Wrong, int, str, int]:
    """What was first wrong, at which event: its id, its stream and its place there."""
    assert proof.first is not None
    return proof.first.wrong, proof.first.id, proof.first.stream, proof.first.seq


@SOME
@given(history=HISTORIES, again=HISTORIES)
def test_an_honest_history_verifies(empty_database: Path, history: History, again: History) -> None:
    with lived(empty_database, history) as file:
        anchors = anchored(file)
        database = Database.at(file, durable=False)
        with database.transaction() as session:
            happen(session, *(joined(history[n % len(history)], 100 + n, f"路人{n}") for n in range(len(again))))
        anchors = anchored(file, *anchors)
        opened_here = len(set(history))
        assert prove(file, anchors) == Proof(len(history) + len(again), opened_here, 3 * opened_here)
        database.close()


@SOME
@given(history=HISTORIES, data=st.data())
def test_a_bit_that_was_turned_is_found_and_named(empty_database: Path, history: History, data: st.DataObject) -> None:
    with lived(empty_database, history) as file:
        id, stream, seq = data.draw(st.sampled_from(rows(file)))
        column = data.draw(st.sampled_from(["at", "by", "kind", "body", "hash"]))
        [(value,)] = rows(file, f'SELECT CAST("{column}" AS BLOB) FROM event WHERE id = {id}')
        assert isinstance(value, bytes)
        bit = data.draw(st.integers(0, 100_000)) % (8 * len(value))  # ids of words are of any length
        turned = bytearray(value)
        turned[bit // 8] ^= 1 << bit % 8
        change(file, f'UPDATE event SET "{column}" = CAST(? AS TEXT) WHERE id = ?', bytes(turned), id)
        assert verdict(prove(file)) == (Wrong.CHANGED, id, stream, seq)


@SOME
@given(history=HISTORIES, data=st.data())
def test_an_event_that_was_put_elsewhere_is_found(empty_database: Path, history: History, data: st.DataObject) -> None:
    with lived(empty_database, history) as file:
        anchors = anchored(file)
        id, stream, seq = data.draw(st.sampled_from(rows(file)))
        column, value = data.draw(
            st.sampled_from([("stream", "学桥/9999"), ("seq", 77), ("seq", "first"), ("seq", 0), ("stream", b"\xff")])
        )
        change(file, f"UPDATE event SET {column} = ? WHERE id = ?", value, id)
        proof = prove(file, anchors)
        assert proof.first is not None
        assert proof.first.wrong in (Wrong.CHANGED, Wrong.MISSING)


@SOME
@given(history=HISTORIES, data=st.data())
def test_an_event_that_was_removed_is_found_and_named(
    empty_database: Path, history: History, data: st.DataObject
) -> None:
    with lived(empty_database, history) as file:
        anchors = anchored(file)
        all_of_them = rows(file)
        id, stream, seq = data.draw(st.sampled_from(all_of_them))
        change(file, "DELETE FROM words WHERE stream = ? AND ? = 1", stream, seq)
        change(file, "DELETE FROM event WHERE id = ?", id)
        wrong, where, of, place = verdict(prove(file, anchors))
        if (stream, seq + 1) in [row[1:] for row in all_of_them]:  # type: ignore[operator]
            assert (wrong, of, place) == (Wrong.MISSING, stream, seq)
        else:
            last = id == len(all_of_them)
            assert (wrong, where) == (Wrong.SHORT if last else Wrong.GAP, id)


@SOME
@given(history=HISTORIES, data=st.data())
def test_events_that_changed_places_are_found(empty_database: Path, history: History, data: st.DataObject) -> None:
    with lived(empty_database, history) as file:
        anchors = anchored(file)
        (one, *_), (other, *_) = data.draw(st.lists(st.sampled_from(rows(file)), min_size=2, max_size=2, unique=True))
        for change_to, of in ((-1, one), (one, other), (other, -1)):
            change(file, "UPDATE event SET id = ? WHERE id = ?", change_to, of)
        proof = prove(file, anchors)
        assert proof.first is not None
        assert proof.first.wrong in (Wrong.ORDER, Wrong.OTHER)


@SOME
@given(history=HISTORIES, data=st.data())
def test_an_event_that_was_put_in_is_found(empty_database: Path, history: History, data: st.DataObject) -> None:
    """Where its hash is right, only the anchor can tell; where it is copied from another, the chain does."""
    with lived(empty_database, history) as file:
        anchors = anchored(file)
        before = rows(file)
        _, stream, _ = data.draw(st.sampled_from(before))
        [(seq, hash)] = rows(file, f"SELECT seq, hash FROM event WHERE stream = '{stream}' ORDER BY seq DESC LIMIT 1")
        assert isinstance(seq, int) and isinstance(hash, str)
        change(file, "UPDATE event SET id = id + 1000 WHERE id >= ?", len(before))
        change(file, "UPDATE event SET id = id - 999 WHERE id > 1000")
        new = (len(before), stream, seq + 1, chain.moment(at(5)), None, "Archived", "{}")
        rightly = data.draw(st.booleans())
        linked = chain.link(hash, *new[1:]) if rightly else hash  # type: ignore[arg-type]
        change(file, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *new, linked)
        wrong, *_ = verdict(prove(file, anchors))
        assert wrong in ((Wrong.OTHER, Wrong.ORDER) if rightly else (Wrong.CHANGED,))


@SOME
@given(history=HISTORIES, data=st.data())
def test_a_stream_that_was_written_anew_from_end_to_end_does_not_fit_its_anchor(
    empty_database: Path, history: History, data: st.DataObject
) -> None:
    with lived(empty_database, history) as file:
        half = len(history) // 2
        first = Anchor("2026-11-03T10:00:00+08:00", half, len(set(history[:half])), _rolled(file, half))
        anchors = anchored(file, first)
        changed = data.draw(st.integers(1, len(history)))
        _forged(file, changed)
        fault = prove(file, anchors).first
        assert fault is not None
        assert (fault.wrong, fault.anchor) == (Wrong.OTHER, anchors[0] if changed <= half else anchors[1])
        assert fault.id <= changed <= fault.anchor.events  # type: ignore[union-attr]
        assert prove(file).first is None


def _rolled(file: Path, until: int) -> str:
    rolled = chain.START
    for id, hash in rows(file, f"SELECT id, hash FROM event WHERE id <= {until} ORDER BY id"):
        rolled = chain.roll(rolled, id, hash)  # type: ignore[arg-type]
    return rolled


def _forged(file: Path, changed: int) -> None:
    """Whoever can write to the file says that somebody else did it, and makes all hashes fit."""
    change(file, "UPDATE event SET \"by\" = '别人' WHERE id = ?", changed)
    before: dict[object, str] = {}
    for id, stream, *row in rows(file, 'SELECT id, stream, seq, at, "by", kind, body FROM event ORDER BY id'):
        before[stream] = chain.link(before.get(stream, chain.START), stream, *row)  # type: ignore[arg-type]
        change(file, "UPDATE event SET hash = ? WHERE id = ?", before[stream], id)


# The words beside.


@pytest.mark.parametrize("column", ["text", "salt", "message", "person", "stream"])
@pytest.mark.parametrize("value", ["别的", "00", b"\xff\xfe", "e" * 64])
def test_words_that_are_not_those_that_were_typed(empty_database: Path, column: str, value: object) -> None:
    with lived(empty_database, [126, 127, 126]) as file:
        change(file, f"UPDATE words SET {column} = ? WHERE stream = '学桥/1271'", value)
        proof = prove(file)
        assert verdict(proof) == (Wrong.WORDS, 2, "学桥/1271", 1)
        assert proof.faults == 3


def test_words_that_nobody_has_typed(empty_database: Path) -> None:
    with lived(empty_database, [126]) as file:
        change(file, "INSERT INTO words VALUES (7, '学桥/1263', 'm126', '王阿姨', '00', '我同意')")
        assert prove(file).first == Fault(Wrong.STRAY)


@SOME
@given(history=HISTORIES)
def test_what_was_taken_back_erased_or_forgotten_breaks_nothing(empty_database: Path, history: History) -> None:
    with lived(empty_database, history) as file:
        anchors = anchored(file)
        database = Database.at(file, durable=False)
        serial = history[0]
        with database.transaction() as session:
            happen(
                session,
                LineJoined(ticket=ticket(serial), at=at(50), line=Said("急死了", "陈姐", "m9")),
                TakenBack(person="王阿姨", message=f"m{serial}", at=at(60)),
            )
            words.erase(session, ["陈姐"])
        with database.transaction() as session:
            words.forget(session, [id for (id,) in rows(file, "SELECT id FROM words LIMIT 1")])  # type: ignore[misc]
        database.close()
        proof = prove(file, anchors)
        assert (proof.first, proof.events) == (None, len(history) + 2)


# The machine.


def test_a_bot_that_writes_meanwhile_is_in_nobodys_way(empty_database: Path) -> None:
    with lived(empty_database, [126, 127]) as file:
        database = Database.at(file)
        with database.writing() as session:
            happen(session, joined(126, 9, "陈姐"))
            assert prove(file).events == 2
        assert prove(file).events == 3
        database.close()


def test_nothing_is_written_to_what_is_looked_into(empty_database: Path) -> None:
    with lived(empty_database, [126]) as file:
        before = file.read_bytes()
        with pytest.raises(UnusableDatabase, match="只能读不能写"), looked_into(file) as connection:
            connection.execute("DELETE FROM event")
        assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0001'", "别的版本"),
        ("UPDATE alembic_version SET version_num = '9999'", "别的版本"),
        ("DROP TABLE words", "不是鹿鸣的数据库"),
    ],
)
def test_a_database_of_another_kind_is_refused(empty_database: Path, statement: str, words: str) -> None:
    with lived(empty_database, [126]) as file:
        change(file, statement)
        with pytest.raises(UnusableDatabase, match=words):
            prove(file)


# The lines of anchors.


def test_the_lines_of_a_file_are_bound_to_each_other(empty_database: Path) -> None:
    with lived(empty_database, [126, 127]) as file:
        one = Anchor("2026-11-03T10:00:00+08:00", 1, 1, _rolled(file, 1))
        lines = [each.line for each in anchored(file, one)]
    assert [each.events for each in anchor.read(lines)] == [1, 2]
    assert anchor.read(lines[1:]) == anchor.read(lines)[1:]
    for broken in ([lines[0].replace("10:00", "10:01"), lines[1]], [lines[1], lines[1]], [*lines, "x"]):
        with pytest.raises(anchor.BrokenAnchors, match=f"第{len(broken)}行"):
            anchor.read(broken)


@given(line=st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_a_line_that_is_no_anchor_is_refused_in_plain_words(line: str) -> None:
    with pytest.raises(anchor.BrokenAnchors, match="第1行读不懂"):
        anchor.read([line])


def test_a_line_that_is_nested_without_end_is_refused_too() -> None:
    with pytest.raises(anchor.BrokenAnchors, match="第1行读不懂"):
        anchor.read(["[" * 100_000])


def test_an_anchor_of_nothing_new_is_none(empty_database: Path) -> None:
    with lived(empty_database, [126]) as file:
        [one] = anchored(file)
        with looked_into(file) as connection:
            assert anchor.new(connection, one, one.line, at(900)) is None


def test_where_events_are_missing_the_next_anchor_knows_those_that_are_there(empty_database: Path) -> None:
    with lived(empty_database, [126, 127, 128]) as file:
        [one] = anchored(file)
        change(file, "DELETE FROM event WHERE id = 3")
        _, two = anchored(file, one)
        assert (two.events, two.streams, two.digest) == (2, 2, _rolled(file, 2))
