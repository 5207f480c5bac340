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
    """The engine for an unpickled catalogue: a process opens each catalogue once."""
    return Engine(catalog)


@lru_cache(maxsize=8)
def _opened_folder(catalog: str) -> Engine:
    return Engine(catalog)


class Engine:
    """A catalogue, ready for matching and scoring; can be shared between threads.

    ``catalog`` is the path or content of a file that ``skillgap catalog import`` wrote, or the folder of a catalogue. The
    default is the built-in catalogue.
    """

    def __init__(self, catalog: Path | bytes | None = None) -> None:
        self._native = _skillgap.Engine(catalog)
        self._folder = _folder(catalog)
        self._builtin = catalog is None
        self._packed: bytes | None = catalog if isinstance(catalog, bytes) else None

    @property
    def catalog(self) -> Record:
        """The catalogue's ``name`` and ``version``, and its number of ``skills`` and ``roles``."""
        name, version, skills, roles = self._native.catalog
        return Record({"name": name, "version": version, "skills": skills, "roles": roles})

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was corrected, skipped or missing in the catalogue, one sentence each."""
        return tuple(self._native.warnings)

    def to_bytes(self) -> bytes:
        """The catalogue as bytes, for ``Engine(...)``."""
        if self._packed is None:
            self._packed = self._native.to_bytes()
        return self._packed

    def __reduce__(self) -> tuple[Any, ...]:
        # A folder may contain a lexicon, which the bytes do not; a file may not exist where this is unpickled.
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
        posting: Path | bytes | None = None,
        posting_text: str | None = None,
        today: str | date | None = None,
        decay: bool = False,
        format: str | None = None,
        name: str = "resume",
    ) -> Report:
        """The report on a resume: a path, the content of a file as bytes, or ``text``.

        ``roles`` are the roles to report on; by default the best ``top``. With ``posting`` (a path or bytes) or
        ``posting_text``, the report is about this job posting instead. ``today`` is the month for ages of evidence, by
        default the current one; with ``decay``, old evidence counts for less. ``name`` is shown in messages about bytes,
        and its extension helps to detect the format unless ``format`` is given.
        """
        given, shown = _given(resume, text, name)
        age = _month(today), decay
        advert = _advert(posting, posting_text)
        return Report(self._native.report(given, shown, format, _names(roles), _count(top), age, advert))

    def posting(self, posting: Path | bytes | None = None, *, text: str | None = None) -> Record:
        """How a job posting was understood: ``title``, ``requirements``, ``conditions``, ``unrecognised`` and so on."""
        advert = _advert(posting, text)
        if advert is None:
            raise UsageError("a posting is a path, bytes, or text=...", hint="name exactly one")
        return Record(json.loads(self._native.posting(advert)))

    def plan(
        self,
        resume: Resume | None = None,
        *,
        text: str | None = None,
        role: str | None = None,
        hours: float | None = None,
        per_week: float | None = None,
        start: str | date | None = None,
        posting: Path | bytes | None = None,
        posting_text: str | None = None,
        today: str | date | None = None,
        decay: bool = False,
        format: str | None = None,
        name: str = "resume",
    ) -> Plan:
        """The learning plan for a role, by default the nearest: complete, or the best that fits into ``hours``.

        With ``posting`` (a path or bytes) or ``posting_text``, the plan is for this job posting.
        """
        given, shown = _given(resume, text, name)
        begins = start.isoformat()[:10] if isinstance(start, date) else start
        age = _month(today), decay
        advert = _advert(posting, posting_text)
        return Plan(self._native.plan(given, shown, format, role, hours, per_week, begins, age, advert))

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
        """Two roles side by side and, with a resume, what is missing for both."""
        given, shown = (None, name) if resume is None and text is None else _given(resume, text, name)
        age = _month(today), decay
        return Comparison(self._native.compare(first, second, given, shown, format, age))

    def match(self, mentions: str | Iterable[str], *, top: int = 5, prose: bool = False) -> list[Match]:
        """Matches mentions, each with up to ``top`` candidates; with ``prose``, finds the skills in sentences."""
        listed = [mentions] if isinstance(mentions, str) else list(mentions)
        lines = self._native.match_lines(listed, _count(top), prose).split("\n")
        return [_match(json.loads(line)) for line in lines if line]

    def roles(self) -> tuple[Record, ...]:
        """All roles: ``id``, ``title``, ``alternative_titles``, ``group``, number of ``requirements``."""
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
        """Scores a table of people: any object with ``__arrow_c_stream__``. Rows are computed as you read them.

        A row is a person, with ``profile_id`` and ``skills`` (a list, or text separated by ';' or '|'), ``title`` or ``text``.
        Or it is one skill of a person, with ``profile_id``, ``skill`` and optional ``level`` and ``years``. Rows that cannot
        be scored are in ``rejects`` of the result or, with ``rejected="inline"``, among the others, with the reason in a
        column ``rejected``.
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
        """Scores files as ``skillgap batch`` does: tables, resumes, and folders of either.

        ``out`` ends in .csv, .parquet or .ndjson and appears only when complete. Rows that cannot be scored go to ``rejects``,
        by default a file next to it.
        """
        listed = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
        columns = id_column, skills_column, title_column, text_column
        told, place = self._native.batch(
            listed, out, rejects, _count(top), _names(roles), columns, summary, threads or 0
        )
        return BatchResult({**json.loads(told), "out": os.fspath(out), "rejects": os.fspath(place)})


class BatchResult(Record):
    """The result of a batch: ``counts``, ``notes``, ``summary`` if requested, and the files ``out`` and ``rejects``."""

    __slots__ = ()


class Table:
    """A table that polars, pyarrow, pandas and DuckDB can read."""

    def __init__(self, native: _skillgap.Batches | _skillgap.Scored) -> None:
        self._native = native

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def to_pyarrow(self) -> pyarrow.Table:
        """All rows as a pyarrow table; needs pyarrow."""
        import pyarrow

        return self._read(lambda: pyarrow.table(self))

    def to_polars(self) -> polars.DataFrame:
        """All rows as a polars data frame; needs polars."""
        import polars

        return self._read(lambda: polars.DataFrame(self))

    def to_pandas(self) -> pandas.DataFrame:
        """All rows as a pandas data frame; needs pandas and pyarrow."""
        return cast("pandas.DataFrame", self.to_pyarrow().to_pandas())

    def _read(self, read: Callable[[], T]) -> T:
        return read()


class Scored(Table):
    """The rows of a scored table, computed as they are read; they can be read once."""

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
        """Raises the error that ended the rows early, if any: Arrow passes on only its message."""
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
        """The rows that could not be scored: ``file``, ``line`` (row number), ``profile_id``, ``reason``, ``raw``."""
        self._outcome()
        return Rejects(self._native.rejects())

    @property
    def counts(self) -> Record:
        """The number of ``profiles``, ``rejected`` rows and so on."""
        return Record(self._outcome()["counts"])

    @property
    def notes(self) -> tuple[str, ...]:
        """Assumptions made about the table, one sentence each."""
        return tuple(self._outcome()["notes"])

    @property
    def summary(self) -> Record:
        """The group summary, as ``skillgap batch --summary`` writes it."""
        if not self._summed:
            raise UsageError("the group was not summed up", hint="score the table with summary=True")
        return Record(self._outcome()["summary"])


class Rejects(Table):
    """The rows that could not be scored; they can be read any number of times."""

    _native: _skillgap.Batches

    def __len__(self) -> int:
        return len(self._native)


def _folder(catalog: Path | bytes | None) -> str | None:
    """The absolute path of the catalogue, if it is a folder."""
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


def _advert(posting: Any, text: str | None) -> tuple[Any, str] | None:
    if posting is not None and text is not None:
        raise UsageError("a posting is a path, bytes, or text", hint="name only one")
    return None if posting is None and text is None else _given(posting, text, "posting")


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
