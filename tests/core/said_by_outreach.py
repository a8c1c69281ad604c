"""Every sentence for residents who ask for us, and about law tips, said once with plausible arguments; test_texts.py looks at them."""

from handlers.domain.facts.lawtip import LawTipAsked
from handlers.domain.outreach import Contact, LawText, Topic
from handlers.duty.texts import roster
from handlers.governance.texts import lawtip, outreach
from handlers.grammar.texts import called as grammar_called
from handlers.grammar.texts import lawtip as grammar_lawtip
from handlers.grammar.texts import question
from tests.language.sample import CALENDAR, NOW, at

HERE = (grammar_called.called("综合执法", ["李伟", "欧阳明"]), grammar_called.called("网格", ["张丽"]))
WHOLE = Contact("0878-3120010", "学府路18号", "工作日08:30-18:00")
DOGS = Topic("养狗证", ("狗证",), "带身份证到派出所窗口登记。")
TIP = LawText("parking", "车要停在规定地点。", "《道路交通安全法》第56条")
ASKED = LawTipAsked(
    approval="lawtip/学桥/1",
    at=NOW,
    station="学桥",
    of=("吴娟",),
    until=at("2025-10-09 08:30"),
    rooms=("桂花苑业主群",),
    tip=TIP,
)

LINES = [
    question.which_compound("谁值班", "桂花苑"),
    *HERE,
    *(
        outreach.card(outreach.station("学桥"), there, contact, outreach.working_hours("08:30", "18:00"), aloud)
        for there in (None, (), HERE)
        for contact in (Contact(), WHOLE)
        for aloud in (True, False)
    ),
    *(outreach.topics(names, "0878-3120010") for names in ([], ["养狗证", "居住证"])),
    *(outreach.answered(DOGS, telephone) for telephone in ("", "0878-3120010")),
    *(outreach.unknown(telephone) for telephone in ("", "0878-3120010")),
    outreach.unknown_topic(["养狗证"], "0878-3120010"),
    *(
        roster.for_residents(moment, names, CALENDAR)
        for names in ((), HERE)
        for moment in (NOW, at("2025-09-28 20:00"), at("2025-10-03 10:00"))
    ),
    grammar_lawtip.wish(ASKED),
    *(lawtip.propose(hot, ASKED) for hot in ([], [lawtip.hot("桂花苑", "违停", 5)])),
    lawtip.said(TIP),
    lawtip.waits(ASKED),
    lawtip.nothing_hot(3),
    *(lawtip.no_such_kind("火星", names) for names in ([], ["停车", "噪声"])),
    lawtip.this_week(["桂花苑业主群"]),
    lawtip.same_again(["停车"]),
    lawtip.no_group(),
]
