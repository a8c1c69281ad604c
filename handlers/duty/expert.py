"""Complex cases (疑难): the department's expert is called, and whoever leads is asked through a checklist of evidence."""

import re
from collections.abc import Sequence

from handlers.domain.decision import Ask, Decision, Refused, Say, in_private
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.evidence import Checklist, Item
from handlers.domain.evolve import evolve
from handlers.domain.facts.expert import ComplexEnded, EvidenceAsked, EvidenceGiven, EvidenceSkipped, MarkedComplex
from handlers.domain.facts.tickets import Accepted
from handlers.domain.intent import Command
from handlers.domain.number import without_numbers
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Purpose
from handlers.duty.texts import expert as texts
from handlers.duty.texts import whistle as whistle_texts
from handlers.grammar import callup
from handlers.grammar.answer import answered as told
from handlers.grammar.answer import belonging, by_day
from handlers.grammar.form import Hand
from handlers.grammar.texts.ticket import short_for_called
from handlers.grammar.which import written

_SKIPS = re.compile(r"^(?:这[项个])?(?:跳过|略过)[了吧的。.!~\s]*$")
_NONE = re.compile(r"^(?:没有?|无|不知道|不清楚|不详|暂无)[了吧的。.!~\s]*$")
_NO_PHOTO = re.compile(r"^(?:照片|图片?|现场)?(?:还)?(?:没有?|未)(?:拍照?片?|照片|照|图)[了到吧的。.!~\s]*$")
_LABELS = {
    **dict.fromkeys(("什么", "事实", "事情"), Item.WHAT),
    **dict.fromkeys(("何时", "时间"), Item.WHEN),
    **dict.fromkeys(("何人", "人物", "当事人"), Item.WHO),
    "照片": Item.PHOTO,
}
_LABEL = re.compile(rf"(?:^|[\s,,;;。])({'|'.join(_LABELS)})\s*[:：]\s*|^(何时|何人|照片)\s+(?=\S)")
_ENDS = re.compile(
    r"(?:不用|不要|不必|不|别|取消|撤[销掉回]?|解除)(?:再|算|标|列为|列|报)?疑[难南]|疑[难南](?:件|单)?[\s,\d#]*(?:取消|撤|不用了|解除|算了)|不用(?:再)?请?专家"
)
_ASKS = re.compile(r"[??]\s*$|^(?:什么意思|怎么[写填回])")
_FILLS = re.compile(
    r"疑[难南](?:件|单号?|等级|程序|求助)?|专家|支持|给个意见|会诊|申请|(?:帮忙?)?看一?下|请示|指点|标个|列为|[请找求报提走上]+(?=\s|$)"
)
_HEAD = "疑难证据"
"""What every question and list of the checklist begins with, behind the number."""
_SHORT = 16
"""Characters of a line that may end a complex case."""
_LEAST = 3
"""Characters that say nothing of what is not sure."""


def led(scene: Scene) -> Hand:
    """What a bare 疑难 means: the only ticket that the speaker leads."""
    mine = tuple(t for t in scene.tickets.values() if t.in_work and t.lead == scene.speaker.person)
    return Hand(mine)


def mark(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """疑难 1271: marked, the expert called in private, and the checklist begun with whoever leads."""
    me = scene.speaker.person
    if not ticket.in_work:
        return told(scene, texts.not_in_work(ticket.number), "not in work")
    if me not in (ticket.lead, *ticket.assists) and not scene.speaker_steers:
        text = texts.not_his(ticket.number)
        say = in_private(me, text, ticket.id)
        return Decision(says=(say,), refused=Refused("疑难", text), why="refused: not his case")
    if ticket.checklist is not None and _ENDS.search(scene.heard.text):
        return _ended(scene, ticket)
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
    """What whoever leads says or shows when he is asked for an item, or later, under what was asked or listed; in the work group only what
    can be nothing else."""
    if (meant := _meant(scene)) is None:
        return None
    ticket, item, is_asked = meant
    if scene.heard.kind.shows:
        return _given(scene, ticket, ((Item.PHOTO, ""),))
    words = scene.heard.text.strip()
    if words and _ENDS.search(words) and not _ASKS.search(words) and len(words) <= _SHORT:
        return _ended(scene, ticket)
    if not words or _ASKS.search(words):
        return None
    if labelled := _labelled(without_numbers(words) if written(scene) else words):
        return _given(scene, ticket, labelled)
    if _NO_PHOTO.match(words):
        return _given(scene, ticket, ((Item.PHOTO, words),))
    if item is None or not (is_asked or _SKIPS.match(words) or (_is_private(scene) and scene.question is None)):
        return None
    if _SKIPS.match(words) or _NONE.match(words):
        return _given(scene, ticket, ((item, words),))
    if not is_asked or not _is_private(scene) or (item is Item.PHOTO and not scene.said.pictures):
        return None
    return _given(scene, ticket, ((item, without_numbers(words) if written(scene) else words),))


def _is_private(scene: Scene) -> bool:
    return scene.heard.room is None


def _labelled(words: str) -> tuple[tuple[Item, str], ...]:
    """何时:昨晚八点 何人:摊主姓杨, each item with its words."""
    found = list(_LABEL.finditer(words))
    ends = [*(label.start() for label in found), len(words)][1:]
    told = ((label[1] or label[2], words[label.end() : end].strip()) for label, end in zip(found, ends, strict=True))
    return tuple((_LABELS[name], said) for name, said in told if said)


def _meant(scene: Scene) -> tuple[Ticket, Item | None, bool] | None:
    """The case and the item that a line tells, and whether it was asked: what it quotes of ours, else what was asked last, else the only
    ticket that he leads, while its list is not complete; no other ticket is named in it."""
    if not _is_private(scene) and (scene.channel is None or scene.channel.purpose is not Purpose.STAFF):
        return None
    asked = scene.question if isinstance(scene.question, EvidenceAsked) else None
    under = scene.said.quoted if _HEAD in scene.said.quoted_words else ()
    if scene.heard.quote and not under:
        return None
    about = under[0] if under else asked.ticket if asked else None
    ticket = scene.tickets.get(about) if about else _only_case(scene)
    if ticket is None or ticket.checklist is None or not ticket.in_work or ticket.lead != _me(scene):
        return None
    if any(other.id != ticket.id for other in written(scene)):
        return None
    quoted = next((i for i in Item if f"/{len(Item)} {texts.NAMES[i]}" in scene.said.quoted_words), None)
    item = quoted or (asked.item if asked and asked.ticket == ticket.id else ticket.checklist.next_item)
    return ticket, item, about is not None


def _only_case(scene: Scene) -> Ticket | None:
    """The only ticket that whoever speaks leads, where it is a complex case whose list is not complete, or that he ends."""
    mine = led(scene).own
    ends = bool(_ENDS.search(scene.heard.text))
    open_cases = [t for t in mine if t.checklist is not None and (ends or t.checklist.missing)]
    return open_cases[0] if len(mine) == 1 and open_cases else None


def _given(scene: Scene, ticket: Ticket, told: Sequence[tuple[Item, str]]) -> Decision:
    """Each item with its words, or with pictures; what says that there is none passes it over."""
    photos: tuple[str, ...] = tuple(picture.photo for picture in scene.said.pictures)
    if scene.heard.kind.shows:
        photos = (scene.heard.media or scene.heard.id,)
    me = _me(scene)
    events: list[EvidenceGiven | EvidenceSkipped] = []
    for item, words in told:
        shown = photos if item is Item.PHOTO else ()
        if any(pattern.match(words) for pattern in (_SKIPS, _NONE, _NO_PHOTO)) and not shown:
            events.append(EvidenceSkipped(ticket=ticket.id, at=scene.now, by=me, item=item))
            continue
        said = Said(words[:200], me, scene.heard.id) if item is not Item.PHOTO else NOTHING_SAID
        events.append(EvidenceGiven(ticket=ticket.id, at=scene.now, by=me, item=item, words=said, photos=shown))
    return _gone_on(scene, ticket, events)


def _ended(scene: Scene, ticket: Ticket) -> Decision:
    """不疑难了: the list ends, and whoever was called for it hears so."""
    me, checklist = _me(scene), ticket.checklist or Checklist()
    event = ComplexEnded(ticket=ticket.id, at=scene.now, by=me, why=f"no complex case any more, says {me}")
    others = dict.fromkeys((*checklist.people, ticket.lead or me))
    told_off = (in_private(name, texts.ended_told(ticket.number, me), ticket.id) for name in others if name != me)
    says = (in_private(me, texts.ended(ticket.number), ticket.id), *(by_day(scene, ticket, say) for say in told_off))
    kept = Decision((event,), says, attached=belonging(scene, ticket), why=event.why)
    return kept + _closed(scene, ticket.lead or me)


def _closed(scene: Scene, person: str) -> Decision:
    """Nobody is asked for evidence any more, neither in private nor in the work group."""
    rooms = (None, scene.home.staff_group)
    return Decision(questions=tuple(Ask(person, room, None, scene.now) for room in rooms))


def _gone_on(scene: Scene, ticket: Ticket, events: Sequence[EvidenceGiven | EvidenceSkipped]) -> Decision:
    """The next item, or the list of what is there to whoever leads and to the experts."""
    for event in events:
        ticket = evolve(ticket, event)
    checklist = ticket.checklist or Checklist()
    kept = Decision(tuple(events), attached=belonging(scene, ticket), why="evidence of a complex case")
    if (item := checklist.next_item) is not None:
        return kept + _asked(scene, ticket, _me(scene), item, first=False)
    text, whole = texts.listed(ticket.number, checklist), texts.told(ticket.number, checklist)
    more = texts.photo_can_follow() if Item.PHOTO in checklist.missing else ""
    experts = (by_day(scene, ticket, in_private(name, whole, ticket.id)) for name in checklist.people)
    ack = in_private(_me(scene), text + more, ticket.id)
    return kept + Decision(says=(ack, *experts)) + _closed(scene, _me(scene))


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
    rooms = (None,) if ticket.is_hushed else (None, scene.home.staff_group)
    return Decision(
        says=(say,), questions=tuple(Ask(person, room, EvidenceAsked(ticket.id, item), until) for room in rooms)
    )


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
