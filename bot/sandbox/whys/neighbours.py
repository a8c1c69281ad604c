"""The whys of neighbours: what is one matter and what is two, how many they are, what a patrol has found."""

SAID = {
    "cannot be merged": "这两件合不了,私下说了原因。",
    "not qualified": "合单、拆单要有资格的人来办。",
    "one number": "合单要两个单号,私下请他写全。",
    "which one?": "并入的不止一件,私下问拆哪一件。",
    "one matter": "这件单没有并入别的,也没听出第二件事。",
    "two matters": "一句话里有两件事,拆成了两件。",
    "seconds several of ours, or what is none of ours": "在附和,但附和的不是哪一件单,不算人次。",
    "so many voices in a short time": "短时间里很多户反映,升为加急。",
    "the surge has said so": "升级时已经说过几户,不再说。",
    "a patrol": "记了一次巡查。",
    "nothing found": "巡查没写发现了什么,私下请他写全。",
    "a word about patrols": "说到了巡查,其实是平常说话,不用管。",
    "another station's compound": "说的是别的站的小区,告诉了。",
    "a picture of what was found": "巡查的照片,记到单上。",
    "a picture of what was cleared": "当场清掉的只记数,照片不用记。",
}
WITH = [
    (r"it seems to be (#\d+)", "和{0}像同一件,私下问了主办。"),
    (r"(#\d+) is the same as (#\d+)", "{0}和{1}是同一件,合成一件。"),
    (r"(#\d+) is another matter than (#\d+)", "{0}和{1}是两件,拆开了。"),
    (r"(#\d+) is another matter", "和{0}是两件事,不再问。"),
    (r"its words tell (#\d+) as well", "一句话里还有一件事,立了{0}。"),
]
