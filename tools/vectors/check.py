#!/usr/bin/env python3
"""Measures a table of word vectors alone: which skill's name is nearest to a mention.

usage: check.py --esco CLASSIFICATION.zip --gold FOLDER TABLE [TABLE ...]

TABLE is a file in our format, or an .npz with `q` and `scale` and a words.txt beside it. FOLDER holds esco_digital.tsv,
esco_tech.tsv, esco_house.tsv (mention, gold, role) and sent_tech.tsv, sent_house.tsv (sentence, gold); golds are labels
of ESCO's skills, several joined by '|'. Printed: accuracy@1 / recall@5 with preferred labels only; with all names of a
skill, by its best name and by its centroid; RP@5 of sentences, by their windows of one to six words; and how the cosines
of right and wrong first candidates are spread. `--held` also prints the digital mentions of role `held`.
"""
import argparse
import csv
import io
import pathlib
import zipfile

import numpy as np

from phrases import CLAUSE_END, tokens
from table import Table, unit

WINDOW = 6
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def esco_skills(path):
    """The preferred label and all names of every skill."""
    with zipfile.ZipFile(path) as archive:
        for row in csv.DictReader(io.TextIOWrapper(archive.open("skills_en.csv"), "utf-8")):
            others = row["altLabels"].split("\n") + row["hiddenLabels"].split("\n")
            yield row["preferredLabel"], [row["preferredLabel"]] + [n for n in others if n and n != row["preferredLabel"]]


def read_gold(path, key):
    """Pairs of a text and its right answers; rows without one are skipped."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(r[key], {g.casefold() for g in r["gold"].split("|") if g}, r.get("role")) for r in rows if r["gold"]]


class Skills:
    """The vectors of a catalogue's skills in one table."""

    def __init__(self, table, skills):
        self.table = table
        self.labels = [label.casefold() for label, _ in skills]
        self.label_rows = table.vectors([label for label, _ in skills])
        names = [(i, name) for i, (_, all_names) in enumerate(skills) for name in all_names]
        self.owner = np.array([i for i, _ in names])
        self.name_rows = table.vectors([name for _, name in names])
        self.starts = np.flatnonzero(np.r_[True, self.owner[1:] != self.owner[:-1]])
        self.centroids = unit(np.add.reduceat(self.name_rows, self.starts))

    def scores(self, texts, how):
        """The cosine of each text (row) and each skill (column)."""
        v = self.table.vectors(texts)
        if how == "best name":
            return np.maximum.reduceat(v @ self.name_rows.T, self.starts, axis=1)
        return v @ (self.label_rows if how == "labels" else self.centroids).T


def in_parts(rows, size=250):
    return (rows[i : i + size] for i in range(0, len(rows), size))


def first_five(skills, gold, how):
    """For each mention: whether the first candidate or one of five is right, and the cosines of the first and of the best right one."""
    out = []
    for part in in_parts(gold):
        for row, (_, want, _) in zip(skills.scores([m for m, _, _ in part], how), part):
            order = np.argsort(-row, kind="stable")[:5]
            right = [skills.labels[i] in want for i in order]
            out.append((right[0], any(right), row[order[0]]))
    return np.array(out, float)


def windows(sentence):
    """All runs of one to six words within the clauses of a sentence."""
    for clause in CLAUSE_END.split(sentence):
        words = tokens(clause)
        for i in range(len(words)):
            for n in range(1, WINDOW + 1):
                if i + n <= len(words):
                    yield " ".join(words[i : i + n])


def rp_at_5(skills, gold, how):
    """The mean share of right skills (at most five) among the first five; a skill is scored by its best window."""
    total = 0
    for sentence, want, _ in gold:
        runs = list(dict.fromkeys(windows(sentence)))
        if runs:
            row = skills.scores(runs, how).max(0)
            total += sum(skills.labels[i] in want for i in np.argsort(-row, kind="stable")[:5]) / min(5, len(want))
    return total / len(gold)


def print_spread(found):
    """How reliable cosines are: quantiles for right and wrong first candidates, and what thresholds keep."""
    right, wrong = found[found[:, 0] == 1, 2], found[found[:, 0] == 0, 2]
    for name, values in (("right", right), ("wrong", wrong)):
        q = np.quantile(values, (0.05, 0.25, 0.5, 0.75, 0.95))
        print(f"    first candidate {name}: {len(values)} mentions, cosine 5% {q[0]:.2f}, 25% {q[1]:.2f}, 50% {q[2]:.2f}, 75% {q[3]:.2f}, 95% {q[4]:.2f}")
    for t in THRESHOLDS:
        kept = found[found[:, 2] >= t]
        print(f"    cosine >= {t:.2f}: kept {len(kept) / len(found):.3f}, of these right {kept[:, 0].mean() if len(kept) else 0:.3f}")


def measure(path, skills, folder, held):
    table = Table.read(path)
    print(f"{path}: {len(table.ids)} words, {table.rows.shape[1]} numbers each")
    known = Skills(table, skills)
    for name in ("digital", "tech", "house"):
        gold = read_gold(folder / f"esco_{name}.tsv", "mention")
        for how in ("labels", "best name", "centroid"):
            if name == "digital" and how != "labels":
                continue  # its mentions are themselves names
            found = first_five(known, gold, how)
            print(f"  {name:8} {how:10} @1 {found[:, 0].mean():.3f}  @5 {found[:, 1].mean():.3f}  ({len(gold)} mentions)")
            if how != "best name":
                print_spread(found)
        if held and name == "digital":
            print_held(table, skills, [g for g in gold if g[2] == "held"])
    for name in ("tech", "house"):
        gold = read_gold(folder / f"sent_{name}.tsv", "sentence")
        figures = [f"{how} {rp_at_5(known, gold, how):.3f}" for how in ("labels", "best name", "centroid")]
        print(f"  sentences {name}: RP@5 {', '.join(figures)}  ({len(gold)} sentences)")


def print_held(table, skills, gold):
    """Digital mentions in the full ESCO without these names."""
    mentions = {m.casefold() for m, _, _ in gold}
    rest = [(label, [n for n in names if n == label or n.casefold() not in mentions]) for label, names in skills]
    known = Skills(table, rest)
    for how in ("best name", "centroid"):
        found = first_five(known, gold, how)
        print(f"  digital-held {how:10} @1 {found[:, 0].mean():.3f}  @5 {found[:, 1].mean():.3f}  ({len(gold)} mentions)")
    print_spread(found)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--esco", type=pathlib.Path, required=True)
    p.add_argument("--gold", type=pathlib.Path, required=True)
    p.add_argument("--held", action="store_true")
    p.add_argument("tables", type=pathlib.Path, nargs="+")
    a = p.parse_args()
    skills = list(esco_skills(a.esco))
    for path in a.tables:
        measure(path, skills, a.gold, a.held)


if __name__ == "__main__":
    main()
