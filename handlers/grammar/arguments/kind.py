"""A kind of matter, as people call it: a matter of the taxonomy, or a whole label; before the other words or behind them."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.domain.deed import Deed
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
DEEDS: Mapping[Deed, tuple[str, ...]] = {
    Deed.DONE: ("办结", "办好"),
    Deed.ARRIVE: ("到场", "到了"),
    Deed.ACCEPT: ("接单", "收"),
}
"""How people call what officers do, whose words a station may add as well."""


def kind_called(policy: Policy, name: str) -> Meaning | None:
    """The kind of matter that people call so."""
    for matter in policy.matters.values():
        if name in (matter.name, matter.key):
            return Meaning(matter.label, matter.key)
    deed = next((deed for deed, names in DEEDS.items() if name in names), None)
    if deed is not None:
        return Meaning.of(deed)
    return next((Meaning(label) for label, names in LABELS.items() if name in names), None)


def _kind(scene: Scene, command: Command, usage: str) -> Command:
    """ "噪声 炸街", "噪声:炸街" or "炸街 噪声": the kind is taken out of the words."""
    parts = apart(command.text)
    ways = ((parts[:1], parts[1:]), (parts[-1:], parts[:-1]))
    found = [(kind_called(scene.policy, name[0]), rest) for name, rest in ways if name and rest]
    meant = [(meaning, rest) for meaning, rest in found if meaning is not None]
    for meaning, rest in sorted(meant, key=lambda one: one[0].deed is not None):  # 噪声 办结 is about noise
        return replace(command, kind=meaning, text="".join(rest))
    return command


KIND = Argument("kind", _kind)
