"""What is not answered, and why; the status is 404 for what is not there, 403 for a wrong key, 400 for the rest, as the spec has it."""


class Refused(Exception):
    """A request that is refused; the words are meant for a person."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why
