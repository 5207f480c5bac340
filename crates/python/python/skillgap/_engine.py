"""The engine."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, cast

from . import _skillgap
from ._answers import Candidate, Comparison, Match, Plan, Record, Report
from ._errors import InputError, SkillgapError, UsageError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    Path = str | os.PathLike[str]
    Resume = Path | bytes

T = TypeVar("T")


class ArrowStream(Protocol):
    """A table that can be read over Arrow's PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


@lru_cache(maxsize=8)
def _opened(catalog: bytes | None) -> Engine:
    """The engine that arrived as a pickle: a process opens each catalogue once."""
    return Engine(catalog)


@lru_cache(maxsize=8)
def _opened_folder(catalog: str) -> Engine:
    return Engine(catalog)


class Engine:
    """A catalogue, ready to match and to score; share it between threads.

    ``catalog`` is a file that ``skillgap catalog import`` wrote, its content, or the folder of a catalogue; without
    one it is the built-in catalogue.
    """

    def __init__(self, catalog: Path | bytes | None = None) -> None:
        self._native = _skillgap.Engine(catalog)
        self._folder = _folder(catalog)
        self._builtin = catalog is None
        self._packed: bytes | None = catalog if isinstance(catalog, bytes) else None

    @property
    def catalog(self) -> Record:
        """The ``name`` and the ``version`` of the catalogue, and how many ``skills`` and ``roles`` it holds."""
        name, version, skills, roles = self._native.catalog
        return Record({"name": name, "version": version, "skills": skills, "roles": roles})

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was mended, left out or is missing in the catalogue, a sentence each."""
        return tuple(self._native.warnings)

    def to_bytes(self) -> bytes:
        """The catalogue, for ``Engine(...)``."""
        if self._packed is None:
            self._packed = self._native.to_bytes()
        return self._packed

    def __reduce__(self) -> tuple[Any, ...]:
        # A folder may bring words of its own, which bytes do not hold; a file may not be there where this arrives.
        if self._folder is not None:
            return _opened_folder, (self._folder,)
        return _opened, (None if self._builtin else self.to_bytes(),)

    def __repr__(self) -> str:
        name, version, skills, roles = self._native.catalog
        return f"<skillgap.Engine {name} {version}: {skills:,} skills, {roles:,} roles>"

    def report(
        self,
        resume: Resume | None = None,
        *,
        text: str | None = None,
        roles: str | Iterable[str] | None = None,
        top: int = 3,
        today: str | date | None = None,
        decay: bool = False,
        format: str | None = None,
        name: str = "resume",
    ) -> Report:
        """The report on a resume: a path, the content of a file as bytes, or ``text``.

        ``roles`` names the roles that it is about, else the best ``top``. ``today`` is the month that ages are counted
        to, by default this one; with ``decay`` old evidence counts for less. ``name`` stands for bytes in messages, and
        its extension helps to find the format, which ``format`` names.
        """
        given, shown = _given(resume, text, name)
        age = _month(today), decay
        return Report(self._native.report(given, shown, format, _names(roles), _count(top), age))

    def plan(
        self,
        resume: Resume | None = None,
        *,
        text: str | None = None,
        role: str | None = None,
        hours: float | None = None,
        per_week: float | None = None,
        start: str | date | None = None,
        today: str | date | None = None,
        decay: bool = False,
        format: str | None = None,
        name: str = "resume",
    ) -> Plan:
        """The learning plan for a role, or for the nearest: as long as it takes, or what ``hours`` buy."""
        given, shown = _given(resume, text, name)
        begins = start.isoformat()[:10] if isinstance(start, date) else start
        age = _month(today), decay
        return Plan(self._native.plan(given, shown, format, role, hours, per_week, begins, age))

    def compare(
        self,
        first: str,
        second: str,
        resume: Resume | None = None,
        *,
        text: str | None = None,
        today: str | date | None = None,
        decay: bool = False,
        format: str | None = None,
        name: str = "resume",
    ) -> Comparison:
        """Two roles side by side; with a resume also what is missing for both."""
        given, shown = (None, name) if resume is None and text is None else _given(resume, text, name)
        age = _month(today), decay
        return Comparison(self._native.compare(first, second, given, shown, format, age))

    def match(self, mentions: str | Iterable[str], *, top: int = 5, prose: bool = False) -> list[Match]:
        """What mentions would be matched to, each with up to ``top`` candidates; with ``prose`` they are sentences."""
        listed = [mentions] if isinstance(mentions, str) else list(mentions)
        lines = self._native.match_lines(listed, _count(top), prose).split("\n")
        return [_match(json.loads(line)) for line in lines if line]

    def roles(self) -> tuple[Record, ...]:
        """Every role: ``id``, ``title``, ``alternative_titles``, ``group``, number of ``requirements``."""
        return cast("tuple[Record, ...]", Record(json.loads(self._native.roles())).roles)

    def role(self, name: str) -> Record:
        """Everything about a role, by its id or a title."""
        return Record(json.loads(self._native.role(name)))

    def score(
        self,
        table: ArrowStream,
        *,
        top: int = 3,
        roles: str | Iterable[str] | None = None,
        id_column: str | None = None,
        skills_column: str | None = None,
        title_column: str | None = None,
        text_column: str | None = None,
        rejected: Literal["apart", "inline"] = "apart",
        summary: bool = False,
        threads: int | None = None,
    ) -> Scored:
        """Scores a table of people: anything with ``__arrow_c_stream__``. Rows are made while they are read.

        A row is a person with ``profile_id`` and ``skills`` (a list, or a text with ';' or '|'), ``title`` or ``text``; or a
        skill of a person with ``profile_id``, ``skill`` and perhaps ``level`` and ``years``. Rows that cannot be scored are in
        ``rejects`` of the result, or with ``rejected="inline"`` among the others, with the reason in a column of that
        name.
        """
        if rejected not in ("apart", "inline"):
            raise UsageError(f"rejected={rejected!r} is neither 'apart' nor 'inline'")
        columns = id_column, skills_column, title_column, text_column
        native = self._native.score(
            table, _count(top), _names(roles), columns, rejected == "inline", summary, threads or 0
        )
        return Scored(native, summed=summary)

    def batch(
        self,
        inputs: Path | Iterable[Path],
        out: Path,
        *,
        rejects: Path | None = None,
        top: int = 3,
        roles: str | Iterable[str] | None = None,
        id_column: str | None = None,
        skills_column: str | None = None,
        title_column: str | None = None,
        text_column: str | None = None,
        summary: bool = False,
        threads: int | None = None,
    ) -> BatchResult:
        """Scores files as ``skillgap batch`` does: tables, resumes, folders of them.

        ``out`` ends in .csv, .parquet or .ndjson, and appears when it is whole. Rows that cannot be scored are in ``rejects``,
        by default a file beside it.
        """
        listed = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
        columns = id_column, skills_column, title_column, text_column
        told, place = self._native.batch(
            listed, out, rejects, _count(top), _names(roles), columns, summary, threads or 0
        )
        return BatchResult({**json.loads(told), "out": os.fspath(out), "rejects": os.fspath(place)})


class BatchResult(Record):
    """What came of a batch: ``counts``, ``notes``, ``summary`` if it was asked for, and the files ``out`` and ``rejects``."""

    __slots__ = ()


class Table:
    """A table that polars, pyarrow, pandas and DuckDB can read."""

    def __init__(self, native: _skillgap.Batches | _skillgap.Scored) -> None:
        self._native = native

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def to_pyarrow(self) -> pyarrow.Table:
        """All rows as a table of pyarrow, which must be installed."""
        import pyarrow

        return self._read(lambda: pyarrow.table(self))

    def to_polars(self) -> polars.DataFrame:
        """All rows as a table of polars, which must be installed."""
        import polars

        return self._read(lambda: polars.DataFrame(self))

    def to_pandas(self) -> pandas.DataFrame:
        """All rows as a table of pandas, which must be installed, as pyarrow must be."""
        return cast("pandas.DataFrame", self.to_pyarrow().to_pandas())

    def _read(self, read: Callable[[], T]) -> T:
        return read()


class Scored(Table):
    """The rows of a scored table, made while they are read; they can be read once."""

    _native: _skillgap.Scored

    def __init__(self, native: _skillgap.Scored, *, summed: bool) -> None:
        super().__init__(native)
        self._summed = summed

    def _read(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except Exception as error:
            self._raise(error)
            raise

    def _raise(self, cause: BaseException | None) -> None:
        """Raises what ended the rows early, if anything did: Arrow hands on no more than its words."""
        fault = self._native.fault()
        if fault is not None:
            raise fault from cause

    def _outcome(self) -> dict[str, Any]:
        told = self._native.outcome()
        if told is not None:
            return cast("dict[str, Any]", json.loads(told))
        self._raise(None)
        if self._native.is_taken():
            raise SkillgapError("this is known when the last row was read")
        raise SkillgapError("this is known when the rows were read", hint="for example with to_pyarrow()")

    @property
    def rejects(self) -> Rejects:
        """The rows that could not be scored: ``file``, ``line`` (the number of the row), ``profile_id``, ``reason``, ``raw``."""
        self._outcome()
        return Rejects(self._native.rejects())

    @property
    def counts(self) -> Record:
        """How many ``profiles`` were scored, ``rejected`` and so on."""
        return Record(self._outcome()["counts"])

    @property
    def notes(self) -> tuple[str, ...]:
        """What was guessed about the table, a sentence each."""
        return tuple(self._outcome()["notes"])

    @property
    def summary(self) -> Record:
        """What the group adds up to, as ``skillgap batch --summary`` has it."""
        if not self._summed:
            raise UsageError("the group was not summed up", hint="score the table with summary=True")
        return Record(self._outcome()["summary"])


class Rejects(Table):
    """The rows that could not be scored; they can be read any number of times."""

    _native: _skillgap.Batches

    def __len__(self) -> int:
        return len(self._native)


def _folder(catalog: Path | bytes | None) -> str | None:
    """The catalogue as a path that leads there from everywhere, if it is a folder."""
    if catalog is None or isinstance(catalog, bytes):
        return None
    return os.path.abspath(os.fspath(catalog)) if os.path.isdir(catalog) else None


def _given(resume: Any, text: str | None, name: str) -> tuple[Any, str]:
    if (resume is None) == (text is None):
        raise UsageError("a resume is a path, bytes, or text=...", hint="name exactly one")
    if text is not None:
        return text.encode("utf-8", "surrogatepass"), name
    if isinstance(resume, (bytearray, memoryview)):
        return bytes(resume), name
    return resume, name


def _names(roles: str | Iterable[str] | None) -> Sequence[str] | None:
    if roles is None:
        return None
    names = [roles] if isinstance(roles, str) else list(roles)
    if not names:
        raise UsageError("roles= names no role", hint="leave it out for the best ones")
    return names


def _count(top: int) -> int:
    if top < 1:
        raise UsageError(f"top={top} is no number of roles", hint="1 or more")
    return top


def _month(today: str | date | None) -> str:
    if today is None:
        today = datetime.now(timezone.utc).date()
    return today.strftime("%Y-%m") if isinstance(today, date) else today


def _match(found: dict[str, Any]) -> Match:
    match = Match({**found, "candidates": []})
    candidates = tuple(Candidate(candidate) for candidate in found["candidates"])
    object.__setattr__(match, "_fields", {**match._fields, "candidates": candidates})
    return match


__all__ = ["ArrowStream", "BatchResult", "Engine", "InputError", "Rejects", "Scored", "Table"]
