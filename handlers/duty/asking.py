"""Asking (报批): who may grant something at a station, and the words with which all wishes are asked."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers.domain.approval import ApprovalAsked, ApprovalDue
from handlers.domain.decision import Decision, Timer, in_private
from handlers.domain.scene import Scene
from handlers.grammar.chiefs import deciders


def approvers(scene: Scene) -> tuple[str, ...]:
    """Who may grant what whoever speaks asks for; never oneself."""
    return tuple(member.name for member in deciders(scene, scene.speaker.person))


def named(scene: Scene, kind: str) -> str:
    """The name of a new approval: its stream."""
    return f"{kind}/{scene.speaker.person}/{scene.heard.id}"


def asked(scene: Scene, kind: str, of: tuple[str, ...], until: datetime, about: str = "") -> dict[str, Any]:
    """The fields that every wish has; `about` tells apart what one line asks for several tickets."""
    me = scene.speaker.person
    base = {"approval": named(scene, kind) + about, "at": scene.now, "by": me, "station": scene.home.name}
    return base | {"of": of, "until": until, "why": f"{me} asks"}


def sent(scene: Scene, asked: ApprovalAsked, wish: str, answer: str) -> Decision:
    """The wish to everybody who may grant it, and to whoever asks what becomes of it."""
    tickets = (asked.about,) if asked.about else ()
    wait = _morning(scene, asked.until)
    says = (
        *(replace(in_private(name, wish, *tickets), not_before=wait) for name in asked.of),
        in_private(scene.speaker.person, answer, *tickets),
    )
    timers = (Timer(asked.until, ApprovalDue(asked.station, asked.approval)),)
    return Decision((asked,), says, timers, why=f"asked for approval: {asked.kind}")


def _morning(scene: Scene, until: datetime) -> datetime | None:
    """A wish of the night is read in the morning, unless it would have lapsed by then."""
    morning = scene.policy.quiet.wait(scene.now)
    return morning if morning and morning < until else None
