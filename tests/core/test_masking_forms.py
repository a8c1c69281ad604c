"""Forms in which people write what nobody else should read, and ordinary lines that must stand as they are."""

import unicodedata

import pytest

from handlers.domain.masking import masked, public, quotable

_SPELT = {
    character: str(digit)
    for digit, characters in enumerate(
        ["〇零○洞", "一壹幺壱", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒拐", "八捌", "九玖勾"]
    )
    for character in characters
}


def digits_of(line: str) -> str:
    """Every digit of a line, whatever it is spelt with and whatever stands between; made here anew, not as masking makes it."""
    digits = ""
    for character in unicodedata.normalize("NFKC", line):
        value = unicodedata.digit(character, None)
        digits += _SPELT.get(character, "") if value is None else str(value)
    return digits


def bare(line: str) -> str:
    """A line without spaces and signs, small."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", line))).lower()


# kind | line | what must not be read in it: digits in any spelling, or letters without the signs between
FORMS = """
phone | 电话13812345678 | 13812345678
phone | 打我+8613812345678 | 13812345678
phone | 打我 +86 138 1234 5678 | 13812345678
phone | 008613812345678 | 13812345678
phone | 0086-138-1234-5678 | 13812345678
phone | 138.1234.5678找我 | 13812345678
phone | 138/1234/5678 | 13812345678
phone | 138 1234 5678 | 13812345678
phone | 1 3 8 1 2 3 4 5 6 7 8 | 13812345678
phone | 138_1234_5678 | 13812345678
phone | 138，1234，5678 | 13812345678
phone | 138—1234—5678 | 13812345678
phone | 138\u200b1234\u200b5678 | 13812345678
phone | 1\u200d3\u200d8\u200d12345678 | 13812345678
phone | 138\u202e1234\u202c5678 | 13812345678
phone | 138a1234b5678 | 13812345678
phone | 1a3b8c1d2e3f4g5h6i7j8 | 13812345678
phone | 一三八一二三四五六七八 | 13812345678
phone | 幺三八幺二三四五六七八 | 13812345678
phone | 壹叁捌壹贰叁肆伍陆柒捌 | 13812345678
phone | 138一二三四5678 | 13812345678
phone | 一3八1二3四5六7八 | 13812345678
phone | １３８１２３４５６７８ | 13812345678
phone | ①③⑧①②③④⑤⑥⑦⑧ | 13812345678
phone | 1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣ | 13812345678
phone | 𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖 | 13812345678
phone | ١٣٨١٢٣٤٥٦٧٨ | 13812345678
phone | 138然后1234然后5678 | 13812345678
phone | 138杠1234杠5678 | 13812345678
phone | 138点1234点5678 | 13812345678
phone | 138🌸1234🌸5678 | 13812345678
phone | 一三八〇〇一三八〇〇〇 | 13800138000
phone | 138*1234*5678 | 13812345678
phone | 138\\n1234\\n5678 | 13812345678
landline | 0874-3123456 | 3123456
landline | 0874 3123456 | 3123456
landline | (0874)3123456 | 3123456
landline | 010.6552.9988 | 65529988
landline | 座机3123456 | 3123456
landline | 零八七四三一二三四五六 | 3123456
identity | 身份证532502199001011234 | 532502199001011234
identity | 532502 19900101 1234 | 532502199001011234
identity | 532502-1990-01-01-1234 | 532502199001011234
identity | 5325 0219 9001 0112 34 | 532502199001011234
identity | 53250219900101123X | 53250219900101123
identity | 532502 1990 0101 123x | 53250219900101123
identity | 532502900101123 | 532502900101123
identity | 532502 900101 123 | 532502900101123
identity | 五三二五〇二一九九〇〇一〇一一二三四 | 532502199001011234
card | 6222021234567890123 | 6222021234567890123
card | 6222 0212 3456 7890 123 | 6222021234567890123
card | 6222-0212-3456-7890 | 6222021234567890
card | 卡号 4563510100000 | 4563510100000
card | 六二二二零二一二三四五六七八九零一二三 | 6222021234567890123
plate | 云E12D88 | 12d88
plate | 云E·12D88 | 12d88
plate | 云 E 12D88 | 12d88
plate | 云E 1 2 D 8 8 | 12d88
plate | 云.E.12.D88 | 12d88
plate | 云e12d88 | 12d88
plate | 云Ｅ１２Ｄ８８ | 12d88
plate | 云ED12345 | d12345
plate | 云E12345D | 12345d
plate | 云E·D 12345 | d12345
plate | E12D88堵门 | 12d88
plate | e12d88堵门 | 12d88
plate | E·12D88堵门 | 12d88
plate | 车牌12D88的 | 12d88
plate | 云\u200bE\u200b12D88 | 12d88
plate | 云E一二D八八 | 一二d八八
wechat | 微信abc_12345 | abc12345
wechat | 微信号：abc12345 | abc12345
wechat | 加vx abc12345 | abc12345
wechat | VX:abc12345 | abc12345
wechat | V信 abc12345 | abc12345
wechat | wx：abc-12345 | abc12345
wechat | weixin abc12345 | abc12345
wechat | 加我abc12345 | abc12345
wechat | 薇信abc12345 | abc12345
wechat | 微-信:a b c 1 2 3 4 5 | abc12345
wechat | wxid_k3j2h1g4f5d6 | k3j2h1g4f5d6
wechat | 加V:laowang88 | laowang88
qq | QQ123456 | 123456
qq | qq号：12345 6789 | 123456789
qq | 扣扣 654321 | 654321
qq | Q号 1-2-3-4-5-6 | 123456
qq | 加Q 654321 | 654321
qq | 扣扣号六五四三二一 | 654321
mail | lao.wang@qq.com | laowang
mail | 654321@qq.com | 654321
mail | laowang＠163．com | laowang
mail | laowang (at) 163 dot com | laowang
mail | laowang艾特163点com | laowang
flat | 9栋502太吵 | 502
flat | 我家502漏水 | 502
flat | 五零二太吵 | 502
flat | 3-2-501 | 501
flat | 9-502漏水 | 502
flat | 3栋2单元501 | 501
flat | 9#502 | 502
flat | 9幢五零二室 | 502
flat | 家住五楼502 | 502
flat | 我住502 | 502
flat | 9栋5 0 2 | 502
flat | 9栋的502 | 502
flat | 9 栋 ５０２ 室 | 502
flat | 九栋五百零二 | 五百零二
flat | ９＃５０２ | 502
flat | 楼上1203天天吵 | 1203
flat | 9号楼1单元1203 | 1203
flat | 9/502 | 502
flat | 9—502 | 502
flat | 五〇二 | 502
flat | 9栋5\u200b02 | 502
link | 看 https://evil.example/abc?x=1 | evil
link | HTTP://EVIL.COM | evil
link | www.evil.com | evil
link | evil.com/abc | evil
link | evil.top | evil
link | weixin://dl/business/?t=abc | business
link | #小程序://缴费/AbCdEf | abcdef
link | ｈｔｔｐｓ：／／evil.com | evil
link | evil。com | evil
link | evil点com | evil
"""

# Thought of afterwards, before anything of the masking was read again: 88 of these 97 were masked at once.
OTHER_FORMS = """
phone | 电话1-3-8-1-2-3-4-5-6-7-8 | 13812345678
phone | 138 12 34 56 78 | 13812345678
phone | 前面138,后面12345678 | 13812345678
phone | one three eight one two three four five six seven eight | onethreeeight
phone | yi san ba yi er san si wu liu qi ba | yisanba
phone | 138|1234|5678 | 13812345678
phone | 138~1234~5678 | 13812345678
phone | (138)(1234)(5678) | 13812345678
phone | 138【1234】5678 | 13812345678
phone | 138=1234=5678 | 13812345678
phone | l38l2345678 | 2345678
phone | 138OO12OO34 | 381234
phone | 138😀12😀34😀56😀78 | 13812345678
phone | 138的1234的5678 | 13812345678
phone | ❶❸❽❶❷❸❹❺❻❼❽ | 13812345678
phone | ⒈⒊⒏⒈⒉⒊⒋⒌⒍⒎⒏ | 13812345678
phone | ⑴⑶⑻⑴⑵⑶⑷⑸⑹⑺⑻ | 13812345678
phone | ¹³⁸¹²³⁴⁵⁶⁷⁸ | 13812345678
phone | ㊀㊂㊇㊀㊁㊂㊃㊄㊅㊆㊇ | 13812345678
phone | १३८१२३४५६७८ | 13812345678
phone | 洞幺三八幺二三四五六拐八 | 138123456
phone | 1\u03383\u03388\u033812345678 | 13812345678
phone | 138\u3000\u30001234\u30005678 | 13812345678
phone | 138\t1234\t5678 | 13812345678
phone | 138……1234……5678 | 13812345678
phone | 138转1234转5678 | 13812345678
phone | 138xx1234xx5678 | 13812345678
phone | 我电话尾号是5678前面是1381234 | 1381234
phone | 4008001234 | 4008001234
phone | 400-800-1234 | 4008001234
phone | 13812345678或者13987654321 | 13987654321
phone | 一百三十八亿一千二百三十四万五千六百七十八 | 138123
phone | 138 1234 5678人 | 13812345678
phone | 13812345678元 | 13812345678
phone | 13:81:23:45:67:8 | 13812345678
phone | #138#1234#5678 | 13812345678
phone | 138号1234号5678号 | 13812345678
identity | 护照E12345678 | 12345678
identity | 社保 532502-19900101-1234 | 532502199001011234
identity | 身份证53250219900101123（X） | 53250219900101123
card | 6222.0212.3456.7890.123 | 6222021234567890123
card | 陆贰贰贰零贰壹贰叁肆伍陆柒捌玖 | 622202123456789
card | 卡6222 然后0212 然后3456 然后7890 | 6222021234567890
plate | 滇E12D88 | e12d88
plate | 云E12D88号车 | 12d88
plate | 云Е12D88 | 12d88
plate | 车牌号是:e-12d88 | 12d88
plate | 云E12D88又停 云E12D89也停 | 12d89
plate | 鲁Q·1A2B3 | 1a2b3
plate | 鄂AD12345堵门 | d12345
wechat | 我微信是Lao_Wang2020 | laowang2020
wechat | 加个微信吧 laowang2020 | laowang2020
wechat | 微❤信laowang2020 | laowang2020
wechat | 威信同号13812345678 | 13812345678
wechat | v❤laowang2020 | laowang2020
wechat | WeChat ID: laowang2020 | laowang2020
qq | 我的qq是 987654 | 987654
qq | 企鹅号987654 | 987654
qq | Ｑ Ｑ：９８７６５４ | 987654
qq | 加群 987654321 | 987654321
mail | 发邮件到 laowang@gmail.com | laowang
mail | laowang#163.com | laowang
mail | laowang @ 163 . com | laowang
flat | 我是十二栋一千二百零三的 | 一千二百零三
flat | 9栋3单元东户5楼502 | 502
flat | 12幢-1-302 | 302
flat | 9座B502 | 502
flat | 9栋5楼2号 | 2号
flat | 老王家(9栋502)打孩子 | 502
flat | 9栋,502 | 502
flat | 9栋｜502 | 502
flat | 九号楼五〇二室 | 五〇二
flat | 玖栋伍零贰 | 502
flat | 9栋 No.502 | 502
flat | 房号502 | 502
flat | 502那户天天吵 | 502
flat | 1203室漏水 | 1203
flat | 楼下302又在装修 | 302
flat | 对门的1502 | 1502
flat | 9栋五楼西户 | 西户
flat | 9栋502/503 | 503
flat | 9栋502和602 | 602
flat | 3-1-1203 | 1203
flat | 三杠二杠五零一 | 501
flat | 二单元五零一 | 501
flat | 9栋⑤⓪② | 502
link | hxxps://evil.example/a | evil
link | evil [.] com | evil
link | e v i l . c o m | evil
link | tinyurl.com/2p8abc | 2p8abc
link | 192.168.1.1:8080/login | 1921681
link | 点这里evil.cn/a | evil
link | alipays://platformapi/startapp?appId=1 | platformapi
link | 支付宝.com | 支付宝
link | //evil.com/x | evil
link | evil.xn--fiqs8s | evil
link | 复制打开￥AbCd1234Ef￥ | abcd1234ef
"""

STANDING = """
3栋2单元门口停了5辆车
晚上10点到12点半
投诉了3次
12月1日
1263 1271 都好了
#1263 #1271 #1289 都办结了
9月28日21:30到23:30一直吵
2025-09-28 21:30 又堵了
2025年9月28日晚上10点
8:00-22:00施工
18:30-19:30 有123辆车经过
每天7:30到12:00,14:00到18:30
打12345和110都没用
12345热线说24小时内回复
停车费300元,物业费1200元
罚款200元
1、2、3、4、5、6、7栋都停水
1栋2栋3栋4栋5栋6栋7栋停水
3栋到8栋停电3天,12月1日到12月3日
20多辆电动车堵在3栋1单元门口
温度38.5度,楼道里40度
从8点吵到11点,又从1点吵到3点
噪音65分贝
9栋5楼
3栋1单元门口
一二三四五六七八
138号路灯不亮
学桥路138号门口
第126期业委会公告
每平米2.5元
1200户人家没有水
业主群里有500人
车位不够,300户只有120个车位
9栋100多辆电动车
三栋二单元门口
早上六点到七点,晚上九点到十点
一个月来了三次,一次也没解决
七八个人三四天了
三天两头停电
一直吵,一下午没停
第一次第二次第三次都没人来
3:2赢了
10月1日至10月7日放假
2024年和2025年都修过
1.5米宽
100%
11月11日8点30分
5-6点,7-8点都很吵
电梯坏了2天,15层的老人下不来
12栋旁边
9栋楼下3只狗
2楼3楼4楼都漏
WiFi没信号
APP打不开
加我一个
微信群里说了
加微信群
这个QQ群没人管
OK收到
20分钟后到
2025.9.28
9/28
1263号单子好了
单号1263和1271
5元10元20元都收过
3个人2条狗1只猫
90后00后
第3排第5个车位
晚上12点30分
周一8点、周二9点、周三10点
"""


def rows(table: str) -> list[list[str]]:
    """The kind, the line and the secret of each row."""
    cells = [row.split(" | ") for row in table.strip().splitlines()]
    return [[kind, line.replace("\\n", "\n"), secret] for kind, line, secret in cells]


@pytest.mark.parametrize(("kind", "line", "secret"), rows(FORMS) + rows(OTHER_FORMS))
def test_a_form_is_masked(kind: str, line: str, secret: str) -> None:
    for read in (quotable(line), masked(line), public(line), quotable(f"那个{line}又来了", 80)):
        assert secret not in (digits_of(read) if secret.isdigit() and kind != "plate" else bare(read)), read


@pytest.mark.parametrize("line", STANDING.strip().splitlines())
def test_an_ordinary_line_stands(line: str) -> None:
    assert quotable(line) == line
