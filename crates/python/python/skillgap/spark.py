"""Scores tables of people on Apache Spark.

>>> scored = skillgap.spark.score(df, skillgap.Engine("esco.cat"), top=3)      # doctest: +SKIP
>>> skillgap.spark.rows(scored).write.parquet("fits")                          # doctest: +SKIP
>>> skillgap.spark.rejects(scored).show()                                      # doctest: +SKIP

Each partition is scored where it is, by ``DataFrame.mapInArrow``; nothing is collected to the driver. The catalogue is sent with
the job and opened once per worker process. docs/spark.md explains deployment, cost, and when one process is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ._engine import Engine
from ._errors import UsageError

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["SCHEMA", "rejects", "rows", "score", "summary"]

SCHEMA = (
    "profile_id string, rank int, role_id string, role string, fit double, relevance double, "
    "held array<string>, gaps array<string>, next_steps array<string>, no_role_fits boolean, rejected string"
)
"""The columns of a scored table: those of ``skillgap batch``, and the reason if a row was rejected, else null."""


def score(
    df: DataFrame,
    engine: Engine | None = None,
    *,
    top: int = 3,
    roles: str | Iterable[str] | None = None,
    id_column: str | None = None,
    skills_column: str | None = None,
    title_column: str | None = None,
    text_column: str | None = None,
    rejected: str = "inline",
    unique: bool = False,
) -> DataFrame:
    """Scores a table with one person per row and the columns that ``Engine.score`` reads.

    Rejected rows are among the others (``rejected="inline"``), with ``profile_id`` and the reason in ``rejected``. A duplicate
    id is rejected only if both rows are in the same partition; ``unique`` repartitions the table by id first. Group a table
    with one row per skill first:
    ``df.groupBy("profile_id").agg(collect_list("skill").alias("skills"))``.
    """
    if rejected != "inline":
        raise UsageError(f"rejected={rejected!r} is not 'inline'", hint="rejects() and rows() take the two apart")
    engine = engine or Engine()
    options: dict[str, Any] = {
        "top": top,
        "roles": [roles] if isinstance(roles, str) else roles and list(roles),
        "id_column": id_column,
        "skills_column": skills_column,
        "title_column": title_column,
        "text_column": text_column,
        "rejected": "inline",
        # Spark gives a task one core.
        "threads": 1,
    }
    if unique:
        df = df.repartition(id_column or _id_of(df))

    def scored(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import itertools

        import pyarrow

        first = next(batches, None)
        if first is None:
            return
        table = pyarrow.RecordBatchReader.from_batches(first.schema, itertools.chain([first], batches))
        yield from pyarrow.RecordBatchReader.from_stream(engine.score(table, **options))

    return df.mapInArrow(scored, SCHEMA)


def _id_of(df: DataFrame) -> str:
    """The column of ids, ignoring case."""
    named = [name for name in df.columns if name.strip().lower().replace(" ", "_").replace("-", "_") == "profile_id"]
    if not named:
        raise UsageError("the table has no column 'profile_id'", hint="name the column with id_column")
    return str(named[0])


def rows(scored: DataFrame) -> DataFrame:
    """The rows that were scored."""
    return scored.where("rejected is null").drop("rejected")


def rejects(scored: DataFrame) -> DataFrame:
    """The rejected rows: ``profile_id`` and ``reason``."""
    return scored.where("rejected is not null").selectExpr("profile_id", "rejected as reason")


def summary(scored: DataFrame) -> DataFrame:
    """For each role: its number of rows, the number of people for whom it comes first, and its mean fit.

    The figures match ``roles`` in the summary of ``skillgap batch``. Spark aggregates them where the rows are.
    """
    from pyspark.sql import functions as f

    first = f.count(f.when(f.col("rank") == 1, True)).alias("first")
    figures = f.count("*").alias("rows"), first, f.avg("fit").alias("mean_fit")
    return rows(scored).groupBy("role_id", "role").agg(*figures)
