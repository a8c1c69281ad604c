"""Every key of config.yaml stands in its guide."""

from collections.abc import Iterator
from pathlib import Path

from bot.config.form import Form
from handlers.domain.town import Role, When

GUIDE = (Path(__file__).parents[2] / "docs" / "配置说明.md").read_text("utf-8")


def forms(form: type[Form] = Form) -> Iterator[type[Form]]:
    for narrower in form.__subclasses__():
        yield narrower
        yield from forms(narrower)


def test_every_key_is_in_the_guide():
    keys = {(form.__name__, key) for form in forms() for key in form.model_fields}
    assert len(keys) > 50
    assert [(form, key) for form, key in sorted(keys) if f"`{key}`" not in GUIDE] == []


def test_every_role_and_pattern_is_in_the_guide():
    assert [word for word in (*Role, *When) if f"`{word}`" not in GUIDE] == []
