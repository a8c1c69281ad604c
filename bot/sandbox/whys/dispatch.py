"""The whys of dispatch (派单): sent back, handed on, called along, nobody's of the station, penalties."""

SAID = {
    "a chief decides who goes": "退了两次,由副站长定派给谁。",
    "asked for the reason": "没写原因,私下问了。",
    "he only helps with it": "他只是协办,退不了单。",
    "no qualification for a penalty": "没有执法资格,不能立案处罚,私下告诉了。",
    "a penalty is noted": "立案处罚记在单上了。",
    "nobody is there to help": "那个部门没有人在,告诉了副站长。",
    "showed his task": "发了请他协助的那件。",
    "comes along": "答应协助,告诉了主办。",
    "a picture of his task": "协助的人发来办好的照片,记到单上。",
    "sees only his task": "外面来帮忙的人只看得到请他的那件。",
    "only the lead invites": "请外面的人,要由主办或站长来请。",
    "nobody leads it now": "现在没有人主办,不用请人协办。",
    "to whom?": "没写清转给谁,问了。",
    "whose is it?": "没写清归哪个单位,问了。",
    "a danger is closed so by a chief alone": "急险不能由一个人说不归这里管就了结,没有照办。",
}
WITH = [
    (r"(.+) sent it back", "{0}退了单,改派别人。"),
    (r"(.+) handed it on", "{0}把单转给了别人。"),
    (r"(.+) asks for help", "{0}请了人协助。"),
    (r"nobody's of the station, says (.+)", "{0}说不归站里管,办结了。"),
    (r"they assist in (.+)", "请协办的部门一起去({0})。"),
]
