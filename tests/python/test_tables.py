"""Tables over Arrow: the program's rows, from any table library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import batch, records, run
from hypothesis import given, settings
from hypothesis import strategies as st

import skillgap
from skillgap import _skillgap

COLUMNS = "profile_id rank role_id role fit relevance held gaps next_steps no_role_fits".split()


def pieces(table: pa.Table, size: int) -> pa.RecordBatchReader:
    return pa.RecordBatchReader.from_batches(table.schema, iter(table.to_batches(max_chunksize=size)))


HOLDERS = {
    "pyarrow": lambda table: table,
    "polars": pl.from_arrow,
    "polars lazily chunked": lambda table: pl.concat([pl.from_arrow(table[:99]), pl.from_arrow(table[99:])], rechunk=False),
    "pandas": lambda table: table.to_pandas(),
    "duckdb": duckdb.from_arrow,
    "large": lambda table: table.cast(
        pa.schema([("profile_id", pa.large_string()), ("skills", pa.large_list(pa.large_string()))])
    ),
    "views": lambda table: table.cast(pa.schema([("profile_id", pa.string_view()), ("skills", pa.list_(pa.string()))])),
    "dictionary": lambda table: table.set_column(0, "profile_id", table["profile_id"].dictionary_encode()),
    "a slice": lambda table: pa.concat_tables([table[:10], table])[10:],
    "rows one by one": lambda table: pieces(table, 1),
    "rows in sevens": lambda table: pieces(table, 7),
}


@pytest.fixture(scope="module")
def expected(people: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> tuple[pa.Table, list[dict[str, str]]]:
    return batch(people, tmp_path_factory.mktemp("batch"))


@pytest.mark.parametrize("holder", HOLDERS)
def test_rows_are_those_of_the_program(
    engine: skillgap.Engine, people: pa.Table, expected: tuple[pa.Table, list[dict[str, str]]], holder: str
) -> None:
    rows = engine.score(HOLDERS[holder](people))
    assert records(rows.to_pyarrow()) == records(expected[0])
    rejects = rows.rejects.to_pyarrow().to_pylist()
    told = [(str(row["line"]), row["profile_id"], row["reason"], row["raw"]) for row in rejects]
    assert told == [(row["line"], row["profile_id"], row["reason"], row["raw"]) for row in expected[1]]
    assert len(rejects) > 100 and rows.counts.rejected == len(rejects)


def test_the_columns_are_as_documented(engine: skillgap.Engine, people: pa.Table) -> None:
    schema = pa.RecordBatchReader.from_stream(engine.score(people)).schema
    texts = pa.list_(pa.string())
    types = [pa.string(), pa.int32(), pa.string(), pa.string(), pa.float64(), pa.float64(), texts, texts, texts, pa.bool_()]
    assert (schema.names, schema.types) == (COLUMNS, types)
    inline = pa.RecordBatchReader.from_stream(engine.score(people, rejected="inline")).schema
    assert (inline.names, inline.types[-1]) == ([*COLUMNS, "rejected"], pa.string())


def test_refused_rows_may_stand_among_the_others(
    engine: skillgap.Engine, people: pa.Table, expected: tuple[pa.Table, list[dict[str, str]]]
) -> None:
    rows = engine.score(people, rejected="inline").to_polars()
    scored = rows.filter(pl.col("rejected").is_null()).drop("rejected")
    assert scored.to_dicts() == records(expected[0])
    refused = rows.filter(pl.col("rejected").is_not_null())
    assert refused["profile_id"].to_list() == [row["profile_id"] for row in expected[1]]
    assert refused["rejected"].to_list() == [row["reason"] for row in expected[1]]
    assert refused["fit"].null_count() == refused["held"].null_count() == len(refused)


def test_options_are_those_of_the_program(engine: skillgap.Engine, people: pa.Table, tmp_path: Path) -> None:
    renamed = people.rename_columns(["who", "knows"])
    roles = ["Data Engineer", "AI Programmer"]
    rows = engine.score(renamed, roles=roles, id_column="who", skills_column="knows", summary=True, threads=3)
    summary = tmp_path / "summary.json"
    options = ["--id-column", "who", "--skills-column", "knows", "--summary", summary]
    table, _ = batch(renamed, tmp_path, *[part for role in roles for part in ("--role", role)], *options)
    assert records(rows.to_pyarrow()) == records(table)
    told = json.loads(summary.read_text())
    own = rows.summary.to_dict()
    assert own["roles"] == told["roles"] and own["gaps"] == told["gaps"] and own["training"] == told["training"]
    with pytest.raises(skillgap.UsageError):
        _ = engine.score(people).summary


def test_titles_texts_and_long_tables_are_scored(engine: skillgap.Engine, tmp_path: Path) -> None:
    told = pa.table(
        {
            "profile_id": pa.array([1, 2, 3], pa.int16()),
            "skills": pa.array([["Python", "SQL"], None, []], pa.list_(pa.string())),
            "title": ["Data Engineer", "Nurse", None],
            "text": [None, "Cares for patients on a surgical ward.", "x"],
        }
    )
    long = pa.table(
        {
            "profile_id": ["a", "a", "b"],
            "skill": ["Python", "SQL", "Nursing"],
            "level": pa.array(["advanced", None, "expert"]).dictionary_encode(),
            "years": pa.array([5.0, None, float("nan")]),
        }
    )
    named = pa.table(
        {
            "profile_id": pa.array([-7, 8], pa.int64()),
            "skills": [[{"skill": "Python", "level": "expert"}, {"skill": "SQL", "level": None}], [{"skill": None, "level": "x"}]],
        }
    )
    for table in (told, long, named):
        rows = engine.score(table)
        table_of_program, rejects = batch(table, tmp_path)
        assert records(rows.to_pyarrow()) == records(table_of_program)
        assert len(rows.rejects) == len(rejects)


def test_no_buffer_is_copied_at_the_border(people: pa.Table) -> None:
    texts = pa.array(["one text", None, "another text that is longer than a view"])
    table = pa.table(
        {
            "texts": texts,
            "views": texts.cast(pa.string_view()),
            "lists": people["skills"][:3].combine_chunks(),
            "numbers": pa.array([1.5, 2.5, None]),
            "dictionary": texts.dictionary_encode(),
        }
    )
    again = pa.table(_skillgap._through(table))
    assert again.equals(table)
    for name in table.column_names:
        before, after = (held.column(name).chunk(0).buffers() for held in (table, again))
        here = [buffer.address for buffer in before if buffer is not None]
        there = [buffer.address for buffer in after if buffer is not None]
        assert len(here) > 1 and set(here) - {0} <= set(there) | {0}, name


def test_rows_are_made_while_they_are_read(engine: skillgap.Engine) -> None:
    taken = 0

    def source() -> Iterator[pa.RecordBatch]:
        nonlocal taken
        for at in range(40):
            taken += 1
            ids = [f"{at}-{row}" for row in range(8192)]
            yield pa.record_batch({"profile_id": ids, "skills": ["Python;SQL"] * len(ids)})

    schema = pa.schema([("profile_id", pa.string()), ("skills", pa.string())])
    rows = engine.score(pa.RecordBatchReader.from_batches(schema, source()), top=1)
    assert taken == 0
    reader = pa.RecordBatchReader.from_stream(rows)
    assert taken == 0
    reader.read_next_batch()
    # A few blocks are in progress: one returned, one waiting, one being scored, one being read.
    assert 0 < taken <= 28
    with pytest.raises(skillgap.SkillgapError, match="when the last row was read"):
        _ = rows.counts
    left = sum(batch.num_rows for batch in reader)
    assert taken == 40 and rows.counts.profiles == 40 * 8192 and left < 40 * 8192
    with pytest.raises(ValueError, match="were read before"):
        pa.table(rows)


def test_rows_that_nobody_reads_to_the_end_are_given_up(engine: skillgap.Engine, people: pa.Table) -> None:
    for _ in range(20):
        reader = pa.RecordBatchReader.from_stream(engine.score(pa.concat_tables([people] * 30)))
        reader.read_next_batch()
        del reader


def test_an_error_of_the_source_arrives(engine: skillgap.Engine) -> None:
    def source() -> Iterator[pa.RecordBatch]:
        yield pa.record_batch({"profile_id": ["1"], "skills": ["Python"]})
        raise OSError("the disk\0is gone")

    schema = pa.schema([("profile_id", pa.string()), ("skills", pa.string())])
    rows = engine.score(pa.RecordBatchReader.from_batches(schema, source()))
    with pytest.raises(skillgap.InputError, match="the disk"):
        rows.to_pyarrow()


def test_a_table_without_the_columns_is_refused(engine: skillgap.Engine) -> None:
    with pytest.raises(skillgap.InputError, match="no column 'profile_id'") as told:
        engine.score(pa.table({"a": ["1"], "b": ["x"]}))
    assert told.value.hint == "name the column with id_column, for example: id_column a"
    with pytest.raises(skillgap.InputError, match="the column 'skills' is boolean"):
        engine.score(pa.table({"profile_id": ["1"], "skills": [True]}))
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        engine.score([1, 2])  # type: ignore[arg-type]


def test_text_that_is_none_is_refused_row_by_row(engine: skillgap.Engine) -> None:
    broken = pa.StringArray.from_buffers(2, pa.py_buffer(b"\0\0\0\0\6\0\0\0\x09\0\0\0"), pa.py_buffer(b"Python\xff\xfe\xfd"))
    rows = engine.score(pa.table({"profile_id": ["good", "bad"], "skills": broken}), top=1)
    assert rows.to_pyarrow()["profile_id"].to_pylist() == ["good"]
    assert rows.rejects.to_pyarrow()["reason"].to_pylist() == ["the row contains bytes that are not text"]


def test_files_are_scored_like_the_program_scores_them(engine: skillgap.Engine, people: pa.Table, tmp_path: Path) -> None:
    source, out = tmp_path / "people.parquet", tmp_path / "fits.csv"
    pa.parquet.write_table(people, source)
    done = engine.batch(source, out, summary=True)
    mine = out.read_bytes(), (tmp_path / "fits.rejects.csv").read_bytes()
    assert (done.out, done.rejects) == (str(out), str(tmp_path / "fits.rejects.csv"))
    run("batch", source, "-o", out)
    assert mine == (out.read_bytes(), (tmp_path / "fits.rejects.csv").read_bytes())
    assert done.counts.rejected > 0 and done.summary.roles[0].rows > 0
    with pytest.raises(skillgap.InputError):
        engine.batch(tmp_path / "none.csv", out)


def test_an_empty_table_gives_an_empty_one(engine: skillgap.Engine) -> None:
    empty = pa.schema([("profile_id", pa.string()), ("skills", pa.string())]).empty_table()
    rows = engine.score(empty)
    assert rows.to_pandas().empty and list(rows.rejects.to_pandas()) == ["file", "line", "profile_id", "reason", "raw"]


anything = st.one_of(st.none(), st.text(max_size=30), st.sampled_from(["Python", "SQL;Docker", "k8s|", ";;", "\x1f"]))
lists = st.one_of(st.none(), st.lists(anything, max_size=4))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(anything, lists), max_size=12), st.integers(1, 5))
def test_every_row_is_in_the_rows_or_in_the_rejects(people: list[Any], size: int) -> None:
    ids, skills = [row[0] for row in people], [row[1] for row in people]
    table = pa.table({"profile_id": pa.array(ids, pa.string()), "skills": pa.array(skills, pa.list_(pa.string()))})
    rows = _ENGINE.score(pieces(table, size), top=2, threads=1)
    scored = rows.to_pyarrow()
    lines = set(rows.rejects.to_pyarrow()["line"].to_pylist())
    assert lines <= set(range(1, len(people) + 1)) and len(lines) == len(rows.rejects)
    kept = [(ids[at] or "").strip(SPACES) for at in range(len(people)) if at + 1 not in lines]
    assert list(dict.fromkeys(scored["profile_id"].to_pylist())) == kept
    assert rows.counts.profiles + rows.counts.rejected == len(people)


_ENGINE = skillgap.Engine()

# Unicode white space; Python also counts four ASCII separators.
SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace() and c not in "\x1c\x1d\x1e\x1f")


def test_pandas_gets_lists_and_numbers(engine: skillgap.Engine) -> None:
    rows = engine.score(pd.DataFrame({"profile_id": [1, 2], "skills": ["Python;SQL", "Docker"]}), top=1).to_pandas()
    assert list(rows["profile_id"]) == ["1", "2"] and rows["rank"].dtype == "int32"
