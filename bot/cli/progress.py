"""How far long work has come, for whoever waits for it at a terminal; a file or a pipe reads nothing of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from handlers.domain.workcalendar import local


@contextmanager
def days(what: str, first: date, last: date) -> Iterator[Callable[[datetime], None]]:
    """A bar that goes through days; what is yielded takes the moment that the work has come to."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not Console(stderr=True).is_terminal) as bar:
        task = bar.add_task(what, total=(last - first).days + 1)
        yield lambda at: bar.update(task, completed=(local(at).date() - first).days)


@contextmanager
def steps(count: int) -> Iterator[Callable[[str], None]]:
    """A bar of so many steps; what is yielded is called at the beginning of each, with its name."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not Console(stderr=True).is_terminal) as bar:
        task = bar.add_task("", total=count)
        names: list[str] = []

        def begin(name: str) -> None:
            bar.update(task, description=name, completed=len(names))
            names.append(name)

        yield begin
