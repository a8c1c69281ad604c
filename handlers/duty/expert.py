"""Complex cases (疑难): the department's expert is called, and whoever leads is asked through a checklist of evidence."""

import re
from collections.abc import Sequence

from handlers.domain.decision import Ask, Decision, Refused, Say, in_private
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.evidence import Checklist, Item
from handlers.domain.evolve import evolve
from handlers.domain.facts.expert import EvidenceAsked, EvidenceGiven, EvidenceSkipped, MarkedComplex
from handlers.domain.facts.tickets import Accepted
from handlers.domain.intent import Command
from handlers.domain.message import Kind
from handlers.domain.number import without_numbers
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.duty import callup
from handlers.duty.texts import expert as texts
from handlers.duty.texts import whistle as whistle_texts
from handlers.grammar.answer import answered as told
from handlers.grammar.answer import belonging, by_day, closed
from handlers.grammar.form import Hand
from handlers.grammar.texts.ticket import short_for_called
from handlers.grammar.which import written

_SKIPS = re.compile(r"^(?:跳过|略过|没有|无|不知道|不清楚|不详|没拍|没照片)[了吧的。.!~\s]*$")
_ASKS = re.compile(r"[??]\s*$|^(?:什么意思|怎么[写填回])")
_FILLS = re.compile(
    r"疑[难南](?:件|单号?|等级|程序|求助)?|专家|支持|给个意见|会诊|申请|(?:帮忙?)?看一?下|请示|指点|标个|列为|[请找求报提走上]+(?=\s|$)"
)
_HEAD = "疑难证据"
"""What every question and list of the checklist begins with, behind the number."""
_LEAST = 3
"""Characters that say nothing of what is not sure."""


def led(scene: Scene) -> Hand:
    """What a bare 疑难 means: the only ticket that the speaker leads."""
    mine = tuple(t for t in scene.tickets.values() if t.in_work and t.lead == scene.speaker.person)
    return Hand(mine)


def mark(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """疑难 1271: marked, the expert called in private, and the checklist begun with whoever leads."""
    me, member = scene.speaker.person, scene.speaker.staff
    if not ticket.in_work:
        return told(scene, texts.not_in_work(ticket.number), "not in work")
    if me not in (ticket.lead, *ticket.assists) and not (member and member.steers):
        text = texts.not_his(ticket.number)
        say = in_private(me, text, ticket.id)
        return Decision(says=(say,), refused=Refused("疑难", text), why="refused: not his case")
    named = callup.named(scene, command.text)
    departments = named.departments or (scene.matter(ticket).lead,)
    found = [(department, person) for department in departments if (person := _expert(scene, ticket, department))]
    before = ticket.checklist
    fresh = tuple(one for one in found if before is None or one not in before.experts)
    problems = [whistle_texts.unknown(named.unknown, scene.town.departments)] if named.unknown else []
    if before is not None and not fresh:
        again = told(scene, "".join((texts.already(ticket.number, before.experts), *problems)), "complex already")
        return again + _begun(scene, ticket) if me == ticket.lead else again
    reason = _reason(scene, command.text)
    words = Said(reason, me, scene.heard.id) if reason else NOTHING_SAID
    event = MarkedComplex(ticket=ticket.id, at=scene.now, by=me, experts=fresh, words=words, why=f"complex, says {me}")
    empty = [name for name in departments if name not in dict(found)]
    ack = [texts.marked(ticket.number, fresh)] if fresh else []
    ack += [texts.nobody(ticket.number, empty)] if empty else []
    says = (
        *(_called(scene, ticket, person, words.text) for person in dict.fromkeys(person for _, person in fresh)),
        in_private(me, "".join((*ack, *problems)), ticket.id),
    )
    decision = Decision((event,), says, attached=belonging(scene, ticket), why=event.why)
    return decision if before else decision + _begun(scene, evolve(ticket, event))


def _reason(scene: Scene, words: str) -> str:
    """What is not sure, in the words of whoever asks: 油烟要不要测."""
    parts = re.split(r"[\s,,。;;::!]+", _FILLS.sub(" ", callup.without_departments(scene, words)))
    return " ".join(part for part in parts if len(part) > _LEAST)[:80]


def accepted(scene: Scene, ticket: Ticket, event: Accepted) -> Decision:
    """Whoever takes a case that was marked while nobody led it is asked through its checklist."""
    fresh = ticket.checklist is not None and not (ticket.checklist.there or ticket.checklist.skipped)
    return _begun(scene, ticket) if fresh else Decision()


def answered(scene: Scene) -> Decision | None:
    """What whoever leads says or shows when he is asked for an item, or later, under what was asked or listed."""
    if scene.heard.room is not None or (meant := _meant(scene)) is None:
        return None
    ticket, item = meant
    if scene.heard.kind is Kind.IMAGE:
        return _given(scene, ticket, Item.PHOTO)
    words = scene.heard.text.strip()
    if not words or _ASKS.search(words) or item is None:
        return None
    if _SKIPS.match(words):
        return _gone_on(scene, ticket, EvidenceSkipped(ticket=ticket.id, at=scene.now, by=_me(scene), item=item))
    if item is Item.PHOTO and not scene.said.pictures:
        return None
    return _given(scene, ticket, item)


def _meant(scene: Scene) -> tuple[Ticket, Item | None] | None:
    """The case and the item that a line tells: what it quotes of ours, else what was asked last; no other ticket is named in it."""
    asked = scene.question if isinstance(scene.question, EvidenceAsked) else None
    under = scene.said.quoted if _HEAD in scene.said.quoted_words else ()
    if (scene.heard.quote and not under) or not (asked or under):
        return None
    ticket = scene.tickets.get(under[0] if under else asked.ticket if asked else scene.next_ticket())
    if ticket is None or ticket.checklist is None or not ticket.in_work or ticket.lead != _me(scene):
        return None
    if any(other.id != ticket.id for other in written(scene)):
        return None
    quoted = next((i for i in Item if f"/{len(Item)} {texts.NAMES[i]}" in scene.said.quoted_words), None)
    return ticket, quoted or (asked.item if asked and asked.ticket == ticket.id else ticket.checklist.next_item)


def _given(scene: Scene, ticket: Ticket, item: Item) -> Decision:
    text = without_numbers(scene.heard.text) if written(scene) else scene.heard.text
    words = Said(text.strip()[:200], _me(scene), scene.heard.id) if item is not Item.PHOTO else NOTHING_SAID
    photos: tuple[str, ...] = tuple(picture.photo for picture in scene.said.pictures)
    if scene.heard.kind is Kind.IMAGE:
        photos = (scene.heard.media or scene.heard.id,)
    shown = photos if item is Item.PHOTO else ()
    event = EvidenceGiven(ticket=ticket.id, at=scene.now, by=_me(scene), item=item, words=words, photos=shown)
    return _gone_on(scene, ticket, event)


def _gone_on(scene: Scene, ticket: Ticket, event: EvidenceGiven | EvidenceSkipped) -> Decision:
    """The next item, or the list of what is there to whoever leads and to the experts."""
    ticket = evolve(ticket, event)
    checklist = ticket.checklist or Checklist()
    kept = Decision((event,), attached=belonging(scene, ticket), why="evidence of a complex case")
    if (item := checklist.next_item) is not None:
        return kept + _asked(scene, ticket, _me(scene), item, first=False)
    text = texts.listed(ticket.number, checklist)
    more = texts.photo_can_follow() if Item.PHOTO in checklist.missing else ""
    experts = (by_day(scene, ticket, in_private(name, text, ticket.id)) for name in checklist.people)
    return kept + Decision(says=(in_private(_me(scene), text + more, ticket.id), *experts)) + closed(scene)


def _begun(scene: Scene, ticket: Ticket) -> Decision:
    """The first item, to whoever leads it."""
    item = ticket.checklist.next_item if ticket.checklist else None
    if not ticket.lead or item is None:
        return Decision()
    return _asked(scene, ticket, ticket.lead, item, first=True)


def _asked(scene: Scene, ticket: Ticket, person: str, item: Item, first: bool) -> Decision:
    say = in_private(person, texts.ask(ticket.number, item, first), ticket.id)
    say = say if person == _me(scene) else by_day(scene, ticket, say)
    until = (say.not_before or scene.now) + scene.policy.question
    return Decision(says=(say,), questions=(Ask(person, None, EvidenceAsked(ticket.id, item), until),))


def _expert(scene: Scene, ticket: Ticket, department: str) -> str:
    """The expert of a department, else its liaison, else another qualified officer of it; "" for nobody."""
    bureau, but = scene.town.bureaus.get(department), (ticket.lead, _me(scene))
    if bureau and bureau.expert in scene.town.people and bureau.expert not in but:
        return bureau.expert
    liaisons: Sequence[str] = [member.name for member in callup.liaisons(scene, department, scene.now)]
    own = [m.name for m in scene.home.staff if callup.department_of(m) == department and m.qualified]
    others = (name for name in (*liaisons, *own) if name not in but and is_there(scene.home, name, scene.now))
    return next(others, "")


def _called(scene: Scene, ticket: Ticket, person: str, reason: str) -> Say:
    what = short_for_called(ticket, scene.matter(ticket))
    text = texts.called(what, _me(scene), ticket.lead or "", reason)
    return by_day(scene, ticket, in_private(person, text, ticket.id))


def _me(scene: Scene) -> str:
    return scene.speaker.person
