"""The whys of what residents are told: the contact card (便民联系卡), the guide (服务指南), law tips (普法)."""

SAID = {
    "the contact card": "发了联系卡。",
    "a card to print": "发了可以打印的联系卡和服务指南。",
    "no such compound": "没有写小区,或者没有这个小区,问了。",
    "the guide": "发了服务指南能问的事。",
    "a question that the guide does not know": "服务指南里没有这件事,告诉了电话。",
    "more than a question who is there": "不只是问谁在,还说了别的事,告诉了怎么说。",
    "a law tip": "在业主群发了一条普法。",
    "a tip waits already": "有一条普法还在等他回话。",
    "told this week": "这一周群里已经发过普法了。",
    "nothing is hot": "近来没有哪类事说得多,不用普法。",
    "no such tip": "没有这一类的普法,告诉了有哪些。",
    "the same as the last": "群里上一条就是这条,不重复发。",
    "all rehearse": "没有能发普法的业主群。",
    "proposed": "拟了一条普法,问发不发。",
    "granted": "同意了,普法照发。",
}
WITH = [
    (r"the guide: (.+)", "按服务指南答了“{0}”。"),
    (r"a question to nobody: (.+)", "在问“{0}”,但没有问小鹿,所以不作声。"),
]
