"""Bringing a paper (带文件): a line with a file, or, where none can be sent, with a hint where to get it."""

from dataclasses import replace

from handlers.domain.decision import Say
from handlers.domain.paper import Paper
from handlers.domain.scene import Scene


def bringing(scene: Scene, say: Say, paper: Paper, hint: str) -> Say:
    """The line with the paper, or with the `hint` below its words."""
    return replace(say, paper=paper) if scene.abilities.files else replace(say, text=f"{say.text}\n{hint}")
