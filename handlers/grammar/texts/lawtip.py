"""A law tip (普法), as everybody reads it who is to agree to it: what would be said, and where."""

from handlers.domain.facts.lawtip import LawTipAsked


def wish(asked: LawTipAsked) -> str:
    return f"给{'、'.join(asked.rooms)}发普法“{asked.tip.text}”"
