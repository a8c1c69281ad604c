"""What one decision tells one person in private is one message: nobody's phone rings three times for one line of his."""

from dataclasses import replace

from handlers.domain.decision import Decision, Kind, Rank, Say


def together(decision: Decision) -> Decision:
    """The decision with the plain private lines to each person joined, one below the other, where the first of them stands."""
    lines: dict[str, list[Say]] = {}
    for say in decision.says:
        if (person := _joins(say)) is not None:
            lines.setdefault(person, []).append(say)
    said: list[Say] = []
    for say in decision.says:
        mine = lines.get(_joins(say) or "", [say])
        if say is mine[0]:
            said.append(say if len(mine) == 1 else _joined(mine))
    return replace(decision, says=tuple(said))


def _joins(say: Say) -> str | None:
    """Whom a line is told to that may be joined with others; calls, receipts, what waits for its hour and what brings a paper stand alone."""
    is_plain = say.rank is Rank.LINE and say.kind is Kind.TEXT and say.paper is None
    return (
        say.person
        if is_plain and not (say.parts or say.asks or say.quote or say.not_before or say.otherwise is not None)
        else None
    )


def _joined(lines: list[Say]) -> Say:
    texts = dict.fromkeys(say.text for say in lines)
    tickets = dict.fromkeys(ticket for say in lines for ticket in say.tickets)
    return replace(lines[0], text="\n".join(texts), tickets=tuple(tickets))
