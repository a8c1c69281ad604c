"""Which dangers are one: what several people tell within some minutes calls everybody once."""

from handlers.domain.reading import Danger

_FOLLOWS = (Danger.INJURY, Danger.TRAPPED)
"""What a danger does to people: somebody hurt, somebody who cannot get out."""
_ALIKE = ({Danger.FIRE, Danger.ELECTRIC}, {Danger.FIGHT, Danger.VIOLENCE})


def is_one(known: Danger | None, told: Danger | None) -> bool:
    """Whether what is told now is the danger that is known, or what it does; a fight beside a fire is another one."""
    if told is known or known is None or told is None:
        return told is known
    return told in _FOLLOWS or any({known, told} <= alike for alike in _ALIKE)
