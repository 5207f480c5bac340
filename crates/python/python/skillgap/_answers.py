"""The answers of an engine, as objects with attributes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._skillgap import Answer


def _wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list):
        return tuple(map(_wrapped, value))
    return value


class Record(Mapping[str, Any]):
    """An immutable mapping with attribute access: ``record.title`` is ``record["title"]``. Lists are tuples."""

    __slots__ = ("_fields",)
    _fields: Mapping[str, Any]

    def __init__(self, fields: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_fields", {name: _wrapped(value) for name, value in fields.items()})

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_fields")[name]
        except KeyError:
            raise AttributeError(f"there is no '{name}'; there are: {', '.join(self._fields)}") from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("what an engine answers cannot be changed")

    def __getitem__(self, name: str) -> Any:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._fields]

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={_short(value)}" for name, value in self._fields.items())
        return f"{type(self).__name__}({inside})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (_plain(self),)

    def to_dict(self) -> dict[str, Any]:
        """As plain dictionaries and lists, which you may change."""
        plain: dict[str, Any] = _plain(self)
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return {name: _plain(inside) for name, inside in value.items()}
    if isinstance(value, tuple):
        return list(map(_plain, value))
    return value


def _short(value: Any) -> str:
    if isinstance(value, tuple) and len(value) > 3:
        return f"<{len(value)} of {type(value[0]).__name__}>"
    return repr(value)


class _Answer(Record):
    """An answer that can be rendered in several formats."""

    __slots__ = ("_native",)
    _native: Answer

    def __init__(self, native: Answer) -> None:
        super().__init__(json.loads(native.json()))
        object.__setattr__(self, "_native", native)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Warnings about how the resume was read, one sentence each."""
        return tuple(self._native.warnings)

    def to_json(self) -> str:
        """As JSON, byte for byte what ``skillgap ... --format json`` writes."""
        return self._native.json()

    def to_html(self) -> str:
        """As a single HTML page without scripts that loads nothing."""
        return self._native.html()

    def to_markdown(self) -> str:
        """As Markdown with tables."""
        return self._native.markdown()

    def to_text(self, columns: int = 80) -> str:
        """As text for a terminal with this many columns."""
        return self._native.text(columns)

    def __str__(self) -> str:
        return self.to_text()

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process gets the values only: rendering them again would need the engine.
        return Record, (self.to_dict(),)

    def _repr_html_(self) -> str:
        # In a frame, so that the styles of page and notebook do not affect each other.
        from html import escape

        page = escape(self.to_html(), quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox title="skillgap" loading="lazy" '
            'style="width: 100%; height: 40em; border: 0"></iframe>'
        )


class Report(_Answer):
    """The report on a resume.

    ``profile`` is what was read; ``roles`` are the roles with fit, gaps and plan; ``no_role_fits`` is true if no role is
    likely; ``adjacent`` are similar roles. docs/schema/report.schema.json describes every field.
    """

    __slots__ = ()


class Plan(_Answer):
    """The learning plan for one role: ``roles[0].plan`` has the steps."""

    __slots__ = ()

    @property
    def steps(self) -> tuple[Record, ...]:
        """The steps in order; empty if no role fits."""
        return tuple(self.roles[0].plan) if self.roles else ()

    def to_csv(self) -> str:
        """The steps as CSV."""
        return self._native.steps(False) or ""

    def to_ics(self) -> str:
        """The steps as an iCalendar file; needs a plan with ``per_week`` and ``start``."""
        return self._native.steps(True) or ""


class Comparison(_Answer):
    """Two roles side by side, and what the person lacks for each."""

    __slots__ = ()


class Candidate(Record):
    """A skill that a mention may refer to: ``skill``, ``id``, ``score``, ``method``."""

    __slots__ = ()


class Match(Record):
    """The result for a mention: ``mention``, ``accepted``, and ``candidates``, best first."""

    __slots__ = ()

    @property
    def skill(self) -> str | None:
        """The label of the accepted skill, or None."""
        return self.candidates[0].skill if self.get("accepted") else None
