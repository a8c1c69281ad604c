"""What the people of the made-up street say. `{b}` is a building, `{n}` how many; the words are the project's own."""

from dataclasses import dataclass

SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱许何吕施张孔曹严华金魏陶姜谢邹潘葛范彭鲁韦马苗方俞任袁柳史唐薛雷贺倪汤罗毕郝安常乐于傅齐康伍余顾孟黄萧尹姚邵汪祁毛"
CALLED = ("阿姨", "叔", "姐", "哥", "师傅", "老师", "妈妈", "奶奶", "爷爷", "嫂")
"""How neighbours are called behind a surname."""


@dataclass(frozen=True)
class Complaint:
    """What a resident says, and what the officer says who has dealt with it; `unit` is what he counts, "" for nothing."""

    said: str
    done: str
    unit: str = ""


PARKING = (
    Complaint("{b}栋单元门口被车堵了出不来", "车挪走了 {n}辆", "辆"),
    Complaint("{b}栋楼下消防通道又停车了", "车开走了 {n}辆", "辆"),
    Complaint("{b}栋门口有人乱停车,轮椅都过不去", "劝走了 {n}辆", "辆"),
    Complaint("{b}栋旁边违停的车把路占了一半", "已挪走 {n}辆", "辆"),
    Complaint("{b}栋前面有车占着别人的车位", "车主挪走了 {n}辆", "辆"),
)
STALLS = (
    Complaint("{b}栋西门有人摆摊占道,路都走不动", "摊子收了 {n}处", "处"),
    Complaint("{b}栋外面流动摊贩占了人行道", "劝离了 {n}处", "处"),
    Complaint("{b}栋北门烧烤摊油烟熏死人", "烧烤摊收了 {n}处", "处"),
    Complaint("{b}栋东门水果摊占了盲道", "摊子搬走了 {n}处", "处"),
)
DOGS = (
    Complaint("{b}栋后面有流浪狗,小孩不敢下楼", "狗带走了 {n}只", "只"),
    Complaint("{b}栋楼下流浪狗老翻垃圾桶", "流浪狗捉走了 {n}只", "只"),
)
OTHERS = (
    Complaint("{b}栋楼道里堆满了纸箱,走路都难", "堆的东西清走了 {n}处", "处"),
    Complaint("{b}栋门口路灯坏了好几天", "路灯修好了 {n}处", "处"),
    Complaint("{b}栋垃圾桶满了没人收,臭得很", "垃圾清走了 {n}处", "处"),
    Complaint("{b}栋有人从窗户拉线给电瓶车充电", "线拆掉了 {n}处", "处"),
    Complaint("{b}栋装修中午也在电钻,吵死人", "已停工,装修办结"),
)
DISPUTES = (
    ("{c}{b}栋{r}半夜打麻将吵得睡不着,别说是我说的", "晚上十点以后不打牌"),
    ("{c}{b}栋{r}天天半夜拖桌子,我不想得罪人", "换了软垫,晚上不挪家具"),
    ("{c}{b}栋{r}家晚上跑跳太吵了睡不着,请私下说", "铺了地垫,九点以后安静"),
    ("{c}{b}栋{r}半夜剁肉砸东西吵得睡不着,不要说我名字", "晚上九点以后不剁肉"),
)
"""What a resident tells in private of a flat `{r}` in the compound `{c}`, and what both sides agree on."""

LEFT = (
    ("{b}栋僵尸车{n}辆", "僵尸车拖走了 {n}辆"),
    ("{b}栋违停{n}辆", "车挪走了 {n}辆"),
    ("{b}栋西门占道经营{n}处", "摊子收了 {n}处"),
    ("{b}栋路灯坏{n}处", "路灯修好了 {n}处"),
    ("{b}栋飞线充电{n}处", "线拆掉了 {n}处"),
)
"""What a patrol finds and leaves to others, and what they say when it is done."""
OFTEN = (1, 3, 3, 3, 3)
"""How often each of that is found."""
CLEARED = (
    "当场劝离{b}栋流动摊贩{n}处",
    "当场规范{b}栋乱停车{n}辆",
    "顺手清{b}栋楼道堆物{n}处",
    "当场劝离{b}栋占道经营{n}处",
    "当场挪走{b}栋违停{n}辆",
)
"""What a patrol deals with at once."""
PLACES = ("环城西路", "草坝农贸市场", "老街背街小巷", "老旧小区一片", "学府路", "城南农贸市场")
TOPICS = ("早市占道怎么管", "校门口早高峰停车", "老旧小区充电桩选址", "夜市油烟和噪声", "僵尸车怎么认定")
MEASURES = ("东门加装隔离桩", "补画消防通道标线", "给早市划定摊位", "楼道加装禁停牌", "加密夜间巡查")
MINUTES = ("各部门都同意先劝导后处罚", "先从两个路口试起", "请物业配合张贴通告")
