"""The whys of mediation (调解): begun, sessions agreed on and held, what came of them."""

SAID = {
    "mediated beside the work on it": "请民警和网格员调解,执法照常。",
    "in mediation already": "已经在调解了。",
    "too pressing to be mediated": "是红色的单,先处置,不调解。",
    "nobody mediates": "没有民警或网格员可请。",
    "not in mediation": "这件单没有在调解。",
    "a session is agreed on": "记下了双方见面的时间。",
    "in the past": "说的时间已经过了。",
    "both sides meet first": "双方约好了见面,见过再问进展。",
    "no session is near": "没有快到的约定,不用提醒。",
    "a session is near": "快到约定的时间,提醒了调解人。",
    "nobody enforces it": "执法部门没有人在,告诉了副站长。",
}
WITH = [
    (r"agreed, says (.+)", "{0}说双方谈成了。"),
    (r"not agreed, says (.+)", "{0}说没有谈成,单子接着办。"),
    (r"not mediated, says (.+)", "{0}说调解不成。"),
    (r"(.+) handed it to enforcement", "{0}说调解不成,转给了执法部门。"),
]
