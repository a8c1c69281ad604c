"""Links: addresses of the web, schemes that open an app, mini-programmes. None of them is passed on."""

import re
from collections.abc import Iterator

from handlers.domain.masking.folded import Folded
from handlers.domain.masking.span import Span

_LABEL = r"[A-Za-z0-9][A-Za-z0-9\-]{0,62}"
_ENDINGS = (
    "com|cn|net|org|top|xyz|cc|vip|club|shop|site|online|info|tv|ltd|icu|fun|work|ink|link|live|wang|mobi|pro|tech"
    "|store|asia|biz|edu|gov|io|im|me|co|us|hk|tw|jp|uk|ru|ly|gl|gd|app|dev|page|la|so|to|ws|中国|公司|网络|网址|在线|商城"
)
_SCHEME = r"(?:h\s?[tx]\s?[tx]\s?p\s?s?|f\s?t\s?p\s?s?|w\s?e\s?i\s?x\s?i\s?n|[A-Za-z][A-Za-z0-9+.\-]{1,20})"
_LINK = re.compile(
    rf"(?<![A-Za-z0-9]){_SCHEME}\s?:\s?[/\\]\s?[/\\]\s?[!-~]*"
    r"|(?<![A-Za-z0-9])w\s?w\s?w\s?[.。]\s?[!-~]*"
    r"|#?\s?小\s?程\s?序\s?[:]?\s?[/\\]\s?[/\\]\s?\S{0,80}"
    r"|(?<![A-Za-z0-9])(?:mailto|tel|sms|javascript|data|intent):[!-~]+"
    rf"|(?<![A-Za-z0-9\-.])(?:{_LABEL}\s?(?:[.。]|\[\s?\.\s?\])\s?){{1,6}}(?:{_ENDINGS}|xn--[a-z0-9]{{2,30}})(?![A-Za-z0-9\-])(?:[:/?#][!-~]*)?"
    rf"|(?<![A-Za-z0-9\-.])(?:[A-Za-z0-9][A-Za-z0-9\-]{{1,62}}(?:\s?[点點]\s?| dot |\(dot\)|\[\.\])){{1,4}}(?:com|cn|net|org|top|xyz|cc|vip)(?![A-Za-z0-9])(?:[:/?#][!-~]*)?"
    r"|[\u4e00-\u9fff]{2,12}\.(?:com|cn|net|top|vip|中国|公司|网址)(?![A-Za-z0-9])(?:/[!-~]*)?"
    rf"|(?<![A-Za-z0-9\-.])(?:{_LABEL}\.){{1,6}}[A-Za-z]{{2,20}}/[!-~]+"
    r"|(?<![A-Za-z0-9])(?:[A-Za-z0-9]\s){2,30}[.。]\s(?:c\s?o\s?m|c\s?n|n\s?e\s?t|t\s?o\s?p)(?![A-Za-z0-9])"
    r"|[¥€$₤£][A-Za-z0-9]{8,14}[¥€$₤£/]"
    r"|(?<![0-9.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]{2,5})?(?:/[!-~]*)?",
    re.IGNORECASE,
)
SHOWN = "(链接)"


def links_in(copy: Folded) -> Iterator[Span]:
    """Every link."""
    for link in _LINK.finditer(copy.text):
        yield Span(link.start(), link.end(), SHOWN)
