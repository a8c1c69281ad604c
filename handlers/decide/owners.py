"""A line in an owners' group. The bot speaks little here: most lines only count, or mean nothing to it."""

from dataclasses import replace

from handlers.domain.decision import Decision, Refused, in_private, silence
from handlers.domain.doubt import Standing
from handlers.domain.message import Kind
from handlers.domain.reading import Label, Level, Reading, Verdict
from handlers.domain.scene import Asking, Scene
from handlers.domain.ticket import State, Ticket
from handlers.grammar.texts import question
from handlers.hearing import doubt
from handlers.neighbours import poll, voices
from handlers.tickets import intake


def listen_in_owners_room(scene: Scene, reading: Reading, more: tuple[Reading, ...]) -> Decision:
    """Votes and answers first, then voices, then new matters; the rest is chatter."""
    if red := danger(scene, reading):
        return red
    if scene.speaker.staff is not None:
        return _staff(reading)
    if scene.heard.kind is Kind.IMAGE and not scene.heard.text:
        return _picture(scene)
    return (
        which_poll(scene, reading)
        or doubt_answered(scene, reading)
        or _vote(scene, reading)
        or put_right(scene, reading)
        or place_answered(scene, reading)
        or _thanks(scene, reading)
        or pressed(scene, reading)
        or _voice(scene, reading)
        or complaint(scene, reading, more)
        or _same_breath(scene, reading)
        or _in_doubt(scene, reading)
        or _addressed(scene)
    )


def danger(scene: Scene, reading: Reading) -> Decision | None:
    """Fire, somebody hurt, a fight: answered before anything else. What was told already gains a voice; it is no second fire, but a fight beside a fire is another danger."""
    if reading.level is not Level.RED or not reading.complains:
        return None
    since, room = scene.now - scene.policy.spoken_of, scene.heard.room
    red = [
        t
        for t in scene.tickets.values()
        if t.level is Level.RED and t.room == room and t.in_work and t.spoken_at >= since
    ]
    known = [ticket for ticket in red if ticket.danger is reading.danger and not _elsewhere(ticket, reading)]
    if not known:
        return intake.open_ticket(scene, reading, scene.heard.text)
    return voices.add(scene, known[0]) + intake.join(scene, known[0], reading, scene.heard.text)


def _staff(reading: Reading) -> Decision:
    """Staff talk in an owners' group like anybody: their votes count nothing (kept for the audit), their notices open nothing."""
    if reading.verdict is not None:
        return Decision(refused=Refused("vote", "staff do not vote"), why="staff do not vote")
    return silence("staff talk in the owners' group")


def _picture(scene: Scene) -> Decision:
    """A picture alone waits for the words of the same person; right after his words it joins them."""
    ticket = just_told(scene)
    return intake.join(scene, ticket, Reading(), "") if ticket else silence("a picture waits for its words")


def which_poll(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "给#1263还是#1271?": the verdict that waited, or a new one, goes to the ticket that is named now."""
    asked = scene.question
    if asked is None or asked.command != "vote":
        return None
    picked = [ticket for ticket in named(scene) if ticket.number in asked.numbers and ticket.polled]
    return (
        poll.vote(scene, Reading(verdict=reading.verdict or Verdict(asked.text)), picked) if len(picked) == 1 else None
    )


def _vote(scene: Scene, reading: Reading) -> Decision | None:
    """A verdict, where a poll is open that it can mean; a complaint about another matter is none."""
    if reading.verdict is None:
        return None
    meant = [ticket for ticket in named(scene) if ticket.polled]
    mine = meant or poll.polls_of(scene, scene.speaker.person)
    if reading.complains and not meant and not any(same_matter(scene, ticket, reading) for ticket in mine):
        return None
    open_here = any(ticket.polled and ticket.room == scene.heard.room for ticket in scene.tickets.values())
    return poll.vote(scene, reading, meant) if mine or open_here else None


def put_right(scene: Scene, reading: Reading) -> Decision | None:
    """The reporter corrects himself, or tells rightly what he took back a moment ago."""
    since = scene.now - scene.policy.correct
    gone = [t for t in _withdrawn_by_me(scene) if t.withdrawn_at and t.withdrawn_at >= since]
    if gone and (reading.corrects or (reading.complains and reading.label is gone[-1].label)):
        return intake.revive(scene, gone[-1], reading)
    mine = [ticket for ticket in own(scene) if ticket.spoken_at >= since]
    if not mine or not reading.corrects or not (reading.place or len(scene.heard.text) > _BARE):
        return None
    return intake.correct(scene, mine[-1], reading)


_BARE = 5
"""Characters of a line that only announces that something was wrong; what is right follows."""


def _withdrawn_by_me(scene: Scene) -> list[Ticket]:
    me, room = scene.speaker.person, scene.heard.room
    tickets = sorted(scene.tickets.values(), key=lambda ticket: ticket.opened_at)
    return [t for t in tickets if t.state is State.WITHDRAWN and t.withdrawn_by == t.reporter == me and t.room == room]


def place_answered(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "在哪栋?": a place, or any words that are no new matter and no courtesy."""
    asked = scene.question if scene.question and scene.question.asking is Asking.PLACE else None
    ticket = scene.tickets.get(asked.numbers[0]) if asked else _without_place(scene)
    if ticket is None or ticket.place is not None or not ticket.in_work:
        return None
    if reading.complains and (reading.label is not ticket.label or not reading.place):
        return None
    if reading.place:
        return intake.set_place(scene, ticket, reading, reading.place)
    words = scene.heard.text.strip()
    if asked and not courtesy(reading) and len(words) <= 20 and any(word in words for word in _WHEREABOUTS):
        return intake.set_place(scene, ticket, reading, words)
    return None


_WHEREABOUTS = (
    *"旁边 门口 门前 楼下 楼上 楼顶 后面 前面 对面 里面 外面 附近 边上 侧面 隔壁 路口 路边 拐角 转角 角落 入口 出口 中间 背后".split(),
    *"巷子 院子 院里 草坪 广场 操场 球场 停车场 车库 凉亭 桥头 桥下 河边 东边 南边 西边 北边 东侧 南侧 西侧 北侧 东门 南门 西门 北门".split(),
)


def _without_place(scene: Scene) -> Ticket | None:
    """The speaker's own ticket that still lacks its place; in private he may name it for what he said in a group."""
    since = scene.now - scene.policy.question
    found = [
        ticket
        for ticket in own(scene, anywhere=scene.heard.room is None)
        if ticket.place is None and ticket.opened_at >= since
    ]
    return found[0] if len(found) == 1 else None


def _thanks(scene: Scene, reading: Reading) -> Decision | None:
    if not reading.thanks or reading.complains:
        return None
    meant = [t for t in named(scene) if t.polled and t.concerns(scene.speaker.person)] or poll.polls_of(
        scene, scene.speaker.person
    )
    newest = max(meant, key=lambda ticket: ticket.resolved_at or ticket.opened_at, default=None)
    return poll.thanks(scene, newest) if newest else silence("thanks")


def pressed(scene: Scene, reading: Reading) -> Decision | None:
    """急, from the reporter of a matter that waits for opening time; asked about once."""
    if not reading.presses:
        return None
    waiting = [
        t for t in own(scene, anywhere=scene.heard.room is None) if t.state is State.OPEN and t.dispatched_at is None
    ]
    return intake.press(scene, waiting[-1]) if waiting and not waiting[-1].pressed else silence("nothing waits")


def _voice(scene: Scene, reading: Reading) -> Decision | None:
    """+1, or a quote of a line about a ticket in work."""
    quoted = [t for t in named(scene) if t.in_work]
    ticket = quoted[0] if len(quoted) == 1 else (voices.spoken_of(scene) if reading.seconds else None)
    if ticket is None:
        return silence("+1 to nothing of ours") if reading.seconds and not reading.complains else None
    reporter = ticket.reporter == scene.speaker.person
    return voices.add(scene, ticket) + intake.join(
        scene, ticket, reading, scene.heard.text if reporter else "", reporter
    )


def complaint(scene: Scene, reading: Reading, more: tuple[Reading, ...] = ()) -> Decision | None:
    """A new matter; the speaker's own, said again while it is in work, joins it. One line may bring up several."""
    if not reading.complains or reading.confidence < scene.policy.open_at:
        return None
    same = [ticket for ticket in own(scene) if same_matter(scene, ticket, reading)]
    if same:
        return intake.join(scene, same[-1], reading, scene.heard.text)
    if (known := _known(scene, reading)) and not more:
        return voices.add(scene, known) + intake.join(scene, known, reading, "", by_reporter=False)
    opened = intake.open_ticket(scene, reading, scene.heard.text)
    for later, other in enumerate(more, 1):
        if other.confidence >= scene.policy.open_at:
            opened += intake.open_ticket(replace(scene, serial=scene.serial + later), other, scene.heard.text)
    return opened


def _known(scene: Scene, reading: Reading) -> Ticket | None:
    """What a neighbour has told already: the same matter at the very same place, still in work in this group."""
    matter = scene.policy.matter(reading.label, reading.subcategory).key
    here = (t for t in scene.tickets.values() if t.in_work and t.room == scene.heard.room and t.room is not None)
    return next((t for t in here if reading.place and (t.matter, t.place) == (matter, reading.place)), None)


def _same_breath(scene: Scene, reading: Reading) -> Decision | None:
    """Whatever the reporter says right after his report belongs to it, courtesies aside."""
    ticket = just_told(scene)
    if ticket is None or courtesy(reading):
        return None
    return intake.join(scene, ticket, reading, scene.heard.text)


def doubt_answered(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "是消防通道被占吗?": a ticket from the line that was in doubt, or none."""
    said, found = doubt.answered(scene, reading), scene.doubt
    if said is None or found is None:
        return None
    if isinstance(said, Standing):
        return doubt.settled(found, said)
    number, answer = scene.next_number, scene.heard
    first = replace(scene, message=replace(answer, id=found.message, text=found.words, quote=None))
    opened = intake.open_ticket(first, said, found.words)
    more = intake.said_more(scene, number, answer.text)
    return opened + more + doubt.settled(found, Standing.FILED)


def _in_doubt(scene: Scene, reading: Reading) -> Decision | None:
    """Perhaps a complaint, perhaps none."""
    if scene.heard.kind is Kind.VOICE and not scene.heard.text:
        return doubt.voice(scene) if voices.spoken_of(scene) else None
    return doubt.advert(scene) if reading.advert else doubt.raised(scene, reading)


def _addressed(scene: Scene) -> Decision:
    """Said to the bot, and not understood: a hint, in private."""
    if scene.heard.mentions_bot:
        return Decision(says=(in_private(scene.speaker.person, question.not_understood()),), why="not understood")
    return silence("chatter")


def named(scene: Scene) -> list[Ticket]:
    """The tickets that the line quotes or writes the number of."""
    return [scene.tickets[number] for number in dict.fromkeys(scene.quoted + scene.named) if number in scene.tickets]


def own(scene: Scene, anywhere: bool = False) -> list[Ticket]:
    """What the speaker reported in this chat, or `anywhere`, and is in work; the newest last."""
    me, room = scene.speaker.person, scene.heard.room
    mine = [t for t in scene.tickets.values() if t.reporter == me and t.in_work and (anywhere or t.room == room)]
    return sorted(mine, key=lambda ticket: ticket.opened_at)


def just_told(scene: Scene) -> Ticket | None:
    """The ticket that the speaker opened in this chat within the last two minutes."""
    since = scene.now - scene.policy.join
    return next((ticket for ticket in reversed(own(scene)) if ticket.opened_at >= since), None)


def same_matter(scene: Scene, ticket: Ticket, reading: Reading) -> bool:
    """Whether a line can be about the same matter: the same label (其他 is too wide for that: the same matter), and no other place."""
    same = ticket.label is reading.label
    if reading.label is Label.OTHER:
        same = ticket.matter == scene.policy.matter(reading.label, reading.subcategory).key
    return same and not _elsewhere(ticket, reading)


def _elsewhere(ticket: Ticket, reading: Reading) -> bool:
    """Whether a line names a place, and another one than the ticket's."""
    if not reading.place or not ticket.place:
        return False
    return not (reading.place.startswith(ticket.place) or ticket.place.startswith(reading.place))


def courtesy(reading: Reading) -> bool:
    """Thanks, yes and no, a verdict, a +1: words that add nothing to a report."""
    return reading.thanks or reading.seconds or reading.answer is not None or reading.verdict is not None
