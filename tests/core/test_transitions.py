"""The one table of transitions: what each event makes of each state, and what holds for any story of a ticket."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from handlers.domain.event import TicketEvent
from handlers.domain.evolve import IllegalTransition, evolve, fold
from handlers.domain.facts.merging import Merged
from handlers.domain.reading import Level, Verdict
from handlers.domain.ticket import State, Ticket
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.codec import dump, load
from storage.engine.said import dump_event, load_event
from tests.language.sample import KINDS, NOW, OPENED, event, ticket, ticket_in

# What a ticket is after an event (left), by what it was before (top); "-" is illegal. Other events leave every state as it is.
TABLE = """
           open      accepted  on_site   paused    resolved  archived  withdrawn merged
Opened     -         -         -         -         -         -         -         -
Accepted   accepted  -         -         paused    -         -         -         -
Arrived    -         on_site   on_site   paused    -         -         -         -
Returned   open      open      open      -         -         -         -         -
Bounced    open      open      open      open      -         -         -         -
HandedOn   open      open      open      open      -         -         -         -
Assigned   open      open      open      open      -         -         -         -
Paused     paused    paused    paused    paused    -         -         -         -
Resumed    -         -         -         accepted  -         -         -         -
LevelRaised open     accepted  on_site   accepted  resolved  archived  withdrawn merged
Resolved   resolved  resolved  resolved  resolved  -         -         -         -
Voted      -         -         -         -         resolved  -         -         -
Reopened   -         -         -         -         open      -         -         -
Archived   -         -         -         -         archived  -         -         -
Withdrawn  withdrawn withdrawn withdrawn withdrawn withdrawn -         -         -
Merged     merged    merged    merged    merged    merged    -         -         -
Split      -         -         -         -         -         -         -         open
Revived    -         -         -         -         -         -         open      -
"""


STAYS = """
Dispatched PlaceSet HomeTold LineJoined LineRetracted PhotosAdded VoiceAdded VoiceLeft VoicesTold
ReporterLeft Assisted SetOut ProgressAsked Noted Reminded Escalated Delayed Spared SentDown HandedOver Extended
Supervised SupervisionEnded Praised MarkedComplex EvidenceGiven EvidenceSkipped Whistled WhistleAnswered
ComplexEnded WhistleMissed WhistleCalledOff AssistCalled
MediationBegun SessionAgreed SessionFailed MediationReached MediationEnforced
Absorbed Released Divided Likened Distinguished ToldElsewhere Surged
PhotoAsked PhotoShown PhotoMissed StillThere LookMissed Verified Rechecked Recurred
"""

HEAD, *ROWS = (line.split() for line in TABLE.strip().splitlines())
ROWS += [[kind, *HEAD] for kind in STAYS.split()]
BECOMES = {
    (kind, State(before)): None if after == "-" else State(after)
    for kind, *afters in ROWS
    for before, after in zip(HEAD, afters, strict=True)
}


def test_the_table_is_whole() -> None:
    assert set(BECOMES) == {(kind, state) for kind in KINDS for state in State}


@pytest.mark.parametrize(("kind", "before", "after"), [(*cell, after) for cell, after in BECOMES.items()], ids=str)
def test_an_event_moves_a_ticket_or_is_illegal(kind: str, before: State, after: State | None) -> None:
    told = ticket_in(before)
    assert told.state is before
    if after is None:
        with pytest.raises(IllegalTransition, match="1263"):
            evolve(told, event(kind))
    else:
        assert evolve(told, event(kind)).state is after


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"Opened"}))
def test_nothing_happens_to_a_ticket_before_it_is_opened(kind: str) -> None:
    with pytest.raises(IllegalTransition):
        evolve(None, event(kind))


PEOPLE = st.sampled_from(["chat/陈姐", "chat/老周", "chat/小米妈", "李伟", "赵敏"])


def _any_event(kind: str) -> st.SearchStrategy[TicketEvent]:
    changes = {
        "VoiceAdded": {"person": PEOPLE},
        "VoiceLeft": {"person": PEOPLE},
        "Accepted": {"person": PEOPLE},
        "Assisted": {"person": PEOPLE},
        "Voted": {"person": PEOPLE, "verdict": st.sampled_from(Verdict)},
        "Praised": {"by": PEOPLE},
        "Reopened": {"by": PEOPLE},
        "LevelRaised": {"level": st.sampled_from(Level)},
    }.get(kind, {})
    return st.fixed_dictionaries(changes).map(lambda changed: event(kind, **changed))


class Story(RuleBasedStateMachine):
    """Any events in any order: the legal ones happen, the illegal ones raise and change nothing."""

    @initialize()
    def opened(self) -> None:
        self.events: list[TicketEvent] = [OPENED]
        self.ticket: Ticket = ticket()

    @rule(happened=st.sampled_from(sorted(KINDS)).flatmap(_any_event))
    def happens(self, happened: TicketEvent) -> None:
        kind, was = happened.kind, self.ticket
        becomes = BECOMES[kind, was.state]
        if isinstance(happened, Merged):
            happened = replace(happened, was=was.state)
        if kind == "Split" and becomes is not None:
            becomes = was.merged_from
        if becomes is None:
            with pytest.raises(IllegalTransition):
                evolve(was, happened)
            return
        self.events.append(happened)
        self.ticket = evolve(was, happened)
        if was.state is State.PAUSED and kind in ("Resumed", "LevelRaised"):  # as it was before the pause
            becomes = State.OPEN if was.lead is None else State.ON_SITE if was.arrived_at else becomes
        assert self.ticket.state is becomes
        if kind not in ("VoiceLeft", "ReporterLeft", "Split", "Released"):
            assert self.ticket.voices[: len(was.voices)] == was.voices
        assert self.ticket.round - was.round == (kind == "Reopened")
        assert not (kind in ("Reopened", "Resolved") and self.ticket.votes)

    @invariant()
    def holds(self) -> None:
        told = self.ticket
        assert fold(self.events) == told
        assert load(Ticket, dump(told)) == told
        assert (told.lead is None) is (told.accepted_at is None)
        assert len(set(told.voices)) == len(told.voices)
        assert told.round == 1 + len(told.reopenings)
        assert told.polled or told.state in (State.ARCHIVED, State.MERGED) or not told.votes


TestStory = Story.TestCase


MOMENTS = st.datetimes(
    datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2040-01-01"), timezones=st.just(TOWN_TIME)
)
FIELDS = {
    datetime: MOMENTS,
    float: st.floats(0, 1),
    Mapping[str, int]: st.dictionaries(st.text(), st.integers(0, 9999)),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_event_comes_back_from_its_json(kind: str) -> None:
    hints = get_type_hints(KINDS[kind])
    events = st.builds(KINDS[kind], **{field.name: FIELDS.get(hints[field.name], ...) for field in fields(KINDS[kind])})

    @given(events)
    def comes_back(happened: TicketEvent) -> None:
        body, typed = dump_event(happened)
        assert load_event(kind, body, {words.id: words.text for words in typed}) == happened

    comes_back()


def test_what_a_new_round_forgets_and_what_it_keeps() -> None:
    resolved = ticket_in(State.RESOLVED)
    voted = fold([event("VoiceAdded"), event("Assisted"), event("Voted")], resolved)
    again = evolve(voted, event("Reopened", by="chat/陈姐")) if voted else resolved
    assert (again.lead, again.assists, again.called, again.accepted_at) == (None, (), (), None)
    assert (again.resolved_at, again.resolution, again.quantities, again.after, again.votes) == (None, None, {}, (), {})
    assert again.note == ""
    assert (again.round, again.reopenings) == (2, (("chat/陈姐", NOW),))
    assert (again.voices, again.before, again.reporter) == (("chat/陈姐", "chat/老周"), ("图1",), "chat/陈姐")


def test_the_latest_vote_of_a_person_counts() -> None:
    first, second = (event("Voted", verdict=verdict) for verdict in (Verdict.SATISFIED, Verdict.PARTLY))
    told = fold([first, event("Voted", person="chat/老周"), second], ticket_in(State.RESOLVED))
    assert told is not None
    assert told.votes == {"chat/陈姐": Verdict.PARTLY, "chat/老周": Verdict.SATISFIED}
