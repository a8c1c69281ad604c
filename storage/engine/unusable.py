"""A database that cannot be used, in one sentence: whose fault it is not the program's. Whatever SQLite refuses is told from here."""

import sqlite3

from sqlalchemy import Engine, ExceptionContext, event

_WHY = {
    sqlite3.SQLITE_BUSY: "数据库 {file} 正被另一个程序占用,请先关掉那一个再试。",
    sqlite3.SQLITE_LOCKED: "数据库 {file} 正被另一个程序占用,请先关掉那一个再试。",
    sqlite3.SQLITE_PROTOCOL: "数据库 {file} 正被另一个程序占用,请先关掉那一个再试。",
    sqlite3.SQLITE_NOTADB: "{file} 不是数据库文件,请换一个;它没有改动。",
    sqlite3.SQLITE_CORRUPT: "数据库 {file} 已经损坏,请用备份恢复,或换一个数据文件夹。",
    sqlite3.SQLITE_READONLY: "数据库 {file} 只能读不能写,请检查文件和文件夹的权限。",
    sqlite3.SQLITE_PERM: "没有权限打开数据库 {file},请检查文件和文件夹的权限。",
    sqlite3.SQLITE_AUTH: "没有权限打开数据库 {file},请检查文件和文件夹的权限。",
    sqlite3.SQLITE_CANTOPEN: "打不开数据库 {file},请检查文件夹在不在、能不能读写。",
    sqlite3.SQLITE_FULL: "磁盘满了,数据库 {file} 写不进去,请腾出空间再试。",
    sqlite3.SQLITE_IOERR: "读写数据库 {file} 时磁盘出错,请看看磁盘是不是满了或坏了。",
}


class UnusableDatabase(RuntimeError):
    """The database cannot be used as it is; the words say why, and what to do."""


class LostDatabase(UnusableDatabase):
    """The file is gone, or another lies in its place: whatever is written goes into nothing."""


def why(error: BaseException, file: object) -> str | None:
    """What to tell people about an error of SQLite; None where it is no fault of the file, but of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    sentence = _WHY.get(code & 0xFF) if code is not None else None
    return sentence.format(file=file) if sentence else None


def watch(engine: Engine) -> None:
    """From now on what SQLite refuses is raised as UnusableDatabase, at whichever statement it happens."""
    event.listen(engine, "handle_error", _translate)


def _translate(context: ExceptionContext) -> None:
    file = context.engine.url.database if context.engine is not None else None
    if sentence := why(context.original_exception, file):
        raise UnusableDatabase(sentence) from context.original_exception
