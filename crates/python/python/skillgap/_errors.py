"""The errors that skillgap raises."""

from __future__ import annotations

from collections.abc import Sequence


class SkillgapError(Exception):
    """The base class of skillgap's errors; ``hint`` says what to do."""

    hint: str | None

    def __init__(self, message: str = "", *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        message = str(self.args[0]) if self.args else ""
        return f"{message} ({self.hint})" if self.hint else message


class InputError(SkillgapError, ValueError):
    """A file or table that cannot be used; ``line`` and ``column`` count from 1, and are None if unknown."""

    path: str | None
    line: int | None
    column: int | None

    def __init__(
        self,
        message: str = "",
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.line = line
        self.column = column


class CatalogError(SkillgapError, ValueError):
    """A catalogue that cannot be used; ``problems`` lists everything wrong with it."""

    path: str | None
    problems: tuple[str, ...]

    def __init__(self, message: str = "", *, path: str | None = None, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.path = path
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *self.problems[:10]])


class UsageError(SkillgapError, ValueError):
    """An invalid argument."""


class UnknownRole(SkillgapError, KeyError):
    """A role that the catalogue does not have; ``nearest`` are similar titles."""

    nearest: tuple[str, ...]

    def __init__(self, message: str = "", *, nearest: Sequence[str] = ()) -> None:
        hint = f"like it: {', '.join(nearest)}" if nearest else "Engine.roles() lists every role"
        super().__init__(message, hint=hint)
        self.nearest = tuple(nearest)
