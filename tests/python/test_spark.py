"""Spark with real processes: a local cluster gives the program's results."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet
import pytest
from conftest import LABELS, batch, left_out, made_people, records, run

import skillgap

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed")

KEYS = [("profile_id", "ascending"), ("rank", "ascending")]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    if shutil.which("java") is None:
        left_out("Spark needs Java 17 or newer")
    # Both ends must run this interpreter, and the address works on machines without a hostname.
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("skillgap")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", "1g")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    yield session
    session.stop()


def wanted(table: pa.Table) -> list[dict[str, object]]:
    return records(table.sort_by(KEYS))


def collected(df: Any) -> list[dict[str, object]]:
    return wanted(df.toArrow())


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spark") / "people.parquet"
    pa.parquet.write_table(made_people(4000), path)
    return path


@pytest.fixture(scope="module")
def expected(table: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[pa.Table, list[dict[str, str]]]:
    return batch(table, tmp_path_factory.mktemp("program"))


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_any_number_of_partitions_gives_the_rows_of_the_program(
    spark: Any, table: Path, expected: tuple[pa.Table, list[dict[str, str]]], parts: int
) -> None:
    from pyspark.sql import functions as f

    df = spark.read.parquet(str(table)).repartition(parts, f.col("profile_id"))
    scored = skillgap.spark.score(df, skillgap.Engine())
    assert collected(skillgap.spark.rows(scored)) == wanted(expected[0])
    refused = skillgap.spark.rejects(scored).toPandas()
    # Spark decides which of two rows with the same id comes first, and therefore which line is named.
    short = [(row["profile_id"], row["reason"].split(" on line")[0]) for row in expected[1]]
    mine = [(row.profile_id, row.reason.split(" on line")[0]) for row in refused.itertuples()]
    assert sorted(mine) == sorted(short)


def test_the_schema_is_the_one_that_is_documented(spark: Any, table: Path) -> None:
    scored = skillgap.spark.score(spark.read.parquet(str(table)))
    told = ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in scored.schema)
    assert told.replace("int,", "int,") == skillgap.spark.SCHEMA
    assert all(field.nullable for field in scored.schema)


def test_duplicates_are_refused_wherever_they_are(spark: Any) -> None:
    rows = [(f"p{at % 100}", ["Python", "SQL"]) for at in range(200)]
    df = spark.createDataFrame(rows, "profile_id string, skills array<string>").repartition(7)
    scored = skillgap.spark.score(df, unique=True, top=1)
    assert skillgap.spark.rows(scored).count() == 100
    assert skillgap.spark.rejects(scored).where("reason like 'the profile_id appeared before%'").count() == 100


def test_empty_partitions_and_poisoned_rows_end_no_task(spark: Any) -> None:
    poison = [
        ("empty", []),
        ("null", None),
        ("", ["Python"]),
        (None, ["Python"]),
        ("control", ["Python\x1f\x00", "\ud7ff\u202e"]),
        ("long", ["x" * 300_000]),
        ("many", [f"zzq{at}" for at in range(20_000)]),
        ("good", ["Python", "SQL"]),
    ]
    df = spark.createDataFrame(poison, "profile_id string, skills array<string>").repartition(16)
    scored = skillgap.spark.score(df, top=1)
    assert {row.profile_id for row in skillgap.spark.rows(scored).collect()} == {"control", "good"}
    assert skillgap.spark.rejects(scored).count() == 6
    nobody = spark.createDataFrame([], "profile_id string, skills array<string>")
    assert skillgap.spark.score(nobody).count() == 0


def test_a_summary_adds_up_where_the_rows_are(spark: Any, table: Path, tmp_path: Path) -> None:
    told = tmp_path / "summary.json"
    batch(table, tmp_path, "--summary", told)
    roles = {role["id"]: role for role in json.loads(told.read_text())["roles"]}
    df = skillgap.spark.score(spark.read.parquet(str(table)), unique=True)
    mine = {row.role_id: row for row in skillgap.spark.summary(df).collect()}
    assert mine.keys() == roles.keys()
    for name, row in mine.items():
        assert (row.rows, row["first"]) == (roles[name]["rows"], roles[name]["first"])
        assert row.mean_fit == pytest.approx(roles[name]["mean_fit"], abs=1e-6)


def test_an_engine_is_made_once_in_each_worker(spark: Any, table: Path) -> None:
    engine = skillgap.Engine(skillgap.Engine().to_bytes())
    df = spark.read.parquet(str(table)).repartition(8)

    def opened(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from skillgap._engine import _opened

        for piece in batches:
            engine.match("Python")
            time.sleep(0.2)
            info = _opened.cache_info()
            yield pa.record_batch({"pid": [os.getpid()], "misses": [info.misses], "rows": [piece.num_rows]})

    seen = df.mapInArrow(opened, "pid long, misses long, rows long").collect()
    pids = {row.pid for row in seen}
    assert len(pids) == 2
    # Earlier jobs may have opened another engine in a worker; only the first task opens this one.
    assert len({(row.pid, row.misses) for row in seen}) == len(pids)


def test_a_killed_executor_changes_nothing(
    spark: Any, table: Path, expected: tuple[pa.Table, list[dict[str, str]]], tmp_path: Path
) -> None:
    df = spark.read.parquet(str(table)).repartition(24, "profile_id")
    mark = tmp_path / "pids"
    mark.mkdir()

    def slowly(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        (mark / str(os.getpid())).touch()
        time.sleep(0.3)
        yield from batches

    slow = df.mapInArrow(slowly, df.schema)
    killed: list[int] = []

    def kill() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and len(list(mark.iterdir())) < 1:
            time.sleep(0.05)
        time.sleep(1)
        for worker in sorted(mark.iterdir()):
            executor = executor_of(int(worker.name))
            if executor:
                os.kill(executor, signal.SIGKILL)
                killed.append(executor)
                return

    killer = threading.Thread(target=kill)
    killer.start()
    out = tmp_path / "out.parquet"
    skillgap.spark.score(slow, top=3).write.parquet(str(out))
    killer.join()
    assert killed, "no executor was found"
    assert collected(skillgap.spark.rows(spark.read.parquet(str(out)))) == wanted(expected[0])


def executor_of(worker: int) -> int | None:
    """The executor process of a Python worker."""
    at = worker
    for _ in range(5):
        try:
            status = Path(f"/proc/{at}/status").read_text()
            command = Path(f"/proc/{at}/cmdline").read_bytes()
        except OSError:
            return None
        if b"CoarseGrainedExecutorBackend" in command:
            return at
        at = int(next(line.split()[1] for line in status.splitlines() if line.startswith("PPid:")))
    return None


@pytest.mark.parametrize("catalog", ["builtin", "folder", "esco"])
def test_fifty_thousand_people_are_scored_as_the_program_scores_them(
    spark: Any, fifty_thousand: Path, catalog: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = None
    if catalog != "builtin":
        path = request.getfixturevalue("small_catalog" if catalog == "folder" else "esco")
    table, rejects = batch(fifty_thousand, tmp_path, *(["--catalog", path] if path else []))
    df = spark.read.parquet(str(fifty_thousand)).repartition(7, "profile_id")
    scored = skillgap.spark.score(df, skillgap.Engine(path))
    scored.write.parquet(str(tmp_path / "scored"))
    scored = spark.read.parquet(str(tmp_path / "scored"))
    assert skillgap.spark.rejects(scored).count() == len(rejects)
    mine = pa.parquet.read_table(tmp_path / "scored").filter(pa.compute.field("rejected").is_null())
    mine = mine.drop_columns("rejected").sort_by(KEYS)
    table = table.cast(mine.schema).sort_by(KEYS)
    for name in table.column_names:
        assert mine[name].equals(table[name]), name


def test_labels_of_ones_own_make_a_catalogue_too(spark: Any, tmp_path: Path) -> None:
    labels, packed = tmp_path / "labels.csv", tmp_path / "labels.cat"
    labels.write_text(LABELS)
    run("catalog", "import", "labels", labels, "-o", packed)
    df = spark.createDataFrame([("1", ["py", "k8s"])], "profile_id string, skills array<string>")
    refused = skillgap.spark.rejects(skillgap.spark.score(df, skillgap.Engine(packed))).collect()
    assert [row.reason for row in refused] == ["no role in the catalogue asks for any of its skills"]
