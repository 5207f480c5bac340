#!/usr/bin/env python3
"""Makes data/vectors/en.vec: static word vectors that approximate a sentence encoder.

usage: make.py --data DATA --esco CLASSIFICATION.zip --texts FOLDER [FOLDER ...] --work FOLDER -o data/vectors/en.vec

Steps: gather phrases and words (phrases.py), let the teacher read them (teacher.py), find the word vectors whose sums
come nearest to the teacher's vectors of the phrases, reduce them to 128 numbers, and write them as bytes (table.py).
"""
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the teacher runs in single-threaded processes

import argparse
import collections
import hashlib
import multiprocessing
import pathlib
import sys

import numpy as np
import scipy.sparse

from phrases import Phrases, read_catalogue, read_esco, tokens, words_of_texts
from table import unit, write_table
from teacher import Teacher

CHUNK = 2000  # phrases per unit of work
WEIGHT_OF_PRIOR = 1.0  # lambda
STEPS = 60
DIMS = 128


class Memory:
    """A cache of the teacher's output in two append-only files: phrases, and vectors in half precision."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.text, self.rows = folder / "phrases.txt", folder / "vectors.f16"

    def load(self):
        if not self.rows.exists():
            return {}, np.zeros((0, 384), np.float16)
        phrases = self.text.read_text(encoding="utf-8").split("\n")[:-1]
        rows = np.fromfile(self.rows, np.float16).reshape(-1, 384)
        return {p: i for i, p in enumerate(phrases[: len(rows)])}, rows

    def append(self, phrases, rows):
        with open(self.text, "a", encoding="utf-8") as text, open(self.rows, "ab") as file:
            text.write("".join(p + "\n" for p in phrases))
            file.write(rows.astype(np.float16).tobytes())


def start_worker():
    global teacher
    teacher = Teacher()


def ask(phrases):
    return phrases, teacher.vectors(phrases)


def ask_teacher(phrases, folder, jobs):
    """The teacher's unit vectors, one row per phrase; only those missing from the cache are computed."""
    memory = Memory(folder)
    known, _ = memory.load()
    todo = [p for p in dict.fromkeys(phrases) if p not in known]
    chunks = [todo[i : i + CHUNK] for i in range(0, len(todo), CHUNK)]
    with multiprocessing.Pool(jobs, start_worker) as pool:
        for done, (chunk, rows) in enumerate(pool.imap(ask, chunks), 1):
            memory.append(chunk, rows)
            print(f"\rteacher: {min(done * CHUNK, len(todo))} of {len(todo)} phrases", end="", file=sys.stderr, flush=True)
    known, rows = memory.load()
    return unit(rows[[known[p] for p in phrases]].astype(np.float32))


def design(phrases, words):
    """The sparse matrix X: one row per phrase, in which each of its n words has the value n^-1/2."""
    ids = {word: i for i, word in enumerate(words)}
    row, column, value = [], [], []
    for i, phrase in enumerate(phrases):
        here = [ids[t] for t in tokens(phrase) if t in ids]
        if not here:
            continue
        row += [i] * len(here)
        column += here
        value += [len(here) ** -0.5] * len(here)
    return scipy.sparse.csr_matrix((np.float32(value), (row, column)), (len(phrases), len(words)))


def prior(words, phrases, singles, x, y):
    """The starting point: the teacher's vectors of single words, centred, and smaller for frequent words."""
    seen = collections.Counter(t for p in phrases for t in tokens(p))
    share = np.array([seen[w] for w in words], np.float32) / sum(seen.values())
    start = (singles - singles.mean(0)) / (1 + np.sqrt(1000 * share))[:, None]
    reached = x @ start
    return start * np.float32((reached * y).sum() / (reached * reached).sum())


def solve(x, y, start):
    """Minimises |XU - Y|^2 + lambda |U - start|^2 by conjugate gradients, all columns at once."""
    u = start.copy()
    rest = x.T @ (y - x @ u)
    direction = rest.copy()
    size = (rest * rest).sum(0)
    for _ in range(STEPS):
        image = x.T @ (x @ direction) + np.float32(WEIGHT_OF_PRIOR) * direction
        step = size / np.maximum((direction * image).sum(0), 1e-12)
        u += step * direction
        rest -= step * image
        new = (rest * rest).sum(0)
        direction = rest + new / np.maximum(size, 1e-12) * direction
        size = new
    return u


def main_axes(rows, dims):
    """The principal axes of the rows, as columns, with fixed signs for reproducibility."""
    _, axes = np.linalg.eigh(rows.T.astype(np.float64) @ rows)
    axes = axes[:, ::-1][:, :dims]
    largest = axes[np.abs(axes).argmax(0), np.arange(dims)]
    return (axes * np.sign(largest)).astype(np.float32)


def gather(a):
    phrases = Phrases()
    read_catalogue(a.data, phrases)
    read_esco(a.esco, phrases)
    dictionary = set((a.data / "words" / "en.txt").read_text(encoding="utf-8").split())
    named = {t for p in phrases.names for t in tokens(p)}
    in_clauses = collections.Counter(t for p in phrases.clauses for t in set(tokens(p)))
    others = words_of_texts(a.texts, dictionary)
    phrases.turn_verbs(dictionary | others)
    turned = {t for p in phrases.turned for t in tokens(p)}
    told = {w for w, n in in_clauses.items() if n >= 3 or w in dictionary or w in others}
    return phrases, sorted(w for w in named | told | others | turned if len(w) <= 40)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", type=pathlib.Path, required=True, help="the folder of the built-in catalogue")
    p.add_argument("--esco", type=pathlib.Path, required=True, help="ESCO's classification in English (zip of CSV files)")
    p.add_argument("--texts", type=pathlib.Path, nargs="*", default=[], help="folders of resumes and adverts (.pdf, .txt, .md)")
    p.add_argument("--work", type=pathlib.Path, required=True, help="folder that keeps the teacher's vectors between runs")
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--names-only", action="store_true", help="leave the clauses out: a quarter of the time, nearly as good")
    p.add_argument("-o", "--output", type=pathlib.Path, required=True)
    a = p.parse_args()
    phrases, words = gather(a)
    told = list(phrases.names) if a.names_only else phrases.all()
    print(f"{len(phrases.names)} names, {len(told)} phrases, {len(words)} words", file=sys.stderr)
    y = ask_teacher(told + words, a.work, a.jobs)
    singles, y = y[len(told) :], y[: len(told)]
    x = design(told, words)
    u = solve(x, y, prior(words, told, singles, x, y))
    reached = unit(x @ u)
    print(f"\nmean cosine to the teacher: {(reached * y).sum(1).mean():.4f}", file=sys.stderr)
    write_table(a.output, words, u @ main_axes(reached, DIMS))
    print(f"{a.output}: {a.output.stat().st_size} bytes, sha256 {hashlib.sha256(a.output.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
