"""What a neighbour's line says in a poll: a verdict, thanks, which poll he means."""

from handlers.domain import offer
from handlers.domain.decision import Decision, silence
from handlers.domain.facts.closing import VerdictAsked
from handlers.domain.facts.neighbours import PollAsked, VoteAsked
from handlers.domain.offer import Whose
from handlers.domain.reading import Reading, Verdict
from handlers.domain.reply import Wish
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.answer import closed
from handlers.grammar.matter import same_matter
from handlers.grammar.which import named
from handlers.neighbours import poll


def which_poll(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "给#1263还是#1271?": the verdict that waited, or a new one, goes to the ticket that is named now."""
    asked = scene.question
    if not isinstance(asked, PollAsked):
        return None
    verdict = reading.vote or reading.verdict or asked.verdict
    picked = [ticket for ticket in named(scene) if ticket.id in asked.tickets and poll.takes(ticket, verdict)]
    return poll.vote(scene, verdict, picked) + poll.which_settled(scene, asked) if len(picked) == 1 else None


def vote(scene: Scene, reading: Reading) -> Decision | None:
    """A verdict in a group, where a poll is open that it can mean; a complaint about another matter is none, and a word that answers a
    neighbour's own question, or that may be meant either way, is asked about where nobody else reads it."""
    if _says_no_verdict(reading):
        return None
    settled = [ticket for ticket in named(scene) if ticket.is_settled]
    meant = [ticket for ticket in settled if poll.takes(ticket, reading.vote)]
    if settled and not meant and not (reading.complains and not any(same_matter(scene, t, reading) for t in settled)):
        return poll.unasked(scene, settled, reading.vote)
    if not settled and scene.heard.quote:
        return None  # what it says is of the line that it quotes
    mine = meant or poll.polls_of(scene, scene.speaker.person, reading.vote)
    if not mine and not settled and (reading.seconds or (reading.place is not None and reading.verdict is None)):
        return None
    if _says_it_is_back(reading) and settled and not any(ticket.concerns(scene.speaker.person) for ticket in settled):
        return poll.bystander(scene, settled, Verdict.UNSOLVED)
    if reading.complains and not meant and not any(same_matter(scene, ticket, reading) for ticket in mine):
        return None
    if reading.vote is None and not mine:
        return None
    if mine and not meant and (heard := _somebody_elses(scene, reading, mine)) is not None:
        return heard
    if reading.vote is None:
        return poll.ask_whether(scene, mine)
    open_here = any(ticket.is_settled and ticket.is_told_in(scene.heard.room) for ticket in scene.tickets.values())
    return poll.vote(scene, reading.vote, meant) if mine or open_here else None


def _says_no_verdict(reading: Reading) -> bool:
    """A question for how it stands is none, and what may be a complaint of its own; thanks are asked about, whatever else they sound like,
    but where a set phrase votes."""
    if reading.suspects is not None and reading.verdict is None and reading.place is not None:
        return True
    if reading.vote is None:
        may_be_one = reading.unsure or reading.wish is Wish.AGAIN
        return not may_be_one or reading.thanks or reading.wish is Wish.PROGRESS
    return reading.thanks and reading.verdict is None


def _says_it_is_back(reading: Reading) -> bool:
    """又出现了: no verdict in so many words, and said to a closed matter the same."""
    return reading.vote is None and reading.wish is Wish.AGAIN


def _somebody_elses(scene: Scene, reading: Reading, mine: list[Ticket]) -> Decision | None:
    """What a bare word answers where a neighbour has asked something since our poll: his question, ours, or who can tell?"""
    match offer.answered(scene.heard.text, scene.said.offered):
        case Whose.THEIRS:
            return silence("it answers a neighbour's question")
        case Whose.OPEN:
            return poll.ask_whether(scene, mine)
        case Whose.OURS:
            return None


def thanks(scene: Scene, reading: Reading) -> Decision | None:
    """Thanks belong to the newest poll of the speaker's."""
    if not reading.thanks or reading.complains:
        return None
    me = scene.speaker.person
    meant = [t for t in named(scene) if t.polled and t.concerns(me)] or poll.polls_of(scene, me)
    newest = max(meant, key=lambda ticket: ticket.resolved_at or ticket.opened_at, default=None)
    return poll.thanks(scene, newest) if newest else silence("thanks")


def satisfied(scene: Scene, reading: Reading) -> Decision | None:
    """是, after thanks: the vote that was meant."""
    asked = scene.question
    if not isinstance(asked, VoteAsked) or reading.vote is not None or reading.answer is None:
        return None
    polls = _asked_about(scene)
    if not reading.answer or not polls:
        return Decision(why="no vote was meant") + closed(scene)
    return poll.vote(scene, Verdict.SATISFIED, polls)


def vote_in_private(scene: Scene, reading: Reading) -> Decision | None:
    """A verdict in private: of the poll that it names, of the one that was asked about, or of the only one."""
    if _says_no_verdict(reading):
        return None
    settled = [ticket for ticket in named(scene) if ticket.is_settled]
    meant = [ticket for ticket in settled or _asked_about(scene) if poll.takes(ticket, reading.vote)]
    if settled and not meant:
        return poll.unasked(scene, settled, reading.vote)
    mine = meant or poll.polls_of(scene, scene.speaker.person, reading.vote)
    if not mine:
        return _of_what_asks_nobody(scene, reading)
    return poll.vote(scene, reading.vote, meant) if reading.vote else poll.ask_whether(scene, mine)


def _of_what_asks_nobody(scene: Scene, reading: Reading) -> Decision | None:
    """A verdict in private of somebody whose matters were all closed without a poll; one that is in work is spoken of otherwise."""
    mine = [ticket for ticket in scene.tickets.values() if ticket.concerns(scene.speaker.person)]
    settled = [ticket for ticket in mine if ticket.is_settled]
    if reading.vote is None or not settled or any(ticket.in_work for ticket in mine):
        return None
    return poll.unasked(scene, settled, reading.vote)


def _asked_about(scene: Scene) -> list[Ticket]:
    """The poll that the speaker was asked about, after his thanks or once more, where it is open."""
    asked = scene.question
    ticket = scene.tickets.get(asked.ticket) if isinstance(asked, VoteAsked | VerdictAsked) else None
    return [ticket] if ticket and ticket.polled else []
