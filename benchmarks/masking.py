"""How many forms of what nobody else should read get through to a card and to an owners' group. Run by hand:

    python -m benchmarks.masking

The forms, and the ordinary lines that must stand, are those of tests/core/test_masking_forms.py.
"""

from collections.abc import Callable
from time import perf_counter

from handlers.domain.masking import public, quotable
from tests.core.test_masking_forms import FORMS, OTHER_FORMS, STANDING, bare, digits_of, rows


def leaked(table: str, read: Callable[[str], str]) -> int:
    """How many lines of a table still hold what they should not."""
    return sum(
        secret in (digits_of(read(line)) if secret.isdigit() and kind != "plate" else bare(read(line)))
        for kind, line, secret in rows(table)
    )


def main() -> None:
    print("fault | runs | leaked in a card | leaked in the owners' group")
    for name, table in (("forms", FORMS), ("forms thought of afterwards", OTHER_FORMS)):
        print(f"{name} | {len(rows(table))} | {leaked(table, quotable)} | {leaked(table, public)}")
    lines = STANDING.strip().splitlines()
    start = perf_counter()
    changed = sum(quotable(line) != line for line in lines)
    each = (perf_counter() - start) / len(lines) * 1000
    print(f"ordinary lines that changed | {len(lines)} | {changed} | {each:.2f} ms a line")


if __name__ == "__main__":
    main()
