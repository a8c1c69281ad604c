"""WeChat and QQ ids, e-mail addresses: what leads to a person elsewhere."""

import re
from collections.abc import Iterator

from handlers.domain.masking.folded import Folded
from handlers.domain.masking.span import Span

_BETWEEN = r"[^\w\n]{0,3}"
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}\s?(?:[@#]|\(at\)|\[at\]|#at#|艾特|\sat\s)\s?"
    r"(?:[A-Za-z0-9\-]{1,63}\s?(?:\.|点|。|\sdot\s|\(dot\))\s?){1,4}[A-Za-z]{2,10}",
    re.IGNORECASE,
)
_WECHAT = re.compile(
    r"(?:(?:微[\W_]{0,2}信|[薇威维徽微唯卫][心信❤]?(?=[号:]|\s?[A-Za-z])|v[\W_]?信|(?<![a-z])(?:vx|wx|we[\W_]?chat|wei[\W_]?xin|v)(?![a-z])(?=\W|号|[0-9])|加[我v微薇]|[私搜]我|➕我?|vx号)"
    r"(?:同?号码?|id|账号|帐号|是|为|:|=|\s|加|我的?|的|个|[吧呗哈哦啊呀啦]|[^\w\s]){0,6}){1,3}"
    r"(?P<id>[A-Za-z0-9](?:[\s._\-]?[A-Za-z0-9_\-]){3,29})(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_WXID = re.compile(r"wxid_[a-z0-9]{4,40}|gh_[a-z0-9]{8,20}", re.IGNORECASE)
_QQ = re.compile(
    rf"(?:(?<![a-z])q{_BETWEEN}q?(?![a-z])|[扣抠叩蔻]{_BETWEEN}[扣抠叩蔻]|企鹅|秋秋|球球)(?:群|号码?|是|为|加|我|的|id|[^\w\n]){{0,6}}"
    r"(?P<id>[0-9](?:[^\w\n]{0,3}[A-Za-z_]?[^\w\n]{0,3}[0-9]){4,12})",
    re.IGNORECASE,
)


def mails_in(copy: Folded) -> Iterator[Span]:
    """Every e-mail address."""
    for mail in _EMAIL.finditer(copy.text):
        yield Span(mail.start(), mail.end())


def accounts_in(copy: Folded) -> Iterator[Span]:
    """Every id."""
    found = [account.span() for account in _WXID.finditer(copy.text)]
    found += [account.span("id") for pattern in (_WECHAT, _QQ) for account in pattern.finditer(copy.text)]
    for start, end in sorted(found):
        yield Span(start, end)
