"""The shelf: the lexicon in force. A changed file is read again; one that cannot be used leaves the last good one where it was."""

import shutil
from collections.abc import Callable
from pathlib import Path

from nlp.lexiconfile import LexiconError
from nlp.reader import Reader


class Shelf:
    """Holds the reader that `make` builds from `folder`; `spare` is where the last good files are kept for the next start.

    `problem` says what is wrong with the files as they are now, with file, line and key; "" where nothing is.
    """

    def __init__(self, make: Callable[[Path], Reader], folder: Path, spare: Path | None = None) -> None:
        """Raises LexiconError where neither the files nor the spare ones can be used."""
        self._make, self._folder, self._spare = make, folder, spare
        self._stamp = self._now()
        self.problem = ""
        try:
            self.reader = make(folder)
        except LexiconError as error:
            if spare is None or not spare.exists():
                raise
            self.problem = str(error)
            self.reader = make(spare)
        else:
            self._keep()

    def renew(self) -> bool:
        """Read the files again if they have changed; whether there is another reader, or another problem, than before."""
        stamp = self._now()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            self.reader, self.problem = self._make(self._folder), ""
        except LexiconError as error:
            self.problem = str(error)
        else:
            self._keep()
        return True

    def _now(self) -> tuple[tuple[str, int], ...]:
        """The files with the times of their last change."""
        return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(self._folder.rglob("*")) if path.is_file())

    def _keep(self) -> None:
        """Copy the good files beside the data, whole before they take the place of the older copy."""
        if self._spare is None:
            return
        new = self._spare.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(self._folder, new)
        shutil.rmtree(self._spare, ignore_errors=True)
        new.rename(self._spare)
