"""The whys of marks (评价): given, appealed against, listed, rolled up over a year, and who is proposed by comparison."""

SAID = {
    "talk": "听起来是闲聊,不用管。",
    "no mark": "评价没有写全、写的人不在评的人里,或者月份不对,私下告诉了。",
    "nobody is without a mark": "上个月的都评了,或者这里不提醒,不用说。",
    "some have no mark": "上个月还有人没评,提醒了站长。",
    "no mark to appeal against": "没有他的评价,私下告诉了。",
    "an appeal waits": "他的申诉还在等答复。",
    "too late": "申诉的期限过了,私下告诉了该找谁。",
    "no reason": "没有写理由,请他补上。",
    "whose appeal?": "没写答复谁的申诉,问了。",
    "no appeal waits": "他没有等答复的申诉。",
    "no such mark": "写的分数不对,告诉了写法。",
    "no outcome": "没写改成多少还是维持,问了。",
    "the appeal was right": "申诉有理,分数改了。",
    "answered, or gone": "申诉已经答复了,或者评价不在了,不用提醒。",
    "an appeal is not answered": "申诉还没有答复,提醒了站长。",
    "the chiefs are silent": "站长一直没有答复申诉,告诉了街道。",
    "nobody is judged": "这里没有要评价的人。",
    "a page of marks": "私下列出了评价。",
    "a year to come": "问的年份还没到。",
    "nobody": "那一年没有要列的人。",
    "a year": "末位、评优按月看,问的是一年。",
    "which year?": "没有写哪一年,问了。",
    "no marks": "那一年没有评价,没有可通报的。",
    "the year is reported": "把一年的评价告诉了各派出单位。",
    "people compared": "按数字比了一比,只给他一个人看。",
}
WITH = [
    (r"(.+) judges (.+)", "{0}评了{1},告诉了本人。"),
    (r"(.+) appeals", "{0}申诉了,告诉了站长和街道。"),
    (r"(.+) answers (.+)", "{0}答复了{1}的申诉。"),
]
