"""What a reporter says about his own matter after he has told it: right words for wrong ones, the place, 急, more of the same."""

import re
from dataclasses import replace

from handlers.domain.decision import Decision, Rank, Say, silence
from handlers.domain.facts.tickets import PlaceAsked
from handlers.domain.reading import Danger, Level, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.grammar.matter import courtesy, elsewhere, just_told, own, same_kind
from handlers.tickets import dispatch, intake, progress
from handlers.tickets.texts import card, receipt

_BARE = 5
"""Characters of a line that only announces that something was wrong; what is right follows."""
_LONGEST_PLACE = 20
_WHEREABOUTS = (
    *"旁边 门口 门前 楼下 楼上 楼顶 后面 前面 对面 里面 外面 附近 边上 侧面 隔壁 路口 路边 拐角 转角 角落 入口 出口 中间 背后".split(),
    *"巷子 院子 院里 草坪 广场 操场 球场 停车场 车库 凉亭 桥头 桥下 河边 东边 南边 西边 北边 东侧 南侧 西侧 北侧 东门 南门 西门 北门".split(),
)
# What only beside a matter that was just told says that it has become worse: 咬到了! after a dog, 出不来了 after a car.
_WORSE = (
    (Danger.INJURY, "咬到 咬了 咬伤 咬人 被咬 扑倒 抓伤 撞到 撞了 撞伤 砸到 砸伤 砸了 摔了 摔伤 烫伤 烧伤 流血 出血 受伤 晕倒 昏倒 晕过去".split()),
    (Danger.FIRE, "着火 起火 着了 烧起来 烧着 火苗 明火 冒烟 浓烟".split()),
    (Danger.FIGHT, "打起来 打人 动手了 动刀 拿刀".split()),
    (None, "出不来 出不去 进不来 进不去 堵死 救护车 消防车 追着 追人 追我 追小孩 追孩子".split()),
)  # fmt: skip
_NOT_WORSE = "没咬 没有 没被 没受 没伤 没打 没流 没砸 没撞 没出 没追 不会 差点 险些 别 小心 注意 怕 要是 如果 万一 会不会 上次 以前 昨 蚊 吗 ? ? 吧".split()
# 是7栋不是6栋: where it is not.
_NOT_THERE = re.compile(
    r"(?<!是)不[是在]\D{0,2}(\d+(?:栋|幢)?|[一二三四五六七八九十]+(?:栋|幢|号|单元|楼|期))|(?<!是)不[是在](?:这|那|我们)"
)
# 不是着火, 没打起来: what is no danger. 没人受伤 beside a fire, or 没明火 where it smokes, says nothing of the kind.
_NONE = {
    Danger.FIRE: "着火|起火|失火|火灾|烧起来|爆炸|煤气|燃气|漏气",
    Danger.INJURY: "受伤|咬到|咬伤|咬人|被咬|流血|出血|晕倒|昏倒|摔倒|摔伤|撞到|撞伤|砸到|砸伤|烫伤|烧伤",
    Danger.FIGHT: "打起来|打架|打人|动手|动刀|拿刀",
    Danger.TRAPPED: "被困|困住|困人|落水|掉水|溺水|锁在车",
    Danger.ELECTRIC: "触电|漏电|电到|泡水",
}
_DENIED = {
    danger: re.compile(rf"(?<!是)(?:不是|没有?|并非|不算)(?:真的?|人|在|有人)?(?:{words})(?:了|呢|啊)?")
    for danger, words in _NONE.items()
}
_STILL = re.compile(
    "|".join(
        (*_NONE.values(), *(w for danger, ws in _WORSE if danger for w in ws), "[大浓黑]烟|烟[很越好]|火[很越好大]")
    )
)
_MISTAKEN = re.compile(r"虚惊|误会|误报|[看搞弄闻听]错了")
_HARMLESS = re.compile(
    r"烧烤|油烟|炒菜|做饭|煮|熏|水蒸气|蒸汽|水汽|雾|晚霞|灯光|反光|演习|演练|电视|视频|游戏|排练|闹着玩|闹钟|烟花|鞭炮|爆竹|打火机"
)
_SURELY = re.compile(r"不是(?:在)?(?:开玩笑|说着玩|误会|误报|虚惊)|[??吗]")
# 我家楼上 tells in private where he lives himself: his words, and no place for a card.
_OF_HIMSELF = re.compile("[我俺咱]|本人|自家|自己家")
_ASKS_BACK = ("?", "?", "哪", "吗", "什么", "怎么", "啥")


def worse(scene: Scene, reading: Reading) -> Decision | None:
    """咬到了! of whoever has just told of the dog: his ticket becomes pressing, or red; what is red already is never told twice."""
    ticket, words = just_told(scene), scene.heard.text
    if ticket is None or elsewhere(ticket, reading) or any(word in words for word in _NOT_WORSE):
        return None
    same = reading.danger is None and not reading.place and same_kind(scene, ticket, reading)
    if reading.complains and not same:
        hurt = ticket.level is Level.RED and reading.danger is Danger.INJURY
        return another_danger(scene, ticket, reading) if hurt else None
    dangers = [danger for danger, worse in _WORSE if any(word in words for word in worse)]
    if not dangers:
        return None
    reading = replace(reading, level=Level.RED if dangers[0] else Level.URGENT, danger=dangers[0])
    if ticket.level is Level.RED:
        return another_danger(scene, ticket, reading)
    return intake.join(scene, ticket, reading, words)


def another_danger(scene: Scene, ticket: Ticket, reading: Reading) -> Decision:
    """More about what is red already: it joins; of a danger that is new the room hears the advice, and whoever was called the rest.

    What turns out to be one that is never told aloud calls them anew.
    """
    decision = intake.join(scene, ticket, reading, scene.heard.text)
    if reading.danger in (None, ticket.danger):
        return decision
    if reading.danger.is_hushed and not ticket.is_hushed:
        return decision + Decision((intake.raised(scene, ticket, reading),))
    decision += dispatch.tell_rung(scene, ticket, card.also(ticket, reading.danger))
    if ticket.is_hushed:
        return decision
    text = receipt.red(ticket, reading.danger)
    person = None if ticket.room else ticket.reporter
    return decision + Decision(says=(Say(text, ticket.room, person, tickets=(ticket.id,), rank=Rank.RED),))


def picture(scene: Scene) -> Decision:
    """A picture alone waits for the words of the same person; right after his words it joins them."""
    ticket = just_told(scene)
    return intake.join(scene, ticket, Reading(), "") if ticket else silence("a picture waits for its words")


def put_right(scene: Scene, reading: Reading) -> Decision | None:
    """The reporter corrects himself, or tells rightly what he took back a moment ago."""
    correct = scene.policy.tickets.correct
    gone = [t for t in _withdrawn_by_me(scene) if scene.lately(t.withdrawn_at, correct) and t.level is not Level.RED]
    if gone and (reading.corrects or (reading.complains and reading.label is gone[-1].label)):
        return intake.revive(scene, gone[-1], reading)
    mine = [ticket for ticket in own(scene) if scene.lately(ticket.spoken_at, correct)]
    if mine and not reading.complains and _moves(scene, mine[-1], reading):
        return intake.correct(scene, mine[-1], reading)
    if not mine or not reading.corrects or not (reading.place or len(scene.heard.text) > _BARE):
        return None
    return intake.correct(scene, mine[-1], reading)


def danger_put_right(scene: Scene, reading: Reading) -> Decision | None:
    """是7栋不是6栋, or 不是着火是烧烤, of whoever has told a danger: everybody who was rung hears it, and nobody is rung for another."""
    mine = [ticket for ticket in own(scene) if ticket.level is Level.RED]
    if not mine or not scene.lately(mine[-1].spoken_at, scene.policy.tickets.correct):
        return None
    if _moves(scene, mine[-1], reading):
        return intake.correct(scene, mine[-1], reading)
    if elsewhere(mine[-1], reading) or not _is_none(mine[-1], scene.heard.text, reading):
        return None
    return intake.call_off(scene, mine[-1])


def _moves(scene: Scene, ticket: Ticket, reading: Reading) -> bool:
    """Whether a line puts a ticket to another place: 是7栋不是6栋."""
    denied = _NOT_THERE.search(scene.heard.text)
    named = denied[1] if denied else None
    was_there = not named or (ticket.place or "").startswith(named)
    return elsewhere(ticket, reading) and (reading.corrects or (denied is not None and was_there))


def _is_none(ticket: Ticket, words: str, reading: Reading) -> bool:
    """Whether a line takes a danger back, and tells no other: 不是烧烤,是着火了 does."""
    denied = _DENIED.get(ticket.danger or Danger.FIRE)
    left, count = denied.subn("", words) if denied else (words, 0)
    if _SURELY.search(words) or _STILL.search(left):
        return False
    mistaken = _MISTAKEN.search(words) or (reading.corrects and _HARMLESS.search(words))
    return count > 0 or (reading.place is None and bool(mistaken))


def place_named(scene: Scene, reading: Reading) -> Decision | None:
    """在34栋, of whoever was asked where: no verdict and no second, whatever it sounds like."""
    is_answer = isinstance(scene.question, PlaceAsked) and reading.place is not None and not reading.complains
    return place_answered(scene, reading) if is_answer else None


def place_answered(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "在哪栋?": a place, or any words that are no new matter, no question and no courtesy."""
    asked = scene.question if isinstance(scene.question, PlaceAsked) else None
    ticket = scene.tickets.get(asked.ticket) if asked else _without_place(scene)
    if ticket is None or ticket.place is not None or not ticket.in_work:
        return None
    if reading.complains and not (same_kind(scene, ticket, reading) and reading.place):
        return None
    if place := reading.place_at(ticket.level):
        return intake.set_place(scene, ticket, reading, place)
    words = scene.heard.text.strip()
    if not asked or courtesy(reading) or not _names_a_place(words):
        return None
    if reading.home or (scene.heard.room is None and _OF_HIMSELF.search(words)):
        return intake.join(scene, ticket, reading, words) if ticket.room == scene.heard.room else None
    return intake.set_place(scene, ticket, reading, words)


def pressed(scene: Scene, reading: Reading) -> Decision | None:
    """急, from the reporter of a matter that is in work: asked about once where it waits for opening time, and always answered."""
    if not reading.presses:
        return None
    mine = own(scene, anywhere=scene.heard.room is None)
    waiting = [ticket for ticket in mine if ticket.state is State.OPEN and ticket.dispatched_at is None]
    chosen = (waiting or mine)[-1:]
    return progress.pressed(scene, chosen[0]) if chosen else silence("nothing waits")


def same_breath(scene: Scene, reading: Reading) -> Decision | None:
    """Whatever the reporter says right after his report belongs to it, courtesies aside."""
    ticket = just_told(scene)
    if ticket is None or courtesy(reading):
        return None
    return intake.join(scene, ticket, reading, scene.heard.text)


def _names_a_place(words: str) -> bool:
    asks_back = any(word in words for word in _ASKS_BACK)
    return len(words) <= _LONGEST_PLACE and not asks_back and any(word in words for word in _WHEREABOUTS)


def _withdrawn_by_me(scene: Scene) -> list[Ticket]:
    me, room = scene.speaker.person, scene.heard.room
    tickets = sorted(scene.tickets.values(), key=lambda ticket: ticket.opened_at)
    return [t for t in tickets if t.state is State.WITHDRAWN and t.withdrawn_by == t.reporter == me and t.room == room]


def _without_place(scene: Scene) -> Ticket | None:
    """The speaker's own ticket that still lacks its place; in private he may name it for what he said in a group."""
    mine = own(scene, anywhere=scene.heard.room is None)
    lacking = [t for t in mine if t.place is None and scene.lately(t.opened_at, scene.policy.question)]
    return lacking[0] if len(lacking) == 1 else None
