"""What stands in the way of a command, in one plain sentence: for whatever is no fault of the program, at whichever step it shows."""

import errno
import sqlite3

_FILE = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "那里只能读不能写",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘满了",
    errno.EISDIR: "它是文件夹",
    errno.ENOTDIR: "路径里有一个是文件,不是文件夹",
    errno.EEXIST: "那里已经有一个同名的文件",
    errno.ENAMETOOLONG: "名字太长",
}


def sentence(error: Exception) -> str | None:
    """What to tell people; None where the error is a bug, and needs its traceback."""
    # Imported where they are asked for: a command that goes well needs none of them.
    from bot.engine.occupied import FolderInUse
    from bot.settings import BadSetting
    from nlp.lexiconfile import LexiconError
    from storage.engine.unusable import UnusableDatabase, why

    if isinstance(error, (BadSetting, FolderInUse, LexiconError, UnusableDatabase)):
        return str(error)
    if isinstance(error, sqlite3.Error):
        return why(error, "")
    if isinstance(error, OSError) and error.filename is not None:
        return f"不能用 {error.filename}:{_FILE.get(error.errno or 0, error.strerror)}。"
    return None
