"""Shared fixtures: the program to compare with, catalogues, and tables of people."""

from __future__ import annotations

import csv
import gzip
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

import skillgap

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("SKILLGAP_PROGRAM", ROOT / "target" / "release" / "skillgap"))
SHARED = Path(os.environ.get("SKILLGAP_SHARED", ROOT.parent / "shared"))
EXAMPLES = ROOT / "data" / "examples"

LABELS = """label,alt_labels
Python,py
SQL,structured query language
Docker,containers
Kubernetes,k8s
"""


def pytest_report_header() -> str:
    return f"skillgap {skillgap.__version__} from {Path(skillgap.__file__).parent}"


def run(*arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Runs the program."""
    told = subprocess.run([PROGRAM, *map(str, arguments)], check=check, capture_output=True, timeout=300)
    # Not text=True, which would convert the line breaks of CSV and calendars.
    return subprocess.CompletedProcess(told.args, told.returncode, told.stdout.decode(), told.stderr.decode())


def left_out(why: str) -> None:
    """Skips a test that cannot run here, unless CI=true requires it."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    sys.stderr.write(f"left out: {why}\n")
    pytest.skip(why)


@pytest.fixture(scope="session")
def engine() -> skillgap.Engine:
    return skillgap.Engine()


@pytest.fixture(scope="session")
def small_catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue folder with the first roles of the built-in one, and everything else."""
    folder = tmp_path_factory.mktemp("catalog") / "data"
    folder.mkdir()
    for part in (ROOT / "data").iterdir():
        if part.name not in ("examples", "roles", "README.md"):
            (folder / part.name).symlink_to(part)
    (folder / "roles").mkdir()
    for role in sorted((ROOT / "data" / "roles").rglob("*.toml"))[::3]:
        (folder / "roles" / role.name).symlink_to(role)
    return folder


@pytest.fixture(scope="session")
def esco(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ESCO in one file."""
    source = SHARED / "data" / "esco"
    if not source.is_dir():
        left_out(f"{source} is missing")
    packed = tmp_path_factory.mktemp("esco") / "esco.cat"
    run("catalog", "import", "esco", source, "-o", packed)
    return packed


@pytest.fixture(scope="session")
def people() -> pa.Table:
    """Some thousand skill lists made of the catalogue's names, some misspelt, with some invalid rows."""
    return made_people(4000)


def made_people(count: int) -> pa.Table:
    engine = skillgap.Engine()
    words: list[str] = []
    for role in engine.roles()[::5]:
        for requirement in engine.role(role.id).requirements:
            words.extend(requirement.alternatives)
    words = sorted(set(words))
    ids, lists = [], []
    for at in range(count):
        skills = [words[(at * 7919 + step * 104729) % len(words)] for step in range(1 + at % 9)]
        if at % 11 == 0 and len(skills[0]) > 6:
            skills[0] = skills[0][:3] + skills[0][4:]
        if at % 97 == 0:
            skills = ["nothing that anybody knows"]
        ids.append(f"p{at // 2 * 2 if at % 50 == 49 else at}")
        lists.append(None if at % 101 == 0 else skills)
    return pa.table({"profile_id": ids, "skills": pa.array(lists, pa.list_(pa.string()))})


@pytest.fixture(scope="session")
def fifty_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """50,000 real skill lists, as Parquet."""
    source = SHARED / "data" / "profiles_50k.csv.gz"
    if not source.is_file():
        left_out(f"{source} is missing")
    with gzip.open(source, "rt", newline="") as file:
        listed = list(csv.DictReader(file))
    names = {name.lower(): name for name in listed[0]}
    table = pa.table(
        {
            "profile_id": [row[names["profile_id"]] for row in listed],
            "skills": [row[names["skills"]] for row in listed],
        }
    )
    path = tmp_path_factory.mktemp("people") / "people.parquet"
    pa.parquet.write_table(table, path)
    return path


def batch(table: pa.Table | Path, folder: Path, *options: object) -> tuple[pa.Table, list[dict[str, str]]]:
    """The program's result for a table: its rows, and the rejects."""
    source = table
    if isinstance(table, pa.Table):
        source = folder / "in.parquet"
        pa.parquet.write_table(table, source)
    out, rejects = folder / "out.parquet", folder / "rejects.csv"
    run("batch", source, "-o", out, "--rejects", rejects, *options)
    with rejects.open(newline="", encoding="utf-8") as file:
        return pa.parquet.read_table(out), list(csv.DictReader(file))


def records(table: pa.Table) -> list[dict[str, object]]:
    """The rows of a table, independent of the widths of its types."""
    return table.to_pylist()
