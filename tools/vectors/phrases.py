"""The input of the table: the phrases for the teacher, and the words that get a vector.

Phrases are the names and short texts of the built-in catalogue and of ESCO. Words are those of the phrases, ordinary
English words that appear in other texts (resumes, job adverts), and what the word list of the catalogue adds to them.
"""
import collections
import csv
import io
import pathlib
import re
import subprocess
import tomllib
import unicodedata
import zipfile

LONGEST_CLAUSE = 9  # words
SEEN, DOCUMENTS = 3, 3  # how often, and in how many texts, a word of other texts must occur
ENGLISH = 0.04  # share of "the", "and", "of", "to" in an English text
LABELS_OF_A_VERB = 4  # a word that starts this many labels and has the forms of a verb is one
IRREGULAR = {
    "build": "built", "buy": "bought", "choose": "chose", "cut": "cut", "deal": "dealt", "do": "did", "draw": "drew", "drive": "drove",
    "find": "found", "get": "got", "give": "gave", "grow": "grew", "hold": "held", "keep": "kept", "lay": "laid", "lead": "led", "make": "made",
    "meet": "met", "oversee": "oversaw", "run": "ran", "sell": "sold", "send": "sent", "set": "set", "spin": "spun", "take": "took",
    "teach": "taught", "undertake": "undertook", "understand": "understood", "write": "wrote",
}
WORD = re.compile(r"[a-z0-9+#*]+")
CASED_WORD = re.compile(r"[^\W_]+(?:[+#*]+)?")
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
CLAUSE_END = re.compile(r"[.,;:!?()\[\]\n\r\u2022\u2013\u2014]+|\s-\s")


def tokens(text):
    """The words of a text: lower case, accents off, letters, digits and + # *."""
    text = unicodedata.normalize("NFD", text.lower())
    return WORD.findall("".join(c for c in text if unicodedata.category(c) != "Mn"))


def clauses(text):
    """The parts of a running text between punctuation marks that have two to nine words."""
    parts = (" ".join(part.split()) for part in CLAUSE_END.split(text))
    return [part for part in parts if 2 <= len(tokens(part)) <= LONGEST_CLAUSE]


def sentences(text):
    """A short text of the catalogue: whole if short enough, else its clauses."""
    return [" ".join(text.split())] if 1 <= len(tokens(text)) <= LONGEST_CLAUSE else clauses(text)


def verb_forms(verb, dictionary):
    """The past and the -ing form of a verb, which resumes use ("managed"), if the dictionary knows both."""
    silent = verb.endswith("e") and not verb.endswith("ee")
    stems = [verb[:-1]] if silent else [verb + verb[-1], verb]  # "planned" before "planed"
    past = [IRREGULAR.get(verb, ""), verb[:-1] + "ied" if verb.endswith("y") else "", *(stem + "ed" for stem in stems)]
    ing = [stem + "ing" for stem in stems]
    found = [next((form for form in forms if form in dictionary), None) for forms in (past, ing)]
    return found if all(found) else []


class Phrases:
    """Phrases in the order they were found, each once: names, clauses of texts, and names with their verb in other forms."""

    def __init__(self):
        self.names, self.clauses, self.turned, self.labels = {}, {}, {}, []

    def add(self, names=(), texts=()):
        for name in names:
            if tokens(name):
                self.names.setdefault(" ".join(name.split()))
        for text in texts:
            for part in sentences(text):
                self.clauses.setdefault(part)

    def turn_verbs(self, dictionary):
        """Adds "managed staff" and "managing staff" for a label "manage staff". Verbs are words that begin labels often.
        Irregular verbs are taken from all names: "led" is rare there, and no lamp."""
        first = collections.Counter(label.split()[0] for label in self.labels)
        for name in [*self.labels, *(n for n in self.names if n.split()[0] in IRREGULAR)]:
            verb, _, rest = name.partition(" ")
            if rest and first[verb] >= LABELS_OF_A_VERB:
                self.turned.update({f"{form} {rest}": None for form in verb_forms(verb, dictionary)})

    def all(self):
        return list({**self.names, **self.clauses, **self.turned})


def read_catalogue(data, phrases):
    """The built-in catalogue's skills and roles (`data/skills`, `data/roles`)."""
    for path in sorted((data / "skills").glob("*.toml")):
        for skill in tomllib.loads(path.read_text(encoding="utf-8")).get("skill", []):
            phrases.add([skill["label"], *skill.get("alt", [])], [skill[k] for k in ("definition", "project") if k in skill])
    for path in sorted((data / "roles").glob("*.toml")):
        role = tomllib.loads(path.read_text(encoding="utf-8"))
        texts = [entry["text"] for kind in ("responsibility", "requirement") for entry in role.get(kind, []) if "text" in entry]
        phrases.add([role["title"], *role.get("alt", [])], [role.get("definition", ""), *texts])


def read_esco(path, phrases):
    """The names and descriptions of ESCO's skills and occupations, from the zip of its classification in English."""
    with zipfile.ZipFile(path) as archive:
        for table in ("skills_en.csv", "occupations_en.csv"):
            for row in csv.DictReader(io.TextIOWrapper(archive.open(table), "utf-8")):
                phrases.labels.append(row["preferredLabel"])
                names = [row["preferredLabel"], *row["altLabels"].split("\n"), *row["hiddenLabels"].split("\n")]
                phrases.add(names, [row["definition"], row["description"]])


def read_text(path):
    """The text of a .pdf (through pdftotext), .txt or .md file."""
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8", errors="replace")
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, errors="replace").stdout


def text_files(folders):
    """All text files below the folders, sorted by name."""
    for folder in folders:
        yield from sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix in (".pdf", ".txt", ".md"))


def is_english(words):
    """Whether a text is in English, by its share of four common words."""
    return sum(w in ("the", "and", "of", "to") for w in words) >= ENGLISH * len(words)


def count_words(texts):
    """How often words occur in lower case, and in how many texts; addresses do not count."""
    seen, documents = collections.Counter(), collections.Counter()
    for text in texts:
        words = [w for w in CASED_WORD.findall(ADDRESS.sub(" ", text)) if w.isalpha()]
        if is_english([w.lower() for w in words]):
            small = [w for w in words if w.islower()]
            seen.update(small)
            documents.update(set(small))
    return seen, documents


def words_of_texts(folders, dictionary):
    """Words of resumes and adverts: those of the dictionary, and others that are frequent. Only what is written in small
    letters counts, so that names of persons, places and employers stay out."""
    seen, documents = count_words(read_text(p) for p in text_files(folders))
    frequent = lambda w: seen[w] >= SEEN and documents[w] >= DOCUMENTS
    return {w for w in seen if w.isascii() and (w in dictionary or frequent(w))}
