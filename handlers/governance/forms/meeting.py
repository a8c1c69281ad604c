"""The commands about joint meetings (联席会议): called, moved, called off, held; topics, minutes, measures."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STAFF, STEERING
from handlers.governance import measures, meetings, minutes, topics
from handlers.governance.commands import (
    CallMeeting,
    CancelMeeting,
    DropMeasure,
    FinishMeasure,
    MarkMeeting,
    MoveMeasure,
    MoveMeeting,
    NoteMeasure,
    RaiseTopic,
    TakeMinutes,
)
from handlers.grammar.arguments import WORDS
from handlers.grammar.form import Form

_MEETINGS = frozenset({Need.MEETINGS})
_NO_QUESTION = r"^(?!.*(?:[??]|吗|几点|什么时候|哪天|在哪|多久|怎么|咋|如何|的话|如果|要是|谁定))"
_CLOCK = r"(?:\d[点时:]|[一二三四五六七八九十两]点)"
_CALLED = (
    _NO_QUESTION
    + rf"(?!.*(?:议题|纪要|举措|取消|不开|[改推]|昨天|前天|上[次周]|开了|开完|没))(?=.*{_CLOCK})"
    + rf"(?:.{{0,12}}联席会议?\s*定[在于]|联席会议?\s*(?:时间[::]?\s?)?[\d今明后下本这周星礼十]|.{{0,40}}(?:召[开集]|举行|组织|通知|开)一?[次个下]?(?:街道|社区|行政执法|执法)*联席会|.{{0,40}}{_CLOCK}.{{0,6}}联席会|通知.{{0,40}}联席会)"
)
"""What appoints a meeting in a sentence: 定于11月5日下午3点在会议室召开联席会议."""
_RECORDED = (
    _NO_QUESTION + rf"(?=.*{_CLOCK})(?=.*(?:昨|前天|上周|\d[日号]))(?=.*(?:已经?召?开|召?开[了过完])).{{0,40}}联席会"
)
"""What tells of one that was held: 昨天下午3点开了联席会议."""

MOVE_MEETING = Form(
    MoveMeeting,
    ("联席会议改到", "联席会改到", "联席会议改期", "联席会改期", "联席会议推迟到", "改期联席会议"),
    "联席会议改到 时间 地点,如:联席会议改到 3月14日 15:00",
    "联席会议改时间,告诉参加的人",
    (WORDS,),
    STEERING,
    _MEETINGS,
    town=True,
    also=re.compile(r"会议?(?:时间)?(?:改[到期为在]|推迟到?|提前到|延[期到])\s?(.+)"),
    loosely=re.compile(
        _NO_QUESTION
        + r".{0,12}联席会议?(?:时间)?\s*(?:改[到在期为成]|推迟|延[期到后]|提前)|^(?:把|将)?.{0,6}联席会议?.{1,14}(?:改[到在成]|推迟到|提前到)|^改期.{0,8}联席会"
    ),
    rule=meetings.move,
)
CANCEL_MEETING = Form(
    CancelMeeting,
    ("取消联席会议", "联席会议取消", "取消联席会", "联席会取消", "联席会议不开了", "联席会不开了", "不开联席会议了"),
    "取消联席会议 日期(只有一场时不写)",
    "联席会议不开了,告诉参加的人",
    (WORDS,),
    STEERING,
    _MEETINGS,
    town=True,
    loosely=re.compile(
        _NO_QUESTION + r"(?:(?:取消|撤[销回]).{0,14}联席会|.{0,12}联席会议?.{0,8}(?:取消|不开|作废)|不开.{0,10}联席会)"
    ),
    rule=meetings.cancel,
)
CALL_MEETING = Form(
    CallMeeting,
    ("联席会议", "联席会", "开联席会议", "开联席会", "召开联席会议", "召集联席会议", "补记联席会议"),
    "联席会议 时间 地点,如:联席会议 3月12日 15:00 社区会议室",
    "召集联席会议,通知参加的人;补记开过的写“联席会议 已开 时间”",
    (WORDS,),
    STEERING,
    _MEETINGS,
    town=True,
    loosely=re.compile(rf"{_CALLED}|{_RECORDED}"),
    rule=meetings.call,
)
MARK_MEETING = Form(
    MarkMeeting,
    ("会议开始", "会议结束", "散会", "会议开始了", "会议结束了", "开会了", "散会了", "联席会议开始", "联席会议结束"),
    "会议开始(或 会议结束、散会)",
    "记下联席会议开了",
    (),
    STEERING,
    _MEETINGS,
    spoken=True,
    town=True,
    rule=meetings.mark,
)
RAISE_TOPIC = Form(
    RaiseTopic,
    (
        "议题",
        "提议题",
        "提个议题",
        "提一个议题",
        "加议题",
        "报议题",
        "街道议题",
        "议题建议",
        "会议议题",
        "联席会议议题",
        "建议议题",
        "增加议题",
        "补充议题",
        "新增议题",
        "议题列表",
        "议题清单",
    ),
    "议题 内容,如:议题 学校门口早高峰乱停",
    "提一个联席会议的议题;站长只写“议题”,看该议什么",
    (WORDS,),
    STAFF,
    frozenset({Need.MEETINGS, Need.AGENDA}),
    town=True,
    also=re.compile("(?:现在|这次|下次)?(?:会议)?(?:都?有)?(?:哪些|什么|几个)议题|议题(?:都?有)?(?:哪些|什么|几个)了?"),
    loosely=re.compile(
        r"^(?:街道)?(?:提|加|报)?(?:个|一个|一条)?议题(?=是|为|[一二三1-3][::,])|^我(?:们)?(?:也|这边)?(?:想|要|来)?(?:有|提|加|报|补充)(?:个|一个|一条)?议题"
    ),
    rule=topics.topic,
)
TAKE_MINUTES = Form(
    TakeMinutes,
    ("纪要", "会议纪要", "联席会议纪要", "记纪要", "补纪要", "补记纪要"),
    "纪要 内容,如:纪要 东门乱停由交警和城管每天早高峰共同值守",
    "记联席会议的纪要,可分几条;只写“纪要”,看记了什么",
    (WORDS,),
    STEERING,
    _MEETINGS,
    town=True,
    rule=minutes.minutes,
)
FINISH_MEASURE = Form(
    FinishMeasure,
    ("举措完成", "完成举措", "举措办结", "举措落实"),
    "举措完成 编号(或引用提醒回“完成”),如:举措完成 2",
    "定下的举措办好了",
    (WORDS,),
    STAFF,
    _MEETINGS,
    town=True,
    loosely=re.compile(
        _NO_QUESTION
        + r".{0,16}举措\s*(?:街道)?(?:\d{1,4}|第.{1,3}[项条])?\s*(?:已经?)?(?:完成|办结|办好|做好|落实)(?:到位)?了?(?=$|[\s,:;。!])"
    ),
    rule=measures.finish,
)
MOVE_MEASURE = Form(
    MoveMeasure,
    ("举措改到", "举措改期", "举措延期", "举措延到"),
    "举措改到 日期 编号,如:举措改到 3月20日 2",
    "举措的日期往后改",
    (WORDS,),
    STEERING,
    _MEETINGS,
    town=True,
    loosely=re.compile(_NO_QUESTION + r".{0,16}举措\s*(?:街道)?\d{0,4}\s*(?:改[到期为]|延[期到])"),
    rule=measures.move,
)
DROP_MEASURE = Form(
    DropMeasure,
    ("取消举措", "举措取消", "举措作废"),
    "取消举措 编号,如:取消举措 2",
    "举措不做了",
    (WORDS,),
    STEERING,
    _MEETINGS,
    town=True,
    loosely=re.compile(_NO_QUESTION + r".{0,16}(?:(?:取消|撤销)举措|举措\s*(?:街道)?\d{0,4}\s*(?:取消|作废))"),
    rule=measures.drop,
)
NOTE_MEASURE = Form(
    NoteMeasure,
    (
        "举措",
        "定举措",
        "记举措",
        "加举措",
        "新举措",
        "新增举措",
        "我的举措",
        "会议举措",
        "工作举措",
        "下步举措",
        "举措列表",
        "举措清单",
    ),
    "举措 做什么 谁负责 几号前,如:举措 东门加装隔离桩 常胜利 3月16日",
    "记联席会议定下的举措,到期提醒;只写“举措”,看没办完的",
    (WORDS,),
    STAFF,
    _MEETINGS,
    town=True,
    rule=measures.note,
)
