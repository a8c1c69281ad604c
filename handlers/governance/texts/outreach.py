"""What residents read who ask for us: the contact card (便民联系卡) and the guide (服务指南)."""

from collections.abc import Sequence

from handlers.domain.outreach import Contact, Topic

_HOTLINE = "政务热线12345,急事拨110、119、120"


def card(unit: str, there: Sequence[str] | None, contact: Contact, hours: str, aloud: bool) -> str:
    """The card of a station, a line each, or all in one where a group reads it; `there` is who works now, None where no station is known."""
    people = [] if there is None else [f"现在值班:{'、'.join(there)}" if there else "现在没有排班"]
    lines = [
        f"{unit}便民联系卡",
        *people,
        *([f"电话:{contact.telephone}"] if contact.telephone else []),
        *([f"地址:{contact.address}"] if contact.address else []),
        f"时间:{contact.hours or hours}",
        _HOTLINE,
        *(["想看小区里谁值班,请写“联系卡 小区名”"] if there is None else []),
    ]
    return f"{'。'.join(lines)}。" if aloud else "\n".join(lines)


def station(name: str) -> str:
    """What a station is called."""
    return f"{name}社区工作站"


def working_hours(opens: str, closes: str) -> str:
    return f"工作日{opens}-{closes}"


def topics(names: Sequence[str], telephone: str) -> str:
    """What the guide knows."""
    if not names:
        return f"还没有服务指南。{_ask(telephone)}"
    return f"服务指南:{'、'.join(names)}。\n要看哪项写“服务指南 {names[0]}”,也可以直接问。{_ask(telephone)}"


def answered(topic: Topic, telephone: str) -> str:
    """One topic; what it leaves open is asked at the station."""
    return f"【{topic.name}】{topic.answer}{_ask(telephone, '不清楚的')}"


def unknown(telephone: str) -> str:
    """To a question that the guide does not know."""
    return f"这个我不清楚,不敢乱答。{_ask(telephone, '')}" if telephone else "这个我不清楚,不敢乱答。请拨12345问。"


def unknown_topic(names: Sequence[str], telephone: str) -> str:
    """The guide was asked for what it does not have."""
    return f"指南里没有这一项。{topics(names, telephone)}"


def _ask(telephone: str, what: str = "别的事") -> str:
    return f"{what}请拨{telephone}问。" if telephone else ""
