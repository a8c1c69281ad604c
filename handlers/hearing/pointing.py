"""Pointing (就这? 你们看): a word or two under a picture, which say neither what it is nor where."""

import re

from handlers.domain.scene import Picture, Scene

_LONGEST = 16
_WHO = "(?:[你您]们?|大家伙?儿?|各位|邻居们?|群里的?|都|来|快)*"
_POINTS = re.compile(
    rf"(?:{_WHO}(?:看看?|看一看|看一下|看下|瞧瞧?|瞅瞅?|评评理)(?:[这那]个?|图|照片|上图)?"
    r"|[这那]?(?:就这|就这样|就这么|像话|像什么话|成何体统|什么情况|啥情况|太过分|谁受得了)"
    r"|[这那](?:合适|合理|过分|能忍|也行|也可以|也能行|叫什么事|叫啥事|算什么事|算什么|怎么回事|谁管|有人管|没人管))+"
)
_NO_WORD = re.compile(r"\[[^\[\]]{1,6}\]|[^\w\u4e00-\u9fff]|_")
_PARTICLES = re.compile("[了啊呀吧哈呢哦噢啦的嘛么吗]+$")


def points(text: str) -> bool:
    """Whether a line says nothing but that there is something to see."""
    if len(text) > _LONGEST:
        return False
    bare = _NO_WORD.sub("", text)
    return any(map(_POINTS.fullmatch, (bare, _PARTICLES.sub("", bare))))


def shown(scene: Scene) -> tuple[Picture, ...]:
    """The pictures that the line points at: the speaker's own of the last moments, the one that it quotes, or that it stands under."""
    line, heard = scene.said, scene.said.message
    own = (Picture(heard.id, heard.media or heard.id, heard.at),) if heard.kind.shows else ()
    return (*line.pictures, *own)
