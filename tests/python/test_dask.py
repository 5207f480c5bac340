"""Runs the Dask example from docs/spark.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from conftest import ROOT, batch, records

import skillgap

pytest.importorskip("dask.dataframe", reason="dask is not installed")
pytest.importorskip("distributed", reason="distributed is not installed")


def test_the_recipe_gives_the_rows_of_the_program(people: pa.Table, tmp_path: Path) -> None:
    import dask
    import dask.dataframe as dd
    from distributed import Client, LocalCluster

    recipe = re.search(r"<!-- dask -->\n```python\n(.*?)```", (ROOT / "docs" / "spark.md").read_text(), re.DOTALL)
    assert recipe is not None
    names: dict[str, Any] = {}
    exec(recipe[1], names)  # the document is part of the project
    distinct = people.to_pandas().drop_duplicates("profile_id")
    expected, _ = batch(pa.Table.from_pandas(distinct, preserve_index=False), tmp_path)
    with (
        dask.config.set({"dataframe.convert-string": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        people_of_dask = dd.from_pandas(distinct, npartitions=3, sort=False)
        scored = names["scored"](people_of_dask, skillgap.Engine()).compute()
    rows = scored[scored["rejected"].isna()].drop(columns="rejected")
    mine = pa.Table.from_pandas(rows, schema=expected.schema, preserve_index=False)
    assert records(mine) == records(expected)
