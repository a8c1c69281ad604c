"""The commands by which anybody asks for us: the contact card and the guide."""

import re

from handlers.governance import contact, guide
from handlers.governance.commands import ShowContact, ShowGuide
from handlers.grammar.arguments import WORDS
from handlers.grammar.form import Form

SHOW_CONTACT = Form(
    ShowContact,
    ("联系卡", "便民联系卡", "社区电话"),
    "联系卡",
    "看现在谁值班、社区电话和地址",
    town=True,
    also=re.compile("(?:社区|站里|工作站)的?(?:联系方式|电话)(?:是?多少)?|联系方式|电话多少"),
    rule=contact.show,
)
SHOW_GUIDE = Form(
    ShowGuide,
    ("服务指南", "办事指南", "指南", "能办什么"),
    "服务指南 事项,如:服务指南 养狗证",
    "看事情怎么办;不写事项就列出有哪些",
    (WORDS,),
    town=True,
    rule=guide.show,
)
