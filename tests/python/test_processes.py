"""Forking, spawning, pickling and threads: the same bytes, and nothing hangs."""

from __future__ import annotations

import concurrent.futures
import gc
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import skillgap
from skillgap._engine import _opened


def scored(engine: skillgap.Engine, count: int = 500) -> bytes:
    table = pa.table({"profile_id": [str(at) for at in range(count)], "skills": ["Python;SQL;k8s", "Nursing"] * (count // 2)})
    rows = engine.score(table).to_pyarrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows.combine_chunks())
    return sink.getvalue().to_pybytes()


def in_child(method: str, engine: skillgap.Engine) -> bytes:
    context: Any = multiprocessing.get_context(method)
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(scored, engine).result(timeout=120)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_child_gives_the_same_after_use_in_its_parent(engine: skillgap.Engine, method: str) -> None:
    assert in_child(method, engine) == scored(engine) == scored(engine)


def test_rows_begun_in_the_parent_are_an_error_in_the_child(engine: skillgap.Engine) -> None:
    table = pa.table({"profile_id": [str(at) for at in range(200_000)], "skills": ["Python;SQL"] * 200_000})
    reader = pa.RecordBatchReader.from_stream(engine.score(table))
    reader.read_next_batch()
    child = os.fork()
    if child == 0:
        try:
            for _ in reader:
                pass
        except Exception as error:
            os._exit(7 if "another process" in str(error) else 1)
        os._exit(2)
    ended, status = 0, 0
    for _ in range(600):
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        time.sleep(0.1)
    else:
        os.kill(child, 9)
    assert ended and os.waitstatus_to_exitcode(status) == 7


def test_threads_share_an_engine(engine: skillgap.Engine) -> None:
    alone = scored(engine)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert set(pool.map(scored, [engine] * 16)) == {alone}


def test_other_threads_go_on_while_the_engine_works(engine: skillgap.Engine) -> None:
    ticks, done = 0, threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    before = ticks
    text = "Skills: Python, SQL, Docker. " * 400
    begin = time.perf_counter()
    while time.perf_counter() - begin < 0.5:
        engine.report(text=text)
    during = ticks - before
    done.set()
    thread.join()
    assert during > 20


def test_a_pickled_engine_is_opened_once_in_a_process(engine: skillgap.Engine) -> None:
    packed = pickle.dumps(engine)
    assert len(packed) < 200
    assert pickle.loads(packed) is pickle.loads(packed)
    other = skillgap.Engine(engine.to_bytes())
    sent = pickle.dumps(other)
    assert pickle.loads(sent) is pickle.loads(pickle.dumps(other))
    assert scored(pickle.loads(sent)) == scored(engine)
    assert _opened.cache_info().currsize <= 8


def test_many_rounds_take_no_more_memory(engine: skillgap.Engine) -> None:
    def resident() -> int:
        gc.collect()
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")

    if not Path("/proc/self/statm").exists():
        pytest.skip("no /proc")
    for _ in range(60):
        scored(engine, 2000)
    before = resident()
    for _ in range(200):
        scored(engine, 2000)
    assert resident() - before < 24 << 20


def test_the_package_is_imported_quickly_and_alone() -> None:
    code = (
        "import sys, time; begin = time.process_time(); import skillgap; "
        "print(time.process_time() - begin, sum(m in sys.modules for m in ('pyarrow', 'pandas', 'polars', 'numpy', 'pyspark')))"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(5)]
    best = min(float(run.stdout.split()[0]) for run in runs)
    assert best < 0.1, best
    assert all(run.stdout.split()[1] == "0" for run in runs)
