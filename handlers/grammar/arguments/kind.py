"""A kind of matter, as people call it: a matter of the taxonomy, or a whole label; before the other words or behind them."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.domain.intent import Command
from handlers.domain.policy import Policy
from handlers.domain.reading import Label
from handlers.domain.scene import Scene
from handlers.domain.words import Meaning, apart
from handlers.grammar.arguments.argument import Argument

LABELS: Mapping[Label, tuple[str, ...]] = {
    Label.PARKING: ("停车", "违停", "乱停"),
    Label.STRAY_DOG: ("犬只", "狗", "流浪狗", "流浪犬", "犬"),
    Label.NOISE: ("噪声", "噪音", "扰民"),
    Label.STREET_STALL: ("占道", "摆摊", "摊贩"),
    Label.OTHER: ("其他", "其它"),
}
"""How people call the labels; the first name is ours."""


def kind_called(policy: Policy, name: str) -> Meaning | None:
    """The kind of matter that people call so."""
    for matter in policy.matters.values():
        if name in (matter.name, matter.key):
            return Meaning(matter.label, matter.key)
    return next((Meaning(label) for label, names in LABELS.items() if name in names), None)


def _kind(scene: Scene, command: Command, usage: str) -> Command:
    """ "噪声 炸街", "噪声:炸街" or "炸街 噪声": the kind is taken out of the words."""
    parts = apart(command.text)
    for name, rest in ((parts[:1], parts[1:]), (parts[-1:], parts[:-1])):
        meaning = kind_called(scene.policy, name[0]) if name and rest else None
        if meaning is not None:
            return replace(command, kind=meaning, text="".join(rest))
    return command


KIND = Argument("kind", _kind)
