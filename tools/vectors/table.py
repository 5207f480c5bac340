"""Writes, reads and uses the table of word vectors. data/vectors/README.md describes the format."""
import struct

import numpy as np

from phrases import tokens

MAGIC = b"skillgap-vectors\n"
VERSION = 1


def quantise(rows):
    """Integers from -127 to 127, and a scale for each row."""
    scale = np.abs(rows).max(1) / 127
    scale[scale == 0] = 1
    return np.rint(rows / scale[:, None]).astype(np.int8), scale.astype("<f4")


def front_code(words):
    """Each word as: bytes shared with the previous word, bytes that follow, those bytes."""
    out, before = bytearray(), b""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), 255) and word[shared] == before[shared]:
            shared += 1
        out += bytes([shared, len(word) - shared]) + word[shared:]
        before = word
    return bytes(out)


def write_table(path, words, rows):
    """Writes the words, sorted by their bytes, with their vectors."""
    order = sorted(range(len(words)), key=lambda i: words[i].encode())
    q, scale = quantise(rows[order])
    coded = front_code([words[i].encode() for i in order])
    head = struct.pack("<IIII", VERSION, len(words), rows.shape[1], len(coded))
    path.write_bytes(MAGIC + head + coded + scale.tobytes() + q.tobytes())


def read_table(path):
    """Words and vectors of a table: a file in our format, or an .npz (`q`, `scale`) with words.txt next to it."""
    if path.suffix == ".npz":
        stored = np.load(path)
        words = (path.parent / "words.txt").read_text(encoding="utf-8").split("\n")
        return [w for w in words if w], stored["q"] * stored["scale"][:, None]
    data = path.read_bytes()
    if not data.startswith(MAGIC):
        raise SystemExit(f"{path}: not a table of vectors")
    version, count, dims, coded = struct.unpack_from("<IIII", data, len(MAGIC))
    if version != VERSION:
        raise SystemExit(f"{path}: version {version}, expected {VERSION}")
    at, words, word = len(MAGIC) + 16, [], b""
    end = at + coded
    while at < end:
        shared, rest = data[at], data[at + 1]
        word = word[:shared] + data[at + 2 : at + 2 + rest]
        words.append(word.decode())
        at += 2 + rest
    scale = np.frombuffer(data, "<f4", count, end)
    q = np.frombuffer(data, np.int8, count * dims, end + 4 * count).reshape(count, dims)
    return words, q * scale[:, None]


class Table:
    """Vectors of texts: the sum of the vectors of the known words, unit length; zero if no word is known."""

    def __init__(self, words, rows):
        self.ids = {word: i for i, word in enumerate(words)}
        self.rows = rows

    @classmethod
    def read(cls, path):
        return cls(*read_table(path))

    def vectors(self, texts):
        out = np.zeros((len(texts), self.rows.shape[1]), np.float32)
        for i, text in enumerate(texts):
            ids = [self.ids[t] for t in tokens(text) if t in self.ids]
            if ids:
                out[i] = self.rows[ids].sum(0)
        return unit(out)


def unit(rows):
    """Rows of length 1; rows of zeros stay as they are."""
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    return rows / np.where(length == 0, 1, length)
