"""The whys of figures (数字) and of what is made of them: charts, bulletins, tables."""

SAID = {
    "figures": "发了那段时间的数。",
    "no such figure": "没有这个数,告诉了有哪些。",
    "no such days": "看不懂是哪几天。",
    "nothing has happened yet": "问的时间还没有开始。",
    "talk about a day": "提到了日子,其实是平常说话,不用管。",
    "rates": "发了三率。",
    "rates of each": "列出了各自的三率。",
    "a chart": "发了周报的图。",
    "talk about a report": "提到了报告,其实是平常说话,不用管。",
    "the weekly chart": "到了周初,把上周的图发给了站长。",
    "no weekly chart here": "这里没有定每周发图。",
    "no picture can be sent": "这里发不了图,不发周报。",
    "a bulletin": "拟了一份信息专报。",
    "no file can be sent": "这里发不了文件,告诉了在电脑上怎么取。",
    "tables": "发了打了码的表格,记录在案。",
    "tables without masks": "发了没打码的表格,用途记录在案。",
    "asked for a reason": "要不打码的表格,私下问了做什么用。",
    "no tables": "他说不导出了。",
}
