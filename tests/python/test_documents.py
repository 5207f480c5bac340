"""The code in the documents runs, and the type stubs match."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import skillgap

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("document", ["README.md", "crates/python/README.md"])
def test_the_code_of_the_readme_works(document: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocks = BLOCK.findall((ROOT / document).read_text())
    assert blocks
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, document, "exec"), {})  # the document is part of the project


def test_the_stubs_say_what_is_there() -> None:
    environment = {**os.environ, "MYPYPATH": ""}
    told = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "skillgap._skillgap", "--ignore-disjoint-bases"],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_package_is_well_typed() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", "-p", "skillgap"],
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_what_is_exported_is_documented() -> None:
    undocumented = [name for name in skillgap.__all__ if not name.startswith("_") and not getattr(skillgap, name).__doc__]
    assert not undocumented
    methods: list[Any] = [skillgap.Engine, skillgap.Report, skillgap.Plan, skillgap.Scored, skillgap.Table]
    for kind in methods:
        for name, value in vars(kind).items():
            assert name.startswith("_") or getattr(value, "__doc__", None) or isinstance(value, property), name
