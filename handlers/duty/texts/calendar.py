"""What is said of a year whose holidays nobody has told us."""


def calendar_unknown_next_year(year: int) -> str:
    """A line of the morning card, from November on; in January it may be this year still."""
    return f"还不知道{year}年的放假安排,暂按周一至周五上班算,请告诉管机器人的同事补上。"
