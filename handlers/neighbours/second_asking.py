"""The second asking (再问一次): the reporter alone, in private, a day after the result, where he has not said how it was; then never again."""

from handlers.domain.decision import Ask, Decision, due_at, in_private, silence
from handlers.domain.facts.closing import SecondAsking, VerdictAsked
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.ticket import short_for_reporter
from handlers.neighbours import poll
from handlers.neighbours.texts import closing as texts


def timer(scene: Scene, ticket: Ticket) -> Decision:
    """When it is due, counted from when the result is read."""
    if not ticket.polled or not ticket.reporter or ticket.reporter in scene.town.people:
        return Decision()
    at = (poll.quiet(scene, ticket) or scene.now) + scene.policy.neighbours.ask_again
    return Decision(timers=(due_at(ticket, SecondAsking, at),))


def ask(scene: Scene, ticket: Ticket, due: SecondAsking) -> Decision:
    """Once more, by day; whoever was asked in private already (after his thanks) is left alone."""
    person = ticket.reporter
    if not ticket.polled or person in ("", *ticket.votes, *ticket.thanked) or ticket.room in scene.town.shadows:
        return silence("the poll is over, or he has answered")
    if not scene.abilities.private:
        return silence("nobody reaches him in private")
    if wait := scene.policy.quiet.wait(scene.now):
        return Decision(timers=(due_at(ticket, SecondAsking, wait),), why="quiet hours")
    text = texts.second_asking(short_for_reporter(ticket, scene.matter(ticket)))
    ask = Ask(person, None, VerdictAsked(ticket.id), scene.now + scene.policy.neighbours.poll)
    return Decision(says=(in_private(person, text, ticket.id),), questions=(ask,), why="asked once more")
