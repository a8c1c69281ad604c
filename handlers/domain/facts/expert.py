"""Complex cases (疑难): the expert who is called, the evidence that is given; what is asked."""

from dataclasses import dataclass, replace

from handlers.domain.event import NOTHING_SAID, Said, TicketEvent
from handlers.domain.evidence import Checklist, Item
from handlers.domain.question import Question
from handlers.domain.ticket import Ticket, TicketId


@dataclass(frozen=True, kw_only=True)
class MarkedComplex(TicketEvent, kind="MarkedComplex"):
    """Somebody who works on it, or steers, finds it too hard: `experts` are called, each of a department."""

    experts: tuple[tuple[str, str], ...]
    words: Said = NOTHING_SAID

    def changed(self, ticket: Ticket) -> Ticket:
        checklist = ticket.checklist or Checklist()
        experts = tuple(dict.fromkeys((*checklist.experts, *self.experts)))
        return replace(ticket, checklist=replace(checklist, experts=experts))


@dataclass(frozen=True, kw_only=True)
class EvidenceGiven(TicketEvent, kind="EvidenceGiven"):
    """Whoever leads it has told an item of the checklist, or shown it."""

    item: Item
    words: Said = NOTHING_SAID
    photos: tuple[str, ...] = ()

    def changed(self, ticket: Ticket) -> Ticket:
        checklist = ticket.checklist or Checklist()
        words = checklist.saying(self.item, self.words.text)
        return replace(ticket, checklist=replace(checklist, there=checklist.having(self.item), words=words))


@dataclass(frozen=True, kw_only=True)
class EvidenceSkipped(TicketEvent, kind="EvidenceSkipped"):
    """Whoever leads it has passed over an item (跳过)."""

    item: Item

    def changed(self, ticket: Ticket) -> Ticket:
        checklist = ticket.checklist or Checklist()
        return replace(ticket, checklist=replace(checklist, skipped=checklist.without(self.item)))


@dataclass(frozen=True, kw_only=True)
class ComplexEnded(TicketEvent, kind="ComplexEnded"):
    """It is no complex case any more (不疑难了): nobody is asked for evidence."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, checklist=None)


@dataclass(frozen=True)
class EvidenceAsked(Question, kind="evidence"):
    """什么? 何时? 何人? 照片? Asked of whoever leads a complex case, in private."""

    ticket: TicketId
    item: Item
