"""The people and rooms of the demo town (config.yaml) as WeChat knows them: accounts and room ids."""

from tests.language.town import OWNERS, STAFF

BOT, BOT_ACCOUNT = "小鹿", "wxid_xiaolu"

RESIDENTS = {
    "陈姐": "wxid_chenjie",
    "老周": "wxid_laozhou",
    "小米妈": "wxid_xiaomima",
    "阿杰": "wxid_ajie",
    "刘叔": "wxid_liushu",
    "夜跑的风": "wxid_yepaodefeng",
    "路人甲": "wxid_lurenjia",
    "某某家政": "wxid_jiazheng",
}

OFFICERS = {
    "周建国": "wxid_zhoujianguo",
    "马兰": "wxid_malan",
    "吴娟": "wxid_wujuan",
    "李伟": "wxid_liwei",
    "段勇": "wxid_duanyong",
    "王磊": "wxid_wanglei",
    "唐静": "wxid_tangjing",
    "陈刚": "wxid_chengang",
    "赵敏": "wxid_zhaomin",
    "张丽": "wxid_zhangli",
    "何芳": "wxid_hefang",
    "孙经理": "wxid_sunjingli",
    "杨主任": "wxid_yangzhuren",
    "小方": "wxid_xiaofang",
}

ROOMS = {
    OWNERS: "20001@chatroom",
    STAFF: "20002@chatroom",
}

MEMBERS = {
    OWNERS: (BOT, *RESIDENTS, "赵敏", "张丽", "何芳", "孙经理"),
    STAFF: (BOT, *(name for name in OFFICERS if name not in ("杨主任", "小方"))),
}
