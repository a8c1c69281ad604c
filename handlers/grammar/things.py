"""What a patrol names (巡查发现什么): the things that stand, lie or break in a compound, and which matter of the taxonomy each is."""

import re

_THINGS = (
    ("zombie_car", r"僵尸车|报废车|废弃车|废旧车"),
    ("fire_lane", r"消防(?:通道|车道|登高)"),
    ("blocked_way", r"堵[门住死]|被堵|[出进]不[来去]|堵.{0,4}(?:门口|出口|车库|通道)"),
    ("flying_wire", r"飞线|(?:私|乱)拉|拉线"),
    ("illegal_build", r"违建|违章建|违法建|私搭|搭建|乱搭"),
    ("unleashed", r"[不没未](?:有)?[牵拴栓系]"),
    ("barking", r"狗叫|犬吠"),
    ("stray_dog", r"[狗犬]"),
    ("barbecue", r"烧烤|油烟"),
    ("outside_shop", r"店外|出店|跨门"),
    ("hawker", r"流动|游商|游摊"),
    ("occupying", r"占道|摆?摊|摆卖|叫卖"),
    ("square_dance", r"广场舞"),
    ("chess_ktv", r"麻将|棋牌"),
    ("renovation", r"装修噪?[音声]"),
    ("sanitation", r"垃圾|小广告|牛皮癣"),
    ("corridor_clutter", r"堆[物放积满杂]|杂物|纸箱|纸皮|旧家具|堵楼道"),
    ("ebike_parking", r"(?:电动|电瓶|单|自行)车"),
    ("illegal_parking", r"违停|乱停|停[车放]|占车位|车辆|堵门"),
    ("neighbour_noise", r"噪[音声]|扰民"),
    (
        "sanitation",
        r"垃圾|污水|下水|积水|小广告|牛皮癣|杂草|卫生|脏|粪|烟头|落叶|纸屑|果皮|臭",
    ),
    (
        "facility",
        r"灯|井盖|护栏|栏杆|围栏|围墙|门[禁锁]|单元门|电梯|健身|长椅|座椅|监控|摄像|消防栓|灭火器|水管|电线|"
        r"墙[皮砖面]|外墙|瓷砖|地砖|路面|台阶|扶手|玻璃|漏水|渗水|破[损裂]|损[坏毁]|脱落|松动|断裂|开裂|塌|坏",
    ),
)
_NAMED = tuple((key, re.compile(words)) for key, words in _THINGS)
THING = re.compile("|".join(words for _, words in _THINGS))
"""Any of them."""


def matters_named(words: str) -> tuple[str, ...]:
    """The keys of the taxonomy (config.yaml) that words name by a thing, the most telling first."""
    return tuple(key for key, thing in _NAMED if thing.search(words))
