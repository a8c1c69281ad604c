"""What comes after a closing: pictures that are required, a passer-by's 还在, the look afterwards, the second asking."""

from collections.abc import Mapping

SAID: Mapping[str, str] = {
    "nobody was asked": "这样办结的不评价,说满意也不计。",
    "none of ours, and not solved": "按“不属”了结的,反映人说没解决,请副站长定。",
    "somebody says that it is still there": "有人说还在,请主办去看一看,限时回话。",
    "nobody has looked in time": "说了还在,主办到时没有回话,告诉了副站长。",
    "somebody has looked, or it is not closed any more": "已经有人核实,或者又在办了,不用再催。",
    "still there, or gone, but which?": "不止一件等他去看,问了说的是哪一件。",
    "still there": "去看的人说还在,重新办。",
    "it is gone": "去看的人说没有了,不重开。",
    "the result waits for a picture": "这类事要有处置后的照片,先要一次,结果等一等。",
    "no picture came": "到时没有照片,照常告知结果,记“无照”。",
    "the picture is there, or it is not closed any more": "照片已经有了,或者又在办了,不用再等。",
    "the picture that was asked for": "补来的处置照片,记到单上。",
    "a picture of which?": "不止一件在等照片,问了是哪一件的。",
    "asked once more": "结果发出一天了还没评价,私下再问一次。",
    "the poll is over, or he has answered": "评价已经结束,或者反映人已经说过了,不再问。",
    "nobody reaches him in private": "私下联系不上,不问。",
    "not closed any more": "又在办了,不用回头看。",
    "nobody works now": "现在不是上班时间,等上班再问。",
    "nobody to ask": "联系不上反映人,也没有网格员可问。",
    "asked whether it stayed away": "办结几天了,回头看问一句。",
    "looked afterwards": "回头看的回话,记下了。",
}
WITH = [
    (r"(.+) has looked: it is still there", "{0}看了还在,重新办。"),
    (r"(.+) has looked: it is gone", "{0}看了没有了,不重开。"),
]
