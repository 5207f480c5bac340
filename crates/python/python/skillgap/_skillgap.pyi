"""The native part of skillgap; use the API of ``skillgap`` instead."""

import os
from collections.abc import Sequence
from typing import Any, final

__all__ = ["Answer", "Batches", "Engine", "Scored", "__version__", "_fault", "_through"]

__version__: str

_Path = str | os.PathLike[str]
_Age = tuple[str | None, bool]
_Advert = tuple[_Path | bytes, str]
_Columns = tuple[str | None, str | None, str | None, str | None]

class Engine:
    def __new__(cls, catalog: _Path | bytes | None = None) -> Engine: ...
    @property
    def warnings(self) -> list[str]: ...
    @property
    def catalog(self) -> tuple[str, str, int, int]: ...
    def to_bytes(self) -> bytes: ...
    def report(
        self,
        resume: _Path | bytes,
        shown: str,
        format: str | None,
        names: Sequence[str] | None,
        top: int,
        age: _Age,
        advert: _Advert | None,
    ) -> Answer: ...
    def posting(self, advert: _Advert) -> str: ...
    def plan(
        self,
        resume: _Path | bytes,
        shown: str,
        format: str | None,
        name: str | None,
        hours: float | None,
        per_week: float | None,
        start: str | None,
        age: _Age,
        advert: _Advert | None,
    ) -> Answer: ...
    def compare(
        self,
        first: str,
        second: str,
        resume: _Path | bytes | None,
        shown: str,
        format: str | None,
        age: _Age,
    ) -> Answer: ...
    def match_lines(self, mentions: Sequence[str], top: int, prose: bool) -> str: ...
    def roles(self) -> str: ...
    def role(self, name: str) -> str: ...
    def score(
        self,
        table: Any,
        top: int,
        names: Sequence[str] | None,
        columns: _Columns,
        inline: bool,
        summary: bool,
        threads: int,
    ) -> Scored: ...
    def batch(
        self,
        inputs: Sequence[_Path],
        out: _Path,
        rejects: _Path | None,
        top: int,
        names: Sequence[str] | None,
        columns: _Columns,
        summary: bool,
        threads: int,
    ) -> tuple[str, os.PathLike[str]]: ...

@final
class Answer:
    @property
    def warnings(self) -> list[str]: ...
    def json(self) -> str: ...
    def html(self) -> str: ...
    def markdown(self) -> str: ...
    def text(self, columns: int = 80) -> str: ...
    def steps(self, calendar: bool) -> str | None: ...

@final
class Batches:
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __len__(self) -> int: ...

@final
class Scored:
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def is_taken(self) -> bool: ...
    def fault(self) -> BaseException | None: ...
    def rejects(self) -> Batches: ...
    def outcome(self) -> str | None: ...

def _through(table: Any) -> Batches: ...
def _fault() -> None: ...
