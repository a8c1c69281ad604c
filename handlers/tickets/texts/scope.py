"""What is nobody's of the station (不属): what whoever closes it so reads."""


def closed(number: str, office: str) -> str:
    return f"#{number} 已按不属本站了结,归{office},已答复反映人。"


def say_whose(number: str) -> str:
    """Nothing that was written looks like the name of an office."""
    return f"请写归哪个单位(写全称),会告诉反映人,如:不属 {number} 归住建局。本站别的部门的请写“转单 {number} 部门”。"


def danger_stays(number: str) -> str:
    """Nobody but a chief closes a danger by saying whose it is."""
    return f"#{number} 是急险,不能这样了结。要别人去请写“转单 {number} 部门”,或请站长定。"
