"""Commands: one table, from which parsing, permission, usage errors, help in chat and the README's table all come."""

from handlers.grammar.parse import parse
from handlers.grammar.table import FORMS, Form, form_of, forms_for, is_spoken, readme_table

__all__ = ["FORMS", "Form", "form_of", "forms_for", "is_spoken", "parse", "readme_table"]
